"""Daily and weekly rest (*daglig og ukentlig arbeidsfri*, AML § 10-8 (1) to (3))."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from domain.calendar import DAY, WEEK, Period, monday
from domain.law import LawRef
from domain.working_time.findings import Seen, Verdict, permit
from domain.working_time.line import Line, Week
from domain.working_time.model import ZERO, Agreed, Basis, Shift
from domain.working_time.rule_set import Bound, Concerns, Rule
from domain.working_time.rules.normal_hours import HOURS
from domain.working_time.settings import When
from domain.working_time.windows import Span, week_span

SAME_WEEK = "same_week"
"""The parties' word for compensatory rest given before the week's Sunday is over."""


class Lift(Enum):
    """What makes a rest lawful that is shorter than the limit in force; the rule of that name says so."""

    CALL = auto()
    """A call under the representatives' agreement (AML § 10-8 (3))."""
    DANGER = auto()
    """Work to avert danger (AML § 10-12 (3))."""
    PASSIVE = auto()
    """The authority's consent for partly passive work (AML § 10-12 (7))."""


@dataclass(frozen=True, slots=True)
class Rest:
    """A daily or weekly rest that is shorter than the law's own, without any agreement."""

    free: timedelta
    """Its longest unbroken part."""
    full: timedelta
    """The law's rest; what lacks of it is owed."""
    by_representatives: timedelta
    """How low an agreement with the representatives may go; below it, only a union's tariff agreement."""
    in_force: timedelta
    agreement: Agreed | None
    days: Period
    shifts: tuple[Shift, ...]
    due_by: date | None
    lift: Lift | None
    """Only where it is under what is in force."""

    def due(self, rests_on: str | None) -> Seen:
        """Lawful, and the rest that lacks is owed."""
        first, last = self.days.first_day, self.days.last_day
        return Seen(
            Verdict.DUE,
            first,
            last,
            self.free,
            self.full,
            HOURS,
            self.shifts,
            rests_on=rests_on,
            owed=self.full - self.free,
            due_by=self.due_by,
        )


def daily_rest(line: Line) -> Iterator[Seen]:
    """Between two duties lie at least 11 h of unbroken free time (*daglig arbeidsfri*), in elapsed time.

    An agreement with the representatives goes down to 8 h and a union's tariff agreement below; what is lost of
    the 11 h is then owed as compensatory rest. The agreement must cover the day the later duty starts.
    Standby does not break a rest, work does: a duty worked on a call less than 24 h after the duty before cuts
    the rest it lies in, and the longest unbroken part of that is the rest; a later call counts as any duty. Only
    duties for the own employer are looked at. Silent where §§ 10-8 (3), 10-12 (3) or (7) carry the shorter rest.
    Reported besides: every gap is long enough, and yet the 24 h from a duty's start hold no rest as long as the
    limit in force (a setting). A rest cut by a call with such a disturbance on record needs the
    representatives' agreement, however short.
    Parts of a split duty that do not adjoin are judged as two.
    """
    said: set[Shift] = set()
    for gap in short_gaps(line):
        said.update(gap.shifts)
        if gap.free >= gap.in_force:
            yield gap.due(_name(gap.agreement))
        elif gap.lift is None:
            disturbed = line.facts.work.serious_disturbance is True
            yield _needs(gap, called=disturbed and _answered_a_call(line, gap.shifts))
    if line.rule.settings.rest_in_each_day is not When.OFF and not line.facts.work.averts_danger:
        yield from _days_without(line, said)


def weekly_rest(line: Line) -> Iterator[Seen]:
    """Every week, Monday 00:00 to Monday 00:00 in Oslo, holds 35 h of unbroken free time (*ukentlig arbeidsfri*).

    The block must lie inside the week; its length is elapsed time, so the last week of March has an hour less.
    By a setting a block that begins in the week counts whole, wherever it ends. An agreement with the
    representatives goes down to 28 h, a union's tariff agreement below; what is lost is owed. The agreement must
    cover every day of the week. Days outside the plan count as free, standby too, and duties for another employer.
    Silent where § 10-12 (3) or (7) carry the shorter rest.
    """
    for week in short_weeks(line):
        if week.free >= week.in_force:
            yield week.due(_name(week.agreement))
        elif week.lift is None:
            yield _needs(week)


def emergency(line: Line) -> Iterator[Seen]:
    """A call that must be answered to avoid serious operational disturbance may leave less than 8 h of rest.

    Only under the representatives' agreement on daily rest, on the day the later duty starts, and only for a rest
    with a duty worked on a call in it or beside it, or where a call is on record for the line; not where it is on
    record that there was no call or no serious disturbance (*alvorlige driftsforstyrrelser*). Never for a rest
    that is short by the plan: the daily-rest rule judges that. What lacks of 11 h is owed.
    """
    if not (line.facts.work.unplanned_call_out or any(shift.called_out for shift in line.own)):
        return
    for gap in short_gaps(line):
        if gap.lift is Lift.CALL:
            yield gap.due(_name(gap.agreement))


def short_gaps(line: Line) -> Iterator[Rest]:
    """Every daily rest under 11 h, in time order."""
    figures = line.rule.figures
    for shifts, free in _gaps(line.own):
        if free >= figures.daily_rest.value:
            continue
        before, after = shifts[0], shifts[-1]
        in_force = line.limits.on(after.day)
        lift = None if free >= in_force.daily_rest else _lift_of_gap(line, shifts, in_force.rest)
        yield Rest(
            free,
            figures.daily_rest.value,
            figures.daily_rest_agreed.value,
            in_force.daily_rest,
            in_force.rest,
            Period(before.day, max(before.day, after.day)),
            shifts,
            _same_week(in_force.rest, after.day),
            lift,
        )


def short_weeks(line: Line) -> Iterator[Rest]:
    """Every weekly rest under 35 h, in time order."""
    figures = line.rule.figures
    for week, free, shifts in weekly_rests(line, line.own):
        if free < figures.weekly_rest.value:
            lift = None if free >= week.weekly_rest else event(line, shifts, week.days)
            yield Rest(
                free,
                figures.weekly_rest.value,
                figures.weekly_rest_agreed.value,
                week.weekly_rest,
                week.rest,
                week.days,
                (*shifts, *_first_after(line, week)),
                None,
                lift,
            )


def _first_after(line: Line, week: Week) -> tuple[Shift, ...]:
    """The duty that ends the week's rest where that may reach out of the week."""
    if line.rule.settings.weekly_rest_inside_week:
        return ()
    following = bisect_left(line.own, week_span(week.monday).ends, key=lambda s: s.starts)
    return line.own[following : following + 1]


def weekly_rests(line: Line, duties: Sequence[Shift]) -> Iterator[tuple[Week, timedelta, tuple[Shift, ...]]]:
    """Each week with its longest free stretch and the duties looked at, one that reaches in from before among them."""
    in_week: dict[date, list[Shift]] = {}
    for duty in duties:
        in_week.setdefault(monday(duty.day), []).append(duty)
    starts = [] if line.rule.settings.weekly_rest_inside_week else [duty.starts for duty in duties]
    spill: Shift | None = None  # the week before may end in a duty that reaches into this one
    for week in line.weeks:
        own = in_week.get(week.monday, ())
        span = week_span(week.monday)
        looked_at = (spill, *own) if spill and spill.ends > span.starts else tuple(own)
        if not line.rule.settings.weekly_rest_inside_week:
            following = bisect_left(starts, span.ends)
            span = Span(span.starts, starts[following] if following < len(starts) else span.ends + WEEK)
        yield week, longest_free(span, looked_at), looked_at
        spill = max(looked_at, key=lambda s: s.ends, default=None)


def longest_free(span: Span, shifts: Sequence[Shift]) -> timedelta:
    """The longest stretch of ``span`` without a minute of ``shifts``, which are in time order."""
    longest, free_from = ZERO, span.starts
    for shift in shifts:
        longest = max(longest, min(shift.starts, span.ends) - free_from)
        free_from = max(free_from, shift.ends)
    return max(longest, span.ends - free_from)


def event(line: Line, shifts: Sequence[Shift], days: Period) -> Lift | None:
    """What carries a shorter rest round ``shifts`` on all of ``days``: danger to avert, or the authority's consent."""
    if line.facts.work.averts_danger:
        return Lift.DANGER
    if any(shift.passive for shift in shifts):
        consent = line.agreements.throughout(Basis.PASSIVE_REST_AUTHORITY, line.person.employee, days.days())
        return Lift.PASSIVE if consent else None
    return None


def _gaps(duties: Sequence[Shift]) -> Iterator[tuple[tuple[Shift, ...], timedelta]]:
    """Each rest: the duty before it (whichever ended last), the calls in it and the duty after; its longest part."""
    around: list[Shift] = []
    longest = ZERO
    for duty in duties:
        if not around:
            around = [duty]
            continue
        longest = max(longest, duty.starts - max(each.ends for each in around))
        around.append(duty)
        if not duty.called_out or duty.starts >= around[0].ends + DAY:
            yield tuple(around), longest
            around, longest = [max(around, key=lambda s: s.ends)], ZERO


def _lift_of_gap(line: Line, shifts: Sequence[Shift], agreement: Agreed | None) -> Lift | None:
    agreed = agreement is not None and agreement.basis is Basis.REST and agreement.limits.daily_rest is not None
    day = shifts[-1].day
    if agreed and _answered_a_call(line, shifts):
        return Lift.CALL
    return event(line, shifts, Period(day, day))


def _answered_a_call(line: Line, shifts: Sequence[Shift]) -> bool:
    """Whether a call that avoids serious disturbance cut the rest; a record that there was none of it decides."""
    known = line.facts.work
    called = known.unplanned_call_out or any(shift.called_out for shift in shifts)
    return bool(called) and False not in {known.unplanned_call_out, known.serious_disturbance}


def _days_without(line: Line, said: set[Shift]) -> Iterator[Seen]:
    """The 24 h from the start of each duty of the plan, where no gap round it is too short by itself."""
    duties = line.own
    for n, duty in enumerate(duties):
        ends, limit = duty.starts + DAY, line.limits.on(duty.day).daily_rest
        if duty.called_out or duty in said or duty.ends <= duty.starts:
            continue
        following = n + 1
        while following < len(duties) and duties[following].starts < ends:
            following += 1
        if following == n + 1 and ends - duty.ends >= limit:
            continue  # as most are
        free = max(longest_free(Span(duty.starts, ends), duties[n:following]), ZERO)
        if free < limit:
            verdict = Verdict.ADVISORY if line.rule.settings.rest_in_each_day is When.ADVISORY else Verdict.NEEDS
            needed = Basis.REST if free >= line.rule.figures.daily_rest_agreed.value else Basis.TARIFF
            permits = permit(needed) if verdict is Verdict.NEEDS else ()
            yield Seen(verdict, duty.day, duty.day, free, limit, HOURS, duties[n:following], permits)


def _needs(rest: Rest, *, called: bool = False) -> Seen:
    """What would permit it: for a call the representatives' agreement, however short the rest (§ 10-8 (3))."""
    basis = Basis.REST if called or rest.free >= rest.by_representatives else Basis.TARIFF
    first, last = rest.days.first_day, rest.days.last_day
    rests_on = _name(rest.agreement)
    return Seen(Verdict.NEEDS, first, last, rest.free, rest.in_force, HOURS, rest.shifts, permit(basis), rests_on)


def _name(agreement: Agreed | None) -> str | None:
    return agreement.name if agreement else None


def _same_week(agreement: Agreed | None, day: date) -> date | None:
    if agreement is None or agreement.limits.compensatory_rest != SAME_WEEK:
        return None
    return monday(day) + 6 * DAY


RULES = (
    Rule(
        "AML-10-8-1-DAILY-REST",
        LawRef("AML § 10-8 (1)"),
        "daily rest",
        "den daglige arbeidsfrien",
        daily_rest,
        Bound.AT_LEAST,
        figures=("daily_rest", "daily_rest_agreed"),
        settings=("rest_in_each_day",),
        concerns=Concerns.ORDINARY_LIMITS,
        permits=(Basis.REST, Basis.TARIFF),
    ),
    Rule(
        "AML-10-8-2-WEEKLY-REST",
        LawRef("AML § 10-8 (2)"),
        "weekly rest",
        "den ukentlige arbeidsfrien",
        weekly_rest,
        Bound.AT_LEAST,
        figures=("weekly_rest", "weekly_rest_agreed"),
        settings=("weekly_rest_inside_week",),
        concerns=Concerns.ORDINARY_LIMITS,
        permits=(Basis.REST, Basis.TARIFF),
    ),
    Rule(
        "AML-10-8-3-EMERGENCY",
        LawRef("AML § 10-8 (3)"),
        "daily rest cut by a call",
        "den daglige arbeidsfrien ved utkalling",
        emergency,
        Bound.AT_LEAST,
        figures=("daily_rest", "daily_rest_agreed"),
        concerns=Concerns.ORDINARY_LIMITS,
    ),
)

"""The quotas of overtime (*overtid*, AML § 10-6 (4) to (7)), and the employee's yes to what passes them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.calendar import Period
from domain.law import LawRef
from domain.working_time.arrangement import statutory_week
from domain.working_time.conventions import COUNTED, NIGHT, RED
from domain.working_time.findings import Because, Reason, Seen, Verdict, permit
from domain.working_time.hours_worked import of_one_employer
from domain.working_time.limits import Limits
from domain.working_time.line import Line, Week
from domain.working_time.model import ZERO, Agreed, Basis, Shift
from domain.working_time.reasons import of_statutory_week
from domain.working_time.rule_set import Bound, Concerns, Rule
from domain.working_time.rules.normal_hours import HOURS
from domain.working_time.rules.records import missing
from domain.working_time.rules.rota_week import CONTINUOUS_TEST, ROTA_TEST, THREE_PART_COUNT


@dataclass(frozen=True, slots=True)
class Overtime:
    """The overtime of one week."""

    days: Period
    hours: timedelta
    shifts: tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class Quota:
    """Overtime over some weeks against one quota."""

    days: Period
    hours: timedelta
    shifts: tuple[Shift, ...]
    default: timedelta | None
    """The act's own quota; ``None`` for the half year, which only the authority's consent knows."""
    in_force: timedelta | None
    """The strictest in force on any of the days; ``None`` where an agreement lifts it."""
    by_representatives: timedelta
    """How far an agreement with the representatives reaches."""
    by_authority: timedelta
    agreement: Agreed | None

    @property
    def passes_the_default(self) -> bool:
        """Whether it takes the employee's own yes."""
        return self.default is not None and self.hours > self.default


@of_one_employer
def quotas(line: Line) -> Iterator[Seen]:
    """Overtime stays within 10 h a week, 25 h in four weeks in a row and 200 h in 52 weeks in a row.

    The representatives may agree on 20, 50 and 300 h; the authority may consent to 25 h a week and 200 h in 26
    weeks. In every window the strictest quota in force on any of its days holds; each week, and each window that
    ends with a week, is one finding, and a shorter plan is one window. What passes the act's own quota under an
    agreement is a violation where it is on record that the employee did not say yes each time.

    Overtime is counted from the act's limit, not the contract's: of a week's hours beyond agreed ones, what comes
    above 9 h (or the more that is planned) day by day, or above 40, 38 or 36 h or the three-part count's full-time
    week (or the more that is planned) in the week, whichever is more. Standby counts by its share. Hours by week on
    record stand in for the count. Left out: another employer's duties; that a paid break in long overtime is outside
    the quota (§ 10-9 (2)), for nobody knows where in a duty its breaks lie.
    """
    unwilling = line.facts.work.willing_each_time is False
    for quota in _quotas(line):
        if quota.in_force is not None and quota.hours > quota.in_force:
            yield replace(_over(quota, quota.in_force), because=_of_overtime(line, quota))
        elif quota.passes_the_default and quota.default is not None and unwilling:
            over, why = _over(quota, quota.default), _of_overtime(line, quota)
            yield replace(over, verdict=Verdict.VIOLATION, permits=(), because=why)


@of_one_employer
def willing(line: Line) -> Iterator[Seen]:
    """Overtime beyond the act's own quota is only for employees who are willing each time (*sagt seg villig*).

    A violation, once, where it is on record that the employee did not say yes each time and a quota of § 10-6 (4)
    is passed, whatever is agreed with others; the first such days are named. Where no hours are known at all but
    an agreement on more overtime is in force, the record alone is judged. Silent where nothing is on record.
    """
    if line.facts.work.willing_each_time is not False:
        return
    passed = next((quota for quota in _quotas(line) if quota.passes_the_default), None)
    if passed:
        yield replace(
            missing(line),
            first_day=passed.days.first_day,
            last_day=passed.days.last_day,
            shifts=passed.shifts,
            because=(Because(Reason.OVERTIME, passed.hours, passed.default), *_of_overtime(line, passed)),
        )
    elif not line.shifts and _on_record(line) is None and any(x.overtime for x in line.limits.over(line.period)):
        yield missing(line)


def overtime_by_week(line: Line) -> tuple[Overtime, ...]:
    """The overtime of every week, as on record or counted from the act's limits."""
    recorded = _on_record(line)
    if recorded is not None:
        return tuple(Overtime(line.period, hours, ()) for hours in recorded)
    if not any(shift.extra for shift in line.shifts):
        return ()
    by_the_act = statutory_week(line, line.period)
    return tuple(Overtime(week.days, _overtime(line, week, by_the_act), _extra(week)) for week in line.weeks)


def _on_record(line: Line) -> tuple[timedelta, ...] | None:
    known = line.facts.measures
    if known.overtime_hours_by_week is None and known.overtime_hours is not None:
        return (known.overtime_hours,)
    return known.overtime_hours_by_week


def _extra(week: Week) -> tuple[Shift, ...]:
    return tuple(shift for shift in week.shifts if shift.extra)


def _overtime(line: Line, week: Week, by_the_act: timedelta) -> timedelta:
    planned: dict[date, timedelta] = {}
    total: dict[date, timedelta] = {}
    for shift in week.shifts:
        planned[shift.day] = planned.get(shift.day, ZERO) + shift.normal
        total[shift.day] = total.get(shift.day, ZERO) + shift.hours
    a_day = line.rule.figures.day.value
    by_day = sum((max(hours - max(a_day, planned[day]), ZERO) for day, hours in total.items()), ZERO)
    return max(by_day, week.total - max(by_the_act, week.hours))


def _quotas(line: Line) -> Iterator[Quota]:
    settings, figures, weeks = line.rule.settings, line.rule.figures, overtime_by_week(line)
    half_year, year = settings.overtime_half_year_weeks, settings.overtime_year_weeks
    a_week, a_half_year = figures.overtime_week_authority.value, figures.overtime_half_year_authority.value
    for window in _windows(weeks, 1):
        yield _quota(
            line,
            window,
            [each.overtime_week for each in _limits(line, window)],
            figures.overtime_week.value,
            figures.overtime_week_agreed.value,
            a_week,
        )
    for window in _windows(weeks, settings.overtime_window_weeks):
        yield _quota(
            line,
            window,
            [each.overtime_four_weeks for each in _limits(line, window)],
            figures.overtime_four_weeks.value,
            figures.overtime_four_weeks_agreed.value,
            a_week * settings.overtime_window_weeks,
        )
    for window in _windows(weeks, year):
        yield _quota(
            line,
            window,
            [each.overtime_year for each in _limits(line, window)],
            figures.overtime_year.value,
            figures.overtime_year_agreed.value,
            a_half_year * year / half_year,
        )
    for window in _windows(weeks, half_year):
        yield _quota(
            line,
            window,
            [each.overtime_half_year for each in _limits(line, window)],
            None,
            figures.overtime_year_agreed.value,
            a_half_year,
        )


def _windows(weeks: Sequence[Overtime], length: int) -> Iterator[Sequence[Overtime]]:
    for last in range(min(length, len(weeks)) - 1, len(weeks)) if weeks else ():
        yield weeks[max(last - length + 1, 0) : last + 1]


def _limits(line: Line, window: Sequence[Overtime]) -> Sequence[Limits]:
    return line.limits.over(Period(window[0].days.first_day, window[-1].days.last_day))


def _quota(
    line: Line,
    window: Sequence[Overtime],
    allowed: Sequence[timedelta | None],
    default: timedelta | None,
    by_representatives: timedelta,
    by_authority: timedelta,
) -> Quota:
    return Quota(
        days=Period(window[0].days.first_day, window[-1].days.last_day),
        hours=sum((week.hours for week in window), ZERO),
        shifts=tuple(shift for week in window for shift in week.shifts),
        default=default,
        in_force=min((each for each in allowed if each is not None), default=None),
        by_representatives=by_representatives,
        by_authority=by_authority,
        agreement=_limits(line, window)[-1].overtime,
    )


def _of_overtime(line: Line, quota: Quota) -> tuple[Because, ...]:
    """From where overtime is counted, and what of the time beyond agreed hours is none; nothing of hours on record."""
    if _on_record(line) is not None:
        return ()
    extra, by_the_act = sum((s.extra for s in quota.shifts), ZERO), statutory_week(line, line.period)
    return (
        Because(Reason.OVERTIME_FROM, by_the_act),
        *((Because(Reason.EXTRA_WITHIN, extra - quota.hours, extra),) if extra > quota.hours else ()),
        *of_statutory_week(line, line.period),
    )


def _over(quota: Quota, limit: timedelta) -> Seen:
    reaches = ((quota.by_representatives, Basis.OVERTIME), (quota.by_authority, Basis.OVERTIME_AUTHORITY))
    basis = next((basis for reach, basis in reaches if quota.hours <= reach), None)
    return Seen(
        Verdict.NEEDS if basis else Verdict.VIOLATION,
        quota.days.first_day,
        quota.days.last_day,
        quota.hours,
        limit,
        HOURS,
        quota.shifts,
        permit(basis) if basis else (),
        quota.agreement.name if quota.agreement else None,
    )


QUOTAS = (
    *("overtime_week", "overtime_four_weeks", "overtime_year"),
    *("overtime_week_agreed", "overtime_four_weeks_agreed", "overtime_year_agreed"),
    *("overtime_week_authority", "overtime_half_year_authority"),
)
COUNTED_FROM = ("day", "week", "week_rota", "week_continuous", *ROTA_TEST, *CONTINUOUS_TEST, *THREE_PART_COUNT)
CLASSED_BY = (*RED, *NIGHT, *COUNTED, "night_wins_over_sunday")
OVER_WEEKS = ("overtime_window_weeks", "overtime_year_weeks", "overtime_half_year_weeks")

RULES = (
    Rule(
        "AML-10-6-4-OT",
        LawRef("AML § 10-6 (4)"),
        "overtime",
        "overtid",
        quotas,
        figures=(*QUOTAS, *COUNTED_FROM),
        settings=(*OVER_WEEKS, *CLASSED_BY),
        concerns=Concerns.CHAPTER_10,
        permits=(Basis.OVERTIME, Basis.OVERTIME_AUTHORITY),
    ),
    Rule(
        "AML-10-6-7-WILLING",
        LawRef("AML § 10-6 (7)"),
        "the employee's own yes to overtime beyond the act's quota",
        "den ansattes eget ja til overtid ut over lovens ramme",
        willing,
        Bound.AT_LEAST,
        figures=(*QUOTAS, *COUNTED_FROM),
        settings=(*OVER_WEEKS, *CLASSED_BY),
        concerns=Concerns.CHAPTER_10,
    ),
)

"""Days off by code (*fridager* F1 to F5), counted on the base rota: the plan's own lines, before a holiday plan.

A practice of the tariffs, not of the act. F1 and F2 are places in the week and F4 a balance, so they are named here
and judged elsewhere or not at all; F3 and F5 are counted, and what lacks is due as days.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from domain.calendar import DAY, SUNDAY, Period, at, is_red, monday, oslo_day
from domain.law import LawRef
from domain.working_time.findings import Because, Reason, Seen, Verdict
from domain.working_time.line import Line, Week
from domain.working_time.model import Shift
from domain.working_time.rule_set import Bound, Classification, Concerns, Rule
from domain.working_time.windows import week_span

DAYS_OFF, REPLACEMENT_DAYS = "days_off", "replacement_days"


def red_days_off(line: Line) -> Iterator[Seen]:
    """A red day off (*helgedagsfri*, F3) is due where the base rota has too much work on red days.

    Without an agreement on averaging (§ 10-8 (4)) one is due for every second red day worked in a row; with one, as
    many as lack of half the red days of each averaging period off, half of an odd number rounded up. The agreement
    counts on the days it is in force, for a period when it is on the first red day. A red day is worked when any
    duty has a minute from 22:00 on its eve to 22:00. Red days worked on record, with the days they were counted
    over, are judged in the place of shifts, by half. The finding counts days off against those due.
    """
    known = line.facts.measures
    if known.red_days_worked is not None:
        yield from _half_off(line, _on_record(line), known.red_days_worked, ())
        return
    worked = _worked_red_days(line)
    run: list[date] = []
    for day in (d for d in line.period.days() if is_red(d)):
        if day not in worked or line.limits.on(day).sundays_averaged:
            run = []
            continue
        run.append(day)
        if len(run) == 2:
            shifts = tuple(dict.fromkeys(s for each in run for s in worked[each]))
            yield Seen(Verdict.DUE, run[0], run[1], 0, 1, DAYS_OFF, shifts)
            run = []
    for block in line.blocks(line.unit.averaging_weeks):
        red = [d for d in block.days() if is_red(d)]
        if red and line.limits.on(red[0]).sundays_averaged:
            own = [d for d in red if d in worked]
            yield from _half_off(line, block, len(own), tuple(dict.fromkeys(s for d in own for s in worked[d])))


def replacement_days(line: Line) -> Iterator[Seen]:
    """A replacement day (*erstatningsfridag*, F5) is due when the weekly day off falls on a weekday holiday.

    The weekly day off is the Sunday where that is off; else a holiday of the week that is; else none is due. A day
    is off when no duty has a minute in it and it lies in the week's longest free stretch. Nothing is due for a day
    on which the person is absent, nor in a tariff without such days. It is a day off or a day's pay.
    """
    each = line.rule.tariff.replacement_days.value
    if not each:
        return
    with_holiday = [week for week in line.weeks if any(is_red(d) and d.weekday() != SUNDAY for d in week.days.days())]
    for day in weekly_days_off(line, with_holiday):
        if day.weekday() != SUNDAY and is_red(day) and day in line.period and line.person.absent(day) is None:
            week = week_span(monday(day))
            shifts = tuple(s for s in line.shifts if week.shared(s))
            yield Seen(Verdict.DUE, day, day, 0, each, REPLACEMENT_DAYS, shifts)


def weekly_days_off(line: Line, weeks: Iterable[Week] | None = None) -> Iterator[date]:
    """Where the weekly day off (*ukefridag*, F1) lies in each of ``weeks``, by default every week of the plan.

    It holds the week's unbroken 35 h of AML § 10-8 (2), 28 h by agreement, and that rule judges its length. In the
    longest free stretch of the week, Monday to Sunday, it is the Sunday if that is whole in it, else a holiday, else
    the first whole day. A week without a whole day free has none.
    """
    busy, first = line.shifts, 0
    for week in line.weeks if weeks is None else weeks:
        span = week_span(week.monday)
        while first < len(busy) and busy[first].ends <= span.starts:
            first += 1
        begins, ends = _longest_free(span.starts, span.ends, busy, first)
        whole = _whole_days(begins, ends)
        found = min(whole, key=lambda day: (day.weekday() != SUNDAY, not is_red(day), day), default=None)
        if found is not None:
            yield found


def further_days_off(line: Line) -> int:
    """How many days of the plan have no duty beyond one weekly day off a week (*ekstra ukefridag*, F2).

    The second day off of a five-day week, preferably beside the first, of no set length.
    """
    at_work = {shift.day for shift in line.shifts}
    return max(sum(1 for day in line.period.days() if day not in at_work) - len(line.weeks), 0)


def days_in_lieu_of_pay(line: Line) -> int:
    """Red days worked, which earn the balance that days off in place of holiday pay (*godtgjøringsfri*, F4) use.

    Taken by agreement with the manager, who holds the balance; the plan shows only what was worked.
    """
    return len(_worked_red_days(line))


def _worked_red_days(line: Line) -> dict[date, tuple[Shift, ...]]:
    """The red days of the plan with work from 22:00 on the eve to 22:00."""
    clock = line.rule.settings.counted_red_day_clock
    found: dict[date, tuple[Shift, ...]] = {}
    for shift in line.shifts:
        day, last = oslo_day(shift.starts), oslo_day(shift.ends) + DAY
        while day <= last:
            inside = day in line.period and is_red(day)
            if inside and shift.starts < at(day, clock) and shift.ends > at(day - DAY, clock):
                found[day] = (*found.get(day, ()), shift)
            day += DAY
    return found


def _half_off(line: Line, days: Period, worked: int, shifts: tuple[Shift, ...]) -> Iterator[Seen]:
    red = sum(1 for day in days.days() if is_red(day))
    due = -(-red * line.rule.tariff.red_days_off.value // 100)
    if red - worked < due:
        off, why = max(red - worked, 0), (Because(Reason.RED_DAYS, red),)
        yield Seen(Verdict.DUE, days.first_day, days.last_day, off, due, DAYS_OFF, shifts, because=why)


def _on_record(line: Line) -> Period:
    known = line.facts.measures
    first, last = known.period_from or line.period.first_day, known.period_to or line.period.last_day
    return Period(first, max(first, last))


def _longest_free(starts: datetime, ends: datetime, busy: Sequence[Shift], first: int) -> tuple[datetime, datetime]:
    """The first of the longest stretches without a minute of ``busy``, which is in time order, from ``first`` on."""
    best, free_from, n = (starts, starts), starts, first
    while n < len(busy) and busy[n].starts < ends:
        if busy[n].starts - free_from > best[1] - best[0]:
            best = free_from, busy[n].starts
        free_from = max(free_from, busy[n].ends)
        n += 1
    return (free_from, ends) if ends - free_from > best[1] - best[0] else best


def _whole_days(begins: datetime, ends: datetime) -> list[date]:
    """Every Oslo day that lies whole from ``begins`` to ``ends``."""
    span = timedelta(hours=12)  # noon of a day is its own day also where the clocks change
    days = (oslo_day(begins + span) + n * DAY for n in range(-1, 9))
    midnight = datetime.min.time()
    return [day for day in days if at(day, midnight) >= begins and at(day + DAY, midnight) <= ends]


RULES = (
    Rule(
        "TAR-F3",
        LawRef("tariff: F3"),
        "red days off",
        "helgedagsfri",
        red_days_off,
        Bound.AT_LEAST,
        settings=("counted_red_day_clock",),
        tariff=("red_days_off",),
        concerns=Concerns.ORDINARY_LIMITS,
        ground_nb="tariffavtalen: F3",
    ),
    Rule(
        "TAR-F5",
        LawRef("tariff: F5"),
        "a replacement day for a weekly day off on a holiday",
        "erstatningsfri for ukefridag på helligdag",
        replacement_days,
        Bound.AT_LEAST,
        tariff=("replacement_days",),
        concerns=Concerns.ORDINARY_LIMITS,
        ground_nb="tariffavtalen: F5",
    ),
)

CLASSIFICATIONS = (
    Classification(
        "TAR-F1",
        LawRef("tariff: F1"),
        "the weekly day off",
        "ukefridag",
        weekly_days_off,
        (),
        "Its length is judged as weekly rest (AML § 10-8 (2)); its place decides whether a replacement day is due.",
    ),
    Classification(
        "TAR-F2",
        LawRef("tariff: F2"),
        "the further weekly day off",
        "ekstra ukefridag",
        further_days_off,
        (),
        "No length is asked, so nothing is judged.",
    ),
    Classification(
        "TAR-F4",
        LawRef("tariff: F4"),
        "a day off in place of holiday pay",
        "godtgjøringsfri",
        days_in_lieu_of_pay,
        ("counted_red_day_clock",),
        "The balance lies with payroll and the manager; nothing is judged.",
    ),
)

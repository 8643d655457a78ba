"""Sundays and holidays off (*søn- og helgedagsfri*, AML § 10-8 (4))."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise

from domain.calendar import WEEK, Period, monday
from domain.law import LawRef
from domain.working_time.conventions import RED
from domain.working_time.findings import Seen, Verdict, permit
from domain.working_time.line import Line, RedDay
from domain.working_time.model import Basis, Shift
from domain.working_time.rule_set import Rule

RED_DAYS = "red_days"
WEEKS = "weeks"


def sunday_next(line: Line) -> Iterator[Seen]:
    """Whoever worked a Sunday or holiday is off the next one; the two kinds run in one sequence.

    Worked is any minute inside the day's own free time (§ 10-10 (1)), so Saturday after 18:00 counts too. Where
    the employee has agreed to averaging in writing, the averaging rule judges instead.
    """
    for one, next_one in pairwise(line.red_days):
        if one.work and next_one.work and not line.limits.on(next_one.day).sundays_averaged:
            yield Seen(
                Verdict.NEEDS,
                one.day,
                next_one.day,
                2,
                1,
                RED_DAYS,
                _shifts((one, next_one)),
                permit(Basis.SUNDAYS),
            )


def sunday_averaged(line: Line) -> Iterator[Seen]:
    """Under a written agreement at least half of the red days are off, and one in at least every fourth week.

    Counted over the agreed weeks, at most 26, from the agreement's first day in the plan (so a plan of 52 weeks
    is two periods): of n red days at most n // 2 are worked. And no more than three weeks in a row lack a free
    red day: a week counts when all its red days are worked, so two red days in one week are one week.
    """
    for block, agreement in _periods(line):
        red = [each for each in line.red_days if each.day in block]
        worked = [each for each in red if each.work]
        if len(worked) > len(red) // 2:
            yield _needs(block.first_day, block.last_day, len(worked), len(red) // 2, RED_DAYS, worked, agreement)
    yield from _without_a_free_one(line)


def _without_a_free_one(line: Line) -> Iterator[Seen]:
    most = line.rule.figures.weeks_without_free_sunday.value
    averaged = (red for red in line.red_days if line.limits.on(red.day).sundays_averaged)
    weeks = [list(days) for _, days in groupby(averaged, key=lambda red: monday(red.day))]
    # weeks without an agreement are not among them, so a run also ends where the next Monday is missing
    numbered = [(monday(days[0].day) - n * WEEK, all(red.work for red in days), days) for n, days in enumerate(weeks)]
    for (_, all_worked), run in groupby(numbered, key=lambda week: week[:2]):
        stretch = [days for _, _, days in run]
        if all_worked and len(stretch) > most:
            days = [red for week in stretch for red in week]
            agreed = line.agreements.covering(Basis.SUNDAYS, line.person.employee, days[-1].day)
            name = agreed.name if agreed else None
            yield _needs(days[0].day, days[-1].day, len(stretch), most, WEEKS, days, name)


def _periods(line: Line) -> Iterator[tuple[Period, str]]:
    """The stretches over which red days are averaged, each with the agreement it rests on."""
    longest = line.rule.figures.sunday_averaging_weeks.value
    for agreed in line.agreements.all:
        if agreed.basis is not Basis.SUNDAYS or line.person.employee not in agreed.covers:
            continue
        first = max(agreed.period.first_day, line.period.first_day)
        last = min(agreed.period.last_day, line.period.last_day)
        if first <= last:
            weeks = min(agreed.limits.averaging_weeks or longest, longest)
            yield from ((block, agreed.name) for block in line.blocks(weeks, Period(first, last)))


def _needs(
    first: date, last: date, measured: int, limit: int, unit: str, days: Sequence[RedDay], agreement: str | None
) -> Seen:
    return Seen(Verdict.NEEDS, first, last, measured, limit, unit, _shifts(days), permit(Basis.TARIFF), agreement)


def _shifts(days: Sequence[RedDay]) -> tuple[Shift, ...]:
    """The shifts of ``days`` in time order, one that reaches into two of them once."""
    return tuple(dict.fromkeys(shift for day in days for shift in day.shifts))


RULES = (
    Rule(
        "AML-10-8-4-SUNDAY-NEXT",
        LawRef("AML § 10-8 (4)"),
        "Sundays and holidays worked in succession",
        "søn- og helgedager på arbeid etter hverandre",
        sunday_next,
        settings=RED,
    ),
    Rule(
        "AML-10-8-4-SUNDAY-AVG26",
        LawRef("AML § 10-8 (4)"),
        "work on Sundays and holidays under averaging",
        "arbeid på søn- og helgedager ved gjennomsnittsberegning",
        sunday_averaged,
        figures=("sunday_averaging_weeks", "weeks_without_free_sunday"),
        settings=RED,
    ),
)

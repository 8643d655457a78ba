"""Sundays and holidays off (*søn- og helgedagsfri*, AML § 10-8 (4))."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby, pairwise

from domain.calendar import DAY, WEEK, Period, is_red, monday
from domain.law import LawRef
from domain.working_time.conventions import RED
from domain.working_time.findings import Because, Reason, Seen, Verdict, permit
from domain.working_time.line import Line, RedDay
from domain.working_time.model import Agreed, Basis, Shift
from domain.working_time.rule_set import Concerns, Rule

RED_DAYS = "red_days"
WEEKS = "weeks"


def sunday_next(line: Line) -> Iterator[Seen]:
    """Whoever worked a Sunday or holiday is off the next one; the two kinds run in one sequence.

    Worked is any minute inside the day's own free time (§ 10-10 (1)), so Saturday after 18:00 counts too. Where
    the employee has agreed to averaging in writing, the averaging rule judges instead. A run of two or three weeks
    without a free red day that is on record stands in for the shifts. Silent on the later day: work by § 10-10 (5)
    against the days of the employee's own religion, and a tariff agreement on the whole chapter.
    """
    run = line.facts.measures.longest_run_of_weeks_without_free_red_day
    if run is not None:
        days, most = line.period, line.rule.figures.weeks_without_free_sunday.value
        averaged = line.limits.on(days.first_day).sundays_averaged
        if 1 < run <= most and not averaged and not outside(line, days.first_day):
            yield Seen(Verdict.NEEDS, days.first_day, days.last_day, run, 1, WEEKS, (), permit(Basis.SUNDAYS))
        return
    for one, next_one in pairwise(line.red_days):
        if not (_worked(one) and _worked(next_one)) or line.limits.on(next_one.day).sundays_averaged:
            continue
        if not outside(line, next_one.day):
            shifts = _shifts((one, next_one))
            yield Seen(Verdict.NEEDS, one.day, next_one.day, 2, 1, RED_DAYS, shifts, permit(Basis.SUNDAYS))


def sunday_averaged(line: Line) -> Iterator[Seen]:
    """Under a written agreement at least half of the red days are off, and one in at least every fourth week.

    Counted over the agreed weeks, at most 26, from the agreement's first day in the plan (so a plan of 52 weeks
    is two periods): of n red days at most n // 2 are worked. Where the agreement or the plan ends before the weeks
    are over, what was worked until then is held to the n of the whole weeks, for the rest may still be free. And
    no more than three weeks in a row lack a free red day: a week counts when all its red days are worked, so two
    red days in one week are one week. More than three red days in a row inside fewer weeks, as Easter's four, do not
    break it alone and are reported. Counts on record stand in for the shifts: red days worked, over the period on
    record or the plan, and the longest run of weeks; they are judged whether the agreement is in force or not, for
    it reaches no further. The agreement is the employee's own and cannot be extended to others. Days under
    § 10-10 (5) or a tariff agreement on the whole chapter are left out.
    """
    measures = line.facts.measures
    if measures.red_days_worked is None and measures.longest_run_of_weeks_without_free_red_day is None:
        yield from _too_many(line)
        yield from runs(line)
    elif not outside(line, line.period.first_day):
        yield from _on_record(line)


def _on_record(line: Line) -> Iterator[Seen]:
    measures, most = line.facts.measures, line.rule.figures.weeks_without_free_sunday.value
    first = measures.period_from or line.period.first_day
    days = Period(first, max(first, measures.period_to or line.period.last_day))
    agreed = line.agreements.covering(Basis.SUNDAYS, line.person.employee, days.first_day)
    if measures.red_days_worked is not None:
        red = sum(1 for day in days.days() if is_red(day))
        if measures.red_days_worked > red // 2:
            yield _more_than_half(days, measures.red_days_worked, red, (), agreed)
    run = measures.longest_run_of_weeks_without_free_red_day
    if run is not None and run > most:
        yield _needs(days, run, most, WEEKS, (), agreed)


def _too_many(line: Line) -> Iterator[Seen]:
    for block, weeks, agreed in _periods(line):
        red = [each for each in line.red_days if each.day in block and not outside(line, each.day)]
        worked = [each for each in red if _worked(each)]
        in_all = len(red) + red_days_after(block, weeks)
        if len(worked) > in_all // 2:
            yield _more_than_half(block, len(worked), in_all, worked, agreed)


def red_days_after(block: Period, weeks: int) -> int:
    """How many red days of so many weeks from the first day of ``block`` lie after its last."""
    whole = block.first_day + weeks * WEEK - DAY
    missing = max((whole - block.last_day).days, 0)
    return sum(1 for n in range(missing) if is_red(block.last_day + (n + 1) * DAY))


def runs(line: Line) -> Iterator[Seen]:
    """Weeks in a row without a free red day; and days in a row, where the weeks are few enough."""
    most = line.rule.figures.weeks_without_free_sunday.value
    averaged = [r for r in line.red_days if line.limits.on(r.day).sundays_averaged and not outside(line, r.day)]
    weeks = [list(days) for _, days in groupby(averaged, key=lambda red: monday(red.day))]
    # weeks without an agreement are not among them, so a run also ends where the next Monday is missing
    numbered = [
        (monday(days[0].day) - n * WEEK, all(_worked(red) for red in days), days) for n, days in enumerate(weeks)
    ]
    said: set[date] = set()
    for (_, all_worked), run in groupby(numbered, key=lambda week: week[:2]):
        stretch = [days for _, _, days in run]
        if all_worked and len(stretch) > most:
            days = [red for week in stretch for red in week]
            said.update(red.day for red in days)
            agreed = line.agreements.covering(Basis.SUNDAYS, line.person.employee, days[-1].day)
            yield _needs(Period(days[0].day, days[-1].day), len(stretch), most, WEEKS, days, agreed)
    judged = {red.day for red in averaged}
    for at_work, row in groupby(line.red_days, key=lambda red: red.day in judged and _worked(red)):
        days = list(row)
        if at_work and len(days) > most and not any(red.day in said for red in days):
            shifts = _shifts(days)
            yield Seen(Verdict.ADVISORY, days[0].day, days[-1].day, len(days), most, RED_DAYS, shifts)


def _worked(red: RedDay) -> bool:
    """Whether any of the day's work is for the own employer."""
    return any(not shift.other_employer for shift in red.shifts)


def outside(line: Line, day: date) -> bool:
    """Whether § 10-8 (4) does not hold on ``day``: by the employee's own religion, or by tariff agreement."""
    by_religion = line.agreements.covering(Basis.RELIGION, line.person.employee, day)
    return by_religion is not None or line.limits.on(day).whole_chapter


def _periods(line: Line) -> Iterator[tuple[Period, int, Agreed]]:
    """The stretches over which red days are averaged, each with its whole weeks and the agreement it rests on."""
    longest = line.rule.figures.sunday_averaging_weeks.value
    for agreed in line.agreements.all:
        if agreed.basis is not Basis.SUNDAYS or line.person.employee not in agreed.covers:
            continue
        first = max(agreed.period.first_day, line.period.first_day)
        last = min(agreed.period.last_day, line.period.last_day)
        if first <= last:
            weeks = min(agreed.limits.averaging_weeks or longest, longest)
            yield from ((block, weeks, agreed) for block in line.blocks(weeks, Period(first, last)))


def _more_than_half(days: Period, worked: int, in_all: int, red: Sequence[RedDay], agreed: Agreed | None) -> Seen:
    over = _needs(days, worked, in_all // 2, RED_DAYS, red, agreed)
    return replace(over, because=(Because(Reason.RED_DAYS, in_all),))


def _needs(days: Period, measured: int, limit: int, unit: str, red: Sequence[RedDay], agreed: Agreed | None) -> Seen:
    name, first, last = agreed.name if agreed else None, days.first_day, days.last_day
    return Seen(Verdict.NEEDS, first, last, measured, limit, unit, _shifts(red), permit(Basis.TARIFF), name)


def _shifts(days: Sequence[RedDay]) -> tuple[Shift, ...]:
    """The shifts of ``days`` in time order, one that reaches into two of them once."""
    return tuple(dict.fromkeys(shift for day in days for shift in day.shifts if not shift.other_employer))


RULES = (
    Rule(
        "AML-10-8-4-SUNDAY-NEXT",
        LawRef("AML § 10-8 (4)"),
        "Sundays and holidays worked in succession",
        "søn- og helgedager på arbeid etter hverandre",
        sunday_next,
        figures=("weeks_without_free_sunday",),
        settings=RED,
        concerns=Concerns.ORDINARY_LIMITS,
        permits=(Basis.SUNDAYS,),
    ),
    Rule(
        "AML-10-8-4-SUNDAY-AVG26",
        LawRef("AML § 10-8 (4)"),
        "work on Sundays and holidays under averaging",
        "arbeid på søn- og helgedager ved gjennomsnittsberegning",
        sunday_averaged,
        figures=("sunday_averaging_weeks", "weeks_without_free_sunday"),
        settings=RED,
        concerns=Concerns.ORDINARY_LIMITS,
        permits=(Basis.TARIFF,),
    ),
)

"""Shifts from before the plan's first day: which rules look at them, and how a line is lengthened by them.

Rests, runs of days, weekends, red days in a row and rolling means do not begin anew with a plan, so what was worked
before its first day counts in them. Hours due, averaging periods, indicators and all else belong to the plan's own
days and never look back; nor do the week of 40, 38 or 36 h and overtime, so the week that a plan begins in the middle
of is held to those by its own days alone.

Said is only what a shift of the plan has a part in and makes worse than it was: nobody can mend what lies before it.
Which agreements were in force then is not known; those in force on the plan's first day are taken to have been.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from domain.calendar import Period
from domain.working_time.facts import NOTHING_KNOWN, Measures
from domain.working_time.findings import Seen
from domain.working_time.hours_worked import of_one_employer
from domain.working_time.line import Line
from domain.working_time.model import Agreements, Basis, Case
from domain.working_time.rule_set import Rule
from domain.working_time.rules import (
    averaging,
    doctors,
    doctors_rest,
    doctors_rights,
    exemptions,
    nights,
    other_employer,
    plan,
    rest,
    rolling,
    sundays,
    total_hours,
    unit,
    young,
)

Check: TypeAlias = Callable[[Line], Iterator[Seen]]


def _over_weeks(basis: Basis) -> Check:
    return of_one_employer(lambda line: averaging.over_weeks(line, basis))


REACHING_BACK: Mapping[str, Check] = {
    "AML-10-4-1-DAY9-RUNNING": rolling.running_day,
    "AML-10-4-1-WEEK40-RUNNING": rolling.running_week,
    "AML-10-5-1-IND": _over_weeks(Basis.AVERAGING_INDIVIDUAL),
    "AML-10-5-2-TV": _over_weeks(Basis.AVERAGING),
    "AML-10-5-3-AT": _over_weeks(Basis.AVERAGING_AUTHORITY),
    "AML-10-6-8-WEEK48": total_hours.week48,
    "AML-10-8-1-DAILY-REST": rest.daily_rest,
    "AML-10-8-2-WEEKLY-REST": rest.weekly_rest,
    "AML-10-8-3-EMERGENCY": rest.emergency,
    "AML-10-8-OTHER-EMPLOYER": other_employer.across_employers,
    "AML-10-8-4-SUNDAY-NEXT": sundays.sunday_next,
    "AML-10-8-4-SUNDAY-AVG26": sundays.runs,
    "AML-10-11-6-NIGHT-AVG8": nights.night_average,
    "AML-10-12-3-EMERGENCY": exemptions.danger,
    "AML-10-12-4-IR": exemptions.long_years,
    "AML-10-12-7-AT-PASSIVE": exemptions.passive_by_authority,
    "AML-11-YOUTH-HOURS": young.youth_hours,
    "AML-11-YOUTH-REST": young.youth_rest,
    "TAR-DOC-60": doctors.sixty_hours,
    "TAR-DOC-19": doctors.nineteen_hours,
    "TAR-DOC-MINDAY": doctors_rights.shortest_day,
    "TAR-DOC-REST-8GAP": doctors_rest.gap,
    "TAR-DOC-REST-28": doctors_rest.weekly,
    "TAR-DOC-REST-8DAY": doctors_rest.daily,
    "UNIT-WEEKENDS": unit.weekends,
    "UNIT-DAYS-IN-A-ROW": unit.days_in_a_row,
    "UNIT-NIGHTS-IN-A-ROW": unit.nights_in_a_row,
    "PLAN-OVERLAP": plan.no_overlap,
}
"""The part of each rule's check that looks at shifts before the plan's first day: all of it, but where a rule asks
something of periods that the plan or an agreement begins as well."""


def lengthened(case: Case) -> Case:
    """``case`` begun on the first day of the shifts before it, with those who worked them and no others.

    Left out is of whom measures are on record: they stand in for shifts.
    """
    first = case.period.first_day
    before = [shift for shift in case.before if shift.day < first]
    worked = {shift.employee for shift in before}
    people = {
        p: terms
        for p, terms in case.people.items()
        if p in worked and case.facts.get(p, NOTHING_KNOWN).measures == Measures()
    }
    begins = min((shift.day for shift in before if shift.employee in people), default=first)
    since = Agreements(
        tuple(
            replace(a, period=Period(min(begins, a.period.first_day), a.period.last_day)) if first in a.period else a
            for a in case.agreements.all
        )
    )
    both = (shift for shift in (*before, *case.shifts) if shift.employee in people)
    return replace(
        case,
        period=Period(begins, case.period.last_day),
        people=people,
        shifts=tuple(both),
        agreements=since,
        before=(),
    )


def of_the_plan_alone(rule: Rule, line: Line) -> Iterator[Seen]:
    """What ``rule`` says of the plan's own days where the rest of it is asked of the lengthened line."""
    reaching = REACHING_BACK.get(rule.id)
    if reaching is None:
        yield from rule.check(line)
    elif reaching is not rule.check:
        said = list(reaching(line))
        yield from (seen for seen in rule.check(line) if seen not in said)


def of_both(rule: Rule, line: Line, own: Period) -> Iterator[Seen]:
    """What ``rule`` says of the lengthened ``line`` that a shift on the plan's ``own`` days has a part in.

    Not what it would say as well, day for day and as much, of the shifts before them alone.
    """
    check = REACHING_BACK[rule.id]
    seen = list(check(line))
    if any(each.first_day < own.first_day for each in seen):
        before = replace(line, segments=tuple(s for s in line.segments if s.day < own.first_day))
        alone = [(each.first_day, each.last_day, each.measured, each.unit) for each in check(before)]
        seen = [each for each in seen if (each.first_day, each.last_day, each.measured, each.unit) not in alone]
    yield from seen

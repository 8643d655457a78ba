"""An adult's rest between the duties of two employers: each answers for its own plan, and the clash is reported."""

from collections.abc import Iterator
from itertools import pairwise

from domain.law import LawRef
from domain.working_time.findings import Seen, Verdict
from domain.working_time.line import Line
from domain.working_time.model import ZERO
from domain.working_time.rule_set import Bound, Concerns, Rule
from domain.working_time.rules.normal_hours import HOURS
from domain.working_time.rules.rest import weekly_rests


def across_employers(line: Line) -> Iterator[Seen]:
    """Between a duty here and one for another employer lie 11 h, and 35 h a week are free of both.

    Reported, not judged: the act's limits are read within one employer. The gap is between duties next to each
    other in time, of which one is the other employer's; the week where the own duties alone leave 35 h. Left out:
    hours added over employers; anybody under 18, whose hours and rest are judged over all employers.
    """
    if not any(shift.other_employer for shift in line.shifts):
        return
    figures = line.rule.figures
    for before, after in pairwise(line.shifts):
        age, rest = line.person.age(after.day), max(after.starts - before.ends, ZERO)
        young = age is not None and age < figures.adult_age.value
        if before.other_employer is not after.other_employer and not young and rest < figures.daily_rest.value:
            days = before.day, max(before.day, after.day)
            yield Seen(Verdict.ADVISORY, *days, rest, figures.daily_rest.value, HOURS, (before, after))
    least = figures.weekly_rest.value
    alone = weekly_rests(line, line.own)
    for (week, free, shifts), (_, own, _) in zip(weekly_rests(line, line.shifts), alone, strict=True):
        age = line.person.age(week.days.last_day)
        if free < least <= own and not (age is not None and age < figures.adult_age.value):
            yield Seen(Verdict.ADVISORY, week.days.first_day, week.days.last_day, free, least, HOURS, shifts)


RULES = (
    Rule(
        "AML-10-8-OTHER-EMPLOYER",
        LawRef("AML § 10-8 (1) and (2)"),
        "rest between the duties of two employers",
        "hvilen mellom vakter hos to arbeidsgivere",
        across_employers,
        Bound.AT_LEAST,
        figures=("daily_rest", "weekly_rest", "adult_age"),
        settings=("weekly_rest_inside_week",),
        concerns=Concerns.CHAPTER_10,
    ),
)

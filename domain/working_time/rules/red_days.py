"""Work on Sundays and holidays as such (*søndagsarbeid*, AML § 10-10): whether it may be done, and was discussed."""

from collections.abc import Iterator

from domain.law import LawRef
from domain.working_time.conventions import RED
from domain.working_time.findings import RECORDS, Seen, Verdict, permit
from domain.working_time.line import Line, RedDay
from domain.working_time.model import Basis
from domain.working_time.rule_set import Bound, Concerns, Rule

RED_DAYS = "red_days"


def red_day_need(line: Line) -> Iterator[Seen]:
    """Work on a Sunday or holiday is not allowed unless the nature of the work makes it necessary.

    Judged only where it is on record that it does not; patient care does. Then each red day worked needs the
    representatives' agreement on a particular, time-limited need, in force that day. Silent where the employee has
    agreed to the day against days of the own religion (§ 10-10 (5)), and under a tariff agreement on the whole
    chapter.
    """
    if line.facts.work.nature_requires is False:
        for red in _worked(line):
            if not _agreed(line, red):
                yield Seen(
                    Verdict.NEEDS,
                    red.day,
                    red.day,
                    1,
                    0,
                    RED_DAYS,
                    red.shifts,
                    permit(Basis.SUNDAY_WORK),
                )


def red_day_discussed(line: Line) -> Iterator[Seen]:
    """The need for work on Sundays and holidays is discussed with the representatives before it begins.

    Judged only where it is on record that it was not and the line has such work: one finding for the plan. Silent
    where a tariff agreement on the whole chapter is in force on every day of it.
    """
    worked, days = _worked(line), line.period
    by_tariff = all(in_force.whole_chapter for in_force in line.limits.over(days))
    if (worked or not line.segments) and line.facts.plan.need_discussed is False and not by_tariff:
        shifts = tuple(dict.fromkeys(shift for red in worked for shift in red.shifts))
        yield Seen(Verdict.VIOLATION, days.first_day, days.last_day, 0, 1, RECORDS, shifts)


def _worked(line: Line) -> list[RedDay]:
    return [red for red in line.red_days if any(not shift.other_employer for shift in red.shifts)]


def _agreed(line: Line, red: RedDay) -> bool:
    bases = (Basis.SUNDAY_WORK, Basis.RELIGION)
    own = any(line.agreements.covering(basis, line.person.employee, red.day) for basis in bases)
    return own or line.limits.on(red.day).whole_chapter


RULES = (
    Rule(
        "AML-10-10-2-NATURE",
        LawRef("AML § 10-10 (2)"),
        "work on a Sunday or holiday that its nature does not require",
        "arbeid på søn- eller helgedag som arbeidets art ikke krever",
        red_day_need,
        settings=RED,
        concerns=Concerns.CHAPTER_10,
        permits=(Basis.SUNDAY_WORK,),
    ),
    Rule(
        "AML-10-10-3-DISCUSS",
        LawRef("AML § 10-10 (3)"),
        "discussion of the need for work on Sundays and holidays",
        "drøfting av behovet for arbeid på søn- og helgedager",
        red_day_discussed,
        Bound.AT_LEAST,
        settings=RED,
        concerns=Concerns.CHAPTER_10,
    ),
)

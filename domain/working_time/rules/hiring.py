"""Hiring from agencies (*innleie fra bemanningsforetak*) and the size of posts, AML chapter 14.

Judged on what is on record of a person. The hours of hired staff are judged like those of the employer's own
(§ 2-2): they are people of the unit, and every rule passes over their lines.
"""

from collections.abc import Iterator
from datetime import date

from domain.law import LawRef
from domain.working_time.findings import RECORDS, Seen, Verdict, permit
from domain.working_time.line import Line
from domain.working_time.model import Basis
from domain.working_time.rule_set import Bound, Classification, Rule
from domain.working_time.rules.records import missing

YEARS, MONTHS = "years", "months"


def ground_for_hire(line: Line) -> Iterator[Seen]:
    """Hiring has a ground: a replacement or another of § 14-9 (2) b to e, or an agreement with the representatives.

    Judged where it is on record that the person is hired, replaces nobody and is no health personnel, for whom there
    is an exception of their own. Needed is the agreement on each day judged: the one on record, else the days with a
    duty, else all of the plan. Left out: whether the agreement's representatives speak for a majority.
    """
    hiring = line.facts.hiring
    if not (hiring.hired is True and hiring.replacement is False and hiring.health_personnel is False):
        return
    days = [hiring.on] if hiring.on else sorted({s.day for s in line.shifts}) or list(line.period.days())
    bare = [day for day in days if not line.agreements.covering(Basis.HIRE, line.person.employee, day)]
    if bare:
        shifts = tuple(s for s in line.shifts if bare[0] <= s.day <= bare[-1])
        yield Seen(Verdict.NEEDS, bare[0], bare[-1], 0, 1, RECORDS, shifts, permit(Basis.HIRE))


def health_personnel_hired(line: Line) -> Iterator[Seen]:
    """Health personnel may be hired to keep the service sound, once the need is discussed and the basis documented.

    Judged for hired health personnel without a ground of replacement, where it is on record that the need was not
    discussed with the representatives before the decision, or that the basis is not documented: one finding each.
    """
    hiring = line.facts.hiring
    if hiring.hired is True and hiring.health_personnel is True and hiring.replacement is not True:
        for on_record in (line.facts.plan.need_discussed, hiring.basis_documented):
            if on_record is False:
                yield missing(line)


def hired_three_years(line: Line) -> Iterator[Seen]:
    """Who has been hired for three years without a break may claim a permanent post.

    Whole calendar years from the first day to the day judged, or the plan's last; absence takes nothing off, and a
    29 February counts as 1 March. Listed from the day the three years are full.
    """
    since, on = line.facts.hiring.hired_since, _day_judged(line)
    limit = line.rule.figures.hired_years.value
    if since is not None and (years := _months(since, on) // 12) >= limit:
        yield Seen(Verdict.ADVISORY, since, on, years, limit, YEARS, ())


def extra_shifts_first(line: Line) -> Iterator[Seen]:
    """Part-timers who ask for it, and are qualified, are given an extra shift before agency or new staff.

    Judged where such a part-timer in scope had asked, and it is on record that the shift went past them: it was not
    given to a part-timer, or nothing is known of that and the person of the line is hired. Left out: substantial
    disadvantage, and the scope, which the employer settles after discussion.
    """
    hiring = line.facts.hiring
    past_them = hiring.given_to_part_timer is False or (hiring.given_to_part_timer is None and hiring.hired is True)
    if hiring.part_timer_asked is True and past_them:
        yield missing(line)


def actual_hours(line: Line) -> Iterator[Seen]:
    """Who has worked beyond agreed hours for the last twelve months may claim a post of that size.

    Listed from twelve months in a row on, unless it is documented that the need has ended; nothing on record of
    that is no document. Left out: how regular the work was inside each month.
    """
    months, limit = line.facts.hiring.months_above_agreed, line.rule.figures.actual_hours_months.value
    if months is not None and months >= limit and line.facts.hiring.need_has_ended is not True:
        yield Seen(Verdict.ADVISORY, line.period.first_day, line.period.last_day, months, limit, MONTHS, ())


def part_time_documented(line: Line) -> Iterator[Seen]:
    """The need for a part-time post is documented in writing; full time is the main rule (*heltid*).

    Judged where it is on record that there is no document, whatever the size of the person's own post. Left out:
    that it is discussed before the decision.
    """
    if line.facts.hiring.part_time_need_documented is False:
        yield missing(line)


def discussed_this_year(line: Line) -> Iterator[Seen]:
    """The use of part-time, temporary, hired and contracted staff is discussed at least once a year.

    Listed when more than twelve months have passed from the last time to the day judged, or the plan's last; a month
    that has begun counts as one. Left out: that either party may ask for it sooner.
    """
    last, on = line.facts.hiring.last_annual_discussion, _day_judged(line)
    if last is None:
        return
    months, limit = _months(last, on) + (last.day != on.day), line.rule.figures.annual_discussion_months.value
    if months > limit:
        yield Seen(Verdict.ADVISORY, last, on, months, limit, MONTHS, ())


def judged_alike(line: Line) -> bool:
    """Hired staff stand in the plan like the employer's own, and every rule judges their hours."""
    return line.facts.hiring.hired is True


def _day_judged(line: Line) -> date:
    return line.facts.hiring.on or line.period.last_day


def _months(since: date, on: date) -> int:
    """Whole calendar months; none when ``on`` comes first."""
    return max((on.year - since.year) * 12 + on.month - since.month - (on.day < since.day), 0)


CLASSIFICATIONS = (
    Classification(
        "AML-2-2-AGENCY",
        LawRef("AML § 2-2 (1)"),
        "the hours of hired staff",
        "arbeidstiden til innleide",
        judged_alike,
        (),
        "Whoever hires sees to it that chapter 10 is kept for those hired. They are given lines in the plan, and no "
        "rule asks who pays them.",
    ),
)
RULES = (
    Rule(
        "AML-14-12-HIRE",
        LawRef("AML § 14-12 (1) and (2)"),
        "grounds for hiring from an agency",
        "grunnlag for innleie fra bemanningsforetak",
        ground_for_hire,
        Bound.AT_LEAST,
        permits=(Basis.HIRE,),
    ),
    Rule(
        "FOR-2013-33-§3-HEALTH",
        LawRef("FOR-2013-01-11-33 § 3"),
        "discussion of the need for, and documents on, hired health personnel",
        "drøfting av behovet for, og dokumentasjon på, innleid helsepersonell",
        health_personnel_hired,
        Bound.AT_LEAST,
    ),
    Rule(
        "AML-14-12-3YEARS",
        LawRef("AML § 14-12 (4)"),
        "time hired without a break, for a right to a permanent post",
        "sammenhengende innleie, for rett til fast ansettelse",
        hired_three_years,
        Bound.AT_LEAST,
        figures=("hired_years",),
    ),
    Rule(
        "AML-14-3-2-EXTRA-SHIFTS",
        LawRef("AML § 14-3 (2)"),
        "offers of the extra shift to the part-timer who had asked for it",
        "tilbud om ekstravakten til den deltidsansatte som hadde bedt om den",
        extra_shifts_first,
        Bound.AT_LEAST,
    ),
    Rule(
        "AML-14-4A-ACTUAL-HOURS",
        LawRef("AML § 14-4 a"),
        "months in a row above the agreed hours, for a right to a larger post",
        "måneder på rad over avtalt arbeidstid, for rett til større stilling",
        actual_hours,
        Bound.AT_LEAST,
        figures=("actual_hours_months",),
    ),
    Rule(
        "AML-14-1B-FULLTIME",
        LawRef("AML § 14-1 b"),
        "documents on the need for the part-time post",
        "dokumentasjon på behovet for deltidsstillingen",
        part_time_documented,
        Bound.AT_LEAST,
    ),
    Rule(
        "AML-14-14A-ANNUAL",
        LawRef("AML § 14-14 a"),
        "time since part-time, temporary and hired work was last discussed",
        "tiden siden bruken av deltid, midlertidige og innleide sist ble drøftet",
        discussed_this_year,
        figures=("annual_discussion_months",),
    ),
)

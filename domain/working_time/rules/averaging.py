"""Averaging of normal hours (*gjennomsnittsberegning*, AML § 10-5): the single week, eight weeks, and the mean."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from domain.calendar import Period
from domain.law import LawRef
from domain.working_time.arrangement import own_week
from domain.working_time.conventions import COUNTED, LONGER_HOURS, NIGHT, RED
from domain.working_time.findings import Seen, Verdict, permit
from domain.working_time.hours_worked import of_one_employer, worked_days, worked_weeks
from domain.working_time.line import Line, Week
from domain.working_time.model import ZERO, Agreed, Basis
from domain.working_time.reasons import and_standby, of_standby, of_statutory_week
from domain.working_time.rule_set import Concerns, Rule
from domain.working_time.rules.normal_hours import (
    AVERAGING_PERIODS,
    HOURS,
    LONGER_DAY,
    WEEK_CAPS,
    derogated_by_union,
    mean_on_record,
    too_long,
    who_may_lengthen_the_day,
    who_may_lengthen_the_week,
)
from domain.working_time.rules.rota_week import CONTINUOUS_TEST, ROTA_TEST, THREE_PART_COUNT, because, means_over

WEEKS = "averaging_weeks"


@of_one_employer
def individual(line: Line) -> Iterator[Seen]:
    """Averaging agreed with the employee: at most 50 h in any week, 48 on average over any eight weeks, 52 weeks.

    Normal hours for the one employer. The day of at most 10 h is judged with the working day of § 10-4. A period
    longer than 52 weeks, by the agreement or on record, is a breach that no agreement cures. The eight-week mean is
    not judged where a union's agreement derogates from the whole chapter.
    """
    return _averaged(line, Basis.AVERAGING_INDIVIDUAL)


@of_one_employer
def representatives(line: Line) -> Iterator[Seen]:
    """Averaging agreed with the representatives: at most 54 h in any week, 48 on average over any eight weeks.

    Read as averaging agreed with the employee; the day is 12 h 30 at most.
    """
    return _averaged(line, Basis.AVERAGING)


@of_one_employer
def authority(line: Line) -> Iterator[Seen]:
    """Averaging by the Labour Inspection Authority's consent: 13 h in a day, 48 on average over any eight weeks.

    These are total hours, what is beyond agreed hours included; a day whose normal hours alone are too long is
    judged with the working day of § 10-4. The single week is the one the decision names. A period over 26 weeks, by
    the decision or on record, needs the employee's or the representatives' agreement; one over 52 has no cure.
    """
    for day in worked_days(line):
        in_force = line.limits.on(day.day)
        by_consent = in_force.averaging is not None and in_force.averaging.basis is Basis.AVERAGING_AUTHORITY
        if by_consent and day.total > in_force.hours_a_day and not too_long(line, day):
            yield Seen(
                Verdict.NEEDS,
                day.day,
                day.day,
                day.total,
                in_force.hours_a_day,
                HOURS,
                day.shifts,
                who_may_lengthen_the_day(day.total, line.rule.figures),
                in_force.averaging.name if in_force.averaging else None,
            )
    yield from _averaged(line, Basis.AVERAGING_AUTHORITY)


@of_one_employer
def mean(line: Line) -> Iterator[Seen]:
    """Over each agreed averaging period the weekly mean stays within the person's own limit of § 10-4.

    That is 40, 38 or 36 h, or what the three-part count gives the position. The sum of normal hours, standby by its
    share, over the number of weeks; absences are not taken out, the hours due do that. A mean on record is judged
    in their place, whether or not averaging is agreed.
    """
    limit = own_week(line)
    if recorded := mean_on_record(line, limit(line.period)):
        yield because(recorded, of_statutory_week(line, line.period))
    yield from means_over(line, limit, lambda block: of_statutory_week(line, block))


def over_weeks(line: Line, basis: Basis) -> Iterator[Seen]:
    """What averaging on ``basis`` asks of single weeks and of eight in a row, in the same order."""
    agreements = _in_force(line, basis)
    if not agreements:
        return
    for week in worked_weeks(line):
        hours = _hours(week, basis)
        if week.averaging in agreements and hours > week.hours_limit:
            yield _week(line, week, hours)
    yield from _eight_weeks(line, basis, agreements[0])


def _averaged(line: Line, basis: Basis) -> Iterator[Seen]:
    yield from over_weeks(line, basis)
    for agreed in _in_force(line, basis):
        yield from _period(line, agreed)


def _in_force(line: Line, basis: Basis) -> list[Agreed]:
    """The agreements on ``basis`` that hours are averaged by on some day of the plan."""
    found = (each.averaging for each in line.limits.over(line.period))
    return list(dict.fromkeys(each for each in found if each and each.basis is basis))


def _hours(week: Week, basis: Basis) -> timedelta:
    return week.total if basis is Basis.AVERAGING_AUTHORITY else week.hours


def _week(line: Line, week: Week, hours: timedelta) -> Seen:
    return Seen(
        Verdict.NEEDS,
        week.days.first_day,
        week.days.last_day,
        hours,
        week.hours_limit,
        HOURS,
        and_standby(line, week.days, week.shifts),
        who_may_lengthen_the_week(hours, line.rule.figures),
        week.averaging.name if week.averaging else None,
        because=of_standby(line, week.days),
    )


def _eight_weeks(line: Line, basis: Basis, agreed: Agreed) -> Iterator[Seen]:
    """Any eight weeks in a row that end under the agreement; a shorter plan is one window, and what lies outside
    counts as free. A mean on record, or the fullest of the weeks on record, is the only window there is."""
    length, weeks = line.rule.settings.mean_window_weeks, line.weeks
    limit, recorded = line.rule.figures.eight_week_mean.value, _mean_on_record(line, length)
    over = Seen(
        Verdict.NEEDS,
        line.period.first_day,
        line.period.last_day,
        ZERO,
        limit,
        HOURS,
        (),
        permit(Basis.TARIFF),
        agreed.name,
    )
    if recorded is not None:
        if recorded > limit and not derogated_by_union(line, line.period):
            yield replace(over, measured=recorded)
        return
    for last in range(min(length, len(weeks)) - 1, len(weeks)):
        window = weeks[max(last - length + 1, 0) : last + 1]
        total = sum((_hours(week, basis) for week in window), ZERO)
        ends_under = weeks[last].averaging
        if ends_under is None or ends_under.basis is not basis or total <= limit * length:
            continue
        days = Period(window[0].days.first_day, window[-1].days.last_day)
        if not derogated_by_union(line, days):
            yield replace(
                over,
                first_day=days.first_day,
                last_day=days.last_day,
                measured=total / length,
                shifts=and_standby(line, days, (shift for week in window for shift in week.shifts)),
                rests_on=ends_under.name,
                because=of_standby(line, days),
            )


def _mean_on_record(line: Line, length: int) -> timedelta | None:
    known = line.facts.measures
    if known.mean_8_weeks is not None or known.total_hours_by_week is None:
        return known.mean_8_weeks
    totals = known.total_hours_by_week
    windows = (sum(totals[first : first + length], ZERO) for first in range(max(len(totals) - length, 0) + 1))
    return max(windows) / length


def _period(line: Line, agreed: Agreed) -> Iterator[Seen]:
    """An averaging period longer than the act allows, named by the agreement or on record."""
    known, figures = line.facts.measures, line.rule.figures
    weeks = agreed.limits.averaging_weeks or 0
    if known.period_from and known.period_to and known.period_from <= known.period_to:
        weeks = -(-len(Period(known.period_from, known.period_to)) // 7)
    longest = figures.averaging_weeks_at_most.value
    by_authority = agreed.basis is Basis.AVERAGING_AUTHORITY
    allowed = figures.averaging_weeks_authority.value if by_authority else longest
    if weeks > allowed:
        cured = weeks <= longest
        yield Seen(
            Verdict.NEEDS if cured else Verdict.VIOLATION,
            max(agreed.period.first_day, line.period.first_day),
            min(agreed.period.last_day, line.period.last_day),
            weeks,
            allowed,
            WEEKS,
            (),
            permit(Basis.AVERAGING_INDIVIDUAL, Basis.AVERAGING) if cured else (),
            agreed.name,
        )


CAPS = (*WEEK_CAPS, "eight_week_mean", *AVERAGING_PERIODS)
WINDOW = ("mean_window_weeks", "averaged_week_authority")

RULES = (
    Rule(
        "AML-10-5-1-IND",
        LawRef("AML § 10-5 (1)"),
        "averaging agreed with the employee",
        "gjennomsnittsberegning avtalt med den ansatte",
        individual,
        figures=CAPS,
        settings=WINDOW,
        concerns=Concerns.ORDINARY_LIMITS,
        permits=LONGER_HOURS,
    ),
    Rule(
        "AML-10-5-2-TV",
        LawRef("AML § 10-5 (2)"),
        "averaging agreed with the representatives",
        "gjennomsnittsberegning avtalt med de tillitsvalgte",
        representatives,
        figures=CAPS,
        settings=WINDOW,
        concerns=Concerns.ORDINARY_LIMITS,
        permits=LONGER_HOURS,
    ),
    Rule(
        "AML-10-5-3-AT",
        LawRef("AML § 10-5 (3)"),
        "averaging with the Labour Inspection Authority's consent, total hours",
        "gjennomsnittsberegning med Arbeidstilsynets samtykke, samlet arbeidstid",
        authority,
        figures=(*LONGER_DAY, *CAPS),
        settings=WINDOW,
        concerns=Concerns.ORDINARY_LIMITS,
        permits=LONGER_HOURS,
    ),
    Rule(
        "AML-10-5-MEAN",
        LawRef("AML § 10-5"),
        "the weekly mean over the averaging period",
        "ukesnittet i gjennomsnittsperioden",
        mean,
        figures=(
            "week",
            "week_rota",
            "week_continuous",
            *ROTA_TEST,
            *CONTINUOUS_TEST,
            *THREE_PART_COUNT,
            *AVERAGING_PERIODS,
            "standby_hours_each",
        ),
        settings=(*RED, *NIGHT, *COUNTED, "night_wins_over_sunday"),
        concerns=Concerns.ORDINARY_LIMITS,
    ),
)

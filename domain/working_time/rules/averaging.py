"""Averaging of normal hours (*gjennomsnittsberegning*, AML § 10-5): the single week, eight weeks, and the mean."""

from collections.abc import Iterator

from domain.law import LawRef
from domain.working_time.conventions import COUNTED, NIGHT, RED
from domain.working_time.findings import Seen, Verdict, permit
from domain.working_time.line import Line
from domain.working_time.model import ZERO, Basis
from domain.working_time.rule_set import Rule
from domain.working_time.rules.normal_hours import (
    AVERAGING_PERIODS,
    CONTINUOUS_TEST,
    HOURS,
    ROTA_TEST,
    WEEK_CAPS,
    averaging_periods,
    mean_over,
    own_week,
    who_may_lengthen_the_week,
)


def individual(line: Line) -> Iterator[Seen]:
    """Averaging agreed with the employee: at most 50 h in any week, and a mean of 48 over any eight weeks."""
    return _capped(line, Basis.AVERAGING_INDIVIDUAL)


def representatives(line: Line) -> Iterator[Seen]:
    """Averaging agreed with the representatives: at most 54 h in any week, a mean of 48 over any eight weeks."""
    return _capped(line, Basis.AVERAGING)


def authority(line: Line) -> Iterator[Seen]:
    """Averaging by the Labour Inspection Authority's consent: the week its decision names, 48 h over eight weeks.

    Left out: that 13 and 48 h are total hours, overtime included; a plan holds no overtime.
    """
    return _capped(line, Basis.AVERAGING_AUTHORITY)


def mean(line: Line) -> Iterator[Seen]:
    """Over each agreed averaging period the weekly mean stays within the person's own limit of § 10-4.

    The sum of normal hours over the number of weeks; absences are not taken out, the hours due do that.
    """
    limit = own_week(line)
    for block, agreement in averaging_periods(line):
        yield from mean_over(line, block, limit, agreement)


def _capped(line: Line, basis: Basis) -> Iterator[Seen]:
    for week in line.weeks:
        agreed = week.averaging
        if agreed is not None and agreed.basis is basis and week.hours > week.hours_limit:
            yield Seen(
                Verdict.NEEDS,
                week.days.first_day,
                week.days.last_day,
                week.hours,
                week.hours_limit,
                HOURS,
                week.shifts,
                who_may_lengthen_the_week(week.hours, line.rule.figures),
                agreed.name,
            )
    yield from _eight_weeks(line, basis)


def _eight_weeks(line: Line, basis: Basis) -> Iterator[Seen]:
    """Any eight weeks in a row; a shorter plan is one window, and what lies outside it counts as free."""
    length, weeks = line.rule.settings.mean_window_weeks, line.weeks
    limit = line.rule.figures.eight_week_mean.value
    for last in range(min(length, len(weeks)) - 1, len(weeks)):
        first = max(last - length + 1, 0)
        total = sum((week.hours for week in weeks[first : last + 1]), ZERO)
        agreed = weeks[last].averaging
        if agreed is not None and agreed.basis is basis and total > limit * length:
            window = weeks[first : last + 1]
            yield Seen(
                Verdict.NEEDS,
                window[0].days.first_day,
                window[-1].days.last_day,
                total / length,
                limit,
                HOURS,
                tuple(shift for week in window for shift in week.shifts),
                permit(Basis.TARIFF),
                agreed.name,
            )


RULES = (
    Rule(
        "AML-10-5-1-IND",
        LawRef("AML § 10-5 (1)"),
        "the week's hours under averaging agreed with the employee",
        "ukens arbeidstid ved gjennomsnittsberegning avtalt med den ansatte",
        individual,
        figures=(*WEEK_CAPS, "eight_week_mean"),
        settings=("mean_window_weeks", "averaged_week_authority"),
    ),
    Rule(
        "AML-10-5-2-TV",
        LawRef("AML § 10-5 (2)"),
        "the week's hours under averaging agreed with the representatives",
        "ukens arbeidstid ved gjennomsnittsberegning avtalt med de tillitsvalgte",
        representatives,
        figures=(*WEEK_CAPS, "eight_week_mean"),
        settings=("mean_window_weeks", "averaged_week_authority"),
    ),
    Rule(
        "AML-10-5-3-AT",
        LawRef("AML § 10-5 (3)"),
        "the week's hours under averaging with the Labour Inspection Authority's consent",
        "ukens arbeidstid ved gjennomsnittsberegning med Arbeidstilsynets samtykke",
        authority,
        figures=(*WEEK_CAPS, "eight_week_mean"),
        settings=("mean_window_weeks", "averaged_week_authority"),
    ),
    Rule(
        "AML-10-5-MEAN",
        LawRef("AML § 10-5"),
        "the weekly mean over the averaging period",
        "ukesnittet i gjennomsnittsperioden",
        mean,
        figures=("week", "week_rota", "week_continuous", *ROTA_TEST, *CONTINUOUS_TEST, *AVERAGING_PERIODS),
        settings=(*RED, *NIGHT, *COUNTED),
    ),
)

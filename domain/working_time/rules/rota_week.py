"""The shorter weeks of rota workers (*turnus*, AML § 10-4 (4) to (6)): 38 h, 36 h, and the three-part count."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from domain.calendar import Period
from domain.law import LawRef
from domain.working_time.arrangement import has_rota_week, is_three_part, three_part_weeks, works_continuously
from domain.working_time.conventions import COUNTED, LONGER_HOURS, NIGHT, RED
from domain.working_time.findings import Because, Seen
from domain.working_time.hours_worked import of_one_employer
from domain.working_time.line import Line
from domain.working_time.reasons import Why, of_continuous_work, of_rota_week, of_three_part_count
from domain.working_time.rule_set import Concerns, Rule
from domain.working_time.rules.normal_hours import (
    AVERAGING_PERIODS,
    PASSIVE_WORK,
    WEEK_CAPS,
    averaging_periods,
    long_week,
    mean_over,
    mean_without_averaging,
    weeks_over,
)
from domain.working_time.three_part import counted_week, own_counted_week


@of_one_employer
def week38(line: Line) -> Iterator[Seen]:
    """A rota worker has 38 h a week: each week, or the mean over the averaging period where that is agreed.

    Each employee is tested by the duties for the one employer: a) round the clock on weekdays, by record; b) two-part
    work, by record, with at least every third Sunday, or every third of the Sundays and holidays together; c) at
    least every third Sunday of the plan, by record or by any minute of the rostered duties in its free time; d) three
    quarters of the normal hours between 21:00 and 06:00. For a three-part rota letter c gives way to § 10-4 (6).
    Passive work lengthens the single week as in § 10-4 (2), counted standby is part of it, and part-time does not
    scale it. A mean above 38 h on record, or over a plan of at least eight weeks without any agreement that widens
    the week, is one breach.
    """
    week = line.rule.figures.week_rota.value
    if has_rota_week(line):
        yield from _over(line, week, lambda _: week, lambda _: of_rota_week(line))


@of_one_employer
def week36(line: Line) -> Iterator[Seen]:
    """Fully continuous shift work and comparable rota has 36 h a week: each week, or the mean where agreed.

    By record; or comparable, which is at least 539 night hours and 231 Sunday hours (Saturday 22:00 to Sunday
    22:00) a year, on record or counted in proportion to the plan's length. The counts are the person's own and are
    not scaled for part-time, for neither is the limit. Weeks and means are judged as for the 38 h week.
    """
    week = line.rule.figures.week_continuous.value
    if works_continuously(line):
        yield from _over(line, week, lambda _: week, lambda _: of_continuous_work(line))


@of_one_employer
def three_split(line: Line) -> Iterator[Seen]:
    """A three-part rota (*tredelt turnus*) has 40 h a week less 10 min a Sunday hour and 15 min a night hour.

    Never under 36 or above 38 h. For lines with day, evening and night duties, or three-part by record, with at
    least every third Sunday, and outside letters a, b and d of § 10-4 (4) and § 10-4 (5). Sunday and night hours are
    the weekly means over the period that is judged; an hour that is both counts once. For a part-timer the mean
    is held to the position's part of the week that the hours scaled to full time give; a single week without
    averaging is held to that full-time week, counted over the whole plan, for no single day or week is scaled.
    """
    if is_three_part(line):
        weeks = three_part_weeks(line)
        yield from _over(
            line,
            counted_week(line, line.period, *weeks),
            lambda block: own_counted_week(line, block, *weeks),
            lambda block: of_three_part_count(line, block),
        )


def _over(line: Line, week: timedelta, mean_limit: Callable[[Period], timedelta], why: Why) -> Iterator[Seen]:
    """Means above their limit, or single weeks above ``week`` where nothing is averaged."""
    if mean := mean_without_averaging(line, mean_limit(line.period)):
        yield because(mean, why(line.period))
        return
    if weeks := list(weeks_over(line, week)):
        reasons = why(line.period)
        yield from (because(long_week(line, each, week), reasons) for each in weeks)
    yield from means_over(line, mean_limit, why)


def means_over(line: Line, limit: Callable[[Period], timedelta], why: Why) -> Iterator[Seen]:
    """The means above ``limit`` over each agreed averaging period; none where a mean is on record."""
    if line.facts.measures.mean_week_hours is None:
        for block, agreement in averaging_periods(line):
            if mean := mean_over(line, block, limit(block), agreement):
                yield because(mean, why(block))


def because(seen: Seen, reasons: tuple[Because, ...]) -> Seen:
    """``seen`` with the ``reasons`` its limit rests on, before those that are its own."""
    return replace(seen, because=(*reasons, *seen.because))


ROTA_TEST = ("every_nth_sunday", "mainly_night")
CONTINUOUS_TEST = ("continuous_night_hours_a_year", "continuous_sunday_hours_a_year")
THREE_PART_COUNT = ("sunday_hour_off", "night_hour_off")
SINGLE_WEEK = ("week", *WEEK_CAPS, *PASSIVE_WORK)

RULES = (
    Rule(
        "AML-10-4-4-WEEK38",
        LawRef("AML § 10-4 (4)"),
        "the weekly hours in rota work",
        "ukentlig arbeidstid i turnus",
        week38,
        figures=("week_rota", *ROTA_TEST, *CONTINUOUS_TEST, *SINGLE_WEEK, *AVERAGING_PERIODS),
        settings=(*RED, *NIGHT, *COUNTED, "mean_window_weeks"),
        concerns=Concerns.ORDINARY_LIMITS,
        permits=LONGER_HOURS,
    ),
    Rule(
        "AML-10-4-5-WEEK36",
        LawRef("AML § 10-4 (5)"),
        "the weekly hours in fully continuous rota work",
        "ukentlig arbeidstid i helkontinuerlig turnus",
        week36,
        figures=("week_continuous", *CONTINUOUS_TEST, *SINGLE_WEEK, *AVERAGING_PERIODS),
        settings=(*NIGHT, *COUNTED, "mean_window_weeks"),
        concerns=Concerns.ORDINARY_LIMITS,
        permits=LONGER_HOURS,
    ),
    Rule(
        "AML-10-4-6-THREESPLIT",
        LawRef("AML § 10-4 (6)"),
        "the weekly hours of a three-part rota",
        "ukentlig arbeidstid i tredelt turnus",
        three_split,
        figures=(
            "week_rota",
            "week_continuous",
            *THREE_PART_COUNT,
            *ROTA_TEST,
            *CONTINUOUS_TEST,
            *SINGLE_WEEK,
            *AVERAGING_PERIODS,
        ),
        settings=(*RED, *NIGHT, *COUNTED, "mean_window_weeks", "night_wins_over_sunday"),
        concerns=Concerns.ORDINARY_LIMITS,
        permits=LONGER_HOURS,
    ),
)

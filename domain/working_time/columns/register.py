"""Which rules have a column form, and for whom it is too narrow."""

from collections.abc import Callable
from dataclasses import dataclass

from domain.working_time.columns import (
    averaging,
    breaks,
    exemptions,
    free_days,
    indicators,
    nights,
    normal_hours,
    personal,
    plan,
    rest,
    sundays,
    tariff,
    unit,
)
from domain.working_time.columns.arrays import Bools
from domain.working_time.columns.columns import Columns
from domain.working_time.columns.hits import Hits


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """A rule's column form."""

    check: Callable[[Columns], Hits]
    plainly: Callable[[Columns], Bools] | None = None
    """Whom it cannot judge; they are judged by the plain rule. Without one, nobody."""


COLUMN_RULES: dict[str, ColumnRule] = {
    "AML-10-4-1-DAY9": ColumnRule(normal_hours.day9),
    "AML-10-4-1-WEEK40": ColumnRule(normal_hours.week40),
    "AML-10-4-2-PASSIVE": ColumnRule(normal_hours.passive),
    "AML-10-4-3-STANDBY": ColumnRule(normal_hours.standby),
    "AML-10-4-4-WEEK38": ColumnRule(normal_hours.week38),
    "AML-10-4-5-WEEK36": ColumnRule(normal_hours.week36),
    "AML-10-4-6-THREESPLIT": ColumnRule(normal_hours.three_split),
    "AML-10-5-1-IND": ColumnRule(averaging.individual),
    "AML-10-5-2-TV": ColumnRule(averaging.representatives),
    "AML-10-5-3-AT": ColumnRule(averaging.authority),
    "AML-10-5-MEAN": ColumnRule(averaging.mean),
    "AML-10-9-2-OT-BREAK": ColumnRule(breaks.overtime_break, breaks.overtime_break_plainly),
    "AML-10-11-6-NIGHT-AVG8": ColumnRule(nights.night_average),
    "AML-10-11-7-NIGHT-HARD8": ColumnRule(nights.night_strain),
    "AML-10-12-1-LEADER": ColumnRule(exemptions.leader),
    "TAR-HOURS-DAY": ColumnRule(tariff.day_week),
    "TAR-HOURS-ROTA": ColumnRule(tariff.rota_week),
    "TAR-HOURS-CONT": ColumnRule(tariff.continuous_week),
    "TAR-HOURS-3SPLIT": ColumnRule(tariff.three_part_week),
    "TAR-LONGSHIFT": ColumnRule(tariff.long_shift),
    "TAR-F3": ColumnRule(free_days.red_days_off),
    "TAR-F5": ColumnRule(free_days.replacement_days),
    "IND-QUICK-RETURNS": ColumnRule(indicators.quick_returns),
    "IND-NIGHTS-IN-A-ROW": ColumnRule(indicators.nights_in_a_row),
    "IND-LONG-NIGHT": ColumnRule(indicators.long_night),
    "IND-LONG-SHIFT": ColumnRule(indicators.long_shift),
    "IND-LONG-WEEK": ColumnRule(indicators.long_week),
    "IND-RECOVERY": ColumnRule(indicators.recovery),
    "IND-BACKWARD-ROTATION": ColumnRule(indicators.backward_rotation),
    "IND-DAYS-IN-A-ROW": ColumnRule(indicators.days_in_a_row),
    "IND-SPLIT-WEEKENDS": ColumnRule(indicators.split_weekends),
    "IND-YOUNG": ColumnRule(indicators.young),
    "IND-STANDBY-LOAD": ColumnRule(indicators.standby_load),
    "AML-10-8-1-DAILY-REST": ColumnRule(rest.daily_rest, rest.daily_rest_plainly),
    "AML-10-8-2-WEEKLY-REST": ColumnRule(rest.weekly_rest, rest.weekly_rest_plainly),
    "AML-10-8-3-EMERGENCY": ColumnRule(rest.nothing, rest.weekly_rest_plainly),
    "AML-10-8-OTHER-EMPLOYER": ColumnRule(rest.nothing, rest.with_other_employer),
    "AML-10-8-4-SUNDAY-NEXT": ColumnRule(sundays.sunday_next, rest.with_other_employer),
    "AML-10-8-4-SUNDAY-AVG26": ColumnRule(sundays.sunday_averaged, rest.with_other_employer),
    "AML-10-9-1-BREAK": ColumnRule(breaks.breaks),
    "UNIT-WEEKENDS": ColumnRule(unit.weekends),
    "UNIT-DAYS-IN-A-ROW": ColumnRule(unit.days_in_a_row),
    "UNIT-NIGHTS-IN-A-ROW": ColumnRule(unit.nights_in_a_row),
    "TERMS-ABSENCE": ColumnRule(personal.absence),
    "TERMS-COURSE": ColumnRule(personal.course),
    "TERMS-ADAPTATION": ColumnRule(personal.adaptations),
    "TERMS-NIGHTS": ColumnRule(personal.nights),
    "TERMS-LONG-SHIFTS": ColumnRule(personal.long_shifts),
    "TERMS-HOURS-DUE": ColumnRule(personal.hours_due),
    "PLAN-PERIOD": ColumnRule(plan.inside_the_period),
    "PLAN-ONE-A-DAY": ColumnRule(plan.one_a_day),
    "PLAN-OVERLAP": ColumnRule(plan.no_overlap),
}
"""By the rule's id."""

FACTS_ALONE: frozenset[str] = frozenset()
"""Rules that say nothing of anybody of whom no facts are known; they need no columns."""

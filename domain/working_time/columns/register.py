"""Which rules have a column form, and for whom it is too narrow."""

from collections.abc import Callable
from dataclasses import dataclass

from domain.working_time.columns import (
    averaging,
    breaks,
    doctors,
    exemptions,
    free_days,
    indicators,
    nights,
    normal_hours,
    overtime,
    personal,
    plan,
    rest,
    rolling,
    sundays,
    tariff,
    total_hours,
    unit,
    young,
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
    "AML-10-4-1-DAY9": ColumnRule(normal_hours.day9, rest.with_other_employer),
    "AML-10-4-1-WEEK40": ColumnRule(normal_hours.week40, rest.with_other_employer),
    "AML-10-4-2-PASSIVE": ColumnRule(normal_hours.passive, rest.with_other_employer),
    "AML-10-4-3-STANDBY": ColumnRule(normal_hours.standby, rest.with_other_employer),
    "AML-10-4-4-WEEK38": ColumnRule(normal_hours.week38, rest.with_other_employer),
    "AML-10-4-5-WEEK36": ColumnRule(normal_hours.week36, rest.with_other_employer),
    "AML-10-4-6-THREESPLIT": ColumnRule(normal_hours.three_split, rest.with_other_employer),
    "AML-10-5-1-IND": ColumnRule(averaging.individual, rest.with_other_employer),
    "AML-10-5-2-TV": ColumnRule(averaging.representatives, rest.with_other_employer),
    "AML-10-5-3-AT": ColumnRule(averaging.authority, rest.with_other_employer),
    "AML-10-5-MEAN": ColumnRule(averaging.mean, rest.with_other_employer),
    "AML-10-9-2-OT-BREAK": ColumnRule(breaks.overtime_break, breaks.overtime_break_plainly),
    "AML-10-11-6-NIGHT-AVG8": ColumnRule(nights.night_average),
    "AML-10-11-7-NIGHT-HARD8": ColumnRule(nights.night_strain),
    "AML-10-12-1-LEADER": ColumnRule(exemptions.leader),
    "AML-11-YOUTH-HOURS": ColumnRule(rest.nothing, young.young),
    "AML-11-YOUTH-REST": ColumnRule(rest.nothing, young.young),
    "TAR-DOC-NORM": ColumnRule(doctors.norm),
    "TAR-DOC-60": ColumnRule(doctors.sixty_hours),
    "TAR-DOC-19": ColumnRule(doctors.nineteen_hours, doctors.with_home_duty),
    "TAR-DOC-REST-8GAP": ColumnRule(doctors.gap, doctors.with_home_duty),
    "TAR-DOC-REST-28": ColumnRule(doctors.weekly),
    "TAR-DOC-REST-8DAY": ColumnRule(doctors.daily),
    "TAR-DOC-MINDAY": ColumnRule(doctors.shortest_day),
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
    "AML-10-6-4-OT": ColumnRule(overtime.quotas, rest.with_other_employer),
    "AML-10-6-1-NEED": ColumnRule(overtime.need, rest.with_other_employer),
    "AML-10-6-8-DAY13": ColumnRule(total_hours.day13, rest.with_other_employer),
    "AML-10-6-8-WEEK48": ColumnRule(total_hours.week48, rest.with_other_employer),
    "AML-10-4-1-DAY9-RUNNING": ColumnRule(rolling.running_day, rest.with_other_employer),
    "AML-10-4-1-WEEK40-RUNNING": ColumnRule(rolling.running_week, rolling.running_week_plainly),
    "AML-10-12-4-IR": ColumnRule(total_hours.long_years),
    "AML-10-12-7-AT-PASSIVE": ColumnRule(rest.nothing, rest.weekly_rest_plainly),
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

FACTS_ALONE = frozenset(
    {
        "AML-10-2-1-FORSVARLIG",
        "AML-10-2-2-NIGHT-EXEMPT",
        "AML-10-2-4-REDUCED",
        "AML-10-3-PLAN-REQUIRED",
        "AML-10-3-COOPERATE",
        "AML-10-3-DISCUSS-14D",
        "AML-10-3-ACCESSIBLE",
        "AML-14-6-CHANGES",
        "AML-10-6-3-DISCUSS",
        "AML-10-6-7-WILLING",
        "AML-10-6-10-EXEMPT",
        "AML-10-6-12-TOIL",
        "AML-10-7-RECORD",
        "AML-10-10-2-NATURE",
        "AML-10-10-3-DISCUSS",
        "AML-10-11-2-NATURE",
        "AML-10-11-8-HEALTH",
        "AML-10-12-3-EMERGENCY",
        "AML-10-12-5-EXTEND",
        "FOR-2011-1355-§12-9-YOUTH-NIGHT",
        "AML-14-12-HIRE",
        "FOR-2013-33-§3-HEALTH",
        "AML-14-12-3YEARS",
        "AML-14-3-2-EXTRA-SHIFTS",
        "AML-14-4A-ACTUAL-HOURS",
        "AML-14-1B-FULLTIME",
        "AML-14-14A-ANNUAL",
        "TAR-DOC-ROLL",
        "TAR-DOC-NOTICE",
        "TAR-DOC-AGE",
        "TAR-DOC-PREG",
        "TAR-DOC-OT",
        "TAR-DOC-FORSV",
        "IND-PREGNANT-NIGHTS",
        "IND-HIRED",
    }
)
"""Rules that say nothing of anybody of whom no facts are known; they need no columns."""

"""Which rules have a column form, and for whom it is too narrow."""

from collections.abc import Callable
from dataclasses import dataclass

from domain.working_time.columns import breaks, personal, plan, rest, sundays, unit
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
    "AML-10-8-1-DAILY-REST": ColumnRule(rest.daily_rest),
    "AML-10-8-2-WEEKLY-REST": ColumnRule(rest.weekly_rest),
    "AML-10-8-4-SUNDAY-NEXT": ColumnRule(sundays.sunday_next),
    "AML-10-8-4-SUNDAY-AVG26": ColumnRule(sundays.sunday_averaged),
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

"""What a rule saw, with its verdict and evidence."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

from domain.ids import PersonId, ShiftCode
from domain.working_time.model import Basis, Grantor, Shift

Amount: TypeAlias = timedelta | int
"""A measured or limiting amount: a duration, or a count."""


RECORDS = "records"
"""The unit of what must be on record."""


class Verdict(StrEnum):
    """What a rule says of what it saw."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    VIOLATION = "violation"
    """No agreement named for the rule can cure it."""
    NEEDS = "needs"
    """A breach now; lawful under a valid agreement of a kind in ``Finding.permits``."""
    DUE = "due"
    """Lawful, and creates a duty, such as compensatory rest."""
    ADVISORY = "advisory"
    """Lawful; belongs in the sound-practice assessment."""

    @property
    def forbids(self) -> bool:
        """Whether a plan with such a finding may not be published."""
        return self in {Verdict.VIOLATION, Verdict.NEEDS}


@dataclass(frozen=True, slots=True)
class Permit:
    """A kind of agreement that would make a finding lawful: who grants it, on which basis."""

    grantor: Grantor
    basis: Basis


def permit(*bases: Basis) -> tuple[Permit, ...]:
    """Permits on ``bases``, each with the one who grants it."""
    return tuple(Permit(basis.grantor, basis) for basis in bases)


class Reason(StrEnum):
    """What the shifts that a finding names do not show by themselves, and its limit, count or application rests on."""

    SUNDAYS_WORKED = "sundays_worked"
    """Of the plan's Sundays, those with rostered work in their free time."""
    FEW_SUNDAYS_WORKED = "few_sundays_worked"
    """The same where they are too few to shorten the week."""
    RED_DAYS_WORKED = "red_days_worked"
    """The same of Sundays and holidays together."""
    EVERY_THIRD_SUNDAY_ON_RECORD = "every_third_sunday_on_record"
    """On record, as 1; so the others of this ending."""
    ROUND_THE_CLOCK_ON_RECORD = "round_the_clock_on_record"
    CONTINUOUS_ON_RECORD = "continuous_on_record"
    TWO_PART_ON_RECORD = "two_part_on_record"
    ROTA_ON_RECORD = "rota_on_record"
    REGULAR_NIGHTS_ON_RECORD = "regular_nights_on_record"
    NIGHT_HOURS = "night_hours"
    """Of the normal hours, those at night."""
    NIGHT_HOURS_IN_DAYS = "night_hours_in_days"
    """Night hours in so many days of the plan."""
    SUNDAY_HOURS_IN_DAYS = "sunday_hours_in_days"
    NIGHT_HOURS_A_YEAR = "night_hours_a_year"
    """As on record."""
    SUNDAY_HOURS_A_YEAR = "sunday_hours_a_year"
    NIGHT_HOURS_A_WEEK = "night_hours_a_week"
    """Weekly mean, no hour among the Sunday hours too."""
    SUNDAY_HOURS_A_WEEK = "sunday_hours_a_week"
    NIGHT_DUTIES = "night_duties"
    """Of the shifts looked at, those that make the person work nights, as the rule counts a night."""
    DUTIES_AFTER_MIDNIGHT = "duties_after_midnight"
    """Of the plan's shifts, those that make its evenings night work."""
    EVENING_OR_NIGHT_DUTIES = "evening_or_night_duties"
    """Of the plan's shifts, those that make it a rota."""
    DUTIES_BEYOND_ORDINARY = "duties_beyond_ordinary"
    """Of the plan's shifts, those that no ordinary day has."""
    FULL_WEEKS_PASSED = "full_weeks_passed"
    """Of the plan's weeks, those of more hours than an ordinary one."""
    STANDBY_PLANNED = "standby_planned"
    """How many times."""
    RED_DAYS = "red_days"
    """Sundays and holidays of the period that a part of them is taken of."""
    FULL_TIME_WEEK = "full_time_week"
    """The full-time week that the hours due are counted from."""
    POSITION = "position"
    """Position size, per cent, where it is not full."""
    ABSENT_WEEKDAYS = "absent_weekdays"
    """Of the period's weekdays, those that absences take off."""
    EXTENDED_HOURS = "extended_hours"
    """What a doctor has signed beyond the norm: over the period, or a week where the limit is a mean."""
    STANDBY_COUNTED = "standby_counted"
    """Of the standby's hours, what is counted."""
    HOME_DUTY_COUNTED = "home_duty_counted"
    """The same of a doctor's home duty."""
    PASSIVE_HOURS = "passive_hours"
    """Passive time in mainly passive shifts."""
    OVERTIME_FROM = "overtime_from"
    """The act's week that overtime is counted from."""
    EXTRA_WITHIN = "extra_within"
    """Of the time beyond agreed hours, what lies within the act's day and week."""
    OVERTIME = "overtime"
    """Overtime, of the act's own quota."""
    DOING_SAME_WORK = "doing_same_work"
    """People who do the same kind of work."""
    AGE = "age"
    """Whole years."""


@dataclass(frozen=True, slots=True)
class Because:
    """A named amount that a finding's limit, count or application rests on."""

    name: Reason
    amount: Amount
    of: Amount | None = None
    """What it is a part of, or counted over."""


@dataclass(frozen=True, slots=True)
class ShiftRef:
    """A shift that was looked at."""

    day: date
    code: ShiftCode


@dataclass(frozen=True, slots=True)
class Seen:
    """What a rule saw in one person's line, before it is known whose it is and which rule set judged.

    Fields as in ``Finding``; ``shifts`` are the shifts themselves, in time order.
    """

    verdict: Verdict
    first_day: date
    last_day: date
    measured: Amount
    limit: Amount
    unit: str
    shifts: tuple[Shift, ...]
    permits: tuple[Permit, ...] = ()
    rests_on: str | None = None
    owed: timedelta | None = None
    due_by: date | None = None
    because: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One verdict with its evidence; it can be recomputed from what it carries.

    ``measured`` and ``limit`` are durations, or counts of what ``unit`` names (``h``, ``weekends``, ``days``…).
    """

    rule: str
    """The rule's id in the register: ``AML-10-8-1-DAILY-REST``."""
    paragraph: str
    """The rule's ground as cited: a paragraph, or the agreement or term it rests on."""
    rule_set: str
    """The version of the rule set judged by."""
    verdict: Verdict
    employee: PersonId
    first_day: date
    last_day: date
    measured: Amount
    limit: Amount
    unit: str
    shifts: tuple[ShiftRef, ...]
    permits: tuple[Permit, ...] = ()
    """For ``needs``: the lowest kinds of agreement that reach the value; any one of them cures it."""
    rests_on: str | None = None
    """The agreement in force that made ``limit`` what it is."""
    owed: timedelta | None = None
    """For ``due``: the compensatory rest that is owed."""
    due_by: date | None = None
    because: tuple[Because, ...] = ()
    """What the limit, the count or the application rests on beside the shifts named."""

    @property
    def needs(self) -> str:
        """The kinds of agreement that cure it, ``IND|TV``, or ``none``: nobody grants an assessment."""
        kinds = (p.grantor for p in self.permits if p.grantor is not Grantor.ASSESSMENT)
        return "|".join(dict.fromkeys(kind.value for kind in kinds)) or "none"

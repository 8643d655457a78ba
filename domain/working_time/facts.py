"""What is known of a person, a plan or an event otherwise than by shifts.

Records that shifts cannot carry (an answer, a date, an offer), and measures that stand in for what would be computed:
a measure that is given is what the rule judges. ``None`` is not known.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum


class RotaKind(StrEnum):
    """How a person's arrangement is classed (AML § 10-4 (4) to (6))."""

    DAY = "day"
    TWO_PART = "two_part"
    """Day and evening (*todelt*)."""
    THREE_PART = "three_part"
    """Day, evening and night (*tredelt*)."""
    CONTINUOUS = "continuous"
    """Round the clock, all days of the year (*helkontinuerlig*)."""
    ROUND_THE_CLOCK = "round_the_clock"
    """Round the clock on weekdays (*døgnkontinuerlig*)."""


class Relief(StrEnum):
    """Duty that a person has asked, with a right to it, to be free from."""

    NIGHTS = "nights"
    ON_SITE_DUTY = "on_site_duty"
    """*Tilstedevakt*."""
    HOME_DUTY = "home_duty"
    """*Hjemmevakt*."""


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """How the plan came about (AML §§ 10-2, 10-3)."""

    discussed: date | None = None
    """The day the plan was discussed with the representatives."""
    effective: date | None = None
    """The day it takes effect."""
    individually_visible: bool | None = None
    """Whether it names who works which days and times."""
    made_with_representatives: bool | None = None
    accessible: bool | None = None
    """Whether employees can easily reach it."""
    assessed: bool | None = None
    """Whether a sound-practice assessment is on file."""
    need_discussed: bool | None = None
    """Whether the need for night, Sunday or overtime work, or for hired staff, was discussed beforehand."""
    change_notice_agreed: bool | None = None
    """Whether the contract says how shifts are changed (AML § 14-6)."""
    rolling: bool | None = None
    """Whether a doctors' plan rolls in a fixed pattern by the number in the tier."""


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """Rights and records of one person."""

    rota: RotaKind | None = None
    every_third_sunday: bool | None = None
    regular_night_worker: bool | None = None
    considerable_strain: bool | None = None
    """Whether the work is of particular risk or strain (AML § 10-11 (7))."""
    health_check_offered: bool | None = None
    individual_consent: bool | None = None
    """Whether the employee has consented to a mean above 48 h over a year (AML § 10-12 (4))."""
    apprentice_health_worker: bool | None = None
    in_curriculum: bool | None = None
    light_work: bool | None = None
    requested_free_from: frozenset[Relief] = frozenset()
    exempt_from: date | None = None
    """First day of a granted relief, or of an agreed reduction of hours; without one, every day."""
    exempt_to: date | None = None
    agreed_fraction: int | None = None
    """Position size agreed for the days of a reduction, per cent (AML § 10-2 (4))."""
    extended_week: timedelta | None = None
    """Extended service signed by a doctor beyond the norm (*utvidet arbeidstid*), hours a week."""
    pregnant_last_three_months: bool | None = None
    junior: bool | None = None
    """A doctor in training (*LIS*)."""


@dataclass(frozen=True, slots=True)
class WorkFacts:
    """What is on record of work beyond agreed hours."""

    overtime_from: datetime | None = None
    willing_each_time: bool | None = None
    need_recorded: bool | None = None
    """A particular and time-limited need."""
    fixed_arrangement: bool | None = None
    excused: bool | None = None
    """Whether the employee had been excused (AML § 10-6 (10))."""
    supplement_as_time_off: bool | None = None
    time_off_agreed: bool | None = None
    record_complete: bool | None = None
    """Whether date, start, end, breaks and overtime are recorded for each day (AML § 10-7)."""
    unplanned_call_out: bool | None = None
    serious_disturbance: bool | None = None
    """Necessary to avoid serious operational disturbance (*alvorlige driftsforstyrrelser*)."""
    averts_danger: bool | None = None
    """Must be done to avert danger or damage after an unforeseen event (AML § 10-12 (3))."""
    break_free_to_leave: bool | None = None
    nature_requires: bool | None = None
    """Whether the work's nature makes night or Sunday work necessary; patient care does."""
    second_shift_other_employer: bool | None = None


@dataclass(frozen=True, slots=True)
class Measures:
    """Measures given in place of what would be computed. Hours as durations."""

    mean_week_hours: timedelta | None = None
    mean_night_hours: timedelta | None = None
    """A week, in the person's own plan."""
    mean_sunday_hours: timedelta | None = None
    night_hours_year: timedelta | None = None
    sunday_hours_year: timedelta | None = None
    overtime_hours_by_week: tuple[timedelta, ...] | None = None
    total_hours_by_week: tuple[timedelta, ...] | None = None
    normal_hours: timedelta | None = None
    """Of one day, or of one week when it and the overtime are more than a day holds."""
    overtime_hours: timedelta | None = None
    mean_8_weeks: timedelta | None = None
    normal_hours_4_weeks: timedelta | None = None
    mean_total_hours_52_weeks: timedelta | None = None
    period_from: date | None = None
    period_to: date | None = None
    red_days_worked: int | None = None
    longest_run_of_weeks_without_free_red_day: int | None = None
    bound_by_agreement: int | None = None
    doing_same_work: int | None = None


@dataclass(frozen=True, slots=True)
class HiringFacts:
    """Hiring from agencies and posts (AML chapter 14)."""

    hired: bool | None = None
    health_personnel: bool | None = None
    replacement: bool | None = None
    """Temporary replacement, or another ground of § 14-9 (2) b to e."""
    basis_documented: bool | None = None
    hired_since: date | None = None
    on: date | None = None
    """The day judged."""
    part_timer_asked: bool | None = None
    """Whether a qualified part-timer in scope had asked for the extra shift."""
    given_to_part_timer: bool | None = None
    months_above_agreed: int | None = None
    """Months in a row, back from the claim, with work beyond agreed hours."""
    need_has_ended: bool | None = None
    part_time_need_documented: bool | None = None
    last_annual_discussion: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known of one person's case beside the shifts."""

    plan: PlanFacts = PlanFacts()
    person: PersonFacts = PersonFacts()
    work: WorkFacts = WorkFacts()
    measures: Measures = Measures()
    hiring: HiringFacts = HiringFacts()


NOTHING_KNOWN = Facts()

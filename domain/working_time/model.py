"""What the rules look at: shifts, the people who work them, and the unit they work in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from fractions import Fraction

from domain.calendar import DAY, Period, at
from domain.ids import PersonId, ShiftCode
from domain.working_time.facts import Facts

ZERO = timedelta()
HOUR = timedelta(hours=1)


class ShiftKind(StrEnum):
    """What a shift code stands for."""

    DAY = "day"
    EVENING = "evening"
    NIGHT = "night"
    LONG = "long"
    """Counts in full as cover for both day and evening."""
    COURSE = "course"
    """Work without cover."""


@dataclass(frozen=True, slots=True)
class ShiftType:
    """A shift code (*vaktkode*): local clock times; an end before the start is next morning."""

    code: ShiftCode
    name: str
    starts: time
    ends: time
    unpaid_break: timedelta
    paid_break: timedelta
    kind: ShiftKind

    def on(self, employee: PersonId, day: date) -> "Shift":
        """This code worked by ``employee`` with its start on ``day``."""
        last = day if self.ends > self.starts else day + DAY
        return Shift(
            employee,
            day,
            self.code,
            self.kind,
            at(day, self.starts),
            at(last, self.ends),
            self.unpaid_break,
            self.paid_break,
        )


@dataclass(frozen=True, slots=True)
class Shift:
    """One planned shift (*vakt*), as UTC instants; it belongs to the Oslo ``day`` it starts on."""

    employee: PersonId
    day: date
    code: ShiftCode
    kind: ShiftKind
    starts: datetime
    ends: datetime
    unpaid_break: timedelta = ZERO
    """Free time inside the shift: not working time (AML § 10-9)."""
    paid_break: timedelta = ZERO
    """Break that is working time."""
    passive: timedelta = ZERO
    """Passive time on site inside the shift (*passivt arbeid*, AML § 10-4 (2)); working time like the rest."""
    extra: timedelta = ZERO
    """Time at its end beyond the agreed hours: overtime, or a part-timer's *merarbeid* (AML § 10-6 (1))."""
    standby: bool = False
    """Standby away from the workplace (*beredskapsvakt utenfor arbeidsstedet*, AML § 10-4 (3))."""
    called_out: bool = False
    """Worked on a call, not by the plan."""
    other_employer: bool = False

    @property
    def hours(self) -> timedelta:
        """Working time: elapsed time less the unpaid break (AML § 10-1); of standby, the time it lasts."""
        return self.ends - self.starts - self.unpaid_break

    @property
    def normal(self) -> timedelta:
        """Working time within the agreed hours."""
        return self.hours - self.extra


class Nights(StrEnum):
    """What a person has agreed about night shifts."""

    YES = "yes"
    NEVER = "never"
    ONLY = "only"
    """No other shift but courses."""


class AbsenceEffect(StrEnum):
    """What planning needs to know of an absence; its cause is not here."""

    AWAY = "away"
    COURSE = "course"


@dataclass(frozen=True, slots=True)
class Absence:
    """Days on which a person is away, or on a course (a course day gets the course shift)."""

    period: Period
    effect: AbsenceEffect


class Constraint(StrEnum):
    """What a granted adaptation (*tilrettelegging*) asks of the rota."""

    NO_NIGHTS = "no_nights"
    NO_EVENINGS = "no_evenings"
    """No shift of kind evening or long."""
    DAY_OFF_WEEKDAY = "day_off_weekday"


@dataclass(frozen=True, slots=True)
class Adaptation:
    """A granted adaptation, hard inside its dates; ``weekday`` (Monday is 0) only for a weekday off."""

    period: Period
    constraint: Constraint
    weekday: int | None = None


class Post(StrEnum):
    """How a post stands to chapter 10 (AML § 10-12 (1) and (2))."""

    ORDINARY = "ordinary"
    LEADER = "leader"
    """A leading post (*ledende stilling*)."""
    INDEPENDENT = "independent"
    """A particularly independent post (*særlig uavhengig stilling*)."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What is settled for one person: position, norm, competences, and personal terms."""

    employee: PersonId
    profession: str
    competences: frozenset[str]
    fraction_percent: int
    """Position size (*stillingsprosent*), per cent of full time."""
    full_time_week: timedelta
    """The weekly hours that full time means for this person (the settled norm)."""
    nights: Nights = Nights.YES
    long_shifts: bool = True
    """May be given shifts over 10 h."""
    absences: tuple[Absence, ...] = ()
    adaptations: tuple[Adaptation, ...] = ()
    born: date | None = field(default=None, repr=False)
    """Nothing where age is not known; then no rule on age is judged."""
    post: Post = Post.ORDINARY

    @staticmethod
    def youngest(birth_year: int) -> date:
        """The birth date to judge by where only the year is known: its last day, so that nobody is taken for older."""
        return date(birth_year, 12, 31)

    def age(self, day: date) -> int | None:
        """Whole years on ``day``."""
        if self.born is None:
            return None
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))

    def absent(self, day: date) -> AbsenceEffect | None:
        """What the person's absences say of ``day``; nothing when present."""
        return next((a.effect for a in self.absences if day in a.period), None)

    def _off_work(self, day: date, period: Period) -> bool:
        return day in period and day.weekday() < 5 and self.absent(day) is AbsenceEffect.AWAY

    def hours_due(self, period: Period) -> timedelta:
        """Working time owed over ``period``: norm x fraction x weeks, less absences.

        Each absent weekday (courses aside) takes off a fifth of the person's week, a red weekday too;
        a red weekday alone takes off nothing.
        """
        own_week = self.full_time_week * self.fraction_percent / 100
        return own_week * len(period) / 7 - own_week * self.absent_weekdays(period) / 5

    def absent_weekdays(self, period: Period) -> int:
        """How many weekdays of ``period`` the person is away on."""
        some = (a.period for a in self.absences if a.effect is AbsenceEffect.AWAY)
        return len({day for each in some for day in each.days() if self._off_work(day, period)})


@dataclass(frozen=True, slots=True)
class UnitTerms:
    """What the unit has settled: its local agreement, its tariff, and what was found by assessment."""

    weekend_every: int
    """Of any this many consecutive weekends at most one is worked (Saturday or Sunday)."""
    consecutive_shifts_at_most: int
    consecutive_nights_at_most: int
    averaging_weeks: int
    tariff_area: str
    full_time_rota: timedelta
    """Weekly norm in rota by tariff."""
    full_time_night: timedelta
    """Weekly norm for fixed nights and fully continuous shift by tariff."""
    three_part_count: bool = False
    """Whether the three-part count of a finished line is judged (else reported)."""
    particular_strain_at_night: bool = False
    """Whether the unit's night work is assessed as particular strain (AML § 10-11 (7))."""


@dataclass(frozen=True, slots=True)
class Rota:
    """Who works which shift code on which day. One shift a day at most; free days are left out."""

    lines: Mapping[PersonId, Mapping[date, ShiftCode]]

    def shifts(self, types: Mapping[ShiftCode, ShiftType]) -> tuple[Shift, ...]:
        """Every shift, by employee and time; ``KeyError`` for a code that ``types`` lacks."""
        return tuple(
            types[line[day]].on(employee, day) for employee, line in sorted(self.lines.items()) for day in sorted(line)
        )


@dataclass(frozen=True, slots=True)
class Case:
    """All that one judgement looks at."""

    period: Period
    unit: UnitTerms
    people: Mapping[PersonId, Terms]
    shifts: tuple[Shift, ...]
    agreements: "Agreements" = field(default_factory=lambda: Agreements(()))
    facts: Mapping[PersonId, Facts] = field(default_factory=dict)
    """What is known otherwise than by shifts, of those of whom anything is."""
    before: tuple[Shift, ...] = ()
    """Shifts worked before the period's first day. Without them nobody worked then."""

    def line(self, employee: PersonId) -> tuple[Shift, ...]:
        """One employee's shifts in time order (*turnuslinje*)."""
        own = [s for s in self.shifts if s.employee == employee]
        return tuple(sorted(own, key=lambda s: s.starts))


class Grantor(StrEnum):
    """Who may grant a deviation."""

    INDIVIDUAL = "IND"
    """Employer and the individual employee, in writing."""
    REPRESENTATIVES = "TV"
    """Employer and elected representatives (*tillitsvalgte*) in an undertaking bound by tariff, in writing."""
    UNION = "IR"
    """A union with right of nomination (*innstillingsrett*), by tariff agreement."""
    AUTHORITY = "AT"
    """The Labour Inspection Authority (*Arbeidstilsynet*)."""
    ASSESSMENT = "assessment"
    """Nobody grants it: the employer has it assessed, with those concerned taking part."""


class Basis(StrEnum):
    """The paragraph that an agreement stands on."""

    PASSIVE_AUTHORITY = "AML § 10-4 (2)"
    STANDBY = "AML § 10-4 (3)"
    AVERAGING_INDIVIDUAL = "AML § 10-5 (1)"
    AVERAGING = "AML § 10-5 (2)"
    AVERAGING_AUTHORITY = "AML § 10-5 (3)"
    OVERTIME = "AML § 10-6 (5)"
    OVERTIME_AUTHORITY = "AML § 10-6 (6)"
    TOTAL_DAY = "AML § 10-6 (9)"
    TIME_OFF = "AML § 10-6 (12)"
    REST = "AML § 10-8 (3)"
    SUNDAYS = "AML § 10-8 (4)"
    SUNDAY_WORK = "AML § 10-10 (4)"
    RELIGION = "AML § 10-10 (5)"
    NIGHT_PERIOD = "AML § 10-11 (1)"
    NIGHT_OWN_WISH = "AML § 10-11 (3)"
    NIGHT_WORK = "AML § 10-11 (4)"
    NIGHT = "AML § 10-11 (9)"
    TARIFF = "AML § 10-12 (4)"
    MEAN_CONSENT = "AML § 10-12 (4) mean above 48 h"
    PASSIVE_REST_AUTHORITY = "AML § 10-12 (7)"
    HIRE = "AML § 14-12 (2)"
    DOCTORS = "A2"
    """The doctors' tariff agreement, which derogates under AML § 10-12 (4)."""
    DOCTORS_DEVIATION = "A2 by the enterprise representative"
    DOCTORS_EXTENDED = "A2 § 3.3"
    """Extended service agreed with the individual doctor."""
    SOUND_PRACTICE = "AML § 10-2 (1)"
    """No agreement: the sound-practice assessment (*forsvarlighetsvurdering*) that must be on file."""

    @property
    def grantor(self) -> Grantor:
        """Who may grant a deviation on this basis."""
        return GRANTORS[self]


GRANTORS = {
    Basis.PASSIVE_AUTHORITY: Grantor.AUTHORITY,
    Basis.STANDBY: Grantor.REPRESENTATIVES,
    Basis.AVERAGING_INDIVIDUAL: Grantor.INDIVIDUAL,
    Basis.AVERAGING: Grantor.REPRESENTATIVES,
    Basis.AVERAGING_AUTHORITY: Grantor.AUTHORITY,
    Basis.OVERTIME: Grantor.REPRESENTATIVES,
    Basis.OVERTIME_AUTHORITY: Grantor.AUTHORITY,
    Basis.TOTAL_DAY: Grantor.REPRESENTATIVES,
    Basis.TIME_OFF: Grantor.INDIVIDUAL,
    Basis.REST: Grantor.REPRESENTATIVES,
    Basis.SUNDAYS: Grantor.INDIVIDUAL,
    Basis.SUNDAY_WORK: Grantor.REPRESENTATIVES,
    Basis.RELIGION: Grantor.INDIVIDUAL,
    Basis.NIGHT_PERIOD: Grantor.REPRESENTATIVES,
    Basis.NIGHT_OWN_WISH: Grantor.INDIVIDUAL,
    Basis.NIGHT_WORK: Grantor.REPRESENTATIVES,
    Basis.NIGHT: Grantor.REPRESENTATIVES,
    Basis.TARIFF: Grantor.UNION,
    Basis.MEAN_CONSENT: Grantor.INDIVIDUAL,
    Basis.PASSIVE_REST_AUTHORITY: Grantor.AUTHORITY,
    Basis.HIRE: Grantor.REPRESENTATIVES,
    Basis.DOCTORS: Grantor.UNION,
    Basis.DOCTORS_DEVIATION: Grantor.REPRESENTATIVES,
    Basis.DOCTORS_EXTENDED: Grantor.INDIVIDUAL,
    Basis.SOUND_PRACTICE: Grantor.ASSESSMENT,
}


EXTENDABLE = {
    Basis.AVERAGING,
    Basis.OVERTIME,
    Basis.TOTAL_DAY,
    Basis.REST,
    Basis.SUNDAY_WORK,
    Basis.NIGHT_PERIOD,
    Basis.NIGHT_WORK,
    Basis.NIGHT,
    Basis.TARIFF,
}
"""The bases that AML § 10-12 (5) lets the employer extend; §§ 10-4 (3), 10-5 (1) and 10-8 (4) are not among them."""


@dataclass(frozen=True, slots=True)
class AgreedLimits:
    """The figures an agreement sets. Hours not named are, under §§ 10-5 and 10-6 (9), those the act allows it at most;
    else what is not named stays at the law's default."""

    hours_a_day: timedelta | None = None
    hours_a_week: timedelta | None = None
    averaging_weeks: int | None = None
    daily_rest: timedelta | None = None
    weekly_rest: timedelta | None = None
    compensatory_rest: str | None = None
    """When the rest owed is to be given, as the parties put it (``same_week``)."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """A valid agreement as the rules see it: what it sets, for whom, and on which days."""

    name: str
    """The agreement's id, repeated in findings that rest on it."""
    basis: Basis
    limits: AgreedLimits
    period: Period
    covers: frozenset[PersonId]
    standby_ratio: Fraction | None = None
    """Share of standby that counts as normal hours, for an agreement on standby."""
    extended_week: timedelta | None = None
    """Hours a week beyond the norm that a doctor has signed (*utvidet arbeidstid*)."""
    whole_chapter: bool = False
    """Whether a tariff agreement derogates from all that AML § 10-12 (4) lets it; else only as its limits name."""


@dataclass(frozen=True, slots=True)
class Agreements:
    """The agreements in force."""

    all: tuple[Agreed, ...]

    def covering(self, basis: Basis, employee: PersonId, day: date) -> Agreed | None:
        """The agreement on ``basis`` that covers ``employee`` on ``day``; the first by name when several do."""
        found = (a for a in self.all if a.basis is basis and day in a.period and employee in a.covers)
        return min(found, key=lambda a: a.name, default=None)

    def throughout(self, basis: Basis, employee: PersonId, days: Iterable[date]) -> Agreed | None:
        """The agreement that covers ``employee`` on the first of ``days``, if each of them is covered."""
        if not any(a.basis is basis and employee in a.covers for a in self.all):
            return None
        found = [self.covering(basis, employee, day) for day in days]
        return found[0] if found and all(found) else None

"""What has happened in one person's record of hours, and the values it is made of."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, TypeAlias

from domain.calendar import oslo_day
from domain.ids import AgreementId, DebtId, EntryId, PersonId, RestId, UnitId
from domain.privacy import Category, Special

ZERO = timedelta()


class WorkKind(StrEnum):
    """What the time of an entry was."""

    ORDINARY = "ordinary"
    PASSIVE = "passive"
    """Passive on site (*passivt arbeid*, AML § 10-4 (2)): at the workplace, free to rest between tasks."""
    STANDBY = "standby"
    """Standby away from the workplace (*beredskapsvakt utenfor arbeidsstedet*, AML § 10-4 (3)); no work by itself."""
    CALL_OUT = "call_out"
    """Work on a call during standby (*utrykning*)."""


@dataclass(frozen=True, slots=True)
class Worked:
    """The time of one entry, in UTC instants; it belongs to the Oslo day it starts on."""

    starts: datetime
    ends: datetime
    kind: WorkKind = WorkKind.ORDINARY
    unpaid_break: timedelta = ZERO
    """Free time inside it: no working time (AML § 10-9)."""
    paid_break: timedelta = ZERO
    """Break that is working time."""
    beyond_from: datetime | None = None
    """From here to its end it lay beyond the agreed hours: overtime, or a part-timer's *merarbeid* (AML § 10-6 (1))."""
    need_stated: bool = False
    """Whether a particular, time-limited need was stated for that time (AML § 10-6 (1)); its words are private."""
    willing: bool | None = None
    """Whether the employee was willing this time (AML § 10-6 (7)); ``None``: not on record."""
    averts_disturbance: bool = False
    """Unplanned, and needed to avoid serious operational disturbance (*alvorlige driftsforstyrrelser*, § 10-8 (3))."""

    @property
    def day(self) -> date:
        """The Oslo day it starts on."""
        return oslo_day(self.starts)

    @property
    def hours(self) -> timedelta:
        """Elapsed time less the unpaid break; of standby, the time it lasts."""
        return self.ends - self.starts - self.unpaid_break

    @property
    def beyond(self) -> timedelta:
        """The time beyond the agreed hours; zero when it was all agreed."""
        return ZERO if self.beyond_from is None else min(self.ends - self.beyond_from, self.hours)

    @property
    def interrupts_rest(self) -> bool:
        """Whether it is work; standby away from the workplace may lie in a rest (AML §§ 10-4 (3), 10-8)."""
        return self.kind is not WorkKind.STANDBY

    def meets(self, starts: datetime, ends: datetime) -> bool:
        """Whether it has a moment between ``starts`` and ``ends``."""
        return self.starts < ends and starts < self.ends


@dataclass(frozen=True, slots=True)
class HoursRecorded:
    """Hours were worked in a unit (AML § 10-7)."""

    employee: PersonId
    entry: EntryId
    unit: UnitId
    work: Worked
    need: Annotated[str | None, Special("employee", Category.HEALTH)]
    """Why time beyond the agreed hours was needed, in the recorder's own words."""
    by: PersonId


@dataclass(frozen=True, slots=True)
class HoursCorrected:
    """An entry was wrong; this stands in its place, and what stood before stays in the history."""

    employee: PersonId
    entry: EntryId
    work: Worked
    need: Annotated[str | None, Special("employee", Category.HEALTH)]
    reason: str
    by: PersonId


@dataclass(frozen=True, slots=True)
class HoursWithdrawn:
    """An entry never happened; it stays in the history."""

    employee: PersonId
    entry: EntryId
    reason: str
    by: PersonId


@dataclass(frozen=True, slots=True)
class RestFoundOwed:
    """Compensatory rest (*kompenserende hvile*) was found owed for some days under one rule; the newest finding stands.

    Law: AML §§ 10-6 (9), 10-8 (3), 10-12 (4). Judged when hours were recorded or corrected, never on replay.
    """

    employee: PersonId
    debt: DebtId
    rule: str
    """The rule's id in the register."""
    paragraph: str
    rule_set: str
    """The version of the rule set judged by."""
    first_day: date
    last_day: date
    owed: timedelta
    due_by: date | None
    entries: tuple[EntryId, ...]
    """What it rests on."""
    rests_on: Annotated[AgreementId | None, Special("employee", Category.UNION)]
    """The agreement that made it lawful against rest; a union's would tell of membership."""


@dataclass(frozen=True, slots=True)
class OwedRestTakenBack:
    """Rest is no longer owed after a correction, as far as it had not been given."""

    employee: PersonId
    debt: DebtId
    hours: timedelta
    """How much of it."""
    rule_set: str
    """The version of the rule set by which it does not follow."""
    because: EntryId | None
    """The entry that was recorded, corrected or withdrawn; ``None``: given rest that turned out to be none."""


@dataclass(frozen=True, slots=True)
class RestGiven:
    """Compensatory rest was given against a debt."""

    employee: PersonId
    debt: DebtId
    rest: RestId
    starts: datetime
    ends: datetime
    by: PersonId

    @property
    def hours(self) -> timedelta:
        """How long it was."""
        return self.ends - self.starts


@dataclass(frozen=True, slots=True)
class GivenRestWithdrawn:
    """Rest put down as given was none: it was put down wrongly, or there was work in it."""

    employee: PersonId
    rest: RestId
    reason: str
    worked: EntryId | None
    """The work that lay in it, if that is why."""
    by: PersonId


HoursEvent: TypeAlias = (
    HoursRecorded | HoursCorrected | HoursWithdrawn | RestFoundOwed | OwedRestTakenBack | RestGiven | GivenRestWithdrawn
)

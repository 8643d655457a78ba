"""What may be asked of a record of hours.

``nearby`` holds the standing entries of neighbouring years as far as the use case read them.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeAlias

from domain.calendar import Period
from domain.hours.events import RestGiven, Worked
from domain.hours.states import Entry
from domain.ids import AgreementId, DebtId, EntryId, PersonId, RestId, UnitId


@dataclass(frozen=True, slots=True)
class RecordHours:
    """Put down hours that are over at ``at``."""

    employee: PersonId
    year: int
    entry: EntryId
    unit: UnitId
    work: Worked
    need: str | None
    nearby: tuple[Entry, ...]
    at: datetime
    by: PersonId


@dataclass(frozen=True, slots=True)
class CorrectHours:
    """Put other content in the place of an entry's."""

    employee: PersonId
    year: int
    entry: EntryId
    work: Worked
    need: str | None
    reason: str
    nearby: tuple[Entry, ...]
    at: datetime
    by: PersonId


@dataclass(frozen=True, slots=True)
class WithdrawHours:
    """Take an entry out of the record; the history keeps it."""

    employee: PersonId
    entry: EntryId
    reason: str
    by: PersonId


@dataclass(frozen=True, slots=True)
class OwedRest:
    """Rest that a judgement of worked time found owed, for some days under one rule."""

    rule: str
    paragraph: str
    days: Period
    owed: timedelta
    due_by: date | None
    entries: tuple[EntryId, ...]
    rests_on: AgreementId | None

    @property
    def debt(self) -> DebtId:
        """What it is known by: one debt for each rule and stretch of days, whatever it comes to."""
        return DebtId(f"{self.rule}.{self.days.first_day}.{self.days.last_day}")


@dataclass(frozen=True, slots=True)
class SettleRest:
    """Hold the debts put down for ``days`` against what a judgement of those days found, and rest against work."""

    employee: PersonId
    days: Period
    found: tuple[OwedRest, ...]
    rule_set: str
    worked: tuple[Entry, ...]
    """All work round about, of this year and its neighbours."""
    because: EntryId | None
    by: PersonId


@dataclass(frozen=True, slots=True)
class GiveRest:
    """Put down compensatory rest that is over at ``at``."""

    employee: PersonId
    debt: DebtId
    rest: RestId
    starts: datetime
    ends: datetime
    nearby: tuple[Entry, ...]
    rests_nearby: tuple[RestGiven, ...]
    at: datetime
    by: PersonId


@dataclass(frozen=True, slots=True)
class WithdrawRest:
    """Take back rest that was put down wrongly."""

    employee: PersonId
    rest: RestId
    reason: str
    by: PersonId


HoursCommand: TypeAlias = RecordHours | CorrectHours | WithdrawHours | SettleRest | GiveRest | WithdrawRest

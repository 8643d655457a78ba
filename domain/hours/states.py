"""What one person's record of hours holds for one calendar year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from domain.hours.events import ZERO, RestFoundOwed, RestGiven, Worked
from domain.ids import DebtId, EntryId, PersonId, RestId, UnitId


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stands after its corrections."""

    entry: EntryId
    unit: UnitId
    work: Worked
    need: str | None
    by: PersonId
    """Who recorded it, or corrected it last."""
    corrections: tuple[str, ...] = ()
    """The reason of each."""
    withdrawn: str | None = None
    """Why it was taken out, if it was."""


@dataclass(frozen=True, slots=True)
class Debt:
    """Compensatory rest owed for some days under one rule, and what has been given of it."""

    found: RestFoundOwed
    """The newest finding."""
    owed: timedelta
    given: timedelta = ZERO

    @property
    def outstanding(self) -> timedelta:
        """What has yet to be given; never below zero."""
        return self.owed - self.given


@dataclass(frozen=True, slots=True)
class HoursOfYear:
    """The entries that start in the year, the debts of rest whose days begin in it, and the rest given against them."""

    entries: Mapping[EntryId, Entry] = field(default_factory=dict)
    debts: Mapping[DebtId, Debt] = field(default_factory=dict)
    rests: Mapping[RestId, RestGiven] = field(default_factory=dict)
    """Those that stand."""
    rests_ever: frozenset[RestId] = frozenset()
    """Also those withdrawn, whose ids are not used again."""

    @property
    def standing(self) -> Iterator[Entry]:
        """The entries that were not withdrawn."""
        return (e for e in self.entries.values() if e.withdrawn is None)

"""The two clocks: the machine's, and a story's that stands where it was set."""

from datetime import UTC, date, datetime, time

from application.ports.clock import ClockKind
from domain.calendar import at

MORNING = time(9)
"""The story clock shows nine in the morning, Oslo time, on whichever day it is set to."""


class SystemClock:
    """The machine's clock."""

    kind = ClockKind.SYSTEM

    def now(self) -> datetime:
        """Now, UTC."""
        return datetime.now(UTC)


class StoryClock:
    """A clock for demonstrations and tests: it stands still until it is set to another day."""

    kind = ClockKind.STORY

    def __init__(self, today: date) -> None:
        self._today = today

    @property
    def today(self) -> date:
        """The day it is set to."""
        return self._today

    def set(self, today: date) -> None:
        """Go to another day, earlier or later."""
        self._today = today

    def now(self) -> datetime:
        """The morning of the day it is set to, UTC."""
        return at(self._today, MORNING)

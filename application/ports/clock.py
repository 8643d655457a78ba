"""The one source of now."""

from datetime import datetime
from enum import StrEnum
from typing import Protocol


class ClockKind(StrEnum):
    """By which clock an act was judged; it stands in every event."""

    SYSTEM = "system"
    STORY = "story"
    """Set by whoever runs a demonstration; accepted in development only."""


class Clock(Protocol):
    """Now, as a UTC instant."""

    @property
    def kind(self) -> ClockKind:
        """Which clock this is."""
        ...

    def now(self) -> datetime:
        """The present instant in UTC."""
        ...

"""What is set from outside, read once."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Settings:
    """How the house is put together."""

    store: str
    """The event store's URL: ``sqlite:///…`` or ``postgresql://…``."""
    today: date | None = None
    """Set: a story clock stands at this day. Development only."""
    development: bool = False
    """Whether development tokens and the story clock are accepted."""

"""What is set from outside, read once."""

from dataclasses import dataclass
from datetime import date

LOOPBACK = "http://localhost:8000"
"""The origin of a server in development. No browser signs for a bare address, so it goes by its name."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the house is put together."""

    store: str
    """The event store's URL: ``sqlite:///…`` or ``postgresql://…``."""
    today: date | None = None
    """Set: a story clock stands at this day. Development only."""
    development: bool = False
    """Whether development tokens and the story clock are accepted."""
    origins: tuple[str, ...] = (LOOPBACK,)
    """Where a browser may have asked for a signature, each as a browser writes it; the host of each is its relying
    party's id."""

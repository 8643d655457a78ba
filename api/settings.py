"""What is set from outside, read once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

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


def origin(text: str) -> str:
    """An origin as a browser writes it, ``https://turnus.example.no`` or with a port. Raises ``ValueError``."""
    parts = urlsplit(text)
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname == "localhost")
    if not safe or not parts.hostname or text != f"{parts.scheme}://{parts.netloc}".lower() or "@" in text:
        raise ValueError(f"{text!r} is no origin where a browser signs; https://turnus.example.no is the form")
    return text


def origins(given: Iterable[str], port: int) -> tuple[str, ...]:
    """Those given; where none is, ``localhost`` on the port served. Raises ``ValueError``."""
    return tuple(origin(text) for text in given) or (f"http://localhost:{port}",)

"""A log for use cases; what the two stores have in common is tested where they are."""

from collections.abc import Iterator

import pytest

from adapters.event_store.registry import EVENT_TYPES
from adapters.event_store.store import LedgerEventStore, open_store


@pytest.fixture
def log(sqlite_url: str) -> Iterator[LedgerEventStore]:
    """An empty log in a file, closed at the end."""
    opened = open_store(sqlite_url, EVENT_TYPES)
    yield opened
    opened.close()

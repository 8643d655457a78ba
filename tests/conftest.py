"""What every test may ask for: the stores, each on a database of its own.

``store`` runs a test twice, on a SQLite file and on PostgreSQL. A test module that has event types of its own
overrides ``event_types``.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from adapters.event_store.codec import EventTypes
from adapters.event_store.registry import EVENT_TYPES
from adapters.event_store.store import LedgerEventStore, migrate, open_store
from tests.postgres_server import fresh_database, server_url

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("house")  # a slow machine proves nothing wrong


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL server, one for each process that runs tests."""
    with server_url() as url:
        yield url


@pytest.fixture(scope="session")
def migrated(postgres: str) -> Iterator[str]:
    """The name of a PostgreSQL database with the tables and no events, to be copied."""
    with fresh_database(postgres) as url:
        migrate(url)
        yield url.partition("?")[0].rpartition("/")[2]


@pytest.fixture
def postgres_url(postgres: str, migrated: str) -> Iterator[str]:
    """A fresh PostgreSQL database with the tables."""
    with fresh_database(postgres, template=migrated) as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A fresh SQLite file with the tables."""
    url = f"sqlite:///{tmp_path / 'log.sqlite'}"
    migrate(url)
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest) -> str:
    """A fresh database with the tables, once on each store."""
    url: str = request.getfixturevalue(f"{'sqlite' if request.param == 'sqlite' else 'postgres'}_url")
    return url


@pytest.fixture
def event_types() -> EventTypes:
    """The project's events."""
    return EVENT_TYPES


@pytest.fixture
def store(store_url: str, event_types: EventTypes) -> Iterator[LedgerEventStore]:
    """An open event store on a fresh database, once on each store; closed at the end."""
    opened = open_store(store_url, event_types)
    yield opened
    opened.close()

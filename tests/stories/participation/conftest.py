"""A house with nobody in it yet, once on each store."""

from collections.abc import Iterator
from datetime import date

import pytest
from fastapi.testclient import TestClient

from api.composition import open_house
from api.main import create_app
from api.settings import Settings
from tests.api.conftest import KEY, Story
from tests.api.solver import HandMade

BEFORE = date(2026, 11, 16)
"""Seven weeks before the plan begins."""


@pytest.fixture
def both(store_url: str) -> Iterator[Story]:
    """On SQLite and on PostgreSQL."""
    with (
        open_house(Settings(store_url, BEFORE, development=True), HandMade()) as house,
        TestClient(create_app(house, KEY), raise_server_exceptions=False) as http,
    ):
        yield Story(house, http)

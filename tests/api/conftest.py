"""A house on a store with two wards, and clients that speak for people."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid4

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from joserfc.jwk import OctKey

from api.composition import House, open_house
from api.main import create_app
from api.settings import Settings
from api.tokens import issue
from application.authority import Actor, Role
from application.handle import Asked
from domain.ids import PersonId
from tests.api.solver import HandMade
from tests.api.ward import OTHER_UNIT, UNIT, ward

TODAY = date(2026, 11, 16)
KEY = OctKey.import_key(b"a key for the tests, and nothing else")


@dataclass
class Client:
    """Somebody at the API."""

    http: TestClient
    person: str
    granted: tuple[Role, ...] = ()
    headers: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.headers = {"Authorization": f"Bearer {issue(KEY, PersonId(self.person), self.granted)}"}

    def get(self, path: str, **headers: str) -> Response:
        return self.http.get(f"/v1{path}", headers=self.headers | headers)

    def post(
        self, path: str, body: object = None, key: UUID | str | None = None, if_match: int | str | None = None
    ) -> Response:
        headers = {**self.headers, "Idempotency-Key": str(key or uuid4())}
        if if_match is not None:
            headers["If-Match"] = if_match if isinstance(if_match, str) else f'"{if_match}"'
        return self.http.post(f"/v1{path}", json=body, headers=headers)

    def delete(self, path: str) -> Response:
        return self.http.delete(f"/v1{path}", headers=self.headers)

    def version(self, path: str) -> int:
        return int(self.get(path).headers["etag"].strip('"'))


@dataclass
class Story:
    """The house and its door."""

    house: House
    http: TestClient

    def by(self, person: str, *granted: Role) -> Client:
        return Client(self.http, person, granted)

    def on(self, day: date) -> None:
        clock = self.house.story_clock
        assert clock is not None
        clock.set(day)


def told(url: str) -> Generator[Story]:
    """A house on ``url`` with both wards imported."""
    with open_house(Settings(url, TODAY, development=True), HandMade()) as house:
        for unit in (UNIT, OTHER_UNIT):
            number = uuid4()
            asked = Asked(number, bytes(32), Actor(PersonId("import"), frozenset({Role.IMPORTER})), number)
            house.importing.import_ward(asked, ward(unit))
        with TestClient(create_app(house, KEY), raise_server_exceptions=False) as http:
            yield Story(house, http)


@pytest.fixture
def story(sqlite_url: str) -> Iterator[Story]:
    """On SQLite."""
    yield from told(sqlite_url)


@pytest.fixture
def both(store_url: str) -> Iterator[Story]:
    """Once on each store."""
    yield from told(store_url)

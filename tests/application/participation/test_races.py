"""Whatever races with a publication or a signature: one of them comes first, and the log holds nothing unlawful.

A thousand races each of what ends a basis (notice, revocation) on PostgreSQL, fewer of the other kinds, and some on
SQLite, which has one writer at a time.
"""

from datetime import timedelta
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

import pytest

from domain.representation.events import Office
from domain.rota.events import RotaPublished
from tests.application.participation.life import Life
from tests.application.participation.racing import Prepared, Races, copied, race
from tests.application.participation.referee import judged
from tests.application.participation.ward import DAYTIME, FIRST, TODAY, of

HOW_MANY = {"postgresql": 1_000, "sqlite": 50}
FEWER = 250
YESTERDAY = TODAY - timedelta(days=1)
NOT_READY, PUBLISHED = "rota_plan.not_ready", "rota_plan.is_published"


def before_the_race(life: Life) -> None:
    """Ready to be published, with one agreement still to sign by somebody who has two accounts."""
    life.until_ready()
    life.link("c", "a")


def before_the_signature(life: Life) -> None:
    """The union has still to sign."""
    life.until_proposed()


@pytest.fixture(params=["postgresql", "sqlite"])
def fresh(request: pytest.FixtureRequest) -> tuple[str, int]:
    """An empty log, and how many races to run on it."""
    fixture = "postgres_url" if request.param == "postgresql" else "sqlite_url"
    return request.getfixturevalue(fixture), HOW_MANY[request.param]


@pytest.fixture
def few(fresh: tuple[str, int]) -> tuple[str, int]:
    """The same, and fewer of them."""
    return fresh[0], min(fresh[1], FEWER)


def publishing(life: Life) -> Prepared:
    return life.publish


def giving_notice(life: Life) -> Prepared:
    """By the union on some plans, by the leader on others; it ends before the plan's days."""
    return lambda: life.give_notice("nsf" if _even(life) else "leder")


def observing(life: Life) -> Prepared:
    """More sick leave than the assessment takes for granted."""
    return lambda: life.observe(120)


def changing(life: Life) -> Prepared:
    return lambda: life.change("b", {FIRST + timedelta(days=4): DAYTIME})


def signing_for_the_union(life: Life) -> Prepared:
    seen = life.read("nsf", life.rest)
    return lambda: life.sign("nsf", life.rest, seen)


def revoking(life: Life) -> Prepared:
    """As of yesterday."""
    return lambda: life.revoke("nsf", Office.UNION_REPRESENTATIVE, YESTERDAY)


def signing_for_oneself(life: Life) -> Prepared:
    seen = life.read("a", life.own("a"))
    return lambda: life.sign("a", life.own("a"), seen)


def appointing(life: Life) -> Prepared:
    """By one account on some plans, by the other on others."""
    return lambda: life.appoint("a" if _even(life) else "c", Office.ROTA_PLANNER)


def appointing_the_other(life: Life) -> Prepared:
    return lambda: life.appoint("b", Office.ROTA_PLANNER)


def electing_the_other(life: Life) -> Prepared:
    """As the union's representative."""
    return lambda: life.elect("b")


def _even(life: Life) -> bool:
    return int(life.unit[1:]) % 2 == 0


def settled(races: Races, lawful: set[tuple[str, str]]) -> None:
    """Each race came to one of the lawful ends, and among many each of them was met, also in the thick of it."""
    print(races)  # noqa: T201 - shown with -s, or when it fails
    judged(races, {of(unit, one): of(unit, other) for unit in races.facts for one, other in ("ac", "ca")})
    assert set(races.told) <= lawful, races.told
    if len(races.outcomes) >= FEWER:
        assert set(races.told) == lawful, "every lawful end is met"
        assert races.conflicts > 0, "some meet in the middle"


def test_publication_against_notice(fresh: tuple[str, int]) -> None:
    url, count = fresh
    races = race(url, copied(url, before_the_race, count), publishing, giving_notice)
    settled(races, {("done", "done"), (NOT_READY, "done")})


def test_signature_against_revocation(fresh: tuple[str, int]) -> None:
    url, count = fresh
    races = race(url, copied(url, before_the_signature, count), signing_for_the_union, revoking)
    settled(races, {("done", "done"), ("agreement.mandate_not_in_force", "done")})


def test_publication_against_an_observation(few: tuple[str, int]) -> None:
    url, count = few
    races = race(url, copied(url, before_the_race, count), publishing, observing)
    settled(races, {("done", "done"), (NOT_READY, "done")})


def test_publication_against_a_changed_line(few: tuple[str, int]) -> None:
    url, count = few
    races = race(url, copied(url, before_the_race, count), publishing, changing)
    settled(races, {("done", "done"), (NOT_READY, "done")})


def once_or_twice(unit: str) -> UUID:
    """On some plans the same command asked twice at once, on others two commands."""
    return uuid5(NAMESPACE_URL, unit) if int(unit[1:]) % 2 == 0 else uuid4()


def test_two_publications(few: tuple[str, int]) -> None:
    url, count = few
    races = race(url, copied(url, before_the_race, count), publishing, publishing, once_or_twice)
    settled(races, {("done", "done"), ("done", PUBLISHED), (PUBLISHED, "done")})
    for unit, (one, other) in races.outcomes.items():
        assert sum(isinstance(r.event, RotaPublished) for r in races.facts[unit]) == 1
        if one.command == other.command:
            assert one.receipt is not None
            assert other.receipt is not None
            assert one.receipt.position == other.receipt.position
            assert one.receipt.replayed != other.receipt.replayed
        else:
            assert one.told != other.told


def test_signature_against_an_office_of_the_employer(few: tuple[str, int]) -> None:
    url, count = few
    races = race(url, copied(url, before_the_race, count), signing_for_oneself, appointing)
    settled(races, {("done", "done"), ("agreement.both_sides", "done")})


def test_offices_on_both_sides_to_one_person(few: tuple[str, int]) -> None:
    url, count = few
    races = race(url, copied(url, Life.begin, count), appointing_the_other, electing_the_other)
    settled(races, {("done", "mandate.both_sides"), ("mandate.both_sides", "done")})

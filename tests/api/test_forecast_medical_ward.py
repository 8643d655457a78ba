"""On the medical ward of the examples Delta's mandate, and an adaptation, end in the middle of the plan."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from fastapi.testclient import TestClient

from adapters.ward_files import read_ward
from api.composition import open_house
from api.main import create_app
from api.settings import Settings
from application.authority import Actor, Role
from application.handle import Asked
from application.ward import Ward, WardRepresentative
from domain.calendar import DAY, Period
from domain.ids import PersonId, Union
from domain.representation.events import Office
from tests.api.conftest import KEY, TODAY, Story
from tests.api.life import ok

MEDICAL = Path(__file__).parents[2] / "examples" / "medical-ward"
PLAN = "med-2.2027-01-04"
DELTA, LEADER, PLANNER, SAFETY = "r-delta", "r-leder", "r-plan", "r-vo"
REST = f"{PLAN}.10-8-3"
MARCH, APRIL = "2027-03-31", "2027-04-01"
ADAPTED = "med-2-14"


@contextmanager
def told_on(url: str, ward: Ward) -> Iterator[Story]:
    """The ward with short nights each week for everybody who may have them, and Delta's signature under them."""
    with open_house(Settings(url, TODAY, development=True)) as house:
        number = uuid4()
        house.importing.import_ward(
            Asked(number, bytes(32), Actor(PersonId("import"), frozenset({Role.IMPORTER})), number), ward
        )
        with TestClient(create_app(house, KEY), raise_server_exceptions=False) as http:
            story = Story(house, http)
            planner = story.by(PLANNER)
            ok(planner.post(f"/rota-plans/{PLAN}/rota", {"lines": list(rota(ward)), "source": "by hand"}))
            ok(planner.post(f"/rota-plans/{PLAN}/proposal"))
            ok(planner.post(f"/rota-plans/{PLAN}/assessments", {"levels": 4}))
            ok(story.by(LEADER).post(f"/rota-plans/{PLAN}/agreements", {"notice_weeks": 4}))
            signs(story, DELTA, f"{REST}.Delta")
            yield story


def rota(ward: Ward) -> Iterator[dict[str, str]]:
    """Evening then day each week; one night each Friday for the one whose exemption from nights ends."""
    for person in ward.people:
        for day in ward.period.days():
            code = (
                "AD   "[day.weekday()] if day.weekday() < 2 else "N" if day.weekday() == 4 and person == ADAPTED else ""
            )
            if code:
                yield {"employee": person, "date": day.isoformat(), "shift": code}


def signs(story: Story, person: str, agreement: str) -> None:
    """Somebody signs what is shown."""
    client = story.by(person)
    shown = ok(client.get(f"/rota-plans/{PLAN}/signing-document?agreement={agreement}&language=nb"))
    ok(client.post(f"/agreements/{agreement}/signature", {"document": shown["sha256"], "language": "nb"}))


def endings(story: Story, kind: str, person: str = LEADER) -> list[Any]:
    found = ok(story.by(person).get(f"/rota-plans/{PLAN}/forecast"))
    return [e for e in found["endings"] if e["kind"] == kind]


def test_deltas_mandate_ends_and_what_was_signed_under_it_stands(store_url: str) -> None:
    with told_on(store_url, read_ward(MEDICAL)) as story:
        (mandate,) = endings(story, "mandate")
        assert (mandate["party"], mandate["last_day"], mandate["day"]) == ("Delta", MARCH, APRIL)
        assert mandate["agreements"] == [f"{REST}.Delta"]
        assert mandate["paragraph"] == "AML § 10-8 (3)"
        assert (mandate["shifts"], mandate["findings"]) == ([], {})
        assert "står" in mandate["still_holds_nb"]
        assert "1. april 2027" in mandate["cure_nb"]
        assert endings(story, "agreement") == [], "no shift loses its basis"

        (adaptation,) = endings(story, "adaptation")
        assert (adaptation["employee"], adaptation["last_day"]) == (ADAPTED, MARCH)
        nights = [d.isoformat() for d in Period(date(2027, 4, 1), date(2027, 7, 4)).days() if d.weekday() == 4]
        assert [(s["day"], s["code"]) for s in adaptation["shifts"]] == [(day, "N") for day in nights]
        (hidden,) = endings(story, "adaptation", SAFETY)
        assert ADAPTED not in str(hidden)

        story.on(date(2027, 4, 6))
        (missed,) = endings(story, "mandate")
        assert (missed["day"], missed["last_day"]) == ("2027-04-06", MARCH)


def test_the_next_representative_carries_on_for_delta(sqlite_url: str) -> None:
    ward = read_ward(MEDICAL)
    follows = Period(date.fromisoformat(APRIL), date(2027, 12, 31))
    successor = WardRepresentative(
        PersonId("r-delta-2"), Office.UNION_REPRESENTATIVE, Union("Delta"), ward.unit, follows
    )
    with told_on(sqlite_url, replace(ward, representatives=(*ward.representatives, successor))) as story:
        assert endings(story, "mandate") == []
    assert follows.first_day - DAY == date.fromisoformat(MARCH)


def test_notice_on_the_medical_ward_takes_what_deltas_members_rest_on(sqlite_url: str) -> None:
    ward = read_ward(MEDICAL)
    members = {p for p, e in ward.people.items() if e.union == "Delta"}
    with told_on(sqlite_url, ward) as story:
        story.on(date(2027, 2, 3))
        last = ok(story.by(DELTA).post(f"/agreements/{REST}.Delta/notice"))["answer"]["last_day"]
        assert last == "2027-03-03"
        (ending,) = endings(story, "agreement")
        assert {s["employee"] for s in ending["shifts"]} == members
        assert min(s["day"] for s in ending["shifts"]) == "2027-03-08"
        assert {date.fromisoformat(s["day"]).weekday() for s in ending["shifts"]} == {0, 1}
        assert sum(ending["findings"].values()) == len(members) * 17, "each Monday's night from 8 March to 28 June"

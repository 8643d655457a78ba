"""Who grants and revokes which mandates, and what is done under them from which day on."""

from datetime import date, timedelta
from typing import Any

import pytest

from application.authority import Role
from tests.api.conftest import TODAY, Client, Story
from tests.api.life import ok, proposed
from tests.api.parties import administrator
from tests.api.test_life import refused
from tests.api.ward import FAG, KARI, LEADER, NSF, OTHER_UNIT, PLAN, PLANNER, SAFETY, UNIT

FIRST, LAST = "2026-11-01", "2027-12-31"


def grant(**changed: Any) -> dict[str, Any]:
    """NSF's new representative in the unit."""
    return {
        "person": "r-new",
        "office": "tillitsvalgt",
        "units": [UNIT],
        "first_day": FIRST,
        "last_day": LAST,
        "union": "NSF",
        **changed,
    }


def granted(by: Client, **changed: Any) -> str:
    return str(ok(by.post("/mandates", grant(**changed)))["answer"]["mandate"])


@pytest.fixture
def nsf(story: Story) -> Client:
    """NSF's administrator."""
    return administrator(story, "NSF", "nsf-admin")


@pytest.fixture
def fagforbundet(story: Story) -> Client:
    """Fagforbundet's administrator."""
    return administrator(story, "Fagforbundet", "fag-admin")


def test_a_union_grants_and_revokes_its_own_mandates(story: Story, nsf: Client, fagforbundet: Client) -> None:
    for person in (LEADER, NSF, PLANNER, KARI):
        refused(story.by(person).post("/mandates", grant()), 403, "access.not_allowed")
    refused(story.by("x", Role.IMPORTER).post("/mandates", grant()), 403, "access.not_allowed")
    refused(story.by("x", Role.UNION_REGISTRAR).post("/mandates", grant()), 403, "access.not_allowed")
    assert refused(fagforbundet.post("/mandates", grant()), 403, "mandate.another_union")["who"]
    mandate = granted(nsf)
    refused(nsf.post("/mandates", grant()), 409, "mandate.is_granted")
    refused(nsf.post("/mandates", grant(last_day="2026-10-01")), 422, "request.unusable")
    refused(nsf.post("/mandates", grant(office="enhetsleder", union=None)), 403, "access.not_allowed")
    refused(nsf.post("/mandates", grant(person="other", union=None)), 403, "mandate.another_union")
    refused(nsf.post("/mandates", grant(person="other", units=[])), 422, "mandate.without_unit")
    refused(fagforbundet.post(f"/mandates/{mandate}/revocation", {"last_day": LAST}), 403, "mandate.another_union")
    refused(nsf.post(f"/mandates/{mandate}/revocation", {"last_day": FIRST}), 422, "mandate.revoked_backwards")
    ok(nsf.post(f"/mandates/{mandate}/revocation", {"last_day": "2026-11-15"}))
    assert nsf.get(f"/mandates/{mandate}").json()["in_force"] is False


def test_a_mandate_is_shown_with_its_units_and_without_its_union(story: Story, nsf: Client) -> None:
    chief = granted(nsf, units=[UNIT, OTHER_UNIT], level="foretak")
    deputy = granted(nsf, person="vara", deputy_for=chief)
    shown = story.by(KARI).get(f"/mandates/{deputy}")
    assert shown.json() == {
        "mandate": deputy,
        "person": "vara",
        "office": "tillitsvalgt",
        "units": [UNIT],
        "level": "arbeidsplass",
        "deputy_for": chief,
        "period": {"first_day": FIRST, "last_day": LAST},
        "last_day": LAST,
        "in_force": True,
        "version": 1,
    }
    assert shown.headers["etag"] == '"1"'
    refused(story.by(KARI).get("/mandates/none"), 404, "mandate.unknown")
    assert story.by("x-leder").get(f"/mandates/{chief}").status_code == 200, "it holds in that unit too"
    refused(story.by("x-leder").get(f"/mandates/{deputy}"), 403, "access.not_allowed")


def test_a_deputy_stays_within_the_mandate_stood_in_for(nsf: Client, fagforbundet: Client) -> None:
    chief = granted(nsf)
    for beyond in ({"units": [UNIT, OTHER_UNIT]}, {"level": "foretak"}):
        answer = nsf.post("/mandates", grant(person="vara", deputy_for=chief, **beyond))
        refused(answer, 422, "mandate.deputy_out_of_bounds")
    answer = fagforbundet.post("/mandates", grant(person="vara", union="Fagforbundet", deputy_for=chief))
    refused(answer, 422, "mandate.deputy_out_of_bounds")
    refused(nsf.post("/mandates", grant(person="vara", deputy_for="nobodys")), 404, "mandate.unknown")


def test_a_deputy_acts_under_the_deputys_own_mandate(story: Story, nsf: Client) -> None:
    proposed(story)
    chief = granted(nsf, person="chief", last_day="2026-11-10")
    deputy = granted(nsf, person="vara", deputy_for=chief)
    assert "tillitsvalgt" in story.by("vara").get("/me").json()["units"][UNIT]
    assert story.by("chief").get("/me").json()["units"] == {}, "the one stood in for has no mandate any more"
    assert story.by("vara").get(f"/rota-plans/{PLAN}/readiness").status_code == 200
    assert deputy.startswith("vara.")


def test_the_first_administrator_comes_from_the_registrar_and_the_next_from_the_union(story: Story) -> None:
    first = {"office": "fagforeningsadministrator", "units": []}
    registrar = story.by("registrar", Role.UNION_REGISTRAR)
    refused(registrar.post("/mandates", grant(**first)), 404, "union.unknown")
    nsf = administrator(story, "NSF", "nsf-admin")
    refused(registrar.post("/mandates", grant(**first)), 409, "union.has_administrator")
    refused(registrar.post("/mandates", grant(**first, union=None)), 422, "mandate.without_union")
    refused(registrar.post("/mandates", grant(office="enhetsleder", union=None)), 403, "access.not_allowed")
    second = granted(nsf, **first, person="second")
    refused(registrar.post(f"/mandates/{second}/revocation", {"last_day": LAST}), 403, "access.not_allowed")
    granted(story.by("second"))
    ok(nsf.post("/mandates/nsf-admin.fagforeningsadministrator.alle.2026-01-01/revocation", {"last_day": "2026-11-16"}))
    ok(story.by("second").post(f"/mandates/{second}/revocation", {"last_day": "2026-11-16"}))
    refused(registrar.post("/mandates", grant(**first)), 409, "union.has_administrator")
    story.on(date(2026, 11, 17))
    refused(story.by("second").post("/mandates", grant(person="third")), 403, "access.not_allowed")
    granted(registrar, **first)


def test_safety_representatives_are_any_unions_to_grant_and_never_the_employers(story: Story, nsf: Client) -> None:
    safety = grant(office="verneombud", union=None)
    for by in (story.by(LEADER), story.by("x", Role.IMPORTER)):
        refused(by.post("/mandates", safety), 403, "access.not_allowed")
    granted(nsf, **safety)
    held = f"/mandates/{SAFETY}.verneombud.{UNIT}.2026-01-01/revocation"
    ok(nsf.post(held, {"last_day": "2026-12-31"}))


def test_the_employers_offices_are_the_importers_to_grant(story: Story, nsf: Client) -> None:
    importer = story.by("x", Role.IMPORTER)
    for office in ("enhetsleder", "turnusplanlegger", "klinikksjef", "amu"):
        office_of = grant(person=f"new-{office}", office=office, union=None, units=[UNIT, OTHER_UNIT])
        refused(nsf.post("/mandates", office_of), 403, "access.not_allowed")
        mandate = ok(importer.post("/mandates", office_of))["answer"]["mandate"]
        refused(nsf.post(f"/mandates/{mandate}/revocation", {"last_day": LAST}), 403, "access.not_allowed")
        ok(importer.post(f"/mandates/{mandate}/revocation", {"last_day": LAST}))
    assert story.by("new-klinikksjef").get("/me").json()["units"] == {
        UNIT: ["klinikksjef"],
        OTHER_UNIT: ["klinikksjef"],
    }


def test_an_office_on_the_other_side_is_refused(story: Story, nsf: Client) -> None:
    importer = story.by("x", Role.IMPORTER)
    refused(nsf.post("/mandates", grant(person=LEADER)), 409, "mandate.both_sides")
    refused(nsf.post("/mandates", grant(person=PLANNER, office="verneombud", union=None)), 409, "mandate.both_sides")
    leading = {"office": "enhetsleder", "union": None}
    refused(importer.post("/mandates", grant(person=FAG, **leading)), 409, "mandate.both_sides")
    refused(importer.post("/mandates", grant(person="nsf-admin", **leading)), 409, "mandate.both_sides")
    granted(importer, person=FAG, **leading | {"units": [OTHER_UNIT]})
    granted(nsf, person=LEADER, first_day="2027-02-01")
    answer = nsf.post("/mandates", grant(person=LEADER, office="fagforeningsadministrator", units=[]))
    refused(answer, 409, "mandate.both_sides")


@pytest.mark.parametrize(
    ("day", "acts"),
    [("2026-11-17", False), ("2026-11-18", True), ("2026-11-24", True), ("2026-11-25", False)],
    ids=["the day before", "the first day", "the last day", "the day after"],
)
def test_an_administrator_acts_from_first_to_last_day(story: Story, nsf: Client, day: str, acts: bool) -> None:
    granted(
        nsf, person="later", office="fagforeningsadministrator", units=[], first_day="2026-11-18", last_day="2026-11-24"
    )
    story.on(date.fromisoformat(day))
    answer = story.by("later").post("/mandates", grant())
    if acts:
        ok(answer)
    else:
        refused(answer, 403, "access.not_allowed")


def test_a_revocation_acts_from_its_day_and_not_backwards(story: Story, nsf: Client) -> None:
    mandate = granted(nsf)
    ok(nsf.post(f"/mandates/{mandate}/revocation", {"last_day": TODAY.isoformat()}))
    assert story.by("r-new").get("/me").json()["units"] == {UNIT: ["tillitsvalgt"]}, "today is the last day"
    story.on(TODAY + timedelta(days=1))
    assert story.by("r-new").get("/me").json()["units"] == {}
    yesterday = (TODAY - timedelta(days=1)).isoformat()
    refused(nsf.post(f"/mandates/{mandate}/revocation", {"last_day": yesterday}), 422, "mandate.revoked_backwards")


def test_what_an_administrator_did_is_recorded_under_the_administrators_mandate(story: Story, nsf: Client) -> None:
    mandate = granted(nsf)
    (recorded,) = story.house.store.stream(f"mandate-{mandate}")
    assert recorded.role == "fagforeningsadministrator"
    assert recorded.mandate == "nsf-admin.fagforeningsadministrator.alle.2026-01-01"


def test_an_administrator_holds_in_every_unit_and_is_told_so(story: Story, nsf: Client) -> None:
    me = nsf.get("/me").json()
    assert (me["granted"], me["units"], me["everywhere"]) == ([], {}, ["fagforeningsadministrator"])
    own = "/mandates/nsf-admin.fagforeningsadministrator.alle.2026-01-01"
    assert story.by(KARI).get(own).json()["units"] == []
    refused(story.by("nobody").get(own), 403, "access.not_allowed")
    refused(story.by("nobody").get(f"/units/{UNIT}/mandates"), 403, "access.not_allowed")


def test_the_mandates_of_a_unit_in_force_on_a_day_or_to_come(story: Story, nsf: Client) -> None:
    chief = granted(nsf, person="chief", units=[OTHER_UNIT, UNIT], level="foretak", first_day="2027-03-01")
    vara = granted(nsf, person="vara", deputy_for=chief, first_day="2027-03-01", last_day="2027-03-31")
    granted(nsf, person="elsewhere", units=[OTHER_UNIT])
    gone = granted(nsf, person="gone")
    ok(nsf.post(f"/mandates/{gone}/revocation", {"last_day": "2026-11-20"}))

    def held(on: str = "") -> dict[str, dict[str, Any]]:
        answer = story.by(KARI).get(f"/units/{UNIT}/mandates{on}")
        assert "NSF" not in answer.text
        assert "Fagforbundet" not in answer.text
        return {m["mandate"]: m for m in answer.json()}

    today = held()
    assert {m["person"] for m in today.values()} == {
        "chief", "vara", "gone", "nsf-admin", NSF, FAG, SAFETY, LEADER, PLANNER,
    }  # fmt: skip
    assert today[vara] == {
        "mandate": vara,
        "person": "vara",
        "office": "tillitsvalgt",
        "units": [UNIT],
        "level": "arbeidsplass",
        "deputy_for": chief,
        "first_day": "2027-03-01",
        "last_day": "2027-03-31",
    }
    assert (today[chief]["units"], today[chief]["level"]) == ([OTHER_UNIT, UNIT], "foretak")
    assert today[gone]["last_day"] == "2026-11-20"
    assert gone in held("?on=2026-11-20")
    assert gone not in held("?on=2026-11-21")
    assert vara in held("?on=2027-03-31")
    assert set(held("?on=2027-04-01")) == {chief, "nsf-admin.fagforeningsadministrator.alle.2026-01-01"}
    refused(story.by(KARI).get(f"/units/{UNIT}/mandates?on=1.4.2027"), 422, "request.unusable")


def test_a_mandate_that_ended_before_it_began_is_in_force_on_no_day(story: Story, nsf: Client) -> None:
    mandate = granted(nsf, first_day="2026-12-01")
    assert mandate in {m["mandate"] for m in nsf.get(f"/units/{UNIT}/mandates").json()}
    ok(nsf.post(f"/mandates/{mandate}/revocation", {"last_day": TODAY.isoformat()}))
    assert mandate not in {m["mandate"] for m in nsf.get(f"/units/{UNIT}/mandates").json()}


def test_a_union_is_registered_and_corrected_by_the_registrar_only(story: Story, nsf: Client) -> None:
    registrar, union = story.by("registrar", Role.UNION_REGISTRAR), {"union": "Delta", "right_of_nomination": True}
    for by in (story.by(LEADER), nsf, story.by("x", Role.IMPORTER)):
        refused(by.post("/unions", union), 403, "access.not_allowed")
    refused(story.by(KARI).get("/unions/Delta"), 404, "union.unknown")
    ok(registrar.post("/unions", union))
    refused(registrar.post("/unions", union), 409, "union.is_registered")
    correction = {"right_of_nomination": False, "because": "fewer than 10 000 members"}
    refused(story.by(LEADER).post("/unions/Delta/correction", correction), 403, "access.not_allowed")
    refused(registrar.post("/unions/Alfa/correction", correction), 404, "union.unknown")
    ok(registrar.post("/unions/Delta/correction", correction))
    refused(registrar.post("/unions/Delta/correction", correction), 409, "union.not_corrected")
    shown = story.by(KARI).get("/unions/Delta")
    assert shown.json() == {"union": "Delta", "right_of_nomination": False, "version": 2}
    ok(registrar.post("/unions", {"union": "Lærerforbundet Øst", "right_of_nomination": False}))
    assert story.by(KARI).get("/unions/Lærerforbundet Øst").json()["union"] == "Lærerforbundet Øst"

"""Agreements over HTTP: talked about, taken back, extended, ended and offered anew; consents; who sees what of them."""

from datetime import date
from typing import Any

from tests.api.conftest import Story
from tests.api.life import offered, ok, read, sign, signed
from tests.api.test_life import refused
from tests.api.ward import FAG, KARI, LEADER, NSF, OLA, PLAN, PLANNER, REST, SAFETY, SIV

OF_NSF, OF_FAG = f"{REST}.NSF", f"{REST}.Fagforbundet"
NOTHING_SEEN = {"document": "0" * 64, "language": "nb"}
CONSENT = {
    "basis": "AML § 10-5 (3)",
    "what": "13 timer, gjennomsnitt over 26 uker",
    "limits": {"hours_a_day": 13, "hours_a_week": 48, "averaging_weeks": 26},
    "first_day": "2027-01-04",
    "last_day": "2027-01-31",
    "work": ["sykepleier"],
    "document": {"reference": "2026/4711-3", "dated": "2026-10-01", "sha256": "ab" * 32},
}


def shown(story: Story, agreement: str, person: str = LEADER) -> Any:
    """The agreement as somebody reads it."""
    return ok(story.by(person).get(f"/agreements/{agreement}"))


def listed(story: Story, person: str = LEADER) -> dict[str, Any]:
    """The plan's agreements as somebody reads them, by name."""
    return {a["agreement"]: a for a in ok(story.by(person).get(f"/rota-plans/{PLAN}/agreements"))}


def test_comments_are_answered_by_the_other_side_and_sign_nothing(both: Story) -> None:
    offered(both)
    path = f"/agreements/{OF_NSF}/comments"
    ok(both.by(NSF).post(path, {"comment": "k-1", "text": "ten hours, not nine"}))
    refused(both.by(NSF).post(path, {"comment": "k-1", "text": "again"}), 409, "agreement.comment_is_made")
    refused(both.by(FAG).post(path, {"comment": "k-2", "text": "we too"}), 403, "agreement.no_mandate")
    refused(both.by(SAFETY).post(path, {"comment": "k-2", "text": "hm"}), 403, "access.not_allowed")
    refused(both.by(NSF).post(f"{path}/k-1/answer", {"answer": "yes"}), 403, "agreement.answered_by_oneself")
    refused(both.by(LEADER).post(f"{path}/k-9/answer", {"answer": "yes"}), 404, "agreement.comment_unknown")
    seen = listed(both)[OF_NSF]
    assert (seen["state"], seen["comments"], seen["unanswered"], seen["signed_for"]) == ("commented", 1, 1, 0)
    ok(both.by(LEADER).post(f"{path}/k-1/answer", {"answer": "the need decides", "changed": "two evenings moved"}))
    refused(both.by(LEADER).post(f"{path}/k-1/answer", {"answer": "no"}), 409, "agreement.comment_is_answered")
    (said,) = shown(both, OF_NSF, NSF)["comments"]
    assert said == {
        "comment": "k-1", "text": "ten hours, not nine", "side": "counterpart", "by": NSF,
        "answer": "the need decides", "changed": "two evenings moved",
    }  # fmt: skip
    assert shown(both, OF_NSF, KARI)["comments"] == [], "what the parties say to each other is theirs"
    assert listed(both)[OF_NSF]["unanswered"] == 0


def test_an_offer_is_taken_back_and_made_anew(story: Story) -> None:
    offered(story)
    reason = {"reason": "the need changed"}
    refused(story.by(NSF).post(f"/agreements/{OF_NSF}/withdrawal", reason), 403, "access.not_allowed")
    ok(story.by(LEADER).post(f"/agreements/{OF_NSF}/withdrawal", reason))
    assert listed(story)[OF_NSF]["state"] == shown(story, OF_NSF)["status"] == "withdrawn"
    refused(story.by(NSF).post(f"/agreements/{OF_NSF}/signature", NOTHING_SEEN), 409, "agreement.not_in_force")
    again = ok(story.by(LEADER).post(f"/rota-plans/{PLAN}/agreements", {"notice_weeks": 2}))["answer"]
    assert again["agreements"] == [OF_NSF], "Fagforbundet's stands"
    ok(sign(story, NSF, OF_NSF))
    refused(story.by(LEADER).post(f"/agreements/{OF_NSF}/withdrawal", reason), 409, "agreement.signed_already")
    assert [r["status"] for r in shown(story, OF_NSF)["rounds"]] == ["withdrawn", "signed"]


def test_notice_ends_it_from_its_day_and_a_new_round_bears_the_days_after(both: Story) -> None:
    signed(both)
    both.on(date(2026, 12, 20))
    assert ok(both.by(NSF).post(f"/agreements/{OF_NSF}/notice"))["answer"]["last_day"] == "2027-01-17"
    assert listed(both)[OF_NSF]["state"] == "notice_given"
    findings = f"/rota-plans/{PLAN}/findings"

    def unagreed(person: str) -> set[str]:
        found = both.by(LEADER).get(findings).json()["findings"]
        return {f["from"] for f in found if f["verdict"] == "needs" and f["employee"] == person}

    assert unagreed(KARI) == unagreed(SIV) == {"2027-01-18", "2027-01-25"}
    assert unagreed(OLA) == set(), "Fagforbundet's own stands"
    ok(both.by(LEADER).post(f"/rota-plans/{PLAN}/agreements", {"notice_weeks": 0}))
    anew = shown(both, OF_NSF)
    assert [(r["status"], r["period"]["first_day"], r["ends"]) for r in anew["rounds"]] == [
        ("notice_given", "2027-01-04", "2027-01-17"),
        ("proposed", "2027-01-18", "2027-01-31"),
    ]
    assert unagreed(KARI) == {"2027-01-18", "2027-01-25"}
    ok(sign(both, NSF, OF_NSF))
    assert unagreed(KARI) == set(), "each round bears its own days"
    assert unagreed(SIV) == {"2027-01-18", "2027-01-25"}, "the new round is not extended"
    both.on(date(2027, 1, 18))
    assert [r["status"] for r in shown(both, OF_NSF)["rounds"]] == ["ended", "signed"]


def test_extending_reaches_members_of_a_union_that_refused_and_the_dissent_stays(both: Story) -> None:
    offered(both)
    ok(sign(both, NSF, OF_NSF))
    ok(both.by(FAG).post(f"/agreements/{OF_FAG}/refusal", {"reason": "too short a rest"}))
    few = refused(both.by(LEADER).post(f"/agreements/{OF_NSF}/extension"), 409, "agreement.no_majority")
    assert (few["details"]["bound"], few["details"]["doing_same_work"]) == (1, 3)
    for person, reasons in ((LEADER, ["too short a rest"]), (NSF, ["too short a rest"]), (OLA, [])):
        (only,) = shown(both, OF_FAG, person)["rounds"]
        assert [r["reason"] for r in only["refusals"]] == reasons
    ok(sign(both, FAG, OF_FAG))
    assert ok(both.by(LEADER).post(f"/agreements/{OF_NSF}/extension"))["answer"]["bound"] == 2
    (extended,) = shown(both, OF_NSF)["rounds"]
    assert extended["extension"] == {"bound": 2, "doing_same_work": 3, "by": LEADER}
    (no,) = shown(both, OF_FAG)["rounds"][0]["refusals"]
    assert no == {"reason": "too short a rest", "by": FAG}, "what was refused once is told for ever"


def test_terms_are_set_beside_what_the_plan_seeks(story: Story) -> None:
    offered(story)
    ok(story.by(LEADER).post(f"/agreements/{OF_NSF}/withdrawal", {"reason": "other terms"}))
    path = f"/rota-plans/{PLAN}/agreements"

    def offering(**terms: object) -> Any:
        return story.by(LEADER).post(path, {"notice_weeks": 4, "terms": [{"basis": "AML § 10-8 (3)", **terms}]})

    refused(offering(assessment="none"), 404, "assessment.unknown")
    other = {"notice_weeks": 4, "terms": [{"basis": "AML § 10-5 (2)"}]}
    refused(story.by(LEADER).post(path, other), 422, "agreement.not_sought")
    assert ok(offering(work=["lege"]))["answer"]["agreements"] == [], "nobody does that work"
    ok(offering(work=["sykepleier"], compensatory_rest="innen fjorten dager"))
    stands = shown(story, OF_NSF)
    assert (stands["work"], stands["compensatory_rest"]) == (["sykepleier"], "innen fjorten dager")
    assert stands["limits"]["compensatory_rest"] == "innen fjorten dager", "the rules judge by what was agreed"
    assert "Kompenserende hvile: «innen fjorten dager» (AML § 10-8 (3))" in read(story, NSF, OF_NSF)["text"]


def test_a_consent_is_recorded_with_its_document_and_needs_nobodys_signature(both: Story) -> None:
    offered(both)
    path = f"/rota-plans/{PLAN}/consents"
    refused(both.by(PLANNER).post(path, CONSENT), 403, "access.not_allowed")
    refused(both.by(LEADER).post(path, CONSENT | {"basis": "AML § 10-5 (2)"}), 422, "agreement.wrong_grantor")
    over = CONSENT | {"limits": {"averaging_weeks": 27}}
    refused(both.by(LEADER).post(path, over), 422, "agreement.period_too_long")
    backwards = CONSENT | {"last_day": "2027-01-03"}
    refused(both.by(LEADER).post(path, backwards), 422, "request.unusable")
    made = ok(both.by(LEADER).post(path, CONSENT))["answer"]
    name = f"{PLAN}.10-5-3.arbeidstilsynet"
    assert made == {"agreement": name, "covers": 3}
    stands = shown(both, name, NSF)
    assert (stands["status"], stands["party"], stands["signed_for"]) == ("granted", "arbeidstilsynet", 3)
    assert stands["consent"] == CONSENT["document"]
    assert listed(both, KARI)[name]["state"] == "granted"
    refused(both.by(LEADER).post(path, CONSENT), 409, "agreement.is_proposed")
    names = [line["name"] for line in both.by(LEADER).get(f"/rota-plans/{PLAN}/audit").json()]
    assert "agreement.consent_recorded.v1" in names


def test_other_bytes_are_refused_and_nothing_is_recorded(both: Story) -> None:
    offered(both)
    before, document = both.house.store.head(), read(both, NSF, OF_NSF)
    english = read(both, NSF, OF_NSF, language="en")
    for seen in ("0" * 64, read(both, FAG, OF_FAG)["sha256"], english["sha256"]):
        answer = both.by(NSF).post(f"/agreements/{OF_NSF}/signature", {"document": seen, "language": "nb"})
        assert refused(answer, 409, "agreement.other_document_shown")["details"]["document"] == document["sha256"]
    assert both.house.store.head() == before
    ok(both.by(NSF).post(f"/agreements/{OF_NSF}/signature", {"document": english["sha256"], "language": "en"}))
    (stored,) = (r for r in both.house.store.stream(f"agreement-{OF_NSF}") if r.name.startswith("agreement.signed"))
    event: Any = stored.event
    kept = event.head + "".join(event.shown[p] for p in sorted(event.shown)) + event.foot
    assert (kept, event.sha256) == (english["text"], english["sha256"])


def test_several_agreements_are_named_in_one_act_of_one_counterpart(story: Story) -> None:
    offered(story)
    path = f"/rota-plans/{PLAN}/signatures"
    one = read(story, NSF, OF_NSF)
    body = {"agreements": [OF_NSF], "document": one["sha256"], "language": "nb"}
    refused(story.by(NSF).post(path, body | {"agreements": [OF_NSF, OF_FAG]}), 403, "agreement.no_mandate")
    other = "/rota-plans/u-2.2027-01-04/signatures"
    assert story.by(NSF).post(other, body).status_code == 409, "the other plan has nothing proposed"
    answer = ok(story.by(NSF).post(path, body))["answer"]
    assert (answer["agreements"], answer["covers"], answer["document"]) == ([OF_NSF], 1, one["sha256"])


def test_the_document_is_for_its_signer_only(story: Story) -> None:
    offered(story)
    for person in (LEADER, PLANNER, SAFETY, KARI, "nobody"):
        refused(story.by(person).get(f"/agreements/{OF_NSF}/document"), 403, "access.not_allowed")
    refused(story.by(FAG).get(f"/agreements/{OF_NSF}/document"), 403, "agreement.no_mandate")
    document = read(story, NSF, OF_NSF)
    (it,) = document["agreements"]
    assert (it["agreement"], it["pending"], sorted(it["lines"])) == (OF_NSF, [KARI, OLA, SIV], [KARI, OLA, SIV])
    for person in (LEADER, KARI, NSF):
        told = str(shown(story, OF_NSF, person)) + str(listed(story, person))
        assert OLA not in told, "how many, never who"

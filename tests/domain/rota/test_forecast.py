"""Mandates and reviews that end while a plan runs, the order of what ends, and the words it is told in."""

from dataclasses import replace
from datetime import date

import pytest

from domain.calendar import DAY, Period
from domain.ids import AgreementId, MandateId, ShiftCode
from domain.rota.forecast import (
    Ending,
    Ends,
    Horizon,
    MandateHeld,
    Review,
    ShiftAhead,
    SignedWith,
    in_order,
    mandates_ending,
    reviews_due,
)
from domain.rota.forecast_in_words import told
from domain.working_time.wording import Language
from tests.examples import AGREEMENT_ID, ANNE, ASSESSMENT_ID

PLAN = Period(date(2027, 1, 4), date(2027, 7, 4))
HORIZON = Horizon(PLAN, date(2026, 11, 16), PLAN.last_day)
AVERAGING, REST, OF_NSF = AgreementId("a-1"), AgreementId("a-2"), AgreementId("a-3")
SIGNED = (
    SignedWith(AVERAGING, "AML § 10-5 (2)"),
    SignedWith(REST, "AML § 10-8 (3)"),
    SignedWith(OF_NSF, "AML § 10-5 (2)"),
)
OWN = {"Delta": frozenset({AVERAGING, REST}), "NSF": frozenset({OF_NSF})}
MARCH = date(2027, 3, 31)


def held(last_day: date, union: str = "Delta", first_day: date = date(2025, 1, 1), name: str = "m") -> MandateHeld:
    office = "tillitsvalgt" if union else "verneombud"
    return MandateHeld(MandateId(name), office, union, first_day, last_day, OWN.get(union, frozenset()))


@pytest.mark.parametrize("last_day", [PLAN.first_day - DAY, PLAN.first_day, MARCH, PLAN.last_day - DAY])
def test_after_a_mandate_nobody_signs_for_the_union(last_day: date) -> None:
    (found,) = mandates_ending([held(last_day)], SIGNED, HORIZON)
    assert (found.kind, found.subject, found.last_day, found.day) == (Ends.MANDATE, "m", last_day, last_day + DAY)
    assert found.agreements == ("a-1", "a-2")
    assert found.shifts == (), "what was signed stands"
    assert found.paragraph == "AML § 10-5 (2) and AML § 10-8 (3)"
    assert found.who == ("Delta", "fagforeningsadministrator")


@pytest.mark.parametrize("last_day", [PLAN.last_day, PLAN.last_day + DAY])
def test_a_mandate_that_lasts_the_plan_does_not_end_in_it(last_day: date) -> None:
    assert mandates_ending([held(last_day)], SIGNED, HORIZON) == ()


def test_another_holder_for_the_same_union_carries_on() -> None:
    assert mandates_ending([held(MARCH), held(PLAN.last_day, name="deputy")], SIGNED, HORIZON) == ()
    follows = held(PLAN.last_day, first_day=MARCH + DAY, name="next")
    assert mandates_ending([held(MARCH), follows], SIGNED, HORIZON) == ()
    (gap,) = mandates_ending([held(MARCH), replace(follows, first_day=MARCH + 2 * DAY)], SIGNED, HORIZON)
    assert gap.last_day == MARCH
    assert len(mandates_ending([held(MARCH), held(PLAN.last_day, "NSF")], SIGNED, HORIZON)) == 1
    for_a_day = replace(follows, last_day=MARCH + DAY)
    (later,) = mandates_ending([held(MARCH), for_a_day], SIGNED, HORIZON)
    assert later.subject == "next"


def test_another_holder_who_may_not_sign_the_same_leaves_that_to_nobody() -> None:
    """One of the enterprise's own level ends, and the workplace's goes on."""
    below = replace(held(PLAN.last_day, name="below"), may_sign=frozenset({REST}))
    (found,) = mandates_ending([held(MARCH), below], SIGNED, HORIZON)
    assert (found.agreements, found.paragraph) == ((AVERAGING,), "AML § 10-5 (2)")
    (missed,) = mandates_ending([held(MARCH), below], SIGNED, replace(HORIZON, today=date(2027, 5, 1)))
    assert (missed.subject, missed.agreements) == ("m", (AVERAGING,))
    assert mandates_ending([held(PLAN.last_day), replace(below, last_day=MARCH)], SIGNED, HORIZON) == ()
    ended = replace(below, last_day=date(2027, 4, 20))
    found_both = mandates_ending([held(MARCH), ended], SIGNED, replace(HORIZON, today=date(2027, 5, 1)))
    assert [(e.subject, e.agreements) for e in found_both] == [("m", (AVERAGING, REST)), ("below", (REST,))]


def test_a_mandate_that_ended_is_felt_today_where_lines_rest_on_its_union() -> None:
    later = replace(HORIZON, today=date(2027, 5, 1))
    older = held(date(2026, 12, 31), name="older")
    (found,) = mandates_ending([held(MARCH), older], SIGNED, later)
    assert (found.subject, found.day) == ("m", date(2027, 5, 1))
    assert mandates_ending([held(MARCH)], (), later) == ()
    assert mandates_ending([held(MARCH), held(PLAN.last_day, name="new")], SIGNED, later) == ()


def test_the_safety_representative_is_missed_without_any_agreement() -> None:
    (found,) = mandates_ending([held(MARCH, "")], SIGNED, HORIZON)
    assert (found.office, found.paragraph, found.agreements) == ("verneombud", "AML § 6-2 (4)", ())
    assert found.who == ("fagforeningsadministrator",)


def test_a_union_whose_agreement_nobody_rests_on_is_missed_when_the_plan_is_discussed() -> None:
    (found,) = mandates_ending([held(MARCH, "Akademikerne")], SIGNED, HORIZON)
    assert (found.paragraph, found.agreements) == ("AML § 10-3", ())


def test_the_employers_own_offices_are_the_employers_to_fill() -> None:
    leader = MandateHeld(MandateId("l"), "enhetsleder", "", date(2026, 1, 1), MARCH)
    assert mandates_ending([leader], SIGNED, HORIZON) == ()


@pytest.mark.parametrize(
    ("by", "today", "day"),
    [
        (MARCH, date(2026, 11, 16), MARCH + DAY),
        (MARCH, date(2027, 5, 1), date(2027, 5, 1)),
        (PLAN.last_day, date(2026, 11, 16), None),
    ],
)
def test_a_review_is_due_by_its_day_and_until_it_is_done(by: date, today: date, day: date | None) -> None:
    found = reviews_due([Review(ASSESSMENT_ID, by)], replace(HORIZON, today=today))
    assert [e.day for e in found] == ([] if day is None else [day])
    assert all((e.kind, e.paragraph) == (Ends.REVIEW, "AML § 10-2 (1)") for e in found)


def an(kind: Ends, last_day: date = MARCH, **more: object) -> Ending:
    whole = Ending(
        kind, "no_nights" if kind is Ends.ADAPTATION else "x", last_day, last_day + DAY, "AML § 10-5 (2)",
        ("enhetsleder",), party="Delta", employee=ANNE,
    )  # fmt: skip
    return replace(whole, **more)  # type: ignore[arg-type]  # any of its fields


def test_endings_stand_in_the_order_they_are_felt() -> None:
    april, march, ended = (
        an(Ends.MANDATE, date(2027, 4, 1)),
        an(Ends.AGREEMENT),
        an(Ends.AGREEMENT, date(2026, 1, 1), day=MARCH + DAY),
    )
    assert in_order([april, march, ended]) == (ended, march, april)


LOST = (ShiftAhead(ANNE, date(2027, 4, 2), ShiftCode("N")),)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "ending",
    [
        *(an(kind) for kind in Ends),
        *(an(kind, shifts=LOST, concerned=1) for kind in (Ends.AGREEMENT, Ends.CERTIFICATE, Ends.ADAPTATION)),
        an(Ends.AGREEMENT, concerned=2, findings={"AML-10-4-1-DAY9": 2}),
        an(Ends.MANDATE, agreements=(AGREEMENT_ID,)),
        an(Ends.MANDATE, office="verneombud", party=""),
        an(Ends.MANDATE, date(2026, 1, 1), day=MARCH),
    ],
)
def test_every_ending_is_told_whole_in_both_languages(ending: Ending, language: Language) -> None:
    found = told(ending, language)
    for text in (found.sentence, found.cure, found.still_holds):
        assert text.endswith(".")
        assert "{" not in text
        assert "  " not in text
    assert "AML § 10-5 (2)" in found.sentence
    assert str(ending.last_day.year) in found.sentence
    assert ("enhetslederen" if language is Language.NORWEGIAN else "the unit's leader") in found.cure
    if ending.agreements:
        assert AGREEMENT_ID in found.sentence
    if ending.findings:
        assert "AML-10-4-1-DAY9 (2)" in found.sentence


@pytest.mark.parametrize("language", Language)
def test_whose_it_is_stands_in_the_sentence_only_where_it_is_said(language: Language) -> None:
    for ending in (
        an(Ends.AGREEMENT, subject="", party="", employee=None),
        an(Ends.MANDATE, subject=""),
        an(Ends.ADAPTATION, subject="", employee=None),
    ):
        sentence = told(ending, language).sentence
        assert ANNE not in sentence
        assert "  " not in sentence
        assert "()" not in sentence
        named = told(replace(ending, subject="s-1", party="Delta", employee=ANNE), language).sentence
        assert "s-1" in named


def test_one_shift_and_several() -> None:
    one, two = (told(an(Ends.AGREEMENT, concerned=n), Language.ENGLISH).sentence for n in (1, 2))
    assert "1 shift after" in one
    assert "2 shifts after" in two
    assert "ended on 31 March 2027" in told(an(Ends.AGREEMENT, day=date(2027, 5, 1)), Language.ENGLISH).sentence
    assert "holds until 31 March 2027" in one

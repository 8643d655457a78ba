"""The signing document: the same for the same, another for anything else, in two languages."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.agreement.agreement import AGREEMENT
from domain.agreement.document import signing_document
from domain.agreement.errors import OneCounterpart, OtherDocumentShown, OtherPlanShown
from domain.agreement.events import AgreementProposed, Ground
from domain.calendar import DAY, Period
from domain.ids import AgreementId, AssessmentId, PersonId, PlanId
from domain.working_time.model import AgreedLimits, Basis
from domain.working_time.wording import Language
from tests.examples import (
    ANNE,
    BJORN,
    CARI,
    FAGFORBUNDET,
    LINES,
    NSF_REP,
    OTHER_UNIT,
    PERIOD,
    REVISION_2,
    TODAY,
    document,
    for_oneself,
    offer,
    print_of,
    shown,
    sign,
    signed,
    standing,
)
from tests.scenario import given

HERE = Path(__file__).parent
REST = replace(
    offer(Basis.REST, limits=AgreedLimits(daily_rest=timedelta(hours=9), compensatory_rest="same_week")),
    agreement=AgreementId("med-2.2027-01-04.10-8-3.NSF"),
    what="short rest between evening and day",
    work=("sykepleier", "hjelpepleier"),
)
BOTH = (offer(), REST)
INDIVIDUAL = offer(Basis.SUNDAYS, union=None, employee=ANNE, scope={ANNE: Ground.PARTY})


@pytest.mark.parametrize("language", Language)
def test_as_it_is_read(language: Language) -> None:
    """The two documents stand beside this test, to be read by a representative and a lawyer."""
    made = signing_document(BOTH, shown(), standing(), language)
    assert made.text == (HERE / f"signing_document.{language}.txt").read_text(encoding="utf-8")
    assert made.sha256 == sha256(made.text.encode()).hexdigest()


def test_it_does_not_matter_in_which_order_they_are_named() -> None:
    forwards, backwards = (signing_document(o, shown(), standing(), Language.ENGLISH) for o in (BOTH, BOTH[::-1]))
    assert forwards == backwards


def test_the_parts_of_people_stand_apart() -> None:
    made = document()
    assert set(made.shown) == {ANNE, CARI}
    for person, part in made.shown.items():
        assert LINES[person] in part
        assert LINES[person] not in made.head + made.foot
        assert f"{person}:" not in made.head + made.foot
    assert BJORN not in made.text


CHANGED: Mapping[str, AgreementProposed] = {
    "agreement": replace(offer(), agreement=AgreementId("other")),
    "unit": replace(offer(), unit=OTHER_UNIT),
    "basis": offer(Basis.OVERTIME),
    "what": replace(offer(), what="as agreed "),
    "hours a day": offer(limits=replace(offer().limits, hours_a_day=timedelta(hours=12, minutes=29))),
    "hours a week": offer(limits=replace(offer().limits, hours_a_week=timedelta(hours=54, seconds=1))),
    "averaging": offer(limits=replace(offer().limits, averaging_weeks=25)),
    "daily rest": offer(limits=replace(offer().limits, daily_rest=timedelta(hours=9))),
    "weekly rest": offer(limits=replace(offer().limits, weekly_rest=timedelta(hours=28))),
    "rest owed": offer(limits=replace(offer().limits, compensatory_rest="within a fortnight")),
    "first day": offer(period=Period(PERIOD.first_day + DAY, PERIOD.last_day)),
    "last day": offer(period=Period(PERIOD.first_day, PERIOD.last_day - DAY)),
    "notice": offer(notice_weeks=5),
    "union": offer(union=FAGFORBUNDET),
    "employee": INDIVIDUAL,
    "ground": offer(scope={ANNE: Ground.MEMBER, CARI: Ground.MEMBER}),
    "scope": offer(scope={ANNE: Ground.MEMBER}),
    "more in scope": offer(scope={ANNE: Ground.MEMBER, BJORN: Ground.EXTENSION, CARI: Ground.EXTENSION}),
    "work": replace(offer(), work=("sykepleier",)),
    "compensatory rest": replace(offer(), compensatory_rest="the next week"),
    "assessment": replace(offer(), assessment=AssessmentId("med-2.2027-01-04.r2")),
    "no assessment": replace(offer(), assessment=None),
    "standby": replace(offer(), standby_ratio=Fraction(1, 5)),
    "extended week": replace(offer(), extended_week=timedelta(hours=2)),
    "whole chapter": replace(offer(), whole_chapter=True),
}


@pytest.mark.parametrize("changed", CHANGED, ids=str)
@pytest.mark.parametrize("language", Language)
def test_any_changed_term_is_another_document(changed: str, language: Language) -> None:
    assert document(CHANGED[changed], language=language).sha256 != document(language=language).sha256


@pytest.mark.parametrize(
    ("basis", "hours", "day", "week"),
    [
        (Basis.AVERAGING, 12, "Alminnelig arbeidstid i løpet av 24 timer: inntil 12 t (AML § 10-4", True),
        (Basis.AVERAGING, None, "Alminnelig arbeidstid i løpet av 24 timer: inntil den grensen loven setter", True),
        (Basis.TOTAL_DAY, 14, "Samlet arbeidstid i løpet av 24 timer: inntil 14 t (AML § 10-6 (8)", False),
        (Basis.TOTAL_DAY, None, "Samlet arbeidstid i løpet av 24 timer: inntil den grensen loven setter", False),
        (Basis.TARIFF, 13, "\nArbeidstid i løpet av 24 timer: inntil 13 t (AML § 10-4", False),
        (Basis.REST, None, None, False),
    ],
)
def test_hours_are_those_the_basis_lengthens_also_where_none_are_named(
    basis: Basis, hours: int | None, day: str | None, week: bool
) -> None:
    limits = AgreedLimits(hours_a_day=None if hours is None else timedelta(hours=hours))
    text = document(offer(basis, limits=limits)).text
    assert ("i løpet av 24 timer" in text) is (day is not None)
    assert day is None or day in text
    assert ("Alminnelig arbeidstid i løpet av sju dager: inntil den grensen loven setter" in text) is week


def test_every_term_is_changed_above() -> None:
    kept = {"plan", "by"}
    assert {f for f in offer().__dataclass_fields__ if all(_same(o, f) for o in CHANGED.values())} == kept


def _same(other: AgreementProposed, field: str) -> bool:
    return bool(getattr(other, field) == getattr(offer(), field))


def test_any_other_revision_signer_or_language_is_another_document() -> None:
    documents = [
        document(),
        document(language=Language.ENGLISH),
        document(seen=shown({**LINES, ANNE: print_of("anne 2")})),
        document(seen=shown(revision=2)),
        document(seen=shown(whole=REVISION_2)),
        document(seen=replace(shown(), plan=PlanId("other"))),
        document(seen=replace(shown(), rule_set="others")),
        document(by=replace(standing(), person=PersonId("other"))),
        document(by=for_oneself(NSF_REP)),
    ]
    assert len({made.sha256 for made in documents}) == len(documents)
    assert document(seen=shown({**LINES, BJORN: print_of("bjorn 2")})) == document(), "nobody in its scope"


@for_all(st.text(), st.text())
def test_two_wordings_never_look_alike(one: str, two: str) -> None:
    """Nothing that is written in an agreement can pass for a line of the document around it."""
    first, second = (document(replace(offer(), what=what)) for what in (one, two))
    assert (first.sha256 == second.sha256) == (one == two)
    assert first.text.count("\n") == document().text.count("\n")
    assert all(c.isprintable() or c == "\n" for c in first.text)


def test_a_forged_line_is_seen_to_be_words() -> None:
    forged = replace(offer(), what="ok»\nLINJER SIGNATUREN GJELDER\nbjorn: 00 \u202e; avtale 1 (medlem)")
    text = document(forged).text
    assert text.count("\nLINJER SIGNATUREN GJELDER\n") == 1
    assert "\nbjorn" not in text


def test_several_are_signed_in_one_act_each_named() -> None:
    text = signing_document(BOTH, shown(), standing(), Language.NORWEGIAN)
    for own in BOTH:
        asked = replace(sign(own), offers=BOTH, seen=text.sha256)
        (event,) = given(AGREEMENT, own).when(asked).events
        assert event == replace(signed(own), sha256=text.sha256, head=text.head, shown=text.shown, foot=text.foot)
    alone = replace(sign(REST), seen=document(REST).sha256, offers=BOTH)
    given(AGREEMENT, REST).when(alone).refused(OtherDocumentShown)


def test_a_signature_is_not_replayed_on_anything_else() -> None:
    asked = sign()
    for other in (
        replace(offer(), unit=OTHER_UNIT),
        offer(Basis.OVERTIME),
        offer(notice_weeks=0),
        replace(offer(), what="other words"),
    ):
        elsewhere = replace(standing(), unit=other.unit)
        given(AGREEMENT, other).when(replace(asked, standing=elsewhere)).refused(OtherDocumentShown)
        given(AGREEMENT, other).when(replace(asked, standing=elsewhere, offers=(other,))).refused(OtherDocumentShown)
    for revision in (
        shown({**LINES, ANNE: print_of("anne 2")}),
        shown(revision=2),
        shown(whole=REVISION_2),
        replace(shown(), rule_set="others"),
    ):
        given(AGREEMENT, offer()).when(replace(asked, shown=revision)).refused(OtherDocumentShown)
    elsewhere_plan = replace(shown(), plan=PlanId("surg-1.2027-01-04"))
    given(AGREEMENT, offer()).when(replace(asked, shown=elsewhere_plan)).refused(OtherPlanShown)
    given(AGREEMENT, replace(offer(), plan=PlanId("other"))).when(asked).refused(OtherPlanShown)


def test_one_act_is_for_one_counterpart() -> None:
    two = (offer(), INDIVIDUAL)
    seen = signing_document(two, shown(), standing(), Language.NORWEGIAN).sha256
    asked = replace(sign(today=TODAY), offers=two, seen=seen)
    given(AGREEMENT, offer()).when(asked).refused(OneCounterpart)

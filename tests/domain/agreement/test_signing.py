"""Who may sign or refuse, and what a signature is for."""

from dataclasses import replace
from itertools import product

import pytest

from domain.agreement.agreement import AGREEMENT, NotProposed, Offered, text_of
from domain.agreement.commands import RefuseAgreement, SignAgreement, Standing
from domain.agreement.errors import (
    BothSides,
    MandateNotInForce,
    NoMandate,
    NothingToSign,
    NotTheCounterpart,
    OtherRevisionShown,
)
from domain.agreement.events import AgreementRefused, AgreementSigned, Ground
from domain.errors import Rejected
from domain.ids import MandateId, PersonId, PlanId, Union, UnitId
from domain.working_time.model import Basis
from tests.examples import (
    AGREEMENT_ID,
    ANNE,
    BJORN,
    CARI,
    FAGFORBUNDET,
    LEADER,
    LINES,
    NSF,
    NSF_MANDATE,
    NSF_REP,
    OTHER_UNIT,
    PLAN,
    REVISION_1,
    REVISION_2,
    RULE_SET,
    UNIT,
    for_oneself,
    offer,
    print_of,
    shown,
    signed,
    standing,
)
from tests.scenario import given

IN_SCOPE = {ANNE: LINES[ANNE], CARI: LINES[CARI]}
SIGN = SignAgreement(AGREEMENT_ID, standing(), shown(), REVISION_1)
SIGNED = signed(IN_SCOPE, text_of(offer(), LINES))
INDIVIDUAL = offer(Basis.SUNDAYS, union=None, employee=ANNE, scope={ANNE: Ground.PARTY})


def test_a_signature_is_for_the_lines_in_scope_and_no_others() -> None:
    after = given(AGREEMENT, offer()).when(SIGN).then(SIGNED)
    assert after.state == Offered(offer(), covered=IN_SCOPE, signers=frozenset({NSF_REP}))
    assert BJORN not in SIGNED.covered


def expected(
    mandate: MandateId | None, union: Union, unit: UnitId, in_force: bool, employer_side: bool
) -> type[Rejected] | None:
    """Written from the law's side: nobody for both, nobody without a mandate for this union here and now."""
    if employer_side:
        return BothSides
    if (mandate, union, unit) != (NSF_MANDATE, NSF, UNIT):
        return NoMandate
    return None if in_force else MandateNotInForce


@pytest.mark.parametrize(
    ("mandate", "union", "unit", "in_force", "employer_side"),
    list(product([NSF_MANDATE, None], [NSF, FAGFORBUNDET], [UNIT, OTHER_UNIT], [True, False], [True, False])),
)
def test_who_may_act_for_a_union(
    mandate: MandateId | None, union: Union, unit: UnitId, in_force: bool, employer_side: bool
) -> None:
    who = standing(NSF_REP, mandate, union, unit, in_force=in_force, employer_side=employer_side)
    refusal = expected(mandate, union, unit, in_force, employer_side)
    sign = given(AGREEMENT, offer()).when(replace(SIGN, standing=who))
    refuse = given(AGREEMENT, offer()).when(RefuseAgreement(AGREEMENT_ID, who, "too many hours"))
    if refusal is None:
        sign.then(SIGNED)
        refuse.then(AgreementRefused(AGREEMENT_ID, "too many hours", NSF_REP, NSF_MANDATE))
    else:
        sign.refused(refusal)
        refuse.refused(refusal)


def test_an_ended_mandate_is_named_with_its_last_day() -> None:
    refusal = (
        given(AGREEMENT, offer()).when(replace(SIGN, standing=standing(in_force=False))).refused(MandateNotInForce)
    )
    assert refusal.details["mandate"] == NSF_MANDATE
    assert "2027-03-31" in refusal.message


def test_whoever_offered_never_signs_even_with_a_mandate() -> None:
    given(AGREEMENT, offer(by=NSF_REP)).when(SIGN).refused(BothSides)


@pytest.mark.parametrize(
    ("who", "refusal"),
    [
        (for_oneself(ANNE), None),
        (for_oneself(BJORN), NotTheCounterpart),
        (standing(), NotTheCounterpart),
        (for_oneself(ANNE, employer_side=True), BothSides),
        (for_oneself(LEADER), BothSides),
    ],
)
def test_an_individual_agreement_is_ones_own(who: Standing, refusal: type[Rejected] | None) -> None:
    asked = given(AGREEMENT, INDIVIDUAL).when(replace(SIGN, standing=who))
    if refusal is None:
        asked.then(
            AgreementSigned(
                AGREEMENT_ID, PLAN, 1, REVISION_1, RULE_SET, text_of(INDIVIDUAL, LINES), ANNE, None,
                {ANNE: LINES[ANNE]},
            )
        )  # fmt: skip
    else:
        asked.refused(refusal)


def test_what_was_seen_is_what_stands() -> None:
    refusal = given(AGREEMENT, offer()).when(replace(SIGN, seen=REVISION_2)).refused(OtherRevisionShown)
    assert refusal.details == {"agreement": AGREEMENT_ID, "revision": 1, "fingerprint": REVISION_1}


def test_another_plan_is_not_signed_for() -> None:
    elsewhere = replace(shown(), plan=PlanId("surg-1.2027-01-04"))
    given(AGREEMENT, offer()).when(replace(SIGN, shown=elsewhere)).refused(OtherRevisionShown)


def test_signed_once_for_the_same_lines() -> None:
    given(AGREEMENT, offer(), SIGNED).when(SIGN).refused(NothingToSign)


def test_a_plan_without_anybody_in_scope_has_nothing_to_sign() -> None:
    others = shown({BJORN: LINES[BJORN]})
    given(AGREEMENT, offer()).when(replace(SIGN, shown=others)).refused(NothingToSign)


def test_a_new_line_is_signed_for_again() -> None:
    lines = {**LINES, ANNE: print_of("anne 2")}
    again = SignAgreement(AGREEMENT_ID, standing(), shown(lines, 2, REVISION_2), REVISION_2)
    covered = {ANNE: lines[ANNE], CARI: LINES[CARI]}
    before = given(AGREEMENT, offer(), SIGNED)
    assert before.stands(Offered).pending_for(lines) == {ANNE}
    after = before.when(again).then(signed(covered, text_of(offer(), lines), 2, REVISION_2)).stands(Offered)
    assert after.covered == covered
    assert after.pending_for(lines) == frozenset()


def test_a_no_stands_until_a_yes_and_a_yes_for_lines_already_signed_survives_a_no() -> None:
    said_no = AgreementRefused(AGREEMENT_ID, "too many hours", NSF_REP, NSF_MANDATE)
    assert given(AGREEMENT, offer(), said_no).stands(Offered).refused
    assert not given(AGREEMENT, offer(), said_no, SIGNED).stands(Offered).refused
    later = given(AGREEMENT, offer(), SIGNED, said_no).stands(Offered)
    assert later.refused
    assert later.holds_for(LINES) == {ANNE}


def test_everybody_who_signed_is_remembered() -> None:
    successor = replace(SIGNED, by=PersonId("nsf-rep-2"))
    assert given(AGREEMENT, offer(), SIGNED, successor).stands(Offered).signers == {NSF_REP, "nsf-rep-2"}


def test_the_text_binds_terms_and_lines_in_scope() -> None:
    text = text_of(offer(), LINES)
    assert text_of(offer(), {**LINES, BJORN: print_of("bjorn 2")}) == text
    assert text_of(offer(), {**LINES, ANNE: print_of("anne 2")}) != text
    for other in (
        offer(notice_weeks=5),
        offer(Basis.TARIFF),
        replace(offer(), what="something else"),
        replace(offer(), limits=replace(offer().limits, compensatory_rest="same_week")),
        replace(offer(), limits=replace(offer().limits, averaging_weeks=25)),
        replace(offer(), plan=PlanId("other")),
        replace(offer(), unit=OTHER_UNIT),
    ):
        assert text_of(other, LINES) != text


def test_a_signature_under_nothing_is_nothing() -> None:
    given(AGREEMENT, SIGNED).stands(NotProposed)

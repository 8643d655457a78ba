"""Who may sign or refuse, and what a signature is for."""

from dataclasses import replace
from itertools import product

import pytest

from domain.agreement.agreement import AGREEMENT
from domain.agreement.commands import RefuseAgreement, Standing
from domain.agreement.errors import (
    BothSides,
    MandateNotInForce,
    NoMandate,
    NothingToSign,
    NotTheCounterpart,
    OtherDocumentShown,
    OtherPlanShown,
)
from domain.agreement.events import AgreementRefused, Ground
from domain.agreement.states import NotProposed, Offered, SignedLine
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
    REVISION_2,
    RULE_SET,
    UNIT,
    for_oneself,
    offer,
    print_of,
    shown,
    sign,
    signed,
    standing,
)
from tests.scenario import given

IN_SCOPE = {ANNE: LINES[ANNE], CARI: LINES[CARI]}
SIGN, SIGNED = sign(), signed()
INDIVIDUAL = offer(Basis.SUNDAYS, union=None, employee=ANNE, scope={ANNE: Ground.PARTY})


def test_a_signature_is_for_the_lines_in_scope_and_no_others() -> None:
    after = given(AGREEMENT, offer()).when(SIGN).then(SIGNED)
    covered = {p: frozenset({SignedLine(line, RULE_SET)}) for p, line in IN_SCOPE.items()}
    assert after.state == Offered(offer(), covered, signers=frozenset({NSF_REP}))
    assert SIGNED.covered == IN_SCOPE
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
    signing = given(AGREEMENT, offer()).when(sign(by=who))
    refuse = given(AGREEMENT, offer()).when(RefuseAgreement(AGREEMENT_ID, who, "too many hours"))
    if refusal is None:
        signing.then(SIGNED)
        refuse.then(AgreementRefused(AGREEMENT_ID, "too many hours", NSF_REP, NSF_MANDATE))
    else:
        signing.refused(refusal)
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
    asked = given(AGREEMENT, INDIVIDUAL).when(sign(INDIVIDUAL, by=who))
    if refusal is None:
        asked.then(signed(INDIVIDUAL, by=who))
        assert signed(INDIVIDUAL, by=who).covered == {ANNE: LINES[ANNE]}
    else:
        asked.refused(refusal)


def test_what_was_seen_is_what_stands() -> None:
    refusal = given(AGREEMENT, offer()).when(replace(SIGN, seen=REVISION_2)).refused(OtherDocumentShown)
    assert refusal.details == {"agreement": AGREEMENT_ID, "revision": 1, "document": SIGNED.sha256}


def test_another_plan_is_not_signed_for() -> None:
    elsewhere = replace(shown(), plan=PlanId("surg-1.2027-01-04"))
    given(AGREEMENT, offer()).when(sign(seen=elsewhere)).refused(OtherPlanShown)


def test_signed_once_for_the_same_lines() -> None:
    given(AGREEMENT, offer(), SIGNED).when(SIGN).refused(NothingToSign)


def test_a_plan_without_anybody_in_scope_has_nothing_to_sign() -> None:
    others = shown({BJORN: LINES[BJORN]})
    given(AGREEMENT, offer()).when(sign(seen=others)).refused(NothingToSign)


def test_a_new_line_is_signed_for_again() -> None:
    lines = {**LINES, ANNE: print_of("anne 2")}
    second = shown(lines, 2, REVISION_2)
    before = given(AGREEMENT, offer(), SIGNED)
    assert before.stands(Offered).pending_for(lines, RULE_SET) == {ANNE}
    after = before.when(sign(seen=second)).then(signed(seen=second)).stands(Offered)
    assert after.pending_for(lines, RULE_SET) == frozenset()
    assert after.holds_for(LINES, RULE_SET) == {ANNE}, "what is in force until the new one is published is signed still"


def test_a_line_judged_by_other_rules_is_signed_for_again() -> None:
    newer = replace(shown(), rule_set="aml-2027-01-01.fedcba9876543210")
    before = given(AGREEMENT, offer(), SIGNED)
    assert before.stands(Offered).pending_for(LINES, newer.rule_set) == {ANNE, CARI}
    after = before.when(sign(seen=newer)).then(signed(seen=newer)).stands(Offered)
    assert after.holds_for(LINES, newer.rule_set) == after.holds_for(LINES, RULE_SET) == {ANNE}
    assert after.holds_for(LINES, None) == {ANNE}
    assert before.stands(Offered).holds_for(LINES, newer.rule_set) == frozenset()


def test_a_no_stands_until_a_yes_and_a_yes_for_lines_already_signed_survives_a_no() -> None:
    said_no = AgreementRefused(AGREEMENT_ID, "too many hours", NSF_REP, NSF_MANDATE)
    assert given(AGREEMENT, offer(), said_no).stands(Offered).refused
    assert not given(AGREEMENT, offer(), said_no, SIGNED).stands(Offered).refused
    later = given(AGREEMENT, offer(), SIGNED, said_no).stands(Offered)
    assert later.refused
    assert later.holds_for(LINES, RULE_SET) == {ANNE}


def test_everybody_who_signed_is_remembered() -> None:
    successor = replace(SIGNED, by=PersonId("nsf-rep-2"))
    assert given(AGREEMENT, offer(), SIGNED, successor).stands(Offered).signers == {NSF_REP, "nsf-rep-2"}


def test_a_signature_under_nothing_is_nothing() -> None:
    given(AGREEMENT, SIGNED).stands(NotProposed)

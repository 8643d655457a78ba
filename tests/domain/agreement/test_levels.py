"""At which level of the union a deviation is agreed, and that nobody is on both sides by another account."""

from dataclasses import replace

import pytest

from domain.agreement.agreement import AGREEMENT
from domain.agreement.commands import Level, RefuseAgreement
from domain.agreement.counterpart import least_level
from domain.agreement.errors import BothSides, LevelTooLow, NoRightOfNomination
from domain.agreement.events import Ground
from domain.errors import Rejected
from domain.working_time.model import Basis, Grantor
from tests.examples import AGREEMENT_ID, ANNE, BJORN, LEADER, NSF_REP, for_oneself, offer, sign, signed, standing
from tests.scenario import given

CENTRAL = replace(standing(), level=Level.CENTRAL, nominates=True)


def test_levels_are_in_order() -> None:
    for n, level in enumerate(Level):
        assert [level.reaches(least) for least in Level] == [n >= m for m in range(3)]


@pytest.mark.parametrize(
    ("basis", "least"),
    [
        (Basis.DOCTORS_DEVIATION, Level.ENTERPRISE),
        (Basis.TARIFF, Level.CENTRAL),
        (Basis.DOCTORS, Level.CENTRAL),
        (Basis.AVERAGING, Level.WORKPLACE),
        (Basis.REST, Level.WORKPLACE),
    ],
)
def test_the_least_level_that_signs(basis: Basis, least: Level) -> None:
    assert least_level(basis) is least
    for level in Level:
        who = replace(standing(), level=level, nominates=True)
        asked = given(AGREEMENT, offer(basis)).when(sign(offer(basis), by=who))
        no = given(AGREEMENT, offer(basis)).when(RefuseAgreement(AGREEMENT_ID, who, "no"))
        if level.reaches(least):
            asked.then(signed(offer(basis), by=who))
            assert len(no.events) == 1
        else:
            assert asked.refused(LevelTooLow).details["level"] == least.value
            no.refused(LevelTooLow)


@pytest.mark.parametrize("basis", [b for b in Basis if b.grantor is Grantor.UNION])
def test_a_tariff_agreement_is_made_with_a_union_that_nominates(basis: Basis) -> None:
    given(AGREEMENT, offer(basis)).when(sign(offer(basis), by=CENTRAL)).then(signed(offer(basis), by=CENTRAL))
    without = replace(CENTRAL, nominates=False)
    given(AGREEMENT, offer(basis)).when(sign(offer(basis), by=without)).refused(NoRightOfNomination)


def test_by_whichever_account_the_leader_never_signs_the_offer() -> None:
    alias = replace(standing(), aliases=frozenset({NSF_REP, LEADER}))
    given(AGREEMENT, offer()).when(sign(by=alias)).refused(BothSides)
    own = offer(Basis.SUNDAYS, union=None, employee=ANNE, scope={ANNE: Ground.PARTY}, by=BJORN)
    for aliases, refusal in ((frozenset({ANNE}), None), (frozenset({ANNE, BJORN}), BothSides)):
        who = replace(for_oneself(NSF_REP), aliases=aliases)
        asked = given(AGREEMENT, own).when(sign(own, by=who))
        _expect(refusal, asked)


def _expect(refusal: type[Rejected] | None, asked: object) -> None:
    if refusal is None:
        assert asked.events  # type: ignore[attr-defined]  # what was asked of the agreement
    else:
        asked.refused(refusal)  # type: ignore[attr-defined]  # what was asked of the agreement

"""Extending an agreement to all, giving notice, and resting a publication on it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.agreement.agreement import AGREEMENT
from domain.agreement.commands import ExtendAgreement, GiveNotice, RelyOnAgreement
from domain.agreement.errors import (
    BothSides,
    MandateNotInForce,
    NoMajority,
    NotAUnionAgreement,
    NoticeIsGiven,
    NotSigned,
)
from domain.agreement.events import AgreementExtended, AgreementNoticeGiven, AgreementReliedOn, Ground
from domain.agreement.states import Offered
from domain.calendar import Period
from domain.working_time.model import Basis, Grantor
from tests.examples import (
    AGREEMENT_ID,
    ANNE,
    CARI,
    LEADER,
    LINES,
    NSF_MANDATE,
    NSF_REP,
    PLAN,
    REVISION_1,
    RULE_SET,
    for_oneself,
    offer,
    signed,
    standing,
)
from tests.scenario import given

SIGNED = signed()
BEFORE = date(2026, 12, 1)
EXTEND = ExtendAgreement(AGREEMENT_ID, 2, 3, LEADER, BEFORE)
EXTENDED = AgreementExtended(AGREEMENT_ID, 2, 3, LEADER)
HALF_A_YEAR = Period(date(2027, 1, 4), date(2027, 7, 4))
LONG = offer(period=HALF_A_YEAR)
TODAY = date(2027, 2, 1)
FOUR_WEEKS_ON = date(2027, 3, 1)
NOTICE = AgreementNoticeGiven(AGREEMENT_ID, FOUR_WEEKS_ON, LEADER, None)
RELY = RelyOnAgreement(AGREEMENT_ID, PLAN, 1, REVISION_1)
RELIED = AgreementReliedOn(AGREEMENT_ID, PLAN, 1, REVISION_1)


def notice(today: date = TODAY) -> GiveNotice:
    return GiveNotice(AGREEMENT_ID, today, LEADER, None)


def test_it_binds_those_outside_the_unions_once_extended() -> None:
    before = given(AGREEMENT, offer(), SIGNED)
    assert before.stands(Offered).holds_for(LINES, RULE_SET) == {ANNE}
    after = before.when(EXTEND).then(EXTENDED)
    assert after.stands(Offered).holds_for(LINES, RULE_SET) == {ANNE, CARI}
    after.when(EXTEND).then()


@pytest.mark.parametrize(
    ("bound", "of", "enough"), [(0, 3, False), (1, 2, False), (2, 4, False), (2, 3, True), (3, 4, True), (1, 1, True)]
)
def test_more_than_half_are_bound(bound: int, of: int, enough: bool) -> None:
    asked = given(AGREEMENT, offer(), SIGNED).when(replace(EXTEND, bound=bound, doing_same_work=of))
    if enough:
        asked.then(AgreementExtended(AGREEMENT_ID, bound, of, LEADER))
    else:
        refusal = asked.refused(NoMajority)
        assert (refusal.details["bound"], refusal.details["doing_same_work"]) == (bound, of)


@pytest.mark.parametrize("basis", [Basis.AVERAGING, Basis.REST, Basis.NIGHT, Basis.TARIFF])
def test_a_basis_that_may_be_extended(basis: Basis) -> None:
    given(AGREEMENT, offer(basis), SIGNED).when(EXTEND).then(EXTENDED)


@pytest.mark.parametrize("basis", [b for b in Basis if b.grantor is Grantor.INDIVIDUAL])
def test_what_one_person_agreed_is_not_extended(basis: Basis) -> None:
    own = offer(basis, union=None, employee=ANNE, scope={ANNE: Ground.PARTY})
    given(AGREEMENT, own, SIGNED).when(EXTEND).refused(NotAUnionAgreement)


@pytest.mark.parametrize("basis", [Basis.AVERAGING_INDIVIDUAL, Basis.AVERAGING_AUTHORITY, Basis.SUNDAYS])
def test_other_bases_are_not_extended_whoever_the_offer_names(basis: Basis) -> None:
    """Such an offer is refused today, but the log may hold one; extending it is judged by the basis all the same."""
    given(AGREEMENT, offer(basis), SIGNED).when(EXTEND).refused(NotAUnionAgreement)


def test_what_is_not_signed_is_not_extended() -> None:
    given(AGREEMENT, offer()).when(EXTEND).refused(NotSigned)


def test_the_leader_gives_notice() -> None:
    ended = given(AGREEMENT, LONG, SIGNED).when(notice()).then(NOTICE)
    assert ended.stands(Offered).ends == FOUR_WEEKS_ON


def test_the_counterpart_gives_notice_by_mandate() -> None:
    asked = GiveNotice(AGREEMENT_ID, TODAY, NSF_REP, standing())
    given(AGREEMENT, LONG, SIGNED).when(asked).then(replace(NOTICE, by=NSF_REP, mandate=NSF_MANDATE))
    ended = replace(asked, standing=standing(in_force=False))
    given(AGREEMENT, LONG, SIGNED).when(ended).refused(MandateNotInForce)
    both = replace(asked, standing=standing(employer_side=True))
    given(AGREEMENT, LONG, SIGNED).when(both).refused(BothSides)


def test_the_employee_gives_notice_for_oneself() -> None:
    own = replace(LONG, basis=Basis.SUNDAYS, union=None, employee=ANNE, scope={ANNE: Ground.PARTY})
    asked = GiveNotice(AGREEMENT_ID, TODAY, ANNE, for_oneself(ANNE))
    given(AGREEMENT, own, SIGNED).when(asked).then(replace(NOTICE, by=ANNE))


def test_what_is_not_signed_is_refused_rather_than_ended() -> None:
    given(AGREEMENT, LONG).when(notice()).refused(NotSigned)


@pytest.mark.parametrize("day", [TODAY, TODAY + timedelta(days=1)])
def test_notice_is_given_once(day: date) -> None:
    given(AGREEMENT, LONG, SIGNED, NOTICE).when(notice(day)).refused(NoticeIsGiven)


def test_notice_that_would_come_after_the_end() -> None:
    last = HALF_A_YEAR.last_day - timedelta(weeks=4)
    given(AGREEMENT, LONG, SIGNED).when(notice(last)).refused(NoticeIsGiven)
    before = last - timedelta(days=1)
    given(AGREEMENT, LONG, SIGNED).when(notice(before)).then(
        replace(NOTICE, last_day=HALF_A_YEAR.last_day - timedelta(days=1))
    )


@for_all(st.integers(0, 60), st.dates(date(2026, 6, 1), date(2027, 12, 31)))
def test_notice_never_ends_anything_before_today_or_later_than_agreed(weeks: int, today: date) -> None:
    asked = given(AGREEMENT, replace(LONG, notice_weeks=weeks), SIGNED).when(notice(today))
    if today + timedelta(weeks=weeks) < HALF_A_YEAR.last_day:
        ends = asked.after.stands(Offered).ends
        assert today <= ends < HALF_A_YEAR.last_day
        assert ends - today == timedelta(weeks=weeks)
    else:
        asked.refused(NoticeIsGiven)


def test_a_publication_rests_on_what_is_signed() -> None:
    before = given(AGREEMENT, LONG, SIGNED)
    assert before.when(RELY).then(RELIED).state == before.state
    given(AGREEMENT, LONG).when(RELY).refused(NotSigned)


def test_a_publication_may_rest_on_what_has_ended_for_the_days_before() -> None:
    given(AGREEMENT, LONG, SIGNED, NOTICE).when(RELY).then(RELIED)

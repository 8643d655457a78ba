"""An agreement over time: taken back, refused, ended, lapsed, and offered anew; each round bears its own days."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.agreement.agreement import AGREEMENT
from domain.agreement.commands import ExtendAgreement, RefuseAgreement, RelyOnAgreement, WithdrawOffer
from domain.agreement.errors import AgreementIsProposed, NotInForce, RoundsOverlap, SignedAlready
from domain.agreement.events import AgreementEvent, AgreementNoticeGiven, AgreementRefused, AgreementWithdrawn
from domain.agreement.states import Offered, Status
from domain.calendar import DAY, Period
from tests.domain.agreement.offers import propose
from tests.examples import (
    AGREEMENT_ID,
    ANNE,
    LEADER,
    LINES,
    MON,
    NSF_MANDATE,
    NSF_REP,
    PERIOD,
    PLAN,
    REVISION_1,
    RULE_SET,
    TODAY,
    offer,
    sign,
    signed,
    standing,
)
from tests.scenario import given

INSIDE = date(2027, 1, 10)
NOTICE = AgreementNoticeGiven(AGREEMENT_ID, INSIDE, NSF_REP, NSF_MANDATE)
REFUSED = AgreementRefused(AGREEMENT_ID, "too many nights", NSF_REP, NSF_MANDATE)
TAKEN_BACK = AgreementWithdrawn(AGREEMENT_ID, "another need", LEADER)
REST_OF_IT = offer(period=Period(INSIDE + DAY, PERIOD.last_day))
WITHDRAW = WithdrawOffer(AGREEMENT_ID, "another need", LEADER)


def test_the_leader_takes_back_what_nobody_signed() -> None:
    before = given(AGREEMENT, offer()).when(WITHDRAW).then(TAKEN_BACK)
    assert before.stands(Offered).status(TODAY, LINES, RULE_SET) is Status.WITHDRAWN
    before.when(WITHDRAW).refused(NotInForce)
    before.when(sign()).refused(NotInForce)
    before.when(RefuseAgreement(AGREEMENT_ID, standing(), "no")).refused(NotInForce)
    before.when(ExtendAgreement(AGREEMENT_ID, 3, 3, LEADER, TODAY)).refused(NotInForce)
    given(AGREEMENT, offer(), signed()).when(WITHDRAW).refused(SignedAlready)


def test_what_is_over_is_not_signed() -> None:
    given(AGREEMENT, offer()).when(sign(today=PERIOD.last_day)).then(signed())
    given(AGREEMENT, offer()).when(sign(today=PERIOD.last_day + DAY)).refused(NotInForce)
    given(AGREEMENT, offer(), signed(), NOTICE).when(sign(today=INSIDE + DAY)).refused(NotInForce)


@pytest.mark.parametrize("before", [(), (signed(),), (signed(), REFUSED)], ids=["offered", "signed", "then refused"])
def test_a_round_that_stands_is_not_replaced(before: tuple[AgreementEvent, ...]) -> None:
    given(AGREEMENT, offer(), *before).when(propose(offer())).refused(AgreementIsProposed)


@pytest.mark.parametrize("last", [REFUSED, TAKEN_BACK], ids=["refused", "taken back"])
def test_what_nobody_signed_leaves_every_day_to_the_next_round(last: AgreementRefused | AgreementWithdrawn) -> None:
    anew = given(AGREEMENT, offer(), last).when(propose(offer())).then(offer()).stands(Offered)
    assert not anew.refused
    assert not anew.withdrawn
    (earlier,) = anew.earlier
    assert earlier.bears is None
    assert earlier.refusals == ((REFUSED,) if last is REFUSED else ()), "the dissent stays in history"


def test_after_notice_each_round_bears_its_own_days() -> None:
    ended = given(AGREEMENT, offer(), signed(), NOTICE)
    ended.when(propose(offer())).refused(RoundsOverlap)
    anew = ended.when(propose(REST_OF_IT)).then(REST_OF_IT)
    first, second = anew.stands(Offered).rounds
    assert first.bears == Period(PERIOD.first_day, INSIDE)
    assert first.holds_for(LINES, RULE_SET) == {ANNE}
    assert second.bears is None
    assert second.holds_for(LINES, RULE_SET) == frozenset()
    both = anew.when(sign(REST_OF_IT)).after.stands(Offered)
    assert [each.bears for each in both.rounds] == [first.bears, REST_OF_IT.period]
    assert both.holds_for(LINES, RULE_SET) == {ANNE}


def test_notice_before_it_begins_leaves_every_day() -> None:
    early = replace(NOTICE, last_day=PERIOD.first_day - DAY)
    anew = given(AGREEMENT, offer(), signed(), early).when(propose(offer())).then(offer())
    assert [each.bears for each in anew.stands(Offered).rounds] == [None, None]


def test_what_lapsed_can_be_offered_for_the_days_after() -> None:
    later = offer(period=Period(PERIOD.last_day + DAY, PERIOD.last_day + timedelta(weeks=2)))
    before = given(AGREEMENT, offer(), signed())
    before.when(propose(later, PERIOD.last_day)).refused(AgreementIsProposed)
    before.when(propose(later, PERIOD.last_day + DAY)).then(later)


def test_a_publication_may_rest_on_an_earlier_round() -> None:
    rely = RelyOnAgreement(AGREEMENT_ID, PLAN, 1, REVISION_1)
    asked = given(AGREEMENT, offer(), signed(), NOTICE, REST_OF_IT).when(rely)
    assert len(asked.events) == 1


def test_how_far_it_has_come_on_each_day() -> None:
    before_notice = given(AGREEMENT, offer(), signed()).stands(Offered)
    after = given(AGREEMENT, offer(), signed(), NOTICE).stands(Offered)
    for day, without, noticed in (
        (MON, Status.SIGNED, Status.NOTICE_GIVEN),
        (INSIDE, Status.SIGNED, Status.NOTICE_GIVEN),
        (INSIDE + DAY, Status.SIGNED, Status.ENDED),
        (PERIOD.last_day, Status.SIGNED, Status.ENDED),
        (PERIOD.last_day + DAY, Status.LAPSED, Status.ENDED),
    ):
        assert before_notice.status(day, LINES, RULE_SET) is without
        assert after.status(day, LINES, RULE_SET) is noticed
    changed = {**LINES, ANNE: REVISION_1}
    assert before_notice.status(MON, changed, RULE_SET) is Status.PARTLY_SIGNED
    assert before_notice.status(MON, LINES, "other rules") is Status.PROPOSED
    assert given(AGREEMENT, offer()).stands(Offered).status(MON, LINES, RULE_SET) is Status.PROPOSED
    assert given(AGREEMENT, offer(), REFUSED).stands(Offered).status(MON, LINES, RULE_SET) is Status.REFUSED
    partly = given(AGREEMENT, offer(), signed(), REFUSED).stands(Offered)
    assert partly.status(MON, changed, RULE_SET) is Status.REFUSED


@pytest.mark.parametrize(
    ("said", "dissent"),
    [
        ((), False),
        ((REFUSED,), True),
        ((REFUSED, TAKEN_BACK), True),
        ((REFUSED, offer()), True),
        ((REFUSED, offer(), TAKEN_BACK), True),
        ((REFUSED, offer(), signed()), False),
        ((signed(), REFUSED), True),
        ((signed(), REFUSED, signed()), False),
    ],
)
def test_a_no_stays_until_the_counterpart_itself_says_yes(said: tuple[AgreementEvent, ...], *, dissent: bool) -> None:
    assert given(AGREEMENT, offer(), *said).stands(Offered).dissent is dissent

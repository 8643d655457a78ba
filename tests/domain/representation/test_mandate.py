"""Mandates: a union representative's names the union, and none ends backwards."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.calendar import Period
from domain.representation.events import MandateGranted, MandateRevoked, Office
from domain.representation.mandate import (
    MANDATE,
    Granted,
    GrantMandate,
    MandateIsGranted,
    MandateUnknown,
    MandateWithoutUnion,
    NoMandate,
    RevokedBackwards,
    RevokeMandate,
)
from tests.examples import LEADER, NSF, NSF_MANDATE, NSF_REP, UNIT
from tests.scenario import given

FIRST, LAST = date(2026, 9, 1), date(2027, 3, 31)
TODAY = date(2027, 1, 15)
PERIOD = Period(FIRST, LAST)
GRANT = GrantMandate(NSF_MANDATE, NSF_REP, Office.UNION_REPRESENTATIVE, UNIT, PERIOD, NSF, LEADER)
GRANTED = MandateGranted(NSF_MANDATE, NSF_REP, Office.UNION_REPRESENTATIVE, UNIT, PERIOD, LEADER, NSF)
OTHERS = [office for office in Office if office is not Office.UNION_REPRESENTATIVE]


def revoke(last_day: date, today: date = TODAY) -> RevokeMandate:
    return RevokeMandate(NSF_MANDATE, last_day, today, LEADER)


def revoked(last_day: date) -> MandateRevoked:
    return MandateRevoked(NSF_MANDATE, last_day, LEADER)


def test_a_mandate_is_granted_once() -> None:
    granted = given(MANDATE).when(GRANT).then(GRANTED)
    assert granted.state == Granted(NSF_MANDATE, NSF_REP, Office.UNION_REPRESENTATIVE, UNIT, PERIOD, NSF, LEADER, LAST)
    granted.when(GRANT).refused(MandateIsGranted)


@pytest.mark.parametrize("office", OTHERS)
def test_only_a_union_representative_has_a_union(office: Office) -> None:
    given(MANDATE).when(replace(GRANT, union=None)).refused(MandateWithoutUnion)
    given(MANDATE).when(replace(GRANT, office=office)).refused(MandateWithoutUnion)
    given(MANDATE).when(replace(GRANT, office=office, union=None)).then(replace(GRANTED, office=office, union=None))


def test_which_offices_are_the_employers() -> None:
    assert [o for o in Office if o.of_the_employer] == [Office.UNIT_LEADER, Office.ROTA_PLANNER]


@pytest.mark.parametrize(
    ("day", "in_force"),
    [(FIRST - timedelta(days=1), False), (FIRST, True), (LAST, True), (LAST + timedelta(days=1), False)],
)
def test_first_and_last_day_are_in_force(day: date, in_force: bool) -> None:
    assert given(MANDATE, GRANTED).stands(Granted).in_force(day) is in_force


def test_revoking_ends_it_after_its_new_last_day() -> None:
    ended = given(MANDATE, GRANTED).when(revoke(TODAY)).then(revoked(TODAY)).stands(Granted)
    assert ended.period == PERIOD
    assert ended.in_force(TODAY)
    assert not ended.in_force(TODAY + timedelta(days=1))


def test_it_may_end_at_once_but_not_backwards() -> None:
    """Yesterday as the last day means that nothing is done under it today; what was done yesterday stands."""
    yesterday = TODAY - timedelta(days=1)
    at_once = given(MANDATE, GRANTED).when(revoke(yesterday)).then(revoked(yesterday)).stands(Granted)
    assert not at_once.in_force(TODAY)
    given(MANDATE, GRANTED).when(revoke(yesterday - timedelta(days=1))).refused(RevokedBackwards)


def test_revoking_never_lengthens() -> None:
    given(MANDATE, GRANTED).when(revoke(LAST + timedelta(days=30))).then(revoked(LAST))
    given(MANDATE, GRANTED, revoked(TODAY)).when(revoke(LAST)).then(revoked(TODAY))


def test_no_mandate_to_revoke() -> None:
    given(MANDATE).when(revoke(TODAY)).refused(MandateUnknown)
    given(MANDATE, revoked(TODAY)).stands(NoMandate)

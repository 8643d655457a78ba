"""Mandates: granted to a person for an office in some units, in force from first to last day, never ended backwards."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.calendar import Period
from domain.ids import MandateId, PersonId, UnitId
from domain.representation.errors import (
    DeputyOutOfBounds,
    MandateIsGranted,
    MandateOnBothSides,
    MandateUnknown,
    MandateWithoutUnion,
    MandateWithoutUnit,
    RevokedBackwards,
)
from domain.representation.events import Level, MandateGranted, MandateRevoked, Office
from domain.representation.mandate import MANDATE, Granted, GrantMandate, NoMandate, RevokeMandate
from tests.examples import FAGFORBUNDET, LEADER, NSF, NSF_MANDATE, NSF_REP, OTHER_UNIT, UNIT
from tests.scenario import given

FIRST, LAST = date(2026, 9, 1), date(2027, 3, 31)
TODAY = date(2027, 1, 15)
PERIOD = Period(FIRST, LAST)
GRANT = GrantMandate(NSF_MANDATE, NSF_REP, Office.UNION_REPRESENTATIVE, (UNIT,), PERIOD, NSF, LEADER)
GRANTED = MandateGranted(NSF_MANDATE, NSF_REP, Office.UNION_REPRESENTATIVE, (UNIT,), PERIOD, LEADER, NSF)
ADMINISTRATOR = replace(GRANT, office=Office.UNION_ADMINISTRATOR, units=())
OTHERS = [office for office in Office if not office.of_a_union]
PRINCIPAL = Granted(
    MandateId("chief"), PersonId("chief"), Office.UNION_REPRESENTATIVE, (UNIT, OTHER_UNIT), PERIOD, NSF, LEADER, LAST,
    Level.ENTERPRISE,
)  # fmt: skip
"""NSF's representative in two units, at the enterprise."""
DEPUTY = replace(GRANT, deputy_for=PRINCIPAL, level=Level.ENTERPRISE)


def revoke(last_day: date, today: date = TODAY) -> RevokeMandate:
    return RevokeMandate(NSF_MANDATE, last_day, today, LEADER)


def revoked(last_day: date) -> MandateRevoked:
    return MandateRevoked(NSF_MANDATE, last_day, LEADER)


def test_a_mandate_is_granted_once() -> None:
    granted = given(MANDATE).when(GRANT).then(GRANTED)
    assert granted.state == Granted(
        NSF_MANDATE, NSF_REP, Office.UNION_REPRESENTATIVE, (UNIT,), PERIOD, NSF, LEADER, LAST, Level.WORKPLACE, None
    )
    granted.when(GRANT).refused(MandateIsGranted)


@pytest.mark.parametrize("office", OTHERS)
def test_only_those_who_act_for_a_union_have_one(office: Office) -> None:
    given(MANDATE).when(replace(GRANT, union=None)).refused(MandateWithoutUnion)
    given(MANDATE).when(replace(ADMINISTRATOR, union=None)).refused(MandateWithoutUnion)
    given(MANDATE).when(replace(GRANT, office=office)).refused(MandateWithoutUnion)
    given(MANDATE).when(replace(GRANT, office=office, union=None)).then(replace(GRANTED, office=office, union=None))


def test_a_mandate_names_its_units_and_an_administrators_none() -> None:
    given(MANDATE).when(replace(GRANT, units=())).refused(MandateWithoutUnit)
    given(MANDATE).when(replace(ADMINISTRATOR, units=(UNIT,))).refused(MandateWithoutUnit)
    two = given(MANDATE).when(replace(GRANT, units=(UNIT, OTHER_UNIT, UNIT)))
    held = two.then(replace(GRANTED, units=(UNIT, OTHER_UNIT))).stands(Granted)
    assert [held.covers(unit) for unit in (UNIT, OTHER_UNIT, UnitId("a-third"))] == [True, True, False]
    everywhere = given(MANDATE).when(ADMINISTRATOR).after.stands(Granted)
    assert everywhere.covers(UnitId("a-third"))


def test_which_offices_stand_on_which_side() -> None:
    employers = [Office.UNIT_LEADER, Office.ROTA_PLANNER, Office.CLINIC_DIRECTOR]
    assert [o for o in Office if o.of_the_employer] == employers
    theirs = [Office.UNION_REPRESENTATIVE, Office.SAFETY_REPRESENTATIVE, Office.UNION_ADMINISTRATOR]
    assert [o for o in Office if o.of_the_employees] == theirs
    assert Office.COMMITTEE not in {*employers, *theirs}, "both sides sit on the committee"


@pytest.mark.parametrize(
    ("level", "least", "reaches"),
    [
        (Level.WORKPLACE, Level.WORKPLACE, True),
        (Level.WORKPLACE, Level.ENTERPRISE, False),
        (Level.WORKPLACE, Level.CENTRAL, False),
        (Level.ENTERPRISE, Level.WORKPLACE, True),
        (Level.ENTERPRISE, Level.ENTERPRISE, True),
        (Level.ENTERPRISE, Level.CENTRAL, False),
        (Level.CENTRAL, Level.WORKPLACE, True),
        (Level.CENTRAL, Level.ENTERPRISE, True),
        (Level.CENTRAL, Level.CENTRAL, True),
    ],
)
def test_a_level_reaches_itself_and_what_is_below(level: Level, least: Level, reaches: bool) -> None:
    assert level.reaches(least) is reaches


@pytest.mark.parametrize(
    "within",
    [
        replace(DEPUTY, units=(OTHER_UNIT,)),
        replace(DEPUTY, units=(UNIT, OTHER_UNIT)),
        replace(DEPUTY, level=Level.WORKPLACE),
        replace(DEPUTY, period=Period(LAST + timedelta(days=1), LAST + timedelta(days=90))),
    ],
    ids=["another unit", "every unit", "a lower level", "other days"],
)
def test_a_deputy_stands_in_within_the_mandate(within: GrantMandate) -> None:
    granted = given(MANDATE).when(within).after.stands(Granted)
    assert granted.deputy_for == PRINCIPAL.mandate
    assert granted.in_force(within.period.first_day)


@pytest.mark.parametrize(
    "beyond",
    [
        replace(DEPUTY, union=FAGFORBUNDET),
        replace(DEPUTY, office=Office.SAFETY_REPRESENTATIVE, union=None),
        replace(DEPUTY, units=(UNIT, UnitId("a-third"))),
        replace(DEPUTY, level=Level.CENTRAL),
        replace(DEPUTY, person=PRINCIPAL.person),
    ],
    ids=["another union", "another office", "one more unit", "a higher level", "oneself"],
)
def test_a_deputy_goes_not_beyond_it(beyond: GrantMandate) -> None:
    refusal = given(MANDATE).when(beyond).refused(DeputyOutOfBounds)
    assert refusal.details["deputy_for"] == PRINCIPAL.mandate


def test_a_deputy_of_an_administrator_has_every_unit_too() -> None:
    chief = replace(PRINCIPAL, office=Office.UNION_ADMINISTRATOR, units=())
    granted = given(MANDATE).when(replace(ADMINISTRATOR, deputy_for=chief)).after.stands(Granted)
    assert granted.covers(OTHER_UNIT)


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


def holding(office: Office, units: tuple[UnitId, ...], last_day: date = LAST) -> Granted:
    """A mandate the person has already, from ``FIRST`` on."""
    union = NSF if office.of_a_union else None
    return Granted(MandateId("held"), NSF_REP, office, units, PERIOD, union, LEADER, last_day)


SIDES = [
    (Office.UNIT_LEADER, Office.UNION_REPRESENTATIVE),
    (Office.UNIT_LEADER, Office.SAFETY_REPRESENTATIVE),
    (Office.ROTA_PLANNER, Office.UNION_REPRESENTATIVE),
    (Office.ROTA_PLANNER, Office.SAFETY_REPRESENTATIVE),
    (Office.CLINIC_DIRECTOR, Office.UNION_REPRESENTATIVE),
    (Office.CLINIC_DIRECTOR, Office.SAFETY_REPRESENTATIVE),
]


def granting(office: Office, *held: Granted) -> GrantMandate:
    return replace(GRANT, office=office, union=NSF if office.of_a_union else None, held=held)


@pytest.mark.parametrize(("employers", "employees"), SIDES)
def test_nobody_is_given_offices_on_both_sides(employers: Office, employees: Office) -> None:
    given(MANDATE).when(granting(employees, holding(employers, (OTHER_UNIT, UNIT)))).refused(MandateOnBothSides)
    given(MANDATE).when(granting(employers, holding(employees, (OTHER_UNIT, UNIT)))).refused(MandateOnBothSides)
    elsewhere = given(MANDATE).when(granting(employees, holding(employers, (OTHER_UNIT,))))
    assert elsewhere.after.stands(Granted).office is employees


def test_an_administrator_is_opposed_to_an_employers_office_anywhere() -> None:
    leader = holding(Office.UNIT_LEADER, (OTHER_UNIT,))
    given(MANDATE).when(replace(ADMINISTRATOR, held=(leader,))).refused(MandateOnBothSides)
    everywhere = holding(Office.UNION_ADMINISTRATOR, ())
    given(MANDATE).when(granting(Office.ROTA_PLANNER, everywhere)).refused(MandateOnBothSides)


@pytest.mark.parametrize("held", [Office.COMMITTEE, Office.SAFETY_REPRESENTATIVE, Office.UNION_REPRESENTATIVE])
def test_one_side_and_the_committee_go_together(held: Office) -> None:
    given(MANDATE).when(granting(Office.UNION_REPRESENTATIVE, holding(held, (UNIT,)))).then(GRANTED)


@pytest.mark.parametrize(
    ("ended", "refused"), [(FIRST - timedelta(days=1), False), (FIRST, True), (LAST, True)], ids=str
)
def test_days_in_common_are_what_counts(ended: date, refused: bool) -> None:
    """An office that ended the day before the other begins is no hindrance; one that ends on that day is."""
    before = replace(holding(Office.UNIT_LEADER, (UNIT,), ended), period=Period(date(2026, 1, 1), LAST))
    granting_now = given(MANDATE).when(granting(Office.UNION_REPRESENTATIVE, before))
    if refused:
        granting_now.refused(MandateOnBothSides)
    else:
        granting_now.then(GRANTED)


def test_an_office_that_begins_the_day_after_is_no_hindrance() -> None:
    after = Period(LAST + timedelta(days=1), LAST + timedelta(days=30))
    leader = replace(holding(Office.UNIT_LEADER, (UNIT,)), period=after, last_day=after.last_day)
    given(MANDATE).when(granting(Office.UNION_REPRESENTATIVE, leader)).then(GRANTED)
    on_the_day = replace(leader, period=Period(LAST, after.last_day))
    given(MANDATE).when(granting(Office.UNION_REPRESENTATIVE, on_the_day)).refused(MandateOnBothSides)

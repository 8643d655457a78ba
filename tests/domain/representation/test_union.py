"""Unions: registered once, corrected by a new fact, given a first administrator from outside."""

from domain.ids import MandateId
from domain.representation.union import (
    UNION,
    AdministratorRecorded,
    CorrectUnion,
    NotRegistered,
    RecordAdministrator,
    RegisteredUnion,
    RegisterUnion,
    UnionCorrected,
    UnionHasAdministrator,
    UnionIsRegistered,
    UnionNotCorrected,
    UnionRegistered,
    UnionUnknown,
)
from tests.examples import ANNE, BJORN, LEADER, NSF
from tests.scenario import given

REGISTER = RegisterUnion(NSF, right_of_nomination=True, by=LEADER)
REGISTERED = UnionRegistered(NSF, right_of_nomination=True, by=LEADER)
CORRECT = CorrectUnion(NSF, right_of_nomination=False, because="too few members", by=LEADER)
CORRECTED = UnionCorrected(NSF, right_of_nomination=False, because="too few members", by=LEADER)
FIRST, SECOND = MandateId("anne.first"), MandateId("bjorn.second")
FIRST_FROM_OUTSIDE = RecordAdministrator(NSF, ANNE, FIRST, from_outside=True, administered=False)
SECOND_FROM_OUTSIDE = RecordAdministrator(NSF, BJORN, SECOND, from_outside=True, administered=True)
SECOND_FROM_WITHIN = RecordAdministrator(NSF, BJORN, SECOND, from_outside=False, administered=True)


def test_a_union_is_registered_once() -> None:
    registered = given(UNION).when(REGISTER).then(REGISTERED)
    assert registered.state == RegisteredUnion(NSF, right_of_nomination=True)
    registered.when(REGISTER).refused(UnionIsRegistered)


def test_what_was_registered_is_corrected_by_a_new_fact() -> None:
    corrected = given(UNION, REGISTERED).when(CORRECT).then(CORRECTED)
    assert not corrected.stands(RegisteredUnion).right_of_nomination
    corrected.when(CORRECT).refused(UnionNotCorrected)
    given(UNION).when(CORRECT).refused(UnionUnknown)


def test_the_first_administrator_comes_from_outside_and_the_next_from_within() -> None:
    first = given(UNION, REGISTERED).when(FIRST_FROM_OUTSIDE).then(AdministratorRecorded(NSF, {ANNE: FIRST}))
    first.when(SECOND_FROM_OUTSIDE).refused(UnionHasAdministrator)
    second = first.when(SECOND_FROM_WITHIN).then(AdministratorRecorded(NSF, {BJORN: SECOND}))
    assert second.stands(RegisteredUnion).administrators == (FIRST, SECOND)
    given(UNION).when(FIRST_FROM_OUTSIDE).refused(UnionUnknown)


def test_a_union_whose_last_administrator_is_gone_is_given_one_anew() -> None:
    left_alone = RecordAdministrator(NSF, BJORN, SECOND, from_outside=True, administered=False)
    given(UNION, REGISTERED, AdministratorRecorded(NSF, {ANNE: FIRST})).when(left_alone).then(
        AdministratorRecorded(NSF, {BJORN: SECOND})
    )


def test_a_correction_keeps_the_administrators() -> None:
    kept = given(UNION, REGISTERED, AdministratorRecorded(NSF, {ANNE: FIRST}), CORRECTED).stands(RegisteredUnion)
    assert kept == RegisteredUnion(NSF, right_of_nomination=False, administrators=(FIRST,))


def test_facts_that_come_before_the_registration_change_nothing() -> None:
    given(UNION, CORRECTED, AdministratorRecorded(NSF, {ANNE: FIRST})).stands(NotRegistered)

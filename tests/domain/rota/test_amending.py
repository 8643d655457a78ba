"""What an amendment changes against the binding revision, and the day it takes effect."""

from dataclasses import replace
from datetime import date

import pytest

from domain.calendar import DAY
from domain.ids import PersonId, ShiftCode
from domain.rota.amending import changed_cells, changed_lines, effective_day, not_accepted
from domain.rota.commands import AcceptChange
from domain.rota.errors import AcceptedByAnother, LineNotChanged, OtherLineShown, RotaPlanNotProposed
from domain.rota.events import Cell, ChangeAccepted, RotaLineChanged, RotaPlanEvent
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import Draft, Proposed, Published
from tests.domain.rota.plans import (
    DRAFTED,
    IMPORTED,
    PROPOSED,
    PUBLICATION,
    PUBLISHED,
    ROTA,
    edit,
    prints,
    proposal,
)
from tests.examples import ANNE, BJORN, CARI, MON, OPENED, PERIOD, PLAN, PLANNER, TUE, WED, A, D, N
from tests.scenario import given


def changed(employee: PersonId, day: date, before: ShiftCode | None, after: ShiftCode | None) -> RotaLineChanged:
    return RotaLineChanged(PLAN, employee, (Cell(day, before, after),), "asked", PLANNER)


def plan(*history: RotaPlanEvent) -> Draft | Proposed | Published:
    state = given(ROTA_PLAN, *history).state
    assert isinstance(state, Draft | Proposed | Published)
    return state


@pytest.mark.parametrize("history", [(OPENED,), DRAFTED, PROPOSED])
def test_a_first_publication_takes_effect_when_the_period_begins_and_every_line_is_new(
    history: tuple[RotaPlanEvent, ...],
) -> None:
    assert effective_day(plan(*history)) == PERIOD.first_day
    assert changed_lines(plan(*history)) == frozenset(OPENED.people)


def test_an_amendment_takes_effect_on_its_first_changed_day() -> None:
    wednesday, last = changed(BJORN, WED, None, N), changed(ANNE, PERIOD.last_day, None, D)
    assert effective_day(plan(*PUBLISHED, last)) == PERIOD.last_day
    assert effective_day(plan(*PUBLISHED, last, wednesday)) == WED
    lines = edit(edit(ROTA.lines, BJORN, WED, N), ANNE, PERIOD.last_day, D)
    proposed = plan(*PUBLISHED, last, wednesday, proposal(lines, 2))
    assert isinstance(proposed, Proposed)
    assert effective_day(proposed) == WED
    assert changed_lines(proposed) == {ANNE, BJORN}
    assert list(changed_cells(proposed)) == [(ANNE, Cell(PERIOD.last_day, None, D)), (BJORN, Cell(WED, None, N))]


@pytest.mark.parametrize("freed", [(ANNE, TUE, A), (BJORN, TUE, N), (ANNE, MON, D)])
def test_a_freed_day_is_a_changed_day(freed: tuple[PersonId, date, ShiftCode]) -> None:
    employee, day, code = freed
    amended = plan(*PUBLISHED, changed(employee, day, code, None))
    assert effective_day(amended) == day
    assert changed_lines(amended) == {employee}


def test_a_line_put_back_as_it_was_is_not_changed() -> None:
    back = plan(*PUBLISHED, changed(CARI, WED, None, D), changed(CARI, WED, D, None))
    assert changed_lines(back) == frozenset()
    assert effective_day(back) == PERIOD.first_day
    assert changed_lines(plan(*PUBLISHED)) == changed_lines(plan(*PUBLISHED, IMPORTED)) == frozenset()


def test_it_is_compared_with_what_is_binding_and_not_with_what_was_proposed_since() -> None:
    first = changed(CARI, WED + DAY, None, D)
    second = edit(ROTA.lines, CARI, WED + DAY, D)
    later = plan(*PUBLISHED, first, proposal(second, 2), changed(BJORN, WED, None, N))
    assert changed_lines(later) == {BJORN, CARI}
    assert effective_day(later) == WED


AMENDED = (*PUBLISHED, changed(BJORN, WED, None, N), proposal(edit(ROTA.lines, BJORN, WED, N), 2))
LINE = prints(edit(ROTA.lines, BJORN, WED, N))[BJORN]
ACCEPT = AcceptChange(PLAN, BJORN, LINE, BJORN)
ACCEPTED = ChangeAccepted(PLAN, BJORN, 2, LINE, BJORN)


def test_an_employee_accepts_the_change_of_the_own_line() -> None:
    amended = given(ROTA_PLAN, *AMENDED)
    assert not_accepted(amended.stands(Proposed)) == {BJORN}
    after = amended.when(ACCEPT).then(ACCEPTED)
    assert after.stands(Proposed).accepted == {BJORN: LINE}
    assert not_accepted(after.stands(Proposed)) == frozenset()
    after.when(ACCEPT).then()


def test_an_acceptance_holds_for_the_line_as_it_was_shown_and_no_other() -> None:
    """Somebody else's line may change meanwhile; the own line may not, and back again it is the same line."""
    others = edit(edit(ROTA.lines, BJORN, WED, N), CARI, WED, D)
    later = plan(*AMENDED, ACCEPTED, changed(CARI, WED, None, D), proposal(others, 3))
    assert not_accepted(later) == {CARI}
    freed, back = changed(BJORN, WED, N, D), changed(BJORN, WED, D, N)
    moved = plan(*AMENDED, ACCEPTED, freed, proposal(edit(ROTA.lines, BJORN, WED, D), 3))
    assert not_accepted(moved) == {BJORN}
    again = plan(*AMENDED, ACCEPTED, freed, back, proposal(edit(ROTA.lines, BJORN, WED, N), 3))
    assert not_accepted(again) == frozenset()
    assert not_accepted(plan(*AMENDED, ACCEPTED, freed)) == {BJORN}, "a draft's lines were not shown to anybody"


def test_what_was_accepted_is_forgotten_once_it_is_binding() -> None:
    binding = replace(PUBLICATION, revision=2)
    restored = changed(BJORN, WED, N, None)
    later = plan(*AMENDED, ACCEPTED, binding, restored)
    assert isinstance(later, Draft)
    assert later.accepted == {}
    given(ROTA_PLAN, *AMENDED, ACCEPTED, binding, ACCEPTED).stands(Published)


@pytest.mark.parametrize("history", [DRAFTED, PUBLISHED, (*PUBLISHED, changed(BJORN, WED, None, N))])
def test_only_a_proposed_change_is_accepted(history: tuple[RotaPlanEvent, ...]) -> None:
    given(ROTA_PLAN, *history).when(ACCEPT).refused(RotaPlanNotProposed)


def test_a_change_is_accepted_by_whoever_works_the_line() -> None:
    amended = given(ROTA_PLAN, *AMENDED)
    amended.when(replace(ACCEPT, by=ANNE)).refused(AcceptedByAnother)
    other = PersonId("bjorn-b")
    amended.when(replace(ACCEPT, by=other, accounts=frozenset({BJORN}))).then(replace(ACCEPTED, by=other))


def test_there_is_no_change_to_accept() -> None:
    given(ROTA_PLAN, *PROPOSED).when(replace(ACCEPT, line=prints(ROTA.lines)[BJORN])).refused(LineNotChanged)
    anne = AcceptChange(PLAN, ANNE, prints(ROTA.lines)[ANNE], ANNE)
    given(ROTA_PLAN, *AMENDED).when(anne).refused(LineNotChanged)


def test_a_line_that_no_longer_stands_is_not_accepted() -> None:
    old = replace(ACCEPT, line=prints(ROTA.lines)[BJORN])
    assert given(ROTA_PLAN, *AMENDED).when(old).refused(OtherLineShown).details == {"fingerprint": LINE}

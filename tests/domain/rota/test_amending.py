"""What an amendment changes against the binding revision, and the day it takes effect."""

from datetime import date

import pytest

from domain.calendar import DAY
from domain.ids import PersonId, ShiftCode
from domain.rota.amending import changed_cells, changed_lines, effective_day
from domain.rota.events import Cell, RotaLineChanged, RotaPlanEvent
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import Draft, Proposed, Published
from tests.domain.rota.plans import DRAFTED, IMPORTED, PROPOSED, PUBLISHED, ROTA, edit, proposal
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

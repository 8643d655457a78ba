"""Revisions and the fingerprints that bind them."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.canonical import merkle_root
from domain.ids import PlanId, ShiftCode
from domain.rota.commands import ChangeRotaLine, ImportRota, ProposeRota
from domain.rota.errors import RotaPlanIsEmpty, RotaPlanIsProposed, RotaPlanIsPublished
from domain.rota.events import Cell, PlanLine, RotaImported, RotaLineChanged
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import Draft, Lines, Proposed, line_fingerprint, plan_fingerprint
from domain.working_time.findings import Verdict
from domain.working_time.model import Basis, Rota, ShiftType
from tests.domain.rota.plans import DRAFTED, IMPORTED, PROPOSAL, PROPOSED, PUBLISHED, ROTA, edit, finding, prints
from tests.domain.rota.plans import proposal as proposal_of
from tests.examples import ANNE, BJORN, CARI, MON, OPENED, PERIOD, PLAN, PLANNER, RULE_SET, TUE, TYPES, WED, A, D, N
from tests.scenario import given

FINDINGS = (finding(Verdict.NEEDS, Basis.REST), finding(Verdict.DUE), finding(Verdict.NEEDS, Basis.SUNDAYS))
PROPOSE = ProposeRota(PLAN, RULE_SET, (), 2, PLANNER)
DAYS = list(PERIOD.days())
PEOPLE = list(OPENED.people)
CODES: st.SearchStrategy[ShiftCode] = st.sampled_from(list(TYPES))
LINE = st.dictionaries(st.sampled_from(DAYS), CODES)
ROTAS = st.fixed_dictionaries(dict.fromkeys(PEOPLE, LINE))


def test_a_proposal_freezes_lines_and_counts_what_the_rules_saw() -> None:
    frozen = replace(PROPOSAL, findings={"due": 1, "needs": 2})
    after = given(ROTA_PLAN, *DRAFTED).when(replace(PROPOSE, findings=FINDINGS)).then(frozen)
    assert after.state == Proposed(OPENED, ROTA.lines, 1, frozen.fingerprint, frozen.lines, RULE_SET)
    assert frozen.lines == prints(ROTA.lines)
    assert frozen.fingerprint == merkle_root([bytes.fromhex(frozen.lines[p]) for p in (ANNE, BJORN, CARI)])


def test_an_empty_rota_is_not_proposed() -> None:
    given(ROTA_PLAN, OPENED).when(PROPOSE).refused(RotaPlanIsEmpty)
    nobody = RotaImported(PLAN, tuple(PlanLine(p, {}) for p in PEOPLE), "old system", PLANNER)
    given(ROTA_PLAN, OPENED, nobody).when(PROPOSE).refused(RotaPlanIsEmpty)


def test_what_stands_proposed_or_published_is_not_proposed_again() -> None:
    given(ROTA_PLAN, *PROPOSED).when(PROPOSE).refused(RotaPlanIsProposed)
    given(ROTA_PLAN, *PUBLISHED).when(PROPOSE).refused(RotaPlanIsPublished)


def test_under_other_rules_what_stands_proposed_is_proposed_again() -> None:
    """The rules moved on, the lines did not: a new revision with the same fingerprint."""
    other = "aml-2027-01-01.feedfeedfeedfeed"
    again = given(ROTA_PLAN, *PROPOSED).when(replace(PROPOSE, rule_set=other, findings=FINDINGS))
    expected = replace(proposal_of(ROTA.lines, 2), rule_set=other, findings={"due": 1, "needs": 2})
    assert again.then(expected).stands(Proposed).revision == 2
    given(ROTA_PLAN, *PROPOSED, expected).when(replace(PROPOSE, rule_set=other)).refused(RotaPlanIsProposed)
    given(ROTA_PLAN, *PUBLISHED).when(replace(PROPOSE, rule_set=other)).refused(RotaPlanIsPublished)


def test_each_proposal_is_the_next_revision() -> None:
    moved = ChangeRotaLine(PLAN, BJORN, {TUE: None, WED: N}, "asked for it", PLANNER)
    second = (
        given(ROTA_PLAN, *PROPOSED)
        .when(moved)
        .then(RotaLineChanged(PLAN, BJORN, (Cell(TUE, N, None), Cell(WED, None, N)), "asked for it", PLANNER))
        .when(PROPOSE)
        .then(proposal_of({**ROTA.lines, BJORN: {WED: N}}, 2))
    )
    stands = second.stands(Proposed)
    assert stands.revision == 2
    assert {p for p in PEOPLE if stands.line_fingerprints[p] != PROPOSAL.lines[p]} == {BJORN}
    assert stands.fingerprint != PROPOSAL.fingerprint


def test_equal_lines_have_equal_fingerprints_in_every_revision() -> None:
    imported_again = ImportRota(PLAN, ROTA, "old system", PLANNER)
    second = given(ROTA_PLAN, *PROPOSED).when(imported_again).then(IMPORTED).when(PROPOSE).after.stands(Proposed)
    assert (second.revision, second.fingerprint, second.line_fingerprints) == (
        2,
        PROPOSAL.fingerprint,
        PROPOSAL.lines,
    )


@for_all(ROTAS, st.data())
def test_any_edit_of_one_cell_changes_that_lines_fingerprint_and_the_plans_only(
    lines: Lines, data: st.DataObject
) -> None:
    employee, day = data.draw(st.sampled_from(PEOPLE)), data.draw(st.sampled_from(DAYS))
    before = lines[employee].get(day)
    code = data.draw(st.sampled_from([c for c in (*TYPES, None) if c != before]))
    edited = edit(lines, employee, day, code)
    old, new = prints(lines), prints(edited)
    assert {p for p in PEOPLE if old[p] != new[p]} == {employee}
    assert plan_fingerprint(old) != plan_fingerprint(new)
    back = prints(edit(edited, employee, day, before))
    assert (back, plan_fingerprint(back)) == (old, plan_fingerprint(old))


@for_all(ROTAS.filter(lambda lines: any(lines.values())), st.data())
def test_the_aggregate_binds_what_a_change_by_hand_makes(lines: Lines, data: st.DataObject) -> None:
    employee, day = data.draw(st.sampled_from(PEOPLE)), data.draw(st.sampled_from(DAYS))
    code = data.draw(CODES.filter(lambda c: c != lines[employee].get(day)))
    first = given(ROTA_PLAN, OPENED).when(ImportRota(PLAN, Rota(lines), "old", PLANNER)).after.when(PROPOSE).after
    change = ChangeRotaLine(PLAN, employee, {day: code}, "asked for it", PLANNER)
    second = first.when(change).after.when(PROPOSE).after.stands(Proposed)
    assert second.line_fingerprints == prints(edit(lines, employee, day, code))
    unchanged = set(PEOPLE) - {employee}
    assert all(second.line_fingerprints[p] == first.stands(Proposed).line_fingerprints[p] for p in unchanged)


def test_a_fingerprint_knows_plan_and_person() -> None:
    anne = line_fingerprint(PLAN, ANNE, {MON: D}, TYPES)
    assert anne != line_fingerprint(PLAN, BJORN, {MON: D}, TYPES)
    assert anne != line_fingerprint(PlanId("med-2.2027-07-05"), ANNE, {MON: D}, TYPES)
    assert anne == line_fingerprint(PLAN, ANNE, {MON: D}, {D: TYPES[D]})


def test_the_plans_fingerprint_is_in_order_of_employee_however_the_lines_come() -> None:
    each = prints(ROTA.lines)
    assert plan_fingerprint(dict(reversed(each.items()))) == plan_fingerprint(each)


@pytest.mark.parametrize(
    "redefined",
    [
        replace(TYPES[D], starts=time(7)),
        replace(TYPES[D], ends=time(15, 30)),
        replace(TYPES[D], unpaid_break=timedelta(minutes=30)),
    ],
)
def test_a_redefined_shift_code_changes_the_lines_that_use_it(redefined: ShiftType) -> None:
    other = {**TYPES, D: redefined}
    for days, same in (({MON: D, TUE: A}, False), ({TUE: A}, True)):
        before = line_fingerprint(PLAN, ANNE, days, TYPES)
        assert (line_fingerprint(PLAN, ANNE, days, other) == before) is same


def test_a_draft_keeps_the_number_of_its_last_revision() -> None:
    assert given(ROTA_PLAN, *PROPOSED, IMPORTED).stands(Draft).revision == 1

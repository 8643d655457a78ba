"""A draft: opened once, generated, imported or changed by hand, inside the plan's people, days and codes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from domain.calendar import DAY
from domain.ids import PersonId, ShiftCode
from domain.rota.commands import (
    AcceptChange,
    AnswerComment,
    ChangeRotaLine,
    CommentRota,
    ConfirmDiscussion,
    DisputeDiscussion,
    ImportRota,
    InviteToDiscussion,
    OpenRotaPlan,
    ProposeRota,
    PublishRota,
    RecordDiscussion,
    RotaPlanCommand,
    TakeGeneratedRota,
    WithdrawRota,
)
from domain.rota.errors import (
    GeneratedRotaIsUnlawful,
    NothingChanged,
    RotaOutsideThePlan,
    RotaPlanIsOpened,
    RotaPlanIsWithdrawn,
    RotaPlanUnknown,
)
from domain.rota.events import Cell, RotaGenerated, RotaLineChanged, RotaPlanEvent, RotaWithdrawn
from domain.rota.parties import Outcome
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.solver import Reproducibility, RotaAnswer, SolverStamp
from domain.rota.states import Draft, NotOpened, Withdrawn
from domain.working_time.findings import Finding, Verdict
from domain.working_time.model import Basis, Rota
from tests.domain.rota.plans import (
    DISCUSSED,
    DRAFTED,
    IMPORTED,
    IN_PLACE,
    PLAN_LINES,
    PROPOSAL,
    PROPOSED,
    PUBLISHED,
    ROTA,
    THERE,
    finding,
)
from tests.examples import (
    ANNE,
    BJORN,
    CARI,
    LEADER,
    MON,
    NSF_MANDATE,
    NSF_REP,
    OPENED,
    PERIOD,
    PLAN,
    PLANNER,
    RULE_SET,
    SOUGHT,
    STAFFING,
    TUE,
    TYPES,
    UNIT,
    UNIT_TERMS,
    WED,
    A,
    D,
    N,
    print_of,
)
from tests.scenario import given

OPEN = OpenRotaPlan(
    PLAN, UNIT, PERIOD, UNIT_TERMS, tuple(TYPES.values()), STAFFING, (CARI, ANNE, BJORN), SOUGHT, PLANNER
)
STAMP = SolverStamp("cp-sat 9.15", 7, 120, "12.5", Reproducibility.REPRODUCIBLE, {"uncovered": 3})
PROBLEM = print_of("problem")
IMPORT = ImportRota(PLAN, ROTA, "old system", PLANNER)
WITHDRAW, WITHDRAWN = WithdrawRota(PLAN, "ward closes", LEADER), RotaWithdrawn(PLAN, "ward closes", LEADER)
EVERY_OPEN_PLAN = pytest.mark.parametrize("history", [DRAFTED, PROPOSED, DISCUSSED, PUBLISHED])


def take(*findings: Finding, rota: Rota = ROTA) -> TakeGeneratedRota:
    return TakeGeneratedRota(PLAN, RotaAnswer(rota, STAMP), PROBLEM, findings, RULE_SET, 3, PLANNER)


def change(days: Mapping[date, ShiftCode | None], employee: PersonId = ANNE) -> ChangeRotaLine:
    return ChangeRotaLine(PLAN, employee, days, "asked for it", PLANNER)


def changed(*cells: Cell, employee: PersonId = ANNE) -> RotaLineChanged:
    return RotaLineChanged(PLAN, employee, cells, "asked for it", PLANNER)


COMMANDS = [
    take(),
    IMPORT,
    change({MON: N}),
    ProposeRota(PLAN, RULE_SET, (), 0, PLANNER),
    InviteToDiscussion(PLAN, "d", MON, TUE, MON, THERE, LEADER),
    RecordDiscussion(PLAN, "d", MON, MON, THERE, (), "", Outcome.NOTED, LEADER),
    ConfirmDiscussion(PLAN, "d", NSF_MANDATE, NSF_REP),
    DisputeDiscussion(PLAN, "d", "it was not held", NSF_MANDATE, NSF_REP),
    CommentRota(PLAN, None, None, "fewer nights", THERE[1]),
    AnswerComment(PLAN, "c-1", "too few people", False, LEADER),
    AcceptChange(PLAN, ANNE, PROPOSAL.lines[ANNE], ANNE),
    PublishRota(PLAN, IN_PLACE, LEADER),
    WITHDRAW,
]


def test_a_plan_is_opened_once_with_its_people_in_order() -> None:
    opened = given(ROTA_PLAN).when(OPEN).then(OPENED)
    assert opened.state == Draft(OPENED)
    opened.when(OPEN).refused(RotaPlanIsOpened)


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_is_asked_of_a_plan_that_is_not_open(command: RotaPlanCommand) -> None:
    assert given(ROTA_PLAN).when(command).refused(RotaPlanUnknown).details == {"plan": PLAN}
    given(ROTA_PLAN, IMPORTED).stands(NotOpened)


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_is_asked_of_a_plan_given_up(command: RotaPlanCommand) -> None:
    given(ROTA_PLAN, *PROPOSED, WITHDRAWN).when(command).refused(RotaPlanIsWithdrawn)
    assert given(ROTA_PLAN, OPENED, WITHDRAWN, IMPORTED).state == Withdrawn(OPENED)


@EVERY_OPEN_PLAN
def test_a_plan_may_be_given_up(history: tuple[RotaPlanEvent, ...]) -> None:
    assert given(ROTA_PLAN, *history).when(WITHDRAW).then(WITHDRAWN).state == Withdrawn(OPENED)
    given(ROTA_PLAN, *history, WITHDRAWN).when(OPEN).refused(RotaPlanIsOpened)


def test_an_imported_rota_has_a_line_for_everybody() -> None:
    drafted = given(ROTA_PLAN, OPENED).when(replace(IMPORT, rota=Rota({ANNE: {TUE: A, MON: D}, BJORN: {TUE: N}})))
    assert drafted.then(IMPORTED).state == Draft(OPENED, ROTA.lines)


def test_a_generated_rota_carries_what_made_it() -> None:
    generated = RotaGenerated(PLAN, PLAN_LINES, PROBLEM, STAMP, RULE_SET, 3, PLANNER)
    lawful = (finding(Verdict.DUE), finding(Verdict.ADVISORY))
    assert given(ROTA_PLAN, OPENED).when(take(*lawful)).then(generated).state == Draft(OPENED, ROTA.lines)


@pytest.mark.parametrize("verdict", [Verdict.VIOLATION, Verdict.NEEDS])
def test_an_unlawful_rota_is_never_recorded_as_generated(verdict: Verdict) -> None:
    forbidden = finding(verdict, Basis.REST)
    asked = given(ROTA_PLAN, OPENED).when(take(finding(Verdict.ADVISORY), forbidden, finding(Verdict.DUE)))
    refusal = asked.refused(GeneratedRotaIsUnlawful)
    assert refusal.findings == (forbidden,)
    assert "AML-10-8-1-DAILY-REST for anne on 2027-01-05" in refusal.message


OUTSIDE = [
    (ANNE, PERIOD.first_day - DAY, D),
    (ANNE, PERIOD.last_day + DAY, D),
    (ANNE, MON, ShiftCode("X")),
    (PersonId("dina"), MON, D),
]


@pytest.mark.parametrize(("employee", "day", "code"), OUTSIDE)
def test_a_cell_outside_the_plan(employee: PersonId, day: date, code: ShiftCode) -> None:
    outside = Rota({ANNE: {MON: D}, employee: {day: code}})
    plan = given(ROTA_PLAN, *DRAFTED)
    for command in (replace(IMPORT, rota=outside), take(rota=outside), change({day: code}, employee)):
        assert plan.when(command).refused(RotaOutsideThePlan).details["employee"] == employee


@pytest.mark.parametrize("day", [PERIOD.first_day, PERIOD.last_day])
def test_the_plans_first_and_last_day_are_inside(day: date) -> None:
    given(ROTA_PLAN, *DRAFTED).when(change({day: N}, CARI)).then(changed(Cell(day, None, N), employee=CARI))


def test_a_day_outside_cannot_even_be_freed() -> None:
    given(ROTA_PLAN, *DRAFTED).when(change({PERIOD.last_day + DAY: None})).refused(RotaOutsideThePlan)


def test_only_what_differs_is_a_change() -> None:
    asked = change({WED: N, TUE: None, MON: D})
    after = given(ROTA_PLAN, *DRAFTED).when(asked).then(changed(Cell(TUE, A, None), Cell(WED, None, N)))
    assert after.stands(Draft).lines == {**ROTA.lines, ANNE: {MON: D, WED: N}}


@pytest.mark.parametrize("days", [{}, {MON: D}, {WED: None}, {MON: D, WED: None}])
def test_nothing_to_change(days: Mapping[date, ShiftCode | None]) -> None:
    given(ROTA_PLAN, *DRAFTED).when(change(days)).refused(NothingChanged)


def test_a_line_may_be_written_by_hand_from_nothing() -> None:
    after = given(ROTA_PLAN, OPENED).when(change({MON: D})).then(changed(Cell(MON, None, D)))
    assert after.stands(Draft).lines == {ANNE: {MON: D}}


@EVERY_OPEN_PLAN
@pytest.mark.parametrize("command", [take(), IMPORT, change({MON: N})])
def test_any_change_makes_a_draft_again(history: tuple[RotaPlanEvent, ...], command: RotaPlanCommand) -> None:
    before = given(ROTA_PLAN, *history)
    after = before.when(command).after.stands(Draft)
    assert after.revision == getattr(before.state, "revision", None)
    assert after.discussions == getattr(before.state, "discussions", None)
    assert after.binding == getattr(before.state, "binding", None)

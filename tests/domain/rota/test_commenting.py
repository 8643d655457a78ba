"""Everybody may say something of a revision, each of what is his or hers to speak of, and gets an answer."""

from dataclasses import replace
from datetime import date

import pytest

from domain.calendar import DAY
from domain.ids import PersonId
from domain.rota.commands import AnswerComment, ChangeRotaLine, CommentRota
from domain.rota.errors import (
    AnswerDoesNotFit,
    AnsweredByOneself,
    CommentIsAnswered,
    CommentOnAnothersLine,
    CommentUnknown,
    RotaOutsideThePlan,
    RotaPlanNotProposed,
)
from domain.rota.events import Cell, ChangeMade, CommentAnswered, RotaCommented, RotaLineChanged, RotaPlanEvent
from domain.rota.parties import Capacity, Party
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import Comment, Draft, Proposed, Published
from tests.domain.rota.plans import DRAFTED, PROPOSED, PUBLISHED, ROTA, THERE, edit, proposal
from tests.examples import (
    ANNE,
    BJORN,
    LEADER,
    MON,
    NSF_MANDATE,
    NSF_REP,
    OPENED,
    PERIOD,
    PLAN,
    PLANNER,
    SAFETY_MANDATE,
    SAFETY_REP,
    TUE,
    WED,
    A,
    N,
)
from tests.scenario import given

SAFETY = Party(SAFETY_REP, Capacity.SAFETY_REPRESENTATIVE, SAFETY_MANDATE)
ITSELF = Party(ANNE, Capacity.EMPLOYEE)
OF_ANNE = CommentRota(PLAN, ANNE, TUE, "treatment that evening", ITSELF)
SAID = RotaCommented(PLAN, "c-1", 1, ANNE, TUE, ANNE, Capacity.EMPLOYEE, None, ANNE, "treatment that evening")
FREED = ChangeRotaLine(PLAN, ANNE, {TUE: None}, "asked for it", PLANNER, "c-1")
CHANGED = RotaLineChanged(PLAN, ANNE, (Cell(TUE, A, None),), "asked for it", PLANNER, "c-1")
MADE = ChangeMade(2, ANNE, (TUE,))
ANSWER = AnswerComment(PLAN, "c-1", "too few that evening", False, LEADER)
ANSWERED = CommentAnswered(PLAN, "c-1", (), LEADER, ANNE, "too few that evening")


def test_an_employee_comments_on_the_own_line() -> None:
    after = given(ROTA_PLAN, *PROPOSED).when(OF_ANNE).then(SAID).stands(Proposed)
    assert after.comments == after.open_comments == (Comment(SAID),)


@pytest.mark.parametrize("about", [None, BJORN])
def test_an_employee_does_not_comment_on_anything_else(about: PersonId | None) -> None:
    plan = given(ROTA_PLAN, *PROPOSED)
    plan.when(replace(OF_ANNE, employee=about, day=None)).refused(CommentOnAnothersLine)


def test_whoever_has_two_accounts_comments_on_the_own_line_by_either() -> None:
    other = Party(PersonId("anne-b"), Capacity.EMPLOYEE)
    said = given(ROTA_PLAN, *PROPOSED).when(replace(OF_ANNE, author=other, accounts=frozenset({ANNE, other.person})))
    assert said.events == (replace(SAID, by=other.person),)


@pytest.mark.parametrize("author", [THERE[1], SAFETY])
@pytest.mark.parametrize(("employee", "day"), [(None, None), (BJORN, None), (BJORN, WED)])
def test_representatives_comment_on_anything(author: Party, employee: PersonId | None, day: date | None) -> None:
    asked = CommentRota(PLAN, employee, day, "fewer nights", author)
    given(ROTA_PLAN, *PROPOSED).when(asked).then(
        RotaCommented(
            PLAN, "c-1", 1, employee, day, author.person, author.capacity, author.mandate,
            employee or author.person, "fewer nights",
        )
    )  # fmt: skip


@pytest.mark.parametrize("history", [(OPENED,), DRAFTED])
def test_before_a_revision_there_is_nothing_to_comment_on(history: tuple[RotaPlanEvent, ...]) -> None:
    given(ROTA_PLAN, *history).when(OF_ANNE).refused(RotaPlanNotProposed)


@pytest.mark.parametrize(
    ("employee", "day"),
    [
        (PersonId("dina"), None),
        (ANNE, PERIOD.first_day - DAY),
        (ANNE, PERIOD.last_day + DAY),
        (None, TUE),
    ],
)
def test_a_comment_is_about_something_in_the_plan(employee: PersonId | None, day: date | None) -> None:
    asked = replace(OF_ANNE, employee=employee, day=day, author=THERE[1])
    given(ROTA_PLAN, *PROPOSED).when(asked).refused(RotaOutsideThePlan)


def test_comments_on_a_published_plan_concern_the_next_revision() -> None:
    plan = given(ROTA_PLAN, *PUBLISHED).when(OF_ANNE).then(SAID)
    assert plan.stands(Published).open_comments == (Comment(SAID),)
    amended = plan.when(FREED).then(CHANGED)
    assert amended.stands(Draft).open_comments == (Comment(SAID, (MADE,)),)


def test_comments_are_numbered() -> None:
    second = given(ROTA_PLAN, *PROPOSED, SAID).when(OF_ANNE).then(replace(SAID, comment="c-2"))
    assert [c.said.comment for c in second.stands(Proposed).comments] == ["c-1", "c-2"]


def test_a_comment_is_answered_with_the_reason_why_it_changed_nothing() -> None:
    after = given(ROTA_PLAN, *PROPOSED, SAID).when(ANSWER).then(ANSWERED).stands(Proposed)
    assert after.comments == (Comment(SAID, (), ANSWERED),)
    assert after.open_comments == ()


def test_a_change_that_names_a_comment_is_what_it_changed() -> None:
    changed = given(ROTA_PLAN, *PROPOSED, SAID).when(FREED).then(CHANGED)
    lines = edit(ROTA.lines, ANNE, TUE, None)
    for plan in (changed, given(ROTA_PLAN, *PROPOSED, SAID, CHANGED, proposal(lines, 2))):
        answered = plan.when(replace(ANSWER, changed=True, answer="freed")).then(
            replace(ANSWERED, changes=(MADE,), answer="freed")
        )
        state = answered.state
        assert isinstance(state, Draft | Proposed)
        assert state.open_comments == ()


def test_what_it_changed_is_kept_with_the_revision_it_became_part_of() -> None:
    lines = edit(ROTA.lines, ANNE, TUE, None)
    again = RotaLineChanged(PLAN, BJORN, (Cell(TUE, N, None), Cell(WED, None, N)), "asked", PLANNER, "c-1")
    plan = given(ROTA_PLAN, *PROPOSED, SAID, CHANGED, proposal(lines, 2), again).stands(Draft)
    assert plan.comments == (Comment(SAID, (MADE, ChangeMade(3, BJORN, (TUE, WED)))),)


def test_an_answer_says_what_is_so() -> None:
    given(ROTA_PLAN, *PROPOSED, SAID).when(replace(ANSWER, changed=True)).refused(AnswerDoesNotFit)
    given(ROTA_PLAN, *PROPOSED, SAID, CHANGED).when(ANSWER).refused(AnswerDoesNotFit)


def test_a_comment_is_answered_once() -> None:
    given(ROTA_PLAN, *PROPOSED, SAID, ANSWERED).when(ANSWER).refused(CommentIsAnswered)


@pytest.mark.parametrize(("by", "accounts"), [(ANNE, ()), (PLANNER, (PLANNER, ANNE))])
def test_nobody_answers_oneself(by: PersonId, accounts: tuple[PersonId, ...]) -> None:
    own = replace(ANSWER, by=by, accounts=frozenset(accounts))
    given(ROTA_PLAN, *PROPOSED, SAID).when(own).refused(AnsweredByOneself)


def test_there_is_no_such_comment() -> None:
    given(ROTA_PLAN, *PROPOSED).when(ANSWER).refused(CommentUnknown)
    given(ROTA_PLAN, *PROPOSED).when(FREED).refused(CommentUnknown)
    given(ROTA_PLAN, *PROPOSED, SAID).when(replace(FREED, because_of="c-2")).refused(CommentUnknown)


def test_words_are_kept_with_whom_they_concern() -> None:
    by_representative = replace(OF_ANNE, author=THERE[1], day=MON)
    (said,) = given(ROTA_PLAN, *PROPOSED).when(by_representative).events
    assert isinstance(said, RotaCommented)
    assert (said.by, said.concerns, said.mandate) == (NSF_REP, ANNE, NSF_MANDATE)
    answered = given(ROTA_PLAN, *PROPOSED, said).when(ANSWER).events[0]
    assert isinstance(answered, CommentAnswered)
    assert answered.concerns == ANNE

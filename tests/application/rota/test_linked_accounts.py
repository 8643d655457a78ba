"""Whoever has several accounts is one person in a discussion: nobody speaks for the other side by another account."""

from dataclasses import replace

import pytest

from adapters.event_store.store import LedgerEventStore
from application.authority import OnBothSides
from application.rota.amending import AmendingRotas
from application.rota.commenting import CommentingRotas
from application.rota.discussing import DiscussingRotas
from application.rota.discussion_view import ReadingDiscussions
from domain.identity.identity import AccountsLinked
from domain.ids import PersonId
from domain.representation.events import Office
from domain.rota.errors import AnsweredByOneself, ConfirmedByOneself
from domain.rota.events import Cell, RotaLineChanged
from domain.working_time.law import standard_law
from tests.application.desk import asked, handling, mandate, put, ward
from tests.application.rota.test_discussing import MEETING
from tests.domain.rota.plans import IMPORTED, PROPOSAL, PUBLICATION, ROTA, discussed, edit, prints, proposal
from tests.examples import ANNE, BJORN, FAGFORBUNDET, FF_REP, LEADER, NSF_REP, PLAN, PLANNER, WED, N

OTHER = PersonId("another-account")


@pytest.fixture
def log_of_plan(log: LedgerEventStore) -> LedgerEventStore:
    """The plan proposed, with representatives of two unions."""
    ward(log)
    mandate(log, FF_REP, Office.UNION_REPRESENTATIVE, FAGFORBUNDET)
    put(log, f"rota_plan-{PLAN}", IMPORTED, PROPOSAL)
    return log


def one_person(log: LedgerEventStore, *accounts: PersonId) -> None:
    for account in accounts:
        put(log, f"identity-{account}", AccountsLinked(account, tuple(sorted(accounts)), "the payroll", LEADER))


def test_a_representative_confirms_by_any_account(log_of_plan: LedgerEventStore) -> None:
    one_person(log_of_plan, NSF_REP, OTHER)
    discussing = DiscussingRotas(handling(log_of_plan))
    discussing.record(asked(LEADER), PLAN, "d-1", MEETING)
    discussing.confirm(asked(OTHER), PLAN, "d-1")
    view = ReadingDiscussions(handling(log_of_plan), standard_law()).discussion(asked(LEADER), PLAN)
    assert view.counts_from == MEETING.held_on


@pytest.mark.parametrize("employers", [LEADER, PLANNER])
def test_nobody_of_the_employers_confirms_by_another_account(
    log_of_plan: LedgerEventStore, employers: PersonId
) -> None:
    discussing = DiscussingRotas(handling(log_of_plan))
    discussing.record(asked(LEADER), PLAN, "d-1", MEETING)
    one_person(log_of_plan, employers, NSF_REP)
    with pytest.raises(OnBothSides):
        discussing.confirm(asked(NSF_REP), PLAN, "d-1")
    with pytest.raises(OnBothSides):
        discussing.dispute(asked(NSF_REP), PLAN, "d-1", "no")
    discussing.confirm(asked(FF_REP), PLAN, "d-1")


def test_whoever_recorded_it_does_not_confirm_it_in_a_later_office(log_of_plan: LedgerEventStore) -> None:
    """The recorder has left the employer's side since, and speaks for a union now."""
    mandate(log_of_plan, OTHER, Office.UNION_REPRESENTATIVE, FAGFORBUNDET)
    recorder = PersonId("left-since")
    one_person(log_of_plan, OTHER, recorder)
    put(log_of_plan, f"rota_plan-{PLAN}", replace(discussed(name="d-1"), by=recorder))
    with pytest.raises(ConfirmedByOneself):
        DiscussingRotas(handling(log_of_plan)).confirm(asked(OTHER), PLAN, "d-1")


def test_nobody_answers_a_comment_of_another_account(log_of_plan: LedgerEventStore) -> None:
    one_person(log_of_plan, PLANNER, ANNE)
    commenting = CommentingRotas(handling(log_of_plan))
    commenting.comment(asked(ANNE), PLAN, ANNE, None, "fewer evenings")
    with pytest.raises(AnsweredByOneself):
        commenting.answer(asked(PLANNER), PLAN, "c-1", "no", changed=False)
    commenting.answer(asked(LEADER), PLAN, "c-1", "too few people", changed=False)


def test_the_author_sees_the_own_words_by_any_account(log_of_plan: LedgerEventStore) -> None:
    CommentingRotas(handling(log_of_plan)).comment(asked(ANNE), PLAN, ANNE, None, "fewer evenings")
    one_person(log_of_plan, ANNE, BJORN)
    view = ReadingDiscussions(handling(log_of_plan), standard_law())
    assert [c.text for c in view.discussion(asked(BJORN), PLAN).comments] == ["fewer evenings"]
    assert view.discussion(asked(PersonId("cari")), PLAN).comments == ()


def test_an_employee_accepts_by_any_account(log_of_plan: LedgerEventStore) -> None:
    changed = RotaLineChanged(PLAN, BJORN, (Cell(WED, None, N),), "asked", PLANNER)
    lines = edit(ROTA.lines, BJORN, WED, N)
    put(log_of_plan, f"rota_plan-{PLAN}", PUBLICATION, changed, proposal(lines, 2))
    one_person(log_of_plan, BJORN, ANNE)
    amending = AmendingRotas(handling(log_of_plan))
    amending.accept(asked(ANNE), PLAN, BJORN, prints(lines)[BJORN])
    (line,) = amending.changes(asked(ANNE), PLAN).lines
    assert (line.employee, line.accepted) == (BJORN, True)

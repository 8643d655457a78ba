"""A discussion is invited to, held and recorded; it carries both dates, and a confirmation decides which counts."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.ids import MandateId, PersonId
from domain.rota.commands import ConfirmDiscussion, DisputeDiscussion, InviteToDiscussion, RecordDiscussion
from domain.rota.discussion import heard
from domain.rota.errors import (
    AnswerMissing,
    ConfirmedByOneself,
    ConfirmedByTheEmployer,
    DiscussionIsConfirmed,
    DiscussionIsInvited,
    DiscussionIsRecorded,
    DiscussionUnknown,
    HeldInTheFuture,
    InvitedAfterTheMeeting,
    NotAtTheDiscussion,
    RotaPlanNotProposed,
    SentInTheFuture,
)
from domain.rota.events import DiscussionDisputed, DiscussionInvited, RotaPlanEvent
from domain.rota.parties import Capacity, Outcome, Party, View
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import Discussion, Draft, Proposed, Published
from tests.domain.rota.plans import (
    DISCUSSED,
    DRAFTED,
    IMPORTED,
    LATEST,
    PROPOSAL,
    PROPOSED,
    PUBLISHED,
    ROTA,
    THERE,
    VIEWS,
    confirmed,
    discussed,
    proposal,
)
from tests.examples import (
    FF_MANDATE,
    FF_REP,
    LEADER,
    NSF_MANDATE,
    NSF_REP,
    PLAN,
    PLANNER,
    SAFETY_MANDATE,
    SAFETY_REP,
)
from tests.scenario import given

NAME = "drøfting 1"
HELD, RECORDED = LATEST - timedelta(days=3), LATEST + timedelta(days=2)
RECORD = RecordDiscussion(PLAN, NAME, HELD, RECORDED, THERE, VIEWS, "one night moved", Outcome.NOTED, LEADER)
CONFIRM = ConfirmDiscussion(PLAN, NAME, NSF_MANDATE, NSF_REP)
DISPUTE = DisputeDiscussion(PLAN, NAME, "it was held later", NSF_MANDATE, NSF_REP)
DISPUTED = DiscussionDisputed(PLAN, NAME, "it was held later", NSF_MANDATE, NSF_REP)
SENT, TODAY = HELD - timedelta(days=9), HELD - timedelta(days=7)
CALLED = (THERE[1], Party(SAFETY_REP, Capacity.SAFETY_REPRESENTATIVE, SAFETY_MANDATE))
INVITE = InviteToDiscussion(PLAN, NAME, SENT, HELD, TODAY, CALLED, LEADER)
INVITED = DiscussionInvited(PLAN, NAME, 1, PROPOSAL.fingerprint, SENT, TODAY, HELD, CALLED, LEADER)


def test_both_dates_are_recorded_with_the_revision() -> None:
    after = given(ROTA_PLAN, *PROPOSED).when(RECORD).then(discussed(HELD, RECORDED)).stands(Proposed)
    assert after.discussions == (Discussion(discussed(HELD, RECORDED)),)
    assert after.discussions[0].counts_from == RECORDED


def test_confirmed_by_the_other_party_the_day_it_was_held_counts() -> None:
    before = given(ROTA_PLAN, *PROPOSED, discussed(HELD, RECORDED))
    after = before.when(CONFIRM).then(confirmed())
    assert after.stands(Proposed).discussions[0].counts_from == HELD
    after.when(CONFIRM).then()
    other = replace(CONFIRM, by=FF_REP, mandate=FF_MANDATE)
    both = after.when(other).then(confirmed(by=FF_REP, mandate=FF_MANDATE)).stands(Proposed)
    assert both.discussions[0].confirmed_by == {NSF_REP, FF_REP}


@pytest.mark.parametrize("history", [DRAFTED, PUBLISHED, (*PROPOSED, IMPORTED)])
def test_only_a_proposed_revision_is_discussed(history: tuple[RotaPlanEvent, ...]) -> None:
    given(ROTA_PLAN, *history).when(RECORD).refused(RotaPlanNotProposed)


def test_a_discussion_is_recorded_once() -> None:
    given(ROTA_PLAN, *DISCUSSED).when(RECORD).refused(DiscussionIsRecorded)
    second = replace(RECORD, discussion="drøfting 2")
    after = given(ROTA_PLAN, *DISCUSSED).when(second).after.stands(Proposed)
    assert [d.record.discussion for d in after.discussions] == [NAME, "drøfting 2"]


def test_a_name_stays_taken_in_the_next_revision() -> None:
    again = (*DISCUSSED, IMPORTED, proposal(ROTA.lines, 2))
    given(ROTA_PLAN, *again).when(RECORD).refused(DiscussionIsRecorded)
    second = replace(RECORD, discussion="drøfting 2")
    given(ROTA_PLAN, *again).when(second).then(discussed(HELD, RECORDED, revision=2, name="drøfting 2"))


def test_what_has_not_been_held_is_not_recorded() -> None:
    given(ROTA_PLAN, *PROPOSED).when(replace(RECORD, held_on=RECORDED + timedelta(days=1))).refused(HeldInTheFuture)
    given(ROTA_PLAN, *PROPOSED).when(replace(RECORD, held_on=RECORDED)).then(discussed(RECORDED, RECORDED))


def test_nobody_confirms_a_record_of_ones_own() -> None:
    own = ConfirmDiscussion(PLAN, NAME, MandateId("leader.tillitsvalgt"), LEADER)
    given(ROTA_PLAN, *DISCUSSED).when(own).refused(ConfirmedByOneself)


def test_there_is_no_such_discussion_to_confirm() -> None:
    given(ROTA_PLAN, *PROPOSED).when(CONFIRM).refused(DiscussionUnknown)
    given(ROTA_PLAN, *DISCUSSED).when(replace(CONFIRM, discussion="drøfting 2")).refused(DiscussionUnknown)


def test_a_confirmation_may_come_later_in_the_plans_life() -> None:
    later = given(ROTA_PLAN, *PUBLISHED).when(CONFIRM).then(confirmed())
    assert later.stands(Published).discussions[0].confirmed_by == {NSF_REP}
    again = given(ROTA_PLAN, *DISCUSSED, IMPORTED).when(CONFIRM).then(confirmed())
    assert again.stands(Draft).discussions[0].confirmed_by == {NSF_REP}


def test_a_confirmation_is_for_one_discussion() -> None:
    second = discussed(name="drøfting 2")
    after = given(ROTA_PLAN, *DISCUSSED, second, confirmed("drøfting 2")).stands(Proposed)
    assert [d.confirmed_by for d in after.discussions] == [frozenset[PersonId](), {NSF_REP}]


def test_an_invitation_names_the_revision_that_was_sent_with_both_dates() -> None:
    after = given(ROTA_PLAN, *PROPOSED).when(INVITE).then(INVITED).stands(Proposed)
    assert after.invitations == (INVITED,)


@pytest.mark.parametrize("history", [DRAFTED, PUBLISHED, (*PROPOSED, IMPORTED)])
def test_only_a_proposed_revision_is_sent_out(history: tuple[RotaPlanEvent, ...]) -> None:
    given(ROTA_PLAN, *history).when(replace(INVITE, discussion="another")).refused(RotaPlanNotProposed)


@pytest.mark.parametrize(
    ("sent", "today", "meeting"),
    [(0, 0, 0), (0, 0, 1), (0, 3, 3), (0, 3, 4)],
)
def test_an_invitation_in_time(sent: int, today: int, meeting: int) -> None:
    """Days from some day: sent, recorded and met, each on the same day or after the one before."""
    days = [SENT + timedelta(days=n) for n in (sent, today, meeting)]
    asked = replace(INVITE, sent_on=days[0], today=days[1], meeting_on=days[2])
    fact = replace(INVITED, sent_on=days[0], recorded_on=days[1], meeting_on=days[2])
    given(ROTA_PLAN, *PROPOSED).when(asked).then(fact)


def test_what_has_not_been_sent_is_not_recorded_and_nobody_is_invited_to_what_is_over() -> None:
    plan, day = given(ROTA_PLAN, *PROPOSED), timedelta(days=1)
    plan.when(replace(INVITE, sent_on=TODAY + day)).refused(SentInTheFuture)
    plan.when(replace(INVITE, meeting_on=TODAY - day)).refused(InvitedAfterTheMeeting)


def test_a_name_is_invited_to_once_and_not_after_it_is_recorded() -> None:
    given(ROTA_PLAN, *PROPOSED, INVITED).when(INVITE).refused(DiscussionIsInvited)
    given(ROTA_PLAN, *DISCUSSED).when(INVITE).refused(DiscussionIsRecorded)


def test_what_was_invited_to_is_recorded_of_the_revision_that_was_sent() -> None:
    """Whatever the plan has become since: a new revision is not discussed because an old one was."""
    later = (*PROPOSED, INVITED, IMPORTED)
    for history in (later, (*later, proposal(ROTA.lines, 2))):
        given(ROTA_PLAN, *history).when(RECORD).then(discussed(HELD, RECORDED, revision=1))


def test_a_discussion_is_not_held_before_it_was_invited_to() -> None:
    plan = given(ROTA_PLAN, *PROPOSED, INVITED)
    plan.when(replace(RECORD, held_on=SENT - timedelta(days=1))).refused(InvitedAfterTheMeeting)
    plan.when(replace(RECORD, held_on=SENT)).then(discussed(SENT, RECORDED))


@pytest.mark.parametrize("answer", ["", " \n"])
def test_views_get_a_reasoned_answer(answer: str) -> None:
    plan = given(ROTA_PLAN, *PROPOSED)
    plan.when(replace(RECORD, answer=answer)).refused(AnswerMissing)
    plan.when(replace(RECORD, answer=answer, views=())).then(
        replace(discussed(HELD, RECORDED), views=(), answer=answer)
    )


@pytest.mark.parametrize("outcome", list(Outcome))
def test_what_it_came_to_stays_on_record(outcome: Outcome) -> None:
    after = given(ROTA_PLAN, *PROPOSED).when(replace(RECORD, outcome=outcome)).after.stands(Proposed)
    assert after.discussions[0].dissent is (outcome is Outcome.NOT_AGREED)


def test_representatives_are_those_who_spoke_for_a_union_or_were_invited_to() -> None:
    there = (*THERE[:1], CALLED[1], Party(FF_REP, Capacity.EMPLOYEE))
    plan = given(ROTA_PLAN, *PROPOSED).when(replace(RECORD, participants=there)).after.stands(Proposed)
    assert heard(plan, plan.discussions[0]) == plan.discussions[0].representatives == frozenset()
    called = given(ROTA_PLAN, *PROPOSED, INVITED).when(replace(RECORD, participants=there)).after.stands(Proposed)
    assert heard(called, called.discussions[0]) == {NSF_REP}
    unknown = replace(
        discussed(), participants=(Party(NSF_REP, Capacity.UNKNOWN),), views=(View(None, Capacity.UNKNOWN, "x"),)
    )
    assert given(ROTA_PLAN, *PROPOSED, unknown).stands(Proposed).discussions[0].representatives == {NSF_REP}


def test_disputed_it_counts_from_the_day_it_was_recorded() -> None:
    before = given(ROTA_PLAN, *PROPOSED, discussed(HELD, RECORDED))
    after = before.when(DISPUTE).then(DISPUTED)
    (found,) = after.stands(Proposed).discussions
    assert (found.counts_from, found.disputes) == (RECORDED, (DISPUTED,))


def test_one_who_confirms_is_enough_and_the_dispute_of_another_stays_on_record() -> None:
    other = replace(CONFIRM, by=FF_REP, mandate=FF_MANDATE)
    for first, second in ((DISPUTE, other), (other, DISPUTE)):
        plan = given(ROTA_PLAN, *PROPOSED, discussed(HELD, RECORDED)).when(first).after.when(second).after
        (found,) = plan.stands(Proposed).discussions
        assert (found.counts_from, found.confirmed_by, found.disputes) == (HELD, frozenset({FF_REP}), (DISPUTED,))


def test_whoever_has_disputed_may_confirm_but_not_the_other_way_round() -> None:
    disputed = given(ROTA_PLAN, *PROPOSED, discussed(HELD, RECORDED), DISPUTED)
    assert disputed.when(CONFIRM).then(confirmed()).stands(Proposed).discussions[0].counts_from == HELD
    given(ROTA_PLAN, *DISCUSSED, confirmed()).when(DISPUTE).refused(DiscussionIsConfirmed)
    twin = replace(DISPUTE, by=PersonId("nsf-rep-2"), accounts=frozenset({NSF_REP}))
    given(ROTA_PLAN, *DISCUSSED, confirmed()).when(twin).refused(DiscussionIsConfirmed)


def test_a_record_is_confirmed_by_a_representative_who_was_there() -> None:
    absent = PersonId("delta-rep")
    plan = given(ROTA_PLAN, *DISCUSSED)
    plan.when(replace(CONFIRM, by=absent)).refused(NotAtTheDiscussion)
    plan.when(replace(CONFIRM, by=absent, accounts=frozenset({absent, NSF_REP}))).then(confirmed(by=absent))
    alone = replace(discussed(), participants=(Party(NSF_REP, Capacity.EMPLOYEE),))
    given(ROTA_PLAN, *PROPOSED, alone).when(CONFIRM).refused(NotAtTheDiscussion)
    plan.when(replace(DISPUTE, by=absent)).then(replace(DISPUTED, by=absent))


@pytest.mark.parametrize("word", [CONFIRM, DISPUTE])
def test_nobody_speaks_for_the_other_side(word: ConfirmDiscussion | DisputeDiscussion) -> None:
    plan = given(ROTA_PLAN, *DISCUSSED)
    plan.when(replace(word, by=LEADER)).refused(ConfirmedByOneself)
    plan.when(replace(word, accounts=frozenset({NSF_REP, LEADER}))).refused(ConfirmedByOneself)
    plan.when(replace(word, by=PLANNER, employer_side=True)).refused(ConfirmedByTheEmployer)
    plan.when(replace(word, employer_side=True)).refused(ConfirmedByTheEmployer)
    plan.when(replace(word, discussion="drøfting 2")).refused(DiscussionUnknown)

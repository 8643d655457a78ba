"""A discussion carries the day it was held and the day it was recorded; who confirms it decides which one counts."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.ids import MandateId, PersonId
from domain.rota.commands import ConfirmDiscussion, RecordDiscussion
from domain.rota.errors import (
    ConfirmedByOneself,
    DiscussionIsRecorded,
    DiscussionUnknown,
    HeldInTheFuture,
    RotaPlanNotProposed,
)
from domain.rota.events import RotaPlanEvent
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import Discussion, Draft, Proposed, Published
from tests.domain.rota.plans import (
    DISCUSSED,
    DRAFTED,
    IMPORTED,
    LATEST,
    PROPOSED,
    PUBLISHED,
    ROTA,
    confirmed,
    discussed,
    proposal,
)
from tests.examples import FF_MANDATE, FF_REP, LEADER, NSF_MANDATE, NSF_REP, PLAN
from tests.scenario import given

NAME = "drøfting 1"
HELD, RECORDED = LATEST - timedelta(days=3), LATEST + timedelta(days=2)
RECORD = RecordDiscussion(PLAN, NAME, HELD, RECORDED, (LEADER, NSF_REP), "fewer nights", "one night moved", LEADER)
CONFIRM = ConfirmDiscussion(PLAN, NAME, NSF_MANDATE, NSF_REP)


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

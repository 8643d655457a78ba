"""Comments on an offer: said by one side, answered by the other, binding neither."""

from dataclasses import replace

import pytest

from domain.agreement.agreement import AGREEMENT
from domain.agreement.commands import AnswerComment, CommentOnAgreement, Standing
from domain.agreement.errors import (
    AnsweredByOneself,
    BothSides,
    CommentIsAnswered,
    CommentIsMade,
    CommentUnknown,
    MandateNotInForce,
    NoMandate,
)
from domain.agreement.events import AgreementCommentAnswered, AgreementCommented, Side
from domain.agreement.states import Comment, Offered, Status
from domain.errors import Rejected
from tests.examples import (
    AGREEMENT_ID,
    LEADER,
    LINES,
    MON,
    NSF_MANDATE,
    NSF_REP,
    RULE_SET,
    SAFETY_REP,
    for_oneself,
    offer,
    standing,
)
from tests.scenario import given

SAY = CommentOnAgreement(AGREEMENT_ID, "k-1", "fewer weeks", NSF_REP, standing())
SAID = AgreementCommented(AGREEMENT_ID, "k-1", "fewer weeks", Side.COUNTERPART, NSF_REP, NSF_MANDATE)
ANSWER = AnswerComment(AGREEMENT_ID, "k-1", "the need is known for 26 weeks", "26 weeks", LEADER, None)
ANSWERED = AgreementCommentAnswered(AGREEMENT_ID, "k-1", "the need is known for 26 weeks", "26 weeks", LEADER, None)


def test_a_comment_is_neither_yes_nor_no() -> None:
    said = given(AGREEMENT, offer()).when(SAY).then(SAID).stands(Offered)
    assert said.status(MON, LINES, RULE_SET) is Status.COMMENTED
    assert (said.refused, said.covered, said.holds_for(LINES, RULE_SET)) == (False, {}, frozenset())
    answered = given(AGREEMENT, offer(), SAID).when(ANSWER).then(ANSWERED).stands(Offered)
    assert answered.comments == (Comment(SAID, ANSWERED),)
    assert answered.status(MON, LINES, RULE_SET) is Status.COMMENTED


def test_the_leader_comments_and_the_counterpart_answers_that_nothing_changes() -> None:
    say = replace(SAY, by=LEADER, standing=None)
    said = given(AGREEMENT, offer()).when(say).then(replace(SAID, side=Side.EMPLOYER, by=LEADER, mandate=None))
    said.when(ANSWER).refused(AnsweredByOneself)
    answer = replace(ANSWER, by=NSF_REP, standing=standing(), changed=None)
    said.when(answer).then(replace(ANSWERED, by=NSF_REP, mandate=NSF_MANDATE, changed=None))


@pytest.mark.parametrize(
    ("who", "refusal"),
    [
        (standing(in_force=False), MandateNotInForce),
        (standing(employer_side=True), BothSides),
        (for_oneself(SAFETY_REP), NoMandate),
    ],
)
def test_who_may_speak(who: Standing, refusal: type[Rejected]) -> None:
    given(AGREEMENT, offer()).when(replace(SAY, by=who.person, standing=who)).refused(refusal)
    given(AGREEMENT, offer(), SAID).when(replace(ANSWER, by=who.person, standing=who)).refused(refusal)


def test_each_name_once_and_each_answer_once() -> None:
    given(AGREEMENT, offer(), SAID).when(SAY).refused(CommentIsMade)
    given(AGREEMENT, offer()).when(ANSWER).refused(CommentUnknown)
    given(AGREEMENT, offer(), SAID, ANSWERED).when(ANSWER).refused(CommentIsAnswered)


def test_somebody_else_of_the_same_side_answers_nothing() -> None:
    successor = replace(standing(), person=SAFETY_REP)
    given(AGREEMENT, offer(), SAID).when(replace(ANSWER, by=SAFETY_REP, standing=successor)).refused(AnsweredByOneself)


def test_the_same_person_by_another_account_answers_nothing() -> None:
    by_alias = replace(standing(), aliases=frozenset({LEADER}))
    theirs = replace(SAID, side=Side.EMPLOYER, by=LEADER, mandate=None)
    own = offer(by=SAFETY_REP)
    given(AGREEMENT, own, theirs).when(replace(ANSWER, by=NSF_REP, standing=by_alias)).refused(AnsweredByOneself)

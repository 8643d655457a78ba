"""Comments on an offer and their answers: each side speaks, neither binds itself by it."""

from domain.agreement.commands import AnswerComment, CommentOnAgreement, Standing
from domain.agreement.counterpart import demand_voice
from domain.agreement.errors import (
    AnsweredByOneself,
    CommentIsAnswered,
    CommentIsMade,
    CommentUnknown,
    DecidedByTheAuthority,
)
from domain.agreement.events import AgreementCommentAnswered, AgreementCommented, Side
from domain.agreement.states import Offered
from domain.ids import MandateId


def comment(c: CommentOnAgreement, agreement: Offered) -> AgreementCommented:
    """What one side says; refused under a name that is taken."""
    side = _side(c, agreement)
    if any(each.said.comment == c.comment for each in agreement.comments):
        raise CommentIsMade(f"agreement {c.agreement} has a comment {c.comment} already", agreement=c.agreement)
    return AgreementCommented(c.agreement, c.comment, c.text, side, c.by, _mandate(c.standing))


def answer(c: AnswerComment, agreement: Offered) -> AgreementCommentAnswered:
    """What the other side answers, once."""
    side = _side(c, agreement)
    made = next((each for each in agreement.comments if each.said.comment == c.comment), None)
    if made is None:
        raise CommentUnknown(f"agreement {c.agreement} has no comment {c.comment}", agreement=c.agreement)
    accounts = {c.by} if c.standing is None else c.standing.accounts
    if made.said.side is side or made.said.by in accounts:
        raise AnsweredByOneself(
            f"comment {c.comment} on agreement {c.agreement} is from the {made.said.side}'s side; the other answers it",
            agreement=c.agreement,
        )
    if made.answered is not None:
        raise CommentIsAnswered(
            f"comment {c.comment} on agreement {c.agreement} is answered already", agreement=c.agreement
        )
    return AgreementCommentAnswered(c.agreement, c.comment, c.answer, c.changed, c.by, _mandate(c.standing))


def _side(c: CommentOnAgreement | AnswerComment, agreement: Offered) -> Side:
    if agreement.consent is not None:
        raise DecidedByTheAuthority(
            f"{c.agreement} is a consent of the Labour Inspection Authority; it is not negotiated here",
            agreement=c.agreement,
        )
    if c.standing is None:
        return Side.EMPLOYER
    demand_voice(c.standing, agreement)
    return Side.COUNTERPART


def _mandate(standing: Standing | None) -> MandateId | None:
    return None if standing is None else standing.mandate

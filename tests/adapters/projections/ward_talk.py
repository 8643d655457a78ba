"""What people say of a ward's plan: invitations, disputes, comments and answers, changes accepted."""

from collections.abc import Callable

from domain.ids import PersonId
from domain.rota.commands import AcceptChange, AnswerComment, CommentRota, DisputeDiscussion, InviteToDiscussion
from domain.rota.parties import Capacity, Party
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import Draft, Proposed, Published
from tests import examples as ex
from tests.adapters.projections.ward_life import THERE, TODAY, WardLife
from tests.examples import ANNE, BJORN, PLAN


def invite(life: WardLife) -> None:
    """To the discussion that is recorded late."""
    life.do(ROTA_PLAN, PLAN, InviteToDiscussion(PLAN, "late", TODAY, TODAY, TODAY, THERE, ex.LEADER))


def dispute(life: WardLife) -> None:
    """Its record."""
    life.do(ROTA_PLAN, PLAN, DisputeDiscussion(PLAN, "late", "words", ex.NSF_MANDATE, ex.NSF_REP), ex.NSF_REP)


def comment(life: WardLife) -> None:
    """On the own line."""
    life.do(ROTA_PLAN, PLAN, CommentRota(PLAN, ANNE, ex.MON, "words", Party(ANNE, Capacity.EMPLOYEE)), ANNE)


def change_because(life: WardLife) -> None:
    """The line it was about, naming the last comment."""
    plan = life.state
    assert isinstance(plan, Draft | Proposed | Published)
    assert plan.comments
    shift = None if plan.lines.get(ANNE, {}).get(ex.MON) else ex.D
    life.change(ANNE, ex.MON, shift, plan.comments[-1].said.comment)


def answer(life: WardLife) -> None:
    """The first that has none, as it is."""
    plan = life.state
    assert isinstance(plan, Draft | Proposed | Published)
    assert plan.open_comments
    first = plan.open_comments[0]
    life.do(ROTA_PLAN, PLAN, AnswerComment(PLAN, first.said.comment, "words", bool(first.changes), ex.LEADER))


def accept(life: WardLife, employee: PersonId) -> None:
    """The change of the own line."""
    plan = life.state
    assert isinstance(plan, Proposed)
    line = plan.line_fingerprints[employee]
    life.do(ROTA_PLAN, PLAN, AcceptChange(PLAN, employee, line, employee), employee)


TALK: tuple[Callable[[WardLife], None], ...] = (
    invite,
    dispute,
    comment,
    change_because,
    answer,
    answer,
    lambda life: accept(life, ANNE),
    lambda life: accept(life, BJORN),
)

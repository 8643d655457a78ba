"""What is said of a plan stands in its trail with the revision it was said of, and never with the words."""

import pytest

from adapters.event_store.registry import EVENT_TYPES
from adapters.event_store.store import LedgerEventStore
from adapters.projections.read_models import SqlReadModels
from domain.rota.commands import (
    AcceptChange,
    AnswerComment,
    CommentRota,
    DisputeDiscussion,
    InviteToDiscussion,
)
from domain.rota.parties import Capacity, Party
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import Proposed
from tests import examples as ex
from tests.adapters.projections.ward_life import THERE, TODAY, WardLife, dump
from tests.examples import ANNE, BJORN, CARI, PLAN

WORDS = "KANARI"


@pytest.fixture
def life(store: LedgerEventStore) -> WardLife:
    """A revision that was sent out, discussed, disputed, commented on, changed and proposed again."""
    life = WardLife(store)
    life.set_need()
    life.open()
    life.import_rota()
    life.propose()
    called = (*THERE, Party(ex.SAFETY_REP, Capacity.SAFETY_REPRESENTATIVE, ex.SAFETY_MANDATE))
    life.do(ROTA_PLAN, PLAN, InviteToDiscussion(PLAN, "c-1", TODAY, TODAY, TODAY, called, ex.LEADER))
    life.do(ROTA_PLAN, PLAN, CommentRota(PLAN, ANNE, ex.MON, f"{WORDS} 1", Party(ANNE, Capacity.EMPLOYEE)), ANNE)
    life.do(ROTA_PLAN, PLAN, CommentRota(PLAN, None, None, f"{WORDS} 2", THERE[0]), ex.NSF_REP)
    life.change(BJORN, ex.TUE, ex.D)
    life.propose()
    life.discuss("c-1")
    life.do(ROTA_PLAN, PLAN, DisputeDiscussion(PLAN, "c-1", f"{WORDS} 3", ex.NSF_MANDATE, ex.NSF_REP), ex.NSF_REP)
    life.do(ROTA_PLAN, PLAN, CommentRota(PLAN, CARI, None, f"{WORDS} 4", THERE[0]), ex.NSF_REP)
    for comment in ("c-2", "c-3", "c-1"):
        life.do(ROTA_PLAN, PLAN, AnswerComment(PLAN, comment, f"{WORDS} 5", False, ex.LEADER))
    return life


def test_each_stands_under_its_own_revision_and_mandate(life: WardLife, store: LedgerEventStore) -> None:
    """A discussion and a comment of the same name are two things."""
    models = SqlReadModels(store)
    models.catch_up()
    said = [
        (line.name.removeprefix("rota_plan."), line.revision, line.mandate)
        for line in models.audit(PLAN)
        if line.name.startswith(("rota_plan.d", "rota_plan.c"))
    ]
    leader = "leader.enhetsleder"
    assert [(name, revision) for name, revision, _ in said] == [
        ("discussion_invited.v1", 1),
        ("commented.v1", 1),
        ("commented.v1", 1),
        ("discussed.v2", 1),
        ("discussion_disputed.v1", 1),
        ("commented.v1", 2),
        ("comment_answered.v1", 1),
        ("comment_answered.v1", 2),
        ("comment_answered.v1", 1),
    ]
    assert said[0][2] == leader
    assert WORDS not in " ".join(line.what for line in models.audit(PLAN))


def test_the_words_lie_apart_with_whom_they_concern(life: WardLife, store: LedgerEventStore) -> None:
    stored = [EVENT_TYPES.encode(r.event) for r in store.stream(ROTA_PLAN.stream(PLAN))]
    words = [state.decode() for topic, state in stored if topic.startswith("rota_plan.comment")]
    for state, person in zip(words, (ANNE, ex.NSF_REP, CARI, ex.NSF_REP, CARI, ANNE), strict=True):
        clear, special = state.split('"special":')
        assert WORDS not in clear
        assert f'{{"{person}":' in special


def test_the_lines_and_a_rebuild_are_what_they_were(life: WardLife, store: LedgerEventStore) -> None:
    models = SqlReadModels(store)
    models.catch_up()
    plan, view = life.state, models.rota(PLAN)
    assert isinstance(plan, Proposed)
    assert view is not None
    assert (view.lines, view.plan.state, view.plan.revision) == (plan.lines, "proposed", 2)
    assert view.plan.version == len(store.stream(ROTA_PLAN.stream(PLAN)))
    before = dump(models)
    models.rebuild()
    assert dump(models) == before


def test_an_acceptance_stands_in_the_trail(store: LedgerEventStore) -> None:
    life = WardLife(store)
    life.until_published()
    life.change(BJORN, ex.WED, ex.D)
    life.propose()
    plan = life.state
    assert isinstance(plan, Proposed)
    life.do(ROTA_PLAN, PLAN, AcceptChange(PLAN, BJORN, plan.line_fingerprints[BJORN], BJORN), BJORN)
    models = SqlReadModels(store)
    models.catch_up()
    last = models.audit(PLAN)[-1]
    assert (last.name, last.revision, last.actor) == ("rota_plan.change_accepted.v1", 2, BJORN)

"""A revision becomes binding when nothing stands in its way, and stays so until the next one does."""

from dataclasses import replace

import pytest

from domain.rota.commands import ChangeRotaLine, ProposeRota, PublishRota, RecordDiscussion
from domain.rota.errors import RotaPlanIsPublished, RotaPlanNotReady
from domain.rota.events import RotaPlanEvent
from domain.rota.parties import Outcome
from domain.rota.readiness import readiness
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import Binding, Draft, Proposed, Published
from domain.working_time.findings import Verdict
from tests.domain.rota.plans import (
    DISCUSSED,
    DRAFTED,
    IN_PLACE,
    LATEST,
    PROPOSAL,
    PROPOSED,
    PUBLICATION,
    PUBLISHED,
    ROTA,
    THERE,
    agreed,
    edit,
    finding,
    proposal,
)
from tests.examples import AGREEMENT_ID, ASSESSMENT_ID, BJORN, LEADER, OPENED, PLAN, PLANNER, RULE_SET, WED, N
from tests.scenario import given

PUBLISH = PublishRota(PLAN, IN_PLACE, LEADER)
BINDING = Binding(1, PROPOSAL.fingerprint, ROTA.lines, (AGREEMENT_ID,), ASSESSMENT_ID)


def test_publication_names_what_it_rests_on() -> None:
    after = given(ROTA_PLAN, *DISCUSSED).when(PUBLISH).then(PUBLICATION).stands(Published)
    assert after.binding == BINDING
    assert (after.revision, after.fingerprint) == (1, PROPOSAL.fingerprint)
    assert after.line_fingerprints == PROPOSAL.lines


def test_an_agreement_that_holds_for_nobody_is_not_relied_on() -> None:
    grounds = replace(IN_PLACE, agreements=(agreed(),))
    given(ROTA_PLAN, *DISCUSSED).when(replace(PUBLISH, grounds=grounds)).then(replace(PUBLICATION, agreements=()))


def test_the_dissent_stays_with_the_plan() -> None:
    grounds = replace(IN_PLACE, dissents=("drøfting 1", f"{AGREEMENT_ID}"))
    dissenting = replace(PUBLICATION, dissents=("drøfting 1", f"{AGREEMENT_ID}"))
    given(ROTA_PLAN, *DISCUSSED).when(replace(PUBLISH, grounds=grounds)).then(dissenting)


def test_what_was_proposed_under_other_rules_is_not_published() -> None:
    grounds = replace(IN_PLACE, rule_set="aml-2027-01-01.feedfeedfeedfeed")
    refusal = given(ROTA_PLAN, *DISCUSSED).when(replace(PUBLISH, grounds=grounds)).refused(RotaPlanNotReady)
    assert [o.code for o in refusal.obstacles] == ["plan.other_rules"]


def test_it_is_refused_with_the_whole_list() -> None:
    grounds = replace(
        IN_PLACE, need_approved=False, findings=(finding(Verdict.VIOLATION),), assessment=None, agreements=()
    )
    refusal = given(ROTA_PLAN, *PROPOSED).when(replace(PUBLISH, grounds=grounds)).refused(RotaPlanNotReady)
    assert [o.code for o in refusal.obstacles] == [
        "staffing.not_approved", "finding.violation", "assessment.missing", "discussion.missing",
    ]  # fmt: skip
    assert refusal.obstacles == readiness(given(ROTA_PLAN, *PROPOSED).state, grounds)


@pytest.mark.parametrize("history", [(OPENED,), DRAFTED, (*PUBLISHED, *DRAFTED[1:])])
def test_a_draft_is_not_published(history: tuple[RotaPlanEvent, ...]) -> None:
    refusal = given(ROTA_PLAN, *history).when(PUBLISH).refused(RotaPlanNotReady)
    assert [o.code for o in refusal.obstacles] == ["plan.not_proposed"]


def test_what_is_published_is_published() -> None:
    given(ROTA_PLAN, *PUBLISHED).when(PUBLISH).refused(RotaPlanIsPublished)
    given(ROTA_PLAN, OPENED, PUBLICATION).stands(Draft)


def test_an_amendment_leaves_the_published_lines_binding_until_it_is_published_itself() -> None:
    amended = given(ROTA_PLAN, *PUBLISHED).when(ChangeRotaLine(PLAN, BJORN, {WED: N}, "ill", PLANNER)).after
    lines = edit(ROTA.lines, BJORN, WED, N)
    draft = amended.stands(Draft)
    assert (draft.binding, draft.lines) == (BINDING, lines)

    proposed = amended.when(ProposeRota(PLAN, RULE_SET, (), 2, PLANNER)).then(proposal(lines, 2))
    assert proposed.stands(Proposed).binding == BINDING
    assert [o.code for o in proposed.when(PUBLISH).refused(RotaPlanNotReady).obstacles] == ["discussion.missing"]

    record = RecordDiscussion(PLAN, "drøfting 2", LATEST, LATEST, THERE, (), "", Outcome.AGREED, LEADER)
    published = proposed.when(record).after.when(PUBLISH).after.stands(Published)
    assert (published.binding.revision, published.binding.lines) == (2, lines)
    assert published.binding.fingerprint == proposal(lines, 2).fingerprint

"""Each obstacle where it is the only one: what it says in both languages, who can remove it, and that this publishes.

Those of ``plan.…`` are states of a plan and not something that is missing beside others.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import pytest

from domain.rota.obstacles import OBSTACLES
from tests.api.conftest import Story
from tests.stories.participation.assessing import (
    assessed,
    assessment_carried,
    assessment_concluded,
    risk_accepted,
    showing,
)
from tests.stories.participation.discussing import confirmed
from tests.stories.participation.signing import extended
from tests.stories.participation.situations import (
    OF_NSF,
    agreed,
    answered,
    away,
    changed_and_assessed_anew,
    comment_left,
    discussed_with_others,
    ended_in_between,
    found_not_sound,
    freed,
    high_risk_left,
    line_against_an_assumption,
    looked_at_again,
    need_not_approved,
    not_assessed,
    not_discussed,
    not_yet_for_all,
    nothing,
    of_the_first_revision,
    on_offer,
    once_a_representative,
    one_short_rest,
    put_down_late,
    rest_agreed,
    review_forgotten,
    reviewed,
    said_no,
    shown_to_one,
    signed_by_nsf,
    staffed_again,
    talked,
    without_conclusion,
)
from tests.stories.participation.steps import (
    done,
    named,
    obstacles,
    published,
    publishing,
    refused,
)
from tests.stories.participation.ward import (
    DIRECTOR,
    LEADER,
    NSF,
    PLAN,
    SAFETY,
)

Act: TypeAlias = Callable[[Story], object]


@dataclass(frozen=True, slots=True)
class Alone:
    """How an obstacle comes to stand alone, and how it is removed."""

    stands: Act
    removed: Act
    paragraph: str
    nb: str
    """Who can remove it, as the Norwegian sentence ends."""
    en: str


ALONE = {
    "staffing.not_approved": Alone(
        need_not_approved, lambda story: done(story.by(LEADER).post(f"/staffing-plans/{PLAN}/approval")),
        "AML § 10-3", "enhetslederen", "the unit leader",
    ),
    "finding.violation": Alone(away, freed, "personal terms", "turnusplanleggeren", "the rota planner"),
    "agreement.missing": Alone(
        one_short_rest, rest_agreed, "AML § 10-8 (1)", "de tillitsvalgte, i avtale med arbeidsgiver",
        "the union representatives, in agreement with the employer",
    ),
    "agreement.not_signed": Alone(on_offer, signed_by_nsf, "AML § 10-5 (2)", "NSF", "NSF"),
    "agreement.not_extended": Alone(
        not_yet_for_all, lambda story: extended(story, OF_NSF), "AML § 10-12 (5)", "enhetslederen", "the unit leader"
    ),
    "agreement.refused": Alone(
        said_no, signed_by_nsf, "AML § 10-5 (2)", "NSF eller turnusplanleggeren", "NSF or the rota planner"
    ),
    "agreement.ended": Alone(
        ended_in_between, agreed, "AML § 10-5 (2)", "enhetslederen eller NSF", "the unit leader or NSF"
    ),
    "assessment.missing": Alone(
        not_assessed, assessed, "AML § 10-2 (1)", "enhetslederen eller turnusplanleggeren",
        "the unit leader or the rota planner",
    ),
    "assessment.other_revision": Alone(
        of_the_first_revision, assessment_carried, "AML § 10-2 (1)", "enhetslederen", "the unit leader"
    ),
    "assessment.not_shown": Alone(
        shown_to_one, lambda story: done(showing(story, SAFETY, "verneombud")), "AML § 6-2 (4)",
        "enhetslederen eller turnusplanleggeren", "the unit leader or the rota planner",
    ),
    "assessment.not_concluded": Alone(
        without_conclusion, assessment_concluded, "AML § 10-2 (1)", "enhetslederen", "the unit leader"
    ),
    "assessment.not_sound": Alone(
        found_not_sound, changed_and_assessed_anew, "AML § 10-2 (1)", "enhetslederen eller turnusplanleggeren",
        "the unit leader or the rota planner",
    ),
    "assessment.reopened": Alone(
        looked_at_again, assessment_concluded, "AML § 10-2 (1)", "enhetslederen eller turnusplanleggeren",
        "the unit leader or the rota planner",
    ),
    "assessment.assumption_broken": Alone(
        line_against_an_assumption, staffed_again, "AML § 10-2 (1)", "enhetslederen eller turnusplanleggeren",
        "the unit leader or the rota planner",
    ),
    "assessment.risk_not_accepted": Alone(
        high_risk_left, lambda story: risk_accepted(story, DIRECTOR), "AML § 3-1 (2)",
        "klinikksjefen eller arbeidsmiljøutvalget", "the clinic director or the working environment committee",
    ),
    "assessment.review_due": Alone(
        review_forgotten, reviewed, "AML § 10-2 (1)", "enhetslederen", "the unit leader"
    ),
    "discussion.missing": Alone(not_discussed, talked, "AML § 10-3", "enhetslederen", "the unit leader"),
    "discussion.no_representative": Alone(
        discussed_with_others, lambda story: talked(story, "d-2"), "AML § 10-3", "enhetslederen", "the unit leader"
    ),
    "discussion.late": Alone(
        put_down_late, lambda story: confirmed(story, NSF), "AML § 10-3",
        "en tillitsvalgt eller turnusplanleggeren", "a union representative or the rota planner",
    ),
    "comment.not_answered": Alone(
        comment_left, answered, "AML § 8-2 (3)", "enhetslederen eller turnusplanleggeren",
        "the unit leader or the rota planner",
    ),
    "segregation.both_sides": Alone(once_a_representative, nothing, "AML § 10-3", "enhetslederen", "the unit leader"),
}  # fmt: skip


def states() -> Iterator[str]:
    """The obstacles that are a plan's state."""
    return (code for code in OBSTACLES if code.startswith("plan."))


def test_every_obstacle_has_its_row() -> None:
    assert {*ALONE, *states()} == set(OBSTACLES)


@pytest.mark.parametrize("code", ALONE)
def test_it_stands_alone_says_who_can_remove_it_and_is_removed(code: str, both: Story) -> None:
    alone = ALONE[code]
    by = NSF if code.startswith("segregation.") else LEADER
    alone.stands(both)
    found = obstacles(both, by=by)
    assert named(found) == [(code, found[0]["subject"])]
    only = found[0]
    assert alone.paragraph in only["paragraph"]
    for sentence, who in ((only["sentence_nb"], alone.nb), (only["sentence_en"], alone.en)):
        assert f"({only['paragraph']})" in sentence
        assert sentence.endswith(f"{who}.")
    document = refused(publishing(both, by=by), "rota_plan.not_ready")
    assert [o["code"] for o in document["obstacles"]] == [code]
    alone.removed(both)
    assert named(obstacles(both)) == []
    published(both)

"""How a plan is assessed in the stories: both sides, measures, assumptions, shown, concluded, carried, reopened."""

from typing import Any

from httpx2 import Response

from tests.api.conftest import Story
from tests.stories.participation.steps import done
from tests.stories.participation.ward import LEADER, NSF, PLAN, SAFETY

REVIEW_BY = "2027-06-30"
MEASURE = {"hazard": "fatigue", "measure": "rest the same week", "owner": LEADER, "deadline": "2027-01-04"}


def assessment_opened(story: Story, plan: str = PLAN) -> str:
    """The leader opens the assessment of the proposed revision; its name."""
    return str(done(story.by(LEADER).post(f"/rota-plans/{plan}/assessments", {"levels": 5}))["assessment"])


def assessed(
    story: Story, plan: str = PLAN, assessment: str | None = None, *, opened: bool = False, shown: bool = True,
    conclusion: str | None = "sound_with_measures", residual: tuple[int, int] = (2, 2), review_by: str = REVIEW_BY,
) -> str:  # fmt: skip
    """Mapped, assessed on both sides, with a measure, shown to both, concluded; the assessment's name."""
    name = (assessment or f"{plan}.r1") if opened else assessment_opened(story, plan)
    assert assessment in {None, name}
    leader, path = story.by(LEADER), f"/assessments/{name}"
    mapping = {"topic": "long days", "sources": ["interviews", "indicators"], "found": "tired on the second evening"}
    done(leader.post(f"{path}/mappings", mapping))
    for hazard, side in (("fatigue", "work_environment"), ("handover", "patient_safety")):
        body = {
            "hazard": hazard, "side": side, "description": "short nights", "barriers": "",
            "probability": 2, "consequence": 2,
        }  # fmt: skip
        done(leader.post(f"{path}/hazards", body))
    measured(story, name, residual=residual)
    if shown:
        for person, audience in ((NSF, "tillitsvalgt"), (SAFETY, "verneombud")):
            done(showing(story, person, audience, name))
    if conclusion is not None:
        assessment_concluded(story, name, conclusion, review_by)
    return name


def measured(story: Story, assessment: str, residual: tuple[int, int] = (2, 2), answers: str | None = None) -> None:
    """A measure against fatigue is decided on."""
    left = {"residual_probability": residual[0], "residual_consequence": residual[1], "answers": answers}
    done(story.by(LEADER).post(f"/assessments/{assessment}/measures", MEASURE | left))


def assumed(story: Story, name: str, measure: str, holds: str, value: int, assessment: str = f"{PLAN}.r1") -> None:
    """What the conclusion will take for granted."""
    body = {"assumption": name, "measure": measure, "holds": holds, "value": value}
    done(story.by(LEADER).post(f"/assessments/{assessment}/assumptions", body))


def showing(story: Story, person: str, audience: str, assessment: str = f"{PLAN}.r1") -> Response:
    """The leader puts down that it was shown to somebody."""
    return story.by(LEADER).post(f"/assessments/{assessment}/showings", {"to": person, "audience": audience})


def assessment_concluding(
    story: Story, assessment: str = f"{PLAN}.r1", conclusion: str = "sound_with_measures", review_by: str = REVIEW_BY
) -> Response:
    """The leader would conclude."""
    body = {"conclusion": conclusion, "grounds": "few long days", "review_by": review_by}
    return story.by(LEADER).post(f"/assessments/{assessment}/conclusion", body)


def assessment_concluded(
    story: Story, assessment: str = f"{PLAN}.r1", conclusion: str = "sound_with_measures", review_by: str = REVIEW_BY
) -> None:
    """The leader concludes."""
    done(assessment_concluding(story, assessment, conclusion, review_by))


def assessment_carrying(story: Story, assessment: str = f"{PLAN}.r1") -> Response:
    """The leader would let it hold for the revision that is proposed now."""
    return story.by(LEADER).post(f"/assessments/{assessment}/carrying", {"grounds": "one day moved"})


def assessment_carried(story: Story, assessment: str = f"{PLAN}.r1") -> None:
    """It holds for the revision that is proposed now."""
    done(assessment_carrying(story, assessment))


def reopened(story: Story, by: str, because: str, assessment: str = f"{PLAN}.r1") -> None:
    """Somebody says that it no longer holds."""
    done(story.by(by).post(f"/assessments/{assessment}/reopening", {"because": because}))


def risk_accepted(story: Story, by: str, assessment: str = f"{PLAN}.r1") -> None:
    """Somebody above the leader accepts the high risk that is left."""
    done(story.by(by).post(f"/assessments/{assessment}/acceptance", {"grounds": "until the new posts are filled"}))


def observed(story: Story, unit: str, name: str, measure: str, value: int, on: str) -> Any:
    """The leader puts down what was observed of a unit on a day; which assessments it reopened."""
    body = {
        "observation": name, "measure": measure, "value": value, "first_day": on, "last_day": on,
        "observed_on": on, "source": "personnel register",
    }  # fmt: skip
    return done(story.by(LEADER).post(f"/units/{unit}/observations", body))["reopened"]


def assessment(story: Story, by: str, name: str = f"{PLAN}.r1") -> Any:
    """The assessment as somebody reads it."""
    return done(story.by(by).get(f"/assessments/{name}"))

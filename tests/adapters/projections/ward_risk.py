"""What becomes of the newest assessment of a ward's plan: high risk, those above, assumptions, a later revision."""

from collections.abc import Callable
from datetime import date

from domain.assessment.assessment import ASSESSMENT
from domain.assessment.assumptions import Holds
from domain.assessment.commands import (
    AcceptRisk,
    AssessHazard,
    CarryAssessment,
    DecideMeasure,
    ShowAssessment,
    StateAssumption,
)
from domain.assessment.events import Audience, Conclusion, Side
from domain.ids import AssessmentId, MandateId, PersonId
from domain.rota.states import Draft, Proposed, Published
from domain.watched import Measured, Watched
from tests import examples as ex
from tests.adapters.projections.ward_life import WardLife
from tests.examples import PLAN

DIRECTOR, COMMITTEE = PersonId("director"), PersonId("committee")


def newest(life: WardLife) -> AssessmentId:
    """The one opened last; there must be one."""
    plan = life.state
    assert isinstance(plan, Draft | Proposed | Published)
    names = [AssessmentId(f"{PLAN}.r{number}") for number in range(plan.revision, 0, -1)]
    opened = [name for name in names if life.store.stream(ASSESSMENT.stream(name))]
    assert opened
    return opened[0]


def leave_high(life: WardLife) -> None:
    """A hazard that the measure leaves as high as it was."""
    name, by = newest(life), ex.LEADER
    life.do(ASSESSMENT, name, AssessHazard(name, "gap", Side.PATIENT_SAFETY, "words", "", 5, 4, by))
    life.do(ASSESSMENT, name, DecideMeasure(name, "gap", "words", by, date(2027, 1, 4), 5, 4, by))


def lower(life: WardLife) -> None:
    name, by = newest(life), ex.LEADER
    life.do(ASSESSMENT, name, DecideMeasure(name, "gap", "words", by, date(2027, 1, 4), 1, 1, by))


def accept(life: WardLife) -> None:
    name = newest(life)
    life.do(ASSESSMENT, name, AcceptRisk(name, "words", MandateId("director.klinikksjef"), DIRECTOR), DIRECTOR)


def show_to_the_committee(life: WardLife) -> None:
    name = newest(life)
    shown = ShowAssessment(name, COMMITTEE, Audience.COMMITTEE, MandateId("committee.amu"), ex.LEADER)
    life.do(ASSESSMENT, name, shown)


def assume(life: WardLife) -> None:
    """What no line of the plan answers."""
    name, limit = newest(life), Measured(Watched.SICKNESS_PERCENT, 80)
    life.do(ASSESSMENT, name, StateAssumption(name, "sick", limit, Holds.AT_MOST, ex.LEADER))


def carry(life: WardLife) -> None:
    """To the revision that stands proposed."""
    plan, name = life.state, newest(life)
    assert isinstance(plan, Proposed)
    command = CarryAssessment(name, plan.revision, plan.fingerprint, plan.rule_set, (), "words", ex.LEADER)
    life.do(ASSESSMENT, name, command)


def amended_and_carried(life: WardLife) -> None:
    """One revision on, with the assessment of the last."""
    life.change(ex.ANNE, ex.MON, ex.A)
    life.propose()
    carry(life)


RISK: tuple[Callable[[WardLife], None], ...] = (
    leave_high,
    lower,
    accept,
    show_to_the_committee,
    assume,
    carry,
    amended_and_carried,
    lambda life: life.conclude(Conclusion.SOUND_WITH_MEASURES),
    lambda life: life.conclude(Conclusion.SOUND_WITH_MEASURES),
)

"""Observations of a unit, and the policy that follows: whoever rests on what they contradict is made to look again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from application.assessment_of_plan import latest
from application.authority import Role, act_as
from application.handle import Answer, Asked, Handling, Work
from application.ports.event_store import Receipt
from domain.assessment.assessment import ASSESSMENT
from domain.assessment.assumptions import Broken, broken_anew, broken_by
from domain.assessment.commands import ReopenAssessment
from domain.assessment.states import Assessed
from domain.calendar import Period
from domain.errors import Rejected
from domain.ids import AssessmentId, ObservationId, UnitId
from domain.observation.observations import OBSERVATIONS, RecordObservation
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import NotOpened, Withdrawn
from domain.watched import Measured

OBSERVERS = (Role.UNIT_LEADER, Role.ROTA_PLANNER, Role.INTEGRATION)


class UnitUnknown(Rejected):
    """No plan has been opened for the unit, so nothing can rest on what is observed of it."""

    code = "observation.unit_unknown"


@dataclass(frozen=True, slots=True)
class Observing:
    """What leaders, planners and systems that keep count put down of a unit."""

    handling: Handling

    def record(
        self, asked: Asked, unit: UnitId, observation: ObservationId, measured: Measured, period: Period,
        source: str, observed_on: date,
    ) -> Receipt:  # fmt: skip
        """Put an observation down; in the same transaction, reopen the assessments it contradicts.

        Of those, only such as a plan rests on that is not over. Every stream that was looked at is expected to stand
        still: a conclusion or publication at the same time meets a version conflict, and is decided anew.
        """

        def body(work: Work) -> Answer:
            act_as(work, unit, *OBSERVERS)
            if not work.names(ROTA_PLAN, f"{unit}."):
                raise UnitUnknown(f"no rota plan was ever opened for {unit}", unit=unit)
            work.match(OBSERVATIONS, unit)
            by = asked.actor.person
            command = RecordObservation(observation, unit, measured, period, source, observed_on, work.today, by)
            observed = work.do(OBSERVATIONS, unit, command)
            reopened = []
            if observed.is_newest(observation):
                for name, broken in tuple(_contradicted(work, unit, measured)):
                    because = "; ".join(b.words for b in broken)
                    work.do(ASSESSMENT, name, ReopenAssessment(name, because, by, broken, observation))
                    reopened.append(name)
            return {"observation": observation, "reopened": reopened}

        return self.handling.perform(asked, body)


def _contradicted(work: Work, unit: UnitId, measured: Measured) -> Iterator[tuple[AssessmentId, tuple[Broken, ...]]]:
    """The unit's concluded assessments that something rests on, with the assumptions that break now."""
    for stream in work.names(ASSESSMENT, f"{unit}."):
        name = AssessmentId(stream.removeprefix(f"{ASSESSMENT.category}-"))
        state = work.load(ASSESSMENT, name)
        if isinstance(state, Assessed) and (broken := _breaks(state, measured)) and _rests(work, unit, name, state):
            yield name, broken


def _breaks(state: Assessed, measured: Measured) -> tuple[Broken, ...]:
    """The assumptions that break beyond what is known; while it stands reopened, each of them once."""
    if state.conclusion is None:
        return ()
    broken = broken_anew(broken_by(state.assumptions, (measured,)), state.known)
    if state.reopened is None:
        return broken
    already = {b.assumption for b in state.broken}
    return tuple(b for b in broken if b.assumption not in already)


def _rests(work: Work, unit: UnitId, name: AssessmentId, state: Assessed) -> bool:
    """Whether the plan, not over, rests on it: as its newest, or as what its binding revision was published on."""
    plan = work.load(ROTA_PLAN, state.opened.plan)
    if isinstance(plan, NotOpened | Withdrawn) or plan.opened.unit != unit:  # a unit's name may begin like another's
        return False
    if plan.opened.period.last_day < work.today:
        return False
    newest = latest(work, plan.opened.plan, plan.revision)
    in_force = plan.binding is not None and plan.binding.assessment == name
    return in_force or (newest is not None and newest[0] == name)

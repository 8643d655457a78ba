"""Obstacles as they are shown, alike over HTTP and on the command line, with one sentence in each language."""

from dataclasses import dataclass
from datetime import date

from application.rota.publishing import Readiness
from domain.ids import Fingerprint, PersonId, PlanId
from domain.rota.obstacles import Obstacle
from domain.rota.obstacles_in_words import sentence
from domain.working_time.wording import Language


@dataclass(frozen=True, slots=True)
class ObstacleView:
    """One thing that is missing, the paragraph that asks for it, and who can remove it."""

    code: str
    """Stable; see ``docs/errors.md``."""
    paragraph: str
    who: tuple[str, ...]
    """Roles, grantors, unions or employees; any one of them can."""
    subject: str
    """The rule, agreement, assessment, discussion or comment it is about."""
    employees: tuple[PersonId, ...]
    findings: int
    """How many findings of the rules stand behind it."""
    first_day: date | None
    limit: date | None
    """The last day that would do: of a deadline, or of what ended."""
    because: str
    sentence_nb: str
    sentence_en: str


@dataclass(frozen=True, slots=True)
class ReadinessView:
    """What stands between the plan's present lines and publication, by today's streams and clock."""

    plan: PlanId
    state: str
    revision: int
    fingerprint: Fingerprint | None
    version: int
    """The plan's stream version the list was made at."""
    obstacles: tuple[ObstacleView, ...]


def worded(o: Obstacle) -> ObstacleView:
    """The obstacle with its sentences."""
    return ObstacleView(
        o.code, o.paragraph, o.who, o.subject, o.employees, o.findings, o.first_day, o.limit, o.because,
        sentence(o, Language.NORWEGIAN), sentence(o, Language.ENGLISH),
    )  # fmt: skip


def view(found: Readiness) -> ReadinessView:
    """The list with its sentences."""
    return ReadinessView(
        found.plan, found.state, found.revision, found.fingerprint, found.version,
        tuple(worded(o) for o in found.obstacles),
    )  # fmt: skip

"""The explainer that the domain asks for: models for what cannot fit, the rules for single shifts."""

from datetime import date

from adapters.solver.explaining import conflicts
from adapters.solver.explaining.shifts import Reasons
from domain.ids import PersonId
from domain.rota.explaining import Conflict, WhyRefused, WhyShift
from domain.rota.solver import RotaProblem
from domain.working_time.model import Rota


class ModelExplainer:
    """Implements ``RotaExplainer``; what it does is counted in work, so that it always says the same."""

    def conflicts(self, problem: RotaProblem) -> tuple[Conflict, ...]:
        """As ``RotaExplainer.conflicts``. Raises ``NoLawfulRota`` where the problem cannot be read at all."""
        return conflicts.conflicts(problem)

    def why(self, problem: RotaProblem, rota: Rota, employee: PersonId, day: date) -> WhyShift:
        """As ``RotaExplainer.why``."""
        return Reasons(problem, rota).why(employee, day)

    def why_not(self, problem: RotaProblem, rota: Rota, employee: PersonId, day: date) -> WhyRefused:
        """As ``RotaExplainer.why_not``."""
        return Reasons(problem, rota).why_not(employee, day)

"""What is settled with employees after they were registered: certificates that run out, adaptations granted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from application.authority import EMPLOYER, READERS, Role, act_as, roles
from application.handle import Answer, Asked, Handling, Work
from application.ports.event_store import Receipt
from application.rota.queries import INSIGHT
from domain.calendar import Period
from domain.ids import PersonId
from domain.workforce.commands import CertifyCompetence, EmployeeCommand, GrantAdaptation, WithdrawCompetence
from domain.workforce.employee import EMPLOYEE, Registered
from domain.workforce.errors import EmployeeUnknown
from domain.working_time.model import Constraint

CERTIFIERS = (*EMPLOYER, Role.INTEGRATION)
"""Who records competences: those who plan, and the register that certificates are kept in."""


@dataclass(frozen=True, slots=True)
class Certificates:
    """The competences of one employee."""

    employee: PersonId
    held: Mapping[str, date | None]
    """Each with its last day; ``None``: until further notice."""
    version: int


@dataclass(frozen=True, slots=True)
class KeepingEmployees:
    """Certificates and adaptations, as the unit records them."""

    handling: Handling

    def certificates(self, asked: Asked, employee: PersonId) -> Certificates:
        """What the employee is certified for: to the person, and to those who plan. Raises ``EmployeeUnknown``."""
        work = self.handling.look(asked)
        found = work.load(EMPLOYEE, employee)
        own = employee == asked.actor.person
        if not isinstance(found, Registered) or not (own or roles(work, found.unit) & INSIGHT):
            raise _unknown(employee)
        return Certificates(employee, found.certificates, work.version(EMPLOYEE, employee))

    def certify(self, asked: Asked, employee: PersonId, competence: str, until: date | None) -> Receipt:
        """Record a competence, or that its certificate was renewed; the latest certificate counts."""
        answer: Answer = {"employee": employee, "competence": competence, "until": until and until.isoformat()}
        return self._perform(asked, CertifyCompetence(employee, competence, until), CERTIFIERS, answer)

    def withdraw(self, asked: Asked, employee: PersonId, competence: str, last_day: date) -> Receipt:
        """Record that a competence is not held after ``last_day``. Raises ``CompetenceNotHeld``."""
        answer: Answer = {"employee": employee, "competence": competence, "last_day": last_day.isoformat()}
        return self._perform(asked, WithdrawCompetence(employee, competence, last_day), CERTIFIERS, answer)

    def adapt(
        self,
        asked: Asked,
        employee: PersonId,
        period: Period,
        constraint: Constraint,
        weekday: int | None,
        private_reason: str | None,
    ) -> Receipt:
        """Grant an adaptation (AML § 4-6, § 10-2); of it the answer, which is kept in the clear, says nothing."""
        command = GrantAdaptation(employee, period, constraint, weekday, private_reason)
        return self._perform(asked, command, (Role.UNIT_LEADER,), {"employee": employee})

    def _perform(self, asked: Asked, command: EmployeeCommand, allowed: tuple[Role, ...], answer: Answer) -> Receipt:
        def body(work: Work) -> Answer:
            found = work.load(EMPLOYEE, command.employee)
            if not isinstance(found, Registered) or roles(work, found.unit).isdisjoint({*READERS, *allowed}):
                # The same words for somebody elsewhere and for nobody: who works where is not told by guessing.
                raise _unknown(command.employee)
            act_as(work, found.unit, *allowed)
            work.match(EMPLOYEE, command.employee)
            work.do(EMPLOYEE, command.employee, command)
            return answer

        return self.handling.perform(asked, body)


def _unknown(employee: PersonId) -> EmployeeUnknown:
    return EmployeeUnknown(f"no employee {employee} is known to you", employee=employee)

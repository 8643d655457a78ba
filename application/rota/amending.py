"""Amendments of a published plan: what they change for whom, and an employee's own yes to it."""

from dataclasses import dataclass
from datetime import date

from application.authority import READERS, Role, act_as, aliases, roles
from application.handle import Answer, Asked, Handling, Work
from application.ports.event_store import Receipt
from application.rota.grounds import open_plan
from application.rota.queries import OVERSIGHT
from domain.ids import Fingerprint, PersonId, PlanId
from domain.rota.amending import changed_cells, effective_day, not_accepted
from domain.rota.commands import AcceptChange
from domain.rota.events import Cell
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import frozen_lines


@dataclass(frozen=True, slots=True)
class LineBeforeAndAfter:
    """The days of one line that differ from the binding revision."""

    employee: PersonId
    cells: tuple[Cell, ...]
    line: Fingerprint | None
    """What the proposed line is known by, and is accepted under; nothing while it is a draft."""
    accepted: bool | None
    """Whether the employee has accepted it as it stands; for the employee, and those who see how a plan came about."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What the present lines change against the binding revision."""

    plan: PlanId
    state: str
    revision: int
    """The last revision proposed."""
    against: int | None
    """The binding revision; none before a first publication, when everything is new and nothing is listed."""
    effective_on: date
    """The first changed day, from which deadlines run back."""
    lines: tuple[LineBeforeAndAfter, ...]
    version: int


@dataclass(frozen=True, slots=True)
class AmendingRotas:
    """What the parties to an amendment see and say."""

    handling: Handling

    def accept(self, asked: Asked, plan: PlanId, employee: PersonId, line: Fingerprint) -> Receipt:
        """Accept, as the employee, the change of the own line as it was shown."""

        def body(work: Work) -> Answer:
            act_as(work, open_plan(work, plan).opened.unit, Role.EMPLOYEE)
            work.match(ROTA_PLAN, plan)
            person = asked.actor.person
            work.do(ROTA_PLAN, plan, AcceptChange(plan, employee, line, person, aliases(work, person)))
            return {"plan": plan, "employee": employee}

        return self.handling.perform(asked, body)

    def changes(self, asked: Asked, plan: PlanId) -> Changes:
        """Every changed day, before and after. Raises ``RotaPlanUnknown`` and ``NotAllowed``."""
        work = self.handling.look(asked)
        state = open_plan(work, plan)
        act_as(work, state.opened.unit, *READERS)
        all_of_it = bool(roles(work, state.opened.unit) & frozenset(OVERSIGHT))
        own = aliases(work, asked.actor.person)
        by_line: dict[PersonId, list[Cell]] = {}
        for employee, cell in changed_cells(state):
            by_line.setdefault(employee, []).append(cell)
        prints, open_still = frozen_lines(state), not_accepted(state)
        lines = tuple(
            LineBeforeAndAfter(
                employee, tuple(cells), prints.get(employee),
                employee not in open_still if all_of_it or employee in own else None,
            )
            for employee, cells in by_line.items()
        )  # fmt: skip
        return Changes(
            plan, type(state).__name__.lower(), state.revision,
            None if state.binding is None else state.binding.revision,
            effective_day(state), lines, work.version(ROTA_PLAN, plan),
        )  # fmt: skip

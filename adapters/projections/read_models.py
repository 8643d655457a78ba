"""The read models on SQL: what is asked, answered from the live generation of rows, each answer of one moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from adapters.event_store.store import LedgerEventStore
from adapters.projections import agreements, audit_trail, current_rota, mandates, notices, obstacles
from adapters.projections.agreements import AGREEMENTS
from adapters.projections.audit_trail import AUDIT_TRAIL
from adapters.projections.current_rota import CURRENT_ROTA
from adapters.projections.mandates import MANDATES
from adapters.projections.notices import NOTICES
from adapters.projections.obstacles import OBSTACLES
from adapters.projections.rows import Rows
from adapters.projections.runner import BATCH, ProjectionRunner
from application.ports.read_models import (
    AgreementView,
    AuditLine,
    DutyView,
    MandateView,
    Notice,
    OpenObstacle,
    PlanView,
    RotaView,
)
from domain.ids import PersonId, PlanId, UnitId

PROJECTIONS = (CURRENT_ROTA, AGREEMENTS, MANDATES, OBSTACLES, NOTICES, AUDIT_TRAIL)
"""In the order they are projected: a later one may read the rows of an earlier one."""


class SqlReadModels:
    """The read models port (``application.ports.read_models.ReadModels``) in the database of the log.

    The tables are made on first use. Safe to share between threads; any number of processes may project and read.
    """

    def __init__(self, store: LedgerEventStore, batch: int = BATCH) -> None:
        self.runner = ProjectionRunner(store, store.projection_database(), PROJECTIONS, batch)

    def catch_up(self) -> int:
        """As ``ReadModels.catch_up``. Raises ``ProjectionStopped`` and ``StoreUnavailable``."""
        return self.runner.catch_up()

    def rebuild(self) -> int:
        """As ``ReadModels.rebuild``; readers see the old rows until all the new ones are there."""
        return self.runner.rebuild()

    def plans(self, unit: UnitId) -> tuple[PlanView, ...]:
        """As ``ReadModels.plans``."""
        with self._rows() as (rows, position):
            return current_rota.plans(rows, unit, position)

    def rota(self, plan: PlanId, at: int | None = None) -> RotaView | None:
        """As ``ReadModels.rota``. ``at`` a position not projected yet, what is known so far is answered."""
        with self._rows() as (rows, position):
            return current_rota.rota(rows, plan, _known(at, position))

    def duties(self, employee: PersonId, at: int | None = None) -> tuple[DutyView, ...]:
        """As ``ReadModels.duties``; a day in force that is being changed stands twice, in force first."""
        with self._rows() as (rows, position):
            return current_rota.duties(rows, employee, _known(at, position))

    def agreements(self, plan: PlanId) -> tuple[AgreementView, ...]:
        """As ``ReadModels.agreements``."""
        with self._rows() as (rows, _):
            return agreements.views(rows, plan)

    def mandates(self, unit: UnitId) -> tuple[MandateView, ...]:
        """As ``ReadModels.mandates``."""
        with self._rows() as (rows, _):
            return mandates.views(rows, unit)

    def obstacles(self, plan: PlanId) -> tuple[OpenObstacle, ...]:
        """As ``ReadModels.obstacles``."""
        with self._rows() as (rows, _):
            return obstacles.views(rows, plan)

    def notices(self, people: frozenset[PersonId]) -> tuple[Notice, ...]:
        """As ``ReadModels.notices``."""
        with self._rows() as (rows, _):
            return notices.views(rows, people)

    def audit(self, plan: PlanId) -> tuple[AuditLine, ...]:
        """As ``ReadModels.audit``."""
        with self._rows() as (rows, _):
            return audit_trail.lines(rows, plan)

    @contextmanager
    def _rows(self) -> Iterator[tuple[Rows, int]]:
        """The live rows as they stand at one moment, and the position they stand at."""
        self.runner.prepare()
        with self.runner.database.reading() as c:
            generation, position = self.runner.live(c)
            yield Rows(c, generation), position


def _known(at: int | None, position: int) -> int:
    return position if at is None else min(at, position)

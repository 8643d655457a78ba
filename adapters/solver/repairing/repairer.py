"""Repair as the domain's ``RotaRepairer`` asks for it; the last few rotas are kept open."""

from dataclasses import replace
from threading import Lock

from adapters.solver.reading import read
from adapters.solver.repairing.opened import OpenedRota
from domain.rota.solver import RotaProblem
from domain.working_time.model import Rota

KEPT = 4
"""Rotas that are kept open, the latest used."""


class Repairer:
    """Opens rotas. A problem is read once as long as one of its rotas is kept, however many questions there are."""

    def __init__(self) -> None:
        self._opened: list[OpenedRota] = []
        self._lock = Lock()

    def open(self, problem: RotaProblem, rota: Rota) -> OpenedRota:
        """As ``RotaRepairer.open``."""
        plainly = replace(problem, keep={}, begin={}, cycle_weeks=None)
        with self._lock:
            alike = [o for o in self._opened if o.problem == plainly]
            found = next((o for o in alike if o.rota == rota), None)
            if found is None:
                found = OpenedRota(plainly, rota, alike[0].instance if alike else read(plainly))
            self._opened = [found, *(o for o in self._opened if o is not found)][:KEPT]
        return found

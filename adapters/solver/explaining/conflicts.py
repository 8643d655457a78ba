"""Finds what cannot fit, from the plainest reckoning to the finest; what was found is asked no more."""

from collections.abc import Sequence

from adapters.solver.explaining import counting
from adapters.solver.explaining.extraction import extract, same_kind
from adapters.solver.explaining.held import held_conflicts
from adapters.solver.explaining.linear import Linear
from adapters.solver.explaining.logical import fits
from adapters.solver.explaining.members import Shown, Telling
from adapters.solver.explaining.sources import Sources
from adapters.solver.explaining.system import Cells, System
from adapters.solver.explaining.windows import Windows
from adapters.solver.instance import OFF
from adapters.solver.legality import breaches
from adapters.solver.reading import read
from adapters.solver.spans import Spans
from domain.calendar import Period
from domain.rota.explaining import Conflict, ConflictKind
from domain.rota.solver import RotaProblem

MOST = 12
"""Conflicts that are told of; a ward with more has enough to begin with."""
ENOUGH = 3
"""With so many found by plain counting, nothing finer is looked for until they are gone."""
FEW = 14
"""Tags of a conflict in a week up to which each person and day in it is tried by itself."""
LOGICAL_WEEKS = 4
"""Weeks that are looked at for what only whole numbers cannot do."""


def conflicts(problem: RotaProblem) -> tuple[Conflict, ...]:
    """What cannot fit. Raises ``NoLawfulRota`` where the problem cannot be read at all."""
    lacking = held_conflicts(problem)
    finder = Finder(lacking.rest)
    found = [Telling(finder.instance, Sources(problem, finder.spans)).conflict(shown) for shown in lacking.shown]
    return (*found, *finder.conflicts())[:MOST]


class Finder:
    """Looks at one problem."""

    def __init__(self, problem: RotaProblem) -> None:
        self.problem = problem
        self.instance = read(problem)
        self.spans = Spans.of(problem)
        self.sources = Sources(problem, self.spans)
        self.cells = Cells(self.instance, self.sources)
        self.windows = Windows(self.instance, self.sources)
        self.heads = [slot.minimum for slot in self.instance.slots]
        """Still asked of each slot: what was shown to be missing is not asked again."""
        self.shown: list[Shown] = []
        self.again: list[list[Period]] = []

    def conflicts(self) -> list[Conflict]:
        """Everything found."""
        for look in (self._held, self._slots, self._weekends, self._hours):
            look()
        for look in (self._weeks, self._nights, self._all_weekends, self._whole_numbers):
            if len(self.shown) < ENOUGH:
                look()
        telling = Telling(self.instance, self.sources)
        return [telling.conflict(shown, again) for shown, again in zip(self.shown, self.again, strict=True)]

    def _held(self) -> None:
        """Courses and kept cells of one person that break a limit together."""
        for p, who in enumerate(self.instance.people):
            row = self.instance.start[p]
            if any(breaches(self.instance, p, row)):
                days = [d for d in range(self.instance.first_day, self.instance.days) if who.fixed[d] and row[d] != OFF]
                self._look(ConflictKind.HELD, self.cells.system(days, (), self.heads, p), each=True)

    def _slots(self) -> None:
        """One line of need on one day."""
        seen: dict[object, int] = {}
        for s, there in list(self.windows.too_few(self.heads)):
            slot = self.instance.slots[s]
            closed = frozenset(
                frozenset((t.source, t.name, t.person) for t in self.cells.why_closed(p, slot.day, c))
                for p in slot.people
                for c in slot.codes
            )
            key = (slot.name, self.heads[s] - there, closed)
            if key in seen:
                day = self.spans.days[slot.day]
                self.again[seen[key]].append(Period(day, day))
                self._ask_less([s], self.heads[s] - there)
            elif len(self.shown) < MOST:
                before = len(self.shown)
                self._look(ConflictKind.COVER, self.cells.system([slot.day], [s], self.heads), each=True)
                if len(self.shown) > before:
                    seen[key] = before

    def _weekends(self) -> None:
        """As many weekends running as the unit's agreement counts by."""
        every = max(self.problem.unit.weekend_every, 1)
        for days, slots in self.windows.weekends(self.heads, every):
            self._look(ConflictKind.WEEKENDS, self.cells.system(days, slots, self.heads), each=False)

    def _hours(self) -> None:
        """Each stretch with hours due of its own."""
        stretches = {(t.first, t.last) for who in self.instance.people for t in who.tallies if t.name == "hours_due"}
        for first, last in sorted(stretches):
            system = counting.hours(self.instance, self.sources, self.heads, first, last)
            self._look(ConflictKind.HOURS, system, each=False)

    def _weeks(self) -> None:
        for days, slots in self.windows.weeks(self.heads):
            if len(self.shown) < ENOUGH and self._short(days, slots):
                for day in days:
                    on = [s for s in slots if self.instance.slots[s].day == day]
                    if self._short([day], on):
                        self._look(ConflictKind.COVER, self.cells.system([day], on, self.heads))
                self._look(ConflictKind.COVER, self.cells.system(days, slots, self.heads))

    def _nights(self) -> None:
        for days, slots in self.windows.nights(self.heads):
            self._look(ConflictKind.NIGHTS, self.cells.system(days, slots, self.heads), each=False)

    def _all_weekends(self) -> None:
        """Every weekend and red day of the plan at once."""
        self._look(ConflictKind.WEEKENDS, counting.weekends(self.instance, self.sources, self.heads), each=False)

    def _whole_numbers(self) -> None:
        """The tightest weeks once more, where counting found nothing anywhere."""
        if not self.shown:
            for days, slots in self.windows.weeks(self.heads)[:LOGICAL_WEEKS]:
                system = self.cells.system(days, slots, self.heads)
                if fits(system, system.tags()) is False:
                    self._look(ConflictKind.COVER, system, each=True)

    def _short(self, days: Sequence[int], slots: Sequence[int]) -> bool:
        return Linear(self.cells.system(days, slots, self.heads)).shortage().any

    def _look(self, kind: ConflictKind, system: System, *, each: bool | None = None) -> None:
        """Tell what is short in ``system``, if anything, and ask no more for what is missing.

        By person and day where ``each``, and where little is in it; else by kind.
        """
        if not system.demands or len(self.shown) >= MOST:
            return
        linear = Linear(system)
        shortage = linear.shortage()
        if not shortage.any and not each:
            return
        for place, earlier in enumerate(self.shown):
            alike = same_kind(system.tags(), earlier.found)
            if earlier.kind is kind and linear.shortage(alike).any:
                self.again[place].append(Telling(self.instance, self.sources).period(system))
                break
        else:
            found = extract(system, linear, each=bool(each))
            if each is None and found is not None and len(found.tags) <= FEW:
                found = extract(system, linear, each=True) or found
            if found is None:
                return
            self.shown.append(Shown(kind, system, linear, found))
            self.again.append([])
        for place, heads in shortage.missing.items():
            self._ask_less(system.demands[place].slots, -int(-heads // 1))

    def _ask_less(self, slots: Sequence[int], heads: int) -> None:
        """Ask for so many heads less, of these slots in turn."""
        for s in slots:
            less = min(self.heads[s], heads)
            self.heads[s] -= less
            heads -= less

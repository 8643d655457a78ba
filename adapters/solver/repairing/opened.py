"""A rota made ready for questions of repair: every limit's room, every need's heads, everybody's balance at hand."""

from collections.abc import Sequence
from datetime import date

from adapters.solver.instance import OFF, Instance, Row
from adapters.solver.legality import lawful
from adapters.solver.repairing import changing, exchanging
from adapters.solver.repairing.balances import Balances
from adapters.solver.repairing.needs import Needs
from adapters.solver.repairing.standing import Marks, Standing
from domain.calendar import DAY, SATURDAY, Period
from domain.ids import PersonId, ShiftCode
from domain.rota.repair import Away, Candidate, Change, Payment, Repair, Swap, Vacant, rank
from domain.rota.solver import RotaProblem
from domain.working_time.model import Rota, ShiftKind


class OpenedRota:
    """What the domain's ``OpenRota`` asks for. People and shift codes go by their place in order, days by number."""

    def __init__(self, problem: RotaProblem, rota: Rota, instance: Instance) -> None:
        self.problem = problem
        self.rota = rota
        self.instance = instance
        self.names: Sequence[PersonId] = sorted(problem.people)
        self.codes: Sequence[ShiftCode] = sorted(problem.types)
        self.first = problem.period.first_day - instance.first_day * DAY
        self.rows = tuple(self._row(person) for person in range(len(self.names)))
        days = {self.day(d): d for d in range(instance.days)}
        self.needs = Needs(problem, days, self.rows)
        self.balances = Balances(problem, rota)
        marks = Marks(instance)
        self.standing = tuple(Standing(instance, marks, p, row) for p, row in enumerate(self.rows))
        self.unlawful = frozenset(p for p, row in enumerate(self.rows) if not lawful(instance, p, row))
        """Whose line breaks a limit as it stands."""
        self.uncovered = self.needs.uncovered(range(instance.days), {})
        """Heads under a minimum over the whole plan."""
        self.wishes = {(w.employee, w.day): w for w in problem.wishes}

    def candidates(self, vacant: Vacant) -> tuple[Candidate, ...]:
        """As ``OpenRota.candidates``."""
        day, code = self.number(vacant.day), self.codes.index(vacant.code) + 1
        found = []
        for person, row in enumerate(self.rows):
            standing, changes = self.standing[person], {day: code}
            if row[day] == OFF and standing.open_to(day, code):
                within = standing.allows(changes)
                if within or standing.allows(changes, hours=False):
                    found.append(self._candidate(vacant, person, code, within=within))
        return tuple(sorted(found, key=rank))

    def swaps(self, employee: PersonId, day: date) -> tuple[Swap, ...]:
        """As ``OpenRota.swaps``."""
        return exchanging.swaps(self, self.names.index(employee), self.number(day))

    def repair(self, away: tuple[Away, ...], window: Period) -> Repair:
        """As ``OpenRota.repair``."""
        return changing.repair(self, away, window)

    def day(self, number: int) -> date:
        """The date of a day number."""
        return self.first + number * DAY

    def number(self, day: date) -> int:
        """The number of a date."""
        return (day - self.first).days

    def shift(self, code: int) -> ShiftCode | None:
        """The shift code of a number; nothing for a day off."""
        return None if code == OFF else self.codes[code - 1]

    def change(self, person: int, day: int, code: int) -> Change:
        """A cell that comes to hold ``code``."""
        return Change(self.names[person], self.day(day), self.shift(self.rows[person][day]), self.shift(code))

    def wish_broken(self, person: int, day: int, code: int) -> int:
        """Weight of a wish that ``code`` breaks; below zero for one that it meets."""
        wish = self.wishes.get((self.names[person], self.day(day)))
        if wish is None:
            return 0
        return -wish.weight if wish.code == self.shift(code) else wish.weight

    def _candidate(self, vacant: Vacant, person: int, code: int, *, within: bool) -> Candidate:
        name, day = self.names[person], self.number(vacant.day)
        instead = None if vacant.instead_of is None else self.names.index(vacant.instead_of)
        hours = self.problem.types[vacant.code].on(name, vacant.day).hours
        broken = self.wish_broken(person, day, code)
        balance = self.balances
        return Candidate(
            change=self.change(person, day, code),
            fills=self.needs.filled(day, code, person, instead),
            payment=Payment.WITHIN_CONTRACT if within else balance.beyond(name, vacant.day, hours),
            hours_left=balance.left(name, vacant.day) - hours,
            part_time=balance.part_time(name),
            quick_returns=self.standing[person].quick_returns({day: code}),
            wish_met=max(-broken, 0),
            wish_broken=max(broken, 0),
            weekends=balance.weekends_with(name, vacant.day) if vacant.day.weekday() >= SATURDAY else None,
            nights=balance.nights_with(name) if self.problem.types[vacant.code].kind is ShiftKind.NIGHT else None,
        )

    def _row(self, person: int) -> Row:
        line = self.rota.lines.get(self.names[person], {})
        before = self.instance.start[person][: self.instance.first_day]
        codes = {code: c for c, code in enumerate(self.codes, start=1)}
        days = (self.first + d * DAY for d in range(self.instance.first_day, self.instance.days))
        return (*before, *(codes[line[day]] if day in line else OFF for day in days))

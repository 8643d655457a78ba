"""Which days to reckon on: the arithmetic that finds where too little is left, before any model is built."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from adapters.solver.explaining.counting import by_skill, together
from adapters.solver.explaining.sources import Sources
from adapters.solver.instance import Instance, Slot
from domain.staffing.need import ANY
from domain.working_time.model import ShiftKind

TIGHTEST = 2
"""Weeks, or stretches of weeks, that are looked at for each profession and competence, the tightest first."""
DAYS_A_WEEK, NIGHTS_A_WEEK = 4.0, 2.5
"""Days and nights that a person can surely be given in most weeks: where no more is asked, nothing is looked at."""
SPARE = 1
"""People beyond those asked for on a shift that make it no worth a look."""
WEEKENDS_SPARE = 0.1
"""The same of weekends, as a share of those asked for."""
NIGHT_WEEKS = 4
Tight: TypeAlias = tuple[float, str, list[int], list[int]]
"""How tight, of which profession or competence, on which days, with which slots."""


class Windows:
    """Days worth a look, by what is asked of them and who is there."""

    def __init__(self, instance: Instance, sources: Sources) -> None:
        self.instance = instance
        self.sources = sources
        self.plan = range(instance.first_day, instance.days)
        self.there = tuple(self._who(slot) for slot in instance.slots)
        """Who can fill each slot."""

    def too_few(self, heads: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Slots that fewer can fill than are asked for, with how many can."""
        for s, people in enumerate(self.there):
            if len(people) < heads[s]:
                yield s, len(people)

    def _who(self, slot: Slot) -> frozenset[int]:
        return frozenset(p for p in slot.people if any(self._open(p, slot.day, c) for c in slot.codes))

    def _open(self, person: int, day: int, code: int) -> bool:
        who = self.instance.people[person]
        return self.instance.start[person][day] == code if who.fixed[day] else code in who.options[day]

    def weeks(self, heads: Sequence[int]) -> list[tuple[list[int], list[int]]]:
        """The tightest weeks, with their slots; where nobody is to spare on a shift, with the next week too."""
        found: list[Tight] = []
        for number, week in enumerate(self.instance.weeks):
            after = self.instance.weeks[number + 1] if number + 1 < len(self.instance.weeks) else ()
            days = [d for d in week if d in self.plan]
            for skill, slots in sorted(by_skill(self.instance, self.sources, days).items()):
                asked = sum(heads[s] for s in slots)
                spare = self._left(slots, DAYS_A_WEEK * len(days) / 7) - asked
                if asked and self._no_spare(slots, heads) and skill != ANY:
                    both = [*days, *after]
                    found.append((spare / asked, skill, both, by_skill(self.instance, self.sources, both)[skill]))
                elif asked and (spare < 0 or self._no_spare(slots, heads)):
                    every = [s for d in days for s in self.instance.slots_on[d]]
                    found.append((spare / asked, skill, days, every if skill == ANY else slots))
        return [(days, slots) for _, _, days, slots in self._tightest(found)]

    def _no_spare(self, slots: Sequence[int], heads: Sequence[int]) -> bool:
        return any(heads[s] and len(self.there[s]) - heads[s] < SPARE for s in slots)

    def nights(self, heads: Sequence[int]) -> list[tuple[list[int], list[int]]]:
        """The tightest stretches of weeks, with their night slots."""
        found: list[Tight] = []
        night = {c for c in self.sources.spans.codes if self.sources.spans.kind(c) is ShiftKind.NIGHT}
        weeks = self.instance.weeks
        for first in range(0, len(weeks), NIGHT_WEEKS):
            days = [d for week in weeks[first : first + NIGHT_WEEKS] for d in week if d in self.plan]
            for skill, slots in sorted(by_skill(self.instance, self.sources, days).items()):
                own = [s for s in slots if self.instance.slots[s].codes & night]
                asked = sum(heads[s] for s in own)
                spare = self._left(own, NIGHTS_A_WEEK * len(days) / 7) - asked
                if asked and (spare < 0 or self._no_spare(own, heads)):
                    found.append((spare / asked, skill, days, own))
        return [(days, slots) for _, _, days, slots in self._tightest(found)]

    def weekends(self, heads: Sequence[int], every: int) -> list[tuple[list[int], list[int]]]:
        """The tightest ``every`` weekends running, with the slots of one profession or competence."""
        found: list[Tight] = []
        weekends = [w for w in self.instance.weekends if w[0] in self.plan]
        for first in range(len(weekends) - every + 1):
            run = weekends[first : first + every]
            for skill in sorted({k for w in run for k in by_skill(self.instance, self.sources, w)}):
                asked, slots, people = 0, list[int](), set[int]()
                for weekend in run:
                    most = 0
                    for day in weekend:
                        own = by_skill(self.instance, self.sources, [day]).get(skill, [])
                        lines = [self.instance.slots[s] for s in own]
                        most = max(most, together(self.instance, lines, [heads[s] for s in own]))
                        slots += own
                        people |= {p for s in own for p in self.there[s]}
                    asked += most
                if asked and len(people) - asked < WEEKENDS_SPARE * asked:
                    found.append(((len(people) - asked) / asked, skill, [d for w in run for d in w], slots))
        return [(days, slots) for _, _, days, slots in self._tightest(found)]

    def _left(self, slots: Sequence[int], most: float) -> float:
        """Days that those who count can work altogether, each at most ``most``."""
        worked: dict[int, set[int]] = {}
        for s in slots:
            for p in self.there[s]:
                worked.setdefault(p, set()).add(self.instance.slots[s].day)
        return sum(min(len(found), most) for found in worked.values())

    @staticmethod
    def _tightest(found: Sequence[Tight]) -> list[Tight]:
        kept: list[Tight] = []
        for skill in sorted({each[1] for each in found}):
            kept += sorted((each for each in found if each[1] == skill), key=lambda each: (each[0], each[2]))[:TIGHTEST]
        return sorted(kept, key=lambda each: (each[0], each[2]))

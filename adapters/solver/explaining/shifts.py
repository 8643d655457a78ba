"""Why one shift, or not another: each other way tried in the rota as it stands, priced as the generator prices it.

What would be forbidden is said by the rules themselves, which share no figure with the generator's own limits.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from adapters.solver.explaining.sources import Sources
from adapters.solver.instance import OFF, Row
from adapters.solver.reading import read
from adapters.solver.scoring import cover_parts, row_parts
from adapters.solver.spans import Spans
from domain.ids import PersonId, ShiftCode
from domain.rota.explaining import Alternative, NothingToExplain, WhyRefused, WhyShift
from domain.rota.solver import RotaProblem
from domain.staffing.need import Vacancy
from domain.working_time.findings import Finding
from domain.working_time.judging import judge
from domain.working_time.model import AbsenceEffect, Rota
from domain.working_time.register import standard_rule_set


class Reasons:
    """One rota with everything it was made from."""

    def __init__(self, problem: RotaProblem, rota: Rota) -> None:
        self.problem = problem
        self.instance = read(problem)
        self.spans = Spans.of(problem)
        self.sources = Sources(problem, self.spans)
        self.names = self.sources.names
        self.code = {t.code: c for c, t in enumerate(self.spans.types, start=1)}
        self.rows = [self._row(p, rota.lines.get(name, {})) for p, name in enumerate(self.names)]
        self.rules = standard_rule_set(problem.rule)

    def _row(self, person: int, line: Mapping[date, ShiftCode]) -> list[int]:
        start, first = self.instance.start[person], self.instance.first_day
        planned = (self.code[line[on]] if on in line else OFF for on in self.spans.days[first:])
        return [*start[:first], *planned]

    def why(self, employee: PersonId, day: date) -> WhyShift:
        """As ``RotaExplainer.why``."""
        person, d = self._place(employee, day)
        code = self.rows[person][d]
        if code == OFF:
            raise NothingToExplain(f"{employee} has no shift on {day}", employee=employee, day=day.isoformat())
        shift = self.spans.types[code - 1].code
        terms = self.problem.people[employee]
        return WhyShift(
            employee=employee,
            day=day,
            shift=shift,
            held=day in self.problem.keep.get(employee, {}) or terms.absent(day) is AbsenceEffect.COURSE,
            wished=any((w.employee, w.day, w.code) == (employee, day, shift) for w in self.problem.wishes),
            needed_for=self._uncovered({person: OFF}, d),
            alternatives=self._alternatives(person, d),
        )

    def why_not(self, employee: PersonId, day: date) -> WhyRefused:
        """As ``RotaExplainer.why_not``."""
        person, d = self._place(employee, day)
        wish = next((w for w in self.problem.wishes if (w.employee, w.day) == (employee, day)), None)
        where = {"employee": employee, "day": day.isoformat()}
        if wish is None:
            raise NothingToExplain(f"{employee} has no wish for {day}", **where)
        wanted = OFF if wish.code is None else self.code.get(wish.code)
        if wanted is None:
            raise NothingToExplain(f"{employee} wishes {wish.code} for {day}, and there is no such shift", **where)
        now = self.rows[person][d]
        if now == wanted:
            raise NothingToExplain(f"the wish of {employee} for {day} is met", **where)
        return WhyRefused(
            wish=wish,
            works=self._named(now),
            breaks=self._breaks({person: wanted}, d).get(employee, ()),
            uncovers=self._uncovered({person: wanted}, d),
            costs=self._costs({person: wanted}, d),
            takers=self._alternatives(person, d, instead=wanted) if now != OFF else (),
        )

    def _place(self, employee: PersonId, day: date) -> tuple[int, int]:
        if employee not in self.problem.people or day not in self.problem.period:
            raise NothingToExplain(
                f"the plan has no {employee} on {day}; it has {len(self.names)} people, "
                f"{self.problem.period.first_day} to {self.problem.period.last_day}",
                employee=employee,
                day=day.isoformat(),
            )
        return self.names.index(employee), self.spans.days.index(day)

    def _named(self, code: int) -> ShiftCode | None:
        return None if code == OFF else self.spans.types[code - 1].code

    def _alternatives(self, person: int, day: int, instead: int = OFF) -> tuple[Alternative, ...]:
        """Everybody else in the place of ``person``, who gets ``instead``."""
        code = self.rows[person][day]
        others = [p for p in range(len(self.names)) if p != person and self._may_be_asked(p, day, code)]
        breaks = self._breaks(dict.fromkeys(others, code), day)
        found = [
            Alternative(
                employee=self.names[p],
                works=self._named(self.rows[p][day]),
                breaks=breaks.get(self.names[p], ()),
                uncovers=self._uncovered({person: instead, p: code}, day),
                costs=self._costs({person: instead, p: code}, day),
            )
            for p in others
        ]
        return tuple(sorted(found, key=lambda a: (not a.possible, len(a.breaks), a.cost, a.employee)))

    def _may_be_asked(self, person: int, day: int, code: int) -> bool:
        """Not who has the shift too, is kept at something else, or is never given such codes."""
        kept = self.spans.days[day] in self.problem.keep.get(self.names[person], {})
        only = self.problem.only.get(self.names[person])
        return self.rows[person][day] != code and not kept and (only is None or self.spans.types[code - 1].code in only)

    def _changed(self, changes: Mapping[int, int], day: int) -> list[Row]:
        return [
            (*row[:day], changes[p], *row[day + 1 :]) if p in changes else tuple(row) for p, row in enumerate(self.rows)
        ]

    def _costs(self, changes: Mapping[int, int], day: int) -> dict[str, int]:
        before, after = [tuple(row) for row in self.rows], self._changed(changes, day)
        parts: Counter[str] = Counter()
        for rows, sign in ((after, 1), (before, -1)):
            for part, penalty in cover_parts(self.instance, rows, [day]):
                parts[part] += sign * penalty
            for p in changes:
                for part, penalty in row_parts(self.instance, p, rows[p]).items():
                    parts[part] += sign * penalty
        return {part: penalty for part, penalty in sorted(parts.items()) if penalty}

    def _uncovered(self, changes: Mapping[int, int], day: int) -> tuple[Vacancy, ...]:
        """Minimum heads that go missing, or are missing more of, when ``changes`` are made."""
        found = []
        for s in self.instance.slots_on[day]:
            slot, need = self.instance.slots[s], self.sources.needs[s]
            before = sum(self.rows[p][day] in slot.codes for p in slot.people)
            moved = ((self.rows[p][day], code) for p, code in changes.items() if p in slot.people)
            after = before + sum((new in slot.codes) - (old in slot.codes) for old, new in moved)
            if after < min(before, slot.minimum):
                found.append(Vacancy(need.day, need.shift, need.skill, need.minimum, after))
        return tuple(found)

    def _breaks(self, changes: Mapping[int, int], day: int) -> dict[PersonId, tuple[Finding, ...]]:
        """What is forbidden in each line when it alone is changed, and is not forbidden now."""
        people = {self.names[p] for p in changes}
        now = {_key(f) for f in self._forbidden(people, self.rows)}
        found: dict[PersonId, list[Finding]] = {}
        for f in self._forbidden(people, self._changed(changes, day)):
            if _key(f) not in now:
                found.setdefault(f.employee, []).append(f)
        return {name: tuple(own) for name, own in found.items()}

    def _forbidden(self, people: Iterable[PersonId], rows: Sequence[Sequence[int]]) -> list[Finding]:
        lines: dict[PersonId, dict[date, ShiftCode]] = {}
        for name in people:
            row = rows[self.names.index(name)]
            lines[name] = {
                self.spans.days[d]: self.spans.types[c - 1].code
                for d, c in enumerate(row)
                if c != OFF and d >= self.instance.first_day
            }
        terms = {name: self.problem.people[name] for name in lines}
        history = {name: line for name, line in self.problem.history.items() if name in lines}
        case = replace(self.problem, people=terms, history=history).case(Rota(lines))
        return [f for f in judge(case, self.rules) if f.verdict.forbids]


def _key(finding: Finding) -> tuple[object, ...]:
    return (finding.employee, finding.rule, finding.first_day, finding.last_day)

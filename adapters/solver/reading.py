"""From the domain's problem to the numbers of ``instance``: what may stand where, and what each row must obey."""

from collections.abc import Mapping
from datetime import date
from math import gcd

from adapters.solver import row_wishes, scoring
from adapters.solver.cover import aimless, slots
from adapters.solver.fair_shares import Shares, fair_shares
from adapters.solver.instance import OFF, CellCost, Instance, Person, Row
from adapters.solver.options import codes_that_may_stand, held
from adapters.solver.row_limits import RowReader
from adapters.solver.row_wishes import NIGHTS
from adapters.solver.spans import MINUTE, Spans
from adapters.solver.three_part import ThreePartCount
from domain.calendar import DAY
from domain.ids import PersonId, ShiftCode
from domain.rota.solver import RotaProblem
from domain.working_time.limits import Limits, for_the_young, is_young, limits
from domain.working_time.model import ShiftKind, Terms


def read(problem: RotaProblem) -> Instance:
    """``problem`` in numbers. Raises ``NoLawfulRota`` where a course or a kept cell cannot stand."""
    spans = Spans.of(problem)
    days = range(len(spans.days))
    grain = max(gcd(*(int(spans.hours(d, c) / MINUTE) for d in days for c in spans.codes)), 1)
    hours = tuple((0, *(int(spans.hours(d, c) / MINUTE) // grain for c in spans.codes)) for d in days)
    night = (0, *(int(spans.kind(c) is ShiftKind.NIGHT) for c in spans.codes))
    names = sorted(problem.people)
    need = slots(problem, names, spans)
    slots_on = tuple(tuple(i for i, s in enumerate(need) if s.day == d) for d in days)
    reader = PersonReader(problem, spans, grain, fair_shares(problem, names, need, spans))
    reader.useless = aimless(spans, slots_on, need)
    people, start = [], []
    for name in names:
        person, row = reader.person(problem.people[name])
        people.append(person)
        start.append(row)
    return Instance(
        days=len(days),
        codes=len(spans.codes),
        grain=grain,
        starts=spans.starts,
        ends=spans.ends,
        measures=(hours, tuple(night for _ in days), *reader.three_part.measures()),
        people=tuple(people),
        slots=need,
        slots_on=slots_on,
        marks=spans.marks,
        weekends=spans.weekends,
        weeks=tuple(w for w in spans.weeks if w[-1] >= spans.first_day),
        start=tuple(start),
        begin=_begin(problem, names, spans),
        first_day=spans.first_day,
        cycle=None if problem.cycle_weeks is None else 7 * problem.cycle_weeks,
    )


def in_force(problem: RotaProblem, employee: PersonId, days: tuple[date, ...]) -> tuple[Limits, ...]:
    """The limits of ``employee`` on each of ``days``; asked again only where an agreement begins or ends."""
    edges = {days[0]}
    for agreed in problem.agreements.all:
        edges |= {agreed.period.first_day, agreed.period.last_day + DAY}
    found: list[Limits] = []
    for day in days:
        if day in edges:
            found.append(limits(employee, day, problem.agreements, problem.unit, problem.rule))
        else:
            found.append(found[-1])
    return tuple(found)


class PersonReader:
    """Reads one person after another."""

    def __init__(self, problem: RotaProblem, spans: Spans, grain: int, shares: Mapping[PersonId, Shares]) -> None:
        self.problem = problem
        self.spans = spans
        self.grain = grain
        self.shares = shares
        self.rows = RowReader(problem, spans, grain)
        self.three_part = ThreePartCount(problem, spans, first_measure=NIGHTS + 1)
        self.useless: tuple[frozenset[int], ...] = ()
        """Codes of each day that cover no need."""
        self.index = {day: d for d, day in enumerate(spans.days) if d >= spans.first_day}

    def person(self, terms: Terms) -> tuple[Person, Row]:
        """One person with what is fixed in the row."""
        problem, spans = self.problem, self.spans
        rules = tuple(
            for_the_young(rule, problem.rule.figures) if is_young(terms, day, problem.rule.figures) else rule
            for day, rule in zip(spans.days, in_force(problem, terms.employee, spans.days), strict=True)
        )
        options: list[tuple[int, ...]] = []
        row: list[int | None] = []
        for d in range(len(spans.days)):
            if d < spans.first_day:
                options.append(())
                row.append(self._worked_before(terms, spans.days[d]))
            else:
                options.append(codes_that_may_stand(problem, terms, spans, d, rules[d]))
                row.append(held(problem, terms, spans, d, options[d]))
        if problem.cycle_weeks is not None:
            options = _repeated(options, spans.first_day, 7 * problem.cycle_weeks)
        start = tuple(code or OFF for code in row)
        limit = self.rows.limits(terms, rules, options, start)
        own = self.shares[terms.employee]
        due = int(terms.hours_due(problem.period) / MINUTE) // self.grain
        nights, weekends = row_wishes.shares(spans, own)
        may = {c for codes in options for c in codes}
        count = self.three_part.tallies(terms, self.rows.averaging_blocks(), may)
        person = Person(
            name=terms.employee,
            options=tuple(options),
            fixed=tuple(code is not None for code in row),
            pairs=(*limit.pairs, *row_wishes.split_weekends(spans)),
            rests=limit.rests,
            tallies=(*limit.tallies, *count, *row_wishes.hours(spans, due, self.grain), nights),
            mark_counts=(*limit.mark_counts, weekends),
            runs=(*limit.runs, *row_wishes.shape(spans)),
            costs=(*row_wishes.wishes(problem, terms, spans, self.index), *self._aimless(options)),
        )
        return person, start

    def _worked_before(self, terms: Terms, day: date) -> int:
        code = self.problem.history.get(terms.employee, {}).get(day)
        return OFF if code is None else 1 + [t.code for t in self.spans.types].index(code)

    def _aimless(self, options: list[tuple[int, ...]]) -> list[CellCost]:
        return [
            CellCost(d, c, scoring.AIMLESS, "over")
            for d, may in enumerate(options)
            for c in may
            if c in self.useless[d]
        ]


def _repeated(options: list[tuple[int, ...]], first: int, cycle: int) -> list[tuple[int, ...]]:
    """What may stand on every day that a repeating rota has in common."""
    common: dict[int, set[int]] = {}
    for d in range(first, len(options)):
        place = (d - first) % cycle
        common[place] = common.get(place, set(options[d])) & set(options[d])
    return [
        may if d < first else tuple(c for c in may if c in common[(d - first) % cycle]) for d, may in enumerate(options)
    ]


def _begin(problem: RotaProblem, names: list[PersonId], spans: Spans) -> tuple[Row, ...]:
    if not problem.begin:
        return ()
    codes: dict[ShiftCode, int] = {t.code: c for c, t in enumerate(spans.types, start=1)}
    return tuple(
        tuple(codes.get(problem.begin.get(name, {}).get(day, ShiftCode("")), OFF) for day in spans.days)
        for name in names
    )

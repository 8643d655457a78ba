"""Repair after absences: the least change that covers, proven, lawful, the same every time; nobody away is asked."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from adapters.solver.repairing.repairer import KEPT, Repairer
from domain.calendar import Period
from domain.ids import PersonId, ShiftCode
from domain.rota.repair import Away, Change, Repair, changed, freed, missing
from domain.rota.solver import RotaProblem
from domain.working_time.model import Rota
from tests.adapters.solver.repairs import forbidding, lawful_repairs, lines, numbered, opened, planned
from tests.adapters.solver.rotas import UNIT, day, person, problem, wanted
from tests.adapters.solver.test_generator import ward

REPAIRS = lawful_repairs()


def away(name: str, first: int, last: int) -> Away:
    return Away(PersonId(name), Period(day(first), day(last)))


def window(first: int, last: int) -> Period:
    return Period(day(first), day(last))


def lawful(asked: RotaProblem, rota: Rota, *names: str) -> bool:
    return all(
        not forbidding(asked, PersonId(n), Rota({PersonId(n): rota.lines.get(PersonId(n), {})}).shifts(asked.types))
        for n in names
    )


def rotas(rota: Rota, names: str, days: range) -> Iterator[tuple[int, Rota]]:
    """Every rota that differs on these days of these people, with how many cells do."""
    cells = [(PersonId(n), day(d)) for n in names for d in days]
    codes = (None, ShiftCode("D"), ShiftCode("A"), ShiftCode("N"))
    for choice in product(codes, repeat=len(cells)):
        changes = [
            Change(p, d, rota.lines.get(p, {}).get(d), c)
            for (p, d), c in zip(cells, choice, strict=True)
            if rota.lines.get(p, {}).get(d) != c
        ]
        yield len(changes), changed(rota, changes)


TINY = [
    pytest.param(lines(p={0: "D", 1: "D"}, q={2: "D"}), (away("p", 0, 0),), id="one steps in"),
    pytest.param(lines(p={0: "A"}, q={1: "D"}, r={2: "D"}), (away("p", 0, 0),), id="another, for the rest"),
    pytest.param(lines(p={1: "N"}, q={0: "A", 2: "D"}, r={2: "D"}), (away("p", 1, 1),), id="one who is off after"),
    pytest.param(lines(p={0: "D"}, q={0: "D"}, r={0: "A", 1: "D"}), (away("p", 0, 2),), id="one is enough"),
    pytest.param(lines(p={0: "D", 2: "A"}, q={1: "N"}, r={}), (away("p", 0, 2), away("r", 0, 2)), id="not enough"),
    pytest.param(lines(p={0: "D"}, q={0: "A", 1: "A", 2: "A"}, r={}), (away("r", 0, 2),), id="nobody was needed"),
]


@pytest.mark.parametrize(("rota", "absent"), TINY)
def test_no_lawful_rota_of_the_window_covers_more_or_as_much_with_fewer_changes(
    rota: Rota, absent: tuple[Away, ...]
) -> None:
    needs = {(d, c) for line in rota.lines.values() for d, c in line.items()}
    demands = tuple(n for d, c in sorted(needs) for n in wanted(c, (d - day(0)).days))
    asked = problem(*(demands,), people=tuple(person(n) for n in "pqr"), weeks=1)
    found = REPAIRS.repair(asked, rota, absent, day(0), 7)
    left = changed(rota, freed(rota, absent))
    present = "".join(n for n in "pqr" if PersonId(n) not in {a.employee for a in absent})
    others = [
        (sum(v.missing for v in missing(asked, other)), cells, n, other)
        for n, (cells, other) in enumerate(rotas(left, present, range(3)))
    ]
    best = next((heads, cells) for heads, cells, _, other in sorted(others) if lawful(asked, other, *present))
    assert (found.uncovered_after, len(found.changes)) == best
    assert found.proven


def repaired(asked: RotaProblem, rota: Rota, *absent: Away, first: int = 0, days: int = 7) -> tuple[Repair, Rota]:
    found = REPAIRS.repair(asked, rota, absent, day(first), days)
    return found, changed(rota, found.all_changes)


@pytest.mark.parametrize("first", [0, 4, 9, 16, 23])
def test_three_absences_in_a_ward_are_repaired_lawfully_and_the_same_every_time(first: int) -> None:
    asked, rota = ward(), planned()
    absent = (away("p", first, first + 3), away("t", first + 1, first + 4), away("u", first, min(first + 2, 27)))
    found, after = repaired(asked, rota, *absent, first=first)
    assert lawful(asked, after, *{c.employee for c in found.changes})
    assert found.proven
    assert found.uncovered_after <= found.uncovered_before
    assert sum(v.missing for v in missing(asked, after)) == found.uncovered_after
    for a in absent:
        assert not any(d in a.period for d in after.lines[a.employee])
        assert all(c.employee != a.employee for c in found.changes)
    assert all(c.day in window(first, min(first + 6, 27)) for c in found.changes)
    assert repaired(asked, rota, *absent, first=first)[0] == found


def test_absences_that_leave_nothing_open_change_nothing() -> None:
    asked = problem(wanted("D", 1), people=(person("p"), person("q")))
    found, after = repaired(asked, lines(p={1: "D", 2: "D"}, q={1: "D"}), away("p", 0, 3))
    assert (found.changes, found.uncovered_before, found.uncovered_after, found.proven) == ((), 0, 0, True)
    assert [numbered(after, p) for p in "pq"] == [{}, {1: "D"}]


def test_what_lies_outside_the_window_stays_open() -> None:
    asked = problem(wanted("D", 1, 9), people=(person("p"), person("q")))
    rota = lines(p={1: "D", 9: "D"})
    week, after = repaired(asked, rota, away("p", 0, 13))
    assert (week.uncovered_before, week.uncovered_after, numbered(after, "q")) == (2, 1, {1: "D"})
    both, after = repaired(asked, rota, away("p", 0, 13), days=14)
    assert (both.uncovered_after, numbered(after, "q")) == (0, {1: "D", 9: "D"})


def test_hours_due_stay_a_ceiling_though_a_need_is_left_open() -> None:
    unit = replace(UNIT, averaging_weeks=1)
    full = dict.fromkeys((0, 1, 2, 3), "D")
    asked = problem(wanted("D", 0, 1, 2, 3, 4), people=(person("p"), person("q")), unit=unit, weeks=1)
    found, _ = repaired(asked, lines(q=full, p={4: "D"}), away("p", 4, 4))
    assert (found.uncovered_before, found.uncovered_after, found.changes) == (1, 1, ())


def test_the_unit_s_terms_on_days_in_a_row_hold() -> None:
    unit = replace(UNIT, consecutive_shifts_at_most=3)
    asked = problem(wanted("D", 0, 1, 2, 3), people=(person("p"), person("q")), unit=unit, weeks=1)
    found, _ = repaired(asked, lines(q=dict.fromkeys((0, 1, 2), "D"), p={3: "D"}), away("p", 3, 3))
    assert (found.uncovered_before, found.uncovered_after, found.changes) == (1, 1, ())


def test_who_comes_back_is_not_made_to_work_what_was_missed() -> None:
    asked = problem(wanted("D", 1, 4), people=(person("p"),))
    found, after = repaired(asked, lines(p={1: "D", 5: "D"}), away("p", 1, 1))
    assert (found.changes, numbered(after, "p")) == ((), {5: "D"})


def test_a_line_that_is_unlawful_already_is_left_alone() -> None:
    asked = problem(wanted("D", 1), wanted("N", 3), people=(person("p"), person("q"), person("r")), weeks=1)
    rota = lines(p={1: "D"}, q={2: "N", 3: "D"}, r={3: "N"})
    found, _ = repaired(asked, rota, away("p", 1, 1))
    assert {c.employee for c in found.changes} == {"r"}
    assert found.uncovered_after == 0


def test_a_rota_is_opened_once_for_many_questions() -> None:
    asked, repairer = problem(), Repairer()
    first = repairer.open(asked, lines(p={1: "D"}))
    assert repairer.open(replace(asked), lines(p={1: "D"})) is first
    other = repairer.open(asked, lines(p={2: "D"}))
    assert other is not first
    assert other.instance is first.instance
    for n in range(KEPT):
        repairer.open(asked, lines(p={3 + n: "D"}))
    assert repairer.open(asked, lines(p={1: "D"})) is not first
    assert opened(replace(asked, cycle_weeks=1), lines(p={1: "D"})).instance.cycle is None

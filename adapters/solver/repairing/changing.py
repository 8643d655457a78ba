"""The least change in a window that covers what absences leave open, by CP-SAT over the window's cells."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from adapters.solver.instance import OFF, Instance, Person, Row
from adapters.solver.legality import lawful
from adapters.solver.task import Task
from adapters.solver.task_model import TaskModel
from domain.calendar import Period
from domain.rota.repair import Away, Change, Repair, changed, freed, missing

if TYPE_CHECKING:
    from adapters.solver.repairing.opened import OpenedRota

CHANGE = 150
"""The price of a changed cell, against the penalties of ``scoring``: a head of the minimum is worth six of them, and
what a change gains otherwise is worth less than one."""
WORK = 0.4
"""Deterministic work for a window of a week, in CP-SAT's own unit; as much again for each week more."""
SEED = 1


def repair(opened: "OpenedRota", away: tuple[Away, ...], window: Period) -> Repair:
    """As ``OpenRota.repair``."""
    open_cells = freed(opened.rota, away)
    left = changed(opened.rota, open_cells)
    lacking = missing(opened.problem, left)
    before = sum(v.missing for v in lacking)
    if not any(v.day in window for v in lacking):
        return Repair(open_cells, (), window, before, before, proven=True)
    rows = _rows(opened, open_cells)
    task = _task(opened, rows, away, window)
    found, proven = _solved(_lean(opened.instance), rows, task)
    changes = tuple(opened.change(person, day, code) for person, day, code in found)
    after = sum(v.missing for v in missing(opened.problem, changed(left, changes)))
    return Repair(open_cells, changes, window, before, after, proven)


def _rows(opened: "OpenedRota", open_cells: Sequence[Change]) -> tuple[Row, ...]:
    rows = [list(row) for row in opened.rows]
    for cell in open_cells:
        rows[opened.names.index(cell.employee)][opened.number(cell.day)] = OFF
    return tuple(map(tuple, rows))


def _task(opened: "OpenedRota", rows: Sequence[Row], away: tuple[Away, ...], window: Period) -> Task:
    """The window's cells of everybody who is there and whose line is lawful as it stands."""
    absent, instance = {a.employee for a in away}, opened.instance
    days = range(opened.number(window.first_day), opened.number(window.last_day) + 1)
    free = tuple(
        (p, tuple(d for d in days if not instance.people[p].fixed[d]))
        for p, name in enumerate(opened.names)
        if name not in absent and lawful(instance, p, rows[p])
    )
    free = tuple((p, own) for p, own in free if own)
    stay = {(p, d): CHANGE for p, own in free for d in own}
    return Task(free, WORK * -(-len(days) // 7), SEED, stay=stay)


def _lean(instance: Instance) -> Instance:
    """The limits, the need, the wishes and the short rests; a published line is not reshaped for its beauty."""
    return replace(instance, people=tuple(map(_lean_person, instance.people)))


def _lean_person(who: Person) -> Person:
    return replace(
        who,
        pairs=tuple(p for p in who.pairs if p.cost is None or p.name == "quick_return"),
        tallies=tuple(t for t in who.tallies if t.at_most is not None),
        mark_counts=tuple(m for m in who.mark_counts if m.at_most is not None),
        runs=tuple(r for r in who.runs if r.at_most is not None),
    )


def _solved(instance: Instance, rows: Sequence[Row], task: Task) -> tuple[list[tuple[int, int, int]], bool]:
    """Person, day and code of each cell that changes, and whether nothing better exists."""
    model = TaskModel(instance, rows, task)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = task.seed
    solver.parameters.max_deterministic_time = task.work
    solver.parameters.linearization_level = 2
    solver.parameters.symmetry_level = 0
    solver.parameters.max_presolve_iterations = 1
    status = solver.solve(model.rules.cp)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return [], False
    found = []
    for person, days in task.free:
        for day in days:
            codes = instance.people[person].options[day]
            code = next((c for c in codes if model.rules.stands(solver, person, day, c)), OFF)
            if code != rows[person][day]:
                found.append((person, day, code))
    return found, status == cp_model.OPTIMAL

"""The least change in a window that covers what absences leave open, by CP-SAT over the window's cells."""

from dataclasses import replace
from typing import TYPE_CHECKING

from adapters.solver.instance import OFF, Instance
from adapters.solver.task import Task
from adapters.solver.task_model import carry_out
from domain.calendar import Period
from domain.ids import PersonId
from domain.rota.repair import Away, Repair, freed

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
    left = [(opened.names.index(c.employee), opened.number(c.day), OFF) for c in open_cells]
    before = opened.uncovered - opened.needs.heads_filled(left)
    days = range(opened.number(window.first_day), opened.number(window.last_day) + 1)
    by_day = {day: {p: OFF for p, d, _ in left if d == day} for day in days}
    if not opened.needs.uncovered(days, by_day):
        return Repair(open_cells, (), window, before, before, proven=True)
    rows = [list(row) for row in opened.rows]
    for person, day, _ in left:
        rows[person][day] = OFF
    task = _task(opened, frozenset(a.employee for a in away), days)
    outcome = carry_out(_near(opened, task, days), tuple(map(tuple, rows)), task)
    changes = tuple(opened.change(person, day, code) for person, day, code in outcome.cells)
    after = opened.uncovered - opened.needs.heads_filled((*left, *outcome.cells))
    return Repair(open_cells, changes, window, before, after, proven=outcome.found and outcome.proven)


def _task(opened: "OpenedRota", absent: frozenset[PersonId], days: range) -> Task:
    """The window's cells of everybody who is there and whose line is lawful as it stands."""
    free = tuple(
        (p, tuple(d for d in days if not opened.instance.people[p].fixed[d]))
        for p, name in enumerate(opened.names)
        if name not in absent and p not in opened.unlawful
    )
    free = tuple((p, own) for p, own in free if own)
    stay = {(p, d): CHANGE for p, own in free for d in own}
    return Task(free, WORK * -(-len(days) // 7), SEED, stay=stay)


def _near(opened: "OpenedRota", task: Task, days: range) -> Instance:
    """What the window can reach: a published line is not reshaped for its beauty."""
    people = list(opened.instance.people)
    for p, _ in task.free:
        people[p] = opened.standing[p].binding(days[0], days[-1])
    return replace(opened.instance, people=tuple(people))

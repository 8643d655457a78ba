"""The competition's own objective, counted from its rules and the files alone; shares nothing with the instance."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from benchmarks.solver.inrc2_text import ANY, NONE, Text

OPTIMAL, SAME, WORKING, OFF_DAYS, REQUEST, WEEKEND, TOTAL, WEEKENDS = 30, 15, 30, 30, 10, 30, 20, 30
"""Weights of the soft rules."""


def score(text: Text, plan: Mapping[tuple[str, int], tuple[str, str]]) -> tuple[Counter[str], list[str]]:
    """Penalty by rule, and every breach of a hard rule in words."""
    parts: Counter[str] = Counter()
    breaches: list[str] = []
    heads = Counter((day, *what) for (_, day), what in plan.items())
    for need in text.needs:
        there = heads[need.day, need.shift, need.skill]
        parts["optimal cover"] += OPTIMAL * max(0, need.optimal - there)
        if there < need.minimum:
            breaches.append(f"day {need.day}: {there} of {need.minimum} {need.skill} on {need.shift}")
    for nurse, (contract, skills) in text.nurses.items():
        line = [plan.get((nurse, day)) for day in range(text.days)]
        shifts = [NONE if cell is None else cell[0] for cell in line]
        before = text.past[nurse]
        for day, cell in enumerate(line):
            if cell is not None and cell[1] not in skills:
                breaches.append(f"{nurse}, day {day}: has no skill {cell[1]}")
        for day, (first, then) in enumerate(pairwise([before.last, *shifts])):
            if first != NONE and then in text.barred.get(first, ()):
                breaches.append(f"{nurse}, day {day}: {then} after {first}")
        for day, unwanted in ((d, s) for n, d, s in text.requests if n == nurse):
            parts["requests"] += REQUEST * (shifts[day] != NONE and unwanted in {ANY, shifts[day]})
        terms = text.contracts[contract]
        worked = [shift != NONE for shift in shifts]
        runs = _runs(worked, is_open=before.last != NONE, length=before.working)
        parts["working days"] += WORKING * _outside(runs, *terms.working)
        runs = _runs([not w for w in worked], is_open=before.last == NONE, length=before.off)
        parts["days off"] += OFF_DAYS * _outside(runs, *terms.off)
        for shift, limits in text.shifts.items():
            runs = _runs([s == shift for s in shifts], is_open=before.last == shift, length=before.same)
            parts["same shift"] += SAME * _outside(runs, *limits)
        weekends = [worked[d : d + 2] for d in range(5, text.days, 7)]
        if terms.whole_weekends:
            parts["whole weekends"] += WEEKEND * sum(sum(w) == 1 for w in weekends)
        many = before.weekends + sum(any(w) for w in weekends)
        parts["weekends"] += WEEKENDS * max(0, many - terms.weekends)
        least, most = terms.assignments
        total = before.assignments + sum(worked)
        parts["assignments"] += TOTAL * (max(0, least - total) + max(0, total - most))
    return parts, breaches


def _runs(holds: Sequence[bool], *, is_open: bool, length: int) -> list[tuple[int, int, bool]]:
    """Runs that reach into the plan or end just before it: days before the plan, days in it, and whether it ended."""
    found: list[tuple[int, int, bool]] = []
    before, inside = (length, 0) if is_open else (0, 0)
    for held in holds:
        if held:
            inside += 1
            continue
        if before or inside:
            found.append((before, inside, True))
        before, inside = 0, 0
    if inside:
        found.append((before, inside, False))
    return found


def _outside(runs: Sequence[tuple[int, int, bool]], least: int, most: int) -> int:
    """Days lacking to ``least`` where a run ended, and days of the plan beyond ``most``."""
    lacking = sum(max(0, least - before - inside) for before, inside, ended in runs if ended)
    return lacking + sum(max(0, before + inside - max(most, before)) for before, inside, _ in runs)

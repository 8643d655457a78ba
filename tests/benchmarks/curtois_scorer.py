"""The shift scheduling family's objective and floors, counted from the text alone."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

Plan = Mapping[tuple[str, int], str]


def lines(text: str, section: str) -> list[list[str]]:
    """The fields of a section's lines."""
    body = text.split(f"SECTION_{section}\n")[1].split("SECTION_")[0]
    return [[f.strip() for f in line.split(",")] for line in body.splitlines() if line and line[0] != "#"]


def read_plan(path: Path) -> dict[tuple[str, int], str]:
    """A roster file."""
    rows = [line.split(",") for line in path.read_text().splitlines()[1:]]
    return {(who, int(day)): shift for who, day, shift in rows}


def objective(text: str, plan: Plan) -> int:
    """Requests refused, and heads missing or beyond what is wanted."""
    total = 0
    for who, day, shift, weight in lines(text, "SHIFT_ON_REQUESTS"):
        total += int(weight) * (plan.get((who, int(day))) != shift)
    for who, day, shift, weight in lines(text, "SHIFT_OFF_REQUESTS"):
        total += int(weight) * (plan.get((who, int(day))) == shift)
    for day, shift, wanted, under, over in lines(text, "COVER"):
        there = sum(d == int(day) and s == shift for (_, d), s in plan.items())
        total += max(0, int(wanted) - there) * int(under) + max(0, there - int(wanted)) * int(over)
    return total


def holds_floors(text: str, plan: Plan) -> bool:
    """Whether everybody has the fewest minutes, and no inner run is too short."""
    days = int(lines(text, "HORIZON")[0][0])
    minutes = {shift: int(length) for shift, length, *_ in lines(text, "SHIFTS")}
    for who, _, _, fewest, _, least_on, least_off, _ in lines(text, "STAFF"):
        worked = [(who, day) in plan for day in range(days)]
        if sum(minutes[plan[who, day]] for day in range(days) if worked[day]) < int(fewest):
            return False
        runs: Sequence[tuple[bool, int]] = [(on, len(list(run))) for on, run in groupby(worked)]
        if any(length < int(least_on if on else least_off) for on, length in runs[1:-1]):
            return False
    return True

"""How fast a published rota is repaired: candidates, exchanges and absences; run by hand on an idle machine.

    python -m benchmarks.solver_repair DIR --rota FILE [--cases N] [--seed N]

Every answer is judged by the rules, and the time that takes is counted apart. Cases are drawn at random by the seed.
The processor's own time stands beside the wall's, for machines that do other things as well.
"""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import TypeVar

from adapters.solver.repairing.repairer import Repairer
from adapters.ward_files.rota_file import read_rota
from adapters.ward_files.ward_folder import read_ward
from application.rota.lawful_repairs import LawfulRepairs
from application.ward import agreements_sought
from domain.calendar import DAY, Period
from domain.ids import PersonId
from domain.rota.repair import Away, Repair, Vacant
from domain.rota.solver import RotaProblem
from domain.working_time.law import standard_law
from domain.working_time.model import Rota

T = TypeVar("T")
ABSENT, SHORTEST, LONGEST = 3, 3, 5
"""People away at a time, and for how many days."""


@dataclass
class Times:
    """Seconds that one kind of question took; shown in milliseconds."""

    name: str
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def of(self, ask: Callable[..., T], *about: object) -> T:
        """What ``ask`` answers, with its time noted."""
        wall, cpu = perf_counter(), process_time()
        answer = ask(*about)
        self.wall.append(perf_counter() - wall)
        self.cpu.append(process_time() - cpu)
        return answer

    def __str__(self) -> str:
        return f"{self.name:<36} {len(self.wall):4} times  wall {_shares(self.wall)}  processor {_shares(self.cpu)}"


SHARES = (("p50", 0.5), ("p95", 0.95), ("p99", 0.99), ("max", 1.0))


def _shares(taken: Sequence[float]) -> str:
    found = sorted(taken)
    return "  ".join(f"{name} {1000 * found[min(int(s * len(found)), len(found) - 1)]:.1f}" for name, s in SHARES)


def _absences(problem: RotaProblem, draw: Random) -> tuple[tuple[Away, ...], date]:
    days = tuple(problem.period.days())
    first = draw.randrange(len(days) - LONGEST)
    away = []
    for name in draw.sample(sorted(problem.people), ABSENT):
        begins = first + draw.randrange(2)
        lasts = draw.randint(SHORTEST, LONGEST)
        away.append(Away(name, Period(days[begins], min(days[begins] + (lasts - 1) * DAY, days[-1]))))
    return tuple(away), days[first]


def _shift(rota: Rota, draw: Random) -> tuple[PersonId, date]:
    name = draw.choice(sorted(name for name, line in rota.lines.items() if line))
    return name, draw.choice(sorted(rota.lines[name]))


def measure(problem: RotaProblem, rota: Rota, cases: int, seed: int) -> list[str]:
    """The times by question, and what the repairs came to."""
    draw, repairer, lawful = Random(seed), Repairer(), LawfulRepairs(Repairer(), standard_law())  # noqa: S311 - cases, no secret
    cold, warm = Times("opening, the ward unread"), Times("opening, the ward read")
    opened = cold.of(repairer.open, problem, rota)
    warm.of(repairer.open, problem, Rota({**rota.lines, min(rota.lines): {}}))
    lawful.repairer.open(problem, rota)
    candidates, judged = Times("candidates"), Times("candidates, judged by the rules")
    for _ in range(5 * cases):
        name, day = _shift(rota, draw)
        vacant = Vacant(day, rota.lines[name][day], name)
        candidates.of(opened.candidates, vacant)
        judged.of(lawful.candidates, problem, rota, vacant)
    swaps = Times("exchanges of two and three, judged")
    for _ in range(cases):
        name, day = _shift(rota, draw)
        swaps.of(lawful.swaps, problem, rota, name, day)
    lines = [str(t) for t in (cold, warm, candidates, judged, swaps)]
    for days in (7, 14):
        lines += _repairs(problem, rota, lawful, draw, cases if days == 7 else cases // 2, days)
    return lines


def _repairs(problem: RotaProblem, rota: Rota, lawful: LawfulRepairs, draw: Random, cases: int, days: int) -> list[str]:
    opened = lawful.repairer.open(problem, rota)
    alone, judged = Times(f"{ABSENT} absences, {days} days"), Times(f"{ABSENT} absences, {days} days, judged")
    found: list[Repair] = []
    for _ in range(cases):
        away, first = _absences(problem, draw)
        window = Period(first, min(first + (days - 1) * DAY, problem.period.last_day))
        alone.of(opened.repair, away, window)
        found.append(judged.of(lawful.repair, problem, rota, away, first, days))
    changes = sorted(len(r.changes) for r in found)
    before, after = sum(r.uncovered_before for r in found), sum(r.uncovered_after for r in found)
    return [
        str(alone),
        str(judged),
        f"  {sum(r.proven for r in found)} of {len(found)} proven; heads uncovered {before} before and {after} after; "
        f"cells changed: median {changes[len(changes) // 2]}, most {changes[-1]}",
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--rota", type=Path, required=True)
    asked.add_argument("--cases", type=int, default=60)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args(arguments)
    ward = read_ward(given.folder)
    problem = ward.problem(agreements_sought(ward), standard_law().on(ward.period.first_day).figures)
    print("\n".join(measure(problem, read_rota(given.rota, ward), given.cases, given.seed)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""``python -m tests.adapters.solver.in_another_process WARD``: a rota of the ward, made and printed.

The work is little and the clock far away, so that nothing but the work ends the search.
"""

import json
import sys
from pathlib import Path

from adapters.solver.cp_sat import CpSatRotaSolver
from adapters.ward_files import read_ward
from application.ward import agreements_sought
from domain.rota.solver import Budget
from domain.working_time.law import standard_law

WORK = 0.5
"""In each lane."""
SECONDS = 600


def main(ward: str) -> None:
    """Print the rota and its stamp."""
    unit = read_ward(Path(ward))
    problem = unit.problem(agreements_sought(unit), standard_law().on(unit.period.first_day).figures)
    answer = CpSatRotaSolver(2, pace=WORK / SECONDS).solve(problem, Budget(SECONDS, 7), lambda _: None)
    stamp = answer.stamp
    rota = {p: {day.isoformat(): code for day, code in sorted(line.items())} for p, line in answer.rota.lines.items()}
    made = {"rota": rota, "work": stamp.work, "penalties": dict(stamp.penalties), "bounds": dict(stamp.bounds)}
    sys.stdout.write(json.dumps({**made, "reproducibility": stamp.reproducibility}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])

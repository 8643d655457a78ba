"""How well, and how repeatably, the generator plans a ward; run by hand on an idle machine.

    python -m benchmarks.solver_wards DIR [--seconds N] [--seed N] [--runs N] [--agreements none|sought]

Every rota is judged by the rules before a figure is printed. With two runs or more it says whether they agree.
"""

import argparse
import resource
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from time import monotonic

from adapters.solver.cp_sat import CpSatRotaSolver
from adapters.ward_files.ward_folder import read_ward
from application.ward import agreements_sought, case
from domain.canonical import fingerprint
from domain.rota.solver import Budget, Progress, RotaAnswer, RotaProblem
from domain.staffing.need import vacancies
from domain.working_time.figures import RuleFigures
from domain.working_time.judging import judge
from domain.working_time.model import Agreements, Rota
from domain.working_time.register import standard_rule_set

MEBIBYTE = 1024
"""``ru_maxrss`` counts kibibytes."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run's answer and what it took."""

    answer: RotaAnswer
    wall: float
    cpu: float
    peak_mebibytes: int


def once(problem: RotaProblem, budget: Budget, *, quiet: bool) -> Run:
    """Generate once. CPU and memory are this process's and its children's, all ended by then."""

    def told(progress: Progress) -> None:
        if not quiet:
            line = f"\r{progress.phase:>10} {progress.done:4.0%}  {progress.uncovered} heads uncovered   "
            print(line, end="", file=sys.stderr, flush=True)

    before, cpu = monotonic(), _cpu()
    answer = CpSatRotaSolver().solve(problem, budget, told)
    own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return Run(answer, monotonic() - before, _cpu() - cpu, max(own, children) // MEBIBYTE)


def _cpu() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(u.ru_utime + u.ru_stime for u in used)


def hash_of(rota: Rota) -> str:
    """The rota's fingerprint, for comparing runs by eye."""
    lines = {e: {d.isoformat(): code for d, code in line.items()} for e, line in rota.lines.items()}
    return fingerprint(lines)


def figures(problem: RotaProblem, rota: Rota) -> str:
    """Coverage, hours and wishes, in one line."""
    heads = sum(d.minimum for d in problem.demands)
    missing = sum(v.missing for v in vacancies(rota, problem.demands, problem.people, problem.types))
    due = {e: p.hours_due(problem.period) for e, p in problem.people.items()}
    planned = dict.fromkeys(due, timedelta())
    for shift in rota.shifts(problem.types):
        planned[shift.employee] += shift.hours
    share = sum(planned.values(), timedelta()) / max(sum(due.values(), timedelta()), timedelta(hours=1))
    worst = max((due[e] - planned[e] for e in due), default=timedelta())
    met = sum(rota.lines[w.employee].get(w.day) == w.code for w in problem.wishes)
    return (
        f"covered {1 - missing / max(heads, 1):.2%} ({missing} of {heads} heads uncovered), "
        f"hours {share:.2%} (worst {worst / timedelta(hours=1):.1f} h short), wishes {met} of {len(problem.wishes)}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run and print; exit 1 when a rota is unlawful or two runs differ."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--seconds", type=int, default=120)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--runs", type=int, default=2)
    asked.add_argument("--agreements", choices=("none", "sought"), default="sought")
    asked.add_argument("--quiet", action="store_true")
    given = asked.parse_args(arguments)
    ward = read_ward(given.folder)
    agreements = agreements_sought(ward) if given.agreements == "sought" else Agreements(())
    problem = ward.problem(agreements, RuleFigures())
    hashes, lawful = set(), True
    for _ in range(given.runs):
        run = once(problem, Budget(given.seconds, given.seed), quiet=given.quiet)
        rota, stamp = run.answer.rota, run.answer.stamp
        found = judge(case(ward, rota, agreements), standard_rule_set(problem.rule))
        forbidding = Counter(f.rule for f in found if f.verdict.forbids)
        lawful = lawful and not forbidding
        hashes.add(hash_of(rota))
        print(f"\n{figures(problem, rota)}")
        print(f"wall {run.wall:.0f} s, CPU {run.cpu:.0f} s, peak {run.peak_mebibytes} MiB a process, work {stamp.work}")
        print(f"{stamp.solver}, {stamp.reproducibility.value}, {hash_of(rota)[:16]}")
        print(f"penalties {dict(stamp.penalties)}")
        print(f"forbidding findings: {dict(forbidding) or 'none'}")
    if given.runs > 1:
        print(f"the runs {'agree' if len(hashes) == 1 else 'DIFFER'}")
    return 0 if lawful and len(hashes) == 1 else 1


if __name__ == "__main__":
    raise SystemExit(main())

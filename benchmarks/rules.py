"""How fast the rules are: one ward with all findings, one changed line, and a region from columns.

Wards and regions are made up, of rotating rotas with swaps, extra work and the agreements that hospitals have.

    python -m benchmarks.rules [--people N ...]
"""

import argparse
import resource
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from random import Random

from benchmarks.rota_maker import region, ward
from domain.calendar import DAY
from domain.working_time.columns.changing import JudgedLines
from domain.working_time.columns.judgement import Judgement, side_by_side
from domain.working_time.columns.rosters import Rosters, findings, judge_rosters
from domain.working_time.findings import Finding
from domain.working_time.judging import concerned, finding, judge, lines, shifts_by_person
from domain.working_time.model import Case
from domain.working_time.register import standard_rule_set

RULES = standard_rule_set()
REGIONS = (1_000, 10_000, 120_000)
held: list[Rosters] = []
"""The region the workers judge; they inherit it when they are forked."""


def main() -> None:
    """Measure all of it."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--people", type=int, nargs="*", default=REGIONS)
    given = asked.parse_args()
    one_ward(ward(people=34, seed=1))
    one_line(ward(people=34, seed=1))
    for people in given.people:
        whole_region(people)


def one_ward(case: Case) -> None:
    """All rules over one ward, findings in full: by columns, and by the plain rules alone."""
    found = judge(case, RULES)
    assert found == plainly(case)
    fast, slow = median(lambda: judge(case, RULES), 15), median(lambda: plainly(case), 5)
    print(f"one ward, {len(case.people)} people, {len(case.shifts)} shifts, {len(found)} findings:", end=" ")
    print(f"{fast * 1e3:.1f} ms; plain rules alone {slow * 1e3:.0f} ms, {slow / fast:.1f} times")


def one_line(case: Case) -> None:
    """One shift moved to another day: the figures, then the findings, of the changed line."""
    random, held_lines = Random(1), JudgedLines(case, RULES)  # noqa: S311 - a made-up change
    before = held_lines.findings()
    assert before == judge(case, RULES)
    figures, whole, plain = [], [], []
    for employee, own in list(shifts_by_person(case).items()) * 3:
        gone = random.choice(own)
        moved = replace(gone, day=gone.day + DAY, starts=gone.starts + DAY, ends=gone.ends + DAY)
        changed = [moved if s is gone else s for s in own]
        begun = time.perf_counter()
        held_lines.change(employee, changed)
        figures.append(time.perf_counter() - begun)
        found = held_lines.findings_of(employee)
        whole.append(time.perf_counter() - begun)
        alone = replace(case, people={employee: case.people[employee]}, shifts=tuple(changed))
        begun = time.perf_counter()
        assert found == plainly(alone)
        plain.append(time.perf_counter() - begun)
        held_lines.change(employee, own)
        held_lines.findings_of(employee)
    one, all_of_it, slow = (statistics.median(times) * 1e3 for times in (figures, whole, plain))
    print(f"one changed line: figures {one:.2f} ms, findings in full {all_of_it:.2f} ms; plain {slow:.1f} ms")


def whole_region(people: int) -> None:
    """A year of ``people`` by all rules, on two processes."""
    made = time.perf_counter()
    rosters = region(people=people, seed=1)
    held[:] = [rosters]
    begun = time.perf_counter()
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        judged = side_by_side(list(pool.map(judge_chunk, rosters.chunks(), chunksize=4)))
    took = time.perf_counter() - begun
    peak = (
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + 2 * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    )
    hits = sum(len(hits) for hits in judged.hits.values())
    duties = int((rosters.codes > 0).sum())
    print(
        f"region, {people} people, {len(rosters.period)} days, {duties} duties (made in {begun - made:.0f} s):", end=" "
    )
    print(f"{took:.1f} s, {took / people * 1e6:.0f} us a person, {hits} hits, peak at most {peak / 2**20:.2f} GiB")
    _as_the_plain_rules(rosters, judged)


def judge_chunk(people: range) -> Judgement:
    """One chunk, in a worker."""
    return judge_rosters(held[0], people, RULES)


def _as_the_plain_rules(rosters: Rosters, judged: Judgement) -> None:
    """A few people's hits are as many as the plain rules' findings; how long the plain rules take for each."""
    random, took = Random(1), []  # noqa: S311 - a sample
    for person in random.sample(range(len(rosters)), 20):
        line = rosters.line(person, RULES.figures)
        begun = time.perf_counter()
        seen = [(r.id, s) for r in RULES.rules if concerned(r, line) for s in r.check(line)]
        took.append(time.perf_counter() - begun)
        assert len(seen) == sum(int((hits.row == person).sum()) for hits in judged.hits.values())
        assert len(findings(rosters, person, judged, RULES)) == len(seen)
    print(f"  the plain rules take {statistics.median(took) * 1e3:.1f} ms a person")


def plainly(case: Case) -> tuple[Finding, ...]:
    """Every plain rule over everybody."""
    version = RULES.version
    found = [
        finding(rule, version, line.person.employee, seen)
        for line in lines(case, RULES)
        for rule in RULES.rules
        if concerned(rule, line)
        for seen in rule.check(line)
    ]
    return tuple(sorted(found, key=lambda f: (f.employee, f.first_day, f.rule, f.last_day)))


def median(work: Callable[[], object], times: int) -> float:
    """The median of so many runs, in seconds."""
    found = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        found.append(time.perf_counter() - begun)
    return statistics.median(found)


if __name__ == "__main__":
    main()

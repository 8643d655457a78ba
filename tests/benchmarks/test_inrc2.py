"""Competition files: what each rule becomes, what is refused, and that two ways of counting agree."""

from collections import Counter
from pathlib import Path
from random import Random
from shutil import copytree

import pytest

from adapters.solver.instance import Row
from adapters.solver.legality import breaches
from adapters.solver.scoring import score
from benchmarks.solver.inrc2 import MISSING, Inrc2, mapped, plan_of, roster, rows_of
from benchmarks.solver.inrc2_score import score as own_score
from benchmarks.solver.inrc2_text import Past, Text, read, solution
from benchmarks.solver.unreadable import Unreadable

FOLDER = Path(__file__).parent / "data" / "n005w4"
WEEKS = (1, 2, 3, 3)
SOLUTION = [FOLDER / f"Sol-n005w4-{week}-{place}.txt" for place, week in enumerate(WEEKS)]
SHIFTS = {"E": ("Early", "Nurse"), "L": ("Late", "Nurse"), "N": ("Night", "Nurse"), "H": ("Early", "HeadNurse")}


@pytest.fixture
def text() -> Text:
    return read(FOLDER, 0, WEEKS)


def plan(**lines: str) -> dict[tuple[str, int], tuple[str, str]]:
    return {(who, day): SHIFTS[x] for who, line in lines.items() for day, x in enumerate(line) if x != "."}


def agreed(problem: Inrc2, rows: tuple[Row, ...]) -> tuple[Counter[str], list[str]]:
    """The competition's parts and breaches, once the instance's score has agreed with them."""
    parts, broken = own_score(problem.text, plan_of(problem, rows))
    found = score(problem.instance, rows)
    soft = {k: v for k, v in found.items() if v and k not in {"ideal", "uncovered"}}
    assert soft == {k: v for k, v in parts.items() if v and k != "optimal cover"}
    assert found["ideal"] == parts["optimal cover"]
    assert sum(found.values()) - found["uncovered"] - problem.settled == sum(parts.values())
    hard = [name for p, row in enumerate(rows) for name, _ in breaches(problem.instance, p, row)]
    assert bool(hard or found["uncovered"]) == bool(broken)
    return parts, broken


def test_the_organisers_solution_has_their_validators_parts(text: Text) -> None:
    problem = mapped(text)
    parts, broken = agreed(problem, rows_of(problem, solution(text, SOLUTION)))
    assert not broken
    assert sum(parts.values()) == 1695
    assert parts["working days"] + parts["same shift"] == 465
    assert {k: v for k, v in parts.items() if k not in {"working days", "same shift"}} == {
        "assignments": 320,
        "days off": 330,
        "requests": 70,
        "weekends": 210,
        "whole weekends": 60,
        "optimal cover": 240,
    }


@pytest.mark.parametrize(
    ("past", "line", "part", "penalty"),
    [
        (Past(0, 0, "None", 0, 0, 3), "EEE", "working days", 0),
        (Past(0, 0, "None", 0, 0, 3), "EE", "working days", 30),
        (Past(0, 0, "Early", 1, 1, 0), "EE", "working days", 0),
        (Past(0, 0, "Early", 1, 1, 0), "", "working days", 60),
        (Past(0, 0, "Early", 5, 5, 0), "EE", "working days", 60),
        (Past(0, 0, "Early", 2, 9, 0), "E", "working days", 30),
        (Past(0, 0, "Early", 2, 9, 0), "", "working days", 0),
        (Past(0, 0, "None", 0, 0, 1), "EEE", "days off", 30 + 22 * 30),
        (Past(0, 0, "None", 0, 0, 9), ".EEE", "days off", 30 + 21 * 30),
        (Past(0, 0, "Night", 1, 4, 0), "", "same shift", 45),
        (Past(0, 0, "Night", 1, 4, 0), "NNN", "same shift", 0),
        (Past(0, 0, "Night", 1, 4, 0), "NNNNN", "same shift", 15),
        (Past(0, 0, "Early", 1, 1, 0), "L", "same shift", 15 + 15),
        (Past(0, 2, "None", 0, 0, 3), ".....EE", "weekends", 30),
        (Past(0, 0, "None", 0, 0, 3), ".....E", "whole weekends", 30),
        (Past(0, 0, "None", 0, 0, 3), "......E", "whole weekends", 30),
        (Past(14, 0, "None", 0, 0, 3), "E", "assignments", 0),
        (Past(14, 0, "None", 0, 0, 3), "", "assignments", 20),
        (Past(22, 0, "None", 0, 0, 3), "EE", "assignments", 40),
    ],
)
def test_each_soft_rule_counts_the_history(text: Text, past: Past, line: str, part: str, penalty: int) -> None:
    """Of one full-time nurse: 15 to 22 assignments, 3 to 5 working days, 2 to 3 days off, 2 weekends, both days."""
    text.requests = []
    text.nurses = {"Nguyen": text.nurses["Nguyen"]}
    text.past["Nguyen"] = past
    text.contracts = {k: v for k, v in text.contracts.items() if k == "FullTime"}
    problem = mapped(text)
    parts, _ = agreed(problem, rows_of(problem, plan(Nguyen=line)))
    assert parts[part] == penalty


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ({"Nguyen": "LE"}, "Early after Late"),
        ({"Nguyen": "L.E"}, None),
        ({"Patrick": "E"}, "Early after Night"),  # worked the night before the plan
        ({"Sara": ".H"}, "has no skill HeadNurse"),
    ],
)
def test_hard_rules_are_hard(text: Text, lines: dict[str, str], said: str | None) -> None:
    text.needs = []
    problem = mapped(text)
    _, broken = agreed(problem, rows_of(problem, plan(**lines)))
    assert [words.partition(": ")[2] for words in broken] == ([said] if said else [])


def test_minimum_cover_costs_more_than_any_row_gains(text: Text) -> None:
    problem = mapped(text)
    slot = next(s for s in problem.instance.slots if s.minimum)
    assert slot.lacking == MISSING > max(cost.cost for who in problem.instance.people for cost in who.costs)
    parts, broken = agreed(problem, rows_of(problem, {}))
    assert len(broken) == sum(need.minimum > 0 for need in text.needs)
    assert parts["optimal cover"] == 30 * sum(need.optimal for need in text.needs)


@pytest.mark.parametrize("seed", range(20))
def test_both_ways_of_counting_agree_on_any_rows(text: Text, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - any rows, the same ones each time
    problem = mapped(text)
    full = chance.random()
    rows = tuple(
        tuple(
            held if fixed else chance.choice(may) if chance.random() < full else 0
            for held, fixed, may in zip(start, who.fixed, who.options, strict=True)
        )
        for start, who in zip(problem.instance.start, problem.instance.people, strict=True)
    )
    agreed(problem, rows)
    assert rows_of(problem, plan_of(problem, rows)) == rows
    assert roster(problem, rows).count("\n") == 1 + len(plan_of(problem, rows))


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("Sc", "Early (2,5)", "Early 2,5", "line 10: '2,5' is no pair of limits"),
        ("Sc", "Night 2 Early Late", "Night 2 Early Lunch", "shift 'Lunch' is not known"),
        ("Sc", "Sara PartTime", "Sara NoTime", "contract 'NoTime' is not known"),
        ("Sc", "Sara PartTime 1 Nurse", "Sara PartTime 1 Surgeon", "skill 'Surgeon' is not known"),
        ("Sc", "SKILLS", "SKILL", "section SKILLS is missing"),
        ("H0", "Sara 0 0 Late 1 4 0", "Sara 0 0 Late x 4 0", "a count is 'x'"),
        ("H0", "Sara 0 0 Late 1 4 0", "Sara 0 0 Late 1", "5 words in NURSE_HISTORY"),
        ("WD", "Early HeadNurse", "Early Surgeon", "skill 'Surgeon' is not known"),
        ("WD", "REQUIREMENTS", "WANTS", "section REQUIREMENTS is missing"),
    ],
)
def test_what_cannot_be_used_is_refused_by_its_line(tmp_path: Path, name: str, old: str, new: str, words: str) -> None:
    folder = copytree(FOLDER, tmp_path / "n005w4")
    (path,) = [p for p in folder.iterdir() if p.name.startswith(name) and not p.name.endswith(("-2.txt", "-3.txt"))]
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))
    with pytest.raises(Unreadable) as refused:
        read(folder, 0, WEEKS)
    assert words in str(refused.value)
    assert str(path) in str(refused.value)


def test_weeks_and_histories_that_are_not_there_are_refused() -> None:
    for history, weeks in ((9, WEEKS), (0, (1, 9)), (0, ())):
        with pytest.raises(Unreadable):
            read(FOLDER, history, weeks)

"""The command: what it writes, what it exits with, and the table of runs."""

from pathlib import Path

import pytest

from benchmarks.solver.__main__ import main
from benchmarks.solver.runs import Run, proven
from benchmarks.solver.table import table
from tests.benchmarks.curtois_scorer import holds_floors, objective, read_plan

DATA = Path(__file__).parent / "data"


def test_a_roster_is_written_with_the_objective_that_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "roster.csv"
    status = main(["curtois", str(DATA / "Instance1.txt"), "--seconds", "4", "--out", str(out), "--quiet"])
    text, plan = (DATA / "Instance1.txt").read_text(), read_plan(out)
    said = capsys.readouterr().out
    assert status == (0 if holds_floors(text, plan) else 1)
    assert f"objective {'unfinished' if status else objective(text, plan)}" in said
    assert "bound" in said
    assert "wall" in said


def test_peers_are_shown_in_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["peers", "curtois", str(DATA / "Instance1.txt"), "--seconds", "30", "--seeds", "1", "--engines", "plain"]
    assert main(asked) == 0
    assert "| Instance1 | plain CP-SAT | 1 | 607 | 607 | 607 | 1.000 | 607 |" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["curtois", "none.txt"], "none.txt: cannot be opened"),
        (["nottingham", str(DATA / "Instance1.txt")], "it is no XML"),
        (["inrc2", str(DATA / "n005w4"), "--weeks", "9"], "WD-n005w4-9.txt: cannot be opened"),
        (["wards", str(DATA / "none")], "is no folder"),
        (["curtois", str(DATA / "n005w4" / "Sc-n005w4.txt")], "line 1: a line stands before any section"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--seconds", "1"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("error: ")
    assert words in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["curtois", "x", "--seconds", "0"],
        ["curtois", "x", "--seed", "-1"],
        ["inrc2", "x"],
        ["inrc2", "x", "--weeks", "1-b"],
        ["peers", "curtois", "x", "--engines", "abacus"],
        [],
    ],
)
def test_a_wrong_command_is_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(arguments)
    assert refused.value.code == 2


def run(engine: str, seed: int, objective: int | None, bound: int | None = None) -> Run:
    return Run(engine, seed, None, {}, objective, 0 if objective else 1, bound, 10.0 * seed, "")


def test_the_table_has_medians_and_the_best_bound_of_anybody() -> None:
    runs = [run("ours", 1, 120), run("ours", 2, 110), run("ours", 3, 100, 90), run("other", 1, 200, 100)]
    runs += [run("other", 2, None), run("other", 3, None)]
    assert table("small", runs) == [
        "| small | ours | 3 | 110 | 100 | 120 | 1.100 | 100 | 20 s | 3 of 3 |",
        "| small | other | 3 | – | 200 | – |  | 100 | 20 s | 1 of 3 |",
    ]
    assert " 1.100 | 100 " in table("small", runs, known=80)[0]
    assert " 1.048 | 105 " in table("small", runs, known=105)[0]


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ({}, None),
        ({"uncovered": 0}, 0),
        ({"hours": 3, "wishes": 4}, 7),
        ({"hours": 3, "total": 9}, 9),
        ({"total": 1}, 1),
    ],
)
def test_the_bound_of_a_run_is_the_better_of_two(bounds: dict[str, int], expected: int | None) -> None:
    assert proven(bounds) == expected

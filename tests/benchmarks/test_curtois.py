"""Shift scheduling files: what each kind of line becomes, what is refused, and that the score is the family's own."""

from pathlib import Path
from random import Random

import pytest

from adapters.solver.instance import FLOOR, OFF, CellCost, Instance, Row
from adapters.solver.legality import breaches
from adapters.solver.scoring import score, unfinished
from benchmarks.solver.curtois import Curtois, read, read_roster, roster
from benchmarks.solver.unreadable import Unreadable
from tests.benchmarks.curtois_scorer import holds_floors, objective, read_plan

DATA = Path(__file__).parent / "data"
SMALL = """# a comment
SECTION_HORIZON
14
SECTION_SHIFTS
E,480,
L,600,E|L
SECTION_STAFF
A,E=14|L=14,4800,0,5,2,2,1
B,E=2,4800,960,5,2,3,1
C,E=0|L=3,4800,0,5,1,1,2
SECTION_DAYS_OFF
A,13
SECTION_SHIFT_ON_REQUESTS
A,0,E,3
A,1,L,5
SECTION_SHIFT_OFF_REQUESTS
A,2,E,7
SECTION_COVER
0,E,1,100,1
1,E,0,100,1
2,E,3,100,0
3,E,3,0,0
4,E,0,0,2
"""


def posed(tmp_path: Path, text: str = SMALL) -> Curtois:
    path = tmp_path / "small.txt"
    path.write_text(text)
    return read(path)


def rows(problem: Curtois, **lines: str) -> tuple[Row, ...]:
    """Rows of letters, `.` for a day off, padded with days off."""
    codes = {".": OFF, **{s: c for c, s in enumerate(problem.shifts, start=1)}}
    days = problem.instance.days
    return tuple(tuple(codes[x] for x in lines.get(name, "").ljust(days, ".")) for name in problem.staff)


def broken(problem: Curtois, **lines: str) -> set[str]:
    found = rows(problem, **lines)
    return {name for p, row in enumerate(found) for name, _ in breaches(problem.instance, p, row)}


def floors(problem: Curtois, **lines: str) -> int:
    """Units lacking to floors, those of B's minutes apart."""
    return unfinished(score(problem.instance, rows(problem, **({"B": "EE"} | lines))))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ({"A": "EEEEE"}, set()),
        ({"A": "EEEEEE"}, {"work"}),
        ({"A": "EEEEE.EEEEE.E"}, {"minutes", "weekends"}),
        ({"A": "EEEEE.EEEEE"}, set()),  # 4,800 minutes
        ({"A": "EEEEL.EEEEE"}, {"minutes"}),
        ({"A": "LE"}, {"follower"}),
        ({"A": "LL"}, {"follower"}),
        ({"A": "EL"}, set()),
        ({"A": "............EE"}, {"fixed"}),
        ({"B": "EEE"}, {"most of E"}),
        ({"B": "L"}, {"options"}),
        ({"C": "E"}, {"options"}),
        ({"C": "L.L.L"}, set()),
        ({"C": "L.L.L..L"}, {"most of L"}),
        ({"A": "....EE.....E"}, set()),
        ({"A": "....EE.....EE"}, {"weekends"}),
        ({"A": "......E......"}, set()),
    ],
)
def test_each_ceiling_is_hard(tmp_path: Path, line: dict[str, str], expected: set[str]) -> None:
    assert broken(posed(tmp_path), **line) == expected


@pytest.mark.parametrize(
    ("lines", "lacking"),
    [
        ({}, 0),
        ({"B": "E"}, 4),  # 480 minutes in grains of 120
        ({"A": "E"}, 0),  # a run at the edge lacks nothing
        ({"A": ".E"}, 1),
        ({"A": ".EE"}, 0),
        ({"A": "EE.EE"}, 1),
        ({"A": "EE..EE"}, 0),
        ({"B": "EE.........E"}, 1),  # the last run of work touches no edge
        ({"B": "E..E"}, 2),  # three days off are wanted between, and the second run is too short
    ],
)
def test_each_floor_is_counted(tmp_path: Path, lines: dict[str, str], lacking: int) -> None:
    problem = posed(tmp_path)
    assert problem.instance.grain == 120
    assert floors(problem, **lines) == lacking


def test_requests_and_cover_are_the_objective(tmp_path: Path) -> None:
    problem = posed(tmp_path)
    parts = score(problem.instance, rows(problem, B="EE", A="..EE"))
    assert (parts["on"], parts["off"]) == (3 + 5, 7)
    assert (parts["uncovered"], parts["over"]) == (2 * 100, 1)


def test_a_type_that_cannot_bind_is_not_measured(tmp_path: Path) -> None:
    problem = posed(tmp_path)
    assert len(problem.instance.measures) == 3, "working time, and the two types that limit somebody"
    wide = posed(tmp_path, SMALL.replace("B,E=2", "B,E=10").replace("L=3", "L=8"))
    assert len(wide.instance.measures) == 1, "nobody passes 10 shifts or 8 long ones within the minutes"
    assert len(posed(tmp_path, SMALL.replace("B,E=2", "B,E=9").replace("L=3", "L=8")).instance.measures) == 2
    assert [c for c in wide.instance.people[0].costs if c.day == 2] == [CellCost(2, 1, 7, "off")]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("14\n", "fourteen\n", 3, "the horizon is 'fourteen'"),
        ("14\n", "0\n", 3, "the horizon is '0'"),
        ("SECTION_SHIFTS", "SECTION_SHIFT", 4, "section 'SECTION_SHIFT' is not known"),
        ("E|L\n", "E|N\n", 6, "shift 'N' is not known"),
        ("L,600", "E,600", 6, "shift 'E' stands"),
        ("E,480,", "E,0,", 5, "the length in minutes is '0'"),
        ("A,E=14|", "A,N=14|", 8, "shift 'N' is not known"),
        ("A,E=14|", "A,E|", 8, "'E' is no limit of a shift"),
        ("0,5,2,2,1\nB", "0,5,2,2\nB", 8, "7 fields"),
        ("960", "9.60", 9, "a limit of the employee is '9.60'"),
        ("A,13", "A,14", 12, "the day is '14'"),
        ("A,13", "Z,13", 12, "employee 'Z' is not known"),
        ("A,0,E,3", "A,0,E,-3", 14, "the weight is '-3'"),
        ("A,0,E,3", f"A,0,E,{FLOOR}", 14, "the weight is"),
        ("2,E,3,100,0", "2,N,3,100,0", 21, "shift 'N' is not known"),
    ],
)
def test_what_cannot_be_used_is_refused_by_its_line(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    assert old in SMALL
    with pytest.raises(Unreadable) as refused:
        posed(tmp_path, SMALL.replace(old, new, 1))
    assert f"small.txt, line {line}: {words}" in str(refused.value)
    assert "accepted: " in str(refused.value)


@pytest.mark.parametrize("text", ["", "SECTION_HORIZON\n14\n", "\0\0"])
def test_a_file_that_is_no_instance_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(Unreadable, match=r"small\.txt: "):
        posed(tmp_path, text)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be opened"):
        read(tmp_path / "none.txt")


def test_line_ends_and_byte_order_marks_change_nothing(tmp_path: Path) -> None:
    path = tmp_path / "small.txt"
    path.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert read(path) == posed(tmp_path)


def test_the_published_roster_has_its_published_objective() -> None:
    problem = read(DATA / "Instance1.txt")
    best = read_roster(problem, DATA / "Instance1_607.csv")
    parts = score(problem.instance, best)
    assert sum(parts.values()) == 607
    assert not any(True for p, row in enumerate(best) for _ in breaches(problem.instance, p, row))


@pytest.mark.parametrize("seed", range(30))
def test_the_score_is_the_familys_objective_on_any_roster(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - any rosters, the same ones each time
    path = DATA / "Instance1.txt" if seed % 2 else tmp_path / "small.txt"
    (tmp_path / "small.txt").write_text(SMALL)
    problem = read(path)
    text, out = path.read_text(), tmp_path / "roster.csv"
    some = _any_rows(problem.instance, chance)
    out.write_text(roster(problem, some))
    assert read_roster(problem, out) == some
    parts = score(problem.instance, some)
    plan = read_plan(out)
    assert sum(parts.values()) - parts["floors"] == objective(text, plan)
    assert (parts["floors"] == 0) == holds_floors(text, plan)


def _any_rows(instance: Instance, chance: Random) -> tuple[Row, ...]:
    full = chance.random()
    return tuple(
        tuple(chance.choice(may) if may and chance.random() < full else OFF for may in who.options)
        for who in instance.people
    )


@pytest.mark.parametrize("line", ["A,0", "A,x,E", "A,99,E", "Z,0,E", "A,0,N", "A,1,E\nA,1,L"])
def test_a_roster_that_is_none_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "roster.csv"
    path.write_text(f"employee,day,shift\n{line}\n")
    with pytest.raises(Unreadable):
        read_roster(posed(tmp_path), path)

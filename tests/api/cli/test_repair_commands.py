"""`forsvarlig rota candidates`, `swaps` and `repair`, run as a program on a small ward."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.api.cli.test_rota_commands import HEADER, WARD, forsvarlig

ABSENT = "obs-1-01"
WEEK = ("2027-01-04", "2027-01-05", "2027-01-06", "2027-01-07", "2027-01-08")


@pytest.fixture(scope="module")
def rota(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A first week of days for a few people of the ward."""
    path = tmp_path_factory.mktemp("rota") / "rota.csv"
    lines = [f"{person},{day},D\n" for person in (ABSENT, "obs-1-02") for day in WEEK[:4]]
    path.write_text(HEADER + "".join(lines) + f"obs-1-03,{WEEK[4]},D\n", encoding="utf-8")
    return path


def asked(command: str, rota: Path, *more: str) -> Any:
    done = forsvarlig("rota", command, "--ward", str(WARD), "--rota", str(rota), *more, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def read(path: Path) -> set[tuple[str, ...]]:
    with path.open(encoding="utf-8") as file:
        return {tuple(row) for row in list(csv.reader(file))[1:]}


def test_candidates_are_listed_as_json_and_as_a_table(rota: Path) -> None:
    found = asked("candidates", rota, "--day", WEEK[4], "--shift", "D")["candidates"]
    names = [c["employee"] for c in found]
    assert ABSENT in names
    assert "obs-1-03" not in names, "works that day"
    table = forsvarlig("rota", "candidates", "--ward", str(WARD), "--rota", str(rota), "--day", WEEK[4], "--shift", "D")
    assert f"{len(names)} may take D on Fri 08 Jan 2027" in table.stdout


def test_swaps_are_listed_as_json_and_as_a_table(rota: Path) -> None:
    found = asked("swaps", rota, "--employee", "obs-1-03", "--day", WEEK[4])["swaps"]
    assert {s["people"][0] for s in found} == {"obs-1-03"}
    assert any({c["after"] for c in s["changes"]} == {"D", None} for s in found)
    arguments = ("--rota", str(rota), "--employee", "obs-1-03", "--day", WEEK[4])
    table = forsvarlig("rota", "swaps", "--ward", str(WARD), *arguments)
    assert f"{len(found)} exchanges" in table.stdout


def test_a_repair_is_shown_and_written_where_asked_for(rota: Path, tmp_path: Path) -> None:
    absent = f"{ABSENT},{WEEK[0]},{WEEK[1]}"
    before, out = rota.read_bytes(), tmp_path / "repaired.csv"
    found = asked("repair", rota, "--absent", absent, "--out", str(out))
    assert found["freed"] == [{"employee": ABSENT, "date": d, "before": "D", "after": None} for d in WEEK[:2]]
    assert found["uncovered_after"] < found["uncovered_before"]
    assert (found["first_day"], found["last_day"]) == (WEEK[0], "2027-01-10")
    written = read(out)
    assert not {(ABSENT, d, "D") for d in WEEK[:2]} & written
    assert {(c["employee"], c["date"], c["after"]) for c in found["changes"] if c["after"]} <= written
    assert rota.read_bytes() == before
    again = asked("repair", rota, "--absent", absent)
    assert again == found
    judged = json.loads(forsvarlig("rota", "check", "--ward", str(WARD), "--rota", str(out), "--json").stdout)
    forbidding = {f["rule"] for f in judged["findings"] if f["verdict"] in {"violation", "needs"}}
    assert forbidding == {"TERMS-COURSE"}, "nobody is on the courses yet, and nothing else is wrong"
    shown = forsvarlig("rota", "repair", "--ward", str(WARD), "--rota", str(rota), "--absent", absent)
    assert f"{found['uncovered_before']} heads uncovered before" in " ".join(shown.stdout.split())


@pytest.mark.parametrize(
    ("command", "more", "code", "named"),
    [
        ("repair", ("--absent", f"{ABSENT},2027-01-05,2027-01-04"), 2, "the form"),
        ("repair", ("--absent", ABSENT), 2, "the form"),
        ("repair", ("--absent", f"nobody,{WEEK[0]},{WEEK[0]}"), 1, "rota_plan.outside_the_plan"),
        ("repair", ("--absent", f"{ABSENT},2026-01-04,2026-01-05"), 1, "rota_plan.outside_the_plan"),
        ("repair", ("--absent", f"{ABSENT},{WEEK[0]},{WEEK[0]}", "--out", "nowhere/rota.csv"), 2, "cannot be written"),
        ("candidates", ("--day", WEEK[0], "--shift", "XX"), 1, "rota_plan.outside_the_plan"),
        ("swaps", ("--employee", ABSENT, "--day", WEEK[4]), 1, "rota_plan.nothing_to_swap"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_its_name(
    rota: Path, command: str, more: Sequence[str], code: int, named: str
) -> None:
    done = forsvarlig("rota", command, "--ward", str(WARD), "--rota", str(rota), *more)
    assert done.returncode == code
    assert named in " ".join(done.stderr.replace("│", " ").split())

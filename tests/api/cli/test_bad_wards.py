"""Wards that no rota, or hardly one, can be made for: a clear answer all the same, soon, and nothing half written."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.adapters.ward_files.folders import copy_of_small_ward, edit
from tests.api.cli.test_rota_commands import forsvarlig

SECONDS = 4
ALLOWED = 90
"""Seconds for all of it, on a machine that has much else to do: an end, not a speed."""
KINDS = ("weekday", "saturday", "sunday", "holiday")
LAST = "2027-01-24"


def emptied(folder: Path, *files: str) -> None:
    """Leave the header alone."""
    for file in files:
        header = (folder / file).read_text(encoding="utf-8").splitlines()[0]
        (folder / file).write_text(header + "\n", encoding="utf-8")


def added(folder: Path, file: str, *lines: str) -> None:
    with (folder / file).open("a", encoding="utf-8") as opened:
        opened.writelines(line + "\n" for line in lines)


def employees(folder: Path) -> list[str]:
    rows = (folder / "employees.csv").read_text(encoding="utf-8").splitlines()[1:]
    return [row.partition(",")[0] for row in rows]


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """Three weeks of the small ward, without wishes and absences."""
    folder = copy_of_small_ward(tmp_path)
    edit(folder, "ward.toml", "2027-07-04", LAST)
    edit(folder, "ward.toml", "averaging_weeks = 26\nweekend", "averaging_weeks = 3\nweekend")
    emptied(folder, "wishes.csv", "absences.csv", "adaptations.csv")
    return folder


def nobody_is_qualified(folder: Path) -> None:
    emptied(folder, "need.csv")
    added(folder, "need.csv", *(f"{kind},{shift},dialyse,2,3" for kind in KINDS for shift in "DAN"))


def everybody_is_away(folder: Path) -> None:
    away = (f"{employee},2027-01-04,{LAST},parental_leave" for employee in employees(folder))
    added(folder, "absences.csv", *away)


def nothing_is_needed(folder: Path) -> None:
    emptied(folder, "need.csv")
    added(folder, "need.csv", "weekday,D,any,0,0")


def one_day(folder: Path) -> None:
    edit(folder, "ward.toml", LAST, "2027-01-04")
    edit(folder, "ward.toml", "averaging_weeks = 3\nweekend", "averaging_weeks = 1\nweekend")


def one_person(folder: Path) -> None:
    rows = (folder / "employees.csv").read_text(encoding="utf-8").splitlines()
    (folder / "employees.csv").write_text("\n".join(rows[:2]) + "\n", encoding="utf-8")


def everybody_wants_every_day_off(folder: Path) -> None:
    days = (f"2027-01-{n:02}" for n in range(4, 25))
    added(folder, "wishes.csv", *(f"{employee},{day},off,3" for day in days for employee in employees(folder)))


def generated(folder: Path) -> dict[str, Any]:
    """What the generator says of the ward, once what it wrote is found lawful."""
    out = folder / "rota.csv"
    begun = time.monotonic()
    done = forsvarlig("rota", "generate", "--ward", str(folder), "--seconds", str(SECONDS), "--out", str(out), "--json")
    assert time.monotonic() - begun < ALLOWED
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    judged = forsvarlig("rota", "check", "--ward", str(folder), "--rota", str(out))
    assert judged.returncode == 0, judged.stdout
    said: dict[str, Any] = json.loads(done.stdout)
    return said


@pytest.mark.parametrize("spoil", [nobody_is_qualified, everybody_is_away])
def test_a_ward_that_nobody_can_staff_gets_its_vacancies(ward: Path, spoil: Callable[[Path], None]) -> None:
    spoil(ward)
    said = generated(ward)
    assert said["uncovered_heads"] == said["minimum_heads"] > 0
    assert sum(v["missing"] for v in said["vacancies"]) == said["minimum_heads"]
    assert {v["present"] for v in said["vacancies"]} == {0}


def test_a_ward_that_needs_nobody_lacks_nobody(ward: Path) -> None:
    nothing_is_needed(ward)
    said = generated(ward)
    assert (said["minimum_heads"], said["uncovered_heads"], said["vacancies"]) == (0, 0, [])


def test_a_plan_of_one_day(ward: Path) -> None:
    """A seventh of the week's hours is due that day, about five: no shift is as short, so all of it is vacant."""
    one_day(ward)
    said = generated(ward)
    assert said["uncovered_heads"] == said["minimum_heads"] == 11


def test_a_ward_of_one_person(ward: Path) -> None:
    one_person(ward)
    said = generated(ward)
    assert 0 < said["uncovered_heads"] < said["minimum_heads"]


def test_wishes_that_leave_nobody_are_no_reason_to_leave_the_ward_uncovered(ward: Path) -> None:
    everybody_wants_every_day_off(ward)
    said = generated(ward)
    assert said["uncovered_heads"] <= 0.1 * said["minimum_heads"]


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda w: emptied(w, "employees.csv"), ["employees.csv", "at least one employee"]),
        (lambda w: emptied(w, "need.csv"), ["need.csv"]),
        (lambda w: emptied(w, "shifts.csv"), ["shifts.csv"]),
        (
            lambda w: added(w, "absences.csv", "obs-1-01,2026-03-01,2026-03-04,holiday"),
            ["absences.csv, line 2, first_day", "outside the plan"],
        ),
        (lambda w: added(w, "wishes.csv", "obs-1-01,2027-01-15,Q,3"), ["wishes.csv, line 2, wish", "“Q”"]),
        (lambda w: added(w, "wishes.csv", "obs-1-99,2027-01-15,off,3"), ["wishes.csv, line 2, employee", "“obs-1-99”"]),
        (lambda w: added(w, "wishes.csv", "obs-1-01,2027-01-25,off,3"), ["wishes.csv, line 2, date", "outside"]),
        (lambda w: added(w, "need.csv", "weekday,Q,any,1,1"), ["need.csv", "shift: “Q” is not a shift code"]),
    ],
    ids=["nobody", "no need", "no shifts", "absence", "wish's shift", "wish's person", "wish's day", "need's shift"],
)
def test_what_cannot_be_used_is_named_before_any_search(
    ward: Path, spoil: Callable[[Path], None], named: list[str]
) -> None:
    spoil(ward)
    out = ward / "rota.csv"
    done = forsvarlig("rota", "generate", "--ward", str(ward), "--seconds", "3600", "--out", str(out))
    assert done.returncode == 2
    assert done.stderr.startswith("input.unusable: ")
    assert all(part in done.stderr for part in named), done.stderr
    assert not out.exists()


@pytest.mark.parametrize("seconds", ["0", "-1", "3601", "1e3", "10000000000000000000000", ""])
def test_a_budget_that_is_none(ward: Path, seconds: str) -> None:
    out = ward / "rota.csv"
    done = forsvarlig("rota", "generate", "--ward", str(ward), "--seconds", seconds, "--out", str(out))
    assert done.returncode == 2
    assert "--seconds" in done.stderr
    assert not out.exists()

"""`forsvarlig rota conflicts` and `rota why`, run as a program."""

import json
import shutil
from pathlib import Path

import pytest

from tests.api.cli.test_rota_commands import WARD, forsvarlig

EVENING = "2027-01-14"
"""A Thursday, on which two adaptations are granted."""


def ward_without(folder: Path, *away: str) -> Path:
    """The small ward with some away for a day."""
    ward = folder / "ward"
    shutil.copytree(WARD, ward)
    with (ward / "absences.csv").open("a", encoding="utf-8") as absences:
        absences.writelines(f"{person},{EVENING},{EVENING},holiday\n" for person in away)
    return ward


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """Of those with telemetri nobody is there on one day; one is away already."""
    people = (WARD / "employees.csv").read_text(encoding="utf-8").splitlines()
    return ward_without(
        tmp_path,
        *(line.partition(",")[0] for line in people if "telemetri" in line and not line.startswith("obs-1-08")),
    )


@pytest.fixture
def rota(tmp_path: Path) -> Path:
    """One shift, for somebody."""
    path = tmp_path / "rota.csv"
    path.write_text(f"employee,date,shift\nobs-1-01,{EVENING},D\n", encoding="utf-8")
    return path


def test_a_ward_in_which_nothing_was_found() -> None:
    said = forsvarlig("rota", "conflicts", "--ward", str(WARD))
    assert said.returncode == 0, said.stderr
    assert "no promise" in said.stdout
    assert json.loads(forsvarlig("rota", "conflicts", "--ward", str(WARD), "--json").stdout) == {"conflicts": []}


def test_what_cannot_fit_is_said_and_is_the_exit_code(planted: Path) -> None:
    said = forsvarlig("rota", "conflicts", "--ward", str(planted))
    assert said.returncode == 1, said.stderr
    assert "14 January 2027: at least 1 shift must go uncovered" in said.stdout
    assert "The leader can." in said.stdout
    found = json.loads(forsvarlig("rota", "conflicts", "--ward", str(planted), "--json").stdout)["conflicts"]
    first = found[0]
    assert {m["source"] for m in first["members"]} >= {"need", "absence"}
    assert first["verified"] is first["minimal"] is True
    assert first["sentence_nb"].startswith("For få kan være der, 14. januar 2027")


def test_why_somebody_has_a_shift(rota: Path) -> None:
    asked = ("rota", "why", "--ward", str(WARD), "--rota", str(rota), "--employee", "obs-1-01", "--day", EVENING)
    said = forsvarlig(*asked)
    assert said.returncode == 0, said.stderr
    assert f"obs-1-01 has D on {EVENING}" in said.stdout
    assert "TERMS-ADAPTATION" in said.stdout
    told = json.loads(forsvarlig(*asked, "--json").stdout)
    others = {a["employee"]: a for a in told["alternatives"]}
    assert "version" not in told
    assert others["obs-1-02"]["possible"]
    assert [f["rule"] for f in others["obs-1-14"]["breaks"]] == ["TERMS-ADAPTATION"]


def test_why_a_wish_was_not_met(tmp_path: Path) -> None:
    rota = tmp_path / "rota.csv"
    rota.write_text("employee,date,shift\nobs-1-01,2027-01-15,D\n", encoding="utf-8")
    asked = ("rota", "why", "--ward", str(WARD), "--rota", str(rota), "--employee", "obs-1-01", "--day", "2027-01-15")
    said = forsvarlig(*asked, "--wish")
    assert said.returncode == 0, said.stderr
    assert "obs-1-01 wished the day off on 2027-01-15 (weight 3) and has D" in said.stdout
    assert json.loads(forsvarlig(*asked, "--wish", "--json").stdout)["costs"]["wishes"] == -9


def test_nothing_to_explain_is_a_refusal(rota: Path) -> None:
    said = forsvarlig(
        "rota", "why", "--ward", str(WARD), "--rota", str(rota), "--employee", "obs-1-02", "--day", EVENING
    )
    assert said.returncode == 1
    assert said.stderr.startswith("rota.nothing_to_explain: obs-1-02 has no shift")
    assert forsvarlig("rota", "why", "--ward", str(WARD), "--rota", str(rota)).returncode == 2

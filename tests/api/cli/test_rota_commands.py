"""`forsvarlig rota`, run as a program on a small ward: what it prints, and how it leaves."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

WARD = Path(__file__).parents[2] / "wards" / "small-ward"
HEADER = "employee,date,shift\n"


def forsvarlig(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The program as a person starts it."""
    return subprocess.run(
        [str(Path(sys.executable).parent / "forsvarlig"), *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A generated rota of the small ward, and what the generator said of it."""
    out = tmp_path_factory.mktemp("rota") / "rota.csv"
    done = forsvarlig("rota", "generate", "--ward", str(WARD), "--seconds", "20", "--out", str(out), "--json")
    assert done.returncode == 0, done.stderr
    return out, json.loads(done.stdout)


def check(rota: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return forsvarlig("rota", "check", "--ward", str(WARD), "--rota", str(rota), *more)


def test_a_generated_rota_is_full_and_lawful_as_sought(generated: tuple[Path, dict[str, Any]]) -> None:
    rota, said = generated
    judged = check(rota, "--json")
    assert judged.returncode == 0
    found = json.loads(judged.stdout)
    assert found["rule_set"] == said["rule_set"]
    assert {f["verdict"] for f in found["findings"]} <= {"due", "advisory"}
    assert found["uncovered_heads"] == said["uncovered_heads"] == sum(v["missing"] for v in found["vacancies"])
    assert found["uncovered_heads"] < 0.05 * found["minimum_heads"]
    assert 0.95 < found["hours_planned_share"] <= 1


def test_both_say_the_same_of_how_good_it_is(generated: tuple[Path, dict[str, Any]]) -> None:
    rota, said = generated
    found = json.loads(check(rota, "--json").stdout)
    assert found["evaluation"] == said["evaluation"]
    components = {c["name"]: c for c in found["evaluation"]["components"]}
    assert len(components) == 20
    assert components["uncovered"]["value"] == found["uncovered_heads"]
    assert components["hours_planned"]["value"] == pytest.approx(100 * found["hours_planned_share"], abs=0.01)
    people = found["evaluation"]["people"]
    assert components["quick_returns"]["value"] == sum(p["quick_returns"] for p in people)


def test_how_good_it_is_is_read_in_a_table(generated: tuple[Path, dict[str, Any]]) -> None:
    told = check(generated[0]).stdout
    for words in ("minimum heads uncovered", "weekends, furthest from a fair share", "wishes met, worst tenth", "NOK"):
        assert words in told
    assert "by settings that nobody has verified" in told


def test_without_agreements_it_says_whose_are_needed(generated: tuple[Path, dict[str, Any]]) -> None:
    judged = check(generated[0], "--agreements", "none", "--json")
    assert judged.returncode == 1
    needed = [f for f in json.loads(judged.stdout)["findings"] if f["verdict"] == "needs"]
    assert {p["basis"] for f in needed for p in f["permitted_by"]} >= {"AML § 10-5 (2)", "AML § 10-8 (4)"}
    assert all(f["needs"] != "none" for f in needed)
    fields = {"rule", "verdict", "needs", "employee", "from", "to", "measured", "limit", "shifts", "paragraph"}
    assert fields | {"permitted_by"} <= needed[0].keys()


def test_a_night_moved_next_to_a_day_is_named(generated: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    lines = [line.split(",") for line in generated[0].read_text(encoding="utf-8").splitlines()[1:]]
    days = {(employee, day): shift for employee, day, shift in lines}
    employee, day = next(
        (e, d)
        for (e, d), shift in sorted(days.items())
        if shift == "D" and (e, _before(d)) not in days and _before(d) >= "2027-01-04"
    )
    night = next((e, d) for (e, d), shift in sorted(days.items()) if shift == "N" and e == employee)
    del days[night]
    days[employee, _before(day)] = "N"
    moved = tmp_path / "moved.csv"
    moved.write_text(HEADER + "".join(f"{e},{d},{s}\n" for (e, d), s in sorted(days.items())), encoding="utf-8")
    judged = check(moved, "--json")
    assert judged.returncode == 1
    rest = [f for f in json.loads(judged.stdout)["findings"] if f["rule"] == "AML-10-8-1-DAILY-REST"]
    hit = next(f for f in rest if f["employee"] == employee and f["from"] == _before(day))
    assert (hit["verdict"], hit["measured"] < 8, hit["paragraph"]) == ("needs", True, "AML § 10-8 (1)")
    assert [s["date"] for s in hit["shifts"]] == [_before(day), day]
    assert f"{employee}" in check(moved).stdout


def _before(day: str) -> str:
    from datetime import date, timedelta

    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


BROKEN: list[tuple[str, Callable[[Path], object], str]] = [
    ("code", lambda p: p.write_text(HEADER + "obs-1-01,2027-01-04,XX\n", encoding="utf-8"), "line 2"),
    ("outside", lambda p: p.write_text(HEADER + "obs-1-01,2028-01-04,D\n", encoding="utf-8"), "outside the plan"),
    ("twice", lambda p: p.write_text(HEADER + "obs-1-01,2027-01-04,D\n" * 2, encoding="utf-8"), "line 3"),
    ("bytes", lambda p: p.write_bytes(HEADER.encode() + b"obs-1-01,2027-01-04,\xff\n"), "line 2"),
    ("column", lambda p: p.write_text("employee,date\nobs-1-01,2027-01-04\n", encoding="utf-8"), "shift"),
    ("missing", lambda p: None, "rota.csv"),
]


@pytest.mark.parametrize(("break_it", "named"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_an_unusable_file_is_named_with_its_line(
    break_it: Callable[[Path], object], named: str, tmp_path: Path
) -> None:
    rota = tmp_path / "rota.csv"
    break_it(rota)
    judged = check(rota)
    assert judged.returncode == 2
    assert "rota.csv" in judged.stderr
    assert named in judged.stderr


@pytest.mark.parametrize("out", ["nowhere/rota.csv", "."])
def test_a_rota_that_could_not_be_written_is_not_searched_for(out: str, tmp_path: Path) -> None:
    done = forsvarlig("rota", "generate", "--ward", str(WARD), "--seconds", "3000", "--out", str(tmp_path / out))
    assert (done.returncode, "cannot be written" in done.stderr) == (2, True)


def test_generating_in_an_unusable_ward_writes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "rota.csv"
    done = forsvarlig("rota", "generate", "--ward", str(tmp_path), "--seconds", "5", "--out", str(out))
    assert done.returncode == 2
    assert "ward.toml" in done.stderr
    assert not out.exists()

"""The commands that meet a store: import, show, audit, demo."""

import json
from pathlib import Path

import pytest

from tests.api.cli.test_rota_commands import WARD, forsvarlig

COMMAND = "7b1c1c1e-3c0e-4b50-9a0b-2f2f64b3f0aa"


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'plans.sqlite'}"


def test_an_import_asked_for_twice_happens_once(url: str) -> None:
    ask = ("ward", "import", "--ward", str(WARD), "--store", url, "--command-id", COMMAND, "--json")
    first, again = (json.loads(forsvarlig(*ask).stdout) for _ in range(2))
    assert (first["replayed"], again["replayed"]) == (False, True)
    assert first["position"] == again["position"]
    assert first["employees"] == 14


def test_importing_a_unit_again_is_refused_and_changes_nothing(url: str) -> None:
    first = forsvarlig("ward", "import", "--ward", str(WARD), "--store", url, "--json")
    second = forsvarlig("ward", "import", "--ward", str(WARD), "--store", url)
    assert second.returncode == 1
    assert "employee.is_registered" in second.stderr
    shown = forsvarlig("audit", "show", "--store", url, "--plan", "obs-1.2027-01-04", "--json")
    assert max(a["position"] for a in json.loads(shown.stdout)) <= json.loads(first.stdout)["position"]


def test_an_unknown_store_or_plan_is_refused_by_name(url: str) -> None:
    unknown = forsvarlig("ward", "import", "--ward", str(WARD), "--store", "oracle://x")
    assert (unknown.returncode, "store.unknown_url" in unknown.stderr) == (1, True)
    missing = forsvarlig("rota", "show", "--store", url, "--plan", "nowhere")
    assert (missing.returncode, "rota_plan.unknown" in missing.stderr) == (1, True)


def test_the_demo_tells_the_whole_story(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    done = forsvarlig("demo", "--dir", str(folder), "--ward", str(WARD), "--seconds", "30")
    assert done.returncode == 0, done.stderr
    for said in ("Publishing now is refused", "Readiness: 0 obstacles", "Published", "wishes met", "Vacancies"):
        assert said in done.stdout
    for written in ("forsvarlig.sqlite", "rota.csv", "findings.json", "audit.json"):
        assert (folder / written).exists()
        assert str(folder / written) in done.stdout
    trail = json.loads((folder / "audit.json").read_text(encoding="utf-8"))
    assert {a["clock"] for a in trail} == {"story"}
    assert trail[-1]["name"] == "rota_plan.published.v2"
    judged = forsvarlig("rota", "check", "--ward", str(WARD), "--rota", str(folder / "rota.csv"))
    assert judged.returncode == 0
    store = f"sqlite:///{folder / 'forsvarlig.sqlite'}"
    shown = json.loads(forsvarlig("rota", "show", "--store", store, "--plan", "obs-1.2027-01-04", "--json").stdout)
    lines = (folder / "rota.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert lines == sorted(f"{p},{d},{s}" for p, line in shown["lines"].items() for d, s in line.items())


def test_the_demo_replaces_only_what_a_demo_made(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("mine", encoding="utf-8")
    done = forsvarlig("demo", "--dir", str(tmp_path), "--ward", str(WARD), "--seconds", "1")
    assert (done.returncode, "demo.folder_in_use" in done.stderr) == (1, True)
    assert (tmp_path / "precious.txt").read_text(encoding="utf-8") == "mine"


def test_a_story_clock_is_for_development(url: str) -> None:
    done = forsvarlig("serve", "--store", url, "--today", "2026-11-16")
    assert done.returncode == 2
    assert "development" in done.stderr


def test_a_token_grants_no_office() -> None:
    done = forsvarlig("token", "--person", "r-leder", "--role", "enhetsleder")
    assert (done.returncode, "access.role_not_grantable" in done.stderr) == (1, True)
    assert len(forsvarlig("token", "--person", "r-leder").stdout.split(".")) == 3

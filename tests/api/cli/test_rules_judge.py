"""`forsvarlig rules judge`, run as a program: what it prints of each case, and how it refuses."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.api.cli.test_rota_commands import forsvarlig

EVENING = {"start": "2027-02-01T15:00", "end": "2027-02-01T22:30"}
MORNING = {"start": "2027-02-02T07:30", "end": "2027-02-02T15:00"}


def a_case(**own: Any) -> dict[str, Any]:
    whole: dict[str, Any] = {
        "id": "short",
        "rule_paragraph": "AML § 10-8 (1)",
        "employee": {},
        "shifts": [EVENING, MORNING],
    }
    return {**whole, **own}


def written(folder: Path, *cases: dict[str, Any]) -> str:
    file = folder / "cases.json"
    file.write_text(json.dumps({"cases": list(cases)}), encoding="utf-8")
    return str(file)


def test_each_case_has_its_verdict_and_the_finding_it_rests_on(tmp_path: Path) -> None:
    free = a_case(id="long", shifts=[EVENING])
    done = forsvarlig("rules", "judge", written(tmp_path, a_case(), free), "--json")
    assert done.returncode == 0, done.stderr
    short, long = json.loads(done.stdout)
    assert long == {"id": "long", "verdict": "pass", "needs": "none", "finding": None}
    assert (short["id"], short["verdict"], short["needs"]) == ("short", "needs", "TV")
    found = short["finding"]
    assert (found["rule"], found["measured"], found["limit"]) == ("AML-10-8-1-DAILY-REST", 9, 11)
    assert "den daglige arbeidsfrien: 9 t, minst 11 t (AML § 10-8 (1))" in found["sentence_nb"]
    assert "AML § 10-8 (3)" in found["sentence_en"]


def test_a_case_that_cannot_be_read_is_named_and_the_others_are_judged(tmp_path: Path) -> None:
    odd = a_case(id="odd", facts={"wilingness": True})
    done = forsvarlig("rules", "judge", written(tmp_path, odd, a_case()), "--json")
    assert done.returncode == 2
    refused, judged = json.loads(done.stdout)
    assert (refused["id"], refused["verdict"]) == ("odd", "refused")
    assert refused["finding"]["code"] == "case.unknown_fact"
    assert "wilingness" in done.stderr
    assert judged["verdict"] == "needs"


def test_the_table_says_why(tmp_path: Path) -> None:
    done = forsvarlig("rules", "judge", written(tmp_path, a_case()))
    assert done.returncode == 0, done.stderr
    assert "AML-10-8-1-DAILY-REST" in done.stdout
    assert "needs" in done.stdout


@pytest.mark.parametrize("content", [b"", b"[", b"[" * 100_000, b'{"cases": 1}', b"\xff", b'{"cases": [], "more": 1}'])
def test_a_file_that_is_no_list_of_cases_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "cases.json"
    file.write_bytes(content)
    done = forsvarlig("rules", "judge", str(file), "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("case.")
    assert done.stderr.count("\n") == 1


def test_a_mark_that_an_editor_puts_first_is_read_over(tmp_path: Path) -> None:
    file = tmp_path / "cases.json"
    file.write_bytes(b"\xef\xbb\xbf" + b'{"cases": []}')
    done = forsvarlig("rules", "judge", str(file), "--json")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])

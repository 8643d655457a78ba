"""A ward may say which competences run out; what cannot be so is refused with its line."""

from datetime import date
from pathlib import Path

import pytest

from adapters.ward_files import read_ward
from application.unusable_input import UnusableInput
from domain.ids import PersonId
from tests.adapters.ward_files.folders import SMALL, copy_of_small_ward, only

HEADER = "employee,competence,until\n"


def ward_with(under: Path, *lines: str) -> Path:
    folder = copy_of_small_ward(under)
    (folder / "certificates.csv").write_text(HEADER + "".join(f"{each}\n" for each in lines), encoding="utf-8")
    return folder


def holder() -> tuple[PersonId, str]:
    """Somebody of the small ward with a competence."""
    return next((p.id, min(p.terms.competences)) for p in read_ward(SMALL).people.values() if p.terms.competences)


def test_without_the_file_no_competence_runs_out() -> None:
    assert all(not p.certificates for p in read_ward(SMALL).people.values())


@pytest.mark.parametrize("until", ["2027-01-04", "2027-03-01", "2031-12-31"])
def test_the_last_day_is_read_and_the_competence_stays_in_planning(tmp_path: Path, until: str) -> None:
    who, what = holder()
    person = read_ward(ward_with(tmp_path, f"{who},{what},{until}")).people[who]
    assert person.certificates == {what: date.fromisoformat(until)}
    assert what in person.terms.competences


@pytest.mark.parametrize(
    ("line", "column", "problem"),
    [
        ("obs-1-77,{what},2027-02-01", "employee", "is not an employee of employees.csv"),
        ("{who},juggling,2027-02-01", "competence", "is no competence of"),
        ("{who},,2027-02-01", "competence", "is empty"),
        ("{who},{what},2027-01-03", "until", "is before the plan"),
        ("{who},{what},", "until", "is empty"),
        ("{who},{what},1.2.2027", "until", "is not a date"),
    ],
)
def test_what_cannot_be_so(tmp_path: Path, line: str, column: str, problem: str) -> None:
    who, what = holder()
    with pytest.raises(UnusableInput) as refused:
        read_ward(ward_with(tmp_path, line.format(who=who, what=what)))
    found = only(refused.value)
    assert (found.file, found.line, found.column) == ("certificates.csv", 2, column)
    assert problem in found.problem


def test_a_competence_has_one_certificate(tmp_path: Path) -> None:
    who, what = holder()
    with pytest.raises(UnusableInput) as refused:
        read_ward(ward_with(tmp_path, f"{who},{what},2027-02-01", f"{who},{what},2027-03-01"))
    found = only(refused.value)
    assert (found.file, found.line, found.column) == ("certificates.csv", 3, None)
    assert "second line" in found.problem

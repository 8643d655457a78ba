"""A ward may say what was worked before its plan; what cannot be so is refused with its line."""

from datetime import date
from pathlib import Path

import pytest

from adapters.ward_files import read_ward
from application.unusable_input import UnusableInput
from application.ward import agreements_sought, case
from domain.ids import PersonId, ShiftCode
from domain.working_time.figures import RuleFigures
from domain.working_time.model import Agreements, Rota
from tests.adapters.ward_files.folders import SMALL, copy_of_small_ward, edit, only

KARI = PersonId("obs-1-01")
HEADER = "employee,date,shift\n"
WORKED = {date(2027, 1, 2): ShiftCode("N"), date(2027, 1, 3): ShiftCode("N")}


def ward_with(under: Path, *lines: str) -> Path:
    folder = copy_of_small_ward(under)
    (folder / "history.csv").write_text(HEADER + "".join(f"{each}\n" for each in lines), encoding="utf-8")
    return folder


def test_without_the_file_nothing_is_known_before_the_plan() -> None:
    ward = read_ward(SMALL)
    assert ward.history == {}
    assert case(ward, Rota({}), Agreements(())).before == ()


def test_what_was_worked_goes_to_the_generator_and_to_the_rules(tmp_path: Path) -> None:
    ward = read_ward(ward_with(tmp_path, f"{KARI},2027-01-03,N", f"{KARI},2027-01-02,N"))
    assert ward.history == {KARI: WORKED}
    assert list(ward.history[KARI]) == sorted(WORKED), "in time order"
    problem = ward.problem(agreements_sought(ward), RuleFigures())
    assert problem.history == ward.history
    judged = case(ward, Rota({KARI: {date(2027, 1, 4): ShiftCode("D")}}), Agreements(()))
    assert [(s.employee, s.day, s.code) for s in judged.before] == [(KARI, day, "N") for day in WORKED]
    assert [s.day for s in judged.shifts] == [date(2027, 1, 4)]
    assert problem.case(Rota({})).before == judged.before


def test_only_a_header_is_a_history_of_nothing(tmp_path: Path) -> None:
    assert read_ward(ward_with(tmp_path)).history == {}


@pytest.mark.parametrize(
    ("lines", "at_line", "column", "problem", "accepted"),
    [
        (["obs-1-77,2027-01-03,N"], 2, "employee", "is not an employee of employees.csv", "employees.csv"),
        ([",2027-01-03,N"], 2, "employee", "is empty", "employees.csv"),
        ([f"{KARI},2027-01-03,Q"], 2, "shift", "“Q” is not a shift code of shifts.csv", "A, D, DL, K, N"),
        ([f"{KARI},2027-01-04,N"], 2, "date", "is not before the plan", "a date from 2026-01-05 to 2027-01-03"),
        ([f"{KARI},2027-03-01,N"], 2, "date", "is not before the plan", "to 2027-01-03"),
        ([f"{KARI},2026-01-04,N"], 2, "date", "is longer ago than any rule looks back", "2026-01-05"),
        ([f"{KARI},03.01.2027,N"], 2, "date", "is not a date", "YYYY-MM-DD"),
        (
            [f"{KARI},2027-01-03,N", f"{KARI},2027-01-03,D"],
            3,
            None,
            f"gives “{KARI}” a second line on 2027-01-03",
            "one shift a person and day",
        ),
        (
            [f"{KARI},2027-01-02,N", f"{KARI},2027-01-03,D"],
            3,
            None,
            f"gives “{KARI}” a shift that overlaps the one on 2027-01-02",
            "one at a time",
        ),
        (
            [f"{KARI},2027-01-03,D", f"{KARI},2027-01-02,N"],
            3,
            None,
            f"gives “{KARI}” a shift that overlaps the one on 2027-01-03",
            "one at a time",
        ),
        ([f"{KARI},2027-01-03"], 2, None, "has 2 cells", "3 cells"),
    ],
)
def test_what_cannot_have_been_worked(
    tmp_path: Path, lines: list[str], at_line: int, column: str | None, problem: str, accepted: str
) -> None:
    with pytest.raises(UnusableInput) as refused:
        read_ward(ward_with(tmp_path, *lines))
    found = only(refused.value)
    assert (found.file, found.line, found.column) == ("history.csv", at_line, column)
    assert problem in found.problem
    assert accepted in found.accepted


def test_the_days_at_either_end_of_a_year_before_are_taken(tmp_path: Path) -> None:
    ward = read_ward(ward_with(tmp_path, f"{KARI},2026-01-05,D", f"{KARI},2027-01-03,D"))
    assert list(ward.history[KARI]) == [date(2026, 1, 5), date(2027, 1, 3)]


def test_a_header_of_other_columns_is_refused(tmp_path: Path) -> None:
    folder = ward_with(tmp_path, f"{KARI},2027-01-03,N")
    edit(folder, "history.csv", "shift", "code")
    with pytest.raises(UnusableInput) as refused:
        read_ward(folder)
    assert {p.column for p in refused.value.problems} == {"shift", "code"}
    assert {p.file for p in refused.value.problems} == {"history.csv"}


def test_a_ward_whose_codes_cannot_be_read_is_not_told_of_unknown_codes_twice(tmp_path: Path) -> None:
    folder = ward_with(tmp_path, f"{KARI},2027-01-02,N", f"{KARI},2027-01-03,D")
    (folder / "shifts.csv").unlink()
    with pytest.raises(UnusableInput) as refused:
        read_ward(folder)
    assert {p.file for p in refused.value.problems} == {"shifts.csv"}

"""Rota files: the same rota, the same bytes; and every line that cannot be used is named."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.ward_files import read_rota, read_ward, write_rota
from application.unusable_input import UnusableInput
from domain.ids import PersonId, ShiftCode
from domain.working_time.model import Rota
from tests.adapters.ward_files.folders import SMALL, at, only

WARD = read_ward(SMALL)
HEADER = "employee,date,shift\n"

ROTAS = st.dictionaries(
    st.sampled_from(sorted(WARD.people)),
    st.dictionaries(
        st.sampled_from(list(WARD.period.days())), st.sampled_from(sorted(WARD.types)), min_size=1, max_size=20
    ),
).map(Rota)


@settings(max_examples=60, deadline=None)
@given(rota=ROTAS)
def test_what_is_written_is_read_again_and_written_alike(rota: Rota) -> None:
    with tempfile.TemporaryDirectory() as under:
        first, second = Path(under) / "one.csv", Path(under) / "two.csv"
        write_rota(first, rota)
        assert read_rota(first, WARD) == rota
        write_rota(second, read_rota(first, WARD))
        assert second.read_bytes() == first.read_bytes()


def test_the_bytes_of_a_rota(tmp_path: Path) -> None:
    days = {date(2027, 1, 5): ShiftCode("N"), date(2027, 1, 4): ShiftCode("D")}
    rota = Rota({PersonId("obs-1-02"): days, PersonId("obs-1-01"): {date(2027, 7, 4): ShiftCode("A")}})
    write_rota(tmp_path / "rota.csv", rota)
    assert (tmp_path / "rota.csv").read_bytes() == (
        b"employee,date,shift\nobs-1-01,2027-07-04,A\nobs-1-02,2027-01-04,D\nobs-1-02,2027-01-05,N\n"
    )


def test_an_empty_rota_is_a_rota(tmp_path: Path) -> None:
    (tmp_path / "rota.csv").write_text(HEADER, encoding="utf-8")
    assert read_rota(tmp_path / "rota.csv", WARD) == Rota({})


GOOD = "obs-1-01,2027-01-04,D\n"


@pytest.mark.parametrize(
    ("content", "line", "column", "problem", "accepted"),
    [
        (HEADER + GOOD + "obs-1-02,2027-01-04,X\n", 3, "shift", "“X” is not a shift code", "A, D, DL, K, N"),
        (HEADER + GOOD + "obs-1-02,2027-01-04,off\n", 3, "shift", "“off” is not a shift code", "A, D, DL, K, N"),
        (HEADER + GOOD + "obs-1-02,2027-01-04,\n", 3, "shift", "is empty", "a shift code"),
        (HEADER + GOOD + "obs-9-02,2027-01-04,D\n", 3, "employee", "“obs-9-02” is not an employee", "employees.csv"),
        (HEADER + GOOD + "obs-1-01,2027-01-03,D\n", 3, "date", "outside the plan", "2027-01-04 to 2027-07-04"),
        (HEADER + GOOD + "obs-1-01,2027-07-05,D\n", 3, "date", "outside the plan", "2027-01-04 to 2027-07-04"),
        (HEADER + GOOD + "obs-1-01,4.1.2027,D\n", 3, "date", "is not a date", "YYYY-MM-DD"),
        (HEADER + GOOD + GOOD, 3, None, "gives “obs-1-01” a second line on 2027-01-04", "one shift"),
        (HEADER + GOOD + "obs-1-01,2027-01-04,N\n", 3, None, "a second line", "one shift"),
        (HEADER + GOOD + "obs-1-01,2027-01-04\n", 3, None, "has 2 cells", "3 cells"),
        (HEADER + GOOD + "obs-1-01,2027-01-05,Å\udce5\n", 3, None, "0xe5 is not UTF-8", "UTF-8"),
        ("employee,date\nobs-1-01,2027-01-04\n", 1, "shift", "column is missing", "employee,date,shift"),
        ("employee,date,shift,note\n", 1, "note", "column is not known", "employee,date,shift"),
        ("employee,date,shift,date\n", 1, "date", "column stands twice", "employee,date,shift"),
        ("", None, None, "is empty", "employee,date,shift"),
    ],
)
def test_a_rota_that_cannot_be_used(
    tmp_path: Path, content: str, line: int | None, column: str | None, problem: str, accepted: str
) -> None:
    path = tmp_path / "draft.csv"
    path.write_bytes(content.encode(errors="surrogateescape"))
    with pytest.raises(UnusableInput) as refused:
        read_rota(path, WARD)
    assert at(refused.value) == [("draft.csv", line, column)]
    assert problem in only(refused.value).problem
    assert accepted in only(refused.value).accepted


def test_a_rota_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput) as refused:
        read_rota(tmp_path / "none.csv", WARD)
    assert at(refused.value) == [("none.csv", None, None)]


def test_all_lines_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    path = tmp_path / "rota.csv"
    path.write_text(HEADER + "a,2027-01-04,D\nobs-1-01,b,c\n" + GOOD + GOOD, encoding="utf-8")
    with pytest.raises(UnusableInput) as refused:
        read_rota(path, WARD)
    assert at(refused.value) == [
        ("rota.csv", 2, "employee"),
        ("rota.csv", 3, "date"),
        ("rota.csv", 3, "shift"),
        ("rota.csv", 5, None),
    ]

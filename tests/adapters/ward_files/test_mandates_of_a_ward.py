"""Levels and deputies in ``representatives.csv``."""

from pathlib import Path

import pytest

from adapters.ward_files import read_ward
from application.unusable_input import UnusableInput
from domain.representation.events import Level, Office
from tests.adapters.ward_files.folders import SMALL, copy_of_small_ward, edit, only


def with_lines(under: Path, *lines: str) -> Path:
    """The small ward with the two more columns, empty in its own lines, and more lines."""
    folder = copy_of_small_ward(under)
    path = folder / "representatives.csv"
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    rows = [f"{header},level,deputy_for_person", *(row + ",," for row in rows), *lines]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def test_a_level_and_a_deputy(tmp_path: Path) -> None:
    """An empty level is the workplace, and so is a file without the column."""
    folder = with_lines(
        tmp_path,
        "r-vara,NSF,tillitsvalgt,obs-1,2027-01-01,2027-12-31,arbeidsplass,r-nsf",
        "r-sjef,,klinikksjef,obs-1,2026-01-01,2027-12-31,,",
        "r-amu,,amu,obs-1,2026-01-01,2027-12-31,foretak,",
    )
    edit(folder, "representatives.csv", "2026-01-01,2027-12-31,,", "2026-01-01,2027-12-31,foretak,")
    read = read_ward(folder).representatives
    assert read[0].level is Level.ENTERPRISE
    assert all(r.level is Level.WORKPLACE and r.deputy_for is None for r in read[1:6])
    assert read[1:6] == read_ward(SMALL).representatives[1:]
    deputy, director, committee = read[6:]
    assert (deputy.deputy_for, deputy.level) == ("r-nsf", Level.WORKPLACE)
    assert deputy.stood_in_for(read) == read[0]
    assert (director.role, committee.role) == (Office.CLINIC_DIRECTOR, Office.COMMITTEE)
    assert committee.level is Level.ENTERPRISE


def test_a_deputy_stands_in_for_the_mandate_of_the_day(tmp_path: Path) -> None:
    folder = with_lines(
        tmp_path,
        "r-nsf,NSF,tillitsvalgt,obs-1,2028-01-01,2028-12-31,,",
        "r-vara,NSF,tillitsvalgt,obs-1,2028-02-01,2028-06-30,,r-nsf",
    )
    *_, later, deputy = read = read_ward(folder).representatives
    assert deputy.stood_in_for(read) == later


@pytest.mark.parametrize(
    ("line", "column", "accepted"),
    [
        ("r-x,NSF,tillitsvalgt,obs-1,2027-01-01,2027-12-31,lokalt,", "level", "arbeidsplass, foretak, sentralt"),
        ("r-x,NSF,tillitsvalgt,obs-1,2027-01-01,2027-12-31,,Kari N", "deputy_for_person", "letters a to z"),
        (
            "r-x,NSF,tillitsvalgt,obs-1,2027-01-01,2027-12-31,,r-nobody",
            "deputy_for_person",
            "same role, union and unit",
        ),
        ("r-x,NSF,tillitsvalgt,obs-1,2027-01-01,2027-12-31,,r-x", "deputy_for_person", "same role, union and unit"),
        ("r-x,Delta,tillitsvalgt,obs-1,2027-01-01,2027-12-31,,r-nsf", "deputy_for_person", "same role, union and unit"),
        ("r-x,,verneombud,obs-1,2027-01-01,2027-12-31,,r-nsf", "deputy_for_person", "same role, union and unit"),
        ("r-x,NSF,tillitsvalgt,obs-2,2027-01-01,2027-12-31,,r-nsf", "deputy_for_person", "same role, union and unit"),
        ("r-x,NSF,tillitsvalgt,obs-1,2027-01-01,2027-12-31,foretak,r-nsf", "deputy_for_person", "a higher one"),
        ("r-x,NSF,fagforeningsadministrator,obs-1,2027-01-01,2027-12-31,,", "role", "tillitsvalgt"),
    ],
)
def test_a_level_a_deputy_or_an_administrator_that_does_not_fit(
    tmp_path: Path, line: str, column: str, accepted: str
) -> None:
    folder = with_lines(tmp_path, line)
    with pytest.raises(UnusableInput) as refused:
        read_ward(folder)
    problem = only(refused.value)
    assert (problem.file, problem.line, problem.column) == ("representatives.csv", 8, column)
    assert accepted in problem.accepted


def test_nothing_is_said_of_a_deputy_while_another_line_does_not_fit(tmp_path: Path) -> None:
    folder = with_lines(tmp_path, "r-vara,NSF,tillitsvalgt,obs-1,2027-01-01,2027-12-31,,r-nsf")
    edit(folder, "representatives.csv", "NSF,tillitsvalgt", "NSF,sjef")
    with pytest.raises(UnusableInput) as refused:
        read_ward(folder)
    assert only(refused.value).column == "role"

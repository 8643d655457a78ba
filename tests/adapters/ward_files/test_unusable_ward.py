"""A ward folder that cannot be used is refused with every problem, its file, its line and what would be accepted."""

import os
import shutil
from pathlib import Path

import pytest

from adapters.ward_files import read_ward
from application.unusable_input import UnusableInput
from tests.adapters.ward_files.folders import FILES, at, copy_of_small_ward, edit, only

# file, what stands there, what is put there instead, column, a piece of the problem, a piece of what is accepted
EDITS = [
    ("ward.toml", 'unit = "obs-1"', "unit = 1", "unit", "not a text", "text in quotes"),
    ("ward.toml", 'unit = "obs-1"', 'unit = "obs 1"', "unit", "not an id", "no blanks"),
    ("ward.toml", 'name = "Observasjonspost"', 'name = ""', "name", "not a text", "not empty"),
    ("ward.toml", '"Europe/Oslo"', '"Europe/Stockholm"', "timezone", "not supported", "Europe/Oslo"),
    ("ward.toml", 'timezone = "', 'timesone = "', "timesone", "not a known setting", "timezone"),
    ("ward.toml", "averaging_weeks = 26\nweekend", "averaging_weeks = 0\nweekend", "plan.averaging_weeks", "1", "1"),
    ("ward.toml", "weekend_every = 3 ", "weekend_every = true ", "plan.weekend_every", "not a whole", "from 1 to 52"),
    ("ward.toml", "weekend_every = 3 ", "weekend_evry = 3 ", "plan.weekend_evry", "not a known", "weekend_every"),
    ("ward.toml", "shifts_at_most = 6", "shifts_at_most = 6.5", "plan.consecutive_shifts_at_most", "whole", "1 to 31"),
    ("ward.toml", "last_day = 2027-07-04", "last_day = 2027-01-03", "plan.last_day", "before first_day", "2027-01-04"),
    ("ward.toml", "last_day = 2027-07-04", "last_day = 2037-07-04", "plan.last_day", "too long", "five years"),
    ("ward.toml", "last_day = 2027-07-04", 'last_day = "2027-07-04"', "plan.last_day", "not a date", "without quotes"),
    ("ward.toml", "last_day = 2027-07-04", "last_day = 2027-07-04T00:00:00", "plan.last_day", "not a date", "YYYY"),
    ("ward.toml", "hours_rota = 35.5", "hours_rota = 0", "tariff.full_time_hours_rota", "hours", "above 0"),
    ("ward.toml", "hours_rota = 35.5", f"hours_rota = 0x{'f' * 5000}", "tariff.full_time_hours_rota", "hours", "40"),
    ("ward.toml", "hours_rota = 35.5", "hours_rota = nan", "tariff.full_time_hours_rota", "hours", "above 0"),
    ("ward.toml", "hours_rota = 35.5", "hours_rota = 35.555", "tariff.full_time_hours_rota", "hours", "point"),
    ("ward.toml", "hours_night = 33.6", "hours_night = 41", "tariff.full_time_hours_night", "up to 40", "up to 40"),
    ("ward.toml", "three_part_count = false", "three_part_count = 0", "tariff.three_part_count", "neither", "true or"),
    (
        "ward.toml",
        "[assessed]\nparticular",
        "[assessed]\nparticulr",
        "assessed.particulr_strain_at_night",
        "known",
        "p",
    ),
    ("ward.toml", "§ 10-5 (2)", "§ 10-5 (3)", "agreement_sought[1].basis", "not a basis", "AML § 10-5 (2)"),
    ("ward.toml", "hours_a_day = 12.5", "hours_a_day = 25", "agreement_sought[1].hours_a_day", "hours", "up to 24"),
    ("ward.toml", "hours_a_day = 12.5\n", "", "agreement_sought[1].hours_a_day", "is missing", "hours_a_day"),
    (
        "ward.toml",
        "hours_a_week = 54",
        "hours_a_weak = 54",
        "agreement_sought[1].hours_a_weak",
        "known",
        "hours_a_week",
    ),
    ("ward.toml", "daily_rest_hours = 9\n", "", "agreement_sought[2].basis", "without a figure", "weekly_rest_hours"),
    ("ward.toml", 'compensatory_rest = "same_week"\n', "", "agreement_sought[2].compensatory_rest", "missing", "10-8"),
    ("ward.toml", 'unions = ["NSF"', 'unions = ["Delta"', "agreement_sought[1].unions", "names one twice", "each once"),
    ("ward.toml", "unions = []", 'unions = ["NSF"]', "agreement_sought[3].unions", "10-8 (4)", "each employee signs"),
    ("ward.toml", '"AML § 10-8 (3)"', '"AML § 10-11 (9)"', "agreement_sought[2].daily_rest_hours", "known", "basis"),
    ("employees.csv", "obs-1-03,", "obs-1-02,", "employee", "“obs-1-02” stands twice", "once"),
    ("employees.csv", "obs-1-01,Kari", ",Kari", "employee", "is empty", "letters"),
    ("employees.csv", "Kari Prestmo", "", "name", "is empty", "text"),
    ("employees.csv", "spesialsykepleier", "lege", "profession", "“lege” is not known", "assistent, helsefagarbeider"),
    ("employees.csv", "telemetri;ansvarshavende", "telemetri;telemetri", "competences", "twice", "each once"),
    (
        "employees.csv",
        "telemetri;ansvarshavende",
        "telemetri;sykepleier",
        "competences",
        "profession",
        "other than any",
    ),
    ("employees.csv", ",100,", ",0,", "fraction_percent", "“0” is not a whole number", "1 to 100"),
    ("employees.csv", ",100,", ",101,", "fraction_percent", "“101”", "1 to 100"),
    ("employees.csv", ",100,", ",66.6,", "fraction_percent", "“66.6”", "1 to 100"),
    ("employees.csv", ",35.5,", ",0,", "full_time_hours_per_week", "“0” is not", "up to 40"),
    ("employees.csv", ",35.5,", ",355,", "full_time_hours_per_week", "“355” is not", "up to 40"),
    ("employees.csv", ",35.5,", ',"35,5",', "full_time_hours_per_week", "is not", "decimal point"),
    ("employees.csv", ",yes,no,1966", ",maybe,no,1966", "nights", "“maybe” is not known", "yes, never, only"),
    ("employees.csv", ",yes,no,1966", ",yes,1,1966", "long_shifts", "“1” is not known", "yes, no"),
    ("employees.csv", ",1966", ",66", "birth_year", "whole number", "1900"),
    ("employees.csv", ",1966", ",2026", "birth_year", "no working age", "1927 to 2012"),
    ("shifts.csv", "A,Aftenvakt", "D,Aftenvakt", "code", "“D” stands twice", "each code once"),
    ("shifts.csv", "D,Dagvakt", ",Dagvakt", "code", "is empty", "16 characters"),
    ("shifts.csv", "07:30,15:00", "7.30,15:00", "starts", "not a clock time", "HH:MM"),
    ("shifts.csv", "07:30,15:00", "07:30,24:00", "ends", "“24:00” is not a clock time", "23:59"),
    ("shifts.csv", "07:30,15:00", "07:30,07:30", "ends", "same as starts", "next morning"),
    ("shifts.csv", "15:00,0,30", "15:00,450,0", "unpaid_break_minutes", "no work", "shorter than the shift"),
    ("shifts.csv", "15:00,0,30", "15:00,0,450", "paid_break_minutes", "no work", "shorter than the shift"),
    ("shifts.csv", "15:00,0,30", "15:00,-1,30", "unpaid_break_minutes", "“-1” is not a whole", "0 to 1440"),
    ("shifts.csv", "0,30,night", "0,30,vakt", "kind", "“vakt” is not known", "day, evening, night, long, course"),
    ("need.csv", "weekday,D,any", "monday,D,any", "day", "“monday” is not known", "weekday, saturday, sunday, holiday"),
    ("need.csv", "weekday,D,any", "weekday,X,any", "shift", "“X” is not a shift code", "A, D, DL, K, N"),
    ("need.csv", "weekday,D,any", "weekday,K,any", "shift", "course code", "another code"),
    ("need.csv", "weekday,D,any", "weekday,D,", "profession_or_competence", "is empty", "any"),
    ("need.csv", "any,2,3", "any,2,1", "ideal", "below the minimum", "2 or more"),
    ("need.csv", "any,2,3", "any,two,3", "minimum", "“two” is not a whole number", "0 to 1000"),
    ("absences.csv", "obs-1-01,", "obs-1-99,", "employee", "“obs-1-99” is not an employee", "employees.csv"),
    ("absences.csv", "03-01,2027-03-04", "03-05,2027-03-04", "last_day", "before first_day", "2027-03-05 or later"),
    ("absences.csv", "2027-03-01,", "01.03.2027,", "first_day", "“01.03.2027” is not a date", "YYYY-MM-DD"),
    ("absences.csv", "2027-03-01,", "20270301,", "first_day", "“20270301” is not a date", "YYYY-MM-DD"),
    ("absences.csv", "2027-03-01,", "2027-02-29,", "first_day", "“2027-02-29” is not a day", "YYYY-MM-DD"),
    ("absences.csv", "2027-03-01,2027-03-04", "2026-03-01,2026-03-04", "first_day", "outside the plan", "2027-01-04"),
    ("absences.csv", "04-07,course", "04-07,cuorse", "kind", "this cell is not known", "course, holiday, parental"),
    ("adaptations.csv", "day_off_weekday", "no_mornings", "constraint", "this cell is not", "no_nights, no_evenings"),
    ("adaptations.csv", "thursday", "torsdag", "weekday", "“torsdag” is not known", "(empty), monday"),
    ("adaptations.csv", "thursday", "", "weekday", "empty for day_off_weekday", "monday, tuesday"),
    ("adaptations.csv", "day_off_weekday,", "no_nights,", "weekday", "without day_off_weekday", "an empty cell"),
    ("adaptations.csv", "2027-07-04", "2027-01-03", "last_day", "before first_day", "2027-01-04 or later"),
    ("wishes.csv", "obs-1-01,2027-01-15", "obs-1-99,2027-01-15", "employee", "“obs-1-99”", "employees.csv"),
    ("wishes.csv", "2027-01-15,off", "2028-01-15,off", "date", "outside the plan", "2027-01-04 to 2027-07-04"),
    ("wishes.csv", "2027-01-15,off", "2027-01-15,free", "wish", "“free” is not a shift code", "off, or A, D, DL, K, N"),
    ("wishes.csv", "2027-01-15,off", "2027-01-15,", "wish", "is empty", "off, or"),
    ("wishes.csv", "2027-01-15,off", "2027-01-15,K", "wish", "course code", "another code"),
    ("wishes.csv", "off,3", "off,4", "weight", "“4” is not", "1 to 3"),
    ("representatives.csv", "NSF,tillitsvalgt", "NSF,sjef", "role", "“sjef” is not known", "tillitsvalgt, verneombud"),
    ("representatives.csv", "NSF,tillitsvalgt", ",tillitsvalgt", "union", "empty for a tillitsvalgt", "the union"),
    ("representatives.csv", ",,verneombud", ",NSF,verneombud", "union", "stands for a verneombud", "an empty cell"),
    ("representatives.csv", "2026-01-01,2027", "2028-01-01,2027", "to", "before from", "2028-01-01 or later"),
    ("representatives.csv", "2026-01-01,2027", "9999-01-01,2027", "from", "too far away", "1900 to 2199"),
]


@pytest.mark.parametrize(("file", "old", "new", "column", "problem", "accepted"), EDITS)
def test_a_cell_or_setting_that_does_not_fit(
    tmp_path: Path, file: str, old: str, new: str, column: str, problem: str, accepted: str
) -> None:
    folder = copy_of_small_ward(tmp_path)
    line = edit(folder, file, old, new)
    with pytest.raises(UnusableInput) as refused:
        read_ward(folder)
    here = [p for p in refused.value.problems if p.file == file]
    found = [p for p in here if p.column == column]
    assert found, refused.value.message
    assert problem in found[0].problem
    assert accepted in found[0].accepted
    if file.endswith(".csv"):
        assert len(here) == 1, refused.value.message
        assert found[0].line == line
    elif new:
        assert abs((found[0].line or 0) - line) <= 4  # the key's own line, or its table's where the key is missing


def append(folder: Path, file: str, line: str) -> int:
    """Add a line; its number."""
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    return path.read_text(encoding="utf-8").count("\n")


@pytest.mark.parametrize(
    ("file", "line", "column", "problem"),
    [
        ("shifts.csv", "K2,Kurs,08:00,15:30,30,0,course", "kind", "second course code"),
        ("need.csv", "weekday,D,any,1,1", None, "same day, shift and skill again"),
        ("absences.csv", "obs-1-01,2027-03-04,2027-03-06,holiday", "first_day", "overlaps another absence"),
        ("wishes.csv", "obs-1-01,2027-01-15,off,1", None, "same wish again"),
        (
            "representatives.csv",
            "r-nsf,NSF,tillitsvalgt,obs-1,2027-12-31,2028-12-31",
            None,
            "overlaps the same mandate",
        ),
        (
            "representatives.csv",
            "r-nsf,Delta,tillitsvalgt,obs-1,2027-01-01,2028-12-31",
            None,
            "overlaps the same mandate",
        ),
        ("wishes.csv", "obs-1-01,2027-01-16", None, "has 2 cells"),
        ("wishes.csv", "obs-1-01,2027-01-16,off,1,", None, "has 5 cells"),
        ("wishes.csv", ",,,", "employee", "is empty"),
        ("employees.csv", 'obs-1-15,"Ola', None, "is not CSV"),
        ("employees.csv", 'obs-1-15,"Ola\nNormann",assistent,,50,35.5,,yes,no,1990', None, "line break"),
        ("employees.csv", "obs-1-15,Ola\x00,assistent,,50,35.5,,yes,no,1990", None, "control character"),
        ("employees.csv", f"obs-1-15,{'å' * 10_001},assistent,,50,35.5,,yes,no,1990", None, "too long"),
        ("employees.csv", f"obs-1-15,{'å' * 200_000},assistent,,50,35.5,,yes,no,1990", None, "is not CSV"),
    ],
)
def test_a_line_that_does_not_fit(tmp_path: Path, file: str, line: str, column: str | None, problem: str) -> None:
    folder = copy_of_small_ward(tmp_path)
    number = append(folder, file, line) - line.count("\n")
    with pytest.raises(UnusableInput) as refused:
        read_ward(folder)
    first = refused.value.problems[0]
    assert (first.file, first.line, first.column) == (file, number, column)
    assert problem in first.problem
    assert first.accepted


@pytest.mark.parametrize("file", FILES)
def test_a_missing_file(tmp_path: Path, file: str) -> None:
    folder = copy_of_small_ward(tmp_path)
    (folder / file).unlink()
    with pytest.raises(UnusableInput) as refused:
        read_ward(folder)
    assert at(refused.value) == [(file, None, None)]
    assert "no such file" in only(refused.value).problem


@pytest.mark.parametrize("file", FILES)
def test_an_empty_file(tmp_path: Path, file: str) -> None:
    folder = copy_of_small_ward(tmp_path)
    (folder / file).write_bytes(b"\n")
    with pytest.raises(UnusableInput) as refused:
        read_ward(folder)
    assert {p.file for p in refused.value.problems} == {file}


@pytest.mark.parametrize("file", FILES)
def test_a_directory_in_a_files_place(tmp_path: Path, file: str) -> None:
    folder = copy_of_small_ward(tmp_path)
    (folder / file).unlink()
    (folder / file).mkdir()
    with pytest.raises(UnusableInput) as refused:
        read_ward(folder)
    assert at(refused.value) == [(file, None, None)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    folder = copy_of_small_ward(tmp_path)
    (folder / "need.csv").chmod(0)
    with pytest.raises(UnusableInput) as refused:
        read_ward(folder)
    assert "cannot be read" in only(refused.value).problem


@pytest.mark.parametrize("file", FILES)
def test_a_broken_encoding_names_file_and_line(tmp_path: Path, file: str) -> None:
    folder = copy_of_small_ward(tmp_path)
    lines = (folder / file).read_bytes().split(b"\n")
    lines[2] += b" \xe5"
    (folder / file).write_bytes(b"\n".join(lines))
    with pytest.raises(UnusableInput) as refused:
        read_ward(folder)
    assert at(refused.value) == [(file, 3, None)]
    assert "0xe5 is not UTF-8" in only(refused.value).problem


CSV_FILES = [file for file in FILES if file.endswith(".csv")]


@pytest.mark.parametrize("file", CSV_FILES)
def test_every_column_is_needed_known_and_there_once(tmp_path: Path, file: str) -> None:
    names = (copy_of_small_ward(tmp_path) / file).read_text(encoding="utf-8").splitlines()[0].split(",")
    for number, name in enumerate(names):
        for changed, problem, column in [
            ("colour", "not known", "colour"),
            ("colour", "missing", name),
            (names[number - 1], "stands twice", names[number - 1]),
        ]:
            shutil.rmtree(tmp_path / "ward")
            folder = copy_of_small_ward(tmp_path)
            rows = (folder / file).read_text(encoding="utf-8").splitlines()
            rows[0] = ",".join([*names[:number], changed, *names[number + 1 :]])
            (folder / file).write_text("\n".join(rows), encoding="utf-8")
            with pytest.raises(UnusableInput) as refused:
                read_ward(folder)
            assert {(p.file, p.line) for p in refused.value.problems} == {(file, 1)}
            assert any(p.column == column and problem in p.problem for p in refused.value.problems)


def test_semicolons_are_recognised(tmp_path: Path) -> None:
    folder = copy_of_small_ward(tmp_path)
    (folder / "need.csv").write_text((folder / "need.csv").read_text(encoding="utf-8").replace(",", ";"), "utf-8")
    with pytest.raises(UnusableInput) as refused:
        read_ward(folder)
    assert "separated by “;”" in only(refused.value).problem


def test_a_missing_header_does_not_show_a_name(tmp_path: Path) -> None:
    folder = copy_of_small_ward(tmp_path)
    rows = (folder / "employees.csv").read_text(encoding="utf-8").splitlines()[1:]
    (folder / "employees.csv").write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(UnusableInput) as refused:
        read_ward(folder)
    assert at(refused.value) == [("employees.csv", 1, None)]
    assert "Prestmo" not in refused.value.message


def test_a_name_in_the_wrong_place_is_not_shown(tmp_path: Path) -> None:
    folder = copy_of_small_ward(tmp_path)
    for column in ("obs-1-02", "spesialsykepleier", "telemetri;ansvarshavende", "50,35.5", "NSF,yes"):
        edit(folder, "employees.csv", column, "Ola Normann")
    with pytest.raises(UnusableInput) as refused:
        read_ward(folder)
    assert "Normann" not in refused.value.message
    assert "Normann" not in str(refused.value.details)


def test_a_course_without_a_course_code(tmp_path: Path) -> None:
    folder = copy_of_small_ward(tmp_path)
    edit(folder, "shifts.csv", "K,Kurs/fagdag,08:00,15:30,30,0,course\n", "")
    with pytest.raises(UnusableInput) as refused:
        read_ward(folder)
    absences = (folder / "absences.csv").read_text(encoding="utf-8").splitlines()
    courses = [number for number, line in enumerate(absences, start=1) if line.endswith("course")]
    assert at(refused.value) == [("absences.csv", number, "kind") for number in courses]


def test_the_same_agreement_sought_twice_of_one_union(tmp_path: Path) -> None:
    folder = copy_of_small_ward(tmp_path)
    content = (folder / "ward.toml").read_text(encoding="utf-8")
    again = content[content.index("[[agreement_sought]]") :].split("\n\n")[0].replace('"Fagforbundet", ', "")
    (folder / "ward.toml").write_text(content + "\n" + again + "\n", encoding="utf-8")
    with pytest.raises(UnusableInput) as refused:
        read_ward(folder)
    assert only(refused.value).column == "agreement_sought[4].basis"
    assert only(refused.value).line == content.count("\n") + 3


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("unit = ", 1),
        ('unit = "a"\nunit = "b"\n\n', 2),
        ("[" * 100_000, 1),
        ("a = " + "[" * 100_000, None),
        ("\n\nx = 2027-13-01", 3),
        ("a=" + "9" * 5000, None),
    ],
)
def test_what_is_not_toml(tmp_path: Path, content: str, line: int | None) -> None:
    folder = copy_of_small_ward(tmp_path)
    (folder / "ward.toml").write_text(content, encoding="utf-8")
    with pytest.raises(UnusableInput) as refused:
        read_ward(folder)
    assert at(refused.value) == [("ward.toml", line, None)]


def test_all_problems_of_all_files_are_named_at_once(tmp_path: Path) -> None:
    folder = copy_of_small_ward(tmp_path)
    expected = {
        ("ward.toml", edit(folder, "ward.toml", "weekend_every = 3 ", "weekend_every = 0 "), "plan.weekend_every"),
        ("employees.csv", edit(folder, "employees.csv", ",80,35.5,", ",180,0,"), "fraction_percent"),
        ("employees.csv", 4, "full_time_hours_per_week"),
        ("shifts.csv", edit(folder, "shifts.csv", "14:30", "1430"), "starts"),
        ("need.csv", edit(folder, "need.csv", "weekday,D,any", "weekday,Q,any"), "shift"),
        ("absences.csv", edit(folder, "absences.csv", "obs-1-02,", "obs-1-20,"), "employee"),
        ("adaptations.csv", edit(folder, "adaptations.csv", "thursday", "fredag"), "weekday"),
        ("wishes.csv", edit(folder, "wishes.csv", "off,3", "off,9"), "weight"),
    }
    (folder / "representatives.csv").unlink()
    with pytest.raises(UnusableInput) as refused:
        read_ward(folder)
    # A line that does not fit still stands for its id and its code: nothing else is said to be unknown for its sake.
    assert set(at(refused.value)) == expected | {("representatives.csv", None, None)}
    assert len(refused.value.problems) == len(expected) + 1
    assert refused.value.code == "input.unusable"
    first = refused.value.details["problems"]
    assert isinstance(first, list)
    assert set(first[0]) == {"file", "line", "column", "problem", "accepted"}
    assert "need.csv, line 2, shift: “Q” is not a shift code of shifts.csv; accepted: A, D, DL, K, N" in str(
        refused.value
    )


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    folder = copy_of_small_ward(tmp_path)
    with (folder / "wishes.csv").open("r+b") as wishes:
        wishes.truncate(20_000_001)
    with pytest.raises(UnusableInput) as refused:
        read_ward(folder)
    assert at(refused.value) == [("wishes.csv", None, None)]
    assert "at most 20 MB" in only(refused.value).accepted


def test_more_people_than_a_ward_has(tmp_path: Path) -> None:
    folder = copy_of_small_ward(tmp_path)
    lines = (f"x-{n},A B,assistent,,50,35.5,,yes,no,1990" for n in range(1987))
    append(folder, "employees.csv", "\n".join(lines))
    with pytest.raises(UnusableInput) as refused:
        read_ward(folder)
    assert at(refused.value) == [("employees.csv", None, None)]
    assert "at most 2000" in only(refused.value).accepted


def test_a_file_that_is_wrong_throughout_is_not_listed_to_its_end(tmp_path: Path) -> None:
    folder = copy_of_small_ward(tmp_path)
    append(folder, "wishes.csv", "\n".join(["x"] * 5000))
    with pytest.raises(UnusableInput) as refused:
        read_ward(folder)
    assert len(refused.value.problems) == 1001
    assert refused.value.problems[-1].problem == "more problems are not listed"
    assert "… and 981 more" in refused.value.message

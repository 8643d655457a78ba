"""`forsvarlig rota what-if`: how changes are written, what is refused before any search, and the table of both."""

import json
import shutil
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from api.cli import changes, scenarios
from api.cli.console import WIDE
from api.cli.main import app
from domain.calendar import DayKind
from domain.errors import Rejected
from domain.ids import PersonId, ShiftCode
from domain.rota.comparing import Difference
from domain.rota.evaluation import Better
from domain.rota.scenario import Change, CompetenceGained, NeedChanged, PersonLeaves, WithAgreement
from domain.working_time.model import AgreedLimits, Basis
from tests.api.cli.test_rota_commands import WARD, forsvarlig

FIRST = date(2027, 1, 4)
DAYS = [str(FIRST + timedelta(days=n)) for n in range(28)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("D,weekday,any,+1", NeedChanged(1, ShiftCode("D"), DayKind.WEEKDAY, "any")),
        ("*, *, *, -1", NeedChanged(-1)),
        ("N,*,telemetri,2", NeedChanged(2, ShiftCode("N"), None, "telemetri")),
        ("*,holiday,*,1", NeedChanged(1, None, DayKind.HOLIDAY)),
    ],
)
def test_need_is_written_with_a_star_for_every_one(text: str, meant: Change) -> None:
    assert changes.need(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("AML § 10-8 (4),averaging_weeks=26", WithAgreement(Basis.SUNDAYS, AgreedLimits(averaging_weeks=26))),
        (
            "AML § 10-5 (2), hours_a_day=12.5, hours_a_week=54",
            WithAgreement(
                Basis.AVERAGING, AgreedLimits(hours_a_day=timedelta(hours=12.5), hours_a_week=timedelta(hours=54))
            ),
        ),
        (
            "AML § 10-8 (3),daily_rest_hours=9,weekly_rest_hours=28",
            WithAgreement(
                Basis.REST, AgreedLimits(daily_rest=timedelta(hours=9), weekly_rest=timedelta(hours=28))
            ),
        ),
    ],
)  # fmt: skip
def test_an_agreement_is_written_with_its_figures(text: str, meant: Change) -> None:
    assert changes.agreement(text) == meant


def test_whoever_leaves_is_gone_from_the_first_day_unless_another_is_said() -> None:
    assert changes.leaves("a-1", FIRST) == PersonLeaves(PersonId("a-1"), FIRST)
    assert changes.leaves("a-1, 2027-03-01", FIRST) == PersonLeaves(PersonId("a-1"), date(2027, 3, 1))
    assert changes.gains("a-1,telemetri") == CompetenceGained(PersonId("a-1"), "telemetri")


UNREADABLE = [
    (("--need", "D,weekday,+1"), "SHIFT,DAY,SKILL"),
    (("--need", "D,someday,any,1"), "someday"),
    (("--need", "D,weekday,any,one"), "one"),
    (("--need", "D,weekday,any,0.5"), "0.5"),
    (("--without", "AML § 1"), "AML § 10-5 (2)"),
    (("--with", "AML § 10-8 (3),rest=9"), "rest"),
    (("--with", "AML § 10-8 (3),daily_rest_hours=-9"), "daily_rest_hours"),
    (("--with", "AML § 10-8 (4),averaging_weeks=1.5"), "1.5"),
    (("--leaves", "obs-1-01,soon"), "soon"),
    (("--gains", "obs-1-01"), "COMPETENCE"),
    (("--weekend-every", "0"), "weekend-every"),
    (("--pool", str(WARD)), "share"),
]


@pytest.mark.parametrize(("options", "named"), UNREADABLE, ids=[" ".join(o) for o, _ in UNREADABLE])
def test_what_cannot_be_read_is_said_with_the_option(options: tuple[str, str], named: str) -> None:
    done = CliRunner().invoke(app, ["rota", "what-if", "--ward", str(WARD), *options])
    assert done.exit_code == 2
    assert named in done.stderr.replace("\n", " ")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), "scenario.changes_nothing"),
        (("--gains", "obs-1-01,trapes"), "scenario.competence_unknown"),
        (("--leaves", "nobody"), "scenario.person_unknown"),
        (("--leaves", "obs-1-01,2030-01-01"), "scenario.outside_the_plan"),
        (("--need", "X,*,*,1"), "scenario.need_unknown"),
        (("--without", "AML § 10-11 (9)"), "scenario.agreement_unknown"),
        (("--pool", str(WARD), "--share", "obs-1-01"), "joint.not_to_be_shared"),
    ],
)
def test_what_the_ward_does_not_have_is_refused_before_any_search(options: tuple[str, ...], code: str) -> None:
    done = CliRunner().invoke(app, ["rota", "what-if", "--ward", str(WARD), "--seconds", "3000", *options])
    assert isinstance(done.exception, Rejected)
    assert done.exception.code == code


def four_weeks(folder: Path, unit: str = "obs-1") -> Path:
    """The small ward under another name for its first four weeks, with the wishes of those weeks and nobody away."""
    shutil.copytree(WARD, folder)
    for file in folder.iterdir():
        lines = file.read_text(encoding="utf-8").replace("obs-1", unit).splitlines(keepends=True)
        if file.name in {"absences.csv", "adaptations.csv"}:
            lines = lines[:1]
        elif file.name == "wishes.csv":
            lines = [line for line in lines if line.split(",")[1] in {"date", *DAYS}]
        elif file.name == "ward.toml":
            lines = [f"last_day = {DAYS[-1]}\n" if line.startswith("last_day") else line for line in lines]
        file.write_text("".join(lines), encoding="utf-8")
    return folder


def test_a_pool_of_two_wards_with_one_head_more_is_compared_with_the_wards_side_by_side(tmp_path: Path) -> None:
    """Run as a person does it. The one ward asks for a head more on each weekday, in minimum and ideal."""
    ward, other = four_weeks(tmp_path / "obs-1"), four_weeks(tmp_path / "obs-2", "obs-2")
    asked = ("--pool", str(other), "--share", "obs-1-01,obs-2-02", "--need", "D,weekday,any,+1", "--weekend-every", "4")
    done = forsvarlig("rota", "what-if", "--ward", str(ward), *asked, "--seconds", "5", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["base"]["problem"] != found["scenario"]["problem"]
    assert found["held_to_the_strictest"] == ["weekend_every"]
    ideal = next(c for c in found["components"] if c["name"] == "ideal_shortfall")
    assert ideal["base"] + ideal["difference"] == ideal["scenario"]
    assert {c["turn"] for c in found["components"]} <= {"better", "same", "worse"}


def test_a_table_has_both_sides_and_which_way_each_component_went() -> None:
    seen = (
        Difference("ideal_shortfall", "heads", 2, 5, Better.LESS, assumed=False),
        Difference("agency_cost", "NOK", 0.125, 0.125, Better.LESS, assumed=True),
        Difference("wishes_met", "% by weight", 50, 41.666, Better.MORE, assumed=False),
        Difference("night_range", "nights", 1.5, 0.75, Better.LESS, assumed=False),
    )
    paper = Console(width=WIDE, file=StringIO())
    paper.print(scenarios.table(seen))
    assert isinstance(paper.file, StringIO)
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in paper.file.getvalue().splitlines()[3:-1]]
    assert [row for row in rows if len(row) > 1] == [
        ["ideal shortfall", "heads", "2", "5", "+3", "worse"],
        ["agency cost *", "NOK", "0.12", "0.12", "0", "same"],
        ["wishes met", "% by weight", "50", "41.67", "-8.33", "worse"],
        ["night range", "nights", "1.50", "0.75", "-0.75", "better"],
    ]

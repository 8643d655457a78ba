"""`forsvarlig rules list` and `show`, run as a program: what they print, and that HTTP says the same."""

import json
import os
import pty
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from api.cli.rules.words import NORWEGIAN
from application.rulebook import rulebook
from domain.working_time.register import CLASSIFICATIONS, RULES, standard_rule_set
from domain.working_time.settings import settings_of
from tests.api.cli.test_rota_commands import forsvarlig
from tests.api.conftest import Story
from tests.api.ward import LEADER

LONGEST = max((rule.id for rule in RULES), key=len)


def printed(*arguments: str) -> str:
    """What `forsvarlig rules list` prints."""
    done = forsvarlig("rules", "list", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def words(table: str) -> str:
    """The words of each column, column by column, as if no line were broken."""
    columns: dict[int, list[str]] = {}
    for line in table.splitlines():
        if line.startswith("│"):
            for n, cell in enumerate(line.strip("│").split("│")):
                columns.setdefault(n, []).append(cell.strip())
    return " ".join(" ".join(" ".join(cells).split()) for cells in columns.values())


@pytest.fixture(scope="module")
def table() -> str:
    return printed()


def test_every_rule_stands_in_the_table_with_all_it_reads(table: str) -> None:
    said = words(table)
    assert standard_rule_set().version in table
    assert f"{len(RULES)} of {len(RULES)} rules" in table
    for rule in RULES:
        assert f"{rule.id} {rule.law.paragraph}" in said
        assert rule.title_en in said
        assert " ".join(rule.text.replace("``", "").replace("*", "").split()) in said, rule.id
    figures, tariff = standard_rule_set().figures.figures, standard_rule_set().figures.tariff
    for rule in RULES:
        for name, figure in (
            *((name, getattr(figures, name)) for name in rule.figures),
            *((name, getattr(tariff, name)) for name in rule.tariff),
        ):
            sure = figure.confidence.value.replace("_", " ")
            assert re.search(rf"(?<!\w){name}: [^;]+; {re.escape(str(figure.source))}; {sure}", said), (rule.id, name)
    for each in CLASSIFICATIONS:
        assert each.id in said
        assert each.title_en in said
    assert "daily_rest: 11 h 00; AML § 10-8 (1); verified" in said
    assert "Otherwise only by a written agreement with the elected representatives (AML § 10-8 (3))" in said


def test_every_convention_stands_with_value_source_and_confidence(table: str) -> None:
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in table.splitlines() if line.startswith("│")]
    shown = {row[0]: row[1:] for row in rows if len(row) == 4}
    for setting in settings_of(standard_rule_set().figures.settings):
        value, source, confidence = shown[setting.name]
        assert (source, confidence) == (setting.source.paragraph, setting.confidence.value.replace("_", " "))
        assert value
    assert shown["night_four_weeks"][0] == "177 h 20"
    assert shown["holiday_starts"][0] == "18:00"


def test_the_table_is_norwegian_where_that_is_asked_for() -> None:
    said = words(nb := printed("--language", "nb"))
    assert f"{len(RULES)} av {len(RULES)} regler" in nb
    for rule in RULES:
        assert f"{rule.id} {rule.ground_nb or rule.law.paragraph}" in said
        assert rule.title_nb in said
    assert "daily_rest: 11 t 00; AML § 10-8 (1); lest i kilden" in said
    assert "skriftlig avtale med de tillitsvalgte (AML § 10-8 (3))" in said


@pytest.mark.parametrize(
    ("options", "query"),
    [
        ((), ""),
        (("--paragraph", "AML § 10-8"), "?paragraph=AML § 10-8"),
        (("--confidence", "interpretation"), "?confidence=interpretation"),
        (
            ("--paragraph", "10-4", "--confidence", "secondary", "--language", "nb"),
            "?paragraph=10-4&confidence=secondary",
        ),
    ],
)
def test_the_json_is_what_http_answers(options: tuple[str, ...], query: str, story: Story) -> None:
    answer = story.by(LEADER).get(f"/rules{query}")
    assert json.loads(printed("--json", *options)) == answer.json()


def test_no_id_is_broken_on_a_narrow_terminal() -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [str(Path(sys.executable).parent / "forsvarlig"), "rules", "show", LONGEST],
        stdout=theirs,
        env={**os.environ, "TERM": "dumb"},  # 80 columns, no colours
    ) as program:
        os.close(theirs)
        said = b""
        with suppress(OSError), open(ours, "rb", buffering=0) as terminal:  # a closed terminal is an error to read
            while part := terminal.read(4096):
                said += part
    assert program.returncode == 0
    lines = said.decode().splitlines()
    assert {len(line) for line in lines} == {80}
    assert any(LONGEST in line for line in lines)


def test_one_rule_is_what_http_answers(story: Story) -> None:
    rule = RULES[0].id
    shown = forsvarlig("rules", "show", rule, "--json")
    assert json.loads(shown.stdout) == story.by(LEADER).get(f"/rules/{rule}").json()
    table = forsvarlig("rules", "show", rule).stdout
    assert rule in table
    assert not any(other.id in table for other in RULES[1:])


def test_a_rule_that_is_not_there_is_refused_with_its_neighbours() -> None:
    done = forsvarlig("rules", "show", "daily-rest")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("working_time.rule_unknown: ")
    assert "AML-10-8-1-DAILY-REST" in done.stderr


def test_filters_narrow_the_table() -> None:
    said = printed("--paragraph", "AML § 10-9")
    assert "AML-10-9-1-BREAK" in said
    assert "AML-10-8-1-DAILY-REST" not in said
    nothing = printed("--paragraph", "AML § 99-1")
    assert f"0 of {len(RULES)} rules" in nothing
    assert "Nothing of the rule set is so grounded." in nothing
    assert forsvarlig("rules", "list", "--confidence", "certain").returncode == 2
    assert forsvarlig("rules", "list", "--language", "de").returncode == 2


def test_every_unit_has_a_norwegian_word() -> None:
    book = rulebook(standard_rule_set())
    read = (f for rule in book.rules for f in rule.reads)
    shown = (*read, *book.other_figures, *book.settings, *book.tariff.figures)
    words = {f.unit for f in shown} | {f.value for f in shown if f.unit == "" and isinstance(f.value, str)}
    assert words - {"", "clock"} <= NORWEGIAN.plain.keys(), "name it in api/cli/rules/words.py"

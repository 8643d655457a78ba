"""`forsvarlig rules judge`: single cases, each by the rule it names."""

import json as jsons
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from api.cli.console import console
from api.cli.main import Exit, JsonOption, print_json
from api.cli.rules import rules_app
from api.findings import plain, worded
from application.cases.errors import UnreadableCases
from application.cases.judging import Judged, judge_cases
from domain.errors import Rejected
from domain.working_time.register import standard_rule_set

REFUSED = "refused"


@rules_app.command()
def judge(
    file: Annotated[Path, typer.Argument(help='A file of cases, {"cases": […]}.')],
    json: JsonOption = False,
) -> None:
    """Judge each case by the rule it names; one that cannot be read is refused by name, and the others are judged."""
    try:
        judged = judge_cases(_document(file), standard_rule_set())
    except Rejected as unreadable:
        typer.echo(f"{unreadable.code}: {unreadable.message}", err=True)
        raise typer.Exit(Exit.UNUSABLE) from unreadable
    if json:
        print_json([_plain(each) for each in judged])
    else:
        console.print(_table(judged))
    refused = [each.refusal for each in judged if each.refusal is not None]
    for each in refused:
        typer.echo(f"{each.code}: {each.message}", err=True)
    if refused:
        raise typer.Exit(Exit.UNUSABLE)


def _document(file: Path) -> object:
    try:
        return jsons.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableCases(f"{file} cannot be read: {error}", where=str(file), found="") from error
    except RecursionError as error:
        raise UnreadableCases(f"{file} is nested too deep for a list of cases", where=str(file), found="") from error
    except jsons.JSONDecodeError as error:
        raise UnreadableCases(
            f"{file} is no JSON: {error.msg} on line {error.lineno}", where=f"line {error.lineno}", found=""
        ) from error


def _plain(judged: Judged) -> dict[str, object]:
    verdict = REFUSED if judged.verdict is None else judged.verdict.value
    found: object = None if judged.finding is None else plain(judged.finding)
    if judged.refusal is not None:
        found = {"code": judged.refusal.code, "detail": judged.refusal.message}
    return {"id": judged.id, "verdict": verdict, "needs": judged.needs, "finding": found}


def _table(judged: tuple[Judged, ...]) -> Table:
    table = Table("case", "verdict", "needs", "rule", "why")
    for each in judged:
        if each.refusal is not None:
            table.add_row(each.id, REFUSED, each.needs, "", each.refusal.message)
        elif each.finding is None:
            table.add_row(each.id, "pass", each.needs, "", "")
        else:
            table.add_row(
                each.id, each.finding.verdict, each.needs, each.finding.rule, worded(each.finding).sentence_en
            )
    return table

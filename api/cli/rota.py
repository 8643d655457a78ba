"""`forsvarlig rota`: generate, check, show."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api import evaluations, forms
from api import findings as findings_form
from api.cli.console import console, meanwhile
from api.cli.evaluation_tables import evaluation_tables
from api.cli.main import Exit, JsonOption, SecondsOption, SeedOption, StoreOption, WardOption, print_json, rota_app
from api.cli.searching import searched
from api.cli.tables import findings_tables, rota_table
from application.rota.base_rota import solve
from application.unusable_input import InputProblem, UnusableInput
from application.ward import Ward, agreements_sought, case
from domain.ids import PlanId
from domain.rota.answered import demand_asked_for
from domain.rota.errors import RotaPlanUnknown
from domain.rota.evaluation import Evaluation, evaluate
from domain.rota.solver import Budget, Reproducibility
from domain.working_time.findings import Finding
from domain.working_time.law import standard_law
from domain.working_time.model import Agreements, Rota


class Assumed(StrEnum):
    """Which agreements a check takes to be in force."""

    NONE = "none"
    SOUGHT = "sought"


@rota_app.command()
def generate(
    ward: WardOption,
    out: Annotated[Path, typer.Option("--out", help="Where to write the rota: employee,date,shift.")],
    seconds: SecondsOption = 120,
    seed: SeedOption = 1,
    base_weeks: Annotated[
        int | None, typer.Option("--base-weeks", min=1, max=26, help="Follow a base rota of so many weeks.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Generate a rota under the agreements the ward seeks; write it only if the rules allow it.

    Ctrl-C ends the search early and keeps the best lawful rota so far (exit 3); twice, it stops at once (exit 130).
    """
    from api.composition import generator, read_ward, write_rota

    _demand_writable(out)
    law, unit = standard_law(), read_ward(ward)
    problem = unit.problem(agreements_sought(unit), law.on(unit.period.first_day).figures)
    budget, solver = Budget(seconds, seed), generator()
    answer = searched(lambda tell, cancelled: solve(solver, problem, budget, tell, cancelled, base_weeks), quiet=json)
    demand_asked_for(problem, budget, answer)
    findings, version = law.judge(case(unit, answer.rota, problem.agreements)), law.version(unit.period)
    if any(f.verdict.forbids for f in findings):
        _report(unit, answer.rota, findings, version, json=json)
        raise typer.Exit(Exit.FORBIDDEN)
    write_rota(out, answer.rota)
    stamp = answer.stamp
    if json:
        print_json(
            {
                "out": str(out),
                "rule_set": version,
                "solver": stamp.solver,
                "reproducibility": stamp.reproducibility.value,
                "work": stamp.work,
                "penalties": dict(stamp.penalties),
                "bounds": dict(stamp.bounds),
                **_figures(_evaluated(unit, answer.rota)),
            }
        )
    else:
        _report(unit, answer.rota, findings, version, json=False)
        console.print(f"{stamp.solver}: {stamp.work}, {stamp.reproducibility.value}")
        console.print(f"wrote {out}")
    if stamp.reproducibility is Reproducibility.CANCELLED:
        meanwhile.print(f"the search was ended before its time; {out} is the best lawful rota it had found")
        raise typer.Exit(Exit.CANCELLED)


@rota_app.command()
def check(
    ward: WardOption,
    rota: Annotated[Path, typer.Option("--rota", help="The rota: employee,date,shift.")],
    agreements: Annotated[Assumed, typer.Option("--agreements", help="Taken to be in force.")] = Assumed.SOUGHT,
    json: JsonOption = False,
) -> None:
    """Judge a rota: exit 0 when nothing forbids publication, 1 when something does, 2 when the files are unusable."""
    from api.composition import read_rota, read_ward

    law, unit = standard_law(), read_ward(ward)
    lines = read_rota(rota, unit)
    assumed = agreements_sought(unit) if agreements is Assumed.SOUGHT else Agreements(())
    findings, version = law.judge(case(unit, lines, assumed)), law.version(unit.period)
    _report(unit, lines, findings, version, json=json)
    raise typer.Exit(Exit.FORBIDDEN if any(f.verdict.forbids for f in findings) else Exit.LAWFUL)


@rota_app.command()
def show(
    store: StoreOption,
    plan: Annotated[str, typer.Option("--plan", help="The plan's id, as the import printed it.")],
    at: Annotated[int | None, typer.Option("--at", min=1, help="As it stood at this log position.")] = None,
    json: JsonOption = False,
) -> None:
    """Show a plan's rota as it stands, or as it stood."""
    from api.composition import open_house
    from api.settings import Settings

    with open_house(Settings(store)) as house:
        house.reads.catch_up()
        view = house.reads.rota(PlanId(plan), at)
        if view is None:
            raise RotaPlanUnknown(f"no rota plan {plan} was open at that position", plan=plan)
        names = house.register.names(view.lines)
    if json:
        print_json(
            {
                "plan": view.plan.plan,
                "unit": view.plan.unit,
                "state": view.plan.state,
                "revision": view.plan.revision,
                "fingerprint": view.plan.fingerprint,
                "position": view.position,
                "lines": {p: {d.isoformat(): c for d, c in line.items()} for p, line in view.lines.items()},
            }
        )
        return
    console.print(rota_table(view, names))


def _demand_writable(out: Path) -> None:
    """Refuse before the search what could not be written after it. Raises ``UnusableInput``."""
    folder = out.absolute().parent
    if out.is_dir() or not folder.is_dir() or not os.access(out if out.exists() else folder, os.W_OK):
        accepted = "a file that can be written, in a folder that exists"
        raise UnusableInput([InputProblem(str(out), None, None, "cannot be written", accepted)])


def _evaluated(unit: Ward, rota: Rota) -> Evaluation:
    figures = standard_law().on(unit.period.first_day).figures
    return evaluate(unit.problem(Agreements(()), figures), rota)


def _figures(found: Evaluation) -> dict[str, object]:
    return {
        "minimum_heads": found.cover.heads,
        "uncovered_heads": found.cover.uncovered,
        "hours_planned_share": round(found.hours_share, 4),
        "vacancies": [forms.vacancy(v) for v in found.cover.vacancies],
        "evaluation": evaluations.plain(found),
    }


def _report(unit: Ward, rota: Rota, findings: tuple[Finding, ...], version: str, *, json: bool) -> None:
    found = _evaluated(unit, rota)
    if json:
        print_json({"rule_set": version, "findings": [findings_form.plain(f) for f in findings], **_figures(found)})
        return
    for table in (*evaluation_tables(found, {p: e.name for p, e in unit.people.items()}), *findings_tables(findings)):
        console.print(table)
    console.print(f"rule set {version}")

"""`forsvarlig rota what-if`: a ward as it is beside the ward with changes made, component by component."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.table import Table

from api.cli import changes
from api.cli.console import console
from api.cli.main import JsonOption, SecondsOption, SeedOption, WardOption, print_json, rota_app
from api.cli.searching import searched
from application.rota.scenarios import Comparison, Trying, answer
from application.ward import Ward, agreements_sought
from domain.ids import PersonId
from domain.rota.comparing import Difference
from domain.rota.scenario import (
    LONGEST_TURN,
    Change,
    PoolShared,
    WeekendEvery,
    WithoutAgreement,
    compared,
)
from domain.rota.solver import Budget, Reproducibility, RotaProblem
from domain.working_time.law import Law, standard_law

T = TypeVar("T")


@rota_app.command("what-if")
def what_if(
    ward: WardOption,
    weekend_every: Annotated[
        int | None, typer.Option("--weekend-every", min=1, max=LONGEST_TURN, help="Of any N weekends at most one.")
    ] = None,
    need: Annotated[
        list[str] | None, typer.Option("--need", help="SHIFT,DAY,SKILL,±N: D,weekday,any,+1; * is every one.")
    ] = None,
    without: Annotated[list[str] | None, typer.Option("--without", help='A basis: "AML § 10-5 (2)".')] = None,
    having: Annotated[
        list[str] | None, typer.Option("--with", help=f"BASIS,FIGURE=N,…; figures: {', '.join(changes.LIMITS)}.")
    ] = None,
    leaves: Annotated[list[str] | None, typer.Option("--leaves", help="EMPLOYEE, or EMPLOYEE,DATE.")] = None,
    gains: Annotated[list[str] | None, typer.Option("--gains", help="EMPLOYEE,COMPETENCE.")] = None,
    pool: Annotated[Path | None, typer.Option("--pool", help="Another ward's folder, planned with this.")] = None,
    share: Annotated[str | None, typer.Option("--share", help="With --pool: E1,E2,… who may serve both wards.")] = None,
    seconds: SecondsOption = 60,
    seed: SeedOption = 1,
    json: JsonOption = False,
) -> None:
    """Search the ward as it is and with changes, each with the same budget and seed, and compare. Writes nothing."""
    from api.composition import generator, read_ward

    if (pool is None) != (share is None):
        raise typer.BadParameter("a pool is a ward's folder and who is shared", param_hint="--pool, --share")
    law, unit = standard_law(), read_ward(ward)
    asked: list[Change] = [] if weekend_every is None else [WeekendEvery(weekend_every)]
    asked += _each(need, "--need", changes.need)
    asked += _each(without, "--without", lambda text: WithoutAgreement(changes.basis(text)))
    asked += _each(having, "--with", changes.agreement)
    asked += _each(leaves, "--leaves", lambda text: changes.leaves(text, unit.period.first_day))
    asked += _each(gains, "--gains", changes.gains)
    shared = None if pool is None else _pool(unit, read_ward(pool), share or "", law)
    two = compared(_problem(unit, law), asked, shared)
    budget, trying = Budget(seconds, seed), Trying(generator(), law)
    comparison = searched(lambda tell, cancelled: trying.compare(two, budget, tell, cancelled), quiet=json)
    if json:
        print_json(answer(comparison))
        return
    console.print(table(comparison.differences))
    for line in _below(comparison):
        console.print(line)


def _problem(ward: Ward, law: Law) -> RotaProblem:
    return ward.problem(agreements_sought(ward), law.on(ward.period.first_day).figures)


def _pool(ward: Ward, other: Ward, share: str, law: Law) -> PoolShared:
    both = frozenset({ward.unit, other.unit})
    people = [PersonId(name.strip()) for name in share.split(",")]
    return PoolShared(ward.unit, {other.unit: _problem(other, law)}, dict.fromkeys(people, both))


def _each(texts: Sequence[str] | None, option: str, read: Callable[[str], T]) -> list[T]:
    try:
        return [read(text) for text in texts or ()]
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error


def table(differences: Sequence[Difference]) -> Table:
    """Every component of both sides; what rests on an unverified figure has a star."""
    found = Table("component", "unit", title="As it is, and what if")
    for column in ("as it is", "what if", "difference"):
        found.add_column(column, justify="right")
    found.add_column("")
    for d in differences:
        name = d.name.replace("_", " ") + (" *" if d.assumed else "")
        signed = _figure(d.difference)
        found.add_row(
            name, d.unit, _figure(d.base), _figure(d.other),
            f"+{signed}" if d.difference > 0 else signed, d.turn.value,
        )  # fmt: skip
    return found


def _figure(value: float) -> str:
    rounded = round(value, 2) + 0.0  # no minus before a zero
    return f"{rounded:.0f}" if rounded == int(rounded) else f"{rounded:.2f}"


def _below(comparison: Comparison) -> list[str]:
    found = ["* rests on a figure that nobody has verified for the unit"]
    if comparison.tightened:
        terms = ", ".join(name.replace("_", " ") for name in comparison.tightened)
        found.append(f"everybody is held to the strictest of the two wards in: {terms}")
    for name, side in (("as it is", comparison.base), ("what if", comparison.other)):
        found.append(f"{name}: {side.stamp.solver}, {side.stamp.work}, {side.stamp.reproducibility.value}")
    if any(s.stamp.reproducibility is not Reproducibility.REPRODUCIBLE for s in (comparison.base, comparison.other)):
        found.append("the clock ended a search before its work was done: more seconds may give another difference")
    return found

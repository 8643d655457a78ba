"""`forsvarlig rota conflicts` and `rota why`: what cannot fit in a ward, and why a rota came out as it did."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter
from rich.table import Table

from api.cli.console import console
from api.cli.main import Exit, JsonOption, WardOption, day, print_json, rota_app
from api.explaining import (
    AlternativeView,
    ConflictView,
    WhyNotView,
    WhyShiftView,
    conflict_view,
    why_not_view,
    why_view,
)
from application.rota.explaining import Others
from application.ward import Ward, agreements_sought
from domain.ids import PersonId
from domain.rota.solver import RotaProblem
from domain.working_time.law import standard_law

_CONFLICTS = TypeAdapter(list[ConflictView])
_SHIFT, _WISH = TypeAdapter(WhyShiftView), TypeAdapter(WhyNotView)


@rota_app.command()
def conflicts(ward: WardOption, json: JsonOption = False) -> None:
    """Say what cannot fit, whose it is and what relaxing it gives: exit 0 when nothing was found, else 1."""
    from api.composition import explainer, read_ward

    found = [conflict_view(c) for c in explainer().conflicts(_problem(read_ward(ward)))]
    if json:
        print_json({"conflicts": _CONFLICTS.dump_python(found, mode="json")})
    elif not found:
        console.print("nothing was found that cannot fit; that is no promise that a full rota exists")
    else:
        for conflict in found:
            console.print(conflict.sentence_en)
            for member in conflict.members:
                console.print(f"  - {member.sentence_en}")
    raise typer.Exit(Exit.FORBIDDEN if found else Exit.LAWFUL)


@rota_app.command()
def why(
    ward: WardOption,
    rota: Annotated[Path, typer.Option("--rota", help="The rota: employee,date,shift.")],
    employee: Annotated[str, typer.Option("--employee", help="Whose shift.")],
    on: Annotated[date, typer.Option("--day", parser=day, help="The day, 2026-11-16.")],
    wish: Annotated[bool, typer.Option("--wish", help="Why the wish for the day was not met, instead.")] = False,
    json: JsonOption = False,
) -> None:
    """Say why somebody has a shift: who else could have had it, at what cost, and what others would break."""
    from api.composition import explainer, read_rota, read_ward

    unit = read_ward(ward)
    lines, problem, person = read_rota(rota, unit), _problem(unit), PersonId(employee)
    if wish:
        refused = explainer().why_not(problem, lines, person, on)
        others = _others([a.possible for a in refused.takers])
        _tell_wish(why_not_view(refused, 0, others), json=json)
        return
    shift = explainer().why(problem, lines, person, on)
    _tell_shift(why_view(shift, 0, _others([a.possible for a in shift.alternatives])), json=json)


def _problem(unit: Ward) -> RotaProblem:
    law = standard_law()
    return unit.problem(agreements_sought(unit), law.on(unit.period.first_day).figures)


def _others(possible: list[bool]) -> Others:
    return Others(sum(possible), len(possible) - sum(possible))


def _tell_shift(shift: WhyShiftView, *, json: bool) -> None:
    if json:
        print_json(_without_version(_SHIFT.dump_python(shift, mode="json", by_alias=True)))
        return
    because = [
        *(["it was to stay"] if shift.held else []),
        *(["it was wished for"] if shift.wished else []),
        *(f"without it {v.shift} ({v.skill}) has {v.present} of {v.minimum}" for v in shift.needed_for),
    ]
    console.print(
        f"{shift.employee} has {shift.shift} on {shift.day}: {'; '.join(because) or 'no minimum asks for it'}"
    )
    console.print(_table(shift.alternatives))


def _tell_wish(wish: WhyNotView, *, json: bool) -> None:
    if json:
        print_json(_without_version(_WISH.dump_python(wish, mode="json", by_alias=True)))
        return
    console.print(
        f"{wish.employee} wished {wish.wish or 'the day off'} on {wish.day} (weight {wish.weight}) "
        f"and has {wish.works or 'the day off'}"
    )
    for finding in wish.breaks:
        console.print(f"  - {finding.sentence_en}")
    for v in wish.uncovers:
        console.print(f"  - {v.shift} ({v.skill}) would have {v.present} of {v.minimum}")
    console.print(f"  cost: {_costs(wish.costs)}")
    if wish.takers:
        console.print(_table(wish.takers))


def _without_version(plain: dict[str, object]) -> dict[str, object]:
    """Files have no version."""
    return {name: value for name, value in plain.items() if name != "version"}


def _table(alternatives: tuple[AlternativeView, ...]) -> Table:
    table = Table("instead", "has", "cost", "what it would break or uncover")
    for a in alternatives:
        wrong = [f.rule for f in a.breaks] + [f"{v.shift} {v.skill} {v.present} of {v.minimum}" for v in a.uncovers]
        table.add_row(a.employee, a.works or "", _costs(a.costs), ", ".join(dict.fromkeys(wrong)))
    return table


def _costs(costs: dict[str, int]) -> str:
    parts = ", ".join(f"{part} {penalty:+}" for part, penalty in costs.items())
    return f"{sum(costs.values()):+} ({parts})" if parts else "0"

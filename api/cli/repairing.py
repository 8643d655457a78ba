"""`forsvarlig rota candidates`, `swaps` and `repair`: what may be done about a vacancy or an absence."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter
from rich.table import Table

from api.cli.console import console
from api.cli.main import JsonOption, WardOption, day, print_json, rota_app
from api.repair_views import CandidateView, ChangeView, SwapView, candidate_view, change_view, swap_view
from application.rota.lawful_repairs import LawfulRepairs
from application.unusable_input import InputProblem, UnusableInput
from application.ward import Ward, agreements_sought
from domain.calendar import Period
from domain.ids import PersonId, ShiftCode
from domain.rota.repair import Away, Repair, Vacant, changed
from domain.rota.solver import RotaProblem
from domain.working_time.law import standard_law
from domain.working_time.model import Rota

RotaOption = Annotated[Path, typer.Option("--rota", help="The rota as it stands: employee,date,shift.")]
DayOption = Annotated[date, typer.Option("--day", parser=day, help="2027-01-04.")]
WEEK, FORTNIGHT = 7, 14


@rota_app.command()
def candidates(
    ward: WardOption,
    rota: RotaOption,
    on: DayOption,
    shift: Annotated[str, typer.Option("--shift", help="The vacant shift's code.")],
    instead_of: Annotated[str | None, typer.Option("--instead-of", help="Who will not come.")] = None,
    json: JsonOption = False,
) -> None:
    """Who may lawfully take a vacant shift, the best first, with the reasons."""
    problem, lines, repairs = _opened(ward, rota)
    absent = None if instead_of is None else PersonId(instead_of)
    found = repairs.candidates(problem, lines, Vacant(on, ShiftCode(shift), absent))
    views = tuple(map(candidate_view, found))
    if json:
        print_json({"candidates": TypeAdapter(tuple[CandidateView, ...]).dump_python(views, mode="json")})
        return
    console.print(_candidates_table(views, f"{len(views)} may take {shift} on {on:%a %d %b %Y}"))


@rota_app.command()
def swaps(
    ward: WardOption,
    rota: RotaOption,
    employee: Annotated[str, typer.Option("--employee", help="Who wants to be free.")],
    on: DayOption,
    json: JsonOption = False,
) -> None:
    """Lawful exchanges between two, or round three, that free somebody of a shift."""
    problem, lines, repairs = _opened(ward, rota)
    views = tuple(map(swap_view, repairs.swaps(problem, lines, PersonId(employee), on)))
    if json:
        print_json({"swaps": TypeAdapter(tuple[SwapView, ...]).dump_python(views, mode="json")})
        return
    table = Table("people", "changes", "short rests", "wishes broken", title=f"{len(views)} exchanges")
    for s in views:
        table.add_row(", ".join(s.people), _in_words(s.changes), str(s.quick_returns), str(s.wishes_broken))
    console.print(table)


@rota_app.command()
def repair(
    ward: WardOption,
    rota: RotaOption,
    absent: Annotated[list[str], typer.Option("--absent", help="EMPLOYEE,FIRST-DAY,LAST-DAY; as often as needed.")],
    first_day: Annotated[
        date | None, typer.Option("--from", parser=day, help="First day that may change: the first absence's.")
    ] = None,
    days: Annotated[int, typer.Option("--days", min=WEEK, max=FORTNIGHT, help="7, or up to 14.")] = WEEK,
    out: Annotated[Path | None, typer.Option("--out", help="Where to write the repaired rota.")] = None,
    json: JsonOption = False,
) -> None:
    """The least change that covers what absences leave open; a proposal, written only where `--out` says."""
    from api.composition import write_rota

    problem, lines, repairs = _opened(ward, rota)
    away = tuple(map(_away, absent))
    found = repairs.repair(problem, lines, away, first_day or min(a.period.first_day for a in away), days)
    if out is not None:
        try:
            write_rota(out, changed(lines, found.all_changes))
        except OSError as error:
            accepted = "a file that can be written, in a folder that exists"
            raise UnusableInput([InputProblem(str(out), None, None, "cannot be written", accepted)]) from error
    if json:
        print_json(_plain(found))
        return
    console.print(_repair_table(found))
    proven = "nothing better exists on these days" if found.proven else "something better may exist on these days"
    console.print(f"{found.uncovered_before} heads uncovered before, {found.uncovered_after} after; {proven}")


def _opened(ward: Path, rota: Path) -> tuple[RotaProblem, Rota, LawfulRepairs]:
    from api.composition import read_rota, read_ward, repairer

    law, unit = standard_law(), read_ward(ward)
    lines: Rota = read_rota(rota, unit)
    return _problem(unit), lines, LawfulRepairs(repairer(), law)


def _problem(unit: Ward) -> RotaProblem:
    return unit.problem(agreements_sought(unit), standard_law().on(unit.period.first_day).figures)


def _away(text: str) -> Away:
    try:
        employee, first, last = text.split(",")
        return Away(PersonId(employee), Period(date.fromisoformat(first), date.fromisoformat(last)))
    except ValueError as error:
        raise typer.BadParameter(
            f"{text!r}; med-2-01,2027-01-04,2027-01-06 is the form, the last day no earlier than the first",
            param_hint="--absent",
        ) from error


def _plain(found: Repair) -> dict[str, object]:
    shown = TypeAdapter(tuple[ChangeView, ...])
    return {
        "first_day": found.window.first_day.isoformat(),
        "last_day": found.window.last_day.isoformat(),
        "freed": shown.dump_python(tuple(map(change_view, found.freed)), mode="json"),
        "changes": shown.dump_python(tuple(map(change_view, found.changes)), mode="json"),
        "uncovered_before": found.uncovered_before,
        "uncovered_after": found.uncovered_after,
        "proven": found.proven,
    }


def _repair_table(found: Repair) -> Table:
    table = Table("employee", "date", "before", "after", "why", title=f"{len(found.changes)} cells change")
    for why, changes in (("away", found.freed), ("covers", found.changes)):
        for c in changes:
            table.add_row(c.employee, f"{c.day:%a %d %b %Y}", c.before or "free", c.after or "free", why)
    return table


def _candidates_table(views: Sequence[CandidateView], title: str) -> Table:
    table = Table("employee", "hours", "left h", "fills", "short rests", "wish", "weekends", "nights", title=title)
    for c in views:
        shares = (f"{s.worked} of {s.fair:.1f}" if s else "" for s in (c.weekends, c.nights))
        wish = "broken" if c.wish_broken else "met" if c.wish_met else ""
        fills = ", ".join(f"{n.shift} {n.skill}" for n in c.fills)
        table.add_row(
            c.employee, c.payment.value.replace("_", " "), f"{c.hours_left:.2f}", fills, str(c.quick_returns), wish,
            *shares,
        )  # fmt: skip
    return table


def _in_words(changes: Sequence[ChangeView]) -> str:
    return "; ".join(f"{c.employee} {c.date:%d.%m} {c.before or 'free'} → {c.after or 'free'}" for c in changes)

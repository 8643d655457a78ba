"""`forsvarlig`: the same use cases from the command line."""

import json
import sys
from datetime import date
from enum import IntEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from api.cli.rules import rules_app
from domain.errors import Rejected

app = typer.Typer(name="forsvarlig", no_args_is_help=True, add_completion=True, pretty_exceptions_enable=False)
rota_app = typer.Typer(no_args_is_help=True, help="Generate, check and show rotas.")
ward_app = typer.Typer(no_args_is_help=True, help="Wards, as folders of files.")
plan_app = typer.Typer(no_args_is_help=True, help="What a plan in the store waits for, and what was said of it.")
audit_app = typer.Typer(no_args_is_help=True, help="Read a plan's trail back.")
app.add_typer(rota_app, name="rota")
app.add_typer(ward_app, name="ward")
app.add_typer(plan_app, name="plan")
app.add_typer(audit_app, name="audit")
app.add_typer(rules_app, name="rules")


class Exit(IntEnum):
    """Exit codes: 0 all is well, 1 something forbids publication or was refused, 2 the input cannot be used,
    3 the search was ended by Ctrl-C and its best lawful rota was written (130: by a second one, and nothing was).
    """

    LAWFUL = 0
    FORBIDDEN = 1
    UNUSABLE = 2
    CANCELLED = 3


WardOption = Annotated[Path, typer.Option("--ward", help="The ward's folder.")]
StoreOption = Annotated[
    str, typer.Option("--store", help="The event store's URL: sqlite:///file.sqlite or postgresql://…")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print plain JSON.")]
SecondsOption = Annotated[int, typer.Option("--seconds", min=1, max=3600, help="The generator's budget.")]
SeedOption = Annotated[int, typer.Option("--seed", min=0, help="Same ward, seed and seconds: same rota.")]


def day(text: str) -> date:
    """A date option, ``2026-11-16``."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no date; 2026-11-16 is the form") from error


@app.command()
def demo(
    folder: Annotated[Path, typer.Option("--dir", help="Where to write the store and the rota.")] = Path("demo"),
    ward: Annotated[Path | None, typer.Option("--ward", help="Another ward's folder.")] = None,
    seconds: SecondsOption = 120,
    seed: SeedOption = 1,
) -> None:
    """Tell the whole story on the example ward: import, generate, judge, assess, discuss, agree, publish, audit."""
    from api.cli.demo import run

    run(folder, ward, seconds, seed)


@app.command()
def serve(
    store: StoreOption,
    port: Annotated[int, typer.Option("--port", min=1, max=65535)] = 8000,
    development: Annotated[bool, typer.Option("--development", help="Accept development tokens.")] = False,
    today: Annotated[date | None, typer.Option("--today", parser=day, help="Run on a story clock.")] = None,
    origin: Annotated[
        list[str] | None,
        typer.Option("--origin", help="Where a browser may sign; on its own, http://localhost and the port."),
    ] = None,
) -> None:
    """Serve the HTTP API on this machine (127.0.0.1)."""
    from api.server import serve as run
    from api.settings import Settings, origins

    if today is not None and not development:
        raise typer.BadParameter("a story clock is accepted with --development only", param_hint="--today")
    try:
        accepted = origins(origin or (), port)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--origin") from error
    run(Settings(store, today, development, accepted), port)


@app.command()
def token(
    person: Annotated[str, typer.Option("--person", help="Whose token; offices are held by mandate.")],
    role: Annotated[list[str] | None, typer.Option("--role", help="revisor, import, integrasjon, …")] = None,
) -> None:
    """Print a development token, good for twelve hours."""
    from api.tokens import GRANTABLE, development_key, issue, key_file
    from application.authority import Role
    from domain.ids import PersonId

    try:
        roles = [Role(r) for r in role or ()]
    except ValueError as error:
        raise typer.BadParameter(f"roles are {', '.join(sorted(GRANTABLE))}", param_hint="--role") from error
    sys.stdout.write(issue(development_key(key_file()), PersonId(person), roles) + "\n")


COMMANDS = {
    "audit": ("audit",),
    "demo": (),
    "key": ("key",),
    "plan": ("forecast", "plan"),
    "rota": ("explaining", "repairing", "rota", "scenarios"),
    "rules": ("rules.judge", "rules.listing"),
    "serve": (),
    "sign": ("sign",),
    "token": (),
    "ward": ("ward",),
}
"""The modules that add each command's own; those of this file need none."""


def needed(arguments: list[str]) -> tuple[str, ...]:
    """The modules to read for what was typed: all of them where that is no command, so that help names everything."""
    if arguments and arguments[0] in COMMANDS:
        return COMMANDS[arguments[0]]
    return tuple(module for modules in COMMANDS.values() for module in modules)


def main() -> None:
    """The entry point: refusals become one clear message and an exit code."""
    for module in needed(sys.argv[1:]):
        import_module(f"api.cli.{module}")
    try:
        app()
    except Rejected as refusal:
        refused(refusal)


def refused(refusal: Rejected) -> None:
    """Say why on standard error, and leave with the right code."""
    from application.unusable_input import UnusableInput

    sys.stderr.write(f"{refusal.code}: {refusal.message}\n")
    raise SystemExit(Exit.UNUSABLE if isinstance(refusal, UnusableInput) else Exit.FORBIDDEN)


def print_json(value: object) -> None:
    """Plain JSON on standard output, Norwegian letters as they are."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")

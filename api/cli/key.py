"""`forsvarlig key`: make a software key, enrol it, list and revoke keys. Private keys stay in their files."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter

from api.cli.asking import asked
from api.cli.console import console
from api.cli.main import JsonOption, StoreOption, app, day, print_json
from api.cli.software_key import KeyFileUnusable, SoftwareKey, load, make
from api.settings import Settings
from application.enrolling import HeldKey
from domain.ids import KeyHolder, KeyId
from domain.signing.events import Algorithm

key_app = typer.Typer(no_args_is_help=True, help="Signing keys, whose private part never leaves its file.")
app.add_typer(key_app, name="key")

PersonOption = Annotated[str, typer.Option("--as", help="Who acts.")]
HolderOption = Annotated[str, typer.Option("--holder", help="A mandate's id, or one's own as an employee.")]
KeyFile = Annotated[Path, typer.Option("--key", help="The file that `key new` wrote.")]
Today = Annotated[
    date | None, typer.Option("--today", parser=day, help="Act on a story clock (development); it stands in the trail.")
]
_HELD = TypeAdapter(tuple[HeldKey, ...])


@key_app.command("new")
def new_key(out: Annotated[Path, typer.Option("--out", help="A new file; its owner alone may read it.")]) -> None:
    """Make an Ed25519 key in a new file of mode 600."""
    try:
        key = make(out)
    except KeyFileUnusable as error:
        raise typer.BadParameter(str(error), param_hint="--out") from error
    console.print(f"key {key.key}\npublic {key.public}\nwritten to {out}", soft_wrap=True)


@key_app.command("enrol")
def enrol_key(
    store: StoreOption,
    person: PersonOption,
    holder: HolderOption,
    key: KeyFile,
    label: Annotated[str, typer.Option("--label", help="What to call it; whoever may see the key sees it.")] = "",
    today: Today = None,
) -> None:
    """Enrol a key to one's own mandate, or to oneself as an employee: the text shown is signed with it."""
    from api.composition import open_house

    private, to = key_in(key), KeyHolder(holder)
    with open_house(settings(store, today)) as house:
        ask = asked(person, "key enrol", holder, private.public, label)
        text = house.enrolling.enrolment(ask, to, Algorithm.ED25519, private.public).text
        console.print(text, markup=False, soft_wrap=True)
        receipt = house.enrolling.enrol(ask, to, Algorithm.ED25519, private.public, label, private.sign(text))
    console.print(f"{holder}: key {private.key} enrolled, log at {receipt.position}", soft_wrap=True)


@key_app.command("list")
def list_keys(store: StoreOption, person: PersonOption, today: Today = None, json: JsonOption = False) -> None:
    """One's own keys, standing and revoked."""
    from api.composition import open_house

    with open_house(settings(store, today)) as house:
        found = house.enrolling.own(asked(person))
    if json:
        print_json(_HELD.dump_python(found, mode="json"))
        return
    for key in found:
        state = "revoked" if key.revoked else "stands"
        console.print(f"{key.holder}  {key.algorithm}  {key.key}  {state}  {key.label}", markup=False, soft_wrap=True)


@key_app.command("revoke")
def revoke_key(
    store: StoreOption,
    person: PersonOption,
    holder: HolderOption,
    key: Annotated[str, typer.Option("--key-id", help="As `key list` shows it.")],
    today: Today = None,
) -> None:
    """End a key at once; what it signed stands."""
    from api.composition import open_house

    with open_house(settings(store, today)) as house:
        receipt = house.enrolling.revoke(asked(person, "key revoke", holder, key), KeyHolder(holder), KeyId(key))
    console.print(f"{holder}: key {key} revoked, log at {receipt.position}", soft_wrap=True)


def key_in(file: Path) -> SoftwareKey:
    """The key in a file that was named as an option."""
    try:
        return load(file)
    except KeyFileUnusable as error:
        raise typer.BadParameter(str(error), param_hint="--key") from error


def settings(store: str, today: date | None) -> Settings:
    """On the machine's clock, or a story's."""
    return Settings(store, today, development=today is not None)

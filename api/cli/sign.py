"""`forsvarlig sign`: read what there is to sign, and sign those very bytes with a software key."""

import sys
from typing import Annotated

import typer

from api.cli.asking import asked
from api.cli.console import console
from api.cli.key import KeyFile, PersonOption, Today, key_in, settings
from api.cli.main import Exit, StoreOption, app
from domain.ids import AgreementId
from domain.working_time.wording import Language


@app.command("sign")
def sign(
    store: StoreOption,
    person: PersonOption,
    agreement: Annotated[
        list[str], typer.Option("--agreement", help="An agreement's id; several of one plan are signed in one act.")
    ],
    key: KeyFile,
    language: Annotated[Language, typer.Option("--language", help="Of the text that is shown and signed.")] = (
        Language.NORWEGIAN
    ),
    yes: Annotated[bool, typer.Option("--yes", help="Sign without being asked, once the text is shown.")] = False,
    today: Today = None,
) -> None:
    """Show the signing document of one or several agreements, and sign it with a software key."""
    from api.composition import open_house

    private, names = key_in(key), [AgreementId(name) for name in agreement]
    with open_house(settings(store, today)) as house:
        document = house.signing.document(asked(person), None, names, language)
        sys.stdout.write(document.text)
        sys.stdout.flush()
        if not yes and not typer.confirm(f"Sign these bytes (SHA-256 {document.sha256}) for {document.holder}?"):
            console.print("not signed")
            raise typer.Exit(Exit.FORBIDDEN)
        ask = asked(person, "sign", *sorted(names), language, document.sha256)
        signature = private.sign(document.text)
        receipt = house.signing.sign(ask, document.plan, names, language, document.sha256, signature)
    console.print(
        f"signed {', '.join(names)} for {receipt.answer['covers']} lines of revision {receipt.answer['revision']} "
        f"with key {private.key}, log at {receipt.position}",
        soft_wrap=True,
    )

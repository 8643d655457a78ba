"""`forsvarlig ward`: take a ward's folder in."""

from typing import Annotated
from uuid import UUID

import typer

from api.cli.asking import asked
from api.cli.console import console
from api.cli.main import JsonOption, StoreOption, WardOption, print_json, ward_app
from application.authority import Role
from domain.canonical import fingerprint, plain


@ward_app.command("import")
def import_ward(
    ward: WardOption,
    store: StoreOption,
    by: Annotated[str, typer.Option("--by", help="Who imports; stands in the trail.")] = "import",
    command_id: Annotated[
        UUID | None, typer.Option("--command-id", help="Repeat it to ask again after a lost answer.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Register everybody, grant the mandates, set the need and open the plan: all of it, or nothing."""
    from api.composition import open_house, read_ward
    from api.settings import Settings

    unit = read_ward(ward)
    with open_house(Settings(store)) as house:
        content = fingerprint(plain(unit))
        command = asked(by, "ward import", content, command_id=command_id, roles=(Role.IMPORTER,))
        receipt = house.importing.import_ward(command, unit)
    if json:
        print_json({**receipt.answer, "position": receipt.position, "replayed": receipt.replayed})
        return
    again = " (done before)" if receipt.replayed else ""
    console.print(
        f"{unit.unit}: {receipt.answer['employees']} employees, {receipt.answer['mandates']} mandates, "
        f"plan {receipt.answer['plan']} opened, log at {receipt.position}{again}"
    )

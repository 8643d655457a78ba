"""`forsvarlig audit`: read a plan's trail back."""

from typing import Annotated

import typer

from api import forms
from api.cli.console import console
from api.cli.main import JsonOption, StoreOption, audit_app, print_json
from api.cli.tables import audit_lines
from domain.ids import PlanId


@audit_app.command()
def show(
    store: StoreOption,
    plan: Annotated[str, typer.Option("--plan", help="The plan's id, as the import printed it.")],
    json: JsonOption = False,
) -> None:
    """Who did what, when, by which clock, on whose mandate, under which rule set, on which revision."""
    from api.composition import open_house
    from api.settings import Settings

    with open_house(Settings(store)) as house:
        house.reads.catch_up()
        lines = house.reads.audit(PlanId(plan))
    if json:
        print_json([forms.audit_line(line) for line in lines])
        return
    for line in audit_lines(lines):
        console.print(line, soft_wrap=True)

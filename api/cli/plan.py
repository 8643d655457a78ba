"""`forsvarlig plan`: what a plan in the store still waits for, and what the parties have said of it."""

from typing import Annotated

import typer
from pydantic import TypeAdapter
from rich.markup import escape
from rich.table import Table

from api.cli.asking import asked
from api.cli.console import console
from api.cli.main import Exit, JsonOption, StoreOption, plan_app, print_json
from api.cli.plan_words import words
from api.obstacles import ReadinessView, view
from domain.ids import PlanId
from domain.working_time.wording import Language

PlanOption = Annotated[str, typer.Option("--plan", help="The plan's id, as the import printed it.")]
AsOption = Annotated[str, typer.Option("--as", help="Who asks: shown is what this person may see.")]
LanguageOption = Annotated[Language, typer.Option("--language", help="Of what a person reads; JSON has both.")]

_READINESS = TypeAdapter(ReadinessView)


@plan_app.command()
def readiness(
    store: StoreOption,
    plan: PlanOption,
    person: AsOption,
    json: JsonOption = False,
    language: LanguageOption = Language.ENGLISH,
) -> None:
    """List what stands between the plan and publication: exit 0 when nothing does, else 1."""
    from api.composition import open_house
    from api.settings import Settings

    with open_house(Settings(store)) as house:
        house.reads.catch_up()
        found = view(house.reading.readiness(asked(person), PlanId(plan)))
    if json:
        print_json(_READINESS.dump_python(found, mode="json"))
    else:
        said = words(language)
        console.print(f"{found.plan}: {said[found.state]}, {said['revision']} {found.revision}")
        console.print(_obstacles(found, language) if found.obstacles else said["nothing stands in the way"])
    raise typer.Exit(Exit.FORBIDDEN if found.obstacles else Exit.LAWFUL)


def _obstacles(found: ReadinessView, language: Language) -> Table:
    said = words(language)
    table = Table(said["obstacle"], said["what is missing, and who can remove it"], show_lines=True)
    for o in found.obstacles:
        table.add_row(o.code, escape(o.sentence_nb if language is Language.NORWEGIAN else o.sentence_en))
    return table

"""`forsvarlig plan forecast`: what becomes unlawful in a plan, and when."""

from datetime import date
from typing import Annotated

import typer
from rich.markup import escape

from api.cli.asking import asked
from api.cli.console import console
from api.cli.main import JsonOption, StoreOption, day, plan_app, print_json
from api.cli.plan import AsOption, LanguageOption, PlanOption
from api.forecast import EndingView, plain, worded
from domain.ids import PlanId
from domain.working_time.wording import Language


@plan_app.command()
def forecast(
    store: StoreOption,
    plan: PlanOption,
    person: AsOption,
    until: Annotated[date | None, typer.Option("--until", parser=day, help="The last day looked at.")] = None,
    today: Annotated[date | None, typer.Option("--today", parser=day, help="As if it were this day.")] = None,
    json: JsonOption = False,
    language: LanguageOption = Language.ENGLISH,
) -> None:
    """Say what ends ahead, which shifts lose their basis by it, who can cure it, and what still holds."""
    from api.composition import open_house
    from api.settings import Settings

    with open_house(Settings(store, today, development=today is not None)) as house:
        house.reads.catch_up()
        found = house.forecasting.forecast(asked(person), PlanId(plan), until)
    if json:
        print_json(plain(found))
        return
    view, norwegian = worded(found), language is Language.NORWEGIAN
    if not view.endings:
        nothing = "ingenting tar slutt" if norwegian else "nothing ends"
        console.print(f"{view.plan}: {view.today} – {view.until}: {nothing}")
    for ending in view.endings:
        for line in _said(ending, norwegian=norwegian):
            console.print(escape(line), soft_wrap=True)


def _said(e: EndingView, *, norwegian: bool) -> list[str]:
    told = (e.sentence_nb, e.cure_nb, e.still_holds_nb) if norwegian else (e.sentence_en, e.cure_en, e.still_holds_en)
    first, *rest = told
    return [f"{e.day}  {first}", *(f"    {s.day}  {s.code}  {s.employee}" for s in e.shifts), *(f"  {r}" for r in rest)]

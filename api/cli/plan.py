"""`forsvarlig plan`: what a plan in the store still waits for, and what the parties have said of it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import TypeAdapter
from rich.markup import escape
from rich.table import Table

from api.cli.asking import asked
from api.cli.console import console
from api.cli.main import Exit, JsonOption, StoreOption, day, plan_app, print_json
from api.cli.plan_tables import agreements_table, assessment_tables, discussion_tables
from api.cli.plan_words import Say, say_in
from api.obstacles import ReadinessView, view
from application.ports.read_models import AgreementView
from application.reading_assessments import AssessmentInFull
from application.rota.discussion_view import DiscussionOfPlan
from domain.ids import PlanId
from domain.working_time.wording import Language

if TYPE_CHECKING:
    from api.composition import House

PlanOption = Annotated[str, typer.Option("--plan", help="The plan's id, as the import printed it.")]
AsOption = Annotated[str, typer.Option("--as", help="Who asks: shown is what this person may see.")]
LanguageOption = Annotated[Language, typer.Option("--language", help="Of what a person reads; JSON has both.")]
TodayOption = Annotated[date | None, typer.Option("--today", parser=day, help="As if it were this day.")]

_READINESS = TypeAdapter(ReadinessView)
_AGREEMENTS = TypeAdapter(tuple[AgreementView, ...])
_ASSESSMENT = TypeAdapter(AssessmentInFull)
_DISCUSSION = TypeAdapter(DiscussionOfPlan)


@plan_app.command()
def readiness(
    store: StoreOption,
    plan: PlanOption,
    person: AsOption,
    today: TodayOption = None,
    json: JsonOption = False,
    language: LanguageOption = Language.ENGLISH,
) -> None:
    """List what stands between the plan and publication: exit 0 when nothing does, else 1."""
    with _house(store, today) as house:
        house.reads.catch_up()
        found = view(house.reading.readiness(asked(person), PlanId(plan)))
    if json:
        print_json(_READINESS.dump_python(found, mode="json"))
    else:
        _print(_readiness(found, say_in(language), language))
    raise typer.Exit(Exit.FORBIDDEN if found.obstacles else Exit.LAWFUL)


@plan_app.command()
def agreements(
    store: StoreOption,
    plan: PlanOption,
    person: AsOption,
    today: TodayOption = None,
    json: JsonOption = False,
    language: LanguageOption = Language.ENGLISH,
) -> None:
    """List the plan's agreements, and how far each has come for the lines as they stand."""
    with _house(store, today) as house:
        house.reads.catch_up()
        found = house.reading.agreements(asked(person), PlanId(plan))
    say = say_in(language)
    if json:
        print_json(_AGREEMENTS.dump_python(found, mode="json"))
    else:
        _print((agreements_table(found, say),) if found else (say("no agreement has been offered"),))


@plan_app.command()
def discussion(
    store: StoreOption,
    plan: PlanOption,
    person: AsOption,
    today: TodayOption = None,
    json: JsonOption = False,
    language: LanguageOption = Language.ENGLISH,
) -> None:
    """Show invitations, meetings, views and answers, comments, and the deadlines that run."""
    with _house(store, today) as house:
        found = house.discussions.discussion(asked(person), PlanId(plan))
    if json:
        print_json(_DISCUSSION.dump_python(found, mode="json"))
    else:
        _print(discussion_tables(found, say_in(language)))


@plan_app.command()
def assessment(
    store: StoreOption,
    plan: PlanOption,
    person: AsOption,
    today: TodayOption = None,
    json: JsonOption = False,
    language: LanguageOption = Language.ENGLISH,
) -> None:
    """Show the plan's newest assessment: hazards, measures, assumptions, conclusion, and who has seen it."""
    with _house(store, today) as house:
        found = house.assessments.of_plan(asked(person), PlanId(plan))
    if json:
        print_json(_ASSESSMENT.dump_python(found, mode="json"))
    else:
        _print(assessment_tables(found, say_in(language)))


@contextmanager
def _house(store: str, today: date | None) -> Iterator["House"]:
    from api.composition import open_house
    from api.settings import Settings

    with open_house(Settings(store, today, development=today is not None)) as house:
        yield house


def _readiness(found: ReadinessView, say: Say, language: Language) -> Iterable[Table | str]:
    yield f"{found.plan}: {say(found.state)}, {say('revision')} {found.revision}"
    if not found.obstacles:
        yield say("nothing stands in the way")
        return
    table = Table(say("obstacle"), say("what is missing, and who can remove it"), show_lines=True)
    for o in found.obstacles:
        table.add_row(o.code, escape(o.sentence_nb if language is Language.NORWEGIAN else o.sentence_en))
    yield table


def _print(told: Iterable[Table | str]) -> None:
    for part in told:
        console.print(escape(part) if isinstance(part, str) else part, soft_wrap=isinstance(part, str))

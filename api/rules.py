"""The rules over HTTP."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query

from api.answers import READING
from api.asking import LINE_TEXT, TheHouse
from api.asking import current_actor as signed_in
from api.composition import House
from application.rulebook import RuleSetView, RuleView, narrowed, rule_in, rulebook
from domain.calendar import oslo_day
from domain.law import Confidence

RULE_TEXT = r"^[A-Za-z0-9][A-Za-z0-9§._~-]{0,119}$"
router = APIRouter(prefix="/v1", tags=["readings"], dependencies=[Depends(signed_in)])

Paragraph = Annotated[
    str | None,
    Query(
        min_length=1, max_length=200, pattern=LINE_TEXT,
        description="Only what is grounded in this paragraph: `AML § 10-8` takes in all its subsections.",
    ),
]  # fmt: skip
Founded = Annotated[
    Confidence | None, Query(description="Only what reads a figure or a convention of this confidence.")
]


OnDay = Annotated[date | None, Query(description="As in force on this day; today without one.")]


@router.get("/rules", responses=READING)
def list_rules(
    house: TheHouse, paragraph: Paragraph = None, confidence: Founded = None, on: OnDay = None
) -> RuleSetView:
    """The rules, each with its paragraph and all that it reads; a finding names the version it was judged by."""
    return narrowed(_book(house, on), paragraph, confidence)


@router.get("/rules/{rule}", responses=READING)
def show_rule(
    house: TheHouse,
    rule: Annotated[str, Path(pattern=RULE_TEXT, description="A rule's id, as findings name it.")],
    on: OnDay = None,
) -> RuleView:
    """One rule with its ground, its figures and who may permit a deviation."""
    return rule_in(_book(house, on), rule)


def _book(house: House, on: date | None) -> RuleSetView:
    return rulebook(house.law.on(on or oslo_day(house.clock.now())))

"""What becomes unlawful, and when: the forecast of a plan, worded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response
from pydantic import TypeAdapter

from api.answers import READING
from api.asking import CaughtUp, Day, PlanPath, Reader, TheHouse, etag
from api.asking import current_actor as signed_in
from application.rota.forecasting import Forecast
from domain.ids import AgreementId, PersonId, PlanId
from domain.rota.forecast import Ending, ShiftAhead
from domain.rota.forecast_in_words import told
from domain.working_time.wording import Language

router = APIRouter(prefix="/v1/rota-plans/{plan}", tags=["readings"], dependencies=[Depends(signed_in)])

Until = Annotated[Day | None, Query(description="The last day looked at; the plan's last day without it.")]


@dataclass(frozen=True, slots=True)
class EndingView:
    """One thing that ends: what it comes to, who can cure it, and what still holds."""

    kind: str
    """`agreement`, `mandate`, `certificate`, `adaptation` or `assessment_review`."""
    subject: str
    """Empty where it would say whose it is to somebody who may not know."""
    day: date
    """The first day without it; today where that day is past."""
    last_day: date
    paragraph: str
    who: tuple[str, ...]
    """Roles, unions or employees; any one of them can cure it."""
    party: str
    employee: PersonId | None
    shifts: tuple[ShiftAhead, ...]
    """What loses its basis; of an adaptation, what it would have spared the person."""
    concerned: int
    """How many shifts those are, also where they are not shown."""
    findings: Mapping[str, int]
    """What the rules come to forbid because of it, by rule."""
    agreements: tuple[AgreementId, ...]
    """Of a mandate: those whose next signature needs one."""
    sentence_nb: str
    sentence_en: str
    cure_nb: str
    cure_en: str
    still_holds_nb: str
    still_holds_en: str


@dataclass(frozen=True, slots=True)
class ForecastView:
    """What ends for a plan's lines, in the order it is felt."""

    plan: PlanId
    lines: str
    """`binding`: those of the published revision. `present`: those worked on, where nothing is published."""
    revision: int
    rule_set: str
    version: int
    today: date
    until: date
    endings: tuple[EndingView, ...]


_PLAIN = TypeAdapter(ForecastView)


@router.get("/forecast", responses=READING, dependencies=[CaughtUp])
def show_forecast(
    plan: PlanPath, asked: Reader, house: TheHouse, response: Response, until: Until = None
) -> ForecastView:
    """What becomes unlawful, and when: the agreements, mandates, certificates and adaptations that end ahead, with
    the shifts that lose their basis, the paragraph, and who can cure it; the ETag is the plan's version."""
    found = house.forecasting.forecast(asked, plan, until)
    etag(response, found.version)
    return worded(found)


def worded(f: Forecast) -> ForecastView:
    """The forecast with its sentences."""
    endings = tuple(_worded(e) for e in f.endings)
    return ForecastView(f.plan, f.lines.value, f.revision, f.rule_set, f.version, f.today, f.until, endings)


def plain(f: Forecast) -> object:
    """The same as plain JSON values."""
    return _PLAIN.dump_python(worded(f), mode="json")


def _worded(e: Ending) -> EndingView:
    nb, en = told(e, Language.NORWEGIAN), told(e, Language.ENGLISH)
    return EndingView(
        e.kind.value, e.subject, e.day, e.last_day, e.paragraph, e.who, e.party, e.employee, e.shifts, e.concerned,
        e.findings, e.agreements, nb.sentence, en.sentence, nb.cure, en.cure, nb.still_holds, en.still_holds,
    )  # fmt: skip

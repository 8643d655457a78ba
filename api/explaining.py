"""Why a plan cannot be made, and why it came out as it did."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from api.answers import READING
from api.asking import CaughtUp, Day, EmployeePath, PlanPath, Reader, TheHouse, etag
from api.asking import current_actor as signed_in
from api.findings import HOUR, RULES, FindingView, worded
from application.rota.explaining import Others
from domain.rota.explaining import Alternative, Conflict, Member, Price, WhyRefused, WhyShift
from domain.rota.explaining_in_words import conflict_in_words, member_in_words
from domain.staffing.need import Vacancy
from domain.working_time.findings import Amount
from domain.working_time.wording import Language

router = APIRouter(prefix="/v1/rota-plans/{plan}", tags=["explanations"], dependencies=[Depends(signed_in)])

DayPath = Annotated[Day, Path(description="A day of the plan.")]


@dataclass(frozen=True, slots=True)
class PriceView:
    """What relaxing one member alone would give."""

    to: int | float | None
    """The member's figure after the step; nothing: lifted altogether."""
    gained: int
    """Minimum heads fewer that are shown to go uncovered."""
    left: int
    """Heads still shown to go uncovered."""


@dataclass(frozen=True, slots=True)
class MemberView:
    """One thing that, together with the others, cannot stand."""

    source: str
    owner: str
    """Who can relax it: ``nobody``, ``parties`` (of an agreement), ``person``, ``leader``, ``leader_with_unions``."""
    rule: str | None
    paragraph: str | None
    people: tuple[str, ...]
    """Whom it binds; empty where that is not for the reader, or where it is nobody's."""
    days: tuple[date, ...]
    shift: str | None
    skill: str | None
    figure: int | float | None
    """Hours where ``unit`` is ``h``, else counts of it."""
    unit: str
    basis: str | None
    """Of an agreement that sets the limit, or that could make it wider."""
    granted_by: str | None
    prices: tuple[PriceView, ...]
    sentence_nb: str
    sentence_en: str


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A smallest set of things that cannot all stand."""

    kind: str
    first_day: date
    last_day: date
    short: int
    """Minimum heads that must go uncovered on these days."""
    verified: bool
    """Whether the members alone were solved again and shown not to go together."""
    minimal: bool
    """Whether without any one member the rest was shown to go together."""
    each: bool
    """Whether that holds for each person and day within a member too."""
    again: int
    """On how many other occasions the same things conflict."""
    members: tuple[MemberView, ...]
    sentence_nb: str
    sentence_en: str


@dataclass(frozen=True, slots=True)
class ConflictsView:
    """What cannot fit in a plan."""

    version: int
    conflicts: tuple[ConflictView, ...]


@dataclass(frozen=True, slots=True)
class AlternativeView:
    """Somebody else for a shift."""

    employee: str
    works: str | None
    possible: bool
    cost: int
    """Of the rota with this instead, above its cost now, as the generator counts."""
    costs: dict[str, int]
    breaks: tuple[FindingView, ...]
    uncovers: tuple[Vacancy, ...]


@dataclass(frozen=True, slots=True)
class WhyShiftView:
    """Why somebody has a shift."""

    version: int
    employee: str
    day: date
    shift: str
    held: bool
    wished: bool
    needed_for: tuple[Vacancy, ...]
    """Minimum heads that would go uncovered without it."""
    others: Others
    alternatives: tuple[AlternativeView, ...]
    """The cheapest possible first; only for the employer and the auditor."""


@dataclass(frozen=True, slots=True)
class WhyNotView:
    """What stood in a wish's way."""

    version: int
    employee: str
    day: date
    wish: str | None
    """The shift wished for; nothing: a day off."""
    weight: int
    works: str | None
    breaks: tuple[FindingView, ...]
    uncovers: tuple[Vacancy, ...]
    costs: dict[str, int]
    others: Others
    """Who could take the shift that would be left."""
    takers: tuple[AlternativeView, ...]


@router.get("/conflicts", responses=READING, dependencies=[CaughtUp])
def list_conflicts(plan: PlanPath, asked: Reader, house: TheHouse, response: Response) -> ConflictsView:
    """What cannot fit, found without searching for a rota; none found is no promise that a full one exists."""
    found = house.explaining.conflicts(asked, plan)
    etag(response, found.version)
    return ConflictsView(found.version, tuple(conflict_view(c) for c in found.conflicts))


@router.get("/lines/{employee}/{day}/why", responses=READING, dependencies=[CaughtUp])
def explain_shift(
    plan: PlanPath, employee: EmployeePath, day: DayPath, asked: Reader, house: TheHouse, response: Response
) -> WhyShiftView:
    """Why this person has the shift of this day: who else could, at what cost, and what others would break."""
    found = house.explaining.why(asked, plan, employee, day)
    etag(response, found.version)
    return why_view(found.why, found.version, found.others)


@router.get("/wishes/{employee}/{day}/why-not", responses=READING, dependencies=[CaughtUp])
def explain_refused_wish(
    plan: PlanPath, employee: EmployeePath, day: DayPath, asked: Reader, house: TheHouse, response: Response
) -> WhyNotView:
    """What stands in the way of this person's wish for this day."""
    found = house.explaining.why_not(asked, plan, employee, day)
    etag(response, found.version)
    return why_not_view(found.why, found.version, found.others)


def conflict_view(c: Conflict) -> ConflictView:
    """A conflict with its sentences."""
    return ConflictView(
        kind=c.kind.value,
        first_day=c.period.first_day,
        last_day=c.period.last_day,
        short=c.short,
        verified=c.verified,
        minimal=c.minimal,
        each=c.each,
        again=len(c.again),
        members=tuple(_member(m) for m in c.members),
        sentence_nb=conflict_in_words(c, Language.NORWEGIAN),
        sentence_en=conflict_in_words(c, Language.ENGLISH),
    )


def _member(m: Member) -> MemberView:
    rule = RULES.get(m.rule)
    return MemberView(
        source=m.source.value,
        owner=m.owner.value,
        rule=m.rule or None,
        paragraph=None if rule is None else rule.law.paragraph,
        people=m.people,
        days=m.days,
        shift=m.shift,
        skill=m.skill,
        figure=_amount(m.figure),
        unit="h" if isinstance(m.figure, timedelta) else m.unit,
        basis=None if m.basis is None else m.basis.value,
        granted_by=None if m.basis is None else m.basis.grantor.value,
        prices=tuple(_price(p) for p in m.prices),
        sentence_nb=member_in_words(m, RULES, Language.NORWEGIAN),
        sentence_en=member_in_words(m, RULES, Language.ENGLISH),
    )


def _price(p: Price) -> PriceView:
    return PriceView(_amount(p.to), p.gained, p.left)


def _amount(amount: Amount | None) -> int | float | None:
    return round(amount / HOUR, 4) if isinstance(amount, timedelta) else amount


def why_view(w: WhyShift, version: int, others: Others) -> WhyShiftView:
    """Why a shift fell as it did."""
    alternatives = tuple(_alternative(a) for a in w.alternatives)
    return WhyShiftView(version, w.employee, w.day, w.shift, w.held, w.wished, w.needed_for, others, alternatives)


def why_not_view(w: WhyRefused, version: int, others: Others) -> WhyNotView:
    """What stood in a wish's way."""
    return WhyNotView(
        version=version,
        employee=w.wish.employee,
        day=w.wish.day,
        wish=w.wish.code,
        weight=w.wish.weight,
        works=w.works,
        breaks=tuple(worded(f) for f in w.breaks),
        uncovers=w.uncovers,
        costs=dict(w.costs),
        others=others,
        takers=tuple(_alternative(a) for a in w.takers),
    )


def _alternative(a: Alternative) -> AlternativeView:
    breaks = tuple(worded(f) for f in a.breaks)
    return AlternativeView(a.employee, a.works, a.possible, a.cost, dict(a.costs), breaks, a.uncovers)

"""Findings as they are shown, alike over HTTP and on the command line: the verdict with its evidence, and one
sentence in each language."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from pydantic import Field, TypeAdapter

from domain.working_time.findings import Amount, Because, Finding, Permit, Reason
from domain.working_time.register import standard_rule_set
from domain.working_time.wording import Language, sentence

RULES = {rule.id: rule for rule in standard_rule_set().rules}
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class ShiftView:
    """A shift that was looked at."""

    date: date
    shift: str


@dataclass(frozen=True, slots=True)
class BecauseView:
    """A named amount that the limit, the count or the application rests on beside the shifts."""

    name: Reason
    amount: int | float
    """Hours, or a count, as the name says."""
    of: int | float | None
    """What it is a part of, or counted over: hours, or a count."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """What a rule saw. ``measured``, ``limit`` and ``owed`` are hours where ``unit`` is ``h``, else counts of it."""

    rule: str
    verdict: str
    needs: str
    """The kinds of agreement that cure it, ``IND|TV``, or ``none``."""
    employee: str
    first_day: Annotated[date, Field(serialization_alias="from")]
    last_day: Annotated[date, Field(serialization_alias="to")]
    measured: int | float
    limit: int | float
    unit: str
    shifts: tuple[ShiftView, ...]
    paragraph: str
    permitted_by: tuple[Permit, ...]
    rests_on: str | None
    """The agreement in force that made the limit what it is."""
    owed: float | None
    """Compensatory rest owed, hours."""
    due_by: date | None
    because: tuple[BecauseView, ...]
    rule_set: str
    sentence_nb: str
    sentence_en: str


_PLAIN = TypeAdapter(FindingView)


def worded(f: Finding) -> FindingView:
    """The finding with its sentences."""
    rule = RULES[f.rule]
    return FindingView(
        rule=f.rule,
        verdict=f.verdict.value,
        needs=f.needs,
        employee=f.employee,
        first_day=f.first_day,
        last_day=f.last_day,
        measured=_amount(f.measured),
        limit=_amount(f.limit),
        unit=f.unit,
        shifts=tuple(ShiftView(s.day, s.code) for s in f.shifts),
        paragraph=f.paragraph,
        permitted_by=f.permits,
        rests_on=f.rests_on,
        owed=None if f.owed is None else _amount(f.owed),
        due_by=f.due_by,
        because=tuple(_because(each) for each in f.because),
        rule_set=f.rule_set,
        sentence_nb=sentence(f, rule, Language.NORWEGIAN),
        sentence_en=sentence(f, rule, Language.ENGLISH),
    )


def plain(f: Finding) -> object:
    """The same as plain JSON values."""
    return _PLAIN.dump_python(worded(f), mode="json", by_alias=True)


def _because(reason: Because) -> BecauseView:
    return BecauseView(reason.name, _amount(reason.amount), None if reason.of is None else _amount(reason.of))


def _amount(value: Amount) -> int | float:
    return round(value / HOUR, 4) if isinstance(value, timedelta) else value

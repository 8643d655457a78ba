"""Changes of a scenario as the command line writes them; ``ValueError`` where they cannot be read."""

from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from domain.calendar import DayKind
from domain.ids import PersonId, ShiftCode
from domain.rota.scenario import CompetenceGained, NeedChanged, PersonLeaves, WithAgreement
from domain.working_time.model import AgreedLimits, Basis

EVERY = "*"
"""Stands for every shift, day kind or need line."""
LIMITS = ("hours_a_day", "hours_a_week", "averaging_weeks", "daily_rest_hours", "weekly_rest_hours")
WEEK_HOURS = 7 * 24
"""More than any figure here can be."""


def need(text: str) -> NeedChanged:
    """`D,weekday,any,+1`: heads more on a shift, day kind and need line."""
    shift, day, skill, heads = _parts(text, 4, "SHIFT,DAY,SKILL,±N")
    kinds = {kind.value: kind for kind in DayKind}
    if day not in {EVERY, *kinds}:
        raise ValueError(f"{day!r} is no day kind; {', '.join(kinds)} and {EVERY} are")
    by = _number(heads)
    if by != int(by):
        raise ValueError(f"{heads!r} is no whole number of heads")
    return NeedChanged(
        int(by), None if shift == EVERY else ShiftCode(shift), kinds.get(day), None if skill == EVERY else skill
    )


def basis(text: str) -> Basis:
    """The paragraph of an agreement, as `AML § 10-5 (2)`."""
    try:
        return Basis(text.strip())
    except ValueError as error:
        raise ValueError(f"{text!r} is no basis of an agreement; {', '.join(b.value for b in Basis)} are") from error


def agreement(text: str) -> WithAgreement:
    """`AML § 10-8 (4),averaging_weeks=26`: an agreement and its figures, hours as decimals."""
    paragraph, *figures = text.split(",")
    named = {name.strip(): _number(value) for name, _, value in (figure.partition("=") for figure in figures)}
    if unknown := sorted(named.keys() - set(LIMITS)):
        raise ValueError(f"{', '.join(unknown)} is no figure of an agreement; {', '.join(LIMITS)} are")

    if impossible := sorted(name for name, value in named.items() if value <= 0):
        raise ValueError(f"{', '.join(impossible)} must be above 0")

    def hours(name: str) -> timedelta | None:
        return timedelta(minutes=round(named[name] * 60)) if name in named else None

    weeks = named.get("averaging_weeks")
    if weeks is not None and weeks != int(weeks):
        raise ValueError(f"{weeks} is no whole number of weeks")
    limits = AgreedLimits(
        hours_a_day=hours("hours_a_day"),
        hours_a_week=hours("hours_a_week"),
        averaging_weeks=None if weeks is None else int(weeks),
        daily_rest=hours("daily_rest_hours"),
        weekly_rest=hours("weekly_rest_hours"),
    )
    return WithAgreement(basis(paragraph), limits)


def leaves(text: str, first_day: date) -> PersonLeaves:
    """`E` or `E,2027-03-01`: who leaves, and when; from the first day where no date is said."""
    employee, _, day = text.partition(",")
    first = date.fromisoformat(day.strip()) if day else first_day
    return PersonLeaves(PersonId(employee.strip()), first)


def gains(text: str) -> CompetenceGained:
    """`E,telemetri`: who gets which competence."""
    employee, competence = _parts(text, 2, "EMPLOYEE,COMPETENCE")
    return CompetenceGained(PersonId(employee), competence)


def _parts(text: str, count: int, form: str) -> list[str]:
    found = [part.strip() for part in text.split(",")]
    if len(found) != count or not all(found):
        raise ValueError(f"{text!r} is not of the form {form}")
    return found


def _number(text: str) -> Decimal:
    try:
        found = Decimal(text.strip())
    except InvalidOperation as error:
        raise ValueError(f"{text!r} is no number") from error
    if not found.is_finite() or abs(found) > WEEK_HOURS:
        raise ValueError(f"{text!r} is out of range")
    return found

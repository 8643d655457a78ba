"""Deadlines of a plan, each counted back in calendar days from the day the plan's lines take effect."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar import DAY
from domain.law import Confidence, Figure
from domain.rota.amending import effective_day
from domain.rota.states import OpenPlan
from domain.working_time.figures import RuleFigures
from domain.working_time.model import Basis


@dataclass(frozen=True, slots=True)
class Notice:
    """How long before a plan takes effect something must have been done."""

    what: str
    figure: Figure[timedelta]
    basis: Basis | None = None
    """Only where an agreement on this basis is sought: the tariff agreement that sets it; ``None``: always."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day on which something is done in time."""

    what: str
    last_day: date
    source: str
    confidence: Confidence

    def days_left(self, today: date) -> int:
        """Days until it; 0 on the last day itself, negative once it has passed."""
        return (self.last_day - today) // DAY


def notices(figures: RuleFigures) -> tuple[Notice, ...]:
    """The act's notice (AML § 10-3), then the tariff's: each a figure of the profile with source and confidence."""
    return (
        Notice("discussion", figures.figures.discussion_notice),
        Notice("doctors_notice", figures.tariff.doctor_notice, Basis.DOCTORS),
    )


def concerning(plan: OpenPlan, known: tuple[Notice, ...]) -> tuple[Notice, ...]:
    """Those of the notices ``known`` that the plan must keep."""
    sought = {s.basis for s in plan.opened.sought}
    return tuple(n for n in known if n.basis is None or n.basis in sought)


def deadlines(plan: OpenPlan, known: tuple[Notice, ...]) -> tuple[Deadline, ...]:
    """The deadlines that concern the plan, in order of the day they fall on."""
    effective = effective_day(plan)
    found = [
        Deadline(n.what, effective - n.figure.value, str(n.figure.source), n.figure.confidence)
        for n in concerning(plan, known)
    ]
    return tuple(sorted(found, key=lambda d: d.last_day))

"""What an assessment takes for granted, as conditions that can be watched (*forutsetninger*)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from domain.watched import Measured, Watched, in_words


class Holds(StrEnum):
    """Which way an assumption is bounded."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"


@dataclass(frozen=True, slots=True)
class Assumption:
    """A condition the conclusion rests on: a measure of the unit that stays at most, or at least, at an amount."""

    id: str
    measure: Watched
    holds: Holds
    value: int
    """In the smallest unit of the measure (``domain.watched.UNITS``)."""
    unit: str
    """The limit as it is read, kept with it: ``8.5 % of agreed time``."""
    competence: str | None = None

    def holds_with(self, value: int) -> bool:
        """Whether the condition holds with the measure at ``value``."""
        return value <= self.value if self.holds is Holds.AT_MOST else value >= self.value

    def worse(self, value: int, than: int) -> bool:
        """Whether ``value`` is further from the condition than another."""
        return value > than if self.holds is Holds.AT_MOST else value < than


@dataclass(frozen=True, slots=True)
class Broken:
    """An assumption that does not hold, and the amount it fails with."""

    assumption: Assumption
    observed: int

    @property
    def words(self) -> str:
        """What was assumed and what is so, in one clause."""
        a = self.assumption
        of = "" if a.competence is None else f" of {a.competence}"
        bound = a.holds.value.replace("_", " ")
        return f"{a.id}: {a.measure.value}{of} is {in_words(a.measure, self.observed)}; {bound} {a.unit} was assumed"


def broken_by(assumptions: Iterable[Assumption], measured: Iterable[Measured]) -> tuple[Broken, ...]:
    """The assumptions that do not hold with what is measured, in their order; what is not measured breaks none."""
    found = {(m.measure, m.competence): m.value for m in measured}
    return tuple(
        Broken(a, value)
        for a in assumptions
        if (value := found.get((a.measure, a.competence))) is not None and not a.holds_with(value)
    )


def broken_anew(broken: Iterable[Broken], known: Iterable[Broken]) -> tuple[Broken, ...]:
    """Those that are not ``known``, or are worse than what was known of the same assumption."""
    before = {b.assumption: b.observed for b in known}
    return tuple(
        b for b in broken if b.assumption not in before or b.assumption.worse(b.observed, before[b.assumption])
    )

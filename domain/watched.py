"""What may be watched of a unit: what an assessment can take for granted, and what is later observed.

Amounts are whole numbers in the smallest unit that is told apart, so that no fact holds a broken number.
"""

from dataclasses import dataclass
from enum import StrEnum


class Watched(StrEnum):
    """A measure of a unit that can be followed over time; its amounts are in ``UNITS``."""

    SICKNESS_PERCENT = "sickness_percent"
    """Sick leave (*sykefravær*) as a share of agreed working time."""
    VACANT_POSITIONS = "vacant_positions"
    """Positions nobody holds, as full-time positions (*årsverk*)."""
    VACANCIES = "vacancies"
    """Minimum heads that a rota leaves uncovered."""
    AGENCY_PERCENT = "agency_percent"
    """Hours worked by hired staff (*innleie*) as a share of all hours."""
    WEEKEND_COMPETENCE = "weekend_competence"
    """The fewest people of a competence at work on a Saturday or Sunday."""
    OVERTIME_HOURS = "overtime_hours"
    """Hours beyond agreed hours over the period, of all together."""


PER_MILLE, HUNDREDTHS, WHOLE = 10, 100, 1
UNITS: dict[Watched, tuple[int, str]] = {
    Watched.SICKNESS_PERCENT: (PER_MILLE, "% of agreed time"),
    Watched.VACANT_POSITIONS: (HUNDREDTHS, "positions"),
    Watched.VACANCIES: (WHOLE, "heads"),
    Watched.AGENCY_PERCENT: (PER_MILLE, "% of hours"),
    Watched.WEEKEND_COMPETENCE: (WHOLE, "at work"),
    Watched.OVERTIME_HOURS: (WHOLE, "hours"),
}
"""How many of an amount make one, and one of what: 85 of ``SICKNESS_PERCENT`` is 8.5 % of agreed time."""
SHARES = frozenset({Watched.SICKNESS_PERCENT, Watched.AGENCY_PERCENT})
HUNDRED_PERCENT = 100 * PER_MILLE


@dataclass(frozen=True, slots=True)
class Measured:
    """An amount of a measure; of ``WEEKEND_COMPETENCE`` it is of one competence."""

    measure: Watched
    value: int
    competence: str | None = None


def in_words(measure: Watched, value: int) -> str:
    """An amount as it is read: ``8.5 % of agreed time``, ``2.50 positions``, ``3 heads``."""
    scale, unit = UNITS[measure]
    whole, rest = divmod(value, scale)
    return f"{whole} {unit}" if scale == WHOLE else f"{whole}.{rest:0{len(str(scale)) - 1}d} {unit}"


def unusable(measured: Measured) -> str | None:
    """What is wrong with an amount, in words; nothing when it can be one."""
    if measured.value < 0:
        return f"{measured.measure} {measured.value} is below nothing"
    if measured.measure in SHARES and measured.value > HUNDRED_PERCENT:
        return f"{measured.measure} {measured.value} is more than all of it, {HUNDRED_PERCENT} (tenths of a per cent)"
    if (measured.measure is Watched.WEEKEND_COMPETENCE) != (measured.competence is not None):
        return f"{measured.measure} names {'no competence' if measured.competence else 'a competence'}"
    return None

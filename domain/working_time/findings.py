"""What a rule saw, with its verdict and evidence."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

from domain.ids import PersonId, ShiftCode
from domain.working_time.model import Basis, Grantor, Shift

Amount: TypeAlias = timedelta | int
"""A measured or limiting amount: a duration, or a count."""


class Verdict(StrEnum):
    """What a rule says of what it saw."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    VIOLATION = "violation"
    """No agreement named for the rule can cure it."""
    NEEDS = "needs"
    """A breach now; lawful under a valid agreement of a kind in ``Finding.permits``."""
    DUE = "due"
    """Lawful, and creates a duty, such as compensatory rest."""
    ADVISORY = "advisory"
    """Lawful; belongs in the sound-practice assessment."""

    @property
    def forbids(self) -> bool:
        """Whether a plan with such a finding may not be published."""
        return self in {Verdict.VIOLATION, Verdict.NEEDS}


@dataclass(frozen=True, slots=True)
class Permit:
    """A kind of agreement that would make a finding lawful: who grants it, on which basis."""

    grantor: Grantor
    basis: Basis


def permit(*bases: Basis) -> tuple[Permit, ...]:
    """Permits on ``bases``, each with the one who grants it."""
    return tuple(Permit(basis.grantor, basis) for basis in bases)


@dataclass(frozen=True, slots=True)
class ShiftRef:
    """A shift that was looked at."""

    day: date
    code: ShiftCode


@dataclass(frozen=True, slots=True)
class Seen:
    """What a rule saw in one person's line, before it is known whose it is and which rule set judged.

    Fields as in ``Finding``; ``shifts`` are the shifts themselves, in time order.
    """

    verdict: Verdict
    first_day: date
    last_day: date
    measured: Amount
    limit: Amount
    unit: str
    shifts: tuple[Shift, ...]
    permits: tuple[Permit, ...] = ()
    rests_on: str | None = None
    owed: timedelta | None = None
    due_by: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One verdict with its evidence; it can be recomputed from what it carries.

    ``measured`` and ``limit`` are durations, or counts of what ``unit`` names (``h``, ``weekends``, ``days``…).
    """

    rule: str
    """The rule's id in the register: ``AML-10-8-1-DAILY-REST``."""
    paragraph: str
    """The rule's ground as cited: a paragraph, or the agreement or term it rests on."""
    rule_set: str
    """The version of the rule set judged by."""
    verdict: Verdict
    employee: PersonId
    first_day: date
    last_day: date
    measured: Amount
    limit: Amount
    unit: str
    shifts: tuple[ShiftRef, ...]
    permits: tuple[Permit, ...] = ()
    """For ``needs``: the lowest kinds of agreement that reach the value; any one of them cures it."""
    rests_on: str | None = None
    """The agreement in force that made ``limit`` what it is."""
    owed: timedelta | None = None
    """For ``due``: the compensatory rest that is owed."""
    due_by: date | None = None

    @property
    def needs(self) -> str:
        """The kinds of agreement that cure it, ``IND|TV``, or ``none``: nobody grants an assessment."""
        kinds = (p.grantor for p in self.permits if p.grantor is not Grantor.ASSESSMENT)
        return "|".join(dict.fromkeys(kind.value for kind in kinds)) or "none"

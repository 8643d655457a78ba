"""Why a rota cannot be made, and why it came out as it did: what stands against what, whose it is, and its price.

A conflict is a smallest set of things that cannot all stand. Who people are, which competences they hold and that
nobody works two shifts a day are no members: they are given. Relaxing any one member lets the others stand together;
whether more than that is gained in the whole plan is the member's price.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from domain.calendar import Period
from domain.errors import Rejected
from domain.ids import PersonId, ShiftCode
from domain.rota.solver import RotaProblem, Wish
from domain.staffing.need import Vacancy
from domain.working_time.findings import Amount, Finding
from domain.working_time.model import Basis, Rota


class ConflictKind(StrEnum):
    """What is too little."""

    COVER = "cover"
    """Too few can be there on a day, or in a week."""
    WEEKENDS = "weekends"
    """More weekends are to be worked than people may work."""
    NIGHTS = "nights"
    HOURS = "hours"
    """The need takes more hours than the contracts hold."""
    HELD = "held"
    """Courses and kept shifts cannot all stand."""


class Source(StrEnum):
    """What a member of a conflict is."""

    NEED = "need"
    LAW = "law"
    """A limit of the act, at its floor or ceiling or where no agreement is made."""
    AGREEMENT = "agreement"
    """A limit that an agreement sets."""
    UNIT_TERMS = "unit_terms"
    """What the unit has settled with its unions."""
    TERMS = "terms"
    """A person's position, or what the person has agreed about nights and long shifts."""
    ADAPTATION = "adaptation"
    ABSENCE = "absence"
    COURSE = "course"
    KEPT = "kept"
    """A shift or a day off that was to stay."""


class Owner(StrEnum):
    """Who can relax a member."""

    NOBODY = "nobody"
    PARTIES = "parties"
    """Those who make an agreement on ``Member.basis``."""
    PERSON = "person"
    """The employee, with the employer."""
    LEADER = "leader"
    LEADER_WITH_UNIONS = "leader_with_unions"


@dataclass(frozen=True, slots=True)
class Price:
    """What relaxing one member alone gives in its days: heads are minimum heads that were shown to be missing."""

    to: Amount | None
    """The member's figure after the step; nothing: the member is lifted altogether."""
    gained: int
    """Heads fewer that are shown to be missing."""
    left: int
    """Heads that are still shown to be missing; 0: the conflict is gone, as far as was shown."""


@dataclass(frozen=True, slots=True)
class Member:
    """One thing that, together with the others, cannot stand."""

    source: Source
    owner: Owner
    rule: str
    """The rule's id in the register; empty for need, courses and kept cells."""
    people: tuple[PersonId, ...]
    """Whom it binds: relaxing it for one of them is enough where ``Conflict.each`` says so."""
    days: tuple[date, ...]
    """The days of a need, an absence, an adaptation or a kept cell in the conflict; empty for rules over stretches."""
    shift: ShiftCode | None = None
    skill: str | None = None
    figure: Amount | None = None
    """The limit, or the heads needed; counts are of ``unit``."""
    unit: str = ""
    basis: Basis | None = None
    """The basis of an agreement that sets the limit, or that could make it wider."""
    prices: tuple[Price, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Things that cannot all stand."""

    kind: ConflictKind
    period: Period
    """The days it was shown on."""
    members: tuple[Member, ...]
    short: int
    """Minimum heads that must be missing in ``period``, or held cells that must go: shown, not counted in a rota."""
    verified: bool
    """Whether the members alone were solved again and shown not to go together."""
    minimal: bool
    """Whether the rest was shown to go together for each member left out; else some member may be too many."""
    each: bool = False
    """Whether that holds for each person and day within a member too."""
    again: tuple[Period, ...] = ()
    """Other days on which the same things conflict."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Somebody else for a shift, and what it would have cost or broken."""

    employee: PersonId
    works: ShiftCode | None
    """What the person is planned for on the day."""
    breaks: tuple[Finding, ...]
    """What the rules would forbid, and do not forbid now."""
    uncovers: tuple[Vacancy, ...]
    """Minimum heads that would go missing where the person is now."""
    costs: Mapping[str, int] = field(default_factory=dict)
    """What changes in the generator's penalty, by part: hours, wishes, shape (quick returns, lone days), shares…"""

    @property
    def possible(self) -> bool:
        """Whether nothing would be broken or uncovered."""
        return not self.breaks and not self.uncovers

    @property
    def cost(self) -> int:
        """The sum of ``costs``; above 0: worse than the rota as it stands."""
        return sum(self.costs.values())


@dataclass(frozen=True, slots=True)
class WhyShift:
    """Why a person has a shift."""

    employee: PersonId
    day: date
    shift: ShiftCode
    held: bool
    """Whether it was to be there whatever the rest: a course, or a kept shift."""
    wished: bool
    needed_for: tuple[Vacancy, ...]
    """The minimum heads that would go missing without it."""
    alternatives: tuple[Alternative, ...]
    """Everybody else: who could have had it first, the cheapest first; then who could not."""


@dataclass(frozen=True, slots=True)
class WhyRefused:
    """What stood in a wish's way; nothing of it all: the rota can still be changed to meet it, at ``costs``."""

    wish: Wish
    works: ShiftCode | None
    breaks: tuple[Finding, ...]
    """What the rules would forbid if it were met, and do not forbid now."""
    uncovers: tuple[Vacancy, ...]
    """Minimum heads that would go missing."""
    costs: Mapping[str, int]
    """As in ``Alternative``; the wish itself is among them."""
    takers: tuple[Alternative, ...] = ()
    """Who could take the shift that would be left, as in ``WhyShift``."""


class NothingToExplain(Rejected):
    """There is no shift, or no refused wish, of that person on that day."""

    code = "rota.nothing_to_explain"


class RotaExplainer(Protocol):
    """Explains problems and rotas."""

    def conflicts(self, problem: RotaProblem) -> tuple[Conflict, ...]:
        """What cannot fit, found without a search for a rota; none found is no promise that a full rota exists."""
        ...

    def why(self, problem: RotaProblem, rota: Rota, employee: PersonId, day: date) -> WhyShift:
        """Why ``employee`` works on ``day``. Raises ``NothingToExplain``."""
        ...

    def why_not(self, problem: RotaProblem, rota: Rota, employee: PersonId, day: date) -> WhyRefused:
        """What stands in the way of the wish of ``employee`` for ``day``. Raises ``NothingToExplain``."""
        ...

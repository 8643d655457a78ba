"""What becomes unlawful, and when: everything a plan's lines rest on that ends while some of them lie ahead.

Nothing here acts backwards. An ending takes away what comes after it, and what had ended before today is felt today.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from domain.calendar import DAY, Period
from domain.ids import AgreementId, AssessmentId, MandateId, PersonId, ShiftCode
from domain.rota.obstacles import LEADER, REPRESENTATIVE, SAFETY

UNION_ADMINISTRATOR = "fagforeningsadministrator"
DISCUSSION, CONSULTED, SOUND_PRACTICE = "AML § 10-3", "AML § 6-2 (4)", "AML § 10-2 (1)"


class Ends(StrEnum):
    """What comes to an end."""

    AGREEMENT = "agreement"
    MANDATE = "mandate"
    CERTIFICATE = "certificate"
    ADAPTATION = "adaptation"
    REVIEW = "assessment_review"


@dataclass(frozen=True, slots=True)
class ShiftAhead:
    """A shift that an ending concerns."""

    employee: PersonId
    day: date
    code: ShiftCode


@dataclass(frozen=True, slots=True)
class Horizon:
    """The days a forecast looks at: of the plan those from ``today`` on, and the ends that are felt by ``until``."""

    plan: Period
    today: date
    until: date

    def felt(self, last_day: date) -> date:
        """The first day that is without what ended with ``last_day``, and is not past."""
        return max(last_day + DAY if last_day < date.max else last_day, self.today)

    def reaches(self, last_day: date) -> bool:
        """Whether that day is among those looked at; what lasts as long as the calendar does not end."""
        return last_day < date.max and self.felt(last_day) <= self.until

    def ahead(self, last_day: date) -> bool:
        """The same of an end that is still to come: ``last_day`` is today or later."""
        return last_day >= self.today and self.reaches(last_day)


@dataclass(frozen=True, slots=True)
class Ending:
    """One thing that ends, and what it comes to."""

    kind: Ends
    subject: str
    """The agreement, mandate or assessment; the competence; the constraint of an adaptation."""
    last_day: date
    """The last day it holds; of a review, the day it is to be done by."""
    day: date
    """The first day without it; today where that day is past."""
    paragraph: str
    """What the shifts, or the next act, must otherwise keep."""
    who: tuple[str, ...]
    """Who can cure it: roles, unions or employees, any one of them."""
    party: str = ""
    """The union, the employee or the authority an agreement is with; the union of a mandate."""
    office: str = ""
    """Of a mandate."""
    employee: PersonId | None = None
    """Whose certificate, adaptation or own agreement it is."""
    shifts: tuple[ShiftAhead, ...] = ()
    """What loses its basis. Of an adaptation: what it would have spared the person, which is lawful once it ended."""
    concerned: int = 0
    """How many shifts those are, also where they are not shown."""
    findings: Mapping[str, int] = field(default_factory=dict)
    """What the rules come to forbid because of it, by rule."""
    agreements: tuple[AgreementId, ...] = ()
    """Of a mandate: the agreements whose next signature needs one."""


@dataclass(frozen=True, slots=True)
class MandateHeld:
    """A mandate in the plan's unit."""

    mandate: MandateId
    office: str
    union: str
    """Empty where the office has none."""
    first_day: date
    last_day: date
    """After a revocation too."""
    may_sign: frozenset[AgreementId] = frozenset()
    """The agreements of the plan that its holder may sign: the union's own, of a level the mandate reaches."""

    def bears(self, day: date) -> bool:
        """Whether it is in force on ``day``."""
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True, slots=True)
class SignedWith:
    """A union's agreement that somebody's line in the plan rests on."""

    agreement: AgreementId
    paragraph: str


@dataclass(frozen=True, slots=True)
class Review:
    """When an assessment that stands is to be looked at again."""

    assessment: AssessmentId
    by: date


def mandates_ending(held: Sequence[MandateHeld], signed: Sequence[SignedWith], horizon: Horizon) -> tuple[Ending, ...]:
    """The mandates after which nobody holds the same office for the same union, or nobody who may sign the same.

    What was signed under one stands. A union's next signature needs a holder, and so does the next showing to a
    safety representative (*verneombud*). A mandate that ended before today is told of only where nobody has taken
    over, and only the last of them; a union's only where some line rests on its agreement.
    """
    found = []
    for one in held:
        if one.office not in {REPRESENTATIVE, SAFETY} or not horizon.reaches(one.last_day):
            continue
        peers = [m for m in held if (m.office, m.union) == (one.office, one.union)]
        felt = horizon.felt(one.last_day)
        then = [m for m in peers if m.bears(felt)]
        missed = [s for s in signed if s.agreement in one.may_sign and not any(s.agreement in m.may_sign for m in then)]
        if missed or not then:
            found.append((_mandate(one, missed, horizon), peers))
    return tuple(e for e, peers in found if e.last_day >= horizon.today or _still_missed(e, peers, horizon))


def _still_missed(ended: Ending, peers: Sequence[MandateHeld], horizon: Horizon) -> bool:
    """Whether a mandate that ended before today is the last that bore what nobody bears now."""
    if ended.office == REPRESENTATIVE and not ended.agreements:
        return False
    bore = [
        (m.last_day, m.mandate) for m in peers if m.last_day < horizon.today and m.may_sign.issuperset(ended.agreements)
    ]
    return max(bore)[1] == ended.subject


def _mandate(one: MandateHeld, own: Sequence[SignedWith], horizon: Horizon) -> Ending:
    bases = " and ".join(dict.fromkeys(s.paragraph for s in own))
    return Ending(
        Ends.MANDATE,
        one.mandate,
        one.last_day,
        horizon.felt(one.last_day),
        CONSULTED if one.office == SAFETY else bases or DISCUSSION,
        tuple(w for w in (one.union, UNION_ADMINISTRATOR) if w),
        party=one.union,
        office=one.office,
        agreements=tuple(s.agreement for s in own),
    )


def reviews_due(reviews: Iterable[Review], horizon: Horizon) -> tuple[Ending, ...]:
    """The assessments whose day of review comes; one that has passed stays due until it is done."""
    return tuple(
        Ending(Ends.REVIEW, r.assessment, r.by, horizon.felt(r.by), SOUND_PRACTICE, (LEADER,))
        for r in reviews
        if horizon.reaches(r.by)
    )


def in_order(endings: Iterable[Ending]) -> tuple[Ending, ...]:
    """By their last day, and so by the day they are felt."""
    return tuple(sorted(endings, key=lambda e: (e.last_day, e.kind, e.subject, e.employee or "")))

"""What an agreement can be, round by round, and for which lines it holds.

Whether a signature still holds for a line is not stored but seen: the line's fingerprint and the rule set it was
judged under are among those signed for, or they are not. A changed line therefore loses exactly the signatures that
covered it, at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from domain.agreement.events import (
    AgreementCommentAnswered,
    AgreementCommented,
    AgreementExtended,
    AgreementProposed,
    AgreementRefused,
    Document,
    Ground,
)
from domain.calendar import Period
from domain.ids import Fingerprint, PersonId

Lines: TypeAlias = Mapping[PersonId, Fingerprint]


class SignedLine(NamedTuple):
    """What one signature is for: a line, as judged under a version of the rules."""

    line: Fingerprint
    rule_set: str


class Status(StrEnum):
    """How far an agreement has come, on a day, for the lines as they stand."""

    PROPOSED = "proposed"
    COMMENTED = "commented"
    """Offered, and something was said of it; neither a yes nor a no."""
    PARTLY_SIGNED = "partly_signed"
    SIGNED = "signed"
    REFUSED = "refused"
    NOTICE_GIVEN = "notice_given"
    """In force until the day the notice set."""
    ENDED = "ended"
    """By notice; what it bore until then it bears."""
    LAPSED = "lapsed"
    """Its own last day is past."""
    WITHDRAWN = "withdrawn"
    GRANTED = "granted"
    """Consent of the Labour Inspection Authority, on record."""


@dataclass(frozen=True, slots=True)
class Comment:
    """What one side said, and what the other answered."""

    said: AgreementCommented
    answered: AgreementCommentAnswered | None = None


@dataclass(frozen=True, slots=True)
class NotProposed:
    """Nothing is on the table."""


@dataclass(frozen=True, slots=True)
class Offered:
    """An agreement from its offer on, with all that has been signed for it in this round."""

    offer: AgreementProposed
    covered: Mapping[PersonId, frozenset[SignedLine]] = field(default_factory=dict)
    """What has been signed for, for each person; empty while unsigned."""
    refused: bool = False
    """Whether the counterpart last said no to the lines that are not signed for."""
    refusals: tuple[AgreementRefused, ...] = ()
    """Every no of this round: the dissent stays, whatever comes after it."""
    extension: AgreementExtended | None = None
    signers: frozenset[PersonId] = frozenset()
    """Everybody who has signed, for whichever lines."""
    last_day: date | None = None
    """The last day after notice; ``None``: the offer's own last day."""
    withdrawn: bool = False
    comments: tuple[Comment, ...] = ()
    consent: Document | None = None
    """The Labour Inspection Authority's decision, where it is one."""
    earlier: tuple["Offered", ...] = ()
    """The rounds before this one, the oldest first; what was signed in them keeps bearing their days."""

    @property
    def extended(self) -> bool:
        """Whether it applies to all who do the same work."""
        return self.extension is not None

    @property
    def ends(self) -> date:
        """The last day on which it is in force."""
        return self.offer.period.last_day if self.last_day is None else self.last_day

    @property
    def rounds(self) -> tuple["Offered", ...]:
        """Every round, the oldest first and this one last."""
        return (*self.earlier, self)

    @property
    def bears(self) -> Period | None:
        """The days it is in force for whom it holds; none where nobody signed, or notice ended it before it began."""
        first = self.offer.period.first_day
        if self.withdrawn or self.ends < first or not (self.covered or self.consent):
            return None
        return Period(first, self.ends)

    @property
    def refused_as_a_whole(self) -> bool:
        """Whether the counterpart said no and has signed for no line."""
        return self.refused and not self.covered

    @property
    def dissent(self) -> bool:
        """Whether the counterpart's last word is a no: an offer taken back or made anew does not take it away."""
        return next((a.refused for a in reversed(self.rounds) if a.refused or a.covered), False)

    def spent(self, today: date) -> bool:
        """Whether it may be offered anew: refused as a whole, withdrawn, under notice, ended or lapsed."""
        return self.refused_as_a_whole or self.withdrawn or self.last_day is not None or self.ends < today

    def signed_for(self, lines: Lines, rule_set: str | None) -> frozenset[PersonId]:
        """Those of its scope whose line, judged under ``rule_set``, is one signed for, bound or not.

        ``None``: under whichever rules it was signed for; for lines that were published in their time.
        """
        if self.consent is not None:
            return frozenset(p for p in self.offer.scope if p in lines)
        found = ((p, self.covered.get(p, frozenset())) for p in self.offer.scope if p in lines)
        return frozenset(
            p for p, signed in found if any(s.line == lines[p] and rule_set in {None, s.rule_set} for s in signed)
        )

    def awaits_extension(self, lines: Lines, rule_set: str | None) -> frozenset[PersonId]:
        """Those signed for whom it binds only once the employer extends it (AML § 10-12 (5))."""
        if self.extended:
            return frozenset()
        return frozenset(p for p in self.signed_for(lines, rule_set) if self.offer.scope[p] is Ground.EXTENSION)

    def holds_for(self, lines: Lines, rule_set: str | None) -> frozenset[PersonId]:
        """Those of its scope whose line is signed for, and who are bound."""
        if self.bears is None:
            return frozenset()
        return self.signed_for(lines, rule_set) - self.awaits_extension(lines, rule_set)

    def pending_for(self, lines: Lines, rule_set: str | None) -> frozenset[PersonId]:
        """Those of its scope whose line in the plan awaits a signature, the first or a new one."""
        return frozenset(p for p in self.offer.scope if p in lines) - self.signed_for(lines, rule_set)

    def members_bound(self, lines: Lines, rule_set: str | None) -> frozenset[PersonId]:
        """Those it holds for as members of its union."""
        return frozenset(p for p in self.holds_for(lines, rule_set) if self.offer.scope[p] is Ground.MEMBER)

    def same_terms(self, other: "Offered") -> bool:
        """Whether both set the same on the same basis, for whichever work."""
        one, two = self.offer, other.offer
        return (
            one.basis, one.limits, one.compensatory_rest, one.standby_ratio, one.extended_week, one.whole_chapter,
        ) == (
            two.basis, two.limits, two.compensatory_rest, two.standby_ratio, two.extended_week, two.whole_chapter,
        )  # fmt: skip

    def status(self, day: date, lines: Lines, rule_set: str | None) -> Status:
        """How far it has come on ``day`` for ``lines``; no lines are frozen while the plan is a draft."""
        if self.withdrawn:
            return Status.WITHDRAWN
        if self.refused_as_a_whole:
            return Status.REFUSED
        if self.last_day is not None:
            return Status.ENDED if self.ends < day else Status.NOTICE_GIVEN
        if self.ends < day:
            return Status.LAPSED
        if self.consent is not None:
            return Status.GRANTED
        signed = self.signed_for(lines, rule_set)
        if signed and len(signed) == len(self.offer.scope):
            return Status.SIGNED
        if self.refused:
            return Status.REFUSED
        if signed:
            return Status.PARTLY_SIGNED
        return Status.COMMENTED if self.comments else Status.PROPOSED


Agreement: TypeAlias = NotProposed | Offered

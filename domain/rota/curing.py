"""Which agreement would make a finding lawful, and what is missing for it to do so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.rota.grounds import AgreementGround, Grounds
from domain.rota.obstacles import LEADER, PLANNER
from domain.working_time.findings import Finding, Verdict

EXTENSION = "AML § 10-12 (5)"


@dataclass(frozen=True, slots=True)
class Cure:
    """What would make a finding lawful, and who can bring it about."""

    code: str
    subject: str
    paragraph: str
    who: tuple[str, ...]
    ended: date | None = None
    """The last day of an agreement that does not last."""


def cures_of(grounds: Grounds) -> list[tuple[Cure, list[Finding]]]:
    """The findings that an agreement would cure, by what is missing; each finding under every way out it has."""
    gathered: dict[Cure, list[Finding]] = {}
    for f in grounds.findings:
        if f.verdict is Verdict.NEEDS:
            for cure in dict.fromkeys(_cures(f, grounds)) or [_missing(f)]:
                gathered.setdefault(cure, []).append(f)
    return sorted(gathered.items(), key=lambda item: (item[0].code, item[0].subject))


def _cures(finding: Finding, grounds: Grounds) -> Iterator[Cure]:
    """What the agreements on the table lack: the employee's own ones first, else those that could be extended.

    Nobody is asked to sign for members of another union whose own agreement is on the table and not refused.
    """
    bases = {p.basis for p in finding.permits}
    reaching = [a for a in grounds.agreements if a.basis in bases and finding.employee in a.scope]
    own = [a for a in reaching if a.own is None or finding.employee in a.own]
    found = [cure for a in own for cure in _lacking(a, finding)]
    if all(a.refused and finding.employee not in a.holds_for for a in own):
        found += [cure for a in reaching if a not in own for cure in _lacking(a, finding)]
    offered_anew = {cure.subject for cure in found if cure.ended is None}
    yield from (cure for cure in found if cure.ended is None or cure.subject not in offered_anew)


def _lacking(a: AgreementGround, finding: Finding) -> Iterator[Cure]:
    if finding.employee in a.holds_for:
        if a.ends is not None and a.ends < finding.last_day:
            yield Cure("agreement.ended", a.agreement, a.basis.value, (LEADER, a.party), a.ends)
    elif finding.employee in a.awaits_extension:
        yield Cure("agreement.not_extended", a.agreement, EXTENSION, (LEADER,))
    elif a.refused:
        yield Cure("agreement.refused", a.agreement, a.basis.value, (a.party, PLANNER))
    else:
        yield Cure("agreement.not_signed", a.agreement, a.basis.value, (a.party,))


def _missing(finding: Finding) -> Cure:
    bases = " or ".join(dict.fromkeys(p.basis.value for p in finding.permits))
    who = tuple(dict.fromkeys(p.grantor.value for p in finding.permits))
    return Cure("agreement.missing", bases, finding.paragraph, who)

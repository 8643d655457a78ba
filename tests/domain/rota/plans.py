"""The example plan at each station of its life, and grounds on which nothing stands in its way."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from domain.calendar import DAY
from domain.ids import Fingerprint, MandateId, PersonId, ShiftCode
from domain.law import Figure, LawRef
from domain.rota.events import (
    DiscussionConfirmed,
    PlanLine,
    RotaDiscussed,
    RotaImported,
    RotaPlanEvent,
    RotaProposed,
    RotaPublished,
)
from domain.rota.grounds import AgreementGround, AssessmentGround, Grounds
from domain.rota.parties import Capacity, Outcome, Party, View
from domain.rota.states import Lines, line_fingerprint, plan_fingerprint
from domain.working_time.findings import Finding, ShiftRef, Verdict, permit
from domain.working_time.model import Basis, Rota
from tests.examples import (
    AGREEMENT_ID,
    ANNE,
    ASSESSMENT_ID,
    BJORN,
    CARI,
    FF_MANDATE,
    FF_REP,
    LEADER,
    MON,
    NSF_MANDATE,
    NSF_REP,
    OPENED,
    PERIOD,
    PLAN,
    PLANNER,
    RULE_SET,
    TUE,
    TYPES,
    A,
    D,
    N,
)

ROTA = Rota({ANNE: {MON: D, TUE: A}, BJORN: {TUE: N}, CARI: {}})
"""Anne works Monday and Tuesday, Bjørn Tuesday night, Cari not at all."""
PLAN_LINES = (PlanLine(ANNE, {MON: D, TUE: A}), PlanLine(BJORN, {TUE: N}), PlanLine(CARI, {}))
IMPORTED = RotaImported(PLAN, PLAN_LINES, "old system", PLANNER)
DRAFTED: tuple[RotaPlanEvent, ...] = (OPENED, IMPORTED)


def prints(lines: Lines) -> dict[PersonId, Fingerprint]:
    """The fingerprint of each line of the example plan."""
    return {e: line_fingerprint(PLAN, e, lines.get(e, {}), TYPES) for e in OPENED.people}


def proposal(lines: Lines, revision: int = 1, *findings: Finding) -> RotaProposed:
    """The example plan's lines frozen as a revision."""
    each = prints(lines)
    verdicts = dict(Counter(f.verdict.value for f in findings))
    return RotaProposed(PLAN, revision, plan_fingerprint(each), each, RULE_SET, verdicts, 2, PLANNER)


PROPOSAL = proposal(ROTA.lines)
PROPOSED: tuple[RotaPlanEvent, ...] = (*DRAFTED, PROPOSAL)
NOTICE = Figure(timedelta(days=14), "days", LawRef("AML § 10-3"))
LATEST = PERIOD.first_day - 14 * DAY
"""The last day on which the example plan is discussed in time: 21 December 2026."""


THERE = (
    Party(LEADER, Capacity.UNIT_LEADER, MandateId("leader.enhetsleder")),
    Party(NSF_REP, Capacity.UNION_REPRESENTATIVE, NSF_MANDATE),
    Party(FF_REP, Capacity.UNION_REPRESENTATIVE, FF_MANDATE),
)
"""The leader and the representatives of both unions."""
VIEWS = (View(NSF_REP, Capacity.UNION_REPRESENTATIVE, "fewer nights"),)


def discussed(
    held_on: date = LATEST, recorded_on: date = LATEST, *, revision: int = 1, name: str = "drøfting 1"
) -> RotaDiscussed:
    """A discussion as the leader recorded it."""
    return RotaDiscussed(
        PLAN, name, revision, held_on, recorded_on, THERE, VIEWS, "one night moved", Outcome.NOTED, LEADER
    )


def confirmed(
    name: str = "drøfting 1", by: PersonId = NSF_REP, mandate: MandateId = NSF_MANDATE
) -> DiscussionConfirmed:
    """NSF's representative says that the discussion was held as recorded."""
    return DiscussionConfirmed(PLAN, name, mandate, by)


DISCUSSED: tuple[RotaPlanEvent, ...] = (*PROPOSED, discussed())
PUBLICATION = RotaPublished(PLAN, 1, PROPOSAL.fingerprint, RULE_SET, (AGREEMENT_ID,), ASSESSMENT_ID, LEADER)
PUBLISHED: tuple[RotaPlanEvent, ...] = (*DISCUSSED, PUBLICATION)


def finding(verdict: Verdict, *bases: Basis, employee: PersonId = ANNE, day: date = TUE) -> Finding:
    """Something a rule saw, curable on those bases."""
    return Finding(
        "AML-10-8-1-DAILY-REST", "AML § 10-8 (1)", RULE_SET, verdict, employee, day, day,
        timedelta(hours=9), timedelta(hours=11), "h", (ShiftRef(MON, D), ShiftRef(day, A)), permit(*bases),
    )  # fmt: skip


def agreed(
    *holds_for: PersonId, awaits_extension: tuple[PersonId, ...] = (), refused: bool = False,
    signers: tuple[PersonId, ...] = (NSF_REP,), basis: Basis = Basis.REST,
) -> AgreementGround:  # fmt: skip
    """NSF's agreement on rest, for Anne and Cari."""
    return AgreementGround(
        AGREEMENT_ID, basis, "NSF", frozenset({ANNE, CARI}), frozenset(holds_for), frozenset(awaits_extension),
        refused, frozenset(signers),
    )  # fmt: skip


ASSESSED = AssessmentGround(ASSESSMENT_ID, "sound", None, frozenset({"tillitsvalgt", "verneombud"}))
IN_PLACE = Grounds(
    rule_set=RULE_SET,
    findings=(finding(Verdict.DUE), finding(Verdict.ADVISORY)),
    agreements=(agreed(ANNE, CARI),),
    assessment=ASSESSED,
    need_approved=True,
    discussion_notice=NOTICE,
    by=frozenset({LEADER}),
)
"""Everything a publication of the discussed plan rests on."""


def edit(
    lines: Lines, employee: PersonId, day: date, code: ShiftCode | None
) -> Mapping[PersonId, Mapping[date, ShiftCode]]:
    """The lines with one cell changed."""
    days = {d: c for d, c in lines.get(employee, {}).items() if d != day}
    return {**lines, employee: days if code is None else {**days, day: code}}

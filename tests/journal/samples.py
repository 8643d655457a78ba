"""What each stored sample is read back as: today's event, whatever the version it was stored in."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from domain.calendar import DayKind, Period
from domain.hours.events import (
    GivenRestWithdrawn,
    HoursCorrected,
    HoursRecorded,
    HoursWithdrawn,
    OwedRestTakenBack,
    RestFoundOwed,
    RestGiven,
    Worked,
    WorkKind,
)
from domain.ids import DebtId, EntryId, KeyHolder, KeyId, RestId
from domain.representation.events import Level, MandateGranted, MandateRevoked, Office
from domain.rota.events import (
    Cell,
    ChangeAccepted,
    ChangeMade,
    CommentAnswered,
    DiscussionConfirmed,
    DiscussionDisputed,
    DiscussionInvited,
    PlanLine,
    RotaCommented,
    RotaDiscussed,
    RotaGenerated,
    RotaImported,
    RotaLineChanged,
    RotaProposed,
    RotaPublished,
    RotaWithdrawn,
)
from domain.rota.parties import Capacity, Outcome, Party, View
from domain.rota.solver import Reproducibility, SolverStamp
from domain.signing.events import Algorithm, SigningKeyEnrolled, SigningKeyRevoked
from domain.staffing.need import NeedLine
from domain.staffing.staffing_plan import NeedSet, StaffingPlanApproved
from domain.workforce.events import (
    AbsenceRegistered,
    AdaptationGranted,
    CompetenceCertified,
    CompetenceWithdrawn,
    DayWish,
    EmployeeRegistered,
    PositionChanged,
    WishesRegistered,
)
from domain.working_time.model import AbsenceEffect, Constraint, Nights
from tests.examples import (
    AGREEMENT_ID,
    ANNE,
    ASSESSMENT_ID,
    BJORN,
    CARI,
    FAGFORBUNDET,
    FF_MANDATE,
    FF_REP,
    LEADER,
    LINES,
    MON,
    NSF,
    NSF_MANDATE,
    NSF_REP,
    OPENED,
    OTHER_UNIT,
    PLAN,
    PLANNER,
    REVISION_1,
    RULE_SET,
    SAFETY_MANDATE,
    SAFETY_REP,
    STAFFING,
    TUE,
    UNIT,
    A,
    D,
    N,
    print_of,
)
from tests.journal.agreement_samples import AGREEMENTS
from tests.journal.assessment_samples import ASSESSMENTS
from tests.journal.parties_samples import PARTIES

SPRING = Period(date(2027, 3, 1), date(2027, 3, 26))
HELD, RECORDED = date(2026, 12, 18), date(2026, 12, 22)
THERE = (Party(LEADER, Capacity.UNKNOWN), Party(NSF_REP, Capacity.UNKNOWN))
CALLED = (
    Party(NSF_REP, Capacity.UNION_REPRESENTATIVE, NSF_MANDATE),
    Party(SAFETY_REP, Capacity.SAFETY_REPRESENTATIVE, SAFETY_MANDATE),
)
PUT_FORWARD = (View(NSF_REP, Capacity.UNION_REPRESENTATIVE, "fewer nights"),)
PLAN_LINES = (PlanLine(ANNE, {MON: D, TUE: A}), PlanLine(BJORN, {TUE: N}), PlanLine(CARI, {}))
STAMP = SolverStamp("cp-sat 9.15", 7, 120, "12.5", Reproducibility.STOPPED_BY_CLOCK, {"uncovered": 3, "wishes": 40})
CUT_SHORT = replace(STAMP, reproducibility=Reproducibility.CANCELLED, bounds={"uncovered": 2})

CALLED_OUT = Worked(
    datetime(2027, 1, 5, 1, tzinfo=UTC), datetime(2027, 1, 5, 3, tzinfo=UTC), WorkKind.CALL_OUT, timedelta(minutes=20),
    timedelta(minutes=10), datetime(2027, 1, 5, 1, tzinfo=UTC), need_stated=True, willing=True, averts_disturbance=True,
)  # fmt: skip
ENTRY, DEBT, REST = EntryId("5-jan"), DebtId("AML-10-8-1-DAILY-REST.2027-01-04.2027-01-05"), RestId("nap")
REST_OWED = RestFoundOwed(
    ANNE, DEBT, "AML-10-8-1-DAILY-REST", "AML § 10-8 (1)", RULE_SET, MON, TUE, timedelta(hours=2), date(2027, 1, 10),
    (EntryId("4-jan"), ENTRY), AGREEMENT_ID,
)  # fmt: skip
KEY = KeyId("48eab3e48b0eb6161154264314f534e18f90daf4ca2afbebaf1977a0164875cc")

SAMPLES: Mapping[str, object] = {
    "employee.registered.v1": EmployeeRegistered(ANNE, UNIT, 1988, NSF),
    "employee.position_changed.v1": PositionChanged(
        ANNE, UNIT, "sykepleier", 80, timedelta(hours=35.5), Nights.NEVER, long_shifts=False
    ),
    "employee.competence_certified.v1": CompetenceCertified(ANNE, "chemotherapy"),
    "employee.competence_certified.v2": CompetenceCertified(ANNE, "chemotherapy", SPRING.last_day),
    "employee.competence_withdrawn.v1": CompetenceWithdrawn(ANNE, "chemotherapy", SPRING.first_day),
    "employee.adaptation_granted.v1": AdaptationGranted(ANNE, SPRING, Constraint.DAY_OFF_WEEKDAY, 2, "treatment"),
    "employee.absence_registered.v1": AbsenceRegistered(ANNE, SPRING, AbsenceEffect.AWAY, "parental leave"),
    "employee.wishes_registered.v1": WishesRegistered(ANNE, (DayWish(MON, D, 2), DayWish(TUE, None, 3))),
    "mandate.granted.v1": MandateGranted(
        NSF_MANDATE, NSF_REP, Office.UNION_REPRESENTATIVE, (UNIT,), SPRING, LEADER, NSF
    ),
    "mandate.granted.v2": MandateGranted(
        FF_MANDATE,
        FF_REP,
        Office.UNION_REPRESENTATIVE,
        (UNIT, OTHER_UNIT),
        SPRING,
        LEADER,
        FAGFORBUNDET,
        Level.ENTERPRISE,
        NSF_MANDATE,
    ),
    "mandate.revoked.v1": MandateRevoked(NSF_MANDATE, SPRING.last_day, LEADER),
    **PARTIES,
    "staffing_plan.need_set.v1": NeedSet(
        STAFFING, UNIT, (NeedLine(DayKind.WEEKDAY, D, "sykepleier", 2, 3),), "activity plan 2027", PLANNER
    ),
    "staffing_plan.approved.v1": StaffingPlanApproved(STAFFING, LEADER),
    **AGREEMENTS,
    "rota_plan.opened.v1": OPENED,
    "rota_plan.opened.v2": replace(OPENED, history=(PlanLine(ANNE, {date(2027, 1, 2): N, date(2027, 1, 3): A}),)),
    "rota_plan.generated.v1": RotaGenerated(PLAN, PLAN_LINES, print_of("problem"), STAMP, RULE_SET, 3, PLANNER),
    "rota_plan.generated.v2": RotaGenerated(PLAN, PLAN_LINES, print_of("problem"), CUT_SHORT, RULE_SET, 3, PLANNER),
    "rota_plan.imported.v1": RotaImported(PLAN, PLAN_LINES, "old system", PLANNER),
    "rota_plan.line_changed.v1": RotaLineChanged(PLAN, ANNE, (Cell(MON, D, None), Cell(TUE, A, N)), "asked", PLANNER),
    "rota_plan.line_changed.v2": RotaLineChanged(PLAN, ANNE, (Cell(MON, D, None),), "asked", PLANNER, "c-1"),
    "rota_plan.proposed.v1": RotaProposed(PLAN, 1, REVISION_1, LINES, RULE_SET, {"due": 1, "needs": 2}, 3, PLANNER),
    "rota_plan.discussed.v1": RotaDiscussed(
        PLAN,
        "drøfting 1",
        1,
        HELD,
        RECORDED,
        THERE,
        (View(None, Capacity.UNKNOWN, "fewer nights"),),
        "one night moved",
        Outcome.NOTED,
        LEADER,
    ),
    "rota_plan.discussed.v2": RotaDiscussed(
        PLAN, "drøfting 1", 1, HELD, RECORDED, CALLED, PUT_FORWARD, "one night moved", Outcome.NOT_AGREED, LEADER
    ),
    "rota_plan.discussion_invited.v1": DiscussionInvited(
        PLAN, "drøfting 1", 1, REVISION_1, date(2026, 12, 10), date(2026, 12, 11), HELD, CALLED, LEADER
    ),
    "rota_plan.discussion_disputed.v1": DiscussionDisputed(
        PLAN, "drøfting 1", "it was held later", NSF_MANDATE, NSF_REP
    ),
    "rota_plan.commented.v1": RotaCommented(
        PLAN, "c-1", 1, ANNE, MON, NSF_REP, Capacity.UNION_REPRESENTATIVE, NSF_MANDATE, ANNE, "treatment on Mondays"
    ),
    "rota_plan.comment_answered.v1": CommentAnswered(
        PLAN, "c-1", (ChangeMade(2, ANNE, (MON,)),), LEADER, ANNE, "Monday is free"
    ),
    "rota_plan.change_accepted.v1": ChangeAccepted(PLAN, ANNE, 2, LINES[ANNE], ANNE),
    "rota_plan.discussion_confirmed.v1": DiscussionConfirmed(PLAN, "drøfting 1", NSF_MANDATE, NSF_REP),
    "rota_plan.published.v1": RotaPublished(PLAN, 1, REVISION_1, RULE_SET, (AGREEMENT_ID,), ASSESSMENT_ID, LEADER),
    "rota_plan.published.v2": RotaPublished(
        PLAN, 1, REVISION_1, RULE_SET, (AGREEMENT_ID,), ASSESSMENT_ID, LEADER, ("drøfting 1", f"{AGREEMENT_ID}")
    ),
    "rota_plan.withdrawn.v1": RotaWithdrawn(PLAN, "the ward closes", LEADER),
    **ASSESSMENTS,
    "hours.recorded.v1": HoursRecorded(ANNE, ENTRY, UNIT, CALLED_OUT, "two admissions at once", ANNE),
    "hours.corrected.v1": HoursCorrected(
        ANNE, ENTRY, Worked(CALLED_OUT.starts, CALLED_OUT.ends), None, "it was an ordinary shift", LEADER
    ),
    "hours.withdrawn.v1": HoursWithdrawn(ANNE, ENTRY, "put down twice", LEADER),
    "hours.rest_found_owed.v1": REST_OWED,
    "hours.owed_rest_taken_back.v1": OwedRestTakenBack(ANNE, DEBT, timedelta(hours=1.5), RULE_SET, ENTRY),
    "hours.rest_given.v1": RestGiven(
        ANNE, DEBT, REST, datetime(2027, 1, 7, 8, tzinfo=UTC), datetime(2027, 1, 7, 9, 30, tzinfo=UTC), LEADER
    ),
    "hours.given_rest_withdrawn.v1": GivenRestWithdrawn(ANNE, REST, "there was work in it", ENTRY, LEADER),
    "signing_key.enrolled.v1": SigningKeyEnrolled(
        KeyHolder(NSF_MANDATE),
        KEY,
        Algorithm.ED25519,
        "MCowBQYDK2VwAyEAS-reKyM0MLlxi6rOzw_gUcsiogtteaWp_FrYc4ji9zw",
        "the blue one",
        f"nsf-rep enrols {KEY}\n",
        {
            "kind": "ed25519",
            "signature": "Psv6mulHJhSeP8NIOwCS047voKK268UcRoqGizmKAggWc-7dxavj_MsDuI5kIkkzpOWnK_JZXXYonx-ufsgfBg",
        },
        NSF_REP,
    ),
    "signing_key.revoked.v1": SigningKeyRevoked(KeyHolder(NSF_MANDATE), KEY, NSF_REP),
}
"""By stored name with version. An event's new version gets a line of its own; the old line stays.

A changed example is no reason to change a sample: what it was then is written out here instead.
"""

"""Named people, shifts, a plan of two weeks and an offer, small enough to have in mind while reading a test."""

from collections.abc import Mapping
from datetime import date, time, timedelta

from domain.agreement.commands import Shown, SignAgreement, Standing
from domain.agreement.document import SigningDocument, signing_document
from domain.agreement.events import AgreementProposed, AgreementSigned, Ground
from domain.calendar import Period
from domain.ids import (
    AgreementId,
    AssessmentId,
    Fingerprint,
    MandateId,
    PersonId,
    PlanId,
    ShiftCode,
    StaffingPlanId,
    Union,
    UnitId,
)
from domain.rota.events import RotaPlanOpened, Sought
from domain.working_time.model import AgreedLimits, Basis, ShiftKind, ShiftType, UnitTerms
from domain.working_time.wording import Language

ANNE, BJORN, CARI = PersonId("anne"), PersonId("bjorn"), PersonId("cari")
"""Anne is a member of NSF, Bjørn of Fagforbundet, Cari of neither."""
LEADER, PLANNER = PersonId("leader"), PersonId("planner")
NSF_REP, FF_REP, SAFETY_REP = PersonId("nsf-rep"), PersonId("ff-rep"), PersonId("safety-rep")
NSF, FAGFORBUNDET = Union("NSF"), Union("Fagforbundet")

UNIT, OTHER_UNIT = UnitId("med-2"), UnitId("surg-1")
PERIOD = Period(date(2027, 1, 4), date(2027, 1, 17))
MON, TUE, WED = date(2027, 1, 4), date(2027, 1, 5), date(2027, 1, 6)
PLAN = PlanId("med-2.2027-01-04")
STAFFING = StaffingPlanId("med-2.2027-01-04")
AGREEMENT_ID = AgreementId("med-2.2027-01-04.10-5-2.NSF")
ASSESSMENT_ID = AssessmentId("med-2.2027-01-04.r1")
NSF_MANDATE, FF_MANDATE = MandateId("nsf-rep.tillitsvalgt"), MandateId("ff-rep.tillitsvalgt")
SAFETY_MANDATE = MandateId("safety-rep.verneombud")
RULE_SET = "aml-2026-01-01.0123456789abcdef"

D, A, N = ShiftCode("D"), ShiftCode("A"), ShiftCode("N")
NO_BREAK, HALF_HOUR = timedelta(), timedelta(minutes=30)
TYPES = {
    D: ShiftType(D, "Dag", time(7, 30), time(15), NO_BREAK, HALF_HOUR, ShiftKind.DAY),
    A: ShiftType(A, "Aften", time(14, 30), time(22), NO_BREAK, HALF_HOUR, ShiftKind.EVENING),
    N: ShiftType(N, "Natt", time(21, 30), time(7, 45), HALF_HOUR, NO_BREAK, ShiftKind.NIGHT),
}
"""Day, evening and night."""
UNIT_TERMS = UnitTerms(3, 6, 4, 26, "Spekter Helse", timedelta(hours=35.5), timedelta(hours=33.6))
LIMITS = AgreedLimits(hours_a_day=timedelta(hours=12.5), hours_a_week=timedelta(hours=54), averaging_weeks=26)
SOUGHT = (Sought(Basis.AVERAGING, "Average over 26 weeks", LIMITS, (NSF, FAGFORBUNDET)),)
OPENED = RotaPlanOpened(
    PLAN, UNIT, PERIOD, UNIT_TERMS, tuple(TYPES.values()), STAFFING, (ANNE, BJORN, CARI), SOUGHT, PLANNER
)
"""A plan for Anne, Bjørn and Cari."""


def print_of(text: str) -> Fingerprint:
    """A fingerprint to tell apart from others."""
    return Fingerprint(text.encode().hex().rjust(64, "0"))


LINES = {ANNE: print_of("anne 1"), BJORN: print_of("bjorn 1"), CARI: print_of("cari 1")}
"""The fingerprint of everybody's line in the first revision."""
REVISION_1, REVISION_2 = print_of("revision 1"), print_of("revision 2")


def offer(
    basis: Basis = Basis.AVERAGING,
    *,
    union: Union | None = NSF,
    employee: PersonId | None = None,
    limits: AgreedLimits = LIMITS,
    period: Period = PERIOD,
    notice_weeks: int = 4,
    scope: Mapping[PersonId, Ground] | None = None,
    by: PersonId = LEADER,
) -> AgreementProposed:
    """NSF's agreement on averaging: Anne as a member, Cari when it is extended."""
    whom = {ANNE: Ground.MEMBER, CARI: Ground.EXTENSION} if scope is None else scope
    return AgreementProposed(
        AGREEMENT_ID, PLAN, UNIT, basis, "as agreed", limits, period, notice_weeks, union, employee, by, whom,
        compensatory_rest="same_week", assessment=ASSESSMENT_ID,
    )  # fmt: skip


def shown(lines: Mapping[PersonId, Fingerprint] = LINES, revision: int = 1, whole: Fingerprint = REVISION_1) -> Shown:
    """A revision as it is put before the signer."""
    return Shown(PLAN, revision, whole, RULE_SET, lines)


def standing(
    person: PersonId = NSF_REP,
    mandate: MandateId | None = NSF_MANDATE,
    union: Union | None = NSF,
    unit: UnitId | None = UNIT,
    *,
    in_force: bool = True,
    employer_side: bool = False,
) -> Standing:
    """NSF's representative in the unit, with a mandate until the end of March."""
    return Standing(person, mandate, union, unit, in_force, date(2027, 3, 31), employer_side)


def for_oneself(person: PersonId, *, employer_side: bool = False) -> Standing:
    """An employee who acts for nobody else."""
    return Standing(person, None, None, None, in_force=False, last_day=None, employer_side=employer_side)


TODAY = date(2026, 11, 16)
"""When the example's people act."""


def document(
    proposed: AgreementProposed | None = None,
    seen: Shown | None = None,
    by: Standing | None = None,
    language: Language = Language.NORWEGIAN,
) -> SigningDocument:
    """What NSF's representative is shown of the offer and the first revision."""
    return signing_document((proposed or offer(),), seen or shown(), by or standing(), language)


def sign(
    proposed: AgreementProposed | None = None,
    seen: Shown | None = None,
    by: Standing | None = None,
    today: date = TODAY,
) -> SignAgreement:
    """Sign the offer on the revision, having been shown just that."""
    offered, revision, who = proposed or offer(), seen or shown(), by or standing()
    digest = document(offered, revision, who).sha256
    return SignAgreement(offered.agreement, who, revision, (offered,), Language.NORWEGIAN, digest, today)


def signed(
    proposed: AgreementProposed | None = None, seen: Shown | None = None, by: Standing | None = None
) -> AgreementSigned:
    """The signature that ``sign`` leads to, by default NSF's representative's for Anne and Cari."""
    offered, revision, who = proposed or offer(), seen or shown(), by or standing()
    text = document(offered, revision, who)
    covered = {p: revision.lines[p] for p in sorted(offered.scope) if p in revision.lines}
    return AgreementSigned(
        offered.agreement, revision.plan, revision.revision, revision.plan_fingerprint, revision.rule_set, text.sha256,
        who.person, who.mandate, covered, Language.NORWEGIAN, text.head, text.shown, text.foot,
    )  # fmt: skip

"""Samples of agreements."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from domain.agreement.events import (
    AgreementCommentAnswered,
    AgreementCommented,
    AgreementConsentRecorded,
    AgreementExtended,
    AgreementNoticeGiven,
    AgreementProposed,
    AgreementRefused,
    AgreementReliedOn,
    AgreementSigned,
    AgreementWithdrawn,
    Document,
    Ground,
    KeySignature,
    Side,
)
from domain.calendar import Period
from domain.ids import AgreementId, KeyId
from domain.working_time.model import AgreedLimits, Basis
from domain.working_time.wording import Language
from tests.examples import (
    AGREEMENT_ID,
    ANNE,
    ASSESSMENT_ID,
    BJORN,
    CARI,
    LEADER,
    LIMITS,
    LINES,
    NSF,
    NSF_MANDATE,
    NSF_REP,
    PERIOD,
    PLAN,
    REVISION_1,
    RULE_SET,
    UNIT,
    print_of,
)

LAST = date(2027, 3, 26)
OFFER = AgreementProposed(
    AGREEMENT_ID, PLAN, UNIT, Basis.AVERAGING, "as agreed", LIMITS, PERIOD, 4, NSF, None, LEADER,
    {ANNE: Ground.MEMBER, CARI: Ground.EXTENSION},
)  # fmt: skip
SIGNATURE = AgreementSigned(
    AGREEMENT_ID, PLAN, 1, REVISION_1, RULE_SET, print_of("text"), NSF_REP, NSF_MANDATE,
    {ANNE: LINES[ANNE], CARI: LINES[CARI]},
)  # fmt: skip
CONSENT = AgreementId("med-2.2027-01-04.10-5-3.arbeidstilsynet")

AGREEMENTS: Mapping[str, object] = {
    "agreement.proposed.v1": OFFER,
    "agreement.proposed.v2": replace(
        OFFER, work=("sykepleier",), compensatory_rest="within a fortnight", assessment=ASSESSMENT_ID,
        standby_ratio=Fraction(1, 5), extended_week=timedelta(hours=2.5), whole_chapter=True,
    ),
    "agreement.signed.v1": SIGNATURE,
    "agreement.signed.v2": replace(
        SIGNATURE, language=Language.NORWEGIAN, head="Avtale\n", shown={ANNE: "anne\n", CARI: "cari\n"},
        foot="I alt 2\n", key=KeySignature(KeyId(print_of("key")), "ed25519", {"signature": "c2lnbmVk"}),
    ),
    "agreement.refused.v1": AgreementRefused(AGREEMENT_ID, "too many nights", NSF_REP, NSF_MANDATE),
    "agreement.extended.v1": AgreementExtended(AGREEMENT_ID, 2, 3, LEADER),
    "agreement.notice_given.v1": AgreementNoticeGiven(AGREEMENT_ID, LAST, NSF_REP, NSF_MANDATE),
    "agreement.withdrawn.v1": AgreementWithdrawn(AGREEMENT_ID, "the need has changed", LEADER),
    "agreement.commented.v1": AgreementCommented(
        AGREEMENT_ID, "k-1", "fewer weeks", Side.COUNTERPART, NSF_REP, NSF_MANDATE
    ),
    "agreement.comment_answered.v1": AgreementCommentAnswered(
        AGREEMENT_ID, "k-1", "yes", "26 weeks instead of 52", LEADER, None
    ),
    "agreement.consent_recorded.v1": AgreementConsentRecorded(
        CONSENT, PLAN, UNIT, Basis.AVERAGING_AUTHORITY, "as decided",
        AgreedLimits(hours_a_day=timedelta(hours=13), averaging_weeks=26), Period(PERIOD.first_day, LAST),
        ("sykepleier",), (ANNE, BJORN, CARI), Document("2026/4711-3", date(2026, 10, 1), print_of("decision")), LEADER,
    ),
    "agreement.relied_on.v1": AgreementReliedOn(AGREEMENT_ID, PLAN, 1, REVISION_1),
}  # fmt: skip
"""By stored name with version."""

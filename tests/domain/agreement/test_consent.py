"""The Labour Inspection Authority's consent: recorded with its document, covering its scope whatever the lines."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.agreement.agreement import AGREEMENT
from domain.agreement.commands import (
    AgreementCommand,
    AnswerComment,
    CommentOnAgreement,
    GiveNotice,
    RecordConsent,
    RefuseAgreement,
    RelyOnAgreement,
    WithdrawOffer,
)
from domain.agreement.errors import (
    AgreementIsProposed,
    AveragingNotSet,
    DecidedByTheAuthority,
    NobodyInScope,
    PeriodTooLong,
    WrongGrantor,
)
from domain.agreement.events import AgreementConsentRecorded, AgreementReliedOn, Document
from domain.agreement.states import Offered, Status
from domain.calendar import DAY, Period
from domain.ids import AgreementId
from domain.working_time.model import AgreedLimits, Basis, Grantor
from tests.examples import (
    ANNE,
    BJORN,
    LEADER,
    LINES,
    PERIOD,
    PLAN,
    REVISION_1,
    TODAY,
    UNIT,
    for_oneself,
    print_of,
    sign,
    standing,
)
from tests.scenario import given

NAME = AgreementId(f"{PLAN}.10-5-3.arbeidstilsynet")
DOCUMENT = Document("2026/4711-3", date(2026, 10, 1), print_of("decision"))
LIMITS = AgreedLimits(hours_a_day=timedelta(hours=13), averaging_weeks=26)
RECORD = RecordConsent(
    NAME, PLAN, UNIT, Basis.AVERAGING_AUTHORITY, "as decided", LIMITS, PERIOD, ("sykepleier",), (ANNE, BJORN),
    DOCUMENT, LEADER, TODAY,
)  # fmt: skip
RECORDED = AgreementConsentRecorded(
    NAME, PLAN, UNIT, Basis.AVERAGING_AUTHORITY, "as decided", LIMITS, PERIOD, ("sykepleier",), (ANNE, BJORN),
    DOCUMENT, LEADER,
)  # fmt: skip


def test_it_covers_its_people_on_its_days_whatever_the_lines() -> None:
    stands = given(AGREEMENT).when(RECORD).then(RECORDED).stands(Offered)
    assert stands.consent == DOCUMENT
    assert stands.bears == PERIOD
    for lines in (LINES, {**LINES, ANNE: print_of("changed")}):
        for rule_set in ("these rules", "those", None):
            assert stands.holds_for(lines, rule_set) == {ANNE, BJORN}
    assert stands.status(TODAY, LINES, "") is Status.GRANTED
    assert stands.status(PERIOD.last_day + DAY, LINES, "") is Status.LAPSED


@pytest.mark.parametrize("basis", Basis)
def test_only_what_the_authority_grants(basis: Basis) -> None:
    asked = given(AGREEMENT).when(replace(RECORD, basis=basis))
    if basis.grantor is Grantor.AUTHORITY:
        asked.then(replace(RECORDED, basis=basis))
    else:
        assert asked.refused(WrongGrantor).details["grantor"] == basis.grantor.value


def test_it_averages_over_26_weeks_at_most_but_may_last_longer() -> None:
    over = replace(LIMITS, averaging_weeks=27)
    given(AGREEMENT).when(replace(RECORD, limits=over)).refused(PeriodTooLong)
    given(AGREEMENT).when(replace(RECORD, limits=replace(LIMITS, averaging_weeks=None))).refused(AveragingNotSet)
    long = Period(PERIOD.first_day, PERIOD.first_day + timedelta(weeks=40))
    given(AGREEMENT).when(replace(RECORD, period=long)).then(replace(RECORDED, period=long))


def test_it_concerns_somebody_and_is_recorded_once() -> None:
    given(AGREEMENT).when(replace(RECORD, people=())).refused(NobodyInScope)
    given(AGREEMENT, RECORDED).when(RECORD).refused(AgreementIsProposed)
    next_one = replace(RECORD, today=PERIOD.last_day + DAY, period=Period(PERIOD.last_day + DAY, date(2027, 6, 1)))
    given(AGREEMENT, RECORDED).when(next_one).then(replace(RECORDED, period=next_one.period))


@pytest.mark.parametrize(
    "command",
    [
        replace(sign(), agreement=NAME),
        RefuseAgreement(NAME, standing(), "no"),
        GiveNotice(NAME, TODAY, LEADER, None),
        WithdrawOffer(NAME, "no need", LEADER),
        CommentOnAgreement(NAME, "k-1", "hm", ANNE, for_oneself(ANNE)),
        AnswerComment(NAME, "k-1", "hm", None, LEADER, None),
    ],
)
def test_the_parties_decide_nothing_of_it(command: AgreementCommand) -> None:
    given(AGREEMENT, RECORDED).when(command).refused(DecidedByTheAuthority)


def test_a_publication_rests_on_it() -> None:
    rely = RelyOnAgreement(NAME, PLAN, 1, REVISION_1)
    given(AGREEMENT, RECORDED).when(rely).then(AgreementReliedOn(NAME, PLAN, 1, REVISION_1))

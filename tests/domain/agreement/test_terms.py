"""What an offer must say, field by field, by the paragraph it stands on."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from domain.agreement.agreement import AGREEMENT
from domain.agreement.errors import (
    AgreementPeriodTooLong,
    AssessmentNotNamed,
    AveragingNotSet,
    CompensatoryRestNotSet,
    PeriodTooLong,
)
from domain.agreement.events import AgreementProposed, Ground
from domain.calendar import DAY, Period
from domain.errors import Rejected
from domain.working_time.model import AgreedLimits, Basis, Grantor
from tests.domain.agreement.offers import propose
from tests.examples import ANNE, LIMITS, offer
from tests.scenario import given

FIRST = date(2027, 1, 4)
WEEKS = AgreedLimits(averaging_weeks=26)


def on(basis: Basis, **changed: object) -> AgreementProposed:
    """A whole offer on the basis, with whom it is made with, and some of it changed."""
    own = basis.grantor is Grantor.INDIVIDUAL
    whole = offer(basis, scope={ANNE: Ground.PARTY} if own else None)
    whole = replace(whole, union=None, employee=ANNE) if own else whole
    return replace(whole, **changed)  # type: ignore[arg-type]  # the fields of an offer, by name


def lacks(proposed: AgreementProposed, refusal: type[Rejected] | None) -> None:
    """It is refused by that class, or taken as it is."""
    asked = given(AGREEMENT).when(propose(proposed))
    if refusal is None:
        asked.then(proposed)
    else:
        asked.refused(refusal)


REST = AgreedLimits(daily_rest=timedelta(hours=8))
LONG_WEEKEND = AgreedLimits(weekly_rest=timedelta(hours=28))


@pytest.mark.parametrize(
    ("basis", "limits", "asked_for"),
    [
        (Basis.TOTAL_DAY, AgreedLimits(), True),
        (Basis.REST, REST, True),
        (Basis.NIGHT, AgreedLimits(), True),
        (Basis.TARIFF, REST, True),
        (Basis.TARIFF, LONG_WEEKEND, True),
        (Basis.DOCTORS, REST, True),
        (Basis.TARIFF, WEEKS, False),
        (Basis.AVERAGING, WEEKS, False),
        (Basis.OVERTIME, AgreedLimits(), False),
        (Basis.STANDBY, AgreedLimits(), False),
    ],
)
def test_the_terms_of_compensatory_rest(basis: Basis, limits: AgreedLimits, asked_for: bool) -> None:
    without = on(basis, limits=limits, compensatory_rest="")
    lacks(without, CompensatoryRestNotSet if asked_for else None)
    lacks(replace(without, compensatory_rest="same_week"), None)


TEN = timedelta(hours=10)


@pytest.mark.parametrize(
    ("basis", "hours", "asked_for"),
    [
        (Basis.AVERAGING, TEN, False),
        (Basis.AVERAGING, TEN + timedelta(minutes=1), True),
        (Basis.AVERAGING, timedelta(hours=12.5), True),
        (Basis.AVERAGING, None, True),
        (Basis.TOTAL_DAY, None, True),
        (Basis.TARIFF, None, False),
        (Basis.TARIFF, timedelta(hours=13), True),
        (Basis.NIGHT, None, True),
        (Basis.NIGHT_WORK, None, True),
        (Basis.NIGHT_PERIOD, None, True),
        (Basis.NIGHT_OWN_WISH, None, True),
        (Basis.REST, None, False),
        (Basis.SUNDAYS, None, False),
    ],
)
def test_the_assessment(basis: Basis, hours: timedelta | None, asked_for: bool) -> None:
    without = on(basis, limits=replace(WEEKS, hours_a_day=hours), assessment=None)
    lacks(without, AssessmentNotNamed if asked_for else None)
    lacks(on(basis, limits=replace(WEEKS, hours_a_day=hours)), None)


def test_a_tariff_agreement_that_derogates_from_the_whole_chapter_touches_rest_nights_and_the_day() -> None:
    whole = on(Basis.TARIFF, limits=WEEKS, whole_chapter=True)
    lacks(replace(whole, compensatory_rest=""), CompensatoryRestNotSet)
    lacks(replace(whole, assessment=None), AssessmentNotNamed)
    lacks(whole, None)


BOUNDS = [(Basis.AVERAGING_INDIVIDUAL, 52), (Basis.AVERAGING, 52), (Basis.SUNDAYS, 26)]


@pytest.mark.parametrize(("basis", "longest"), BOUNDS)
def test_weeks_averaged_over_and_its_own_days(basis: Basis, longest: int) -> None:
    for weeks, refusal in ((longest, None), (longest + 1, PeriodTooLong), (None, AveragingNotSet)):
        lacks(on(basis, limits=replace(LIMITS, averaging_weeks=weeks)), refusal)
    last = FIRST + timedelta(weeks=longest) - DAY
    for day, over in ((last, None), (last + DAY, AgreementPeriodTooLong)):
        lacks(on(basis, period=Period(FIRST, day)), over)


@pytest.mark.parametrize("basis", [Basis.REST, Basis.NIGHT, Basis.TARIFF])
def test_others_set_no_bound_to_their_days(basis: Basis) -> None:
    lacks(on(basis, period=Period(FIRST, FIRST + timedelta(weeks=60))), None)


def test_what_only_some_agreements_set_is_in_the_offer() -> None:
    lacks(on(Basis.STANDBY, standby_ratio=Fraction(1, 5)), None)
    lacks(on(Basis.DOCTORS_EXTENDED, extended_week=timedelta(hours=2.5)), None)
    lacks(on(Basis.TARIFF, whole_chapter=True, work=("lege",)), None)

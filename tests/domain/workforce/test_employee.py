"""Employees: registered once, with a position inside the law, and no day claimed twice."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.calendar import Period
from domain.ids import ShiftCode
from domain.workforce.commands import (
    CertifyCompetence,
    ChangePosition,
    EmployeeCommand,
    GrantAdaptation,
    RegisterAbsence,
    RegisterEmployee,
    RegisterWishes,
    WithdrawCompetence,
)
from domain.workforce.employee import EMPLOYEE, NotRegistered, Registered
from domain.workforce.errors import (
    AbsencesOverlap,
    AdaptationWeekday,
    CompetenceNotHeld,
    EmployeeIsRegistered,
    EmployeeUnknown,
    PositionOutOfRange,
    WishIsDoubled,
    WishWeightOutOfRange,
)
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
from domain.working_time.model import Absence, AbsenceEffect, Adaptation, Constraint, Nights, Terms
from tests.examples import ANNE, NSF, OTHER_UNIT, UNIT
from tests.scenario import given

WEEK = timedelta(hours=35.5)
REGISTER = RegisterEmployee(ANNE, UNIT, 1988, NSF)
REGISTERED = EmployeeRegistered(ANNE, UNIT, 1988, NSF)
POSITION = ChangePosition(ANNE, UNIT, "sykepleier", 80, WEEK, Nights.YES, long_shifts=False)
SETTLED = PositionChanged(ANNE, UNIT, "sykepleier", 80, WEEK, Nights.YES, long_shifts=False)
JANUARY = Period(date(2027, 1, 11), date(2027, 1, 15))
ABSENCE = RegisterAbsence(ANNE, JANUARY, AbsenceEffect.AWAY, "parental leave")
ABSENT = AbsenceRegistered(ANNE, JANUARY, AbsenceEffect.AWAY, "parental leave")
MONDAY_WISH = DayWish(date(2027, 1, 4), ShiftCode("D"), 2)
TUESDAY_WISH = DayWish(date(2027, 1, 5), None, 3)


def test_a_person_comes_into_the_planning_once() -> None:
    registered = given(EMPLOYEE).when(REGISTER).then(REGISTERED)
    assert registered.state == Registered(ANNE, UNIT, 1988, NSF)
    refusal = registered.when(REGISTER).refused(EmployeeIsRegistered)
    assert refusal.details == {"employee": ANNE}


@pytest.mark.parametrize(
    "command",
    [
        POSITION,
        CertifyCompetence(ANNE, "chemotherapy"),
        WithdrawCompetence(ANNE, "chemotherapy", JANUARY.last_day),
        GrantAdaptation(ANNE, JANUARY, Constraint.NO_NIGHTS, None, None),
        ABSENCE,
        RegisterWishes(ANNE, (MONDAY_WISH,)),
    ],
)
def test_nothing_is_asked_of_somebody_unknown(command: EmployeeCommand) -> None:
    assert given(EMPLOYEE).when(command).refused(EmployeeUnknown).details == {"employee": ANNE}


@pytest.mark.parametrize("percent", [1, 100])
@pytest.mark.parametrize("week", [timedelta(seconds=1), timedelta(hours=40)])
def test_a_position_inside_the_law(percent: int, week: timedelta) -> None:
    command = replace(POSITION, fraction_percent=percent, full_time_week=week)
    expected = replace(SETTLED, fraction_percent=percent, full_time_week=week)
    given(EMPLOYEE, REGISTERED).when(command).then(expected)


@pytest.mark.parametrize(
    "command",
    [
        replace(POSITION, fraction_percent=0),
        replace(POSITION, fraction_percent=101),
        replace(POSITION, full_time_week=timedelta()),
        replace(POSITION, full_time_week=timedelta(hours=40, seconds=1)),
    ],
)
def test_a_position_outside_the_law(command: ChangePosition) -> None:
    given(EMPLOYEE, REGISTERED).when(command).refused(PositionOutOfRange)


def test_the_last_position_counts_and_moves_the_person() -> None:
    moved = replace(POSITION, unit=OTHER_UNIT, fraction_percent=50)
    after = given(EMPLOYEE, REGISTERED, SETTLED).when(moved).after.stands(Registered)
    assert after.unit == OTHER_UNIT
    assert after.terms is not None
    assert after.terms.fraction_percent == 50


def test_a_competence_is_certified_once() -> None:
    certify = CertifyCompetence(ANNE, "chemotherapy")
    once = given(EMPLOYEE, REGISTERED).when(certify).then(CompetenceCertified(ANNE, "chemotherapy"))
    once.when(certify).then()
    assert once.stands(Registered).competences == {"chemotherapy"}


def test_a_certificate_is_renewed_and_withdrawn() -> None:
    first, last = JANUARY.first_day, JANUARY.last_day
    certified = CompetenceCertified(ANNE, "chemotherapy", first)
    renewed = (
        given(EMPLOYEE, REGISTERED, certified)
        .when(CertifyCompetence(ANNE, "chemotherapy", last))
        .then(CompetenceCertified(ANNE, "chemotherapy", last))
    )
    assert renewed.stands(Registered).certificates == {"chemotherapy": last}
    for_good = renewed.when(CertifyCompetence(ANNE, "chemotherapy")).then(CompetenceCertified(ANNE, "chemotherapy"))
    withdrawn = for_good.when(WithdrawCompetence(ANNE, "chemotherapy", first)).then(
        CompetenceWithdrawn(ANNE, "chemotherapy", first)
    )
    assert withdrawn.stands(Registered).certificates == {"chemotherapy": first}
    withdrawn.when(CertifyCompetence(ANNE, "chemotherapy", last)).then(CompetenceCertified(ANNE, "chemotherapy", last))


@pytest.mark.parametrize("later", [0, 1])
def test_what_ends_by_then_already_is_not_withdrawn(later: int) -> None:
    certified = CompetenceCertified(ANNE, "chemotherapy", JANUARY.last_day)
    after = JANUARY.last_day + timedelta(days=later)
    given(EMPLOYEE, REGISTERED, certified).when(WithdrawCompetence(ANNE, "chemotherapy", after)).then()


def test_only_a_competence_that_was_held_is_withdrawn() -> None:
    certified = CompetenceCertified(ANNE, "telemetry")
    withdraw = WithdrawCompetence(ANNE, "chemotherapy", JANUARY.last_day)
    refusal = given(EMPLOYEE, REGISTERED, certified).when(withdraw).refused(CompetenceNotHeld)
    assert refusal.details == {"employee": ANNE, "competence": "chemotherapy"}
    assert "telemetry" in refusal.message


def test_planning_counts_what_is_held_on_its_first_day() -> None:
    """What runs out later counts all through; the forecast says what it comes to."""
    ends = JANUARY.first_day
    known = given(
        EMPLOYEE, REGISTERED, SETTLED, CompetenceCertified(ANNE, "chemotherapy", ends),
        CompetenceCertified(ANNE, "telemetry"),
    ).stands(Registered)  # fmt: skip
    on = {day: known.terms_on(day) for day in (ends, ends + timedelta(days=1))}
    assert [None if t is None else t.competences for t in on.values()] == [
        frozenset({"chemotherapy", "telemetry"}),
        frozenset({"telemetry"}),
    ]
    assert known.terms is not None
    assert known.terms.competences == {"chemotherapy", "telemetry"}
    assert given(EMPLOYEE, REGISTERED).stands(Registered).terms_on(ends) is None


@pytest.mark.parametrize(
    ("constraint", "weekday"), [(Constraint.NO_NIGHTS, None), (Constraint.NO_EVENINGS, None)]
    + [(Constraint.DAY_OFF_WEEKDAY, day) for day in (0, 6)],
)  # fmt: skip
def test_an_adaptation_keeps_its_reason_apart(constraint: Constraint, weekday: int | None) -> None:
    grant = GrantAdaptation(ANNE, JANUARY, constraint, weekday, "back pain")
    granted = AdaptationGranted(ANNE, JANUARY, constraint, weekday, "back pain")
    after = given(EMPLOYEE, REGISTERED).when(grant).then(granted).stands(Registered)
    assert after.adaptations == (Adaptation(JANUARY, constraint, weekday),)
    assert "back pain" not in repr(after)


@pytest.mark.parametrize(
    ("constraint", "weekday"),
    [
        (Constraint.DAY_OFF_WEEKDAY, None),
        (Constraint.DAY_OFF_WEEKDAY, -1),
        (Constraint.DAY_OFF_WEEKDAY, 7),
        (Constraint.NO_NIGHTS, 0),
    ],
)
def test_a_weekday_belongs_to_the_weekday_off(constraint: Constraint, weekday: int | None) -> None:
    grant = GrantAdaptation(ANNE, JANUARY, constraint, weekday, None)
    given(EMPLOYEE, REGISTERED).when(grant).refused(AdaptationWeekday)


def test_an_absence_keeps_its_cause_apart() -> None:
    after = given(EMPLOYEE, REGISTERED).when(ABSENCE).then(ABSENT).stands(Registered)
    assert after.absences == (Absence(JANUARY, AbsenceEffect.AWAY),)
    assert "parental" not in repr(after)


@pytest.mark.parametrize(
    "period",
    [
        JANUARY,
        Period(date(2027, 1, 1), date(2027, 1, 11)),
        Period(date(2027, 1, 15), date(2027, 1, 31)),
        Period(date(2027, 1, 12), date(2027, 1, 12)),
        Period(date(2027, 1, 1), date(2027, 1, 31)),
    ],
)
def test_one_day_has_one_absence(period: Period) -> None:
    given(EMPLOYEE, REGISTERED, ABSENT).when(replace(ABSENCE, period=period)).refused(AbsencesOverlap)


@pytest.mark.parametrize(
    "period",
    [Period(date(2027, 1, 16), date(2027, 1, 16)), Period(date(2027, 1, 1), date(2027, 1, 10))],
)
def test_absences_may_follow_each_other(period: Period) -> None:
    command = replace(ABSENCE, period=period, effect=AbsenceEffect.COURSE)
    given(EMPLOYEE, REGISTERED, ABSENT).when(command).then(replace(ABSENT, period=period, effect=AbsenceEffect.COURSE))


@pytest.mark.parametrize(("weight", "accepted"), [(0, False), (1, True), (3, True), (4, False)])
def test_a_wish_weighs_one_to_three(weight: int, accepted: bool) -> None:
    wish = DayWish(date(2027, 1, 4), None, weight)
    asked = given(EMPLOYEE, REGISTERED).when(RegisterWishes(ANNE, (wish,)))
    if accepted:
        asked.then(WishesRegistered(ANNE, (wish,)))
    else:
        asked.refused(WishWeightOutOfRange)


def test_wishes_add_up_but_one_a_day() -> None:
    wished = (
        given(EMPLOYEE, REGISTERED)
        .when(RegisterWishes(ANNE, (MONDAY_WISH,)))
        .then(WishesRegistered(ANNE, (MONDAY_WISH,)))
        .when(RegisterWishes(ANNE, (TUESDAY_WISH,)))
        .then(WishesRegistered(ANNE, (TUESDAY_WISH,)))
    )
    assert wished.stands(Registered).wishes == (MONDAY_WISH, TUESDAY_WISH)
    wished.when(RegisterWishes(ANNE, (replace(MONDAY_WISH, weight=1),))).refused(WishIsDoubled)
    wished.when(RegisterWishes(ANNE, ())).then()


def test_two_wishes_for_a_day_in_one_breath() -> None:
    given(EMPLOYEE, REGISTERED).when(RegisterWishes(ANNE, (MONDAY_WISH, MONDAY_WISH))).refused(WishIsDoubled)


def test_terms_are_all_that_planning_sees() -> None:
    known = given(EMPLOYEE, REGISTERED).stands(Registered)
    assert known.terms is None
    adaptation = AdaptationGranted(ANNE, JANUARY, Constraint.NO_NIGHTS, None, "asthma")
    full = given(EMPLOYEE, REGISTERED, SETTLED, CompetenceCertified(ANNE, "chemotherapy"), ABSENT, adaptation)
    assert full.stands(Registered).terms == Terms(
        employee=ANNE,
        profession="sykepleier",
        competences=frozenset({"chemotherapy"}),
        fraction_percent=80,
        full_time_week=WEEK,
        nights=Nights.YES,
        long_shifts=False,
        absences=(Absence(JANUARY, AbsenceEffect.AWAY),),
        adaptations=(Adaptation(JANUARY, Constraint.NO_NIGHTS),),
        born=date(1988, 12, 31),
    )


def test_facts_about_nobody_change_nobody() -> None:
    given(EMPLOYEE, SETTLED, ABSENT).stands(NotRegistered)

"""A ward as the generator and the rules are given it."""

from datetime import date, time, timedelta

from application.ward import (
    AgreementSought,
    Ward,
    WardAbsence,
    WardAdaptation,
    WardEmployee,
    agreements_sought,
    case,
)
from domain.calendar import DayKind, Period
from domain.ids import PersonId, ShiftCode, Union, UnitId
from domain.rota.solver import Wish
from domain.staffing.need import Demand, NeedLine
from domain.working_time.figures import RuleFigures
from domain.working_time.limits import limits
from domain.working_time.model import (
    Absence,
    AbsenceEffect,
    Adaptation,
    AgreedLimits,
    Agreements,
    Basis,
    Constraint,
    Rota,
    ShiftKind,
    ShiftType,
    Terms,
    UnitTerms,
)

FIRST, LAST = date(2027, 1, 4), date(2027, 1, 10)
WEEK = Period(FIRST, LAST)
DAY = ShiftType(ShiftCode("D"), "Dagvakt", time(7, 30), time(15), timedelta(), timedelta(minutes=30), ShiftKind.DAY)
KARI, OLA = PersonId("kari"), PersonId("ola")
AWAY = Absence(Period(LAST, LAST), AbsenceEffect.AWAY)
NO_NIGHTS = Adaptation(WEEK, Constraint.NO_NIGHTS)


def employee(
    person: PersonId, absences: tuple[Absence, ...] = (), granted: tuple[Adaptation, ...] = ()
) -> WardEmployee:
    return WardEmployee(
        terms=Terms(
            employee=person,
            profession="sykepleier",
            competences=frozenset(),
            fraction_percent=100,
            full_time_week=timedelta(hours=35.5),
            absences=absences,
            adaptations=granted,
        ),
        name="Somebody",
        birth_year=1990,
        union=Union("NSF"),
        absences=tuple(WardAbsence(one, "sick_leave") for one in absences),
        adaptations=tuple(WardAdaptation(one, "health") for one in granted),
    )


WARD = Ward(
    unit=UnitId("u-1"),
    name="Post 1",
    health_trust="HF",
    timezone="Europe/Oslo",
    period=WEEK,
    unit_terms=UnitTerms(3, 6, 4, 26, "Spekter Helse", timedelta(hours=35.5), timedelta(hours=33.6)),
    types={DAY.code: DAY},
    people={KARI: employee(KARI, (AWAY,), (NO_NIGHTS,)), OLA: employee(OLA)},
    need=(NeedLine(DayKind.SUNDAY, DAY.code, "any", 1, 2), NeedLine(DayKind.HOLIDAY, DAY.code, "any", 1, 1)),
    wishes=(Wish(OLA, FIRST, None, 3),),
    representatives=(),
    sought=(
        AgreementSought(Basis.REST, "rest", AgreedLimits(daily_rest=timedelta(hours=9)), (Union("NSF"),)),
        AgreementSought(Basis.SUNDAYS, "Sundays", AgreedLimits(averaging_weeks=26), ()),
    ),
)


def test_planning_is_told_nothing_private() -> None:
    assert set(WARD.terms) == {KARI, OLA}
    assert WARD.terms[KARI].absences == (AWAY,)
    assert WARD.terms[KARI].adaptations == (NO_NIGHTS,)
    told = repr(WARD.problem(Agreements(()), RuleFigures()))
    for private in ("Somebody", "sick_leave", "health", "NSF", "1990"):
        assert private not in told


def test_the_generators_task() -> None:
    agreements, rule = agreements_sought(WARD), RuleFigures()
    problem = WARD.problem(agreements, rule)
    assert problem.demands == (Demand(LAST, DAY.code, "any", 1, 2),)
    assert (problem.period, problem.unit, problem.types) == (WEEK, WARD.unit_terms, WARD.types)
    assert (problem.people, problem.wishes, problem.keep) == (WARD.terms, WARD.wishes, {})
    assert (problem.agreements, problem.rule) == (agreements, rule)


def test_agreements_sought_cover_everybody_on_the_plans_days_and_no_others() -> None:
    agreements = agreements_sought(WARD)
    assert [a.basis for a in agreements.all] == [Basis.REST, Basis.SUNDAYS]
    assert len({a.name for a in agreements.all}) == 2
    for basis in (Basis.REST, Basis.SUNDAYS):
        for person in (KARI, OLA):
            assert agreements.throughout(basis, person, WEEK.days())
            assert agreements.covering(basis, person, date(2027, 1, 3)) is None
            assert agreements.covering(basis, person, date(2027, 1, 11)) is None
    assert agreements.covering(Basis.AVERAGING, KARI, FIRST) is None


def test_the_figures_sought_reach_the_limits() -> None:
    with_them = limits(KARI, FIRST, agreements_sought(WARD), WARD.unit_terms, RuleFigures())
    without = limits(KARI, FIRST, Agreements(()), WARD.unit_terms, RuleFigures())
    assert (with_them.daily_rest, without.daily_rest) == (timedelta(hours=9), timedelta(hours=11))
    assert (with_them.sundays_averaged, without.sundays_averaged) == (True, False)


def test_a_case_to_judge() -> None:
    rota = Rota({OLA: {FIRST: DAY.code}})
    judged = case(WARD, rota, agreements_sought(WARD))
    assert judged.shifts == (DAY.on(OLA, FIRST),)
    assert (judged.period, judged.unit, judged.people) == (WEEK, WARD.unit_terms, WARD.terms)
    assert judged.agreements == agreements_sought(WARD)

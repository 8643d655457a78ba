"""A ward of two for two weeks, whose one short rest asks for an agreement: the least that meets every gate."""

from datetime import date, time, timedelta

from application.ward import AgreementSought, Ward, WardEmployee, WardRepresentative
from domain.calendar import DAY, DayKind, Period
from domain.ids import PersonId, ShiftCode, Union, UnitId
from domain.representation.events import Office
from domain.staffing.need import ANY, NeedLine
from domain.working_time.model import AgreedLimits, Basis, Rota, ShiftKind, ShiftType, Terms, UnitTerms

TODAY = date(2026, 11, 16)
FIRST, LAST = date(2027, 1, 4), date(2027, 1, 17)
YEARS = Period(date(2026, 1, 1), date(2027, 12, 31))
NSF = Union("NSF")
DAYTIME, EVENING = ShiftCode("D"), ShiftCode("A")
HALF_HOUR = timedelta(minutes=30)
TYPES = {
    t.code: t
    for t in (
        ShiftType(DAYTIME, "Dag", time(7, 30), time(15), timedelta(), HALF_HOUR, ShiftKind.DAY),
        ShiftType(EVENING, "Aften", time(14, 30), time(22), timedelta(), HALF_HOUR, ShiftKind.EVENING),
    )
}
SOUGHT = (
    AgreementSought(
        Basis.REST, "daily rest down to 9 hours, compensated the same week",
        AgreedLimits(daily_rest=timedelta(hours=9), compensatory_rest="same_week"), (NSF,),
    ),
    AgreementSought(
        Basis.AVERAGING_INDIVIDUAL, "averaged over the plan", AgreedLimits(averaging_weeks=26), (),
    ),
)  # fmt: skip


def of(unit: str, who: str) -> PersonId:
    """A person of the unit: ``leder``, ``plan``, ``nsf``, ``vo``, or one of the two, ``a`` and ``b``."""
    return PersonId(f"{unit}-{who}")


def ward(unit: str) -> Ward:
    """The ward, with people and representatives of its own."""
    held = (
        ("nsf", Office.UNION_REPRESENTATIVE, NSF),
        ("vo", Office.SAFETY_REPRESENTATIVE, None),
        ("leder", Office.UNIT_LEADER, None),
        ("plan", Office.ROTA_PLANNER, None),
    )
    people = (_employee(of(unit, "a")), _employee(of(unit, "b")))
    return Ward(
        unit=UnitId(unit),
        name="Post",
        health_trust="HF",
        timezone="Europe/Oslo",
        period=Period(FIRST, LAST),
        unit_terms=UnitTerms(3, 6, 4, 2, "Spekter Helse", timedelta(hours=35.5), timedelta(hours=33.6)),
        types=TYPES,
        people={p.id: p for p in people},
        need=(NeedLine(DayKind.WEEKDAY, DAYTIME, ANY, 1, 2),),
        wishes=(),
        representatives=tuple(
            WardRepresentative(of(unit, who), office, union, UnitId(unit), YEARS) for who, office, union in held
        ),
        sought=SOUGHT,
    )


def rota(unit: str) -> Rota:
    """Each week begins with an evening and a day, 9.5 hours apart, for both."""
    days = {FIRST + DAY * (7 * week + day): ShiftCode(code) for week in range(2) for day, code in enumerate("ADDD")}
    return Rota({of(unit, who): days for who in "ab"})


def _employee(person: PersonId) -> WardEmployee:
    terms = Terms(
        employee=person, profession="sykepleier", competences=frozenset(), fraction_percent=85,
        full_time_week=timedelta(hours=35.5), long_shifts=False,
    )  # fmt: skip
    return WardEmployee(terms=terms, name=f"Navn {person}", birth_year=1990, union=NSF)

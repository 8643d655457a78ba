"""The ward of the stories: eight people in three unions, six weeks, and rotas made by hand.

Within the limits everybody works four days a week. Beyond them a long shift in weeks two and four
takes averaging (AML § 10-5 (2)), a short rest takes § 10-8 (3),
and two Sundays in a row are each employee's own to agree to (§ 10-8 (4)).
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, time, timedelta

from application.ward import AgreementSought, Ward, WardAbsence, WardEmployee, WardRepresentative
from domain.calendar import DAY, DayKind, Period
from domain.ids import PersonId, ShiftCode, Union, UnitId
from domain.representation.events import Office
from domain.staffing.need import NeedLine
from domain.working_time.model import (
    Absence,
    AbsenceEffect,
    AgreedLimits,
    Basis,
    ShiftKind,
    ShiftType,
    Terms,
    UnitTerms,
)

UNIT = "kir-1"
FIRST, LAST = date(2027, 1, 4), date(2027, 2, 14)
PLAN = f"{UNIT}.{FIRST}"
ANNA, BERIT, CATO = "anna", "berit", "cato"
DINA, ERIK, FRIDA = "dina", "erik", "frida"
GRO, HANS = "gro", "hans"
UNIONS = {"NSF": (ANNA, BERIT, CATO), "Fagforbundet": (DINA, ERIK, FRIDA), "Delta": (GRO, HANS)}
NSF_AND_DELTA = (*UNIONS["NSF"], *UNIONS["Delta"])
PEOPLE = tuple(person for members in UNIONS.values() for person in members)
NSF, FAG, DELTA = "r-nsf", "r-fag", "r-delta"
SAFETY, LEADER, PLANNER, DIRECTOR, COMMITTEE = "r-vo", "r-leder", "r-plan", "r-sjef", "r-amu"
REPRESENTATIVES = {"NSF": NSF, "Fagforbundet": FAG, "Delta": DELTA}
AVERAGING, REST, SUNDAYS = Basis.AVERAGING, Basis.REST, Basis.SUNDAYS
IN_OFFICE = Period(date(2026, 1, 1), date(2027, 12, 31))

TYPES = {
    t.code: t
    for t in (
        ShiftType(ShiftCode("D"), "Dag", time(7, 30), time(15), timedelta(), timedelta(minutes=30), ShiftKind.DAY),
        ShiftType(
            ShiftCode("A"), "Aften", time(14, 30), time(22), timedelta(), timedelta(minutes=30), ShiftKind.EVENING
        ),
        ShiftType(ShiftCode("DL"), "Lang", time(7, 30), time(20), timedelta(), timedelta(hours=1), ShiftKind.LONG),
    )
}
ALL_UNIONS = tuple(Union(name) for name in UNIONS)
SOUGHT = {
    AVERAGING: AgreementSought(
        AVERAGING, "averaging over six weeks, up to 12.5 hours a shift",
        AgreedLimits(timedelta(hours=12.5), timedelta(hours=54), averaging_weeks=6), ALL_UNIONS,
    ),
    REST: AgreementSought(
        REST, "daily rest down to 9 hours, compensated the same week",
        AgreedLimits(daily_rest=timedelta(hours=9), compensatory_rest="same_week"), ALL_UNIONS,
    ),
    SUNDAYS: AgreementSought(SUNDAYS, "Sundays off averaged over six weeks", AgreedLimits(averaging_weeks=6), ()),
}  # fmt: skip
WITHIN = ("DDDD", "DDDD", "DDDD", "DDDD", "DDDD", "DDDD")
LONG = ("DDDD", "L.DD", "DDDD", "L.DD", "DDDD", "DDDD")
SHORT_REST = ("DDDD", "DDDD", "ADDD", "DDDD", "DDDD", "DDDD")
LONG_AND_TWO_SUNDAYS = ("DDD...D", "L.D...D", "DDDD", "L.DD", "DDDD", "DDDD")
"""A line, week by week from Monday; ``L`` is the long shift."""


def ward(
    *sought: Basis, unit: str = UNIT, people: tuple[str, ...] = PEOPLE,
    members: Mapping[str, tuple[str, ...]] = UNIONS, asked: tuple[str, ...] = tuple(UNIONS),
    away: Mapping[str, Period] | None = None,
) -> Ward:  # fmt: skip
    """The ward, or one like it, with the agreements it asks for of the unions that are ``asked``."""
    return Ward(
        unit=UnitId(unit),
        name="Kirurgisk sengepost 1",
        health_trust="HF",
        timezone="Europe/Oslo",
        period=Period(FIRST, LAST),
        unit_terms=UnitTerms(1, 6, 4, 6, "Spekter Helse", timedelta(hours=35.5), timedelta(hours=33.6)),
        types=TYPES,
        people={PersonId(person): _employee(person, members, (away or {}).get(person)) for person in people},
        need=(NeedLine(DayKind.WEEKDAY, ShiftCode("D"), "any", 1, 2),),
        wishes=(),
        representatives=tuple(_held(unit)),
        sought=tuple(_sought(SOUGHT[basis], asked) for basis in sought),
    )


def lines(
    special: Mapping[str, tuple[str, ...]] | None = None, usual: tuple[str, ...] = WITHIN,
    people: tuple[str, ...] = PEOPLE,
) -> list[dict[str, str]]:  # fmt: skip
    """A rota as it is sent: everybody's line is ``usual`` but for those who have one of their own."""
    own = special or {}
    return [
        {"employee": person, "date": day.isoformat(), "shift": shift}
        for person in people
        for day, shift in shifts(own.get(person, usual))
    ]


def shifts(line: tuple[str, ...]) -> Iterator[tuple[date, str]]:
    """Each shift of a line with its day."""
    for week, days in enumerate(line):
        for weekday, letter in enumerate(days):
            if letter != ".":
                yield FIRST + DAY * (7 * week + weekday), {"L": "DL"}.get(letter, letter)


def _sought(sought: AgreementSought, asked: tuple[str, ...]) -> AgreementSought:
    return replace(sought, unions=tuple(union for union in sought.unions if union in asked))


def _employee(person: str, unions: Mapping[str, tuple[str, ...]], away: Period | None) -> WardEmployee:
    absences = () if away is None else (Absence(away, AbsenceEffect.AWAY),)
    terms = Terms(
        employee=PersonId(person), profession="helsefagarbeider", competences=frozenset(), fraction_percent=85,
        full_time_week=timedelta(hours=35.5), long_shifts=True, absences=absences,
    )  # fmt: skip
    union = next((name for name, members in unions.items() if person in members), None)
    return WardEmployee(
        terms, f"Navn {person}", 1990, None if union is None else Union(union),
        absences=tuple(WardAbsence(absence, "leave") for absence in absences),
    )  # fmt: skip


def _held(unit: str) -> Iterator[WardRepresentative]:
    for union, person in REPRESENTATIVES.items():
        yield WardRepresentative(PersonId(person), Office.UNION_REPRESENTATIVE, Union(union), UnitId(unit), IN_OFFICE)
    for person, office in (
        (SAFETY, Office.SAFETY_REPRESENTATIVE),
        (LEADER, Office.UNIT_LEADER),
        (PLANNER, Office.ROTA_PLANNER),
        (DIRECTOR, Office.CLINIC_DIRECTOR),
        (COMMITTEE, Office.COMMITTEE),
    ):
        yield WardRepresentative(PersonId(person), office, None, UnitId(unit), IN_OFFICE)

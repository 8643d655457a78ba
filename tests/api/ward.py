"""A hand-made ward of three for four weeks, with a rota that is lawful under the agreements it seeks.

What nobody but the person may be told carries a word of its own, so that a leak can be found by it.
"""

from collections.abc import Iterator
from datetime import date, time, timedelta

from application.ward import AgreementSought, Ward, WardAbsence, WardAdaptation, WardEmployee, WardRepresentative
from domain.calendar import DAY, DayKind, Period
from domain.ids import PersonId, ShiftCode, Union, UnitId
from domain.representation.events import Office
from domain.rota.solver import Wish
from domain.staffing.need import NeedLine
from domain.working_time.model import (
    Absence,
    AbsenceEffect,
    Adaptation,
    AgreedLimits,
    Basis,
    Constraint,
    ShiftKind,
    ShiftType,
    Terms,
    UnitTerms,
)

UNIT, OTHER_UNIT = "u-1", "u-2"
FIRST, LAST = date(2027, 1, 4), date(2027, 1, 31)
PLAN, OTHER_PLAN = f"{UNIT}.{FIRST}", f"{OTHER_UNIT}.{FIRST}"
KARI, OLA, SIV = "u1-kari", "u1-ola", "u1-siv"
NSF, FAG, SAFETY, LEADER, PLANNER = "r-nsf", "r-fag", "r-vo", "r-leder", "r-plan"
OTHER_LEADER, STRANGER = "x-leder", "x-per"
CAUSE, REASON, MEMBERSHIP = "KANARICAUSE", "KANARIREASON", "KANARIUNION"
REST = f"{PLAN}.10-8-3"
AWAY = date(2027, 1, 13)
NSF_ENDS = date(2026, 12, 20)

TYPES = {
    t.code: t
    for t in (
        ShiftType(ShiftCode("D"), "Dag", time(7, 30), time(15), timedelta(), timedelta(minutes=30), ShiftKind.DAY),
        ShiftType(
            ShiftCode("A"), "Aften", time(14, 30), time(22), timedelta(), timedelta(minutes=30), ShiftKind.EVENING
        ),
    )
}


def _employee(person: str, union: str, *, private: bool = False) -> WardEmployee:
    absence = Absence(Period(AWAY, AWAY), AbsenceEffect.AWAY)
    adaptation = Adaptation(Period(FIRST, LAST), Constraint.NO_NIGHTS)
    return WardEmployee(
        terms=Terms(
            employee=PersonId(person), profession="sykepleier", competences=frozenset(), fraction_percent=85,
            full_time_week=timedelta(hours=35.5), long_shifts=False,
            absences=(absence,) if private else (), adaptations=(adaptation,) if private else (),
        ),
        name=f"Navn {person}", birth_year=1990, union=Union(union),
        absences=(WardAbsence(absence, CAUSE),) if private else (),
        adaptations=(WardAdaptation(adaptation, REASON),) if private else (),
    )  # fmt: skip


def ward(unit: str = UNIT) -> Ward:
    """The ward, or the other one beside it."""
    first = unit == UNIT
    people = (
        (_employee(KARI, "NSF"), _employee(OLA, "Fagforbundet"), _employee(SIV, MEMBERSHIP, private=True))
        if first
        else (_employee(STRANGER, "NSF"),)
    )
    held = (
        (NSF, Office.UNION_REPRESENTATIVE, "NSF", NSF_ENDS),
        (FAG, Office.UNION_REPRESENTATIVE, "Fagforbundet", LAST),
        (SAFETY, Office.SAFETY_REPRESENTATIVE, None, LAST),
        (LEADER, Office.UNIT_LEADER, None, LAST),
        (PLANNER, Office.ROTA_PLANNER, None, LAST),
    ) if first else ((OTHER_LEADER, Office.UNIT_LEADER, None, LAST),)  # fmt: skip
    return Ward(
        unit=UnitId(unit),
        name="Post",
        health_trust="HF",
        timezone="Europe/Oslo",
        period=Period(FIRST, LAST),
        unit_terms=UnitTerms(3, 6, 4, 4, "Spekter Helse", timedelta(hours=35.5), timedelta(hours=33.6)),
        types=TYPES,
        people={p.id: p for p in people},
        need=(NeedLine(DayKind.WEEKDAY, ShiftCode("D"), "any", 1, 2),),
        wishes=(Wish(people[0].id, FIRST, None, 3),),
        representatives=tuple(
            WardRepresentative(
                PersonId(person), office, None if union is None else Union(union), UnitId(unit),
                Period(date(2026, 1, 1), last),
            )
            for person, office, union, last in held
        ),
        sought=(
            AgreementSought(
                Basis.REST, "daily rest down to 9 hours, compensated the same week",
                AgreedLimits(daily_rest=timedelta(hours=9), compensatory_rest="same_week"),
                (Union("NSF"), Union("Fagforbundet")),
            ),
        ) if first else (),
    )  # fmt: skip


def lines() -> Iterator[dict[str, str]]:
    """Evening, day, day, day each week for everybody; the night between the first two is 9.5 hours."""
    for person in (KARI, OLA, SIV):
        for week in range(4):
            for weekday, shift in enumerate("ADDD"):
                day = FIRST + DAY * (7 * week + weekday)
                if (person, day) != (SIV, AWAY):
                    yield {"employee": person, "date": day.isoformat(), "shift": shift}

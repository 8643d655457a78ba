"""What if: each change makes the difference it names in the problem, and none beside it."""

from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

import pytest

from domain.calendar import DayKind, Period
from domain.errors import Rejected
from domain.ids import PersonId, ShiftCode
from domain.rota.joint import NotToBeShared, joint
from domain.rota.scenario import (
    Change,
    Compared,
    CompetenceGained,
    NeedChanged,
    PersonLeaves,
    PoolShared,
    ScenarioAgreementUnknown,
    ScenarioChangesNothing,
    ScenarioCompetenceUnknown,
    ScenarioNeedUnknown,
    ScenarioOutsideThePlan,
    ScenarioPersonUnknown,
    WeekendEvery,
    WithAgreement,
    WithoutAgreement,
    applied,
    compared,
)
from domain.rota.solver import RotaProblem, Wish
from domain.staffing.need import Demand
from domain.working_time.model import Absence, AbsenceEffect, AgreedLimits, Agreements, Basis
from tests.domain.rota.two_units import (
    ANNE,
    BO,
    CARI,
    LONG_DAYS,
    MED,
    MEDICAL,
    MONDAY,
    PERIOD,
    SUR,
    SURGICAL,
    TELEMETRY,
    A,
    D,
    K,
    day,
    person,
)

AVERAGING, REST = MEDICAL.agreements.all
NINE_HOURS = AgreedLimits(daily_rest=timedelta(hours=8))


def changed(problem: RotaProblem, before: RotaProblem = MEDICAL) -> dict[str, Any]:
    """The fields that differ, as they are now."""
    names = (f.name for f in fields(RotaProblem))
    return {name: getattr(problem, name) for name in names if getattr(problem, name) != getattr(before, name)}


def need(shift: ShiftCode, number: int, skill: str, minimum: int, ideal: int) -> Demand:
    return Demand(day(number), shift, skill, minimum, ideal)


def days_wanted(any_: tuple[int, int], telemetry: tuple[int, int], evenings: tuple[int, int]) -> tuple[Demand, ...]:
    """The medical unit's need with other figures."""
    return (
        *(need(D, n, "any", *any_) for n in range(5)),
        *(need(D, n, TELEMETRY, *telemetry) for n in range(5)),
        *(need(A, n, "any", *evenings) for n in (5, 6)),
    )


SETTINGS: list[tuple[str, Change, dict[str, Any]]] = [
    ("weekends", WeekendEvery(4), {"unit": replace(MEDICAL.unit, weekend_every=4)}),
    ("weekends, rarest", WeekendEvery(52), {"unit": replace(MEDICAL.unit, weekend_every=52)}),
    ("an agreement less", WithoutAgreement(Basis.AVERAGING), {"agreements": Agreements((REST,))}),
    (
        "an agreement more",
        WithAgreement(Basis.SUNDAYS, AgreedLimits(averaging_weeks=26)),
        {
            "agreements": Agreements(
                (
                    AVERAGING,
                    REST,
                    replace(
                        REST,
                        name="what if: AML § 10-8 (4)",
                        basis=Basis.SUNDAYS,
                        limits=AgreedLimits(averaging_weeks=26),
                    ),
                )
            )
        },
    ),
    (
        "an agreement otherwise",
        WithAgreement(Basis.REST, NINE_HOURS),
        {"agreements": Agreements((AVERAGING, replace(REST, name="what if: AML § 10-8 (3)", limits=NINE_HOURS)))},
    ),
]
NEEDS: list[tuple[str, Change, dict[str, Any]]] = [
    ("one more everywhere", NeedChanged(1), {"demands": days_wanted((2, 3), (2, 2), (1, 2))}),
    ("one fewer everywhere", NeedChanged(-1), {"demands": days_wanted((0, 1), (0, 0), (0, 0))}),
    ("of a shift", NeedChanged(1, A), {"demands": days_wanted((1, 2), (1, 1), (1, 2))}),
    ("of everybody", NeedChanged(1, D, skill="any"), {"demands": days_wanted((2, 3), (1, 1), (0, 1))}),
    ("of a competence", NeedChanged(1, skill=TELEMETRY), {"demands": days_wanted((1, 2), (2, 2), (0, 1))}),
    (
        "of a day kind",
        NeedChanged(1, day=DayKind.SATURDAY),
        {"demands": (*days_wanted((1, 2), (1, 1), (0, 1))[:10], need(A, 5, "any", 1, 2), need(A, 6, "any", 0, 1))},
    ),
]
GONE = Absence(Period(day(10), day(13)), AbsenceEffect.AWAY)
PEOPLE: list[tuple[str, Change, dict[str, Any]]] = [
    (
        "a competence",
        CompetenceGained(BO, TELEMETRY),
        {
            "people": {
                **MEDICAL.people,
                BO: replace(MEDICAL.people[BO], competences=frozenset({TELEMETRY})),
            }
        },
    ),
    (
        "somebody leaves on the way, in the middle of a course",
        PersonLeaves(BO, day(10)),
        {
            "people": {
                **MEDICAL.people,
                BO: replace(MEDICAL.people[BO], absences=(Absence(Period(day(9), day(9)), AbsenceEffect.COURSE), GONE)),
            }
        },
    ),
    (
        "somebody leaves before what was wished, kept and begun with",
        PersonLeaves(BO, day(1)),
        {
            "people": {
                **MEDICAL.people,
                BO: person(BO, absences=(Absence(Period(day(1), day(13)), AbsenceEffect.AWAY),)),
            },
            "wishes": (Wish(ANNE, day(1), A, 2),),
            "keep": {BO: {day(0): D}},
            "begin": {BO: {day(0): D}},
        },
    ),
    (
        "on the last day",
        PersonLeaves(ANNE, day(13)),
        {
            "people": {
                **MEDICAL.people,
                ANNE: person(ANNE, TELEMETRY, absences=(Absence(Period(day(13), day(13)), AbsenceEffect.AWAY),)),
            }
        },
    ),
    (
        "somebody is not there from the first day",
        PersonLeaves(BO, MONDAY),
        {
            "people": {ANNE: MEDICAL.people[ANNE]},
            "wishes": (Wish(ANNE, day(1), A, 2),),
            "agreements": Agreements(
                (replace(AVERAGING, covers=frozenset({ANNE})), replace(REST, covers=frozenset({ANNE})))
            ),
            "keep": {},
            "begin": {},
            "history": {ANNE: {day(-2): D}},
        },
    ),
]
CHANGES = [*SETTINGS, *NEEDS, *PEOPLE]


@pytest.mark.parametrize(("change", "difference"), [c[1:] for c in CHANGES], ids=[c[0] for c in CHANGES])
def test_a_change_makes_its_own_difference_and_no_other(change: Change, difference: dict[str, Any]) -> None:
    before = replace(MEDICAL)
    assert changed(applied(MEDICAL, [change])) == difference
    assert before == MEDICAL, "the problem itself is left as it was"


def test_whoever_leaves_owes_no_hours_after_it() -> None:
    whole, half = (p.people[ANNE].hours_due(PERIOD) for p in (MEDICAL, applied(MEDICAL, [PersonLeaves(ANNE, day(7))])))
    assert half * 2 == whole


def test_codes_kept_for_somebody_who_is_gone_go_too() -> None:
    only = {ANNE: frozenset({D}), BO: frozenset({D, A})}
    assert applied(replace(MEDICAL, only=only), [PersonLeaves(BO, MONDAY)]).only == {ANNE: frozenset({D})}


def test_changes_are_made_in_turn() -> None:
    found = applied(MEDICAL, [WithoutAgreement(Basis.REST), WithAgreement(Basis.REST, LONG_DAYS), NeedChanged(1, A)])
    assert [a.limits for a in found.agreements.all] == [AVERAGING.limits, LONG_DAYS]
    assert found.demands == days_wanted((1, 2), (1, 1), (1, 2))


REFUSED: list[tuple[str, Change, type[Rejected]]] = [
    ("no weekend", WeekendEvery(0), ScenarioOutsideThePlan),
    ("a year of weekends and one", WeekendEvery(53), ScenarioOutsideThePlan),
    ("the same turn of weekends", WeekendEvery(3), ScenarioChangesNothing),
    ("no such agreement to lose", WithoutAgreement(Basis.SUNDAYS), ScenarioAgreementUnknown),
    ("not for the parties to agree", WithAgreement(Basis.SOUND_PRACTICE, NINE_HOURS), ScenarioAgreementUnknown),
    ("shift", NeedChanged(1, ShiftCode("X")), ScenarioNeedUnknown),
    ("a shift without need", NeedChanged(1, K), ScenarioNeedUnknown),
    ("a day kind without need", NeedChanged(1, D, DayKind.SUNDAY), ScenarioNeedUnknown),
    ("competence in need", NeedChanged(1, D, skill="dialyse"), ScenarioNeedUnknown),
    ("no heads more", NeedChanged(0), ScenarioChangesNothing),
    ("who leaves", PersonLeaves(CARI, day(3)), ScenarioPersonUnknown),
    ("the day before the plan", PersonLeaves(BO, day(-1)), ScenarioOutsideThePlan),
    ("the day after the plan", PersonLeaves(BO, day(14)), ScenarioOutsideThePlan),
    ("who gains", CompetenceGained(PersonId("nobody"), TELEMETRY), ScenarioPersonUnknown),
    ("competence", CompetenceGained(BO, "dialyse"), ScenarioCompetenceUnknown),
    ("a profession is no competence", CompetenceGained(BO, "sykepleier"), ScenarioCompetenceUnknown),
    ("everybody is no competence", CompetenceGained(BO, "any"), ScenarioCompetenceUnknown),
    ("had already", CompetenceGained(ANNE, TELEMETRY), ScenarioChangesNothing),
]


@pytest.mark.parametrize(("change", "refusal"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_what_the_plan_does_not_know_is_refused(change: Change, refusal: type[Rejected]) -> None:
    with pytest.raises(refusal):
        applied(MEDICAL, [change])


def test_no_change_is_nothing_to_compare() -> None:
    with pytest.raises(ScenarioChangesNothing):
        compared(MEDICAL, [])


def test_a_scenario_is_compared_with_the_plan_as_it_is() -> None:
    assert compared(MEDICAL, [WeekendEvery(4)]) == Compared(MEDICAL, applied(MEDICAL, [WeekendEvery(4)]))


CARI_LENT = PoolShared(MED, {SUR: SURGICAL}, {CARI: frozenset({MED})})


def test_a_shared_pool_is_compared_with_the_units_side_by_side() -> None:
    found = compared(MEDICAL, [], CARI_LENT)
    assert found.base == joint({MED: MEDICAL, SUR: SURGICAL}, {}).problem
    assert found.other == joint({MED: MEDICAL, SUR: SURGICAL}, CARI_LENT.shared).problem
    assert set(changed(found.other, found.base)) == {"only"}
    assert found.tightened == ()


def test_what_else_is_changed_is_the_units_own() -> None:
    found = compared(MEDICAL, [NeedChanged(1, D), WeekendEvery(4)], CARI_LENT)
    assert [sum(d.minimum for d in p.demands) for p in (found.base, found.other)] == [10 + 5, 20 + 5]
    assert (found.base.unit.weekend_every, found.other.unit.weekend_every) == (3, 4)
    assert found.tightened == ("weekend_every",), "the other unit's people are held to it too, and it is said"


@pytest.mark.parametrize("shared", [{}, {CARI: frozenset({SUR})}], ids=["nobody", "at home only"])
def test_a_pool_that_nobody_shares_changes_nothing(shared: dict[PersonId, frozenset[Any]]) -> None:
    with pytest.raises(ScenarioChangesNothing):
        compared(MEDICAL, [], replace(CARI_LENT, shared=shared))


def test_a_unit_shares_nobody_with_itself() -> None:
    with pytest.raises(NotToBeShared):
        compared(MEDICAL, [], replace(CARI_LENT, others={MED: SURGICAL}))

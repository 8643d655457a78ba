"""Units planned as one: whose codes are whose, who may serve where, and one line for each person to be judged by."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.calendar import Period
from domain.errors import Rejected
from domain.ids import PersonId, ShiftCode, UnitId
from domain.rota.joint import Joint, NotToBeShared, PersonInTwoUnits, UnitsDiffer, joint
from domain.rota.solver import RotaProblem, Wish
from domain.staffing.need import ANY, Demand
from domain.working_time.figures import RuleFigures
from domain.working_time.findings import Finding
from domain.working_time.law import standard_law
from domain.working_time.model import Agreed, Agreements, Rota, ShiftKind
from domain.working_time.settings import Settings
from tests.domain.rota.two_units import (
    ANNE,
    BO,
    CARI,
    DL,
    MED,
    MEDICAL,
    PERIOD,
    SUR,
    SURGICAL,
    TERMS,
    TYPES,
    A,
    D,
    day,
    person,
    unit_problem,
)

UNITS = {MED: MEDICAL, SUR: SURGICAL}
NIGHTS = {"consecutive_nights_at_most": 3}
CARI_LENT = {CARI: frozenset({MED})}


def both(**medical: Any) -> Joint:
    """Both units with Cari lent to the medical one; the medical one with other terms."""
    return joint({SUR: SURGICAL, MED: replace(MEDICAL, **medical)}, CARI_LENT)


def code(unit: UnitId, own: ShiftCode, units: Joint | None = None) -> ShiftCode:
    """The joint code of a unit's own."""
    found = units or both()
    return next(c for c, u in found.problem.units.items() if u == unit and found.own[c] == own)


def forbidding(problem: RotaProblem, rota: Rota) -> list[Finding]:
    """What the rules forbid in a joint rota, but for the course that Bo is left out of."""
    found = standard_law().judge(problem.case(rota))
    return [f for f in found if f.verdict.forbids and f.rule != "TERMS-COURSE"]


def test_every_unit_keeps_its_people_need_and_shifts() -> None:
    found = both()
    assert found.problem.people == {**MEDICAL.people, **SURGICAL.people}
    assert found.home == {ANNE: MED, BO: MED, CARI: SUR}
    assert found.tightened == ()
    assert found.problem.unit == TERMS
    assert found.problem.period == PERIOD
    assert len(found.problem.types) == 2 * len(TYPES)
    for joined, unit in found.problem.units.items():
        assert found.problem.types[joined] == replace(UNITS[unit].types[found.own[joined]], code=joined)
    back = tuple(replace(d, shift=found.own[d.shift]) for d in found.problem.demands)
    assert back == (*MEDICAL.demands, *SURGICAL.demands)
    assert [found.problem.units[d.shift] for d in found.problem.demands] == [MED] * 12 + [SUR] * 5


def test_what_was_wished_kept_worked_and_begun_with_is_the_home_units() -> None:
    found = both().problem
    med_d, med_a = code(MED, D), code(MED, A)
    assert found.wishes == (Wish(ANNE, day(1), med_a, 2), Wish(BO, day(2), None, 3), Wish(BO, day(8), med_d, 1))
    assert found.keep == {BO: {day(0): med_d, day(7): None}}
    assert found.history == {BO: {day(-1): med_a}, ANNE: {day(-2): med_d}}
    assert found.begin == {BO: {day(0): med_d, day(8): med_d}}


def test_only_who_is_shared_may_be_given_another_units_shifts_and_never_its_courses() -> None:
    found = both()
    own = {u: {c for c, unit in found.problem.units.items() if unit == u} for u in (MED, SUR)}
    served = {c for c in own[MED] if found.problem.types[c].kind is not ShiftKind.COURSE}
    assert len(served) == len(TYPES) - 1
    assert found.problem.only == {ANNE: own[MED], BO: own[MED], CARI: own[SUR] | served}


def test_who_may_have_some_codes_only_at_home_has_those_and_the_guest_codes() -> None:
    narrowed = replace(SURGICAL, only={CARI: frozenset({D})})
    found = joint({MED: MEDICAL, SUR: narrowed}, {CARI: frozenset({MED, SUR})})
    assert {found.own[c] for c in found.problem.only[CARI] if found.problem.units[c] == SUR} == {D}
    assert {found.own[c] for c in found.problem.only[CARI] if found.problem.units[c] == MED} == {D, A, DL}


def test_a_units_shift_covers_its_own_need_only() -> None:
    found = both().problem
    assert found.covers(code(MED, D), code(MED, D))
    assert found.covers(code(MED, DL), code(MED, A))
    assert not found.covers(code(MED, D), code(SUR, D))
    assert not found.covers(code(MED, DL), code(SUR, D)), "a long shift covers day and evening, at home"
    assert MEDICAL.covers(DL, A)
    assert not MEDICAL.covers(D, A)


def test_agreements_stay_with_the_people_of_the_unit_that_made_them() -> None:
    everybody = frozenset({ANNE, BO, CARI})
    far = Agreements(tuple(replace(a, covers=everybody) for a in MEDICAL.agreements.all))
    agreed = joint({MED: replace(MEDICAL, agreements=far), SUR: SURGICAL}, CARI_LENT).problem.agreements.all
    assert [a.covers for a in agreed] == [{ANNE, BO}] * 2 + [{CARI}] * 2
    assert len({a.name for a in agreed}) == 4, "two units' agreements are told apart in findings"


@pytest.mark.parametrize(
    ("mine", "theirs", "strictest"),
    [
        ({"weekend_every": 4}, {}, {"weekend_every": 4}),
        ({"weekend_every": 2}, {}, {"weekend_every": 3}),
        ({"consecutive_shifts_at_most": 5}, {}, {"consecutive_shifts_at_most": 5}),
        ({"consecutive_shifts_at_most": 7}, {}, {"consecutive_shifts_at_most": 6}),
        (NIGHTS, {"weekend_every": 4}, {**NIGHTS, "weekend_every": 4}),
    ],
)
def test_everybody_is_held_to_the_strictest_turn_and_it_is_said(
    mine: dict[str, int], theirs: dict[str, int], strictest: dict[str, int]
) -> None:
    units = {
        MED: replace(MEDICAL, unit=replace(TERMS, **mine)),  # type: ignore[arg-type]  # numbers by name
        SUR: replace(SURGICAL, unit=replace(TERMS, **theirs)),  # type: ignore[arg-type]  # numbers by name
    }
    found = joint(units, {})
    assert found.problem.unit == replace(TERMS, **strictest)  # type: ignore[arg-type]  # numbers by name
    assert set(found.tightened) == mine.keys() | theirs.keys()


DIFFERENT: list[tuple[str, dict[str, Any]]] = [
    ("averaging_weeks", {"unit": replace(TERMS, averaging_weeks=13)}),
    ("tariff_area", {"unit": replace(TERMS, tariff_area="KS")}),
    ("full_time_rota", {"unit": replace(TERMS, full_time_rota=timedelta(hours=37.5))}),
    ("full_time_night", {"unit": replace(TERMS, full_time_night=timedelta(hours=35.5))}),
    ("three_part_count", {"unit": replace(TERMS, three_part_count=True)}),
    ("particular_strain_at_night", {"unit": replace(TERMS, particular_strain_at_night=True)}),
    ("period", {"period": Period(day(0), day(6))}),
    ("rule", {"rule": RuleFigures(settings=Settings(long_shift=timedelta(hours=11)))}),
    ("cycle_weeks", {"cycle_weeks": 2}),
]


@pytest.mark.parametrize(("named", "other"), DIFFERENT, ids=[d[0] for d in DIFFERENT])
def test_units_that_no_one_set_of_terms_fits_are_not_joined(named: str, other: dict[str, Any]) -> None:
    with pytest.raises(UnitsDiffer, match=named):
        both(**other)


NOT_JOINED: list[tuple[str, dict[UnitId, RotaProblem], dict[PersonId, frozenset[UnitId]], type[Rejected]]] = [
    ("planned twice", {MED: MEDICAL, SUR: unit_problem((person(ANNE),), ())}, {}, PersonInTwoUnits),
    ("unknown person", UNITS, {PersonId("nobody"): frozenset({MED})}, NotToBeShared),
    ("unknown unit", UNITS, {CARI: frozenset({MED, UnitId("icu")})}, NotToBeShared),
]


@pytest.mark.parametrize(("units", "shared", "refusal"), [n[1:] for n in NOT_JOINED], ids=[n[0] for n in NOT_JOINED])
def test_who_cannot_be_shared_is_said(
    units: dict[UnitId, RotaProblem], shared: dict[PersonId, frozenset[UnitId]], refusal: type[Rejected]
) -> None:
    with pytest.raises(refusal):
        joint(units, shared)


def test_a_joint_rota_is_taken_apart_and_put_together_again() -> None:
    units = both()
    rota = Rota(
        {
            ANNE: {day(0): code(MED, D), day(5): code(MED, A)},
            BO: {},
            CARI: {day(1): code(MED, DL), day(7): code(SUR, D)},
        }
    )
    apart = units.apart(rota)
    assert apart == {
        MED: Rota({ANNE: {day(0): D, day(5): A}, BO: {}, CARI: {day(1): DL}}),
        SUR: Rota({CARI: {day(7): D}}),
    }
    assert units.together(apart) == rota


def test_a_unit_without_people_has_a_rota_of_guests() -> None:
    empty = unit_problem((), (Demand(day(0), D, ANY, 1, 1),))
    units = joint({MED: empty, SUR: SURGICAL}, CARI_LENT)
    assert units.apart(Rota({CARI: {}})) == {MED: Rota({}), SUR: Rota({CARI: {}})}
    assert units.apart(Rota({CARI: {day(0): code(MED, D, units)}}))[MED] == Rota({CARI: {day(0): D}})


def test_somebody_from_nowhere_is_not_put_together() -> None:
    with pytest.raises(NotToBeShared):
        both().together({MED: Rota({PersonId("nobody"): {day(0): D}})})


def test_a_shared_person_is_judged_over_both_units() -> None:
    found = both()
    rested = {day(7 + n): code(SUR, D) for n in range(0, 4, 2)} | {day(8): code(MED, D)}
    assert forbidding(found.problem, Rota({CARI: rested})) == []
    short = {day(7): code(MED, A), day(8): code(SUR, D)}
    assert forbidding(found.problem, Rota({CARI: short})) == [], "9.5 h, under the agreement at home"
    bare = replace(found.problem, agreements=_without_rest(found.problem.agreements))
    hits = forbidding(bare, Rota({CARI: short}))
    assert {(f.employee, f.rule) for f in hits} == {(CARI, "AML-10-8-1-DAILY-REST")}


def test_weekends_count_in_whatever_unit_they_are_worked() -> None:
    found = both(history={}).problem
    saturdays = {day(5): code(MED, D), day(12): code(SUR, D)}
    assert {f.rule for f in forbidding(found, Rota({CARI: saturdays}))} == {"UNIT-WEEKENDS"}
    apart = {ANNE: {day(12): code(MED, D)}, CARI: {day(5): code(SUR, D)}}
    assert forbidding(found, Rota(apart)) == [], "two people's weekends"


def test_weekends_worked_at_home_before_the_plan_count_as_a_guest_too() -> None:
    worked = joint({MED: MEDICAL, SUR: replace(SURGICAL, history={CARI: {day(-2): D}})}, CARI_LENT).problem
    saturday = Rota({CARI: {day(5): code(MED, D)}})
    assert {f.rule for f in forbidding(worked, saturday)} == {"UNIT-WEEKENDS"}
    assert forbidding(both().problem, saturday) == []


def _without_rest(agreements: Agreements) -> Agreements:
    kept: tuple[Agreed, ...] = tuple(a for a in agreements.all if a.limits.daily_rest is None)
    return Agreements(kept)

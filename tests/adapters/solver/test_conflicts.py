"""What cannot fit in a ward of 34 for 26 weeks: one conflict of each kind is planted, and must be found as planted."""

from dataclasses import replace
from time import process_time

import pytest

from adapters.solver.explaining.explainer import ModelExplainer
from domain.calendar import DAY, Period
from domain.ids import PersonId, ShiftCode
from domain.rota.explaining import Conflict, ConflictKind, Member, Owner, Source
from domain.rota.solver import RotaProblem
from domain.working_time.model import ZERO, Constraint, Nights
from tests.adapters.solver.planted import (
    MONDAY,
    WEEK,
    adapted,
    away,
    holders,
    needing,
    part_time,
    real_ward,
    with_terms,
    without_long_shifts,
)

EXPLAINER = ModelExplainer()
SECONDS = 6
"""CPU seconds at most for one explanation of a ward, on a machine that does other things too."""


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> RotaProblem:
    """Nothing is wrong with it."""
    return real_ward(tmp_path_factory.mktemp("ward"))


def conflicts(problem: RotaProblem) -> tuple[Conflict, ...]:
    began = process_time()
    found = EXPLAINER.conflicts(problem)
    assert process_time() - began < SECONDS
    assert all(c.verified for c in found)
    return found


def members(conflict: Conflict, source: Source) -> list[Member]:
    return [m for m in conflict.members if m.source is source]


def sources(conflict: Conflict) -> set[Source]:
    return {m.source for m in conflict.members}


def test_a_ward_in_which_everything_fits_has_none(ward: RotaProblem) -> None:
    assert conflicts(ward) == ()


def test_a_competence_that_is_away_for_a_week(ward: RotaProblem) -> None:
    away_that_week = with_terms(ward, holders(ward, "telemetri"), away(WEEK))
    found = conflicts(away_that_week)
    assert {c.kind for c in found} == {ConflictKind.COVER}
    for conflict in found:
        assert conflict.minimal
        assert conflict.each
        assert (conflict.period.first_day, conflict.short) == (MONDAY, 1)
        assert {p.first_day for p in conflict.again} == {MONDAY + n * DAY for n in range(1, 7)}
        (need,) = members(conflict, Source.NEED)
        assert (need.skill, need.figure, need.unit, need.owner) == ("telemetri", 1, "heads", Owner.LEADER)
        behind = {p for m in conflict.members if m.source is not Source.NEED for p in m.people}
        assert behind == set(holders(ward, "telemetri"))
        assert all(m.owner is Owner.PERSON for m in conflict.members if m is not need)
    assert {need.shift for c in found for need in members(c, Source.NEED)} == {"D", "A", "N"}


def test_any_one_of_those_away_who_comes_back_makes_the_day_fit(ward: RotaProblem) -> None:
    everybody = holders(ward, "telemetri")
    asked = ("telemetri", "D", MONDAY)
    once = replace(
        ward, demands=tuple(d for d in ward.demands if d.day not in WEEK or (d.skill, d.shift, d.day) == asked)
    )
    once = with_terms(once, everybody, lambda t: replace(t, absences=(), adaptations=()))
    (conflict,) = conflicts(with_terms(once, everybody, away(WEEK)))
    assert sorted(p for m in conflict.members for p in m.people) == everybody
    for back in everybody[::3]:
        assert conflicts(with_terms(once, [p for p in everybody if p != back], away(WEEK))) == ()


def test_weekends_that_are_too_many_by_counting(ward: RotaProblem) -> None:
    """Six of a competence, each every third weekend, for three a day on three weekends running."""
    some = holders(ward, "telemetri")[:6]
    rare = with_terms(
        without_long_shifts(ward),
        [p for p in ward.people if p not in some],
        lambda t: replace(t, competences=t.competences - {"telemetri"}),
    )
    weekend = [MONDAY + (7 * n + k) * DAY for n in range(3) for k in (5, 6)]
    planted = with_terms(rare, some, lambda t: replace(t, absences=(), adaptations=()))
    planted = replace(planted, demands=tuple(d for d in planted.demands if d.skill != "telemetri" or d.day in weekend))
    found = conflicts(planted)
    assert [c.kind for c in found] == [ConflictKind.WEEKENDS]
    (conflict,) = found
    assert conflict.minimal
    assert set(conflict.period.days()) == {MONDAY + n * DAY for n in range(5, 21)}
    assert conflict.short == 6, "three weekends of two days, three heads a day, make 18; six people fill 12"
    (rule,) = members(conflict, Source.UNIT_TERMS)
    assert (rule.rule, rule.owner, rule.figure, rule.unit) == ("UNIT-WEEKENDS", Owner.LEADER_WITH_UNIONS, 3, "weekends")
    assert set(rule.people) == set(some)
    assert {m.skill for m in members(conflict, Source.NEED)} == {"telemetri"}
    lifted, eased = rule.prices
    assert (lifted.to, lifted.gained, lifted.left) == (None, 6, 0)
    assert (eased.to, eased.gained, eased.left) == (2, 6, 0)
    assert conflicts(replace(planted, unit=replace(planted.unit, weekend_every=2))) == ()
    assert conflicts(replace(planted, demands=tuple(d for d in planted.demands if d.skill != "telemetri"))) == ()


def test_hours_that_the_contracts_do_not_hold(ward: RotaProblem) -> None:
    small = with_terms(ward, ward.people, part_time(20))
    found = conflicts(small)
    hours = next(c for c in found if c.kind is ConflictKind.HOURS)
    assert hours.minimal
    (due,) = [m for m in hours.members if m.rule == "TERMS-HOURS-DUE"]
    assert (due.source, due.owner) == (Source.TERMS, Owner.PERSON)
    assert due.prices[0].left == 0
    assert due.figure == sum((small.people[p].hours_due(small.period) for p in due.people), ZERO)
    assert sources(hours) == {Source.NEED, Source.TERMS}
    assert hours.short > 100
    assert all(c.kind is not ConflictKind.HOURS for c in conflicts(with_terms(ward, ward.people, part_time(100))))


def two_for_the_nights(ward: RotaProblem) -> tuple[RotaProblem, list[PersonId]]:
    """Two people hold a competence that is asked for on the five nights from a Monday, and at no other time."""
    pair = holders(ward, "ansvarshavende")[:2]
    rest = [p for p in ward.people if p not in pair]
    planted = with_terms(ward, rest, lambda t: replace(t, competences=t.competences - {"ansvarshavende"}))
    planted = with_terms(
        planted, pair, lambda t: replace(t, absences=(), adaptations=(), fraction_percent=100, nights=Nights.YES)
    )
    wanted = {MONDAY + n * DAY for n in range(5)}
    demands = (d for d in planted.demands if d.skill != "ansvarshavende" or (d.shift == "N" and d.day in wanted))
    return replace(planted, demands=tuple(demands)), pair


def test_an_adaptation_against_the_need(ward: RotaProblem) -> None:
    fits, pair = two_for_the_nights(ward)
    assert conflicts(fits) == ()
    planted = with_terms(fits, pair[:1], adapted(WEEK, Constraint.NO_NIGHTS))
    (conflict,) = conflicts(planted)
    assert (conflict.kind, conflict.short, conflict.minimal, conflict.each) == (ConflictKind.COVER, 1, True, True)
    need, rule, adaptation = conflict.members
    assert (need.source, need.skill, need.shift, need.figure) == (Source.NEED, "ansvarshavende", "N", 5)
    assert need.days == tuple(MONDAY + n * DAY for n in range(5))
    assert (rule.rule, rule.people, rule.figure, rule.owner) == (
        "UNIT-NIGHTS-IN-A-ROW", (pair[1],), 4, Owner.LEADER_WITH_UNIONS,
    )  # fmt: skip
    assert (adaptation.source, adaptation.people, adaptation.owner) == (Source.ADAPTATION, (pair[0],), Owner.PERSON)
    for member in conflict.members:
        assert member.prices[0].left == 0, "what stands is gone without it"
    assert (rule.prices[1].to, rule.prices[1].left) == (5, 0)
    assert conflicts(replace(planted, unit=replace(planted.unit, consecutive_nights_at_most=5))) == ()
    for night in need.days:
        others = tuple(d for d in planted.demands if (d.skill, d.day) != ("ansvarshavende", night))
        assert conflicts(replace(planted, demands=others)) == (), "each night is in it"


def test_more_heads_than_there_are_people_who_count(ward: RotaProblem) -> None:
    """Nothing but the need is in the way, so that the leader alone can relax it."""
    found = conflicts(needing(ward, 30, "telemetri", "D", [MONDAY]))
    (need,) = found[0].members
    assert (need.source, need.owner, need.figure) == (Source.NEED, Owner.LEADER, 30)
    there = [p for p in holders(ward, "telemetri") if ward.people[p].absent(MONDAY) is None]
    assert 30 - len(there) <= found[0].short <= 30


def test_kept_shifts_that_cannot_stand(ward: RotaProblem) -> None:
    person = min(ward.people)
    there = with_terms(ward, [person], lambda t: replace(t, absences=(), adaptations=(), nights=Nights.YES))
    night, day = ShiftCode("N"), ShiftCode("D")
    close = replace(there, keep={person: {MONDAY: night, MONDAY + DAY: day}})
    (conflict,) = conflicts(close)
    assert (conflict.kind, conflict.minimal) == (ConflictKind.HELD, True)
    (kept,) = members(conflict, Source.KEPT)
    assert (kept.people, kept.days, kept.owner) == ((person,), (MONDAY, MONDAY + DAY), Owner.LEADER)
    assert {m.rule for m in conflict.members} == {"", "AML-10-8-1-DAILY-REST"}
    absent = with_terms(replace(there, keep={person: {MONDAY: day}}), [person], away(WEEK))
    (conflict,) = conflicts(absent)
    assert sources(conflict) == {Source.KEPT, Source.ABSENCE}
    assert conflict.period == Period(MONDAY, MONDAY)


def test_many_conflicts_of_one_kind_are_told_once(ward: RotaProblem) -> None:
    found = conflicts(with_terms(ward, ward.people, away(ward.period)))
    assert 0 < len(found) <= 12
    assert sum(len(c.again) for c in found) > 100

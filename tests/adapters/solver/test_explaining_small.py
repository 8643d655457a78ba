"""Small problems whose conflicts can be told by hand, with and without agreements; and what counting cannot see."""

from dataclasses import replace
from datetime import time, timedelta

from adapters.solver.explaining.explainer import ModelExplainer
from adapters.solver.explaining.extraction import extract
from adapters.solver.explaining.linear import Linear
from adapters.solver.explaining.logical import core, fits, least_missing
from adapters.solver.explaining.sources import Sources, Tag
from adapters.solver.explaining.system import Demand, System
from adapters.solver.reading import read
from adapters.solver.spans import Spans
from domain.calendar import DAY, Period
from domain.ids import PersonId, ShiftCode
from domain.rota.explaining import Conflict, ConflictKind, Owner, Source
from domain.rota.solver import RotaProblem
from domain.working_time.model import (
    Absence,
    AbsenceEffect,
    Adaptation,
    Agreements,
    Basis,
    Constraint,
    Nights,
    Terms,
)
from tests.adapters.solver.rotas import (
    AVERAGING,
    MONDAY,
    REST,
    SUNDAYS,
    TYPES,
    UNIT,
    agreed,
    day,
    person,
    problem,
    wanted,
)

EXPLAINER = ModelExplainer()
TELEMETRY = frozenset({"telemetri"})
NO_LONG_SHIFT = {code: kind for code, kind in TYPES.items() if code != "DL"}
"""Where no shift covers both day and evening."""


def conflicts(asked: RotaProblem) -> tuple[Conflict, ...]:
    found = EXPLAINER.conflicts(asked)
    assert all(c.verified and c.minimal for c in found)
    return found


def told(conflict: Conflict) -> list[tuple[Source, str, Owner]]:
    return [(m.source, m.rule or m.shift or "", m.owner) for m in conflict.members]


def test_a_short_rest_that_no_agreement_allows_yet() -> None:
    late_then_early = problem(wanted("A", 0), wanted("D", 1), agreements=(AVERAGING, SUNDAYS), types=NO_LONG_SHIFT)
    (conflict,) = conflicts(late_then_early)
    assert told(conflict) == [
        (Source.NEED, "A", Owner.LEADER),
        (Source.NEED, "D", Owner.LEADER),
        (Source.LAW, "AML-10-8-1-DAILY-REST", Owner.PARTIES),
    ]
    assert conflict.members[-1].basis is Basis.REST, "the basis it could be agreed on"
    signed = Agreements((AVERAGING, SUNDAYS, REST))
    assert conflicts(replace(late_then_early, agreements=signed)) == ()


def test_a_short_rest_under_an_agreement_that_could_go_further() -> None:
    narrow = agreed(Basis.REST, daily_rest=timedelta(hours=10))
    agreements = (AVERAGING, SUNDAYS, narrow)
    (conflict,) = conflicts(problem(wanted("A", 0), wanted("D", 1), agreements=agreements, types=NO_LONG_SHIFT))
    rest = conflict.members[-1]
    assert (rest.source, rest.owner, rest.basis) == (Source.AGREEMENT, Owner.PARTIES, Basis.REST)
    assert rest.figure == timedelta(hours=10)


def test_a_rest_below_what_may_be_agreed_is_nobodys() -> None:
    utmost = agreed(Basis.REST, daily_rest=timedelta(hours=8))
    agreements = (AVERAGING, SUNDAYS, utmost)
    (conflict,) = conflicts(problem(wanted("N", 0), wanted("D", 1), agreements=agreements, types=NO_LONG_SHIFT))
    assert told(conflict)[-1] == (Source.LAW, "AML-10-8-1-DAILY-REST", Owner.NOBODY)
    assert conflict.members[-1].basis is None


def test_more_days_in_a_row_than_the_unit_has_agreed() -> None:
    (conflict,) = conflicts(problem(wanted("D", 0, 1, 2, 3, 4), unit=replace(UNIT, consecutive_shifts_at_most=4)))
    assert told(conflict) == [
        (Source.NEED, "D", Owner.LEADER),
        (Source.UNIT_TERMS, "UNIT-DAYS-IN-A-ROW", Owner.LEADER_WITH_UNIONS),
    ]
    need, rule = conflict.members
    assert (need.figure, len(need.days), rule.figure) == (5, 5, 4)


def test_a_run_across_two_weeks_is_seen() -> None:
    asked = problem(
        *(wanted("D", n, skill="telemetri") for n in (4, 5, 6, 7, 8)), people=[person(competences=TELEMETRY)]
    )
    (conflict,) = conflicts(replace(asked, unit=replace(UNIT, consecutive_shifts_at_most=4)))
    assert told(conflict)[-1] == (Source.UNIT_TERMS, "UNIT-DAYS-IN-A-ROW", Owner.LEADER_WITH_UNIONS)


def test_nights_in_a_row_across_two_weeks_are_seen() -> None:
    (conflict,) = conflicts(problem(wanted("N", 5, 6, 7), unit=replace(UNIT, consecutive_nights_at_most=2)))
    assert conflict.kind is ConflictKind.NIGHTS
    assert told(conflict)[-1] == (Source.UNIT_TERMS, "UNIT-NIGHTS-IN-A-ROW", Owner.LEADER_WITH_UNIONS)


def test_a_week_without_its_rest() -> None:
    every_day = problem(wanted("D", *range(7)), unit=replace(UNIT, consecutive_shifts_at_most=14))
    (conflict,) = conflicts(every_day)
    assert told(conflict) == [
        (Source.NEED, "D", Owner.LEADER),
        (Source.LAW, "AML-10-8-2-WEEKLY-REST", Owner.PARTIES),
    ]
    assert conflict.members[1].figure == timedelta(hours=35)
    spared = tuple(d for d in every_day.demands if d.day not in (day(2), day(3)))
    assert conflicts(replace(every_day, demands=spared)) == ()


def test_a_long_week_without_averaging() -> None:
    longer = {**NO_LONG_SHIFT, ShiftCode("D"): replace(TYPES[ShiftCode("D")], starts=time(7))}
    (conflict,) = conflicts(problem(wanted("D", *range(5)), agreements=(REST, SUNDAYS), types=longer))
    rule = conflict.members[-1]
    assert (rule.rule, rule.owner, rule.basis) == ("AML-10-4-1-WEEK40", Owner.PARTIES, Basis.AVERAGING)


def test_two_sundays_running_that_nobody_has_agreed_to_average() -> None:
    two = problem(wanted("D", 6, 13), weeks=4, agreements=(AVERAGING, REST))
    (conflict,) = conflicts(two)
    assert conflict.kind is ConflictKind.WEEKENDS
    need, rule = conflict.members
    assert (need.shift, need.skill, need.figure) == (None, "any", 2)
    assert (rule.rule, rule.owner, rule.basis) == ("AML-10-8-4-SUNDAY-NEXT", Owner.PARTIES, Basis.SUNDAYS)
    assert conflicts(replace(two, agreements=Agreements((AVERAGING, REST, SUNDAYS)))) == ()
    assert conflicts(problem(wanted("D", 6, 20), weeks=4, agreements=(AVERAGING, REST))) == ()


def test_what_was_worked_before_the_plan_counts() -> None:
    worked = {PersonId("p"): {MONDAY - n * DAY: "D" for n in range(1, 4)}}
    short = problem(wanted("D", 0, 1), unit=replace(UNIT, consecutive_shifts_at_most=4))
    assert conflicts(short) == ()
    (conflict,) = conflicts(replace(short, history=worked))  # type: ignore[arg-type]  # codes are plain text here
    assert told(conflict)[-1] == (Source.UNIT_TERMS, "UNIT-DAYS-IN-A-ROW", Owner.LEADER_WITH_UNIONS)


def test_one_person_cannot_be_in_two_places() -> None:
    (conflict,) = conflicts(problem(wanted("D", 0), wanted("A", 0), types=NO_LONG_SHIFT))
    assert told(conflict) == [(Source.NEED, "A", Owner.LEADER), (Source.NEED, "D", Owner.LEADER)]
    (conflict,) = conflicts(problem(wanted("D", 0), wanted("A", 0)))
    assert told(conflict)[2:] == [(Source.TERMS, "TERMS-LONG-SHIFTS", Owner.PERSON)], "a long shift would cover both"
    assert conflicts(problem(wanted("D", 0), wanted("A", 0), people=[person(long_shifts=True)])) == ()


def test_terms_adaptations_and_absences_are_each_their_persons() -> None:
    people = [
        person("p", nights=Nights.NEVER),
        person("q", adaptations=(Adaptation(Period(MONDAY, day(13)), Constraint.NO_NIGHTS),)),
        person("r", absences=(Absence(Period(MONDAY, day(3)), AbsenceEffect.AWAY),)),
        person("s"),
    ]
    (conflict,) = conflicts(problem(wanted("N", 0, heads=2), people=people))
    assert [(m.source, m.people, m.owner) for m in conflict.members[1:]] == [
        (Source.ABSENCE, (PersonId("r"),), Owner.PERSON),
        (Source.ADAPTATION, (PersonId("q"),), Owner.PERSON),
        (Source.TERMS, (PersonId("p"),), Owner.PERSON),
    ]
    assert conflict.members[0].days == (MONDAY,)
    assert [m.prices[0].left for m in conflict.members] == [0, 0, 0, 0]


def test_where_two_go_missing_each_ones_return_gains_one() -> None:
    away = (Absence(Period(MONDAY, MONDAY), AbsenceEffect.AWAY),)
    (conflict,) = conflicts(
        problem(wanted("D", 0, heads=2), people=[person("p", absences=away), person("q", absences=away)])
    )
    assert conflict.short == 2
    assert [(m.people, m.prices[0].gained, m.prices[0].left) for m in conflict.members[1:]] == [
        ((PersonId("p"),), 1, 1),
        ((PersonId("q"),), 1, 1),
    ]


def test_a_course_that_an_adaptation_forbids() -> None:
    terms = person(
        absences=(Absence(Period(MONDAY, MONDAY), AbsenceEffect.COURSE),),
        adaptations=(Adaptation(Period(MONDAY, day(13)), Constraint.DAY_OFF_WEEKDAY, 0),),
    )
    (conflict,) = conflicts(problem(wanted("D", 1), people=[terms]))
    assert conflict.kind is ConflictKind.HELD
    assert told(conflict) == [(Source.ADAPTATION, "TERMS-ADAPTATION", Owner.PERSON), (Source.COURSE, "", Owner.LEADER)]


def test_nothing_asked_of_nobody() -> None:
    assert conflicts(problem(people=[person()])) == ()


def test_what_closes_a_cell_is_all_that_the_generator_is_told() -> None:
    """Two readings of the same terms: what no source closes is what the generator may use, and nothing else."""
    people: list[Terms] = [
        person("p", nights=Nights.ONLY),
        person("q", nights=Nights.NEVER, long_shifts=True),
        person("r", absences=(Absence(Period(day(2), day(5)), AbsenceEffect.AWAY),)),
        person("s", absences=(Absence(Period(day(2), day(2)), AbsenceEffect.COURSE),)),
        person("t", adaptations=(Adaptation(Period(day(1), day(9)), Constraint.NO_EVENINGS),), long_shifts=True),
        person("u", born=Terms.youngest(2010)),
        person("v"),
    ]
    for agreements in ((), (AVERAGING, REST, SUNDAYS)):
        asked = problem(
            people=people, agreements=agreements, unit=replace(UNIT, particular_strain_at_night=True), weeks=4
        )
        instance, sources = read(asked), Sources(asked, Spans.of(asked))
        for p, who in enumerate(instance.people):
            for d in range(instance.days):
                for code in range(1, instance.codes + 1):
                    free = sources.given(p, (d, code)) and not sources.closed(p, (d, code))
                    assert free == (code in who.options[d]), (who.name, d, code)


def knot() -> System:
    """Each two of three are to have one, and all three together may have one and a half."""
    system = System()
    a, b, c = (system.column() for _ in range(3))
    system.line(Tag(Source.LAW, "mean"), ((column, 2) for column in (a, b, c)), 3)
    system.line(Tag(Source.LAW, "week"), ((column, 2) for column in (a, b)), 3)
    for n, two in enumerate(((a, b), (b, c), (c, a))):
        system.demands.append(Demand(Tag(Source.NEED, "D any", day=n), two, 1, (n,)))
    return system


def test_what_parts_could_do_and_whole_people_cannot_is_found_by_logic() -> None:
    system = knot()
    linear = Linear(system)
    assert not linear.shortage().any
    assert fits(system, system.tags()) is False
    assert sum(least_missing(system) or ()) == 1
    assert core(system) <= system.tags()
    found = extract(system, linear, each=True)
    assert found is not None
    assert found.tags == system.tags() - {Tag(Source.LAW, "week")}
    assert found.verified
    assert found.minimal
    for tag in found.tags:
        assert fits(system, found.tags - {tag}) is True


def test_a_system_in_which_all_fits_has_nothing_to_extract() -> None:
    system = knot()
    system.demands.pop()
    assert extract(system, Linear(system), each=True) is None
    assert core(system) == frozenset()

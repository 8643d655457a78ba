"""Each hard rule binds the generator: with it the answer keeps it, without it the answer would break it.

Every row holds two problems that differ in the rule's ground alone. The answer to the loose one, judged under
the strict one, breaks the rule: it would have paid. The answer to the strict one is lawful.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest

from adapters.solver.legality import breaches
from adapters.solver.reading import read
from adapters.solver.task import Task
from adapters.solver.task_model import carry_out
from domain.calendar import DAY, Period
from domain.ids import PersonId, ShiftCode
from domain.law import Figure, LawRef
from domain.rota.solver import RotaProblem
from domain.working_time.figures import Figures, RuleFigures
from domain.working_time.model import (
    Absence,
    AbsenceEffect,
    Adaptation,
    AgreedLimits,
    Basis,
    Constraint,
    Nights,
    Rota,
)
from domain.working_time.settings import Settings
from tests.adapters.solver.rotas import (
    AVERAGING,
    REST,
    SUNDAYS,
    TYPES,
    UNIT,
    agreed,
    day,
    forbids,
    person,
    problem,
    solved,
    wanted,
)


@dataclass(frozen=True)
class Binding:
    """A rule, and the same wish under it and without it."""

    rule: str
    strict: RotaProblem
    loose: RotaProblem
    label: str = ""
    work: float = 0.3


def hours(amount: float) -> Figure[timedelta]:
    return Figure(timedelta(hours=amount), "h", LawRef("a test's own figure"))


def figures(**own: Any) -> RuleFigures:
    return RuleFigures(Figures(**own))


def settled(**own: Any) -> RuleFigures:
    return RuleFigures(settings=Settings(**own))


def on(effect: AbsenceEffect, *days: int) -> tuple[Absence, ...]:
    return tuple(Absence(Period(day(n), day(n)), effect) for n in days)


def adapted(constraint: Constraint, weekday: int | None = None) -> tuple[Adaptation, ...]:
    return (Adaptation(Period(day(0), day(30)), constraint, weekday),)


def with_people(base: RotaProblem, **terms: Any) -> RotaProblem:
    return replace(base, people={PersonId("p"): person(**terms)})


SIXTEEN = date(2010, 6, 1)
"""Born so that one is sixteen in the plan."""
EVENING_THEN_DAY = (wanted("A", 0), wanted("D", 1))
SIX_DAYS = (wanted("D", 0, 1, 2, 3, 4, 6),)
FOUR_LONG_DAYS = (wanted("DL", *(7 * week + n for week in range(8) for n in (0, 1, 3, 4))),)
SHORT_REST = agreed(Basis.REST, daily_rest=timedelta(hours=9), weekly_rest=timedelta(hours=28))
REST_OF_33_HOURS = (wanted("D", 0, 1, 2, 5, 6), wanted("A", 3))

NIGHT = problem(wanted("N", 1))
EVENING = problem(wanted("A", 1))
DAY_SHIFT = problem(wanted("D", 1))
LONG_TAKER = (person(long_shifts=True),)
BY_DAY = (person(long_shifts=True, nights=Nights.NEVER),)
LONG = problem(wanted("DL", 1), people=LONG_TAKER)
SUNDAYS_6_AND_20 = problem(
    wanted("D", 6, 20),
    weeks=3,
    agreements=(AVERAGING, REST, replace(SUNDAYS, limits=AgreedLimits(averaging_weeks=3))),
)
FOUR_SUNDAYS = problem(wanted("D", 6, 13, 20, 27), weeks=8)

BINDINGS = (
    Binding("AML-10-8-1-DAILY-REST", problem(*EVENING_THEN_DAY, agreements=(AVERAGING,)), problem(*EVENING_THEN_DAY)),
    Binding(
        "AML-10-8-2-WEEKLY-REST",
        problem(*REST_OF_33_HOURS),
        problem(*REST_OF_33_HOURS, agreements=(AVERAGING, SHORT_REST, SUNDAYS)),
    ),
    Binding("AML-10-4-1-DAY9", problem(wanted("N", 1), agreements=()), NIGHT),
    Binding("AML-10-4-1-WEEK40", problem(*SIX_DAYS, agreements=()), problem(*SIX_DAYS)),
    Binding(
        "AML-10-5-2-TV",
        problem(
            *SIX_DAYS,
            agreements=(replace(AVERAGING, limits=replace(AVERAGING.limits, hours_a_week=timedelta(hours=40))),),
        ),
        problem(*SIX_DAYS),
        "the single week",
    ),
    Binding(
        "AML-10-5-2-TV",
        problem(*FOUR_LONG_DAYS, weeks=16, people=BY_DAY),
        problem(*FOUR_LONG_DAYS, weeks=16, people=BY_DAY, rule=figures(eight_week_mean=hours(54))),
        "eight weeks",
        work=1.0,
    ),
    Binding(
        "AML-10-5-MEAN",
        problem(*SIX_DAYS, rule=figures(week_rota=hours(20), week_continuous=hours(20))),
        problem(*SIX_DAYS),
    ),
    Binding(
        "AML-10-11-6-NIGHT-AVG8",
        problem(wanted("N", 0, 1, 2, 7, 8, 9, 14, 15), weeks=4, rule=settled(night_four_weeks=timedelta(hours=60))),
        problem(wanted("N", 0, 1, 2, 7, 8, 9, 14, 15), weeks=4),
    ),
    Binding("AML-10-11-7-NIGHT-HARD8", replace(NIGHT, unit=replace(UNIT, particular_strain_at_night=True)), NIGHT),
    Binding(
        "AML-10-8-4-SUNDAY-AVG26",
        SUNDAYS_6_AND_20,
        replace(SUNDAYS_6_AND_20, agreements=problem(agreements=()).agreements),
    ),
    Binding(
        "AML-10-8-4-SUNDAY-NEXT",
        problem(wanted("D", 6), wanted("D", 13), weeks=4, agreements=(AVERAGING, REST)),
        problem(wanted("D", 6), wanted("D", 13), weeks=4),
    ),
    Binding(
        "AML-10-8-4-SUNDAY-AVG26",
        FOUR_SUNDAYS,
        replace(
            FOUR_SUNDAYS, rule=figures(weeks_without_free_sunday=Figure(5, "weeks", LawRef("a test's own figure")))
        ),
        "the fourth week",
    ),
    Binding(
        "UNIT-WEEKENDS", problem(wanted("D", 5, 12), unit=replace(UNIT, weekend_every=3)), problem(wanted("D", 5, 12))
    ),
    Binding(
        "UNIT-DAYS-IN-A-ROW",
        problem(wanted("D", 0, 1, 2, 3), unit=replace(UNIT, consecutive_shifts_at_most=3)),
        problem(wanted("D", 0, 1, 2, 3)),
    ),
    Binding(
        "UNIT-NIGHTS-IN-A-ROW",
        problem(wanted("N", 0, 1, 2), unit=replace(UNIT, consecutive_nights_at_most=2)),
        problem(wanted("N", 0, 1, 2)),
    ),
    Binding("TERMS-ABSENCE", with_people(DAY_SHIFT, absences=on(AbsenceEffect.AWAY, 1)), DAY_SHIFT),
    Binding("TERMS-COURSE", with_people(DAY_SHIFT, absences=on(AbsenceEffect.COURSE, 1)), DAY_SHIFT),
    Binding("TERMS-NIGHTS", with_people(NIGHT, nights=Nights.NEVER), NIGHT, "never"),
    Binding("TERMS-NIGHTS", with_people(DAY_SHIFT, nights=Nights.ONLY), DAY_SHIFT, "only"),
    Binding("AML-11-YOUTH-REST", with_people(NIGHT, born=SIXTEEN), NIGHT, "the night"),
    Binding("AML-11-YOUTH-HOURS", with_people(LONG, born=SIXTEEN), LONG),
    Binding("TERMS-LONG-SHIFTS", with_people(LONG, long_shifts=False), LONG),
    Binding("TERMS-ADAPTATION", with_people(NIGHT, adaptations=adapted(Constraint.NO_NIGHTS)), NIGHT, "no nights"),
    Binding(
        "TERMS-ADAPTATION", with_people(EVENING, adaptations=adapted(Constraint.NO_EVENINGS)), EVENING, "no evenings"
    ),
    Binding(
        "TERMS-ADAPTATION",
        with_people(LONG, long_shifts=True, adaptations=adapted(Constraint.NO_EVENINGS)),
        LONG,
        "no long ones",
    ),
    Binding(
        "TERMS-ADAPTATION",
        with_people(DAY_SHIFT, adaptations=adapted(Constraint.DAY_OFF_WEEKDAY, 1)),
        DAY_SHIFT,
        "a weekday off",
    ),
    Binding(
        "TERMS-HOURS-DUE",
        with_people(problem(wanted("D", 0, 1, 2)), fraction_percent=25),
        problem(wanted("D", 0, 1, 2)),
    ),
)


each_row = pytest.mark.parametrize("row", BINDINGS, ids=lambda row: f"{row.rule} {row.label}".strip())


@each_row
def test_a_rule_binds_where_breaking_it_would_pay(row: Binding) -> None:
    tempted = solved(row.loose, work=row.work).rota
    assert row.rule in forbids(row.strict, tempted), "the wish does not tempt: the row shows nothing"
    assert forbids(row.strict, solved(row.strict).rota) == set()
    assert own_breaches(row.strict, tempted), "the search's own guard would let it pass"


@each_row
def test_a_model_keeps_the_rule_without_the_guard(row: Binding) -> None:
    asked = row.strict
    instance = read(asked)
    free = tuple(
        (p, tuple(d for d in range(instance.days) if not who.fixed[d])) for p, who in enumerate(instance.people)
    )
    outcome = carry_out(instance, instance.start, Task(free, work=0.3, seed=1))
    assert outcome.found
    rows = [list(row) for row in instance.start]
    for p, d, code in outcome.cells:
        rows[p][d] = code
    assert forbids(asked, as_rota(asked, rows)) == set()
    if row.rule not in {"TERMS-ABSENCE", "TERMS-NIGHTS", "AML-10-4-1-DAY9"}:
        assert outcome.cells, "something lawful is worth planning"


def as_rota(asked: RotaProblem, rows: Sequence[Sequence[int]]) -> Rota:
    codes, days = sorted(asked.types), list(asked.period.days())
    return Rota(
        {
            name: {days[d]: codes[code - 1] for d, code in enumerate(row) if code}
            for name, row in zip(sorted(asked.people), rows, strict=True)
        }
    )


def own_breaches(asked: RotaProblem, rota: Rota) -> list[tuple[str, int]]:
    instance = read(asked)
    codes, days = sorted(asked.types), list(asked.period.days())
    found = []
    for p, name in enumerate(sorted(asked.people)):
        line = rota.lines[name]
        row = [codes.index(line[d]) + 1 if d in line else 0 for d in days]
        found += list(breaches(instance, p, row))
    return found


def test_rest_is_elapsed_time_across_the_clock_change() -> None:
    """An evening to 22:00 and a day from 07:30 lie 9 h 30 apart, and 8 h 30 in the last night of March."""
    saturday = date(2027, 3, 27)

    def pair(weeks_before: int) -> RotaProblem:
        first = saturday - 7 * weeks_before * DAY
        asked = problem(first_day=date(2027, 3, 8), weeks=4)
        code = {0: "A", 1: "D"}
        wishes = tuple(replace(wanted(code[n], 0)[0], day=first + n * DAY) for n in (0, 1))
        return replace(asked, demands=wishes)

    usual, changed = solved(pair(1)).rota, solved(pair(0)).rota
    line = usual.lines[PersonId("p")]
    assert (line[saturday - 7 * DAY], line[saturday - 6 * DAY]) == (ShiftCode("A"), ShiftCode("D"))
    line = changed.lines[PersonId("p")]
    assert (line.get(saturday), line.get(saturday + DAY)) != (ShiftCode("A"), ShiftCode("D"))
    assert forbids(pair(0), changed) == set()


def test_a_lapsed_agreement_ends_day_by_day() -> None:
    lapsed = replace(AVERAGING, period=Period(day(0), day(6)))
    asked = problem(wanted("N", 2, 9), agreements=(lapsed, REST, SUNDAYS))
    answer = solved(asked)
    nights = {on_day for on_day, code in answer.rota.lines[PersonId("p")].items() if code == "N"}
    assert day(2) in nights
    assert max(nights) <= day(6)
    assert forbids(asked, answer.rota) == set()


def test_an_agreement_covers_only_whom_it_covers() -> None:
    hers = replace(AVERAGING, covers=frozenset({PersonId("q")}))
    asked = problem(wanted("N", 1, heads=2), people=(person("p"), person("q")), agreements=(hers, REST, SUNDAYS))
    answer = solved(asked)
    assert answer.rota.lines[PersonId("q")][day(1)] == "N"
    assert answer.rota.lines[PersonId("p")].get(day(1)) != "N"
    assert forbids(asked, answer.rota) == set()


def test_a_three_part_count_shortens_the_hours_of_who_works_nights_and_sundays() -> None:
    counting = replace(UNIT, three_part_count=True)
    weeks = (0, 7, 14)
    asked = problem(
        wanted("D", *(w + n for w in weeks for n in (0, 1))), wanted("A", *(w + 2 for w in weeks)),
        wanted("N", *(w + n for w in weeks for n in (4, 5))), weeks=3, unit=counting,
    )  # fmt: skip
    loose = replace(asked, unit=UNIT)
    tempted = solved(loose, work=1.0).rota
    assert "TAR-HOURS-3SPLIT" in forbids(asked, tempted), "the wish does not tempt: the test shows nothing"
    answer = solved(asked, work=1.0).rota
    assert forbids(asked, answer) == set()
    worked = [sum((s.hours for s in answer.shifts(TYPES) if s.employee == p), timedelta()) for p in asked.people]
    least = timedelta(hours=33.6) * 3
    assert max(worked) > least * 0.9, "the count is not read so strictly that nobody works"

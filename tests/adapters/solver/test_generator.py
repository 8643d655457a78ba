"""The generator as the domain sees it: lawful, reproducible, honest about the clock, and tidy."""

import threading
from dataclasses import replace
from datetime import timedelta
from multiprocessing import active_children
from typing import Any

import pytest

from adapters.solver.cp_sat import CpSatRotaSolver
from adapters.solver.crew import OwnProcess
from adapters.solver.ledger import Ledger
from adapters.solver.reading import read
from adapters.solver.search import Improvement, Stops
from adapters.solver.task import Task
from domain.calendar import Period
from domain.ids import PersonId, ShiftCode
from domain.rota.solver import Budget, NoLawfulRota, Progress, Reproducibility, RotaAnswer, RotaProblem, Wish, never
from domain.staffing.need import vacancies
from domain.working_time.model import Absence, AbsenceEffect, Agreed, Nights, Terms
from tests.adapters.solver.rotas import (
    SOUGHT,
    TYPES,
    UNIT,
    day,
    forbids,
    person,
    problem,
    shifts,
    solved,
    wanted,
)


def staff() -> tuple[Terms, ...]:
    """Eight people of several kinds."""
    course = (Absence(Period(day(9), day(9)), AbsenceEffect.COURSE),)
    holiday = (Absence(Period(day(7), day(13)), AbsenceEffect.AWAY),)
    return (
        person("p", competences=frozenset({"telemetri"})),
        person("q", competences=frozenset({"telemetri"}), absences=course),
        person("r", fraction_percent=80, long_shifts=True),
        person("s", fraction_percent=75, absences=holiday),
        person("t", fraction_percent=50, nights=Nights.NEVER),
        person("u", profession="helsefagarbeider"),
        person("v", profession="helsefagarbeider", fraction_percent=75, nights=Nights.ONLY),
        person("w", profession="assistent"),
    )


def ward(agreements: tuple[Agreed, ...] = SOUGHT, **other: Any) -> RotaProblem:
    """Four weeks of a small ward."""
    days = range(28)
    weekdays = tuple(n for n in days if n % 7 < 5)
    asked = problem(
        wanted("D", *weekdays, heads=2),
        wanted("D", *weekdays, skill="telemetri"),
        wanted("A", *days),
        wanted("N", *days),
        people=staff(),
        weeks=4,
        unit=replace(UNIT, weekend_every=2),
        agreements=agreements,
        wishes=(Wish(PersonId("p"), day(1), None, 3), Wish(PersonId("u"), day(2), ShiftCode("A"), 3)),
    )
    return replace(asked, **other)


def heads_missing(asked: RotaProblem, answer: RotaAnswer) -> int:
    return sum(v.missing for v in vacancies(answer.rota, asked.demands, asked.people, asked.types))


@pytest.fixture(scope="module")
def answer() -> RotaAnswer:
    return solved(ward(), work=1.2)


def test_a_ward_is_covered_lawfully_and_its_hours_are_planned(answer: RotaAnswer) -> None:
    asked = ward()
    assert forbids(asked, answer.rota) == set()
    wanted_heads = sum(d.minimum for d in asked.demands)
    assert heads_missing(asked, answer) <= wanted_heads * 0.05
    planned = sum((s.hours for s in answer.rota.shifts(TYPES)), timedelta())
    due = sum((p.hours_due(asked.period) for p in asked.people.values()), timedelta())
    assert planned >= due * 0.95


def test_the_stamp_counts_what_the_rota_lacks(answer: RotaAnswer) -> None:
    assert answer.stamp.penalties["uncovered"] == 1000 * heads_missing(ward(), answer)
    assert answer.stamp.reproducibility is Reproducibility.REPRODUCIBLE
    assert float(answer.stamp.work) >= 1.2


def test_the_same_problem_seed_and_budget_give_the_same_rota_in_any_number_of_processes(answer: RotaAnswer) -> None:
    again = solved(ward(), work=1.2, processes=2)
    assert again.rota == answer.rota
    assert again.stamp == answer.stamp


def test_without_agreements_the_answer_is_lawful_by_the_defaults() -> None:
    asked = ward(agreements=())
    answer = solved(asked, work=0.8)
    assert forbids(asked, answer.rota) == set()
    worked = {code for line in answer.rota.lines.values() for code in line.values()}
    assert "N" not in worked, "10 h at night are over the 9 h of the law"
    assert {"D", "A"} <= worked


def test_a_course_day_holds_the_course(answer: RotaAnswer) -> None:
    assert shifts(answer, "q")[9] == "K"
    assert sum(code == "K" for line in answer.rota.lines.values() for code in line.values()) == 1


def test_kept_cells_stay_though_another_shift_would_serve_better() -> None:
    kept = {PersonId("p"): {day(1): ShiftCode("A")}}
    answer = solved(problem(wanted("D", 1), keep=kept))
    assert shifts(answer)[1] == "A"


def test_kept_cells_that_cannot_hold_together_are_named() -> None:
    kept = {PersonId("p"): {day(1): ShiftCode("N"), day(2): ShiftCode("D")}}
    with pytest.raises(NoLawfulRota, match=r"p 2027-01-06 \(daily_rest\)"):
        solved(problem(keep=kept))


def test_a_kept_shift_that_the_terms_forbid_is_named() -> None:
    kept = {PersonId("p"): {day(1): ShiftCode("N")}}
    with pytest.raises(NoLawfulRota, match="kept shift N of p on 2027-01-05"):
        solved(problem(people=(person(nights=Nights.NEVER),), keep=kept))


def test_wishes_are_met_where_nothing_else_suffers() -> None:
    wishes = (
        Wish(PersonId("p"), day(1), ShiftCode("A"), 3),
        Wish(PersonId("p"), day(2), ShiftCode("A"), 3),
        Wish(PersonId("q"), day(1), ShiftCode("D"), 3),
        Wish(PersonId("q"), day(3), None, 3),
    )
    weekdays = (0, 1, 2, 3, 4)
    asked = problem(wanted("D", *weekdays), wanted("A", *weekdays), people=(person("p"), person("q")), wishes=wishes)
    answer = solved(asked, work=0.6)
    assert (shifts(answer, "p").get(1), shifts(answer, "q").get(1), shifts(answer, "p").get(2)) == ("A", "D", "A")


def test_a_plan_may_begin_in_midweek_and_end_in_midweek() -> None:
    asked = ward()
    odd = replace(asked, period=Period(day(2), day(22)))
    odd = replace(odd, demands=tuple(d for d in odd.demands if d.day in odd.period))
    answer = solved(odd, work=1.0)
    assert forbids(odd, answer.rota) == set()
    assert heads_missing(odd, answer) <= sum(d.minimum for d in odd.demands) * 0.05


def test_the_clock_stops_the_search_and_the_stamp_says_so() -> None:
    asked = ward()
    answer = CpSatRotaSolver(0, pace=1000).solve(asked, Budget(seconds=1, seed=1), lambda _: None)
    assert answer.stamp.reproducibility is Reproducibility.STOPPED_BY_CLOCK
    assert forbids(asked, answer.rota) == set()
    assert heads_missing(asked, answer) <= sum(d.minimum for d in asked.demands) * 0.1


def test_a_clock_that_has_run_out_leaves_the_rows_as_they_were() -> None:
    instance = read(ward())
    stops = Stops(done_by=0, cancelled=never)
    run = Improvement(Ledger.of(instance, instance.start), OwnProcess(instance), 1, 10, stops, lambda *_: None)
    run.run()
    assert run.stopped
    assert run.best.rows == instance.start


def test_a_cancelled_search_gives_the_best_so_far() -> None:
    asked = ward()
    told: list[Progress] = []
    solver = CpSatRotaSolver(0, pace=0.1)
    answer = solver.solve(asked, Budget(seconds=100, seed=1), told.append, lambda: len(told) >= 3)
    assert answer.stamp.reproducibility is Reproducibility.CANCELLED
    assert forbids(asked, answer.rota) == set()
    assert answer.stamp.penalties == told[-1].penalties


def test_progress_runs_to_the_end() -> None:
    told: list[Progress] = []
    CpSatRotaSolver(0, pace=0.001).solve(problem(wanted("D", 1)), Budget(seconds=500, seed=1), told.append)
    assert (told[-1].phase, told[-1].done, told[-1].uncovered) == ("done", 1.0, 0)
    assert [p.done for p in told] == sorted(p.done for p in told)


def test_no_process_is_left_when_the_caller_breaks_off() -> None:
    def interrupted(_: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        CpSatRotaSolver(2).solve(ward(), Budget(seconds=60, seed=1), interrupted)
    assert active_children() == []


def test_it_runs_in_a_thread_of_a_server() -> None:
    answers: list[RotaAnswer] = []
    asked = problem(wanted("D", 1))
    thread = threading.Thread(target=lambda: answers.append(solved(asked, work=0.2, processes=1)))
    thread.start()
    thread.join()
    assert shifts(answers[0])[1] == "D"
    assert active_children() == []


def test_a_search_of_one_process_is_the_search_of_two() -> None:
    asked = problem(wanted("D", 1, 2), people=(person("p"), person("q")))
    assert solved(asked, processes=1).rota == solved(asked, processes=0).rota


def test_a_small_rota_that_is_decided_whole_is_proven_best() -> None:
    weekdays = (0, 1, 2, 3, 4)
    asked = problem(wanted("D", *weekdays), wanted("A", *weekdays), people=(person("p"), person("q")))
    answer = solved(asked, work=3.0)
    assert answer.stamp.bounds["total"] == sum(answer.stamp.penalties.values())


def test_what_was_broken_off_proves_nothing() -> None:
    instance = read(ward())
    free = tuple((p, tuple(d for d, f in enumerate(w.fixed) if not f)) for p, w in enumerate(instance.people))
    stops = Stops(done_by=float("inf"), cancelled=never)
    run = Improvement(Ledger.of(instance, instance.start), OwnProcess(instance), 1, 10, stops, lambda *_: None)
    assert not run.decide(Task(free, work=0.01, seed=1, hint=True))
    assert run.best.total <= Ledger.of(instance, instance.start).total

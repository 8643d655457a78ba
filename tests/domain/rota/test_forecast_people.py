"""Certificates that run out and adaptations that end inside a plan: which shifts are concerned, and which are not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendar import DAY, DayKind, Period
from domain.ids import PersonId, ShiftCode
from domain.rota.forecast import Ending, Ends, Horizon
from domain.rota.forecast_people import AdaptationHeld, CertificateHeld, adaptations_ending, certificates_ending
from domain.staffing.need import Demand, NeedLine, demands, vacancies
from domain.working_time.model import Adaptation, Constraint, Rota, Terms
from tests.examples import ANNE, BJORN, CARI, TYPES, A, D, N

PLAN = Period(date(2027, 1, 4), date(2027, 1, 17))
HORIZON = Horizon(PLAN, date(2026, 11, 16), PLAN.last_day)
HEART = "telemetri"
WEEKDAYS = [d for d in PLAN.days() if d.weekday() < 5]
NEED = demands((NeedLine(DayKind.WEEKDAY, D, HEART, 1, 1), NeedLine(DayKind.WEEKDAY, D, "any", 1, 2)), PLAN)
TWO = demands((NeedLine(DayKind.WEEKDAY, D, HEART, 2, 2),), PLAN)
EACH_DAY = Rota({p: dict.fromkeys(WEEKDAYS, D) for p in (ANNE, BJORN)})
ALONE = Rota({
    ANNE: dict.fromkeys(WEEKDAYS, D), BJORN: dict.fromkeys(WEEKDAYS, A), CARI: dict.fromkeys(WEEKDAYS, D),
})  # fmt: skip
"""Anne is the only one on days who holds it; Cari works beside her."""


def person(name: PersonId, *competences: str, profession: str = "sykepleier") -> Terms:
    return Terms(name, profession, frozenset(competences), 100, timedelta(hours=35.5))


PEOPLE = {ANNE: person(ANNE, HEART), BJORN: person(BJORN, HEART), CARI: person(CARI)}


def ending(
    rota: Rota, *held: tuple[PersonId, date], need: Sequence[Demand] = NEED, horizon: Horizon = HORIZON
) -> tuple[Ending, ...]:
    certificates = [CertificateHeld(p, HEART, last) for p, last in held]
    return certificates_ending(rota, need, PEOPLE, TYPES, certificates, horizon)


def days(found: Ending) -> list[date]:
    return [s.day for s in found.shifts]


@pytest.mark.parametrize(
    ("last_day", "lost"),
    [
        (PLAN.first_day - DAY, WEEKDAYS),
        (PLAN.first_day, WEEKDAYS[1:]),
        (date(2027, 1, 8), WEEKDAYS[5:]),
        (date(2027, 1, 10), WEEKDAYS[5:]),
        (date(2027, 1, 14), WEEKDAYS[-1:]),
        (WEEKDAYS[-1], []),
        (PLAN.last_day - DAY, []),
    ],
)
def test_the_shifts_on_which_nobody_is_left_who_holds_it(last_day: date, lost: list[date]) -> None:
    (found,) = ending(ALONE, (ANNE, last_day))
    assert (found.kind, found.subject, found.employee) == (Ends.CERTIFICATE, HEART, ANNE)
    assert (found.last_day, found.day) == (last_day, last_day + DAY)
    assert days(found) == lost
    assert {(s.employee, s.code) for s in found.shifts} <= {(ANNE, D)}
    assert found.concerned == len(lost)


@pytest.mark.parametrize("last_day", [PLAN.last_day, PLAN.last_day + DAY])
def test_what_is_held_to_the_end_does_not_end(last_day: date) -> None:
    assert ending(ALONE, (ANNE, last_day)) == ()


def test_while_another_holds_it_nothing_is_lost_and_the_last_end_takes_it() -> None:
    first, last = date(2027, 1, 6), date(2027, 1, 12)
    one, other = ending(EACH_DAY, (ANNE, last), (BJORN, first))
    assert (one.employee, days(one)) == (BJORN, [])
    assert (other.employee, days(other)) == (ANNE, [d for d in WEEKDAYS if d > last])


def test_each_head_below_the_minimum_is_told_of_with_its_own_end() -> None:
    first, last = date(2027, 1, 6), date(2027, 1, 12)
    one, other = ending(EACH_DAY, (BJORN, last), (ANNE, first), need=TWO)
    assert (one.employee, days(one)) == (ANNE, [d for d in WEEKDAYS if d > first])
    assert (other.employee, days(other)) == (BJORN, [d for d in WEEKDAYS if d > last])


def test_a_competence_that_no_need_names_is_nobodys_loss() -> None:
    other = [CertificateHeld(ANNE, "cytostatika", PLAN.first_day)]
    assert certificates_ending(ALONE, NEED, PEOPLE, TYPES, other, HORIZON) == ()
    gone = [CertificateHeld(PersonId("gone"), HEART, PLAN.first_day)]
    assert certificates_ending(ALONE, NEED, PEOPLE, TYPES, gone, HORIZON) == ()


def test_what_ran_out_before_today_is_felt_today_while_shifts_lie_ahead() -> None:
    today = date(2027, 1, 14)
    (found,) = ending(ALONE, (ANNE, date(2027, 1, 5)), horizon=replace(HORIZON, today=today))
    assert (found.day, days(found)) == (today, [today, today + DAY])
    over = replace(HORIZON, today=PLAN.last_day)
    assert ending(ALONE, (ANNE, date(2027, 1, 5)), horizon=over) == ()


@settings(max_examples=80)
@given(
    st.dictionaries(st.sampled_from([ANNE, BJORN, CARI]), st.integers(-2, 15), max_size=3),
    st.lists(st.lists(st.sampled_from([None, D, A]), min_size=14, max_size=14), min_size=3, max_size=3),
    st.integers(1, 3),
)
def test_the_heads_told_of_are_the_vacancies_that_the_ends_make(
    ends: dict[PersonId, int], codes: list[list[ShiftCode | None]], minimum: int
) -> None:
    """Counted by the staffing need's own count, day by day, with whoever still holds the competence then."""
    people = {p: person(p, HEART) for p in (ANNE, BJORN, CARI)}
    rota = Rota({
        p: {PLAN.first_day + DAY * n: code for n, code in enumerate(own) if code}
        for p, own in zip(people, codes, strict=True)
    })  # fmt: skip
    need = demands((NeedLine(DayKind.WEEKDAY, D, HEART, minimum, minimum),), PLAN)
    held = [CertificateHeld(p, HEART, PLAN.first_day + DAY * n) for p, n in ends.items()]
    found = certificates_ending(rota, need, people, TYPES, held, HORIZON)
    for one in need:
        ended = {h.employee for h in held if h.last_day < one.day}
        then = {p: person(p) if p in ended else terms for p, terms in people.items()}
        before, after = (sum(v.missing for v in vacancies(rota, (one,), who, TYPES)) for who in (people, then))
        assert sum(1 for e in found for s in e.shifts if s.day == one.day) == after - before
    for e in found:
        renewed = [replace(h, last_day=PLAN.last_day) if h.employee == e.employee else h for h in held]
        again = certificates_ending(rota, need, people, TYPES, renewed, HORIZON)
        assert e.employee not in {other.employee for other in again}


NIGHTS = Rota({ANNE: {PLAN.first_day: D, date(2027, 1, 5): N, date(2027, 1, 12): N, date(2027, 1, 13): D}})


def spared(last_day: date, *others: Adaptation, horizon: Horizon = HORIZON) -> tuple[Ending, ...]:
    granted = Adaptation(Period(date(2026, 12, 1), last_day), Constraint.NO_NIGHTS)
    return adaptations_ending(NIGHTS, TYPES, [AdaptationHeld(ANNE, a) for a in (granted, *others)], horizon)


@pytest.mark.parametrize(
    ("last_day", "concerned"),
    [
        (PLAN.first_day - DAY, [date(2027, 1, 5), date(2027, 1, 12)]),
        (PLAN.first_day, [date(2027, 1, 5), date(2027, 1, 12)]),
        (date(2027, 1, 5), [date(2027, 1, 12)]),
        (date(2027, 1, 12), []),
    ],
)
def test_an_adaptation_that_ends_names_what_it_would_have_spared(last_day: date, concerned: list[date]) -> None:
    (found,) = spared(last_day)
    assert (found.kind, found.subject, found.employee) == (Ends.ADAPTATION, "no_nights", ANNE)
    assert (found.day, days(found)) == (last_day + DAY, concerned)
    assert found.findings == {}, "it is lawful"
    assert found.who == ("enhetsleder", ANNE)


@pytest.mark.parametrize("last_day", [PLAN.last_day, PLAN.last_day + DAY])
def test_an_adaptation_for_the_whole_plan_does_not_end_in_it(last_day: date) -> None:
    assert spared(last_day) == ()


def test_an_adaptation_that_goes_on_or_has_ended_already_is_not_told_of() -> None:
    last = date(2027, 1, 6)
    on = Adaptation(Period(last + DAY, PLAN.last_day), Constraint.NO_NIGHTS)
    assert spared(last, on) == ()
    assert len(spared(last, replace(on, constraint=Constraint.NO_EVENINGS))) == 1
    assert len(spared(last, replace(on, period=Period(last + 2 * DAY, PLAN.last_day)))) == 1
    assert spared(last, horizon=replace(HORIZON, today=last + DAY)) == ()
    assert len(spared(last, horizon=replace(HORIZON, today=last))) == 1

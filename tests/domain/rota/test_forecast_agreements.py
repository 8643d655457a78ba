"""Agreements that end inside a plan: which shifts lose their basis, by which end, and what another still bears."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendar import DAY, Period
from domain.ids import PersonId, ShiftCode
from domain.rota.forecast import Ending, Ends, Horizon
from domain.rota.forecast_agreements import Bearing, agreements_ending
from domain.working_time.findings import Verdict
from domain.working_time.law import standard_law
from domain.working_time.model import Agreed, AgreedLimits, Agreements, Basis, Case, Rota, ShiftKind, ShiftType, Terms
from tests.examples import ANNE, BJORN, TYPES, UNIT_TERMS, A, D, N

LAW = standard_law()
PLAN = Period(date(2027, 1, 4), date(2027, 1, 31))
BEFORE = date(2026, 11, 16)
HORIZON = Horizon(PLAN, BEFORE, PLAN.last_day)
L = ShiftCode("L")
LONG = ShiftType(L, "Lang", time(7, 30), time(19, 30), timedelta(), timedelta(minutes=30), ShiftKind.LONG)
KNOWN = {**TYPES, L: LONG}
SHORT_REST = AgreedLimits(daily_rest=timedelta(hours=9))
AVERAGED = AgreedLimits(timedelta(hours=12), timedelta(hours=54), averaging_weeks=4)
DAILY_REST, DAY_9 = "AML-10-8-1-DAILY-REST", "AML-10-4-1-DAY9"


def week(*codes: ShiftCode | None) -> Mapping[date, ShiftCode]:
    """The same days each week of the plan."""
    return {
        PLAN.first_day + DAY * (7 * n + weekday): code
        for n in range(4)
        for weekday, code in enumerate(codes)
        if code is not None
    }


EVENING_THEN_DAY = week(A, D)
"""Each Monday's evening is followed by a day: 9 h 30 min of rest, over the night to each Tuesday."""
ONE_LONG_DAY = week(None, None, L)


def case(**lines: Mapping[date, ShiftCode]) -> Case:
    people = {PersonId(p): Terms(PersonId(p), "sykepleier", frozenset(), 85, timedelta(hours=35.5)) for p in lines}
    rota = Rota({PersonId(p): days for p, days in lines.items()})
    return Case(PLAN, UNIT_TERMS, people, rota.shifts(KNOWN))


def bearing(
    name: str, basis: Basis, last_day: date, *people: PersonId, first_day: date = PLAN.first_day, party: str = "NSF"
) -> Bearing:
    limits = SHORT_REST if basis is Basis.REST else AVERAGED
    period = Period(first_day, max(PLAN.last_day, first_day))
    return Bearing(Agreed(name, basis, limits, period, frozenset(people or {ANNE})), last_day, party)


def rest(last_day: date, name: str = "rest", first_day: date = PLAN.first_day) -> Bearing:
    return bearing(name, Basis.REST, last_day, first_day=first_day)


def days(ending: Ending) -> list[date]:
    return [s.day for s in ending.shifts]


TUESDAYS = [PLAN.first_day + DAY * (7 * n + 1) for n in range(4)]
MONDAYS = [PLAN.first_day + DAY * 7 * n for n in range(4)]


@pytest.mark.parametrize(
    ("last_day", "lost", "findings"),
    [
        (PLAN.first_day - DAY, sorted(MONDAYS + TUESDAYS), 4),
        (PLAN.first_day, sorted(MONDAYS[1:] + TUESDAYS), 4),
        (TUESDAYS[0], sorted(MONDAYS[1:] + TUESDAYS[1:]), 3),
        (date(2027, 1, 13), sorted(MONDAYS[2:] + TUESDAYS[2:]), 2),
        (MONDAYS[3] - DAY, [MONDAYS[3], TUESDAYS[3]], 1),
        (MONDAYS[3], [TUESDAYS[3]], 1),
        (TUESDAYS[3], [], 0),
        (PLAN.last_day - DAY, [], 0),
    ],
)
def test_what_loses_its_basis_after_each_day(last_day: date, lost: list[date], findings: int) -> None:
    (ending,) = agreements_ending(case(anne=EVENING_THEN_DAY), [rest(last_day)], LAW, HORIZON)
    assert (ending.kind, ending.subject, ending.last_day, ending.day) == (
        Ends.AGREEMENT, "rest", last_day, last_day + DAY,
    )  # fmt: skip
    assert days(ending) == lost
    assert ending.concerned == len(lost)
    assert ending.findings == ({DAILY_REST: findings} if findings else {})
    assert ending.paragraph == "AML § 10-8 (3)"
    assert ending.who == ("NSF", "enhetsleder")


@pytest.mark.parametrize("last_day", [PLAN.last_day, PLAN.last_day + DAY])
def test_what_ends_with_the_plan_or_after_it_is_no_end_in_it(last_day: date) -> None:
    assert agreements_ending(case(anne=EVENING_THEN_DAY), [rest(last_day)], LAW, HORIZON) == ()


def test_what_ends_beyond_the_days_asked_for_is_left_out() -> None:
    end = date(2027, 1, 13)
    for until, seen in ((end, 0), (end + DAY, 1), (PLAN.last_day + 30 * DAY, 1)):
        found = agreements_ending(case(anne=EVENING_THEN_DAY), [rest(end)], LAW, replace(HORIZON, until=until))
        assert len(found) == seen
    later = replace(HORIZON, until=PLAN.last_day + 30 * DAY)
    (after,) = agreements_ending(case(anne=EVENING_THEN_DAY), [rest(PLAN.last_day)], LAW, later)
    assert after.shifts == ()


def test_an_agreement_nobody_is_bound_by_is_nobodys_basis() -> None:
    nobody = replace(rest(date(2027, 1, 13)), agreed=replace(rest(PLAN.last_day).agreed, covers=frozenset()))
    assert agreements_ending(case(anne=EVENING_THEN_DAY), [nobody], LAW, HORIZON) == ()


def test_what_ended_before_today_is_felt_today_and_what_lies_behind_is_not_forecast() -> None:
    today = date(2027, 1, 19)
    (ending,) = agreements_ending(
        case(anne=EVENING_THEN_DAY), [rest(date(2027, 1, 6))], LAW, replace(HORIZON, today=today)
    )
    assert (ending.last_day, ending.day) == (date(2027, 1, 6), today)
    assert days(ending) == [today, MONDAYS[3], TUESDAYS[3]]
    assert ending.findings == {DAILY_REST: 2}, "the one that reaches today, and the one to come"


def test_what_ended_without_any_shift_ahead_is_not_told_of() -> None:
    today = TUESDAYS[3] + DAY
    horizon = replace(HORIZON, today=today)
    assert agreements_ending(case(anne=EVENING_THEN_DAY), [rest(date(2027, 1, 6))], LAW, horizon) == ()
    (to_come,) = agreements_ending(case(anne=EVENING_THEN_DAY), [rest(today)], LAW, horizon)
    assert to_come.shifts == ()


def test_a_neighbour_still_bears_what_it_covers() -> None:
    ends = rest(date(2027, 1, 13), "ends")
    (ending,) = agreements_ending(case(anne=EVENING_THEN_DAY), [ends, rest(PLAN.last_day, "stays")], LAW, HORIZON)
    assert (ending.subject, ending.shifts, ending.findings) == ("ends", (), {})


def test_an_agreement_made_anew_bears_its_own_days() -> None:
    """A round ended by notice, and the next from a later day on: lost is what lies between."""
    rounds = [rest(date(2027, 1, 8)), rest(PLAN.last_day, first_day=date(2027, 1, 16))]
    (ending,) = agreements_ending(case(anne=EVENING_THEN_DAY), rounds, LAW, HORIZON)
    assert days(ending) == [MONDAYS[1], TUESDAYS[1]]


def test_where_either_would_bear_a_shift_the_later_end_takes_it() -> None:
    first, last = rest(date(2027, 1, 6), "sooner"), rest(date(2027, 1, 20), "later")
    found = agreements_ending(case(anne=EVENING_THEN_DAY), [last, first], LAW, HORIZON)
    assert [(e.subject, days(e)) for e in found] == [("sooner", []), ("later", [MONDAYS[3], TUESDAYS[3]])]


def test_each_end_keeps_what_it_made_when_another_comes() -> None:
    lines = case(anne=week(A, D, L))
    found = agreements_ending(
        lines, [rest(date(2027, 1, 6)), bearing("averaged", Basis.AVERAGING, date(2027, 1, 20))], LAW, HORIZON
    )
    assert [(e.subject, set(e.findings)) for e in found] == [
        ("rest", {DAILY_REST}), ("averaged", {DAY_9, "TAR-LONGSHIFT"}),
    ]  # fmt: skip


def test_a_breach_that_a_later_end_puts_another_in_place_of_is_told_of_once() -> None:
    """Long weeks are judged one by one while some are averaged, and by their mean once none is."""
    plan = Period(PLAN.first_day, PLAN.first_day + 8 * 7 * DAY - DAY)
    days = {plan.first_day + DAY * n: D for n in range(len(plan)) if n % 7 < 6}
    lines = replace(case(anne=days), period=plan)
    horizon = Horizon(plan, BEFORE, plan.last_day)
    whole = bearing("whole", Basis.AVERAGING, PLAN.first_day - 2 * DAY)
    half = bearing("half", Basis.AVERAGING, PLAN.first_day - DAY, first_day=plan.first_day + 4 * 7 * DAY)
    one, other = agreements_ending(lines, [whole, half], LAW, horizon)
    assert (one.subject, one.findings) == ("whole", {})
    assert (other.subject, other.findings) == ("half", {"AML-10-4-1-WEEK40": 1})


def test_a_day_averaged_falls_back_to_nine_hours_and_only_for_whom_it_held() -> None:
    lines = case(anne=ONE_LONG_DAY, bjorn=ONE_LONG_DAY)
    ends = bearing("ends", Basis.AVERAGING, date(2027, 1, 20), ANNE)
    stays = bearing("stays", Basis.AVERAGING, PLAN.last_day, BJORN)
    (ending,) = agreements_ending(lines, [ends, stays], LAW, HORIZON)
    assert {s.employee for s in ending.shifts} == {ANNE}
    assert days(ending) == [date(2027, 1, 27)]
    assert ending.findings == {DAY_9: 1, "TAR-LONGSHIFT": 1}


def test_a_week_after_the_end_falls_back_to_the_acts_own_week() -> None:
    full = {**week(D, D, D, D, D), **{PLAN.first_day + DAY * n: D for n in (19, 20)}}
    lines = case(anne=full)
    (ending,) = agreements_ending(lines, [bearing("averaged", Basis.AVERAGING, date(2027, 1, 10))], LAW, HORIZON)
    assert ending.findings == {"AML-10-4-1-WEEK40": 1}
    assert days(ending) == [date(2027, 1, 18) + DAY * n for n in range(7)]


LINE = st.lists(st.sampled_from([None, None, D, A, N, L]), min_size=28, max_size=28)
DAYS = st.integers(-2, 30).map(lambda n: PLAN.first_day + DAY * n)
AGREEMENTS = st.lists(
    st.tuples(
        st.sampled_from([Basis.REST, Basis.AVERAGING, Basis.AVERAGING_INDIVIDUAL, Basis.NIGHT, Basis.SUNDAYS]),
        DAYS,
        st.sampled_from([(ANNE,), (BJORN,), (ANNE, BJORN)]),
    ),
    max_size=5,
)


def breaches(of: Case, agreed: Sequence[Agreed]) -> set[tuple[str, PersonId, date, date]]:
    found = LAW.judge(replace(of, agreements=Agreements(tuple(agreed))))
    return {(f.rule, f.employee, f.first_day, f.last_day) for f in found if f.verdict.forbids}


@settings(max_examples=60)
@given(anne=LINE, bjorn=LINE, drawn=AGREEMENTS)
def test_every_breach_that_an_end_makes_belongs_to_one_end_and_goes_when_the_end_goes(
    anne: list[ShiftCode | None], bjorn: list[ShiftCode | None], drawn: list[tuple[Basis, date, tuple[PersonId, ...]]]
) -> None:
    lines = case(**{
        p: {PLAN.first_day + DAY * n: code for n, code in enumerate(own) if code}
        for p, own in (("anne", anne), ("bjorn", bjorn))
    })  # fmt: skip
    held = [bearing(f"{n}", basis, last_day, *people) for n, (basis, last_day, people) in enumerate(drawn)]
    uncut = breaches(lines, [b.agreed for b in held])
    standing = [
        replace(b.agreed, period=Period(PLAN.first_day, min(b.last_day, PLAN.last_day)))
        for b in held
        if b.last_day >= PLAN.first_day
    ]
    made = breaches(lines, standing) - uncut
    found = agreements_ending(lines, held, LAW, HORIZON)
    told = sum((Counter(e.findings) for e in found), Counter[str]())
    assert told == Counter(rule for rule, *_ in made), "each once, and nothing else"
    for ending in found:
        assert all(s.day > ending.last_day for s in ending.shifts), "nothing is taken backwards"
        cured = [replace(b, last_day=PLAN.last_day) if b.agreed.name == ending.subject else b for b in held]
        assert ending.subject not in {e.subject for e in agreements_ending(lines, cured, LAW, HORIZON)}
    assert agreements_ending(lines, [replace(b, last_day=PLAN.last_day) for b in held], LAW, HORIZON) == ()


def test_the_property_meets_breaches_that_need_somebody() -> None:
    """So that it is not true of nothing: an end that makes a breach an agreement would cure."""
    lines = case(anne=EVENING_THEN_DAY)
    found = LAW.judge(lines)
    assert {f.verdict for f in found if f.rule == DAILY_REST} == {Verdict.NEEDS}

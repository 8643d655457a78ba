"""Rest found owed, given, and taken back."""

from datetime import date

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.calendar import Period
from domain.errors import Rejected
from domain.hours.commands import HoursCommand, SettleRest, WithdrawRest
from domain.hours.errors import (
    DebtUnknown,
    EndsBeforeStart,
    InTheFuture,
    MoreRestThanOwed,
    RestBeforeTheDebt,
    RestDuringWork,
    RestIsGiven,
    RestUnknown,
)
from domain.hours.events import GivenRestWithdrawn, OwedRestTakenBack, WorkKind
from domain.hours.hours import HOURS
from domain.hours.states import HoursOfYear
from domain.ids import DebtId, EntryId, RestId
from tests.domain.hours.examples import (
    DAY_AFTER,
    EVENING,
    HOUR,
    NAP,
    NIGHT_BETWEEN,
    entry,
    found_owed,
    give,
    given_rest,
    owed,
    recorded,
    settle,
    work,
)
from tests.examples import ANNE, LEADER, RULE_SET
from tests.scenario import given

OWED_2 = given(HOURS, found_owed(2))


def taken_back(hours: float) -> OwedRestTakenBack:
    return OwedRestTakenBack(ANNE, NIGHT_BETWEEN, hours * HOUR, RULE_SET, EVENING)


def test_what_a_judgement_finds_is_put_down_once() -> None:
    found = given(HOURS).when(settle(owed(2))).then(found_owed(2))
    found.when(settle(owed(2))).then()
    assert found.stands(HoursOfYear).debts[NIGHT_BETWEEN].outstanding == 2 * HOUR


@pytest.mark.parametrize("again", [found_owed(3), found_owed(1), found_owed(2, (EVENING, DAY_AFTER, EntryId("third")))])
def test_the_newest_finding_stands(again: object) -> None:
    hours, entries = again.owed / HOUR, again.entries  # type: ignore[attr-defined]  # each is a RestFoundOwed
    year = OWED_2.when(settle(owed(hours, entries=entries))).then(again).stands(HoursOfYear)  # type: ignore[arg-type]  # as above
    assert year.debts[NIGHT_BETWEEN].owed == hours * HOUR


def test_what_no_longer_follows_is_taken_back() -> None:
    year = OWED_2.when(settle()).then(taken_back(2)).stands(HoursOfYear)
    assert year.debts[NIGHT_BETWEEN].outstanding == 0 * HOUR
    OWED_2.when(settle()).after.when(settle()).then()
    OWED_2.when(settle()).after.when(settle(owed(2))).then(found_owed(2))


def test_a_debt_outside_the_days_judged_is_left() -> None:
    for days in (
        Period(date(2027, 1, 5), date(2027, 1, 10)),
        Period(date(2027, 1, 1), date(2027, 1, 4)),
        Period(date(2027, 2, 1), date(2027, 2, 7)),
    ):
        OWED_2.when(settle(days=days)).then()


@pytest.mark.parametrize(("owed_now", "back"), [(0, 1), (0.5, 1), (1, None), (1.5, None)])
def test_rest_that_has_been_given_stays_given(owed_now: float, back: float | None) -> None:
    half = given(HOURS, found_owed(2), given_rest(6, 8, 1))
    found = (owed(owed_now),) if owed_now else ()
    asked = half.when(settle(*found))
    if back is None:
        asked.then(found_owed(owed_now))
    else:
        asked.then(taken_back(back))
    debt = asked.after.stands(HoursOfYear).debts[NIGHT_BETWEEN]
    assert debt.outstanding == max(owed_now - 1, 0) * HOUR
    asked.after.when(settle(*found)).then()


def test_rest_is_given_part_by_part_up_to_what_is_owed() -> None:
    first = OWED_2.when(give(6, 8, 1.5)).then(given_rest(6, 8, 1.5))
    over = first.when(give(7, 8, 1, RestId("more"))).refused(MoreRestThanOwed)
    assert over.details["outstanding"] == 0.5
    rest = first.when(give(7, 8, 0.5, RestId("more"))).then(given_rest(7, 8, 0.5, RestId("more")))
    rest.when(give(8, 8, 0.1, RestId("yet more"))).refused(MoreRestThanOwed)


def test_what_is_no_rest() -> None:
    OWED_2.when(give(6, 8, 1, debt=DebtId("none"))).refused(DebtUnknown)
    OWED_2.when(give(6, 8, 0)).refused(EndsBeforeStart)
    OWED_2.when(give(31, 11.5, 1)).refused(InTheFuture)
    OWED_2.when(give(3, 8, 1)).refused(RestBeforeTheDebt)
    known = given(HOURS, found_owed(2), given_rest(6, 8, 1), recorded("e", work(7, 6, 8)))
    known.when(give(8, 8, 1)).refused(RestIsGiven)
    more = RestId("more")
    assert known.when(give(6, 8.5, 1, more)).refused(RestDuringWork).details["overlaps"] == NAP
    assert known.when(give(7, 13.5, 1, more)).refused(RestDuringWork).details["overlaps"] == "e"
    beside = entry("beside", work(9, 6, 8))
    assert known.when(give(9, 5.5, 1, more, nearby=(beside,))).refused(RestDuringWork).details["overlaps"] == "beside"
    known.when(give(7, 14, 1, more)).then(given_rest(7, 14, 1, more))


def test_standby_away_from_the_workplace_is_no_work() -> None:
    standby = recorded("e", work(6, 6, 24, WorkKind.STANDBY))
    given(HOURS, found_owed(2), standby).when(give(6, 8, 1)).then(given_rest(6, 8, 1))


def test_work_in_a_rest_takes_it_back_and_the_debt_stands_again() -> None:
    known = given(HOURS, found_owed(2), given_rest(6, 8, 2))
    work_in_it, standby = entry("e", work(6, 9, 1)), entry("s", work(6, 9, 1, WorkKind.STANDBY))
    known.when(settle(owed(2), worked=(standby, entry("after", work(6, 10, 1))))).then()
    again = known.when(settle(owed(2), worked=(work_in_it,))).then(
        GivenRestWithdrawn(ANNE, NAP, "there was work in it", EntryId("e"), ANNE)
    )
    assert again.stands(HoursOfYear).debts[NIGHT_BETWEEN].outstanding == 2 * HOUR
    nothing = known.when(settle(worked=(work_in_it,))).after
    assert nothing.stands(HoursOfYear).debts[NIGHT_BETWEEN].owed == 0 * HOUR


def test_rest_put_down_wrongly_is_withdrawn_once() -> None:
    known = given(HOURS, found_owed(2), given_rest(6, 8, 2))
    wrong = WithdrawRest(ANNE, NAP, "was at work", LEADER)
    again = known.when(wrong).then(GivenRestWithdrawn(ANNE, NAP, "was at work", None, LEADER))
    assert again.stands(HoursOfYear).debts[NIGHT_BETWEEN].outstanding == 2 * HOUR
    again.when(wrong).refused(RestUnknown)
    again.when(give(6, 8, 1)).refused(RestIsGiven)


HALVES = st.integers(0, 8).map(lambda n: n / 2)
NAMES = st.sampled_from([RestId(n) for n in "abcd"])
DAYS = st.integers(4, 12)
STEPS = st.one_of(
    st.builds(lambda h: settle(*([owed(h)] if h else [])), HALVES),
    st.builds(
        lambda h, d, s: settle(*([owed(h)] if h else []), worked=(entry("w", work(d, s, 4)),)), HALVES, DAYS, DAYS
    ),
    st.builds(give, DAYS, st.integers(0, 20), HALVES, NAMES),
    st.builds(lambda name: WithdrawRest(ANNE, name, "wrong", LEADER), NAMES),
)


@for_all(st.lists(STEPS, max_size=25))
def test_whatever_is_asked_owed_less_given_is_never_below_zero(asked: list[HoursCommand]) -> None:
    year = HoursOfYear()
    for command in asked:
        try:
            year = HOURS.replay(HOURS.decide(command, year), year)
        except Rejected:
            continue
        for debt in year.debts.values():
            assert debt.given >= 0 * HOUR
            assert debt.outstanding >= 0 * HOUR
            assert debt.given == sum((r.hours for r in year.rests.values()), 0 * HOUR)
        if isinstance(command, SettleRest):
            assert HOURS.decide(command, year) == [], "a judgement that is settled changes nothing more"

"""Hours recorded on a store: what is judged round them, over the turn of a year, and under which agreements."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from adapters.event_store.store import LedgerEventStore
from application.ports.event_store import VersionConflict
from domain.calendar import DAY, Period
from domain.hours.errors import EntryIsRecorded, HoursOverlap, InAnotherYear, RestDuringWork
from domain.hours.events import RestFoundOwed, Worked, WorkKind
from domain.ids import DebtId, EntryId, RestId
from domain.working_time.findings import Verdict
from tests.application.desk import asked, ward
from tests.application.hours.ward import TURN, binding, clock, overview, put_down, recording, worked, year
from tests.examples import ANNE, BJORN, LEADER

EVE, NEW = date(2026, 12, 31), date(2027, 1, 1)
DAILY = "AML-10-8-1-DAILY-REST"
OVER_NEW_YEAR = DebtId(f"{DAILY}.{EVE}.{NEW}")
LATE, EARLY = worked(EVE, 14, EVE, 23), worked(NEW, 8, NEW, 14)
HOUR = timedelta(hours=1)


def test_rest_is_owed_over_the_turn_of_the_year_in_whichever_order_the_hours_come(log: LedgerEventStore) -> None:
    ward(log)
    name = binding(log)
    put_down(log, "new", EARLY)
    assert put_down(log, "eve", LATE)["outstanding_minutes"] == {OVER_NEW_YEAR: 120}
    assert set(year(log, 2026).entries) == {"eve"}
    assert set(year(log, 2027).entries) == {"new"}
    (found,) = (r.event for r in log.stream("hours-anne.2026") if isinstance(r.event, RestFoundOwed))
    assert (found.debt, found.owed, found.entries) == (OVER_NEW_YEAR, 2 * HOUR, ("eve", "new"))
    assert (found.rests_on, found.due_by) == (name, date(2027, 1, 3))
    assert found.rule_set == recording(log).judging.law.sets[-1].version


def test_a_correction_in_one_year_takes_back_a_debt_in_the_other(log: LedgerEventStore) -> None:
    ward(log)
    binding(log)
    put_down(log, "eve", LATE)
    put_down(log, "new", EARLY)
    later = worked(NEW, 10, NEW, 14)
    answer = recording(log).correct(asked(ANNE), ANNE, 2027, EntryId("new"), later, None, "began at ten").answer
    assert answer["outstanding_minutes"] == {}
    assert year(log, 2026).debts[OVER_NEW_YEAR].owed == 0 * HOUR
    recording(log).withdraw(asked(ANNE), ANNE, 2026, EntryId("eve"), "was at home")
    assert not list(year(log, 2026).standing)
    with pytest.raises(InAnotherYear):
        recording(log).correct(asked(ANNE), ANNE, 2027, EntryId("new"), LATE, None, "the day before")


def test_the_other_year_is_in_the_way(log: LedgerEventStore) -> None:
    ward(log)
    put_down(log, "night", worked(EVE, 22, NEW, 7))
    with pytest.raises(HoursOverlap):
        put_down(log, "new", worked(NEW, 6, NEW, 14))
    with pytest.raises(EntryIsRecorded):
        put_down(log, "night", worked(NEW, 7, NEW, 14))
    put_down(log, "new", worked(NEW, 7, NEW, 14))


def test_rest_owed_in_one_year_is_given_in_the_next_and_work_in_it_takes_it_back(log: LedgerEventStore) -> None:
    ward(log)
    binding(log)
    put_down(log, "eve", LATE)
    put_down(log, "new", EARLY)
    later, give = date(2027, 1, 19), recording(log).give_rest
    put_down(log, "work", worked(later, 8, later, 14))
    with pytest.raises(RestDuringWork):
        give(asked(LEADER), ANNE, 2026, OVER_NEW_YEAR, RestId("r"), clock(later, 12), clock(later, 14))
    answer = give(asked(LEADER), ANNE, 2026, OVER_NEW_YEAR, RestId("r"), clock(later, 14), clock(later, 16)).answer
    assert answer["outstanding_minutes"] == 0
    put_down(log, "more", worked(later, 15, later, 15.5))
    assert year(log, 2026).debts[OVER_NEW_YEAR].outstanding == 2 * HOUR
    assert overview(log, date(2027, 2, 1), date(2027, 2, 7)).outstanding == 2 * HOUR, "what is outstanding is shown on"


def test_an_hour_of_rest_counts_against_one_debt_only(log: LedgerEventStore) -> None:
    ward(log)
    binding(log)
    put_down(log, "eve", LATE)
    put_down(log, "new", EARLY)
    day = date(2027, 1, 12)
    put_down(log, "a", worked(day, 14, day, 23))
    put_down(log, "b", worked(day + DAY, 8, day + DAY, 14))
    later, give = date(2027, 1, 19), recording(log).give_rest
    own = DebtId(f"{DAILY}.{day}.{day + DAY}")
    give(asked(LEADER), ANNE, 2027, own, RestId("one"), clock(later, 8), clock(later, 9))
    with pytest.raises(RestDuringWork):
        give(asked(LEADER), ANNE, 2026, OVER_NEW_YEAR, RestId("two"), clock(later, 8.5), clock(later, 9.5))
    give(asked(LEADER), ANNE, 2026, OVER_NEW_YEAR, RestId("two"), clock(later, 9), clock(later, 10))
    with pytest.raises(RestDuringWork):
        give(asked(LEADER), ANNE, 2027, own, RestId("three"), clock(later, 9.5), clock(later, 10.5))


@pytest.mark.parametrize("which", ["none", "proposed only", "another's", "ended"])
def test_short_rest_is_a_breach_where_no_binding_agreement_holds(log: LedgerEventStore, which: str) -> None:
    ward(log)
    match which:
        case "proposed only":
            binding(log, published=False)
        case "another's":
            binding(log, covered=(BJORN,))
        case "ended":
            binding(log, Period(TURN.first_day, EVE))
        case _:
            pass
    put_down(log, "eve", LATE)
    assert put_down(log, "new", EARLY)["outstanding_minutes"] == {}
    (breach,) = [f.finding for f in overview(log).findings if f.finding.rule == DAILY]
    assert (breach.verdict, breach.needs, breach.measured) == (Verdict.NEEDS, "TV", 9 * HOUR)


def test_two_short_rests_over_the_same_days_are_one_debt(log: LedgerEventStore) -> None:
    ward(log)
    binding(log)
    day = date(2027, 1, 12)
    put_down(log, "a", worked(day, 0, day, 3))
    put_down(log, "b", worked(day, 12, day, 13))
    assert put_down(log, "c", worked(day, 22, day, 23))["outstanding_minutes"] == {f"{DAILY}.{day}.{day}": 4 * 60}


def test_hours_in_several_entries_one_after_the_other_are_one_duty(log: LedgerEventStore) -> None:
    ward(log)
    binding(log)
    day, after = date(2027, 1, 12), date(2027, 1, 13)
    put_down(log, "active", worked(day, 15, day, 22))
    put_down(log, "passive", worked(day, 22, after, 1, WorkKind.PASSIVE))
    assert put_down(log, "next", worked(after, 10, after, 15))["outstanding_minutes"] == {f"{DAILY}.{day}.{after}": 120}
    (debt,) = overview(log).rest
    assert debt.entries == ("active", "passive", "next")


def test_standby_at_home_is_rest_until_a_call(log: LedgerEventStore) -> None:
    ward(log)
    binding(log)
    day, after = date(2027, 1, 12), date(2027, 1, 13)
    put_down(log, "day", worked(day, 7.5, day, 15))
    put_down(log, "home", worked(day, 15, after, 7.5, WorkKind.STANDBY))
    assert put_down(log, "next", worked(after, 7.5, after, 15))["outstanding_minutes"] == {}
    assert [f.finding.rule for f in overview(log).findings if f.finding.rule == DAILY] == []
    call = worked(after, 0, after, 1, WorkKind.CALL_OUT, beyond_from=clock(after, 0))
    assert put_down(log, "call", call)["outstanding_minutes"] == {f"{DAILY}.{day}.{after}": 120}
    assert any("call" in f.entries for f in overview(log).findings if f.finding.rule == DAILY)


def test_a_version_that_was_not_seen_is_refused(log: LedgerEventStore) -> None:
    ward(log)
    put_down(log, "eve", LATE)
    seen = asked(ANNE)
    stale = type(seen)(seen.command_id, seen.request, seen.actor, seen.correlation_id, if_match=0)
    with pytest.raises(VersionConflict):
        recording(log).record(stale, ANNE, EntryId("again"), worked(EVE, 6, EVE, 8), None)


def test_hours_far_apart_are_corrected_on_both_sides(log: LedgerEventStore) -> None:
    ward(log)
    binding(log)
    first, far = date(2027, 1, 4), date(2027, 1, 19)
    put_down(log, "a", worked(first, 14, first, 22))
    put_down(log, "b", worked(first + DAY, 7, first + DAY, 14))
    put_down(log, "c", worked(far, 14, far, 22))
    moved: Worked = worked(far + DAY, 7, far + DAY, 14)
    answer = recording(log).correct(asked(ANNE), ANNE, 2027, EntryId("b"), moved, None, "another week").answer
    assert answer["outstanding_minutes"] == {f"{DAILY}.{far}.{far + DAY}": 120}
    assert year(log, 2027).debts[DebtId(f"{DAILY}.{first}.{first + DAY}")].owed == 0 * HOUR


def called_at_night(log: LedgerEventStore, day: date, *, averts: bool) -> str:
    """An evening until ten, a call at two, and the next day at nine: five hours at the longest; the call's id."""
    after = day + DAY
    put_down(log, f"evening {day}", worked(day, 14.5, day, 22))
    call = worked(after, 2, after, 4, WorkKind.CALL_OUT, beyond_from=clock(after, 2), averts_disturbance=averts)
    put_down(log, f"call {day}", call, "bleeding on the ward")
    put_down(log, f"day {day}", worked(after, 9, after, 15))
    return f"call {day}"


def test_a_call_that_averts_a_serious_disturbance_leaves_short_rest_lawful_and_only_there(
    log: LedgerEventStore,
) -> None:
    ward(log)
    binding(log)
    serious, other = date(2027, 1, 12), date(2027, 1, 19)
    averting, plain = called_at_night(log, serious, averts=True), called_at_night(log, other, averts=False)
    shown = overview(log)
    rest = [f for f in shown.findings if f.finding.measured == 5 * HOUR]
    assert [(f.finding.rule, f.finding.verdict, f.finding.needs) for f in rest] == [
        ("AML-10-8-3-EMERGENCY", Verdict.DUE, "none"),
        (DAILY, Verdict.NEEDS, "IR"),
    ]
    assert [averting in rest[0].entries, plain in rest[1].entries] == [True, True]
    assert [(d.rule, d.owed) for d in shown.rest] == [("AML-10-8-3-EMERGENCY", 6 * HOUR)]


def test_a_need_that_is_not_stated_is_found_of_that_entry_alone(log: LedgerEventStore) -> None:
    ward(log)
    for number, need in ((4, "full ward"), (5, None), (6, "full ward")):
        day = date(2027, 1, number)
        work = worked(day, 7.5, day, 16, beyond_from=clock(day, 15), need_stated=need is not None)
        put_down(log, f"d{number}", work, need)
    findings = overview(log).findings
    assert len(set(findings)) == len(findings), "what is found anyway is not found again"
    (found,) = [f for f in findings if f.finding.rule == "AML-10-6-1-NEED"]
    assert (found.entries, found.finding.verdict) == (("d5",), Verdict.VIOLATION)
    assert (found.finding.first_day, found.finding.last_day) == (date(2027, 1, 5), date(2027, 1, 5))


@pytest.mark.parametrize(("willing", "said"), [(True, []), (False, ["d4"]), (None, ["d4"])])
def test_overtime_beyond_the_acts_quota_takes_the_employees_own_yes(
    log: LedgerEventStore, willing: bool | None, said: list[str]
) -> None:
    ward(log)
    binding(log)
    for number in (4, 11):  # 11.5 h of overtime in the one week, none in the other
        day = date(2027, 1, number)
        work = worked(day, 4, day, 23.5 if number == 4 else 12, beyond_from=clock(day, 12) if number == 4 else None)
        put_down(log, f"d{number}", replace(work, willing=willing, need_stated=True), "full ward")
    unwilling = [f for f in overview(log).findings if f.finding.rule == "AML-10-6-7-WILLING"]
    assert [e for f in unwilling for e in f.entries] == said

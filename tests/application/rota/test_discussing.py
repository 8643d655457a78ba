"""Who was what on the day of a meeting is found from the mandates of that day, and days are days in Oslo."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from adapters.event_store.store import LedgerEventStore
from application.authority import Actor, NotAllowed, OnBothSides
from application.handle import Asked, Handling
from application.ports.clock import ClockKind
from application.rota.capacities import party
from application.rota.discussing import DiscussingRotas, Meeting
from application.rota.discussion_view import DiscussionOfPlan, ReadingDiscussions
from domain.calendar import DAY, Period
from domain.ids import MandateId, PersonId, Union
from domain.representation.events import MandateGranted, MandateRevoked, Office
from domain.rota.errors import HeldInTheFuture, NotAtTheDiscussion, SentInTheFuture
from domain.rota.parties import Capacity, Outcome, Party
from domain.working_time.law import standard_law
from tests.application.desk import asked, handling, put, ward
from tests.domain.rota.plans import IMPORTED, PROPOSAL
from tests.examples import ANNE, FF_REP, LEADER, NSF_REP, OPENED, OTHER_UNIT, PERIOD, PLAN, PLANNER, UNIT

HELD = date(2026, 11, 13)
MEETING = Meeting(HELD, (LEADER, NSF_REP, FF_REP, ANNE, PersonId("adviser")), {}, "", Outcome.NOTED)
NSF_MANDATE = MandateId(f"{NSF_REP}.tillitsvalgt.{UNIT}.2026-01-01")


@pytest.fixture
def proposed(log: LedgerEventStore) -> LedgerEventStore:
    """The plan proposed; Fagforbundet's representative has a mandate until the day before today, 16 November."""
    ward(log)
    put(log, f"rota_plan-{PLAN}", IMPORTED, PROPOSAL)
    granted(log, FF_REP, Office.UNION_REPRESENTATIVE, date(2026, 11, 15), "Fagforbundet")
    return log


def granted(log: LedgerEventStore, person: PersonId, office: Office, last_day: date, union: str | None = None) -> None:
    name = MandateId(f"{person}.{office}.{UNIT}.2026-01-01")
    period, of = Period(date(2026, 1, 1), last_day), None if union is None else Union(union)
    put(log, f"mandate-{name}", MandateGranted(name, person, office, (UNIT,), period, LEADER, of))


def seen(log: LedgerEventStore, by: PersonId = LEADER, on: Handling | None = None) -> DiscussionOfPlan:
    return ReadingDiscussions(on or handling(log), standard_law()).discussion(asked(by), PLAN)


def test_a_capacity_is_that_of_the_day_it_was_held(proposed: LedgerEventStore) -> None:
    """The mandate ended between the meeting and its record: who had it, spoke by it."""
    DiscussingRotas(handling(proposed)).record(asked(LEADER), PLAN, "d-1", MEETING)
    (found,) = seen(proposed).meetings
    assert found.record is not None
    assert found.record.participants == (
        Party(LEADER, Capacity.UNIT_LEADER, MandateId(f"{LEADER}.enhetsleder.{UNIT}.2026-01-01")),
        Party(NSF_REP, Capacity.UNION_REPRESENTATIVE, NSF_MANDATE),
        Party(FF_REP, Capacity.UNION_REPRESENTATIVE, MandateId(f"{FF_REP}.tillitsvalgt.{UNIT}.2026-01-01")),
        Party(ANNE, Capacity.EMPLOYEE),
        Party(PersonId("adviser"), Capacity.NONE),
    )


def test_whoever_spoke_for_a_union_then_and_does_not_now_confirms_nothing(proposed: LedgerEventStore) -> None:
    discussing = DiscussingRotas(handling(proposed))
    discussing.record(asked(LEADER), PLAN, "d-1", MEETING)
    with pytest.raises(NotAllowed):
        discussing.confirm(asked(FF_REP), PLAN, "d-1")
    discussing.confirm(asked(NSF_REP), PLAN, "d-1")
    assert seen(proposed).counts_from == HELD


def test_whoever_got_the_mandate_after_the_meeting_did_not_speak_for_a_union_there(log: LedgerEventStore) -> None:
    ward(log)
    put(log, f"rota_plan-{PLAN}", IMPORTED, PROPOSAL)
    name = MandateId(f"{FF_REP}.tillitsvalgt.{UNIT}.2026-11-16")
    period = Period(date(2026, 11, 16), date(2027, 11, 15))
    of = Union("Fagforbundet")
    put(log, f"mandate-{name}", MandateGranted(name, FF_REP, Office.UNION_REPRESENTATIVE, (UNIT,), period, LEADER, of))
    discussing = DiscussingRotas(handling(log))
    discussing.record(asked(LEADER), PLAN, "d-1", MEETING)
    with pytest.raises(NotAtTheDiscussion):
        discussing.confirm(asked(FF_REP), PLAN, "d-1")
    discussing.dispute(asked(FF_REP), PLAN, "d-1", "nobody told us")
    (found,) = seen(log).meetings
    assert found.record is not None
    assert (found.record.confirmation, found.record.counts_from) == ("disputed", date(2026, 11, 16))


def test_a_mandate_cut_short_counts_until_its_last_day(proposed: LedgerEventStore) -> None:
    put(proposed, f"mandate-{NSF_MANDATE}", MandateRevoked(NSF_MANDATE, HELD, LEADER))
    work = handling(proposed).look(asked(LEADER))
    assert party(work, NSF_REP, UNIT, HELD).capacity is Capacity.UNION_REPRESENTATIVE
    assert party(work, NSF_REP, UNIT, HELD + DAY) == Party(NSF_REP, Capacity.NONE)
    assert party(work, NSF_REP, UNIT, date(2025, 12, 31)) == Party(NSF_REP, Capacity.NONE)


def test_an_office_of_the_employers_comes_first_and_says_nothing_for_the_other_side(proposed: LedgerEventStore) -> None:
    granted(proposed, NSF_REP, Office.ROTA_PLANNER, date(2027, 12, 31))
    discussing = DiscussingRotas(handling(proposed))
    discussing.record(asked(LEADER), PLAN, "d-1", MEETING)
    (found,) = seen(proposed).meetings
    assert found.record is not None
    assert found.record.participants[1].capacity is Capacity.ROTA_PLANNER
    with pytest.raises(OnBothSides):
        discussing.confirm(asked(NSF_REP), PLAN, "d-1")
    with pytest.raises(OnBothSides):
        discussing.dispute(asked(NSF_REP), PLAN, "d-1", "no")


class At:
    """A clock that stands at an instant."""

    kind = ClockKind.STORY

    def __init__(self, *instant: int) -> None:
        self.instant = datetime(*instant, tzinfo=UTC)  # type: ignore[arg-type, misc]  # year, month, day, hour, minute

    def now(self) -> datetime:
        return self.instant


@pytest.mark.parametrize(
    ("clock", "today"),
    [
        (At(2027, 3, 27, 22, 59), date(2027, 3, 27)),
        (At(2027, 3, 27, 23, 0), date(2027, 3, 28)),
        (At(2027, 3, 28, 21, 59), date(2027, 3, 28)),
        (At(2027, 3, 28, 22, 0), date(2027, 3, 29)),
        (At(2026, 10, 24, 21, 59), date(2026, 10, 24)),
        (At(2026, 10, 24, 22, 0), date(2026, 10, 25)),
        (At(2026, 10, 25, 22, 59), date(2026, 10, 25)),
        (At(2026, 10, 25, 23, 0), date(2026, 10, 26)),
    ],
)
def test_the_day_is_oslos_also_when_the_clock_changes(log: LedgerEventStore, clock: At, today: date) -> None:
    """Forward on 28 March 2027, back on 25 October 2026: a minute on either side of midnight, before and after."""
    begins = date(2027, 4, 12)
    opened = replace(OPENED, period=Period(begins, begins + 13 * DAY))
    ward(log, opened)
    put(log, f"rota_plan-{PLAN}", PROPOSAL)
    discussing = DiscussingRotas(Handling(log, clock))
    with pytest.raises(HeldInTheFuture):
        discussing.record(asked(LEADER), PLAN, "d-1", replace(MEETING, held_on=today + DAY))
    with pytest.raises(SentInTheFuture):
        discussing.invite(asked(LEADER), PLAN, "d-1", today + DAY, today + 2 * DAY, (NSF_REP,))
    discussing.record(asked(LEADER), PLAN, "d-1", replace(MEETING, held_on=today))
    found = seen(log, on=Handling(log, clock))
    assert (found.today, found.counts_from) == (today, today)
    (deadline,) = found.deadlines
    assert (deadline.last_day, deadline.days_left) == (date(2027, 3, 29), (date(2027, 3, 29) - today).days)


def test_nothing_is_confirmed_by_time(proposed: LedgerEventStore) -> None:
    DiscussingRotas(handling(proposed)).record(asked(LEADER), PLAN, "d-1", MEETING)
    found = seen(proposed, on=Handling(proposed, At(2027, 12, 30, 12, 0)))
    assert found.counts_from == date(2026, 11, 16)


def test_the_same_question_again_is_answered_and_not_recorded_twice(proposed: LedgerEventStore) -> None:
    discussing, question = DiscussingRotas(handling(proposed)), asked(LEADER)
    first = discussing.invite(question, PLAN, "d-1", HELD, PERIOD.first_day - 20 * DAY, (NSF_REP, NSF_REP))
    again = discussing.invite(question, PLAN, "d-1", HELD, PERIOD.first_day - 20 * DAY, (NSF_REP, NSF_REP))
    assert (first.replayed, again.replayed) == (False, True)
    (found,) = seen(proposed).meetings
    assert found.invitation is not None
    assert [p.person for p in found.invitation.invited] == [NSF_REP]


def test_whoever_has_no_business_in_the_unit_reads_nothing(proposed: LedgerEventStore) -> None:
    stranger = asked(PersonId("stranger"))
    assert isinstance(stranger, Asked)
    assert stranger.actor == Actor(PersonId("stranger"))
    with pytest.raises(NotAllowed):
        ReadingDiscussions(handling(proposed), standard_law()).discussion(stranger, PLAN)
    for reader in (LEADER, PLANNER, NSF_REP, ANNE):
        assert seen(proposed, reader).plan == PLAN


def test_whoever_works_elsewhere_is_no_employee_of_the_unit(proposed: LedgerEventStore) -> None:
    work = handling(proposed).look(asked(LEADER))
    assert party(work, ANNE, UNIT, HELD) == Party(ANNE, Capacity.EMPLOYEE)
    assert party(work, ANNE, OTHER_UNIT, HELD) == Party(ANNE, Capacity.NONE)
    assert party(work, NSF_REP, OTHER_UNIT, HELD) == Party(NSF_REP, Capacity.NONE)

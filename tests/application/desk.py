"""The example ward on a store: facts put there as they stand, and people who ask for things."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from uuid import uuid4

from adapters.clock import StoryClock
from application.authority import Actor, Role
from application.handle import Asked, Handling
from application.ports.clock import ClockKind
from application.ports.event_store import Act, Change, EventStore
from domain.calendar import DayKind, Period
from domain.ids import MandateId, PersonId, Union
from domain.representation.events import MandateGranted, Office
from domain.staffing.need import NeedLine
from domain.staffing.staffing_plan import NeedSet
from domain.workforce.events import EmployeeRegistered, PositionChanged
from domain.working_time.model import Nights
from tests.examples import LEADER, NSF, NSF_REP, OPENED, PLAN, PLANNER, STAFFING, UNIT, D

TODAY = date(2026, 11, 16)
YEAR = Period(date(2026, 1, 1), date(2027, 12, 31))


def asked(person: PersonId, *granted: Role) -> Asked:
    """Something a person asks for, for the first time."""
    return Asked(uuid4(), sha256(person.encode()).digest(), Actor(person, frozenset(granted)), uuid4())


def handling(store: EventStore) -> Handling:
    """On the morning of 16 November 2026."""
    return Handling(store, StoryClock(TODAY))


def put(store: EventStore, stream: str, *events: object) -> None:
    """Add facts to a stream."""
    act = Act(uuid4(), bytes(32), LEADER, "import", datetime(2026, 11, 16, 8, tzinfo=UTC), ClockKind.STORY, uuid4())
    store.append(act, [Change(stream, len(store.stream(stream)), events)], {})


def mandate(store: EventStore, person: PersonId, office: Office, union: Union | None = None) -> None:
    """Give a person an office in the unit for two years."""
    name = MandateId(f"{person}.{office}.{UNIT}.{YEAR.first_day}")
    put(store, f"mandate-{name}", MandateGranted(name, person, office, (UNIT,), YEAR, LEADER, union))


def ward(store: EventStore, opened: object = OPENED) -> None:
    """The example plan (or ``opened``) open, its people registered, need set, the offices held."""
    for person in OPENED.people:
        put(
            store,
            f"employee-{person}",
            EmployeeRegistered(person, UNIT, 1990, None),
            PositionChanged(
                person, UNIT, "sykepleier", 100, timedelta(hours=35.5), Nights.YES, long_shifts=True
            ),
        )  # fmt: skip
    need = (NeedLine(DayKind.WEEKDAY, D, "any", 1, 1),)
    put(store, f"staffing_plan-{STAFFING}", NeedSet(STAFFING, UNIT, need, "by hand", PLANNER))
    put(store, f"rota_plan-{PLAN}", opened)
    mandate(store, LEADER, Office.UNIT_LEADER)
    mandate(store, PLANNER, Office.ROTA_PLANNER)
    mandate(store, NSF_REP, Office.UNION_REPRESENTATIVE, NSF)

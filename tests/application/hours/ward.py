"""The example ward with a rota that binds over the turn of a year, under NSF's agreement on rest for Anne."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from adapters.clock import StoryClock
from application.handle import Handling
from application.hours.judging import JudgingHours
from application.hours.overview import HoursOverview, ReadingHours
from application.hours.recording import RecordingHours
from application.names import agreement_id, hours_id, plan_id
from application.ports.event_store import EventStore
from domain.agreement.events import AgreementProposed, AgreementSigned, Ground
from domain.calendar import Period, at
from domain.hours.events import Worked, WorkKind
from domain.hours.hours import HOURS
from domain.hours.states import HoursOfYear
from domain.ids import EntryId, PersonId
from domain.rota.events import PlanLine, RotaImported, RotaPlanOpened, RotaProposed, RotaPublished, Sought
from domain.rota.states import line_fingerprint, plan_fingerprint
from domain.working_time.law import standard_law
from domain.working_time.model import AgreedLimits, Basis
from tests.application.desk import asked, put
from tests.examples import (
    ANNE,
    ASSESSMENT_ID,
    LEADER,
    NSF,
    NSF_MANDATE,
    NSF_REP,
    PLANNER,
    RULE_SET,
    STAFFING,
    TYPES,
    UNIT,
    UNIT_TERMS,
    print_of,
)

TURN = Period(date(2026, 12, 28), date(2027, 1, 24))
LATER = date(2027, 3, 1)
EIGHT_HOURS = AgreedLimits(
    daily_rest=at(TURN.first_day, time(8)) - at(TURN.first_day, time(0)), compensatory_rest="same_week"
)


def binding(
    store: EventStore, period: Period = TURN, covered: Iterable[PersonId] = (ANNE,), *, published: bool = True
) -> str:
    """A published rota with an agreement down to 8 h of daily rest, signed for ``covered``; the agreement's id."""
    plan = plan_id(UNIT, period)
    sought = (Sought(Basis.REST, "rest down to 8 h", EIGHT_HOURS, (NSF,)),)
    opened = RotaPlanOpened(plan, UNIT, period, UNIT_TERMS, tuple(TYPES.values()), STAFFING, (ANNE,), sought, PLANNER)
    print_ = line_fingerprint(plan, ANNE, {}, TYPES)
    whole = plan_fingerprint({ANNE: print_})
    put(
        store,
        f"rota_plan-{plan}",
        opened,
        RotaImported(plan, (PlanLine(ANNE, {}),), "by hand", PLANNER),
        RotaProposed(plan, 1, whole, {ANNE: print_}, RULE_SET, {}, 0, PLANNER),
        *([RotaPublished(plan, 1, whole, RULE_SET, (), ASSESSMENT_ID, LEADER)] if published else []),
    )
    name = agreement_id(plan, Basis.REST, NSF)
    put(
        store,
        f"agreement-{name}",
        AgreementProposed(
            name, plan, UNIT, Basis.REST, "rest down to 8 h", EIGHT_HOURS, period, 4, NSF, None, LEADER,
            dict.fromkeys(covered, Ground.MEMBER),
        ),
        AgreementSigned(
            name, plan, 1, whole, RULE_SET, print_of("text"), NSF_REP, NSF_MANDATE, dict.fromkeys(covered, print_)
        ),
    )  # fmt: skip
    return name


def recording(store: EventStore, today: date = LATER) -> RecordingHours:
    """Long after."""
    return RecordingHours(Handling(store, StoryClock(today)), JudgingHours(standard_law()))


def overview(store: EventStore, first: date = TURN.first_day, last: date = TURN.last_day) -> HoursOverview:
    """Anne looks at her own hours."""
    reading = ReadingHours(Handling(store, StoryClock(LATER)), JudgingHours(standard_law()))
    return reading.overview(asked(ANNE), ANNE, first, last)


def year(store: EventStore, which: int) -> HoursOfYear:
    """Anne's record of a year."""
    return HOURS.replay(r.event for r in store.stream(HOURS.stream(hours_id(ANNE, which))))  # type: ignore[misc]  # any fact


def clock(day: date, hour: float) -> datetime:
    """An Oslo clock."""
    return at(day, time(int(hour), round(hour % 1 * 60))).astimezone(UTC)


def worked(
    day: date, start: float, until: date, end: float, kind: WorkKind = WorkKind.ORDINARY, **more: object
) -> Worked:
    """From one Oslo clock to another."""
    return Worked(clock(day, start), clock(until, end), kind, **more)  # type: ignore[arg-type]  # named as the fields


def put_down(store: EventStore, entry: str, work: Worked, need: str | None = None) -> dict[str, object]:
    """Anne puts hours down; the answer."""
    return recording(store).record(asked(ANNE), ANNE, EntryId(entry), work, need).answer

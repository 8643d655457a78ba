"""Anne's January: named hours, small enough to have in mind."""

from datetime import UTC, date, datetime, timedelta

from domain.calendar import Period
from domain.hours.commands import CorrectHours, GiveRest, OwedRest, RecordHours, SettleRest, WithdrawHours
from domain.hours.events import HoursRecorded, RestFoundOwed, RestGiven, Worked, WorkKind
from domain.hours.states import Entry
from domain.ids import AgreementId, DebtId, EntryId, RestId
from tests.examples import AGREEMENT_ID, ANNE, LEADER, RULE_SET, UNIT

HOUR = timedelta(hours=1)
NOW = datetime(2027, 1, 31, 12, tzinfo=UTC)
WEEK_1 = Period(date(2027, 1, 4), date(2027, 1, 10))
EVENING, DAY_AFTER = EntryId("evening"), EntryId("day-after")
DAILY = "AML-10-8-1-DAILY-REST"
NIGHT_BETWEEN = DebtId(f"{DAILY}.2027-01-04.2027-01-05")
NAP = RestId("nap")


def at(day: int, hour: float, month: int = 1) -> datetime:
    """An instant in 2027, UTC."""
    return datetime(2027, month, day, tzinfo=UTC) + hour * HOUR


def work(day: int, start: float, hours: float, kind: WorkKind = WorkKind.ORDINARY, **more: object) -> Worked:
    """So many hours from a UTC clock on a day of January 2027."""
    return Worked(at(day, start), at(day, start + hours), kind, **more)  # type: ignore[arg-type]  # named as the fields


def record(entry: str, worked: Worked, *nearby: Entry, need: str | None = None, now: datetime = NOW) -> RecordHours:
    """Anne puts hours down in her record of 2027."""
    return RecordHours(ANNE, 2027, EntryId(entry), UNIT, worked, need, nearby, now, ANNE)


def recorded(entry: str, worked: Worked, need: str | None = None) -> HoursRecorded:
    """The fact that follows."""
    return HoursRecorded(ANNE, EntryId(entry), UNIT, worked, need, ANNE)


def correct(entry: str, worked: Worked, reason: str = "wrong clock", need: str | None = None) -> CorrectHours:
    """Anne corrects an entry."""
    return CorrectHours(ANNE, 2027, EntryId(entry), worked, need, reason, (), NOW, ANNE)


def withdraw(entry: str) -> WithdrawHours:
    """Anne takes an entry out."""
    return WithdrawHours(ANNE, EntryId(entry), "was never at work", ANNE)


def owed(hours: float, days: Period | None = None, rule: str = DAILY, **more: object) -> OwedRest:
    """Rest found owed for the night between the evening of 4 January and the day after."""
    when = days or Period(date(2027, 1, 4), date(2027, 1, 5))
    fields: dict[str, object] = {"due_by": WEEK_1.last_day, "entries": (EVENING, DAY_AFTER), "rests_on": AGREEMENT_ID}
    return OwedRest(rule, "AML § 10-8 (1)", when, hours * HOUR, **(fields | more))  # type: ignore[arg-type]  # as above


def settle(*found: OwedRest, worked: tuple[Entry, ...] = (), days: Period = WEEK_1) -> SettleRest:
    """The judgement of the first week found this."""
    return SettleRest(ANNE, days, found, RULE_SET, worked, EVENING, ANNE)


def found_owed(hours: float, entries: tuple[EntryId, ...] = (EVENING, DAY_AFTER)) -> RestFoundOwed:
    """The fact that follows of ``owed``."""
    return RestFoundOwed(
        ANNE, NIGHT_BETWEEN, DAILY, "AML § 10-8 (1)", RULE_SET, date(2027, 1, 4), date(2027, 1, 5), hours * HOUR,
        WEEK_1.last_day, entries, AgreementId(AGREEMENT_ID),
    )  # fmt: skip


def give(
    day: int,
    start: float,
    hours: float,
    rest: RestId = NAP,
    debt: DebtId = NIGHT_BETWEEN,
    nearby: tuple[Entry, ...] = (),
) -> GiveRest:
    """The leader gives Anne rest."""
    return GiveRest(ANNE, debt, rest, at(day, start), at(day, start + hours), nearby, (), NOW, LEADER)


def given_rest(day: int, start: float, hours: float, rest: RestId = NAP) -> RestGiven:
    """The fact that follows."""
    return RestGiven(ANNE, NIGHT_BETWEEN, rest, at(day, start), at(day, start + hours), LEADER)


def entry(name: str, worked: Worked) -> Entry:
    """An entry as it stands."""
    return Entry(EntryId(name), UNIT, worked, None, ANNE)

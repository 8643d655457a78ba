"""Putting hours down, correcting them, and giving the rest that is owed for them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from application.authority import Role, act_as
from application.handle import Answer, Asked, Handling, Work
from application.hours.judging import JudgingHours
from application.hours.records import Records, known_employee, may_record, records, whole_weeks, wider
from application.names import hours_id
from application.ports.event_store import Receipt
from domain.calendar import DAY, Period, oslo_day
from domain.hours.commands import CorrectHours, GiveRest, RecordHours, SettleRest, WithdrawHours, WithdrawRest
from domain.hours.events import Worked
from domain.hours.hours import HOURS
from domain.ids import DebtId, EntryId, PersonId, RestId
from domain.workforce.employee import Registered

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class RecordingHours:
    """What employees and their leader do with a record of hours. Each act is followed by a new judgement.

    The judgement is of the weeks round about, by the rules of today; what it finds owed is put down, and what no
    longer follows is taken back. Nothing is judged when the record is read back.
    """

    handling: Handling
    judging: JudgingHours

    def record(self, asked: Asked, employee: PersonId, entry: EntryId, worked: Worked, need: str | None) -> Receipt:
        """Put hours down: one's own, or as the leader."""
        year = worked.day.year

        def body(work: Work) -> Answer:
            person = _by(work, employee, year)
            days = _round(worked)
            nearby = records(work, employee, wider(days)).beside(year).entries
            at, by = work.now, asked.actor.person
            recording = RecordHours(employee, year, entry, person.unit, worked, need, nearby, at, by)
            work.do(HOURS, hours_id(employee, year), recording)
            return self._settled(work, person, days, entry) | {"year": year, "entry": entry}

        return self.handling.perform(asked, body)

    def correct(
        self, asked: Asked, employee: PersonId, year: int, entry: EntryId, worked: Worked, need: str | None, reason: str
    ) -> Receipt:
        """Put other content in the place of an entry's; the history keeps what stood."""

        def body(work: Work) -> Answer:
            person = _by(work, employee, year)
            stood = work.load(HOURS, hours_id(employee, year)).entries.get(entry)
            days = _round(worked) if stood is None else _both(_round(stood.work), _round(worked))
            nearby = records(work, employee, wider(days)).beside(year).entries
            at, by = work.now, asked.actor.person
            correcting = CorrectHours(employee, year, entry, worked, need, reason, nearby, at, by)
            work.do(HOURS, hours_id(employee, year), correcting)
            return self._settled(work, person, days, entry) | {"year": year, "entry": entry}

        return self.handling.perform(asked, body)

    def withdraw(self, asked: Asked, employee: PersonId, year: int, entry: EntryId, reason: str) -> Receipt:
        """Take an entry out of the record; the history keeps it."""

        def body(work: Work) -> Answer:
            person = _by(work, employee, year)
            withdrawing = WithdrawHours(employee, entry, reason, asked.actor.person)
            stood = work.do(HOURS, hours_id(employee, year), withdrawing).entries[entry]
            return self._settled(work, person, _round(stood.work), entry) | {"year": year, "entry": entry}

        return self.handling.perform(asked, body)

    def give_rest(
        self, asked: Asked, employee: PersonId, year: int, debt: DebtId, rest: RestId, starts: datetime, ends: datetime
    ) -> Receipt:
        """Put down compensatory rest that has been given, as the leader who owes it."""

        def body(work: Work) -> Answer:
            _leads(work, employee, year)
            name, nearby = hours_id(employee, year), _round_rest(work, employee, year, starts, ends)
            beside = nearby.beside(year)
            giving = GiveRest(
                employee, debt, rest, starts, ends, beside.entries, tuple(beside.rests), work.now, asked.actor.person
            )
            left = work.do(HOURS, name, giving).debts[debt].outstanding
            return {"year": year, "debt": debt, "rest": rest, "outstanding_minutes": left // MINUTE}

        return self.handling.perform(asked, body)

    def withdraw_rest(self, asked: Asked, employee: PersonId, year: int, rest: RestId, reason: str) -> Receipt:
        """Take back rest that was put down wrongly; the debt stands again as far as it still follows."""

        def body(work: Work) -> Answer:
            person, name = _leads(work, employee, year), hours_id(employee, year)
            given = work.load(HOURS, name).rests.get(rest)
            withdrawn = work.do(HOURS, name, WithdrawRest(employee, rest, reason, asked.actor.person))
            days = None if given is None else withdrawn.debts[given.debt].found
            settled = {} if days is None else self._settled(
                work, person, whole_weeks(Period(days.first_day, days.last_day)), None
            )  # fmt: skip
            return settled | {"year": year, "rest": rest}

        return self.handling.perform(asked, body)

    def _settled(self, work: Work, person: Registered, days: Period, because: EntryId | None) -> Answer:
        """Hold what is owed for ``days`` against a new judgement; what is outstanding for them afterwards."""
        employee = person.employee
        known = records(work, employee, wider(days))
        case = self.judging.case(work, person, known.entries, wider(days))
        found = () if case is None else self.judging.found(case, employee, known.entries)
        owed = self.judging.owed(found, days)
        outstanding: dict[str, int] = {}
        for year in known.years:
            own = tuple(o for o in owed if o.days.first_day.year == year)
            settling = SettleRest(
                employee, days, own, self.judging.law.version(days), known.entries, because, work.asked.actor.person
            )
            hours = work.do(HOURS, hours_id(employee, year), settling)
            outstanding |= {
                name: debt.outstanding // MINUTE
                for name, debt in hours.debts.items()
                if debt.outstanding and debt.found.first_day in days
            }
        return {"outstanding_minutes": outstanding}


def _by(work: Work, employee: PersonId, year: int) -> Registered:
    person = may_record(work, employee)
    work.match(HOURS, hours_id(employee, year))
    return person


def _leads(work: Work, employee: PersonId, year: int) -> Registered:
    person = known_employee(work, employee)
    act_as(work, person.unit, Role.UNIT_LEADER)
    work.match(HOURS, hours_id(employee, year))
    return person


def _round(worked: Worked) -> Period:
    """The weeks that an entry, and the rest before and after it, may have to do with."""
    last = max(oslo_day(worked.ends), worked.day)
    return whole_weeks(Period(worked.day - DAY, last + DAY))


def _both(one: Period, other: Period) -> Period:
    return Period(min(one.first_day, other.first_day), max(one.last_day, other.last_day))


def _round_rest(work: Work, employee: PersonId, year: int, starts: datetime, ends: datetime) -> Records:
    days = sorted((oslo_day(starts), oslo_day(ends)))
    years = records(work, employee, wider(Period(days[0], days[-1]))).years
    own = {year: work.load(HOURS, hours_id(employee, year))}
    return Records(years | own)

"""The overview of hours that AML § 10-7 asks for (*oversikt over arbeidstiden*), and who may see it.

To the employee, the employer's offices in the unit, its union and safety representatives, and the auditor, as
with everything that shows how work was planned. What somebody wrote in their own words is for the employee and the
employer; which union's agreement a finding rests on, for those and the auditor.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from application.authority import EMPLOYER, act_as, roles
from application.handle import Asked, Handling, Work
from application.hours.judging import JudgingHours
from application.hours.records import Records, known_employee, records, whole_weeks
from application.hours.totals import OvertimeCounted, WeekOfHours, overtime_counted, weeks_of
from application.names import hours_id
from application.rota.queries import INSIGHT, OVERSIGHT
from domain.calendar import OSLO, WEEK, Period
from domain.errors import Rejected
from domain.hours.events import RestGiven, WorkKind
from domain.hours.hours import HOURS
from domain.hours.states import Debt, Entry
from domain.ids import AgreementId, DebtId, EntryId, PersonId, RestId, UnitId
from domain.working_time.findings import Finding
from domain.working_time.judging import lines

YEAR = 52 * WEEK
"""How far back overtime is counted at most."""
LONGEST = 2 * YEAR


class PeriodUnusable(Rejected):
    """An overview is of a period that ends after it begins, of two years at most."""

    code = "hours.period_unusable"


@dataclass(frozen=True, slots=True)
class EntryInFull:
    """One entry, its times as an Oslo clock shows them, with their offset."""

    entry: EntryId
    year: int
    """In whose record it stands."""
    date: date
    starts: datetime
    ends: datetime
    kind: WorkKind
    unpaid_break: timedelta
    paid_break: timedelta
    hours: timedelta
    """Working time; of standby, the time it lasted."""
    beyond_from: datetime | None
    beyond: timedelta
    """Time beyond the agreed hours."""
    need_stated: bool
    need: str | None
    willing: bool | None
    averts_disturbance: bool
    by: PersonId
    corrections: int
    reasons: tuple[str, ...]
    """Of each correction, and of the withdrawal."""
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class RestInFull:
    """Compensatory rest that was given."""

    rest: RestId
    starts: datetime
    ends: datetime
    hours: timedelta
    by: PersonId


@dataclass(frozen=True, slots=True)
class DebtInFull:
    """Compensatory rest that is owed, or was."""

    debt: DebtId
    year: int
    """In whose record it stands."""
    rule: str
    paragraph: str
    rule_set: str
    first_day: date
    last_day: date
    owed: timedelta
    given: timedelta
    outstanding: timedelta
    due_by: date | None
    overdue: bool
    """Whether some of it is outstanding after that day."""
    entries: tuple[EntryId, ...]
    rests_on: AgreementId | None
    rests: tuple[RestInFull, ...]


@dataclass(frozen=True, slots=True)
class HoursFound:
    """What a rule says of the worked time, and of which entries."""

    finding: Finding
    entries: tuple[EntryId, ...]


@dataclass(frozen=True, slots=True)
class HoursOverview:
    """One employee's worked time over a period."""

    employee: PersonId
    unit: UnitId
    period: Period
    entries: tuple[EntryInFull, ...]
    """Those that start in the period, in time order."""
    withdrawn: tuple[EntryInFull, ...]
    """Those that were taken out again; no sum holds them."""
    weeks: tuple[WeekOfHours, ...]
    """The whole weeks that have a day in the period."""
    overtime: tuple[OvertimeCounted, ...]
    rest: tuple[DebtInFull, ...]
    """What is owed for days in the period, and whatever is outstanding from before."""
    outstanding: timedelta
    rule_set: str
    findings: tuple[HoursFound, ...]
    versions: Mapping[int, int]
    """Of each year's record, for ``If-Match``."""


@dataclass(frozen=True, slots=True)
class ReadingHours:
    """The reading of worked time."""

    handling: Handling
    judging: JudgingHours

    def overview(self, asked: Asked, employee: PersonId, first_day: date, last_day: date) -> HoursOverview:
        """The overview. Raises ``EmployeeUnknown``, ``NotAllowed`` and ``PeriodUnusable``."""
        work = self.handling.look(asked)
        person = known_employee(work, employee)
        own = employee == asked.actor.person
        if not own:
            act_as(work, person.unit, *OVERSIGHT)
        if not timedelta() <= last_day - first_day <= LONGEST:
            raise PeriodUnusable(
                f"{first_day} to {last_day} is no period that can be shown; a last day from the first one on, and at "
                f"most {LONGEST.days} days after it, is accepted"
            )
        held = roles(work, person.unit)
        return self._overview(
            work, person.employee, person.unit, Period(first_day, last_day),
            in_words=own or bool(held & set(EMPLOYER)), insight=own or bool(held & INSIGHT),
        )  # fmt: skip

    def _overview(
        self, work: Work, employee: PersonId, unit: UnitId, period: Period, *, in_words: bool, insight: bool
    ) -> HoursOverview:
        back = Period(period.first_day - YEAR, period.last_day)
        known = records(work, employee, back)
        case = self.judging.case(work, known_employee(work, employee), known.entries, whole_weeks(back))
        weeks: tuple[WeekOfHours, ...] = ()
        overtime: tuple[OvertimeCounted, ...] = ()
        findings: tuple[HoursFound, ...] = ()
        if case is not None:
            (line,) = lines(case, self.judging.law.on(period.last_day))
            weeks = tuple(w for w in weeks_of(line) if w.monday in whole_weeks(period))
            overtime = overtime_counted(line, period)
            bases = {a.name: a.basis.value for a in case.agreements.all}
            found = [
                *self.judging.found(case, employee, known.entries),
                *self.judging.lacking(case, employee, [e for e in known.entries if e.work.day in period]),
            ]
            findings = tuple(
                HoursFound(
                    f.finding
                    if insight
                    else replace(f.finding, rests_on=bases.get(f.finding.rests_on or ""), because=()),
                    tuple(e.entry for e in f.entries),
                )
                for f in sorted(found, key=lambda f: (f.finding.first_day, f.finding.rule, f.finding.last_day))
                if f.finding.first_day <= period.last_day and period.first_day <= f.finding.last_day
            )
        shown = [e if in_words else _without_words(e) for e in _entries(known, period)]
        debts = tuple(d if insight else replace(d, rests_on=None) for d in _debts(known, period, work.today))
        return HoursOverview(
            employee=employee,
            unit=unit,
            period=period,
            entries=tuple(e for e in shown if not e.withdrawn),
            withdrawn=tuple(e for e in shown if e.withdrawn),
            weeks=weeks,
            overtime=overtime,
            rest=debts,
            outstanding=sum((d.outstanding for d in debts), timedelta()),
            rule_set=self.judging.law.version(period),
            findings=findings,
            versions={
                year: work.version(HOURS, hours_id(employee, year))
                for year in known.years
                if period.first_day.year <= year <= period.last_day.year
            },
        )


def _entries(known: Records, period: Period) -> Iterator[EntryInFull]:
    found = [(year, e) for year, hours in known.years.items() for e in hours.entries.values() if e.work.day in period]
    for year, entry in sorted(found, key=lambda each: (each[1].work.starts, each[1].work.ends)):
        yield _entry(year, entry)


def _entry(year: int, e: Entry) -> EntryInFull:
    w = e.work
    return EntryInFull(
        entry=e.entry,
        year=year,
        date=w.day,
        starts=w.starts.astimezone(OSLO),
        ends=w.ends.astimezone(OSLO),
        kind=w.kind,
        unpaid_break=w.unpaid_break,
        paid_break=w.paid_break,
        hours=w.hours,
        beyond_from=None if w.beyond_from is None else w.beyond_from.astimezone(OSLO),
        beyond=w.beyond,
        need_stated=w.need_stated,
        need=e.need,
        willing=w.willing,
        averts_disturbance=w.averts_disturbance,
        by=e.by,
        corrections=len(e.corrections),
        reasons=e.corrections if e.withdrawn is None else (*e.corrections, e.withdrawn),
        withdrawn=e.withdrawn is not None,
    )


def _without_words(entry: EntryInFull) -> EntryInFull:
    return replace(entry, need=None, reasons=())


def _debts(known: Records, period: Period, today: date) -> Iterator[DebtInFull]:
    for year, hours in known.years.items():
        for debt in sorted(hours.debts.values(), key=lambda d: (d.found.first_day, d.found.debt)):
            inside = debt.found.first_day <= period.last_day and period.first_day <= debt.found.last_day
            if inside or (debt.outstanding and debt.found.last_day < period.first_day):
                yield _debt(year, debt, [r for r in hours.rests.values() if r.debt == debt.found.debt], today)


def _debt(year: int, debt: Debt, rests: list[RestGiven], today: date) -> DebtInFull:
    f = debt.found
    return DebtInFull(
        debt=f.debt,
        year=year,
        rule=f.rule,
        paragraph=f.paragraph,
        rule_set=f.rule_set,
        first_day=f.first_day,
        last_day=f.last_day,
        owed=debt.owed,
        given=debt.given,
        outstanding=debt.outstanding,
        due_by=f.due_by,
        overdue=bool(debt.outstanding and f.due_by and f.due_by < today),
        entries=f.entries,
        rests_on=f.rests_on,
        rests=tuple(
            RestInFull(r.rest, r.starts.astimezone(OSLO), r.ends.astimezone(OSLO), r.hours, r.by)
            for r in sorted(rests, key=lambda r: r.starts)
        ),
    )

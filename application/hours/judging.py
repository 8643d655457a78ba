"""Judging worked time by the same engine as plans, under the agreements of the rotas that were binding."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from application.agreements_in_force import in_force
from application.handle import Work
from application.hours.records import whole_weeks
from domain.calendar import Period
from domain.hours.commands import OwedRest
from domain.hours.line import NO_NEED, every_facts, facts_of, ids, lacking_need, looked_at, shift_of
from domain.hours.states import Entry
from domain.ids import AgreementId, Fingerprint, PersonId, UnitId
from domain.rota.events import RotaPlanOpened
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import Draft, Proposed, Published, line_fingerprint, types_of
from domain.workforce.employee import Registered
from domain.working_time.findings import Finding, Verdict
from domain.working_time.law import Law
from domain.working_time.model import Agreements, Case, UnitTerms

OF_PLANS = (
    "rota plan: ", "unit agreement: ", "personal terms: ", "tariff: ", "indicator: ",
    "AML § 10-2 ", "AML § 10-3", "AML § 14-",
)  # fmt: skip
"""How the grounds of rules begin that say what a plan must be, or how it comes about, not what may be worked."""
OF_DOCTORS = "tariff: A2"
"""The doctors' tariff agreement sets limits of work in place of the act's."""
REACH = timedelta(days=2 * 366)
"""A plan that began longer ago than this is over."""
SECOND = timedelta(seconds=1)
NO_PLAN = UnitTerms(1, 7, 7, 1, "", timedelta(), timedelta())
"""The terms of a unit without a binding rota: nothing is agreed there, and no rule of its own is judged."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with the entries it was made on."""

    finding: Finding
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class JudgingHours:
    """Judges one person's worked time by the law of its days."""

    law: Law

    def case(self, work: Work, person: Registered, entries: Sequence[Entry], days: Period) -> Case | None:
        """What the rules look at: the weeks of ``days`` from the first entry to the last.

        Nothing where nothing was worked, or no position is settled to judge by.
        """
        own = [e for e in entries if e.work.day in days]
        if person.terms is None or not own:
            return None
        period = whole_weeks(Period(own[0].work.day, max(e.work.day for e in own)))
        plans = list(_binding(work, person.unit, period))
        agreed = (in_force(work, opened, lines, None, (person.employee,))[0].all for opened, lines in plans)
        return Case(
            period,
            plans[-1][0].terms if plans else NO_PLAN,
            {person.employee: person.terms},
            tuple(shift_of(person.employee, e) for e in own),
            Agreements(tuple(a for each in agreed for a in each)),
        )

    def found(self, case: Case, person: PersonId, entries: Sequence[Entry]) -> tuple[Found, ...]:
        """What the rules say of the worked time in ``case``, each by what is on record of the very entries it is of."""
        judged = [e for e in entries if e.work.day in case.period]
        found: list[Found] = []
        for facts in every_facts(judged):
            for finding in self.law.judge(replace(case, facts={person: facts})):
                own = looked_at(finding.shifts, judged)
                if facts_of(own) == facts and _of_work(finding.paragraph):
                    found.append(Found(finding, own))
        return tuple(sorted(found, key=lambda f: (f.finding.first_day, f.finding.rule, f.finding.last_day)))

    def lacking(self, case: Case, person: PersonId, entries: Sequence[Entry]) -> tuple[Found, ...]:
        """What the rules say of each entry by itself because no need is stated for its time beyond agreed hours."""
        found: list[Found] = []
        for entry in lacking_need(entries):
            day, shift = entry.work.day, shift_of(person, entry)
            alone = replace(case, period=Period(day, day), shifts=(shift,), facts={person: NO_NEED})
            anyway = self.law.judge(replace(alone, facts={}))
            said = (f for f in self.law.judge(alone) if f not in anyway and _of_work(f.paragraph))
            found += (Found(f, (entry,)) for f in said)
        return tuple(found)

    def owed(self, found: Iterable[Found], days: Period) -> tuple[OwedRest, ...]:
        """The compensatory rest that follows for stretches inside ``days``, one debt for each rule and stretch."""
        debts: dict[tuple[str, date, date], list[Found]] = {}
        for each in found:
            f = each.finding
            if f.verdict is Verdict.DUE and f.owed and f.first_day in days and f.last_day in days:
                debts.setdefault((f.rule, f.first_day, f.last_day), []).append(each)
        return tuple(_debt(together) for together in debts.values())


def _of_work(paragraph: str) -> bool:
    return paragraph.startswith(OF_DOCTORS) or not paragraph.startswith(OF_PLANS)


def _debt(together: Sequence[Found]) -> OwedRest:
    first = together[0].finding
    owed = sum((f.finding.owed or timedelta() for f in together), timedelta())
    return OwedRest(
        rule=first.rule,
        paragraph=first.paragraph,
        days=Period(first.first_day, first.last_day),
        owed=-(-owed // SECOND) * SECOND,
        due_by=min((f.finding.due_by for f in together if f.finding.due_by), default=None),
        entries=tuple(dict.fromkeys(name for f in together for name in ids(f.entries))),
        rests_on=None if first.rests_on is None else AgreementId(first.rests_on),
    )


def _binding(work: Work, unit: UnitId, days: Period) -> Iterator[tuple[RotaPlanOpened, Mapping[PersonId, Fingerprint]]]:
    """The unit's plans that were published for some of ``days``, by first day, with what their lines are known by."""
    first, last = (ROTA_PLAN.stream(f"{unit}.{day}") for day in (days.first_day - REACH, days.last_day))
    for name in work.names(ROTA_PLAN, f"{unit}."):
        if not first <= name <= last:
            continue
        plan = work.load(ROTA_PLAN, name.removeprefix(f"{ROTA_PLAN.category}-"))
        if not isinstance(plan, Draft | Proposed | Published) or plan.binding is None:
            continue
        opened = plan.opened
        if (
            opened.unit == unit
            and opened.period.first_day <= days.last_day
            and days.first_day <= opened.period.last_day
        ):
            types = types_of(opened)
            yield opened, {p: line_fingerprint(opened.plan, p, line, types) for p, line in plan.binding.lines.items()}

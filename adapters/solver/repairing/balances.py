"""Everybody's hours against the hours due, and weekends and nights against a fair share, as the rota stands."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from domain.calendar import DAY, SATURDAY, WEEK, Period, monday
from domain.ids import PersonId
from domain.rota import fairness
from domain.rota.fairness import Fairness, Share
from domain.rota.line_measures import before
from domain.rota.repair import Payment
from domain.rota.solver import RotaProblem
from domain.working_time.model import ZERO, Rota, ShiftKind, Terms

FULL_TIME = 100
"""Per cent."""


class Balances:
    """The balances, counted once."""

    def __init__(self, problem: RotaProblem, rota: Rota) -> None:
        self.problem = problem
        self.blocks = _blocks(problem)
        self.planned = {name: [ZERO] * len(self.blocks) for name in problem.people}
        self.due = {name: _due(terms, self.blocks) for name, terms in problem.people.items()}
        full = {name: replace(terms, fraction_percent=FULL_TIME) for name, terms in problem.people.items()}
        self.full_time = {name: _due(terms, self.blocks) for name, terms in full.items()}
        worked: dict[PersonId, list[date]] = {}
        nights: dict[PersonId, list[date]] = {}
        for name in problem.people:
            line = {**before(problem, name), **rota.lines.get(name, {})}
            worked[name] = list(line)
            nights[name] = [day for day, code in line.items() if problem.types[code].kind is ShiftKind.NIGHT]
            for day, code in rota.lines.get(name, {}).items():
                self.planned[name][self._block(day)] += problem.types[code].on(name, day).hours
        first = min((day for days in worked.values() for day in days), default=problem.period.first_day)
        known = Period(min(first, problem.period.first_day), problem.period.last_day)
        self.weekends: Fairness = fairness.weekends(problem, worked, known)
        self.nights: Fairness = fairness.nights(problem, nights, known)
        self.in_weekend = {
            (name, monday(day)) for name, days in worked.items() for day in days if day.weekday() >= SATURDAY
        }

    def left(self, name: PersonId, day: date) -> timedelta:
        """Hours due less hours planned over the averaging period of ``day``."""
        block = self._block(day)
        return self.due[name][block] - self.planned[name][block]

    def beyond(self, name: PersonId, day: date, hours: timedelta) -> Payment:
        """What ``hours`` more on ``day`` are to somebody who has them not left; the act's overtime is not looked at."""
        block = self._block(day)
        up_to_full_time = self.full_time[name][block] - self.planned[name][block]
        return Payment.EXTRA_HOURS if hours <= up_to_full_time else Payment.OVERTIME

    def part_time(self, name: PersonId) -> bool:
        """Whether the person is below full time."""
        return self.problem.people[name].fraction_percent < FULL_TIME

    def weekends_with(self, name: PersonId, day: date) -> Share | None:
        """The person's weekends with a shift on ``day``; nothing for who has no share of them."""
        share = self.weekends.shares.get(name)
        more = 0 if (name, monday(day)) in self.in_weekend else 1
        return share and replace(share, worked=share.worked + more)

    def nights_with(self, name: PersonId) -> Share | None:
        """The person's night shifts with one more; nothing for who has no share of them."""
        share = self.nights.shares.get(name)
        return share and replace(share, worked=share.worked + 1)

    def _block(self, day: date) -> int:
        return (day - self.problem.period.first_day) // (max(self.problem.unit.averaging_weeks, 1) * WEEK)


def _due(terms: Terms, blocks: Sequence[Period]) -> Sequence[timedelta]:
    return tuple(terms.hours_due(block) for block in blocks)


def _blocks(problem: RotaProblem) -> Sequence[Period]:
    """The averaging periods inside the plan, from its first day; the last is as long as the plan reaches."""
    period, length = problem.period, max(problem.unit.averaging_weeks, 1) * WEEK
    found, first = [], period.first_day
    while first <= period.last_day:
        found.append(Period(first, min(first + length - DAY, period.last_day)))
        first += length
    return found

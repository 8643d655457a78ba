"""Findings recomputed from what they carry: from the shifts they name alone, or their limit from the reasons given.

The amounts of the law are typed here once more, so that a limit is counted twice and not copied.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import chain

from domain.calendar import Period
from domain.working_time.findings import Because, Finding, Reason
from domain.working_time.judging import finding
from domain.working_time.line import Line
from domain.working_time.model import ZERO, Shift
from domain.working_time.register import standard_rule_set
from domain.working_time.rule_set import Rule
from tests.domain.working_time.lines import Boundary

H = timedelta(hours=1)
ROUNDED = timedelta(milliseconds=1)
"""How far a mean of a week, which is rounded to the microsecond, may take a limit."""
RULE_SET = standard_rule_set()
ROTA = {Reason.ROUND_THE_CLOCK_ON_RECORD, Reason.EVERY_THIRD_SUNDAY_ON_RECORD}


@dataclass(frozen=True)
class Found:
    """A finding with the line it is of."""

    rule: Rule
    label: str
    line: Line
    finding: Finding

    @property
    def by(self) -> Mapping[Reason, Because]:
        """Its reasons by name, of which each is given once."""
        reasons = {each.name: each for each in self.finding.because}
        assert len(reasons) == len(self.finding.because), self.label
        return reasons

    @property
    def days(self) -> Period:
        """Its days."""
        return Period(self.finding.first_day, self.finding.last_day)

    @property
    def own(self) -> tuple[Shift, ...]:
        """The segments of the shifts it names, found by day and code."""
        named = {(each.day, each.code) for each in self.finding.shifts}
        duties = zip(self.line.shifts, self.line.parts, strict=True)
        parts = chain.from_iterable(parts for duty, parts in duties if (duty.day, duty.code) in named)
        kept = {id(each) for each in parts}
        return tuple(s for s in self.line.segments if id(s) in kept or (s.day, s.code) in named)

    @property
    def again(self) -> tuple[Finding, ...]:
        """What the rule says of its own shifts alone, all else as it was."""
        return findings(self.rule, replace(self.line, segments=self.own))

    @property
    def recomputed(self) -> bool:
        """Whether that gives the same once more; why it is so may then be another."""
        told = replace(self.finding, because=())
        return told in [replace(each, because=()) for each in self.again]


def findings(rule: Rule, line: Line) -> tuple[Finding, ...]:
    """What ``rule`` says of ``line``."""
    return tuple(finding(rule, RULE_SET.version, line.person.employee, seen) for seen in rule.check(line))


def found(rule_id: str, row: Boundary) -> list[Found]:
    """Every finding of a row."""
    rule = RULE_SET.rule(rule_id)
    return [Found(rule, row.label, row.line, each) for each in findings(rule, row.line)]


def act_week(f: Found) -> timedelta:
    """The act's full-time week by the reasons given."""
    by = f.by
    if Reason.CONTINUOUS_ON_RECORD in by or (_nights_a_year(by) >= 539 * H and _sundays_a_year(by) >= 231 * H):
        return 36 * H
    if Reason.NIGHT_HOURS_A_WEEK in by:
        return min(max(40 * H - _off(by) / _position(by), 36 * H), 38 * H)
    often = any(_share(by, name) * 3 >= 1 for name in (Reason.SUNDAYS_WORKED, Reason.RED_DAYS_WORKED))
    return 38 * H if ROTA & by.keys() or often or _share(by, Reason.NIGHT_HOURS) >= 0.75 else 40 * H


def by_the_act(f: Found) -> bool:
    """A week or a mean held to the act's week: for a position where it is the three-part count's mean."""
    week = act_week(f)
    passive = f.by.get(Reason.PASSIVE_HOURS)
    if passive:
        assert isinstance(passive.amount, timedelta)
        week = min(week + min(passive.amount / 2, 10 * H), 48 * H)
    return _near(f, week) or (_is_mean(f) and _near(f, week * _position(f.by)))


def by_overtime(f: Found) -> bool:
    """Overtime is what of the extra hours lies beyond the act's week, and the quota is one in force on its days."""
    if f.line.facts.measures != type(f.line.facts.measures)():
        return f.recomputed
    in_force = f.line.limits.over(f.days)
    quotas = {10 * H, 25 * H, 200 * H}
    quotas |= {min(each.overtime_week for each in in_force)}
    for name in ("overtime_four_weeks", "overtime_year", "overtime_half_year"):
        quotas |= {each for each in (getattr(one, name) for one in in_force) if each is not None}
    return f.finding.measured == _overtime(f) and f.finding.limit in quotas


def by_willingness(f: Found) -> bool:
    """The overtime that asked for a yes is above the act's own quota."""
    said = f.by.get(Reason.OVERTIME)
    if said is None:
        return f.recomputed
    assert isinstance(said.amount, timedelta)
    assert isinstance(said.of, timedelta)
    counted = bool(f.finding.shifts)
    return (
        said.of in {10 * H, 25 * H, 200 * H} and said.amount > said.of and (not counted or said.amount == _overtime(f))
    )


def by_hours_due(f: Found) -> bool:
    """Full time x position x weeks, less absences, and what a doctor has signed beyond; of a mean on record a week."""
    by = f.by
    week = _time(by, Reason.FULL_TIME_WEEK) * _position(by)
    more = _time(by, Reason.EXTENDED_HOURS) if Reason.EXTENDED_HOURS in by else ZERO
    if f.line.facts.measures.mean_week_hours is not None:
        return _near(f, week + more)
    away = by[Reason.ABSENT_WEEKDAYS].amount if Reason.ABSENT_WEEKDAYS in by else 0
    assert isinstance(away, int)
    return _near(f, week * len(f.days) / 7 - week * away / 5 + more)


def by_rota(f: Found) -> bool:
    """The same for somebody whose work is a rota, by the shifts or the record that make it one."""
    rota = {Reason.ROTA_ON_RECORD, Reason.EVENING_OR_NIGHT_DUTIES, Reason.RED_DAYS_WORKED}
    return bool(rota & f.by.keys() or not f.line.shifts) and by_hours_due(f)


def by_doctors_norm(f: Found) -> bool:
    """The same with 40 h, or 38 h where a doctor in training works nights."""
    nights = f.by.keys() & {Reason.NIGHT_DUTIES, Reason.REGULAR_NIGHTS_ON_RECORD}
    return _time(f.by, Reason.FULL_TIME_WEEK) == (38 if nights else 40) * H and by_hours_due(f)


def by_tariff_count(f: Found) -> bool:
    """37.5 h less what Sunday and night hours take off, between the unit's two weeks; due like other hours."""
    norms = f.line.unit.full_time_night or 33.6 * H, f.line.unit.full_time_rota or 35.5 * H
    week = min(max(37.5 * H - _off(f.by) / _position(f.by), norms[0]), norms[1])
    if Reason.FULL_TIME_WEEK not in f.by:
        return _near(f, week) or _near(f, week * _position(f.by))
    return abs(_time(f.by, Reason.FULL_TIME_WEEK) - week) < ROUNDED and by_hours_due(f)


def by_nights(f: Found) -> bool:
    """An evening is night work by a duty after midnight, or by a rota on record."""
    after_midnight = f.by.get(Reason.DUTIES_AFTER_MIDNIGHT)
    return Reason.ROTA_ON_RECORD in f.by or (after_midnight is not None and bool(after_midnight.amount))


def by_half_of_the_red_days(f: Found) -> bool:
    """Half of the period's red days may be worked, rounded down; runs of weeks are counted from the shifts."""
    return f.recomputed if Reason.RED_DAYS not in f.by else f.finding.limit == _count(f.by, Reason.RED_DAYS) // 2


def by_the_other_half(f: Found) -> bool:
    """The other half of them is off."""
    return f.recomputed if Reason.RED_DAYS not in f.by else f.finding.limit == -(-_count(f.by, Reason.RED_DAYS) // 2)


def by_majority(f: Found) -> bool:
    """More than half of those who do the work."""
    return f.finding.limit == _count(f.by, Reason.DOING_SAME_WORK) // 2 + 1


def by_mainly_night(f: Found) -> bool:
    """Three quarters of the hours are at night, unless terms or a record say so."""
    return f.recomputed if Reason.NIGHT_HOURS not in f.by else _share(f.by, Reason.NIGHT_HOURS) >= 0.75


def by_regular_nights(f: Found) -> bool:
    """Three nights inside the four weeks, or a record of it."""
    counted = f.by.get(Reason.NIGHT_DUTIES)
    if counted is None:
        return Reason.REGULAR_NIGHTS_ON_RECORD in f.by or f.recomputed
    return isinstance(counted.amount, int) and counted.amount >= 3


def by_age(f: Found) -> bool:
    """From 58 years on."""
    return _count(f.by, Reason.AGE) >= 58


def by_more_than_days(f: Found) -> bool:
    """Something in the plan is more than an ordinary day, or nothing is planned at all."""
    return bool(f.finding.because) or f.recomputed


LIMITS: Mapping[str, Callable[[Found], bool]] = {
    "AML-10-4-4-WEEK38": by_the_act,
    "AML-10-4-5-WEEK36": by_the_act,
    "AML-10-4-6-THREESPLIT": by_the_act,
    "AML-10-5-MEAN": by_the_act,
    "AML-10-6-4-OT": by_overtime,
    "AML-10-6-7-WILLING": by_willingness,
    "AML-10-8-4-SUNDAY-AVG26": by_half_of_the_red_days,
    "AML-10-11-2-NATURE": by_nights,
    "AML-10-11-6-NIGHT-AVG8": by_regular_nights,
    "AML-10-11-8-HEALTH": by_mainly_night,
    "AML-10-12-5-EXTEND": by_majority,
    "AML-10-2-1-FORSVARLIG": by_more_than_days,
    "AML-10-2-4-REDUCED": by_hours_due,
    "TAR-HOURS-DAY": by_hours_due,
    "TAR-HOURS-ROTA": by_rota,
    "TAR-HOURS-CONT": by_hours_due,
    "TAR-HOURS-3SPLIT": by_tariff_count,
    "TAR-F3": by_the_other_half,
    "TAR-DOC-NORM": by_doctors_norm,
    "TAR-DOC-AGE": by_age,
    "TERMS-HOURS-DUE": by_hours_due,
}
"""The rules whose limit, count or application rests on more than the shifts a finding names, with how it follows from
the reasons given. Every other finding is the same when only its own shifts are laid out."""


def _overtime(f: Found) -> timedelta:
    """Of the named shifts' extra hours, those that are overtime."""
    extra = sum((s.extra for s in f.own), ZERO)
    within = f.by.get(Reason.EXTRA_WITHIN)
    assert _time(f.by, Reason.OVERTIME_FROM) == act_week(f)
    if within is None:
        return extra
    assert isinstance(within.amount, timedelta)
    assert within.of == extra
    return extra - within.amount


def _off(by: Mapping[Reason, Because]) -> timedelta:
    nights, sundays = _time(by, Reason.NIGHT_HOURS_A_WEEK), _time(by, Reason.SUNDAY_HOURS_A_WEEK)
    return (nights * 15 + sundays * 10) / 60


def _position(by: Mapping[Reason, Because]) -> float:
    return _count(by, Reason.POSITION) / 100 if Reason.POSITION in by else 1


def _nights_a_year(by: Mapping[Reason, Because]) -> timedelta:
    return _a_year(by, Reason.NIGHT_HOURS_A_YEAR, Reason.NIGHT_HOURS_IN_DAYS)


def _sundays_a_year(by: Mapping[Reason, Because]) -> timedelta:
    return _a_year(by, Reason.SUNDAY_HOURS_A_YEAR, Reason.SUNDAY_HOURS_IN_DAYS)


def _a_year(by: Mapping[Reason, Because], recorded: Reason, counted: Reason) -> timedelta:
    if recorded in by:
        return _time(by, recorded)
    if counted not in by:
        return ZERO
    days = by[counted].of
    assert isinstance(days, int)
    return _time(by, counted) * 365 / days + ROUNDED


def _share(by: Mapping[Reason, Because], name: Reason) -> float:
    each = by.get(name)
    if each is None:
        return 0
    if isinstance(each.amount, timedelta) and isinstance(each.of, timedelta):
        return each.amount / each.of
    assert isinstance(each.amount, int)
    assert isinstance(each.of, int)
    return each.amount / each.of


def _time(by: Mapping[Reason, Because], name: Reason) -> timedelta:
    amount = by[name].amount
    assert isinstance(amount, timedelta)
    return amount


def _count(by: Mapping[Reason, Because], name: Reason) -> int:
    amount = by[name].amount
    assert isinstance(amount, int)
    return amount


def _near(f: Found, limit: timedelta) -> bool:
    return isinstance(f.finding.limit, timedelta) and abs(f.finding.limit - limit) < ROUNDED * 60


def _is_mean(f: Found) -> bool:
    return len(f.days) > 7

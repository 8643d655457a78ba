"""One case as the file has it, read into values of the domain."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from application.cases import fields as read
from application.cases.agreements import InForce, Whose, in_force, said_by_rule
from application.cases.facts import facts
from application.cases.fields import Fields, unfit
from application.cases.paragraphs import Named, named
from domain.calendar import DAY, Period, at, monday
from domain.ids import PersonId, ShiftCode
from domain.working_time.facts import NOTHING_KNOWN, Facts
from domain.working_time.model import HOUR, ZERO, Agreements, Post, Shift, ShiftKind, Terms, UnitTerms
from domain.working_time.rule_set import RuleSet

FIELDS = frozenset(
    {"id", "rule_paragraph", "employee", "shifts", "repeat", "agreements", "facts", "expected", "needs", "why"}
)
EMPLOYEE = frozenset({"fraction", "full_time_hours", "profession", "union", "age", "role"})
SHIFT = frozenset({"start", "end", "kind", "break_minutes"})
REPEAT = frozenset({"every_days", "times"})
WORK, PASSIVE, STANDBY = "work", "passive", "standby"
KINDS = (WORK, STANDBY, PASSIVE)
PERSON = PersonId("employee")
UNDATED = date(2027, 1, 4)
"""A Monday, for a case without a date of its own."""
HALF_YEAR = 26 * 7 * DAY
MOST_REPEATS = 530
"""Ten years of weeks."""
NOT_SETTLED = 10_000
DOCTOR = re.compile(r"lege|\blis\d?\b|doctor|physician", re.IGNORECASE)
OVERALL_BREAK = frozenset({"AML-10-9-1-BREAK"})
"""The rules whose cases give the break as such, free or not: their shifts last as long as they say."""
NONE: list[object] = []
EVENING_FROM, EVENING_TO, SMALL_HOURS = time(12), time(20), time(6)
LONG_DAY = timedelta(hours=10)


@dataclass(frozen=True, slots=True)
class RuleCase:
    """A case to judge: the rules it names, and all they look at."""

    id: str
    rules: Named
    person: Terms
    unit: UnitTerms
    period: Period
    shifts: tuple[Shift, ...]
    agreements: Agreements
    facts: Facts
    tariff: bool
    """Whether a tariff agreement is named that sets weekly hours."""


def rule_case(value: object, where: str, rule_set: RuleSet) -> RuleCase:
    """The case at ``where``. Raises a refusal that names the paragraph, fact, agreement or field."""
    given = read.an_object(value, where)
    given.only(FIELDS)
    rules = named(given.get("rule_paragraph", read.text), rule_set, f"{where}.rule_paragraph")
    known = facts(given.get_or("facts", read.an_object, Fields(f"{where}.facts", {})), _first_day(given))
    shifts = tuple(sorted(_shifts(given, known), key=lambda shift: shift.starts))
    if OVERALL_BREAK & set(rules.rules):
        shifts = tuple(replace(s, unpaid_break=ZERO, paid_break=s.unpaid_break + s.paid_break) for s in shifts)
    of_reduction = shifts and "AML-10-2-4-REDUCED" in rules.rules  # then the period is the agreement's, not the plan's
    period = _period(shifts, NOTHING_KNOWN if of_reduction else known)
    weeks = -(-len(period) // 7)
    person = _person(given.get("employee", read.an_object), period.first_day)
    whose = Whose(PERSON, period, weeks, rule_set.figures, doctor=_is_doctor(person, rules))
    texts = (*given.get_or("agreements", read.texts, ()), *said_by_rule(rules.said))
    agreed = in_force(texts, whose, f"{where}.agreements")
    return RuleCase(
        id=given.get("id", read.text),
        rules=rules,
        person=person,
        unit=_unit(rule_set, agreed, weeks),
        period=period,
        shifts=shifts,
        agreements=Agreements(agreed.agreements),
        facts=known,
        tariff=agreed.tariff,
    )


def _is_doctor(person: Terms, rules: Named) -> bool:
    """Whether the doctors' agreement is meant where a case says A2: by the profession, or by the rule it names."""
    named_so = any(rule.startswith("TAR-DOC-") for rule in rules.rules)
    return named_so or DOCTOR.search(person.profession) is not None


def _first_day(given: Fields) -> date:
    """The day of the first shift, for facts that name a clock alone."""
    shifts = given.get_or("shifts", read.a_list, NONE)
    return _clocks(shifts[0], f"{given.where}.shifts[0]").starts.date() if shifts else UNDATED


def _person(given: Fields, first_day: date) -> Terms:
    given.only(EMPLOYEE)
    given.get_or("union", read.text, "")
    age = given.get_or("age", read.whole, None)
    return Terms(
        employee=PERSON,
        profession=given.get_or("profession", read.text, ""),
        competences=frozenset(),
        fraction_percent=given.get_or("fraction", _fraction, 100),
        full_time_week=given.get_or("full_time_hours", _full_time, 40 * HOUR),
        born=None if age is None else first_day.replace(year=first_day.year - age, day=min(first_day.day, 28)),
        post=given.get_or("role", _post, Post.ORDINARY),
    )


def _fraction(value: object, where: str) -> int:
    found = read.whole(value, where)
    if not 1 <= found <= 100:
        raise unfit(value, where, "a position size from 1 to 100 per cent")
    return found


def _full_time(value: object, where: str) -> timedelta:
    found = read.hours(value, where)
    if not ZERO < found <= 48 * HOUR:
        raise unfit(value, where, "weekly hours of full time, above 0 and at most 48")
    return found


def _post(value: object, where: str) -> Post:
    try:
        return Post(read.text(value, where))
    except ValueError as error:
        raise unfit(value, where, f"one of {', '.join(Post)}") from error


@dataclass(frozen=True, slots=True)
class _Clocks:
    """A shift as the file has it, by Oslo clocks."""

    starts: datetime
    ends: datetime
    kind: str
    free_break: timedelta

    def later(self, days: int) -> "_Clocks":
        """The same by the clock, so many days later."""
        return replace(self, starts=self.starts + days * DAY, ends=self.ends + days * DAY)


def _shifts(given: Fields, known: Facts) -> tuple[Shift, ...]:
    where = f"{given.where}.shifts"
    own = [_clocks(each, f"{where}[{n}]") for n, each in enumerate(given.get_or("shifts", read.a_list, NONE))]
    every, times = given.get_or("repeat", _repeat, (1, 1))
    shifts = [_shift(each.later(n * every), i, known) for n in range(times) for i, each in enumerate(own)]
    standby = [shift for shift in shifts if shift.standby]
    return tuple(replace(s, called_out=_inside(s, standby)) if standby and not s.standby else s for s in shifts)


def _inside(shift: Shift, standby: list[Shift]) -> bool:
    """Whether work lies inside standby, and so was called for."""
    return any(each.starts <= shift.starts and shift.ends <= each.ends for each in standby)


def _repeat(value: object, where: str) -> tuple[int, int]:
    given = read.an_object(value, where)
    given.only(REPEAT)
    every, times = given.get("every_days", read.whole), given.get("times", read.whole)
    if not 1 <= times <= MOST_REPEATS or every < 1:
        raise unfit(value, where, f"at least a day apart and 1 to {MOST_REPEATS} times in all")
    return every, times


def _clocks(value: object, where: str) -> _Clocks:
    given = read.an_object(value, where)
    given.only(SHIFT)
    kind = given.get_or("kind", _kind, WORK)
    return _Clocks(
        given.get("start", read.clock_time),
        given.get("end", read.clock_time),
        kind,
        given.get_or("break_minutes", read.minutes, ZERO),
    )


def _kind(value: object, where: str) -> str:
    if value not in KINDS:
        raise unfit(value, where, f"one of {', '.join(KINDS)}")
    return str(value)


def _shift(clocks: _Clocks, position: int, known: Facts) -> Shift:
    """The shift, with what the facts say of it; a break one may not leave is working time (AML § 10-9 (1))."""
    starts, ends = (at(each.date(), each.time()) for each in (clocks.starts, clocks.ends))
    free = known.work.break_free_to_leave is not False
    elapsed = ends - starts
    begins = known.work.overtime_from
    return Shift(
        employee=PERSON,
        day=clocks.starts.date(),
        code=ShiftCode(clocks.kind),
        kind=_shift_kind(clocks, elapsed),
        starts=starts,
        ends=ends,
        unpaid_break=clocks.free_break if free else ZERO,
        paid_break=ZERO if free else clocks.free_break,
        passive=elapsed if clocks.kind == PASSIVE else ZERO,
        extra=ends - max(begins, starts) if begins is not None and begins < ends and begins >= starts else ZERO,
        standby=clocks.kind == STANDBY,
        other_employer=bool(known.work.second_shift_other_employer) and position == 1,
    )


def _shift_kind(clocks: _Clocks, elapsed: timedelta) -> ShiftKind:
    """What the clocks make of it: night when it touches the hours before six, evening when it lasts past eight."""
    past_midnight = clocks.ends.date() > clocks.starts.date()
    if clocks.starts.time() < SMALL_HOURS or (past_midnight and clocks.ends.time() > time()):
        return ShiftKind.NIGHT
    if elapsed > LONG_DAY:
        return ShiftKind.LONG
    past_evening = clocks.ends.time() >= EVENING_TO or past_midnight
    return ShiftKind.EVENING if clocks.starts.time() >= EVENING_FROM and past_evening else ShiftKind.DAY


def _period(shifts: tuple[Shift, ...], known: Facts) -> Period:
    """The plan's days: whole weeks round the shifts, and the days that the facts name."""
    first = [monday(shift.day) for shift in shifts[:1]]
    last = [monday(max(shift.day for shift in shifts)) + 6 * DAY] if shifts else []
    named_first, named_last = known.measures.period_from, known.measures.period_to
    first += [named_first] if named_first else []
    last += [named_last] if named_last else []
    begins = min(first, default=UNDATED)
    return Period(begins, max(last, default=begins + HALF_YEAR - DAY))


def _unit(rule_set: RuleSet, agreed: InForce, weeks: int) -> UnitTerms:
    """A unit that has settled nothing but what the case says; the tariff's norms hold."""
    tariff = rule_set.figures.tariff
    return UnitTerms(
        weekend_every=agreed.weekend_every or 1,
        consecutive_shifts_at_most=NOT_SETTLED,
        consecutive_nights_at_most=NOT_SETTLED,
        averaging_weeks=weeks,
        tariff_area=tariff.area,
        full_time_rota=tariff.rota_week.value,
        full_time_night=tariff.continuous_week.value,
        three_part_count=True,
    )

"""Random lines to judge: the weeks of both clock changes, Easter, May and Christmas, and shifts of every make.

A line is read off a string of bytes, two or more for each thing that is chosen; a byte of zero is always the plainest
choice, so a failing example shrinks to few and plain shifts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from hypothesis import strategies as st

from domain.calendar import Period
from domain.ids import PersonId, ShiftCode
from domain.working_time.facts import NOTHING_KNOWN, Facts
from domain.working_time.model import Agreed, AgreedLimits, Shift, ShiftKind, Terms, UnitTerms
from tests.domain.working_time.naive.clock import MINUTE, OSLO, instant

T = TypeVar("T")
PERSON = PersonId("p")
NONE = timedelta()


def plan(first: str, weeks: int, days: int = 0) -> Period:
    """So many weeks and days from ``first``."""
    begins = date.fromisoformat(first)
    return Period(begins, begins + timedelta(weeks=weeks, days=days - 1))


SHORT = (
    plan("2027-02-01", 2),
    plan("2027-03-22", 2),  # Easter, and the clocks forward on Easter Sunday
    plan("2026-03-23", 3),
    plan("2027-10-25", 2),  # the clocks back
    plan("2026-10-19", 2),
    plan("2027-04-26", 3, 2),  # 1 May on a Saturday, 17 May on Whit Monday
    plan("2028-04-24", 4),  # 1 May on a Monday, 17 May on a Wednesday
    plan("2028-12-18", 3),
    plan("2027-05-05", 2, 1),  # from a Wednesday, Ascension the next day
)
MIDDLE = (
    plan("2027-02-01", 12),
    plan("2027-09-06", 10),
    plan("2028-04-03", 9),
    plan("2028-11-22", 11, 2),
    plan("2027-01-04", 5),
)
LONG = (plan("2027-01-04", 26), plan("2027-01-04", 30), plan("2027-03-01", 53), plan("2027-09-08", 35, 3))


class Dice:
    """Choices read off bytes; when they are used up, every choice is the plainest."""

    def __init__(self, throws: bytes) -> None:
        self._throws, self.thrown = throws, 0

    def byte(self) -> int:
        """From 0 to 255."""
        self.thrown += 1
        return self._throws[self.thrown - 1] if self.thrown <= len(self._throws) else 0

    def of(self, choices: Sequence[T]) -> T:
        """One of ``choices``."""
        return choices[self.byte() % len(choices)]

    def number(self, below: int) -> int:
        """From 0."""
        return (self.byte() * 256 + self.byte()) % below

    def one_in(self, times: int) -> bool:
        """Yes once in so many times."""
        return self.byte() % times == times - 1


@dataclass(frozen=True, slots=True)
class Drawn:
    """All that the two checkers are given."""

    period: Period
    shifts: tuple[Shift, ...]
    agreements: tuple[Agreed, ...]
    terms: Terms
    unit: UnitTerms
    facts: Facts = NOTHING_KNOWN

    def __repr__(self) -> str:
        rows = [f"{self.period.first_day} to {self.period.last_day}", *(_row(shift) for shift in self.shifts)]
        rows += [
            f"{a.basis.value}: {_odd(a.limits, AgreedLimits())} {a.whole_chapter} {a.standby_ratio} {a.period}"
            for a in self.agreements
        ]
        parts = (self.facts.plan, self.facts.person, self.facts.work, self.facts.measures)
        plain = (NOTHING_KNOWN.plan, NOTHING_KNOWN.person, NOTHING_KNOWN.work, NOTHING_KNOWN.measures)
        rows += [_odd(self.terms, TERMS), _odd(self.unit, UNIT), *map(_odd, parts, plain)]
        return "\n  ".join(["drawn", *(row for row in rows if row)])


def _row(shift: Shift) -> str:
    starts, ends = (f"{moment:%m-%d %H:%M}Z" for moment in (shift.starts, shift.ends))
    plain = Shift(shift.employee, shift.day, shift.code, shift.kind, shift.starts, shift.ends)
    return f"{shift.day:%a %d %b} {starts} to {ends} {shift.kind.value} {_odd(shift, plain)}"


def _odd(one: object, plain: object) -> str:
    """The fields in which ``one`` is not plain."""
    names = [f.name for f in fields(plain)]  # type: ignore[arg-type]  # both are dataclasses
    return " ".join(f"{n}={getattr(one, n)}" for n in names if getattr(one, n) != getattr(plain, n))


def _more(agreed: Agreed) -> str:
    return f"{agreed.standby_ratio or ''} {agreed.extended_week or ''} {'whole chapter' * agreed.whole_chapter}"


CLOCKS = (
    (7, 0), (7, 30), (14, 30), (22, 0), (15, 0), (21, 0), (23, 0), (8, 0), (12, 0), (18, 0), (6, 0), (0, 0),
    (19, 30), (2, 0), (2, 30), (3, 30), (5, 0), (20, 0), (22, 30), (16, 0), (10, 0), (13, 0), (15, 30), (9, 0),
)  # fmt: skip
LENGTHS = (
    480, 450, 510, 540, 570, 600, 630, 660, 720, 750, 765, 780, 810, 300, 330, 331, 345, 240, 180, 360, 420, 479, 481,
    541, 601, 541, 751, 781, 60, 120, 150, 840, 960, 975, 1020, 1200, 1440,
)  # fmt: skip
DAY_LENGTHS = (480, 450, 510, 540, 570, 600, 630, 600, 720, 750, 420, 360)
GAPS = (0, 30, 60, 240, 480, 540, 600, 660, 659, 479)


@dataclass(frozen=True, slots=True)
class Make:
    """What the shifts of a line may be: how many days in ten have one, and which odd things may stand in it."""

    days_in_ten: int = 7
    again: int = 6
    """A second segment on a day, once in so many times."""
    lengths: tuple[int, ...] = LENGTHS
    clocks: tuple[tuple[int, int], ...] = CLOCKS
    breaks: int = 3
    passive: int = 0
    extra: int = 0
    standby: int = 0
    called_out: int = 0
    other_employer: int = 0
    """Each once in so many segments; 0 is never."""


def shifts(dice: Dice, days: Period, make: Make) -> tuple[Shift, ...]:
    """A line of shifts that start in ``days``, in time order."""
    found: list[Shift] = []
    for day in days.days():
        if dice.byte() % 10 < 10 - make.days_in_ten:
            continue
        hour, minute = dice.of(make.clocks)
        starts = instant(day, hour, minute) + (dice.number(60) * MINUTE if dice.one_in(16) else NONE)
        found.append(segment(dice, starts, make))
        while make.again and dice.one_in(make.again) and len(found) < 3 * len(days):
            gap = -dice.number(600) if dice.one_in(6) else dice.of(GAPS)
            found.append(segment(dice, found[-1].ends + gap * MINUTE, make))
    inside = [_extra_last(s, found) for s in found if s.day in days]
    return tuple(sorted(inside, key=lambda s: (s.starts, s.ends)))


def _extra_last(shift: Shift, others: Sequence[Shift]) -> Shift:
    """Extra time stands at the end of a whole duty only: where segments adjoin, in the last of them."""
    follows = any(other.starts == shift.ends and not other.standby for other in others)
    return replace(shift, extra=NONE) if follows else shift


def segment(dice: Dice, starts: datetime, make: Make) -> Shift:
    """One segment from ``starts``, with what ``make`` lets stand in it."""
    length = dice.of(make.lengths) if not dice.one_in(12) else 1 + dice.number(26 * 60)
    local = starts.astimezone(OSLO)
    day, hour = local.date(), local.hour
    kind = ShiftKind.NIGHT if hour >= 19 or hour < 4 else ShiftKind.EVENING if hour >= 12 else ShiftKind.DAY
    if dice.one_in(16):
        kind = dice.of(tuple(ShiftKind))
    plain = Shift(PERSON, day, ShiftCode("X"), kind, starts, starts + length * MINUTE)
    if make.standby and dice.one_in(make.standby):
        return replace(plain, standby=True)
    unpaid = dice.of((0, 0, 30, 25, 45)) if make.breaks and dice.one_in(make.breaks) else 0
    paid = dice.of((30, 0, 25, 29, 5)) if make.breaks else 0
    unpaid = min(unpaid, length // 2)
    hours = length - unpaid
    passive = 0
    if make.passive and dice.one_in(make.passive):
        passive = dice.of((hours, hours // 2, hours // 2 + 1, 420, 240, 180, 120, hours * 3 // 4))
    extra = 0
    if make.extra and dice.one_in(make.extra):
        extra = dice.of((60, 120, 121, 150, 180, 240, 300, 480, hours))
    return replace(
        plain,
        unpaid_break=unpaid * MINUTE,
        paid_break=paid * MINUTE,
        passive=min(passive, hours) * MINUTE,
        extra=min(extra, hours) * MINUTE,
        called_out=bool(make.called_out and dice.one_in(make.called_out)),
        other_employer=bool(make.other_employer and dice.one_in(make.other_employer)),
    )


TERMS = Terms(PERSON, "sykepleier", frozenset(), 100, timedelta(hours=35.5))
UNIT = UnitTerms(
    weekend_every=3,
    consecutive_shifts_at_most=6,
    consecutive_nights_at_most=4,
    averaging_weeks=26,
    tariff_area="Spekter Helse",
    full_time_rota=timedelta(hours=35.5),
    full_time_night=timedelta(hours=33.6),
)


def throws(plans: Sequence[Period], a_day: int = 16) -> st.SearchStrategy[tuple[Period, Dice]]:
    """A plan, and dice for all that stands in it."""
    return st.sampled_from(plans).flatmap(
        lambda days: st.tuples(
            st.just(days), st.binary(min_size=size(days, a_day), max_size=size(days, a_day)).map(Dice)
        )
    )


def size(days: Period, a_day: int) -> int:
    """How many throws a plan takes."""
    return 64 + a_day * len(days)

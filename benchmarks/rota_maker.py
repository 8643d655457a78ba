"""Rotas of any size made from rotating patterns: a ward as a case, a region as rosters. No person in them exists."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from random import Random

import numpy as np

from domain.calendar import DAY, Period
from domain.ids import PersonId, ShiftCode
from domain.working_time.columns.rosters import Rosters
from domain.working_time.model import (
    Absence,
    AbsenceEffect,
    Agreed,
    AgreedLimits,
    Agreements,
    Basis,
    Case,
    Nights,
    Rota,
    ShiftKind,
    ShiftType,
    Terms,
    UnitTerms,
)

HALF_YEAR = Period(date(2027, 1, 4), date(2027, 7, 4))
YEAR = Period(date(2027, 1, 1), date(2027, 12, 31))
UNIT = UnitTerms(3, 6, 4, 26, "Spekter Helse", timedelta(hours=35.5), timedelta(hours=33.6))
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def _type(code: str, starts: str, ends: str, unpaid: int, paid: int, kind: ShiftKind) -> ShiftType:
    clocks = time.fromisoformat(starts), time.fromisoformat(ends)
    return ShiftType(ShiftCode(code), code, *clocks, unpaid * MINUTE, paid * MINUTE, kind)


TYPES = (
    _type("D", "07:30", "15:00", 0, 30, ShiftKind.DAY),
    _type("A", "14:30", "22:00", 0, 30, ShiftKind.EVENING),
    _type("N", "21:45", "07:45", 0, 30, ShiftKind.NIGHT),
    _type("L", "07:30", "20:00", 0, 60, ShiftKind.LONG),
    _type("K", "08:00", "16:00", 30, 0, ShiftKind.DAY),
    _type("V", "08:00", "23:00", 0, 60, ShiftKind.LONG),
)
CODES = {str(shift.code): n for n, shift in enumerate(TYPES, 1)}
ROTA = ("DDAAD--", "AD-D-DD", "-NNN---", "DADD---", "-DA-DAA", "--NNN--")
"""Six weeks of day, evening and night, every third weekend."""
TWO_PART = ("DDADD--", "-AAD-DA", "DDDA---")
LONG = ("DD-L---", "-LD--LL", "DDA-D--")
NIGHTS = ("NN--NNN", "--NNN--", "NN-----")
BY_DAY = ("KKKKK--",)
DOCTOR = ("KKKVK--", "KVK-K-V", "KK-VK--", "KKKKV--")
KINDS = ((ROTA, 0.45), (TWO_PART, 0.2), (LONG, 0.08), (NIGHTS, 0.05), (BY_DAY, 0.14), (DOCTOR, 0.08))


def ward(people: int, seed: int, period: Period = HALF_YEAR) -> Case:
    """One ward under the agreements that are usual: averaging, rest, and each one's own on Sundays."""
    made = region(people, seed, period, kinds=((ROTA, 0.7), (TWO_PART, 0.15), (LONG, 0.1), (NIGHTS, 0.05)), extra=False)
    codes = [t.code for t in TYPES]
    lines = {
        terms.employee: {
            period.first_day + int(day) * DAY: codes[made.codes[n, day] - 1] for day in np.flatnonzero(made.codes[n])
        }
        for n, terms in enumerate(made.terms)
    }
    shifts = Rota(lines).shifts({t.code: t for t in TYPES})
    names = frozenset(lines)
    agreements = [*_by_representatives(names)]
    agreements += [_on_sundays(frozenset({name}), f"sundays {name}") for name in sorted(names)]
    return Case(period, UNIT, {t.employee: t for t in made.terms}, shifts, Agreements(tuple(agreements)))


def region(
    people: int,
    seed: int,
    period: Period = YEAR,
    kinds: Sequence[tuple[Sequence[str], float]] = KINDS,
    *,
    extra: bool = True,
) -> Rosters:
    """So many people over a whole period; doctors, day workers, night workers and rota workers by their shares."""
    random, numbers = Random(seed), np.random.default_rng(seed)  # noqa: S311 - a made-up region
    names = [PersonId(f"p{n:06}") for n in range(people)]
    everybody = frozenset(names)
    usual = (*_by_representatives(everybody), _on_sundays(everybody, "sundays"))
    as_doctors = (
        Agreed("a2", Basis.DOCTORS, AgreedLimits(), FOREVER, everybody, whole_chapter=True),
        *_by_representatives(everybody),
    )
    under = {0: usual, 1: _by_representatives(everybody), 2: ()}
    codes = np.zeros((people, len(period)), dtype=np.uint8)
    first, terms, own = period.first_day.weekday(), [], []
    for n, name in enumerate(names):
        pattern = random.choices([k for k, _ in kinds], [share for _, share in kinds])[0]
        fraction = random.choice((100, 100, 100, 80, 75, 60)) if pattern is not DOCTOR else 100
        codes[n] = _line(pattern, n, first, len(period), fraction)
        terms.append(_terms(name, pattern, fraction, random, period))
        own.append(as_doctors if pattern is DOCTOR else under[random.choices((0, 1, 2), (0.8, 0.15, 0.05))[0]])
    swaps = numbers.random(codes.shape) < 0.01
    codes[swaps] = numbers.integers(0, 3, int(swaps.sum()))
    for n, each in enumerate(terms):
        for absence in each.absences:
            days = slice(
                (absence.period.first_day - period.first_day).days,
                (absence.period.last_day - period.first_day).days + 1,
            )
            codes[n, days] = 0
    more = np.zeros((0, 0), dtype=np.uint8)
    if extra:
        more = (numbers.integers(1, 17, codes.shape) * (numbers.random(codes.shape) < 0.01)).astype(np.uint8)
    return Rosters(period, UNIT, TYPES, codes, terms, own, more)


FOREVER = Period(date(2026, 1, 1), date(2028, 12, 31))


def _by_representatives(covers: frozenset[PersonId]) -> tuple[Agreed, ...]:
    averaging = AgreedLimits(hours_a_day=12.5 * HOUR, hours_a_week=54 * HOUR, averaging_weeks=26)
    rest = AgreedLimits(daily_rest=9 * HOUR, compensatory_rest="same_week")
    return (
        Agreed("averaging", Basis.AVERAGING, averaging, FOREVER, covers),
        Agreed("rest", Basis.REST, rest, FOREVER, covers),
        Agreed("nights", Basis.NIGHT, AgreedLimits(), FOREVER, covers),
    )


def _on_sundays(covers: frozenset[PersonId], name: str) -> Agreed:
    return Agreed(name, Basis.SUNDAYS, AgreedLimits(averaging_weeks=26), FOREVER, covers)


def _line(
    pattern: Sequence[str], turn: int, first: int, days: int, fraction: int
) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    whole = "".join((*pattern[turn % len(pattern) :], *pattern[: turn % len(pattern)]))
    weeks = np.array([CODES.get(code, 0) for code in whole], dtype=np.uint8)
    line = np.resize(weeks, days + first)[first:]
    if fraction < 100:  # part-timers have every so many of their weekday shifts off
        every = round(100 / (100 - fraction))
        worked = np.flatnonzero((line > 0) & ((np.arange(days) + first) % 7 < 5))
        line[worked[every - 1 :: every]] = 0
    return line


def _terms(name: PersonId, pattern: Sequence[str], fraction: int, random: Random, period: Period) -> Terms:
    week = {id(NIGHTS): 33.6, id(BY_DAY): 37.5, id(DOCTOR): 40}.get(id(pattern), 35.5)
    begins = period.first_day + random.randrange(len(period) - 21) * DAY
    return Terms(
        name,
        "overlege" if pattern is DOCTOR else "sykepleier",
        frozenset(),
        fraction,
        week * HOUR,
        Nights.ONLY if pattern is NIGHTS else Nights.YES,
        long_shifts=True,
        absences=(Absence(Period(begins, begins + 20 * DAY), AbsenceEffect.AWAY),),
        born=date(random.randint(1962, 2003) if random.random() > 0.003 else 2010, random.randint(1, 12), 15),
    )

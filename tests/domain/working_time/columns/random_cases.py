"""Random cases of several people: rosters, terms, agreements, unit and settings of every make, off one seed."""

from dataclasses import fields, replace
from datetime import date, time, timedelta
from random import Random

from domain.calendar import DAY, Period, is_red
from domain.ids import PersonId
from domain.working_time.facts import Facts, PersonFacts
from domain.working_time.figures import RuleFigures
from domain.working_time.model import (
    Absence,
    AbsenceEffect,
    Adaptation,
    Agreed,
    AgreedLimits,
    Agreements,
    Basis,
    Case,
    Constraint,
    Nights,
    Post,
    Shift,
    ShiftKind,
    Terms,
    UnitTerms,
)
from domain.working_time.settings import Settings, When
from tests.domain.working_time.naive.random_agreements import (
    by_tariff,
    on_averaging,
    on_rest,
    on_standby,
    on_sundays,
    plain,
)
from tests.domain.working_time.naive.random_lines import LONG, MIDDLE, SHORT, TERMS, UNIT, Dice, Make, shifts

BY_DAY = Make(days_in_ten=9, again=0, clocks=((7, 0), (8, 0)), lengths=(480, 540, 600))
MAKES = (
    BY_DAY,
    Make(),
    Make(days_in_ten=8, again=0, breaks=0),
    Make(days_in_ten=6, again=3),
    Make(days_in_ten=6, extra=3),
    Make(days_in_ten=9, again=0, extra=1),
    Make(days_in_ten=6, extra=6, passive=3),
    Make(days_in_ten=7, standby=4),
    Make(days_in_ten=6, passive=2, standby=8),
    Make(days_in_ten=7, called_out=6, other_employer=8, standby=6),
    Make(days_in_ten=4, clocks=((21, 45), (22, 0), (23, 30), (20, 0)), lengths=(600, 570, 480, 720)),
    Make(days_in_ten=5, clocks=((7, 30), (14, 30), (21, 45), (7, 0)), lengths=(450, 450, 600, 750), again=0),
)
CLOCKS = {
    "holiday_starts": (17, 19), "great_eve_starts": (14,), "may_eve_starts": (18,), "holiday_ends": (20, 23),
    "counted_sunday_starts": (20,), "night_starts": (20, 22, 23), "night_ends": (7, 6), "day_starts": (2, 6, 7),
}  # fmt: skip
PLAIN = (
    Basis.TOTAL_DAY, Basis.OVERTIME, Basis.OVERTIME_AUTHORITY, Basis.NIGHT, Basis.PASSIVE_AUTHORITY,
    Basis.PASSIVE_REST_AUTHORITY, Basis.DOCTORS, Basis.DOCTORS_DEVIATION, Basis.DOCTORS_EXTENDED, Basis.SUNDAY_WORK,
    Basis.RELIGION, Basis.NIGHT_OWN_WISH, Basis.NIGHT_WORK, Basis.MEAN_CONSENT, Basis.NIGHT_PERIOD, Basis.TIME_OFF,
    Basis.SOUND_PRACTICE,
)  # fmt: skip


def random_case(seed: int) -> tuple[Case, RuleFigures]:
    """The case of ``seed``, and what it is judged by."""
    random = Random(seed)  # noqa: S311 - a made-up case
    period = random.choice((*SHORT, *MIDDLE, *MIDDLE, *LONG))
    names = [PersonId(f"p{n}") for n in range(random.randint(1, 4))]
    people = {name: _terms(random, name, period) for name in names}
    found: list[Shift] = []
    for name in names:
        if random.random() < 0.95:
            make = random.choice(MAKES)
            days = period if random.random() < 0.9 else Period(period.first_day - 2 * DAY, period.last_day + 2 * DAY)
            own = [replace(s, employee=name) for s in shifts(_dice(random, 24 * len(days)), days, make)]
            found += own if make is not BY_DAY else [s for s in own if s.kind is ShiftKind.DAY and not is_red(s.day)]
    unit = replace(
        UNIT,
        weekend_every=random.choice((2, 3, 4)),
        averaging_weeks=random.choice((4, 6, 8, 26)),
        three_part_count=random.random() < 0.5,
        particular_strain_at_night=random.random() < 0.3,
        consecutive_shifts_at_most=random.choice((4, 6)),
        consecutive_nights_at_most=random.choice((2, 4)),
    )
    case = Case(
        period, _tariff_of(random, unit), people, tuple(found), Agreements(tuple(_agreements(random, period, names)))
    )
    if random.random() < 0.1:
        facts = Facts(person=PersonFacts(considerable_strain=True, every_third_sunday=True))
        case = replace(case, facts={names[0]: facts})
    return case, RuleFigures(settings=_settings(random))


def _tariff_of(random: Random, unit: UnitTerms) -> UnitTerms:
    return replace(unit, full_time_rota=random.choice((unit.full_time_rota, timedelta(hours=37))))


def _dice(random: Random, throws: int) -> Dice:
    return Dice(random.randbytes(throws))


def _terms(random: Random, name: PersonId, period: Period) -> Terms:
    absences = [
        Absence(_within(random, period, 12), random.choice(tuple(AbsenceEffect)))
        for _ in range(random.choice((0, 0, 1, 3)))
    ]
    adaptations = [
        Adaptation(_within(random, period, 60), constraint, random.randrange(7))
        for constraint in Constraint
        if random.random() < 0.2
    ]
    born = None
    if random.random() < 0.3:
        year = period.first_day.year - random.choice((15, 16, 17, 18, 18, 40))
        born = random.choice((date(year, 2, 28), date(year, period.first_day.month, 14), date(year, 11, 30)))
        born = date(2008, 2, 29) if random.random() < 0.1 else born
    return replace(
        TERMS,
        employee=name,
        fraction_percent=random.choice((100, 100, 75, 60, 50, 0)),
        full_time_week=timedelta(hours=random.choice((35.5, 33.6, 37.5, 35.5, 40))),
        nights=random.choice((Nights.YES, Nights.YES, Nights.NEVER, Nights.ONLY)),
        long_shifts=random.random() < 0.5,
        absences=tuple(absences),
        adaptations=tuple(adaptations),
        born=born,
        post=random.choice((Post.ORDINARY,) * 6 + (Post.LEADER, Post.INDEPENDENT)),
    )


def _within(random: Random, period: Period, longest: int) -> Period:
    first = period.first_day + timedelta(days=random.randrange(-5, len(period)))
    return Period(first, first + timedelta(days=random.randrange(longest)))


def _agreements(random: Random, period: Period, names: list[PersonId]) -> list[Agreed]:
    dice = _dice(random, 400)
    found: list[Agreed] = []
    for _ in range(random.choice((0, 1, 1, 2))):
        found += [*on_averaging(dice, period), *on_rest(dice, period), *by_tariff(dice, period)]
        found += [*on_standby(dice, period), *on_sundays(dice, period)]
        for basis in PLAIN:
            found += plain(dice, period, basis, 5)
    odd = []
    for n, each in enumerate(found):
        covers = frozenset(name for name in names if random.random() < 0.7)
        whole = each.basis in {Basis.TARIFF, Basis.DOCTORS} and random.random() < 0.3
        extended = timedelta(hours=random.choice((2, 5))) if each.basis is Basis.DOCTORS_EXTENDED else None
        changed = replace(
            each, name=f"{random.randrange(9)}-{n}", covers=covers, whole_chapter=whole, extended_week=extended
        )
        odd.append(replace(changed, limits=AgreedLimits()) if random.random() < 0.1 else changed)
    return odd


def _settings(random: Random) -> Settings:
    if random.random() < 0.5:
        return Settings()
    changed: dict[str, object] = {}
    for field in fields(Settings):
        value = field.default
        if random.random() > 0.25:
            continue
        if isinstance(value, bool):
            changed[field.name] = not value
        elif isinstance(value, When):
            changed[field.name] = random.choice(tuple(When))
        elif isinstance(value, time):
            if field.name in CLOCKS:
                changed[field.name] = time(random.choice(CLOCKS[field.name]))
        elif isinstance(value, int):
            changed[field.name] = max(value + random.choice((-1, 1)), 1)
        elif isinstance(value, timedelta):
            changed[field.name] = value + timedelta(hours=random.choice((-1, 1)))
    return Settings(**changed)  # type: ignore[arg-type]  # each of its own field's type

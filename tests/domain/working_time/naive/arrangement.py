"""How a line is classed, § 10-4 (4) to (6), and the week that follows; by what is on record, else by counting."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from domain.working_time.facts import RotaKind
from tests.domain.working_time.naive.clock import SUNDAY, day_at, hour_at, is_night, minute_of, minutes_in, red_day_at
from tests.domain.working_time.naive.duties import duties, once, plan_days
from tests.domain.working_time.naive.nights import has_night_work
from tests.domain.working_time.naive.random_lines import Drawn
from tests.domain.working_time.naive.sundays import red_days

FORTY, THIRTY_EIGHT, THIRTY_SIX = 40 * 60, 38 * 60, 36 * 60
NIGHTS_A_YEAR, SUNDAYS_A_YEAR = 539 * 60, 231 * 60
SUNDAY_OFF, NIGHT_OFF = Fraction(10, 60), Fraction(15, 60)
"""What a Sunday hour and a night hour take off the week, in hours."""


@once
def rostered(drawn: Drawn) -> list[tuple[date, int]]:
    """Each rostered minute of work on site, with the day its duty belongs to: no extra time at a segment's end."""
    return [
        (duty.day, minute)
        for duty in duties(drawn)
        for segment in duty.segments
        for minute in range(minute_of(segment.starts), minute_of(segment.ends) - minutes_in(segment.extra))
    ]


@once
def red_days_by_roster(drawn: Drawn) -> set[date]:
    """The red days with a rostered minute in their free time."""
    return {date.fromordinal(red_day_at(minute)) for _, minute in rostered(drawn) if red_day_at(minute)}


@once
def every_third_sunday(drawn: Drawn) -> bool:
    """At least every third Sunday of the plan has work."""
    known = drawn.facts.person.every_third_sunday
    if known is not None:
        return known
    sundays = [day for day in red_days(drawn) if day.isoweekday() == SUNDAY]
    worked = len(red_days_by_roster(drawn).intersection(sundays))
    return worked > 0 and worked * 3 >= len(sundays)


@once
def night_minutes(drawn: Drawn) -> int:
    """Rostered minutes at night."""
    if not has_night_work(drawn):
        return 0
    return sum(1 for _, minute in rostered(drawn) if is_night(minute))


@once
def mainly_at_night(drawn: Drawn) -> bool:
    """Three quarters of the normal hours."""
    hours = sum(duty.normal for duty in duties(drawn))
    return hours > 0 and night_minutes(drawn) * 4 >= hours * 3


@once
def continuous(drawn: Drawn) -> bool:
    """539 night hours and 231 Sunday hours (Saturday 22:00 to Sunday 22:00) a year, in proportion to the plan."""
    if drawn.facts.person.rota is RotaKind.CONTINUOUS:
        return True
    share = Fraction(len(plan_days(drawn)), 365)
    if night_minutes(drawn) < NIGHTS_A_YEAR * share:
        return False
    counted = 0
    for _, minute in rostered(drawn):
        weekday, hour = date.fromordinal(day_at(minute)).isoweekday(), hour_at(minute)
        counted += (weekday == SUNDAY and hour < 22) or (weekday == SUNDAY - 1 and hour >= 22)
    return counted >= SUNDAYS_A_YEAR * share


def three_parts(drawn: Drawn) -> bool:
    """Day, evening and night duties, or on record as such."""
    if drawn.facts.person.rota is not None:
        return drawn.facts.person.rota is RotaKind.THREE_PART
    return {"day", "evening", "night"} <= {duty.kind for duty in duties(drawn) if duty.normal > 0}


@once
def three_part(drawn: Drawn) -> bool:
    """§ 10-4 (6): three parts and every third Sunday, where no stricter class goes first."""
    return three_parts(drawn) and every_third_sunday(drawn) and not mainly_at_night(drawn) and not continuous(drawn)


def rota_week(drawn: Drawn) -> bool:
    """§ 10-4 (4): a) by record, b) two-part with every third red day, c) every third Sunday, d) mainly at night."""
    rota = drawn.facts.person.rota
    if rota is RotaKind.ROUND_THE_CLOCK or mainly_at_night(drawn):
        return True
    if every_third_sunday(drawn) and not three_part(drawn):
        return True
    if rota is not RotaKind.TWO_PART or drawn.facts.person.every_third_sunday is not None:
        return False
    days = red_days(drawn)
    worked = len(red_days_by_roster(drawn).intersection(days))
    return worked > 0 and worked * 3 >= len(days)


def own_week(drawn: Drawn, days: Sequence[date]) -> Fraction:
    """What a mean over ``days`` is held to; of a three-part rota the position's part of the week."""
    if continuous(drawn):
        return Fraction(THIRTY_SIX)
    if three_part(drawn):
        return counted(drawn, days, FORTY, THIRTY_SIX, THIRTY_EIGHT) * drawn.terms.fraction_percent / 100
    return Fraction(THIRTY_EIGHT if rota_week(drawn) else FORTY)


def counted(drawn: Drawn, days: Sequence[date], base: int, least: Fraction | int, most: Fraction | int) -> Fraction:
    """The full-time week of a three-part rota over ``days``: 10 min off each Sunday hour, 15 min each night hour.

    A week's hours, scaled to full time; an hour that is both is counted as night.
    """
    own, nights, sundays = set(days), 0, 0
    red, at_night = set(red_days(drawn)), has_night_work(drawn)
    for day, minute in rostered(drawn):
        if day not in own:
            continue
        if at_night and is_night(minute):
            nights += 1
        elif red_day_at(minute) and date.fromordinal(red_day_at(minute)) in red:
            sundays += 1
    off = (nights * NIGHT_OFF + sundays * SUNDAY_OFF) * 7 / len(days)
    week = base - off * 100 / drawn.terms.fraction_percent
    return Fraction(max(min(week, Fraction(most)), Fraction(least)))

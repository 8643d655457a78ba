"""The count of a three-part rota (*tredelt turnus*): what Sunday and night hours take off the week.

The act (AML § 10-4 (6)) and the tariff count alike; they begin at different weeks and hold the result between
different weeks.
"""

from dataclasses import replace
from datetime import date, timedelta

from domain.calendar import Period
from domain.working_time.facts import RotaKind
from domain.working_time.line import Line
from domain.working_time.model import HOUR, ZERO, Shift, ShiftKind
from domain.working_time.windows import days_touched, night_from, night_time, red_span

SECOND = timedelta(seconds=1)
THREE = {ShiftKind.DAY, ShiftKind.EVENING, ShiftKind.NIGHT}


def has_three_parts(line: Line) -> bool:
    """Whether the line has day, evening and night duties, or the arrangement is on record as three-part."""
    if line.facts.person.rota is not None:
        return line.facts.person.rota is RotaKind.THREE_PART
    return {s.kind for s in line.shifts if s.normal > ZERO} >= THREE


def counted_week(line: Line, block: Period, base: timedelta, least: timedelta, most: timedelta) -> timedelta:
    """The full-time week of a three-part rota over ``block``: ``base`` less what is taken off, between two weeks.

    A part-timer's hours are scaled to full time before the result is held between ``least`` and ``most``.
    """
    return own_counted_week(line, block, base, least, most) * 100 / max(line.person.fraction_percent, 1)


def own_counted_week(line: Line, block: Period, base: timedelta, least: timedelta, most: timedelta) -> timedelta:
    """The same for the person's own position: the full-time week by its per cent."""
    percent = max(line.person.fraction_percent, 1)
    counted = base * percent / 100 - taken_off(line, block)  # each side scaled, so no fraction of a second is lost
    return max(min(counted, most * percent / 100), least * percent / 100)


def taken_off(line: Line, block: Period) -> timedelta:
    """What the person's own Sunday and night hours over ``block`` take off a week: 10 and 15 min for each hour.

    Sunday and holiday hours are those of AML § 10-10 (1), night hours those of § 10-11 (1), of the rostered part
    of the duties that start in ``block``: work beyond agreed hours shortens nobody's week. An hour that is both
    counts once, as night unless the settings say Sunday. Weekly means on record stand in for either.
    """
    figures, known = line.rule.figures, line.facts.measures
    nights, sundays = _counted(line, block)
    computed = recorded = ZERO
    for hours, mean, each in (
        (nights, known.mean_night_hours, figures.night_hour_off.value),
        (sundays, known.mean_sunday_hours, figures.sunday_hour_off.value),
    ):
        if mean is None:
            computed += hours * (each // SECOND) / (HOUR // SECOND)
        else:
            recorded += mean * (each // SECOND) / (HOUR // SECOND)
    return computed * 7 / len(block) + recorded


def hours_a_week(line: Line, block: Period) -> tuple[timedelta, timedelta]:
    """The weekly means of night hours and of Sunday hours over ``block`` that are taken off, no hour in both."""
    known = line.facts.measures
    nights, sundays = (hours * 7 / len(block) for hours in _counted(line, block))
    return (
        nights if known.mean_night_hours is None else known.mean_night_hours,
        sundays if known.mean_sunday_hours is None else known.mean_sunday_hours,
    )


def rostered(shift: Shift) -> Shift:
    """The duty without what is beyond agreed hours at its end."""
    return replace(shift, ends=shift.ends - shift.extra, extra=ZERO) if shift.extra else shift


def rostered_nights(line: Line) -> tuple[timedelta, ...]:
    """Night time of the rostered part of each duty."""
    settings = line.rule.settings
    return tuple(
        night_time(rostered(shift), settings) if shift.extra and night else night
        for shift, night in zip(line.shifts, line.nights, strict=True)
    )


def _counted(line: Line, block: Period) -> tuple[timedelta, timedelta]:
    """Night hours and Sunday hours, no hour in both."""
    own_nights = rostered_nights(line)
    nights = sum((own_nights[n] for n in line.between(block)), ZERO)
    worked_at_night = {(s.starts, s.ends) for s, night in zip(line.shifts, own_nights, strict=True) if night}
    sundays = both = ZERO
    for red in line.red_days:
        for shift in red.shifts:
            if shift.day in block:
                own = rostered(shift)
                sundays += red_span(red.day, line.rule.settings).shared(own)
                if (shift.starts, shift.ends) in worked_at_night:
                    both += _red_at_night(line, red.day, own)
    return (nights, sundays - both) if line.rule.settings.night_wins_over_sunday else (nights - both, sundays)


def _red_at_night(line: Line, red_day: date, shift: Shift) -> timedelta:
    settings = line.rule.settings
    span = red_span(red_day, settings)
    return sum((span.also(night_from(day, settings)).shared(shift) for day in days_touched(shift)), ZERO)

"""The tariff's weekly hours (*ukentlig arbeidstid etter tariffavtalen*)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from domain.calendar import Period
from domain.law import LawRef
from domain.working_time.conventions import NIGHT, RED
from domain.working_time.findings import Seen, Verdict
from domain.working_time.line import Line
from domain.working_time.model import HOUR, ZERO, ShiftKind
from domain.working_time.rule_set import Rule
from domain.working_time.rules.normal_hours import HOURS, works_every_nth_sunday
from domain.working_time.windows import days_touched, night_from, red_span

SECOND = timedelta(seconds=1)
DAY_AND_EVENING = {ShiftKind.DAY, ShiftKind.EVENING, ShiftKind.LONG}


def rota_week(line: Line) -> Iterator[Seen]:
    """A rota worker's planned hours stay within the tariff's week for rota, in proportion to the position.

    For lines with evening, night, long or red-day work whose settled norm is above the tariff's norm for fixed
    nights. Measured as hours planned over each averaging period against the tariff week x position x weeks, less
    absences as the hours due count them. Left out: day work, whose norm is the one settled.
    """
    in_rota = any(s.kind in {ShiftKind.EVENING, ShiftKind.NIGHT, ShiftKind.LONG} for s in line.shifts)
    if line.person.full_time_week > line.unit.full_time_night and (in_rota or any(red.work for red in line.red_days)):
        yield from _over(line, line.unit.full_time_rota)


def continuous_week(line: Line) -> Iterator[Seen]:
    """Fixed nights and fully continuous shift stay within the tariff's shorter week, counted like the rota week.

    Whom it concerns is settled with the norm: everybody whose settled week is the shorter one.
    """
    if line.person.full_time_week <= line.unit.full_time_night:
        yield from _over(line, line.unit.full_time_night)


def three_part(line: Line) -> Iterator[Seen]:
    """A three-part rota (*tredelt turnus*) shortens the week by its Sunday and night hours.

    For lines with day, evening and night, at least every third Sunday, and a quarter of the hours on day and
    evening. The week is 37.5 h less 10 min for each Sunday or holiday hour and 15 min for each night hour, never
    outside the two tariff weeks; hours are scaled to full time first, and an hour that is both counts as night.
    Where the norm is settled with the person, a shorter counted week is reported and not judged.
    """
    for block in line.blocks(line.unit.averaging_weeks) if qualifies(line) else ():
        counted = counted_week(line, block)
        if line.unit.three_part_count:
            yield from _over(line, counted, block)
        elif counted < line.person.full_time_week:
            shifts = tuple(line.shifts[n] for n in line.between(block))
            yield Seen(
                Verdict.ADVISORY,
                block.first_day,
                block.last_day,
                line.person.full_time_week,
                counted,
                HOURS,
                shifts,
            )


def qualifies(line: Line) -> bool:
    """Whether the line is a three-part rota in the tariff's sense."""
    kinds = {s.kind for s in line.shifts}
    total = sum(line.hours, ZERO)
    by_day = sum((h for s, h in zip(line.shifts, line.hours, strict=True) if s.kind in DAY_AND_EVENING), ZERO)
    share = line.rule.tariff.three_part_day_share.value
    three = {ShiftKind.DAY, ShiftKind.EVENING, ShiftKind.NIGHT} <= kinds
    return three and by_day * 100 >= total * share and works_every_nth_sunday(line)


def counted_week(line: Line, block: Period) -> timedelta:
    """The full-time week that the three-part count gives for ``block``, between the two tariff weeks."""
    figures = line.rule.figures
    nights = sum((line.nights[n] for n in line.between(block)), ZERO)
    taken_off = _minutes_off(nights, figures.night_hour_off.value)
    taken_off += _minutes_off(_red_by_day(line, block), figures.sunday_hour_off.value)
    a_week_at_full_time = taken_off * 7 * 100 / (len(block) * max(line.person.fraction_percent, 1))
    counted = line.rule.tariff.three_part_base.value - a_week_at_full_time
    return max(min(counted, line.unit.full_time_rota), line.unit.full_time_night)


def _minutes_off(hours: timedelta, each_hour: timedelta) -> timedelta:
    return each_hour * (hours // SECOND) / (HOUR // SECOND)


def _red_by_day(line: Line, block: Period) -> timedelta:
    """Sunday and holiday time that is not night, of the shifts that start inside ``block``."""
    settings = line.rule.settings
    found = ZERO
    for red in line.red_days:
        span = red_span(red.day, settings)
        for shift in red.shifts:
            if shift.day in block:
                nights = (span.also(night_from(day, settings)) for day in days_touched(shift))
                found += span.shared(shift) - sum((night.shared(shift) for night in nights), ZERO)
    return found


def _over(line: Line, week: timedelta, block: Period | None = None) -> Iterator[Seen]:
    for days in [block] if block else line.blocks(line.unit.averaging_weeks):
        hours, due = line.hours_in(days), replace(line.person, full_time_week=week).hours_due(days)
        if hours > due:
            shifts = tuple(line.shifts[n] for n in line.between(days))
            yield Seen(Verdict.VIOLATION, days.first_day, days.last_day, hours, due, HOURS, shifts)


RULES = (
    Rule(
        "TAR-HOURS-ROTA",
        LawRef("tariff: weekly hours in rota"),
        "the hours planned in rota",
        "planlagt arbeidstid i turnus",
        rota_week,
        settings=RED,
        ground_nb="tariffavtalen: ukentlig arbeidstid i turnus",
    ),
    Rule(
        "TAR-HOURS-CONT",
        LawRef("tariff: weekly hours in fixed nights and fully continuous shift"),
        "the hours planned in fixed nights or fully continuous shift",
        "planlagt arbeidstid i fast nattarbeid eller helkontinuerlig skift",
        continuous_week,
        ground_nb="tariffavtalen: ukentlig arbeidstid i fast nattarbeid og helkontinuerlig skift",
    ),
    Rule(
        "TAR-HOURS-3SPLIT",
        LawRef("tariff: three-part rota"),
        "the full-time week of a three-part rota",
        "heltidsuken i tredelt turnus",
        three_part,
        figures=(
            "sunday_hour_off",
            "night_hour_off",
            "every_nth_sunday",
        ),
        tariff=("three_part_base", "three_part_day_share"),
        settings=(*RED, *NIGHT),
        ground_nb="tariffavtalen: tredelt turnus",
    ),
)

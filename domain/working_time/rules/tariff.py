"""The hospital tariff for rota staff (*turnuspersonell*): weekly hours by kind of work, the three-part count, long
shifts, and how standby and Sunday hours are counted.

A norm that the unit has settled stands before the profile's.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from domain.calendar import Period
from domain.law import LawRef
from domain.working_time import three_part
from domain.working_time.arrangement import works_every_nth_sunday
from domain.working_time.conventions import NIGHT, RED
from domain.working_time.facts import RotaKind
from domain.working_time.findings import Because, Reason, Seen, Verdict, permit
from domain.working_time.limits import NO_LIMIT, Limits
from domain.working_time.line import Line
from domain.working_time.model import ZERO, Basis, Shift, ShiftKind
from domain.working_time.reasons import (
    ON_RECORD,
    Why,
    and_standby,
    of_hours_due,
    of_own_week,
    of_standby,
    of_three_part_count,
)
from domain.working_time.rule_set import Classification, Concerns, Rule
from domain.working_time.rules.normal_hours import HOURS
from domain.working_time.tariff_profile import TariffProfile

DAY_AND_EVENING = {ShiftKind.DAY, ShiftKind.EVENING, ShiftKind.LONG}
NOT_BY_DAY = {ShiftKind.EVENING, ShiftKind.NIGHT, ShiftKind.LONG}
STANDBY_FIGURES, STANDBY_SETTINGS = ("standby_hours_each",), ("standby_active_counts_once",)
"""What counted standby reads, which is among the hours."""


def day_week(line: Line) -> Iterator[Seen]:
    """A day worker's planned hours stay within the tariff's week for day work, in proportion to the position.

    Day work is a line without evening, night, long or red-day duty, of a person whose settled norm is above the one
    for fixed nights; whose settled norm is below the day week is held to that. Measured and scaled like the rota
    week.
    """
    if _kind(line) is RotaKind.DAY:
        yield from _over(line, min(line.rule.tariff.day_week.value, line.person.full_time_week))


def rota_week(line: Line) -> Iterator[Seen]:
    """A rota worker's planned hours stay within the tariff's week for rota, in proportion to the position.

    For lines with evening, night, long or red-day work, or with a rota on record, of a person whose settled norm is
    above the one for fixed nights. Measured as hours planned over each averaging period against the tariff week x
    position x weeks, less absences as the hours due count them. A weekly mean on record is judged in its place; where
    neither shifts nor a record tell what kind of work it is, a norm above the rota week means day work.
    """
    if _kind(line) is RotaKind.THREE_PART:
        yield from _over(line, rota_norm(line), lambda _: _of_rota(line))


def continuous_week(line: Line) -> Iterator[Seen]:
    """Fixed nights and fully continuous shift stay within the tariff's shorter week, counted like the rota week.

    Whom it concerns is settled with the norm: everybody whose settled week is the shorter one, and whoever's rota
    is on record as continuous.
    """
    if _kind(line) is RotaKind.CONTINUOUS:
        yield from _over(line, night_norm(line))


def three_part_week(line: Line) -> Iterator[Seen]:
    """A three-part rota (*tredelt turnus*) shortens the week by its Sunday and night hours.

    For lines with day, evening and night, at least every third Sunday, and a quarter of the hours on day and
    evening; what is on record of the rota stands in for these. The week is 37.5 h less 10 min for each Sunday or
    holiday hour and 15 min for each night hour, never outside the two tariff weeks; a part-timer's hours are scaled
    to full time first, and an hour that is both counts as night. Rostered hours count, not extra work. Where the norm
    is settled with the person, a shorter counted week is reported and not judged, unless the unit judges it or means
    are on record.
    """
    if not qualifies(line):
        return
    known = line.facts.measures
    if known.mean_week_hours is not None:
        own = three_part.own_counted_week(line, line.period, *_weeks(line))
        if known.mean_week_hours > own:
            yield _recorded(line, known.mean_week_hours, own, of_three_part_count(line, line.period))
        return
    judged = line.unit.three_part_count or _means_on_record(line)
    for block in line.blocks(line.unit.averaging_weeks):
        counted = counted_week(line, block)
        if judged:
            yield from _over(line, counted, lambda days: of_three_part_count(line, days), block)
        elif counted < line.person.full_time_week:
            yield Seen(
                Verdict.ADVISORY,
                block.first_day,
                block.last_day,
                line.person.full_time_week,
                counted,
                HOURS,
                _shifts(line, block),
                because=of_three_part_count(line, block),
            )


def long_shift(line: Line) -> Iterator[Seen]:
    """A shift over 10 h is agreed with the local representatives, one over 12.5 h by the union centrally.

    Judged by each duty's normal hours and the day it starts, also where the authority has consented to more. An
    averaging agreement with the representatives reaches the hours it names, 12.5 at the most; a tariff agreement
    reaches those it names, or any when it derogates from all it may. That a long shift is voluntary, the person's
    own terms say.
    """
    tariff = line.rule.tariff
    for shift, hours in zip(line.shifts, line.hours, strict=True):
        if hours > tariff.long_shift.value:
            agreed = line.limits.on(shift.day)
            allowed = _longest_shift(agreed, tariff)
            if hours > allowed:
                local = hours <= tariff.long_shift_local.value
                who = permit(Basis.AVERAGING if local else Basis.TARIFF)
                rests_on = agreed.averaging.name if agreed.averaging and allowed > tariff.long_shift.value else None
                yield Seen(Verdict.NEEDS, shift.day, shift.day, hours, allowed, HOURS, (shift,), who, rests_on)


def counted_standby(line: Line, day: date) -> Fraction:
    """The share of standby off site (*beredskapsvakt*, *hjemmevakt*) that is counted as normal hours on ``day``.

    An agreement on standby sets it; one that names no share gives the tariff's one in five, so ten hours count as
    two. Without any agreement the act's one in seven holds. Time worked on a call counts in full.
    """
    return line.standby_ratio(day)


def rota_norm(line: Line) -> timedelta:
    """The week of a rota worker: the unit's, or the profile's where the unit has settled none (zero hours)."""
    return line.unit.full_time_rota or line.rule.tariff.rota_week.value


def night_norm(line: Line) -> timedelta:
    """The week of fixed nights and fully continuous shift: the unit's, or the profile's where it has settled none."""
    return line.unit.full_time_night or line.rule.tariff.continuous_week.value


def qualifies(line: Line) -> bool:
    """Whether the line is a three-part rota in the tariff's sense."""
    known = line.facts.person
    if known.every_third_sunday is False:
        return False
    if not line.shifts:
        return known.rota is RotaKind.THREE_PART or (known.rota is None and _means_on_record(line))
    total = sum(line.hours, ZERO)
    by_day = sum((h for s, h in zip(line.shifts, line.hours, strict=True) if s.kind in DAY_AND_EVENING), ZERO)
    return (
        three_part.has_three_parts(line)
        and by_day * 100 >= total * line.rule.tariff.three_part_day_share.value
        and (known.every_third_sunday or works_every_nth_sunday(line))
    )


def counted_week(line: Line, block: Period) -> timedelta:
    """The full-time week that the three-part count gives for ``block``, between the two tariff weeks."""
    return three_part.counted_week(line, block, *_weeks(line))


def _weeks(line: Line) -> tuple[timedelta, timedelta, timedelta]:
    """Where the three-part count begins, and the two weeks it is held between."""
    return line.rule.tariff.three_part_base.value, night_norm(line), rota_norm(line)


def _kind(line: Line) -> RotaKind | None:
    """Which of the three weeks the person has: day, rota (three-part stands for any), or continuous."""
    known = line.facts.person.rota
    if known is RotaKind.CONTINUOUS or line.person.full_time_week <= night_norm(line):
        return RotaKind.CONTINUOUS
    if known is not None:
        return RotaKind.DAY if known is RotaKind.DAY else RotaKind.THREE_PART
    if line.shifts:
        by_day = all(s.kind not in NOT_BY_DAY for s in line.shifts) and not any(red.work for red in line.red_days)
        return RotaKind.DAY if by_day else RotaKind.THREE_PART
    return RotaKind.DAY if line.person.full_time_week > rota_norm(line) else RotaKind.THREE_PART


def _means_on_record(line: Line) -> bool:
    known = line.facts.measures
    return known.mean_night_hours is not None or known.mean_sunday_hours is not None


def _of_rota(line: Line) -> tuple[Because, ...]:
    """What makes the person's work a rota: by record, by evening, night or long duties, or by red-day work."""
    if line.facts.person.rota is not None:
        return (Because(Reason.ROTA_ON_RECORD, ON_RECORD),)
    if duties := sum(1 for s in line.shifts if s.kind in NOT_BY_DAY):
        return (Because(Reason.EVENING_OR_NIGHT_DUTIES, duties, len(line.shifts)),)
    red_days = sum(1 for red in line.red_days if red.work)
    return (Because(Reason.RED_DAYS_WORKED, red_days, len(line.red_days)),) if red_days else ()


def _nothing(_: Period) -> tuple[Because, ...]:
    return ()


def _over(line: Line, week: timedelta, why: Why = _nothing, block: Period | None = None) -> Iterator[Seen]:
    mean = line.facts.measures.mean_week_hours
    if mean is not None:
        own = week * line.person.fraction_percent / 100
        if mean > own:
            reasons = (*why(line.period), *of_own_week(replace(line.person, full_time_week=week)))
            yield _recorded(line, mean, own, reasons)
        return
    person = replace(line.person, full_time_week=week)
    for days in [block] if block else line.blocks(line.unit.averaging_weeks):
        hours, due = line.hours_in(days), person.hours_due(days)
        if hours > due:
            # the position is said once, though the count and the hours due both rest on it
            reasons = tuple(dict.fromkeys((*why(days), *of_hours_due(person, days), *of_standby(line, days))))
            first, last, shifts = days.first_day, days.last_day, _shifts(line, days)
            yield Seen(Verdict.VIOLATION, first, last, hours, due, HOURS, shifts, because=reasons)


def _recorded(line: Line, mean: timedelta, own_week: timedelta, reasons: tuple[Because, ...]) -> Seen:
    first, last = line.period.first_day, line.period.last_day
    return Seen(Verdict.VIOLATION, first, last, mean, own_week, HOURS, (), because=reasons)


def _shifts(line: Line, days: Period) -> tuple[Shift, ...]:
    return and_standby(line, days, (line.shifts[n] for n in line.between(days)))


def _longest_shift(in_force: Limits, tariff: TariffProfile) -> timedelta:
    longest = tariff.long_shift.value
    local, central = in_force.averaging, in_force.tariff
    if local is not None and local.basis is Basis.AVERAGING:
        most = tariff.long_shift_local.value
        longest = max(longest, min(local.limits.hours_a_day or most, most))
    if central is not None:
        longest = max(longest, central.limits.hours_a_day or (NO_LIMIT if central.whole_chapter else longest))
    return longest


RULES = (
    Rule(
        "TAR-HOURS-DAY",
        LawRef("tariff: weekly hours by day"),
        "the hours planned in day work",
        "planlagt arbeidstid i dagarbeid",
        day_week,
        figures=STANDBY_FIGURES,
        settings=(*RED, *STANDBY_SETTINGS),
        tariff=("day_week", "rota_week", "continuous_week", "standby_ratio"),
        concerns=Concerns.ORDINARY_LIMITS,
        ground_nb="tariffavtalen: ukentlig arbeidstid på dagtid",
    ),
    Rule(
        "TAR-HOURS-ROTA",
        LawRef("tariff: weekly hours in rota"),
        "the hours planned in rota",
        "planlagt arbeidstid i turnus",
        rota_week,
        figures=STANDBY_FIGURES,
        settings=(*RED, *STANDBY_SETTINGS),
        tariff=("rota_week", "continuous_week", "standby_ratio"),
        concerns=Concerns.ORDINARY_LIMITS,
        ground_nb="tariffavtalen: ukentlig arbeidstid i turnus",
    ),
    Rule(
        "TAR-HOURS-CONT",
        LawRef("tariff: weekly hours in fixed nights and fully continuous shift"),
        "the hours planned in fixed nights or fully continuous shift",
        "planlagt arbeidstid i fast nattarbeid eller helkontinuerlig skift",
        continuous_week,
        figures=STANDBY_FIGURES,
        settings=STANDBY_SETTINGS,
        tariff=("continuous_week", "standby_ratio"),
        concerns=Concerns.ORDINARY_LIMITS,
        ground_nb="tariffavtalen: ukentlig arbeidstid i fast nattarbeid og helkontinuerlig skift",
    ),
    Rule(
        "TAR-HOURS-3SPLIT",
        LawRef("tariff: three-part rota"),
        "the full-time week of a three-part rota",
        "heltidsuken i tredelt turnus",
        three_part_week,
        figures=("sunday_hour_off", "night_hour_off", "every_nth_sunday", *STANDBY_FIGURES),
        settings=(*RED, *NIGHT, "night_wins_over_sunday", *STANDBY_SETTINGS),
        tariff=("three_part_base", "three_part_day_share", "rota_week", "continuous_week", "standby_ratio"),
        concerns=Concerns.ORDINARY_LIMITS,
        ground_nb="tariffavtalen: tredelt turnus",
    ),
    Rule(
        "TAR-LONGSHIFT",
        LawRef("tariff: long shifts"),
        "the long shift",
        "langvakten",
        long_shift,
        tariff=("long_shift", "long_shift_local"),
        concerns=Concerns.ORDINARY_LIMITS,
        ground_nb="tariffavtalen: langvakter",
        permits=(Basis.AVERAGING, Basis.TARIFF),
    ),
)

CLASSIFICATIONS = (
    Classification(
        "TAR-NODOUBLE",
        LawRef("tariff: three-part rota"),
        "an hour both at night and on a Sunday",
        "time som både er natt og søndag",
        three_part.taken_off,
        (*RED, *NIGHT, "night_wins_over_sunday"),
        "Sunday 23:00 to midnight counts once. Which of the two rates wins is a convention, the night's by default.",
    ),
    Classification(
        "TAR-STANDBY",
        LawRef("tariff: standby off site"),
        "standby off site",
        "beredskapsvakt utenfor arbeidsstedet",
        counted_standby,
        ("standby_active_counts_once",),
        "Several tariffs count one in five; local schemes may count otherwise, and then the agreement names the share.",
    ),
)

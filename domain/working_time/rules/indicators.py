"""Indicators (*indikatorer*) for the assessment of whether a line is sound: advice from research, never a verdict.

One finding for a person and an indicator, over the whole plan: how many times, or the longest, with the shifts
concerned. Left out, for no line shows them: the mix of competence and the staffing at vulnerable times, which
the need says; the share of hired staff and overtime, breaks taken and rest given back, sick leave and other
outcomes, which are the unit's records. Weekends worked are judged by the unit's own agreement.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import pairwise

from domain.calendar import DAY, SATURDAY, monday, oslo_day
from domain.law import LawRef
from domain.working_time.conventions import NIGHT
from domain.working_time.findings import Amount, Seen, Verdict
from domain.working_time.line import Line
from domain.working_time.model import ZERO, Shift, ShiftKind
from domain.working_time.reasons import and_standby
from domain.working_time.rule_set import Bound, Rule
from domain.working_time.rules.normal_hours import HOURS
from domain.working_time.windows import Span

TIMES, NIGHTS, DAYS, WEEKENDS, YEARS = "times", "nights", "days", "weekends", "years"
PART_OF_DAY = {ShiftKind.EVENING: 1, ShiftKind.NIGHT: 2}
"""Forward is day, evening, night; what is neither evening nor night is by day."""


def quick_returns(line: Line) -> Iterator[Seen]:
    """How many times less than 11 h lie between two duties (*korte hviler*), whatever is agreed.

    Noted from the first. In a month with them, nurses' sick leave rose the month after; more accidents are reported.
    """
    short = [(a, b) for a, b in pairwise(line.shifts) if b.starts - a.ends < line.rule.settings.short_rest]
    if short:
        yield _seen(line, len(short), 0, TIMES, (s for pair in short for s in pair))


def nights_in_a_row(line: Line) -> Iterator[Seen]:
    """The longest run of nights on days in a row, when it is over three.

    A night is a duty with more than 3 h of night time. The shifts are those of every such run.
    """
    most = line.rule.settings.nights_in_a_row
    yield from _longest_run(line, _nights(line), most, NIGHTS)


def long_night(line: Line) -> Iterator[Seen]:
    """The longest night duty, when it is over 9 h. A night is a duty with more than 3 h of night time."""
    yield from _longest(line, _nights(line), line.rule.settings.long_night)


def long_shift(line: Line) -> Iterator[Seen]:
    """The longest duty, when it is over 12 h: adverse events are more likely than in 8 h, on limited evidence."""
    yield from _longest(line, line.shifts, line.rule.settings.long_day)


def long_week(line: Line) -> Iterator[Seen]:
    """The longest week, Monday to Sunday, when it is over 55 h, work beyond agreed hours included."""
    most = line.rule.settings.long_week
    over = [week for week in line.weeks if week.total > most]
    if over:
        longest = max(week.total for week in over)
        yield _seen(line, longest, most, HOURS, (s for w in over for s in and_standby(line, w.days, w.shifts)))


def recovery(line: Line) -> Iterator[Seen]:
    """The shortest time free after the last night of a run, when it is under 48 h.

    Measured to the next duty of any kind. A run ends where the next duty is no night, or begins later than the day
    after. After the plan's last duty nothing is measured.
    """
    least = line.rule.settings.recovery_after_nights
    nights = {id(s) for s in _nights(line)}
    short = [
        (a, b)
        for a, b in pairwise(line.shifts)
        if id(a) in nights and not (id(b) in nights and b.day <= a.day + DAY) and b.starts - a.ends < least
    ]
    if short:
        shortest = max(min(b.starts - a.ends for a, b in short), ZERO)
        yield _seen(line, shortest, least, HOURS, (s for pair in short for s in pair))


def backward_rotation(line: Line) -> Iterator[Seen]:
    """How many times a duty is followed by one in an earlier part of the day, no whole day free between.

    Day, evening and night in that order are forward, and easier to sleep by. Long shifts and courses are by day.
    """
    switches = [
        (a, b)
        for a, b in pairwise(line.shifts)
        if PART_OF_DAY.get(b.kind, 0) < PART_OF_DAY.get(a.kind, 0) and oslo_day(b.starts) <= oslo_day(a.ends) + DAY
    ]
    most = line.rule.settings.backward_switches
    if len(switches) > most:
        yield _seen(line, len(switches), most, TIMES, (s for pair in switches for s in pair))


def days_in_a_row(line: Line) -> Iterator[Seen]:
    """The longest run of days in a row on which a duty starts, when it is over six."""
    yield from _longest_run(line, line.shifts, line.rule.settings.days_in_a_row, DAYS)


def split_weekends(line: Line) -> Iterator[Seen]:
    """How many weekends have a duty that starts on the Saturday or on the Sunday, but not on both."""
    worked: dict[object, list[Shift]] = {}
    for shift in line.shifts:
        if shift.day.weekday() >= SATURDAY:
            worked.setdefault(monday(shift.day), []).append(shift)
    split = [shifts for shifts in worked.values() if len({s.day for s in shifts}) == 1]
    most = line.rule.settings.split_weekends
    if len(split) > most:
        yield _seen(line, len(split), most, WEEKENDS, (s for shifts in split for s in shifts))


def pregnant_nights(line: Line) -> Iterator[Seen]:
    """The most nights in a week, Monday to Sunday, of somebody pregnant, when they are over one.

    A night is a duty with more than 3 h of night time. Pregnancy is known here only for its last three months.
    """
    if not line.facts.person.pregnant_last_three_months:
        return
    most = line.rule.settings.pregnant_nights_a_week
    by_week: dict[object, list[Shift]] = {}
    for shift in _nights(line):
        by_week.setdefault(monday(shift.day), []).append(shift)
    over = [shifts for shifts in by_week.values() if len(shifts) > most]
    if over:
        yield _seen(line, max(len(shifts) for shifts in over), most, NIGHTS, (s for shifts in over for s in shifts))


def young(line: Line) -> Iterator[Seen]:
    """A duty is planned for somebody under 18, a group that the assessment looks at of itself; their age is said."""
    adult = line.rule.figures.adult_age.value
    under = [(s, age) for s in line.shifts if (age := line.person.age(s.day)) is not None and age < adult]
    if under:
        yield _seen(line, min(age for _, age in under), adult, YEARS, (s for s, _ in under))


def hired(line: Line) -> Iterator[Seen]:
    """Duties are planned for somebody hired from an agency, a group that the assessment looks at of itself."""
    if line.facts.hiring.hired and line.shifts:
        yield _seen(line, len(line.shifts), 0, TIMES, line.shifts)


def standby_load(line: Line) -> Iterator[Seen]:
    """Time worked on calls during standby off site, when it is more than what the standby counts as normal hours.

    Both over the whole plan. What a duty on site shares with a standby is worked on a call; the standby's counted
    share is of all the time it lasts.
    """
    worked = counted = ZERO
    concerned: list[Shift] = []
    for standby in line.standby:
        span = Span(standby.starts, standby.ends)
        calls = [s for s in line.shifts if span.shared(s)]
        own = sum((span.shared(s) for s in calls), ZERO)
        ratio = line.standby_ratio(standby.day)
        worked += own
        counted += standby.hours * ratio.numerator / ratio.denominator
        concerned += [standby, *calls]
    if worked > counted:
        yield _seen(line, worked, counted, HOURS, concerned)


def _nights(line: Line) -> list[Shift]:
    from_hours = line.rule.figures.night_hours.value
    return [s for s, night in zip(line.shifts, line.nights, strict=True) if night > from_hours]


def _longest(line: Line, shifts: Iterable[Shift], most: timedelta) -> Iterator[Seen]:
    over = [s for s in shifts if s.hours > most]
    if over:
        yield _seen(line, max(s.hours for s in over), most, HOURS, over)


def _longest_run(line: Line, shifts: Iterable[Shift], most: int, unit: str) -> Iterator[Seen]:
    runs: list[list[Shift]] = []
    for shift in sorted(shifts, key=lambda s: s.day):
        if runs and shift.day <= runs[-1][-1].day + DAY:
            runs[-1].append(shift)
        else:
            runs.append([shift])
    over = [run for run in runs if _days(run) > most]
    if over:
        yield _seen(line, max(_days(run) for run in over), most, unit, (s for run in over for s in run))


def _days(run: list[Shift]) -> int:
    return (run[-1].day - run[0].day).days + 1


def _seen(line: Line, measured: Amount, limit: Amount, unit: str, shifts: Iterable[Shift]) -> Seen:
    once = {(s.starts, s.ends, s.code): s for s in shifts}
    days = line.period
    return Seen(Verdict.ADVISORY, days.first_day, days.last_day, measured, limit, unit, tuple(once.values()))


RULES = (
    Rule(
        "IND-QUICK-RETURNS",
        LawRef("indicator: quick returns"),
        "returns after less than eleven hours",
        "korte hviler mellom vakter",
        quick_returns,
        settings=("short_rest",),
        ground_nb="indikator: korte hviler",
    ),
    Rule(
        "IND-NIGHTS-IN-A-ROW",
        LawRef("indicator: nights in a row"),
        "the longest run of nights",
        "lengste rekke av netter",
        nights_in_a_row,
        figures=("night_hours",),
        settings=(*NIGHT, "nights_in_a_row"),
        ground_nb="indikator: netter på rad",
    ),
    Rule(
        "IND-LONG-NIGHT",
        LawRef("indicator: length of the night"),
        "the longest night duty",
        "lengste nattvakt",
        long_night,
        figures=("night_hours",),
        settings=(*NIGHT, "long_night"),
        ground_nb="indikator: nattvaktens lengde",
    ),
    Rule(
        "IND-LONG-SHIFT",
        LawRef("indicator: long shifts"),
        "the longest duty",
        "lengste vakt",
        long_shift,
        settings=("long_day",),
        ground_nb="indikator: lange vakter",
    ),
    Rule(
        "IND-LONG-WEEK",
        LawRef("indicator: long weeks"),
        "the longest week",
        "lengste uke",
        long_week,
        settings=("long_week",),
        ground_nb="indikator: lange uker",
    ),
    Rule(
        "IND-RECOVERY",
        LawRef("indicator: recovery after nights"),
        "the shortest time free after the last night",
        "korteste fritid etter siste natt",
        recovery,
        Bound.AT_LEAST,
        figures=("night_hours",),
        settings=(*NIGHT, "recovery_after_nights"),
        ground_nb="indikator: restitusjon etter netter",
    ),
    Rule(
        "IND-BACKWARD-ROTATION",
        LawRef("indicator: rotation"),
        "switches to an earlier part of the day",
        "skifter bakover i døgnet",
        backward_rotation,
        settings=("backward_switches",),
        ground_nb="indikator: rotasjon",
    ),
    Rule(
        "IND-DAYS-IN-A-ROW",
        LawRef("indicator: days in a row"),
        "the longest run of days at work",
        "lengste rekke av arbeidsdager",
        days_in_a_row,
        settings=("days_in_a_row",),
        ground_nb="indikator: dager på rad",
    ),
    Rule(
        "IND-SPLIT-WEEKENDS",
        LawRef("indicator: split weekends"),
        "weekends worked in part",
        "delte helger",
        split_weekends,
        settings=("split_weekends",),
        ground_nb="indikator: delte helger",
    ),
    Rule(
        "IND-PREGNANT-NIGHTS",
        LawRef("indicator: nights in pregnancy"),
        "the most nights in a week in pregnancy",
        "flest netter i en uke i svangerskapet",
        pregnant_nights,
        figures=("night_hours",),
        settings=(*NIGHT, "pregnant_nights_a_week"),
        ground_nb="indikator: netter i svangerskapet",
    ),
    Rule(
        "IND-YOUNG",
        LawRef("indicator: vulnerable groups"),
        "the age of somebody young",
        "alderen til en ung arbeidstaker",
        young,
        Bound.AT_LEAST,
        figures=("adult_age",),
        ground_nb="indikator: utsatte grupper",
    ),
    Rule(
        "IND-HIRED",
        LawRef("indicator: hired staff"),
        "duties of somebody hired",
        "vakter for en innleid",
        hired,
        ground_nb="indikator: innleide",
    ),
    Rule(
        "IND-STANDBY-LOAD",
        LawRef("indicator: standby load"),
        "time worked on calls during standby",
        "arbeidet tid under beredskapsvakt",
        standby_load,
        ground_nb="indikator: belastning i beredskapsvakt",
    ),
)

"""How a person's arrangement is classed, and the weekly hours the act gives it (AML § 10-4 (1) and (4) to (6)).

The own line of each person is classed, never the unit. What is on record of it goes before what is counted, and what
is counted is the rostered part of the duties: work beyond agreed hours changes nobody's class.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta
from fractions import Fraction

from domain.calendar import DAY, SATURDAY, SUNDAY, Period
from domain.working_time.facts import RotaKind
from domain.working_time.line import Line, RedDay
from domain.working_time.model import ZERO
from domain.working_time.three_part import counted_week, has_three_parts, own_counted_week, rostered, rostered_nights
from domain.working_time.windows import counted_sunday_time, red_span


def statutory_week(line: Line, block: Period) -> timedelta:
    """The act's full-time week for the person's arrangement: 40, 38 or 36 h, or by the three-part count."""
    figures = line.rule.figures
    if works_continuously(line):
        return figures.week_continuous.value
    if is_three_part(line):
        return counted_week(line, block, *three_part_weeks(line))
    return figures.week_rota.value if has_rota_week(line) else figures.week.value


def own_week(line: Line) -> Callable[[Period], timedelta]:
    """What a weekly mean is held to: the statutory week, of a three-part rota the position's part, by the period."""
    if is_three_part(line):
        weeks = three_part_weeks(line)
        return lambda block: own_counted_week(line, block, *weeks)
    week = statutory_week(line, line.period)
    return lambda _: week


def three_part_weeks(line: Line) -> tuple[timedelta, timedelta, timedelta]:
    """Where the act's three-part count begins, its least and its most."""
    figures = line.rule.figures
    return figures.week.value, figures.week_continuous.value, figures.week_rota.value


def works_continuously(line: Line) -> bool:
    """Fully continuous by record, or 539 night hours and 231 Sunday hours a year (§ 10-4 (5)).

    Counted in proportion to the plan's length; a year's count on record is taken as it stands. Sunday here is
    Saturday 22:00 to Sunday 22:00. Not scaled for part-time, for neither is the limit.
    """
    figures, known = line.rule.figures, line.facts.measures
    if line.facts.person.rota is RotaKind.CONTINUOUS:
        return True
    share = Fraction(len(line.period), 365)
    nights, sundays = known.night_hours_year, known.sunday_hours_year
    enough_nights = (
        _at_least(at_night(line), figures.continuous_night_hours_a_year.value, share)
        if nights is None
        else nights >= figures.continuous_night_hours_a_year.value
    )
    if not enough_nights:
        return False
    if sundays is not None:
        return sundays >= figures.continuous_sunday_hours_a_year.value
    return _at_least(on_counted_sundays(line), figures.continuous_sunday_hours_a_year.value, share)


def at_night(line: Line) -> timedelta:
    """Night hours of the rostered duties of the plan."""
    return sum(rostered_nights(line), ZERO)


def on_counted_sundays(line: Line) -> timedelta:
    """Hours of the rostered duties of the plan from Saturday 22:00 to Sunday 22:00."""
    near = (s for s in line.shifts if s.day.weekday() >= SATURDAY - 1 or s.ends - s.starts > DAY)
    return sum((counted_sunday_time(rostered(s), line.rule.settings) for s in near), ZERO)


def is_three_part(line: Line) -> bool:
    """Whether § 10-4 (6) sets the week: three parts and every third Sunday, and not letters a, b, d or (5).

    Where no duty is known, Sunday hours on record of a three-part rota are enough for the Sundays.
    """
    by_record = not line.shifts and line.facts.person.every_third_sunday is None
    return (
        has_three_parts(line)
        and (works_every_nth_sunday(line) or (by_record and bool(line.facts.measures.mean_sunday_hours)))
        and not works_mainly_at_night(line)
        and not works_continuously(line)
    )


def has_rota_week(line: Line) -> bool:
    """Whether § 10-4 (4) gives the 38 h week, by any of its letters; letter c gives way to the three-part count."""
    return (
        line.facts.person.rota is RotaKind.ROUND_THE_CLOCK
        or _two_part_on_red_days(line)
        or (works_every_nth_sunday(line) and not is_three_part(line))
        or works_mainly_at_night(line)
    )


def works_every_nth_sunday(line: Line) -> bool:
    """Letter c: by record, or work on at least every third Sunday of the plan, any minute of its free time."""
    known = line.facts.person.every_third_sunday
    if known is not None:
        return known
    return _often_enough(*sundays_worked(line), line)


def sundays_worked(line: Line) -> tuple[int, int]:
    """How many Sundays of the plan have rostered work in their free time, and how many there are."""
    sundays = [red for red in line.red_days if red.day.weekday() == SUNDAY]
    return _worked(sundays, line), len(sundays)


def red_days_worked(line: Line) -> tuple[int, int]:
    """The same of its Sundays and holidays together."""
    return _worked(line.red_days, line), len(line.red_days)


def works_mainly_at_night(line: Line) -> bool:
    """Letter d: three quarters of the normal hours lie between 21:00 and 06:00, by the means on record or counted."""
    nights, hours = night_share(line)
    return hours > ZERO and nights * 100 >= hours * line.rule.figures.mainly_night.value


def night_share(line: Line) -> tuple[timedelta, timedelta]:
    """Night hours and the normal hours they are a part of: the weekly means on record, or the plan's."""
    known = line.facts.measures
    if known.mean_week_hours is not None and known.mean_night_hours is not None:
        return known.mean_night_hours, known.mean_week_hours
    return at_night(line), sum(line.hours, ZERO)


def _two_part_on_red_days(line: Line) -> bool:
    """Letter b: two-part by record, and at least every third Sunday, or every third Sunday and holiday together."""
    if line.facts.person.rota is not RotaKind.TWO_PART:
        return False
    return works_every_nth_sunday(line) or (
        line.facts.person.every_third_sunday is None and _often_enough(*red_days_worked(line), line)
    )


def _often_enough(worked: int, days: int, line: Line) -> bool:
    return worked > 0 and worked * line.rule.figures.every_nth_sunday.value >= days


def _worked(days: Iterable[RedDay], line: Line) -> int:
    return sum(1 for red in days if red.work and _by_roster(red, line))


def _by_roster(red: RedDay, line: Line) -> bool:
    span = red_span(red.day, line.rule.settings)
    return any(not shift.extra or span.shared(rostered(shift)) > ZERO for shift in red.shifts)


def _at_least(amount: timedelta, a_year: timedelta, share: Fraction) -> bool:
    return amount * share.denominator >= a_year * share.numerator

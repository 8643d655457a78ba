"""Night work, § 10-11 (6) and (7)."""

from datetime import date
from fractions import Fraction

from domain.working_time.facts import RotaKind
from domain.working_time.model import Basis
from tests.domain.working_time.naive.answers import Said, due, needs
from tests.domain.working_time.naive.clock import hour_at
from tests.domain.working_time.naive.duties import duties, in_force, plan_weeks, standby_counts
from tests.domain.working_time.naive.random_lines import Drawn

THREE_HOURS, EIGHT_HOURS = 180, 480
FOUR_WEEKS = Fraction(8 * (672 - 4 * 35), 24) * 60
"""8 h in 24 over four weeks, less the weekly rest: 177 h 20."""
REGULAR = 3


def has_night_work(drawn: Drawn) -> bool:
    """Whether any duty has a minute between midnight and 06:00, or a rota with nights is on record.

    Two-shift work outside those hours is no night work; the same evening in a three-part rota is.
    """
    if drawn.facts.person.rota in {RotaKind.THREE_PART, RotaKind.CONTINUOUS, RotaKind.ROUND_THE_CLOCK}:
        return True
    return any(hour_at(minute) < 6 for duty in duties(drawn) for minute in range(duty.starts, duty.ends))


def at_night(drawn: Drawn) -> list[int]:
    """Minutes at night of each duty."""
    line = duties(drawn)
    return [duty.night for duty in line] if has_night_work(drawn) else [0] * len(line)


def four_weeks(drawn: Drawn) -> list[Said]:
    """Any four weeks in a row with three duties of over 3 h at night: over 177 h 20 of normal hours."""
    found, line = [], duties(drawn)
    nights, weeks = at_night(drawn), plan_weeks(drawn)
    for n in range(len(weeks)):
        window = weeks[max(n - 3, 0) : n + 1]
        if n < 3 and n < len(weeks) - 1:
            continue
        days = [day for week in window for day in week.days]
        own = [k for k, duty in enumerate(line) if duty.day in set(days)]
        hours = sum(line[k].normal for k in own) + standby_counts(drawn, days)
        regular = sum(1 for k in own if nights[k] > THREE_HOURS) >= REGULAR
        if drawn.facts.person.regular_night_worker is not None:
            regular = drawn.facts.person.regular_night_worker
        if regular and hours > FOUR_WEEKS:
            found.append(_over(all(_covered(drawn, day) for day in days), days[0], days[-1], hours, FOUR_WEEKS))
    return found


def strain(drawn: Drawn) -> list[Said]:
    """Where nights are particular strain: over 8 h, overtime too, in a duty with over 3 h at night."""
    found, line = [], duties(drawn)
    flagged = drawn.facts.person.considerable_strain
    if not (drawn.unit.particular_strain_at_night if flagged is None else flagged):
        return []
    for duty, night in zip(line, at_night(drawn), strict=True):
        if night > THREE_HOURS and duty.total > EIGHT_HOURS:
            found.append(_over(_covered(drawn, duty.day), duty.day, duty.day, duty.total, EIGHT_HOURS))
    return found


def _covered(drawn: Drawn, day: date) -> bool:
    """An agreement on night hours, or a tariff agreement on the whole chapter; either against compensation."""
    tariff = in_force(drawn, Basis.TARIFF, day)
    return in_force(drawn, Basis.NIGHT, day) is not None or (tariff is not None and tariff.whole_chapter)


def _over(lawful: bool, day: date, last: date, measured: Fraction | int, limit: Fraction | int) -> Said:
    return due(day, last, measured, limit) if lawful else needs("TV", day, last, measured, limit)

"""The hospital tariff: the week by kind of work, the three-part count, and long shifts."""

from datetime import date
from fractions import Fraction

from domain.working_time.facts import RotaKind
from domain.working_time.model import Basis
from tests.domain.working_time.naive.answers import Said, advisory, needs, violation
from tests.domain.working_time.naive.arrangement import counted, every_third_sunday, three_parts
from tests.domain.working_time.naive.clock import minutes_in
from tests.domain.working_time.naive.duties import days_between, duties, hours_due, hours_on, in_force, stretches
from tests.domain.working_time.naive.hours import averaging_on
from tests.domain.working_time.naive.random_lines import Drawn
from tests.domain.working_time.naive.sundays import red_work

DAY_WEEK, ROTA_WEEK, NIGHT_WEEK = 2250, 2130, 2016
"""37.5, 35.5 and 33.6 h."""


def kind(drawn: Drawn) -> str:
    """Nights or continuous where the settled week is the shortest; else by record, else by what the line holds."""
    rota = drawn.facts.person.rota
    if rota is RotaKind.CONTINUOUS or minutes_in(drawn.terms.full_time_week) <= NIGHT_WEEK:
        return "continuous"
    if rota is not None:
        return "day" if rota is RotaKind.DAY else "rota"
    line = duties(drawn)
    if not line:
        return "day" if minutes_in(drawn.terms.full_time_week) > ROTA_WEEK else "rota"
    odd = any(duty.kind in {"evening", "night", "long"} for duty in line) or bool(red_work(drawn))
    return "rota" if odd else "day"


def week(drawn: Drawn, of: str) -> list[Said]:
    """Averaging periods with more hours than the tariff's week gives, for those whose kind of work it is."""
    if kind(drawn) != of:
        return []
    settled = minutes_in(drawn.terms.full_time_week)
    limit = {"day": min(DAY_WEEK, settled), "rota": ROTA_WEEK, "continuous": NIGHT_WEEK}[of]
    return [said for first, last in _blocks(drawn) for said in _over(drawn, first, last, Fraction(limit))]


def three_part(drawn: Drawn) -> list[Said]:
    """37.5 h less what Sunday and night hours take off, from 33.6 to 35.5 h: judged, or reported where settled."""
    line, found = duties(drawn), list[Said]()
    by_day = sum(duty.normal for duty in line if duty.kind in {"day", "evening", "long"})
    enough = by_day * 4 >= sum(duty.normal for duty in line)
    qualifies = three_parts(drawn) and every_third_sunday(drawn) and enough
    if not line:
        qualifies = (
            drawn.facts.person.rota is RotaKind.THREE_PART and drawn.facts.person.every_third_sunday is not False
        )
    if not qualifies:
        return []
    for first, last in _blocks(drawn):
        full_time = counted(drawn, days_between(first, last), DAY_WEEK, NIGHT_WEEK, ROTA_WEEK)
        settled = minutes_in(drawn.terms.full_time_week)
        if drawn.unit.three_part_count:
            found += _over(drawn, first, last, full_time)
        elif full_time < settled:
            found.append(advisory(first, last, settled, full_time))
    return found


def long_shifts(drawn: Drawn) -> list[Said]:
    """Over 10 h by the local representatives, over 12.5 h by the union centrally."""
    found = []
    for duty in duties(drawn):
        longest = 600
        local, central = averaging_on(drawn, duty.day), in_force(drawn, Basis.TARIFF, duty.day)
        if local and local.basis is Basis.AVERAGING:
            named = local.limits.hours_a_day
            longest = max(longest, min(minutes_in(named) if named else 750, 750))
        if central and central.limits.hours_a_day:
            longest = max(longest, minutes_in(central.limits.hours_a_day))
        elif central and central.whole_chapter:
            continue
        if duty.normal > longest:
            who = "TV" if duty.normal <= 750 else "IR"
            found.append(needs(who, duty.day, duty.day, duty.normal, longest))
    return found


def _blocks(drawn: Drawn) -> list[tuple[date, date]]:
    return list(stretches(drawn.period.first_day, drawn.period.last_day, drawn.unit.averaging_weeks))


def _over(drawn: Drawn, first: date, last: date, full_time: Fraction) -> list[Said]:
    days = days_between(first, last)
    hours, owed = hours_on(drawn, days), hours_due(drawn, days, full_time)
    return [violation(first, last, hours, owed)] if hours > owed else []

"""Under 18, chapter 11 and the regulation's exceptions: hours, rest, breaks, and the night; all employers together."""

from datetime import date
from itertools import pairwise

from tests.domain.working_time.naive.answers import Said, violation
from tests.domain.working_time.naive.clock import ONE_DAY, hour_at
from tests.domain.working_time.naive.duties import Duty, duties, monday_of
from tests.domain.working_time.naive.random_lines import Drawn
from tests.domain.working_time.naive.rest import longest_free

EIGHT, TWELVE, FORTY, FORTY_EIGHT = 8 * 60, 12 * 60, 40 * 60, 48 * 60


def young(drawn: Drawn, day: date) -> bool:
    """Before the eighteenth birthday."""
    born = drawn.terms.born
    if born is None:
        return False
    eighteen = (born.year + 18, born.month, born.day)
    return (day.year, day.month, day.day) < eighteen


def by_day(drawn: Drawn) -> dict[date, list[Duty]]:
    """The duties of each day."""
    found: dict[date, list[Duty]] = {}
    for duty in duties(drawn):
        found.setdefault(duty.day, []).append(duty)
    return found


def hours(drawn: Drawn) -> list[Said]:
    """Over 8 h a day, over 40 h a week."""
    found, weeks = [], dict[date, list[Duty]]()
    for day, own in by_day(drawn).items():
        if not young(drawn, day):
            continue
        total = sum(duty.total for duty in own)
        if total > EIGHT:
            found.append(violation(day, day, total, EIGHT))
        weeks.setdefault(monday_of(day), []).extend(own)
    for own in weeks.values():
        total = sum(duty.total for duty in own)
        if total > FORTY:
            found.append(violation(own[0].day, own[-1].day, total, FORTY))
    return found


def rest(drawn: Drawn) -> list[Said]:
    """Under 12 h between two days' work, under 48 h free in a week, work at night, and too short breaks."""
    found, days = [], by_day(drawn)
    for (one, before), (other, after) in pairwise(days.items()):
        free = max(after[0].starts - max(duty.ends for duty in before), 0)
        if young(drawn, other) and free < TWELVE:
            found.append(violation(one, other, free, TWELVE))
    at_work = {minute for duty in duties(drawn) for minute in range(duty.starts, duty.ends)}
    for monday in dict.fromkeys(monday_of(day) for day in days):
        sunday = monday + 6 * ONE_DAY
        free = longest_free(monday, at_work)
        if young(drawn, sunday) and free < FORTY_EIGHT:
            found.append(violation(monday, sunday, free, FORTY_EIGHT))
    for duty in duties(drawn):
        if young(drawn, duty.day):
            if duty.total > 270 and duty.breaks < 30:
                found.append(violation(duty.day, duty.day, duty.breaks, 30))
            found += _in_the_dark(drawn, duty)
    return found


def _in_the_dark(drawn: Drawn, duty: Duty) -> list[Said]:
    """23:00 to 06:00; and 21:00 to 23:00 where nothing asks for it. Not where the regulation makes an exception."""
    if _apprentice(drawn) or drawn.facts.person.light_work:
        return []
    night, evening = _between(duty, {23, 0, 1, 2, 3, 4, 5}), _between(duty, {21, 22})
    found = [violation(duty.day, duty.day, night, 0)] if night else []
    if evening and drawn.facts.work.nature_requires is False:
        found.append(violation(duty.day, duty.day, evening, 0))
    return found


def exceptions(drawn: Drawn) -> list[Said]:
    """For whoever claims one: work in what stays closed of the night, and an offer of a health check for the rest."""
    person = drawn.facts.person
    if person.light_work is None and person.apprentice_health_worker is None and person.in_curriculum is None:
        return []
    closed = {23, 0, 1, 2, 3, 4, 5}
    if _apprentice(drawn):
        closed = set()
    elif person.light_work:
        closed = {0, 1, 2, 3, 4, 5}
    found, opened = [], list[Duty]()
    for duty in duties(drawn):
        if not young(drawn, duty.day):
            continue
        forbidden = _between(duty, closed)
        if forbidden:
            found.append(violation(duty.day, duty.day, forbidden, 0))
        if _between(duty, {23, 0, 1, 2, 3, 4, 5}) > forbidden:
            opened.append(duty)
    if opened and not person.health_check_offered:
        found.append(violation(opened[0].day, opened[-1].day, 0, 1))
    return found


def _apprentice(drawn: Drawn) -> bool:
    person = drawn.facts.person
    return bool(person.apprentice_health_worker and person.in_curriculum) and person.light_work is not False


def _between(duty: Duty, hours: set[int]) -> int:
    return sum(1 for minute in range(duty.starts, duty.ends) if hour_at(minute) in hours)

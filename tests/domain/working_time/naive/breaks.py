"""Breaks, § 10-9."""

from tests.domain.working_time.naive.answers import Said, violation
from tests.domain.working_time.naive.clock import minute_of, minutes_in
from tests.domain.working_time.naive.duties import Duty, by_whole_chapter, duties
from tests.domain.working_time.naive.random_lines import Drawn


def breaks(drawn: Drawn) -> list[Said]:
    """A break in over 5 h 30 of work, 30 min of them in 8 h or more; overtime is work too."""
    found = []
    for duty in _judged(drawn):
        bound = drawn.facts.work.break_free_to_leave is False
        hours = duty.ends - duty.starts if bound else duty.total
        if hours >= 480:
            if duty.breaks < 30:
                found.append(violation(duty.day, duty.day, duty.breaks, 30))
        elif hours > 330 and duty.breaks == 0:
            found.append(violation(duty.day, duty.day, 0, 1))
    return found


def in_overtime(drawn: Drawn) -> list[Said]:
    """Over 2 h of work after normal hours: 30 min of break in the segments that reach into it."""
    found = []
    for duty in _judged(drawn):
        begins = duty.ends - duty.extra
        recorded = drawn.facts.work.overtime_from
        if recorded is not None and duty.starts <= minute_of(recorded) < begins:
            begins = minute_of(recorded)
        given = sum(minutes_in(s.unpaid_break + s.paid_break) for s in duty.segments if minute_of(s.ends) > begins)
        if duty.ends - begins > 120 and given < 30:
            found.append(violation(duty.day, duty.day, given, 30))
    return found


def _judged(drawn: Drawn) -> list[Duty]:
    own = [duty for duty in duties(drawn) if not duty.segments[0].other_employer]
    return [duty for duty in own if not by_whole_chapter(drawn, duty.day)]

"""The rules agree with a checker that walks minute by minute, over random lines in the weeks where clocks and
holidays are hard: both clock changes, Easter, May, Christmas."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendar import DAY, Period, at
from domain.ids import ShiftCode
from domain.working_time.figures import Settings
from domain.working_time.findings import Verdict
from domain.working_time.line import Line
from domain.working_time.model import Agreed, Basis, Shift, ShiftKind
from domain.working_time.rules.rest import daily_rest, weekly_rest
from domain.working_time.rules.sundays import sunday_next
from domain.working_time.windows import night_time, red_spans
from tests.domain.working_time import naive
from tests.domain.working_time.lines import PERSON, agreed, clock, line, period

PLANS = (
    period("2027-03-22", "2027-04-04"),
    period("2027-10-25", "2027-11-07"),
    period("2027-04-26", "2027-05-18"),
    period("2028-04-24", "2028-05-21"),
    period("2028-12-18", "2029-01-07"),
)
MINUTE = timedelta(minutes=1)


@st.composite
def lines(draw: st.DrawFn) -> Line:
    """A plan and a line in it: mostly one shift a day of a few hours, sometimes two, sometimes overlapping."""
    plan = draw(st.sampled_from(PLANS))
    shifts = []
    for day in plan.days():
        for _ in range(draw(st.sampled_from((0, 1, 1, 1, 2)))):
            starts = at(day, clock("00:00")) + draw(st.integers(0, 23 * 60)) * MINUTE
            hours = draw(st.integers(1, 26 * 30)) * MINUTE
            shifts.append(Shift(PERSON, day, ShiftCode("X"), ShiftKind.DAY, starts, starts + hours))
    return line(shifts, *draw(agreements(plan)), plan=plan)


def agreements(plan: Period) -> st.SearchStrategy[list[Agreed]]:
    """Perhaps an agreement on rest, perhaps for a part of the plan, perhaps one by tariff."""
    last = st.sampled_from(list(plan.days())).map(date.isoformat)
    rest = st.builds(
        lambda daily, weekly, until: agreed(Basis.REST, last=until, daily_rest=daily, weekly_rest=weekly),
        st.sampled_from((None, 8, 9.5)),
        st.sampled_from((None, 28, 30)),
        last,
    )
    tariff = st.builds(lambda until: agreed(Basis.TARIFF, last=until, daily_rest=6, weekly_rest=24), last)
    return st.lists(rest, max_size=1).flatmap(lambda a: st.lists(tariff, max_size=1).map(lambda b: a + b))


def allowed(judged: Line, day: date, which: str, default: timedelta) -> timedelta:
    """The rest that the agreements leave on ``day``, read straight from them."""
    named: list[timedelta | None] = [getattr(a.limits, which) for a in judged.agreements.all if day in a.period]
    return min([default, *(hours for hours in named if hours is not None)])


@settings(max_examples=40, deadline=None)
@given(lines())
def test_daily_rest(judged: Line) -> None:
    calendar = naive.minutes(judged.period.first_day, judged.period.last_day)
    expected = []
    for n, after in enumerate(judged.shifts[1:], start=1):
        rest = naive.rest_before(after, judged.shifts[max(n - 6, 0) : n], calendar)
        if rest is not None:
            enough = rest >= allowed(judged, after.day, "daily_rest", timedelta(hours=11))
            by = None if enough else ("TV" if rest >= timedelta(hours=8) else "IR")
            expected.append((after, rest, by))
    found = [(s.shifts[-1], s.measured, s.permits[0].grantor.value if s.permits else None) for s in daily_rest(judged)]
    assert found == expected


@settings(max_examples=40, deadline=None)
@given(lines())
def test_weekly_rest(judged: Line) -> None:
    calendar = naive.minutes(judged.period.first_day, judged.period.last_day)
    expected = []
    for week in judged.weeks:
        rest = naive.longest_free(week.monday, judged.shifts, calendar)
        if rest < timedelta(hours=35):
            all_days = [allowed(judged, d, "weekly_rest", timedelta(hours=35)) for d in week.days.days()]
            by = None if rest >= max(all_days) else ("TV" if rest >= timedelta(hours=28) else "IR")
            expected.append((week.days.first_day, rest, by))
    found = [(s.first_day, s.measured, s.permits[0].grantor.value if s.permits else None) for s in weekly_rest(judged)]
    assert found == expected


@settings(max_examples=40, deadline=None)
@given(lines())
def test_red_days(judged: Line) -> None:
    calendar = naive.minutes(judged.period.first_day, judged.period.last_day)
    work = naive.red_work(judged.shifts, calendar)
    days = [d for d in judged.period.days() if naive.red(d)]
    assert [(red.day, red.work) for red in judged.red_days] == [(d, work.get(d, timedelta())) for d in days]
    pairs = [(a, b) for a, b in pairwise(days) if work.get(a) and work.get(b)]
    found = [(s.first_day, s.last_day) for s in sunday_next(judged) if s.verdict is Verdict.NEEDS]
    assert found == pairs


@settings(max_examples=40, deadline=None)
@given(lines())
def test_night_minutes(judged: Line) -> None:
    calendar = naive.minutes(judged.period.first_day, judged.period.last_day)
    for shift in judged.shifts:
        assert night_time(shift, Settings()) == naive.night_work(shift, calendar)
    if all(m.clock >= clock("06:00") for s in judged.shifts for m in naive.during(s, calendar)):
        assert not any(judged.nights)
    else:
        assert judged.nights == tuple(naive.night_work(s, calendar) for s in judged.shifts)


def test_every_minute_of_a_stretch_belongs_to_one_red_day() -> None:
    spans = red_spans(period("2026-01-01", "2030-12-31"), Settings())
    for (one, a), (other, b) in pairwise(spans):
        assert a.ends <= b.starts
        assert (a.ends == b.starts) == (other - one == DAY)

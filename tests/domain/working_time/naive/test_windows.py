"""The free time of every red day and every night of five years, hour by hour."""

from datetime import timedelta

from domain.working_time.settings import Settings
from domain.working_time.windows import night_from, red_spans
from tests.domain.working_time.naive.clock import hour_at, instant, is_night, minute_of, red, red_day_at
from tests.domain.working_time.naive.random_lines import plan

YEARS = plan("2026-01-01", 260, 6)  # to 30 December 2030
HOUR = 60


def test_each_hour_is_free_for_the_red_day_that_the_law_gives_it_to() -> None:
    freed: dict[int, list[int]] = {}
    for minute in range(
        minute_of(instant(YEARS.first_day, 0)), minute_of(instant(YEARS.last_day, 0)) + 24 * HOUR, HOUR
    ):
        if red_day_at(minute):
            freed.setdefault(red_day_at(minute), []).append(minute)
    spans = {day.toordinal(): span for day, span in red_spans(YEARS, Settings())}
    assert spans.keys() == {day.toordinal() for day in YEARS.days() if red(day)}
    for ordinal in list(spans)[1:]:  # New Year's Day 2026 begins the year before
        minutes = range(minute_of(spans[ordinal].starts), minute_of(spans[ordinal].ends), HOUR)
        assert list(minutes) == freed[ordinal]


def test_each_night_is_from_21_to_6() -> None:
    for day in YEARS.days():
        span = night_from(day, Settings())
        minutes = range(minute_of(span.starts), minute_of(span.ends), HOUR)
        assert all(is_night(minute) for minute in minutes)
        assert not is_night(minutes[0] - HOUR)
        assert hour_at(minutes[-1] + HOUR) == 6
        assert timedelta(minutes=len(minutes) * HOUR) == span.ends - span.starts

"""What one person's row must obey, as spans of days with a limit: each rule of working time in one function."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from adapters.solver.instance import HOURS, MarkCount, Pair, RestWeek, Row, Run, Tally
from adapters.solver.scoring import QUICK
from adapters.solver.spans import MINUTE, Spans
from domain.calendar import DAY, MONDAY, WEEK, Period, is_red, monday
from domain.rota.solver import RotaProblem
from domain.working_time.limits import Limits
from domain.working_time.model import Agreed, Basis, ShiftKind, Terms

REACH = 3
"""Days after a shift within which its rest can still be too short."""
EIGHT_WEEKS, FOUR_WEEKS = "eight_week_mean", "night_four_weeks"
MEANS = (EIGHT_WEEKS, FOUR_WEEKS)


@dataclass(frozen=True, slots=True)
class RowLimits:
    """Every hard limit on one row, and the short rests that are lawful and cost."""

    pairs: tuple[Pair, ...]
    rests: tuple[RestWeek, ...]
    tallies: tuple[Tally, ...]
    mark_counts: tuple[MarkCount, ...]
    runs: tuple[Run, ...]


class RowReader:
    """Reads rows' limits; keeps what many people share."""

    def __init__(self, problem: RotaProblem, spans: Spans, grain: int) -> None:
        self.problem = problem
        self.spans = spans
        self.grain = grain
        self._pairs: dict[tuple[int, int, timedelta], tuple[tuple[int, frozenset[int]], ...]] = {}
        self._rests: dict[tuple[int, timedelta], RestWeek | None] = {}

    def limits(self, terms: Terms, rules: Sequence[Limits], options: Sequence[Sequence[int]], held: Row) -> RowLimits:
        """The limits of the row of ``terms``, under ``rules`` day by day; ``held`` has what stands already.

        A limit that reaches back over the plan's first day never forbids what the history holds by itself.
        """
        nights = any((d, c) in self.spans.night_work for d, may in enumerate(options) for c in may)
        first = self.spans.first_day
        by_night = nights or any((d, c) in self.spans.night_work for d, c in enumerate(held[:first]))
        tallies = (
            *self._hours_due(terms, options),
            *self._week_caps(rules, nights),
            *self._means(rules),
            *self._averages(terms, rules, nights),
            *(self._night_caps(rules) if by_night else ()),
        )
        marks = (*self._weekend_frequency(), *self._red_days(terms, rules))
        return RowLimits(
            pairs=tuple(p for p in self._daily_rest(rules) if p.later_day >= first),
            rests=tuple(self._rested_before(r, held) for r in self._weekly_rest(rules) if r.last >= first),
            tallies=tuple(self._beside_history(t, held) for t in tallies if t.last >= first),
            mark_counts=tuple(
                self._marked_before(m, held) for m in marks if max(map(self._marked_on, m.marks)) >= first
            ),
            runs=self._runs(),
        )

    def _beside_history(self, tally: Tally, held: Row) -> Tally:
        if tally.first >= self.spans.first_day or tally.at_most is None:
            return tally
        # A mean is asked of whole weeks; windows begun on other days are stricter, and never forbid a course by that.
        between = tally.name in MEANS and self.spans.days[tally.first].weekday() != MONDAY
        before = range(tally.first, tally.last + 1 if between else self.spans.first_day)
        worked = sum(int(self.spans.hours(d, held[d]) / MINUTE) // self.grain for d in before if held[d])
        return replace(tally, at_most=max(tally.at_most, worked))

    def _rested_before(self, rest: RestWeek, held: Row) -> RestWeek:
        s = self.spans
        before = [(d, held[d]) for d in range(rest.first, min(rest.last + 1, s.first_day)) if held[d]]
        longest, free_from = 0, rest.opens
        for d, code in before:
            longest, free_from = max(longest, s.starts[d][code] - free_from), max(free_from, s.ends[d][code])
        return replace(rest, least=min(rest.least, max(longest, rest.closes - free_from))) if before else rest

    def _marked_before(self, count: MarkCount, held: Row) -> MarkCount:
        first = self.spans.first_day
        worked = sum(any(d < first and held[d] == c for d, c in self.spans.marks[m]) for m in count.marks)
        return replace(count, at_most=max(count.at_most or 0, worked))

    def _marked_on(self, mark: int) -> int:
        return max(d for d, _ in self.spans.marks[mark])

    def _daily_rest(self, rules: Sequence[Limits]) -> Iterator[Pair]:
        """AML § 10-8 (1) and (3): elapsed time between two shifts; the stricter day's limit holds."""
        ordinary = self.problem.rule.figures.daily_rest.value
        for day in range(len(rules)):
            for later in range(day + 1, min(day + 1 + REACH, len(rules))):
                rest = max(rules[day].daily_rest, rules[later].daily_rest)
                short = dict(self._too_close(day, later, rest))
                for after, codes in _by_later(short):
                    yield Pair("daily_rest", day, codes, later, after)
                if later == day + 1:
                    close = {c: n - short.get(c, frozenset()) for c, n in self._too_close(day, later, ordinary)}
                    for after, codes in _by_later({c: n for c, n in close.items() if n}):
                        yield Pair("quick_return", day, codes, later, after, QUICK, "shape")

    def _too_close(self, day: int, later: int, rest: timedelta) -> tuple[tuple[int, frozenset[int]], ...]:
        key = (day, later, rest)
        if key not in self._pairs:
            s = self.spans
            least = rest / MINUTE
            found = ((c, frozenset(n for n in s.codes if s.starts[later][n] - s.ends[day][c] < least)) for c in s.codes)
            self._pairs[key] = tuple((c, after) for c, after in found if after)
        return self._pairs[key]

    def _weekly_rest(self, rules: Sequence[Limits]) -> Iterator[RestWeek]:
        """AML § 10-8 (2) and (3), inside each Monday-to-Sunday week; the week's strictest day decides."""
        for w, week in enumerate(self.spans.weeks):
            rest = max(rules[d].weekly_rest for d in week)
            key = (w, rest)
            if key not in self._rests:
                self._rests[key] = self._rest_week(week, rest)
            found = self._rests[key]
            if found is not None:
                yield found

    def _rest_week(self, week: tuple[int, ...], rest: timedelta) -> RestWeek | None:
        s = self.spans
        opens, closes = s.midnight(s.days[week[0]]), s.midnight(s.days[week[-1]] + DAY)
        least = int(rest / MINUTE)
        if closes - opens < 3 * least:
            # Too short a part of a week at the plan's edge to rest and to work in: the days outside count as free.
            first = monday(s.days[week[0]])
            opens, closes = s.midnight(first), s.midnight(first + WEEK)
        around = [(d, c) for d in range(max(week[0] - 2, 0), min(week[-1] + 2, len(s.days))) for c in s.codes]
        cutting = [d for d, c in around if s.starts[d][c] < closes and s.ends[d][c] > opens]
        return RestWeek(min(cutting), max(cutting), opens, closes, least) if cutting else None

    def _cap(self, first: int, last: int, at_most: timedelta, name: str) -> Tally:
        return Tally(name, HOURS, first, last, int(at_most / MINUTE) // self.grain)

    def _hours_due(self, terms: Terms, options: Sequence[Sequence[int]]) -> Iterator[Tally]:
        """Never more than the hours due over the averaging period, nor than the tariff's week where it is shorter."""
        unit, s = self.problem.unit, self.spans
        in_rota = any(
            s.kind(c) in {ShiftKind.EVENING, ShiftKind.NIGHT, ShiftKind.LONG} or any((d, c) in m for m in s.marks)
            for d, may in enumerate(options)
            for c in may
        )
        week = min(terms.full_time_week, unit.full_time_rota) if in_rota else terms.full_time_week
        held = replace(terms, full_time_week=week)
        for first, last in self.averaging_blocks():
            yield self._cap(first, last, held.hours_due(Period(s.days[first], s.days[last])), "hours_due")

    def averaging_blocks(self) -> Iterator[tuple[int, int]]:
        """First and last day of each of the unit's averaging periods, from the plan's first day."""
        return self._blocks(self.problem.unit.averaging_weeks, self.spans.first_day, len(self.spans.days) - 1)

    def _norm(self, *, nights: bool) -> timedelta:
        """The strictest weekly norm of AML § 10-4 that the finished row could turn out to fall under."""
        figures = self.problem.rule.figures
        return (figures.week_continuous if nights else figures.week_rota).value

    def _week_caps(self, rules: Sequence[Limits], nights: bool) -> Iterator[Tally]:  # noqa: FBT001 - nights, or days
        """Each week by itself: AML § 10-5 where averaged, else § 10-4."""
        for week in self.spans.weeks:
            cap = min(rules[d].hours_a_week for d in week)
            if any(rules[d].averaging is None for d in week):
                cap = min(cap, self._norm(nights=nights))
            yield self._cap(week[0], week[-1], cap, "week")

    def _means(self, rules: Sequence[Limits]) -> Iterator[Tally]:
        """AML §§ 10-5 and 10-6 (8): mean of any eight weeks running, from whichever day they are counted.

        Without averaging no week of the plan comes near it, but those of the history may.
        """
        weeks, total = self.problem.rule.settings.mean_window_weeks, self.problem.rule.figures.total_week_mean.value
        for first, last in self._windows(weeks * 7):
            means = [m for d in range(first, last + 1) if (m := rules[d].eight_week_mean) is not None]
            if first < self.spans.first_day:
                means.append(total)
            if means:
                yield self._cap(first, last, min(means) * (last - first + 1) / 7, EIGHT_WEEKS)

    def _night_caps(self, rules: Sequence[Limits]) -> Iterator[Tally]:
        """AML § 10-11 (6): any four weeks running of a person who may work nights."""
        length = self.problem.rule.settings.night_window_weeks * 7
        for first, last in self._windows(length):
            caps = [c for d in range(first, last + 1) if (c := rules[d].night_four_weeks) is not None]
            if caps:
                yield self._cap(first, last, min(caps) * (last - first + 1) / length, FOUR_WEEKS)

    def _averages(self, terms: Terms, rules: Sequence[Limits], nights: bool) -> Iterator[Tally]:  # noqa: FBT001 - nights, or days
        """AML § 10-4 as a mean over each averaging period, counted from the agreement's first day."""
        norm, most = self._norm(nights=nights), self.problem.rule.figures.averaging_weeks_at_most.value
        if nights:  # a three-part rota's mean is that of the position
            norm = norm * terms.fraction_percent / 100
        in_force = {a.name for r in rules if (a := r.averaging) is not None}
        for agreed in self.problem.agreements.all:
            if agreed.name in in_force and terms.employee in agreed.covers:
                weeks = min(agreed.limits.averaging_weeks or self.problem.unit.averaging_weeks, most)
                for first, last in self._stretches(agreed, weeks):
                    yield self._cap(first, last, norm * (last - first + 1) / 7, "mean")

    def _windows(self, length: int) -> Iterator[tuple[int, int]]:
        """Any ``length`` days in a row; all days where there are fewer."""
        days = len(self.spans.days)
        for first in range(max(days - length, 0) + 1):
            yield first, min(first + length, days) - 1

    @staticmethod
    def _blocks(weeks: int, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Days ``first`` to ``last`` in stretches of ``weeks``, the last as long as they reach."""
        for begins in range(first, last + 1, 7 * weeks):
            yield begins, min(begins + 7 * weeks - 1, last)

    def _stretches(self, agreed: Agreed, weeks: int) -> Iterator[tuple[int, int]]:
        """The part of an agreement's days inside the plan, in stretches of ``weeks`` from its first."""
        inside = [d for d, day in enumerate(self.spans.days) if day in agreed.period and d >= self.spans.first_day]
        if inside:
            yield from self._blocks(weeks, inside[0], inside[-1])

    def _weekend_frequency(self) -> Iterator[MarkCount]:
        """The unit's local agreement: of so many weekends running at most one is worked."""
        every = self.problem.unit.weekend_every
        count = len(self.spans.weekends)
        if every > 1 and count:
            for first in range(max(count - every, 0) + 1):
                yield MarkCount("weekend_frequency", tuple(range(first, min(first + every, count))), 1)

    def _red_days(self, terms: Terms, rules: Sequence[Limits]) -> Iterator[MarkCount]:
        """AML § 10-8 (4): half the red days off where averaged, and never four weeks without; else every other."""
        s, figures = self.spans, self.problem.rule.figures
        offset = len(s.weekends)
        averaged = [rules[r].sundays_averaged for r in s.red_days]
        for i in range(len(s.red_days) - 1):
            if not (averaged[i] and averaged[i + 1]):
                yield MarkCount("red_days_in_succession", (offset + i, offset + i + 1), 1)
        longest = figures.sunday_averaging_weeks.value
        for agreed in self.problem.agreements.all:
            if agreed.basis is Basis.SUNDAYS and terms.employee in agreed.covers:
                weeks = min(agreed.limits.averaging_weeks or longest, longest)
                for first, last in self._stretches(agreed, weeks):
                    inside = tuple(offset + i for i, r in enumerate(s.red_days) if first <= r <= last)
                    if inside:
                        begins, ends = s.days[first], s.days[last]
                        after = ((begins + n * DAY) for n in range((ends - begins).days + 1, 7 * weeks))
                        in_all = len(inside) + sum(map(is_red, after))  # those after the plan may still be free
                        yield MarkCount("red_days_averaged", inside, in_all // 2)
        sundays = [offset + i for i, r in enumerate(s.red_days) if s.days[r].weekday() == 6 and averaged[i]]
        most = figures.weeks_without_free_sunday.value
        for k in range(len(sundays) - most):
            yield MarkCount("free_sunday", tuple(sundays[k : k + most + 1]), most)

    def _runs(self) -> tuple[Run, ...]:
        """The unit's terms: days in a row, nights in a row."""
        unit, s = self.problem.unit, self.spans
        nights = frozenset(c for c in s.codes if s.kind(c) is ShiftKind.NIGHT)
        return (
            Run("consecutive_shifts", frozenset(s.codes), unit.consecutive_shifts_at_most),
            *((Run("consecutive_nights", nights, unit.consecutive_nights_at_most),) if nights else ()),
        )


def _by_later(found: Mapping[int, frozenset[int]]) -> Iterator[tuple[frozenset[int], frozenset[int]]]:
    """What follows, with the codes before it that it is too close to."""
    codes: dict[frozenset[int], set[int]] = {}
    for code, later in found.items():
        codes.setdefault(later, set()).add(code)
    for later, before in codes.items():
        yield later, frozenset(before)

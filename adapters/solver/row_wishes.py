"""What a row should be, at a price: contract hours, wishes, a fair share, and a shape that lets people rest."""

from collections.abc import Iterator
from datetime import date

from adapters.solver import scoring
from adapters.solver.fair_shares import Shares
from adapters.solver.instance import HOURS, OFF, CellCost, MarkCount, Pair, Run, Tally
from adapters.solver.spans import Spans
from domain.rota.solver import RotaProblem
from domain.working_time.model import Terms

NIGHTS = 1
"""The measure that counts night shifts."""


def hours(spans: Spans, due: int, grain: int) -> Iterator[Tally]:
    """Contract hours left unplanned: the first ``NEAR`` cost less than those beyond."""
    last = len(spans.days) - 1
    for low, cost in ((due, scoring.HOURS), (due - scoring.NEAR * 60 // grain, scoring.HOURS_FAR)):
        if low > 0:
            yield Tally(
                "contract_hours",
                HOURS,
                spans.first_day,
                last,
                low=low,
                under=max(cost * grain // 60, 1),
                part="hours",
            )


def shares(spans: Spans, own: Shares) -> tuple[Tally, MarkCount]:
    """Nights and weekends inside a fair share."""
    plan = tuple(w for w, days in enumerate(spans.weekends) if days[-1] >= spans.first_day)
    return (
        Tally(
            "night_share", NIGHTS, spans.first_day, len(spans.days) - 1, low=own.nights[0], under=scoring.NIGHT_SHARE,
            high=own.nights[1], over=scoring.NIGHT_SHARE, part="shares",
        ),
        MarkCount(
            "weekend_share", plan, low=own.weekends[0], under=scoring.WEEKEND_SHARE,
            high=own.weekends[1], over=scoring.WEEKEND_SHARE, part="shares",
        ),
    )  # fmt: skip


def shape(spans: Spans) -> tuple[Run, ...]:
    """Working days and days off that stand alone."""
    return (
        Run("day_on_alone", frozenset(spans.codes), least=2, short=scoring.ALONE, part="shape"),
        Run("day_off_alone", frozenset({OFF}), least=2, short=scoring.GAP, part="shape"),
    )


def split_weekends(spans: Spans) -> Iterator[Pair]:
    """Weekends of which one day is worked."""
    off, on = frozenset({OFF}), frozenset(spans.codes)
    for weekend in spans.weekends:
        if len(weekend) > 1 and weekend[1] >= spans.first_day:
            for first, second in ((off, on), (on, off)):
                yield Pair("split_weekend", weekend[0], first, weekend[1], second, scoring.SPLIT, "shape")


def wishes(problem: RotaProblem, terms: Terms, spans: Spans, index: dict[date, int]) -> Iterator[CellCost]:
    """Each wish as the price of everything else on its day."""
    codes = {t.code: c for c, t in enumerate(spans.types, start=1)}
    for wish in problem.wishes:
        if wish.employee == terms.employee and wish.day in index:
            wished = OFF if wish.code is None else codes.get(wish.code, -1)
            for code in (OFF, *spans.codes):
                if code != wished:
                    yield CellCost(index[wish.day], code, scoring.WISH * wish.weight, "wishes")

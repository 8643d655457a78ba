"""What a rule must say, in a form that both checkers' answers can be put in, and how the two are held together."""

import os
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple, TypeVar

from hypothesis import HealthCheck, Phase, settings

from domain.working_time.findings import Amount, Seen
from domain.working_time.judging import lines
from domain.working_time.line import Line
from domain.working_time.model import Agreements, Case
from domain.working_time.register import standard_rule_set
from tests.domain.working_time.naive.random_lines import Drawn

CASES = int(os.environ.get("NAIVE_CASES", "0"))
"""How many random cases each test tries, when the environment says so."""
RULES = standard_rule_set()
CHECKS = {rule.id: rule.check for rule in RULES.rules}
F = TypeVar("F", bound=Callable[..., None])


class Said(NamedTuple):
    """One finding: its verdict, who could cure it, its days, and what was measured against what.

    Durations are minutes, exact; counts are counts.
    """

    verdict: str
    needs: str
    first: date
    last: date
    measured: Fraction
    limit: Fraction


def violation(first: date, last: date, measured: Fraction | int, limit: Fraction | int) -> Said:
    """What no agreement cures."""
    return Said("violation", "none", first, last, Fraction(measured), Fraction(limit))


def needs(who: str, first: date, last: date, measured: Fraction | int, limit: Fraction | int) -> Said:
    """What an agreement by ``who`` cures."""
    return Said("needs", who, first, last, Fraction(measured), Fraction(limit))


def due(first: date, last: date, measured: Fraction | int, limit: Fraction | int) -> Said:
    """What is lawful against compensation."""
    return Said("due", "none", first, last, Fraction(measured), Fraction(limit))


def advisory(first: date, last: date, measured: Fraction | int, limit: Fraction | int) -> Said:
    """What is lawful and belongs in the assessment."""
    return Said("advisory", "none", first, last, Fraction(measured), Fraction(limit))


def tries(usual: int) -> Callable[[F], F]:
    """So many random cases, or as many as ``NAIVE_CASES`` says; a failing one is shrunk, not explained."""
    phases = [phase for phase in Phase if phase is not Phase.explain]
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(max_examples=CASES or usual, deadline=None, phases=phases, suppress_health_check=slow)


def line_of(drawn: Drawn) -> Line:
    """The line as the engine lays it out."""
    person = drawn.terms.employee
    case = Case(
        drawn.period,
        drawn.unit,
        {person: drawn.terms},
        drawn.shifts,
        Agreements(drawn.agreements),
        facts={person: drawn.facts},
    )
    return next(lines(case, RULES))


def engine(rule: str, line: Line) -> list[Said]:
    """What the engine's rule says of a line."""
    return [_heard(seen) for seen in CHECKS[rule](line)]


def _heard(seen: Seen) -> Said:
    who = "|".join(dict.fromkeys(p.grantor.value for p in seen.permits)) or "none"
    return Said(seen.verdict.value, who, seen.first_day, seen.last_day, _exact(seen.measured), _exact(seen.limit))


def _exact(amount: Amount) -> Fraction:
    if isinstance(amount, timedelta):
        return Fraction(amount // timedelta(microseconds=1), 60_000_000)
    return Fraction(amount)


def agree(drawn: Drawn, rule: str, expected: Iterable[Said], line: Line | None = None) -> None:
    """Hold the engine's rule to what is expected; amounts may differ by a millisecond, as rounded means do."""
    found = sorted(engine(rule, line or line_of(drawn)), key=_order)
    wanted = sorted(expected, key=_order)
    same = len(found) == len(wanted) and all(_same(*pair) for pair in zip(found, wanted, strict=True))
    assert same, "\n".join([rule, "engine:", *_told(found), "naive:", *_told(wanted), repr(drawn)])


def _order(said: Said) -> tuple[object, ...]:
    return (said.first, said.last, said.verdict, said.needs, round(said.measured, 2), round(said.limit, 2))


def _same(one: Said, other: Said) -> bool:
    close = abs(one.measured - other.measured) < Fraction(1, 60_000)
    return one[:4] == other[:4] and close and abs(one.limit - other.limit) < Fraction(1, 60_000)


def _told(said: Iterable[Said]) -> list[str]:
    return [
        f"  {s.verdict} {s.needs} {s.first} to {s.last}: {float(s.measured):.3f} of {float(s.limit):.3f}" for s in said
    ]

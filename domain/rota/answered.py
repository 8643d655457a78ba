"""Whether a generator's answer is one to the question; the rules judge afterwards whether it is lawful.

A generator is not believed: whatever made the rota, only what the problem has may stand in it, and what was to be
kept must stand there still.
"""

from collections.abc import Iterator

from domain.errors import Rejected
from domain.rota.solver import Budget, RotaAnswer, RotaProblem

NAMED = 10
"""Faults that a refusal names; the rest are counted."""


class NotTheRotaAskedFor(Rejected):
    """The generator answered with people, days or shifts that it was not given, or changed what was to be kept."""

    code = "rota_plan.not_the_rota_asked_for"


def demand_asked_for(problem: RotaProblem, budget: Budget, answer: RotaAnswer) -> None:
    """Accept an answer to ``problem`` with ``budget``. Raises ``NotTheRotaAskedFor``, naming what is wrong with it."""
    faults = [*_foreign(problem, answer), *_changed(problem, answer), *_stamped(budget, answer)]
    if faults:
        named = "; ".join(faults[:NAMED]) + (f"; and {len(faults) - NAMED} more" if len(faults) > NAMED else "")
        raise NotTheRotaAskedFor(f"the generator's rota is not the one asked for: {named}", faults=faults[:NAMED])


def _foreign(problem: RotaProblem, answer: RotaAnswer) -> Iterator[str]:
    for person, line in answer.rota.lines.items():
        if person not in problem.people:
            yield f"{person} is not planned for"
            continue
        may = problem.only.get(person, problem.types)
        for day, code in line.items():
            if day not in problem.period:
                yield f"{person}: {day} lies outside the plan"
            if code not in problem.types:
                yield f"{person}, {day}: {code} is no shift code"
            elif code not in may:
                yield f"{person}, {day}: {code} is not for this employee"


def _changed(problem: RotaProblem, answer: RotaAnswer) -> Iterator[str]:
    for person, kept in problem.keep.items():
        line = answer.rota.lines.get(person, {})
        for day, code in kept.items():
            if line.get(day) != code:
                yield f"{person}, {day}: {line.get(day) or 'free'} where {code or 'free'} was to be kept"


def _stamped(budget: Budget, answer: RotaAnswer) -> Iterator[str]:
    if (answer.stamp.seed, answer.stamp.seconds) != (budget.seed, budget.seconds):
        yield "it is stamped with another seed or budget"

"""A base rota (*grunnturnus*): a few weeks that repeat, as if everybody were there, and then laid on the calendar."""

from dataclasses import replace

from domain.errors import Rejected
from domain.rota.solver import RotaProblem
from domain.working_time.model import Rota, Terms

MOST_WEEKS = 26


class NoBaseRota(Rejected):
    """A base rota of so many weeks cannot be asked for."""

    code = "rota.no_base_rota"


def base_problem(problem: RotaProblem, weeks: int) -> RotaProblem:
    """``problem`` as a base rota of ``weeks``: what has a date of its own is left for the calendar.

    That is absences, wishes, kept days, what was worked before, and adaptations that do not last the whole period.
    Raises ``NoBaseRota`` unless the period holds the weeks at least once and they are no more than half a year's.
    """
    if not 1 <= weeks <= MOST_WEEKS or 7 * weeks > len(problem.period):
        raise NoBaseRota(
            f"a base rota of {weeks} weeks cannot repeat in a period of {len(problem.period)} days; "
            f"1 to {min(MOST_WEEKS, len(problem.period) // 7)} weeks can",
            weeks=weeks,
        )
    people = {name: _undated(terms, problem) for name, terms in problem.people.items()}
    return replace(problem, people=people, wishes=(), keep={}, history={}, begin={}, cycle_weeks=weeks)


def on_the_calendar(problem: RotaProblem, base: Rota) -> RotaProblem:
    """``problem`` begun from a base rota, which was made for the same period."""
    return replace(problem, begin=base.lines)


def _undated(terms: Terms, problem: RotaProblem) -> Terms:
    period = problem.period
    lasting = tuple(a for a in terms.adaptations if period.first_day in a.period and period.last_day in a.period)
    return replace(terms, absences=(), adaptations=lasting)

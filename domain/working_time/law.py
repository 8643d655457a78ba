"""The law over time: dated rule sets, and a plan judged on each of its days by the one in force that day.

A set that is added later changes nothing for the days before it: what was judged is judged the same again, and a
judgement names the versions it was made by, so that it can be made again from them.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from domain.calendar import DAY, Period
from domain.errors import Rejected
from domain.working_time.findings import Finding
from domain.working_time.judging import judge
from domain.working_time.model import Case
from domain.working_time.register import standard_rule_set
from domain.working_time.rule_set import RuleSet

AND = "+"
"""Between the versions of a judgement across a change of law."""


class UnknownRuleSet(Rejected):
    """A judgement names a version of the rules that is not among the known ones. ``details``: version."""

    code = "working_time.unknown_rule_set"


@dataclass(frozen=True, slots=True)
class Law:
    """Rule sets, each in force from its day until the next one's; the first also before its day.

    ``ValueError`` without a set, or when two are not in force one after the other.
    """

    sets: tuple[RuleSet, ...]

    def __post_init__(self) -> None:
        in_order = all(one.in_force_from < other.in_force_from for one, other in pairwise(self.sets))
        if not self.sets or not in_order:
            raise ValueError("a law is at least one rule set, in the order they came into force, one a day")

    def on(self, day: date) -> RuleSet:
        """The set in force on ``day``."""
        return self.sets[max(bisect_right([each.in_force_from for each in self.sets], day) - 1, 0)]

    def over(self, days: Period) -> tuple[RuleSet, ...]:
        """Every set in force on some day of ``days``, in order."""
        first, last = self.on(days.first_day), self.on(days.last_day)
        return self.sets[self.sets.index(first) : self.sets.index(last) + 1]

    def version(self, days: Period) -> str:
        """What a judgement over ``days`` is made by: one version, or several across a change of law."""
        return AND.join(each.version for each in self.over(days))

    def named(self, version: str) -> "Law":
        """The law that a judgement names, so that it can be made again. Raises ``UnknownRuleSet``."""
        known = {each.version: each for each in self.sets}
        missing = [each for each in version.split(AND) if each not in known]
        if missing:
            raise UnknownRuleSet(f"no rule set {missing[0]} is known; there are {', '.join(known)}", version=missing[0])
        return Law(tuple(known[each] for each in version.split(AND)))

    def judge(self, case: Case) -> tuple[Finding, ...]:
        """As ``judging.judge``, each finding by the set in force on its last day: what a week, a rest or a mean
        comes to is known then, and the law of that day is what it must keep."""
        in_force = self.over(case.period)
        if len(in_force) == 1:
            return judge(case, in_force[0])
        found = (
            finding
            for rule_set, days in _stretches(in_force)
            for finding in judge(case, rule_set)
            if finding.last_day in days
        )
        return tuple(sorted(found, key=lambda f: (f.employee, f.first_day, f.rule, f.last_day)))


def standard_law() -> Law:
    """Every rule set there is; a change of act or tariff is one more, from its day on."""
    return Law((standard_rule_set(),))


def _stretches(in_force: tuple[RuleSet, ...]) -> Iterator[tuple[RuleSet, Period]]:
    """The days of each set; the first has those before it and the last those after it."""
    first = date.min
    for rule_set, following in pairwise(in_force):
        yield rule_set, Period(first, following.in_force_from - DAY)
        first = following.in_force_from
    yield in_force[-1], Period(first, date.max)

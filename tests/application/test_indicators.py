"""What a rota tells of itself: added up, or the furthest of each kind, with its source; nothing of anybody's health."""

from datetime import date, timedelta

from application.indicators_of_plan import of_findings
from domain.assessment.events import Indicator
from domain.ids import PersonId
from domain.working_time.findings import Amount, Finding, Verdict
from tests.examples import ANNE, BJORN, RULE_SET

DAY = date(2027, 1, 4)
HOURS = timedelta(hours=1)


def finding(
    rule: str, measured: Amount, limit: Amount, unit: str, person: PersonId = ANNE, verdict: Verdict = Verdict.ADVISORY
) -> Finding:
    return Finding(rule, f"ground of {rule}", RULE_SET, verdict, person, DAY, DAY, measured, limit, unit, ())


def told(*findings: Finding) -> tuple[Indicator, ...]:
    return tuple(of_findings(findings))


def test_times_are_added_up_over_people() -> None:
    quick = (finding("quick", 3, 0, "times"), finding("quick", 2, 0, "times", BJORN))
    assert told(*quick) == (Indicator("quick", 5, 2, "ground of quick", "times", None),)


def test_of_runs_and_lengths_the_longest_is_told() -> None:
    runs = (finding("nights", 4, 3, "nights"), finding("nights", 6, 3, "nights", BJORN))
    assert told(*runs) == (Indicator("nights", 6, 2, "ground of nights", "nights", None),)
    (long,) = told(finding("long", 12.5 * HOURS, 12 * HOURS, "h"), finding("long", 13 * HOURS, 12 * HOURS, "h"))
    assert (long.count, long.people, long.unit) == (780, 1, "minutes")


def test_of_what_should_be_long_the_shortest_is_told() -> None:
    (free,) = told(finding("free", 40 * HOURS, 48 * HOURS, "h"), finding("free", 30 * HOURS, 48 * HOURS, "h", BJORN))
    assert (free.count, free.unit) == (1800, "minutes")


def test_duties_are_counted() -> None:
    owed = finding("rest", 9 * HOURS, 11 * HOURS, "h", verdict=Verdict.DUE)
    assert told(owed, owed) == (Indicator("rest", 2, 1, "ground of rest", "findings", None),)


def test_what_tells_of_health_or_is_forbidden_is_left_out() -> None:
    assert told(finding("IND-PREGNANT-NIGHTS", 2, 1, "nights")) == ()
    assert told(finding("TERMS-ADAPTATION", 2, 1, "times", verdict=Verdict.DUE)) == ()
    assert told(finding("rest", 9 * HOURS, 11 * HOURS, "h", verdict=Verdict.VIOLATION)) == ()
    assert told(finding("rest", 9 * HOURS, 11 * HOURS, "h", verdict=Verdict.NEEDS)) == ()

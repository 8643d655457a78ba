"""What a rule says when it is on record that something is missing, or that nothing is logged."""

from domain.working_time.findings import RECORDS, Permit, Seen, Verdict
from domain.working_time.line import Line


def missing(line: Line, verdict: Verdict = Verdict.VIOLATION, permits: tuple[Permit, ...] = ()) -> Seen:
    """No record where there must be one, over the plan's days."""
    return Seen(verdict, line.period.first_day, line.period.last_day, 0, 1, RECORDS, (), permits)

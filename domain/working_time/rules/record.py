"""The record of hours worked (*oversikt over arbeidstiden*, AML § 10-7)."""

from collections.abc import Iterator

from domain.law import LawRef
from domain.working_time.findings import Seen
from domain.working_time.line import Line
from domain.working_time.rule_set import Bound, Concerns, Rule
from domain.working_time.rules.records import missing


def record(line: Line) -> Iterator[Seen]:
    """A record shows how much each employee has worked, open to the Labour Inspection Authority and the unions.

    A violation where it is on record that date, start, end, breaks and overtime are not written down for each day,
    which is what the authority looks for; totals by the week are not enough. Silent where nothing is known of it.
    """
    if line.facts.work.record_complete is False:
        yield missing(line)


RULES = (
    Rule(
        "AML-10-7-RECORD",
        LawRef("AML § 10-7"),
        "the record of hours for each day",
        "oversikten over arbeidstiden for hver dag",
        record,
        Bound.AT_LEAST,
        concerns=Concerns.CHAPTER_10,
    ),
)

"""AML §§ 10-3 and 14-6: judged on what is on record of the plan."""

from typing import Any

from domain.working_time.facts import Facts, PlanFacts
from domain.working_time.model import Basis
from tests.domain.working_time.lines import Boundary, agreed, day, line, passes, says, shift


def plan(**known: Any) -> Facts:
    return Facts(plan=PlanFacts(**known))


def discussed(on: str, effective: str = "2027-03-24") -> Facts:
    return Facts(plan=PlanFacts(discussed=day(on), effective=day(effective)))


def on_record(fact: str, verdict: str) -> tuple[Boundary, ...]:
    """The rows of a rule that one record decides."""
    return (
        says("on record that it is not so", line(facts=plan(**{fact: False})), verdict),
        passes("on record that it is so", line(facts=plan(**{fact: True}))),
        passes("nothing on record", line([shift("2027-02-01", "22:00", "07:00")])),
        says(
            "a tariff agreement changes nothing", line((), agreed(Basis.TARIFF), facts=plan(**{fact: False})), verdict
        ),
        says("part-time", line(facts=plan(**{fact: False}), fraction=20), verdict),
    )


DISCUSSED = (
    passes("14 days before", line(facts=discussed("2027-03-10"))),
    says("13 days before", line(facts=discussed("2027-03-11")), "violation"),
    passes("15 days before", line(facts=discussed("2027-03-09"))),
    says("on the day", line(facts=discussed("2027-03-24")), "violation"),
    says("the day after", line(facts=discussed("2027-03-25")), "violation"),
    passes("14 days over the March change", line(facts=discussed("2027-03-22", "2027-04-05"))),
    says("13 days over the March change", line(facts=discussed("2027-03-23", "2027-04-05")), "violation"),
    passes("14 days over the October change", line(facts=discussed("2027-10-25", "2027-11-08"))),
    says("13 days over the October change", line(facts=discussed("2027-10-26", "2027-11-08")), "violation"),
    passes("14 days over New Year", line(facts=discussed("2026-12-21", "2027-01-04"))),
    says("13 days over New Year", line(facts=discussed("2026-12-22", "2027-01-04")), "violation"),
    passes("14 days over a leap day", line(facts=discussed("2028-02-20", "2028-03-05"))),
    says("red days are days: 13 over Easter", line(facts=discussed("2027-03-25", "2027-04-07")), "violation"),
    passes("nobody knows when it was discussed", line(facts=Facts(plan=PlanFacts(effective=day("2027-03-24"))))),
    passes("nobody knows when it takes effect", line(facts=Facts(plan=PlanFacts(discussed=day("2027-03-23"))))),
    passes("nothing on record", line([shift("2027-02-01", "22:00", "07:00")])),
    says("with averaging agreed", line((), agreed(Basis.AVERAGING), facts=discussed("2027-03-11")), "violation"),
)

TABLES = {
    "AML-10-3-PLAN-REQUIRED": on_record("individually_visible", "violation"),
    "AML-10-3-COOPERATE": on_record("made_with_representatives", "violation"),
    "AML-10-3-DISCUSS-14D": DISCUSSED,
    "AML-10-3-ACCESSIBLE": on_record("accessible", "violation"),
    "AML-14-6-CHANGES": on_record("change_notice_agreed", "advisory"),
}

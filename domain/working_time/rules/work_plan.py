"""How a work plan comes about and is kept (*arbeidsplan*, AML § 10-3; the contract's words on it, § 14-6).

Judged on what is on record of a plan. While a rota is drawn up here, its discussion and assessment stand among the
obstacles to publication instead, and these rules have nothing on record to judge.
"""

from collections.abc import Iterator

from domain.calendar import DAY
from domain.law import LawRef
from domain.working_time.findings import Seen, Verdict
from domain.working_time.line import Line
from domain.working_time.rule_set import Bound, Concerns, Rule
from domain.working_time.rules.records import missing

DAYS = "days"


def names_everybody(line: Line) -> Iterator[Seen]:
    """The plan shows which weeks, days and times each employee works; numbers without names are no plan.

    The law asks for one where employees work at different times of the day, which one person's line cannot show: it
    is judged wherever it is on record that the plan does not name who works when.
    """
    if line.facts.plan.individually_visible is False:
        yield missing(line)


def made_together(line: Line) -> Iterator[Seen]:
    """The plan is drawn up together with the elected representatives (*i samarbeid med tillitsvalgte*).

    Judged where it is on record that they had no part in it. Left out: how much of a part is enough.
    """
    if line.facts.plan.made_with_representatives is False:
        yield missing(line)


def discussed_in_time(line: Line) -> Iterator[Seen]:
    """The plan is discussed (*drøftet*) with the representatives at least 14 calendar days before it takes effect.

    Fourteen days is the same weekday two weeks before. Both days must be known. A tariff's own notice goes first:
    for doctors under theirs this is silent. Left out: whether the talk was a real one, and when it was published.
    """
    discussed, effective = line.facts.plan.discussed, line.facts.plan.effective
    if discussed is None or effective is None:
        return
    notice, least = (effective - discussed).days, line.rule.figures.discussion_notice.value // DAY
    if notice < least:
        yield Seen(Verdict.VIOLATION, min(discussed, effective), effective, notice, least, DAYS, ())


def within_reach(line: Line) -> Iterator[Seen]:
    """The plan is where employees easily find it (*lett tilgjengelig*); judged where it is on record that it is not."""
    if line.facts.plan.accessible is False:
        yield missing(line)


def changes_in_contract(line: Line) -> Iterator[Seen]:
    """The contract says how shifts are changed; a reference to law or tariff will do (*arbeidsavtalen*).

    A contract that says nothing of it does not make the plan unlawful, so it is only listed. Left out: what else
    the contract must say of hours and breaks.
    """
    if line.facts.plan.change_notice_agreed is False:
        yield missing(line, Verdict.ADVISORY)


RULES = (
    Rule(
        "AML-10-3-PLAN-REQUIRED",
        LawRef("AML § 10-3"),
        "plans that show who works when",
        "planer som viser hvem som arbeider når",
        names_everybody,
        Bound.AT_LEAST,
        concerns=Concerns.CHAPTER_10,
    ),
    Rule(
        "AML-10-3-COOPERATE",
        LawRef("AML § 10-3"),
        "work on the plan together with the representatives",
        "samarbeid med de tillitsvalgte om planen",
        made_together,
        Bound.AT_LEAST,
        concerns=Concerns.CHAPTER_10,
    ),
    Rule(
        "AML-10-3-DISCUSS-14D",
        LawRef("AML § 10-3"),
        "the time from the discussion until the plan takes effect",
        "tiden fra drøftingen til planen settes i verk",
        discussed_in_time,
        Bound.AT_LEAST,
        figures=("discussion_notice",),
        concerns=Concerns.ORDINARY_LIMITS,
    ),
    Rule(
        "AML-10-3-ACCESSIBLE",
        LawRef("AML § 10-3"),
        "places where employees find the plan",
        "steder der de ansatte finner planen",
        within_reach,
        Bound.AT_LEAST,
        concerns=Concerns.CHAPTER_10,
    ),
    Rule(
        "AML-14-6-CHANGES",
        LawRef("AML § 14-6 (1)"),
        "terms in the contract on how shifts are changed",
        "vilkår i arbeidsavtalen om endring av vakter",
        changes_in_contract,
        Bound.AT_LEAST,
    ),
)

"""The register: every rule there is, with its ground, its titles and what it reads, and the sets made of them."""

from datetime import date
from itertools import chain

from domain.law import LawRef
from domain.working_time.conventions import NIGHT, RED
from domain.working_time.figures import RuleFigures
from domain.working_time.rule_set import Classification, Rule, RuleSet
from domain.working_time.rules import (
    averaging,
    breaks,
    nights,
    normal_hours,
    personal,
    plan,
    rest,
    rota_week,
    sundays,
    tariff,
    unit,
)
from domain.working_time.windows import night_time, red_span

FAMILIES = (
    normal_hours,
    rota_week,
    averaging,
    rest,
    sundays,
    breaks,
    nights,
    tariff,
    unit,
    personal,
    plan,
)
"""The files of the rules, the law first and in the order of the act."""
RULES: tuple[Rule, ...] = tuple(chain.from_iterable(family.RULES for family in FAMILIES))

CLASSIFICATIONS = (
    Classification(
        "AML-10-10-1-WINDOW",
        LawRef("AML § 10-10 (1)"),
        "Sunday and holiday work",
        "søn- og helgedagsarbeid",
        red_span,
        RED,
        "Work inside is Sunday and holiday work. The care of patients makes it necessary by its nature "
        "(§ 10-10 (2)), so the plan of a ward is not judged by it; what is not such work needs the "
        "representatives' agreement (§ 10-10 (4)), which no shift code can show.",
    ),
    Classification(
        "AML-10-11-1-NIGHT",
        LawRef("AML § 10-11 (1)"),
        "night work",
        "nattarbeid",
        night_time,
        NIGHT,
        "A line in which no shift has a minute between midnight and 06:00 has no night work: two-shift work "
        "between 06:00 and midnight is outside. Nights on a ward are necessary by nature (§ 10-11 (2)).",
    ),
)


def standard_rule_set(rule: RuleFigures | None = None) -> RuleSet:
    """The law in force from 1 January 2026 with the hospital tariff; ``rule`` only where settings or tariff differ."""
    return RuleSet(
        id="aml-2026-01-01",
        in_force_from=date(2026, 1, 1),
        rules=RULES,
        classifications=CLASSIFICATIONS,
        figures=rule or RuleFigures(),
    )

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
    doctors,
    doctors_duty,
    doctors_rest,
    doctors_rights,
    exemptions,
    extra_work,
    free_days,
    hiring,
    indicators,
    nights,
    normal_hours,
    other_employer,
    overtime,
    personal,
    plan,
    record,
    red_days,
    requirements,
    rest,
    rolling,
    rota_week,
    sundays,
    tariff,
    total_hours,
    unit,
    work_plan,
    young,
)
from domain.working_time.rules.rest import weekly_rests
from domain.working_time.rules.sundays import outside
from domain.working_time.windows import eve_starts, night_time, red_span

FAMILIES = (
    requirements,
    work_plan,
    normal_hours,
    rota_week,
    rolling,
    averaging,
    extra_work,
    overtime,
    total_hours,
    record,
    rest,
    other_employer,
    sundays,
    breaks,
    red_days,
    nights,
    exemptions,
    young,
    hiring,
    tariff,
    free_days,
    doctors,
    doctors_rest,
    doctors_rights,
    unit,
    personal,
    plan,
    indicators,
)
"""The files of the rules, the law first and in the order of the act."""
RULES: tuple[Rule, ...] = tuple(chain.from_iterable(family.RULES for family in FAMILIES))

CLASSIFICATIONS: tuple[Classification, ...] = (
    Classification(
        "AML-10-10-1-WINDOW",
        LawRef("AML § 10-10 (1)"),
        "Sunday and holiday work",
        "søn- og helgedagsarbeid",
        red_span,
        RED,
        "Work inside is Sunday and holiday work. The care of patients makes it necessary by its nature "
        "(§ 10-10 (2)); where it is on record that the work does not require it, the rule on its need judges.",
    ),
    Classification(
        "AML-10-8-STANDBY",
        LawRef("AML § 10-8"),
        "standby in a rest",
        "beredskapsvakt i arbeidsfri",
        weekly_rests,
        (),
        "Standby away from the workplace may lie in daily and weekly rest and does not break it; what is worked on a "
        "call does. The rules on rest look at these duties alone.",
    ),
    Classification(
        "AML-10-10-1-MAY",
        LawRef("AML § 10-10 (1)"),
        "the eve of 1 and 17 May",
        "dagen før 1. og 17. mai",
        eve_starts,
        RED,
        "The eve of 1 and 17 May is an ordinary working day, so their free time begins at 22:00; unless the eve is a "
        "Saturday before a Sunday, red itself, or that of Ascension Day too.",
    ),
    Classification(
        "AML-10-10-5-RELIGION",
        LawRef("AML § 10-10 (5)"),
        "work on Sundays and holidays against the days of the own religion",
        "arbeid på søn- og helgedager mot fri på egne religiøse dager",
        outside,
        (),
        "The employee agrees to it in writing, against as much time off; such days are judged neither by § 10-8 (4) "
        "nor by § 10-10 (2). That the time off is given is followed up by those who agreed on it.",
    ),
    Classification(
        "AML-10-11-1-NIGHT",
        LawRef("AML § 10-11 (1)"),
        "night work",
        "nattarbeid",
        night_time,
        NIGHT,
        "A line in which no shift has a minute between midnight and 06:00 has no night work: two-shift work "
        "between 06:00 and midnight is outside, unless a rota with nights is on record. Another period that is agreed "
        "stands in the settings. Nights on a ward are necessary by nature (§ 10-11 (2)).",
    ),
    *hiring.CLASSIFICATIONS,
    *tariff.CLASSIFICATIONS,
    *free_days.CLASSIFICATIONS,
    *doctors.CLASSIFICATIONS,
    *doctors_duty.CLASSIFICATIONS,
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

"""Judging a whole case, the version of a rule set, and the sentence of a finding."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from domain.ids import PersonId
from domain.law import Confidence, Figure, LawRef
from domain.working_time.figures import Figures, RuleFigures
from domain.working_time.findings import Finding, Permit, ShiftRef, Verdict
from domain.working_time.judging import NotInTheCase, finding, judge
from domain.working_time.model import Agreements, Basis, Case, Grantor, Shift
from domain.working_time.register import RULES, standard_rule_set
from domain.working_time.rule_set import Rule
from domain.working_time.settings import Settings
from domain.working_time.tariff_profile import TariffProfile
from domain.working_time.wording import Language, cited, sentence
from tests.domain.working_time.lines import HALF_YEAR, PERSON, UNIT, Boundary, agreed, day, line, said, shift
from tests.domain.working_time.tables import ALL

STANDARD = standard_rule_set()
LATE, EARLY = shift("2027-02-01", "15:00", "22:30"), shift("2027-02-02", "07:30", "15:00")


def case(shifts: tuple[Shift, ...], agreements: Agreements | None = None) -> Case:
    person = line().person
    other = replace(person, employee=PersonId("a"))
    people = {person.employee: person, other.employee: other}
    return Case(HALF_YEAR, UNIT, people, shifts, agreements or Agreements(()))


def test_a_finding_carries_its_evidence() -> None:
    found = [f for f in judge(case((EARLY, LATE)), STANDARD) if f.rule == "AML-10-8-1-DAILY-REST"]
    assert found == [
        Finding(
            rule="AML-10-8-1-DAILY-REST",
            paragraph="AML § 10-8 (1)",
            rule_set=STANDARD.version,
            verdict=Verdict.NEEDS,
            employee=PERSON,
            first_day=day("2027-02-01"),
            last_day=day("2027-02-02"),
            measured=timedelta(hours=9),
            limit=timedelta(hours=11),
            unit="h",
            shifts=(ShiftRef(LATE.day, LATE.code), ShiftRef(EARLY.day, EARLY.code)),
            permits=(Permit(Grantor.REPRESENTATIVES, Basis.REST),),
        )
    ]


def test_under_the_agreement_the_rest_is_owed_by_the_weeks_sunday() -> None:
    agreement = agreed(Basis.REST, name="avtale-7", daily_rest=9, compensatory_rest="same_week")
    found = [f for f in judge(case((LATE, EARLY), Agreements((agreement,))), STANDARD) if f.verdict is Verdict.DUE]
    assert [(f.rests_on, f.owed, f.due_by, f.limit) for f in found] == [
        ("avtale-7", timedelta(hours=2), day("2027-02-07"), timedelta(hours=11))
    ]
    loose = Agreements((replace(agreement, limits=replace(agreement.limits, compensatory_rest=None)),))
    assert [f.due_by for f in judge(case((LATE, EARLY), loose), STANDARD) if f.verdict is Verdict.DUE] == [None]


def test_findings_come_by_employee_day_and_rule() -> None:
    also = tuple(replace(s, employee=PersonId("a")) for s in (LATE, EARLY))
    found = judge(case((EARLY, *also, LATE)), STANDARD)
    assert [(f.employee, f.first_day, f.rule) for f in found] == sorted(
        (f.employee, f.first_day, f.rule) for f in found
    )
    assert {f.employee for f in found} == {"a", PERSON}


def test_somebody_without_a_shift_is_judged_too() -> None:
    found = judge(case(()), STANDARD)
    assert {(f.employee, f.rule, f.verdict) for f in found} == {
        ("a", "TERMS-HOURS-DUE", Verdict.ADVISORY),
        (PERSON, "TERMS-HOURS-DUE", Verdict.ADVISORY),
    }


def test_a_shift_of_somebody_unknown_is_refused_by_name() -> None:
    with pytest.raises(NotInTheCase, match="nobody has a shift on 2027-02-01") as refusal:
        judge(case((replace(LATE, employee=PersonId("nobody")),)), STANDARD)
    assert refusal.value.code == "working_time.not_in_the_case"


def test_odd_shifts_are_judged_and_never_raise() -> None:
    odd = (
        LATE,
        LATE,
        replace(LATE, ends=LATE.starts),
        replace(LATE, ends=LATE.starts - timedelta(hours=3)),
        replace(LATE, ends=LATE.ends + timedelta(days=9)),
        replace(LATE, day=day("2020-02-29")),
        replace(LATE, unpaid_break=timedelta(hours=50)),
    )
    assert {f.rule for f in judge(case(odd), STANDARD)} >= {"PLAN-ONE-A-DAY", "PLAN-OVERLAP", "PLAN-PERIOD"}


def test_the_version_binds_every_figure_setting_and_rule() -> None:
    figures = Figures()
    unsure = replace(figures.daily_rest, confidence=Confidence.SECONDARY)
    changed = [
        standard_rule_set(
            RuleFigures(replace(figures, daily_rest=replace(figures.daily_rest, value=timedelta(hours=12))))
        ),
        standard_rule_set(RuleFigures(replace(figures, daily_rest=replace(figures.daily_rest, source=LawRef("x"))))),
        standard_rule_set(RuleFigures(replace(figures, daily_rest=unsure))),
        standard_rule_set(RuleFigures(settings=Settings(holiday_starts=time(17)))),
        replace(STANDARD, rules=RULES[:-1]),
        standard_rule_set(RuleFigures(tariff=TariffProfile(area="KS"))),
        replace(STANDARD, id="aml-2027-01-01"),
    ]
    versions = {STANDARD.version, *(each.version for each in changed)}
    assert len(versions) == len(changed) + 1
    assert standard_rule_set().version == STANDARD.version
    assert STANDARD.version.startswith("aml-2026-01-01.")
    assert len(STANDARD.version.rpartition(".")[2]) == 16


def test_figures_are_whole_seconds_and_clocks_text() -> None:
    content = STANDARD.content
    assert content["settings"]["night_four_weeks"]["value"] == 638_400  # type: ignore[index]  # plain nested values
    assert content["settings"]["great_eve_starts"]["value"] == "15:00"  # type: ignore[index]  # plain nested values


def test_a_rule_reads_its_figure_from_the_set() -> None:
    stricter = replace(Figures(), daily_rest=Figure(timedelta(hours=12), "h", LawRef("a stricter law")))
    shifts = (shift("2027-02-01", "12:00", "20:00"), shift("2027-02-02", "07:30", "15:00"))
    assert not [f for f in judge(case(shifts), STANDARD) if f.rule == "AML-10-8-1-DAILY-REST"]
    found = [
        f for f in judge(case(shifts), standard_rule_set(RuleFigures(stricter))) if f.rule == "AML-10-8-1-DAILY-REST"
    ]
    assert [f.limit for f in found] == [timedelta(hours=12)]


def test_an_unknown_rule_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="AML-0"):
        STANDARD.rule("AML-0")


def worded(shifts: tuple[Shift, ...], rule: str, language: Language, *agreements: Boundary) -> list[str]:
    found = [f for f in judge(case(shifts), STANDARD) if f.rule == rule]
    return [sentence(f, STANDARD.rule(rule), language) for f in found]


def test_a_sentence_in_english() -> None:
    assert worded((LATE, EARLY), "AML-10-8-1-DAILY-REST", Language.ENGLISH) == [
        "p, 1 February 2027 to 2 February 2027, daily rest: 9 h, at least 11 h (AML § 10-8 (1)). "
        "It needs a written agreement with the elected representatives (AML § 10-8 (3))."
    ]


def test_a_sentence_in_norwegian() -> None:
    assert worded((LATE, EARLY), "AML-10-8-1-DAILY-REST", Language.NORWEGIAN) == [
        "p, 1. februar 2027 til 2. februar 2027, den daglige arbeidsfrien: 9 t, minst 11 t (AML § 10-8 (1)). "
        "Det krever skriftlig avtale med de tillitsvalgte (AML § 10-8 (3))."
    ]


def test_a_duty_is_worded_with_what_is_owed() -> None:
    agreement = agreed(Basis.REST, name="avtale-7", daily_rest=9, compensatory_rest="same_week")
    rule = STANDARD.rule("AML-10-8-1-DAILY-REST")
    due = [f for f in judge(case((LATE, EARLY), Agreements((agreement,))), STANDARD) if f.verdict is Verdict.DUE]
    assert [sentence(f, rule, Language.NORWEGIAN) for f in due] == [
        "p, 1. februar 2027 til 2. februar 2027, den daglige arbeidsfrien: 9 t, minst 11 t (AML § 10-8 (1)). "
        "Det er lovlig etter avtale avtale-7, mot kompenserende hvile på 2 t eller annet vern innen 7. februar 2027."
    ]


def test_a_breach_of_what_the_unit_settled_is_worded_as_such() -> None:
    weekends = (shift("2027-02-06", "08:00", "15:00"), shift("2027-02-14", "08:00", "15:00"))
    assert worded(weekends, "UNIT-WEEKENDS", Language.ENGLISH) == [
        "p, 6 February 2027 to 14 February 2027, weekends worked: 2 weekends, at most 1 weekend "
        "(unit agreement: weekends). It is not allowed as long as that stands."
    ]
    assert worded(weekends, "UNIT-WEEKENDS", Language.NORWEGIAN) == [
        "p, 6. februar 2027 til 14. februar 2027, helger på arbeid: 2 helger, høyst 1 helg "
        "(enhetens avtale: helger). Det er ikke tillatt så lenge dette gjelder."
    ]


def test_days_off_that_are_due_are_no_compensatory_rest() -> None:
    sundays = (shift("2027-02-07", "08:00", "15:00"), shift("2027-02-14", "08:00", "15:00"))
    assert worded(sundays, "TAR-F3", Language.ENGLISH) == [
        "p, 7 February 2027 to 14 February 2027, red days off: 0 days off, at least 1 day off (tariff: F3). "
        "It is lawful, and what lacks is due."
    ]
    assert worded(sundays, "TAR-F3", Language.NORWEGIAN) == [
        "p, 7. februar 2027 til 14. februar 2027, helgedagsfri: 0 fridager, minst 1 fridag (tariffavtalen: F3). "
        "Det er lovlig, og det som mangler, skal gis."
    ]


def test_an_indicator_is_noted_and_forbids_nothing() -> None:
    assert worded((LATE, EARLY), "IND-QUICK-RETURNS", Language.ENGLISH) == [
        "p, 4 January 2027 to 4 July 2027, returns after less than eleven hours: 1 time, noted from the first "
        "(indicator: quick returns). It is lawful, and listed for the assessment of whether the plan is sound."
    ]
    found = [f for f in judge(case((LATE, EARLY)), STANDARD) if f.rule.startswith("IND-")]
    assert found
    assert not any(f.verdict.forbids for f in found)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_everything_a_rule_can_say_is_worded(rule: Rule, language: Language) -> None:
    known = STANDARD.rule(rule.id)
    for row in ALL[known.id]:
        for seen in known.check(row.line):
            text = sentence(finding(known, STANDARD.version, PERSON, seen), known, language)
            assert text.startswith("p, ")
            norwegian = known.ground_nb or known.law.paragraph.replace(" and ", " og ")
            assert (norwegian if language is Language.NORWEGIAN else known.law.paragraph) in text
            assert all(cited(permit.basis) in text for permit in seen.permits)
            assert "records" not in text
            assert said(seen)

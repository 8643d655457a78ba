"""What a case may say, what is made of it, and what is refused by name."""

from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest

from application.cases.case import RuleCase, rule_case
from application.cases.errors import (
    TwoCasesAlike,
    UnfitValue,
    UnknownAgreement,
    UnknownFact,
    UnknownField,
    UnknownParagraph,
    UnreadableCases,
)
from application.cases.facts import KINDS
from application.cases.judging import BY_TARIFF, MEAN, judge_cases
from application.cases.paragraphs import LIKEWISE, PARAGRAPHS, REGULATIONS, SILENT, named
from application.cases.records import LOGGED
from domain.agreement.errors import WrongGrantor
from domain.errors import Rejected
from domain.working_time.findings import Verdict
from domain.working_time.input import LongerThanItsShift, ShiftEndsBeforeItStarts, ShiftsOverlap, ShiftTooLong
from domain.working_time.model import Agreed, Basis, ShiftKind
from domain.working_time.register import standard_rule_set

RULE_SET = standard_rule_set()
KNOWN = {rule.id for rule in RULE_SET.rules} | {each.id for each in RULE_SET.classifications} | SILENT
NIGHT = {"start": "2026-10-24T22:00", "end": "2026-10-25T07:30"}
EVENING = {"start": "2027-02-01T15:00", "end": "2027-02-01T22:30", "kind": "work", "break_minutes": 30}
FIELDS_OF_THE_FORM = {
    "discussed",
    "effective",
    "rota",
    "every_third_sunday",
    "mean_week_hours",
    "mean_night_hours",
    "mean_sunday_hours",
    "night_hours_year",
    "sunday_hours_year",
    "break_free_to_leave",
    "overtime_from",
    "overtime_hours_by_week",
    "total_hours_by_week",
    "normal_hours",
    "overtime_hours",
    "mean_8_weeks",
    "willing_each_time",
    "need_recorded",
    "unplanned_call_out",
    "serious_disturbance",
    "period_from",
    "period_to",
    "red_days_worked",
    "longest_run_of_weeks_without_free_red_day",
    "regular_night_worker",
    "normal_hours_4_weeks",
    "considerable_strain",
    "mean_total_hours_52_weeks",
    "individual_consent",
    "bound_by_agreement",
    "doing_same_work",
    "second_shift_other_employer",
    "apprentice_health_worker",
    "in_curriculum",
    "light_work",
    "health_check_offered",
    "requested_free_from",
}


def a_case(**own: Any) -> dict[str, Any]:
    whole: dict[str, Any] = {"id": "c", "rule_paragraph": "AML § 10-8 (1)", "employee": {}, "shifts": [EVENING]}
    return {**whole, **own}


def read(**own: Any) -> RuleCase:
    return rule_case(a_case(**own), "cases[0]", RULE_SET)


def agreed(text: str) -> Agreed:
    (found,) = read(agreements=[text]).agreements.all
    return found


@pytest.mark.parametrize(
    ("refusal", "own", "named_as"),
    [
        (UnknownParagraph, {"rule_paragraph": "AML § 99-1"}, "AML § 99-1"),
        (UnknownParagraph, {"rule_paragraph": "AML § 10-8 (9)"}, "AML § 10-8 (9)"),
        (UnknownParagraph, {"rule_paragraph": "AML-10-8-9-NAPS"}, "AML-10-8-9-NAPS"),
        (UnknownFact, {"facts": {"wilingness": True}}, "willing_each_time"),
        (UnknownField, {"shift": []}, "shifts"),
        (UnknownField, {"employee": {"wage": 1}}, "employee"),
        (UnknownField, {"shifts": [{**EVENING, "rest": 1}]}, "cases[0].shifts[0]"),
        (UnknownAgreement, {"agreements": ["AML § 10-88 (3)"]}, "AML § 10-8 (3)"),
        (UnknownAgreement, {"agreements": ["AML § 10-8 (3) whenever it rains"]}, "whenever it rains"),
        (WrongGrantor, {"agreements": ["AML § 10-8 (3) by IND"]}, "TV, not IND"),
        (UnfitValue, {"shifts": [{**EVENING, "start": "2027-02-01T15:00+01:00"}]}, "cases[0].shifts[0].start"),
        (UnfitValue, {"shifts": [{"start": "2027-02-01T15:00"}]}, "cases[0].shifts[0]: end is missing"),
        (UnfitValue, {"shifts": [{**EVENING, "kind": "nap"}]}, "cases[0].shifts[0].kind"),
        (UnfitValue, {"shifts": {}}, "cases[0].shifts"),
        (UnfitValue, {"employee": {"fraction": 0}}, "cases[0].employee.fraction"),
        (UnfitValue, {"employee": {"fraction": 101}}, "1 to 100"),
        (UnfitValue, {"employee": {"role": "boss"}}, "leader"),
        (UnfitValue, {"employee": {"age": "old"}}, "cases[0].employee.age"),
        (UnfitValue, {"facts": {"willing_each_time": "yes"}}, "true or false"),
        (UnfitValue, {"facts": {"overtime_hours_by_week": [1, -1]}}, "overtime_hours_by_week[1]"),
        (UnfitValue, {"facts": {"discussed": "10 March"}}, "cases[0].facts.discussed"),
        (UnfitValue, {"facts": {"rota": "four_part"}}, "three_part"),
        (UnfitValue, {"facts": {"requested_free_from": "soup"}}, "home_duty"),
        (UnfitValue, {"facts": {"doing_same_work": 1.5}}, "whole number"),
        (UnfitValue, {"repeat": {"every_days": 0, "times": 2}}, "cases[0].repeat"),
        (UnfitValue, {"shifts": [{**EVENING, "start": "9999-12-31T15:00"}]}, "1990 to 2100"),
        (UnfitValue, {"shifts": [{**EVENING, "start": "2027-02-01"}]}, "Oslo clock"),
        (UnfitValue, {"employee": {"full_time_hours": 0}}, "at most 48"),
        (UnknownAgreement, {"agreements": ["AML § 10-8 (3) until 2027-02-30"]}, "2027-02-30"),
        (UnknownAgreement, {"agreements": ["AML § 10-8 (3) from 2027-02-01 until 2027-01-01"]}, "before it begins"),
        (UnknownAgreement, {"agreements": ["AML § 10-4 (3) ratio 7/5"]}, "no share"),
    ],
)
def test_what_a_case_cannot_say_is_refused_by_name(refusal: type[Rejected], own: dict[str, Any], named_as: str) -> None:
    with pytest.raises(refusal) as refused:
        read(**own)
    assert refused.value.message.startswith("cases[0]")
    assert named_as in refused.value.message


@pytest.mark.parametrize("document", [None, [], {"case": []}, {"cases": {}}])
def test_a_file_without_a_list_of_cases_is_refused(document: object) -> None:
    with pytest.raises(UnreadableCases):
        judge_cases(document, RULE_SET)


def test_what_stands_beside_the_cases_is_refused_by_name() -> None:
    with pytest.raises(UnknownField, match="'more'"):
        judge_cases({"cases": [], "more": 1}, RULE_SET)


def test_a_case_that_is_refused_leaves_the_others_judged() -> None:
    good, odd, twice = judge_cases({"cases": [a_case(), a_case(id="odd", shift=[]), a_case()]}, RULE_SET)
    assert (good.verdict, good.refusal) == (Verdict.PASS, None)
    assert isinstance(odd.refusal, UnknownField)
    assert isinstance(twice.refusal, TwoCasesAlike)


def test_a_shift_is_read_by_the_oslo_clock_and_repeated_by_local_days() -> None:
    case = read(shifts=[NIGHT], repeat={"every_days": 7, "times": 3})
    assert [shift.hours for shift in case.shifts] == [timedelta(hours=h) for h in (10.5, 9.5, 9.5)]
    assert {shift.kind for shift in case.shifts} == {ShiftKind.NIGHT}
    assert len(case.period) == 21


def test_kinds_breaks_and_overtime() -> None:
    shifts = [
        EVENING,
        {"start": "2027-02-03T22:00", "end": "2027-02-04T08:00", "kind": "passive"},
        {"start": "2027-02-05T16:00", "end": "2027-02-07T08:00", "kind": "standby"},
    ]
    work, passive, standby = read(shifts=shifts, facts={"overtime_from": "2027-02-01T20:30"}).shifts
    assert (work.hours, work.extra, work.normal) == tuple(timedelta(hours=h) for h in (7, 2, 5))
    assert (passive.passive, passive.standby) == (timedelta(hours=10), False)
    assert (standby.standby, standby.hours) == (True, timedelta(hours=40))
    (kept,) = read(facts={"break_free_to_leave": False, "overtime_from": "20:30"}).shifts
    assert (kept.hours, kept.paid_break, kept.extra) == (
        timedelta(hours=7.5),
        timedelta(minutes=30),
        timedelta(hours=2),
    )


def test_agreements_are_narrowed_by_words() -> None:
    until = agreed("AML § 10-8 (3) until 2027-02-01")
    assert (until.basis, str(until.period.last_day)) == (Basis.REST, "2027-02-01")
    assert until.limits.daily_rest == timedelta(hours=8)
    assert agreed("AML § 10-8 (3) 9 h daily rest").limits.daily_rest == timedelta(hours=9)
    assert agreed("AML § 10-4 (3) ratio 1/5").standby_ratio == Fraction(1, 5)
    nurse = agreed("A2 home duty 1/4")
    assert (nurse.basis, nurse.standby_ratio) == (Basis.STANDBY, Fraction(1, 4))
    (doctor,) = read(agreements=["A2 home duty 1/4"], employee={"profession": "overlege"}).agreements.all
    assert (doctor.basis, doctor.standby_ratio) == (Basis.DOCTORS, Fraction(1, 4))
    assert agreed("A2 § 3.3 UTA 5 h").extended_week == timedelta(hours=5)
    assert agreed("TAR-DOC-UTA 5 h").basis is Basis.DOCTORS_EXTENDED
    assert agreed("A2 by the enterprise representative").basis is Basis.DOCTORS_DEVIATION
    assert agreed("AML § 10-5 (2) averaging over 12 weeks").limits.averaging_weeks == 12
    assert agreed("AML § 10-12 (4) tariff agreement with a union").whole_chapter
    assert agreed("§10-8(3) TV").basis is Basis.REST
    for spelled in (
        "TV: AML § 10‑8 (3)",
        "aml § 10-8 (3) NSF",
        "AML 10-8 third paragraph",
        "AML § 10-8 (3) down to 8 h",
    ):
        assert agreed(spelled).basis is Basis.REST
    for spelled in ("1:5", "ratio 1:5", "ratio 0.2", "standby 1/5"):
        assert agreed(f"AML § 10-4 (3) {spelled}").standby_ratio == Fraction(1, 5)
    for spelled in ("through 2027-02-01", "til og med 01.02.2027", "until 1 February 2027"):
        assert str(agreed(f"AML § 10-8 (3) {spelled}").period.last_day) == "2027-02-01"
    assert agreed("AML § 10-5 (2) extended by AML § 10-12 (5)").basis is Basis.AVERAGING
    assert agreed("AML § 10-6 (5) 20/50/300").standby_ratio is None
    ended = agreed("AML § 10-8 (3) until 2020-01-01")
    assert ended.period.last_day < read().period.first_day


def test_every_paragraph_leads_to_rules_that_there_are() -> None:
    ids = {rule for choices in PARAGRAPHS.values() for choice in choices for rule in choice.rules}
    ids |= {rule for rules in (*REGULATIONS.values(), *LIKEWISE.values()) for rule in rules}
    ids |= {*LOGGED, *BY_TARIFF, *(rule for rules in BY_TARIFF.values() for rule in rules), MEAN}
    assert ids <= KNOWN
    for section in PARAGRAPHS:
        assert named(f"AML § {section}", RULE_SET, "cases[0]").rules


@pytest.mark.parametrize("rule", sorted(KNOWN))
def test_every_rule_can_be_named(rule: str) -> None:
    assert named(f"{rule} part-time", RULE_SET, "cases[0]").words == "part-time"


@pytest.mark.parametrize(
    ("paragraph", "rules"),
    [
        ("AML § 10-6 (8) 48 h over 8 weeks", {"AML-10-6-8-WEEK48"}),
        ("AML § 10-6 (8) 13 h", {"AML-10-6-8-DAY13"}),
        ("AML § 10-8 (4) 26 weeks", {"AML-10-8-4-SUNDAY-AVG26"}),
        ("AML § 10-8(1)", {"AML-10-8-1-DAILY-REST", "AML-10-8-3-EMERGENCY", "AML-10-12-7-AT-PASSIVE"}),
        ("AML 10‑6 (8) 13 h", {"AML-10-6-8-DAY13"}),
        ("aml-10-6-8-day13", {"AML-10-6-8-DAY13"}),
        ("Arbeidsmiljøloven § 10-6 (1)", {"AML-10-6-1-NEED"}),
        ("§ 14-4 a", {"AML-14-4A-ACTUAL-HOURS"}),
        ("AML § 11-2 (3)", {"AML-11-YOUTH-HOURS"}),
        ("AML § 10-4 (4) c", {"AML-10-4-4-WEEK38"}),
        ("AML-10-6-8", {"AML-10-6-8-DAY13", "AML-10-6-8-WEEK48"}),
        ("F3", {"TAR-F3"}),
    ],
)
def test_a_paragraph_is_narrowed(paragraph: str, rules: set[str]) -> None:
    assert rules <= set(named(paragraph, RULE_SET, "cases[0]").rules)
    assert len(named(paragraph, RULE_SET, "cases[0]").rules) <= len(rules) + 1


def test_every_fact_of_the_form_is_known() -> None:
    assert set(KINDS) >= FIELDS_OF_THE_FORM


@pytest.mark.parametrize(
    ("refusal", "shifts", "named_as"),
    [
        (ShiftsOverlap, [EVENING, {"start": "2027-02-01T22:00", "end": "2027-02-02T06:00"}], "overlap"),
        (ShiftTooLong, [{"start": "2027-02-01T07:00", "end": "2027-02-02T13:00"}], "30 h"),
        (ShiftEndsBeforeItStarts, [{"start": "2027-02-01T07:00", "end": "2027-02-01T07:00"}], "07:00"),
        (LongerThanItsShift, [{**EVENING, "break_minutes": 600}], "breaks"),
    ],
)
def test_shifts_that_cannot_have_been_meant_are_refused(
    refusal: type[Rejected], shifts: list[dict[str, str]], named_as: str
) -> None:
    (judged,) = judge_cases({"cases": [a_case(shifts=shifts)]}, RULE_SET)
    assert isinstance(judged.refusal, refusal)
    assert named_as in judged.refusal.message


def test_work_inside_standby_is_a_call_out() -> None:
    standby = {"start": "2027-02-05T16:00", "end": "2027-02-06T08:00", "kind": "standby"}
    called = {"start": "2027-02-05T20:00", "end": "2027-02-05T22:00"}
    (judged,) = judge_cases({"cases": [a_case(shifts=[standby, called])]}, RULE_SET)
    assert judged.refusal is None
    assert [s.called_out for s in read(shifts=[EVENING, standby, called]).shifts] == [False, False, True]


def verdict(**own: Any) -> tuple[Verdict | None, str]:
    (judged,) = judge_cases({"cases": [a_case(**own)]}, RULE_SET)
    assert judged.refusal is None
    return judged.verdict, judged.needs


def test_a_record_that_the_rule_named_asks_for_is_missing_where_the_case_has_none() -> None:
    too_late = {"discussed": "2027-03-12", "effective": "2027-03-11"}
    in_time = {"discussed": "2027-03-10", "effective": "2027-03-11"}
    assert verdict(rule_paragraph="AML § 10-10 (3)", shifts=[], facts=too_late)[0] is Verdict.VIOLATION
    assert verdict(rule_paragraph="AML § 10-10 (3)", shifts=[], facts=in_time)[0] is Verdict.PASS
    assert verdict(rule_paragraph="AML § 10-11 (5)", shifts=[NIGHT])[0] is Verdict.VIOLATION
    assert verdict(rule_paragraph="AML § 10-11 (2)", shifts=[NIGHT])[0] is Verdict.PASS
    assert verdict(rule_paragraph="AML § 10-3", shifts=[], facts={"effective": "2027-03-24"})[0] is Verdict.VIOLATION


def test_hours_of_a_period_are_a_mean_week() -> None:
    facts = {"normal_hours": 430, "period_from": "2027-01-04", "period_to": "2027-03-28"}
    person = {"full_time_hours": 35.5}
    assert verdict(rule_paragraph="AML-10-5-MEAN", shifts=[], facts=facts, employee=person)[0] is Verdict.VIOLATION
    facts["normal_hours"] = 426
    assert verdict(rule_paragraph="AML-10-5-MEAN", shifts=[], facts=facts, employee=person)[0] is Verdict.PASS


def test_an_agreement_that_cannot_be_extended_is_not() -> None:
    facts = {"bound_by_agreement": 12, "doing_same_work": 20}
    assert verdict(rule_paragraph="AML § 10-12 (5)", shifts=[], facts=facts)[0] is Verdict.PASS
    own = {"agreements": ["AML § 10-8 (4)"], "facts": facts}
    assert verdict(rule_paragraph="AML § 10-12 (5)", shifts=[], **own) == (Verdict.NEEDS, "IND")
    assert verdict(rule_paragraph="AML § 10-12 (5) AML § 10-4 (3)", shifts=[], facts=facts) == (Verdict.NEEDS, "IND")


def test_a_share_of_standby_is_read_from_whoever_names_it() -> None:
    days = [{"start": f"2027-02-0{n}T07:00", "end": f"2027-02-0{n}T15:00"} for n in range(1, 5)]
    weekend = {"start": "2027-02-05T16:00", "end": "2027-02-08T00:00", "kind": "standby"}
    own: dict[str, Any] = {"shifts": [*days, weekend]}
    assert verdict(rule_paragraph="AML § 10-4 (3)", **own)[0] is Verdict.PASS
    for paragraph, agreements in (
        ("AML § 10-4 (3)", ["A2 home duty 1/5"]),
        ("AML § 10-4 (3)", ["TAR-STANDBY 1/5"]),
        ("AML § 10-4 (3) ratio 1/5", []),
        ("TAR-STANDBY", []),
    ):
        assert verdict(rule_paragraph=paragraph, agreements=agreements, **own) == (Verdict.NEEDS, "IND|TV")


def test_a_call_needs_the_representatives_however_short_the_rest() -> None:
    shifts = [
        {"start": "2027-02-01T07:00", "end": "2027-02-01T15:00"},
        {"start": "2027-02-02T02:00", "end": "2027-02-02T04:00"},
        {"start": "2027-02-02T09:00", "end": "2027-02-02T15:00"},
    ]
    facts = {"unplanned_call_out": True, "serious_disturbance": True}
    assert verdict(shifts=shifts, facts=facts) == (Verdict.NEEDS, "TV")
    assert verdict(shifts=shifts, facts=facts, agreements=["AML § 10-8 (3)"]) == (Verdict.DUE, "none")
    assert verdict(shifts=shifts, agreements=["AML § 10-8 (3)"]) == (Verdict.NEEDS, "IR")

"""The register: every rule there is, with its ground, its titles and what it reads, and the sets made of them."""

from datetime import date

from domain.law import LawRef
from domain.working_time.figures import RuleFigures
from domain.working_time.rule_set import Bound, Classification, Rule, RuleSet
from domain.working_time.rules import (
    averaging,
    breaks,
    nights,
    normal_hours,
    personal,
    plan,
    rest,
    sundays,
    tariff,
    unit,
)
from domain.working_time.windows import night_time, red_span

DAY = ("day", "averaged_day_individual", "averaged_day", "averaged_day_authority")
WEEK_CAPS = ("averaged_week_individual", "averaged_week", "averaged_week_authority")
AVERAGING_PERIODS = ("averaging_weeks_at_most", "averaging_weeks_authority")
ROTA_TEST = ("every_nth_sunday", "mainly_night")
CONTINUOUS_TEST = ("continuous_night_hours_a_year", "continuous_sunday_hours_a_year")
RED = ("holiday_starts", "great_eve_starts", "may_eve_starts", "holiday_ends")
NIGHT = ("night_starts", "night_ends")
COUNTED = ("counted_sunday_starts",)

LAW = (
    Rule(
        "AML-10-4-1-DAY9",
        LawRef("AML § 10-4 (1)"),
        "the working day",
        "arbeidsdagen",
        normal_hours.day9,
        figures=DAY,
    ),
    Rule(
        "AML-10-4-1-WEEK40",
        LawRef("AML § 10-4 (1)"),
        "the week's normal hours",
        "ukens alminnelige arbeidstid",
        normal_hours.week40,
        figures=("week", *WEEK_CAPS),
    ),
    Rule(
        "AML-10-4-4-WEEK38",
        LawRef("AML § 10-4 (4)"),
        "the weekly hours in rota work",
        "ukentlig arbeidstid i turnus",
        normal_hours.week38,
        figures=("week_rota", *ROTA_TEST, *WEEK_CAPS, *AVERAGING_PERIODS),
        settings=(*RED, *NIGHT),
    ),
    Rule(
        "AML-10-4-5-WEEK36",
        LawRef("AML § 10-4 (5)"),
        "the weekly hours in fully continuous rota work",
        "ukentlig arbeidstid i helkontinuerlig turnus",
        normal_hours.week36,
        figures=("week_continuous", *CONTINUOUS_TEST, *WEEK_CAPS, *AVERAGING_PERIODS),
        settings=(*NIGHT, *COUNTED),
    ),
    Rule(
        "AML-10-5-1-IND",
        LawRef("AML § 10-5 (1)"),
        "the week's hours under averaging agreed with the employee",
        "ukens arbeidstid ved gjennomsnittsberegning avtalt med den ansatte",
        averaging.individual,
        figures=(*WEEK_CAPS, "eight_week_mean"),
        settings=("mean_window_weeks",),
    ),
    Rule(
        "AML-10-5-2-TV",
        LawRef("AML § 10-5 (2)"),
        "the week's hours under averaging agreed with the representatives",
        "ukens arbeidstid ved gjennomsnittsberegning avtalt med de tillitsvalgte",
        averaging.representatives,
        figures=(*WEEK_CAPS, "eight_week_mean"),
        settings=("mean_window_weeks",),
    ),
    Rule(
        "AML-10-5-3-AT",
        LawRef("AML § 10-5 (3)"),
        "the week's hours under averaging with the Labour Inspection Authority's consent",
        "ukens arbeidstid ved gjennomsnittsberegning med Arbeidstilsynets samtykke",
        averaging.authority,
        figures=(*WEEK_CAPS, "eight_week_mean"),
        settings=("mean_window_weeks",),
    ),
    Rule(
        "AML-10-5-MEAN",
        LawRef("AML § 10-5"),
        "the weekly mean over the averaging period",
        "ukesnittet i gjennomsnittsperioden",
        averaging.mean,
        figures=("week", "week_rota", "week_continuous", *ROTA_TEST, *CONTINUOUS_TEST, *AVERAGING_PERIODS),
        settings=(*RED, *NIGHT, *COUNTED),
    ),
    Rule(
        "AML-10-8-1-DAILY-REST",
        LawRef("AML § 10-8 (1)"),
        "daily rest",
        "den daglige arbeidsfrien",
        rest.daily_rest,
        Bound.AT_LEAST,
        figures=("daily_rest", "daily_rest_agreed"),
    ),
    Rule(
        "AML-10-8-2-WEEKLY-REST",
        LawRef("AML § 10-8 (2)"),
        "weekly rest",
        "den ukentlige arbeidsfrien",
        rest.weekly_rest,
        Bound.AT_LEAST,
        figures=("weekly_rest", "weekly_rest_agreed"),
    ),
    Rule(
        "AML-10-8-4-SUNDAY-NEXT",
        LawRef("AML § 10-8 (4)"),
        "Sundays and holidays worked in succession",
        "søn- og helgedager på arbeid etter hverandre",
        sundays.sunday_next,
        settings=RED,
    ),
    Rule(
        "AML-10-8-4-SUNDAY-AVG26",
        LawRef("AML § 10-8 (4)"),
        "work on Sundays and holidays under averaging",
        "arbeid på søn- og helgedager ved gjennomsnittsberegning",
        sundays.sunday_averaged,
        figures=("sunday_averaging_weeks", "weeks_without_free_sunday"),
        settings=RED,
    ),
    Rule(
        "AML-10-9-1-BREAK",
        LawRef("AML § 10-9 (1)"),
        "the breaks of the shift",
        "pausene i vakten",
        breaks.breaks,
        Bound.AT_LEAST,
        figures=("break_over", "long_break_from", "long_break"),
    ),
    Rule(
        "AML-10-11-6-NIGHT-AVG8",
        LawRef("AML § 10-11 (6)"),
        "the hours of a regular night worker over four weeks",
        "arbeidstiden over fire uker for den som jevnlig arbeider om natten",
        nights.night_average,
        figures=("night_hours", "night_four_weeks"),
        settings=(*NIGHT, "night_window_weeks", "regular_nights"),
    ),
    Rule(
        "AML-10-11-7-NIGHT-HARD8",
        LawRef("AML § 10-11 (7)"),
        "the night shift where nights are a particular strain",
        "nattvakten der nattarbeidet er en særlig belastning",
        nights.night_strain,
        figures=("night_hours", "night_day"),
        settings=NIGHT,
    ),
)

TARIFF = (
    Rule(
        "TAR-HOURS-ROTA",
        LawRef("tariff: weekly hours in rota"),
        "the hours planned in rota",
        "planlagt arbeidstid i turnus",
        tariff.rota_week,
        settings=RED,
        ground_nb="tariffavtalen: ukentlig arbeidstid i turnus",
    ),
    Rule(
        "TAR-HOURS-CONT",
        LawRef("tariff: weekly hours in fixed nights and fully continuous shift"),
        "the hours planned in fixed nights or fully continuous shift",
        "planlagt arbeidstid i fast nattarbeid eller helkontinuerlig skift",
        tariff.continuous_week,
        ground_nb="tariffavtalen: ukentlig arbeidstid i fast nattarbeid og helkontinuerlig skift",
    ),
    Rule(
        "TAR-HOURS-3SPLIT",
        LawRef("tariff: three-part rota"),
        "the full-time week of a three-part rota",
        "heltidsuken i tredelt turnus",
        tariff.three_part,
        figures=(
            "three_part_base",
            "three_part_sunday_hour",
            "three_part_night_hour",
            "three_part_day_share",
            "every_nth_sunday",
        ),
        settings=(*RED, *NIGHT),
        ground_nb="tariffavtalen: tredelt turnus",
    ),
)

LOCAL = (
    Rule(
        "UNIT-WEEKENDS",
        LawRef("unit agreement: weekends"),
        "weekends worked",
        "helger på arbeid",
        unit.weekends,
        ground_nb="enhetens avtale: helger",
    ),
    Rule(
        "UNIT-DAYS-IN-A-ROW",
        LawRef("unit agreement: days in a row"),
        "days worked in a row",
        "arbeidsdager på rad",
        unit.days_in_a_row,
        ground_nb="enhetens avtale: dager på rad",
    ),
    Rule(
        "UNIT-NIGHTS-IN-A-ROW",
        LawRef("unit agreement: nights in a row"),
        "nights worked in a row",
        "netter på rad",
        unit.nights_in_a_row,
        ground_nb="enhetens avtale: netter på rad",
    ),
    Rule(
        "TERMS-ABSENCE",
        LawRef("personal terms: absence"),
        "shifts on a day of absence",
        "vakter på en fraværsdag",
        personal.absence,
        ground_nb="den ansattes vilkår: fravær",
    ),
    Rule(
        "TERMS-COURSE",
        LawRef("personal terms: course"),
        "course shifts and course days that do not match",
        "kursvakter og kursdager som ikke stemmer",
        personal.course,
        Bound.EXACTLY,
        ground_nb="den ansattes vilkår: kurs",
    ),
    Rule(
        "TERMS-ADAPTATION",
        LawRef("personal terms: adaptation"),
        "shifts against a granted adaptation",
        "vakter i strid med en innvilget tilrettelegging",
        personal.adaptations,
        ground_nb="den ansattes vilkår: tilrettelegging",
    ),
    Rule(
        "TERMS-NIGHTS",
        LawRef("personal terms: nights"),
        "shifts against the night terms",
        "vakter i strid med vilkårene om natt",
        personal.nights,
        ground_nb="den ansattes vilkår: natt",
    ),
    Rule(
        "TERMS-LONG-SHIFTS",
        LawRef("personal terms: long shifts"),
        "the shift of somebody without long shifts",
        "vakten til en som ikke har langvakter",
        personal.long_shifts,
        figures=("long_shift",),
        ground_nb="den ansattes vilkår: langvakter",
    ),
    Rule(
        "TERMS-HOURS-DUE",
        LawRef("personal terms: hours due"),
        "the hours planned over the averaging period",
        "planlagt arbeidstid i gjennomsnittsperioden",
        personal.hours_due,
        figures=("hours_due_shortfall",),
        ground_nb="den ansattes vilkår: avtalt arbeidstid",
    ),
    Rule(
        "PLAN-PERIOD",
        LawRef("rota plan: period"),
        "shifts outside the plan period",
        "vakter utenfor planperioden",
        plan.inside_the_period,
        ground_nb="arbeidsplanen: planperiode",
    ),
    Rule(
        "PLAN-ONE-A-DAY",
        LawRef("rota plan: shifts a day"),
        "shifts a day",
        "vakter per dag",
        plan.one_a_day,
        ground_nb="arbeidsplanen: vakter per dag",
    ),
    Rule(
        "PLAN-OVERLAP",
        LawRef("rota plan: overlap"),
        "time in two shifts at once",
        "tid i to vakter samtidig",
        plan.no_overlap,
        ground_nb="arbeidsplanen: overlapp",
    ),
)

RULES = (*LAW, *TARIFF, *LOCAL)

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


def standard_rule_set(rule: RuleFigures | None = None, tariff_area: str = "Spekter Helse") -> RuleSet:
    """The law in force from 1 January 2026 with the hospital tariff; ``rule`` only where settings differ."""
    return RuleSet(
        id="aml-2026-01-01",
        in_force_from=date(2026, 1, 1),
        tariff_area=tariff_area,
        rules=RULES,
        classifications=CLASSIFICATIONS,
        figures=rule or RuleFigures(),
    )

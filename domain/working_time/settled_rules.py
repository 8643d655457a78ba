"""The rules in the register whose ground is the tariff, the unit's agreement, a person's terms, or the plan itself."""

from domain.law import LawRef
from domain.working_time.conventions import NIGHT, RED
from domain.working_time.rule_set import Bound, Rule
from domain.working_time.rules import personal, plan, tariff, unit

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

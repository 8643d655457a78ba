"""The rules of the Working Environment Act (*arbeidsmiljøloven*, AML) in the register."""

from domain.law import LawRef
from domain.working_time.conventions import COUNTED, NIGHT, RED
from domain.working_time.rule_set import Bound, Rule
from domain.working_time.rules import averaging, breaks, nights, normal_hours, rest, sundays

DAY = ("day", "averaged_day_individual", "averaged_day", "averaged_day_authority")
WEEK_CAPS = ("averaged_week_individual", "averaged_week", "averaged_week_authority")
AVERAGING_PERIODS = ("averaging_weeks_at_most", "averaging_weeks_authority")
ROTA_TEST = ("every_nth_sunday", "mainly_night")
CONTINUOUS_TEST = ("continuous_night_hours_a_year", "continuous_sunday_hours_a_year")

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
"""In the order of the act."""

"""What holds on a day, under the agreements in force that day."""

from dataclasses import replace
from datetime import timedelta

from domain.working_time.figures import RuleFigures
from domain.working_time.limits import Limits, limits
from domain.working_time.model import Agreed, Agreements, Basis
from tests.domain.working_time.lines import PERSON, UNIT, agreed, day, line

H = timedelta(hours=1)


def on(date_text: str, *agreements: Agreed, strain: bool = False) -> Limits:
    unit = replace(UNIT, particular_strain_at_night=strain)
    return limits(PERSON, day(date_text), Agreements(agreements), unit, RuleFigures())


def test_the_law_alone() -> None:
    assert on("2027-02-01") == Limits(
        hours_a_day=9 * H,
        hours_a_week=40 * H,
        eight_week_mean=None,
        daily_rest=11 * H,
        weekly_rest=35 * H,
        sundays_averaged=False,
        night_four_weeks=177 * H + H / 3,
        night_day=None,
        averaging=None,
        rest=None,
        tariff=None,
        night=None,
        passive_by_authority=None,
        total_day=13 * H,
        total=None,
        overtime_week=10 * H,
        overtime_four_weeks=25 * H,
        overtime_year=200 * H,
        overtime_half_year=None,
        overtime=None,
    )


def test_an_agreement_sets_what_it_names_and_the_law_the_rest() -> None:
    averaging = agreed(Basis.AVERAGING, hours_a_day=12)
    rest = agreed(Basis.REST, daily_rest=9)
    found = on("2027-02-01", averaging, rest)
    assert (found.hours_a_day, found.hours_a_week, found.eight_week_mean) == (12 * H, 54 * H, 48 * H)
    assert (found.daily_rest, found.weekly_rest) == (9 * H, 35 * H)
    assert (found.averaging, found.rest) == (averaging, rest)


def test_no_agreement_goes_past_the_ceiling_of_its_kind() -> None:
    shared = on("2027-02-01", agreed(Basis.AVERAGING, hours_a_day=14, hours_a_week=60))
    own = on("2027-02-01", agreed(Basis.AVERAGING_INDIVIDUAL, hours_a_day=14, hours_a_week=60))
    decided = on("2027-02-01", agreed(Basis.AVERAGING_AUTHORITY, hours_a_day=14))
    rest = on("2027-02-01", agreed(Basis.REST, daily_rest=6, weekly_rest=20))
    assert (shared.hours_a_day, shared.hours_a_week) == (12.5 * H, 54 * H)
    assert (own.hours_a_day, own.hours_a_week) == (10 * H, 50 * H)
    assert (decided.hours_a_day, decided.hours_a_week) == (13 * H, 168 * H)
    assert (rest.daily_rest, rest.weekly_rest) == (8 * H, 28 * H)


def test_a_day_of_normal_hours_and_overtime_together_is_as_long_as_was_agreed() -> None:
    silent, named, wide = (
        agreed(Basis.TOTAL_DAY),
        agreed(Basis.TOTAL_DAY, hours_a_day=14),
        agreed(Basis.TOTAL_DAY, hours_a_day=18),
    )
    assert [on("2027-02-01", a).total_day for a in (silent, named, wide)] == [16 * H, 14 * H, 16 * H]


def test_a_tariff_agreement_has_no_ceiling() -> None:
    tariff = agreed(Basis.TARIFF, hours_a_day=15, hours_a_week=60, daily_rest=6, weekly_rest=20)
    found = on("2027-02-01", tariff)
    assert (found.hours_a_day, found.hours_a_week, found.daily_rest, found.weekly_rest) == (
        15 * H,
        60 * H,
        6 * H,
        20 * H,
    )
    assert found.rest == tariff
    silent = on("2027-02-01", agreed(Basis.TARIFF))
    assert (silent.hours_a_day, silent.hours_a_week, silent.daily_rest) == (9 * H, 40 * H, 11 * H)


def test_of_several_agreements_the_widest_holds() -> None:
    own, shared = agreed(Basis.AVERAGING_INDIVIDUAL), agreed(Basis.AVERAGING, hours_a_day=9.5)
    found = on("2027-02-01", own, shared)
    assert (found.hours_a_day, found.hours_a_week, found.averaging) == (10 * H, 54 * H, shared)


def test_an_agreement_holds_for_whom_and_when_it_says() -> None:
    january = agreed(Basis.AVERAGING, first="2027-01-01", last="2027-01-31")
    assert on("2026-12-31", january).hours_a_day == 9 * H
    assert on("2027-01-01", january).hours_a_day == 12.5 * H
    assert on("2027-01-31", january).hours_a_day == 12.5 * H
    assert on("2027-02-01", january).hours_a_day == 9 * H
    assert on("2027-01-15", replace(january, covers=frozenset())).hours_a_day == 9 * H


def test_nights() -> None:
    assert on("2027-02-01", strain=True).night_day == 8 * H
    lifted = on("2027-02-01", agreed(Basis.NIGHT), strain=True)
    assert (lifted.night_day, lifted.night_four_weeks) == (None, None)


def test_a_line_knows_its_limits_day_by_day() -> None:
    agreements = (
        agreed(Basis.AVERAGING, first="2027-01-10", last="2027-02-10"),
        agreed(Basis.REST, first="2027-02-01", last="2027-03-01", daily_rest=9),
        agreed(Basis.SUNDAYS, first="2027-02-11", last="9999-12-31"),
    )
    laid = line((), *agreements)
    for each in laid.period.days():
        assert laid.limits.on(each) == limits(PERSON, each, Agreements(agreements), UNIT, RuleFigures())
    week = next(w for w in laid.weeks if w.monday == day("2027-02-08"))
    assert (week.hours_limit, week.averaging) == (40 * H, None)

"""Which days, hours and duties the findings on hours name."""

from datetime import date, timedelta

from domain.calendar import DAY
from domain.working_time.facts import Facts, Measures, WorkFacts
from domain.working_time.findings import Seen
from domain.working_time.line import Line
from domain.working_time.model import Basis
from domain.working_time.register import standard_rule_set
from tests.domain.working_time.lines import HALF_YEAR, agreed, day, line, period, shift, standby, week_of, with_extra
from tests.domain.working_time.tables.overtime import full_weeks, on_record

H = timedelta(hours=1)


def seen(rule: str, laid: Line) -> list[Seen]:
    """What the rule says of the line."""
    return list(standard_rule_set().rule(rule).check(laid))


def named(found: Seen) -> tuple[date, date, object, object, int]:
    """Days, measure, limit, and how many duties."""
    return found.first_day, found.last_day, found.measured, found.limit, len(found.shifts)


def test_a_mean_of_total_hours_names_its_eight_weeks() -> None:
    weeks = full_weeks([9] * 9)
    first, second = seen("AML-10-6-8-WEEK48", line(weeks, plan=period("2027-01-04", "2027-03-07")))
    assert named(first) == (day("2027-01-04"), day("2027-02-28"), 49 * H, 48 * H, 48)
    assert named(second) == (day("2027-01-11"), day("2027-03-07"), 49 * H, 48 * H, 48)


def test_a_mean_on_record_names_the_plan_and_no_duty() -> None:
    recorded = Facts(measures=Measures(total_hours_by_week=(49 * H,) * 8))
    (found,) = seen("AML-10-6-8-WEEK48", line(full_weeks([9] * 9), facts=recorded))
    assert named(found) == (HALF_YEAR.first_day, HALF_YEAR.last_day, 49 * H, 48 * H, 0)


def test_four_weeks_of_overtime_name_the_duties_with_extra_hours() -> None:
    (found,) = seen("AML-10-6-4-OT", line(full_weeks([0, 6, 6, 7, 7])))
    assert named(found) == (day("2027-01-11"), day("2027-02-07"), 26 * H, 25 * H, 4)


def test_the_missing_yes_is_said_of_the_first_days_that_take_it() -> None:
    laid = line(full_weeks([10, 11]), agreed(Basis.OVERTIME), facts=Facts(work=WorkFacts(willing_each_time=False)))
    (found,) = seen("AML-10-6-7-WILLING", laid)
    assert named(found) == (day("2027-01-11"), day("2027-01-17"), 0, 1, 1)


def test_a_quota_names_the_agreement_it_is_passed_under() -> None:
    (found,) = seen(
        "AML-10-6-4-OT", line([], agreed(Basis.OVERTIME, name="avtale-3"), facts=on_record([21], willing=True))
    )
    assert (found.rests_on, found.limit) == ("avtale-3", 20 * H)


def test_a_fixed_arrangement_names_its_weeks() -> None:
    fridays = [with_extra(shift(day("2027-01-15") + 7 * n * DAY, "07:00", "17:00"), 2) for n in range(9)]
    (found,) = seen("AML-10-6-1-NEED", line(fridays))
    assert named(found) == (day("2027-01-15"), day("2027-03-12"), 9, 7, 9)


def test_a_run_of_days_names_the_longest() -> None:
    duties = [
        shift("2027-02-01", "14:30", "21:30"),
        shift("2027-02-02", "08:00", "16:00"),
        shift("2027-02-03", "06:00", "14:00"),
    ]
    (found,) = seen("AML-10-4-1-DAY9-RUNNING", line(duties))
    assert named(found) == (day("2027-02-01"), day("2027-02-03"), 13 * H + timedelta(minutes=30), 9 * H, 3)


def test_a_run_of_weeks_names_the_fullest_seven_days() -> None:
    duties = [*week_of("2027-02-03", 40), *week_of("2027-02-08", 40)]
    (found,) = seen("AML-10-4-1-WEEK40-RUNNING", line(duties))
    assert named(found) == (day("2027-02-02"), day("2027-02-13"), 56 * H, 40 * H, 10)


def test_a_week_with_standby_names_the_standby_too() -> None:
    (found,) = seen("AML-10-4-3-STANDBY", line([*week_of("2027-02-01", 40), standby("2027-02-05", "16:00", "07:00")]))
    assert found.shifts[-1].standby
    assert len(found.shifts) == 6


def test_a_mean_that_no_averaging_cures_rests_on_none() -> None:
    (found,) = seen("AML-10-4-1-WEEK40", line(full_weeks([0] * 8, normal=41), plan=period("2027-01-04", "2027-02-28")))
    assert named(found) == (day("2027-01-04"), day("2027-02-28"), 41 * H, 40 * H, 40)
    assert found.rests_on is None

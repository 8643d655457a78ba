"""AML §§ 10-6 (1), (3), (10), (12) and 10-7: need, discussion, exemption, time off, and the record."""

from dataclasses import replace

from domain.calendar import DAY
from domain.working_time.facts import Facts, PlanFacts
from domain.working_time.figures import RuleFigures
from domain.working_time.model import Basis, Shift
from domain.working_time.settings import Settings
from tests.domain.working_time.lines import (
    agreed,
    day,
    line,
    passes,
    says,
    shift,
    week_of,
    with_extra,
)
from tests.domain.working_time.tables.overtime import IR, evening, on_record, work, worked

TIME_OFF = agreed(Basis.TIME_OFF)
TIME_OFF_TO_EASTER = agreed(Basis.TIME_OFF, last="2027-03-28")


def fridays(count: int, gap: int | None = None) -> list[Shift]:
    """So many Fridays in a row with two extra hours, all but one."""
    days = (day("2027-01-08") + 7 * n * DAY for n in range(count) if n != gap)
    return [with_extra(shift(d, "07:00", "17:00"), 2) for d in days]


NEED = (
    passes("a need on record", line(fridays(1), facts=work(need_recorded=True))),
    passes("nothing known of the need", line(fridays(1))),
    says("no need on record", line(fridays(1), facts=work(need_recorded=False)), "violation"),
    says(
        "a part-timer's extra hours too",
        line([evening("2027-02-01", 4.25)], facts=work(need_recorded=False), fraction=50),
        "violation",
    ),
    says("a tariff agreement changes nothing", line(fridays(1), IR, facts=work(need_recorded=False)), "violation"),
    says("a fixed arrangement on record", line(facts=work(fixed_arrangement=True)), "violation"),
    passes("seven Fridays in a row", line(fridays(7))),
    says("eight Fridays in a row", line(fridays(8)), "violation"),
    says("ten Fridays in a row are one arrangement", line(fridays(10)), "violation"),
    passes("fifteen Fridays with one free in the middle", line(fridays(15, 7))),
    says("a Friday in the March night's week among them", line(fridays(14, 4)), "violation"),
    passes(
        "eight days in a row",
        line([with_extra(shift(day("2027-02-01") + n * DAY, "07:00", "16:00"), 1) for n in range(8)]),
    ),
    says("from the plan's first Friday to its last", line(fridays(26)), "violation"),
    says(
        "ten where a trust counts ten",
        line(fridays(10), rule=RuleFigures(settings=Settings(fixed_arrangement_times=10))),
        "violation",
    ),
    passes(
        "nine where a trust counts ten",
        line(fridays(9), rule=RuleFigures(settings=Settings(fixed_arrangement_times=10))),
    ),
)

NOT_DISCUSSED = Facts(plan=PlanFacts(need_discussed=False))

DISCUSS = (
    says("extra work and nothing logged", line(fridays(1), facts=NOT_DISCUSSED), "advisory"),
    says(
        "overtime on record and nothing logged",
        line(facts=replace(NOT_DISCUSSED, measures=on_record([2]).measures)),
        "advisory",
    ),
    says(
        "overtime of one day on record",
        line(facts=replace(NOT_DISCUSSED, measures=worked(7.5, 2).measures)),
        "advisory",
    ),
    passes("discussed", line(fridays(1), facts=Facts(plan=PlanFacts(need_discussed=True)))),
    passes("nothing known", line(fridays(1))),
    passes("no extra work", line(week_of("2027-02-01", 40), facts=NOT_DISCUSSED)),
    passes("no overtime by record", line(facts=replace(NOT_DISCUSSED, measures=on_record([0, 0]).measures))),
)

EXEMPT = (
    says("excused and yet planned", line(fridays(1), facts=work(excused=True)), "violation"),
    says(
        "excused and yet on record",
        line(facts=replace(work(excused=True), measures=on_record([2]).measures)),
        "violation",
    ),
    passes("not excused", line(fridays(1), facts=work(excused=False))),
    passes("nothing known", line(fridays(1))),
    passes("excused and not planned", line(week_of("2027-02-01", 40), facts=work(excused=True))),
)

TOIL = (
    says("the supplement as time off", line(facts=work(supplement_as_time_off=True)), "violation"),
    says("which no agreement helps", line([], TIME_OFF, facts=work(supplement_as_time_off=True)), "violation"),
    passes("the supplement paid", line(facts=work(supplement_as_time_off=False))),
    says("the hours without an agreement", line(facts=work(time_off_agreed=False)), "needs IND"),
    passes("the hours by agreement", line(facts=work(time_off_agreed=True))),
    passes("the agreement is in force", line([], TIME_OFF, facts=work(time_off_agreed=False))),
    says("it lapses within the plan", line([], TIME_OFF_TO_EASTER, facts=work(time_off_agreed=False)), "needs IND"),
    passes("nothing known", line(fridays(1))),
)

RECORD = (
    says("totals by the week only", line(facts=work(record_complete=False)), "violation"),
    passes("each day", line(facts=work(record_complete=True))),
    passes("nothing known", line(week_of("2027-02-01", 40))),
)

TABLES = {
    "AML-10-6-1-NEED": NEED,
    "AML-10-6-3-DISCUSS": DISCUSS,
    "AML-10-6-10-EXEMPT": EXEMPT,
    "AML-10-6-12-TOIL": TOIL,
    "AML-10-7-RECORD": RECORD,
}

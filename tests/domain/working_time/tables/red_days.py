"""AML § 10-10 (2) and (3)."""

from dataclasses import replace

from domain.working_time.facts import Facts, PlanFacts, WorkFacts
from domain.working_time.model import Basis
from tests.domain.working_time.lines import agreed, line, passes, period, says, shift

NO_NEED = Facts(work=WorkFacts(nature_requires=False))
NOT_DISCUSSED = Facts(plan=PlanFacts(need_discussed=False))
TV = agreed(Basis.SUNDAY_WORK)
TV_TO_SATURDAY = agreed(Basis.SUNDAY_WORK, last="2027-02-06")
RELIGION = agreed(Basis.RELIGION)
WHOLE = replace(agreed(Basis.TARIFF), whole_chapter=True)
SUNDAY = shift("2027-02-07", "08:00", "15:30")
TWO = [SUNDAY, shift("2027-02-14", "08:00", "15:30")]
AUTUMN = period("2027-10-04", "2027-11-07")

NEED = (
    passes("a Sunday in the care of patients", line([SUNDAY])),
    passes("on record that the work requires it", line([SUNDAY], facts=Facts(work=WorkFacts(nature_requires=True)))),
    says("a Sunday that the work does not require", line([SUNDAY], facts=NO_NEED), "needs TV"),
    says("two of them", line(TWO, facts=NO_NEED), "needs TV", "needs TV"),
    passes("by agreement with the representatives", line(TWO, TV, facts=NO_NEED)),
    says("that agreement ended the day before", line([SUNDAY], TV_TO_SATURDAY, facts=NO_NEED), "needs TV"),
    passes("against the days of the own religion", line([SUNDAY], RELIGION, facts=NO_NEED)),
    passes("a tariff agreement on the whole chapter", line([SUNDAY], WHOLE, facts=NO_NEED)),
    says("a tariff agreement on other things", line([SUNDAY], agreed(Basis.TARIFF), facts=NO_NEED), "needs TV"),
    passes("Saturday until 18:00", line([shift("2027-02-06", "10:00", "18:00")], facts=NO_NEED)),
    says("Saturday until 18:01", line([shift("2027-02-06", "10:00", "18:01")], facts=NO_NEED), "needs TV"),
    says("a Saturday night", line([shift("2027-02-06", "22:00", "06:00")], facts=NO_NEED), "needs TV"),
    passes("Sunday from 22:00", line([shift("2027-02-07", "22:00", "06:00")], facts=NO_NEED)),
    passes("Easter Eve until 15:00", line([shift("2027-03-27", "07:00", "15:00")], facts=NO_NEED)),
    says("Easter Eve until 22:00", line([shift("2027-03-27", "14:00", "22:00")], facts=NO_NEED), "needs TV"),
    passes("the eve of 1 May until 22:00", line([shift("2027-04-30", "14:30", "22:00")], facts=NO_NEED)),
    says("the Sunday of the March change", line([shift("2027-03-28", "01:30", "03:30")], facts=NO_NEED), "needs TV"),
    says(
        "the Sunday of the October change",
        line([shift("2027-10-31", "02:00", "03:00")], plan=AUTUMN, facts=NO_NEED),
        "needs TV",
    ),
    passes("a Sunday outside the plan", line([shift("2027-01-03", "08:00", "15:00")], facts=NO_NEED)),
    passes("for another employer", line([replace(SUNDAY, other_employer=True)], facts=NO_NEED)),
    says("part-time does not scale it", line([SUNDAY], facts=NO_NEED, fraction=20), "needs TV"),
)

DISCUSSED = (
    says("not discussed, one finding for the plan", line(TWO, facts=NOT_DISCUSSED), "violation"),
    passes("discussed", line(TWO, facts=Facts(plan=PlanFacts(need_discussed=True)))),
    passes("nothing on record", line(TWO)),
    passes("not discussed, and no such work", line([shift("2027-02-01", "08:00", "15:30")], facts=NOT_DISCUSSED)),
    passes("a tariff agreement on the whole chapter", line(TWO, WHOLE, facts=NOT_DISCUSSED)),
    says(
        "that agreement ends before the plan does",
        line(TWO, replace(WHOLE, period=period("2027-01-01", "2027-07-03")), facts=NOT_DISCUSSED),
        "violation",
    ),
    says("an agreement on the work is no discussion", line(TWO, TV, facts=NOT_DISCUSSED), "violation"),
)

TABLES = {"AML-10-10-2-NATURE": NEED, "AML-10-10-3-DISCUSS": DISCUSSED}

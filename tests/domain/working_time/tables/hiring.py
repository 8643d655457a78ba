"""AML chapter 14, judged on what is on record."""

from datetime import date
from typing import Any

from domain.working_time.facts import Facts, HiringFacts, PlanFacts
from domain.working_time.line import Line
from domain.working_time.model import Agreed, Basis
from tests.domain.working_time.lines import HALF_YEAR, agreed, day, line, passes, period, says, shift


def hiring(*agreements: Agreed, discussed: bool | None = None, **known: Any) -> Line:
    """No shifts, and what is known of a hiring."""
    return line((), *agreements, facts=Facts(plan=PlanFacts(need_discussed=discussed), hiring=HiringFacts(**known)))


PEAK: dict[str, Any] = {"hired": True, "replacement": False, "health_personnel": False}
HIRE = (
    says("a peak and no other ground", hiring(**PEAK), "needs TV"),
    passes("the same under an agreement", hiring(agreed(Basis.HIRE), **PEAK)),
    passes("a replacement", hiring(**(PEAK | {"replacement": True}))),
    passes("health personnel have a rule of their own", hiring(**(PEAK | {"health_personnel": True}))),
    passes("the employer's own", hiring(**(PEAK | {"hired": False}))),
    passes("nobody knows whether somebody is replaced", hiring(hired=True, health_personnel=False)),
    passes("nobody knows whether it is health personnel", hiring(hired=True, replacement=False)),
    passes("nobody knows whether it is hiring", hiring(replacement=False, health_personnel=False)),
    says("an agreement on something else", hiring(agreed(Basis.REST), **PEAK), "needs TV"),
    says("a tariff agreement is none on hiring", hiring(agreed(Basis.TARIFF), **PEAK), "needs TV"),
    says("an agreement that lapses a day too soon", hiring(agreed(Basis.HIRE, last="2027-07-03"), **PEAK), "needs TV"),
    says("an agreement that begins a day too late", hiring(agreed(Basis.HIRE, first="2027-01-05"), **PEAK), "needs TV"),
    passes("lapsed, on its last day", hiring(agreed(Basis.HIRE, last="2027-02-01"), **PEAK, on=day("2027-02-01"))),
    says("the day after", hiring(agreed(Basis.HIRE, last="2027-02-01"), **PEAK, on=day("2027-02-02")), "needs TV"),
    passes(
        "lapsed after the last duty",
        line(
            [shift("2027-02-01", "22:00", "07:00")],
            agreed(Basis.HIRE, last="2027-02-01"),
            facts=Facts(hiring=HiringFacts(**PEAK)),
        ),
    ),
    says(
        "lapsed before the last duty",
        line(
            [shift("2027-02-01", "22:00", "07:00"), shift("2027-02-02", "22:00", "07:00")],
            agreed(Basis.HIRE, last="2027-02-01"),
            facts=Facts(hiring=HiringFacts(**PEAK)),
        ),
        "needs TV",
    ),
)

NURSE: dict[str, Any] = {"hired": True, "health_personnel": True, "replacement": False}
HEALTH = (
    passes("discussed and documented", hiring(**NURSE, discussed=True, basis_documented=True)),
    says("not discussed", hiring(**NURSE, discussed=False, basis_documented=True), "violation"),
    says("not documented", hiring(**NURSE, discussed=True, basis_documented=False), "violation"),
    says("neither", hiring(**NURSE, discussed=False, basis_documented=False), "violation", "violation"),
    passes("discussed, and nobody knows of documents", hiring(**NURSE, discussed=True)),
    passes("nothing on record", hiring(**NURSE)),
    says("nobody knows whether somebody is replaced", hiring(hired=True, health_personnel=True, discussed=False),
         "violation"),
    passes("a replacement needs no exception", hiring(**(NURSE | {"replacement": True}), discussed=False)),
    passes("no health personnel", hiring(**(NURSE | {"health_personnel": False}), discussed=False)),
    passes("the employer's own", hiring(**(NURSE | {"hired": False}), discussed=False)),
    says("an agreement on hiring changes nothing", hiring(agreed(Basis.HIRE), **NURSE, discussed=False), "violation"),
)  # fmt: skip


def hired_from(since: str, on: str | None = None) -> Line:
    return hiring(hired=True, hired_since=day(since), on=None if on is None else day(on))


THREE = (
    says("from 1 March 2025, on 1 March 2028", hired_from("2025-03-01", "2028-03-01"), "advisory"),
    passes("the day before", hired_from("2025-03-01", "2028-02-29")),
    says("the day after", hired_from("2025-03-01", "2028-03-02"), "advisory"),
    passes("from a leap day, on 28 February", hired_from("2024-02-29", "2027-02-28")),
    says("from a leap day, on 1 March", hired_from("2024-02-29", "2027-03-01"), "advisory"),
    says("three years on the plan's last day", hired_from("2024-07-04"), "advisory"),
    passes("three years on the day after the plan", hired_from("2024-07-05")),
    says("ten years", hired_from("2017-01-01"), "advisory"),
    passes("hired from the day judged", hired_from("2027-01-04", "2027-01-04")),
    passes("nobody knows since when", hiring(hired=True)),
)

EXTRA = (
    says("hired, a part-timer had asked", hiring(hired=True, part_timer_asked=True), "violation"),
    says("given to somebody else", hiring(part_timer_asked=True, given_to_part_timer=False), "violation"),
    passes("given to the part-timer", hiring(part_timer_asked=True, given_to_part_timer=True)),
    passes("to the part-timer, who is hired", hiring(hired=True, part_timer_asked=True, given_to_part_timer=True)),
    passes("nobody had asked", hiring(hired=True, part_timer_asked=False, given_to_part_timer=False)),
    passes("nobody knows who had asked", hiring(hired=True, given_to_part_timer=False)),
    passes("asked, and nobody knows who was given it", hiring(part_timer_asked=True)),
    says("an agreement on hiring changes nothing", hiring(agreed(Basis.HIRE), hired=True, part_timer_asked=True),
         "violation"),
)  # fmt: skip

ACTUAL = (
    says("twelve months", hiring(months_above_agreed=12), "advisory"),
    passes("eleven months", hiring(months_above_agreed=11)),
    says("thirteen months", hiring(months_above_agreed=13), "advisory"),
    passes("twelve, and the need has ended", hiring(months_above_agreed=12, need_has_ended=True)),
    says("twelve, and it has not", hiring(months_above_agreed=12, need_has_ended=False), "advisory"),
    passes("nothing on record", hiring()),
)

FULLTIME = (
    says("not documented", hiring(part_time_need_documented=False), "violation"),
    passes("documented", hiring(part_time_need_documented=True)),
    passes("nothing on record", line(plan=HALF_YEAR, fraction=40)),
    says("an agreement changes nothing", hiring(agreed(Basis.TARIFF), part_time_need_documented=False), "violation"),
)


def last_discussed(on: str, judged: str | None = None) -> Line:
    return hiring(last_annual_discussion=day(on), on=None if judged is None else day(judged))


def ending(last: date) -> Line:
    return line(
        plan=period("2027-01-04", last.isoformat()),
        facts=Facts(hiring=HiringFacts(last_annual_discussion=day("2026-07-04"))),
    )


ANNUAL = (
    passes("twelve months to the day", last_discussed("2026-03-01", "2027-03-01")),
    says("a day more", last_discussed("2026-03-01", "2027-03-02"), "advisory"),
    passes("a day less", last_discussed("2026-03-01", "2027-02-28")),
    passes("from a leap day, on 28 February", last_discussed("2024-02-29", "2025-02-28")),
    says("from a leap day, on 1 March", last_discussed("2024-02-29", "2025-03-01"), "advisory"),
    passes("from 31 January, on 31 January", last_discussed("2026-01-31", "2027-01-31")),
    says("from 31 January, on 28 February a year later", last_discussed("2026-01-31", "2027-02-28"), "advisory"),
    passes("twelve months on the plan's last day", ending(date(2027, 7, 4))),
    says("the plan lasts a day longer", ending(date(2027, 7, 5)), "advisory"),
    passes("discussed after the day judged", last_discussed("2027-05-01", "2027-03-01")),
    passes("nothing on record", hiring()),
)

TABLES = {
    "AML-14-12-HIRE": HIRE,
    "FOR-2013-33-§3-HEALTH": HEALTH,
    "AML-14-12-3YEARS": THREE,
    "AML-14-3-2-EXTRA-SHIFTS": EXTRA,
    "AML-14-4A-ACTUAL-HOURS": ACTUAL,
    "AML-14-1B-FULLTIME": FULLTIME,
    "AML-14-14A-ANNUAL": ANNUAL,
}

"""AML chapter 11 and the regulation's exceptions. Seventeen all through the plan: born on 1 August 2009."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from domain.calendar import Period
from domain.working_time.facts import Facts, Measures, PersonFacts, WorkFacts
from domain.working_time.line import Line
from domain.working_time.model import Agreed, Basis, Post, Shift, ShiftKind
from tests.domain.working_time.lines import (
    HALF_YEAR,
    agreed,
    called_out,
    line,
    passes,
    period,
    says,
    shift,
    shift_of,
    standby,
    week_of,
    with_extra,
)
from tests.domain.working_time.lines import day as on_day
from tests.domain.working_time.tables.local import elsewhere

H, MIN = timedelta(hours=1), timedelta(minutes=1)
SEVENTEEN, FIFTEEN, ADULT = "2009-08-01", "2011-08-01", "2009-01-04"
BIRTHDAY = "2009-02-03"
"""Eighteen on Wednesday 3 February 2027."""
AUTUMN = period("2027-10-04", "2027-11-07")
EVERY = [agreed(basis) for basis in Basis]
WIDE = agreed(Basis.TARIFF, hours_a_day=12, hours_a_week=60, daily_rest=8, weekly_rest=24)


def young(
    *shifts: Shift,
    born: str | None = SEVENTEEN,
    plan: Period = HALF_YEAR,
    by: tuple[Agreed, ...] = (),
    post: Post = Post.ORDINARY,
    fraction: int = 100,
    needed: bool | None = None,
    measures: Measures | None = None,
    **person: Any,
) -> Line:
    facts = Facts(person=PersonFacts(**person), work=WorkFacts(nature_requires=needed), measures=measures or Measures())
    return line(shifts, *by, born=born, plan=plan, facts=facts, post=post, fraction=fraction)


def lasting(hours: timedelta, on: str = "2027-02-01", starts: str = "08:00") -> Shift:
    return shift_of(on_day(on), hours, starts)


def on_record(**known: Any) -> Line:
    return young(measures=Measures(**known))


YOUTH_HOURS = (
    passes("8 h", young(lasting(8 * H))),
    says("8 h 01", young(lasting(8 * H + MIN)), "violation"),
    says("8 h 30", young(lasting(8.5 * H)), "violation"),
    passes("8 h 30 with a free half hour", young(shift("2027-02-01", "08:00", "16:30", unpaid=30))),
    says("fifteen years old", young(lasting(8.5 * H), born=FIFTEEN), "violation"),
    passes("eighteen", young(lasting(8.5 * H), born=ADULT)),
    passes("nobody knows how old", young(lasting(8.5 * H), born=None)),
    says("the day before the birthday", young(lasting(9 * H, "2027-02-02"), born=BIRTHDAY), "violation"),
    passes("on the birthday", young(lasting(9 * H, "2027-02-03"), born=BIRTHDAY)),
    passes("5 h here and 3 h elsewhere", young(lasting(5 * H), elsewhere(lasting(3 * H, starts="14:00")))),
    says("5 h here and 3 h 01 elsewhere", young(lasting(5 * H), elsewhere(lasting(3 * H + MIN, starts="14:00"))),
         "violation"),
    says("7 h and an hour and a half beyond agreed hours", young(with_extra(lasting(8.5 * H), 1.5)), "violation"),
    passes("the evening before is another day", young(lasting(8 * H, starts="12:00"), lasting(8 * H, "2027-02-02"))),
    says("a night of 8 h 01 is one duty", young(lasting(8 * H + MIN, starts="22:00")), "violation"),
    passes("22:00 to 07:00 over the March change is 8 h", young(shift("2027-03-27", "22:00", "07:00"))),
    says("22:00 to 06:00 over the October change is 9 h", young(shift("2027-10-30", "22:00", "06:00"), plan=AUTUMN,
                                                               born="2010-01-01"), "violation"),
    passes("40 h", young(*week_of("2027-02-01", 40))),
    says("40 h 01 over six days", young(*week_of("2027-02-01", 40 * H + MIN, 6)), "violation"),
    says("40 h here and an hour elsewhere", young(*week_of("2027-02-01", 40),
                                                  elsewhere(lasting(H, "2027-02-06"))), "violation"),
    passes("40 h of one week and Monday of the next", young(*week_of("2027-02-01", 40), lasting(8 * H, "2027-02-08"))),
    passes("48 h, of which 16 before the birthday", young(*week_of("2027-02-01", 48, 6), born=BIRTHDAY)),
    says("40 h 01 in a week with the birthday on its Sunday", young(*week_of("2027-02-01", 40 * H + MIN, 6),
                                                                    born="2009-02-07"), "violation"),
    says("six days over the plan's first week", young(*week_of("2027-01-04", 44, 6)), "violation"),
    passes("standby is not counted", young(lasting(8 * H), standby("2027-02-01", "16:00", "22:00"))),
    says("a call-out is", young(lasting(8 * H), standby("2027-02-01", "16:00", "22:00"),
                                called_out(shift("2027-02-01", "19:00", "20:00"))), "violation"),
    says("no agreement derogates", young(lasting(8.5 * H), by=(*EVERY, WIDE)), "violation"),
    says("a leading post", young(lasting(8.5 * H), post=Post.LEADER), "violation"),
    says("part-time does not scale it", young(lasting(8.5 * H), fraction=20), "violation"),
    says("on 17 May", young(lasting(8.5 * H, "2027-05-17")), "violation"),
    passes("8 h on record", on_record(normal_hours=8 * H)),
    says("8 h and half an hour beyond on record", on_record(normal_hours=8 * H, overtime_hours=H / 2), "violation"),
    passes("a week of 40 h on record", on_record(normal_hours=40 * H)),
    says("a week of 40 h 30 on record", on_record(normal_hours=38 * H, overtime_hours=2.5 * H), "violation"),
    says("two weeks on record", on_record(total_hours_by_week=(40 * H, 41 * H)), "violation"),
    says("a mean of 40 h 30 on record", on_record(mean_week_hours=40.5 * H), "violation"),
    passes("an adult's week on record", young(born=ADULT, measures=Measures(normal_hours=45 * H))),
)  # fmt: skip


def gap(ends: str, starts: str, first: str = "2027-02-01", second: str = "2027-02-02") -> tuple[Shift, Shift]:
    """An evening and the next day, 4 h each."""
    late = shift(first, "12:00", ends)
    early = shift(second, starts, "23:00")
    return replace(late, starts=late.ends - 4 * H), replace(early, ends=early.starts + 4 * H)


def at_night(ends: str, starts: str = "19:00", on: str = "2027-02-01") -> Shift:
    return shift(on, starts, ends, ShiftKind.NIGHT)


def all_but(free: timedelta, *, monday: str = "2027-02-01") -> list[Shift]:
    """A short day from Monday to Friday; then free from Friday's end for so long, and a short duty."""
    first = on_day(monday)
    days = [shift_of(first + n * timedelta(days=1), 4 * H, "12:00") for n in range(5)]
    begins = days[-1].ends + free
    return [*days, replace(days[-1], day=begins.date(), starts=begins, ends=begins + 4 * H)]


APPRENTICE: dict[str, Any] = {"apprentice_health_worker": True, "in_curriculum": True, "health_check_offered": True}
YOUTH_REST = (
    passes("12 h between", young(*gap("21:00", "09:00"))),
    says("11 h 59 between", young(*gap("21:00", "08:59")), "violation"),
    says("an evening to 23:00, a day from 10:00", young(*gap("23:00", "10:00")), "violation"),
    passes("to 23:00, from 11:00", young(*gap("23:00", "11:00"))),
    passes("11 h for an adult", young(*gap("21:00", "08:00"), born=ADULT)),
    passes("nobody knows how old", young(*gap("21:00", "08:00"), born=None)),
    says("11 h at fifteen", young(*gap("21:00", "08:00"), born=FIFTEEN), "violation"),
    says("11 h into the day before the birthday", young(*gap("21:00", "08:00"), born=BIRTHDAY), "violation"),
    passes("11 h into the birthday", young(*gap("21:00", "08:00", "2027-02-02", "2027-02-03"), born=BIRTHDAY)),
    says("11 h between two employers", young(gap("21:00", "08:00")[0], elsewhere(gap("21:00", "08:00")[1])),
         "violation"),
    passes("the parts of a split day", young(lasting(4 * H), lasting(4 * H, starts="16:00"))),
    says("11 h from the last part of a split day", young(
        lasting(H), lasting(4 * H, starts="17:00"), lasting(4 * H, "2027-02-02")), "violation"),
    says("21:00 to 09:00 over the March change is 11 h", young(*gap("21:00", "09:00", "2027-03-27", "2027-03-28")),
         "violation"),
    passes("21:00 to 08:00 over the October change is 12 h", young(
        *gap("21:00", "08:00", "2027-10-30", "2027-10-31"), plan=AUTUMN, born="2010-01-01")),
    passes("standby in between is no work", young(gap("21:00", "09:00")[0], standby("2027-02-01", "21:00", "09:00"),
                                                  gap("21:00", "09:00")[1])),
    says("no agreement derogates", young(*gap("21:00", "08:00"), by=(*EVERY, WIDE)), "violation"),
    says("a leading post", young(*gap("21:00", "08:00"), post=Post.INDEPENDENT), "violation"),
    passes("48 h inside the week", young(*all_but(48 * H))),
    says("47 h 59 inside the week, a day's start later", young(
        *week_of("2027-02-01", 24, 6, starts="12:00"), shift("2027-02-07", "15:00", "19:00")), "violation"),
    passes("Friday 16:00 to Monday 08:00 is 56 h inside the week", young(
        *week_of("2027-02-01", 20, 5, starts="12:00"), lasting(4 * H, "2027-02-08", "08:00"))),
    says("Saturday 16:00 to Tuesday 08:00 is 32 h inside each week", young(
        *week_of("2027-02-01", 24, 6, starts="12:00"), *week_of("2027-02-09", 24, 6, starts="08:00")),
        "violation", "violation"),
    says("a Sunday night leaves 44 h of the 50 before Wednesday 02:00", young(
        at_night("06:00", "22:00", "2027-02-07"), shift("2027-02-10", "02:00", "04:00"),
        *week_of("2027-02-08", 16, 4, first=3, starts="12:00"), **APPRENTICE), "violation"),
    passes("50 h without it", young(shift("2027-02-10", "02:00", "04:00"),
                                    *week_of("2027-02-08", 16, 4, first=3, starts="12:00"), **APPRENTICE)),
    passes("the week of the birthday", young(*week_of("2027-02-01", 28, 7), born=BIRTHDAY)),
    says("a Sunday a day before the birthday", young(*week_of("2027-02-01", 28, 7), born="2009-02-08"), "violation"),
    passes("days outside the plan count as free", young(
        *week_of("2027-02-04", 16, 4), plan=period("2027-02-04", "2027-06-30"))),
    passes("to 23:00", young(shift("2027-02-01", "16:00", "23:00"))),
    says("to 23:01", young(shift("2027-02-01", "16:00", "23:01")), "violation"),
    says("no apprentice, to 00:30", young(at_night("00:30")), "violation"),
    says("an apprentice outside the curriculum, to 00:30", young(at_night("00:30"), apprentice_health_worker=True,
                                                                 in_curriculum=False), "violation"),
    says("from 05:59", young(shift("2027-02-01", "05:59", "12:00")), "violation"),
    passes("from 06:00", young(shift("2027-02-01", "06:00", "12:00"))),
    says("03:30 to 07:00 on the March change", young(shift("2027-03-28", "03:30", "07:00")), "violation"),
    passes("an apprentice's night has a rule of its own", young(at_night("06:00", "22:00"), **APPRENTICE)),
    passes("light work has a rule of its own", young(at_night("00:00"), light_work=True)),
    says("an apprentice's 11 h", young(*gap("21:00", "08:00"), **APPRENTICE), "violation"),
    passes("to 22:00, nobody knows whether it is needed", young(shift("2027-02-01", "17:00", "22:00"))),
    passes("to 22:00, where it is", young(shift("2027-02-01", "17:00", "22:00"), needed=True)),
    says("to 22:00, where it is not", young(shift("2027-02-01", "17:00", "22:00"), needed=False), "violation"),
    passes("to 21:00, where it is not", young(shift("2027-02-01", "17:00", "21:00"), needed=False)),
    says("to 23:30, where it is not", young(shift("2027-02-01", "17:00", "23:30"), needed=False), "violation",
         "violation"),
    passes("4 h 30 without a break", young(shift("2027-02-01", "08:00", "12:30", paid=0))),
    says("4 h 31 without a break", young(shift("2027-02-01", "08:00", "12:31", paid=0)), "violation"),
    passes("8 h with half an hour", young(shift("2027-02-01", "08:00", "16:00", paid=30))),
    says("8 h with 29 minutes", young(shift("2027-02-01", "08:00", "16:00", paid=29)), "violation"),
    passes("15 minutes paid and 15 free", young(shift("2027-02-01", "08:00", "16:00", unpaid=15, paid=15))),
    passes("an adult's 5 h without a break", young(shift("2027-02-01", "08:00", "13:00", paid=0), born=ADULT)),
)  # fmt: skip

LIGHT: dict[str, Any] = {"light_work": True, "health_check_offered": True}
NIGHT = at_night("06:00", "22:00")
YOUTH_NIGHT = (
    passes("an apprentice's night under the curriculum", young(NIGHT, **APPRENTICE)),
    says("the offer of a health check is not logged", young(NIGHT, **(APPRENTICE | {"health_check_offered": None})),
         "violation"),
    says("there was no offer", young(NIGHT, **(APPRENTICE | {"health_check_offered": False})), "violation"),
    says("one finding for three nights", young(
        *(at_night("06:00", "22:00", f"2027-02-0{n}") for n in (1, 2, 3)),
        **(APPRENTICE | {"health_check_offered": False})), "violation"),
    passes("an evening to 23:00 needs no offer", young(shift("2027-02-01", "16:00", "23:00"), light_work=True)),
    says("outside the curriculum", young(NIGHT, **(APPRENTICE | {"in_curriculum": False})), "violation"),
    says("nobody knows of a curriculum", young(NIGHT, **(APPRENTICE | {"in_curriculum": None})), "violation"),
    says("no apprentice", young(NIGHT, **(APPRENTICE | {"apprentice_health_worker": False})), "violation"),
    says("an apprentice whose work is not light", young(NIGHT, **APPRENTICE, light_work=False), "violation"),
    passes("nothing claimed: the ban is another rule's", young(NIGHT)),
    passes("light work until midnight", young(at_night("00:00"), **LIGHT)),
    says("light work until 00:01", young(at_night("00:01"), **LIGHT), "violation"),
    passes("light work from 06:00", young(shift("2027-02-01", "06:00", "13:00"), **LIGHT)),
    says("light work from 05:59", young(shift("2027-02-01", "05:59", "13:00"), **LIGHT), "violation"),
    says("light work until midnight, no offer logged", young(at_night("00:00"), light_work=True), "violation"),
    says("past midnight and no offer", young(at_night("00:30"), light_work=True), "violation", "violation"),
    says("work that is not light to 23:30", young(at_night("23:30"), light_work=False), "violation"),
    passes("eighteen", young(NIGHT, born=ADULT, light_work=False)),
    passes("nobody knows how old", young(NIGHT, born=None, light_work=False)),
    passes("the night of the birthday", young(at_night("06:00", "22:00", "2027-02-03"), born=BIRTHDAY,
                                              light_work=False)),
    says("the night before it", young(at_night("06:00", "22:00", "2027-02-02"), born=BIRTHDAY, light_work=False),
         "violation"),
    says("light work to 03:00 over the March change", young(at_night("03:00", on="2027-03-27"), **LIGHT), "violation"),
    passes("an apprentice over the March change", young(at_night("06:00", "22:00", "2027-03-27"), **APPRENTICE)),
    passes("home standby", young(standby("2027-02-01", "22:00", "06:00"), **LIGHT)),
    says("no agreement derogates", young(at_night("00:30"), by=(*EVERY, WIDE), **LIGHT), "violation"),
    says("a leading post", young(at_night("00:30"), post=Post.LEADER, **LIGHT), "violation"),
)  # fmt: skip

TABLES = {
    "AML-11-YOUTH-HOURS": YOUTH_HOURS,
    "AML-11-YOUTH-REST": YOUTH_REST,
    "FOR-2011-1355-§12-9-YOUTH-NIGHT": YOUTH_NIGHT,
}

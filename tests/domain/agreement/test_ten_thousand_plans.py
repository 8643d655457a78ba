"""Ten thousand random plans, and one edit of each: what was signed for and is edited is never signed for after it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.agreement.agreement import AGREEMENT
from domain.agreement.events import Ground
from domain.agreement.states import Offered
from domain.calendar import DAY
from domain.ids import Fingerprint, PersonId, PlanId, ShiftCode
from domain.rota.states import line_fingerprint
from domain.working_time.model import ShiftKind, ShiftType
from tests.examples import MON, RULE_SET, offer, signed

PLANS_EACH, SEEDS = 100, 100
"""Ten thousand in all."""
CODES = tuple(ShiftCode(code) for code in ("D", "A", "N", "L"))
PEOPLE = tuple(PersonId(f"p{n}") for n in range(7))
DAYS = 14
BREAKS = (0, 15, 30)
OFFER, SIGNED = offer(), signed()


@dataclass(frozen=True)
class Plan:
    """All that binds the lines of a plan."""

    plan: PlanId
    types: Mapping[ShiftCode, ShiftType]
    lines: Mapping[PersonId, Mapping[date, ShiftCode]]

    def prints(self) -> dict[PersonId, Fingerprint]:
        """Everybody's line as a signature knows it."""
        return {p: line_fingerprint(self.plan, p, days, self.types) for p, days in self.lines.items()}

    def having(self, code: ShiftCode) -> set[PersonId]:
        """Those who work the code."""
        return {p for p, days in self.lines.items() if code in days.values()}


def a_plan(random: Random) -> Plan:
    """Two to four people with some shifts each, on codes of random hours."""
    types = {}
    for code in CODES:
        starts = random.randrange(24 * 4)
        ends = (starts + random.randrange(12, 48)) % (24 * 4)
        rest = timedelta(minutes=random.choice(BREAKS))
        types[code] = ShiftType(code, code, clock(starts), clock(ends), rest, timedelta(), ShiftKind.DAY)
    people = random.sample(PEOPLE, random.randrange(2, 5))
    days = [MON + DAY * n for n in range(DAYS)]
    lines = {
        p: {day: random.choice(CODES) for day in sorted(random.sample(days, random.randrange(1, 5)))} for p in people
    }
    return Plan(PlanId(f"u.{random.randrange(1000)}"), types, lines)


def clock(quarters: int) -> time:
    """A clock time in quarters after midnight."""
    return time(quarters // 4, quarters % 4 * 15)


def later(clock_time: time) -> time:
    """A quarter of an hour later."""
    return clock((clock_time.hour * 4 + clock_time.minute // 15 + 1) % 96)


def other_day(plan: Plan, random: Random) -> tuple[Plan, set[PersonId]]:
    """One shift on another day."""
    person = random.choice(sorted(plan.lines))
    line = dict(plan.lines[person])
    code = line.pop(random.choice(sorted(line)))
    free = [day for n in range(DAYS) if (day := MON + DAY * n) not in plan.lines[person]]
    line[random.choice(free)] = code
    return replace(plan, lines={**plan.lines, person: line}), {person}


def other_code(plan: Plan, random: Random) -> tuple[Plan, set[PersonId]]:
    """Another code on one day."""
    person = random.choice(sorted(plan.lines))
    line = dict(plan.lines[person])
    day = random.choice(sorted(line))
    line[day] = random.choice([code for code in CODES if code != line[day]])
    return replace(plan, lines={**plan.lines, person: line}), {person}


def other_hours(plan: Plan, random: Random, what: str) -> tuple[Plan, set[PersonId]]:
    """A code's start, end or break moved by a quarter of an hour: everybody's who works it, and nobody else's."""
    person = random.choice(sorted(plan.lines))
    code = random.choice(sorted(set(plan.lines[person].values())))
    kind, quarter = plan.types[code], timedelta(minutes=15)
    if what == "break":
        kind = replace(kind, unpaid_break=kind.unpaid_break + quarter)
    elif what == "start":
        kind = replace(kind, starts=later(kind.starts))
    else:
        kind = replace(kind, ends=later(kind.ends))
    return replace(plan, types={**plan.types, code: kind}), plan.having(code)


def other_person(plan: Plan, random: Random) -> tuple[Plan, set[PersonId]]:
    """Two who work each other's shifts; both lines change unless they were alike."""
    one, two = random.sample(sorted(plan.lines), 2)
    swapped = {**plan.lines, one: plan.lines[two], two: plan.lines[one]}
    return replace(plan, lines=swapped), set() if plan.lines[one] == plan.lines[two] else {one, two}


def other_plan(plan: Plan, random: Random) -> tuple[Plan, set[PersonId]]:
    """The very same lines in another plan: none is signed for there."""
    return replace(plan, plan=PlanId(f"{plan.plan}-{random.randrange(9)}")), set(plan.lines)


EDITS: tuple[Callable[[Plan, Random], tuple[Plan, set[PersonId]]], ...] = (
    other_day,
    other_code,
    lambda plan, random: other_hours(plan, random, "start"),
    lambda plan, random: other_hours(plan, random, "end"),
    lambda plan, random: other_hours(plan, random, "break"),
    other_person,
    other_plan,
)


@settings(max_examples=SEEDS, deadline=None)
@given(st.integers(0, 2**32))
def test_no_signature_survives_an_edit_of_its_line_and_no_other_is_touched(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - plans to try, nothing secret
    for n in range(PLANS_EACH):
        plan = a_plan(random)
        lines = plan.prints()
        covered = {p: line for p, line in lines.items() if random.random() < 0.8}
        offered = replace(OFFER, scope=dict.fromkeys(plan.lines, Ground.MEMBER))
        agreement = AGREEMENT.replay([offered, replace(SIGNED, covered=covered)])
        assert isinstance(agreement, Offered)
        assert agreement.holds_for(lines, RULE_SET) == set(covered)
        one, two = random.sample(sorted(plan.lines), 2)
        assert line_fingerprint(plan.plan, two, plan.lines[one], plan.types) != lines[one], "somebody else's line"
        edited, touched = EDITS[n % len(EDITS)](plan, random)
        assert agreement.holds_for(edited.prints(), RULE_SET) == set(covered) - touched

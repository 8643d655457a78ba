"""What a case is taken to say of records it does not name: whoever names the rule has looked for the record."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TypeAlias

from application.cases.case import RuleCase
from domain.calendar import OSLO, Period
from domain.working_time.facts import Facts
from domain.working_time.figures import RuleFigures
from domain.working_time.model import ZERO, Shift, ShiftKind

Logged: TypeAlias = Callable[[Facts], Facts]
NEED, ASSESSED, REDUCED = "AML-10-6-1-NEED", "AML-10-2-1-FORSVARLIG", "AML-10-2-4-REDUCED"
OVERTIME_BREAK, YOUNG_REST = "AML-10-9-2-OT-BREAK", "AML-11-YOUTH-REST"
NIGHT_DISCUSSED = "10-11 (5)"
WEEK_HOURS = timedelta(weeks=1)


def _willing(f: Facts) -> Facts:
    return replace(f, work=replace(f.work, willing_each_time=bool(f.work.willing_each_time)))


def _need(f: Facts) -> Facts:
    return replace(f, work=replace(f.work, need_recorded=bool(f.work.need_recorded)))


def _health_check(f: Facts) -> Facts:
    return replace(f, person=replace(f.person, health_check_offered=bool(f.person.health_check_offered)))


def _discussed_before(f: Facts) -> Facts:
    """A discussion is of the need where nothing else is said, and comes before what it is about."""
    plan = f.plan
    in_time = plan.discussed is not None and (plan.effective is None or plan.discussed <= plan.effective)
    said = in_time if plan.need_discussed is None else plan.need_discussed
    return replace(f, plan=replace(plan, need_discussed=said))


def _with_representatives(f: Facts) -> Facts:
    said = f.plan.made_with_representatives
    together = f.plan.discussed is not None if said is None else said
    return replace(f, plan=replace(f.plan, made_with_representatives=together))


def _danger(f: Facts) -> Facts:
    """A call that avoids serious disturbance stands for danger averted, where nothing else is said of it."""
    call, disturbance = f.work.unplanned_call_out, f.work.serious_disturbance
    if f.work.averts_danger is not None or call is disturbance is None:
        return f
    return replace(f, work=replace(f.work, averts_danger=False not in {call, disturbance}))


LOGGED: dict[str, Logged] = {
    "AML-10-3-COOPERATE": _with_representatives,
    NEED: _need,
    "AML-10-6-4-OT": _willing,
    "AML-10-6-7-WILLING": _willing,
    "AML-10-10-3-DISCUSS": _discussed_before,
    "AML-10-11-8-HEALTH": _health_check,
    "AML-10-12-3-EMERGENCY": _danger,
    "AML-10-12-4-IR": _willing,
}
"""By the rule that is named."""


def as_logged(case: RuleCase) -> Facts:
    """The facts of ``case``, with the records that its rules ask for counted as missing where it has none."""
    names, known = set(case.rules.rules), case.facts
    for step in _steps(case):
        known = step(known)
    if names == {ASSESSED}:
        known = replace(known, plan=replace(known.plan, assessed=bool(known.plan.assessed)))
    if REDUCED in names and known.person.agreed_fraction is None:
        known = replace(known, person=replace(known.person, agreed_fraction=case.person.fraction_percent))
    return _mean_of_period(known)


def _steps(case: RuleCase) -> Iterator[Logged]:
    names = set(case.rules.rules)
    found = dict.fromkeys(step for name, step in LOGGED.items() if name in names)
    if case.rules.asked == NIGHT_DISCUSSED:
        found[_discussed_before] = None
    return iter(found)


def _mean_of_period(known: Facts) -> Facts:
    """Hours of a period that is named, more than a week holds, as the mean week they come to."""
    m = known.measures
    if m.normal_hours is None or m.normal_hours <= WEEK_HOURS or not (m.period_from and m.period_to):
        return known
    mean = m.normal_hours * 7 / len(Period(m.period_from, m.period_to))
    return replace(known, measures=replace(m, normal_hours=None, mean_week_hours=mean))


def as_worked(case: RuleCase, known: Facts, rule: RuleFigures) -> Sequence[Shift]:
    """The shifts of ``case`` as its rules look at them: what is beyond agreed hours, and which breaks are given."""
    names, shifts = set(case.rules.rules), case.shifts
    if YOUNG_REST in names and not _about_breaks(shifts, rule):
        shifts = tuple(replace(shift, paid_break=rule.figures.youth_break.value) for shift in shifts)
    if NEED in names and known.work.overtime_from is None:
        shifts = tuple(replace(shift, extra=shift.hours) for shift in shifts)
    if OVERTIME_BREAK in names and known.work.overtime_from is None and known.measures.overtime_hours and shifts:
        shifts = (*shifts[:-1], _with_overtime(shifts[-1], known.measures.overtime_hours))
    return shifts


def _with_overtime(shift: Shift, overtime: timedelta) -> Shift:
    """The last shift with so much of its end beyond agreed hours."""
    return replace(shift, extra=max(min(overtime, shift.ends - shift.starts), ZERO))


def _about_breaks(shifts: Sequence[Shift], rule: RuleFigures) -> bool:
    """Whether a case on the rest of the young is about breaks: one is given, or a single shift by day has none.

    Of other shifts only the free unpaid break is known, and that there is none does not say that no break is given.
    """
    if len(shifts) > 1 or any(shift.kind is ShiftKind.NIGHT for shift in shifts):
        return any(shift.unpaid_break or shift.paid_break for shift in shifts)
    evening = rule.settings.youth_evening_from
    return all(shift.unpaid_break or shift.ends.astimezone(OSLO).time() <= evening for shift in shifts)

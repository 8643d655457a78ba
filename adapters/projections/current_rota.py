"""Each plan and its lines, at any log position: those worked on, and apart from them those in force.

A row is one employee's whole line from one position until another; only a line whose shifts changed gets a new row.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from pydantic import TypeAdapter

from adapters.event_store.plain import plain
from adapters.projections.rows import FOREVER, Projection, Rows, maybe_number, maybe_text, number, text
from application.ports.event_store import Recorded
from application.ports.read_models import DutyView, PlanView, RotaView
from domain.canonical import canonical
from domain.ids import Fingerprint, PersonId, PlanId, ShiftCode, UnitId
from domain.rota.events import (
    ChangeAccepted,
    CommentAnswered,
    DiscussionConfirmed,
    DiscussionDisputed,
    DiscussionInvited,
    RotaCommented,
    RotaDiscussed,
    RotaGenerated,
    RotaImported,
    RotaLineChanged,
    RotaPlanEvent,
    RotaPlanOpened,
    RotaProposed,
    RotaPublished,
    RotaWithdrawn,
)

WORKED_ON, IN_FORCE = 0, 1
TABLES = {
    "rota_plans": "plan text not null, unit text not null, first_day text not null, last_day text not null, "
    "staffing_plan text not null, opened text not null, primary key (generation, plan)",
    "rota_plan_states": "plan text not null, since bigint not null, until bigint not null, state text not null, "
    "revision bigint not null, fingerprint text, published_revision bigint, version bigint not null, "
    "primary key (generation, plan, since)",
    "rota_lines": "plan text not null, binding bigint not null, employee text not null, since bigint not null, "
    "until bigint not null, days text not null, primary key (generation, plan, binding, employee, since)",
}
INDEXES = {
    "rota_plans_of_unit": "rota_plans (generation, unit)",
    "rota_plans_of_staffing_plan": "rota_plans (generation, staffing_plan)",
    "rota_lines_of_employee": "rota_lines (generation, employee)",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a plan stands at a position."""

    state: str
    revision: int
    fingerprint: Fingerprint | None
    published_revision: int | None


def apply(recorded: Recorded, rows: Rows) -> None:
    """Change the rows by one fact; facts of other streams change nothing here."""
    event, position = recorded.event, recorded.position
    match event:
        case RotaPlanOpened():
            _open(rows, event)
        case RotaGenerated(plan=plan, lines=lines) | RotaImported(plan=plan, lines=lines):
            texts = {line.employee: _text_of(line.days) for line in lines}
            _put(rows, plan, WORKED_ON, _texts(rows, plan, WORKED_ON, position), texts, position)
        case RotaLineChanged(plan=plan, employee=employee, cells=cells):
            stood = _worked_on(rows, plan, employee)
            days = {**days_of(stood.get(employee, "{}")), **{c.day: c.after for c in cells}}
            stands = _text_of({day: code for day, code in days.items() if code is not None})
            _put(rows, plan, WORKED_ON, stood, {employee: stands}, position)
        case RotaPublished(plan=plan):
            in_force, worked_on = (_texts(rows, plan, which, position) for which in (IN_FORCE, WORKED_ON))
            _put(rows, plan, IN_FORCE, in_force, worked_on, position)
        case RotaWithdrawn(plan=plan):
            for which in (WORKED_ON, IN_FORCE):
                _put(rows, plan, which, _texts(rows, plan, which, position), {}, position)
        case RotaProposed() | DiscussionInvited() | RotaDiscussed() | DiscussionConfirmed() | DiscussionDisputed():
            pass  # the lines stay; the plan's standing changes below
        case RotaCommented() | CommentAnswered() | ChangeAccepted():
            pass  # so does everything but the version
        case _:
            return
    _stands(rows, recorded, event.plan, _after(event, standing(rows, event.plan)))


def _after(event: RotaPlanEvent, before: Standing | None) -> Standing:
    if isinstance(event, RotaPlanOpened) or before is None:
        return Standing("draft", 0, None, None)
    match event:
        case RotaGenerated() | RotaImported() | RotaLineChanged():
            return replace(before, state="draft", fingerprint=None)
        case RotaProposed(revision=revision, fingerprint=fingerprint):
            return replace(before, state="proposed", revision=revision, fingerprint=fingerprint)
        case RotaPublished(revision=revision):
            return replace(before, state="published", published_revision=revision)
        case RotaWithdrawn():
            return replace(before, state="withdrawn", fingerprint=None, published_revision=None)
        case DiscussionInvited() | RotaDiscussed() | DiscussionConfirmed() | DiscussionDisputed():
            return before
        case RotaCommented() | CommentAnswered() | ChangeAccepted():
            return before


def _open(rows: Rows, event: RotaPlanOpened) -> None:
    rows.run(
        "insert into rota_plans values (?, ?, ?, ?, ?, ?, ?)",
        rows.generation, event.plan, event.unit, event.period.first_day.isoformat(),
        event.period.last_day.isoformat(), event.staffing_plan, canonical(plain(event)).decode(),
    )  # fmt: skip


def _stands(rows: Rows, recorded: Recorded, plan: PlanId, s: Standing) -> None:
    rows.run(
        "update rota_plan_states set until = ? where generation = ? and plan = ? and until = ?",
        recorded.position, rows.generation, plan, FOREVER,
    )  # fmt: skip
    rows.run(
        "insert into rota_plan_states values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows.generation, plan, recorded.position, FOREVER, s.state, s.revision,
        s.fingerprint, s.published_revision, recorded.version,
    )  # fmt: skip


def _put(
    rows: Rows, plan: PlanId, binding: int, stood: Mapping[PersonId, str], stands: Mapping[PersonId, str], position: int
) -> None:
    """Let ``stands`` be in the place of ``stood`` from ``position`` on; rows are written for those that differ."""
    gone = sorted(e for e, days in stood.items() if stands.get(e) != days)
    new = sorted(e for e, days in stands.items() if stood.get(e) != days)
    rows.each(
        "update rota_lines set until = ? "
        "where generation = ? and plan = ? and binding = ? and employee = ? and until = ?",
        [(position, rows.generation, plan, binding, employee, FOREVER) for employee in gone],
    )
    rows.each(
        "insert into rota_lines values (?, ?, ?, ?, ?, ?, ?)",
        [(rows.generation, plan, binding, employee, position, FOREVER, stands[employee]) for employee in new],
    )


def _texts(rows: Rows, plan: PlanId, binding: int, position: int) -> dict[PersonId, str]:
    """The stored lines at a position, by employee."""
    found = rows.all(
        "select employee, days from rota_lines "
        "where generation = ? and plan = ? and binding = ? and since <= ? and until > ? order by employee",
        rows.generation, plan, binding, position, position,
    )  # fmt: skip
    return {PersonId(text(employee)): text(days) for employee, days in found}


def _worked_on(rows: Rows, plan: PlanId, employee: PersonId) -> dict[PersonId, str]:
    """The stored line of one employee that is being worked on; empty when there is none."""
    found = rows.all(
        "select employee, days from rota_lines "
        "where generation = ? and plan = ? and binding = ? and employee = ? and until = ?",
        rows.generation, plan, WORKED_ON, employee, FOREVER,
    )  # fmt: skip
    return {PersonId(text(name)): text(days) for name, days in found}


def _text_of(days: Mapping[date, ShiftCode]) -> str:
    return json.dumps({day.isoformat(): days[day] for day in sorted(days)}, separators=(",", ":"))


def days_of(line: str) -> dict[date, ShiftCode]:
    """A stored line."""
    return {date.fromisoformat(day): ShiftCode(code) for day, code in sorted(json.loads(line).items())}


def lines_at(rows: Rows, plan: PlanId, binding: int, position: int) -> dict[PersonId, dict[date, ShiftCode]]:
    """The plan's lines at a position, worked on or in force."""
    return {employee: days_of(line) for employee, line in _texts(rows, plan, binding, position).items()}


def changed_at(rows: Rows, plan: PlanId, position: int) -> dict[PersonId, dict[date, ShiftCode]]:
    """The lines worked on that the fact at ``position`` changed."""
    found = rows.all(
        "select employee, days from rota_lines where generation = ? and plan = ? and binding = ? and since = ?",
        rows.generation, plan, WORKED_ON, position,
    )  # fmt: skip
    return {PersonId(text(employee)): days_of(text(days)) for employee, days in found}


def standing(rows: Rows, plan: PlanId) -> Standing | None:
    """How the plan stands now; nothing when it was never opened."""
    row = rows.first(
        "select state, revision, fingerprint, published_revision from rota_plan_states "
        "where generation = ? and plan = ? and until = ?",
        rows.generation, plan, FOREVER,
    )  # fmt: skip
    if row is None:
        return None
    return Standing(text(row[0]), number(row[1]), _fingerprint(row[2]), maybe_number(row[3]))


def opened(rows: Rows, plan: PlanId) -> RotaPlanOpened | None:
    """The terms that the plan was opened on; nothing when it was never opened."""
    row = rows.first("select opened from rota_plans where generation = ? and plan = ?", rows.generation, plan)
    return None if row is None else _opened(text(row[0]))


_OPENED: TypeAdapter[RotaPlanOpened] = TypeAdapter(RotaPlanOpened)


@lru_cache(maxsize=64)
def _opened(stored: str) -> RotaPlanOpened:
    return _OPENED.validate_json(stored)


def _fingerprint(cell: object) -> Fingerprint | None:
    found = maybe_text(cell)
    return None if found is None else Fingerprint(found)


_PLANS = """select p.plan, p.unit, p.first_day, p.last_day, s.state, s.revision, s.fingerprint,
    s.published_revision, s.version
from rota_plans p join rota_plan_states s on s.generation = p.generation and s.plan = p.plan
where p.generation = ? and s.since <= ? and s.until > ?"""


def plans(rows: Rows, unit: UnitId, at: int) -> tuple[PlanView, ...]:
    """The unit's plans at a position, by first day."""
    found = rows.all(f"{_PLANS} and p.unit = ? order by p.first_day, p.plan", rows.generation, at, at, unit)
    return tuple(_plan(row) for row in found)


def rota(rows: Rows, plan: PlanId, at: int) -> RotaView | None:
    """The plan's rota at a position; nothing when the plan was not open then."""
    found = rows.first(f"{_PLANS} and p.plan = ?", rows.generation, at, at, plan)
    if found is None:
        return None
    view = _plan(found)
    in_force = lines_at(rows, plan, IN_FORCE, at) if view.published_revision is not None else None
    return RotaView(view, at, lines_at(rows, plan, WORKED_ON, at), in_force)


def duties(rows: Rows, employee: PersonId, at: int) -> tuple[DutyView, ...]:
    """Everything the employee was planned for at a position, by day; a day in force comes before its change."""
    found = rows.all(
        "select l.plan, p.unit, l.binding, l.days from rota_lines l "
        "join rota_plans p on p.generation = l.generation and p.plan = l.plan "
        "where l.generation = ? and l.employee = ? and l.since <= ? and l.until > ?",
        rows.generation, employee, at, at,
    )  # fmt: skip
    lines = {
        (PlanId(text(plan)), UnitId(text(unit)), number(binding)): days_of(text(days))
        for plan, unit, binding, days in found
    }
    return tuple(sorted(_duties(lines), key=lambda d: (d.day, d.plan, not d.binding)))


def _duties(lines: Mapping[tuple[PlanId, UnitId, int], Mapping[date, ShiftCode]]) -> Iterator[DutyView]:
    for (plan, unit, binding), days in lines.items():
        in_force = lines.get((plan, unit, IN_FORCE), {})
        for day, code in days.items():
            if binding == IN_FORCE or in_force.get(day) != code:
                yield DutyView(plan, unit, day, code, binding=binding == IN_FORCE)


def _plan(row: tuple[object, ...]) -> PlanView:
    plan, unit, first_day, last_day, state, revision, fingerprint, published_revision, version = row
    return PlanView(
        PlanId(text(plan)),
        UnitId(text(unit)),
        date.fromisoformat(text(first_day)),
        date.fromisoformat(text(last_day)),
        text(state),
        number(revision),
        _fingerprint(fingerprint),
        maybe_number(published_revision),
        number(version),
    )


CURRENT_ROTA = Projection("current_rota", 1, TABLES, apply, INDEXES)

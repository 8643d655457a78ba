"""Tables that a person reads."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from rich.table import Table

from application.ports.read_models import AuditLine, RotaView
from domain.calendar import Period, is_red
from domain.ids import PersonId
from domain.working_time.findings import Finding, Verdict

HOUR = timedelta(hours=1)
LISTED = 20
"""Vacancies and findings shown one by one; the rest is counted (``--json`` has all)."""


def findings_tables(findings: Sequence[Finding]) -> Iterator[Table]:
    """What the rules found, by rule and verdict; then those that forbid publication, the rarest kinds first."""
    forbidding = [f for f in findings if f.verdict.forbids]
    title = f"{len(forbidding)} forbid publication" if forbidding else "nothing forbids publication"
    counted = Table("rule", "verdict", "needs", "paragraph", "times", "people", title=f"Findings: {title}")
    groups: dict[tuple[str, str, str, str], list[Finding]] = {}
    for f in findings:
        groups.setdefault((f.rule, f.verdict.value, f.needs, f.paragraph), []).append(f)
    for (rule, verdict, needs, paragraph), found in sorted(groups.items()):
        counted.add_row(rule, verdict, needs, paragraph, str(len(found)), str(len({f.employee for f in found})))
    yield counted
    if not forbidding:
        return
    table = Table(
        "rule", "verdict", "employee", "from", "to", "measured", "limit", "shifts", "who may permit it",
        title="What forbids publication",
    )  # fmt: skip
    times = Counter((f.rule, f.needs) for f in forbidding)
    rarest = sorted(forbidding, key=lambda f: (f.verdict is not Verdict.VIOLATION, times[f.rule, f.needs]))
    for f in rarest[:LISTED]:
        shifts = " ".join(f"{s.day:%d.%m}:{s.code}" for s in f.shifts[:4]) + (" …" if len(f.shifts) > 4 else "")
        who = " or ".join(f"{p.grantor.value} by {p.basis.value}" for p in f.permits) or "nobody"
        table.add_row(
            f.rule, f.verdict.value, f.employee, str(f.first_day), str(f.last_day),
            _amount(f.measured, f.unit), _amount(f.limit, f.unit), shifts, who,
        )  # fmt: skip
    if len(forbidding) > LISTED:
        table.add_row("…", f"and {len(forbidding) - LISTED} more", *[""] * 7)
    yield table


def _amount(value: timedelta | int, unit: str) -> str:
    return f"{value / HOUR:.2f} h" if isinstance(value, timedelta) else f"{value} {unit}"


def rota_table(view: RotaView, names: Mapping[PersonId, str]) -> Table:
    """A rota, a line a person and a letter a day; Sundays and holidays stand after a bar."""
    period = Period(view.plan.first_day, view.plan.last_day)
    table = Table(
        "employee", "name", f"{period.first_day} to {period.last_day}",
        title=f"{view.plan.plan}: {view.plan.state}, revision {view.plan.revision}, position {view.position}",
    )  # fmt: skip
    for person, line in sorted(view.lines.items()):
        cells = [line.get(day, "·") + ("|" if is_red(day) else "") for day in period.days()]
        table.add_row(person, names.get(person, ""), " ".join(cells))
    return table


def audit_lines(lines: Sequence[AuditLine]) -> Iterator[str]:
    """A plan's trail, an act a line, in the order of the log."""
    for a in lines:
        on = "" if a.revision is None else f", revision {a.revision}"
        by = "" if a.mandate is None else f" ({a.mandate})"
        judged = f"{a.decided_at:%Y-%m-%d %H:%M} {a.clock} clock, recorded {a.recorded_at:%Y-%m-%d %H:%M:%S}"
        yield f"{a.position:>6}  {judged}  {a.actor} as {a.role}{by}{on}: {a.what}"

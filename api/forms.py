"""How the domain's values look from outside, as plain JSON values: the same on the command line and over HTTP."""

from datetime import timedelta

from application.ports.read_models import AuditLine
from domain.rota.readiness import Obstacle
from domain.staffing.need import Vacancy
from domain.working_time.findings import Amount, Finding

HOUR = timedelta(hours=1)


def amount(value: Amount) -> float | int:
    """A duration in hours, a count as it is."""
    return round(value / HOUR, 4) if isinstance(value, timedelta) else value


def finding(f: Finding) -> dict[str, object]:
    """A finding with its evidence. ``measured`` and ``limit`` are hours where ``unit`` is ``h``."""
    return {
        "rule": f.rule,
        "verdict": f.verdict.value,
        "needs": f.needs,
        "employee": f.employee,
        "from": f.first_day.isoformat(),
        "to": f.last_day.isoformat(),
        "measured": amount(f.measured),
        "limit": amount(f.limit),
        "unit": f.unit,
        "shifts": [{"date": s.day.isoformat(), "shift": s.code} for s in f.shifts],
        "paragraph": f.paragraph,
        "permitted_by": [{"grantor": p.grantor.value, "basis": p.basis.value} for p in f.permits],
        "rests_on": f.rests_on,
        "owed": None if f.owed is None else amount(f.owed),
        "due_by": None if f.due_by is None else f.due_by.isoformat(),
        "rule_set": f.rule_set,
    }


def vacancy(v: Vacancy) -> dict[str, object]:
    """A need left uncovered."""
    return {
        "date": v.day.isoformat(),
        "shift": v.shift,
        "skill": v.skill,
        "minimum": v.minimum,
        "present": v.present,
        "missing": v.missing,
    }


def obstacle(o: Obstacle) -> dict[str, object]:
    """What stands in the way of publication."""
    return {
        "code": o.code,
        "paragraph": o.paragraph,
        "who": list(o.who),
        "subject": o.subject,
        "employees": list(o.employees),
        "findings": o.findings,
        "first_day": None if o.first_day is None else o.first_day.isoformat(),
        "detail": o.detail,
    }


def audit_line(a: AuditLine) -> dict[str, object]:
    """One act in a plan's trail."""
    return {
        "position": a.position,
        "name": a.name,
        "stream": a.stream,
        "version": a.version,
        "recorded_at": a.recorded_at.isoformat(),
        "decided_at": a.decided_at.isoformat(),
        "clock": a.clock,
        "actor": a.actor,
        "role": a.role,
        "mandate": a.mandate,
        "rule_set": a.rule_set,
        "revision": a.revision,
        "what": a.what,
        "command_id": str(a.command_id),
        "correlation_id": str(a.correlation_id),
        "leaf": a.leaf,
    }

"""What the command line prints as plain JSON values; findings are worded in `api.findings`."""

from application.ports.read_models import AuditLine
from domain.staffing.need import Vacancy


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

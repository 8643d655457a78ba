"""How stored facts of an older shape become today's: one pure step for each version, never undone.

A step takes and gives the stored payload, ``{"clear": {…}, "special": {"<person>": {…}}}``, of one version and of
the next. The domain knows today's shape only.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

Payload: TypeAlias = dict[str, Any]
"""A stored payload: plain JSON values."""
Upcasts: TypeAlias = Mapping[tuple[str, int], Callable[[Payload], Payload]]
"""``(stored name, version it is stored in)`` to the step to the next version."""


def _stamp_without_bounds(payload: Payload) -> Payload:
    """Until then the generator proved no bounds."""
    clear = payload["clear"]
    return {**payload, "clear": {**clear, "stamp": {**clear["stamp"], "bounds": {}}}}


def _nothing_before(payload: Payload) -> Payload:
    """Until then nothing was known of the days before a plan."""
    return {**payload, "clear": {**payload["clear"], "history": []}}


def _no_dissent_named(payload: Payload) -> Payload:
    """Until then a publication named nobody's dissent."""
    return {**payload, "clear": {**payload["clear"], "dissents": []}}


def _never_runs_out(payload: Payload) -> Payload:
    """Until then a competence, once certified, stood for good."""
    return {**payload, "clear": {**payload["clear"], "until": None}}


def _one_unit_at_the_workplace(payload: Payload) -> Payload:
    """Until then a mandate held in one unit, at the workplace, and nobody was a deputy."""
    clear = dict(payload["clear"])
    units = [clear.pop("unit")]
    return {**payload, "clear": {**clear, "units": units, "level": "arbeidsplass", "deputy_for": None}}


UPCASTS: Upcasts = {
    ("employee.competence_certified", 1): _never_runs_out,
    ("mandate.granted", 1): _one_unit_at_the_workplace,
    ("rota_plan.generated", 1): _stamp_without_bounds,
    ("rota_plan.opened", 1): _nothing_before,
    ("rota_plan.published", 1): _no_dissent_named,
}
"""The steps of the project's own facts."""


def upcast(payload: Payload, name: str, stored: int, today: int, steps: Upcasts) -> Payload:
    """``payload`` of version ``stored`` in the shape of version ``today``."""
    for version in range(stored, today):
        payload = steps[name, version](payload)
    return payload

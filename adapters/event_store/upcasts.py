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


COLOURS_BEFORE = {4: (4, 9), 5: (5, 12)}
"""The limits of medium and high risk that assessments of that time are read by: none were kept with them."""


def _coloured(payload: Payload) -> Payload:
    """Until then a matrix had a size alone, and an indicator was a number of findings, compared with nothing."""
    clear = dict(payload["clear"])
    levels = clear.pop("levels")
    medium, high = COLOURS_BEFORE[levels]
    indicators = [{**i, "unit": "findings", "before": None} for i in clear["indicators"]]
    matrix = {"levels": levels, "medium_from": medium, "high_from": high}
    return {**payload, "clear": {**clear, "matrix": matrix, "indicators": indicators}}


def _answers_nothing(payload: Payload) -> Payload:
    """Until then nothing was assumed that a measure could answer."""
    return {**payload, "clear": {**payload["clear"], "answers": None}}


def _nothing_known_to_fail(payload: Payload) -> Payload:
    """Until then nothing was assumed that could be known to fail."""
    return {**payload, "clear": {**payload["clear"], "known": []}}


def _by_hand(payload: Payload) -> Payload:
    """Until then an assessment was reopened by hand, and nobody was told by that."""
    return {**payload, "clear": {**payload["clear"], "broken": [], "observation": None, "told": []}}


def _because_of_nothing(payload: Payload) -> Payload:
    """Until then no change named the comment it answered to."""
    return {**payload, "clear": {**payload["clear"], "because_of": None}}


def _capacities_unknown(payload: Payload) -> Payload:
    """Until then nobody asked in which capacity somebody took part, who put a view forward, and what came of it."""
    clear = payload["clear"]
    return {
        **payload,
        "clear": {
            **clear,
            "participants": [{"person": p, "capacity": "ukjent", "mandate": None} for p in clear["participants"]],
            "views": [{"who": None, "capacity": "ukjent", "text": clear["views"]}] if clear["views"] else [],
            "outcome": "noted",
        },
    }


def _of_all_work(payload: Payload) -> Payload:
    """Until then an offer covered all work, named no assessment, and told of compensatory rest in its limits alone."""
    clear = payload["clear"]
    more: Payload = {
        "work": [],
        "compensatory_rest": clear["limits"]["compensatory_rest"] or "",
        "assessment": None,
        "standby_ratio": None,
        "extended_week": None,
        "whole_chapter": False,
    }
    return {**payload, "clear": {**clear, **more}}


def _no_document_kept(payload: Payload) -> Payload:
    """Until then what was shown was kept by its fingerprint alone, of the terms in canonical JSON."""
    clear = dict(payload["clear"])
    digest = clear.pop("text")
    more = {"sha256": digest, "language": None, "head": "", "foot": "", "key": None}
    return {**payload, "clear": {**clear, **more}}


UPCASTS: Upcasts = {
    ("agreement.proposed", 1): _of_all_work,
    ("agreement.signed", 1): _no_document_kept,
    ("assessment.concluded", 1): _nothing_known_to_fail,
    ("assessment.measure_decided", 1): _answers_nothing,
    ("assessment.opened", 1): _coloured,
    ("assessment.reopened", 1): _by_hand,
    ("employee.competence_certified", 1): _never_runs_out,
    ("mandate.granted", 1): _one_unit_at_the_workplace,
    ("rota_plan.discussed", 1): _capacities_unknown,
    ("rota_plan.generated", 1): _stamp_without_bounds,
    ("rota_plan.line_changed", 1): _because_of_nothing,
    ("rota_plan.opened", 1): _nothing_before,
    ("rota_plan.published", 1): _no_dissent_named,
}
"""The steps of the project's own facts."""


def upcast(payload: Payload, name: str, stored: int, today: int, steps: Upcasts) -> Payload:
    """``payload`` of version ``stored`` in the shape of version ``today``."""
    for version in range(stored, today):
        payload = steps[name, version](payload)
    return payload

"""Writes the catalogues under ``docs/``: rules, events and refusals. ``make docs`` runs it."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import adapters
import api
import application
import domain
from adapters.event_store.registry import EVENT_TYPES
from application.catalogues import errors_markdown, events_markdown, rules_markdown
from domain.errors import Rejected
from domain.working_time.register import standard_rule_set

PACKAGES = (domain, application, adapters, api)
DOCS = Path(__file__).resolve().parent.parent / "docs"


def catalogues() -> dict[str, str]:
    """What each generated file under ``docs/`` must hold."""
    return {
        "rules.md": rules_markdown(standard_rule_set()),
        "events.md": events_markdown({r.topic: r.cls for r in EVENT_TYPES.registered}),
        "errors.md": errors_markdown(refusals()),
    }


def refusals() -> list[type[Rejected]]:
    """Every refusal of the program, by code; all its modules are read to find them."""
    for package in PACKAGES:
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    own = tuple(package.__name__ for package in PACKAGES)
    return sorted((r for r in _below(Rejected) if r.__module__.partition(".")[0] in own), key=lambda r: r.code)


def _below(kind: type[Rejected]) -> Iterator[type[Rejected]]:
    for refusal in kind.__subclasses__():
        yield refusal
        yield from _below(refusal)


if __name__ == "__main__":
    for name, text in catalogues().items():
        (DOCS / name).write_text(text, encoding="utf-8")

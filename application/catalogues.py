"""The catalogues under ``docs/``, written from what the code itself declares, so that they cannot differ from it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import time, timedelta
from inspect import getdoc
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from domain.errors import Rejected
from domain.law import Figure
from domain.privacy import Special, SpecialByKey
from domain.rota.readiness import OBSTACLES
from domain.working_time.figures import Settings
from domain.working_time.register import standard_rule_set
from domain.working_time.rule_set import Bound, Rule, RuleSet

BOUNDS = {Bound.AT_MOST: "at most", Bound.AT_LEAST: "at least", Bound.EXACTLY: "exactly"}


def rules_markdown(rule_set: RuleSet) -> str:
    """``docs/rules.md``: every rule of ``rule_set`` with its ground, figures, sources and conventions."""
    parts = [
        "# Rules of working time",
        "Written by `make docs` from the register in `domain/working_time/register.py`; not edited by hand.",
        f"Rule set `{rule_set.version}`, in force from {rule_set.in_force_from}, tariff area {rule_set.tariff_area}. "
        "The hexadecimal part is the fingerprint of all figures, settings and rule ids.",
        "A verdict is *violation* (no agreement named for the rule cures it), *needs* (lawful under an agreement of "
        "a kind that is named), *due* (lawful, and creates a duty) or *advisory* (lawful, for the assessment). What "
        "passes is not listed. Confidence is *verified* (the primary text was read), *secondary*, "
        "*general knowledge* or *interpretation* (the text is verified, the arithmetic is our reading).",
        "## Rules",
        *(_rule(rule, rule_set) for rule in rule_set.rules),
        "## Classifications",
        "These give minutes a name for the rules above and forbid nothing by themselves.",
        *(
            f"### {each.id}\n\n{each.law}: {each.title_en} (*{each.title_nb}*).\n\n{each.text}\n\n{each.note}\n\n"
            f"Conventions: {_names(each.settings)}."
            for each in rule_set.classifications
        ),
        "## Other figures",
        "Read where a plan is made ready for publication, by no rule of the line.",
        _table([(name, getattr(rule_set.figures.figures, name)) for name in _unread(rule_set)]),
        "## Conventions",
        "Settings of the rule set, which the parties or the trust may settle otherwise.",
        _settings(rule_set.figures.settings),
    ]
    return "\n\n".join(parts) + "\n"


def _unread(rule_set: RuleSet) -> list[str]:
    read = {name for rule in rule_set.rules for name in rule.figures}
    return [name for name in rule_set.figures.figures.__dataclass_fields__ if name not in read]


def _rule(rule: Rule, rule_set: RuleSet) -> str:
    figures = rule_set.figures.figures
    rows = [(name, getattr(figures, name)) for name in rule.figures]
    lines = [
        f"### {rule.id}",
        f"{rule.law}: {rule.title_en} (*{rule.title_nb}*), {BOUNDS[rule.bound]}.",
        rule.text,
        _table(rows) if rows else f"Its figure stands in its ground ({rule.law}), not in the rule set.",
    ]
    if rule.settings:
        lines.append(f"Conventions: {_names(rule.settings)}.")
    return "\n\n".join(lines)


def _table(rows: list[tuple[str, Figure[timedelta] | Figure[int]]]) -> str:
    head = "| figure | value | source | confidence |\n| --- | --- | --- | --- |\n"
    return head + "\n".join(
        f"| `{name}` | {_value(figure)} | {figure.source} | {figure.confidence.value.replace('_', ' ')} |"
        for name, figure in rows
    )


def _value(figure: Figure[timedelta] | Figure[int]) -> str:
    if isinstance(figure.value, timedelta):
        hours, minutes = divmod(figure.value // timedelta(minutes=1), 60)
        match figure.unit:
            case "h":
                return f"{hours} h {minutes:02}"
            case "days":
                return f"{figure.value.days} days"
            case unit:
                return f"{hours * 60 + minutes} {unit}"
    return f"{figure.value} {figure.unit}"


def _settings(settings: Settings) -> str:
    names = settings.__dataclass_fields__
    rows = (f"| `{name}` | {_setting(getattr(settings, name))} |" for name in names)
    return "| convention | value |\n| --- | --- |\n" + "\n".join(rows)


def _setting(value: object) -> str:
    return value.isoformat("minutes") if isinstance(value, time) else str(value)


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def events_markdown(events: Mapping[str, type]) -> str:
    """``docs/events.md``: every fact by its stored name, with what it holds and what of that is special."""
    parts = [
        "# Facts",
        "Written by `make docs` from the event types and the table of their stored names; not edited by hand.",
        "A stored name is never reused and never changed; `v1` is its schema version. One sample of each stands in "
        "`tests/journal/`. What is *special* is stored apart, by the person it is about, and reads as nothing once "
        "that person's part is erased.",
    ]
    stream = ""
    for name, event in sorted(events.items()):
        if (own := name.partition(".")[0]) != stream:
            stream = own
            parts.append(f"## Stream `{stream}`")
        hints = get_type_hints(event, include_extras=True)
        rows = "\n".join(f"| `{f.name}` | {_type(hints[f.name])} |" for f in fields(event))
        parts.append(f"### {name}\n\n{_about(event)}\n\n| field | type |\n| --- | --- |\n{rows}")
    return "\n\n".join(parts) + "\n"


def errors_markdown(refusals: Iterable[type[Rejected]]) -> str:
    """``docs/errors.md``: every refusal and every obstacle to publication, by its stable code."""
    found = {refusal.code: " ".join(_about(refusal).split()) for refusal in refusals}
    parts = [
        "# Refusals and obstacles",
        "Written by `make docs` from the classes themselves; not edited by hand. A code never changes once released.",
        "## Refusals",
        "An expected no: the command changed nothing. The words of a refusal say what was refused, where, and what "
        "would be accepted.",
        _meanings(dict(sorted(found.items()))),
        "## Obstacles to publication",
        "`rota_plan.not_ready` lists all of them that there are, each with its paragraph and who can remove it.",
        _meanings(OBSTACLES),
    ]
    return "\n\n".join(parts) + "\n"


def _about(kind: type) -> str:
    return (getdoc(kind) or "").replace("``", "`")


def _meanings(rows: Mapping[str, str]) -> str:
    return "| code | meaning |\n| --- | --- |\n" + "\n".join(f"| `{code}` | {text} |" for code, text in rows.items())


def _type(kind: Any) -> str:
    """A field's type in words that need no Python."""
    args = get_args(kind)
    match get_origin(kind):
        case origin if origin is Annotated:
            return f"{_type(args[0])}; {_special(args[1])}"
        case origin if origin in (Union, UnionType):
            return " or ".join("nothing" if a is NoneType else _type(a) for a in args)
        case origin if origin is tuple:
            return f"list of {_type(args[0])}"
        case None:
            return f"{kind.__name__}"
        case _:
            return f"{_type(args[1])} by {_type(args[0])}"


def _special(mark: Special | SpecialByKey) -> str:
    whom = f"about `{mark.subject}`" if isinstance(mark, Special) else "each about its key"
    return f"special ({mark.category.value}), {whom}"


CATALOGUES: dict[str, Callable[[], str]] = {"rules.md": lambda: rules_markdown(standard_rule_set())}
"""Each catalogue's file name under ``docs/``, and what it must hold."""


def write(docs: Path) -> None:
    """Write every catalogue into ``docs``."""
    for name, text in CATALOGUES.items():
        (docs / name).write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    write(Path(__file__).resolve().parent.parent / "docs")

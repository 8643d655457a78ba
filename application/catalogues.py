"""The catalogues under ``docs/``, written from what the code itself declares, so that they cannot differ from it."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from inspect import getdoc
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from application.rulebook import FigureView, RuleView, in_words, permits_in_words, rulebook
from domain.errors import Rejected
from domain.privacy import Special, SpecialByKey
from domain.rota.obstacles import OBSTACLES
from domain.working_time.rule_set import Bound, Concerns, RuleSet
from domain.working_time.wording import Language

BOUNDS = {Bound.AT_MOST: "at most", Bound.AT_LEAST: "at least", Bound.EXACTLY: "exactly"}
CONCERNS = {
    Concerns.EVERYBODY: "",
    Concerns.CHAPTER_10: ", for those whom chapter 10 covers",
    Concerns.ORDINARY_LIMITS: ", for those whom chapter 10 covers, doctors under their own agreement aside",
    Concerns.DOCTORS: ", for hospital doctors under their own agreement",
}
"""Whom a rule is judged for, when not for everybody."""


def rules_markdown(rule_set: RuleSet) -> str:
    """``docs/rules.md``: every rule of ``rule_set`` with its ground, figures, sources and conventions."""
    book = rulebook(rule_set)
    parts = [
        "# Rules of working time",
        "Written by `make docs` from the register in `domain/working_time/register.py`; not edited by hand. "
        "`forsvarlig rules list` and `GET /v1/rules` show the same.",
        f"Rule set `{book.version}`, in force from {book.in_force_from}, tariff area {book.tariff.area}. "
        "The hexadecimal part is the fingerprint of all figures, settings and rule ids.",
        "A verdict is *violation* (no agreement named for the rule cures it), *needs* (lawful under an agreement of "
        "a kind that is named), *due* (lawful, and creates a duty) or *advisory* (lawful, for the assessment). What "
        "passes is not listed. Confidence is *verified* (the primary text was read), *secondary*, "
        "*general knowledge* or *interpretation* (the text is verified, the arithmetic is our reading).",
        "## Rules",
        *(_rule(rule) for rule in book.rules),
        "## Classifications",
        "These give minutes a name for the rules above and forbid nothing by themselves.",
        *(
            f"### {each.classification}\n\n{each.paragraph}: {each.title_en} (*{each.title_nb}*).\n\n{each.text}\n\n"
            f"{each.note}" + (f"\n\nConventions: {_names(each.settings)}." if each.settings else "")
            for each in book.classifications
        ),
        "## Tariff profile",
        f"{book.tariff.area}, {book.tariff.first_day} to {book.tariff.last_day}: {book.tariff.document}.",
        _table("figure", book.tariff.figures),
        "## Other figures",
        "Read by no rule of the line, but where a plan is made ready for publication or a person's terms are shown.",
        _table("figure", book.other_figures),
        "## Conventions",
        "Settings of the rule set, which the parties or the trust may settle otherwise.",
        _table("convention", book.settings),
    ]
    return "\n\n".join(parts) + "\n"


def _rule(rule: RuleView) -> str:
    own = f"It reads no figure of the rule set: what it holds to stands in its ground ({rule.paragraph})."
    lines = [
        f"### {rule.rule}",
        f"{rule.paragraph}: {rule.title_en} (*{rule.title_nb}*), {BOUNDS[rule.bound]}{CONCERNS[rule.concerns]}.",
        rule.text,
        _table("figure", law) if (law := (*rule.figures, *rule.tariff)) else own,
    ]
    if rule.settings:
        lines.append(f"Conventions: {_names(rule.settings)}.")
    if rule.permitted_by:
        lines.append(f"Otherwise only by {permits_in_words(rule, Language.ENGLISH)}.")
    return "\n\n".join(lines)


def _table(what: str, figures: Iterable[FigureView]) -> str:
    head = f"| {what} | value | source | confidence |\n| --- | --- | --- | --- |\n"
    return head + "\n".join(
        f"| `{f.name}` | {in_words(f)} | {f.source} | {f.confidence.value.replace('_', ' ')} |" for f in figures
    )


def _names(figures: Iterable[FigureView]) -> str:
    return ", ".join(f"`{f.name}`" for f in figures)


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

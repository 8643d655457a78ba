"""The catalogues under ``docs/``, written from what the code itself declares, so that they cannot differ from it."""

from collections.abc import Callable
from datetime import time, timedelta
from pathlib import Path

from domain.law import Figure
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


CATALOGUES: dict[str, Callable[[], str]] = {"rules.md": lambda: rules_markdown(standard_rule_set())}
"""Each catalogue's file name under ``docs/``, and what it must hold."""


def write(docs: Path) -> None:
    """Write every catalogue into ``docs``."""
    for name, text in CATALOGUES.items():
        (docs / name).write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    write(Path(__file__).resolve().parent.parent / "docs")

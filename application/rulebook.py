"""The rules as they are shown: every figure with its unit, source and confidence, and who may permit a deviation.

``docs/rules.md``, the command line and HTTP all show this one form.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, time, timedelta
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from domain.errors import Rejected
from domain.law import Confidence, Figure
from domain.working_time.findings import Permit, permit
from domain.working_time.rule_set import Bound, Classification, Concerns, Rule, RuleSet
from domain.working_time.settings import settings_of
from domain.working_time.tariff_profile import TariffProfile
from domain.working_time.wording import WORDS, Language, cited

Value: TypeAlias = bool | int | float | str
"""A number of ``unit``, a clock (``18:00``), a share (``1/5``), or a word; a duration is a number of its unit."""

UNITS = {"h": timedelta(hours=1), "min": timedelta(minutes=1), "days": timedelta(days=1), "weeks": timedelta(weeks=1)}
"""What one of a duration's unit lasts, by the unit's first word (``min an hour``)."""
ENGLISH: Mapping[str, str] = {"yes": "yes", "no": "no"}
"""The words that are not already English where they stand."""
ACT = "aml"
TWO_SUBSECTIONS = re.compile(r"(\S+) (\(\d+\)) and (\(\d+\))")
"""``10-5 (1) and (2)``."""
NEAR = 5
"""Ids named to somebody who asked for one that is not there."""


class RuleUnknown(Rejected):
    """The rule set has no rule with that id; ``details["near"]`` names those that look like it."""

    code = "working_time.rule_unknown"


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure of the law or the tariff, or a convention: never a bare number."""

    name: str
    value: Value
    unit: str
    """Of ``value``; empty where it has none."""
    source: str
    confidence: Confidence


Named: TypeAlias = dict[str, FigureView]


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule with its ground and all that it reads."""

    rule: str
    paragraph: str
    """Its ground as findings cite it: a paragraph, or the agreement or term it rests on."""
    ground_nb: str
    """The same in Norwegian."""
    title_nb: str
    title_en: str
    text: str
    """What it asks for, what it leaves out, and how it reads the law."""
    bound: Bound
    """Which way its limit works."""
    figures: tuple[FigureView, ...]
    """Without any, what it holds to stands in its ground."""
    settings: tuple[FigureView, ...]
    """Conventions, which the parties or the trust may settle otherwise."""
    tariff: tuple[FigureView, ...]
    """What it reads of the tariff."""
    concerns: Concerns
    """Whom it is judged for."""
    permitted_by: tuple[Permit, ...]
    """The kinds of agreement that may permit what it forbids, the least first; without any, none does."""

    @property
    def reads(self) -> tuple[FigureView, ...]:
        """Everything it reads: of the law, of the tariff, and conventions."""
        return (*self.figures, *self.tariff, *self.settings)


@dataclass(frozen=True, slots=True)
class ClassificationView:
    """A paragraph that gives minutes a name and forbids nothing by itself."""

    classification: str
    paragraph: str
    title_nb: str
    title_en: str
    text: str
    note: str
    settings: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True)
class TariffView:
    """The tariff profile: whose tariff, valid when, read in which document, and its figures."""

    area: str
    first_day: date
    last_day: date
    document: str
    figures: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True)
class RuleSetView:
    """The rule set that plans are judged by; a finding names its version."""

    id: str
    version: str
    in_force_from: date
    rules: tuple[RuleView, ...]
    classifications: tuple[ClassificationView, ...]
    tariff: TariffView
    other_figures: tuple[FigureView, ...]
    """Read where a plan is made ready for publication, or shown, by no rule of the line."""
    settings: tuple[FigureView, ...]
    """Every convention there is."""


def rulebook(rule_set: RuleSet) -> RuleSetView:
    """All of ``rule_set``, in the register's order."""
    figures, tariff = _figures(rule_set.figures.figures), _figures(rule_set.figures.tariff)
    settings = {
        s.name: FigureView(s.name, plain_value(s.value, s.unit), s.unit, s.source.paragraph, s.confidence)
        for s in settings_of(rule_set.figures.settings)
    }
    read = {name for rule in rule_set.rules for name in rule.figures}
    return RuleSetView(
        id=rule_set.id,
        version=rule_set.version,
        in_force_from=rule_set.in_force_from,
        rules=tuple(_rule(rule, figures, settings, tariff) for rule in rule_set.rules),
        classifications=tuple(_classification(each, settings) for each in rule_set.classifications),
        tariff=_tariff(rule_set.figures.tariff, tuple(tariff.values())),
        other_figures=tuple(f for name, f in figures.items() if name not in read),
        settings=tuple(settings.values()),
    )


def rule_in(book: RuleSetView, rule: str) -> RuleView:
    """The rule of that id. Raises ``RuleUnknown``, naming the ids that look like it."""
    ids = {each.rule: each for each in book.rules}
    if rule in ids:
        return ids[rule]
    near = _near(rule, ids)
    meant = f"; did you mean {', '.join(near)}?" if near else "; the rules are listed without an id"
    raise RuleUnknown(f"rule set {book.version} has no rule {rule!r}{meant}", rule=rule, near=near)


def narrowed(book: RuleSetView, paragraph: str | None = None, confidence: Confidence | None = None) -> RuleSetView:
    """What of ``book`` is grounded in ``paragraph``, and what of that rests on a figure of ``confidence``.

    ``AML § 10-8`` takes in all its subsections, and ``10-8`` is enough; ``AML`` is the whole act.
    """

    def kept(source: str, *how: Confidence) -> bool:
        return (paragraph is None or _within(source, paragraph)) and (confidence is None or confidence in how)

    def alone(figures: Iterable[FigureView]) -> tuple[FigureView, ...]:
        return tuple(f for f in figures if kept(f.source, f.confidence))

    return replace(
        book,
        rules=tuple(r for r in book.rules if kept(r.paragraph, *(f.confidence for f in r.reads))),
        classifications=tuple(
            c for c in book.classifications if kept(c.paragraph, *(f.confidence for f in c.settings))
        ),
        tariff=replace(book.tariff, figures=alone(book.tariff.figures)),
        other_figures=alone(book.other_figures),
        settings=alone(book.settings),
    )


def plain_value(value: object, unit: str) -> Value:
    """``value`` as a plain number of ``unit``, a clock, a share or a word; ``KeyError`` for a duration in no unit of
    time."""
    match value:
        case timedelta():
            amount = round(value / UNITS[unit.partition(" ")[0]], 4)
            return int(amount) if amount.is_integer() else amount
        case time():
            return value.isoformat("minutes")
        case StrEnum() | Fraction():
            return str(value)
        case bool() | int() | float() | str():
            return value
        case _:
            raise TypeError(f"{value!r} is neither a number, a duration, a clock nor a word")


def in_words(figure: FigureView, words: Mapping[str, str] = ENGLISH) -> str:
    """``11 h 00``, ``26 weeks``, ``18:00``, ``yes``; ``words`` says units and values in another language."""
    value, unit = figure.value, words.get(figure.unit, figure.unit)
    match value:
        case bool():
            return words["yes" if value else "no"]
        case int() | float() if figure.unit == "h":
            hours, minutes = divmod(round(value * 60), 60)
            return f"{hours} {unit} {minutes:02}"
        case str() if figure.unit == "clock":
            return value
        case _:
            return f"{words.get(str(value), str(value))} {unit}".strip()


def permits_in_words(rule: RuleView, language: Language) -> str:
    """Who may permit what the rule forbids, and on which paragraph; empty when no agreement does."""
    words = WORDS[language]
    return words.either.join(words.grantors[p.grantor].format(basis=cited(p.basis)) for p in rule.permitted_by)


def _figures(of: object) -> Named:
    """The fields of ``of`` that are figures, by name."""
    found: Named = {}
    for f in fields(of):  # type: ignore[arg-type]  # each caller hands in one of the dataclasses of figures
        figure = getattr(of, f.name)
        if isinstance(figure, Figure):
            plain = plain_value(figure.value, figure.unit)
            found[f.name] = FigureView(f.name, plain, figure.unit, figure.source.paragraph, figure.confidence)
    return found


def _rule(rule: Rule, figures: Named, settings: Named, tariff: Named) -> RuleView:
    return RuleView(
        rule=rule.id,
        paragraph=rule.law.paragraph,
        ground_nb=rule.ground_nb or rule.law.paragraph,
        title_nb=rule.title_nb,
        title_en=rule.title_en,
        text=rule.text,
        bound=rule.bound,
        figures=tuple(figures[name] for name in rule.figures),
        settings=tuple(settings[name] for name in rule.settings),
        tariff=tuple(tariff[name] for name in rule.tariff),
        concerns=rule.concerns,
        permitted_by=permit(*rule.permits),
    )


def _classification(each: Classification, settings: Named) -> ClassificationView:
    return ClassificationView(
        classification=each.id,
        paragraph=each.law.paragraph,
        title_nb=each.title_nb,
        title_en=each.title_en,
        text=each.text,
        note=each.note,
        settings=tuple(settings[name] for name in each.settings),
    )


def _tariff(profile: TariffProfile, figures: tuple[FigureView, ...]) -> TariffView:
    return TariffView(
        area=profile.area,
        first_day=profile.period.first_day,
        last_day=profile.period.last_day,
        document=profile.document,
        figures=figures,
    )


def _near(rule: str, ids: Iterable[str]) -> tuple[str, ...]:
    by_word = {each.casefold(): each for each in ids}
    word = rule.casefold()
    inside = [each for each in by_word if word in each] if word else []
    return tuple(by_word[each] for each in dict.fromkeys([*inside, *get_close_matches(word, by_word, NEAR, 0.5)]))[
        :NEAR
    ]


def _within(source: str, paragraph: str) -> bool:
    """Whether ``source`` names ``paragraph`` or a part of it."""
    asked, named = _one_way(paragraph), _one_way(source)
    named = TWO_SUBSECTIONS.sub(r"\1 \2 and \1 \3", named)
    if asked.startswith(ACT) and not named.startswith(ACT):
        return False
    part = asked.removeprefix(ACT).lstrip(" §")
    if not part:
        return asked == ACT
    return re.search(rf"(?<![\w(-]){re.escape(part)}(?![\w-])", named) is not None


def _one_way(paragraph: str) -> str:
    return " ".join(paragraph.replace("§", " § ").replace("(", " (").casefold().split())

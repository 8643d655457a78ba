"""Rules and the dated, content-addressed sets they are gathered in (*regelsett*)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date, time, timedelta
from enum import StrEnum
from fractions import Fraction
from inspect import cleandoc

from domain.calendar import Period
from domain.canonical import fingerprint
from domain.law import Figure, LawRef
from domain.working_time.figures import RuleFigures
from domain.working_time.findings import Seen
from domain.working_time.line import Line
from domain.working_time.model import Basis
from domain.working_time.settings import Setting, settings_of


class Bound(StrEnum):
    """Which way a rule's limit works."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    EXACTLY = "exactly"


class Concerns(StrEnum):
    """Whom a rule concerns."""

    EVERYBODY = "everybody"
    CHAPTER_10 = "chapter_10"
    """Everybody but those in leading or particularly independent posts (AML § 10-12 (1) and (2))."""
    ORDINARY_LIMITS = "ordinary_limits"
    """As chapter 10, less doctors whose own tariff agreement sets other limits under AML § 10-12 (4)."""
    DOCTORS = "doctors"
    """Hospital doctors under their own tariff agreement."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with a ground behind it: a paragraph, the tariff, the unit's agreement or the person's terms."""

    id: str
    law: LawRef
    title_en: str
    title_nb: str
    """What is measured, as a noun phrase that a sentence can begin with."""
    check: Callable[[Line], Iterator[Seen]]
    bound: Bound = Bound.AT_MOST
    figures: tuple[str, ...] = ()
    """The fields of ``Figures`` it reads; without any, its figure stands in the unit's or the person's terms."""
    settings: tuple[str, ...] = ()
    """The conventions (fields of ``Settings``) it reads."""
    tariff: tuple[str, ...] = ()
    """The fields of ``TariffProfile`` it reads."""
    permits: tuple[Basis, ...] = ()
    """Who may permit what it forbids, the least first; which of them reaches a case, its finding says."""
    concerns: Concerns = Concerns.EVERYBODY
    ground_nb: str = ""
    """The ground in Norwegian, where it is no paragraph and so not cited as it stands."""

    @property
    def text(self) -> str:
        """What the rule says, what it leaves out, and how it reads the law."""
        return cleandoc(self.check.__doc__ or "")


@dataclass(frozen=True, slots=True)
class Classification:
    """A paragraph that gives minutes a name and forbids nothing here; other rules count with it."""

    id: str
    law: LawRef
    title_en: str
    title_nb: str
    measure: Callable[..., object]
    settings: tuple[str, ...]
    note: str

    @property
    def text(self) -> str:
        """How the minutes are found."""
        return cleandoc(self.measure.__doc__ or "")


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A dated collection of rules and figures; a finding names the version it was judged by."""

    id: str
    """``aml-2026-01-01``: the law as in force from that day."""
    in_force_from: date
    rules: tuple[Rule, ...]
    classifications: tuple[Classification, ...] = ()
    figures: RuleFigures = field(default_factory=RuleFigures)
    version: str = field(init=False, repr=False, compare=False)
    """The id and the first 16 hex digits of the SHA-256 over all figures, settings and rule ids."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "version", f"{self.id}.{fingerprint(self.content)[:16]}")  # asked for at every act

    @property
    def tariff_area(self) -> str:
        """The area whose tariff it reads."""
        return self.figures.tariff.area

    @property
    def content(self) -> dict[str, object]:
        """What the version binds, as plain values; durations are whole seconds, clocks text."""
        figures, settings, tariff = self.figures.figures, self.figures.settings, self.figures.tariff
        return {
            "id": self.id,
            "in_force_from": self.in_force_from.isoformat(),
            "rules": sorted(rule.id for rule in self.rules),
            "figures": {f.name: _figure(getattr(figures, f.name)) for f in fields(figures)},
            "settings": {s.name: _setting(s) for s in settings_of(settings)},
            "tariff": {f.name: _plain(getattr(tariff, f.name)) for f in fields(tariff)},
        }

    def rule(self, rule_id: str) -> Rule:
        """The rule of that id; ``KeyError`` when the set has none."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise KeyError(rule_id)


def _figure(figure: Figure[object]) -> dict[str, object]:
    return {
        "value": _plain(figure.value),
        "unit": figure.unit,
        "source": figure.source.paragraph,
        "confidence": figure.confidence.value,
    }


def _setting(setting: Setting) -> dict[str, object]:
    return {
        "value": _plain(setting.value),
        "unit": setting.unit,
        "source": setting.source.paragraph,
        "confidence": setting.confidence.value,
    }


def _plain(value: object) -> object:
    match value:
        case Figure():
            return _figure(value)
        case Period():
            return [value.first_day.isoformat(), value.last_day.isoformat()]
        case Fraction():
            return f"{value.numerator}/{value.denominator}"
        case StrEnum():
            return value.value
        case timedelta():
            return value // timedelta(seconds=1)
        case time():
            return value.isoformat("minutes")
        case _:
            return value

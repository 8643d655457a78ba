"""The agreements of a case: the paragraph they stand on, narrowed by words (``until 2027-05-31``, ``ratio 1/5``)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from application.cases.errors import UnknownAgreement
from application.cases.fields import nearest
from domain.agreement.errors import WrongGrantor
from domain.calendar import Period
from domain.ids import PersonId
from domain.working_time.figures import RuleFigures
from domain.working_time.model import Agreed, AgreedLimits, Basis, Grantor

WEEKENDS = re.compile(
    r"(?:unit agreement|local agreement|TAR-WEEKEND|UNIT-WEEKENDS)\D*(?P<every>[1-9])\D*", re.IGNORECASE
)
_GRANTOR = re.compile(r"\b(?:by )?(?P<grantor>IND|TV|IR|AT)\b")
_UNTIL = re.compile(r"\b(?:until|to|til) (?P<day>\d{4}-\d\d-\d\d)\b")
_FROM = re.compile(r"\b(?:from|fra) (?P<day>\d{4}-\d\d-\d\d)\b")
_RATIO = re.compile(r"\b(?:ratio |home duty )(?P<above>\d+)/(?P<below>[1-9]\d*)\b")
_WEEKS = re.compile(r"\b(?P<weeks>\d+) weeks?\b")
_EXTENDED = re.compile(r"\b(?:UTA|extended)\D{0,10}(?P<hours>\d+(?:\.\d+)?) ?h\b")
_HOURS = re.compile(r"\b(?P<hours>\d+(?:\.\d+)?) ?h(?: (?P<what>a day|a week|daily rest|weekly rest|rest))?\b")
_NOISE = re.compile(
    r"[\s,;:().–-]+|\b(?:and|with|on|of|for|the|a|an|over|up to|og|om|med|for|written|signed|valid|in force|individual|"
    r"local|central|union|tariff|agreement|avtale|consent|samtykke|employees?|representatives?|tillitsvalgte?|averaging|"
    r"gjennomsnitt\w*|average|daily|weekly|rest|hvile|overtime|overtid|total|hours|sundays?|holidays?|søndag\w*|night|work|"
    r"natt\w*|standby|beredskap\w*|passive|period|comp(?:ensatory)?|secured|home duty|ratio)\b",
    re.IGNORECASE,
)
"""Words that say over again what the paragraph is about, and change nothing."""
_SECTION = re.compile(r"(?:AML\s*)?§\s*(?P<section>\d+-\d+)\s*\((?P<part>\d+)\)(?P<words>.*)", re.DOTALL)
_A2 = re.compile(r"A2\b(?P<words>.*)", re.DOTALL)
_TARIFF = re.compile(r"(?:tariff|TAR-[A-Z0-9-]+)\b.*", re.IGNORECASE | re.DOTALL)
_EXTENSION = re.compile(r"(?:AML\s*)?§\s*10-12\s*\(5\)(?P<words>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class InForce:
    """What the texts say: agreements as the rules see them, the unit's weekends, and whether a tariff is named."""

    agreements: tuple[Agreed, ...]
    weekend_every: int | None = None
    tariff: bool = False


@dataclass(frozen=True, slots=True)
class Whose:
    """Whom and which days the agreements cover where their words say nothing else."""

    person: PersonId
    days: Period
    averaging_weeks: int
    rule: RuleFigures


def in_force(texts: tuple[str, ...], whose: Whose, where: str) -> InForce:
    """The agreements of ``texts``. Raises ``UnknownAgreement`` and ``WrongGrantor`` by name."""
    agreed: list[Agreed] = []
    weekend_every: int | None = None
    tariff = False
    for n, said in enumerate(texts):
        at = f"{where}[{n}]"
        if weekends := WEEKENDS.fullmatch(said.strip()):
            weekend_every = int(weekends["every"])
        elif _TARIFF.fullmatch(said.strip()):
            tariff = True
        elif not _EXTENSION.fullmatch(said.strip()):
            agreed.append(_agreed(said.strip(), whose, at))
    return InForce(tuple(agreed), weekend_every, tariff)


def _agreed(said: str, whose: Whose, where: str) -> Agreed:
    basis, words = _basis(said, where)
    if grantor := _GRANTOR.search(words):
        _right_grantor(basis, grantor["grantor"], where)
        words = _GRANTOR.sub(" ", words)
    days, words = _days(words, whose.days)
    found = Agreed(said, basis, _reach(basis, whose), days, frozenset({whose.person}))
    found = replace(found, whole_chapter=basis is Basis.TARIFF)
    for narrow in (_ratio, _extended, _weeks, _hours):
        found, words = narrow(found, words)
    if left := _NOISE.sub(" ", words).strip():
        raise UnknownAgreement(
            f"{where}: {left!r} in {said!r} narrows nothing; until 2027-05-31, from 2027-01-04, 26 weeks, ratio 1/5, "
            "home duty 1/4, UTA 5 h, 9 h daily rest",
            where=where,
            found=said,
        )
    return found


def _right_grantor(basis: Basis, grantor: str, where: str) -> None:
    if grantor != basis.grantor.value:
        raise WrongGrantor(
            f"{where}: {basis.value} is granted by {basis.grantor.value}, not {grantor}",
            basis=basis.value,
            grantor=basis.grantor.value,
        )


def _basis(said: str, where: str) -> tuple[Basis, str]:
    if doctors := _A2.fullmatch(said):
        words = doctors["words"]
        if re.search(r"UTA|3\.3|extended", words):
            return Basis.DOCTORS_EXTENDED, re.sub(r"§?\s*3\.3", " ", words)
        if re.search(r"enterprise|foretakstillitsvalgt", words):
            by_whom = r"by|the|enterprise|representative|rep\b|foretakstillitsvalgt"
            return Basis.DOCTORS_DEVIATION, re.sub(by_whom, " ", words)
        return Basis.DOCTORS, words
    match = _SECTION.fullmatch(said)
    key = f"AML § {match['section']} ({match['part']})" if match else said
    known = {basis.value: basis for basis in Basis if basis.grantor is not Grantor.ASSESSMENT}
    if match is None or key not in known:
        accepted = nearest(key, frozenset(known))
        raise UnknownAgreement(f"{where}: no agreement stands on {said!r}; {accepted}", where=where, found=said)
    return known[key], match["words"]


def _reach(basis: Basis, whose: Whose) -> AgreedLimits:
    """As far as the act lets an agreement on ``basis`` go."""
    figures = whose.rule.figures
    match basis:
        case Basis.REST:
            return AgreedLimits(
                daily_rest=figures.daily_rest_agreed.value, weekly_rest=figures.weekly_rest_agreed.value
            )
        case Basis.AVERAGING | Basis.AVERAGING_INDIVIDUAL | Basis.AVERAGING_AUTHORITY:
            return AgreedLimits(averaging_weeks=whose.averaging_weeks)
        case _:
            return AgreedLimits()


def _days(words: str, days: Period) -> tuple[Period, str]:
    first, last = days.first_day, days.last_day
    if begins := _FROM.search(words):
        first = max(first, date.fromisoformat(begins["day"]))
    if ends := _UNTIL.search(words):
        last = min(last, date.fromisoformat(ends["day"]))
    words = _FROM.sub(" ", _UNTIL.sub(" ", words))
    return Period(first, max(first, last)) if last >= first else _never(), words


def _never() -> Period:
    return Period(date.min, date.min)


def _ratio(agreed: Agreed, words: str) -> tuple[Agreed, str]:
    if match := _RATIO.search(words):
        share = Fraction(int(match["above"]), int(match["below"]))
        return replace(agreed, standby_ratio=share), _RATIO.sub(" ", words)
    return agreed, words


def _extended(agreed: Agreed, words: str) -> tuple[Agreed, str]:
    if agreed.basis is not Basis.DOCTORS_EXTENDED:
        return agreed, words
    if match := _EXTENDED.search(words) or _HOURS.search(words):
        week = timedelta(hours=float(match["hours"]))
        return replace(agreed, extended_week=week), _HOURS.sub(" ", re.sub("UTA|extended", " ", words))
    return agreed, re.sub("UTA|extended|service", " ", words)


def _weeks(agreed: Agreed, words: str) -> tuple[Agreed, str]:
    if match := _WEEKS.search(words):
        limits = replace(agreed.limits, averaging_weeks=int(match["weeks"]))
        return replace(agreed, limits=limits), re.sub(r"\bover\b", " ", _WEEKS.sub(" ", words))
    return agreed, words


def _hours(agreed: Agreed, words: str) -> tuple[Agreed, str]:
    limits = agreed.limits
    for match in _each_hours(words):
        named = timedelta(hours=float(match["hours"]))
        match match["what"] or ("daily rest" if agreed.basis is Basis.REST else "a day"):
            case "a week":
                limits = replace(limits, hours_a_week=named)
            case "weekly rest":
                limits = replace(limits, weekly_rest=named)
            case "daily rest" | "rest":
                limits = replace(limits, daily_rest=named)
            case _:
                limits = replace(limits, hours_a_day=named)
    return replace(agreed, limits=limits), _HOURS.sub(" ", words)


def _each_hours(words: str) -> Iterator[re.Match[str]]:
    return _HOURS.finditer(words)

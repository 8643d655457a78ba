"""The agreements of a case: the paragraph they stand on, narrowed by words (``until 2027-05-31``, ``ratio 1/5``)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from fractions import Fraction

from application.cases.errors import UnknownAgreement
from application.cases.fields import DASHES, nearest
from domain.agreement.errors import WrongGrantor
from domain.calendar import Period
from domain.ids import PersonId
from domain.working_time.figures import RuleFigures
from domain.working_time.model import Agreed, AgreedLimits, Basis, Grantor

WEEKENDS = re.compile(
    r"(?:unit agreement|local agreement|TAR-WEEKEND|UNIT-WEEKENDS)\D*(?P<every>[1-9])\D*", re.IGNORECASE
)
_DAY = r"(?P<day>\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2} [A-Za-z]+ \d{4})"
_GRANTOR = re.compile(r"\b(?:by )?(?P<grantor>IND|TV|IR|AT)\b")
_UNTIL = re.compile(rf"\b(?:until|through|til og med|til|to|ends|ended|lapsed|expired)(?: on)? {_DAY}", re.IGNORECASE)
_FROM = re.compile(rf"\b(?:from|fra|since) {_DAY}", re.IGNORECASE)
_RATIO = re.compile(r"(?<![\d/])(?P<above>\d+) ?[/:] ?(?P<below>\d+)(?![\d/])|\bratio (?P<decimal>0?\.\d+)\b")
_WEEKS = re.compile(r"\b(?P<weeks>\d+) weeks?\b")
_EXTENDED = re.compile(r"\b(?:UTA|extended)\D{0,10}(?P<hours>\d+(?:\.\d+)?) ?h\b")
_HOURS = re.compile(r"\b(?P<hours>\d+(?:\.\d+)?) ?h(?: (?P<what>a day|a week|daily rest|weekly rest|rest))?\b")
_QUOTAS = re.compile(r"\b20/50/300\b")
_EXTENSION = re.compile(r"(?:\b(?:extended|extension)\b[^§]*)?(?:AML\s*)?§?\s*10-12\s*\(5\)", re.IGNORECASE)
_NOISE = re.compile(
    r"[\s,;:().+-]+|\b(?:and|with|on|of|for|the|a|an|over|up|down|to|all|by|og|om|med|written|signed|valid|in|force|"
    r"individual|local|central|union|members?|tariff|agreement|avtale|consent|samtykke|employees?|representatives?|"
    r"tillitsvalgte?|averaging|gjennomsnitt\w*|average|daily|weekly|rest|hvile|overtime|overtid|total|hours|sundays?|"
    r"holidays?|søndag\w*|night|work|natt\w*|standby|beredskap\w*|passive|period|comp(?:ensatory)?|secured|home|duty|"
    r"hjemmevakt|ratio|extended|limits?|max|NSF|Fagforbundet|Delta|DNLF|Legeforeningen|Unio|LO|YS|Akademikerne)\b",
    re.IGNORECASE,
)
"""Words that say over again what the paragraph is about, and change nothing."""
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
_ORDINALS |= {"ninth": 9, "første": 1, "andre": 2, "annet": 2, "tredje": 3, "fjerde": 4, "femte": 5, "niende": 9}
_SECTION = re.compile(
    r"(?:(?:AML|arbeidsmiljøloven)\b\s*)?§*\s*(?P<section>\d+-\d+)\s*"
    rf"(?:\((?P<part>\d+)\)|(?P<ordinal>{'|'.join(_ORDINALS)}) (?:ledd|paragraph|part))(?P<words>.*)",
    re.IGNORECASE | re.DOTALL,
)
_A2 = re.compile(r"(?:A2|TAR-DOC-[A-Z0-9-]+)\b(?P<words>.*)", re.IGNORECASE | re.DOTALL)
_TARIFF = re.compile(r"(?:tariff|TAR-(?!STANDBY)[A-Z0-9-]+)\b.*", re.IGNORECASE | re.DOTALL)
_BY_RULE = {
    "AML-10-4-3-STANDBY": Basis.STANDBY,
    "TAR-STANDBY": Basis.STANDBY,
    "AML-10-5-1-IND": Basis.AVERAGING_INDIVIDUAL,
    "AML-10-5-2-TV": Basis.AVERAGING,
    "AML-10-5-3-AT": Basis.AVERAGING_AUTHORITY,
    "AML-10-8-4-SUNDAY-AVG26": Basis.SUNDAYS,
    "AML-10-12-4-IR": Basis.TARIFF,
    "AML-10-12-7-AT-PASSIVE": Basis.PASSIVE_REST_AUTHORITY,
}
"""Rules that are themselves about one kind of agreement, named instead of its paragraph."""


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
    doctor: bool
    """Whether A2 is the doctors' agreement, which sets other limits than the act's; else it is another union's."""


def in_force(texts: tuple[str, ...], whose: Whose, where: str) -> InForce:
    """The agreements of ``texts``. Raises ``UnknownAgreement`` and ``WrongGrantor`` by name."""
    agreed: list[Agreed] = []
    weekend_every: int | None = None
    tariff = False
    for n, said in enumerate(texts):
        at, text = f"{where}[{n}]", DASHES.sub("-", said.strip())
        if weekends := WEEKENDS.fullmatch(text):
            weekend_every = int(weekends["every"])
        elif not _A2.fullmatch(text) and _TARIFF.fullmatch(text):
            tariff = True
        elif not _EXTENSION.fullmatch(text):
            found = _agreed(text, whose, at)
            if found.basis is not Basis.DOCTORS or whose.doctor:
                agreed.append(found)
            elif found.standby_ratio is not None:
                agreed.append(replace(found, basis=Basis.STANDBY))
            else:
                tariff = True
    return InForce(tuple(agreed), weekend_every, tariff)


def said_by_rule(paragraph: str) -> tuple[str, ...]:
    """The agreement that the rule's own text tells of: a share of standby, or what is to be extended."""
    if extended := re.fullmatch(r".*10-12\s*\(5\)\s*(?P<of>(?:AML\s*)?§\s*\d+-\d+\s*\(\d+\)).*", paragraph):
        return (extended["of"],)
    ratio = _RATIO.search(paragraph)
    if re.search(r"10-4\s*\(3\)|STANDBY", paragraph) and ratio:
        return (f"AML § 10-4 (3) {ratio[0]}",)
    return ("TAR-STANDBY",) if paragraph.startswith("TAR-STANDBY") else ()


def _agreed(said: str, whose: Whose, where: str) -> Agreed:
    basis, words = _basis(said, where)
    words = _EXTENSION.sub(" ", words)
    if grantor := _GRANTOR.search(words):
        _right_grantor(basis, grantor["grantor"], where)
        words = _GRANTOR.sub(" ", words)
    days, words = _days(words, whose.days, where)
    found = Agreed(said, basis, _reach(basis, whose), days, frozenset({whose.person}))
    found = replace(found, whole_chapter=basis is Basis.TARIFF)
    found, words = _ratio(found, words, where)
    for narrow in (_extended, _weeks, _hours):
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
        return _of_doctors(said, doctors["words"])
    for rule, basis in _BY_RULE.items():
        if said.upper().startswith(rule):
            return basis, said[len(rule) :]
    first, _, rest = said.partition(" ")
    if _GRANTOR.fullmatch(first.strip(":,")):
        said = f"{rest} {first.strip(':,')}"
    match = _SECTION.fullmatch(said)
    part = match and (match["part"] or _ORDINALS[match["ordinal"].lower()])
    key = f"AML § {match['section']} ({part})" if match else said
    known = {basis.value: basis for basis in Basis if basis.grantor is not Grantor.ASSESSMENT}
    if match is None or key not in known:
        accepted = nearest(key, frozenset(known))
        raise UnknownAgreement(f"{where}: no agreement stands on {said!r}; {accepted}", where=where, found=said)
    return known[key], match["words"]


def _of_doctors(said: str, words: str) -> tuple[Basis, str]:
    if re.search(r"UTA|3\.3|extended", said):
        return Basis.DOCTORS_EXTENDED, re.sub(r"§?\s*3\.3", " ", words)
    by_whom = r"by|the|enterprise|representative|rep\b|foretakstillitsvalgt"
    if re.search(r"enterprise|foretakstillitsvalgt", said):
        return Basis.DOCTORS_DEVIATION, re.sub(by_whom, " ", words)
    return Basis.DOCTORS, words


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


def _days(words: str, days: Period, where: str) -> tuple[Period, str]:
    first, last = days.first_day, days.last_day
    begins, ends = _FROM.search(words), _UNTIL.search(words)
    named_first = _day(begins["day"], where) if begins else None
    named_last = _day(ends["day"], where) if ends else None
    if named_first and named_last and named_last < named_first:
        raise UnknownAgreement(f"{where}: ends {named_last} before it begins", where=where, found=words.strip())
    first, last = max(first, named_first or first), min(last, named_last or last)
    words = _FROM.sub(" ", _UNTIL.sub(" ", words))
    return Period(first, last) if last >= first else NEVER, words


NEVER = Period(date.min, date.min)
"""The days of an agreement that ended before the case begins."""


def _day(said: str, where: str) -> date:
    """A day as written: ``2027-05-31``, ``31.05.2027``, ``31 May 2027``."""
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d %B %Y"):
        try:
            return datetime.strptime(said, form).date()  # noqa: DTZ007 - a calendar day has no zone
        except ValueError:
            continue
    raise UnknownAgreement(f"{where}: {said!r} is no day; 2027-05-31 is the form", where=where, found=said)


def _ratio(agreed: Agreed, words: str, where: str) -> tuple[Agreed, str]:
    words = _QUOTAS.sub(" ", words)
    match = _RATIO.search(words)
    if match is None:
        return agreed, words
    above, below = match["above"] or "1", match["below"] or "1"
    share = Fraction(match["decimal"]) if match["decimal"] else Fraction(int(above), max(int(below), 1))
    if not int(below) or not 0 < share <= 1:
        raise UnknownAgreement(
            f"{where}: {match[0].strip()!r} is no share; a ratio such as 1/5 is accepted", where=where, found=words
        )
    return replace(agreed, standby_ratio=share), _RATIO.sub(" ", words)


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

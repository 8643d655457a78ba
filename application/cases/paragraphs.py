"""Which rules judge a case: the paragraph it names, or a rule's id, narrowed by the words behind it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from application.cases.errors import UnknownParagraph
from application.cases.fields import DASHES
from domain.working_time.rule_set import RuleSet

DAY, WEEK = ("AML-10-4-1-DAY9",), ("AML-10-4-1-WEEK40",)
PASSIVE, STANDBY = ("AML-10-4-2-PASSIVE",), ("AML-10-4-3-STANDBY",)
AVERAGED = (*DAY, *PASSIVE, *WEEK)
"""What an averaging agreement is measured against where none is in force, and the day, which it sets too."""
TARIFF_HOURS = ("TAR-HOURS-DAY", "TAR-HOURS-ROTA", "TAR-HOURS-CONT")
REST = ("AML-10-8-1-DAILY-REST", "AML-10-8-2-WEEKLY-REST")
CARRIED = ("AML-10-8-3-EMERGENCY", "AML-10-12-7-AT-PASSIVE")
"""The rules that say what is owed where they carry a rest that is too short."""
DAILY = ("AML-10-8-1-DAILY-REST", "AML-10-8-OTHER-EMPLOYER", *CARRIED)
WEEKLY = ("AML-10-8-2-WEEKLY-REST", "AML-10-8-OTHER-EMPLOYER", "AML-10-12-7-AT-PASSIVE")
SUNDAYS = ("AML-10-8-4-SUNDAY-NEXT", "AML-10-8-4-SUNDAY-AVG26")
"""Together: without the agreement that averaging rests on, the strict sequence decides."""
YOUTH_NIGHT = "FOR-2011-1355-§12-9-YOUTH-NIGHT"
YOUTH = (YOUTH_NIGHT, "AML-11-YOUTH-REST", "AML-11-YOUTH-HOURS")
"""The exception from the ban on nights, and what stands beside it."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The rules of a paragraph when the words behind it match ``words``."""

    words: str
    rules: tuple[str, ...]


def _of(*rules: str) -> tuple[Narrowed, ...]:
    return (Narrowed("", rules),)


PARAGRAPHS: Mapping[str, tuple[Narrowed, ...]] = {
    "10-2": _of("AML-10-2-1-FORSVARLIG", "AML-10-2-2-NIGHT-EXEMPT", "AML-10-2-4-REDUCED"),
    "10-2 (1)": _of("AML-10-2-1-FORSVARLIG"),
    "10-2 (2)": _of("AML-10-2-2-NIGHT-EXEMPT"),
    "10-2 (3)": _of("AML-10-2-3-FLEX"),
    "10-2 (4)": _of("AML-10-2-4-REDUCED"),
    "10-3": (
        Narrowed("discuss|drøft|14|two weeks|notice", ("AML-10-3-DISCUSS-14D",)),
        *_of("AML-10-3-PLAN-REQUIRED", "AML-10-3-COOPERATE", "AML-10-3-DISCUSS-14D", "AML-10-3-ACCESSIBLE"),
    ),
    "14-6": _of("AML-14-6-CHANGES"),
    "10-4": _of(*DAY, *WEEK, *PASSIVE, *STANDBY, "AML-10-4-4-WEEK38", "AML-10-4-5-WEEK36", "AML-10-4-6-THREESPLIT"),
    "10-4 (1)": (
        Narrowed(r"40|week|7 d|seven", (*WEEK, *PASSIVE, *STANDBY)),
        Narrowed(r"\b9\b|day|24", (*DAY, *PASSIVE)),
        *_of(*DAY, *WEEK, *PASSIVE, *STANDBY),
    ),
    "10-4 (2)": _of(*PASSIVE),
    "10-4 (3)": _of(*STANDBY),
    "10-4 (4)": _of("AML-10-4-4-WEEK38"),
    "10-4 (5)": _of("AML-10-4-5-WEEK36"),
    "10-4 (6)": (
        Narrowed("tariff", ("AML-10-4-6-THREESPLIT", "TAR-HOURS-3SPLIT")),
        *_of("AML-10-4-6-THREESPLIT"),
    ),
    "10-5": (
        Narrowed(r"8 weeks|eight", ("AML-10-5-1-IND", "AML-10-5-2-TV", "AML-10-5-3-AT")),
        *_of("AML-10-5-MEAN", *TARIFF_HOURS, "AML-10-5-1-IND", "AML-10-5-2-TV", "AML-10-5-3-AT", *AVERAGED),
    ),
    "10-5 (1)": (
        Narrowed(r"8 weeks|eight", ("AML-10-5-1-IND",)),
        Narrowed("mean|average over the period", ("AML-10-5-MEAN",)),
        *_of("AML-10-5-1-IND", *AVERAGED),
    ),
    "10-5 (2)": (
        Narrowed(r"8 weeks|eight", ("AML-10-5-2-TV",)),
        Narrowed("mean|average over the period", ("AML-10-5-MEAN",)),
        *_of("AML-10-5-2-TV", *AVERAGED),
    ),
    "10-5 (3)": (
        Narrowed(r"\b8 weeks|eight", ("AML-10-5-3-AT",)),
        *_of("AML-10-5-3-AT", *AVERAGED),
    ),
    "10-6": _of(
        "AML-10-6-1-NEED",
        "AML-10-6-4-OT",
        "AML-10-6-7-WILLING",
        "AML-10-6-8-DAY13",
        "AML-10-6-8-WEEK48",
        "AML-10-6-10-EXEMPT",
        "AML-10-6-12-TOIL",
    ),
    "10-6 (1)": _of("AML-10-6-1-NEED"),
    "10-6 (2)": _of("AML-10-6-4-OT"),
    "10-6 (3)": _of("AML-10-6-3-DISCUSS"),
    "10-6 (4)": _of("AML-10-6-4-OT"),
    "10-6 (5)": _of("AML-10-6-4-OT"),
    "10-6 (6)": _of("AML-10-6-4-OT"),
    "10-6 (7)": _of("AML-10-6-7-WILLING"),
    "10-6 (8)": (
        Narrowed(r"48|69|week|7 d|seven", ("AML-10-6-8-WEEK48",)),
        Narrowed(r"13|16|24|day", ("AML-10-6-8-DAY13",)),
        *_of("AML-10-6-8-DAY13", "AML-10-6-8-WEEK48"),
    ),
    "10-6 (9)": _of("AML-10-6-8-DAY13"),
    "10-6 (10)": _of("AML-10-6-10-EXEMPT"),
    "10-6 (11)": _of("AML-10-6-12-TOIL"),
    "10-6 (12)": _of("AML-10-6-12-TOIL"),
    "10-7": _of("AML-10-7-RECORD"),
    "10-8": _of(*REST, "AML-10-8-3-EMERGENCY", "AML-10-8-4-SUNDAY-NEXT", "AML-10-8-4-SUNDAY-AVG26"),
    "10-8 (1)": _of(*DAILY),
    "10-8 (2)": _of(*WEEKLY),
    "10-8 (3)": _of(*REST, "AML-10-8-3-EMERGENCY"),
    "10-8 (4)": (
        Narrowed(r"26|averag|avg|fourth|every 4", SUNDAYS),
        Narrowed(r"next|alternat|every other", ("AML-10-8-4-SUNDAY-NEXT",)),
        *_of(*SUNDAYS),
    ),
    "10-9": _of("AML-10-9-1-BREAK", "AML-10-9-2-OT-BREAK"),
    "10-9 (1)": _of("AML-10-9-1-BREAK"),
    "10-9 (2)": _of("AML-10-9-2-OT-BREAK"),
    "10-10": _of("AML-10-10-2-NATURE", "AML-10-10-3-DISCUSS", "AML-10-10-5-RELIGION"),
    "10-10 (1)": _of("AML-10-10-1-WINDOW"),
    "10-10 (2)": _of("AML-10-10-2-NATURE"),
    "10-10 (3)": _of("AML-10-10-3-DISCUSS"),
    "10-10 (4)": _of("AML-10-10-2-NATURE"),
    "10-10 (5)": _of("AML-10-10-5-RELIGION"),
    "10-11": _of("AML-10-11-2-NATURE", "AML-10-11-6-NIGHT-AVG8", "AML-10-11-7-NIGHT-HARD8", "AML-10-11-8-HEALTH"),
    "10-11 (1)": _of("AML-10-11-1-NIGHT"),
    "10-11 (2)": _of("AML-10-11-2-NATURE"),
    "10-11 (3)": _of("AML-10-11-2-NATURE"),
    "10-11 (4)": _of("AML-10-11-2-NATURE"),
    "10-11 (5)": _of("AML-10-11-2-NATURE"),
    "10-11 (6)": _of("AML-10-11-6-NIGHT-AVG8"),
    "10-11 (7)": _of("AML-10-11-7-NIGHT-HARD8"),
    "10-11 (8)": _of("AML-10-11-8-HEALTH"),
    "10-11 (9)": _of("AML-10-11-6-NIGHT-AVG8", "AML-10-11-7-NIGHT-HARD8"),
    "10-12 (1)": _of("AML-10-12-1-LEADER"),
    "10-12 (2)": _of("AML-10-12-1-LEADER"),
    "10-12 (3)": _of("AML-10-12-3-EMERGENCY"),
    "10-12 (4)": _of("AML-10-12-4-IR", *DAY, *REST),
    "10-12 (5)": _of("AML-10-12-5-EXTEND"),
    "10-12 (7)": _of("AML-10-12-7-AT-PASSIVE", *REST),
    "11-2": _of("AML-11-YOUTH-HOURS"),
    "11-3": _of("AML-11-YOUTH-REST", YOUTH_NIGHT),
    "11-4": _of(YOUTH_NIGHT),
    "11-5": _of("AML-11-YOUTH-REST"),
    "2-2": _of("AML-2-2-AGENCY"),
    "14-12": (
        Narrowed(r"3 years|three years|\(4\)", ("AML-14-12-3YEARS",)),
        *_of("AML-14-12-HIRE", "AML-14-12-3YEARS"),
    ),
    "14-3": _of("AML-14-3-2-EXTRA-SHIFTS"),
    "14-4 a": _of("AML-14-4A-ACTUAL-HOURS"),
    "14-1 b": _of("AML-14-1B-FULLTIME"),
    "14-14 a": _of("AML-14-14A-ANNUAL"),
}
"""By section and, in brackets, part (*ledd*) of the act; of several the first whose words are there."""
REGULATIONS = {
    "FOR-2011-1355 § 12-9": YOUTH,
    "FOR-2013-33 § 3": ("FOR-2013-33-§3-HEALTH",),
}
LIKEWISE = {
    "AML-10-12-2-INDEP": ("AML-10-12-1-LEADER",),
    "AML-10-5-MEAN": ("AML-10-5-MEAN", *TARIFF_HOURS),
    "AML-10-5-1-IND": ("AML-10-5-1-IND", *AVERAGED),
    "AML-10-5-2-TV": ("AML-10-5-2-TV", *AVERAGED),
    "AML-10-5-3-AT": ("AML-10-5-3-AT", *AVERAGED),
    "AML-10-8-1-DAILY-REST": DAILY,
    "AML-10-8-2-WEEKLY-REST": WEEKLY,
    "AML-10-8-4-SUNDAY-AVG26": SUNDAYS,
    "AML-10-8-STANDBY": ("AML-10-8-1-DAILY-REST",),
    "AML-10-12-4-IR": ("AML-10-12-4-IR", *DAY, *REST),
    "AML-10-12-7-AT-PASSIVE": ("AML-10-12-7-AT-PASSIVE", *REST),
    YOUTH_NIGHT: YOUTH,
    "TAR-WEEKEND": ("UNIT-WEEKENDS",),
    "TAR-NODOUBLE": ("TAR-HOURS-3SPLIT",),
    "TAR-STANDBY": STANDBY,
    "TAR-F1": ("AML-10-8-2-WEEKLY-REST",),
    "TAR-DOC-UTA": ("TAR-DOC-NORM",),
    "TAR-DOC-HOMEDUTY": ("TAR-DOC-NORM", "TAR-DOC-19"),
}
"""Ids that are judged by more, or by another, than the rule of that name: the stricter layer decides (§ 10-12)."""
SILENT = frozenset({"AML-10-2-3-FLEX", "TAR-SUPPLEMENTS", "TAR-CENTRAL-FRAME"})
"""Rows of law and tariff that no plan is judged by: a right to be answered, rates of pay, a frame that has ended."""

_SECTION = re.compile(
    r"(?:(?:AML|arbeidsmiljøloven)\b\s*)?§*\s*(?P<section>\d+-\d+)(?:\s?(?P<letter>[a-d])\b)?\s*(?:\((?P<part>\d+)\))?(?P<words>.*)",
    re.IGNORECASE | re.DOTALL,
)
_REGULATION = re.compile(
    r"(?i:FOR)-(?P<year>\d{4})(?:-\d\d-\d\d)?-(?P<number>\d+)\s*§\s*(?P<section>[\d-]*\d)(?P<words>.*)", re.DOTALL
)
_ID = re.compile(r"(?P<id>[A-Za-z]{2,5}[A-Za-z0-9§-]*-[A-Za-z0-9§-]*[A-Za-z0-9])(?P<words>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Named:
    """The rules that judge a case, by id, and the words that narrowed it."""

    rules: tuple[str, ...]
    words: str
    said: str = ""
    """The paragraph as the case has it."""
    asked: str = ""
    """The section and part as the table has them, where a paragraph was named: ``10-11 (5)``."""


def named(paragraph: str, rule_set: RuleSet, where: str) -> Named:
    """The rules that ``paragraph`` names in ``rule_set``. Raises ``UnknownParagraph``."""
    said = DASHES.sub("-", paragraph.strip())
    known = {rule.id for rule in rule_set.rules} | {each.id for each in rule_set.classifications} | SILENT
    found = _by_regulation(said) or _by_section(said) or _by_id(said, frozenset(known | set(LIKEWISE)))
    if found is None:
        near = get_close_matches(said, [*(f"AML § {key}" for key in PARAGRAPHS), *sorted(known)], n=4, cutoff=0.7)
        accepted = (
            f"did you mean {' or '.join(near)}?" if near else "a paragraph such as AML § 10-8 (1), or a rule's id"
        )
        raise UnknownParagraph(
            f"{where}: no rule is judged by {said!r}; {accepted}",
            where=where,
            found=said,
        )
    return replace(found, said=said, rules=tuple(rule for rule in found.rules if rule in known))


def _by_section(said: str) -> Named | None:
    match = _SECTION.fullmatch(said)
    if match is None:
        return None
    section = match["section"] + (f" {match['letter'].lower()}" if match["letter"] else "")
    words = match["words"].strip()
    for key in (f"{section} ({match['part']})", section) if match["part"] else (section,):
        rules = PARAGRAPHS.get(key)
        if rules is not None and (key != section or not match["part"] or not _has_parts(section)):
            return Named(_narrowed(rules, f"({match['part']}) {words}" if match["part"] else words), words, asked=key)
    return None


def _has_parts(section: str) -> bool:
    return any(key.startswith(f"{section} (") for key in PARAGRAPHS)


def _narrowed(choices: tuple[Narrowed, ...], words: str) -> tuple[str, ...]:
    return next(each.rules for each in choices if re.search(each.words, words, re.IGNORECASE))


def _by_regulation(said: str) -> Named | None:
    match = _REGULATION.fullmatch(said)
    if match is None:
        return None
    rules = REGULATIONS.get(f"FOR-{match['year']}-{match['number']} § {match['section']}")
    return Named(rules, match["words"].strip()) if rules else None


def _by_id(said: str, known: frozenset[str]) -> Named | None:
    match = _ID.fullmatch(re.sub(r"^F(?=[1-5]\b)", "TAR-F", said))
    if match is None:
        return None
    rule, words = match["id"].upper(), match["words"].strip()
    if rule in known:
        return Named(LIKEWISE.get(rule, (rule,)), words)
    under = sorted(each for each in known if each.startswith(f"{rule}-"))
    return Named(tuple(under), words) if under else None

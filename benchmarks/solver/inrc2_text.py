"""The files of the Second International Nurse Rostering Competition: scenario, weeks, history and solutions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.solver.unreadable import Unreadable, text_of, whole

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ANY = "Any"
"""A request for a whole day off."""
NONE = "None"
"""The last shift of a nurse whose last day was off."""
BOUNDS = re.compile(r"\(\s*(\d+)\s*,\s*(\d+)\s*\)")


@dataclass(frozen=True, slots=True)
class Contract:
    """The limits of a contract, each as fewest and most."""

    assignments: tuple[int, int]
    working: tuple[int, int]
    off: tuple[int, int]
    weekends: int
    whole_weekends: bool


@dataclass(frozen=True, slots=True)
class Past:
    """What a nurse brings along: counts so far, and the runs that the last day stands in."""

    assignments: int
    weekends: int
    last: str
    same: int
    working: int
    off: int


@dataclass(frozen=True, slots=True)
class Need:
    """Heads wanted of a skill on a shift."""

    day: int
    shift: str
    skill: str
    minimum: int
    optimal: int


@dataclass(slots=True)
class Text:
    """A scenario with its weeks in the order in which they are planned."""

    weeks: int = 0
    skills: list[str] = field(default_factory=list)
    shifts: dict[str, tuple[int, int]] = field(default_factory=dict)
    barred: dict[str, tuple[str, ...]] = field(default_factory=dict)
    contracts: dict[str, Contract] = field(default_factory=dict)
    nurses: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)
    """Contract and skills."""
    past: dict[str, Past] = field(default_factory=dict)
    needs: list[Need] = field(default_factory=list)
    requests: list[tuple[str, int, str]] = field(default_factory=list)
    """Nurse, day from 0, and the unwanted shift or ``ANY``."""

    @property
    def days(self) -> int:
        """Length of the plan."""
        return 7 * self.weeks


class _Lines:
    """The lines of a file that hold something, by section; a section's name is the first word of its first line."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sections: dict[str, list[tuple[int, list[str]]]] = {}
        self.values: dict[str, str] = {}
        section = ""
        for number, raw in enumerate(text_of(path).splitlines(), start=1):
            words = raw.replace("=", " ").split()
            if not words:
                continue
            if words[0].isupper() and words[0].replace("_", "").isalpha() and len(words[0]) > 4:
                section = words[0]
                self.sections[section] = []
                self.values[section] = " ".join(words[1:])
            elif words[0].endswith(":"):
                section = ""  # what some solutions add: cost, time
            elif section:
                self.sections[section].append((number, raw.split()))

    def of(self, section: str, fewest: int) -> Iterator[tuple[int, list[str]]]:
        """Line numbers and words. Raises ``Unreadable`` where the section is missing or a line is short."""
        if section not in self.sections:
            raise Unreadable(self.path, None, f"section {section} is missing", "a file of the competition")
        for number, words in self.sections[section]:
            if len(words) < fewest:
                wrong = f"{len(words)} words in {section}"
                raise Unreadable(self.path, number, wrong, f"at least {fewest}")
            yield number, words

    def pair(self, number: int, word: str) -> tuple[int, int]:
        """``(2,5)`` as two numbers. Raises ``Unreadable``."""
        found = BOUNDS.fullmatch(word)
        if not found or len(word) > 20:
            raise Unreadable(self.path, number, f"{word!r} is no pair of limits", "two whole numbers as in (2,5)")
        return int(found[1]), int(found[2])

    def number(self, line: int, word: str, what: str) -> int:
        """A whole number. Raises ``Unreadable``."""
        return whole(self.path, line, word, what, 0, 100_000)

    def known(self, number: int, word: str, among: object, what: str) -> str:
        """``word``, which must be one of ``among``. Raises ``Unreadable``."""
        names = list(among) if isinstance(among, dict | list | tuple) else []
        if word not in names:
            raise Unreadable(self.path, number, f"{what} {word!r} is not known", ", ".join(names[:12]) or "none")
        return word


def read(folder: Path, history: int, weeks: tuple[int, ...]) -> Text:
    """The scenario of ``folder`` with that history file and those week files. Raises ``Unreadable``."""
    name = folder.resolve().name
    text = Text(weeks=len(weeks))
    if not 1 <= len(weeks) <= 52:
        raise Unreadable(folder, None, f"{len(weeks)} weeks are asked for", "1 to 52")
    _scenario(_Lines(folder / f"Sc-{name}.txt"), text)
    _history(_Lines(folder / f"H0-{name}-{history}.txt"), text)
    for place, week in enumerate(weeks):
        _week(_Lines(folder / f"WD-{name}-{week}.txt"), text, place)
    return text


def _scenario(file: _Lines, text: Text) -> None:
    text.skills = [words[0] for _, words in file.of("SKILLS", 1)]
    for number, words in file.of("SHIFT_TYPES", 2):
        text.shifts[words[0]] = file.pair(number, words[1])
    for number, words in file.of("FORBIDDEN_SHIFT_TYPES_SUCCESSIONS", 2):
        shift = file.known(number, words[0], text.shifts, "shift")
        text.barred[shift] = tuple(file.known(number, w, text.shifts, "shift") for w in words[2:])
    for number, words in file.of("CONTRACTS", 6):
        limits = [file.pair(number, w) for w in words[1:4]]
        most = file.number(number, words[4], "the most weekends")
        text.contracts[words[0]] = Contract(limits[0], limits[1], limits[2], most, words[5] == "1")
    for number, words in file.of("NURSES", 4):
        contract = file.known(number, words[1], text.contracts, "contract")
        skills = frozenset(file.known(number, w, text.skills, "skill") for w in words[3:])
        text.nurses[words[0]] = contract, skills
    if not text.nurses or not text.shifts:
        raise Unreadable(file.path, None, "the scenario has no nurses or no shifts", "at least one of each")


def _history(file: _Lines, text: Text) -> None:
    for number, words in file.of("NURSE_HISTORY", 7):
        nurse = file.known(number, words[0], text.nurses, "nurse")
        last = file.known(number, words[3], [NONE, *text.shifts], "shift")
        counts = [file.number(number, w, "a count") for w in (*words[1:3], *words[4:7])]
        text.past[nurse] = Past(counts[0], counts[1], last, *counts[2:])
    for nurse in text.nurses:
        text.past.setdefault(nurse, Past(0, 0, NONE, 0, 0, 0))


def _week(file: _Lines, text: Text, place: int) -> None:
    for number, words in file.of("REQUIREMENTS", 9):
        shift = file.known(number, words[0], text.shifts, "shift")
        skill = file.known(number, words[1], text.skills, "skill")
        for weekday, word in enumerate(words[2:9]):
            least, best = file.pair(number, word)
            text.needs.append(Need(7 * place + weekday, shift, skill, least, best))
    for number, words in file.of("SHIFT_OFF_REQUESTS", 3):
        nurse = file.known(number, words[0], text.nurses, "nurse")
        shift = file.known(number, words[1], [ANY, *text.shifts], "shift")
        weekday = WEEKDAYS.index(file.known(number, words[2], WEEKDAYS, "day"))
        text.requests.append((nurse, 7 * place + weekday, shift))


def solution(text: Text, files: list[Path]) -> dict[tuple[str, int], tuple[str, str]]:
    """Shift and skill by nurse and day, from one solution file a week. Raises ``Unreadable``."""
    found: dict[tuple[str, int], tuple[str, str]] = {}
    for place, path in enumerate(files):
        file = _Lines(path)
        for number, words in file.of("ASSIGNMENTS", 4):
            nurse = file.known(number, words[0], text.nurses, "nurse")
            weekday = WEEKDAYS.index(file.known(number, words[1], WEEKDAYS, "day"))
            shift = file.known(number, words[2], text.shifts, "shift")
            if (nurse, 7 * place + weekday) in found:
                raise Unreadable(path, number, f"{nurse} works twice that day", "one shift a day")
            found[nurse, 7 * place + weekday] = shift, file.known(number, words[3], text.skills, "skill")
    return found

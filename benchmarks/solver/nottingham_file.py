"""The Nottingham collection's XML, schema 2.x: what the other readers ask of it, each part checked."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

from benchmarks.solver.unreadable import Unreadable, text_of

ACCEPTED = "a SchedulingPeriod of the collection's schema 2"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LONGEST = 1100
"""Days."""


@dataclass(frozen=True, slots=True)
class Shift:
    """One shift type, in minutes from midnight of its day."""

    name: str
    starts: int
    ends: int
    worked: int
    free_before: int
    free_after: int
    skills: frozenset[str]
    """Nothing: anybody may."""


@dataclass(frozen=True, slots=True)
class Employee:
    """One employee, with the days of the plan on which there is employment."""

    name: str
    contract: str
    skills: frozenset[str]
    employed: range


@dataclass(frozen=True, slots=True)
class File:
    """The file, with names looked up."""

    path: Path
    root: ET.Element
    first: date
    days: int
    shifts: tuple[Shift, ...]
    groups: Mapping[str, frozenset[int]]
    """Codes of each shift group."""
    skill_groups: Mapping[str, frozenset[str]]
    employees: tuple[Employee, ...]
    contracts: Mapping[str, ET.Element]
    weights: Mapping[str, int]

    def wrong(self, words: str) -> Unreadable:
        """What to raise."""
        return Unreadable(self.path, None, words, ACCEPTED)

    def day(self, element: ET.Element, tag: str = "Date") -> int:
        """The day of the plan that a child names; negative before it. Raises ``Unreadable``."""
        return (_date(self.path, element.findtext(tag)) - self.first).days

    def codes(self, name: str) -> frozenset[int]:
        """Codes of a shift: by its name, ``$`` any shift, ``*`` anything, nothing the day off."""
        every = frozenset(range(1, len(self.shifts) + 1))
        if name in {"$", "*", ""}:
            return {"$": every, "*": every | {0}, "": frozenset({0})}[name]
        found = frozenset(c for c, s in enumerate(self.shifts, start=1) if s.name == name)
        if not found:
            raise self.wrong(f"shift {name!r} is not known")
        return found

    def group(self, name: str) -> frozenset[int]:
        """Codes of a shift group. Raises ``Unreadable``."""
        if name not in self.groups:
            raise self.wrong(f"shift group {name!r} is not known")
        return self.groups[name]

    def either(self, element: ET.Element, shift: str, group: str) -> frozenset[int]:
        """Codes of the shift or the group that ``element`` names."""
        name = element.findtext(group)
        return self.codes(element.findtext(shift) or "") if name is None else self.group(name.strip())

    def number(self, text: str | None, what: str) -> int:
        """A whole number, also as ``8.0``. Raises ``Unreadable``."""
        plain = (text or "").strip()
        if not re.fullmatch(r"-?\d{1,9}(\.0+)?", plain):
            raise self.wrong(f"{what} is {plain!r}, no whole number")
        return int(plain.partition(".")[0])

    def weight(self, element: ET.Element) -> int:
        """The weight of a rule: its own, or its kind's; 0 where it is switched off."""
        if element.get("on") == "0":
            return 0
        own = element.get("weight")
        return self.weights.get(element.tag, 0) if own is None else self.number(own, f"the weight of {element.tag}")


def read(path: Path) -> File:
    """The file. Raises ``Unreadable``."""
    text = text_of(path)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Unreadable(path, None, "it declares entities of its own", ACCEPTED)
    try:
        root = ET.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))  # noqa: S314 - no entities, bounded size
    except ET.ParseError as problem:
        raise Unreadable(path, problem.position[0], f"it is no XML ({problem})", ACCEPTED) from problem
    if root.tag != "SchedulingPeriod":
        raise Unreadable(path, 1, f"the document is a {root.tag}", ACCEPTED)
    first, last = (_date(path, root.findtext(tag)) for tag in ("StartDate", "EndDate"))
    days = (last - first).days + 1
    if not 1 <= days <= LONGEST:
        raise Unreadable(path, None, f"the period has {days} days", f"1 to {LONGEST}")
    shifts = tuple(_shift(path, e) for e in root.iterfind("ShiftTypes/Shift"))
    file = File(path, root, first, days, shifts, {}, {}, (), {}, {})
    groups = {g.get("ID", ""): _joined(file, g) for g in root.iterfind("ShiftGroups/ShiftGroup")}
    skills = {
        g.get("ID", ""): frozenset((s.text or "").strip() for s in g.iterfind("Skill"))
        for g in root.iterfind("SkillGroups/SkillGroup")
    }
    weights = {e.tag: file.number(e.text, e.tag) for e in root.iterfind("MasterWeights/*")}
    contracts = {c.get("ID", ""): c for c in root.iterfind("Contracts/Contract")}
    people = tuple(_employees(file, contracts))
    if not shifts or not people:
        raise file.wrong("there are no shifts or no employees")
    return File(path, root, first, days, shifts, groups, skills, people, contracts, weights)


def _joined(file: File, group: ET.Element) -> frozenset[int]:
    return frozenset[int]().union(*(file.codes((s.text or "").strip()) for s in group.iterfind("Shift")))


def _employees(file: File, contracts: Mapping[str, ET.Element]) -> Iterator[Employee]:
    for e in file.root.iterfind("Employees/Employee"):
        contract = (e.findtext("ContractID") or "").strip()
        if contract not in contracts:
            raise file.wrong(f"contract {contract!r} is not known")
        begins = file.day(e, "EmploymentStartDate") if e.findtext("EmploymentStartDate") else 0
        ends = file.day(e, "EmploymentEndDate") + 1 if e.findtext("EmploymentEndDate") else file.days
        skills = frozenset((s.text or "").strip() for s in e.iterfind("Skills/Skill"))
        yield Employee(e.get("ID", ""), contract, skills, range(max(begins, 0), min(ends, file.days)))


def _shift(path: Path, e: ET.Element) -> Shift:
    starts, ends = (_clock(path, e.findtext(tag)) for tag in ("StartTime", "EndTime"))
    ends += 1440 * (ends <= starts)
    hours = e.findtext("HoursWorked")
    if hours is not None and not re.fullmatch(r"\d{1,2}(\.\d{1,4})?", hours.strip()):
        raise Unreadable(path, None, f"HoursWorked is {hours!r}", "hours as in 8.0")
    worked = ends - starts if hours is None else round(60 * float(hours))
    before, after = (int(e.findtext(tag) or 0) for tag in ("FreeTimeBefore", "FreeTimeAfter"))
    skills = frozenset((s.text or "").strip() for s in e.iterfind("Skills/Skill"))
    return Shift(e.get("ID", ""), starts, ends, worked, before, after, skills)


def _date(path: Path, text: str | None) -> date:
    try:
        return date.fromisoformat((text or "").strip())
    except ValueError as problem:
        raise Unreadable(path, None, f"{text!r} is no date", "a date as in 2006-01-31") from problem


def _clock(path: Path, text: str | None) -> int:
    try:
        at = time.fromisoformat((text or "").strip())
    except ValueError as problem:
        raise Unreadable(path, None, f"{text!r} is no time", "a time as in 07:30:00") from problem
    return int(timedelta(hours=at.hour, minutes=at.minute).total_seconds()) // 60

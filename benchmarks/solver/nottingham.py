"""A ward of the Nottingham collection as an ``Instance``: nearly everything soft, at the file's own weights.

The penalty is the published one only where nothing is left out; what is, is named and counted.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from adapters.solver.instance import OFF, CellCost, Instance, Pair, Person, Row, Slot
from benchmarks.solver.nottingham_file import ACCEPTED, WEEKDAYS, Employee, File
from benchmarks.solver.nottingham_file import read as read_file
from benchmarks.solver.nottingham_frame import Frame, Limits
from benchmarks.solver.nottingham_rules import limits_of
from benchmarks.solver.unreadable import Unreadable

DAY = 1440
"""Minutes."""
HEADS = ("MinUnderStaffing", "PrefUnderStaffing", "PrefOverStaffing", "MaxOverStaffing")
ELSEWHERE = ("Partnerships/Partnership", "DayOffRequestsBetweenDates/Request", "FrozenDays/*")
"""Parts of a file that the model has no word for."""
KNOWN = {
    "StartDate", "EndDate", "Skills", "SkillGroups", "ShiftTypes", "ShiftGroups", "Contracts", "Employees",
    "CoverRequirements", "MasterWeights", "BankHolidays", "Partnerships", "SchedulingHistory", "FrozenDays",
    "DayOffRequests", "DayOnRequests", "ShiftOffRequests", "ShiftOnRequests", "DayOffRequestsBetweenDates",
}  # fmt: skip
"""Sections that are read, or counted below."""
REQUESTS = ("DayOffRequests", "DayOnRequests", "ShiftOffRequests", "ShiftOnRequests")


@dataclass(frozen=True, slots=True)
class Ros:
    """The instance, and how many parts of the file it leaves out, by name."""

    instance: Instance
    file: File
    left_out: Counter[str]


def read(path: Path) -> Ros:
    """The instance in ``path``. Raises ``Unreadable``."""
    try:
        return mapped(read_file(path))
    except ValueError as problem:
        raise Unreadable(path, None, f"a value cannot be read ({problem})", ACCEPTED) from problem


def mapped(file: File) -> Ros:
    """``file`` as an instance."""
    frame = Frame(file)
    left_out: Counter[str] = Counter()
    wishes = _wishes(file, left_out)
    people = []
    for e in file.employees:
        limits = limits_of(frame, file.contracts[e.contract])
        left_out.update(limits.left_out)
        people.append(_person(file, e, limits, wishes.get(e.name, Counter())))
    slots = tuple(slot for day in range(file.days) for slot in _slots(file, day, frame.weekday(day), left_out))
    for place in ELSEWHERE:
        left_out[place] += len(file.root.findall(place))
    for section in file.root:
        left_out[f"section {section.tag}"] += section.tag not in KNOWN and len(section)
    past = [h for h in file.root.iterfind("SchedulingHistory/EmployeeHistory") if len(h.findall(".//*")) > len(h)]
    left_out["history of an employee"] += len(past)
    weekends = tuple(tuple(d for d in (saturday, saturday + 1) if 0 <= d < file.days) for saturday in frame.saturdays())
    instance = Instance(
        days=file.days,
        codes=len(file.shifts),
        grain=frame.grain,
        starts=tuple((d * DAY, *(d * DAY + s.starts for s in file.shifts)) for d in range(file.days)),
        ends=tuple((d * DAY, *(d * DAY + s.ends for s in file.shifts)) for d in range(file.days)),
        measures=tuple(frame.measures),
        people=tuple(people),
        slots=slots,
        slots_on=tuple(tuple(i for i, s in enumerate(slots) if s.day == d) for d in range(file.days)),
        marks=tuple(frame.marks),
        weekends=tuple(w for w in weekends if w),
        weeks=tuple(tuple(range(first, last + 1)) for first, last, _ in frame.weeks()),
        start=((OFF,) * file.days,) * len(file.employees),
    )
    return Ros(instance, file, +left_out)


def _person(file: File, e: Employee, limits: Limits, wishes: Counter[tuple[int, int]]) -> Person:
    unskilled = file.weights.get("SkilledShifts", 0)
    costs = [*limits.costs, *(CellCost(d, c, cost, "requests") for (d, c), cost in sorted(wishes.items()) if cost)]
    for code, shift in enumerate(file.shifts, start=1):
        if unskilled and shift.skills and not shift.skills & e.skills:
            costs += [CellCost(d, code, unskilled, "skills") for d in e.employed]
    every = tuple(range(1, len(file.shifts) + 1))
    return Person(
        name=e.name,
        options=tuple(every if d in e.employed else () for d in range(file.days)),
        fixed=tuple(d not in e.employed for d in range(file.days)),
        pairs=(*limits.pairs, *_rests(file)),
        tallies=tuple(limits.tallies),
        mark_counts=tuple(limits.mark_counts),
        runs=tuple(limits.runs),
        costs=tuple(costs),
    )


def _rests(file: File) -> Iterator[Pair]:
    """Shifts of neighbouring days with less time between than either of them asks for."""
    weight = file.weights.get("MinTimeBetweenShifts", 0)
    for code, shift in enumerate(file.shifts, start=1):
        close = frozenset(
            c
            for c, later in enumerate(file.shifts, start=1)
            if DAY + later.starts - shift.ends < max(shift.free_after, later.free_before)
        )
        if weight and close:
            for day in range(file.days - 1):
                yield Pair("rest", day, frozenset({code}), day + 1, close, cost=weight, part="rests")


def _wishes(file: File, left_out: Counter[str]) -> dict[str, Counter[tuple[int, int]]]:
    found: dict[str, Counter[tuple[int, int]]] = {e.name: Counter() for e in file.employees}
    for kind in REQUESTS:
        for wish in file.root.iterfind(f"{kind}/*"):
            name, day = (wish.findtext("EmployeeID") or "").strip(), file.day(wish)
            if name not in found:
                raise file.wrong(f"employee {name!r} of a request is not known")
            weight = file.number(wish.get("weight", "1"), "the weight of a request")
            if "true" in {wish.get("holiday"), wish.get("working")}:
                left_out["day off that counts as work"] += 1
            if not 0 <= day < file.days:
                left_out["request beyond the plan"] += 1
                continue
            found[name].update(dict.fromkeys(((day, code) for code in _priced(file, kind, wish)), weight))
    return found


def _priced(file: File, kind: str, wish: Element) -> frozenset[int]:
    """The codes that go against a wish."""
    match kind:
        case "DayOffRequests":
            return file.codes("$")
        case "DayOnRequests":
            return frozenset({OFF})
        case "ShiftOffRequests":
            return file.either(wish, "ShiftTypeID", "ShiftGroupID")
        case _:
            return file.codes("*") - file.either(wish, "ShiftTypeID", "ShiftGroupID")


def _slots(file: File, day: int, weekday: int, left_out: Counter[str]) -> Iterator[Slot]:
    """The cover of a day: of its date where the file has one, else of its weekday."""
    under, short, above, beyond = (file.weights.get(kind, 0) for kind in HEADS)
    for cover in _covers(file, day, weekday):
        if cover.find("TimePeriod") is not None:
            left_out["cover of a time of day"] += 1
            continue
        codes = file.codes((cover.findtext("Shift") or "").strip())
        people = _counted(file, cover)
        least, best, most = (
            None if cover.findtext(tag) is None else file.number(cover.findtext(tag), tag)
            for tag in ("Min", "Preferred", "Max")
        )
        floor = least or 0
        if best is not None:
            yield Slot(day, codes, people, floor, under, max(best, floor), short, above)
        elif floor:
            yield Slot(day, codes, people, floor, under, floor, 0, 0)
        if most is not None and beyond:
            yield Slot(day, codes, people, 0, 0, most, 0, beyond)


def _covers(file: File, day: int, weekday: int) -> list[Element]:
    dated = [
        cover
        for each in file.root.iterfind("CoverRequirements/DateSpecificCover")
        if file.day(each) == day
        for cover in each.iterfind("Cover")
    ]
    if dated:
        return dated
    return [
        cover
        for each in file.root.iterfind("CoverRequirements/DayOfWeekCover")
        if (each.findtext("Day") or "").strip() == WEEKDAYS[weekday]
        for cover in each.iterfind("Cover")
    ]


def _counted(file: File, cover: Element) -> frozenset[int]:
    skill, group = cover.findtext("Skill"), cover.findtext("SkillGroup")
    if group is not None and group.strip() not in file.skill_groups:
        raise file.wrong(f"skill group {group!r} is not known")
    wanted = file.skill_groups[group.strip()] if group is not None else {skill.strip()} if skill else None
    return frozenset(i for i, e in enumerate(file.employees) if wanted is None or e.skills & wanted)


def roster(problem: Ros, rows: Sequence[Row]) -> str:
    """``rows`` as lines of employee, day from 0, and shift."""
    lines = ["employee,day,shift"]
    for e, row in zip(problem.file.employees, rows, strict=True):
        lines += [f"{e.name},{day},{problem.file.shifts[code - 1].name}" for day, code in enumerate(row) if code]
    return "\n".join(lines) + "\n"

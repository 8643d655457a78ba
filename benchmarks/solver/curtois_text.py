"""The text file of a Curtois and Qu instance, checked line by line."""

from dataclasses import dataclass, field
from pathlib import Path

from adapters.solver.instance import FLOOR
from benchmarks.solver.unreadable import Unreadable, text_of, whole

DAY = 1440
"""Minutes."""
SECTIONS = {
    "SECTION_HORIZON": 1,
    "SECTION_SHIFTS": 2,
    "SECTION_STAFF": 8,
    "SECTION_DAYS_OFF": 1,
    "SECTION_SHIFT_ON_REQUESTS": 4,
    "SECTION_SHIFT_OFF_REQUESTS": 4,
    "SECTION_COVER": 5,
}
"""Each section and the fewest fields of its lines."""
LONGEST, MOST_STAFF, MOST_SHIFTS = 1100, 2000, 100


@dataclass(frozen=True, slots=True)
class Employee:
    """One line of the staff section."""

    name: str
    most_of: dict[str, int]
    most_minutes: int
    fewest_minutes: int
    longest_run: int
    shortest_run: int
    shortest_off: int
    most_weekends: int


@dataclass(slots=True)
class Text:
    """The file as it stands, checked line by line."""

    days: int = 0
    minutes: dict[str, int] = field(default_factory=dict)
    followers: dict[str, tuple[int, frozenset[str]]] = field(default_factory=dict)
    """The line number, and what may not follow."""
    staff: dict[str, Employee] = field(default_factory=dict)
    days_off: set[tuple[str, int]] = field(default_factory=set)
    requests: list[tuple[str, int, str, int, bool]] = field(default_factory=list)
    """Employee, day, shift, weight, and whether the shift is wanted."""
    cover: list[tuple[int, str, int, int, int]] = field(default_factory=list)


def parsed(path: Path) -> Text:
    """The file's lines, each checked. Raises ``Unreadable``."""
    text = Text()
    section = ""
    for number, raw in enumerate(text_of(path).splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("SECTION_"):
            if line not in SECTIONS:
                raise Unreadable(path, number, f"section {line!r} is not known", ", ".join(SECTIONS))
            section = line
            continue
        fields = [f.strip() for f in line.split(",")]
        if not section:
            raise Unreadable(path, number, "a line stands before any section", ", ".join(SECTIONS))
        if len(fields) < SECTIONS[section]:
            wrong = f"{len(fields)} fields in {section}"
            raise Unreadable(path, number, wrong, f"at least {SECTIONS[section]}, with commas between")
        _line(path, number, text, section, fields)
    for section, there in (("HORIZON", text.days), ("SHIFTS", text.minutes), ("STAFF", text.staff)):
        if not there:
            raise Unreadable(path, None, f"SECTION_{section} is missing or empty", "at least one line in it")
    for number, barred in text.followers.values():
        for other in barred:
            _known(path, number, other, text.minutes, "shift")
    return text


def _line(path: Path, number: int, text: Text, section: str, fields: list[str]) -> None:
    def count(i: int, what: str, least: int = 0) -> int:
        return whole(path, number, fields[i], what, least)

    def weight(i: int) -> int:
        return whole(path, number, fields[i], "the weight", 0, FLOOR - 1)

    def day(i: int) -> int:
        return whole(path, number, fields[i], "the day", 0, max(text.days - 1, 0))

    if section == "SECTION_HORIZON":
        text.days = whole(path, number, fields[0], "the horizon", 1, LONGEST)
        return
    if not text.days:
        raise Unreadable(path, number, "no horizon is known yet", "SECTION_HORIZON first")
    if section == "SECTION_SHIFTS":
        _new(path, number, fields[0], text.minutes, "shift", MOST_SHIFTS)
        text.minutes[fields[0]] = whole(path, number, fields[1], "the length in minutes", 1, 7 * DAY)
        barred = fields[2] if len(fields) > 2 else ""
        text.followers[fields[0]] = number, frozenset(s.strip() for s in barred.split("|") if s.strip())
    elif section == "SECTION_STAFF":
        _new(path, number, fields[0], text.staff, "employee", MOST_STAFF)
        text.staff[fields[0]] = Employee(
            fields[0],
            _most_of(path, number, fields[1], text),
            *(count(i, "a limit of the employee") for i in range(2, 8)),
        )
    elif section == "SECTION_DAYS_OFF":
        _known(path, number, fields[0], text.staff, "employee")
        text.days_off |= {(fields[0], day(i)) for i in range(1, len(fields)) if fields[i]}
    elif section == "SECTION_COVER":
        _known(path, number, fields[1], text.minutes, "shift")
        text.cover.append((day(0), fields[1], count(2, "the wanted staff"), weight(3), weight(4)))
    else:
        _known(path, number, fields[0], text.staff, "employee")
        _known(path, number, fields[2], text.minutes, "shift")
        wanted = section == "SECTION_SHIFT_ON_REQUESTS"
        text.requests.append((fields[0], day(1), fields[2], weight(3), wanted))


def _most_of(path: Path, number: int, joined: str, text: Text) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in joined.split("|"):
        if not part.strip():
            continue
        name, sign, most = (p.strip() for p in part.partition("="))
        if not sign:
            raise Unreadable(path, number, f"{part!r} is no limit of a shift", "D=14 and the like, joined by |")
        _known(path, number, name, text.minutes, "shift")
        found[name] = whole(path, number, most, f"the most of {name}")
    return found


def _new(path: Path, number: int, name: str, known: dict[str, Employee] | dict[str, int], what: str, most: int) -> None:
    if not name or name in known or len(known) >= most:
        raise Unreadable(path, number, f"{what} {name!r} stands", f"up to {most} {what}s, each with a name of its own")


def _known(path: Path, number: int, name: str, known: dict[str, Employee] | dict[str, int], what: str) -> None:
    if name not in known:
        some = ", ".join(list(known)[:8]) or "none so far"
        raise Unreadable(path, number, f"{what} {name!r} is not known", f"one named earlier in the file ({some})")

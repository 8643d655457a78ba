"""A ``.ros`` contract while its rules are read: what a rule may add to the limits of a row."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from adapters.solver.instance import CellCost, MarkCount, Pair, Run, Tally
from benchmarks.solver.nottingham_file import WEEKDAYS, File
from benchmarks.solver.nottingham_frame import Frame, Limits

WEEKENDS: Mapping[str, tuple[int, ...]] = {
    "SaturdaySunday": (0, 1),
    "FridaySaturdaySunday": (-1, 0, 1),
    "FridaySaturdaySundayMonday": (-1, 0, 1, 2),
}


class Contract:
    """One contract as its rules are read: what they may add to the limits, and how."""

    def __init__(self, frame: Frame, contract: Element) -> None:
        """``frame`` grows by the measures and marks that the rules need."""
        self.frame = frame
        self.file: File = frame.file
        self.limits = Limits()
        self.last = self.file.days - 1
        named = (contract.findtext("WeekendDefinition") or "SaturdaySunday").strip()
        self.weekend = WEEKENDS.get(named, ())

    def value(self, element: Element, tag: str | None = None) -> int:
        """The number that a rule, or a child of it, holds."""
        return self.file.number(element.text if tag is None else element.findtext(tag), element.tag)

    def tally(self, measure: int, span: tuple[int, int], low: int, high: int | None, weight: int) -> None:
        """A count between limits, at ``weight`` a unit."""
        self.limits.tallies.append(
            Tally("count", measure, *span, low=max(low, 0), under=weight, high=high, over=weight, part="counts")
        )

    def run(self, codes: frozenset[int], value: int, *, fewest: bool, weight: int) -> None:
        """Fewest or most days in a row, at ``weight`` a day."""
        least, most = (value, None) if fewest else (0, value)
        self.limits.runs.append(Run("run", codes, most=most, long=weight, least=least, short=weight, part="runs"))

    def marks(self, marks: list[int], low: int, high: int | None, weight: int) -> None:
        """So many of ``marks``, at ``weight`` each."""
        if marks:
            self.limits.mark_counts.append(
                MarkCount("marks", tuple(marks), low=low, under=weight, high=high, over=weight, part="weekends")
            )

    def each_weekend(self) -> list[int]:
        """A mark for each weekend by the contract's own definition."""
        return self.frame.weekends(lambda offset: self.frame.work if offset in self.weekend else frozenset())

    def pattern(self, pattern: Element, weight: int) -> None:
        """A pattern of one or two days, of days that are all alike, or of one day between two unlike it."""
        parts = [part for part in pattern if part.tag in {"Shift", "NotShift", "ShiftGroup"}]
        if not parts or pattern.find("StartDate") is not None:
            self.limits.left_out["Pattern from a date"] += 1
            return
        if any((part.text or "").strip() == "+" for part in parts):
            self.limits.left_out["Pattern with a day off that counts as work"] += 1
            return
        sets = [self._set(part) for part in parts]
        start = (pattern.findtext("StartDay") or "").strip()
        first = [d for d in range(self.file.days) if not start or WEEKDAYS[self.frame.weekday(d)] == start]
        anything = self.file.codes("*")
        inner = sets[1:-1]
        if len(sets) == 1:
            self.limits.costs += [CellCost(d, c, weight, "patterns") for d in first for c in sorted(sets[0])]
        elif all(codes == anything for codes in inner):
            reach = len(sets) - 1
            self.limits.pairs += [
                Pair("pattern", d, sets[0], d + reach, sets[-1], cost=weight, part="patterns")
                for d in first
                if d + reach <= self.last
            ]
        elif not start and all(codes == sets[0] for codes in sets):
            self.limits.runs.append(Run("pattern", sets[0], most=len(sets) - 1, long=weight, part="patterns"))
        elif not start and len(sets) == 3 and sets[0] == sets[2] == anything - sets[1]:
            self.limits.runs.append(Run("pattern", sets[1], least=2, short=weight, part="patterns"))
        else:
            self.limits.left_out[f"Pattern of {len(sets)} days"] += 1

    def _set(self, part: Element) -> frozenset[int]:
        name = (part.text or "").strip()
        codes = self.file.group(name) if part.tag == "ShiftGroup" else self.file.codes(name)
        return self.file.codes("*") - codes if part.tag == "NotShift" else codes

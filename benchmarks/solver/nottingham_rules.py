"""The rules of a ``.ros`` contract as limits of a row, as far as the model has a word for them.

What is not expressed is counted by its name. Every penalty of an expressed rule is linear in what is over or under,
and a shortest run is not asked of a run that touches an end of the plan.
"""

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from adapters.solver.instance import HOURS, OFF, Pair
from benchmarks.solver.nottingham_contract import Contract
from benchmarks.solver.nottingham_file import WEEKDAYS
from benchmarks.solver.nottingham_frame import Frame, Limits

SILENT = {"Label", "StandardPerformance", "WeekendDefinition", "MinShiftTypeRatio", "MaxShiftTypeRatio"}
"""Elements of a contract that are no rules by themselves."""


def limits_of(frame: Frame, contract: Element) -> Limits:
    """The limits that ``contract`` means; ``frame`` grows by the measures and marks that they need."""
    reader = Contract(frame, contract)
    for rule in contract:
        if rule.tag == "BadPatterns":
            for pattern in rule:
                if weight := frame.file.weight(pattern):
                    reader.pattern(pattern, weight)
            continue
        weight = 1 if rule.tag == "GoodPatterns" and len(rule) else frame.file.weight(rule)
        if rule.tag in SILENT or not weight or (rule.text or "").strip() == "false":
            continue
        read = READERS.get(rule.tag)
        if read is None or not read(reader, rule, weight):
            reader.limits.left_out[rule.tag] += 1
    return reader.limits


def _assignments(r: Contract, rule: Element, weight: int) -> bool:
    """Shifts, or days off, in the whole plan."""
    value, work = r.value(rule), r.frame.count(r.frame.work)
    of_days = r.file.days - value
    low, high = {
        "MinNumAssignments": (value, None),
        "MaxNumAssignments": (0, value),
        "MinDaysOff": (0, of_days),
        "MaxDaysOff": (of_days, None),
    }[rule.tag]
    r.tally(work, (0, r.last), low, high, weight)
    return True


def _weekend_days(r: Contract, rule: Element, weight: int) -> bool:
    r.tally(r.frame.count(r.frame.work, frozenset({5, 6})), (0, r.last), 0, r.value(rule), weight)
    return True


def _day_of_week(r: Contract, rule: Element, weight: int) -> bool:
    for each in rule:
        weekday = WEEKDAYS.index((each.findtext("Day") or "").strip())
        measure = r.frame.count(r.frame.work, frozenset({weekday}))
        r.tally(measure, (0, r.last), 0, r.value(each, "Value"), weight)
    return True


def _types(r: Contract, rule: Element, weight: int) -> bool:
    for each in rule:
        measure = r.frame.count(r.file.either(each, "ShiftType", "ShiftGroup"))
        value = r.value(each, "Value")
        low, high = (value, None) if rule.tag.startswith("Min") else (0, value)
        r.tally(measure, (0, r.last), low, high, weight)
    return True


def _types_a_week(r: Contract, rule: Element, weight: int) -> bool:
    weeks = r.frame.weeks()
    if r.frame.weekday(0):
        return len(rule) == 0
    for each in rule:
        measure = r.frame.count(r.file.either(each, "ShiftType", "ShiftGroup"))
        named = each.findtext("Week")
        for number, (first, last, _) in enumerate(weeks, start=1):
            if named is None or r.file.number(named, "Week") == number:
                r.tally(measure, (first, last), 0, r.value(each, "Value"), weight)
    return True


def _shifts_a_week(r: Contract, rule: Element, weight: int) -> bool:
    """Fewest are asked of whole weeks only."""
    work, value = r.frame.count(r.frame.work), r.value(rule)
    for first, last, whole in r.frame.weeks():
        if rule.tag.startswith("Max"):
            r.tally(work, (first, last), 0, value, weight)
        elif whole:
            r.tally(work, (first, last), value, None, weight)
    return True


def _hours(r: Contract, rule: Element, weight: int) -> bool:
    """Hours of the plan, or of a week or fortnight; ``weight`` is for an hour and is spread over its grains."""
    if float(rule.get("threshold") or 0) or weight * r.frame.grain % 60 or (r.file.days == 0):
        return False
    spans = {"MaxHoursPerWeek": 7, "MaxHoursPerFortnight": 14}
    length = spans.get(rule.tag, r.file.days)
    if length != r.file.days and r.frame.weekday(0):
        return False
    for first in range(0, r.file.days, length):
        _hours_in(r, rule, (first, min(first + length, r.file.days) - 1), (rule.text or "", weight))
    return True


def _hours_between(r: Contract, rule: Element, weight: int) -> bool:
    if weight * r.frame.grain % 60:
        return False
    for each in rule:
        first, last = (r.file.day(each, tag) for tag in ("StartDate", "EndDate"))
        if 0 <= first <= last <= r.last:
            _hours_in(r, rule, (first, last), (each.findtext("Value") or "", weight))
        else:
            r.limits.left_out[f"{rule.tag} beyond the plan"] += 1
    return True


def _hours_in(r: Contract, rule: Element, span: tuple[int, int], asked: tuple[str, int]) -> None:
    """Hours that are no whole grains are rounded to the stricter side of the limit."""
    minutes = round(60 * float(asked[0]))
    each = asked[1] * r.frame.grain // 60
    if rule.tag.startswith("Min"):
        r.tally(HOURS, span, -(-minutes // r.frame.grain), None, each)
    else:
        r.tally(HOURS, span, 0, minutes // r.frame.grain, each)


def _days_in_a_row(r: Contract, rule: Element, weight: int) -> bool:
    codes = frozenset({OFF}) if rule.tag.endswith("FreeDays") else r.frame.work
    value = r.value(rule)
    r.run(codes, value, fewest=rule.tag.startswith("Min"), weight=weight)
    return True


def _types_in_a_row(r: Contract, rule: Element, weight: int) -> bool:
    for each in rule:
        codes, value = r.file.either(each, "ShiftType", "ShiftGroup"), r.value(each, "Value")
        r.run(codes, value, fewest=rule.tag.startswith("Min"), weight=weight)
    return True


def _days_between(r: Contract, rule: Element, weight: int) -> bool:
    for each in rule:
        others = r.file.codes("*") - r.file.either(each, "ShiftType", "ShiftGroup")
        value = r.value(each, "Value")
        r.run(others, value, fewest=rule.tag.startswith("Min"), weight=weight)
    return True


def _valid_runs(r: Contract, rule: Element, weight: int) -> bool:
    """Run lengths that are allowed, where they leave no gap between the shortest and the longest."""
    lengths: dict[frozenset[int], set[int]] = {}
    for each in rule:
        codes = r.file.either(each, "ShiftType", "ShiftGroup")
        lengths.setdefault(codes, set()).add(r.value(each, "Value"))
    for codes, allowed in lengths.items():
        if len(allowed) == max(allowed) - min(allowed) + 1:
            r.run(codes, min(allowed), fewest=True, weight=weight)
            r.run(codes, max(allowed), fewest=False, weight=weight)
        else:
            r.limits.left_out[f"{rule.tag} with gaps"] += 1
    return True


def _successions(r: Contract, rule: Element, weight: int) -> bool:
    """Whatever is not listed as a shift, or day off, after another."""
    allowed: dict[frozenset[int], frozenset[int]] = {}
    for each in rule:
        first, later = (r.file.codes((each.findtext(f"ShiftTypeID{n}") or "").strip()) for n in (1, 2))
        allowed[first] = allowed.get(first, frozenset()) | later
    for code in sorted(r.file.codes("*")):
        barred = r.file.codes("*") - allowed.get(frozenset({code}), frozenset())
        if barred:
            r.limits.pairs += [
                Pair("succession", d, frozenset({code}), d + 1, barred, cost=weight, part="successions")
                for d in range(r.last)
            ]
    return True


def _weekends(r: Contract, rule: Element, weight: int) -> bool:
    every, value = r.each_weekend(), r.value(rule)
    if rule.tag == "MaxWeekendsOff":
        r.marks(every, max(len(every) - value, 0), None, weight)
    else:
        r.marks(every, 0, value, weight)
    return True


def _weekends_with_friday_night(r: Contract, rule: Element, weight: int) -> bool:
    nights = frozenset(c for c, s in enumerate(r.file.shifts, start=1) if s.ends > 1440)
    on = {-1: nights, 0: r.frame.work, 1: r.frame.work}
    r.marks(r.frame.weekends(lambda offset: on.get(offset, frozenset())), 0, r.value(rule), weight)
    return True


def _weekends_in_a_row(r: Contract, rule: Element, weight: int) -> bool:
    every, value = r.each_weekend(), r.value(rule)
    four = rule.tag == "MaxWorkingWeekendsInFourWeeks"
    length = 4 if four else value + 1
    for first in range(max(len(every) - length + 1, int(four))):
        window = every[first : first + length]
        if rule.tag == "MaxConsecutiveFreeWeekends":
            r.marks(window, 1, None, weight)
        else:
            r.marks(window, 0, value, weight)
    return True


def _whole_weekends(r: Contract, rule: Element, weight: int) -> bool:
    if r.weekend != (0, 1):
        return False
    off = frozenset({OFF})
    days = [d for d in r.frame.saturdays() if 0 <= d < r.last]
    for first, later in _unlike(r, off, identical=rule.tag == "IdenticalShiftTypesDuringWeekend"):
        r.limits.pairs += [Pair("weekend", d, first, d + 1, later, cost=weight, part="weekends") for d in days]
    return True


def _unlike(r: Contract, off: frozenset[int], *, identical: bool) -> list[tuple[frozenset[int], frozenset[int]]]:
    """What may not stand on Saturday and Sunday: work and a day off, or two unlike shifts."""
    if not identical:
        return [(r.frame.work, off), (off, r.frame.work)]
    return [(frozenset({c}), r.frame.work - {c}) for c in sorted(r.frame.work)]


def _bank_holidays(r: Contract, rule: Element, weight: int) -> bool:
    days = [r.file.day(e) for e in r.file.root.iterfind("BankHolidays/BankHoliday")]
    cells = [tuple((d, c) for c in sorted(r.frame.work)) for d in days if 0 <= d <= r.last]
    r.marks([r.frame.mark(c) for c in cells], 0, r.value(rule), weight)
    return True


READERS: Mapping[str, Callable[[Contract, Element, int], bool]] = {
    "MaxShiftsPerDay": lambda r, rule, _: r.value(rule) == 1,
    **dict.fromkeys(("MinNumAssignments", "MaxNumAssignments", "MinDaysOff", "MaxDaysOff"), _assignments),
    "MaxWeekendDays": _weekend_days,
    "MaxAssignmentsForDayOfWeek": _day_of_week,
    **dict.fromkeys(("MinShiftTypes", "MaxShiftTypes"), _types),
    "MaxShiftTypesPerWeek": _types_a_week,
    **dict.fromkeys(
        (
            "MinShiftsPerWeek",
            "MaxShiftsPerWeek",
            "MinShiftsPerWeekStartMon",
            "MaxShiftsPerWeekStartMon",
            "MaxWorkingDaysPerWeek",
        ),
        _shifts_a_week,
    ),
    **dict.fromkeys(("MinHoursWorked", "MaxHoursWorked", "MaxHoursPerWeek", "MaxHoursPerFortnight"), _hours),
    **dict.fromkeys(("MinHoursWorkedBetweenDates", "MaxHoursWorkedBetweenDates"), _hours_between),
    **dict.fromkeys(
        (
            "MinConsecutiveWorkingDays",
            "MaxConsecutiveWorkingDays",
            "MinConsecutiveFreeDays",
            "MaxConsecutiveFreeDays",
        ),
        _days_in_a_row,
    ),
    **dict.fromkeys(("MinConsecutiveShiftTypes", "MaxConsecutiveShiftTypes"), _types_in_a_row),
    **dict.fromkeys(("MinDaysBetweenShiftSeries", "MaxDaysBetweenShiftSeries"), _days_between),
    **dict.fromkeys(("ValidNumConsecutiveShiftTypes", "ValidNumConsecutiveShiftGroups"), _valid_runs),
    "ValidShiftTypeSuccessions": _successions,
    **dict.fromkeys(("MaxWorkingWeekends", "MaxWeekendsOff"), _weekends),
    "MaxWorkingWeekendsIncFriNight": _weekends_with_friday_night,
    **dict.fromkeys(
        ("MaxConsecutiveWorkingWeekends", "MaxConsecutiveFreeWeekends", "MaxWorkingWeekendsInFourWeeks"),
        _weekends_in_a_row,
    ),
    **dict.fromkeys(("CompleteWeekends", "IdenticalShiftTypesDuringWeekend"), _whole_weekends),
    "MaxWorkingBankHolidays": _bank_holidays,
}

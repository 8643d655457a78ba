"""Writes synthetic wards of a given size and seed, in the shape of a ward folder; no person in them exists.

Need is scaled to the staff: their hours are about 1.05 of what the ideal takes, and the weekends' ideal about
80 % of what the weekend rule lets them work.

    python -m benchmarks.ward_maker DIR [--people N] [--seed N] [--first-day DATE] [--days N] [--weekend-every N]
"""

import argparse
import csv
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

FIRST_DAY = date(2027, 1, 4)
SHIFTS = (
    ("D", "Dagvakt", "07:30", "15:00", 0, 30, "day"),
    ("A", "Aftenvakt", "14:30", "22:00", 0, 30, "evening"),
    ("N", "Nattvakt", "21:45", "07:45", 0, 30, "night"),
    ("DL", "Langvakt", "07:30", "20:00", 0, 60, "long"),
    ("K", "Kurs/fagdag", "08:00", "15:30", 30, 0, "course"),
)
OTHER_SHIFTS = (
    ("T1", "Tidlig", "07:00", "15:00", 0, 30, "day"),
    ("S1", "Sein", "14:45", "22:15", 0, 30, "evening"),
    ("V1", "Våken natt", "22:00", "07:15", 0, 30, "night"),
    ("X", "Lang", "07:00", "19:00", 0, 60, "long"),
    ("Y", "Kurs", "08:00", "15:30", 30, 0, "course"),
)
REPRESENTATIVES = (
    ("r-nsf", "NSF", "tillitsvalgt", "syn-1", "2026-01-01", "2028-12-31"),
    ("r-fag", "Fagforbundet", "tillitsvalgt", "syn-1", "2026-01-01", "2028-12-31"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
SKILLS = ("any", "sykepleier", "telemetri", "ansvarshavende")


def make(
    folder: Path,
    *,
    people: int,
    seed: int,
    first_day: date = FIRST_DAY,
    days: int = 182,
    weekend_every: int = 3,
    other_shifts: bool = False,
) -> None:
    """Write a ward of ``people`` into ``folder``."""
    random = Random(seed)  # noqa: S311 - a synthetic ward
    folder.mkdir(parents=True, exist_ok=True)
    shifts = OTHER_SHIFTS if other_shifts else SHIFTS
    last_day = first_day + timedelta(days=days - 1)
    staff = _staff(people, random)
    _write(
        folder / "employees.csv",
        "employee,name,profession,competences,fraction_percent,full_time_hours_per_week,union,nights,long_shifts,birth_year",
        staff,
    )
    _write(folder / "shifts.csv", "code,name,starts,ends,unpaid_break_minutes,paid_break_minutes,kind", shifts)
    _write(folder / "need.csv", "day,shift,profession_or_competence,minimum,ideal", _need(staff, shifts, weekend_every))
    _write(folder / "absences.csv", "employee,first_day,last_day,kind", _absences(staff, random, first_day, days))
    adapted = [
        (staff[i][0], first_day, last_day, "day_off_weekday", random.choice(WEEKDAYS), "care")
        for i in range(2, people, 15)
    ]
    _write(folder / "adaptations.csv", "employee,first_day,last_day,constraint,weekday,private_reason", adapted)
    _write(folder / "wishes.csv", "employee,date,wish,weight", _wishes(staff, shifts, random, first_day, days))
    _write(folder / "representatives.csv", "person,union,role,unit,from,to", REPRESENTATIVES)
    (folder / "ward.toml").write_text(
        WARD.format(first=first_day, last=last_day, every=weekend_every), encoding="utf-8"
    )


def _staff(people: int, random: Random) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for i in range(people):
        place = i / people
        profession = (
            "spesialsykepleier"
            if place < 0.15
            else "sykepleier"
            if place < 0.66
            else "helsefagarbeider"
            if place < 0.91
            else "assistent"
        )
        nurse = profession.endswith("sykepleier")
        competences = []
        if nurse and (profession.startswith("spesial") or random.random() < 0.5):
            competences.append("telemetri")
        if nurse and (profession.startswith("spesial") or random.random() < 0.45):
            competences.append("ansvarshavende")
        nights = "only" if random.random() < 0.03 else "never" if random.random() < 0.09 else "yes"
        norm = "33.6" if nights == "only" else "35.5"
        found.append(
            (
                f"syn-{i + 1:02}",
                f"Person {i + 1}",
                profession,
                ";".join(competences),
                str(random.choice((50, 60, 75, 75, 80, 80, 100, 100, 100, 100))),
                norm,
                "NSF" if nurse else "Fagforbundet",
                nights,
                "yes" if random.random() < 0.3 else "no",
                str(random.randint(1962, 2003)),
            )
        )
    return found


def _need(staff: Sequence[tuple[str, ...]], shifts: Sequence[Sequence[object]], every: int) -> list[tuple[object, ...]]:
    """Heads for a weekday from the hours there are, for a weekend from the weekends that may be worked."""
    week = sum(int(p[4]) * float(p[5]) / 100 for p in staff) * 0.92 / 1.05
    day, evening, night = (str(s[0]) for s in shifts[:3])
    weekend = max(round(len(staff) / every * 0.92 * 0.8), 3)
    on_weekend = {night: max(weekend // 4, 1), evening: max(weekend // 3, 1)}
    on_weekend[day] = max(weekend - sum(on_weekend.values()), 1)
    length = {day: 7.5, evening: 7.5, night: 10.0}
    left = week - 2 * sum(length[c] * heads for c, heads in on_weekend.items())
    nights = max(round(left / 5 * 0.18 / 10.0), 1)
    evenings = max(round(left / 5 * 0.36 / 7.5), 1)
    days = max(round((left / 5 - nights * 10.0 - evenings * 7.5) / 7.5), 1)
    on_weekday = {day: days, evening: evenings, night: nights}
    rows: list[tuple[object, ...]] = []
    for kind in ("weekday", "saturday", "sunday", "holiday"):
        for code, ideal in (on_weekday if kind == "weekday" else on_weekend).items():
            spare = max(round(ideal * 0.2), 1) if ideal > 1 else 0
            nurses = max(round(ideal * 0.55), 1)
            rows += [
                (kind, code, "any", ideal - spare, ideal),
                (kind, code, "sykepleier", max(nurses - 1, 1), nurses),
                (kind, code, "telemetri", 1, 1),
                (kind, code, "ansvarshavende", 1, 1),
            ]
    return rows


def _absences(staff: Sequence[tuple[str, ...]], random: Random, first_day: date, days: int) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for person in staff:
        taken: list[tuple[int, int]] = []

        def free(first: int, last: int, taken: list[tuple[int, int]] = taken) -> bool:
            return last < days and all(last < a or first > b for a, b in taken)

        for length, kind, chance in ((7, "holiday", 0.9), (21, "holiday", 0.6), (1, "course", 0.45)):
            first = random.randrange(max(days - length, 1))
            weekday = (first_day + timedelta(days=first)).weekday()
            first += (7 - weekday) % 7 if length > 1 else 2 - min(weekday, 2) if weekday < 5 else (9 - weekday)
            if random.random() < chance and free(first, first + length - 1):
                taken.append((first, first + length - 1))
                begins = first_day + timedelta(days=first)
                rows.append((person[0], begins, begins + timedelta(days=length - 1), kind))
    return rows


def _wishes(
    staff: Sequence[tuple[str, ...]], shifts: Sequence[Sequence[object]], random: Random, first_day: date, days: int
) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for person in staff:
        own = (
            [str(shifts[2][0])]
            if person[7] == "only"
            else [str(s[0]) for s in shifts[: 3 if person[7] == "yes" else 2]]
        )
        for day in sorted(random.sample(range(days), days // 11)):
            wish = "off" if random.random() < 0.7 else random.choice(own)
            rows.append((person[0], first_day + timedelta(days=day), wish, random.randint(1, 3)))
    return rows


def _write(path: Path, header: str, rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(header + "\n")
        csv.writer(file, lineterminator="\n").writerows(rows)


WARD = """# Synthetic ward: no person in it exists.
unit = "syn-1"
name = "Prøvepost"
health_trust = "Eksempelsykehuset HF"
timezone = "Europe/Oslo"

[plan]
first_day = {first}
last_day = {last}
averaging_weeks = 26
weekend_every = {every}
consecutive_shifts_at_most = 6
consecutive_nights_at_most = 4

[tariff]
area = "Spekter Helse"
full_time_hours_rota = 35.5
full_time_hours_night = 33.6
three_part_count = false

[assessed]
particular_strain_at_night = false

[[agreement_sought]]
basis = "AML § 10-5 (2)"
what = "averaging over 26 weeks, up to 12.5 hours a shift"
averaging_weeks = 26
hours_a_day = 12.5
hours_a_week = 54
unions = ["NSF", "Fagforbundet"]

[[agreement_sought]]
basis = "AML § 10-8 (3)"
what = "daily rest down to 9 hours between evening and day shift, compensatory rest the same week"
daily_rest_hours = 9
compensatory_rest = "same_week"
unions = ["NSF", "Fagforbundet"]

[[agreement_sought]]
basis = "AML § 10-8 (4)"
what = "Sundays and holidays off averaged over 26 weeks"
averaging_weeks = 26
unions = []
"""


def main() -> None:
    """Write one ward."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--people", type=int, default=60)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--first-day", type=date.fromisoformat, default=FIRST_DAY)
    asked.add_argument("--days", type=int, default=182)
    asked.add_argument("--weekend-every", type=int, default=3)
    asked.add_argument("--other-shifts", action="store_true", help="other codes and times")
    given = asked.parse_args()
    make(
        given.folder,
        people=given.people,
        seed=given.seed,
        first_day=given.first_day,
        days=given.days,
        weekend_every=given.weekend_every,
        other_shifts=given.other_shifts,
    )


if __name__ == "__main__":
    main()

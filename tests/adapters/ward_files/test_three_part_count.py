"""A ward that says `three_part_count = true` has the count judged, from its folder to the finding."""

from datetime import timedelta
from pathlib import Path

from adapters.ward_files import read_ward
from application.ward import Ward, agreements_sought, case
from domain.ids import PersonId
from domain.rota.evaluation import evaluate
from domain.working_time.law import standard_law
from domain.working_time.model import HOUR, Agreements, Rota
from tests.adapters.ward_files.folders import SMALL, copy_of_small_ward, edit
from tests.domain.rota.rotas import line

KARI = PersonId("obs-1-01")
THREE_WEEKS = "NNNN.DD DDDDD.. AAAA..."


def rota(ward: Ward) -> Rota:
    """Nights with a weekend, days, and evenings, over and over."""
    weeks = range(0, len(ward.period) // 7, 3)
    found = [line(THREE_WEEKS, ward.period.first_day + timedelta(weeks=week)) for week in weeks]
    return Rota({KARI: {day: code for each in found for day, code in each.items() if day in ward.period}})


def counting(under: Path) -> Ward:
    folder = copy_of_small_ward(under)
    edit(folder, "ward.toml", "three_part_count = false", "three_part_count = true")
    return read_ward(folder)


def said(ward: Ward) -> list[str]:
    found = standard_law().judge(case(ward, rota(ward), agreements_sought(ward)))
    return [f.verdict.value for f in found if f.rule == "TAR-HOURS-3SPLIT" and f.employee == KARI]


def due(ward: Ward) -> timedelta:
    rule = standard_law().on(ward.period.first_day).figures
    found = evaluate(ward.problem(agreements_sought(ward), rule), rota(ward))
    return next(p.due for p in found.people if p.employee == KARI)


def test_the_count_is_judged_where_the_ward_says_so_and_reported_where_it_does_not(tmp_path: Path) -> None:
    settled, counted = read_ward(SMALL), counting(tmp_path)
    assert (settled.unit_terms.three_part_count, counted.unit_terms.three_part_count) == (False, True)
    assert said(settled) == ["advisory"]
    assert said(counted) == ["violation"]


def test_its_hours_due_are_then_those_of_the_count(tmp_path: Path) -> None:
    settled, counted = due(read_ward(SMALL)), due(counting(tmp_path))
    assert settled == (26 - 4 / 5) * 35.5 * HOUR, "four weekdays away"
    assert counted < settled
    finding = next(
        f
        for f in standard_law().judge(case(counting(tmp_path / "again"), rota(read_ward(SMALL)), Agreements(())))
        if f.rule == "TAR-HOURS-3SPLIT"
    )
    assert finding.limit == counted, "what the rule holds the line to"

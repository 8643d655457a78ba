"""Two rotas side by side: what each component was, is, and which way it went."""

import pytest

from domain.ids import PersonId, ShiftCode
from domain.rota.comparing import Difference, Turn, compare
from domain.rota.evaluation import Better, evaluate
from domain.working_time.model import Rota
from tests.domain.rota.two_units import ANNE, BO, MEDICAL, A, D, day

EMPTY = Rota({ANNE: {}, BO: {}})


def rota(**lines: dict[int, ShiftCode]) -> Rota:
    return Rota({PersonId(p): {day(n): code for n, code in line.items()} for p, line in lines.items()})


def found(base: Rota, other: Rota) -> dict[str, Difference]:
    return {d.name: d for d in compare(evaluate(MEDICAL, base), evaluate(MEDICAL, other))}


def test_every_component_stands_beside_the_others_in_the_order_they_are_reported() -> None:
    one, other = evaluate(MEDICAL, EMPTY), evaluate(MEDICAL, rota(anne={0: D, 1: A}, bo={}))
    seen = compare(one, other)
    assert [(d.name, d.unit, d.base, d.better, d.assumed) for d in seen] == [
        (c.name, c.unit, c.value, c.better, c.assumed) for c in one.components
    ]
    assert [d.other for d in seen] == [c.value for c in other.components]


@pytest.mark.parametrize(
    ("name", "before", "after", "turn"),
    [
        ("uncovered", 10, 8, Turn.BETTER),
        ("ideal_shortfall", 17, 15, Turn.BETTER),
        ("wishes_met", 50, pytest.approx(500 / 6), Turn.BETTER),
        ("isolated_work", 0, 0, Turn.SAME),
        ("split_weekends", 0, 0, Turn.SAME),
    ],
)
def test_a_day_shift_and_a_wished_evening_more(name: str, before: float, after: float, turn: Turn) -> None:
    """Anne's day shift covers her own line of telemetry and the one for everybody; the evening is wished for."""
    seen = found(EMPTY, rota(anne={0: D, 1: A}, bo={}))[name]
    assert (seen.base, seen.other, seen.turn) == (before, after, turn)
    assert seen.difference == seen.other - seen.base


@pytest.mark.parametrize(
    ("better", "base", "other", "turn"),
    [
        (Better.LESS, 3.0, 2.0, Turn.BETTER),
        (Better.LESS, 2.0, 3.0, Turn.WORSE),
        (Better.LESS, 2.0, 2.0, Turn.SAME),
        (Better.LESS, 0.3, 0.1 + 0.2, Turn.SAME),
        (Better.MORE, 3.0, 2.0, Turn.WORSE),
        (Better.MORE, 2.0, 3.0, Turn.BETTER),
        (Better.MORE, 2.0, 2.0, Turn.SAME),
    ],
)
def test_which_way_is_better_is_the_components_own(better: Better, base: float, other: float, turn: Turn) -> None:
    assert Difference("x", "h", base, other, better, assumed=False).turn is turn


def test_the_same_rota_differs_in_nothing() -> None:
    same = rota(anne={0: D, 5: A}, bo={3: D})
    assert {d.turn for d in found(same, same).values()} == {Turn.SAME}

"""The matrix: where a risk becomes medium and high, for both sizes."""

from dataclasses import replace

import pytest

from domain.assessment.assessment import ASSESSMENT
from domain.assessment.errors import MatrixUnusable, OffTheMatrix
from domain.assessment.matrix import COLOUR_LIMITS, Risk, RiskMatrix, standard
from domain.law import Confidence
from tests.domain.assessment.examples import OPEN
from tests.scenario import given

LOW, MEDIUM, HIGH = Risk.LOW, Risk.MEDIUM, Risk.HIGH


@pytest.mark.parametrize(
    ("matrix", "probability", "consequence", "risk"),
    [
        (RiskMatrix(4, 4, 9), 1, 1, LOW),
        (RiskMatrix(4, 4, 9), 3, 1, LOW),
        (RiskMatrix(4, 4, 9), 2, 2, MEDIUM),
        (RiskMatrix(4, 4, 9), 1, 4, MEDIUM),
        (RiskMatrix(4, 4, 9), 2, 4, MEDIUM),
        (RiskMatrix(4, 4, 9), 3, 3, HIGH),
        (RiskMatrix(4, 4, 9), 4, 3, HIGH),
        (RiskMatrix(4, 4, 9), 4, 4, HIGH),
        (RiskMatrix(5, 5, 12), 2, 2, LOW),
        (RiskMatrix(5, 5, 12), 4, 1, LOW),
        (RiskMatrix(5, 5, 12), 1, 5, MEDIUM),
        (RiskMatrix(5, 5, 12), 2, 3, MEDIUM),
        (RiskMatrix(5, 5, 12), 2, 5, MEDIUM),
        (RiskMatrix(5, 5, 12), 3, 4, HIGH),
        (RiskMatrix(5, 5, 12), 5, 5, HIGH),
        (RiskMatrix(5, 8, 20), 2, 3, LOW),
        (RiskMatrix(5, 8, 20), 2, 4, MEDIUM),
        (RiskMatrix(5, 8, 20), 4, 4, MEDIUM),
        (RiskMatrix(5, 8, 20), 4, 5, HIGH),
    ],
)
def test_the_colours_at_under_and_over_their_limits(
    matrix: RiskMatrix, probability: int, consequence: int, risk: Risk
) -> None:
    assert matrix.risk(probability, consequence) is risk


@pytest.mark.parametrize(
    "matrix",
    [
        RiskMatrix(3, 3, 6),
        RiskMatrix(6, 5, 12),
        RiskMatrix(4, 1, 9),
        RiskMatrix(4, 9, 9),
        RiskMatrix(4, 10, 9),
        RiskMatrix(4, 4, 17),
        RiskMatrix(5, 5, 26),
    ],
)
def test_a_matrix_that_cannot_be_worked_with(matrix: RiskMatrix) -> None:
    command = replace(OPEN, matrix=matrix)
    given(ASSESSMENT).when(command).refused(MatrixUnusable)


@pytest.mark.parametrize("matrix", [RiskMatrix(4, 2, 16), RiskMatrix(5, 2, 25), RiskMatrix(4, 15, 16)])
def test_the_widest_limits_there_are(matrix: RiskMatrix) -> None:
    matrix.demand_usable()
    assert matrix.risk(matrix.levels, matrix.levels) is HIGH
    assert matrix.risk(1, 1) is LOW


def test_the_limits_are_settings_that_nobody_has_verified() -> None:
    for levels, figure in COLOUR_LIMITS.items():
        assert figure.confidence is Confidence.GENERAL_KNOWLEDGE
        assert standard(levels) == RiskMatrix(levels, *figure.value)
        standard(levels).demand_usable()
    with pytest.raises(MatrixUnusable):
        standard(3)


def test_four_levels_have_names_and_five_have_numbers() -> None:
    four, five = standard(4), standard(5)
    assert (four.probabilities[0], four.probabilities[-1]) == ("sjelden", "svært ofte")
    assert (four.consequences[0], four.consequences[-1]) == ("ubetydelig", "svært alvorlig")
    assert five.probabilities == five.consequences == ("1", "2", "3", "4", "5")


@pytest.mark.parametrize(("probability", "consequence"), [(0, 1), (1, 0), (5, 4), (4, 5)])
def test_beside_the_matrix(probability: int, consequence: int) -> None:
    with pytest.raises(OffTheMatrix):
        standard(4).demand_on("hazard strain", probability, consequence)

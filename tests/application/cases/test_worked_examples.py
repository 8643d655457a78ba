"""The worked examples of law and tariff, each a case named by its rule, with the verdict that the rule must give."""

import json
from pathlib import Path

import pytest

from application.cases.judging import judge_cases
from domain.working_time.register import standard_rule_set
from tests.domain.working_time import cases

FILES = sorted(Path(cases.__file__).parent.glob("*.json"))
CASES = [case for file in FILES for case in json.loads(file.read_text(encoding="utf-8"))["cases"]]
RULE_SET = standard_rule_set()


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_worked_example(case: dict[str, str]) -> None:
    (judged,) = judge_cases({"cases": [case]}, RULE_SET)
    assert judged.refusal is None
    verdict = judged.verdict.value if judged.verdict else None
    assert (verdict, judged.needs) == (case["expected"], case["needs"]), case["why"]


def test_no_two_examples_have_one_name() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES)

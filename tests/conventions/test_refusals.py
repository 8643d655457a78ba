"""Every refusal has a stable public code, words, an entry in the catalogue, and a test that provokes it."""

import re

import pytest

from api.catalogues import DOCS, catalogues, refusals
from domain.errors import Rejected
from tests.conventions.house import names_used, python

REFUSALS = refusals()
CODE = re.compile(r"[a-z][a-z_]*\.[a-z][a-z_]*")
TESTED = {used for name in python("tests") if not name.startswith("tests/conventions/") for used in names_used(name)}


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda r: r.__name__)
def test_a_refusal_has_a_code_of_its_own_and_says_what_it_means(refusal: type[Rejected]) -> None:
    assert CODE.fullmatch(refusal.code)
    assert "code" in vars(refusal), "an inherited code is another refusal's"
    assert [r for r in REFUSALS if r.code == refusal.code] == [refusal]
    assert (refusal.__doc__ or "").strip().endswith(".")
    assert f"`{refusal.code}`" in (DOCS / "errors.md").read_text(encoding="utf-8"), "run `make docs`"


@pytest.mark.parametrize(
    "refusal", [r for r in REFUSALS if r.__module__.startswith("domain.")], ids=lambda r: r.__name__
)
def test_a_refusal_of_the_domain_is_provoked_by_a_test(refusal: type[Rejected]) -> None:
    assert refusal.__name__ in TESTED


@pytest.mark.parametrize("name", catalogues())
def test_the_catalogues_are_fresh(name: str) -> None:
    stands = (DOCS / name).read_text(encoding="utf-8")
    assert stands == catalogues()[name], f"docs/{name} is stale; `make docs` writes it anew"

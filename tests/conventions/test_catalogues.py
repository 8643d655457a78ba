"""The catalogues under docs/ say what the code says."""

from pathlib import Path

import pytest

from application.catalogues import CATALOGUES

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_catalogue_is_fresh(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == CATALOGUES[name](), f"docs/{name} is stale: run `make docs`"

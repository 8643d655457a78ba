"""Writes ``docs/openapi.json``: ``python -m api.openapi``."""

import json
from pathlib import Path

from api.composition import open_house
from api.main import create_app
from api.settings import Settings

FILE = Path(__file__).parent.parent / "docs" / "openapi.json"


def written() -> str:
    """The contract as text, with the routes that only a development server has."""
    with open_house(Settings("sqlite://", development=True)) as house:
        return json.dumps(create_app(house).openapi(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")

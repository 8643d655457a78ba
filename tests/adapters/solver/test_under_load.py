"""The same question gets the same answer, byte for byte, whatever else the machine does and however it is hashed."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.adapters.ward_files.folders import copy_of_small_ward, edit

BUSY = "while True: pass"
BURNERS = 2
"""Processes beside the search that never rest: more than the machine has to spare."""


@pytest.fixture
def six_weeks(tmp_path: Path) -> Path:
    """The small ward's first six weeks."""
    folder = copy_of_small_ward(tmp_path)
    edit(folder, "ward.toml", "2027-07-04", "2027-02-14")
    edit(folder, "ward.toml", "averaging_weeks = 26\nweekend", "averaging_weeks = 6\nweekend")
    for file, dates in (("wishes.csv", slice(1, 2)), ("absences.csv", slice(1, 3))):
        rows = (folder / file).read_text(encoding="utf-8").splitlines()
        inside = [row for row in rows[1:] if max(row.split(",")[dates]) <= "2027-02-14"]
        (folder / file).write_text("\n".join([rows[0], *inside]) + "\n", encoding="utf-8")
    return folder


@contextmanager
def load() -> Iterator[None]:
    with ExitStack() as ended:
        for _ in range(BURNERS):
            busy = subprocess.Popen([sys.executable, "-c", BUSY])
            ended.callback(busy.wait)
            ended.callback(busy.kill)
        yield


def made(ward: Path, hashed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tests.adapters.solver.in_another_process", str(ward)],
        capture_output=True, text=True, check=True, timeout=500,
        env={**os.environ, "PYTHONHASHSEED": hashed},
    )  # fmt: skip
    return done.stdout


def test_a_rota_made_under_load_is_the_rota_made_in_peace(six_weeks: Path) -> None:
    in_peace = made(six_weeks, "0")
    with load():
        under_load = made(six_weeks, "1")
    assert under_load == in_peace
    told = json.loads(in_peace)
    assert told["reproducibility"] == "reproducible"
    assert sum(len(line) for line in told["rota"].values()) > 200, "a rota to speak of"

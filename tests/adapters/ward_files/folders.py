"""A ward's folder to spoil: a copy of the small ward, and one edit at a time."""

import shutil
from pathlib import Path

from application.unusable_input import InputProblem, UnusableInput

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "examples" / "medical-ward"
SMALL = ROOT / "tests" / "wards" / "small-ward"
FILES = sorted(path.name for path in SMALL.iterdir())


def copy_of_small_ward(under: Path) -> Path:
    """A fresh copy of the small ward."""
    folder = under / "ward"
    shutil.copytree(SMALL, folder)
    return folder


def edit(folder: Path, file: str, old: str, new: str) -> int:
    """Replace the first ``old`` in ``file``; the line it stood on."""
    content = (folder / file).read_bytes().decode()
    place = content.index(old)
    (folder / file).write_bytes(content.replace(old, new, 1).encode())
    return content.count("\n", 0, place) + 1


def at(refusal: UnusableInput) -> list[tuple[str, int | None, str | None]]:
    """Where the problems are."""
    return [(p.file, p.line, p.column) for p in refusal.problems]


def only(refusal: UnusableInput) -> InputProblem:
    """The single problem."""
    (problem,) = refusal.problems
    return problem

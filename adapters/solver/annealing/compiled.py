"""Functions compiled to machine code, kept on disk under a fingerprint of the sources they come from.

Numba looks at one function's own file when it asks whether a kept copy still holds, and never at the functions that
one calls; a folder for each state of the sources cannot be stale.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from typing import TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

Longs = NDArray[np.int64]
Bytes = NDArray[np.int8]

KINDS = {int: numba.int64, Longs: numba.int64[::1], Bytes: numba.int8[:, ::1]}
"""What may be handed to a compiled function: a whole number, a list of them, or everybody's rows."""

F = TypeVar("F", bound=Callable[..., object])

HERE = Path(__file__).parent
KEPT = HERE / "__pycache__"
SOURCES = (*sorted(HERE.glob("*.py")), HERE.parent / "instance.py")


def _fingerprint() -> str:
    digest = sha256()
    for source in SOURCES:
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


FOLDER = KEPT / f"compiled-{_fingerprint()}"
with suppress(OSError):  # an installation that may not be written keeps its machine code where numba likes
    FOLDER.mkdir(parents=True, exist_ok=True)


def compiled(function: F) -> F:
    """``function`` in machine code, for what its parameters say they are; without Python's lock while it runs."""
    kinds = tuple(KINDS[kind] for name, kind in function.__annotations__.items() if name != "return")
    with _kept_here():
        return cast(F, numba.njit(kinds, cache=True, nogil=True)(function))


@contextmanager
def _kept_here() -> Iterator[None]:
    """Meanwhile numba keeps in ``FOLDER``; others' functions stay where theirs are."""
    usual = numba.config.CACHE_DIR  # type: ignore[attr-defined]  # numba makes it from its environment
    if FOLDER.is_dir():
        numba.config.CACHE_DIR = str(FOLDER)  # type: ignore[attr-defined]  # as above
    try:
        yield
    finally:
        numba.config.CACHE_DIR = usual  # type: ignore[attr-defined]  # as above


def forget_older(kept: Path = KEPT) -> None:
    """Remove what was compiled from earlier states of the sources."""
    for folder in kept.glob("compiled-*"):
        if folder.name != FOLDER.name:
            rmtree(folder, ignore_errors=True)

"""Timefold's Java core on an instance: compiled here, run in its own process, its rows read back.

It is given every advantage of the open edition: a hand-written score kept up to date cell by cell, moves made for
rotas beside its own, and one search for each core, of which the best counts.
"""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from adapters.solver.instance import Instance, Row
from benchmarks.solver.peers.absent import NoPeer
from benchmarks.solver.peers.numbers import numbers

SOURCES = Path(__file__).parent / "java"
LEFT_OUT = ("logback", "junit", "mockito", "assertj", "tests", "solver-test", "python")
"""Jars of the package that a search has no use for."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """How Timefold searches."""

    moves: str
    """``own`` (made for rotas), ``generic`` (change and swap) or ``both``."""
    acceptor: str
    """``late``, ``tabu`` or ``annealing``."""
    size: str
    """Late acceptance or tabu size, or the starting temperature as ``2hard_500soft``."""
    taken: int
    """Accepted moves looked at before a step."""


TUNED = Tuning("own", "annealing", "1hard_200soft", 1)
"""The best of what was tried on shift scheduling instances and wards."""


@dataclass(frozen=True, slots=True)
class Peered:
    """What Timefold found, and its moves tried a second, all lanes together."""

    rows: tuple[Row, ...]
    hard: int
    soft: int
    moves_a_second: int


def jars() -> str:
    """The class path. Raises ``NoPeer``."""
    for tool in ("java", "javac"):
        if shutil.which(tool) is None:
            raise NoPeer(f"no {tool} on the path; a JDK of version 17 or newer is needed")
    package = find_spec("timefold")
    if package is None or not package.submodule_search_locations:
        raise NoPeer("the package timefold is not installed; it is the extra 'peers'")
    folder = Path(package.submodule_search_locations[0]) / "solver" / "jars"
    found = sorted(j for j in folder.glob("*.jar") if not any(word in j.name for word in LEFT_OUT))
    if not found:
        raise NoPeer(f"the package timefold holds no jars in {folder}")
    return ":".join(map(str, found))


@cache
def compiled() -> "TemporaryDirectory[str]":
    """The classes, made once a process. Raises ``NoPeer``."""
    folder = TemporaryDirectory()
    _run(["javac", "-d", folder.name, "-cp", jars(), *map(str, sorted(SOURCES.glob("*.java")))])
    return folder


def search(instance: Instance, milliseconds: int, seed: int, tuning: Tuning, lanes: int = 2) -> Peered:
    """Search for ``milliseconds`` of wall time, from when the JVM has read the instance. Raises ``NoPeer``."""
    if instance.cycle:
        raise NoPeer("the peer plans no repeating rota")
    with TemporaryDirectory() as place:
        folder = Path(place)
        model, out = folder / "model.txt", folder / "rows.txt"
        model.write_text(" ".join(map(str, numbers(instance))))
        arguments = [model, out, milliseconds, seed, lanes, tuning.moves, tuning.acceptor, tuning.size, tuning.taken]
        _run(["java", "-Xmx3g", "-cp", f"{compiled().name}:{jars()}", "Peer", *map(str, arguments)])
        first, *lines = out.read_text().splitlines()
    hard, soft, speed = map(int, first.split())
    return Peered(tuple(tuple(map(int, line.split())) for line in lines), -hard, -soft, speed)


def _run(command: Sequence[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - arguments are our own
    if done.returncode:
        raise NoPeer(f"{command[0]} failed: {done.stderr.strip()[-2000:]}")

"""Ctrl-C while a rota is searched for: once keeps the best so far, twice stops at once; and what is shown meanwhile."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from api.cli.console import best
from api.cli.searching import searched
from domain.rota.solver import NoLawfulRota, Progress
from tests.api.cli.test_rota_commands import WARD, check

FORSVARLIG = str(Path(sys.executable).parent / "forsvarlig")
DEAF = """
import time
from api.cli.searching import searched
from domain.rota.solver import Progress
def search(tell, cancelled):
    tell(Progress(0.3, 3, "improving", {"uncovered": 3000, "wishes": 40}))
    time.sleep(100)
searched(search)
"""
HEARING = """
import time
from api.cli.searching import searched
from domain.rota.solver import Progress
def search(tell, cancelled):
    tell(Progress(0.3, 3, "improving", {"uncovered": 3000, "wishes": 40, "shape": 0}))
    while not cancelled():
        time.sleep(0.01)
    return "the best so far"
print(searched(search))
"""


@contextmanager
def begun(*command: str) -> Iterator[subprocess.Popen[str]]:
    """The program at work: it has said where it stands."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        try:
            assert program.stderr is not None
            assert "heads uncovered" in program.stderr.readline()
            yield program
        finally:
            program.kill()


def generating(out: Path, *more: str) -> tuple[str, ...]:
    return (FORSVARLIG, "rota", "generate", "--ward", str(WARD), "--seconds", "900", "--out", str(out), *more)


def test_the_first_interrupt_keeps_the_best_lawful_rota(tmp_path: Path) -> None:
    out = tmp_path / "rota.csv"
    with begun(*generating(out)) as program:
        program.send_signal(signal.SIGINT)
        said, meanwhile = program.communicate(timeout=120)
    assert program.returncode == 3, meanwhile
    assert "ending the search" in meanwhile
    assert "before its time" in meanwhile
    assert "cancelled" in said
    assert check(out).returncode == 0


def test_the_second_interrupt_stops_at_once(tmp_path: Path) -> None:
    out = tmp_path / "rota.csv"
    with begun(sys.executable, "-c", DEAF) as program:
        program.send_signal(signal.SIGINT)
        assert program.stderr is not None
        assert "once more" in program.stderr.readline()
        program.send_signal(signal.SIGINT)
        assert program.wait(20) == 130
    with begun(*generating(out)) as program:
        workers = children(program.pid)
        program.send_signal(signal.SIGINT)
        assert program.stderr is not None
        while "once more" not in program.stderr.readline():
            pass
        program.send_signal(signal.SIGINT)
        assert program.wait(20) in {130, 3}, "3: it had ended by itself in between"
    until = time.monotonic() + 20
    while any(Path(f"/proc/{worker}").exists() for worker in workers):
        assert time.monotonic() < until, "its workers go on without it"
        time.sleep(0.05)


def children(process: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def test_a_terminal_shows_a_bar_with_the_best_so_far() -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", HEARING], stdout=subprocess.PIPE, stderr=theirs, text=True,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "120"},
    ) as program:  # fmt: skip
        os.close(theirs)
        shown = read_until(ours, "wishes 40")
        assert "improving" in shown
        assert "30%" in shown
        assert "3 heads uncovered" in shown
        assert "shape" not in shown, "what costs nothing is not in the way"
        program.send_signal(signal.SIGINT)
        shown += read_until(ours, "once more")
        said, _ = program.communicate(timeout=20)
    os.close(ours)
    assert (program.returncode, said) == (0, "the best so far\n")


def read_until(terminal: int, text: str) -> str:
    read, until = "", time.monotonic() + 30
    while text not in read:
        ready, _, _ = select.select([terminal], [], [], until - time.monotonic())
        assert ready, f"no {text!r} in {read!r}"
        read += os.read(terminal, 4096).decode()
    return read


def test_with_json_nothing_else_is_said() -> None:
    quiet = "from api.cli.searching import searched\nfrom domain.rota.solver import Progress\n"
    quiet += 'print(searched(lambda tell, _: tell(Progress(1.0, 0, "done")), quiet=True))'
    done = subprocess.run([sys.executable, "-c", quiet], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("None\n", "")


def test_what_the_search_raises_is_raised_and_interrupts_are_as_before() -> None:
    before = signal.getsignal(signal.SIGINT)

    def refused(_: object, __: object) -> None:
        raise NoLawfulRota("nothing was found")

    with pytest.raises(NoLawfulRota):
        searched(refused, quiet=True)
    assert signal.getsignal(signal.SIGINT) is before


def test_the_best_so_far_in_a_line() -> None:
    assert best(Progress(0.5, 3, "improving", {"uncovered": 3000, "hours": 120, "over": 0})) == (
        "3 heads uncovered · hours 120"
    )
    assert best(Progress(0.0, 12, "beginning")) == "12 heads uncovered"

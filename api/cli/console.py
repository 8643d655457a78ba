"""Where the command line writes: results on standard output, what goes on meanwhile on standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from rich.console import Console, Group
from rich.live import Live
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from domain.rota.solver import Progress as Standing

WIDE = 150
"""Columns where the output goes to a file or a pipe, so that no table is cut."""

console = Console(width=None if sys.stdout.isatty() else WIDE, highlight=False)
meanwhile = Console(width=None if sys.stderr.isatty() else WIDE, highlight=False, stderr=True)

Tell: TypeAlias = Callable[[Standing], None]
"""How the generator says where its search stands."""


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Tell]:
    """A bar on a terminal; a line now and then elsewhere; nothing when ``quiet``."""
    if quiet:
        yield lambda _: None
    elif meanwhile.is_terminal:
        bar = Progress(
            TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn(), console=meanwhile
        )
        task = bar.add_task("beginning", total=1.0)
        with Live(bar, console=meanwhile, refresh_per_second=4) as live:

            def draw(standing: Standing) -> None:
                bar.update(task, completed=standing.done, description=standing.phase)
                live.update(Group(bar, Text(best(standing), overflow="ellipsis", no_wrap=True)))

            yield draw
    else:
        tenths = set[int]()

        def say(standing: Standing) -> None:
            tenth = int(standing.done * 10)
            if tenth not in tenths:
                tenths.add(tenth)
                meanwhile.print(f"  {standing.done:4.0%}  {standing.phase}: {best(standing)}")

        yield say


def best(standing: Standing) -> str:
    """The best rota so far in a line: heads uncovered, then each part that costs something."""
    parts = (f"{part} {penalty}" for part, penalty in standing.penalties.items() if penalty and part != "uncovered")
    return " · ".join((f"{standing.uncovered} heads uncovered", *parts))

"""Where the command line writes, and how it shows that something goes on."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from domain.rota.solver import Progress as SolverProgress

WIDE = 150
"""Columns where the output goes to a file or a pipe, so that no table is cut."""

console = Console(width=None if sys.stdout.isatty() else WIDE, highlight=False)


@contextmanager
def progress_bar(*, quiet: bool = False) -> Iterator[Callable[[SolverProgress], None]]:
    """A bar for the generator on a terminal; a line now and then elsewhere; nothing when ``quiet``."""
    if quiet:
        yield lambda _: None
    elif console.is_terminal:
        with Progress(
            TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[uncovered]}"), TimeElapsedColumn(),
            console=console,
        ) as bar:  # fmt: skip
            task = bar.add_task("generating", total=1.0, uncovered="")

            def advance(p: SolverProgress) -> None:
                bar.update(task, completed=p.done, description=p.phase, uncovered=f"{p.uncovered} heads uncovered")

            yield advance
    else:
        tenths = set[int]()

        def tell(p: SolverProgress) -> None:
            tenth = int(p.done * 10)
            if tenth not in tenths:
                tenths.add(tenth)
                console.print(f"  {p.done:4.0%}  {p.phase}: {p.uncovered} heads uncovered")

        yield tell

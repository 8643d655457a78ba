"""A catch-up in a process of its own: ``URL BATCH [POSITION]``; at POSITION it stops inside the transaction.

It says ``inside`` once rows of the batch are written, and waits to be killed.
"""

import sys
import time
from dataclasses import replace

from adapters.event_store.registry import EVENT_TYPES
from adapters.event_store.store import open_store
from adapters.projections.read_models import SqlReadModels
from adapters.projections.rows import Rows
from application.ports.event_store import Recorded


def main(url: str, batch: int, stop_at: int) -> None:
    """Catch up; for ever, when there is something to stop at."""
    store = open_store(url, EVENT_TYPES)
    models = SqlReadModels(store, batch)
    *others, last = models.runner.projections

    def stopping(recorded: Recorded, rows: Rows) -> None:
        last.apply(recorded, rows)
        if recorded.position == stop_at:
            sys.stdout.write("inside\n")
            sys.stdout.flush()
            time.sleep(600)

    models.runner.projections = (*others, replace(last, apply=stopping))
    sys.stdout.write(f"{models.catch_up()}\n")
    store.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)

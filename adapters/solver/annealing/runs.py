"""What a change of some days of one row does to its runs.

The new codes stand in the row; ``old`` is the place in ``s`` of the codes they replace.
"""

import numpy as np

from adapters.solver.annealing.compiled import Bytes, Longs, compiled
from adapters.solver.annealing.names import (
    BRIEF,
    BRIEF_NOW,
    DAYS,
    LEAST,
    LONG,
    LONG_NOW,
    MEMBERS,
    MOST,
    RUN_CAP,
    RUNS,
    RUNS_OF,
    SIZES,
)
from adapters.solver.annealing.tables import at1, at2


@compiled
def _run_costs(t: Longs, run: int, length: int, past: int, days: int) -> tuple[int, int]:
    """What a run of ``length`` days before the day ``past`` costs, and is weighed."""
    long = max(length - t[run + MOST], 0)
    brief = max(t[run + LEAST] - length, 0) if past - length > 0 and past < days else 0
    return long * t[run + LONG] + brief * t[run + BRIEF], long * t[run + LONG_NOW] + brief * t[run + BRIEF_NOW]


@compiled
def runs(t: Longs, s: Longs, rows: Bytes, person: int, first: int, last: int, old: int) -> tuple[bool, int, int]:
    cost, weight = 0, 0
    days = t[t[SIZES] + DAYS]
    own = at1(t, RUNS_OF, person)
    for r in range(t[own], t[own + 1]):
        run = at2(t, RUNS, r, 0)
        members = t[run + MEMBERS]
        some = False
        for day in range(first, last + 1):
            if ((members >> np.int64(rows[person, day])) ^ (members >> s[old + day])) & 1:
                some = True
                break
        if not some:
            continue
        begins, ends = first, last
        while begins > 0 and (members >> np.int64(rows[person, begins - 1])) & 1:
            begins -= 1
        while ends < days - 1 and (members >> np.int64(rows[person, ends + 1])) & 1:
            ends += 1
        length, earlier = 0, 0
        for day in range(begins, ends + 2):
            if day <= ends and (members >> np.int64(rows[person, day])) & 1:
                length += 1
            elif length > 0:
                if length > t[run + RUN_CAP]:
                    return False, 0, 0
                more, heavier = _run_costs(t, run, length, day, days)
                cost += more
                weight += heavier
                length = 0
            if day <= ends and (members >> (s[old + day] if first <= day <= last else np.int64(rows[person, day]))) & 1:
                earlier += 1
            elif earlier > 0:
                more, heavier = _run_costs(t, run, earlier, day, days)
                cost -= more
                weight -= heavier
                earlier = 0
    return True, cost, weight

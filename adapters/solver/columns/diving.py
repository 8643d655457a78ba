"""Whole rows out of shares: settle whoever is nearly settled, generate again for the rest, and so on to the end."""

from adapters.solver.columns.master import Master
from adapters.solver.columns.relaxing import Relaxation, Relaxed
from adapters.solver.instance import Row

SETTLED = 0.999
"""The share of a row that counts as all of it."""
GAP, ROUNDS, WANTED = 0.3, 6, 2
"""How far the others' prices are followed after each step."""


def dive(relaxation: Relaxation, master: Master, relaxed: Relaxed) -> dict[int, Row]:
    """A row for each released person; every row generated on the way stays in ``master``."""
    rows: dict[int, Row] = {}
    while master.released:
        open_rows = [(share, -person, row) for person, row, share in relaxed.solved.used if person in master.released]
        sure = [one for one in open_rows if one[0] >= SETTLED]
        for _, person, row in sure or [max(open_rows)]:
            master.settle(-person, row)
            rows[-person] = row
        if master.released:
            relaxed = relaxation.relax(master, WANTED, worth=relaxed.worth, gap=GAP, rounds=ROUNDS)
    return rows

"""Whole rows out of shares: settle whoever is nearly settled, generate again for the rest, and so on to the end."""

from adapters.solver.columns.master import Master
from adapters.solver.columns.relaxing import Fence, Relaxation, Relaxed, whole
from adapters.solver.instance import Row

SETTLED = 0.999
"""The share of a row that counts as all of it."""
GAP, ROUNDS, WANTED = 0.3, 10, 4
"""How far the others' prices are followed after each step."""


def dive(
    relaxation: Relaxation,
    master: Master,
    relaxed: Relaxed,
    *,
    fence: Fence | None = None,
    target: float = float("inf"),
) -> dict[int, Row] | None:
    """A row for each released person; nothing, as soon as it is proven that the way leads to no less than ``target``.

    Every row generated on the way stays in ``master``.
    """
    rows: dict[int, Row] = {}
    while master.released:
        open_rows = [(share, -person, row) for person, row, share in relaxed.solved.used if person in master.released]
        sure = [one for one in open_rows if one[0] >= SETTLED]
        for _, person, row in sure or [max(open_rows)]:
            master.settle(-person, row)
            rows[-person] = row
        if master.released:
            relaxed = relaxation.relax(
                master, WANTED, worth=relaxed.worth, fence=fence, gap=GAP, target=target, rounds=ROUNDS
            )
            if whole(relaxed.bound) >= target:
                return None
    return rows

"""Who is young: few, and judged by the plain rules of ``rules/young.py``."""

from datetime import date

import numpy as np

from domain.working_time.columns.arrays import Bools
from domain.working_time.columns.columns import Columns, once


@once
def young(c: Columns) -> Bools:
    """Who is under 18 on the first day that may matter; nobody of unknown age."""
    adult, day = c.rule.figures.adult_age.value, c.days.all[0]
    if not c.people.some_young:
        return np.zeros(c.people.count, dtype=np.bool_)
    return np.fromiter(
        (born is not None and age(born, day) < adult for born in c.people.born), np.bool_, c.people.count
    )


def age(born: date, day: date) -> int:
    """Whole years on ``day``."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

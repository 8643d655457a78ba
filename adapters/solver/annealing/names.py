"""The tables the search reads (``t``) and keeps (``s``), and the columns of those with several figures of a thing."""

from adapters.solver.annealing.tables import HEADING, numbered

(
    SIZES,
    MAY,
    COST,
    WEIGHTS,
    SHIFT_STARTS,
    SHIFT_ENDS,
    GAP_DAYS,
    BAR_OF,
    BARS,
    TOLL_OF,
    TOLLS,
    RUNS_OF,
    RUNS,
    RESTS_OF,
    RESTS_AT,
    REST_ITEMS,
    RESTS,
    CAPS_OF,
    CAP_FAMILIES,
    CAP_MEASURE,
    CAP_BEGINS,
    CAP_ENDS,
    CAP_FIRST,
    CAP_LAST,
    GOALS_OF,
    GOAL_FAMILIES,
    GOAL_MEASURE,
    GOAL_BEGINS,
    GOAL_ENDS,
    GOAL_FIRST,
    GOAL_LAST,
    GOAL_PRICES,
    MARKS_AT,
    MARK_ITEMS,
    COUNTS_OF,
    COUNTS_AT,
    COUNT_ITEMS,
    COUNT_PRICES,
    SLOTS_OF,
    SLOTS_AT,
    SLOT_ITEMS,
    SLOT_FIGURES,
    CROWD_OF,
    CROWDS_AT,
    CROWD_ITEMS,
    OPEN_CELLS,
    WEEKENDS,
    SHARES,
    SLACK,
    TOTALS,
    STANDS,
    WORKED,
    HEADS,
    LACKING,
    LACKING_AT,
    WANTED,
    SEGMENTS,
    DRAFT,
    WAS,
    CHANGE,
    NUMBERS,
) = numbered(61)
"""``t`` holds all headings; the tables from ``SLACK`` on lie in ``s``."""

FAMILIES, MEASURE, BEGINS, ENDS, SPAN_FIRST, SPAN_LAST = (i * HEADING for i in range(1, 7))
"""The tables of ``CAPS_OF`` or ``GOALS_OF``, from its own heading on."""

PEOPLE, DAYS, CODES, GAPS, SLOTS, CELLS, WEEKEND_COUNT, CYCLE, FIRST_DAY = range(9)
"""Columns of ``SIZES``; a cycle of 0 days: the rota does not repeat."""
PENALTY, BEST, LACKING_COUNT, MOVES, LUCK, FLOORS = range(6)
"""Columns of ``NUMBERS``; ``FLOORS`` is the change since the beginning in what the rows lack to floors."""

FREE = 1 << 30
"""In place of a limit where there is none."""
LOW, UNDER, HIGH, OVER, CAP, UNDER_NOW, OVER_NOW = range(7)
"""Columns of what is priced by a count. ``..._NOW`` is what the search weighs a unit at: less, for what must not be."""
MINIMUM, LACKS, IDEAL, SHORT, SURPLUS, LACKS_NOW, SHORT_NOW, SURPLUS_NOW, SLOT_DAY, SLOT_CODES = range(10)
"""Columns of a slot; its codes are bits."""
MEMBERS, RUN_CAP, MOST, LONG, LEAST, BRIEF, LONG_NOW, BRIEF_NOW = range(8)
"""Columns of a run; its codes are bits."""
FIRST, LAST, OPENS, CLOSES, REST = range(5)
"""Columns of a week's rest, and the first two of a segment after its person."""

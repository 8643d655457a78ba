"""Small instances drawn at random, with limits and prices of every kind."""

from random import Random

from adapters.solver.instance import (
    FLOOR,
    OFF,
    Cell,
    CellCost,
    Instance,
    MarkCount,
    Pair,
    Person,
    RestWeek,
    Row,
    Run,
    Slot,
    Tally,
)
from adapters.solver.legality import lawful

DAY = 24 * 60
CLOCKS = ((7 * 60, 15 * 60), (14 * 60, 22 * 60), (21 * 60, 31 * 60))
"""When the codes begin and end: day, evening, night."""
HEAVY = (1, 3, 20, 100, 1000, FLOOR)


def posed(seed: int, *, repeats: bool = False) -> Instance:
    """An instance whose start is lawful; with ``repeats`` one whose rows repeat."""
    random = Random(seed)  # noqa: S311 - an instance to try, no secret
    cycle = random.randint(5, 8) if repeats else None
    days = cycle * random.randint(2, 3) + random.randint(0, 2) if cycle else random.randint(8, 20)
    codes = random.randint(1, 3)
    history = random.randint(0, 2)
    marks = _marks(random, days, codes)
    people = tuple(_person(random, number, days, codes, len(marks), history) for number in range(random.randint(1, 5)))
    slots = tuple(_slot(random, day, codes, len(people)) for day in range(days) for _ in range(random.randint(0, 2)))
    starts, ends = (tuple((0, *(d * DAY + clock[i] for clock in CLOCKS[:codes])) for d in range(days)) for i in (0, 1))
    weights = tuple((0, *(random.randint(0, 3) for _ in range(codes))) for _ in range(days))
    instance = Instance(
        days=days,
        codes=codes,
        grain=60,
        starts=starts,
        ends=ends,
        measures=(tuple((0, *(8 for _ in range(codes))) for _ in range(days)), weights),
        people=people,
        slots=slots,
        slots_on=tuple(tuple(i for i, slot in enumerate(slots) if slot.day == d) for d in range(days)),
        marks=marks,
        weekends=tuple((d, d + 1) for d in range(5, days - 1, 7)),
        weeks=tuple(tuple(range(d, min(d + 7, days))) for d in range(0, days, 7)),
        start=tuple(_start(random, who, history) for who in people),
        first_day=history,
        cycle=cycle,
    )
    return _lawful_start(instance)


def _lawful_start(instance: Instance) -> Instance:
    """With nothing laid in advance where that would break a limit, or could not repeat."""
    kept = tuple(
        row if instance.cycle is None and lawful(instance, p, row) else (OFF,) * instance.days
        for p, row in enumerate(instance.start)
    )
    fields = {name: getattr(instance, name) for name in Instance.__slots__}
    return Instance(**{**fields, "start": kept})


def _start(random: Random, who: Person, history: int) -> Row:
    return tuple(
        random.choice((OFF, *who.options[d])) if fixed or d < history else OFF for d, fixed in enumerate(who.fixed)
    )


def _marks(random: Random, days: int, codes: int) -> tuple[tuple[Cell, ...], ...]:
    weekends = [tuple((d + i, c) for i in (0, 1) for c in range(1, codes + 1)) for d in range(5, days - 1, 7)]
    others = [
        tuple((d, c) for c in range(1, codes + 1) if random.random() < 0.7) for d in random.sample(range(days), 3)
    ]
    return tuple(mark for mark in (*weekends, *others) if mark)


def _some(random: Random, of: range) -> frozenset[int]:
    return frozenset(random.sample(of, random.randint(1, len(of))))


def _person(random: Random, number: int, days: int, codes: int, marks: int, history: int) -> Person:
    working = range(1, codes + 1)
    fixed = tuple(d < history or random.random() < 0.08 for d in range(days))
    pairs = [Pair("rest", d, frozenset({3}), d + 1, frozenset({1})) for d in range(days - 1) if codes == 3]
    for _ in range(4):
        gap = random.choice((1, 1, 2))
        day = random.randrange(days - gap)
        if random.random() < 0.5:
            pairs.append(Pair("barred", day, _some(random, working), day + gap, _some(random, working)))
        else:
            either = range(codes + 1)
            cost = random.choice(HEAVY[:-1])
            pairs.append(Pair("dear", day, _some(random, either), day + gap, _some(random, either), cost, "shape"))
    return Person(
        name=f"p{number}",
        options=tuple(tuple(c for c in working if random.random() < 0.85) for _ in range(days)),
        fixed=fixed,
        pairs=tuple(pairs),
        rests=tuple(
            RestWeek(max(d - 1, 0), d + 6, d * DAY, (d + 7) * DAY, random.choice((30, 35, 40)) * 60)
            for d in range(0, days - 6, 7)
        ),
        tallies=(
            *(Tally("rolling", random.randint(0, 1), d, d + 4, at_most=random.randint(6, 34)) for d in range(days - 4)),
            Tally("due", 0, 0, days - 1, low=random.randint(20, 100), under=random.choice(HEAVY), part="hours"),
            *(_tally(random, days) for _ in range(2)),
        ),
        mark_counts=tuple(_count(random, marks) for _ in range(3)) if marks else (),
        runs=(
            Run("in_a_row", frozenset(working), at_most=random.randint(2, 5)),
            Run("long", _some(random, working), most=2, long=random.choice(HEAVY), part="shape"),
            Run("brief", _some(random, range(codes + 1)), least=3, short=random.choice(HEAVY), part="shape"),
        ),
        costs=tuple(
            CellCost(random.randrange(days), random.randint(0, codes), random.choice(HEAVY[:-1]), "wishes")
            for _ in range(6)
        ),
    )


def _tally(random: Random, days: int) -> Tally:
    first = random.randrange(days)
    low = random.randint(0, 8)
    under, over = random.choice(HEAVY), random.choice(HEAVY)
    last = random.randint(first, days - 1)
    return Tally("range", 1, first, last, low=low, under=under, high=low + 2, over=over, part="shares")


def _count(random: Random, marks: int) -> MarkCount:
    chosen = tuple(sorted(_some(random, range(marks))))
    at_most = random.choice((None, 1, 2))
    low = random.randint(0, 1)
    under, over = random.choice(HEAVY), random.choice(HEAVY)
    return MarkCount("marks", chosen, at_most, low=low, under=under, high=low, over=over, part="shares")


def _slot(random: Random, day: int, codes: int, people: int) -> Slot:
    minimum = random.randint(0, 2)
    return Slot(
        day,
        _some(random, range(1, codes + 1)),
        _some(random, range(people)),
        minimum,
        lacking=random.choice(HEAVY),
        ideal=minimum + random.randint(0, 1),
        short=random.choice((0, 20)),
        over=random.choice((0, 3)),
    )

"""What a search begins from: a given rota with as little taken away as makes every row lawful, or the fixed cells."""

from adapters.solver.instance import OFF, Instance, Row
from adapters.solver.legality import breaches


def first_rows(instance: Instance) -> tuple[Row, ...]:
    """Lawful rows, the given rota's where they can stand. What is fixed is lawful already."""
    if not instance.begin:
        return instance.start
    return tuple(_lawful(instance, person, row) for person, row in enumerate(instance.begin))


def _lawful(instance: Instance, person: int, given: Row) -> Row:
    """``given`` less what may not stand; every round takes at least one shift away, and none is always lawful."""
    who, start = instance.people[person], instance.start[person]
    row = [start[d] if who.fixed[d] else code if code in who.options[d] else OFF for d, code in enumerate(given)]
    if instance.cycle is not None:
        for day in range(instance.first_day + instance.cycle, instance.days):
            if row[day] != row[day - instance.cycle]:
                _clear_place(instance, row, day)
    while found := {day for _, day in breaches(instance, person, row)}:
        for day in sorted(found):
            _clear(instance, person, row, day)
    return tuple(row)


def _clear(instance: Instance, person: int, row: list[int], shown_on: int) -> None:
    """Free the last open shift up to the day that a breach shows on, or the first one after it."""
    fixed = instance.people[person].fixed
    worked = [d for d, code in enumerate(row) if code != OFF and not fixed[d]]
    if not worked:
        raise AssertionError(f"{instance.people[person].name}: what is fixed breaks a limit by itself")
    before = [d for d in worked if d <= shown_on]
    day = before[-1] if before else worked[0]
    if instance.cycle is None:
        row[day] = OFF
    else:
        _clear_place(instance, row, day)


def _clear_place(instance: Instance, row: list[int], day: int) -> None:
    """Free a day of a repeating rota, every time it comes."""
    cycle, first = instance.cycle or instance.days, instance.first_day
    for twin in range(first + (day - first) % cycle, instance.days, cycle):
        row[twin] = OFF

"""The limits of the rows as arrays: tallies, counts of marks, runs and weekly rests."""

from collections.abc import Sequence

import numpy as np

from adapters.solver.annealing.compiled import Longs
from adapters.solver.annealing.families import Ints, Lists, Span, Spans, in_classes, lay_out, list_up
from adapters.solver.annealing.names import BRIEF_NOW, CAP, FREE, OVER_NOW
from adapters.solver.instance import Instance, MarkCount, Tally


def bits(codes: frozenset[int]) -> int:
    """``codes`` as the bits of one number."""
    return sum(1 << c for c in codes)


def ceilings(instance: Instance, may: Longs, weights: Ints) -> tuple[Spans, Longs]:
    """Hard limits on tallies, with each person's amounts; those that no row could reach are left out."""
    reach = _reach(may, weights)
    kept: list[dict[Span, int]] = []
    for p, who in enumerate(instance.people):
        tightest: dict[Span, int] = {}
        for t in who.tallies:
            if t.at_most is not None and reach[t.measure, p, t.last + 1] - reach[t.measure, p, t.first] > t.at_most:
                span = Span(t.measure, t.first, t.last)
                tightest[span] = min(t.at_most, tightest.get(span, t.at_most))
        kept.append(tightest)
    spans, orders = lay_out([list(k) for k in kept], instance.days)
    amounts = np.full((len(kept), max(map(len, orders), default=0) + 1), FREE, np.int64)
    for p, (own, order) in enumerate(zip(kept, orders, strict=True)):
        found = list(own.values())
        amounts[p, : len(order)] = [found[i] for i in order]
    return spans, amounts


def _reach(may: Longs, weights: Ints) -> Longs:
    """The most that a row's days could weigh together, by measure, person and days from the first on."""
    measures, days, codes = weights.shape
    found = np.zeros((measures, len(may), days + 1), np.int64)
    stands = (may[:, :, None] >> np.arange(codes)) & 1
    for m in range(measures):
        found[m, :, 1:] = (stands * weights[m]).max(axis=2).cumsum(axis=1)
    return found


def goals(instance: Instance) -> tuple[Spans, Longs]:
    """Priced tallies, with each person's prices."""
    kept = [[t for t in who.tallies if t.under or t.over] for who in instance.people]
    spans, orders = lay_out([[Span(t.measure, t.first, t.last) for t in own] for own in kept], instance.days)
    prices = np.zeros((len(kept), max(map(len, orders), default=0) + 1, OVER_NOW + 1), np.int64)
    for p, (own, order) in enumerate(zip(kept, orders, strict=True)):
        for place, i in enumerate(order):
            prices[p, place] = _prices(own[i])
    return spans, prices


def counts(instance: Instance) -> tuple[Lists, Longs]:
    """For each mark the counts it is in, with each person's prices and caps by count."""
    of, firsts = in_classes([tuple(c.marks for c in who.mark_counts) for who in instance.people])
    classes = []
    for first in firsts:
        places: list[list[int]] = [[] for _ in instance.marks]
        for number, count in enumerate(instance.people[first].mark_counts):
            for mark in count.marks:
                places[mark].append(number)
        classes.append(places)
    most = max((len(who.mark_counts) for who in instance.people), default=0)
    prices = np.zeros((len(instance.people), most + 1, OVER_NOW + 1), np.int64)
    prices[:, :, CAP] = FREE
    for p, who in enumerate(instance.people):
        for number, count in enumerate(who.mark_counts):
            prices[p, number] = _prices(count)
    return list_up(classes, of), prices


def _prices(limit: Tally | MarkCount) -> tuple[int, ...]:
    high = FREE if limit.high is None else limit.high
    cap = FREE if limit.at_most is None else limit.at_most
    return (limit.low, limit.under, high, limit.over, cap, limit.under, limit.over)


def marks(instance: Instance) -> Lists:
    """By day and code: the marks that the cell works."""
    codes = instance.codes + 1
    places: list[list[int]] = [[] for _ in range(instance.days * codes)]
    for number, mark in enumerate(instance.marks):
        for day, code in mark:
            places[day * codes + code].append(number)
    return list_up([places], [0])


def runs(instance: Instance) -> tuple[Ints, Longs]:
    """Where each person's runs begin, and the runs."""
    found: list[tuple[int, ...]] = []
    at = [0]
    for who in instance.people:
        for run in who.runs:
            cap = FREE if run.at_most is None else run.at_most
            most = FREE if run.most is None else run.most
            found.append((bits(run.codes), cap, most, run.long, run.least, run.short, run.long, run.short))
        at.append(len(found))
    return np.array(at, np.int32), np.array(found, np.int64).reshape(-1, BRIEF_NOW + 1)


def rests(instance: Instance) -> tuple[Lists, Ints]:
    """By day: the weekly rests that its shift can cut; and the rests."""
    of, firsts = in_classes([who.rests for who in instance.people])
    classes: list[Sequence[Sequence[int]]] = []
    found: list[tuple[int, ...]] = []
    for first in firsts:
        places: list[list[int]] = [[] for _ in range(instance.days)]
        for rest in instance.people[first].rests:
            for day in range(rest.first, rest.last + 1):
                places[day].append(len(found))
            found.append((rest.first, rest.last, rest.opens, rest.closes, rest.least))
        classes.append(places)
    return list_up(classes, of), np.array(found, np.int32).reshape(-1, 5)

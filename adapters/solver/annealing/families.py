"""What many people's rows have in common, laid out once: lists by place, and spans of days by day."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]


class Lists(NamedTuple):
    """A list of numbers for each place; people with the same lists share a class."""

    of: Ints
    """Class, by person."""
    at: Ints
    """Where the list of a place begins in ``items``, by class and place; and where the last one ends."""
    items: Ints


class Span(NamedTuple):
    """A measure over some days."""

    measure: int
    first: int
    last: int


class Spans(NamedTuple):
    """Everybody's spans, in families of one measure in which neither the first nor the last day ever goes back."""

    of: Ints
    """Class, by person."""
    families: Ints
    """How many families, by class."""
    measure: Ints
    """By class and family."""
    begins: Ints
    """The family's first span that ends on this day or later, by class, family and day."""
    ends: Ints
    """One past the family's last span that begins on this day or earlier."""
    first: Ints
    """First day, by class and span."""
    last: Ints


def list_up(classes: Sequence[Sequence[Sequence[int]]], of: Sequence[int]) -> Lists:
    """The lists by class and place, with each person's class."""
    items = [item for places in classes for place in places for item in place]
    width = len(classes[0]) + 1 if classes else 1
    counts = np.array([[0, *map(len, places)] for places in classes], np.int64).reshape(len(classes), width)
    at = counts.cumsum(axis=1) + np.concatenate(([0], counts.sum(axis=1).cumsum()[:-1]))[:, None]
    return Lists(np.array(of, np.int32), at.astype(np.int32), np.array(items or [0], np.int32))


def in_classes(keys: Sequence[tuple[object, ...]]) -> tuple[list[int], list[int]]:
    """Each key's class, and for each class the place of the first key of it."""
    numbers: dict[tuple[object, ...], int] = {}
    firsts: list[int] = []
    of = []
    for place, key in enumerate(keys):
        if key not in numbers:
            numbers[key] = len(numbers)
            firsts.append(place)
        of.append(numbers[key])
    return of, firsts


def lay_out(everybody: Sequence[Sequence[Span]], days: int) -> tuple[Spans, list[list[int]]]:
    """The spans of each person, and for each person the places of the given spans in the order they are laid out."""
    of, firsts = in_classes([tuple(spans) for spans in everybody])
    classes = [everybody[first] for first in firsts]
    laid = [_families(spans) for spans in classes]
    wide = max((len(families) for families in laid), default=0)
    long = max(map(len, classes), default=0)
    measure = np.zeros((len(classes), max(wide, 1)), np.int32)
    begins, ends = (np.zeros((len(classes), max(wide, 1), days), np.int32) for _ in range(2))
    first, last = (np.zeros((len(classes), max(long, 1)), np.int32) for _ in range(2))
    for c, (spans, families) in enumerate(zip(classes, laid, strict=True)):
        place = 0
        for f, family in enumerate(families):
            own = [spans[i] for i in family]
            span = slice(place, place + len(own))
            first[c, span], last[c, span] = [s.first for s in own], [s.last for s in own]
            measure[c, f] = own[0].measure
            begins[c, f] = place + np.searchsorted(last[c, span], np.arange(days), side="left")
            ends[c, f] = place + np.searchsorted(first[c, span], np.arange(days), side="right")
            place += len(own)
    counts = np.array([len(families) for families in laid], np.int32)
    orders = [[i for family in laid[c] for i in family] for c in of]
    return Spans(np.array(of, np.int32), counts, measure, begins, ends, first, last), orders


def _families(spans: Sequence[Span]) -> list[list[int]]:
    """``spans`` by place, told apart into families; of one measure those with fewest spans first."""
    found: list[list[int]] = []
    for i in sorted(range(len(spans)), key=lambda i: (spans[i], i)):
        for family in found:
            before = spans[family[-1]]
            if before.measure == spans[i].measure and before.last <= spans[i].last:
                family.append(i)
                break
        else:
            found.append([i])
    return sorted(found, key=lambda family: (spans[family[0]].measure, len(family)))

"""From a system that cannot be met to a smallest set of its tags that cannot: found, thinned, and solved again."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from adapters.solver.explaining.linear import Linear, Shortage
from adapters.solver.explaining.logical import core, fits, least_missing
from adapters.solver.explaining.sources import Tag
from adapters.solver.explaining.system import System
from domain.rota.explaining import Source

FIRST_TO_GO = (
    Source.LAW, Source.AGREEMENT, Source.UNIT_TERMS, Source.TERMS, Source.COURSE, Source.ABSENCE, Source.ADAPTATION,
    Source.KEPT, Source.NEED,
)  # fmt: skip
"""Where several smallest sets could be named, what can be relaxed stays rather than what cannot."""
FIRM = {Source.NEED, Source.LAW, Source.AGREEMENT, Source.UNIT_TERMS}
"""What is nobody's own: where it cannot stand by itself, no person's terms are named beside it."""
UNKNOWN = 2
"""Questions left open after which no more are asked, and the set is not said to be smallest."""


@dataclass(frozen=True, slots=True)
class Found:
    """Tags that cannot all stand."""

    tags: frozenset[Tag]
    short: int
    """Heads that must be missing of what the system asked for, all its tags standing."""
    verified: bool
    minimal: bool
    each: bool
    """Whether the set is smallest by person and day, not by kind only."""


def extract(system: System, linear: Linear, *, each: bool) -> Found | None:
    """A smallest set that cannot stand, by person and day where ``each``; nothing where none was shown."""
    shortage = linear.shortage()
    if not shortage.any and not each:
        return None
    firm = frozenset(t for t in system.tags() if t.source in FIRM)
    impersonal = linear.shortage(firm)
    asked = lowered(system) if each and shortage.whole > 1 and not impersonal.any else system
    asked_linear = linear if asked is system else Linear(asked)
    extraction = _Extraction(asked, asked_linear, each=each)
    first = impersonal if impersonal.any else asked_linear.shortage()
    tags = extraction.by_numbers(first) or (extraction.by_logic() if each else frozenset())
    if not tags:
        return None
    tags, verified, minimal = extraction.verified(tags)
    return Found(tags, max(shortage.whole, 1), verified, minimal, each)


def lowered(system: System) -> System:
    """``system`` asking for one head more than can be had, so that each thing in the way of it counts.

    Without this, of five who are away where two are needed and none is there, one could as well come back.
    """
    missing = least_missing(system)
    if missing is None or sum(missing) < 2:
        return system
    keep = next(i for i, lacking in enumerate(missing) if lacking)
    heads = [d.heads - m + int(i == keep) for i, (d, m) in enumerate(zip(system.demands, missing, strict=True))]
    return replace(system, demands=[replace(d, heads=h) for d, h in zip(system.demands, heads, strict=True)])


class _Extraction:
    def __init__(self, system: System, linear: Linear, *, each: bool) -> None:
        self.system = system
        self.linear = linear
        self.each = each

    def by_numbers(self, shortage: Shortage) -> frozenset[Tag]:
        """What a shortage rests on, thinned group by group; none where the linear program shows none."""
        if not shortage.any:
            return frozenset()
        tags = shortage.support
        for group in self.groups(tags):
            without = self.linear.shortage(tags - group)
            if group & tags and without.any:
                tags = without.support
        return tags

    def by_logic(self) -> frozenset[Tag]:
        """What whole numbers cannot do, though parts of them could."""
        tags = core(self.system)
        if not tags or fits(self.system, tags) is not False:
            return frozenset()
        for group in self.groups(tags):
            if fits(self.system, tags - group) is False:
                tags -= group
        return tags

    def verified(self, tags: frozenset[Tag]) -> tuple[frozenset[Tag], bool, bool]:
        """The set solved again, and again without each of its groups; a group that can go, goes."""
        unknown = 0
        for group in self.groups(tags):
            without = fits(self.system, tags - group) if unknown < UNKNOWN else None
            if without is False:
                tags -= group
            unknown += without is None
        again = Linear(self.system).shortage(tags).any or fits(self.system, tags) is False
        return tags, again, not unknown

    def groups(self, tags: Iterable[Tag]) -> list[frozenset[Tag]]:
        """Tags that go together, those to be let go first before the others."""
        found: dict[Tag, set[Tag]] = {}
        for tag in tags:
            found.setdefault(self.key(tag), set()).add(tag)
        return [frozenset(found[key]) for key in sorted(found, key=lambda k: (FIRST_TO_GO.index(k.source), k))]

    def key(self, tag: Tag) -> Tag:
        """What a tag is let go together with."""
        return tag if self.each else tag.coarse


def same_kind(tags: Collection[Tag], found: Found) -> frozenset[Tag]:
    """Those of ``tags`` that are of the same kind as what was found, whichever day."""
    kinds = {(t.source, t.name, t.person if found.each else -1) for t in found.tags}
    return frozenset(t for t in tags if (t.source, t.name, t.person if found.each else -1) in kinds)

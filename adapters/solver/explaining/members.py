"""What was found, as the domain's values: members with their owners, figures and prices."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from adapters.solver.explaining.extraction import Found
from adapters.solver.explaining.linear import Linear
from adapters.solver.explaining.sources import HOURS_DUE, RULES, Ground, Sources, Tag
from adapters.solver.explaining.system import System
from adapters.solver.instance import Instance
from domain.calendar import Period
from domain.rota.explaining import Conflict, ConflictKind, Member, Price, Source
from domain.working_time.findings import Amount
from domain.working_time.model import ZERO

BY_PERSON = {Source.ABSENCE, Source.ADAPTATION, Source.COURSE, Source.KEPT, Source.TERMS}
"""What is one person's own, and named for each."""
NEED_FIRST = (Source.NEED, Source.UNIT_TERMS, Source.AGREEMENT, Source.LAW)
STEPS = {"weekend_frequency": -1, "consecutive_shifts": 1, "consecutive_nights": 1}
"""What a step of relaxing does to a figure of the unit's."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A found conflict with the system it was shown on."""

    kind: ConflictKind
    system: System
    linear: Linear
    found: Found


class Telling:
    """Tells what was found in the domain's words."""

    def __init__(self, instance: Instance, sources: Sources) -> None:
        self.instance = instance
        self.sources = sources

    def conflict(self, shown: Shown, again: Iterable[Period] = ()) -> Conflict:
        """The conflict as a value."""
        found = shown.found
        groups: dict[tuple[object, ...], set[Tag]] = {}
        grounds: dict[tuple[object, ...], Ground] = {}
        for tag in sorted(found.tags, reverse=True):  # the first one's ground stands for all
            ground = self.sources.ground(tag, self._some_day(tag, shown.system))
            own = tag.person if found.each and ground.source in BY_PERSON else -1
            key = (ground.source, tag.name, own)
            groups.setdefault(key, set()).add(tag)
            grounds[key] = ground
        members = [self._member(frozenset(tags), grounds[key], shown) for key, tags in groups.items()]
        return Conflict(
            kind=shown.kind,
            period=self.period(shown.system),
            members=tuple(sorted(members, key=_order)),
            short=found.short,
            verified=found.verified,
            minimal=found.minimal,
            each=found.each,
            again=tuple(again),
        )

    def period(self, system: System) -> Period:
        """The days of a system."""
        first, last = system.extent
        return Period(self.sources.spans.days[first], self.sources.spans.days[last])

    def _some_day(self, tag: Tag, system: System) -> int:
        return tag.day if tag.day >= 0 else system.extent[0]

    def _member(self, tags: frozenset[Tag], ground: Ground, shown: Shown) -> Member:
        tag = min(tags)
        figure, unit = ground.figure, ground.unit
        shift = skill = None
        slots = self._slots(tags, shown.system)
        if ground.source is Source.NEED:
            need = self.sources.needs[slots[0]]
            shift, skill = (None if tag.name.startswith("* ") else need.shift), need.skill
            figure, unit = sum(self.instance.slots[s].minimum for s in slots), "heads"
        elif tag.name in HOURS_DUE:
            figure, unit = self._hours_due(tags, shown.system), ""
        people = sorted({self.sources.names[t.person] for t in tags if t.person >= 0})
        return Member(
            source=ground.source,
            owner=ground.owner,
            rule=ground.rule or RULES.get(tag.name, ""),
            people=tuple(people),
            days=self._days(tags, slots, shown),
            shift=shift,
            skill=skill,
            figure=figure,
            unit=unit,
            basis=ground.basis,
            prices=self._prices(tags, figure, shown),
        )

    def _slots(self, tags: frozenset[Tag], system: System) -> list[int]:
        return sorted(s for d in system.demands if d.tag in tags for s in d.slots)

    def _days(self, tags: frozenset[Tag], slots: list[int], shown: Shown) -> tuple[date, ...]:
        """The days that a member concerns: of a need its own, of what is personal those of the need it closes."""
        found = {self.instance.slots[s].day for s in slots} | {t.day for t in tags if t.day >= 0}
        some = min(tags)
        if some.source in {Source.ABSENCE, Source.ADAPTATION}:
            asked = {self.instance.slots[s] for s in self._slots(shown.found.tags, shown.system)}
            found |= {
                slot.day for t in tags for slot in asked for c in slot.codes
                if t in self.sources.closed(t.person, (slot.day, c))
            }  # fmt: skip
        days = self.sources.spans.days
        return tuple(days[d] for d in sorted(found))

    def _hours_due(self, tags: frozenset[Tag], system: System) -> Amount:
        period = self.period(system)
        people = {self.sources.problem.people[self.sources.names[t.person]] for t in tags}
        return sum((terms.hours_due(period) for terms in people), ZERO)

    def _prices(self, tags: frozenset[Tag], figure: Amount | None, shown: Shown) -> tuple[Price, ...]:
        """What lifting the member alone gives of all that was asked there, then what a step does."""
        linear, every = shown.linear, shown.system.tags()
        before = linear.shortage().whole
        if not before:
            return (Price(None, shown.found.short, 0),)
        lifted = self._alike(tags, every, shown)
        left = linear.shortage(every - lifted).whole
        prices = [Price(None, before - left, left)]
        name = min(tags).name
        stepwise = min(tags).source is Source.NEED and shown.kind is not ConflictKind.HOURS
        if isinstance(figure, int) and (name in STEPS or stepwise):
            left = linear.shortage(every, lifted).whole
            heads = sum(d.tag in lifted for d in shown.system.demands)
            prices.append(Price(figure + STEPS.get(name, -heads), before - left, left))
        return tuple(prices)

    @staticmethod
    def _alike(tags: frozenset[Tag], every: set[Tag], shown: Shown) -> frozenset[Tag]:
        """The member's tags; of a rule, everybody's."""
        some = min(tags)
        if shown.found.each or some.source is Source.NEED:
            return tags
        return frozenset(t for t in every if t.coarse == some.coarse)


def _order(member: Member) -> tuple[object, ...]:
    place = NEED_FIRST.index(member.source) if member.source in NEED_FIRST else len(NEED_FIRST)
    return (place, member.source, member.shift or "", member.skill or "", member.rule, member.people, member.days)

"""Repairs as they are shown, alike over HTTP and on the command line."""

from dataclasses import dataclass
from datetime import date, timedelta

from application.rota.queries import Assumed
from application.rota.repairing import Ground
from domain.rota.fairness import Share
from domain.rota.repair import Candidate, Change, Payment, Repair, Swap

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class GroundView:
    """What was looked at, and under which agreements."""

    version: int
    rule_set: str
    agreements: Assumed


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A cell before and after; null is a free day."""

    employee: str
    date: date
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class NeedView:
    """A need under its minimum."""

    shift: str
    skill: str
    minimum: int


@dataclass(frozen=True, slots=True)
class ShareView:
    """What somebody has of something with the shift counted, and what a fair share of it is."""

    worked: int
    fair: float


@dataclass(frozen=True, slots=True)
class CandidateView:
    """Somebody who may lawfully take the shift, with the reasons for the place in the list."""

    employee: str
    payment: Payment
    """Hours within the contract, extra hours beside the plan, or overtime beside the plan."""
    hours_left: float
    """Hours due less hours planned over the averaging period, the shift counted."""
    part_time: bool
    fills: tuple[NeedView, ...]
    quick_returns: int
    wish_met: int
    wish_broken: int
    weekends: ShareView | None
    nights: ShareView | None


@dataclass(frozen=True, slots=True)
class CandidatesView:
    """The best first."""

    ground: GroundView
    candidates: tuple[CandidateView, ...]


@dataclass(frozen=True, slots=True)
class SwapView:
    """An exchange between two, or round three."""

    people: tuple[str, ...]
    changes: tuple[ChangeView, ...]
    filled: int
    """Heads under a minimum that it happens to fill."""
    quick_returns: int
    """Short rests made, less those undone."""
    wishes_broken: int
    """Weight of the wishes broken, less that of those met."""
    days_apart: int


@dataclass(frozen=True, slots=True)
class SwapsView:
    """The best first."""

    ground: GroundView
    swaps: tuple[SwapView, ...]


@dataclass(frozen=True, slots=True)
class RepairView:
    """A proposal; nothing of it is recorded."""

    ground: GroundView
    first_day: date
    last_day: date
    freed: tuple[ChangeView, ...]
    """The shifts of those who are away."""
    changes: tuple[ChangeView, ...]
    """Everybody else's cells that change."""
    uncovered_before: int
    """Minimum heads missing over the whole plan with the absences and nothing done."""
    uncovered_after: int
    proven: bool
    """Whether no better repair exists on these days."""


def ground_view(ground: Ground) -> GroundView:
    """What an answer rests on."""
    return GroundView(ground.version, ground.rule_set, ground.agreements)


def repair_view(repair: Repair, ground: Ground) -> RepairView:
    """A proposal as it is shown."""
    return RepairView(
        ground=ground_view(ground),
        first_day=repair.window.first_day,
        last_day=repair.window.last_day,
        freed=tuple(map(change_view, repair.freed)),
        changes=tuple(map(change_view, repair.changes)),
        uncovered_before=repair.uncovered_before,
        uncovered_after=repair.uncovered_after,
        proven=repair.proven,
    )


def candidate_view(c: Candidate) -> CandidateView:
    """A candidate as it is shown."""
    return CandidateView(
        employee=c.change.employee,
        payment=c.payment,
        hours_left=round(c.hours_left / HOUR, 2),
        part_time=c.part_time,
        fills=tuple(NeedView(d.shift, d.skill, d.minimum) for d in c.fills),
        quick_returns=c.quick_returns,
        wish_met=c.wish_met,
        wish_broken=c.wish_broken,
        weekends=_share(c.weekends),
        nights=_share(c.nights),
    )


def swap_view(s: Swap) -> SwapView:
    """An exchange as it is shown."""
    changes = tuple(map(change_view, s.changes))
    return SwapView(s.people, changes, s.filled, s.quick_returns, s.wishes_broken, s.days_apart)


def change_view(c: Change) -> ChangeView:
    """A changed cell as it is shown."""
    return ChangeView(c.employee, c.day, c.before, c.after)


def _share(share: Share | None) -> ShareView | None:
    return None if share is None else ShareView(share.worked, round(share.fair, 2))

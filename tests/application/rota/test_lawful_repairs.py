"""A repairer is not believed: what the rules forbid, and what it was not asked for, is never shown."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from application.rota.lawful_repairs import SHOWN, LawfulRepairs
from domain.calendar import DAY, Period
from domain.ids import PersonId, ShiftCode
from domain.rota.errors import RepairIsUnlawful, RotaOutsideThePlan
from domain.rota.repair import Away, Candidate, Change, Payment, Repair, Swap, Vacant
from domain.rota.solver import RotaProblem
from domain.staffing.need import Demand
from domain.working_time.law import standard_law
from domain.working_time.model import Absence, AbsenceEffect, Rota
from tests.domain.rota.rotas import person, problem
from tests.examples import MON, TUE, WED, A, D, N

P, Q, R = PersonId("p"), PersonId("q"), PersonId("r")
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Scripted:
    """A repairer, and the rota it opens, with set answers."""

    offers: tuple[Candidate, ...] = ()
    exchanges: tuple[Swap, ...] = ()
    changes: tuple[Change, ...] = ()
    uncovered: int = 0

    def open(self, asked: RotaProblem, rota: Rota) -> "Scripted":
        """As ``RotaRepairer.open``."""
        return self

    def candidates(self, vacant: Vacant) -> tuple[Candidate, ...]:
        """As ``OpenRota.candidates``."""
        return self.offers

    def swaps(self, employee: PersonId, day: object) -> tuple[Swap, ...]:
        """As ``OpenRota.swaps``."""
        return self.exchanges

    def repair(self, away: tuple[Away, ...], window: Period) -> Repair:
        """As ``OpenRota.repair``."""
        return Repair((), self.changes, window, self.uncovered, self.uncovered, proven=True)


def asked() -> RotaProblem:
    return replace(problem(person("p"), person("q", 50), person("r")), demands=(Demand(TUE, D, "any", 1, 1),))


def offer(change: Change, hours_left: timedelta = 8 * HOUR, payment: Payment = Payment.WITHIN_CONTRACT) -> Candidate:
    return Candidate(
        change, (), payment, hours_left, part_time=False, quick_returns=0, wish_met=0, wish_broken=0,
        weekends=None, nights=None,
    )  # fmt: skip


def repairs(**script: object) -> LawfulRepairs:
    return LawfulRepairs(Scripted(**script), standard_law())  # type: ignore[arg-type]  # fields by their names


def shown(*offers: Candidate, rota: Rota | None = None, of: RotaProblem | None = None) -> list[PersonId]:
    found = repairs(offers=offers).candidates(of or asked(), rota or Rota({}), Vacant(TUE, D))
    return [c.change.employee for c in found]


def test_who_would_have_too_short_a_rest_is_not_shown() -> None:
    rota = Rota({P: {MON: N}})
    assert shown(offer(Change(P, TUE, None, D)), offer(Change(R, TUE, None, D)), rota=rota) == [R]


def test_who_works_is_away_or_unknown_or_is_offered_for_something_else_is_not_shown() -> None:
    gone = person("r", absences=(Absence(Period(TUE, TUE), AbsenceEffect.AWAY),))
    of = replace(asked(), people={**asked().people, R: gone})
    rota = Rota({P: {TUE: A}})
    wrong = (
        Change(P, TUE, None, D),
        Change(R, TUE, None, D),
        Change(PersonId("x"), TUE, None, D),
        Change(Q, WED, None, D),
    )
    assert shown(*map(offer, wrong), rota=rota, of=of) == []


def test_the_rules_say_whether_hours_are_within_the_contract() -> None:
    days = [MON + n * DAY for n in (2, 3, 7, 8)]
    rota = Rota({Q: dict.fromkeys(days, D)})
    (found,) = repairs(offers=(offer(Change(Q, TUE, None, D)),)).candidates(asked(), rota, Vacant(TUE, D))
    assert found.payment is Payment.EXTRA_HOURS, "five shifts are above half of two weeks"
    (found,) = repairs(offers=(offer(Change(Q, TUE, None, D), payment=Payment.EXTRA_HOURS),)).candidates(
        asked(), Rota({}), Vacant(TUE, D)
    )
    assert found.payment is Payment.WITHIN_CONTRACT


def test_an_exchange_that_the_rules_forbid_or_that_is_none_is_not_shown() -> None:
    rota = Rota({P: {TUE: D}, Q: {WED: D, MON: N}, R: {WED: D}})
    to_q = (Change(P, TUE, D, None), Change(P, WED, None, D), Change(Q, TUE, None, D), Change(Q, WED, D, None))
    to_r = tuple(replace(c, employee=R) if c.employee == Q else c for c in to_q)
    gone = to_r[:-1]
    swaps = tuple(Swap(cells, 0, 0, 0, 1) for cells in (to_q, to_r, gone))
    assert [s.people for s in repairs(exchanges=swaps).swaps(asked(), rota, P, TUE)] == [(P, R)]


def test_exchanges_of_two_and_of_three_are_shown_up_to_a_number() -> None:
    rota = Rota({P: {TUE: D}, R: {WED: D}})
    cells = (Change(P, TUE, D, None), Change(P, WED, None, D), Change(R, TUE, None, D), Change(R, WED, D, None))
    swaps = (Swap(cells, 0, 0, 0, 1),) * (SHOWN + 3)
    assert len(repairs(exchanges=swaps).swaps(asked(), rota, P, TUE)) == SHOWN


AWAY = (Away(P, Period(TUE, TUE)),)
STANDS = Rota({P: {TUE: D}, Q: {MON: N}})


def test_a_repair_that_the_rules_forbid_is_refused_with_what_forbids_it() -> None:
    lies = repairs(changes=(Change(Q, TUE, None, D),))
    with pytest.raises(RepairIsUnlawful) as refusal:
        lies.repair(asked(), STANDS, AWAY, TUE, 7)
    assert "AML-10-8-1-DAILY-REST" in {f.rule for f in refusal.value.findings}
    assert {f.employee for f in refusal.value.findings} == {Q}


@pytest.mark.parametrize(
    "change",
    [
        Change(P, TUE, None, D),
        Change(R, MON, None, D),
        Change(R, TUE, D, None),
    ],
    ids=["of who is away", "outside the window", "of what does not stand"],
)
def test_a_repair_that_moves_what_is_not_its_to_move_is_refused(change: Change) -> None:
    with pytest.raises(RepairIsUnlawful, match="not its to move"):
        repairs(changes=(change,)).repair(asked(), STANDS, AWAY, TUE, 7)


def test_what_is_uncovered_is_counted_anew() -> None:
    found = repairs(changes=(Change(R, TUE, None, D),), uncovered=7).repair(asked(), STANDS, AWAY, TUE, 7)
    assert (found.uncovered_before, found.uncovered_after) == (1, 0)
    assert found.freed == (Change(P, TUE, D, None),)


def test_the_window_ends_with_the_plan() -> None:
    last = asked().period.last_day
    found = repairs().repair(asked(), STANDS, AWAY, last - DAY, 14)
    assert found.window == Period(last - DAY, last)


def test_an_absence_or_a_window_outside_the_plan_is_refused() -> None:
    last = asked().period.last_day
    outside = (Away(P, Period(TUE, last + DAY)),)
    for away, first in ((outside, TUE), (AWAY, last + DAY), ((Away(PersonId("x"), Period(TUE, TUE)),), TUE)):
        with pytest.raises(RotaOutsideThePlan):
            repairs().repair(asked(), STANDS, away, first, 7)
    with pytest.raises(RotaOutsideThePlan, match="XX is not a shift code"):
        repairs().candidates(asked(), STANDS, Vacant(TUE, ShiftCode("XX")))
    with pytest.raises(RotaOutsideThePlan, match="nobody"):
        repairs().candidates(asked(), STANDS, Vacant(TUE, D, PersonId("nobody")))


def test_what_was_forbidden_before_forbids_no_repair() -> None:
    broken = Rota({Q: {WED: N, WED + DAY: D}, P: {TUE: D}})
    found = repairs(changes=(Change(Q, TUE, None, D),)).repair(asked(), broken, AWAY, TUE, 7)
    assert found.uncovered_after == 0

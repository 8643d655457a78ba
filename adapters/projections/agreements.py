"""Agreements, and for how many of the lines in their scope they are signed as those lines stand.

``agreement_scopes`` says who is in which agreement's scope: union membership can be inferred from it, so it is
special-category data (GDPR art. 9). It is made from the log and purged by a rebuild after an erasure; nothing that is
returned from here names anybody in a scope, only how many there are.

Whether a signature holds is seen, not stored: the line's fingerprint is the one signed for, or it is not. Reads the
rows of ``current_rota``, which is projected first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from adapters.projections.current_rota import changed_at, opened
from adapters.projections.rows import Projection, Rows, number, text
from application.ports.event_store import Recorded
from application.ports.read_models import AgreementView
from domain.agreement.events import (
    AgreementExtended,
    AgreementNoticeGiven,
    AgreementProposed,
    AgreementRefused,
    AgreementReliedOn,
    AgreementSigned,
    Ground,
)
from domain.ids import AgreementId, Fingerprint, PersonId, PlanId
from domain.rota.events import RotaGenerated, RotaImported, RotaLineChanged, RotaProposed
from domain.rota.states import line_fingerprint, types_of
from domain.working_time.model import Basis

UNSIGNED = ""
GROUNDS = {ground.value: ground for ground in Ground}
TABLES = {
    "agreements": "agreement text not null, plan text not null, basis text not null, party text not null, "
    "first_day text not null, last_day text not null, refused bigint not null, extended bigint not null, "
    "notice_given bigint not null, version bigint not null, primary key (generation, agreement)",
    "agreement_scopes": "agreement text not null, employee text not null, ground text not null, "
    "signed_line text not null, primary key (generation, agreement, employee)",
    "agreement_lines": "plan text not null, employee text not null, line text not null, "
    "primary key (generation, plan, employee)",
}
INDEXES = {"agreements_of_plan": "agreements (generation, plan)"}


@dataclass(frozen=True, slots=True)
class Scoped:
    """One person in an agreement's scope; for use among projections only, never in an answer."""

    employee: PersonId
    ground: Ground
    signed: bool
    """Whether the line as it stands is the one signed for."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement as it stands, with its scope."""

    agreement: AgreementId
    plan: PlanId
    basis: Basis
    party: str
    first_day: date
    last_day: date
    """The last day in force; after notice, the day that notice set."""
    refused: bool
    extended: bool
    notice_given: bool
    version: int
    scope: tuple[Scoped, ...]

    @property
    def signed_for(self) -> int:
        """Lines in scope that are signed for as they stand."""
        return sum(s.signed for s in self.scope)

    @property
    def state(self) -> str:
        """``ended`` from the notice on (``last_day`` says when), else how far the signing has come."""
        if self.notice_given:
            return "ended"
        if self.scope and self.signed_for == len(self.scope):
            return "signed"
        if self.refused:
            return "refused"
        return "partly_signed" if self.signed_for else "offered"


def apply(recorded: Recorded, rows: Rows) -> None:
    """Change the rows by one fact; facts that concern neither agreements nor lines change nothing here."""
    event = recorded.event
    match event:
        case AgreementProposed():
            _offer(rows, event)
        case AgreementSigned(agreement=agreement, covered=covered):
            rows.run(
                "update agreements set refused = 0 where generation = ? and agreement = ?", rows.generation, agreement
            )
            rows.each(
                "update agreement_scopes set signed_line = ? where generation = ? and agreement = ? and employee = ?",
                [(line, rows.generation, agreement, employee) for employee, line in covered.items()],
            )
        case AgreementRefused(agreement=agreement):
            rows.run(
                "update agreements set refused = 1 where generation = ? and agreement = ?", rows.generation, agreement
            )
        case AgreementExtended(agreement=agreement):
            rows.run(
                "update agreements set extended = 1 where generation = ? and agreement = ?", rows.generation, agreement
            )
        case AgreementNoticeGiven(agreement=agreement, last_day=last_day):
            rows.run(
                "update agreements set notice_given = 1, last_day = ? where generation = ? and agreement = ?",
                last_day.isoformat(), rows.generation, agreement,
            )  # fmt: skip
        case AgreementReliedOn():
            pass  # counts as a version, below
        case RotaProposed(plan=plan, lines=lines):
            _stand(rows, plan, lines)
        case RotaGenerated(plan=plan) | RotaImported(plan=plan) | RotaLineChanged(plan=plan):
            _drafted(rows, plan, recorded.position)
        case _:
            pass
    match event:
        case (
            AgreementProposed()
            | AgreementSigned()
            | AgreementRefused()
            | AgreementExtended()
            | AgreementNoticeGiven()
            | AgreementReliedOn()
        ):
            rows.run(
                "update agreements set version = ? where generation = ? and agreement = ?",
                recorded.version, rows.generation, event.agreement,
            )  # fmt: skip
        case _:
            pass


def _offer(rows: Rows, offer: AgreementProposed) -> None:
    """Put the offer in the place of one that was refused as a whole, if there was one."""
    rows.run("delete from agreements where generation = ? and agreement = ?", rows.generation, offer.agreement)
    rows.run("delete from agreement_scopes where generation = ? and agreement = ?", rows.generation, offer.agreement)
    party = offer.union or offer.employee or ""
    rows.run(
        "insert into agreements values (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0)",
        rows.generation, offer.agreement, offer.plan, offer.basis.value, party,
        offer.period.first_day.isoformat(), offer.period.last_day.isoformat(),
    )  # fmt: skip
    rows.each(
        "insert into agreement_scopes values (?, ?, ?, ?, ?)",
        [(rows.generation, offer.agreement, e, ground.value, UNSIGNED) for e, ground in offer.scope.items()],
    )


def _stand(rows: Rows, plan: PlanId, lines: Mapping[PersonId, Fingerprint]) -> None:
    rows.each(
        "insert into agreement_lines values (?, ?, ?, ?) "
        "on conflict (generation, plan, employee) do update set line = excluded.line",
        [(rows.generation, plan, employee, line) for employee, line in lines.items()],
    )


def _drafted(rows: Rows, plan: PlanId, position: int) -> None:
    """Take the fingerprints of the lines that a fact changed, once a proposal has put lines up to be signed."""
    proposed = {
        employee
        for (employee,) in rows.all(
            "select employee from agreement_lines where generation = ? and plan = ?", rows.generation, plan
        )
    }
    terms = opened(rows, plan)
    if not proposed or terms is None:
        return
    types = types_of(terms)
    changed = changed_at(rows, plan, position)
    _stand(rows, plan, {e: line_fingerprint(plan, e, days, types) for e, days in changed.items() if e in proposed})


def of_plan(rows: Rows, plan: PlanId, basis: Basis | None = None) -> tuple[Agreement, ...]:
    """The plan's agreements as they stand, by id; only those on ``basis`` when one is named."""
    only = "" if basis is None else basis.value
    scopes: dict[str, list[Scoped]] = {}
    for agreement, employee, ground, signed in rows.all(
        "select s.agreement, s.employee, s.ground, case when l.line = s.signed_line then 1 else 0 end "
        "from agreements a join agreement_scopes s on s.generation = a.generation and s.agreement = a.agreement "
        "left join agreement_lines l on l.generation = a.generation and l.plan = a.plan and l.employee = s.employee "
        "where a.generation = ? and a.plan = ? and (? = '' or a.basis = ?) order by s.employee",
        rows.generation, plan, only, only,
    ):  # fmt: skip
        scoped = Scoped(PersonId(text(employee)), GROUNDS[text(ground)], signed == 1)
        scopes.setdefault(text(agreement), []).append(scoped)
    found = rows.all(
        "select agreement, plan, basis, party, first_day, last_day, refused, extended, notice_given, version "
        "from agreements where generation = ? and plan = ? and (? = '' or basis = ?)",
        rows.generation, plan, only, only,
    )  # fmt: skip
    agreements = (_agreement(row, tuple(scopes.get(text(row[0]), ()))) for row in found)
    return tuple(sorted(agreements, key=lambda a: a.agreement))


def of(rows: Rows, agreement: AgreementId) -> tuple[PlanId, Basis] | None:
    """The plan that the agreement is for, and its basis; nothing when it was never offered."""
    row = rows.first(
        "select plan, basis from agreements where generation = ? and agreement = ?", rows.generation, agreement
    )
    return None if row is None else (PlanId(text(row[0])), Basis(text(row[1])))


def views(rows: Rows, plan: PlanId) -> tuple[AgreementView, ...]:
    """The plan's agreements as they are shown: how many are in scope, never who."""
    return tuple(
        AgreementView(
            a.agreement, a.plan, a.basis.value, a.party, a.state, a.first_day, a.last_day,
            a.extended, len(a.scope), a.signed_for, a.version,
        )
        for a in of_plan(rows, plan)
    )  # fmt: skip


def _agreement(row: tuple[object, ...], scope: tuple[Scoped, ...]) -> Agreement:
    agreement, plan, basis, party, first_day, last_day, refused, extended, notice_given, version = row
    return Agreement(
        AgreementId(text(agreement)),
        PlanId(text(plan)),
        Basis(text(basis)),
        text(party),
        date.fromisoformat(text(first_day)),
        date.fromisoformat(text(last_day)),
        refused == 1,
        extended == 1,
        notice_given == 1,
        number(version),
        scope,
    )


AGREEMENTS = Projection("agreements", 1, TABLES, apply, INDEXES)

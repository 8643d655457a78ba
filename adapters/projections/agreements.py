"""Agreements, round by round, and for how many of the lines in their scope they are signed as those lines stand.

``agreement_scopes`` and ``agreement_signatures`` say who is in which agreement's scope: union membership can be
inferred from it, so it is special-category data (GDPR art. 9). It is made from the log and purged by a rebuild after
an erasure; nothing that is returned from here names anybody in a scope, only how many there are.

Whether a signature holds is seen, not stored: the line's fingerprint and rule set are among those signed for, or they
are not. Reads the rows of ``current_rota``, which is projected first.
"""

from collections.abc import Mapping

from adapters.projections.agreements_read import of, of_plan, views
from adapters.projections.current_rota import changed_at, opened
from adapters.projections.rows import Projection, Rows
from application.agreements_in_force import AUTHORITY
from application.ports.event_store import Recorded
from domain.agreement.events import (
    AgreementCommentAnswered,
    AgreementCommented,
    AgreementConsentRecorded,
    AgreementExtended,
    AgreementNoticeGiven,
    AgreementProposed,
    AgreementRefused,
    AgreementReliedOn,
    AgreementSigned,
    AgreementWithdrawn,
    Ground,
)
from domain.calendar import Period
from domain.ids import AgreementId, Fingerprint, PersonId, PlanId
from domain.rota.events import RotaGenerated, RotaImported, RotaLineChanged, RotaProposed
from domain.rota.states import line_fingerprint, types_of
from domain.working_time.model import Basis

__all__ = ["AGREEMENTS", "of", "of_plan", "views"]

TABLES = {
    "agreements": "agreement text not null, round bigint not null, plan text not null, basis text not null, "
    "party text not null, first_day text not null, last_day text not null, refused bigint not null, "
    "bound bigint, doing_same_work bigint, notice_given bigint not null, withdrawn bigint not null, "
    "consent bigint not null, comments bigint not null, answered bigint not null, version bigint not null, "
    "primary key (generation, agreement, round)",
    "agreement_scopes": "agreement text not null, round bigint not null, employee text not null, "
    "ground text not null, primary key (generation, agreement, round, employee)",
    "agreement_signatures": "agreement text not null, round bigint not null, employee text not null, "
    "line text not null, rule_set text not null, "
    "primary key (generation, agreement, round, employee, line, rule_set)",
    "agreement_lines": "plan text not null, employee text not null, line text not null, rule_set text not null, "
    "primary key (generation, plan, employee)",
}
INDEXES = {"agreements_of_plan": "agreements (generation, plan)"}
LATEST = (
    "generation = ? and agreement = ? and round = "
    "(select max(r.round) from agreements r where r.generation = agreements.generation "
    "and r.agreement = agreements.agreement)"
)
"""The round on the table, of a generation and an agreement."""


def apply(recorded: Recorded, rows: Rows) -> None:
    """Change the rows by one fact; facts that concern neither agreements nor lines change nothing here."""
    event = recorded.event
    match event:
        case AgreementProposed() as e:
            party = e.union or e.employee or ""
            _offer(rows, e.agreement, e.plan, e.basis, party, e.period, dict(e.scope), consent=0)
        case AgreementConsentRecorded() as e:
            scope = dict.fromkeys(e.people, Ground.DECISION)
            _offer(rows, e.agreement, e.plan, e.basis, AUTHORITY, e.period, scope, consent=1)
        case AgreementSigned() as e:
            _set(rows, e.agreement, "refused = 0")
            rows.each(
                "insert into agreement_signatures select generation, agreement, round, ?, ?, ? "  # noqa: S608 - our own words
                f"from agreements where {LATEST} on conflict do nothing",
                [(p, line, e.rule_set, rows.generation, e.agreement) for p, line in e.covered.items()],
            )
        case AgreementRefused(agreement=agreement):
            _set(rows, agreement, "refused = 1")
        case AgreementExtended(agreement=agreement, bound=bound, doing_same_work=doing):
            _set(rows, agreement, "bound = ?, doing_same_work = ?", bound, doing)
        case AgreementNoticeGiven(agreement=agreement, last_day=last_day):
            _set(rows, agreement, "notice_given = 1, last_day = ?", last_day.isoformat())
        case AgreementWithdrawn(agreement=agreement):
            _set(rows, agreement, "withdrawn = 1")
        case AgreementCommented(agreement=agreement):
            _set(rows, agreement, "comments = comments + 1")
        case AgreementCommentAnswered(agreement=agreement):
            _set(rows, agreement, "answered = answered + 1")
        case AgreementReliedOn():
            pass  # counts as a version, below
        case RotaProposed(plan=plan, lines=lines, rule_set=rule_set):
            _stand(rows, plan, lines)
            rows.run(
                "update agreement_lines set rule_set = ? where generation = ? and plan = ?",
                rule_set, rows.generation, plan,
            )  # fmt: skip
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
            | AgreementWithdrawn()
            | AgreementCommented()
            | AgreementCommentAnswered()
            | AgreementConsentRecorded()
            | AgreementReliedOn()
        ):
            _set(rows, event.agreement, "version = ?", recorded.version)
        case _:
            pass


def _set(rows: Rows, agreement: AgreementId, what: str, *values: object) -> None:
    """Change the round on the table."""
    rows.run(
        f"update agreements set {what} where {LATEST}",  # noqa: S608 - our own words, no value among them
        *values, rows.generation, agreement,
    )  # fmt: skip


def _offer(
    rows: Rows, agreement: AgreementId, plan: PlanId, basis: Basis, party: str, period: Period,
    scope: Mapping[PersonId, Ground], *, consent: int,
) -> None:  # fmt: skip
    """Put a round on the table, after those there were."""
    found = rows.first(
        "select count(*) from agreements where generation = ? and agreement = ?", rows.generation, agreement
    )
    before = found[0] if found else 0
    rows.run(
        "insert into agreements values (?, ?, ?, ?, ?, ?, ?, ?, 0, null, null, 0, 0, ?, 0, 0, 0)",
        rows.generation, agreement, before, plan, basis.value, party,
        period.first_day.isoformat(), period.last_day.isoformat(), consent,
    )  # fmt: skip
    rows.each(
        "insert into agreement_scopes values (?, ?, ?, ?, ?)",
        [(rows.generation, agreement, before, e, ground.value) for e, ground in scope.items()],
    )


def _stand(rows: Rows, plan: PlanId, lines: Mapping[PersonId, Fingerprint]) -> None:
    rows.each(
        "insert into agreement_lines values (?, ?, ?, ?, '') "
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


AGREEMENTS = Projection("agreements", 2, TABLES, apply, INDEXES)

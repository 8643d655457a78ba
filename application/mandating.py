"""Mandates, as a union's own administrators grant and revoke its; the employer appoints its own offices.

Who may is judged in the transaction of the act: the administrator's mandate is read with everything else, so that a
revocation meanwhile is a version conflict.
"""

from dataclasses import dataclass
from datetime import date

from application.authority import (
    NotAllowed,
    Role,
    act_everywhere,
    administrators_mandates,
    mandates_of,
)
from application.handle import Answer, Asked, Handling, Work
from application.names import mandate_id, union_id
from application.ports.event_store import Receipt
from domain.calendar import Period
from domain.ids import MandateId, PersonId, Union, UnitId
from domain.representation.errors import MandateOfAnotherUnion, MandateUnknown
from domain.representation.events import Level, Office
from domain.representation.mandate import MANDATE, Granted, GrantMandate, RevokeMandate
from domain.representation.union import UNION, RecordAdministrator, RegisteredUnion


@dataclass(frozen=True, slots=True)
class Mandating:
    """Granting and revoking."""

    handling: Handling

    def grant(
        self, asked: Asked, person: PersonId, office: Office, units: tuple[UnitId, ...], period: Period,
        union: Union | None, level: Level = Level.WORKPLACE, deputy_for: MandateId | None = None,
    ) -> Receipt:  # fmt: skip
        """Give a person an office in some units.

        Raises ``NotAllowed``, ``OnBothSides``, ``MandateOfAnotherUnion``, ``MandateOnBothSides`` and what the mandate
        itself refuses.
        """

        def body(work: Work) -> Answer:
            from_outside = _may_grant(work, office, union)
            name = mandate_id(person, office, units, period.first_day)
            stood_in_for = None if deputy_for is None else _granted(work, deputy_for)
            held = tuple(mandates_of(work, person))
            by = asked.actor.person
            grant = GrantMandate(name, person, office, units, period, union, by, level, stood_in_for, held)
            work.do(MANDATE, name, grant)
            if office is Office.UNION_ADMINISTRATOR and union is not None:
                note = RecordAdministrator(union, person, name, from_outside, _administered(work, union, name))
                work.do(UNION, union_id(union), note)
            return {"mandate": name}

        return self.handling.perform(asked, body)

    def revoke(self, asked: Asked, mandate: MandateId, last_day: date) -> Receipt:
        """End a mandate; what was done under it stands."""

        def body(work: Work) -> Answer:
            held = _granted(work, mandate)
            _may_revoke(work, held)
            work.match(MANDATE, mandate)
            revoked = work.do(MANDATE, mandate, RevokeMandate(mandate, last_day, work.today, asked.actor.person))
            ends = revoked.last_day.isoformat() if isinstance(revoked, Granted) else ""
            return {"mandate": mandate, "last_day": ends}

        return self.handling.perform(asked, body)


def _granted(work: Work, mandate: MandateId) -> Granted:
    held = work.load(MANDATE, mandate)
    if not isinstance(held, Granted):
        raise MandateUnknown(f"there is no mandate {mandate}", mandate=mandate)
    return held


def _may_grant(work: Work, office: Office, union: Union | None) -> bool:
    """Find the capacity to grant such an office; whether it is one from outside the union."""
    if office is Office.UNION_ADMINISTRATOR and Role.UNION_REGISTRAR in work.asked.actor.granted:
        act_everywhere(work, Role.UNION_REGISTRAR)
        return True
    if office.of_the_employees:
        _act_as_administrator(work, office, union)
    else:
        act_everywhere(work, Role.IMPORTER)
    return False


def _may_revoke(work: Work, mandate: Granted) -> None:
    if mandate.office.of_the_employees:
        _act_as_administrator(work, mandate.office, mandate.union)
    else:
        act_everywhere(work, Role.IMPORTER)


def _act_as_administrator(work: Work, office: Office, union: Union | None) -> None:
    """Act as administrator of the union of the mandate; of any union where it is the safety representative's."""
    own = administrators_mandates(work)
    if not own:
        raise NotAllowed(
            f"{work.asked.actor.person} administers no union on {work.today}; "
            f"this is for {Role.UNION_ADMINISTRATOR}, by mandate",
            allowed=[Role.UNION_ADMINISTRATOR.value],
        )
    mandate = own[0] if not office.of_a_union else next((m for m in own if m.union == union), None)
    if mandate is None:
        raise MandateOfAnotherUnion(
            f"{work.asked.actor.person} administers another union; a mandate is granted and revoked by its own union"
        )
    work.role, work.mandate = Role.UNION_ADMINISTRATOR, mandate.mandate


def _administered(work: Work, union: Union, but: MandateId) -> bool:
    """Whether the union has a mandate as its administrator in force, or to come, other than ``but``."""
    state = work.load(UNION, union_id(union))
    known = state.administrators if isinstance(state, RegisteredUnion) else ()
    others = [work.load(MANDATE, name) for name in known if name != but]
    return any(isinstance(m, Granted) and m.last_day >= work.today for m in others)

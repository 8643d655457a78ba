"""Mandates, as the union's own administrator grants and revokes them; the employer appoints its own offices."""

from dataclasses import dataclass
from datetime import date

from application.authority import Role, act_as
from application.handle import Answer, Asked, Handling, Work
from application.names import mandate_id
from application.ports.event_store import Receipt
from domain.calendar import Period
from domain.ids import MandateId, PersonId, Union, UnitId
from domain.representation.errors import MandateUnknown
from domain.representation.events import Level, Office
from domain.representation.mandate import MANDATE, Granted, GrantMandate, RevokeMandate


@dataclass(frozen=True, slots=True)
class Mandating:
    """Granting and revoking."""

    handling: Handling

    def grant(
        self, asked: Asked, person: PersonId, office: Office, units: tuple[UnitId, ...], period: Period,
        union: Union | None, level: Level = Level.WORKPLACE, deputy_for: MandateId | None = None,
    ) -> Receipt:  # fmt: skip
        """Give a person an office in some units."""

        def body(work: Work) -> Answer:
            act_as(work, units[0] if units else UnitId("alle"), _grants(office))
            name = mandate_id(person, office, units, period.first_day)
            stands_in_for = None if deputy_for is None else self._granted(work, deputy_for)
            by = asked.actor.person
            work.do(MANDATE, name, GrantMandate(name, person, office, units, period, union, by, level, stands_in_for))
            return {"mandate": name}

        return self.handling.perform(asked, body)

    def revoke(self, asked: Asked, mandate: MandateId, last_day: date) -> Receipt:
        """End a mandate; what was done under it stands."""

        def body(work: Work) -> Answer:
            held = self._granted(work, mandate)
            act_as(work, held.units[0] if held.units else UnitId("alle"), _grants(held.office))
            work.match(MANDATE, mandate)
            revoked = work.do(MANDATE, mandate, RevokeMandate(mandate, last_day, work.today, asked.actor.person))
            ends = revoked.last_day.isoformat() if isinstance(revoked, Granted) else ""
            return {"mandate": mandate, "last_day": ends}

        return self.handling.perform(asked, body)

    def _granted(self, work: Work, mandate: MandateId) -> Granted:
        held = work.load(MANDATE, mandate)
        if not isinstance(held, Granted):
            raise MandateUnknown(f"there is no mandate {mandate}", mandate=mandate)
        return held


def _grants(office: Office) -> Role:
    """Who grants an office: the union its representatives, the employer its own; never one the other's."""
    return Role.IMPORTER if office.of_the_employer else Role.UNION_ADMINISTRATOR

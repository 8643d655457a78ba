"""The life of one plan through the use cases, each step as the person whose step it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID, uuid4

from api.composition import House
from application.authority import Actor, Role
from application.handle import Asked
from application.names import agreement_id, assessment_id, mandate_id
from application.ports.event_store import Receipt
from application.rota.discussing import Meeting
from domain.assessment.assumptions import Holds
from domain.assessment.events import Audience, Conclusion, Side, Source
from domain.assessment.matrix import RiskMatrix
from domain.calendar import Period
from domain.ids import (
    AgreementId,
    AssessmentId,
    Fingerprint,
    MandateId,
    ObservationId,
    PersonId,
    PlanId,
    ShiftCode,
    StaffingPlanId,
    UnitId,
)
from domain.representation.events import Office
from domain.rota.parties import Outcome
from domain.watched import Measured, Watched
from domain.working_time.model import Basis, Rota
from domain.working_time.wording import Language
from tests.application.participation.ward import FIRST, NSF, TODAY, YEARS, of, rota, ward

ADMINISTRATOR = PersonId("nsf-administrator")
REGISTRAR = PersonId("register")
SICKNESS_LIMIT = 80
"""Tenths of a per cent that the assessment takes for granted at most."""


def asked(person: PersonId, *granted: Role, command: UUID | None = None) -> Asked:
    """Something a person asks for, for the first time unless the command is named."""
    return Asked(command or uuid4(), sha256(person.encode()).digest(), Actor(person, frozenset(granted)), uuid4())


def unions(house: House) -> None:
    """NSF with its administrator, once for each log."""
    house.unions.register(asked(REGISTRAR, Role.UNION_REGISTRAR), NSF, right_of_nomination=True)
    by = asked(REGISTRAR, Role.UNION_REGISTRAR)
    house.mandating.grant(by, ADMINISTRATOR, Office.UNION_ADMINISTRATOR, (), YEARS, NSF)


@dataclass(frozen=True)
class Life:
    """One plan of the little ward, in a house. Every step raises ``Rejected`` as the use case does."""

    house: House
    unit: str
    command: UUID | None = None
    """Whichever single act is asked for, it is asked for under this id."""

    @property
    def plan(self) -> PlanId:
        return PlanId(f"{self.unit}.{FIRST}")

    @property
    def rest(self) -> AgreementId:
        return agreement_id(self.plan, Basis.REST, NSF)

    def own(self, who: str) -> AgreementId:
        """The agreement on averaging with one employee alone."""
        return agreement_id(self.plan, Basis.AVERAGING_INDIVIDUAL, self.person(who))

    def assessment(self, revision: int = 1) -> AssessmentId:
        return assessment_id(self.plan, revision)

    def mandate(self, who: str, office: Office, first_day: date = YEARS.first_day) -> MandateId:
        return mandate_id(self.person(who), office, (UnitId(self.unit),), first_day)

    def person(self, who: str) -> PersonId:
        return of(self.unit, who)

    def by(self, who: str, *granted: Role) -> Asked:
        return asked(self.person(who), *granted, command=self.command)

    def begin(self) -> None:
        """The ward's people, mandates, need and plan."""
        self.house.importing.import_ward(self.importer(), ward(self.unit))

    def approve_need(self) -> Receipt:
        return self.house.staffing.approve(self.by("leder"), StaffingPlanId(self.plan))

    def import_rota(self, lines: Rota | None = None) -> Receipt:
        return self.house.drafting.import_rota(self.by("plan"), self.plan, lines or rota(self.unit), "by hand")

    def change(self, who: str, days: Mapping[date, ShiftCode | None]) -> Receipt:
        return self.house.drafting.change_line(self.by("plan"), self.plan, self.person(who), days, "a reason")

    def propose(self) -> Receipt:
        return self.house.drafting.propose(self.by("plan"), self.plan)

    def offer(self, notice_weeks: int = 2) -> Receipt:
        return self.house.agreeing.propose_sought(self.by("leder"), self.plan, notice_weeks)

    def read(self, who: str, agreement: AgreementId) -> Fingerprint:
        """What is shown to be signed, by its SHA-256."""
        return self.house.signing.document(self.by(who), self.plan, [agreement], Language.NORWEGIAN).sha256

    def sign(self, who: str = "nsf", agreement: AgreementId | None = None, seen: Fingerprint | None = None) -> Receipt:
        """Sign what was seen, or what is shown now."""
        name = agreement or self.rest
        seen = seen or self.read(who, name)
        return self.house.signing.sign(self.by(who), self.plan, [name], Language.NORWEGIAN, seen, None)

    def refuse(self) -> Receipt:
        return self.house.agreeing.refuse(self.by("nsf"), self.rest, "a reason")

    def extend(self) -> Receipt:
        return self.house.agreeing.extend(self.by("leder"), self.rest)

    def give_notice(self, who: str = "nsf") -> Receipt:
        return self.house.agreeing.give_notice(self.by(who), self.rest)

    def open_assessment(self) -> Receipt:
        return self.house.assessing.open(self.by("leder"), self.plan, RiskMatrix(5, 5, 12))

    def look_at_both_sides(self, revision: int = 1) -> None:
        name, assessing = self.assessment(revision), self.house.assessing
        assessing.map(self.by("leder"), name, "nights", (Source.INTERVIEWS,), "there are none")
        for side in Side:
            assessing.hazard(self.by("leder"), name, side.value, side, "short rest", "", 2, 3)

    def assume(self, revision: int = 1) -> Receipt:
        limit = Measured(Watched.SICKNESS_PERCENT, SICKNESS_LIMIT)
        return self.house.assessing.assume(self.by("leder"), self.assessment(revision), "sick", limit, Holds.AT_MOST)

    def show(self, audience: Audience, revision: int = 1) -> Receipt:
        to = "vo" if audience is Audience.SAFETY_REPRESENTATIVE else "nsf"
        return self.house.assessing.show(self.by("leder"), self.assessment(revision), self.person(to), audience)

    def conclude(
        self, conclusion: Conclusion = Conclusion.SOUND, review_by: date = date(2027, 6, 1), revision: int = 1
    ) -> Receipt:
        name = self.assessment(revision)
        return self.house.concluding.conclude(self.by("leder"), name, conclusion, "short rests are few", review_by)

    def reopen(self, revision: int = 1) -> Receipt:
        return self.house.concluding.reopen(self.by("vo"), self.assessment(revision), "something else")

    def observe(self, value: int, who: str = "plan") -> Receipt:
        """Sick leave of November so far."""
        period, name = Period(date(2026, 11, 1), date(2026, 11, 15)), ObservationId(f"o-{uuid4()}")
        measured = Measured(Watched.SICKNESS_PERCENT, value)
        return self.house.observing.record(
            self.by(who), UnitId(self.unit), name, measured, period, "counted", date(2026, 11, 15)
        )

    def observe_little(self) -> Receipt:
        """Less sick leave than the assessment takes for granted."""
        return self.observe(SICKNESS_LIMIT - 20)

    def discuss(self, name: str = "d-1", held_on: date = TODAY) -> Receipt:
        there = (self.person("nsf"), self.person("vo"))
        meeting = Meeting(held_on, there, {there[0]: "Watch the rest."}, "It is watched.", Outcome.AGREED)
        return self.house.discussing.record(self.by("leder"), self.plan, name, meeting)

    def confirm(self, name: str = "d-1") -> Receipt:
        return self.house.discussing.confirm(self.by("nsf"), self.plan, name)

    def publish(self) -> Receipt:
        return self.house.publishing.publish(self.by("leder"), self.plan)

    def revoke(self, who: str, office: Office, last_day: date) -> Receipt:
        """By the union's administrator."""
        by = asked(ADMINISTRATOR, command=self.command)
        return self.house.mandating.revoke(by, self.mandate(who, office), last_day)

    def appoint(self, who: str, office: Office, first_day: date = TODAY) -> Receipt:
        """To an office of the employer."""
        period = Period(first_day, YEARS.last_day)
        return self.house.mandating.grant(self.importer(), self.person(who), office, (UnitId(self.unit),), period, None)

    def elect(self, who: str) -> Receipt:
        """To represent the union, granted by its administrator."""
        by, period = asked(ADMINISTRATOR, command=self.command), Period(TODAY, YEARS.last_day)
        unit = UnitId(self.unit)
        return self.house.mandating.grant(by, self.person(who), Office.UNION_REPRESENTATIVE, (unit,), period, NSF)

    def link(self, account: str, who: str) -> Receipt:
        """Say that an account is another account of somebody's."""
        return self.house.identities.link(self.importer(), self.person(account), self.person(who), "told by the person")

    def importer(self) -> Asked:
        return asked(PersonId("import"), Role.IMPORTER, command=self.command)

    def until_proposed(self, *, begun: bool = False) -> None:
        """Before the parties, with everything on the table."""
        if not begun:
            self.begin()
        self.approve_need()
        self.import_rota()
        self.propose()
        self.open_assessment()
        self.offer()

    def until_ready(self, *, begun: bool = False) -> None:
        """Nothing stands in the way."""
        self.until_proposed(begun=begun)
        self.sign()
        self.look_at_both_sides()
        self.assume()
        for audience in (Audience.UNION_REPRESENTATIVE, Audience.SAFETY_REPRESENTATIVE):
            self.show(audience)
        self.conclude()
        self.discuss()
        self.confirm()

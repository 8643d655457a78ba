"""Taking a ward's folder in: its people, mandates, need and plan, in one command."""

from collections.abc import Mapping
from dataclasses import dataclass

from application.authority import Role, act_as, mandates_of
from application.handle import Answer, Asked, Handling, Work
from application.names import mandate_id, plan_id, staffing_plan_id
from application.ports.event_store import Receipt
from application.ports.person_register import PersonRegister
from application.ward import Ward, WardEmployee, WardRepresentative
from domain.ids import MandateId, PersonId
from domain.representation.mandate import MANDATE, Granted, GrantMandate
from domain.rota.commands import OpenRotaPlan
from domain.rota.events import Sought
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.solver import Wish
from domain.staffing.staffing_plan import STAFFING_PLAN, SetNeed
from domain.workforce.commands import (
    CertifyCompetence,
    ChangePosition,
    EmployeeCommand,
    GrantAdaptation,
    RegisterAbsence,
    RegisterEmployee,
    RegisterWishes,
)
from domain.workforce.employee import EMPLOYEE
from domain.workforce.events import DayWish


@dataclass(frozen=True, slots=True)
class ImportingWards:
    """Sets a unit up from its files."""

    handling: Handling
    register: PersonRegister

    def import_ward(self, asked: Asked, ward: Ward) -> Receipt:
        """Register everybody, grant the mandates, set the need and open the plan: all or nothing.

        The mandates in the files are those there are, unions' too; after that a union's administrator grants its own.

        The names go to the person register, for facts carry ids only; a retry writes them again.
        """

        def body(work: Work) -> Answer:
            act_as(work, ward.unit, Role.IMPORTER)
            wishes = _wishes_by_person(ward.wishes)
            for person in ward.people.values():
                for command in _commands(ward, person, wishes.get(person.id, ())):
                    work.do(EMPLOYEE, person.id, command)
            for r in sorted(ward.representatives, key=lambda r: r.deputy_for is not None):
                stood_in_for = r.stood_in_for(ward.representatives)
                principal = None if stood_in_for is None else work.load(MANDATE, _mandate(stood_in_for))
                grant = GrantMandate(
                    _mandate(r), r.person, r.role, (r.unit,), r.period, r.union, asked.actor.person, r.level,
                    principal if isinstance(principal, Granted) else None, tuple(mandates_of(work, r.person)),
                )  # fmt: skip
                work.do(MANDATE, _mandate(r), grant)
            staffing, plan = staffing_plan_id(ward.unit, ward.period), plan_id(ward.unit, ward.period)
            by = asked.actor.person
            work.do(STAFFING_PLAN, staffing, SetNeed(staffing, ward.unit, ward.need, "ward folder", by))
            sought = tuple(Sought(s.basis, s.what, s.limits, s.unions) for s in ward.sought)
            work.do(
                ROTA_PLAN,
                plan,
                OpenRotaPlan(
                    plan, ward.unit, ward.period, ward.unit_terms, tuple(ward.types.values()),
                    staffing, tuple(ward.people), sought, by, ward.history,
                ),
            )  # fmt: skip
            return {
                "unit": ward.unit,
                "plan": plan,
                "staffing_plan": staffing,
                "employees": len(ward.people),
                "mandates": len(ward.representatives),
            }

        receipt = self.handling.perform(asked, body)
        self.register.put({p.id: p.name for p in ward.people.values()})
        return receipt


def _mandate(r: WardRepresentative) -> MandateId:
    return mandate_id(r.person, r.role, (r.unit,), r.period.first_day)


def _wishes_by_person(wishes: tuple[Wish, ...]) -> Mapping[PersonId, tuple[DayWish, ...]]:
    found: dict[PersonId, list[DayWish]] = {}
    for w in wishes:
        found.setdefault(w.employee, []).append(DayWish(w.day, w.code, w.weight))
    return {person: tuple(own) for person, own in found.items()}


def _commands(ward: Ward, person: WardEmployee, wishes: tuple[DayWish, ...]) -> list[EmployeeCommand]:
    terms = person.terms
    commands: list[EmployeeCommand] = [
        RegisterEmployee(person.id, ward.unit, person.birth_year, person.union),
        ChangePosition(
            person.id, ward.unit, terms.profession, terms.fraction_percent,
            terms.full_time_week, terms.nights, terms.long_shifts,
        ),
    ]  # fmt: skip
    commands += [CertifyCompetence(person.id, c, person.certificates.get(c)) for c in sorted(terms.competences)]
    commands += [
        GrantAdaptation(person.id, a.adaptation.period, a.adaptation.constraint, a.adaptation.weekday, a.private_reason)
        for a in person.adaptations
    ]
    commands += [RegisterAbsence(person.id, a.absence.period, a.absence.effect, a.cause) for a in person.absences]
    commands.append(RegisterWishes(person.id, wishes))
    return commands

"""How the identities of things that follow from others are made: readable, and the same for everybody."""

import re
from collections.abc import Sequence
from datetime import date
from urllib.parse import quote

from domain.calendar import Period
from domain.ids import AgreementId, AssessmentId, HoursId, MandateId, PersonId, PlanId, StaffingPlanId, Union, UnitId
from domain.representation.events import Office
from domain.working_time.model import Basis

NOT_OF_AN_ID = re.compile(r"[^0-9A-Za-z.]+")


def plan_id(unit: UnitId, period: Period) -> PlanId:
    """A unit's plan by its first day: ``med-2.2027-01-04``."""
    return PlanId(f"{unit}.{period.first_day}")


def staffing_plan_id(unit: UnitId, period: Period) -> StaffingPlanId:
    """The staffing plan that goes with a unit's plan period."""
    return StaffingPlanId(f"{unit}.{period.first_day}")


def plan_of(staffing_plan: StaffingPlanId) -> PlanId:
    """The rota plan that a staffing plan goes with: they are named alike."""
    return PlanId(staffing_plan)


def mandate_id(person: PersonId, office: Office, units: Sequence[UnitId], first_day: date) -> MandateId:
    """A mandate by holder, office, first unit (``alle``: every unit) and first day; found from the holder."""
    return MandateId(f"{person}.{office}.{units[0] if units else 'alle'}.{first_day}")


def agreement_id(plan: PlanId, basis: Basis, party: Union | PersonId) -> AgreementId:
    """A plan's agreement on one basis with one party: ``med-2.2027-01-04.10-5-2.NSF``.

    What is no ASCII letter, digit, dot, hyphen or underscore in a party's name stands as its bytes: ``~C3~98``.
    """
    paragraph = NOT_OF_AN_ID.sub("-", basis.value.removeprefix("AML § ")).strip("-")
    return AgreementId(f"{plan}.{paragraph}.{_quoted(party)}")


def union_id(union: Union) -> str:
    """A union by its short name, in the letters a stream's name may have."""
    return _quoted(union)


def assessment_id(plan: PlanId, revision: int) -> AssessmentId:
    """The assessment of one revision: ``med-2.2027-01-04.r1``."""
    return AssessmentId(f"{plan}.r{revision}")


def hours_id(employee: PersonId, year: int) -> HoursId:
    """One employee's record of hours in a calendar year: ``anne.2027``."""
    return HoursId(f"{employee}.{year}")


def _quoted(name: str) -> str:
    return quote(name, safe="").replace("~", "%7E").replace("%", "~")

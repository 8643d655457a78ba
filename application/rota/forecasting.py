"""The forecast of a plan: what its lines rest on that ends, gathered from the streams, and who may see whose it is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from application.agreements_in_force import AUTHORITY, offers, rule_set_of
from application.assessment_of_plan import latest
from application.authority import Role, act_as, roles
from application.handle import Asked, Handling, Work
from application.ports.read_models import ReadModels
from application.rota.grounds import OpenPlan, employees, history, open_plan
from application.rota.queries import INSIGHT, OVERSIGHT, PRIVATE_RULES
from domain.agreement.counterpart import least_level
from domain.ids import AgreementId, PlanId, UnitId
from domain.representation.events import Level
from domain.representation.mandate import MANDATE, Granted
from domain.rota.events import RotaPlanOpened
from domain.rota.forecast import (
    Ending,
    Ends,
    Horizon,
    MandateHeld,
    Review,
    SignedWith,
    in_order,
    mandates_ending,
    reviews_due,
)
from domain.rota.forecast_agreements import Bearing, agreements_ending
from domain.rota.forecast_people import AdaptationHeld, CertificateHeld, adaptations_ending, certificates_ending
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import Lines, line_fingerprint, types_of
from domain.staffing.need import demands
from domain.staffing.staffing_plan import STAFFING_PLAN, Needed
from domain.working_time.law import Law
from domain.working_time.model import Agreed, Case, Rota


class Looked(StrEnum):
    """Which lines a forecast is of."""

    BINDING = "binding"
    """Those of the published revision, also while the next one is worked on."""
    PRESENT = "present"
    """Those worked on, where nothing is published."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What ends for a plan's lines, in the order it is felt."""

    plan: PlanId
    lines: Looked
    revision: int
    """Of the binding lines; of present ones the last that was proposed, 0 before the first."""
    rule_set: str
    version: int
    """The plan's stream version that was looked at."""
    today: date
    until: date
    endings: tuple[Ending, ...]


@dataclass(frozen=True, slots=True)
class ForecastingRotas:
    """What becomes unlawful, and when."""

    handling: Handling
    law: Law
    reads: ReadModels

    def forecast(self, asked: Asked, plan: PlanId, until: date | None = None) -> Forecast:
        """Everything that ends from today until ``until``, the plan's last day where nothing is named.

        To those who see how a plan came about; whose agreement or adaptation it is, is for the employer and the
        auditor alone. Raises ``RotaPlanUnknown`` and ``NotAllowed``.
        """
        work = self.handling.look(asked)
        state = open_plan(work, plan)
        act_as(work, state.opened.unit, *OVERSIGHT)
        last = until or state.opened.period.last_day
        endings = self._endings(work, state, Horizon(state.opened.period, work.today, last))
        if not roles(work, state.opened.unit) & INSIGHT:
            endings = in_order(_unnamed(e) for e in endings)
        binding = state.binding
        return Forecast(
            plan,
            Looked.PRESENT if binding is None else Looked.BINDING,
            state.revision if binding is None else binding.revision,
            self.law.version(state.opened.period),
            work.version(ROTA_PLAN, plan),
            work.today,
            last,
            endings,
        )

    def _endings(self, work: Work, state: OpenPlan, horizon: Horizon) -> tuple[Ending, ...]:
        opened, types = state.opened, types_of(state.opened)
        lines = state.lines if state.binding is None else state.binding.lines
        known = employees(work, opened)
        people = {p: terms for p, e in known.items() if (terms := e.terms) is not None}
        rota, before = Rota(lines), Rota(history(opened))
        case = Case(opened.period, opened.terms, people, rota.shifts(types), before=before.shifts(types))
        # what was published in its time stands on whichever rules it was signed for under
        rule_set = None if state.binding else rule_set_of(state) or self.law.version(opened.period)
        bearing = tuple(_bearing(work, opened, lines, rule_set))
        needed = work.load(STAFFING_PLAN, opened.staffing_plan)
        wanted = demands(needed.lines if isinstance(needed, Needed) else (), opened.period)
        certificates = [
            CertificateHeld(p, competence, last)
            for p, e in known.items()
            for competence, last in e.certificates.items()
            if last is not None
        ]
        adaptations = [AdaptationHeld(p, a) for p, e in known.items() for a in e.adaptations]
        return in_order(
            (
                *agreements_ending(case, bearing, self.law, horizon),
                *mandates_ending(self._mandates(work, opened.unit, bearing), _signed(bearing), horizon),
                *certificates_ending(rota, wanted, people, types, certificates, horizon),
                *adaptations_ending(rota, types, adaptations, horizon),
                *reviews_due(_reviews(work, state), horizon),
            )
        )

    def _mandates(self, work: Work, unit: UnitId, bearing: tuple[Bearing, ...]) -> tuple[MandateHeld, ...]:
        """Every mandate that covers the unit; whose union it is for, only its own stream says."""
        found = (work.load(MANDATE, view.mandate) for view in self.reads.mandates(unit))
        return tuple(
            MandateHeld(m.mandate, m.office.value, m.union or "", m.period.first_day, m.last_day, _may_sign(m, bearing))
            for m in found
            if isinstance(m, Granted)
        )


def _bearing(work: Work, opened: RotaPlanOpened, lines: Lines, rule_set: str | None) -> Iterator[Bearing]:
    """The agreements signed for the lines as they stand, round by round, whatever has ended them since."""
    types = types_of(opened)
    prints = {p: line_fingerprint(opened.plan, p, lines.get(p, {}), types) for p in opened.people}
    for name, agreement in offers(work, opened):
        for a in agreement.rounds:
            o, bound = a.offer, a.signed_for(prints, rule_set) - a.awaits_extension(prints, rule_set)
            agreed = Agreed(name, o.basis, o.limits, o.period, bound, o.standby_ratio, o.extended_week, o.whole_chapter)
            yield Bearing(agreed, a.ends, o.union or o.employee or AUTHORITY, o.employee)


def _signed(bearing: tuple[Bearing, ...]) -> tuple[SignedWith, ...]:
    found = {b.agreed.name: b for b in bearing if b.agreed.covers and b.employee is None}
    return tuple(SignedWith(AgreementId(name), b.agreed.basis.value) for name, b in found.items())


def _may_sign(mandate: Granted, bearing: tuple[Bearing, ...]) -> frozenset[AgreementId]:
    """The agreements with the mandate's own union, on bases that its level reaches."""
    return frozenset(
        AgreementId(b.agreed.name)
        for b in bearing
        if b.party == mandate.union and mandate.level.reaches(Level(least_level(b.agreed.basis).value))
    )


def _reviews(work: Work, state: OpenPlan) -> tuple[Review, ...]:
    """The assessment that the lines rest on, while it stands."""
    revision = state.revision if state.binding is None else state.binding.revision
    found = latest(work, state.opened.plan, revision)
    if found is None or found[1].conclusion is None or found[1].reopened is not None:
        return ()
    return (Review(found[0], found[1].conclusion.review_by),)


def _unnamed(ending: Ending) -> Ending:
    """Without whose it is, where that would tell of a union, of an own agreement or of an adaptation."""
    match ending.kind:
        case Ends.AGREEMENT:
            told = {rule: n for rule, n in ending.findings.items() if rule not in PRIVATE_RULES}
            unnamed = replace(ending, shifts=(), findings=told)
            return unnamed if ending.employee is None else _nobodys(unnamed)
        case Ends.MANDATE:
            return replace(ending, subject="") if ending.party else ending
        case Ends.ADAPTATION:
            return _nobodys(replace(ending, shifts=(), concerned=0))
        case Ends.CERTIFICATE | Ends.REVIEW:
            return ending


def _nobodys(ending: Ending) -> Ending:
    who = tuple(Role.EMPLOYEE.value if w == ending.employee else w for w in ending.who)
    return replace(ending, subject="", party="", employee=None, who=who)

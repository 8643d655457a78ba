"""The composition root: the one place that knows every adapter."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from adapters.clock import StoryClock, SystemClock
from adapters.event_store.registry import EVENT_TYPES
from adapters.event_store.store import LedgerEventStore, migrate, open_store
from adapters.jobs import ThreadJobs
from adapters.person_register import StoredPersonRegister
from adapters.projections.read_models import SqlReadModels
from adapters.signatures import KeySignatures
from adapters.ward_files import read_rota, read_ward, write_rota
from api.settings import Settings
from application.agreeing import Agreeing
from application.assessing import Assessing
from application.concluding import ConcludingAssessments
from application.enrolling import EnrollingKeys
from application.handle import Handling
from application.hours.judging import JudgingHours
from application.hours.overview import ReadingHours
from application.hours.recording import RecordingHours
from application.identities import LinkingAccounts
from application.importing import ImportingWards
from application.mandating import Mandating
from application.observing import Observing
from application.ports.clock import Clock
from application.ports.event_store import EventStore
from application.ports.jobs import Jobs
from application.ports.person_register import PersonRegister
from application.ports.read_models import ReadModels
from application.reading import ReadingRecords
from application.reading_agreements import ReadingAgreements
from application.reading_assessments import ReadingAssessments
from application.reading_mandates import ReadingMandates
from application.rota.amending import AmendingRotas
from application.rota.commenting import CommentingRotas
from application.rota.discussing import DiscussingRotas
from application.rota.discussion_view import ReadingDiscussions
from application.rota.drafting import DraftingRotas
from application.rota.evaluating import EvaluatingRotas
from application.rota.explaining import ExplainingRotas
from application.rota.forecasting import ForecastingRotas
from application.rota.generating import GeneratingRotas
from application.rota.grounds import Gathering
from application.rota.lawful_repairs import LawfulRepairs
from application.rota.publishing import PublishingRotas
from application.rota.queries import ReadingRotas
from application.rota.repairing import RepairingRotas
from application.rota.scenarios import TryingScenarios
from application.signing_agreements import SigningAgreements
from application.staffing import Staffing
from application.unions import RegisteringUnions
from application.workforce import KeepingEmployees
from domain.rota.explaining import RotaExplainer
from domain.rota.repair import RotaRepairer
from domain.rota.solver import RotaSolver
from domain.working_time.law import Law, standard_law

__all__ = [
    "House",
    "StoryClockOutsideDevelopment",
    "explainer",
    "generator",
    "open_house",
    "read_rota",
    "read_ward",
    "repairer",
    "write_rota",
]


def generator() -> RotaSolver:
    """The rota generator."""
    from adapters.solver.cp_sat import CpSatRotaSolver

    return CpSatRotaSolver()


def repairer() -> RotaRepairer:
    """What repairs rotas."""
    from adapters.solver.repairing.repairer import Repairer

    return Repairer()


def explainer() -> RotaExplainer:
    """What explains problems and rotas."""
    from adapters.solver.explaining.explainer import ModelExplainer

    return ModelExplainer()


@dataclass(frozen=True, slots=True)
class House:
    """Everything the doors open on."""

    settings: Settings
    store: EventStore
    clock: Clock
    story_clock: StoryClock | None
    """The clock where it tells a story, so that it can be set."""
    law: Law
    register: PersonRegister
    reads: ReadModels
    importing: ImportingWards
    staffing: Staffing
    employees: KeepingEmployees
    mandating: Mandating
    unions: RegisteringUnions
    identities: LinkingAccounts
    mandates: ReadingMandates
    enrolling: EnrollingKeys
    drafting: DraftingRotas
    discussing: DiscussingRotas
    commenting: CommentingRotas
    amending: AmendingRotas
    discussions: ReadingDiscussions
    publishing: PublishingRotas
    agreeing: Agreeing
    signing: SigningAgreements
    assessing: Assessing
    concluding: ConcludingAssessments
    observing: Observing
    generating: GeneratingRotas
    scenarios: TryingScenarios
    repairing: RepairingRotas
    explaining: ExplainingRotas
    evaluating: EvaluatingRotas
    forecasting: ForecastingRotas
    reading: ReadingRotas
    records: ReadingRecords
    agreements: ReadingAgreements
    assessments: ReadingAssessments
    hours: RecordingHours
    worked: ReadingHours


class StoryClockOutsideDevelopment(ValueError):
    """A story clock was asked for where acts are real."""


@contextmanager
def open_house(settings: Settings, solver: RotaSolver | None = None) -> Iterator[House]:
    """Put the house together on the store of ``settings``, and close it behind the caller.

    Raises ``UnknownStoreUrl``, ``StoreUnavailable``, and ``StoryClockOutsideDevelopment``.
    """
    if settings.today is not None and not settings.development:
        raise StoryClockOutsideDevelopment("a story clock is accepted in development only")
    migrate(settings.store)
    store = open_store(settings.store, EVENT_TYPES)
    try:
        jobs = ThreadJobs()
        try:
            yield _house(settings, store, solver or generator(), jobs)
        finally:
            jobs.close()
    finally:
        store.close()


def _house(settings: Settings, store: LedgerEventStore, solver: RotaSolver, jobs: Jobs) -> House:
    story_clock = None if settings.today is None else StoryClock(settings.today)
    clock: Clock = story_clock or SystemClock()
    handling = Handling(store, clock)
    verifier = KeySignatures(settings.origins)
    law = standard_law()
    register = StoredPersonRegister(store.projection_database())
    reads = SqlReadModels(store)
    drafting = DraftingRotas(handling, solver, law)
    publishing = PublishingRotas(handling, Gathering(law))
    judging = JudgingHours(law)
    return House(
        settings=settings,
        store=store,
        clock=clock,
        story_clock=story_clock,
        law=law,
        register=register,
        reads=reads,
        importing=ImportingWards(handling, register),
        staffing=Staffing(handling),
        employees=KeepingEmployees(handling),
        mandating=Mandating(handling),
        unions=RegisteringUnions(handling),
        identities=LinkingAccounts(handling),
        mandates=ReadingMandates(handling, reads),
        enrolling=EnrollingKeys(handling, verifier),
        drafting=drafting,
        discussing=DiscussingRotas(handling),
        commenting=CommentingRotas(handling),
        amending=AmendingRotas(handling),
        discussions=ReadingDiscussions(handling, law),
        publishing=publishing,
        agreeing=Agreeing(handling),
        signing=SigningAgreements(handling, verifier),
        assessing=Assessing(handling, law),
        concluding=ConcludingAssessments(handling, law),
        observing=Observing(handling),
        generating=GeneratingRotas(drafting, jobs, store),
        scenarios=TryingScenarios(drafting, jobs),
        repairing=RepairingRotas(drafting, LawfulRepairs(repairer(), law)),
        explaining=ExplainingRotas(handling, law, explainer()),
        evaluating=EvaluatingRotas(handling, law),
        forecasting=ForecastingRotas(handling, law, reads),
        reading=ReadingRotas(handling, law, publishing, reads, register),
        records=ReadingRecords(handling),
        agreements=ReadingAgreements(handling),
        assessments=ReadingAssessments(handling, reads),
        hours=RecordingHours(handling, judging),
        worked=ReadingHours(handling, judging),
    )

"""A ward's plan lived through the real deciders, and what the domain says of it at any point.

The oracle here is the domain itself: streams replayed by the deciders, never the rows that are tested.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any, TypeVar, cast
from uuid import uuid4

from adapters.event_store.store import LedgerEventStore
from adapters.projections.read_models import SqlReadModels
from application.authority import Actor
from application.handle import Asked, Handling, Work
from application.ports.clock import ClockKind
from application.ports.event_store import Act, Change
from application.rota.grounds import Gathering, open_plan
from domain.agreement.agreement import AGREEMENT
from domain.agreement.commands import (
    CommentOnAgreement,
    ExtendAgreement,
    GiveNotice,
    ProposeAgreement,
    RefuseAgreement,
    RelyOnAgreement,
    Shown,
    SignAgreement,
    Standing,
    Terms,
    WithdrawOffer,
)
from domain.agreement.document import signing_document
from domain.agreement.events import Ground
from domain.agreement.states import Offered
from domain.assessment.assessment import ASSESSMENT
from domain.assessment.commands import (
    AssessHazard,
    ConcludeAssessment,
    GiveStatement,
    MapTopic,
    OpenAssessment,
    RelyOnAssessment,
    ReopenAssessment,
    ShowAssessment,
)
from domain.assessment.events import Audience, Conclusion, Side, Source
from domain.assessment.matrix import RiskMatrix
from domain.calendar import DayKind, Period
from domain.decider import Decider
from domain.ids import AgreementId, AssessmentId, Fingerprint, MandateId, PersonId, ShiftCode, Union
from domain.representation.events import Office
from domain.representation.mandate import MANDATE, GrantMandate, RevokeMandate
from domain.rota.commands import (
    ChangeRotaLine,
    ConfirmDiscussion,
    ImportRota,
    OpenRotaPlan,
    ProposeRota,
    PublishRota,
    RecordDiscussion,
    WithdrawRota,
)
from domain.rota.events import RotaPlanEvent
from domain.rota.parties import Capacity, Outcome, Party, View
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import Draft, Proposed, Published, RotaPlan, line_fingerprint
from domain.staffing.need import ANY, NeedLine
from domain.staffing.staffing_plan import STAFFING_PLAN, ApproveStaffingPlan, SetNeed
from domain.workforce.commands import ChangePosition, RegisterEmployee
from domain.workforce.employee import EMPLOYEE
from domain.working_time.law import Law
from domain.working_time.model import Basis, Nights, Rota
from domain.working_time.rule_set import RuleSet
from domain.working_time.wording import Language
from tests import examples as ex
from tests.examples import ANNE, BJORN, CARI, PLAN

C = TypeVar("C")
S = TypeVar("S")
E = TypeVar("E")

NO_RULES = Law((RuleSet("no-rules", date(2026, 1, 1), ()),))
"""What the facts alone say is judged by no rule."""
RULES = NO_RULES.version(ex.PERIOD)
TODAY = date(2026, 11, 16)
MATRIX = RiskMatrix(5, 5, 12)
NSF_AGREEMENT = AgreementId(f"{PLAN}.10-5-2.NSF")
FF_AGREEMENT = AgreementId(f"{PLAN}.10-5-2.Fagforbundet")
SCOPES = {
    ex.NSF: {ANNE: Ground.MEMBER, BJORN: Ground.EXTENSION, CARI: Ground.EXTENSION},
    ex.FAGFORBUNDET: {ANNE: Ground.EXTENSION, BJORN: Ground.MEMBER, CARI: Ground.EXTENSION},
}
AGREEMENTS = {ex.NSF: NSF_AGREEMENT, ex.FAGFORBUNDET: FF_AGREEMENT}
MANDATES = {ex.NSF: ex.NSF_MANDATE, ex.FAGFORBUNDET: ex.FF_MANDATE}
REPRESENTATIVES = {ex.NSF: ex.NSF_REP, ex.FAGFORBUNDET: ex.FF_REP}
LINES: Mapping[PersonId, Mapping[date, ShiftCode]] = {
    ANNE: {ex.MON: ex.D, ex.TUE: ex.D},
    BJORN: {ex.MON: ex.A},
    CARI: {ex.MON: ex.N, ex.WED: ex.D},
}
THERE = (Party(ex.NSF_REP, Capacity.UNION_REPRESENTATIVE, ex.NSF_MANDATE),)
Tables = dict[str, list[tuple[object, ...]]]


@dataclass
class WardLife:
    """One plan of three people; each method is one act, decided by the aggregate and recorded."""

    store: LedgerEventStore

    def do(self, decider: Decider[C, S, E], identity: str, command: C, by: PersonId = ex.LEADER) -> None:
        """Let the aggregate decide, and record what it says. Raises ``Rejected``."""
        stream = decider.stream(identity)
        recorded = self.store.stream(stream)
        state = decider.replay(cast(E, r.event) for r in recorded)
        self.record(by, [Change(stream, len(recorded), tuple(decider.decide(command, state)))])

    def record(self, by: PersonId, changes: Sequence[Change]) -> None:
        """Append without asking anybody."""
        self.store.append(act(by), changes, {})

    @property
    def state(self) -> RotaPlan:
        """The plan as its stream says."""
        return ROTA_PLAN.replay(cast(RotaPlanEvent, r.event) for r in self.store.stream(ROTA_PLAN.stream(PLAN)))

    def work(self) -> Work:
        """A look at the streams."""
        asked = Asked(uuid4(), b"", Actor(ex.LEADER), uuid4())
        return Handling(self.store, StoryClock()).look(asked)

    def set_need(self, minimum: int = 1) -> None:
        lines = (NeedLine(DayKind.WEEKDAY, ex.D, ANY, minimum, minimum),)
        self.do(STAFFING_PLAN, ex.STAFFING, SetNeed(ex.STAFFING, ex.UNIT, lines, "counted", ex.PLANNER))

    def approve_need(self) -> None:
        self.do(STAFFING_PLAN, ex.STAFFING, ApproveStaffingPlan(ex.STAFFING, ex.LEADER))

    def open(self) -> None:
        o = ex.OPENED
        command = OpenRotaPlan(
            o.plan, o.unit, o.period, o.terms, o.shift_types, o.staffing_plan, o.people, o.sought, ex.PLANNER
        )
        self.do(ROTA_PLAN, PLAN, command, ex.PLANNER)

    def import_rota(self, lines: Mapping[PersonId, Mapping[date, ShiftCode]] = LINES) -> None:
        self.do(ROTA_PLAN, PLAN, ImportRota(PLAN, Rota(lines), "file", ex.PLANNER), ex.PLANNER)

    def change(self, employee: PersonId, day: date, code: ShiftCode | None, because_of: str | None = None) -> None:
        command = ChangeRotaLine(PLAN, employee, {day: code}, "a reason", ex.PLANNER, because_of)
        self.do(ROTA_PLAN, PLAN, command, ex.PLANNER)

    def propose(self) -> None:
        self.do(ROTA_PLAN, PLAN, ProposeRota(PLAN, RULES, (), 2, ex.PLANNER), ex.PLANNER)

    def withdraw(self) -> None:
        self.do(ROTA_PLAN, PLAN, WithdrawRota(PLAN, "a reason", ex.LEADER))

    def grant(self, person: PersonId, mandate: MandateId, office: Office, union: Union | None = None) -> None:
        period = Period(date(2026, 1, 1), date(2027, 3, 31))
        self.do(MANDATE, mandate, GrantMandate(mandate, person, office, (ex.UNIT,), period, union, ex.LEADER))

    def revoke(self, mandate: MandateId) -> None:
        self.do(MANDATE, mandate, RevokeMandate(mandate, TODAY, TODAY, ex.LEADER))

    def offer(
        self,
        union: Union = ex.NSF,
        notice_weeks: int = 2,
        scope: Mapping[PersonId, Ground] | None = None,
        first_day: date = ex.PERIOD.first_day,
        today: date = TODAY,
    ) -> None:
        name = AGREEMENTS[union]
        self.do(
            AGREEMENT,
            name,
            ProposeAgreement(
                name, PLAN, ex.UNIT, Basis.AVERAGING, "as agreed", ex.LIMITS, Period(first_day, ex.PERIOD.last_day),
                notice_weeks, union, None, scope or SCOPES[union], ex.LEADER, today, Terms(assessment=ex.ASSESSMENT_ID),
            ),
        )  # fmt: skip

    def sign(self, union: Union = ex.NSF) -> None:
        plan = self.state
        assert isinstance(plan, Proposed | Published)
        shown = Shown(PLAN, plan.revision, plan.fingerprint, plan.rule_set, plan.line_fingerprints)
        state = self.work().load(AGREEMENT, AGREEMENTS[union])
        assert isinstance(state, Offered)
        who, offers, language = _standing(union), (state.offer,), Language.NORWEGIAN
        seen = signing_document(offers, shown, who, language).sha256
        command = SignAgreement(AGREEMENTS[union], who, shown, offers, language, seen, TODAY)
        self.do(AGREEMENT, AGREEMENTS[union], command, REPRESENTATIVES[union])

    def refuse(self, union: Union = ex.NSF) -> None:
        command = RefuseAgreement(AGREEMENTS[union], _standing(union), "a reason")
        self.do(AGREEMENT, AGREEMENTS[union], command, REPRESENTATIVES[union])

    def extend(self, union: Union = ex.NSF) -> None:
        self.do(AGREEMENT, AGREEMENTS[union], ExtendAgreement(AGREEMENTS[union], 2, 3, ex.LEADER, TODAY))

    def take_back(self, union: Union = ex.NSF) -> None:
        self.do(AGREEMENT, AGREEMENTS[union], WithdrawOffer(AGREEMENTS[union], "a reason", ex.LEADER))

    def comment(self, union: Union = ex.NSF) -> None:
        name = f"c{self.store.head()}"
        command = CommentOnAgreement(AGREEMENTS[union], name, "words", REPRESENTATIVES[union], _standing(union))
        self.do(AGREEMENT, AGREEMENTS[union], command, REPRESENTATIVES[union])

    def give_notice(self, union: Union = ex.NSF, today: date = TODAY) -> None:
        command = GiveNotice(AGREEMENTS[union], today, REPRESENTATIVES[union], _standing(union))
        self.do(AGREEMENT, AGREEMENTS[union], command, REPRESENTATIVES[union])

    @property
    def assessment(self) -> AssessmentId:
        """The name of the last revision's assessment."""
        plan = self.state
        return AssessmentId(f"{PLAN}.r{0 if not isinstance(plan, Draft | Proposed | Published) else plan.revision}")

    def open_assessment(self) -> None:
        plan = self.state
        assert isinstance(plan, Proposed)
        command = OpenAssessment(
            self.assessment, PLAN, plan.revision, plan.fingerprint, ex.RULE_SET, MATRIX, (), ex.LEADER
        )
        self.do(ASSESSMENT, self.assessment, command)

    def assess(self) -> None:
        found = MapTopic(self.assessment, "nights", (Source.INTERVIEWS,), "words", ex.LEADER)
        self.do(ASSESSMENT, self.assessment, found)
        for side in Side:
            hazard = AssessHazard(self.assessment, f"tired-{side.value}", side, "words", "words", 2, 3, ex.LEADER)
            self.do(ASSESSMENT, self.assessment, hazard)

    def show(self, audience: Audience) -> None:
        safety = audience is Audience.SAFETY_REPRESENTATIVE
        to, mandate = (ex.SAFETY_REP, ex.SAFETY_MANDATE) if safety else (ex.NSF_REP, ex.NSF_MANDATE)
        self.do(ASSESSMENT, self.assessment, ShowAssessment(self.assessment, to, audience, mandate, ex.LEADER))

    def state_something(self) -> None:
        command = GiveStatement(
            self.assessment, "words", Audience.SAFETY_REPRESENTATIVE, ex.SAFETY_MANDATE, ex.SAFETY_REP
        )
        self.do(ASSESSMENT, self.assessment, command, ex.SAFETY_REP)

    def conclude(self, conclusion: Conclusion = Conclusion.SOUND) -> None:
        command = ConcludeAssessment(self.assessment, conclusion, "words", date(2027, 6, 1), TODAY, ex.LEADER)
        self.do(ASSESSMENT, self.assessment, command)

    def reopen(self) -> None:
        self.do(ASSESSMENT, self.assessment, ReopenAssessment(self.assessment, "words", ex.LEADER))

    def discuss(self, name: str = "d1", held_on: date = TODAY, recorded_on: date = TODAY) -> None:
        command = RecordDiscussion(
            PLAN, name, held_on, recorded_on, THERE, (View(ex.NSF_REP, THERE[0].capacity, "words"),), "words",
            Outcome.NOT_AGREED, ex.LEADER,
        )  # fmt: skip
        self.do(ROTA_PLAN, PLAN, command)

    def confirm(self, name: str = "d1") -> None:
        self.do(ROTA_PLAN, PLAN, ConfirmDiscussion(PLAN, name, ex.NSF_MANDATE, ex.NSF_REP), ex.NSF_REP)

    def register(self) -> None:
        """Everybody the plan is for, once; their unions are private."""
        unions = {ANNE: ex.NSF, BJORN: ex.FAGFORBUNDET, CARI: None}
        for person, union in unions.items():
            if not self.store.stream(EMPLOYEE.stream(person)):
                self.do(EMPLOYEE, person, RegisterEmployee(person, ex.UNIT, 1990, union))
                week = timedelta(hours=35.5)
                position = ChangePosition(person, ex.UNIT, "sykepleier", 100, week, Nights.YES, long_shifts=True)
                self.do(EMPLOYEE, person, position)

    def publish(self) -> None:
        self.register()
        work = self.work()
        plan = open_plan(work, PLAN)
        grounds = Gathering(NO_RULES).grounds(work, plan)
        work.do(ROTA_PLAN, PLAN, PublishRota(PLAN, grounds, ex.LEADER))
        published = work.load(ROTA_PLAN, PLAN)
        assert isinstance(published, Published)
        binding = published.binding
        for name in binding.agreements:
            rely = RelyOnAgreement(name, PLAN, binding.revision, binding.fingerprint)
            work.do(AGREEMENT, name, rely)
        rely_on = RelyOnAssessment(binding.assessment, PLAN, binding.revision, binding.fingerprint)
        work.do(ASSESSMENT, binding.assessment, rely_on)
        self.record(ex.LEADER, work.changes())

    def until_published(self) -> None:
        """The whole way, with everything in its lawful place."""
        self.set_need()
        self.grant(ex.NSF_REP, ex.NSF_MANDATE, Office.UNION_REPRESENTATIVE, ex.NSF)
        self.grant(ex.FF_REP, ex.FF_MANDATE, Office.UNION_REPRESENTATIVE, ex.FAGFORBUNDET)
        self.grant(ex.SAFETY_REP, ex.SAFETY_MANDATE, Office.SAFETY_REPRESENTATIVE)
        self.open()
        self.approve_need()
        self.import_rota()
        self.change(ANNE, ex.WED, ex.D)
        self.propose()
        for union in (ex.NSF, ex.FAGFORBUNDET):
            self.offer(union)
            self.sign(union)
            self.extend(union)
        self.open_assessment()
        self.assess()
        self.show(Audience.UNION_REPRESENTATIVE)
        self.show(Audience.SAFETY_REPRESENTATIVE)
        self.state_something()
        self.conclude()
        self.discuss()
        self.confirm()
        self.publish()


def act(by: PersonId = ex.LEADER) -> Act:
    """An act of its own, at nine o'clock."""
    command = uuid4()
    request, now, mandate = sha256(command.bytes).digest(), StoryClock().now(), MandateId(f"{by}.enhetsleder")
    return Act(command, request, by, "enhetsleder", now, ClockKind.STORY, uuid4(), mandate=mandate)


class StoryClock:
    """The clock of the story: it stands still."""

    kind = ClockKind.STORY

    def now(self) -> datetime:
        """Nine o'clock, UTC."""
        return datetime(2026, 11, 16, 9, tzinfo=UTC)


def _standing(union: Union) -> Standing:
    return Standing(
        REPRESENTATIVES[union], MANDATES[union], union, ex.UNIT, in_force=True,
        last_day=date(2027, 3, 31), employer_side=False,
    )  # fmt: skip


def lines_as_they_stand(plan: RotaPlan) -> dict[PersonId, Fingerprint]:
    """Everybody's fingerprint, computed from the lines themselves; nobody's before the first proposal."""
    if not isinstance(plan, Draft | Proposed | Published) or plan.revision == 0:
        return {}
    return {e: line_fingerprint(PLAN, e, plan.lines.get(e, {}), ex.TYPES) for e in plan.opened.people}


def offered(life: WardLife) -> dict[AgreementId, Offered]:
    """The agreements as their streams say."""
    work = life.work()
    states = {name: work.load(AGREEMENT, name) for name in AGREEMENTS.values()}
    return {name: state for name, state in states.items() if isinstance(state, Offered)}


def dump(models: SqlReadModels) -> Tables:
    """Every row of the live generation, table by table."""
    models.runner.prepare()
    with models.runner.database.reading() as c:
        generation, _ = models.runner.live(c)
        found: dict[str, Any] = {
            table: c.execute(f"select * from {table} where generation = ?", (generation,)).fetchall()  # noqa: S608 - our own tables
            for table in models.runner.tables
        }
    return {table: sorted((row[1:] for row in rows), key=repr) for table, rows in found.items()}

"""`forsvarlig demo`: the life of a plan from a ward's folder to a published rota and its trail."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import cast

from api import findings as findings_form
from api import forms
from api.cli.asking import asked
from api.cli.console import console
from api.cli.evaluation_tables import evaluation_tables
from api.cli.searching import searched
from api.cli.tables import audit_lines, findings_tables
from api.composition import House, open_house, read_ward, write_rota
from api.settings import Settings
from application.authority import Role
from application.handle import Asked
from application.ports.event_store import Receipt
from application.rota.discussing import Meeting
from application.ward import Ward, agreements_sought, case
from domain.assessment.events import Audience, Conclusion, Side, Source
from domain.assessment.matrix import standard
from domain.errors import Rejected
from domain.ids import AgreementId, AssessmentId, PersonId, PlanId, StaffingPlanId
from domain.representation.events import Office
from domain.rota.errors import RotaPlanNotReady
from domain.rota.evaluation import evaluate
from domain.rota.obstacles import Obstacle
from domain.rota.obstacles_in_words import sentence
from domain.rota.parties import Outcome
from domain.rota.solver import Budget
from domain.working_time.model import Rota
from domain.working_time.wording import Language

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "medical-ward"
BEFORE = timedelta(weeks=7)
"""How long before the plan begins the story is told: 16 November 2026 on the example ward."""
MARK = "made-by-forsvarlig-demo.txt"
NOTICE_WEEKS = 4
SHOWN = 6


class FolderInUse(Rejected):
    """The folder holds something that no demonstration made."""

    code = "demo.folder_in_use"


class NobodyInOffice(Rejected):
    """The ward has nobody in an office that the story needs."""

    code = "demo.nobody_in_office"


@dataclass(slots=True)
class Story:
    """One telling: who acts, on which plan, and what was written."""

    house: House
    ward: Ward
    folder: Path
    plan: PlanId = PlanId("")
    staffing_plan: StaffingPlanId = StaffingPlanId("")
    wrote: list[Path] = field(default_factory=list)

    @property
    def today(self) -> date:
        """The day the story is told on."""
        return self.ward.period.first_day - BEFORE

    def ask(self, person: str, *content: str, roles: tuple[Role, ...] = ()) -> Asked:
        """A command by ``person``."""
        return asked(person, *content, roles=roles)

    def holder(self, office: Office, union: str | None = None) -> PersonId:
        """Who holds an office on the story's first day. Raises ``NobodyInOffice``."""
        for r in self.ward.representatives:
            if r.role is office and r.union == union and self.today in r.period:
                return r.person
        raise NobodyInOffice(f"{self.ward.unit} has no {office} {union or ''} on {self.today}; the story needs one")

    def write(self, name: str, value: object) -> None:
        """Keep plain JSON beside the store."""
        path = self.folder / name
        path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        self.wrote.append(path)


def run(folder: Path, ward_folder: Path | None, seconds: int, seed: int) -> None:
    """Tell the story in ``folder``. Raises ``Rejected`` where a step is refused that should not be."""
    ward = read_ward(ward_folder or EXAMPLE)
    _clear(folder)
    store = folder / "forsvarlig.sqlite"
    today = ward.period.first_day - BEFORE
    with open_house(Settings(f"sqlite:///{store}", today, development=True)) as house:
        story = Story(house, ward, folder)
        story.wrote.append(store)
        console.rule(f"{ward.name}, {ward.health_trust}: {ward.period.first_day} to {ward.period.last_day}")
        console.print(f"Story clock: {today}. Acts are judged by it; the database says when they were recorded.")
        rota = _draft(story, seconds, seed)
        _propose(story)
        _refused(story)
        _assess(story)
        _discuss(story)
        _agree(story)
        _publish(story)
        _read_back(story, rota)


def _clear(folder: Path) -> None:
    mark = folder / MARK
    if folder.exists() and any(folder.iterdir()) and not mark.exists():
        raise FolderInUse(f"{folder} holds files that no demonstration made; give an empty or new folder with --dir")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    mark.write_text("The next demonstration replaces everything in this folder.\n", encoding="utf-8")


def _step(title: str, act: Callable[[], Receipt]) -> Receipt:
    receipt = act()
    facts = ", ".join(f"{k} {v}" for k, v in receipt.answer.items() if not isinstance(v, list))
    console.print(f"[bold]{title}[/bold] (log at {receipt.position}): {facts}")
    return receipt


def _draft(story: Story, seconds: int, seed: int) -> Rota:
    house, ward = story.house, story.ward
    imported = _step(
        "Imported",
        lambda: house.importing.import_ward(story.ask("import", "import", roles=(Role.IMPORTER,)), ward),
    )
    story.plan = PlanId(cast(str, imported.answer["plan"]))
    story.staffing_plan = StaffingPlanId(cast(str, imported.answer["staffing_plan"]))
    leader, planner = story.holder(Office.UNIT_LEADER), story.holder(Office.ROTA_PLANNER)
    _step("Need approved", lambda: house.staffing.approve(story.ask(leader, "approve"), story.staffing_plan))
    asked, budget = story.ask(planner, "generate"), Budget(seconds, seed)
    _step(
        "Generated, and judged by the rules",
        lambda: searched(lambda tell, end: house.drafting.generate(asked, story.plan, budget, tell, end)),
    )
    house.reads.catch_up()
    view = house.reads.rota(story.plan)
    if view is None:
        raise AssertionError("the rota just recorded cannot be read")
    rota = Rota(view.lines)
    out = story.folder / "rota.csv"
    write_rota(out, rota)
    story.wrote.append(out)
    return rota


def _propose(story: Story) -> Receipt:
    planner = story.holder(Office.ROTA_PLANNER)
    return _step("Proposed", lambda: story.house.drafting.propose(story.ask(planner, "propose"), story.plan))


def _refused(story: Story) -> None:
    leader = story.holder(Office.UNIT_LEADER)
    try:
        story.house.publishing.publish(story.ask(leader, "publish too early"), story.plan)
    except RotaPlanNotReady as refusal:
        console.print(f"[bold]Publishing now is refused[/bold]: {len(refusal.obstacles)} obstacles, among them")
        for o in refusal.obstacles[:SHOWN]:
            console.print(f"  {_obstacle(o)}")
    else:
        raise AssertionError("a plan nobody assessed, discussed or agreed to was published")


def _obstacle(o: Obstacle) -> str:
    return f"{o.code}: {sentence(o, Language.ENGLISH)}"


def _assess(story: Story) -> None:
    house, plan = story.house, story.plan
    leader, planner = story.holder(Office.UNIT_LEADER), story.holder(Office.ROTA_PLANNER)
    safety = story.holder(Office.SAFETY_REPRESENTATIVE)
    union_rep = story.holder(Office.UNION_REPRESENTATIVE, _unions(story.ward)[0])
    opened = _step("Assessment opened", lambda: house.assessing.open(story.ask(planner, "assess"), plan, standard(4)))
    name = AssessmentId(cast(str, opened.answer["assessment"]))
    house.assessing.map(
        story.ask(planner, "map"), name, "rest", (Source.INDICATORS, Source.INTERVIEWS),
        "Quick returns after evenings tire; nights are short of experience at weekends",
    )  # fmt: skip
    hazards = (
        ("quick-returns", Side.WORK_ENVIRONMENT, "Short rest between evening and day shifts tires",
         "Agreed floor for rest; compensatory rest in the same week", 3, 2),
        ("night-competence", Side.PATIENT_SAFETY, "Few with the competence on nights and weekends",
         "Need names the competence on every shift", 2, 3),
    )  # fmt: skip
    for hazard, side, description, barriers, probability, consequence in hazards:
        house.assessing.hazard(
            story.ask(planner, hazard), name, hazard, side, description, barriers, probability, consequence
        )
    deadline = story.ward.period.first_day
    house.assessing.measure(
        story.ask(leader, "measure"), name, "quick-returns", "Follow quick returns per person each four weeks",
        leader, deadline, 2, 2,
    )  # fmt: skip
    house.assessing.show(story.ask(planner, "show"), name, union_rep, Audience.UNION_REPRESENTATIVE)
    house.assessing.show(story.ask(planner, "show"), name, safety, Audience.SAFETY_REPRESENTATIVE)
    house.assessing.state(story.ask(safety, "state"), name, "Seen. Follow quick returns closely in Easter.")
    _step(
        "Assessment concluded",
        lambda: house.concluding.conclude(
            story.ask(leader, "conclude"), name, Conclusion.SOUND_WITH_MEASURES,
            "Risks are known, and followed by the measure decided", deadline + timedelta(weeks=13),
        ),
    )  # fmt: skip


def _discuss(story: Story) -> None:
    house, plan = story.house, story.plan
    leader = story.holder(Office.UNIT_LEADER)
    reps = tuple(story.holder(Office.UNION_REPRESENTATIVE, union) for union in _unions(story.ward))
    meeting = Meeting(
        story.today, reps, {reps[0]: "Rest between evening and day shifts should be watched"},
        "Agreed; it is followed by the measure in the assessment", Outcome.AGREED,
    )  # fmt: skip
    _step(
        "Discussed",
        lambda: house.discussing.record(story.ask(leader, "discuss"), plan, "meeting-1", meeting),
    )
    _step("Record confirmed", lambda: house.discussing.confirm(story.ask(reps[0], "confirm"), plan, "meeting-1"))


def _agree(story: Story) -> None:
    house, ward = story.house, story.ward
    leader = story.holder(Office.UNIT_LEADER)
    offered = house.agreeing.propose_sought(story.ask(leader, "offer"), story.plan, NOTICE_WEEKS)
    names = [AgreementId(n) for n in cast(list[str], offered.answer["agreements"])]
    house.reads.catch_up()
    signed = 0
    unions: list[AgreementId] = []
    for a in house.reads.agreements(story.plan):
        if a.agreement not in names:
            continue
        by_union = a.party not in ward.people
        signer = story.holder(Office.UNION_REPRESENTATIVE, a.party) if by_union else PersonId(a.party)
        asked = story.ask(signer, a.agreement)
        shown = house.signing.document(asked, story.plan, (a.agreement,), Language.NORWEGIAN)
        house.signing.sign(asked, story.plan, (a.agreement,), Language.NORWEGIAN, shown.sha256, None)
        signed += 1
        if by_union:
            unions.append(a.agreement)
    for agreement in unions:
        house.agreeing.extend(story.ask(leader, agreement), agreement)
    console.print(
        f"[bold]Agreed[/bold]: {signed} agreements signed for the lines shown, {len(unions)} of them by unions and "
        "extended to all who do the same work (AML § 10-12 (5))",
    )


def _publish(story: Story) -> None:
    leader = story.holder(Office.UNIT_LEADER)
    ready = story.house.publishing.readiness(story.ask(leader, "ready"), story.plan)
    console.print(f"[bold]Readiness[/bold]: {len(ready.obstacles)} obstacles")
    for o in ready.obstacles:
        console.print(f"  {_obstacle(o)}")
    _step("Published", lambda: story.house.publishing.publish(story.ask(leader, "publish"), story.plan))


def _read_back(story: Story, rota: Rota) -> None:
    house, ward = story.house, story.ward
    house.reads.catch_up()
    trail = house.reads.audit(story.plan)
    findings = house.law.judge(case(ward, rota, agreements_sought(ward)))
    story.write("findings.json", [findings_form.plain(f) for f in findings])
    story.write("audit.json", [forms.audit_line(a) for a in trail])
    console.print("[bold]The audit trail, read back[/bold] (whole in audit.json; acts on agreements are counted here)")
    for line in audit_lines([a for a in trail if not a.name.startswith("agreement.")]):
        console.print(line, soft_wrap=True)
    console.print(f"        and {sum(a.name.startswith('agreement.') for a in trail)} acts on agreements")
    figures = house.law.on(ward.period.first_day).figures
    found = evaluate(ward.problem(agreements_sought(ward), figures), rota)
    for table in evaluation_tables(found, {p: e.name for p, e in ward.people.items()}):
        console.print(table)
    for table in findings_tables(findings):
        console.print(table)
    for a in house.reads.agreements(story.plan):
        if a.party not in ward.people:
            console.print(
                f"{a.basis} with {a.party}: {a.state}, {a.signed_for} of {a.in_scope} lines, to {a.last_day}",
            )
    individual = [a for a in house.reads.agreements(story.plan) if a.party in ward.people]
    done = sum(a.state == "signed" for a in individual)
    console.print(f"individual agreements: {done} of {len(individual)} signed")
    console.rule("Published")
    for path in story.wrote:
        console.print(f"wrote {path}")


def _unions(ward: Ward) -> list[str]:
    """The unions the ward seeks agreements with, else those that have a representative; each once."""
    return list(dict.fromkeys(u for s in ward.sought for u in s.unions)) or [
        str(r.union) for r in ward.representatives if r.union
    ]

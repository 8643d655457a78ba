"""What people are told: that an assessment they had a part in was reopened, and why."""

from datetime import date

from adapters.projections.rows import Projection, Rows, number, text
from application.ports.event_store import Recorded
from application.ports.read_models import Notice
from domain.assessment.events import AssessmentOpened, AssessmentReopened
from domain.calendar import oslo_day
from domain.ids import AssessmentId, PersonId, PlanId

REOPENED = "assessment.reopened"
TABLES = {
    "notice_plans": "assessment text not null, plan text not null, primary key (generation, assessment)",
    "notices": "person text not null, position bigint not null, what text not null, plan text not null, "
    "assessment text not null, why text not null, day text not null, primary key (generation, person, position)",
}


def apply(recorded: Recorded, rows: Rows) -> None:
    """Note which plan an assessment is of, and tell those whom a reopening names."""
    match recorded.event:
        case AssessmentOpened(assessment=assessment, plan=plan):
            rows.run("insert into notice_plans values (?, ?, ?)", rows.generation, assessment, plan)
        case AssessmentReopened(assessment=assessment, because=because, told=told):
            of = rows.first(
                "select plan from notice_plans where generation = ? and assessment = ?", rows.generation, assessment
            )
            known = "" if of is None else text(of[0])
            day = oslo_day(recorded.decided_at).isoformat()
            rows.each(
                "insert into notices values (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (rows.generation, person, recorded.position, REOPENED, known, assessment, because, day)
                    for person in told
                ],
            )
        case _:
            pass


def views(rows: Rows, people: frozenset[PersonId]) -> tuple[Notice, ...]:
    """What the accounts of one person are told, newest first; what several of them are told, once."""
    found: dict[int, Notice] = {}
    for person in sorted(people):
        for position, what, plan, assessment, why, day in rows.all(
            "select position, what, plan, assessment, why, day from notices where generation = ? and person = ?",
            rows.generation, person,
        ):  # fmt: skip
            found[number(position)] = Notice(
                number(position), text(what), PlanId(text(plan)), AssessmentId(text(assessment)), text(why),
                date.fromisoformat(text(day)),
            )  # fmt: skip
    return tuple(found[position] for position in sorted(found, reverse=True))


NOTICES = Projection("notices", 1, TABLES, apply)

"""The assessment a plan rests on, and what the plan's own lines say of what it takes for granted."""

from collections.abc import Iterable, Iterator, Mapping

from application.handle import Work
from application.names import assessment_id
from domain.assessment.assessment import ASSESSMENT, Assessed
from domain.assessment.assumptions import Broken, broken_anew, broken_by
from domain.assessment.errors import AssessmentUnknown
from domain.calendar import SATURDAY
from domain.ids import AssessmentId, PersonId, PlanId
from domain.rota.events import RotaPlanOpened
from domain.rota.states import Draft, Lines, Proposed, Published, types_of
from domain.staffing.need import Vacancy, counts_as
from domain.watched import Measured, Watched
from domain.working_time.model import ShiftKind, Terms


def latest(work: Work, plan: PlanId, revision: int) -> tuple[AssessmentId, Assessed] | None:
    """The newest assessment opened for ``revision`` or an earlier one; whether it covers that, it says itself."""
    for number in range(revision, 0, -1):
        name = assessment_id(plan, number)
        found = work.load(ASSESSMENT, name)
        if isinstance(found, Assessed):
            return name, found
    return None


def named_assessment(work: Work, assessment: AssessmentId) -> Assessed:
    """The assessment of that name. Raises ``AssessmentUnknown``."""
    state = work.load(ASSESSMENT, assessment)
    if not isinstance(state, Assessed):
        raise AssessmentUnknown(f"there is no assessment {assessment}", assessment=assessment)
    return state


def plan_measures(
    plan: Draft | Proposed | Published,
    people: Mapping[PersonId, Terms],
    missing: Iterable[Vacancy],
    competences: Iterable[str] = (),
) -> tuple[Measured, ...]:
    """What the plan's present lines answer of what can be watched: vacancies, and competence at weekends.

    Of every competence and profession that somebody in the plan has, and of those named. ``missing`` is what the
    lines leave uncovered. The share of hired hours is in no line.
    """
    found = fewest_at_weekends(plan.opened, plan.lines, people, competences_of(people) | set(competences))
    return (
        Measured(Watched.VACANCIES, sum(v.missing for v in missing)),
        *(Measured(Watched.WEEKEND_COMPETENCE, fewest, skill) for skill, fewest in found),
    )


def fewest_at_weekends(
    opened: RotaPlanOpened, lines: Lines, people: Mapping[PersonId, Terms], skills: Iterable[str]
) -> Iterator[tuple[str, int]]:
    """The fewest heads of each skill on a Saturday or Sunday of the plan; courses are no work there."""
    types = types_of(opened)
    at_work = [
        [
            people[p]
            for p, days in lines.items()
            if p in people and day in days and types[days[day]].kind is not ShiftKind.COURSE
        ]
        for day in opened.period.days()
        if day.weekday() >= SATURDAY
    ]
    for skill in sorted(skills) if at_work else ():
        yield skill, min(sum(counts_as(person, skill) for person in there) for there in at_work)


def competences_of(people: Mapping[PersonId, Terms]) -> frozenset[str]:
    """Every competence and profession that somebody has."""
    return frozenset(skill for t in people.values() for skill in (*t.competences, t.profession))


def broken_by_lines(
    assessed: Assessed,
    plan: Draft | Proposed | Published,
    people: Mapping[PersonId, Terms],
    missing: Iterable[Vacancy],
) -> tuple[Broken, ...]:
    """The assumptions that the plan's present lines break, apart from what the conclusion was come to in spite of."""
    found = broken_by(assessed.assumptions, plan_measures(plan, people, missing, named(assessed)))
    return broken_anew(found, assessed.known)


def named(assessed: Assessed) -> tuple[str, ...]:
    """The competences that the assumptions of an assessment name."""
    return tuple(a.competence for a in assessed.assumptions if a.competence is not None)

"""Whatever lawful acts a plan meets, in whatever order: the rows say what the domain says, and a rebuild agrees."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.event_store.registry import EVENT_TYPES
from adapters.event_store.store import open_store
from adapters.projections.read_models import SqlReadModels
from application.agreements_in_force import in_force, rule_set_of
from application.rota.grounds import Gathering
from domain.assessment.events import Audience, Conclusion
from domain.errors import Rejected
from domain.ids import Union
from domain.rota.readiness import readiness
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import Draft, NotOpened, Proposed, Published, Withdrawn, frozen_lines
from domain.working_time.findings import Finding, Verdict, permit
from tests import examples as ex
from tests.adapters.projections.ward_life import (
    LINES,
    NO_RULES,
    RULES,
    TODAY,
    WardLife,
    dump,
    lines_as_they_stand,
    offered,
)
from tests.adapters.projections.ward_risk import RISK
from tests.adapters.projections.ward_talk import TALK
from tests.examples import ANNE, BJORN, CARI, FAGFORBUNDET, NSF, PLAN

Step = Callable[[WardLife], None]
PEOPLE = (ANNE, BJORN, CARI)
UNIONS = st.sampled_from((NSF, FAGFORBUNDET))


def changing(who: int, day: date, code: int) -> Step:
    return lambda life: life.change(PEOPLE[who], day, (None, ex.D, ex.A, ex.N)[code])


CHANGES = st.builds(changing, st.integers(0, 2), st.sampled_from((ex.MON, ex.TUE)), st.integers(0, 3))


def offering_anew(life: WardLife, union: Union) -> None:
    """Offered again for the days after a notice that ended it inside the plan."""
    life.offer(union, first_day=date(2027, 1, 12))


OF_AGREEMENTS: tuple[Callable[[WardLife, Union], None], ...] = (
    WardLife.offer,
    offering_anew,
    WardLife.sign,
    WardLife.sign,
    WardLife.refuse,
    WardLife.extend,
    WardLife.take_back,
    WardLife.comment,
)
OF_UNIONS = st.sampled_from(OF_AGREEMENTS).flatmap(lambda act: UNIONS.map(lambda union: lambda life: act(life, union)))
NOTICE = st.tuples(UNIONS, st.sampled_from((date(2026, 11, 1), date(2026, 12, 28)))).map(
    lambda given: lambda life: life.give_notice(*given)
)
OTHERS: tuple[Step, ...] = (
    WardLife.set_need,
    WardLife.approve_need,
    WardLife.import_rota,
    lambda life: life.import_rota({**LINES, BJORN: {}}),
    WardLife.propose,
    WardLife.propose,
    WardLife.open_assessment,
    WardLife.assess,
    lambda life: life.show(Audience.UNION_REPRESENTATIVE),
    lambda life: life.show(Audience.SAFETY_REPRESENTATIVE),
    WardLife.conclude,
    lambda life: life.conclude(Conclusion.NOT_SOUND),
    WardLife.reopen,
    lambda life: life.discuss(f"d{life.store.head()}"),
    lambda life: life.discuss("late", TODAY, date(2026, 12, 30)),
    lambda life: life.confirm("late"),
    WardLife.publish,
    WardLife.withdraw,
)
STEPS = st.lists(
    st.one_of(CHANGES, OF_UNIONS, NOTICE, st.sampled_from(OTHERS), st.sampled_from(TALK), st.sampled_from(RISK)),
    max_size=20,
)
BEGINNINGS: tuple[Step, ...] = (WardLife.open, WardLife.until_published, lambda life: None)


def live(life: WardLife, step: Step) -> None:
    """Do it, when it is lawful; ``AssertionError``: when there is nothing it could be about."""
    with suppress(Rejected, AssertionError):
        step(life)


def expected_obstacles(life: WardLife) -> dict[tuple[str, str], int]:
    """What ``readiness`` says when everybody needs every agreement sought, on every day of the plan.

    A draft is asked about as if its lines were proposed, and what only a revision can have is left out.
    """
    match life.state:
        case NotOpened():
            return {}
        case Published() as plan:
            return {k: n for k, n in _asked(life, plan).items() if k[0].startswith("assessment.")}
        case Withdrawn():
            return {("plan.not_open", "rota plan"): 1}
        case Proposed() as plan:
            return _asked(life, plan)
        case Draft() as plan:
            lines = lines_as_they_stand(plan)
            as_if = Proposed(plan.opened, plan.lines, plan.revision, ex.REVISION_1, lines, RULES)
            kept = {k: n for k, n in _asked(life, as_if).items() if k[0].startswith(("agreement.", "staffing."))}
            outlived = {k: n for k, n in _asked(life, plan).items() if k[0].startswith("assessment.")}
            return {("plan.not_proposed", PLAN): 1, **outlived, **kept}


def _asked(life: WardLife, plan: Draft | Proposed | Published) -> dict[tuple[str, str], int]:
    work, opened = life.work(), plan.opened
    agreements, _ = in_force(work, opened, frozen_lines(plan), rule_set_of(plan))
    days = list(opened.period.days())
    findings = tuple(
        Finding("rule", s.basis.value, "", Verdict.NEEDS, person, days[0], days[-1], 1, 0, "d", (), permit(s.basis))
        for s in opened.sought
        for person in opened.people
        if not agreements.throughout(s.basis, person, days)
    )
    grounds = replace(Gathering(NO_RULES).grounds(work, plan), findings=findings)
    return {
        (o.code, f"{o.subject} {o.because}" if o.code == "assessment.not_shown" else o.subject): (len(o.employees) or 1)
        for o in readiness(plan, grounds)
    }


def says_what_the_domain_says(life: WardLife, models: SqlReadModels) -> None:
    plan, view = life.state, models.rota(PLAN)
    match plan:
        case NotOpened():
            assert view is None
        case Withdrawn():
            assert view is not None
            assert (view.plan.state, view.lines, view.binding) == ("withdrawn", {}, None)
        case Draft() | Proposed() | Published():
            assert view is not None
            assert view.plan.state == type(plan).__name__.lower()
            assert view.plan.revision == plan.revision
            assert view.plan.fingerprint == (None if isinstance(plan, Draft) else plan.fingerprint)
            assert view.lines == plan.lines
            assert view.binding == (None if plan.binding is None else plan.binding.lines)
            assert view.plan.published_revision == (None if plan.binding is None else plan.binding.revision)
            assert view.plan.version == len(life.store.stream(ROTA_PLAN.stream(PLAN)))
    lines, agreements = lines_as_they_stand(plan), offered(life)
    shown = {a.agreement: a for a in models.agreements(PLAN)}
    assert set(shown) == set(agreements)
    for name, a in agreements.items() if not isinstance(plan, Withdrawn) else ():
        v = shown[name]
        signed = {p for p in a.offer.scope if p in lines and (lines[p], RULES) in a.covered.get(p, frozenset())}
        assert (v.signed_for, v.in_scope, v.extended, v.last_day) == (len(signed), 3, a.extended, a.ends)
        assert (v.rounds, v.comments) == (len(a.rounds), len(a.comments))
        for day in (TODAY, date(2027, 1, 11), date(2027, 1, 12), date(2027, 1, 18)):
            assert v.on(day).state == a.status(day, lines, RULES)
    assert {(o.code, o.subject): o.count for o in models.obstacles(PLAN)} == expected_obstacles(life)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(begins=st.sampled_from(BEGINNINGS), steps=STEPS)
def test_any_life(begins: Step, steps: list[Step]) -> None:
    store = open_store("sqlite://", EVENT_TYPES)
    try:
        life, models = WardLife(store), SqlReadModels(store, batch=4)
        life.register()
        since: dict[tuple[str, str], int] = {}
        versions: list[tuple[int, object]] = []
        for step in (begins, *steps):
            live(life, step)
            models.catch_up()
            says_what_the_domain_says(life, models)
            open_now = {(o.code, o.subject): o.since for o in models.obstacles(PLAN)}
            assert {k: open_now[k] for k in open_now.keys() & since.keys()} == {
                k: since[k] for k in open_now.keys() & since.keys()
            }, "an obstacle that stays keeps its place"
            since = open_now
            versions.append((store.head(), models.rota(PLAN)))
        for at, view in versions:
            assert models.rota(PLAN, at=at) == view, "the past reads as it read then"
        rows = dump(models)
        for batch in (1, 500):
            anew = SqlReadModels(store, batch)
            anew.rebuild()
            assert dump(anew) == rows
    finally:
        store.close()

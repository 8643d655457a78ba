"""A plan's life, seen in the read models after each step, on both stores."""

from datetime import date, timedelta

import pytest

from adapters.event_store.store import LedgerEventStore
from adapters.projections.read_models import SqlReadModels
from application.ports.read_models import AgreementView, DutyView, OpenObstacle
from domain.agreement.events import Ground
from domain.assessment.events import Audience, Conclusion
from domain.ids import MandateId, Union
from domain.representation.events import Office
from tests import examples as ex
from tests.adapters.projections.ward_life import (
    AGREEMENTS,
    FF_AGREEMENT,
    LINES,
    NO_RULES,
    NSF_AGREEMENT,
    RULES,
    TODAY,
    WardLife,
)
from tests.examples import ANNE, BJORN, CARI, FAGFORBUNDET, NSF, PLAN


@pytest.fixture
def life(store: LedgerEventStore) -> WardLife:
    return WardLife(store)


@pytest.fixture
def models(store: LedgerEventStore) -> SqlReadModels:
    return SqlReadModels(store)


def codes(models: SqlReadModels) -> dict[tuple[str, str], int]:
    """Each open obstacle with its count."""
    models.catch_up()
    return {(o.code, o.subject): o.count for o in models.obstacles(PLAN)}


def agreement(models: SqlReadModels, union: Union = NSF) -> AgreementView:
    models.catch_up()
    return next(a for a in models.agreements(PLAN) if a.agreement == AGREEMENTS[union])


def far(models: SqlReadModels, union: Union = NSF) -> tuple[str, int, int]:
    """State, lines signed for and lines in scope."""
    a = agreement(models, union)
    return a.state, a.signed_for, a.in_scope


def test_nothing_is_known_before_anything_has_happened(models: SqlReadModels) -> None:
    assert models.catch_up() == 0
    assert models.rota(PLAN) is None
    assert models.plans(ex.UNIT) == ()
    assert models.duties(ANNE) == ()
    assert models.agreements(PLAN) == ()
    assert models.obstacles(PLAN) == ()
    assert models.audit(PLAN) == ()


def test_the_rota_from_opening_to_amendment(life: WardLife, models: SqlReadModels) -> None:
    life.open()
    assert models.catch_up() == 1
    view = models.rota(PLAN)
    assert view is not None
    assert (view.plan.state, view.plan.revision, view.plan.version, view.lines) == ("draft", 0, 1, {})
    assert (view.plan.first_day, view.plan.last_day) == (ex.PERIOD.first_day, ex.PERIOD.last_day)

    life.import_rota()
    life.change(BJORN, ex.TUE, ex.N)
    life.propose()
    assert models.catch_up() == 4
    proposed = models.rota(PLAN)
    assert proposed is not None
    assert proposed.lines == {**LINES, BJORN: {ex.MON: ex.A, ex.TUE: ex.N}}
    assert (proposed.plan.state, proposed.plan.revision, proposed.binding) == ("proposed", 1, None)
    assert proposed.plan.fingerprint is not None
    assert models.plans(ex.UNIT) == (proposed.plan,)
    assert models.plans(ex.OTHER_UNIT) == ()

    life.set_need()
    life.approve_need()
    life.open_assessment()
    life.assess()
    for audience in Audience:
        life.show(audience)
    life.conclude()
    life.discuss()
    life.publish()
    models.catch_up()
    published = models.rota(PLAN)
    assert published is not None
    assert (published.plan.state, published.plan.published_revision) == ("published", 1)
    assert published.binding == published.lines == proposed.lines

    life.change(BJORN, ex.MON, None)
    life.change(BJORN, ex.TUE, ex.D)
    models.catch_up()
    amended = models.rota(PLAN)
    assert amended is not None
    assert (amended.plan.state, amended.plan.fingerprint) == ("draft", None)
    assert amended.lines[BJORN] == {ex.TUE: ex.D}
    assert amended.binding == proposed.lines
    assert models.duties(BJORN) == (
        DutyView(PLAN, ex.UNIT, ex.MON, ex.A, binding=True),
        DutyView(PLAN, ex.UNIT, ex.TUE, ex.N, binding=True),
        DutyView(PLAN, ex.UNIT, ex.TUE, ex.D, binding=False),
    )
    assert models.duties(ANNE) == tuple(DutyView(PLAN, ex.UNIT, d, ex.D, binding=True) for d in (ex.MON, ex.TUE))

    life.withdraw()
    models.catch_up()
    given_up = models.rota(PLAN)
    assert given_up is not None
    assert (given_up.plan.state, given_up.lines, given_up.binding) == ("withdrawn", {}, None)
    assert models.duties(BJORN) == ()
    assert models.duties(BJORN, at=2) == (DutyView(PLAN, ex.UNIT, ex.MON, ex.A, binding=False),)
    before = models.rota(PLAN, at=4)
    assert before is not None
    assert (before.plan, before.position, before.lines) == (proposed.plan, 4, proposed.lines)


def test_a_change_reopens_exactly_the_signatures_that_covered_the_line(life: WardLife, models: SqlReadModels) -> None:
    life.open()
    life.import_rota()
    life.propose()
    life.offer(NSF)
    life.offer(FAGFORBUNDET)
    assert far(models, NSF) == ("proposed", 0, 3)
    life.comment(NSF)
    assert far(models, NSF) == ("commented", 0, 3)

    life.sign(NSF)
    life.sign(FAGFORBUNDET)
    assert far(models, NSF) == far(models, FAGFORBUNDET) == ("signed", 3, 3)

    life.change(BJORN, ex.TUE, ex.D)
    assert far(models, NSF) == far(models, FAGFORBUNDET) == ("partly_signed", 2, 3)

    life.change(CARI, ex.TUE, ex.D)
    assert far(models, NSF) == far(models, FAGFORBUNDET) == ("partly_signed", 1, 3)

    life.change(CARI, ex.TUE, None)  # as it was when they signed
    life.propose()
    assert far(models, NSF) == far(models, FAGFORBUNDET) == ("partly_signed", 2, 3)

    life.refuse(FAGFORBUNDET)
    assert far(models, FAGFORBUNDET) == ("refused", 2, 3)
    life.sign(FAGFORBUNDET)
    assert far(models, FAGFORBUNDET) == ("signed", 3, 3)
    assert not agreement(models).extended
    life.extend(NSF)
    assert agreement(models).extended

    life.give_notice(NSF)
    ended = agreement(models)
    assert (ended.state, ended.last_day, ended.signed_for) == ("notice_given", TODAY + timedelta(weeks=2), 2)
    assert ended.on(ended.last_day).state == "notice_given"
    assert ended.on(ended.last_day + timedelta(days=1)).state == "ended"
    assert (ended.bound, ended.doing_same_work, ended.comments, ended.unanswered) == (2, 3, 1, 1)
    assert ended.version == 5
    assert ended.party == NSF


def test_a_new_import_keeps_the_signatures_for_equal_lines(life: WardLife, models: SqlReadModels) -> None:
    life.open()
    life.import_rota()
    life.propose()
    life.offer(NSF)
    life.sign(NSF)
    life.import_rota({**LINES, CARI: {ex.MON: ex.D}})
    assert far(models, NSF) == ("partly_signed", 2, 3)
    with models.runner.database.reading() as c:
        written = c.execute("select employee, since from rota_lines order by since, employee").fetchall()
    assert written == [("anne", 2), ("bjorn", 2), ("cari", 2), ("cari", 6)]


def test_an_offer_made_anew_takes_the_place_of_the_one_refused(life: WardLife, models: SqlReadModels) -> None:
    life.open()
    life.import_rota()
    life.propose()
    life.offer(NSF)
    life.refuse(NSF)
    assert far(models, NSF) == ("refused", 0, 3)
    life.offer(NSF, scope={ANNE: Ground.MEMBER})
    assert far(models, NSF) == ("proposed", 0, 1)
    assert agreement(models).rounds == 2
    assert agreement(models).version == 3
    assert codes(models)["agreement.missing", "AML § 10-5 (2)"] == 2
    assert codes(models)["agreement.not_signed", NSF_AGREEMENT] == 1


def test_obstacles_appear_and_leave(life: WardLife, models: SqlReadModels) -> None:
    life.open()
    assert codes(models) == {
        ("plan.not_proposed", PLAN): 1,
        ("staffing.not_approved", ex.STAFFING): 1,
        ("agreement.missing", "AML § 10-5 (2)"): 3,
    }
    life.set_need()
    life.approve_need()
    life.import_rota()
    life.propose()
    r1 = f"{PLAN}.r1"
    assert codes(models) == {
        ("agreement.missing", "AML § 10-5 (2)"): 3,
        ("assessment.missing", "assessment"): 1,
        ("discussion.missing", PLAN): 1,
    }
    life.set_need(2)
    assert ("staffing.not_approved", ex.STAFFING) in codes(models)
    life.approve_need()

    life.offer(NSF)
    assert codes(models)["agreement.not_signed", NSF_AGREEMENT] == 3, "it could be extended to Bjørn and Cari"
    life.offer(FAGFORBUNDET)
    life.refuse(FAGFORBUNDET)
    life.sign(NSF)
    seen = codes(models)
    assert ("agreement.missing", "AML § 10-5 (2)") not in seen
    assert seen["agreement.not_extended", NSF_AGREEMENT] == 2
    assert seen["agreement.refused", FF_AGREEMENT] == 2
    assert ("agreement.not_signed", NSF_AGREEMENT) not in seen
    life.extend(NSF)
    assert ("agreement.refused", FF_AGREEMENT) not in codes(models), "extended to those whose union said no too"
    life.sign(FAGFORBUNDET)

    life.open_assessment()
    assert codes(models) == {
        ("assessment.not_shown", f"{r1} tillitsvalgt"): 1,
        ("assessment.not_shown", f"{r1} verneombud"): 1,
        ("assessment.not_concluded", r1): 1,
        ("discussion.missing", PLAN): 1,
    }
    life.assess()
    life.show(Audience.UNION_REPRESENTATIVE)
    life.conclude(Conclusion.NOT_SOUND)
    assert codes(models) == {
        ("assessment.not_shown", f"{r1} verneombud"): 1,
        ("assessment.not_sound", r1): 1,
        ("discussion.missing", PLAN): 1,
    }
    life.reopen()
    life.show(Audience.SAFETY_REPRESENTATIVE)
    assert codes(models) == {("assessment.reopened", r1): 1, ("discussion.missing", PLAN): 1}
    life.conclude()
    life.discuss()
    assert codes(models) == {}
    life.publish()
    assert codes(models) == {}
    life.change(ANNE, ex.WED, ex.A)
    assert codes(models) == {("plan.not_proposed", PLAN): 1, ("agreement.not_signed", NSF_AGREEMENT): 1}
    life.propose()
    assert codes(models) == {
        ("agreement.not_signed", NSF_AGREEMENT): 1,
        ("assessment.other_revision", r1): 1,
        ("discussion.missing", PLAN): 1,
    }
    life.withdraw()
    assert codes(models) == {("plan.not_open", "rota plan"): 1}


def test_a_late_record_is_late_until_a_representative_confirms_the_day_held(
    life: WardLife, models: SqlReadModels
) -> None:
    life.open()
    life.import_rota()
    life.propose()
    in_time, late = ex.PERIOD.first_day - timedelta(days=14), ex.PERIOD.first_day - timedelta(days=13)
    life.discuss(held_on=in_time, recorded_on=late)
    assert ("discussion.late", PLAN) in codes(models)
    life.confirm()
    assert ("discussion.late", PLAN) not in codes(models)
    assert ("discussion.missing", PLAN) not in codes(models)


def test_notice_before_the_plan_ends_leaves_days_without_an_agreement(life: WardLife, models: SqlReadModels) -> None:
    life.open()
    life.import_rota()
    life.propose()
    life.offer(NSF)
    life.offer(FAGFORBUNDET)
    life.sign(NSF)
    life.sign(FAGFORBUNDET)
    life.extend(NSF)
    life.give_notice(NSF, today=date(2026, 12, 28))  # ends on 11 January, inside the plan
    seen = codes(models)
    assert seen["agreement.ended", NSF_AGREEMENT] == 2  # Anne and Cari; Cari may be reached by Fagforbundet's instead
    assert seen["agreement.not_extended", FF_AGREEMENT] == 1


def test_since_is_where_an_obstacle_appeared(life: WardLife, models: SqlReadModels) -> None:
    life.open()
    life.import_rota()
    life.propose()  # 3
    life.offer(NSF)  # 4
    life.sign(NSF)
    life.change(ANNE, ex.WED, ex.A)  # 6
    life.propose()  # 7
    models.catch_up()
    assert models.obstacles(PLAN) == (
        OpenObstacle(PLAN, "agreement.not_extended", NSF_AGREEMENT, "enhetsleder", 2, 5),
        OpenObstacle(PLAN, "agreement.not_signed", NSF_AGREEMENT, "NSF", 1, 6),
        OpenObstacle(PLAN, "assessment.missing", "assessment", "enhetsleder, turnusplanlegger", 1, 7),
        OpenObstacle(PLAN, "discussion.missing", PLAN, "enhetsleder", 1, 7),
        OpenObstacle(PLAN, "staffing.not_approved", ex.STAFFING, "enhetsleder", 1, 1),
    )


def test_the_audit_trail_holds_all_that_concerns_the_plan_and_nothing_else(
    life: WardLife, models: SqlReadModels, store: LedgerEventStore
) -> None:
    life.grant(CARI, MandateId("cari.enhetsleder"), Office.UNIT_LEADER)  # never acted on
    life.until_published()
    life.revoke(ex.NSF_MANDATE)
    models.catch_up()
    trail = models.audit(PLAN)
    log = {r.position: r for r in store.read(0, 1000)}
    others = ("mandate-cari.enhetsleder", "employee-anne", "employee-bjorn", "employee-cari")
    assert [line.position for line in trail] == [p for p in log if log[p].stream not in others]
    for line in trail:
        r = log[line.position]
        assert (line.name, line.stream, line.version, line.leaf) == (r.name, r.stream, r.version, r.leaf.hex())
        assert (line.recorded_at, line.decided_at, line.clock) == (r.recorded_at, r.decided_at, "story")
        assert (line.actor, line.role, line.mandate) == (r.actor, r.role, r.mandate)
        assert (line.command_id, line.correlation_id) == (r.command_id, r.correlation_id)
    said = {line.name: line for line in trail}
    signed = said["agreement.signed.v2"]
    assert (signed.revision, signed.rule_set) == (1, RULES)
    assert said["assessment.concluded.v2"].revision == 1
    assert said["rota_plan.discussion_confirmed.v1"].revision == 1
    assert said["rota_plan.published.v2"].rule_set == NO_RULES.sets[0].version
    assert said["rota_plan.line_changed.v2"].what == (
        "The line of anne was changed on 1 day: 2027-01-06 from free to D."
    )
    assert signed.what.startswith(f"Agreement {FF_AGREEMENT} was signed for 3 lines of revision 1, on what was shown")
    assert {"mandate.granted.v2", "mandate.revoked.v1", "staffing_plan.need_set.v1"} <= set(said)

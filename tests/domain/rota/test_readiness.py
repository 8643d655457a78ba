"""Everything that can stand between a revision and its publication: one at a time, and none when all is in place."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from domain.calendar import DAY
from domain.ids import AgreementId, PersonId
from domain.rota import curing
from domain.rota import readiness as readiness_module
from domain.rota.events import (
    CommentAnswered,
    DiscussionInvited,
    RotaCommented,
    RotaPlanEvent,
    RotaWithdrawn,
)
from domain.rota.grounds import AgreementGround, AssessmentGround, Grounds
from domain.rota.obstacles import OBSTACLES, Obstacle
from domain.rota.obstacles_in_words import WHAT, WHO, sentence
from domain.rota.parties import Capacity, Party
from domain.rota.readiness import readiness
from domain.rota.rota_plan import ROTA_PLAN
from domain.working_time.findings import Verdict
from domain.working_time.model import Basis
from domain.working_time.wording import Language
from tests.domain.rota.plans import (
    ASSESSED,
    DISCUSSED,
    DRAFTED,
    IMPORTED,
    IN_PLACE,
    LATEST,
    PROPOSAL,
    PROPOSED,
    PUBLISHED,
    agreed,
    confirmed,
    discussed,
    finding,
)
from tests.examples import (
    AGREEMENT_ID,
    ANNE,
    ASSESSMENT_ID,
    BJORN,
    CARI,
    LEADER,
    MON,
    NSF_REP,
    PLAN,
    PLANNER,
    RULE_SET,
    STAFFING,
    TUE,
    WED,
)
from tests.scenario import given

BARE = Grounds(RULE_SET, (), (), ASSESSED, need_approved=True, discussion_notice=IN_PLACE.discussion_notice)
"""A rota that needs nobody's agreement, sound, discussed in time: the least that may be published."""
NEEDS_REST = finding(Verdict.NEEDS, Basis.REST)
LEADER_ALONE = ("enhetsleder",)
LEADER_OR_PLANNER = ("enhetsleder", "turnusplanlegger")


def obstacles(grounds: Grounds = BARE, *history: RotaPlanEvent) -> tuple[Obstacle, ...]:
    return readiness(given(ROTA_PLAN, *(history or DISCUSSED)).state, grounds)


def offered(ground: AgreementGround) -> Grounds:
    return replace(BARE, findings=(NEEDS_REST,), agreements=(ground,))


def assessed(ground: AssessmentGround) -> Grounds:
    return replace(BARE, assessment=ground)


def rest(code: str, who: tuple[str, ...], paragraph: str = "AML § 10-8 (3)") -> Obstacle:
    """An obstacle in the way of Anne's Tuesday."""
    return Obstacle(code, paragraph, who, AGREEMENT_ID, (ANNE,), 1, TUE)


def sound(code: str, who: tuple[str, ...] = LEADER_OR_PLANNER, because: str = "") -> Obstacle:
    return Obstacle(code, "AML § 10-2 (1)", who, ASSESSMENT_ID, because=because)


COMMENT = RotaCommented(
    PLAN, "natt-1", 1, None, None, NSF_REP, Capacity.UNION_REPRESENTATIVE, None, NSF_REP, "too many nights"
)


TABLE: list[tuple[Grounds, tuple[RotaPlanEvent, ...], Obstacle]] = [
    (BARE, (IMPORTED,), Obstacle("plan.not_open", "AML § 10-3", ("turnusplanlegger",), "rota plan")),
    (BARE, DRAFTED, Obstacle("plan.not_proposed", "AML § 10-3", ("turnusplanlegger",), PLAN)),
    (BARE, PUBLISHED, Obstacle("plan.is_published", "AML § 10-3", ("turnusplanlegger",), PLAN)),
    (
        replace(BARE, rule_set="aml-2027"),
        DISCUSSED,
        Obstacle("plan.other_rules", "AML § 10-3", ("turnusplanlegger",), PLAN, because="aml-2027"),
    ),
    (
        replace(BARE, need_approved=False),
        DISCUSSED,
        Obstacle("staffing.not_approved", "AML § 10-3", ("enhetsleder",), STAFFING),
    ),
    (
        replace(BARE, findings=(finding(Verdict.VIOLATION),)),
        DISCUSSED,
        Obstacle(
            "finding.violation", "AML § 10-8 (1)", ("turnusplanlegger",), "AML-10-8-1-DAILY-REST", (ANNE,), 1, TUE
        ),
    ),
    (
        replace(BARE, findings=(finding(Verdict.NEEDS, Basis.REST, Basis.TARIFF),)),
        DISCUSSED,
        Obstacle(
            "agreement.missing", "AML § 10-8 (1)", ("TV", "IR"), "AML § 10-8 (3) or AML § 10-12 (4)", (ANNE,), 1, TUE
        ),
    ),
    (offered(agreed()), DISCUSSED, rest("agreement.not_signed", ("NSF",))),
    (offered(agreed(refused=True)), DISCUSSED, rest("agreement.refused", ("NSF", "turnusplanlegger"))),
    (
        offered(replace(agreed(ANNE), ends=MON)),
        DISCUSSED,
        replace(rest("agreement.ended", ("enhetsleder", "NSF")), limit=MON),
    ),
    (
        offered(agreed(awaits_extension=(ANNE,))),
        DISCUSSED,
        rest("agreement.not_extended", ("enhetsleder",), "AML § 10-12 (5)"),
    ),
    (
        replace(BARE, assessment=None),
        DISCUSSED,
        Obstacle("assessment.missing", "AML § 10-2 (1)", LEADER_OR_PLANNER, "assessment"),
    ),
    (assessed(replace(ASSESSED, covers_revision=False)), DISCUSSED, sound("assessment.other_revision", LEADER_ALONE)),
    (
        assessed(replace(ASSESSED, shown=frozenset({"verneombud"}))),
        DISCUSSED,
        sound("assessment.not_shown", because="tillitsvalgt"),
    ),
    (assessed(replace(ASSESSED, conclusion=None)), DISCUSSED, sound("assessment.not_concluded", LEADER_ALONE)),
    (assessed(replace(ASSESSED, conclusion="not_sound")), DISCUSSED, sound("assessment.not_sound")),
    (
        assessed(replace(ASSESSED, reopened="two resigned")),
        DISCUSSED,
        sound("assessment.reopened", because="two resigned"),
    ),
    (
        assessed(replace(ASSESSED, broken=("vacancies at most 2",))),
        DISCUSSED,
        sound("assessment.assumption_broken", because="vacancies at most 2"),
    ),
    (
        assessed(replace(ASSESSED, awaits_acceptance=True)),
        DISCUSSED,
        Obstacle("assessment.risk_not_accepted", "AML § 3-1 (2)", ("klinikksjef", "amu"), ASSESSMENT_ID),
    ),
    (
        replace(BARE, assessment=replace(ASSESSED, review_by=MON - DAY), today=MON),
        DISCUSSED,
        replace(sound("assessment.review_due", LEADER_ALONE), limit=MON - DAY),
    ),
    (BARE, PROPOSED, Obstacle("discussion.missing", "AML § 10-3", ("enhetsleder",), PLAN)),
    (
        BARE,
        (*PROPOSED, discussed(LATEST + DAY, LATEST + DAY)),
        Obstacle(
            "discussion.late", "AML § 10-3", ("tillitsvalgt", "turnusplanlegger"), PLAN,
            first_day=LATEST + DAY, limit=LATEST,
        ),
    ),
    (
        BARE,
        (*PROPOSED, replace(discussed(), participants=(Party(LEADER, Capacity.UNIT_LEADER),))),
        Obstacle("discussion.no_representative", "AML § 10-3", ("enhetsleder",), "drøfting 1"),
    ),
    (BARE, (*DISCUSSED, COMMENT), Obstacle("comment.not_answered", "AML § 8-2 (3)", LEADER_OR_PLANNER, "natt-1")),
    (
        replace(BARE, agreements=(agreed(signers=(LEADER,)),), by=frozenset({LEADER, PLANNER})),
        DISCUSSED,
        Obstacle("segregation.both_sides", "AML § 10-8 (3)", ("enhetsleder",), AGREEMENT_ID, (LEADER,)),
    ),
]  # fmt: skip
"""For each obstacle the smallest difference that raises it, and nothing else."""


def test_nothing_stands_in_the_way() -> None:
    assert obstacles() == ()
    assert obstacles(IN_PLACE) == ()
    assert obstacles(assessed(replace(ASSESSED, conclusion="sound_with_measures"))) == ()
    assert obstacles(offered(agreed(ANNE, CARI))) != ()
    assert obstacles(replace(BARE, assessment=replace(ASSESSED, review_by=MON), today=MON)) == ()


@pytest.mark.parametrize(("grounds", "history", "expected"), TABLE, ids=[row[2].code for row in TABLE])
def test_exactly_this_stands_in_the_way(
    grounds: Grounds, history: tuple[RotaPlanEvent, ...], expected: Obstacle
) -> None:
    (found,) = obstacles(grounds, *history)
    assert found == expected


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("obstacle", [row[2] for row in TABLE], ids=[row[2].code for row in TABLE])
def test_its_words_name_the_paragraph_and_who_can_remove_it(obstacle: Obstacle, language: Language) -> None:
    said = sentence(obstacle, language)
    assert obstacle.paragraph in said
    for name in obstacle.who:
        assert WHO[language].get(name, name) in said
    for day in (obstacle.first_day, obstacle.limit):
        assert day is None or "{first_day}" not in WHAT[language][obstacle.code] or str(day) in said
    assert "{" not in said
    assert "None" not in said


def test_every_obstacle_has_words_in_both_languages() -> None:
    assert all(set(WHAT[language]) == set(OBSTACLES) for language in Language)
    assert set(WHO[Language.NORWEGIAN]) == set(WHO[Language.ENGLISH])


def test_the_table_has_a_row_for_every_obstacle_there_is() -> None:
    """What the code can raise is read from its text, so that a new obstacle is catalogued and given its row."""
    source = "".join(Path(str(module.__file__)).read_text() for module in (readiness_module, curing))
    raised = set()
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
            match call.func.id, call.args:
                case "Obstacle" | "Cure", [ast.Constant(value=str(code)), *_]:
                    raised.add(code)
                case "_of", [_, ast.Constant(value=str(why)), *_]:
                    raised.add(f"assessment.{why}")
                case _:
                    pass
    assert raised == set(OBSTACLES)
    assert {row[2].code for row in TABLE} == set(OBSTACLES)


def test_a_plan_given_up_is_not_open() -> None:
    found = obstacles(BARE, *DISCUSSED, RotaWithdrawn(PLAN, "ward closes", LEADER))
    assert [o.code for o in found] == ["plan.not_open"]


@pytest.mark.parametrize("verdict", [Verdict.DUE, Verdict.ADVISORY, Verdict.PASS])
def test_what_the_rules_allow_is_no_obstacle(verdict: Verdict) -> None:
    assert obstacles(replace(BARE, findings=(finding(verdict, Basis.REST),))) == ()


def test_findings_that_one_agreement_cures_are_one_obstacle() -> None:
    found = (
        finding(Verdict.NEEDS, Basis.REST, employee=CARI, day=WED),
        finding(Verdict.NEEDS, Basis.REST, employee=ANNE, day=WED),
        finding(Verdict.NEEDS, Basis.REST, employee=ANNE, day=TUE),
    )
    (obstacle,) = obstacles(replace(BARE, findings=found, agreements=(agreed(),)))
    assert (obstacle.employees, obstacle.findings, obstacle.first_day) == ((ANNE, CARI), 3, TUE)


def test_each_violation_stands_alone() -> None:
    found = (finding(Verdict.VIOLATION), finding(Verdict.VIOLATION, employee=BJORN))
    assert [o.employees for o in obstacles(replace(BARE, findings=found))] == [(ANNE,), (BJORN,)]


@pytest.mark.parametrize(
    "ground",
    [
        agreed(basis=Basis.SUNDAYS),
        replace(agreed(), scope=frozenset({BJORN})),
        agreed(ANNE),
    ],
    ids=["another basis", "others only", "in force, and not enough"],
)
def test_an_agreement_that_would_not_cure_it(ground: AgreementGround) -> None:
    """A finding that remains under an agreement in force is past what it allows: another one is missing."""
    assert [o.code for o in obstacles(offered(ground))] == ["agreement.missing"]


def test_every_agreement_that_would_cure_it_is_named() -> None:
    other = replace(agreed(basis=Basis.TARIFF), agreement=AgreementId("other"), party="Fagforbundet")
    needs = finding(Verdict.NEEDS, Basis.REST, Basis.TARIFF)
    found = obstacles(replace(BARE, findings=(needs,), agreements=(agreed(), other)))
    assert [(o.code, o.subject, o.who) for o in found] == [
        ("agreement.not_signed", AGREEMENT_ID, ("NSF",)),
        ("agreement.not_signed", "other", ("Fagforbundet",)),
    ]


def test_signed_but_waiting_for_extension_comes_before_a_later_no() -> None:
    ground = agreed(CARI, awaits_extension=(ANNE,), refused=True)
    assert [o.code for o in obstacles(offered(ground))] == ["agreement.not_extended"]


def test_both_audiences_are_shown_it() -> None:
    found = obstacles(assessed(replace(ASSESSED, shown=frozenset())))
    assert [(o.because, o.paragraph) for o in found] == [
        ("tillitsvalgt", "AML § 10-2 (1)"), ("verneombud", "AML § 6-2 (4)"),
    ]  # fmt: skip


def test_reopened_says_why_and_hides_the_old_conclusion() -> None:
    (found,) = obstacles(assessed(replace(ASSESSED, reopened="two resigned", conclusion="not_sound")))
    assert (found.code, found.because) == ("assessment.reopened", "two resigned")


@pytest.mark.parametrize("by", [(), (LEADER,), (NSF_REP,), (LEADER, NSF_REP)])
def test_who_signed_does_not_publish(by: tuple[PersonId, ...]) -> None:
    """Not by another account either."""
    found = obstacles(replace(BARE, agreements=(agreed(ANNE, CARI),), by=frozenset(by)))
    assert [o.code for o in found] == (["segregation.both_sides"] if NSF_REP in by else [])


def test_who_holds_offices_of_both_sides_does_not_publish() -> None:
    found = obstacles(replace(BARE, by=frozenset({LEADER, NSF_REP}), on_both_sides=True))
    assert [(o.code, o.subject, o.employees) for o in found] == [("segregation.both_sides", PLAN, (LEADER, NSF_REP))]


def test_who_confirmed_the_discussion_or_was_shown_the_assessment_does_not_publish() -> None:
    by_rep = replace(BARE, by=frozenset({NSF_REP}))
    assert obstacles(by_rep) == ()
    (found,) = obstacles(by_rep, *DISCUSSED, confirmed())
    assert (found.code, found.subject) == ("segregation.both_sides", "drøfting 1")
    (found,) = obstacles(replace(by_rep, assessment=replace(ASSESSED, shown_to=frozenset({NSF_REP}))))
    assert (found.code, found.subject) == ("segregation.both_sides", ASSESSMENT_ID)


def test_nobody_is_asked_for_members_of_another_union_unless_their_own_said_no() -> None:
    """What could be extended is a way out only for those whose own agreement is not on the table, or was refused."""
    own = replace(agreed(), own=frozenset({ANNE}))
    other = replace(agreed(), agreement=AgreementId("other"), own=frozenset({CARI}), party="Fagforbundet")
    waiting = replace(other, awaits_extension=frozenset({ANNE}))

    def codes(*grounds: AgreementGround) -> list[tuple[str, str]]:
        found = obstacles(replace(BARE, findings=(NEEDS_REST,), agreements=grounds))
        return [(o.code, o.subject) for o in found]

    assert codes(own, other) == [("agreement.not_signed", AGREEMENT_ID)]
    assert codes(own, waiting) == [("agreement.not_signed", AGREEMENT_ID)]
    refused = replace(own, refused=True)
    assert codes(refused, waiting) == [("agreement.not_extended", "other"), ("agreement.refused", AGREEMENT_ID)]
    assert codes(waiting) == [("agreement.not_extended", "other")]


def test_what_ended_and_is_offered_anew_awaits_the_new_signature_alone() -> None:
    ended = replace(agreed(ANNE), ends=MON)
    assert [o.code for o in obstacles(replace(BARE, findings=(NEEDS_REST,), agreements=(ended, agreed())))] == [
        "agreement.not_signed"
    ]


def test_what_a_published_plan_rests_on_is_looked_at_before_it_is_amended() -> None:
    reopened = assessed(replace(ASSESSED, reopened="two resigned"))
    assert [o.code for o in obstacles(reopened, *PUBLISHED)] == ["plan.is_published", "assessment.reopened"]
    assert [o.code for o in obstacles(reopened, *DRAFTED)] == ["plan.not_proposed"]
    due = replace(BARE, assessment=replace(ASSESSED, review_by=MON), today=TUE)
    assert [o.code for o in obstacles(due, *PUBLISHED)] == ["plan.is_published", "assessment.review_due"]


def test_a_representative_who_was_invited_and_stayed_away_was_heard() -> None:
    alone = replace(discussed(), participants=(Party(LEADER, Capacity.UNIT_LEADER),))
    invited = DiscussionInvited(
        PLAN, "drøfting 1", 1, PROPOSAL.fingerprint, LATEST, LATEST, LATEST,
        (Party(NSF_REP, Capacity.UNION_REPRESENTATIVE),), LEADER,
    )  # fmt: skip
    assert obstacles(BARE, *PROPOSED, invited, alone) == ()
    assert obstacles(BARE, *PROPOSED, replace(invited, discussion="another"), alone) != ()


def test_an_answered_comment_is_no_obstacle() -> None:
    answer = CommentAnswered(PLAN, "natt-1", (), LEADER, NSF_REP, "the need is as it is")
    assert obstacles(BARE, *DISCUSSED, COMMENT, answer) == ()


def test_obstacles_come_in_the_order_one_would_remove_them() -> None:
    grounds = Grounds(
        RULE_SET,
        (finding(Verdict.NEEDS, Basis.REST), finding(Verdict.VIOLATION)),
        (agreed(signers=(LEADER,)),),
        AssessmentGround(ASSESSMENT_ID, None, None, frozenset()),
        need_approved=False,
        discussion_notice=BARE.discussion_notice,
        by=frozenset({LEADER}),
    )
    assert [o.code for o in obstacles(grounds, *PROPOSED)] == [
        "staffing.not_approved",
        "finding.violation",
        "agreement.not_signed",
        "assessment.not_shown",
        "assessment.not_shown",
        "assessment.not_concluded",
        "discussion.missing",
        "segregation.both_sides",
    ]

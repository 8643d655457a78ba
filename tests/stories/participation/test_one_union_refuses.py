"""A plan that needs averaging: two unions sign, one says no, and there are two lawful ways on."""

from datetime import date

import pytest

from tests.api.conftest import Story
from tests.stories.participation.assessing import assessed, assessment_carried, assessment_opened
from tests.stories.participation.discussing import confirmed, discussed
from tests.stories.participation.signing import agreements, extended, extending, offered, refuses, signs
from tests.stories.participation.steps import (
    acts,
    agreement,
    changed,
    codes,
    done,
    drafted,
    moved_in,
    named,
    obstacles,
    proposed,
    published,
    publishing,
    refused,
)
from tests.stories.participation.ward import (
    ANNA,
    AVERAGING,
    DELTA,
    FAG,
    GRO,
    HANS,
    LEADER,
    LONG,
    LONG_AND_TWO_SUNDAYS,
    NSF,
    PLAN,
    SAFETY,
    SUNDAYS,
    lines,
    ward,
)

OF_NSF, OF_FAG, OF_DELTA = (agreement(AVERAGING, union) for union in ("NSF", "Fagforbundet", "Delta"))
WHY_NOT = "Our members have had too many long shifts already."
LONG_DAYS = (date(2027, 1, 11), date(2027, 1, 25))


@pytest.fixture
def refused_by_delta(both: Story) -> Story:
    """Assessed, discussed, and put to the unions; Delta has refused, nobody has signed."""
    moved_in(both, ward(AVERAGING))
    drafted(both, lines(usual=LONG))
    proposed(both)
    early = refused(publishing(both), "rota_plan.not_ready")
    assert codes(early["obstacles"]) == [
        "agreement.missing",
        "agreement.missing",
        "assessment.missing",
        "discussion.missing",
    ]
    assert {(o["paragraph"], *o["who"]) for o in early["obstacles"][:2]} == {
        ("AML § 10-4 (1)", "TV"),
        ("tariff: long shifts", "TV"),
    }

    assessed(both)
    offered(both)
    discussed(both, held_on=date(2026, 11, 16), by=[NSF, FAG, DELTA])
    confirmed(both, DELTA)
    refuses(both, DELTA, OF_DELTA, WHY_NOT)
    return both


def test_its_members_lines_are_brought_back_within_the_limits_and_the_rest_is_published(
    refused_by_delta: Story,
) -> None:
    both = refused_by_delta
    for person, name in ((NSF, OF_NSF), (FAG, OF_FAG)):
        signs(both, person, name)
    waiting = obstacles(both)
    assert ("agreement.refused", OF_DELTA) in named(waiting)
    assert {tuple(o["employees"]) for o in waiting} == {(GRO, HANS)}
    refused(publishing(both), "rota_plan.not_ready")

    for person in (GRO, HANS):
        changed(both, person, dict.fromkeys(LONG_DAYS, "D"))
    assert proposed(both) == 2
    assert codes(obstacles(both)) == ["assessment.other_revision", "discussion.missing"]
    assessment_carried(both)
    discussed(both, held_on=date(2026, 11, 16), by=[NSF, DELTA], name="d-2")
    confirmed(both, DELTA, "d-2")
    came_to = published(both)
    assert came_to["agreements"] == [OF_NSF, OF_FAG]
    stands = {a["agreement"]: a["state"] for a in agreements(both)}
    assert stands[OF_DELTA] == "refused"
    (no,) = acts(both, "agreement.refused")
    assert no["actor"] == DELTA


def test_the_employer_extends_another_unions_agreement_once_a_majority_is_bound(refused_by_delta: Story) -> None:
    both = refused_by_delta
    refused(extending(both, OF_NSF), "agreement.not_signed")
    signs(both, NSF, OF_NSF)
    few = refused(extending(both, OF_NSF), "agreement.no_majority")
    assert "3" in few["detail"]
    assert "8" in few["detail"]
    signs(both, FAG, OF_FAG)
    refused(extending(both, OF_DELTA), "agreement.not_signed")
    assert {o["code"] for o in obstacles(both)} == {"agreement.refused", "agreement.not_extended"}
    refused(extending(both, OF_NSF, by=NSF), "access.not_allowed")
    assert extended(both, OF_NSF) == {"agreement": OF_NSF, "bound": 6, "doing_same_work": 8}
    assert obstacles(both) == []

    shown = done(both.by(DELTA).get(f"/agreements/{OF_NSF}"))
    (made,) = [r["extension"] for r in shown["rounds"]]
    assert (made["bound"], made["doing_same_work"], made["by"]) == (6, 8, LEADER)
    came_to = published(both)
    assert OF_NSF in came_to["agreements"]
    assert OF_DELTA not in came_to["agreements"]
    (publication,) = acts(both, "rota_plan.published")
    assert "1 dissent on record" in publication["what"]
    assert done(both.by(SAFETY).get(f"/rota-plans/{PLAN}"))["dissents"] == [OF_DELTA]
    assert done(both.by(ANNA).get(f"/rota-plans/{PLAN}"))["dissents"] == [], "what a union said is not for colleagues"
    (no,) = done(both.by(DELTA).get(f"/agreements/{OF_DELTA}"))["rounds"][0]["refusals"]
    assert (no["reason"], no["by"]) == (WHY_NOT, DELTA)


def test_an_individual_agreement_on_sundays_is_nobody_elses_to_extend(both: Story) -> None:
    moved_in(both, ward(AVERAGING, SUNDAYS))
    drafted(both, lines({ANNA: LONG_AND_TWO_SUNDAYS}))
    proposed(both)
    assessment_opened(both)
    offered(both)
    own = agreement(SUNDAYS, ANNA)
    signs(both, ANNA, own)
    document = refused(extending(both, own), "agreement.not_a_union_agreement")
    assert "§ 10-12 (5)" in document["detail"] or "§ 10-12 (5)" in document.get("paragraph", "")
    assert done(both.by(LEADER).get(f"/agreements/{own}"))["extended"] is False
    assert PLAN in own

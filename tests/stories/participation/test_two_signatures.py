"""An amendment after publication: who signed for the changed line signs again, and nobody else is asked."""

from datetime import date

from tests.api.conftest import Story
from tests.stories.participation.assessing import assessed, assessment_carried
from tests.stories.participation.discussing import accepted, changes, confirmed, discussed
from tests.stories.participation.signing import offered, signs
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
)
from tests.stories.participation.ward import (
    ANNA,
    AVERAGING,
    FAG,
    LEADER,
    LONG,
    LONG_AND_TWO_SUNDAYS,
    NSF,
    PLAN,
    REPRESENTATIVES,
    SUNDAYS,
    lines,
    ward,
)

OF_NSF, HER_OWN = agreement(AVERAGING, "NSF"), agreement(SUNDAYS, ANNA)


def test_an_amendment_takes_exactly_two_renewed_signatures(both: Story) -> None:
    moved_in(both, ward(AVERAGING, SUNDAYS))
    drafted(both, lines({ANNA: LONG_AND_TWO_SUNDAYS}, usual=LONG))
    proposed(both)
    assessed(both)
    offered(both)
    for union, person in REPRESENTATIVES.items():
        signs(both, person, agreement(AVERAGING, union))
    signs(both, ANNA, HER_OWN)
    discussed(both, held_on=date(2026, 11, 16), by=[NSF, FAG])
    confirmed(both, NSF)
    published(both)
    assert len(acts(both, "agreement.signed")) == 4

    both.on(date(2027, 1, 6))
    changed(both, ANNA, {date(2027, 1, 25): None, date(2027, 1, 26): "DL"})
    assert done(both.by(ANNA).get(f"/rota-plans/{PLAN}"))["published_revision"] == 1
    assert proposed(both) == 2
    waiting = obstacles(both)
    assert named(waiting) == [
        ("agreement.not_signed", OF_NSF),
        ("agreement.not_signed", HER_OWN),
        ("assessment.other_revision", f"{PLAN}.r1"),
        ("discussion.missing", PLAN),
    ]
    assert [(o["employees"], o["who"]) for o in waiting[:2]] == [([ANNA], ["NSF"]), ([ANNA], [ANNA])]

    signs(both, NSF, OF_NSF)
    assert [o["subject"] for o in obstacles(both) if o["code"] == "agreement.not_signed"] == [HER_OWN]
    signs(both, ANNA, HER_OWN)
    assessment_carried(both)
    assert codes(obstacles(both)) == ["discussion.missing"]
    (line,) = changes(both, by=ANNA)["lines"]
    assert (line["employee"], line["accepted"]) == (ANNA, False)
    accepted(both, ANNA)  # a change that all it concerns have accepted needs no new discussion
    (line,) = changes(both, by=LEADER)["lines"]
    assert line["accepted"] is True
    assert obstacles(both) == []

    came_to = published(both)
    assert (came_to["revision"], came_to["assessment"]) == (2, f"{PLAN}.r1")
    signatures = acts(both, "agreement.signed")
    assert [(s["actor"], s["revision"]) for s in signatures[4:]] == [(NSF, 2), (ANNA, 2)]

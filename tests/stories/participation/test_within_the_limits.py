"""A plan within the act's default limits: what is discussed the employer decides, and nobody is asked to agree."""

from datetime import date

from tests.api.conftest import Story
from tests.stories.participation.assessing import assessed
from tests.stories.participation.discussing import confirmed, discussed, invited, on_record
from tests.stories.participation.steps import (
    acts,
    codes,
    done,
    drafted,
    moved_in,
    obstacles,
    proposed,
    published,
    refused,
)
from tests.stories.participation.ward import DELTA, FAG, LEADER, NSF, PLAN, SAFETY, lines, ward


def test_it_is_published_after_discussion_alone(both: Story) -> None:
    moved_in(both, ward())
    drafted(both, lines(), approved=False)
    proposed(both)
    waiting = obstacles(both)
    assert codes(waiting) == ["staffing.not_approved", "assessment.missing", "discussion.missing"]
    assert [o["who"] for o in waiting] == [["enhetsleder"], ["enhetsleder", "turnusplanlegger"], ["enhetsleder"]]

    done(both.by(LEADER).post(f"/staffing-plans/{PLAN}/approval"))
    assessed(both)
    invited(both, [NSF, FAG, DELTA, SAFETY], sent_on=date(2026, 11, 16), meeting_on=date(2026, 11, 30))
    both.on(date(2026, 12, 2))
    discussed(both, held_on=date(2026, 11, 30), by=[NSF, FAG, SAFETY])
    confirmed(both, FAG)
    assert obstacles(both) == []
    assert done(both.by(NSF).get(f"/rota-plans/{PLAN}/agreements")) == []

    came_to = published(both)
    assert (came_to["revision"], came_to["agreements"]) == (1, [])


def test_a_discussion_without_agreement_does_not_stop_the_leader_and_the_dissent_stays(both: Story) -> None:
    moved_in(both, ward())
    drafted(both, lines())
    proposed(both)
    assessed(both)
    discussed(
        both, held_on=date(2026, 11, 16), by=[NSF, FAG], outcome="not_agreed",
        views={NSF: "Too few are at work on Fridays."}, answer="The need on Fridays is one, and it is met.",
    )  # fmt: skip
    confirmed(both, NSF)
    assert obstacles(both) == []
    published(both)

    (meeting,) = on_record(both, FAG)["meetings"]
    held = meeting["record"]
    assert (held["outcome"], held["answer"]) == ("not_agreed", "The need on Fridays is one, and it is met.")
    assert [v["text"] for v in held["views"]] == ["Too few are at work on Fridays."]
    (publication,) = acts(both, "rota_plan.published")
    assert publication["actor"] == LEADER
    assert "1 dissent on record" in publication["what"]
    assert done(both.by(FAG).get(f"/rota-plans/{PLAN}"))["dissents"] == [meeting["discussion"]]


def test_a_late_discussion_counts_from_its_day_once_a_representative_confirms_it(both: Story) -> None:
    moved_in(both, ward())
    drafted(both, lines())
    proposed(both)
    assessed(both)
    both.on(date(2026, 12, 22))
    discussed(both, held_on=date(2026, 12, 21), by=[NSF, FAG])
    (late,) = obstacles(both)
    assert (late["code"], late["first_day"], late["limit"]) == ("discussion.late", "2026-12-22", "2026-12-21")
    refused(both.by(LEADER).post(f"/rota-plans/{PLAN}/discussions/d-1/confirmation"), "access.not_allowed")
    refused(both.by(DELTA).post(f"/rota-plans/{PLAN}/discussions/d-1/confirmation"), "rota_plan.not_at_the_discussion")
    confirmed(both, FAG)
    published(both)

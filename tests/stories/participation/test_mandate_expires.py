"""On the medical ward of the examples, Delta's mandate runs out while the plan runs."""

from datetime import date
from pathlib import Path

from adapters.ward_files import read_ward
from domain.ids import PersonId
from domain.working_time.model import AbsenceEffect
from tests.api.conftest import Story
from tests.stories.participation.assessing import assessed, assessment_carried
from tests.stories.participation.discussing import confirmed, discussed
from tests.stories.participation.signing import agreements, offered, signing, signs
from tests.stories.participation.steps import (
    acts,
    administered,
    agreement,
    changed,
    done,
    drafted,
    granting,
    moved_in,
    named,
    obstacles,
    proposed,
    published,
    refused,
)
from tests.stories.participation.ward import DELTA, LEADER, NSF, REST, SAFETY

MEDICAL_WARD = Path(__file__).parents[3] / "examples" / "medical-ward"
UNIT = "med-2"
PLAN = f"{UNIT}.2027-01-04"
MEMBER = "med-2-28"
SHORT_RESTS = (("2027-02-03", "A"), ("2027-02-04", "D"), ("2027-05-11", "A"), ("2027-05-12", "D"))
"""Two nights of nine and a half hours, one on each side of the day the mandate ends."""
NEW, ADMINISTRATOR = "r-delta-2", "a-delta"
OF_DELTA = agreement(REST, "Delta", PLAN)


def test_what_was_signed_stands_and_the_next_amendment_needs_a_signer_with_a_mandate(both: Story) -> None:
    ward = read_ward(MEDICAL_WARD)
    assert ward.people[PersonId(MEMBER)].union == "Delta"
    moved_in(both, ward)
    administered(both, "Delta", ADMINISTRATOR)
    courses = [
        (person, absence.period.first_day.isoformat(), "K")
        for person, terms in ward.terms.items()
        for absence in terms.absences
        if absence.effect is AbsenceEffect.COURSE
    ]
    own = [(MEMBER, day, shift) for day, shift in SHORT_RESTS]
    drafted(both, [{"employee": p, "date": day, "shift": shift} for p, day, shift in (*courses, *own)], PLAN)
    proposed(both, PLAN)
    assessed(both, PLAN)
    offered(both, plan=PLAN)
    signs(both, DELTA, OF_DELTA)
    discussed(both, held_on=date(2026, 11, 16), by=[NSF, DELTA, SAFETY], plan=PLAN)
    confirmed(both, NSF, plan=PLAN)
    assert published(both, PLAN)["agreements"] == [OF_DELTA]

    both.on(date(2027, 4, 6))
    stands = {a["agreement"]: a for a in agreements(both, plan=PLAN)}
    assert stands[OF_DELTA]["state"] == "signed"
    assert done(both.by(LEADER).get(f"/rota-plans/{PLAN}"))["state"] == "published"
    old = f"{DELTA}.tillitsvalgt.{UNIT}.2025-01-01"
    assert done(both.by(LEADER).get(f"/mandates/{old}"))["in_force"] is False

    changed(both, MEMBER, {date(2027, 5, 11): None, date(2027, 5, 12): "A", date(2027, 5, 13): "D"}, PLAN)
    assert proposed(both, PLAN) == 2
    assert ("agreement.not_signed", OF_DELTA) in named(obstacles(both, PLAN))
    late = refused(signing(both, DELTA, OF_DELTA, "0" * 64), "agreement.mandate_not_in_force")
    assert "2027-03-31" in late["detail"]
    refused(
        granting(both, LEADER, NEW, "tillitsvalgt", date(2027, 4, 6), date(2027, 12, 31), union="Delta", unit=UNIT),
        "access.not_allowed",
    )
    given = granting(
        both, ADMINISTRATOR, NEW, "tillitsvalgt", date(2027, 4, 6), date(2027, 12, 31), union="Delta", unit=UNIT
    )
    done(given)
    signs(both, NEW, OF_DELTA)
    assessment_carried(both, f"{PLAN}.r1")
    discussed(both, held_on=date(2027, 4, 6), by=[NSF, NEW], name="d-2", plan=PLAN)
    assert obstacles(both, PLAN) == []
    assert published(both, PLAN)["revision"] == 2
    signed = acts(both, "agreement.signed", PLAN)
    assert [(s["actor"], s["revision"]) for s in signed] == [(DELTA, 1), (NEW, 2)]

"""How each obstacle comes to stand alone in a plan, and what its removal takes."""

from datetime import date

from application.authority import Role
from domain.calendar import Period
from tests.api.conftest import Story
from tests.stories.participation.assessing import (
    assessed,
    assessment_carried,
    assessment_concluded,
    assessment_opened,
    assumed,
    reopened,
    showing,
)
from tests.stories.participation.discussing import commented, confirmed, discussed
from tests.stories.participation.signing import notice_given, offered, refuses, signs
from tests.stories.participation.steps import (
    administered,
    agreement,
    changed,
    done,
    drafted,
    granting,
    moved_in,
    proposed,
)
from tests.stories.participation.ward import (
    ANNA,
    AVERAGING,
    COMMITTEE,
    FAG,
    GRO,
    LEADER,
    LONG,
    NSF,
    NSF_AND_DELTA,
    PLAN,
    PLANNER,
    REST,
    SAFETY,
    SHORT_REST,
    WITHIN,
    lines,
    ward,
)

OF_NSF = agreement(AVERAGING, "NSF")
BEFORE = date(2026, 11, 16)
ON_FRIDAYS = tuple(f".{days}" for days in WITHIN)
"""The one who works Tuesday to Friday, so that no minimum is uncovered."""
FEWER = ("DDDD", "DDDD", "DDD", "DDDD", "DDDD", "DDDD")
"""A day less, as one on leave for a day has."""
R1, R2 = f"{PLAN}.r1", f"{PLAN}.r2"


def before_the_parties(story: Story, *, long: bool = False, approved: bool = True) -> None:
    """Within the limits, or with one long line: approved, proposed."""
    moved_in(story, ward(*((AVERAGING,) if long else ()), asked=("NSF",)))
    drafted(story, lines({ANNA: LONG} if long else {}), approved=approved)
    proposed(story)


def talked(story: Story, name: str = "d-1", held_on: date = BEFORE) -> None:
    """Discussed in time with representatives, whatever is confirmed."""
    discussed(story, held_on=held_on, by=[NSF, FAG], name=name)


def ready(story: Story) -> None:
    """A plan within the limits that nothing stands in the way of."""
    before_the_parties(story)
    assessed(story)
    talked(story)


def again(story: Story) -> None:
    """The next revision is discussed and carried by the assessment of the first."""
    proposed(story)
    talked(story, "d-2")
    assessment_carried(story, R1)


def need_not_approved(story: Story) -> None:
    before_the_parties(story, approved=False)
    assessed(story)
    talked(story)


def away(story: Story) -> None:
    """Anna is planned for on a day on which she is on leave."""
    moved_in(story, ward(away={ANNA: Period(date(2027, 1, 11), date(2027, 1, 11))}))
    drafted(story, lines({ANNA: FEWER}))
    proposed(story)
    assessed(story)
    talked(story)


def freed(story: Story) -> None:
    changed(story, ANNA, {date(2027, 1, 11): None})
    again(story)


def one_long_line(story: Story) -> None:
    before_the_parties(story, long=True)
    assessed(story)
    talked(story)


def one_short_rest(story: Story) -> None:
    moved_in(story, ward(REST, asked=("NSF",)))
    drafted(story, lines({ANNA: SHORT_REST}))
    proposed(story)
    assessed(story)
    talked(story)


def rest_agreed(story: Story) -> None:
    offered(story)
    signs(story, NSF, agreement(REST, "NSF"))


def on_offer(story: Story) -> None:
    one_long_line(story)
    offered(story)


def agreed(story: Story) -> None:
    offered(story)
    signs(story, NSF, OF_NSF)


def signed_by_nsf(story: Story) -> None:
    signs(story, NSF, OF_NSF)


def said_no(story: Story) -> None:
    on_offer(story)
    refuses(story, NSF, OF_NSF, "too many long days")


def not_yet_for_all(story: Story) -> None:
    """NSF has signed, and a member of Delta, which was not asked, has a long line."""
    moved_in(story, ward(AVERAGING, people=NSF_AND_DELTA, asked=("NSF",)))
    drafted(story, lines({GRO: LONG}, people=NSF_AND_DELTA))
    proposed(story)
    assessed(story)
    talked(story)
    agreed(story)


def ended_in_between(story: Story) -> None:
    """Signed, and under a notice that ends between the two long shifts."""
    one_long_line(story)
    offered(story, notice_weeks=9)
    signs(story, NSF, OF_NSF)
    assert notice_given(story, LEADER, OF_NSF) == "2027-01-18"


def not_assessed(story: Story) -> None:
    before_the_parties(story)
    talked(story)


def of_the_first_revision(story: Story) -> None:
    ready(story)
    changed(story, ANNA, {date(2027, 1, 14): None, date(2027, 1, 15): "D"})
    proposed(story)
    talked(story, "d-2")


def shown_to_one(story: Story) -> None:
    before_the_parties(story)
    talked(story)
    assessed(story, shown=False)
    done(showing(story, NSF, "tillitsvalgt"))


def without_conclusion(story: Story) -> None:
    before_the_parties(story)
    talked(story)
    assessed(story, conclusion=None)


def found_not_sound(story: Story) -> None:
    before_the_parties(story)
    talked(story)
    assessed(story, conclusion="not_sound")


def changed_and_assessed_anew(story: Story) -> None:
    changed(story, ANNA, {date(2027, 1, 14): None, date(2027, 1, 15): "D"})
    proposed(story)
    talked(story, "d-2")
    assessed(story, assessment=R2)


def looked_at_again(story: Story) -> None:
    ready(story)
    reopened(story, SAFETY, "two more have left")


def line_against_an_assumption(story: Story) -> None:
    """No vacancy is assumed, and the next revision has one."""
    moved_in(story, ward())
    drafted(story, lines({ANNA: ON_FRIDAYS}))
    proposed(story)
    assessment_opened(story)
    assumed(story, "staffed", "vacancies", "at_most", 0)
    assessed(story, opened=True)
    changed(story, ANNA, {date(2027, 1, 15): None})
    again(story)


def staffed_again(story: Story) -> None:
    changed(story, ANNA, {date(2027, 1, 15): "D"})
    proposed(story)
    talked(story, "d-3")
    assessment_carried(story, R1)


def high_risk_left(story: Story) -> None:
    before_the_parties(story)
    talked(story)
    assessed(story, residual=(4, 5))
    done(showing(story, COMMITTEE, "amu"))


def review_forgotten(story: Story) -> None:
    before_the_parties(story)
    talked(story)
    assessed(story, review_by="2026-12-01")
    story.on(date(2026, 12, 2))


def reviewed(story: Story) -> None:
    reopened(story, LEADER, "the day for it came")
    assessment_concluded(story)


def not_discussed(story: Story) -> None:
    before_the_parties(story)
    assessed(story)


def discussed_with_others(story: Story) -> None:
    not_discussed(story)
    discussed(story, held_on=BEFORE, by=[SAFETY, PLANNER])


def put_down_late(story: Story) -> None:
    not_discussed(story)
    story.on(date(2026, 12, 22))
    talked(story, held_on=date(2026, 12, 1))


def comment_left(story: Story) -> None:
    ready(story)
    commented(story, ANNA, ANNA, "I cannot come on Thursdays.")


def answered(story: Story) -> None:
    body = {"answer": "The others cannot take Thursdays either.", "changed": False}
    done(story.by(LEADER).post(f"/rota-plans/{PLAN}/comments/c-1/answer", body))


def once_a_representative(story: Story) -> None:
    """Whoever confirmed the discussion for NSF has since become the leader."""
    before_the_parties(story)
    assessed(story, shown=False)
    done(showing(story, FAG, "tillitsvalgt"))
    done(showing(story, SAFETY, "verneombud"))
    talked(story)
    confirmed(story, NSF)
    administered(story, "NSF", "a-nsf")
    held = f"{NSF}.tillitsvalgt.kir-1.2026-01-01"
    done(story.by("a-nsf").post(f"/mandates/{held}/revocation", {"last_day": "2026-11-16"}))
    story.on(date(2026, 11, 17))
    done(granting(story, "import", NSF, "enhetsleder", date(2026, 11, 17), date(2027, 12, 31), Role.IMPORTER))


def nothing(_: Story) -> None:
    """Another leader is there already."""

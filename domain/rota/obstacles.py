"""What can stand between a revision and its publication: the codes, and one obstacle with all that is told of it."""

from dataclasses import dataclass
from datetime import date

from domain.ids import PersonId

LEADER, PLANNER, REPRESENTATIVE, SAFETY = "enhetsleder", "turnusplanlegger", "tillitsvalgt", "verneombud"
DIRECTOR, COMMITTEE = "klinikksjef", "amu"

OBSTACLES = {
    "plan.not_open": "There is no plan, or it was given up.",
    "plan.not_proposed": "The lines are a draft; nobody has been asked about them.",
    "plan.is_published": "The revision is binding already; only a changed line makes another one to publish.",
    "plan.other_rules": "The rules in force are not those the revision was proposed under.",
    "staffing.not_approved": "The leader has not decided on the need the rota is made from.",
    "finding.violation": "The rules forbid something in a line, and no agreement named for the rule cures it.",
    "agreement.missing": "The rules forbid something in a line until it is agreed, and nothing is on offer.",
    "agreement.not_signed": "An agreement that would cure findings is not signed for the lines as they stand.",
    "agreement.not_extended": "An agreement is signed, but binds these people only once it is extended to all.",
    "agreement.refused": "The counterpart said no to an agreement that would cure findings.",
    "agreement.ended": "An agreement is signed, but does not last over the days of the findings.",
    "assessment.missing": "Nobody has assessed whether the plan is sound.",
    "assessment.other_revision": "The assessment is of an earlier revision and was not carried to this one.",
    "assessment.not_shown": "A representative or safety representative has not been shown the assessment.",
    "assessment.not_concluded": "The assessment has come to no conclusion.",
    "assessment.not_sound": "The assessment concluded that the rota is not sound.",
    "assessment.reopened": "Something the assessment rested on no longer holds.",
    "assessment.assumption_broken": "The lines themselves break an assumption that the assessment rests on.",
    "assessment.risk_not_accepted": "High risk is left, and nobody above the leader has accepted it.",
    "assessment.review_due": "The day set for looking at the assessment again has passed.",
    "discussion.missing": "This revision has not been discussed with the representatives.",
    "discussion.no_representative": "No union representative was invited to the discussion or took part in it.",
    "discussion.late": "It was discussed later than the law asks before the plan takes effect.",
    "comment.not_answered": "Somebody's comment has got no reasoned answer.",
    "segregation.both_sides": "Whoever would publish has acted for the other side.",
}
"""Every obstacle there is, ``what.why``, and what it means; the codes are stable."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that is missing, the paragraph that asks for it, and who can remove it."""

    code: str
    """One of ``OBSTACLES``."""
    paragraph: str
    who: tuple[str, ...]
    """Roles, grantors, unions or employees; any one of them can."""
    subject: str
    """The rule, agreement, assessment, discussion or comment it is about."""
    employees: tuple[PersonId, ...] = ()
    findings: int = 0
    """How many findings of the rules stand behind it."""
    first_day: date | None = None
    """The first day concerned: of the findings, of a late discussion the day that counts."""
    limit: date | None = None
    """The last day that would do: of a deadline, or of what ended."""
    because: str = ""
    """What else there is to say of it: an audience, an assumption, the words of whoever reopened."""

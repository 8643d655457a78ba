"""Refusals concerning agreements."""

from domain.errors import Rejected


class AgreementUnknown(Rejected):
    """No such agreement; propose it first."""

    code = "agreement.unknown"


class AgreementIsProposed(Rejected):
    """The agreement is on the table already."""

    code = "agreement.is_proposed"


class WrongGrantor(Rejected):
    """The basis asks for another counterpart: a union, the individual employee, or the Labour Inspection Authority,
    whose consent is applied for and not agreed."""

    code = "agreement.wrong_grantor"


class PeriodTooLong(Rejected):
    """The law sets how long such an agreement may average over."""

    code = "agreement.period_too_long"


class AgreementPeriodTooLong(Rejected):
    """The law sets how long such an agreement may itself last: 52 weeks on § 10-5 (1) and (2), 26 on § 10-8 (4)."""

    code = "agreement.lasts_too_long"


class AveragingNotSet(Rejected):
    """An agreement to average says how many weeks are averaged over."""

    code = "agreement.averaging_not_set"


class CompensatoryRestNotSet(Rejected):
    """An agreement that shortens rest says how it is compensated."""

    code = "agreement.compensatory_rest_not_set"


class AssessmentNotNamed(Rejected):
    """An agreement on nights, or on more than 10 hours a day, rests on the plan's sound-practice assessment."""

    code = "agreement.assessment_not_named"


class RoundsOverlap(Rejected):
    """An agreement offered anew begins after the last day that the earlier round bears."""

    code = "agreement.rounds_overlap"


class NoticeBackwards(Rejected):
    """Notice runs forwards: no weeks, or more."""

    code = "agreement.notice_backwards"


class NobodyInScope(Rejected):
    """An agreement concerns at least one employee of the plan."""

    code = "agreement.nobody_in_scope"


class NotTheCounterpart(Rejected):
    """Only the agreement's own counterpart may do this."""

    code = "agreement.not_the_counterpart"


class NoMandate(Rejected):
    """The person holds no mandate from the union for the unit."""

    code = "agreement.no_mandate"


class MandateNotInForce(Rejected):
    """The mandate has ended, or has not begun, on the day of the act."""

    code = "agreement.mandate_not_in_force"


class BothSides(Rejected):
    """The same person stands on the employer's side."""

    code = "agreement.both_sides"


class LevelTooLow(Rejected):
    """The deviation is agreed at a higher level: by the enterprise's representative, or by the union centrally."""

    code = "agreement.level_too_low"


class NoRightOfNomination(Rejected):
    """A tariff agreement that derogates from the chapter is made with a union that has right of nomination."""

    code = "agreement.no_right_of_nomination"


class OtherDocumentShown(Rejected):
    """What was shown is not what stands: terms, lines or rules have changed; look again and sign what stands now."""

    code = "agreement.other_document_shown"


class OtherPlanShown(Rejected):
    """One act signs for one plan; the agreement is for another."""

    code = "agreement.other_plan_shown"


class OneCounterpart(Rejected):
    """One act signs for one counterpart, in one capacity."""

    code = "agreement.one_counterpart"


class NotInForce(Rejected):
    """The agreement has ended, has lapsed or was withdrawn; it can be offered anew."""

    code = "agreement.not_in_force"


class SignedAlready(Rejected):
    """Somebody has signed it; it is ended by notice."""

    code = "agreement.signed_already"


class DecidedByTheAuthority(Rejected):
    """The Labour Inspection Authority's consent is nobody's here to sign, refuse, extend or end."""

    code = "agreement.decided_by_the_authority"


class CommentIsMade(Rejected):
    """The agreement has a comment of that name."""

    code = "agreement.comment_is_made"


class CommentUnknown(Rejected):
    """The agreement has no comment of that name."""

    code = "agreement.comment_unknown"


class CommentIsAnswered(Rejected):
    """The comment has its answer."""

    code = "agreement.comment_is_answered"


class AnsweredByOneself(Rejected):
    """A comment is answered by the other side."""

    code = "agreement.answered_by_oneself"


class SignatureMissing(Rejected):
    """The signer has a signing key enrolled, and a signature by it is asked for."""

    code = "agreement.signature_missing"


class NothingToSign(Rejected):
    """Every line in scope is signed for as it stands."""

    code = "agreement.nothing_to_sign"


class NotSigned(Rejected):
    """The counterpart has not signed."""

    code = "agreement.not_signed"


class NoMajority(Rejected):
    """No more than half of those who do the same work are bound."""

    code = "agreement.no_majority"


class NotAUnionAgreement(Rejected):
    """Only a union's agreement on a basis that § 10-12 (5) lists can be extended to all."""

    code = "agreement.not_a_union_agreement"


class NoticeIsGiven(Rejected):
    """Notice has been given, or the agreement ends before the notice would."""

    code = "agreement.notice_is_given"

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


class OtherRevisionShown(Rejected):
    """The lines changed since the signer saw them; look again and sign what stands now."""

    code = "agreement.other_revision_shown"


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

"""What a case is refused for; each says where it stands and what would be accepted. ``details``: where, found."""

from domain.errors import Rejected


class UnreadableCases(Rejected):
    """The file is no JSON object with a list of cases."""

    code = "case.unreadable"


class UnknownField(Rejected):
    """A field that a case does not have."""

    code = "case.unknown_field"


class UnknownParagraph(Rejected):
    """No rule is judged by that paragraph or id."""

    code = "case.unknown_paragraph"


class UnknownFact(Rejected):
    """A fact that no rule asks for."""

    code = "case.unknown_fact"


class UnknownAgreement(Rejected):
    """An agreement on a basis that no rule knows, or narrowed by words that say nothing."""

    code = "case.unknown_agreement"


class UnfitValue(Rejected):
    """A value that is missing, or not of the kind its field asks for."""

    code = "case.unfit_value"


class TwoCasesAlike(Rejected):
    """An id that an earlier case of the file has."""

    code = "case.two_alike"

"""What is refused about mandates."""

from domain.errors import Rejected


class MandateIsGranted(Rejected):
    """The mandate exists already."""

    code = "mandate.is_granted"


class MandateUnknown(Rejected):
    """No such mandate."""

    code = "mandate.unknown"


class MandateWithoutUnion(Rejected):
    """A union's representative's or administrator's mandate names its union; the other offices have none."""

    code = "mandate.without_union"


class MandateWithoutUnit(Rejected):
    """A mandate names the units it holds in; only a union's administrator has all, and names none."""

    code = "mandate.without_unit"


class MandateOnBothSides(Rejected):
    """Nobody holds an employer's office and a union's or the safety representative's in one unit on one day."""

    code = "mandate.both_sides"


class MandateOfAnotherUnion(Rejected):
    """A union's mandates are granted and revoked by an administrator of that union."""

    code = "mandate.another_union"


class DeputyOutOfBounds(Rejected):
    """A deputy (*vara*) has union and office of the mandate stood in for, units within its units, no higher level."""

    code = "mandate.deputy_out_of_bounds"


class RevokedBackwards(Rejected):
    """A mandate ends from today on at the earliest; what was done under it stands."""

    code = "mandate.revoked_backwards"

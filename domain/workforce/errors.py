"""Refusals concerning employees."""

from domain.errors import Rejected


class EmployeeUnknown(Rejected):
    """No such employee; register the person first."""

    code = "employee.unknown"


class EmployeeIsRegistered(Rejected):
    """The employee is registered already."""

    code = "employee.is_registered"


class AbsencesOverlap(Rejected):
    """Another absence of the same person holds some of the days."""

    code = "employee.absences_overlap"


class CompetenceNotHeld(Rejected):
    """The person holds no such competence, so there is none to withdraw."""

    code = "employee.competence_not_held"


class PositionOutOfRange(Rejected):
    """Position size outside 1 to 100 per cent, or a weekly norm outside 0 to 40 h."""

    code = "employee.position_out_of_range"


class WishWeightOutOfRange(Rejected):
    """A wish weighs 1, 2 or 3."""

    code = "employee.wish_weight_out_of_range"


class WishIsDoubled(Rejected):
    """The person has wished for that day already."""

    code = "employee.wish_is_doubled"


class AdaptationWeekday(Rejected):
    """A weekday off names its weekday, Monday 0 to Sunday 6; other adaptations name none."""

    code = "employee.adaptation_weekday"

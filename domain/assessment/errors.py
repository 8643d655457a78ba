"""Refusals concerning assessments."""

from domain.errors import Rejected


class AssessmentUnknown(Rejected):
    """No such assessment; open one for the proposed revision."""

    code = "assessment.unknown"


class AssessmentIsOpened(Rejected):
    """The revision has its assessment already."""

    code = "assessment.is_opened"


class AssessmentIsConcluded(Rejected):
    """The assessment is concluded; reopen it to change it."""

    code = "assessment.is_concluded"


class AssessmentNotConcluded(Rejected):
    """The assessment has not come to a conclusion."""

    code = "assessment.not_concluded"


class OffTheMatrix(Rejected):
    """A probability or consequence outside the matrix."""

    code = "assessment.off_the_matrix"


class HazardUnknown(Rejected):
    """A measure is decided against a hazard that has been put down."""

    code = "assessment.hazard_unknown"


class SideMissing(Rejected):
    """Both work environment and patient safety must have been looked at."""

    code = "assessment.side_missing"


class MeasureMissing(Rejected):
    """Sound with measures means that there are measures."""

    code = "assessment.measure_missing"


class ReviewInThePast(Rejected):
    """The next review lies after the conclusion."""

    code = "assessment.review_in_the_past"


class ShownToOneself(Rejected):
    """Whoever shows an assessment is not the one it must be shown to."""

    code = "assessment.shown_to_oneself"

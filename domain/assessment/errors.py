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


class AssessmentIsReopened(Rejected):
    """The assessment was reopened; conclude it again first."""

    code = "assessment.is_reopened"


class MatrixUnusable(Rejected):
    """A matrix has four or five levels, and its limits rise within it."""

    code = "assessment.matrix_unusable"


class OffTheMatrix(Rejected):
    """A probability or consequence outside the matrix."""

    code = "assessment.off_the_matrix"


class HazardUnknown(Rejected):
    """A measure is decided against a hazard that has been put down."""

    code = "assessment.hazard_unknown"


class MeasureUnknown(Rejected):
    """No measure of that number has been decided."""

    code = "assessment.measure_unknown"


class MeasureIsDone(Rejected):
    """The measure was carried out already."""

    code = "assessment.measure_is_done"


class MeasureDoneAhead(Rejected):
    """A measure is put down as done once it is."""

    code = "assessment.measure_done_ahead"


class SourceMissing(Rejected):
    """What is mapped comes from somewhere."""

    code = "assessment.source_missing"


class MappingMissing(Rejected):
    """Nothing has been mapped to conclude from."""

    code = "assessment.mapping_missing"


class SideMissing(Rejected):
    """Both work environment and patient safety must have been looked at."""

    code = "assessment.side_missing"


class MeasureMissing(Rejected):
    """Sound with measures means that there are measures."""

    code = "assessment.measure_missing"


class HighRiskLeft(Rejected):
    """A rota with a high risk left is sound with measures at best."""

    code = "assessment.high_risk_left"


class ReviewInThePast(Rejected):
    """The next review lies after the conclusion."""

    code = "assessment.review_in_the_past"


class AssumptionUnusable(Rejected):
    """A condition must be able to hold: an amount of its measure, with a competence where that is counted."""

    code = "assessment.assumption_unusable"


class AssumptionUnknown(Rejected):
    """A measure answers an assumption that has been stated."""

    code = "assessment.assumption_unknown"


class AssumptionFails(Rejected):
    """An assumption does not hold now; state it anew, or decide on a measure that answers it."""

    code = "assessment.assumption_fails"


class ShownToOneself(Rejected):
    """Whoever shows an assessment is not the one it must be shown to."""

    code = "assessment.shown_to_oneself"


class NothingToAccept(Rejected):
    """No high risk is left that awaits acceptance."""

    code = "assessment.nothing_to_accept"


class AcceptedByOneself(Rejected):
    """A high risk is accepted by somebody else than the one who concluded."""

    code = "assessment.accepted_by_oneself"


class NotSoundToCarry(Rejected):
    """A conclusion that the rota is not sound is not carried to another revision."""

    code = "assessment.not_sound_to_carry"


class CarriedBackwards(Rejected):
    """An assessment is carried to a later revision than those it covers."""

    code = "assessment.carried_backwards"


class AssessmentIsSuperseded(Rejected):
    """A later revision has an assessment of its own."""

    code = "assessment.is_superseded"


class HazardOfAnother(Rejected):
    """A hazard that somebody else put down is not made smaller by writing over it."""

    code = "assessment.hazard_of_another"

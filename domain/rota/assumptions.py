"""What an evaluation takes for granted where no fact of the unit says it: settings, none of them verified."""

from dataclasses import dataclass

from domain.law import Confidence, Figure, LawRef


@dataclass(frozen=True, slots=True)
class Assumptions:
    """The unit's own figures take the place of these; each says its unit, where it comes from and how sure it is."""

    absence_percent: Figure[float] = Figure(
        8.0, "% of planned shifts", LawRef("setting: absence rate"), Confidence.GENERAL_KNOWLEDGE
    )
    """Share of planned shifts whose holder is absent at short notice; of the unit, never of a person."""
    agency_hour: Figure[int] = Figure(900, "NOK/h", LawRef("setting: price of hire"), Confidence.GENERAL_KNOWLEDGE)
    """What an hour of a hired substitute costs."""

"""Where a rule or a figure comes from, and how sure we are of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Confidence(StrEnum):
    """How well a figure is founded."""

    VERIFIED = "verified"
    """The primary text was read."""
    SECONDARY = "secondary"
    """Read in a secondary source only (union, employer, law firm)."""
    GENERAL_KNOWLEDGE = "general_knowledge"
    INTERPRETATION = "interpretation"
    """The text is verified; turning it into arithmetic is our reading."""


@dataclass(frozen=True, slots=True)
class LawRef:
    """A place in law, tariff or agreement, as it is cited: ``AML § 10-8 (1)``."""

    paragraph: str

    def __str__(self) -> str:
        return self.paragraph


@dataclass(frozen=True, slots=True)
class Figure(Generic[T]):
    """A figure with its unit, source and confidence; never a bare number."""

    value: T
    unit: str
    source: LawRef
    confidence: Confidence = Confidence.VERIFIED

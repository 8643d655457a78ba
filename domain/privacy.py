"""Fields of special categories (GDPR art. 9), declared where the fact is declared.

The codec stores them apart from the rest of an event, by the person they are about, so that each person's
part can be encrypted and erased without changing an event's shape. After an erasure such a scalar reads as
``None`` and such a mapping lacks the person; nothing that planning needs may therefore be declared here.
"""

from dataclasses import dataclass
from enum import StrEnum


class Category(StrEnum):
    """Why a field is special."""

    HEALTH = "health"
    """Absence causes and private reasons, which may tell of health."""
    UNION = "union"
    """Union membership, stated or to be inferred."""


@dataclass(frozen=True, slots=True)
class Special:
    """``Annotated[str | None, Special("employee", …)]``: about the person whose id stands in that field."""

    subject: str
    category: Category


@dataclass(frozen=True, slots=True)
class SpecialByKey:
    """``Annotated[Mapping[PersonId, X], SpecialByKey(…)]``: each entry is about the person who is its key."""

    category: Category

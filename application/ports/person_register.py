"""Where people's names are kept. Facts carry ids and never names, so that a person can be forgotten in one place."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from domain.ids import PersonId


class PersonRegister(Protocol):
    """The names behind the ids. Safe to share between threads and processes."""

    def put(self, names: Mapping[PersonId, str]) -> None:
        """Keep all of ``names`` or none; a name given before is replaced. Raises ``StoreUnavailable``."""
        ...

    def names(self, ids: Iterable[PersonId]) -> dict[PersonId, str]:
        """The names of those among ``ids`` that have one. Raises ``StoreUnavailable``."""
        ...

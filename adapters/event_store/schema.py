"""Which version of the tables this code works with."""

from domain.errors import Rejected

VERSION = 1
"""The version that ``migrate`` leaves and ``open_store`` demands."""


class SchemaMismatch(Rejected):
    """The database's tables are not those of this program. ``details``: found, expected."""

    code = "store.schema_mismatch"


def demand(found: int) -> None:
    """``SchemaMismatch`` unless the tables are at ``VERSION``."""
    if found < VERSION:
        raise SchemaMismatch(
            f"The event store's tables are at version {found}, this program needs {VERSION}: run the migration.",
            found=found,
            expected=VERSION,
        )
    refuse_newer(found)


def refuse_newer(found: int) -> None:
    """``SchemaMismatch`` when a newer program has been here; its tables are not touched."""
    if found > VERSION:
        raise SchemaMismatch(
            f"The event store's tables are at version {found}, made by a newer program; this one knows {VERSION}.",
            found=found,
            expected=VERSION,
        )

"""One event as it is stored."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Row:
    """One event as it is stored, column by column."""

    seq: int
    stream: str
    version: int
    topic: str
    state: bytes
    decided_at: datetime
    clock: str
    recorded_at: datetime
    actor: str
    role: str
    mandate: str | None
    command_id: UUID
    correlation_id: UUID
    causation_id: UUID | None
    leaf: bytes

"""The root of every refusal."""

from typing import ClassVar


class Rejected(Exception):
    """An expected no, with a stable public code.

    Subclasses set ``code`` (``context.what``); it never changes once released. The text names what was
    refused, where, and what would be accepted. ``details`` holds the same as plain values for a client.
    """

    code: ClassVar[str] = "rejected"

    def __init__(self, message: str, **details: object) -> None:
        super().__init__(message)
        self.message = message
        self.details = details

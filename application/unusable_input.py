"""The refusal of input that cannot be read: every problem at once, each with its place and its remedy."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import ClassVar

from domain.errors import Rejected

SHOWN = 20
"""Problems worded in the message; ``details`` holds all of them."""


@dataclass(frozen=True, slots=True)
class InputProblem:
    """One thing wrong with a file: where, what, and what would be accepted. Never holds a name or a private cell."""

    file: str
    line: int | None
    """From 1; nothing when the whole file is meant."""
    column: str | None
    """A column's or a setting's name."""
    problem: str
    accepted: str

    def __str__(self) -> str:
        line = "" if self.line is None else f", line {self.line}"
        column = "" if self.column is None else f", {self.column}"
        return f"{self.file}{line}{column}: {self.problem}; accepted: {self.accepted}"


class UnusableInput(Rejected):
    """The files cannot be used. ``details["problems"]`` lists every problem: file, line, column, problem, accepted."""

    code: ClassVar[str] = "input.unusable"

    def __init__(self, problems: Sequence[InputProblem]) -> None:
        count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
        listed = [f"  {problem}" for problem in problems[:SHOWN]]
        rest = [f"  … and {len(problems) - SHOWN} more"] if len(problems) > SHOWN else []
        message = "\n".join([f"the input cannot be used: {count}", *listed, *rest])
        super().__init__(message, problems=[asdict(problem) for problem in problems])
        self.problems = tuple(problems)

"""Collecting what is wrong with a set of files, so that one refusal names all of it."""

from dataclasses import dataclass, field

from application.unusable_input import InputProblem, UnusableInput

AT_MOST = 1000
"""Problems kept of one file; a file with more is broken as a whole, and a longer list helps nobody."""


@dataclass(slots=True)
class Problems:
    """The problems found so far."""

    found: list[InputProblem] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)

    def add(self, file: str, line: int | None, column: str | None, problem: str, accepted: str) -> None:
        """Note one; after ``AT_MOST`` in a file the rest of that file is only said to exist."""
        count = self._counts[file] = self._counts.get(file, 0) + 1
        if count <= AT_MOST:
            self.found.append(InputProblem(file, line, column, problem, accepted))
        elif count == AT_MOST + 1:
            self.found.append(InputProblem(file, None, None, "more problems are not listed", "the ones above mended"))

    def refuse_if_any(self) -> None:
        """Raise ``UnusableInput`` with all of them; nothing when there are none."""
        if self.found:
            raise UnusableInput(self.found)

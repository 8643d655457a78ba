"""The one way a reader refuses a file, and the few steps that every text reader shares."""

from pathlib import Path

LARGEST_FILE = 50_000_000
"""Bytes; the largest public instance has about one million."""


class Unreadable(Exception):
    """A file that cannot be used: which, where in it, what is wrong, and what would be accepted."""

    def __init__(self, path: Path, line: int | None, wrong: str, accepted: str) -> None:
        """``line`` counts from 1; nothing where the file as a whole is meant."""
        where = f"{path}, line {line}" if line else str(path)
        super().__init__(f"{where}: {wrong}; accepted: {accepted}")


def text_of(path: Path) -> str:
    """The file's text, in UTF-8 or else Latin-1, without a byte order mark. Raises ``Unreadable``."""
    accepted = f"a readable text file of at most {LARGEST_FILE:,} bytes"
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Unreadable(path, None, "the file is too large", accepted)
        data = path.read_bytes()
    except OSError as problem:
        raise Unreadable(path, None, f"cannot be opened ({problem.strerror or problem})", accepted) from problem
    if b"\0" in data:
        raise Unreadable(path, None, "is not text", accepted)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def whole(path: Path, line: int, text: str, what: str, least: int = 0, most: int = 1_000_000_000) -> int:
    """``text`` as a whole number from ``least`` to ``most``. Raises ``Unreadable``, naming ``what``."""
    plain = text.strip()
    digits = plain[1:] if plain[:1] in {"-", "+"} else plain
    value = int(plain) if digits.isascii() and digits.isdigit() and len(digits) <= 12 else None
    if value is None or not least <= value <= most:
        raise Unreadable(path, line, f"{what} is {text!r}", f"a whole number from {least} to {most}")
    return value

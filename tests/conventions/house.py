"""The project's own files and modules, as the conventions look at them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]


def git(*words: str) -> list[str]:
    """The lines that git answers with; the project is always a checkout where its conventions are tested."""
    answer = subprocess.run(["git", *words], cwd=HOUSE, check=True, capture_output=True, text=True)
    return answer.stdout.splitlines()


@cache
def tracked() -> tuple[str, ...]:
    """Every tracked file that is there, by its path within the project."""
    return tuple(name for name in git("ls-files") if (HOUSE / name).is_file())


def python(*folders: str) -> tuple[str, ...]:
    """The tracked Python files, of those top folders only where any are named."""
    return tuple(n for n in tracked() if n.endswith(".py") and (not folders or n.partition("/")[0] in folders))


def text(name: str) -> str:
    """What stands in a file; what is not UTF-8 is nobody's text."""
    return (HOUSE / name).read_text(encoding="utf-8", errors="replace")


@cache
def tree(name: str) -> ast.Module:
    """A Python file's syntax."""
    return ast.parse(text(name), name)


def names_used(name: str) -> Iterator[str]:
    """Every name that a Python file uses outside its imports."""
    for node in ast.walk(tree(name)):
        match node:
            case ast.Name(id=used) | ast.Attribute(attr=used):
                yield used
            case _:
                pass

"""What holds for every file: short, no silenced check without its reason, nothing of one machine, no registry."""

import re

import pytest

from tests.conventions.house import python, text, tracked

LONGEST = 400
IGNORED_TYPE = re.compile(r"type:\s*ignore(?!\[[a-z-]+(, ?[a-z-]+)*\]\s+# \S+ \S+)")
IGNORED_LINT = re.compile(r"noqa(?!: [A-Z]+\d+(, ?[A-Z]+\d+)*( - |\s+# )\S+ \S+)")
COMMENT = re.compile(r"#.*")
MACHINE = re.compile(r"(?<![\w.:}])/(?:" + "|".join(("home", "root", "Users", "tmp", "work", "mnt")) + r")/\w")
TYPED_BY_HAND = tuple(name for name in tracked() if not name.endswith((".lock", ".csv")))
LOCKS = tuple(n for n in tracked() if n.endswith(".lock") or n.rpartition("/")[2] in {"uv.lock", "pylock.toml"})


def silenced(line: str) -> bool:
    """Whether the line turns a check off without saying which and why."""
    comment = COMMENT.search(line)
    return bool(comment and (IGNORED_TYPE.search(comment[0]) or IGNORED_LINT.search(comment[0])))


@pytest.mark.parametrize("name", python())
def test_no_file_is_too_long(name: str) -> None:
    lines = text(name).count("\n")
    assert lines <= LONGEST, f"{name} has {lines} lines; a file is about one idea"


@pytest.mark.parametrize("name", [n for n in python() if not n.endswith("conventions/test_files.py")])
def test_a_silenced_check_says_which_and_why(name: str) -> None:
    found = [f"{name}:{n}: {line.strip()}" for n, line in enumerate(text(name).splitlines(), 1) if silenced(line)]
    assert not found


@pytest.mark.parametrize(
    ("line", "is_silenced"),
    [
        ("x = 1", False),
        ("x = 1  # type: ignore", True),
        ("x = 1  # type: ignore[arg-type]", True),
        ("x = 1  # type: ignore[arg-type]  # the stub is wrong", False),
        ("x = 1  # type: ignore[arg-type, misc]  # the stub is wrong", False),
        ("x = 1  # noqa", True),
        ("x = 1  # noqa: E501", True),
        ("x = 1  # noqa: E501 - a long address", False),
        ("x = 1  # noqa: E501, S101 - a long address", False),
        ("x = 1  # noqa: E501  # a long address", False),
    ],
)
def test_what_counts_as_silenced(line: str, is_silenced: bool) -> None:
    assert silenced(line) is is_silenced


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_names_no_registry(name: str) -> None:
    assert "://" not in text(name)
    assert not re.search(r"--(index-url|extra-index-url|find-links)|^index", text(name), re.MULTILINE)


def test_there_is_a_lock_file() -> None:
    assert LOCKS


@pytest.mark.parametrize("name", TYPED_BY_HAND)
def test_nothing_is_bound_to_one_machine(name: str) -> None:
    found = [f"{name}:{n}: {line.strip()}" for n, line in enumerate(text(name).splitlines(), 1) if MACHINE.search(line)]
    assert not found


@pytest.mark.parametrize(("line", "is_bound"), [
    ("see /" + "home/kari/ward", True), ("'/" + "tmp/log.sqlite'", True), ("sqlite:////" + "tmp/x", True),
    ("GET /v1/plans", False), ("the ward/home/team", False), ("either / or", False),
])  # fmt: skip
def test_what_counts_as_one_machine(line: str, is_bound: bool) -> None:
    assert bool(MACHINE.search(line)) is is_bound

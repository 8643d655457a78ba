"""The domain is plain Python: no clock, no chance, no outside, and every decision looks its command in the face."""

import ast
import sys
from dataclasses import is_dataclass
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType
from typing import Any, get_args, get_type_hints

import pytest

import domain
from domain.decider import Decider
from tests.conventions.house import python, tree

OUTSIDE = {
    "asyncio", "ctypes", "http", "io", "logging", "multiprocessing", "os", "pathlib", "random", "secrets", "shutil",
    "signal", "socket", "sqlite3", "ssl", "subprocess", "sys", "tempfile", "threading", "time", "urllib",
}  # fmt: skip
"""Standard library that reaches a clock, chance, a file, a process or another machine."""
CALLS = {"open", "print", "input", "eval", "exec", "compile", "__import__", "breakpoint"}
CLOCKS = {"now", "utcnow", "today", "fromtimestamp", "uuid1", "uuid4", "getenv", "urandom"}
FILES = python("domain")


def imported(module: ast.Module) -> set[str]:
    """The top names of everything a module imports."""
    found: set[str] = set()
    for node in ast.walk(module):
        match node:
            case ast.Import(names=names):
                found |= {alias.name.partition(".")[0] for alias in names}
            case ast.ImportFrom(module=name, level=0) if name:
                found.add(name.partition(".")[0])
            case ast.ImportFrom():
                found.add("domain")
            case _:
                pass
    return found


def outside(module: ast.Module) -> list[str]:
    """What in a module reaches a clock, chance or the outside, by line."""
    found = [f"imports {name}" for name in sorted(imported(module) & OUTSIDE)]
    for node in ast.walk(module):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in CALLS | CLOCKS:
                found.append(f"line {node.lineno}: {name}(")
            case ast.Call(func=ast.Attribute(attr=name)) if name in CLOCKS:
                found.append(f"line {node.lineno}: .{name}(")
            case _:
                pass
    return found


@pytest.mark.parametrize("name", FILES)
def test_it_imports_the_standard_library_and_itself(name: str) -> None:
    columns = {"numpy"} if name.startswith("domain/working_time/columns/") else set()
    assert imported(tree(name)) <= set(sys.stdlib_module_names) | {"domain"} | columns


@pytest.mark.parametrize("name", FILES)
def test_it_reaches_nothing_outside(name: str) -> None:
    assert outside(tree(name)) == []


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import datetime\ndatetime.now()",
        "from datetime import date\ndate.today()",
        "import random",
        "from random import choice",
        "import os.path",
        "open('x')",
        "from uuid import uuid4\nuuid4()",
    ],
)
def test_what_counts_as_outside(source: str) -> None:
    assert outside(ast.parse(source))


def test_what_does_not_count_as_outside() -> None:
    assert outside(ast.parse("from datetime import time\nlate = command.today - day\nplan.opened")) == []


def modules() -> list[ModuleType]:
    """Every module of the domain."""
    return [import_module(m.name) for m in walk_packages(domain.__path__, "domain.")]


def deciders() -> list[tuple[Decider[Any, Any, Any], tuple[type, ...], tuple[type, ...], tuple[type, ...]]]:
    """Every aggregate, with its commands, states and events as its own annotation says."""
    found = []
    for module in modules():
        for name, value in vars(module).items():
            if isinstance(value, Decider) and name in getattr(module, "__annotations__", {}):
                kinds = get_args(get_type_hints(module)[name])
                commands, states, events = (get_args(kind) or (kind,) for kind in kinds)
                found.append((value, commands, states, events))
    return found


DECIDERS = deciders()
VALUES = sorted({v for _, *kinds in DECIDERS for kind in kinds for v in kind}, key=lambda v: v.__qualname__)


def test_every_aggregate_is_found() -> None:
    assert {decider.category for decider, *_ in DECIDERS} == {
        "employee", "identity", "mandate", "observations", "union",
        "staffing_plan", "agreement", "assessment", "rota_plan", "hours", "signing_key",
    }  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=lambda v: v.__name__)
def test_commands_states_and_events_are_frozen_and_slotted(value: type) -> None:
    assert is_dataclass(value)
    assert value.__dataclass_params__.frozen  # type: ignore[attr-defined]  # every dataclass has it, no stub says so
    assert "__slots__" in vars(value)


@pytest.mark.parametrize("name", FILES)
def test_no_decision_has_a_case_for_everything_else(name: str) -> None:
    """Without ``case _`` a new command, state or event is a type error until it is handled."""
    for function in ast.walk(tree(name)):
        if isinstance(function, ast.FunctionDef) and function.name in {"decide", "evolve"}:
            for case in ast.walk(function):
                if isinstance(case, ast.match_case) and isinstance(case.pattern, ast.MatchAs):
                    assert case.pattern.pattern is not None, f"{name}:{case.pattern.lineno}"


@pytest.mark.parametrize("name", python("domain", "application"))
def test_everything_public_says_what_it_means(name: str) -> None:
    within = inner(tree(name))
    silent = [
        f"{name}:{node.lineno}: {node.name}"
        for node in ast.walk(tree(name))
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
        and not node.name.startswith("_")
        and node not in within
        and not ast.get_docstring(node)
    ]
    assert not silent


def inner(module: ast.Module) -> set[ast.AST]:
    """Functions within functions: nobody's public business."""
    return {
        below
        for function in ast.walk(module)
        if isinstance(function, ast.FunctionDef)
        for below in ast.walk(function)
        if below is not function
    }

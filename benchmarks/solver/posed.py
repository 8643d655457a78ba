"""What any engine is posed: an instance, and how its rows are written down and checked in the family's own terms."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from adapters.solver.instance import OFF, Instance, Row
from adapters.solver.reading import read as read_problem
from adapters.ward_files.ward_folder import read_ward
from application.ward import agreements_sought, case
from benchmarks.solver import curtois, inrc2, inrc2_score, inrc2_text, nottingham
from benchmarks.solver.unreadable import Unreadable
from benchmarks.solver_wards import figures
from domain.calendar import DAY
from domain.rota.solver import RotaProblem
from domain.working_time.figures import RuleFigures
from domain.working_time.judging import judge
from domain.working_time.model import Rota
from domain.working_time.register import standard_rule_set


@dataclass(frozen=True, slots=True)
class Posed:
    """An instance of some family."""

    name: str
    instance: Instance
    written: Callable[[Sequence[Row]], str]
    """The rows as the family's text."""
    settled: int = 0
    """Penalty of the instance that the family does not count."""
    notes: tuple[str, ...] = ()
    """What the instance leaves out of the file, in words."""
    checked: Callable[[Sequence[Row]], tuple[bool, str]] | None = None
    """Whether a checker apart from the instance accepts the rows, and what it says."""


def pose_curtois(path: Path) -> Posed:
    """A shift scheduling file. Raises ``Unreadable``."""
    problem = curtois.read(path)
    return Posed(path.stem, problem.instance, lambda rows: curtois.roster(problem, rows))


def pose_inrc2(folder: Path, history: int, weeks: tuple[int, ...]) -> Posed:
    """Weeks of a competition folder, all at once. Raises ``Unreadable``."""
    text = inrc2_text.read(folder, history, weeks)
    problem = inrc2.mapped(text)

    def checked(rows: Sequence[Row]) -> tuple[bool, str]:
        parts, breaches = inrc2_score.score(text, inrc2.plan_of(problem, rows))
        return not breaches, f"competition's objective {sum(parts.values())}, hard breaches {len(breaches)}"

    name = f"{folder.resolve().name}_{history}_{'-'.join(map(str, weeks))}"
    written = lambda rows: inrc2.roster(problem, rows)  # noqa: E731 - one line like its siblings
    return Posed(name, problem.instance, written, problem.settled, (), checked)


def pose_nottingham(path: Path) -> Posed:
    """A ward of the Nottingham collection, as far as it can be expressed. Raises ``Unreadable``."""
    problem = nottingham.read(path)
    notes = tuple(f"{what}: {count}" for what, count in sorted(problem.left_out.items()))
    return Posed(path.stem, problem.instance, lambda rows: nottingham.roster(problem, rows), 0, notes)


def pose_ward(folder: Path) -> Posed:
    """A ward under the agreements sought. Raises ``Unreadable`` where there is no such folder."""
    if not folder.is_dir():
        raise Unreadable(folder, None, "is no folder", "a folder of ward files")
    ward = read_ward(folder)
    agreements = agreements_sought(ward)
    problem = ward.problem(agreements, RuleFigures())
    instance = read_problem(problem)

    def written(rows: Sequence[Row]) -> str:
        lines = _rota(problem, instance, rows).lines
        shifts = [f"{e},{day},{code}" for e, line in sorted(lines.items()) for day, code in sorted(line.items())]
        return "\n".join(["employee,date,shift", *shifts]) + "\n"

    def checked(rows: Sequence[Row]) -> tuple[bool, str]:
        rota = _rota(problem, instance, rows)
        found = judge(case(ward, rota, agreements), standard_rule_set(problem.rule))
        forbidding = sum(f.verdict.forbids for f in found)
        return not forbidding, f"{figures(problem, rota)}; forbidding findings {forbidding}"

    return Posed(folder.resolve().name, instance, written, checked=checked)


def _rota(problem: RotaProblem, instance: Instance, rows: Sequence[Row]) -> Rota:
    codes = sorted(problem.types)
    first = problem.period.first_day - instance.first_day * DAY
    return Rota(
        {
            name: {first + d * DAY: codes[c - 1] for d, c in enumerate(row) if c != OFF and d >= instance.first_day}
            for name, row in zip(sorted(problem.people), rows, strict=True)
        }
    )

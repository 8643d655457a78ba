"""The engines on public instances and wards, alone or beside other solvers; run by hand on an idle machine.

    python -m benchmarks.solver curtois FILE --seconds 600 --seed 1 --out roster.csv
    python -m benchmarks.solver inrc2 FOLDER --history 0 --weeks 1-2-3-3 --seconds 600
    python -m benchmarks.solver nottingham FILE --seconds 60
    python -m benchmarks.solver wards FOLDER --seconds 60
    python -m benchmarks.solver peers curtois FILE --seconds 60 --seeds 1,2,3 --engines ours,plain,timefold

Exit status: 0 the rows hold every hard limit and floor, 1 they do not (or a peer cannot run), 2 what was asked for
cannot be read.
"""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.solver.posed import Posed, pose_curtois, pose_inrc2, pose_nottingham, pose_ward
from benchmarks.solver.runs import ENGINES, NoPeer, Run, ours
from benchmarks.solver.table import HEAD, table
from benchmarks.solver.unreadable import Unreadable
from domain.errors import Rejected

LONGEST = 24 * 3600
"""Seconds."""


def _parser() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = asked.add_subparsers(dest="command", required=True)
    _families(commands, _alone)
    beside = commands.add_parser("peers", help="several engines on one instance, as a table")
    _families(beside.add_subparsers(dest="family", required=True), _beside)
    return asked


def _families(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", more: Callable[[argparse.ArgumentParser], None]
) -> None:
    for name, what in (("curtois", "FILE"), ("inrc2", "FOLDER"), ("nottingham", "FILE"), ("wards", "FOLDER")):
        family = commands.add_parser(name)
        family.add_argument("path", metavar=what, type=Path)
        family.set_defaults(family=name)
        if name == "inrc2":
            family.add_argument("--history", type=_whole(0, 99), default=0)
            family.add_argument("--weeks", type=_list("-"), required=True, help="such as 1-2-3-3")
        family.add_argument("--seconds", type=_whole(1, LONGEST), default=60)
        more(family)


def _alone(family: argparse.ArgumentParser) -> None:
    family.add_argument("--seed", type=_whole(0, 2**31 - 1), default=1)
    family.add_argument("--out", type=Path)
    family.add_argument("--quiet", action="store_true")


def _beside(family: argparse.ArgumentParser) -> None:
    family.add_argument("--seeds", type=_list(","), default=(1, 2, 3))
    family.add_argument("--engines", type=_engines, default=tuple(ENGINES))
    family.add_argument("--bound", type=_whole(0, 10**12), help="a bound proved elsewhere")


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,13}", text) or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"{text!r}: a whole number from {least} to {most} is accepted")
        return int(text)

    return read


def _list(between: str) -> Callable[[str], tuple[int, ...]]:
    def read(text: str) -> tuple[int, ...]:
        return tuple(_whole(0, 2**31 - 1)(part) for part in text.split(between))

    return read


def _engines(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    for name in names:
        if name not in ENGINES:
            raise argparse.ArgumentTypeError(f"{name!r}: some of {', '.join(ENGINES)} are accepted, with commas")
    return names


def _posed(given: argparse.Namespace) -> Posed:
    match given.family:
        case "curtois":
            return pose_curtois(given.path)
        case "inrc2":
            return pose_inrc2(given.path, given.history, given.weeks)
        case "nottingham":
            return pose_nottingham(given.path)
        case _:
            return pose_ward(given.path)


def _told(posed: Posed, run: Run) -> bool:
    """Print one run; whether its rows can stand."""
    shown = "unfinished" if run.objective is None else f"{run.objective}"
    bound = "none proven" if run.bound is None else f"{run.bound}"
    print(f"{posed.name}: {run.engine}, seed {run.seed}: objective {shown}, bound {bound}, wall {run.wall:.1f} s")
    print(f"  parts { ({k: v for k, v in run.parts.items() if v}) }; {run.note}")
    if run.lacking:
        print(f"  {run.lacking} hard limits broken or units lacking to floors")
    good = run.objective is not None
    if posed.checked and run.rows is not None:
        accepted, words = posed.checked(run.rows)
        good = good and accepted
        print(f"  {words}")
    return good


def main(arguments: Sequence[str] | None = None) -> int:
    """Run and print; the exit status."""
    given = _parser().parse_args(arguments)
    try:
        posed = _posed(given)
        for note in posed.notes:
            print(f"not expressed: {note}")
        if given.command != "peers":
            run = ours(posed, given.seconds, given.seed, quiet=given.quiet)
            good = _told(posed, run)
            if given.out and run.rows is not None:
                given.out.write_text(posed.written(run.rows), encoding="utf-8")
            return 0 if good else 1
        return _peers(given, posed)
    except (Unreadable, Rejected, OSError) as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 2


def _peers(given: argparse.Namespace, posed: Posed) -> int:
    runs: list[Run] = []
    absent = False
    for engine in given.engines:
        for seed in given.seeds:
            try:
                runs.append(ENGINES[engine](posed, given.seconds, seed))
            except NoPeer as missing:
                print(f"error: {engine}: {missing}", file=sys.stderr)
                absent = True
                break
            _told(posed, runs[-1])
    print("\n".join([*HEAD, *table(posed.name, runs, given.bound)]))
    return 1 if absent else 0


if __name__ == "__main__":
    raise SystemExit(main())

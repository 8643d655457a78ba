"""The README's HTTP story, run as it is typed: bash and curl against a real server, on both stores."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]
WARD = ROOT / "tests" / "wards" / "small-ward"
PATIENCE = 400


def story() -> str:
    """The one bash block of the README."""
    (block,) = re.findall(r"```bash\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    return str(block)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def told(folder: Path, store: str) -> list[str]:
    """What the story prints, line by line."""
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "FORSVARLIG_DEVELOPMENT_KEY": str(folder / "development.key"),
        "STORE": store,
        "WARD": str(WARD),
        "PORT": str(free_port()),
        "SECONDS_TO_SEARCH": "15",
    }
    process = subprocess.Popen(
        ["bash", "-eu", "-c", story()],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        said, complaints = process.communicate(timeout=PATIENCE)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    assert process.returncode == 0, f"{said}\n{complaints}"
    return said.splitlines()


def test_it_publishes_the_plan_and_refuses_what_it_says_is_refused(store_url: str, tmp_path: Path) -> None:
    said = [json.loads(line) for line in told(tmp_path, store_url) if line.startswith(("{", "["))]
    documents = [d for d in said if isinstance(d, dict)]
    refused = [d["code"] for d in documents if "code" in d]
    assert refused == ["rota_plan.not_ready", "access.not_allowed", "agreement.mandate_not_in_force"]
    (early,) = (d for d in documents if d.get("code") == "rota_plan.not_ready")
    assert {"assessment.missing", "discussion.missing"} <= {o["code"] for o in early["obstacles"]}
    (ready,) = (d for d in documents if d.get("state") == "proposed" and "obstacles" in d)
    assert ready["obstacles"] == []
    answers = [d["answer"] for d in documents if d.get("answer")]
    (published,) = (a for a in answers if "assessment" in a and "agreements" in a)
    assert published["revision"] == 1
    (changed,) = (a for a in answers if "reopened" in a)
    assert changed["reopened"] == ["AML § 10-5 (2)", "AML § 10-8 (3)", "AML § 10-8 (4)"]
    (after,) = (d for d in said if isinstance(d, list))
    plan, person = changed["plan"], changed["employee"]
    opened = {a["agreement"] for a in after if a["signed_for"] < a["in_scope"]}
    of_unions = {f"{plan}.{basis}.{u}" for basis in ("10-5-2", "10-8-3") for u in ("NSF", "Fagforbundet", "Delta")}
    assert opened == {*of_unions, f"{plan}.10-8-4.{person}"}, "a union's agreement is offered for all who do the work"
    trail = json.loads((tmp_path / "audit.json").read_text(encoding="utf-8"))
    assert trail[-1]["name"] == "rota_plan.published.v2"
    assert (trail[-1]["actor"], trail[-1]["role"], trail[-1]["clock"]) == ("r-leder", "enhetsleder", "story")

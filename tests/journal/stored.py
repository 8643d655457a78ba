"""The samples as files: what stands in the log, laid out to be read, with the fingerprint of its exact bytes.

``python -m tests.journal.stored`` adds the samples that are missing. It never touches one that is there.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from adapters.event_store.registry import EVENT_TYPES
from domain.canonical import canonical
from tests.journal.samples import SAMPLES

JOURNAL = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Stored:
    """A sample as it is kept."""

    topic: str
    sha256: str
    """Of the stored bytes."""
    state: bytes


def samples() -> dict[str, Stored]:
    """Every sample there is, by the name of its file."""
    return {path.stem: _read(path) for path in sorted(JOURNAL.glob("*.json"))}


def add_missing() -> list[str]:
    """Store a sample of each event that has none yet; their names."""
    added = []
    for topic, event in SAMPLES.items():
        path = JOURNAL / f"{topic}.json"
        if path.exists():
            continue
        stored, state = EVENT_TYPES.encode(event)
        if stored != topic:
            raise ValueError(f"{topic} is stored as {stored} today; an older version can no longer be sampled")
        sample = {"name": topic, "sha256": sha256(state).hexdigest(), "payload": json.loads(state)}
        path.write_text(json.dumps(sample, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        added.append(topic)
    return added


def _read(path: Path) -> Stored:
    sample = json.loads(path.read_text(encoding="utf-8"))
    return Stored(sample["name"], sample["sha256"], canonical(sample["payload"]))


if __name__ == "__main__":
    for name in add_missing():
        print(name)  # noqa: T201 - says what it added to whoever runs it

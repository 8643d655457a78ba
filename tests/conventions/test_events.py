"""Every fact has a stable stored name, a sample that is read back, and an entry in the catalogue, for ever."""

from hashlib import sha256
from inspect import getdoc
from typing import Any

import pytest

from adapters.event_store.registry import EVENT_TYPES
from api.catalogues import DOCS
from domain.decider import Decider
from tests.conventions.house import git
from tests.conventions.test_domain_is_pure import DECIDERS
from tests.journal.samples import SAMPLES
from tests.journal.stored import samples

STORED = samples()
REGISTERED = {r.cls: r for r in EVENT_TYPES.registered}
TODAY = {r.topic for r in EVENT_TYPES.registered}
EVENTS = [(decider.category, event) for decider, _, _, events in DECIDERS for event in events]
ADD = "python -m tests.journal.stored adds what is missing"


@pytest.mark.parametrize(("category", "event"), EVENTS, ids=lambda v: v if isinstance(v, str) else v.__name__)
def test_every_fact_of_an_aggregate_has_a_name_under_its_stream(category: str, event: type) -> None:
    assert REGISTERED[event].name.partition(".")[0] == category
    assert getdoc(event)


def test_nothing_else_has_a_stored_name() -> None:
    assert set(REGISTERED) == {event for _, event in EVENTS}


@pytest.mark.parametrize("topic", [f"{r.name}.v{v}" for r in EVENT_TYPES.registered for v in range(1, r.version + 1)])
def test_every_version_of_a_fact_has_a_sample(topic: str) -> None:
    assert topic in STORED, ADD


@pytest.mark.parametrize("topic", SAMPLES)
def test_every_event_to_sample_is_sampled(topic: str) -> None:
    assert topic in STORED, ADD


@pytest.mark.parametrize("name", STORED)
def test_a_sample_is_read_back_as_the_fact_it_was(name: str) -> None:
    stored = STORED[name]
    assert stored.topic == name
    assert sha256(stored.state).hexdigest() == stored.sha256, "the sample is not what was stored"
    assert EVENT_TYPES.decode(stored.topic, stored.state) == SAMPLES[name]
    if name in TODAY:
        assert EVENT_TYPES.encode(SAMPLES[name]) == (name, stored.state)


def test_no_name_ever_disappears() -> None:
    """Whatever has once been in the journal, by the project's history, is in it now."""
    ever = {
        line for line in git("log", "--no-renames", "--format=", "--name-only", "--", "tests/journal/*.json") if line
    }
    assert ever <= {f"tests/journal/{name}.json" for name in STORED}


def test_no_sample_is_changed() -> None:
    """Compared with the last release, or, before there is one, with what was last committed."""
    released = git("tag", "--list", "v*", "--sort=-version:refname", "--merged", "HEAD")
    since = released[0] if released else "HEAD"
    assert git("diff", "--no-renames", "--diff-filter=MD", "--name-only", since, "--", "tests/journal/*.json") == []


@pytest.mark.parametrize("topic", sorted(TODAY))
def test_a_fact_is_in_the_catalogue(topic: str) -> None:
    assert f"\n### {topic}\n" in (DOCS / "events.md").read_text(encoding="utf-8"), "run `make docs`"


@pytest.mark.parametrize("decider", [d for d, *_ in DECIDERS], ids=lambda d: d.category)
def test_history_is_never_refused(decider: Decider[Any, Any, Any]) -> None:
    """Any fact after any other facts folds into some state, in whatever order, and the same one again."""
    own = [event for topic, event in SAMPLES.items() if topic.partition(".")[0] == decider.category]
    for first in own:
        for second in own:
            for history in ([second], [*own, second], [first, second], [own[0], first, second]):
                assert decider.replay(history) == decider.replay(history)

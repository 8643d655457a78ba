"""Every fact has its sentence, and no sentence says what it must not."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.event_store.codec import Registered
from adapters.event_store.registry import EVENT_TYPES
from adapters.projections.audit_sentences import Audited, sentence
from adapters.projections.audit_trail import mandate_of, rule_set_of
from domain.calendar import Period
from domain.privacy import Special, SpecialByKey

NOT_IN_A_TRAIL = {"employee", "hours", "identity"}
"""Facts about one person, which are shown to that person and concern no plan by themselves."""
WORD = re.compile(r"secret\d+")
st.register_type_strategy(Period, st.builds(lambda d: Period(min(d), max(d)), st.tuples(st.dates(), st.dates())))


def audited(kind: Registered) -> bool:
    return kind.name.partition(".")[0] not in NOT_IN_A_TRAIL


TRAIL = [kind for kind in EVENT_TYPES.registered if audited(kind)]


@pytest.mark.parametrize("kind", EVENT_TYPES.registered, ids=lambda k: k.name)
def test_each_fact_is_either_in_a_trail_or_left_out_on_purpose(kind: Registered) -> None:
    assert issubclass(kind.cls, Audited) is audited(kind), (
        f"{kind.name}: give it a sentence, or name its stream in NOT_IN_A_TRAIL"
    )


@pytest.mark.parametrize("kind", TRAIL, ids=lambda k: k.name)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_each_fact_has_one_sentence_that_keeps_what_is_private(kind: Registered, data: st.DataObject) -> None:
    event = data.draw(st.from_type(kind.cls))
    marked, private = with_secrets(event)
    said = sentence(marked)
    assert said.endswith(".")
    assert "object at" not in said
    assert not set(WORD.findall(said)) & private


def with_secrets(event: Any) -> tuple[Any, set[str]]:
    """The same fact with a word of its own in each text; the words that must not be repeated.

    Those are what is special, and what somebody wrote freely. The employee who is an agreement's own party stands
    in the clear as such.
    """
    hints = get_type_hints(type(event), include_extras=True)
    values, private = {}, set()
    for n, f in enumerate(fields(event)):
        value, hint = getattr(event, f.name), hints[f.name]
        marks = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
        if any(isinstance(m, SpecialByKey) for m in marks) and isinstance(value, Mapping):
            value = {f"secret{n}0{i}": entry for i, entry in enumerate(value.values())}
            private |= set(value)
        elif f.name == "findings":
            value = {"needs": 3}
        elif type(value) is str or any(isinstance(m, Special) for m in marks):
            value = f"secret{n}"
            if f.name in FREE_TEXT or marks:
                private.add(value)
        values[f.name] = value
    return type(event)(**values), private


FREE_TEXT = {
    "reason", "views", "answer", "what", "description", "barriers", "measure", "statement", "grounds", "because",
    "source", "found", "text", "compensatory_rest", "head", "foot", "kind", "label",
}  # fmt: skip
"""Fields in which somebody wrote in their own words."""


def test_the_free_text_of_every_fact_is_known() -> None:
    """A new field of plain text is either an id or figure that may be repeated, or free text that may not."""
    plain = {(kind.name, f.name) for kind in TRAIL for f in fields(kind.cls) if get_type_hints(kind.cls)[f.name] is str}
    assert {name for _, name in plain} - FREE_TEXT == {
        "rule_set", "discussion", "comment", "hazard", "topic", "public",
    }  # fmt: skip


def test_a_mandate_and_a_rule_set_are_in_the_trail_wherever_a_fact_names_one() -> None:
    for kind in TRAIL:
        if kind.name.startswith("mandate."):
            continue  # the mandate itself, not an act on it
        names = {f.name for f in fields(kind.cls)}
        event: Any = object.__new__(kind.cls)
        for f in fields(kind.cls):
            object.__setattr__(event, f.name, f"the {f.name}")
        assert mandate_of(event) == ("the mandate" if "mandate" in names else None)
        assert rule_set_of(event) == ("the rule_set" if "rule_set" in names else None)


def test_the_trail_is_made_of_records() -> None:
    assert all(is_dataclass(kind.cls) and not issubclass(kind.cls, Enum) for kind in TRAIL)
    assert len(TRAIL) >= 27

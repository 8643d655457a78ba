"""The store with facts of the tests' own."""

import pytest

from adapters.event_store.codec import EventTypes
from tests.adapters.event_store.sample import SAMPLES


@pytest.fixture
def event_types() -> EventTypes:
    return SAMPLES

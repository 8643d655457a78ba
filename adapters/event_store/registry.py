"""The table of the project's events: each under its stored name and today's schema version."""

from adapters.event_store.codec import EventTypes
from adapters.event_store.upcasts import UPCASTS

EVENT_TYPES = EventTypes((), UPCASTS)

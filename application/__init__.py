"""Use cases: load, decide, append. No rule of its own stands here."""

"""Participation as a gate, proved: races, readiness against publication."""

"""Explains what cannot be planned, and why a rota came out as it did."""

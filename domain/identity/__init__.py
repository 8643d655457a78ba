"""Identity: which accounts are one natural person's, so that nobody stands on both sides under two names."""

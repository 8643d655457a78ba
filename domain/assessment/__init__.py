"""The sound-practice assessment (*forsvarlighetsvurdering*) of one revision of a rota plan."""

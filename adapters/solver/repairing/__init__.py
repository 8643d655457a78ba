"""Repair of a rota over the numbers of ``instance``: candidates and swaps by look-up, changes in a window by CP-SAT."""

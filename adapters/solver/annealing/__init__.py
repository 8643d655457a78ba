"""Simulated annealing, compiled: finds a good lawful rota fast, for the other engines to polish.

Whole numbers only: the same problem, rows, moves and seed give the same rota on every machine.
"""

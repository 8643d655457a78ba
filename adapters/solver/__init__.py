"""The rota generator on OR-Tools CP-SAT: a constructed start, then improvement by small sub-models.

It shares figures, limits and the catalogue of shifts with the rules, and no code that judges.
"""

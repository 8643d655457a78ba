"""A second checker, naive on purpose, that the rules are held to on random lines.

Written from the law's words alone, with plain loops over minutes and days. It shares nothing with the rules but what
they are given (shifts, terms, agreements, facts, the plan's days): every figure is typed again here, every window and
limit found again. Where the two differ, one of them reads the law wrongly.

Beside each family of rules stands its test, which draws a line and holds every rule of the family to what must be
said of it: verdict, who could cure it, days, what was measured and its limit. The usual run tries some dozens of
lines a family. ``NAIVE_CASES`` asks for more, and a family can be run alone; ten thousand take minutes each::

    NAIVE_CASES=10000 pytest -p no:cacheprovider tests/domain/working_time/naive/test_rest.py

What is on record in place of shifts (measures) is left to the tables; so is extra time that another segment follows
without a pause, for the lines drawn here have it at the end of a duty.
"""

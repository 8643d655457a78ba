"""A second checker, naive on purpose, that the rules are held to on random lines.

Written from the law's words alone, with plain loops over minutes and days. It shares nothing with the rules but what
they are given (shifts, terms, agreements, facts, the plan's days): every figure is typed again here, every window and
limit found again. Where the two differ, one of them reads the law wrongly.

Each test tries a few random lines in the usual run. ``NAIVE_CASES`` asks for more, and a family can be run alone::

    NAIVE_CASES=10000 pytest -p no:cacheprovider tests/domain/working_time/naive/test_rest.py
"""

"""Single cases for the rule engine: a person, shifts, agreements, facts, and the rule to judge by."""

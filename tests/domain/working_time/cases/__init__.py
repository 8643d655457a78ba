"""Worked examples of law and tariff as cases for the rules, by family."""

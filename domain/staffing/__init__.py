"""The staffing plan (*bemanningsplan*): how many of whom are needed when, and on whose decision."""

"""Mandates (*verv*): who may act for a union, for safety, or for the employer, where and when."""

"""Whole stories, told through the doors that people use."""

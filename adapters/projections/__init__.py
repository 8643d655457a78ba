"""Projections: tables made from the log, which can be dropped and made again; they answer questions, never decide."""

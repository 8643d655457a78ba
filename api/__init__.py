"""The outside doors: HTTP, the command line, and the composition root."""

"""Agreements (*avtaler*): per legal basis and counterpart, bound to the very lines that were shown."""

"""The generator's engines on public rostering instances, beside other solvers on the same instances.

Nothing here searches for the engines: every family is read into the same ``Instance`` as a ward.
"""

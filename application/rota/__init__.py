"""Use cases of the rota plan, from draft to publication."""

"""Hours worked, and the rest that follows from them."""

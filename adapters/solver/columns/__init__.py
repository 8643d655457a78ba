"""Column generation: rows priced exactly by a dynamic programme, a linear master that bounds every rota from below.

``fits`` says whether an instance has the structure for it; ``generate`` does it.
"""

from adapters.solver.columns.fitting import fits
from adapters.solver.columns.generating import Columned, generate

__all__ = ["Columned", "fits", "generate"]

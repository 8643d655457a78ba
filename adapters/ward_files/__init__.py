"""Ward folders and rota files, as planners keep them: CSV and TOML."""

from adapters.ward_files.rota_file import read_rota, write_rota
from adapters.ward_files.ward_folder import read_ward

__all__ = ["read_rota", "read_ward", "write_rota"]

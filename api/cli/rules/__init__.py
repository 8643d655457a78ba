"""`forsvarlig rules`: the rules themselves."""

import typer

rules_app = typer.Typer(no_args_is_help=True, help="The rules that plans are judged by.")

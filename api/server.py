"""The server on this machine: ``python -m api.server --store URL --port N``, or ``forsvarlig serve``."""

from argparse import ArgumentParser
from datetime import date

import uvicorn

from api import tokens
from api.composition import open_house
from api.main import create_app
from api.settings import Settings

HOST = "127.0.0.1"
"""Loopback only: there is no real identity yet."""
LAST_REQUESTS = 10
"""How long requests that are being answered may take once the server is told to stop, seconds."""


def serve(settings: Settings, port: int) -> None:
    """Serve until told to stop (SIGINT or SIGTERM); requests being answered are answered first."""
    key = tokens.development_key(tokens.key_file()) if settings.development else None
    with open_house(settings) as house:
        app = create_app(house, key)
        uvicorn.run(
            app, host=HOST, port=port, log_level="warning", server_header=False,
            timeout_graceful_shutdown=LAST_REQUESTS,
        )  # fmt: skip


def main() -> None:
    """Read the command line and serve."""
    parser = ArgumentParser(prog="python -m api.server", description="Serves Forsvarlig on this machine.")
    parser.add_argument("--store", required=True, help="sqlite:///… or postgresql://…")
    parser.add_argument("--port", required=True, type=int)
    parser.add_argument("--development", action="store_true", help="take development tokens and a story clock")
    parser.add_argument("--today", type=date.fromisoformat, help="the day the story clock shows")
    given = parser.parse_args()
    serve(Settings(given.store, given.today, given.development), given.port)


if __name__ == "__main__":
    main()

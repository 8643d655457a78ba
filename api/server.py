"""The server on this machine: ``python -m api.server --store URL --port N``, or ``forsvarlig serve``."""

from argparse import ArgumentParser
from datetime import date
from signal import SIGINT
from types import FrameType

import uvicorn

from api import tokens
from api.composition import open_house
from api.job_stream import Streams
from api.main import create_app
from api.settings import Settings, origin, origins

HOST = "127.0.0.1"
"""Loopback only: there is no real identity yet."""
LAST_REQUESTS = 10
"""How long requests that are being answered may take once the server is told to stop, seconds."""
NOT_STARTED = 3
"""The exit code of a server that never answered anybody."""


class Server(uvicorn.Server):
    """One that is stopped in order: streams end, which would go on; then the house is closed, and what it runs.

    uvicorn's own would raise the signal again once it has answered, which ends the program there and then.
    """

    def __init__(self, config: uvicorn.Config, streams: Streams) -> None:
        super().__init__(config)
        self.streams = streams

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - as uvicorn calls it
        """As uvicorn hears of a signal: the first asks for the end, an interrupt after it for an end at once."""
        self.streams.ending = True
        self.force_exit = self.should_exit and sig == SIGINT
        self.should_exit = True


def serve(settings: Settings, port: int) -> None:
    """Serve until told to stop (SIGINT or SIGTERM); requests being answered are answered first."""
    key = tokens.development_key(tokens.key_file()) if settings.development else None
    with open_house(settings) as house:
        app = create_app(house, key)
        config = uvicorn.Config(
            app, host=HOST, port=port, log_level="warning", server_header=False,
            timeout_graceful_shutdown=LAST_REQUESTS,
        )  # fmt: skip
        server = Server(config, app.state.streams)
        server.run()
        if not server.started:
            raise SystemExit(NOT_STARTED)


def main() -> None:
    """Read the command line and serve."""
    parser = ArgumentParser(prog="python -m api.server", description="Serves Forsvarlig on this machine.")
    parser.add_argument("--store", required=True, help="sqlite:///… or postgresql://…")
    parser.add_argument("--port", required=True, type=int)
    parser.add_argument("--development", action="store_true", help="take development tokens and a story clock")
    parser.add_argument("--today", type=date.fromisoformat, help="the day the story clock shows")
    parser.add_argument("--origin", action="append", default=[], type=origin, help="where a browser may sign")
    given = parser.parse_args()
    serve(Settings(given.store, given.today, given.development, origins(given.origin, given.port)), given.port)


if __name__ == "__main__":
    main()

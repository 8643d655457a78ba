"""`forsvarlig key`, run as a program: the private key stays in its file."""

import json
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.api.cli.test_rota_commands import WARD, forsvarlig
from tests.software_keys import p256

HOLDER = "r-nsf.tillitsvalgt.obs-1.2026-01-01"
TODAY = ("--today", "2026-11-16")
ON = ("--as", "r-nsf", *TODAY)


@pytest.fixture
def url(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'plans.sqlite'}"
    done = forsvarlig("ward", "import", "--ward", str(WARD), "--store", url)
    assert done.returncode == 0, done.stderr
    return url


def new(path: Path) -> str:
    """A new key's id."""
    done = forsvarlig("key", "new", "--out", str(path))
    assert done.returncode == 0, done.stderr
    return done.stdout.split()[1]


def test_a_new_key_is_its_owners_alone_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    name = new(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_bytes()
    again = forsvarlig("key", "new", "--out", str(path))
    assert (again.returncode, path.read_bytes()) == (2, before)
    assert len(name) == 64
    assert new(tmp_path / "other.pem") != name
    assert forsvarlig("key", "new", "--out", str(tmp_path / "none" / "key.pem")).returncode == 2


def test_a_key_is_enrolled_listed_and_revoked(tmp_path: Path, url: str) -> None:
    path = tmp_path / "key.pem"
    name = new(path)
    enrol = ("key", "enrol", "--store", url, "--holder", HOLDER, "--key", str(path), "--label", "blå", *ON)
    done = forsvarlig(*enrol)
    assert done.returncode == 0, done.stderr
    assert f"key / nøkkel: ed25519 SHA-256 {name}" in done.stdout
    [held] = json.loads(forsvarlig("key", "list", "--store", url, *ON, "--json").stdout)
    assert (held["holder"], held["key"], held["label"], held["revoked"]) == (HOLDER, name, "blå", False)
    assert name in forsvarlig("key", "list", "--store", url, *ON).stdout
    again = forsvarlig(*enrol)
    assert (again.returncode, "signing_key.is_enrolled" in again.stderr) == (1, True)
    revoke = ("key", "revoke", "--store", url, "--holder", HOLDER, "--key-id", name)
    other = forsvarlig(*revoke, "--as", "r-fag", *TODAY)
    assert (other.returncode, "signing_key.not_the_holder" in other.stderr) == (1, True)
    assert forsvarlig(*revoke, *ON).returncode == 0
    assert "revoked" in forsvarlig("key", "list", "--store", url, *ON).stdout


def test_nobody_enrols_for_another(tmp_path: Path, url: str) -> None:
    path = tmp_path / "key.pem"
    new(path)
    done = forsvarlig(
        "key", "enrol", "--store", url, "--as", "r-fag", "--holder", HOLDER, "--key", str(path), *TODAY
    )  # fmt: skip
    assert (done.returncode, "signing_key.not_the_holder" in done.stderr) == (1, True)


def test_a_file_that_others_can_read_or_that_holds_no_such_key_is_not_used(tmp_path: Path) -> None:
    open_to_all, other_kind, nothing = tmp_path / "open.pem", tmp_path / "p256.pem", tmp_path / "nothing.pem"
    new(open_to_all)
    open_to_all.chmod(0o640)
    other_kind.write_bytes(p256("x").private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    nothing.write_text("nothing")
    for path in (other_kind, nothing):
        path.chmod(0o600)
    for path, why in (
        (open_to_all, "mode 600"), (other_kind, "another kind"), (nothing, "no private key"),
        (tmp_path / "gone", "read"),
    ):  # fmt: skip
        done = forsvarlig("key", "enrol", "--store", "sqlite:///x", "--holder", HOLDER, "--key", str(path), *ON)
        assert done.returncode == 2, why
        assert why in " ".join(done.stderr.replace("│", " ").split())

"""`forsvarlig sign`, run as a program: the text is shown, then those bytes are signed with the key in the file."""

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from tests.api.cli.test_key_commands import new
from tests.api.cli.test_rota_commands import forsvarlig
from tests.api.conftest import Story
from tests.api.life import offered, ok, read
from tests.api.test_keys import NSF_HOLDER, written_ways
from tests.api.test_signing_with_keys import OF_FAG, OF_NSF, shown_in, stored, verified_offline
from tests.api.ward import LEADER, NSF

TODAY = ("--today", "2026-11-16")


@pytest.fixture
def key(story: Story, tmp_path: Path) -> Path:
    """NSF's representative's key, enrolled; both unions are offered the agreement."""
    offered(story)
    file = tmp_path / "key.pem"
    new(file)
    enrol = ("key", "enrol", "--holder", NSF_HOLDER, "--key", str(file), "--as", NSF, *TODAY)
    done = forsvarlig(*enrol, "--store", story.house.settings.store)
    assert done.returncode == 0, done.stderr
    return file


def sign(story: Story, key: Path, *more: str, agreement: str = OF_NSF, person: str = NSF, said: str = "") -> (
    subprocess.CompletedProcess[str]
):  # fmt: skip
    """The program, with what a person types."""
    return subprocess.run(
        [
            str(Path(sys.executable).parent / "forsvarlig"), "sign", "--store", story.house.settings.store,
            "--as", person, "--agreement", agreement, "--key", str(key), *TODAY, *more,
        ],
        capture_output=True, text=True, check=False, timeout=120, input=said,
    )  # fmt: skip


def signed_for(story: Story) -> int:
    return int(ok(story.by(NSF).get(f"/agreements/{OF_NSF}"))["signed_for"])


def test_what_is_shown_is_what_is_signed(story: Story, key: Path) -> None:
    text = read(story, NSF, OF_NSF)["text"]
    done = sign(story, key, said="y\n")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(text)
    assert sha256(text.encode()).hexdigest() in done.stdout
    assert signed_for(story) > 0
    signed = stored(story, f"agreement-{OF_NSF}", "agreement.signed")
    assert shown_in(signed) == text
    verified_offline(signed, stored(story, f"signing_key-{NSF_HOLDER}"))


def test_it_asks_first_and_a_no_signs_nothing(story: Story, key: Path) -> None:
    before = story.house.store.head()
    for said in ("n\n", ""):
        done = sign(story, key, said=said)
        assert done.returncode == 1
        assert OF_NSF in done.stdout, "the text is shown all the same"
    assert (story.house.store.head(), signed_for(story)) == (before, 0)


def test_in_english_and_without_being_asked(story: Story, key: Path) -> None:
    text = read(story, NSF, OF_NSF, language="en")["text"]
    done = sign(story, key, "--yes", "--language", "en")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(text)
    again = sign(story, key, "--yes")
    assert (again.returncode, "agreement.nothing_to_sign" in again.stderr) == (1, True)


def test_another_key_or_another_person_signs_nothing(story: Story, key: Path, tmp_path: Path) -> None:
    new(tmp_path / "other.pem")
    other = sign(story, tmp_path / "other.pem", "--yes")
    assert (other.returncode, "signature.invalid" in other.stderr) == (1, True)
    assert sign(story, key, "--yes", person=LEADER).returncode == 1
    assert sign(story, key, "--yes", agreement=OF_FAG).returncode == 1
    assert signed_for(story) == 0


def test_the_private_key_is_in_its_file_only(story: Story, key: Path) -> None:
    done = sign(story, key, "--yes")
    file = Path(story.house.settings.store.removeprefix("sqlite:///"))
    stored_bytes = b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
    private = load_pem_private_key(key.read_bytes(), None)
    assert isinstance(private, Ed25519PrivateKey)
    for secret in written_ways(private):
        assert secret not in (done.stdout + done.stderr).encode()
        assert secret not in stored_bytes

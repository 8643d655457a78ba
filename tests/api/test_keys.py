"""Signing keys over HTTP: enrolled by their holder alone, seen in the unit, and no private part anywhere."""

import logging
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from application.authority import Role
from application.ports.signatures import GivenSignature, PublicKey
from tests.api.conftest import Client, Story
from tests.api.life import ok
from tests.api.ward import FAG, KARI, LEADER, NSF, OLA, STRANGER, UNIT
from tests.software_keys import Authenticator, Private, base64url, ed25519, p256, plain, public_of

NSF_HOLDER = f"{NSF}.tillitsvalgt.{UNIT}.2026-01-01"
FILE, PHONE = ed25519("in a file"), p256("in a phone")


def sent(given: GivenSignature) -> dict[str, str]:
    """A signature as it is sent."""
    return {"kind": given.kind.value, "key": given.key, **given.values}


def text_for(client: Client, holder: str, key: PublicKey) -> str:
    """What is to be signed."""
    path = f"/signing-keys/{holder}/enrolment?algorithm={key.algorithm.value}&public={key.public}"
    return str(ok(client.get(path))["text"])


def body(key: PublicKey, proof: GivenSignature) -> dict[str, Any]:
    """An enrolment as it is sent."""
    return {"algorithm": key.algorithm.value, "public": key.public, "label": "telefonen", "proof": sent(proof)}


def enrolled(client: Client, holder: str, private: Private) -> str:
    """The key's id, once it is enrolled with a device (P-256) or a file (Ed25519)."""
    key = public_of(private)
    text = text_for(client, holder, key).encode()
    proof = Authenticator(private).assertion(text) if private is PHONE else plain(FILE, text)
    return str(ok(client.post(f"/signing-keys/{holder}", body(key, proof)))["answer"]["key"])


def test_a_representative_enrols_a_phone_and_the_unit_sees_its_public_key(both: Story) -> None:
    nsf = both.by(NSF)
    name = enrolled(nsf, NSF_HOLDER, PHONE)
    mine = ok(nsf.get("/signing-keys"))
    assert mine == [
        {
            "holder": NSF_HOLDER, "key": name, "algorithm": "es256", "public": public_of(PHONE).public,
            "label": "telefonen", "revoked": False,
        }
    ]  # fmt: skip
    for reader in (both.by(LEADER), both.by(KARI), both.by("audit", Role.AUDITOR)):
        assert ok(reader.get(f"/signing-keys/{NSF_HOLDER}")) == mine
    assert both.by(STRANGER).get(f"/signing-keys/{NSF_HOLDER}").json()["code"] == "access.not_allowed"
    assert both.by(KARI).get("/signing-keys").json() == []


def test_an_employees_own_keys_are_hers_to_see(story: Story) -> None:
    enrolled(story.by(KARI), KARI, FILE)
    assert len(ok(story.by(KARI).get(f"/signing-keys/{KARI}"))) == 1
    assert len(ok(story.by("audit", Role.AUDITOR).get(f"/signing-keys/{KARI}"))) == 1
    for other in (OLA, LEADER, NSF):
        refused = story.by(other).get(f"/signing-keys/{KARI}")
        assert (refused.status_code, refused.json()["code"]) == (403, "signing_key.not_the_holder")


def test_asked_twice_it_is_enrolled_once(both: Story) -> None:
    nsf, key, command = both.by(NSF), public_of(FILE), uuid4()
    asked = body(key, plain(FILE, text_for(nsf, NSF_HOLDER, key).encode()))
    first, again = (ok(nsf.post(f"/signing-keys/{NSF_HOLDER}", asked, command)) for _ in range(2))
    assert (first["replayed"], again["replayed"]) == (False, True)
    assert first["answer"] == again["answer"]
    other = nsf.post(f"/signing-keys/{NSF_HOLDER}", asked)
    assert (other.status_code, other.json()["code"]) == (409, "signing_key.is_enrolled")


def test_nobody_enrols_a_key_for_another(story: Story) -> None:
    key = public_of(FILE)
    text = text_for(story.by(NSF), NSF_HOLDER, key)
    for other in (FAG, LEADER, KARI, STRANGER):
        client = story.by(other)
        asked = body(key, plain(FILE, text.replace(NSF, other).encode()))
        for answer in (
            client.post(f"/signing-keys/{NSF_HOLDER}", asked),
            client.post(f"/signing-keys/{NSF_HOLDER}", body(key, plain(FILE, text.encode()))),
            client.get(f"/signing-keys/{NSF_HOLDER}/enrolment?algorithm=ed25519&public={key.public}"),
        ):
            assert (answer.status_code, answer.json()["code"]) == (403, "signing_key.not_the_holder")
    assert ok(story.by(NSF).get("/signing-keys")) == []


def test_a_revoked_key_is_shown_as_such_and_never_comes_back(both: Story) -> None:
    nsf = both.by(NSF)
    name = enrolled(nsf, NSF_HOLDER, FILE)
    revocation = f"/signing-keys/{NSF_HOLDER}/{name}/revocation"
    assert both.by(FAG).post(revocation).json()["code"] == "signing_key.not_the_holder"
    ok(nsf.post(revocation))
    assert [k["revoked"] for k in ok(nsf.get(f"/signing-keys/{NSF_HOLDER}"))] == [True]
    key = public_of(FILE)
    asked = body(key, plain(FILE, text_for(nsf, NSF_HOLDER, key).encode()))
    assert nsf.post(f"/signing-keys/{NSF_HOLDER}", asked).json()["code"] == "signing_key.is_enrolled"
    assert nsf.post(revocation).json()["code"] == "signing_key.is_revoked"
    unknown = nsf.post(f"/signing-keys/{NSF_HOLDER}/{'0' * 64}/revocation")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "signing_key.unknown")


GOOD = public_of(FILE)
PROOF = {"kind": "ed25519", "key": GOOD.key, "signature": base64url(bytes(64))}
UNUSABLE: dict[str, dict[str, Any]] = {
    "another algorithm": {"algorithm": "rs256"},
    "no algorithm": {"algorithm": None},
    "the other curve": {"algorithm": "es256"},
    "no base64url": {"public": "+" * 60},
    "padding": {"public": GOOD.public + "="},
    "spare bits": {"public": GOOD.public[:-1] + "x"},
    "an odd length": {"public": GOOD.public[:57]},
    "trailing bytes": {"public": GOOD.public + "AAAA"},
    "zeros": {"public": "A" * 60},
    "too short": {"public": "AAAA"},
    "far too long": {"public": "A" * 5_000},
    "a key that is a number": {"public": 7},
    "a label of two lines": {"label": "a\nb"},
    "a label without end": {"label": "a" * 81},
    "another kind": {"proof": PROOF | {"kind": "rsa"}},
    "no proof": {"proof": None},
    "a proof by another key": {"proof": PROOF | {"key": "0" * 64}},
    "a proof of nothing": {"proof": PROOF | {"signature": ""}},
    "a proof that is too short": {"proof": PROOF | {"signature": "AAAA"}},
    "a proof that is too long": {"proof": PROOF | {"signature": "A" * 5_000}},
    "a proof that is no text": {"proof": PROOF | {"signature": ["A"]}},
    "a proof with other parts": {"proof": PROOF | {"client_data": "e30"}},
    "an assertion of nothing": {"proof": PROOF | {"kind": "webauthn"}},
    "an assertion of rubbish": {
        "proof": PROOF | {"kind": "webauthn", "client_data": base64url(b"[" * 2_900), "authenticator_data": "AAAA"},
    },
    "a private key beside": {"private": "A" * 43},
    "a zero key": {"public": base64url(bytes.fromhex("302a300506032b6570032100") + bytes(32))},
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_what_cannot_be_used_is_refused_and_nothing_fails(name: str, story: Story) -> None:
    asked = {"algorithm": "ed25519", "public": GOOD.public, "label": "", "proof": PROOF, **UNUSABLE[name]}
    refused = story.by(NSF).post(f"/signing-keys/{NSF_HOLDER}", asked)
    assert refused.status_code == 422
    assert refused.json()["code"] in {"request.unusable", "signature.invalid", "signing_key.malformed"}
    assert ok(story.by(NSF).get("/signing-keys")) == []


def test_a_text_is_made_for_what_can_be_a_key_only(story: Story) -> None:
    for query in ("", "?algorithm=ed25519", "?algorithm=rs256&public=" + GOOD.public, "?algorithm=es256&public=AAAA",
                  "?algorithm=ed25519&public=" + "A" * 58 + "x"):  # fmt: skip
        assert story.by(NSF).get(f"/signing-keys/{NSF_HOLDER}/enrolment{query}").status_code == 422


def written_ways(private: Private) -> Iterator[bytes]:
    """The private key as anybody might write it."""
    der = private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    if isinstance(private, Ed25519PrivateKey):
        raw = private.private_bytes_raw()
    else:
        raw = private.private_numbers().private_value.to_bytes(32, "big")
    for secret in (raw, der):
        yield secret
        yield secret.hex().encode()
        yield secret.hex().upper().encode()
        yield b64encode(secret).rstrip(b"=")
        yield base64url(secret).encode()


def test_the_private_key_is_nowhere_in_the_store_the_log_or_an_answer(
    story: Story, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    nsf = story.by(NSF)
    enrolled(nsf, NSF_HOLDER, FILE)
    enrolled(nsf, NSF_HOLDER, PHONE)
    answers = [nsf.get("/signing-keys").content, nsf.get(f"/signing-keys/{NSF_HOLDER}").content]
    file = Path(story.house.settings.store.removeprefix("sqlite:///"))
    stored = b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
    assert public_of(FILE).public.encode() in stored, "the public key is what is kept"
    for private in (FILE, PHONE):
        for secret in written_ways(private):
            assert secret not in stored
            assert all(secret not in answer for answer in answers)
            assert secret.decode("latin-1") not in caplog.text

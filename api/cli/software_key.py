"""A software key: an Ed25519 key in a file of its owner's, who alone may read it."""

import os
import stat
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from application.ports.signatures import GivenSignature, SignatureKind
from domain.ids import KeyId
from domain.signing.keys import key_id

OWNER_ONLY = 0o600
OTHERS = stat.S_IRWXG | stat.S_IRWXO


class KeyFileUnusable(ValueError):
    """The file is there already, holds no Ed25519 key, or can be read by others than its owner."""


@dataclass(frozen=True, slots=True)
class SoftwareKey:
    """The private key; it stays where this program runs."""

    private: Ed25519PrivateKey

    @property
    def public(self) -> str:
        """The public part, as it is enrolled."""
        return _base64url(self.private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))

    @property
    def key(self) -> KeyId:
        """The key's id."""
        return key_id(self.public)

    def sign(self, text: str) -> GivenSignature:
        """A signature over the text's UTF-8 bytes."""
        return GivenSignature(SignatureKind.ED25519, self.key, _base64url(self.private.sign(text.encode())))


def make(path: Path) -> SoftwareKey:
    """A new key in a new file of mode 600. Raises ``KeyFileUnusable`` where a file is there."""
    key = SoftwareKey(Ed25519PrivateKey.generate())
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    except FileExistsError as error:
        raise KeyFileUnusable(f"{path} is there already; a key is never overwritten") from error
    except OSError as error:
        raise KeyFileUnusable(f"{path} cannot be written: {error.strerror}") from error
    with os.fdopen(handle, "wb") as file:
        file.write(key.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return key


def load(path: Path) -> SoftwareKey:
    """The key in a file. Raises ``KeyFileUnusable``."""
    try:
        mode, pem = path.stat().st_mode, path.read_bytes()
    except OSError as error:
        raise KeyFileUnusable(f"{path} cannot be read: {error.strerror}") from error
    if mode & OTHERS:
        raise KeyFileUnusable(f"{path} can be read by others than its owner; mode 600 is asked for")
    try:
        private = load_pem_private_key(pem, None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise KeyFileUnusable(f"{path} holds no private key in PEM without a password") from error
    if not isinstance(private, Ed25519PrivateKey):
        raise KeyFileUnusable(f"{path} holds another kind of key; Ed25519 is signed with here")
    return SoftwareKey(private)


def _base64url(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()

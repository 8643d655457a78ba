"""Refusals concerning signing keys."""

from domain.errors import Rejected


class KeyMalformed(Rejected):
    """A public key is its SubjectPublicKeyInfo in DER, as base64url without padding."""

    code = "signing_key.malformed"


class KeyIsEnrolled(Rejected):
    """The holder has the key already, or had it and it was revoked: a revoked key never comes back."""

    code = "signing_key.is_enrolled"


class KeyUnknown(Rejected):
    """The holder has no such key."""

    code = "signing_key.unknown"


class KeyIsRevoked(Rejected):
    """The key was revoked before."""

    code = "signing_key.is_revoked"

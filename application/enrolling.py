"""Signing keys: which stand for a holder."""

from application.handle import Work
from application.ports.signatures import PublicKey
from domain.ids import KeyHolder, KeyId
from domain.signing.keys import SIGNING_KEYS


def keys_of(work: Work, holder: KeyHolder) -> dict[KeyId, PublicKey]:
    """The keys that stand for ``holder`` (a mandate, or an employee) by id; empty: signing takes no key.

    The holder's stream is read, so an act that rests on the answer conflicts with a key enrolled or revoked meanwhile.
    """
    standing = work.load(SIGNING_KEYS, holder).standing
    return {name: PublicKey(name, key.algorithm, key.public) for name, key in standing.items()}


def key_of(work: Work, holder: KeyHolder, key: KeyId | None = None) -> PublicKey | None:
    """The key that stands for ``holder`` under the id ``key``; without an id, the one enrolled first.

    ``None`` without an id: no key stands, so that none is asked for. ``None`` with one: that key does not sign for
    this holder today (revoked, or another's).
    """
    standing = keys_of(work, holder)
    return next(iter(standing.values()), None) if key is None else standing.get(key)

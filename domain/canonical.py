"""Canonical bytes and fingerprints: the same value has the same bytes everywhere, for ever.

Canonical JSON is RFC 8785 for the values used here: text, whole numbers, true, false, null, lists and
objects whose keys are text of the common scripts. Floats are refused: no figure of ours needs one. A set
of leaves is bound by an RFC 6962 Merkle root (leaf prefix 0x00, node prefix 0x01), so that one leaf can be
shown without the others.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from fractions import Fraction
from hashlib import sha256

from domain.ids import Fingerprint

LARGEST = 2**53 - 1
"""The largest whole number that every JSON reader keeps (RFC 8785, I-JSON)."""

SURROGATES = "\ud800"
"""Below it, order by code point is order by UTF-16 unit, which is how RFC 8785 sorts keys."""


def canonical(value: object) -> bytes:
    """The RFC 8785 bytes of ``value``; ``TypeError`` where it holds anything but the kinds named above."""
    _check(value)
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def fingerprint(value: object) -> Fingerprint:
    """SHA-256 of the canonical bytes of ``value``, in lower-case hexadecimal."""
    return Fingerprint(sha256(canonical(value)).hexdigest())


def plain(value: object) -> object:
    """``value`` as canonical JSON takes it: records as objects, enums by value, dates and times in ISO 8601,
    durations in whole seconds, ratios as ``1/4``, sets sorted.
    ``TypeError`` for anything else, and for a broken second.
    """
    match value:
        case Enum():
            return value.value
        case None | bool() | int() | str():
            return value
        case timedelta():
            seconds, rest = divmod(value, timedelta(seconds=1))
            if rest:
                raise TypeError(f"{value} is not a whole number of seconds")
            return seconds
        case datetime() | date() | time():
            return value.isoformat()
        case Fraction():
            return f"{value.numerator}/{value.denominator}"
        case Mapping():
            return {str(plain(key)): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case set() | frozenset():
            return sorted((plain(item) for item in value), key=canonical)
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
        case _:
            raise TypeError(f"{type(value).__name__} has no plain form here")


def merkle_root(leaves: Sequence[bytes]) -> Fingerprint:
    """The RFC 6962 tree hash of ``leaves`` in the order given."""
    return Fingerprint(_root(leaves).hex())


def _root(leaves: Sequence[bytes]) -> bytes:
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    return sha256(b"\x01" + _root(leaves[:split]) + _root(leaves[split:])).digest()


def _check(value: object) -> None:
    match value:
        case None | bool() | str():
            return
        case int():
            if abs(value) > LARGEST:
                raise TypeError(f"{value} is larger than canonical JSON keeps")
        case Mapping():
            for key, item in value.items():
                if not isinstance(key, str) or not (key.isascii() or max(key) < SURROGATES):
                    raise TypeError(f"{key!r} cannot be a key of canonical JSON here; use text below U+D800")
                _check(item)
        case list() | tuple():
            for item in value:
                _check(item)
        case _:
            raise TypeError(f"{type(value).__name__} has no canonical JSON here")

"""A holder's keys: several may stand, and one that is revoked never comes back."""

from dataclasses import replace

import pytest

from domain.ids import KeyHolder, KeyId
from domain.signing.errors import KeyIsEnrolled, KeyIsRevoked, KeyMalformed, KeyUnknown
from domain.signing.events import Algorithm, SigningKeyEnrolled, SigningKeyRevoked
from domain.signing.keys import SIGNING_KEYS, EnrolKey, RevokeKey, SigningKeys, bytes_of, enrolment_text, key_id
from tests.examples import ANNE, NSF_MANDATE, NSF_REP
from tests.scenario import given

HOLDER = KeyHolder(NSF_MANDATE)
PUBLIC, OTHER = "MCowBQYDK2VwAyEAS-reKyM0MLlxi6rOzw_gUcsiogtteaWp_FrYc4ji9zw", "AAAB"
KEY = KeyId("48eab3e48b0eb6161154264314f534e18f90daf4ca2afbebaf1977a0164875cc")
PROOF = {"kind": "ed25519", "signature": "c2ln"}
ENROL = EnrolKey(HOLDER, Algorithm.ED25519, PUBLIC, "the blue one", "the text", PROOF, NSF_REP)
ENROLLED = SigningKeyEnrolled(HOLDER, KEY, Algorithm.ED25519, PUBLIC, "the blue one", "the text", PROOF, NSF_REP)
REVOKE, REVOKED = RevokeKey(HOLDER, KEY, NSF_REP), SigningKeyRevoked(HOLDER, KEY, NSF_REP)


def test_a_key_is_enrolled_under_the_hash_of_its_bytes() -> None:
    stands = given(SIGNING_KEYS).when(ENROL).then(ENROLLED).stands(SigningKeys)
    assert dict(stands.standing) == {KEY: ENROLLED}


def test_several_stand_beside_each_other_in_the_order_they_came() -> None:
    both = given(SIGNING_KEYS, ENROLLED).when(replace(ENROL, public=OTHER)).after.stands(SigningKeys)
    assert list(both.standing) == [KEY, key_id(OTHER)]


def test_a_key_is_enrolled_once() -> None:
    given(SIGNING_KEYS, ENROLLED).when(replace(ENROL, label="again")).refused(KeyIsEnrolled)


def test_a_revoked_key_stands_no_more_and_never_again() -> None:
    ended = given(SIGNING_KEYS, ENROLLED).when(REVOKE).then(REVOKED)
    assert ended.stands(SigningKeys).standing == {}
    assert "never comes back" in ended.when(ENROL).refused(KeyIsEnrolled).message
    ended.when(REVOKE).refused(KeyIsRevoked)


def test_revoking_one_leaves_the_other() -> None:
    other = given(SIGNING_KEYS, ENROLLED).when(replace(ENROL, public=OTHER)).after
    assert list(other.when(REVOKE).after.stands(SigningKeys).standing) == [key_id(OTHER)]


def test_only_a_key_that_was_enrolled_is_revoked() -> None:
    given(SIGNING_KEYS).when(REVOKE).refused(KeyUnknown)


@pytest.mark.parametrize("public", ["", "AAA=", "AA==", "A", "AA+/", "AB", "Å", "AA AA", "AAAA\n"])
def test_a_public_key_is_written_in_one_way(public: str) -> None:
    """Without padding or spare bits, in the one alphabet."""
    assert bytes_of("AAA") == b"\0\0"
    given(SIGNING_KEYS).when(replace(ENROL, public=public)).refused(KeyMalformed)


def test_the_text_names_holder_key_algorithm_and_account() -> None:
    text = enrolment_text(HOLDER, KEY, Algorithm.ED25519, NSF_REP)
    assert text == enrolment_text(HOLDER, KEY, Algorithm.ED25519, NSF_REP)
    others = {
        enrolment_text(KeyHolder(ANNE), KEY, Algorithm.ED25519, NSF_REP),
        enrolment_text(HOLDER, key_id(OTHER), Algorithm.ED25519, NSF_REP),
        enrolment_text(HOLDER, KEY, Algorithm.ES256, NSF_REP),
        enrolment_text(HOLDER, KEY, Algorithm.ED25519, ANNE),
    }
    assert len(others | {text}) == 5

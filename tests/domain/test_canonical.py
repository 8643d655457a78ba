"""Canonical bytes against another RFC 8785 implementation, and tree hashes against RFC 6962's known roots."""

from fractions import Fraction

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from domain.canonical import LARGEST, canonical, fingerprint, merkle_root, plain

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
KEYS = st.text(st.characters(max_codepoint=0xD7FF))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
    max_leaves=20,
)

LEAVES = [bytes.fromhex(x) for x in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = (  # of the first n leaves, as certificate transparency's own tests publish them
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)


@given(VALUES)
def test_canonical_bytes_are_those_of_rfc_8785(value: object) -> None:
    assert canonical(value) == rfc8785.dumps(value)  # type: ignore[arg-type]  # any value will do


@pytest.mark.parametrize(
    "value", [1.0, {1: "a"}, {"\ue000": 1}, {1, 2}, b"x", LARGEST + 1, -LARGEST - 1, [None, {"a": 0.5}]], ids=repr
)
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical(value)


def test_the_order_of_keys_does_not_matter() -> None:
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1}) != fingerprint({"a": 2, "b": 1})


def test_a_fingerprint_is_sha_256_in_lower_case() -> None:
    assert fingerprint({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


@pytest.mark.parametrize(("n", "root"), list(enumerate(ROOTS)))
def test_the_roots_of_rfc_6962(n: int, root: str) -> None:
    assert merkle_root(LEAVES[:n]) == root


@given(st.lists(st.binary(max_size=8), min_size=1, max_size=12), st.data())
def test_another_leaf_or_order_is_another_root(leaves: list[bytes], data: st.DataObject) -> None:
    changed = list(leaves)
    changed[data.draw(st.integers(0, len(leaves) - 1))] += b"\x00"
    assert merkle_root(changed) != merkle_root(leaves)
    assert (merkle_root(leaves[::-1]) == merkle_root(leaves)) == (leaves[::-1] == leaves)


def test_a_ratio_is_written_as_one() -> None:
    assert plain({"share": Fraction(2, 8)}) == {"share": "1/4"}

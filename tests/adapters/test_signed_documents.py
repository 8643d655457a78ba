"""A signature stands under its own document and under no other, however alike they are."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.signatures import KeySignatures
from application.ports.signatures import GivenSignature, SignatureInvalid
from domain.agreement.document import signing_document
from domain.canonical import fingerprint
from domain.ids import MandateId, PlanId
from domain.working_time.model import Basis
from domain.working_time.wording import Language
from tests.examples import LINES, NSF_MANDATE, OTHER_UNIT, UNIT, offer, print_of, shown, standing
from tests.software_keys import ORIGIN, Authenticator, ed25519, p256, plain, public_of

VERIFIER = KeySignatures((ORIGIN,))
FIFTY = 50


@st.composite
def documents(draw: st.DrawFn, *, other_plans: bool) -> bytes:
    """What is shown of some agreement for some revision of some plan, by few values so that many are alike."""
    plan = PlanId(f"med-2.{draw(st.integers(1, 400 if other_plans else 4))}")
    unit = draw(st.sampled_from([UNIT, OTHER_UNIT]))
    basis = draw(st.sampled_from([Basis.AVERAGING, Basis.REST]))
    offered = replace(offer(basis), plan=plan, unit=unit, notice_weeks=draw(st.integers(3, 4)))
    lines = {person: print_of(f"{person} {draw(st.integers(1, 2))}") for person in LINES}
    revision = replace(shown(lines, draw(st.integers(1, 3)), fingerprint(lines)), plan=plan)
    signer = standing(mandate=MandateId(f"{NSF_MANDATE}.{draw(st.integers(1, 2))}"), unit=unit)
    return signing_document([offered], revision, signer, draw(st.sampled_from(Language))).text.encode()


def fifty(*, other_plans: bool) -> st.SearchStrategy[list[bytes]]:
    """Fifty documents, no two the same; of fifty plans, or of few."""
    distinct = _plan_of if other_plans else _itself
    return st.lists(documents(other_plans=other_plans), min_size=FIFTY, max_size=FIFTY, unique_by=distinct)


def _plan_of(document: bytes) -> bytes:
    return next(line for line in document.splitlines() if b"med-2." in line)


def _itself(document: bytes) -> bytes:
    return document


def only_the_diagonal(written: list[bytes], kind: str) -> None:
    """Every document is signed by the same key, and every signature tried on every document."""
    device = Authenticator(ed25519("in a phone") if kind == "ed25519 in a device" else p256("in a phone"))
    file = ed25519("in a file")
    key = public_of(file) if kind == "in a file" else device.key
    signatures: list[GivenSignature] = [
        plain(file, document) if kind == "in a file" else device.assertion(document) for document in written
    ]
    for row, signature in enumerate(signatures):
        for column, document in enumerate(written):
            if row == column:
                VERIFIER.verify(key, document, signature)
            else:
                with pytest.raises(SignatureInvalid):
                    VERIFIER.verify(key, document, signature)


@pytest.mark.parametrize("kind", ["in a file", "ed25519 in a device", "p256 in a device"])
@pytest.mark.parametrize("other_plans", [True, False])
def test_of_fifty_documents_and_fifty_signatures_only_the_diagonal_stands(kind: str, other_plans: bool) -> None:
    @settings(max_examples=4)
    @given(fifty(other_plans=other_plans))
    def told(written: list[bytes]) -> None:
        only_the_diagonal(written, kind)

    told()

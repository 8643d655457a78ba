"""A representative who signs with a key that the server does not hold: a file, or an authenticator."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

import pytest

from application.ports.signatures import GivenSignature, PublicKey
from tests.api.conftest import Story
from tests.software_keys import Authenticator, ed25519, p256, plain, public_of
from tests.stories.participation.assessing import assessment_opened
from tests.stories.participation.signing import agreements, document, offered, signing
from tests.stories.participation.steps import acts, agreement, changed, done, drafted, moved_in, proposed, refused
from tests.stories.participation.ward import ANNA, AVERAGING, LONG, NSF, PEOPLE, PLAN, lines, ward

HOLDER = f"{NSF}.tillitsvalgt.kir-1.2026-01-01"
OF_NSF = agreement(AVERAGING, "NSF")
OTHER_UNIT = "kir-2"
OTHER_PLAN = PLAN.replace("kir-1", OTHER_UNIT)
Signs: TypeAlias = Callable[[str], GivenSignature]


def a_file() -> tuple[PublicKey, Signs]:
    """An Ed25519 key in a file."""
    private = ed25519("nsf")
    return public_of(private), lambda text: plain(private, text.encode())


def an_authenticator() -> tuple[PublicKey, Signs]:
    """A software authenticator that makes WebAuthn assertions."""
    it = Authenticator(p256("nsf"))
    return it.key, lambda text: it.assertion(text.encode())


def sent(given: GivenSignature) -> dict[str, str]:
    """A signature as it goes over HTTP."""
    return {"kind": given.kind.value, "key": given.key, **given.values}


@pytest.fixture(params=[a_file, an_authenticator])
def signs(request: pytest.FixtureRequest, both: Story) -> Signs:
    """How the representative signs, with a key enrolled to the mandate; the agreement is offered."""
    key, sign = request.param()
    moved_in(both, ward(AVERAGING))
    drafted(both, lines({ANNA: LONG}))
    proposed(both)
    assessment_opened(both)
    offered(both)
    by = both.by(NSF)
    ask = f"/signing-keys/{HOLDER}/enrolment?algorithm={key.algorithm.value}&public={key.public}"
    proof = sign(done(by.get(ask))["text"])
    body = {"algorithm": key.algorithm.value, "public": key.public, "label": "my key", "proof": sent(proof)}
    done(by.post(f"/signing-keys/{HOLDER}", body))
    signed: Signs = sign
    return signed


def shown(story: Story, name: str = OF_NSF) -> Any:
    """What the representative is shown."""
    return document(story, NSF, name)


def test_the_signature_is_by_the_key_over_what_was_shown(both: Story, signs: Signs) -> None:
    it = shown(both)
    assert it["key_demanded"] is True
    for part in (PLAN, OF_NSF, "AML § 10-5 (2)", ANNA, HOLDER):
        assert part in it["text"]
    refused(signing(both, NSF, OF_NSF, it["sha256"]), "agreement.signature_missing")
    assert {a["agreement"]: a["signed_for"] for a in agreements(both)}[OF_NSF] == 0

    done(signing(both, NSF, OF_NSF, it["sha256"], sent(signs(it["text"]))))
    assert {a["agreement"]: a["signed_for"] for a in agreements(both)}[OF_NSF] == len(PEOPLE)
    (line,) = acts(both, "agreement.signed")
    assert (line["actor"], line["mandate"]) == (NSF, HOLDER)


def test_it_is_of_no_use_for_a_line_that_was_changed(both: Story, signs: Signs) -> None:
    it = shown(both)
    given = sent(signs(it["text"]))
    changed(both, ANNA, {date(2027, 1, 25): None, date(2027, 1, 26): "DL"})
    proposed(both)
    now = refused(signing(both, NSF, OF_NSF, it["sha256"], given), "agreement.other_document_shown")
    assert now["details"]["revision"] == 2
    refused(signing(both, NSF, OF_NSF, shown(both)["sha256"], given), "signature.invalid")
    assert {a["agreement"]: a["signed_for"] for a in agreements(both)}[OF_NSF] == 0


def test_it_is_of_no_use_for_another_plan(both: Story, signs: Signs) -> None:
    it = shown(both)
    given = sent(signs(it["text"]))
    other = agreement(AVERAGING, "NSF", OTHER_PLAN)
    moved_in(both, ward(AVERAGING, unit=OTHER_UNIT, people=("ida", "jon"), members={"NSF": ("ida",)}))
    drafted(both, [{"employee": "ida", "date": "2027-01-11", "shift": "DL"}], OTHER_PLAN)
    proposed(both, OTHER_PLAN)
    assessment_opened(both, OTHER_PLAN)
    offered(both, plan=OTHER_PLAN)
    refused(signing(both, NSF, other, it["sha256"], given), "agreement.other_document_shown")
    # The key is enrolled to the mandate in the first unit, and signs under no other.
    refused(signing(both, NSF, other, shown(both, other)["sha256"], given), "signature.invalid")
    assert {a["signed_for"] for a in agreements(both, plan=OTHER_PLAN)} == {0}

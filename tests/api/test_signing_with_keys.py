"""A representative with an enrolled key signs with it and nothing else; what is stored shows it for ever after."""

import json
from base64 import urlsafe_b64decode
from hashlib import sha256
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

from adapters.event_store.registry import EVENT_TYPES
from application.ports.signatures import GivenSignature
from tests.api.conftest import Story
from tests.api.life import offered, ok, read, sign
from tests.api.test_keys import FILE, NSF_HOLDER, PHONE, enrolled, sent
from tests.api.ward import FAG, NSF, PLAN, REST, UNIT
from tests.software_keys import Authenticator, Private, ed25519, plain, public_of

OF_NSF, OF_FAG = f"{REST}.NSF", f"{REST}.Fagforbundet"
FAG_HOLDER = f"{FAG}.tillitsvalgt.{UNIT}.2026-01-01"
OTHER = ed25519("in another file")


def signature_of(private: Private, text: str) -> GivenSignature:
    """Over the text, as such a key makes one."""
    return Authenticator(private).assertion(text.encode()) if private is PHONE else plain(FILE, text.encode())


def body(document: Any, given: GivenSignature | None) -> dict[str, Any]:
    """What is sent to sign it."""
    asked = {"document": document["sha256"], "language": document["language"]}
    return asked if given is None else asked | {"signature": sent(given)}


def refused(story: Story, document: Any, given: GivenSignature | None, agreement: str = OF_NSF) -> str:
    """Why it is not signed; nothing is recorded."""
    before = story.house.store.head()
    answer = story.by(NSF).post(f"/agreements/{agreement}/signature", body(document, given))
    assert answer.status_code in {403, 409, 422}
    assert story.house.store.head() == before
    return str(answer.json()["code"])


@pytest.mark.parametrize("private", [FILE, PHONE], ids=["in a file", "in a phone"])
def test_with_a_key_enrolled_the_session_alone_signs_nothing(private: Private, both: Story) -> None:
    offered(both)
    assert read(both, NSF, OF_NSF)["key_demanded"] is False
    name = enrolled(both.by(NSF), NSF_HOLDER, private)
    document = read(both, NSF, OF_NSF)
    assert (document["key_demanded"], document["holder"]) == (True, NSF_HOLDER)

    assert refused(both, document, None) == "agreement.signature_missing"
    for wrong in (document["text"] + "\n", document["text"].replace(PLAN, "other"), document["sha256"], ""):
        assert refused(both, document, signature_of(private, wrong)) == "signature.invalid"

    given = signature_of(private, document["text"])
    answer = ok(both.by(NSF).post(f"/agreements/{OF_NSF}/signature", body(document, given)))["answer"]
    assert answer["document"] == document["sha256"] == sha256(document["text"].encode()).hexdigest()

    signed, key = stored(both, f"agreement-{OF_NSF}", "agreement.signed"), stored(both, f"signing_key-{NSF_HOLDER}")
    assert (signed["clear"]["mandate"], signed["clear"]["key"]["key"]) == (NSF_HOLDER, name)
    assert shown_in(signed) == document["text"]
    verified_offline(signed, key)
    for part, other in (
        ("foot", signed["clear"]["foot"] + " "),
        ("head", signed["clear"]["head"].replace("1", "2", 1)),
    ):
        tampered = signed | {"clear": signed["clear"] | {part: other}}
        tampered["clear"]["sha256"] = sha256(shown_in(tampered).encode()).hexdigest()
        with pytest.raises((InvalidSignature, AssertionError)):
            verified_offline(tampered, key)


def test_no_other_key_signs_for_the_mandate(both: Story) -> None:
    offered(both)
    enrolled(both.by(NSF), NSF_HOLDER, FILE)
    enrolled(both.by(FAG), FAG_HOLDER, PHONE)
    document = read(both, NSF, OF_NSF)
    text = document["text"]
    assert refused(both, document, signature_of(PHONE, text)) == "signature.invalid"
    assert refused(both, document, plain(OTHER, text.encode())) == "signature.invalid"
    others = GivenSignature(plain(FILE, b"").kind, public_of(FILE).key, plain(OTHER, text.encode()).signature)
    assert refused(both, document, others) == "signature.invalid"
    of_the_other = read(both, FAG, OF_FAG)
    assert of_the_other["text"] != text
    answer = both.by(FAG).post(f"/agreements/{OF_FAG}/signature", body(of_the_other, signature_of(PHONE, text)))
    assert answer.json()["code"] == "signature.invalid"
    ok(
        both.by(FAG).post(
            f"/agreements/{OF_FAG}/signature", body(of_the_other, signature_of(PHONE, of_the_other["text"]))
        )
    )


def test_a_revoked_key_signs_nothing_more_and_what_it_signed_stands(both: Story) -> None:
    offered(both)
    name = enrolled(both.by(NSF), NSF_HOLDER, FILE)
    document = read(both, NSF, OF_NSF)
    given = signature_of(FILE, document["text"])
    revocation = f"/signing-keys/{NSF_HOLDER}/{name}/revocation"
    ok(both.by(NSF).post(f"/agreements/{OF_NSF}/signature", body(document, given)))
    ok(both.by(NSF).post(revocation))
    assert ok(both.by(NSF).get(f"/agreements/{OF_NSF}"))["signed_for"] > 0
    verified_offline(stored(both, f"agreement-{OF_NSF}", "agreement.signed"), stored(both, f"signing_key-{NSF_HOLDER}"))
    assert refused(both, document, given) == "signature.invalid"


def test_a_key_revoked_before_signing_is_of_no_use(story: Story) -> None:
    offered(story)
    name = enrolled(story.by(NSF), NSF_HOLDER, FILE)
    enrolled(story.by(NSF), NSF_HOLDER, PHONE)
    document = read(story, NSF, OF_NSF)
    ok(story.by(NSF).post(f"/signing-keys/{NSF_HOLDER}/{name}/revocation"))
    assert refused(story, document, signature_of(FILE, document["text"])) == "signature.invalid"
    assert refused(story, document, None) == "agreement.signature_missing"
    ok(story.by(NSF).post(f"/agreements/{OF_NSF}/signature", body(document, signature_of(PHONE, document["text"]))))


def test_without_a_key_the_session_signs_as_before(story: Story) -> None:
    offered(story)
    document = read(story, NSF, OF_NSF)
    assert refused(story, document, signature_of(FILE, document["text"])) == "signature.invalid"
    ok(sign(story, NSF, OF_NSF))
    assert stored(story, f"agreement-{OF_NSF}", "agreement.signed")["clear"]["key"] is None


def test_the_trail_of_the_plan_shows_the_key_behind_the_signature(story: Story) -> None:
    offered(story)
    name = enrolled(story.by(NSF), NSF_HOLDER, FILE)
    document = read(story, NSF, OF_NSF)
    ok(story.by(NSF).post(f"/agreements/{OF_NSF}/signature", body(document, signature_of(FILE, document["text"]))))
    trail = {line["name"]: line["what"] for line in ok(story.by(NSF).get(f"/rota-plans/{PLAN}/audit"))}
    assert name in trail["signing_key.enrolled.v1"]


def stored(story: Story, stream: str, name: str = "signing_key.enrolled") -> Any:
    """The last such fact of a stream, as the JSON that lies in the log."""
    last = [r for r in story.house.store.stream(stream) if r.name.rpartition(".")[0] == name][-1]
    return json.loads(EVENT_TYPES.encode(last.event)[1])


def shown_in(signed: Any) -> str:
    """What was shown, put together again: head, each person's part in order of id, foot."""
    parts = [part for _, part in sorted((person, part["shown"]) for person, part in signed["special"].items())]
    return str(signed["clear"]["head"] + "".join(parts) + signed["clear"]["foot"])


def verified_offline(signed: Any, enrolled_as: Any) -> None:
    """What an auditor does with two facts of the log and nothing of this program."""
    text, key = shown_in(signed).encode(), signed["clear"]["key"]
    assert sha256(text).hexdigest() == signed["clear"]["sha256"]
    der = decoded(enrolled_as["clear"]["public"])
    assert sha256(der).hexdigest() == key["key"] == enrolled_as["clear"]["key"]
    values: dict[str, bytes] = {name: decoded(value) for name, value in key["values"].items()}
    over = text
    if key["kind"] == "webauthn":
        said = json.loads(values["client_data"])
        assert (said["type"], decoded(said["challenge"])) == ("webauthn.get", sha256(text).digest())
        over = values["authenticator_data"] + sha256(values["client_data"]).digest()
    public = load_der_public_key(der)
    match public:
        case Ed25519PublicKey():
            public.verify(values["signature"], over)
        case EllipticCurvePublicKey():
            public.verify(values["signature"], over, ECDSA(SHA256()))
        case _:
            pytest.fail("no key of a kind that is enrolled")


def decoded(text: str) -> bytes:
    """Base64url without padding."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))

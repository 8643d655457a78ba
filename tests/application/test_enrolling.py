"""Keys are enrolled by whoever holds them, for themselves only; where one stands, nothing else signs."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from adapters.clock import StoryClock
from adapters.event_store.store import LedgerEventStore
from adapters.signatures import KeySignatures
from application.authority import NotAllowed, Role
from application.enrolling import EnrollingKeys, NotTheHolder, demand_signature, key_of, keys_of
from application.handle import Handling, Work
from application.ports.signatures import GivenSignature, SignatureInvalid, SignatureKind
from domain.agreement.errors import SignatureMissing
from domain.identity.identity import AccountsLinked
from domain.ids import KeyHolder, MandateId, PersonId, Union
from domain.representation.events import MandateRevoked, Office
from domain.signing.errors import KeyIsEnrolled, KeyIsRevoked, KeyMalformed, KeyUnknown
from domain.signing.events import Algorithm
from domain.signing.keys import enrolment_text
from tests.application.desk import TODAY, YEAR, asked, handling, mandate, put, ward
from tests.examples import ANNE, BJORN, FF_REP, LEADER, NSF_REP, UNIT
from tests.software_keys import ORIGIN, Authenticator, base64url, ed25519, p256, plain, public_of

VERIFIER = KeySignatures((ORIGIN,))
NSF_HOLDER = KeyHolder(f"{NSF_REP}.{Office.UNION_REPRESENTATIVE}.{UNIT}.{YEAR.first_day}")
FF_HOLDER = KeyHolder(f"{FF_REP}.{Office.UNION_REPRESENTATIVE}.{UNIT}.{YEAR.first_day}")
OWN = KeyHolder(ANNE)
FILE, OTHER = ed25519("in a file"), ed25519("in another file")
DOCUMENT = b"Averaging over 26 weeks, revision 1\n"


@pytest.fixture
def keys(log: LedgerEventStore) -> EnrollingKeys:
    """The desk where keys are enrolled, on the example ward."""
    ward(log)
    mandate(log, FF_REP, Office.UNION_REPRESENTATIVE, Union("Fagforbundet"))
    return EnrollingKeys(handling(log), VERIFIER)


def enrolled(
    keys: EnrollingKeys, person: PersonId = NSF_REP, holder: KeyHolder = NSF_HOLDER, private: Ed25519PrivateKey = FILE
) -> None:
    """``person`` enrols a key of his or her own, properly."""
    public = public_of(private)
    text = keys.enrolment(asked(person), holder, public.algorithm, public.public).text
    keys.enrol(asked(person), holder, public.algorithm, public.public, "", plain(private, text.encode()))


def look(keys: EnrollingKeys, person: PersonId = NSF_REP) -> Work:
    return keys.handling.look(asked(person))


def test_a_representative_enrols_a_key_for_the_mandate(keys: EnrollingKeys) -> None:
    assert key_of(look(keys), NSF_HOLDER) is None
    enrolled(keys)
    assert key_of(look(keys), NSF_HOLDER) == public_of(FILE)
    assert keys_of(look(keys), FF_HOLDER) == {}
    [fact] = keys.handling.store.stream(f"signing_key-{NSF_HOLDER}")
    assert (fact.actor, fact.role, fact.mandate) == (NSF_REP, "tillitsvalgt", MandateId(NSF_HOLDER))


def test_an_employee_enrols_a_key_of_her_own(keys: EnrollingKeys) -> None:
    enrolled(keys, ANNE, OWN)
    assert key_of(look(keys), OWN) == public_of(FILE)
    [fact] = keys.handling.store.stream(f"signing_key-{OWN}")
    assert (fact.actor, fact.role, fact.mandate) == (ANNE, "ansatt", None)


def test_a_key_in_a_device_is_enrolled_by_an_assertion_over_the_same_text(keys: EnrollingKeys) -> None:
    phone = Authenticator(p256("in a phone"))
    text = keys.enrolment(asked(NSF_REP), NSF_HOLDER, phone.key.algorithm, phone.key.public).text
    keys.enrol(
        asked(NSF_REP), NSF_HOLDER, phone.key.algorithm, phone.key.public, "phone", phone.assertion(text.encode())
    )
    assert key_of(look(keys), NSF_HOLDER) == phone.key


@pytest.mark.parametrize(
    ("person", "holder"),
    [
        (FF_REP, NSF_HOLDER), (LEADER, NSF_HOLDER), (ANNE, NSF_HOLDER), (BJORN, OWN), (LEADER, OWN),
        (NSF_REP, KeyHolder(NSF_REP)), (LEADER, KeyHolder("nobody")), (PersonId("nobody"), KeyHolder("nobody")),
    ],
)  # fmt: skip
def test_nobody_enrols_a_key_for_somebody_else(keys: EnrollingKeys, person: PersonId, holder: KeyHolder) -> None:
    """Nor for oneself as an employee without being one."""
    public = public_of(FILE)
    with pytest.raises(NotTheHolder):
        keys.enrolment(asked(person), holder, public.algorithm, public.public)
    proof = plain(FILE, enrolment_text(holder, public.key, public.algorithm, person).encode())
    with pytest.raises(NotTheHolder):
        keys.enrol(asked(person), holder, public.algorithm, public.public, "", proof)
    assert keys.handling.store.stream(f"signing_key-{holder}") == ()


def test_only_who_holds_the_private_part_enrols(keys: EnrollingKeys) -> None:
    public, algorithm = public_of(FILE), Algorithm.ED25519
    text = enrolment_text(NSF_HOLDER, public.key, algorithm, NSF_REP).encode()
    assert keys.enrolment(asked(NSF_REP), NSF_HOLDER, algorithm, public.public).text.encode() == text
    proofs = (
        replace(plain(OTHER, text), key=public.key),
        plain(OTHER, text),
        plain(FILE, enrolment_text(FF_HOLDER, public.key, algorithm, NSF_REP).encode()),
        plain(FILE, enrolment_text(NSF_HOLDER, public_of(OTHER).key, algorithm, NSF_REP).encode()),
        plain(FILE, enrolment_text(NSF_HOLDER, public.key, algorithm, FF_REP).encode()),
        plain(FILE, text.upper()),
        GivenSignature(SignatureKind.ED25519, public.key, ""),
        GivenSignature(SignatureKind.WEBAUTHN, public.key, base64url(b"7" * 64), "AAAA", "e30"),
    )
    for proof in proofs:
        with pytest.raises(SignatureInvalid):
            keys.enrol(asked(NSF_REP), NSF_HOLDER, algorithm, public.public, "", proof)
    with pytest.raises(KeyMalformed):
        keys.enrol(asked(NSF_REP), NSF_HOLDER, algorithm, public.public + "=", "", plain(FILE, text))
    assert key_of(look(keys), NSF_HOLDER) is None


def test_under_a_mandate_that_has_ended_no_key_is_enrolled(keys: EnrollingKeys, log: LedgerEventStore) -> None:
    put(log, f"mandate-{NSF_HOLDER}", MandateRevoked(MandateId(NSF_HOLDER), TODAY - timedelta(days=1), LEADER))
    with pytest.raises(NotTheHolder):
        enrolled(keys)


def test_the_holder_revokes_and_the_key_never_comes_back(keys: EnrollingKeys) -> None:
    enrolled(keys)
    enrolled(keys, private=OTHER)
    key = public_of(FILE).key
    with pytest.raises(KeyIsEnrolled):
        enrolled(keys)
    keys.revoke(asked(NSF_REP), NSF_HOLDER, key)
    assert list(keys_of(look(keys), NSF_HOLDER)) == [public_of(OTHER).key]
    assert key_of(look(keys), NSF_HOLDER, key) is None
    with pytest.raises(KeyIsEnrolled):
        enrolled(keys)
    with pytest.raises(KeyIsRevoked):
        keys.revoke(asked(NSF_REP), NSF_HOLDER, key)
    with pytest.raises(KeyUnknown):
        keys.revoke(asked(FF_REP), FF_HOLDER, key)


def test_the_unions_own_administrator_revokes_and_no_others(keys: EnrollingKeys, log: LedgerEventStore) -> None:
    ours, theirs = PersonId("nsf-admin"), PersonId("ff-admin")
    mandate(log, ours, Office.UNION_ADMINISTRATOR, Union("NSF"))
    mandate(log, theirs, Office.UNION_ADMINISTRATOR, Union("Fagforbundet"))
    enrolled(keys)
    enrolled(keys, ANNE, OWN)
    key = public_of(FILE).key
    for person, holder in ((theirs, NSF_HOLDER), (LEADER, NSF_HOLDER), (FF_REP, NSF_HOLDER), (ours, OWN)):
        with pytest.raises(NotTheHolder):
            keys.revoke(asked(person), holder, key)
    keys.revoke(asked(ours), NSF_HOLDER, key)
    assert key_of(look(keys), NSF_HOLDER) is None
    last = keys.handling.store.stream(f"signing_key-{NSF_HOLDER}")[-1]
    assert (last.actor, last.role) == (ours, "fagforeningsadministrator")


def test_any_administrator_revokes_a_safety_representatives_key(keys: EnrollingKeys, log: LedgerEventStore) -> None:
    admin, holder = PersonId("ff-admin"), KeyHolder(NSF_HOLDER.replace("tillitsvalgt", "verneombud"))
    mandate(log, admin, Office.UNION_ADMINISTRATOR, Union("Fagforbundet"))
    mandate(log, NSF_REP, Office.SAFETY_REPRESENTATIVE)
    enrolled(keys, holder=holder)
    with pytest.raises(NotTheHolder):
        keys.revoke(asked(LEADER), holder, public_of(FILE).key)
    keys.revoke(asked(admin), holder, public_of(FILE).key)
    assert key_of(look(keys), holder) is None


def test_no_union_revokes_a_key_of_the_employers(keys: EnrollingKeys, log: LedgerEventStore) -> None:
    admin, holder = PersonId("ff-admin"), KeyHolder(f"{LEADER}.enhetsleder.{UNIT}.{YEAR.first_day}")
    mandate(log, admin, Office.UNION_ADMINISTRATOR, Union("Fagforbundet"))
    enrolled(keys, LEADER, holder)
    with pytest.raises(NotTheHolder):
        keys.revoke(asked(admin), holder, public_of(FILE).key)
    assert key_of(look(keys), holder) == public_of(FILE)


def test_a_person_with_two_accounts_enrols_by_either(keys: EnrollingKeys, log: LedgerEventStore) -> None:
    both = (ANNE, PersonId("anne-2"))
    for account in both:
        put(log, f"identity-{account}", AccountsLinked(account, both, "the same staff number", LEADER))
    enrolled(keys, both[1], OWN)
    assert [k.holder for k in keys.own(asked(ANNE))] == [k.holder for k in keys.own(asked(both[1]))] == [OWN]
    keys.revoke(asked(both[1]), OWN, public_of(FILE).key)
    assert key_of(look(keys), OWN) is None


def test_where_a_key_stands_only_it_signs(keys: EnrollingKeys) -> None:
    enrolled(keys)
    enrolled(keys, FF_REP, FF_HOLDER, OTHER)
    work = look(keys)
    demand_signature(work, VERIFIER, NSF_HOLDER, DOCUMENT, plain(FILE, DOCUMENT))
    with pytest.raises(SignatureMissing) as missing:
        demand_signature(work, VERIFIER, NSF_HOLDER, DOCUMENT, None)
    assert missing.value.details["keys"] == [public_of(FILE).key]
    for given in (plain(OTHER, DOCUMENT), replace(plain(OTHER, DOCUMENT), key=public_of(FILE).key),
                  plain(FILE, DOCUMENT + b" "), plain(FILE, b"")):  # fmt: skip
        with pytest.raises(SignatureInvalid):
            demand_signature(work, VERIFIER, NSF_HOLDER, DOCUMENT, given)


def test_a_revoked_key_signs_nothing_and_the_other_still_does(keys: EnrollingKeys) -> None:
    enrolled(keys)
    enrolled(keys, private=OTHER)
    keys.revoke(asked(NSF_REP), NSF_HOLDER, public_of(FILE).key)
    work = look(keys)
    demand_signature(work, VERIFIER, NSF_HOLDER, DOCUMENT, plain(OTHER, DOCUMENT))
    with pytest.raises(SignatureInvalid):
        demand_signature(work, VERIFIER, NSF_HOLDER, DOCUMENT, plain(FILE, DOCUMENT))
    with pytest.raises(SignatureMissing):
        demand_signature(work, VERIFIER, NSF_HOLDER, DOCUMENT, None)


def test_without_a_key_none_is_asked_for_and_none_is_taken(keys: EnrollingKeys) -> None:
    demand_signature(look(keys), VERIFIER, NSF_HOLDER, DOCUMENT, None)
    with pytest.raises(SignatureInvalid):
        demand_signature(look(keys), VERIFIER, NSF_HOLDER, DOCUMENT, plain(FILE, DOCUMENT))


def test_an_act_that_rests_on_no_key_meets_one_that_was_enrolled_meanwhile(keys: EnrollingKeys) -> None:
    store, meanwhile = keys.handling.store, list[bool]()

    def sign(work: Work) -> dict[str, object]:
        demand_signature(work, VERIFIER, NSF_HOLDER, DOCUMENT, None)
        if not meanwhile:
            meanwhile.append(True)
            enrolled(keys)
        work.role = Role.UNION_REPRESENTATIVE
        return {}

    with pytest.raises(SignatureMissing):
        Handling(store, StoryClock(TODAY)).perform(asked(NSF_REP), sign)


def test_keys_are_seen_in_the_unit_and_an_employees_own_by_her_and_auditors(keys: EnrollingKeys) -> None:
    enrolled(keys)
    enrolled(keys, ANNE, OWN)
    assert [k.key for k in keys.own(asked(NSF_REP))] == [public_of(FILE).key]
    assert [k.holder for k in keys.own(asked(ANNE))] == [OWN]
    assert keys.held(asked(LEADER), NSF_HOLDER) == keys.held(asked(BJORN), NSF_HOLDER) == keys.own(asked(NSF_REP))
    with pytest.raises(NotAllowed):
        keys.held(asked(PersonId("stranger")), NSF_HOLDER)
    assert keys.held(asked(ANNE), OWN) == keys.held(asked(PersonId("audit"), Role.AUDITOR), OWN)
    for person in (BJORN, LEADER, NSF_REP):
        with pytest.raises(NotTheHolder):
            keys.held(asked(person), OWN)


def test_the_mandates_of_two_years_have_each_its_own_keys(keys: EnrollingKeys) -> None:
    """The key of another mandate of the same person signs nothing for this one."""
    enrolled(keys)
    next_year = KeyHolder(NSF_HOLDER.replace(YEAR.first_day.isoformat(), date(2028, 1, 1).isoformat()))
    with pytest.raises(SignatureInvalid):
        demand_signature(look(keys), VERIFIER, next_year, DOCUMENT, plain(FILE, DOCUMENT))

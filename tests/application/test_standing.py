"""By which of several mandates somebody acts on an agreement."""

from dataclasses import replace
from datetime import date

from adapters.event_store.store import LedgerEventStore
from application.agreement_parties import standing
from application.handle import Work
from domain.calendar import Period
from domain.ids import KeyHolder, KeyId, MandateId
from domain.representation.events import Level, MandateGranted, Office
from domain.signing.events import SigningKeyEnrolled
from domain.working_time.model import Basis
from tests.application.desk import asked, handling, put
from tests.examples import LEADER, NSF, NSF_REP, UNIT, offer
from tests.journal.samples import SAMPLES

LONG, SHORT = Period(date(2026, 1, 1), date(2028, 12, 31)), Period(date(2026, 1, 1), date(2026, 12, 31))
PAST = Period(date(2025, 1, 1), date(2025, 12, 31))


def granted(log: LedgerEventStore, name: str, period: Period, level: Level = Level.WORKPLACE) -> MandateId:
    mandate = MandateId(f"{NSF_REP}.{name}")
    event = MandateGranted(mandate, NSF_REP, Office.UNION_REPRESENTATIVE, (UNIT,), period, LEADER, NSF, level)
    put(log, f"mandate-{mandate}", event)
    return mandate


def acts_by(log: LedgerEventStore, basis: Basis = Basis.AVERAGING) -> MandateId | None:
    work: Work = handling(log).look(asked(NSF_REP))
    return standing(work, replace(offer(), basis=basis)).mandate


def test_the_one_in_force_comes_before_all_else(log: LedgerEventStore) -> None:
    granted(log, "past", PAST, Level.CENTRAL)
    short = granted(log, "short", SHORT)
    assert acts_by(log) == short


def test_the_level_asked_for_comes_before_how_long_it_lasts(log: LedgerEventStore) -> None:
    long, enterprise = granted(log, "long", LONG), granted(log, "short", SHORT, Level.ENTERPRISE)
    assert acts_by(log) == long
    assert acts_by(log, Basis.DOCTORS_DEVIATION) == enterprise


def test_no_key_is_got_round_by_another_mandate(log: LedgerEventStore) -> None:
    granted(log, "long", LONG)
    short = granted(log, "short", SHORT)
    enrolled = SAMPLES["signing_key.enrolled.v1"]
    assert isinstance(enrolled, SigningKeyEnrolled)
    put(log, f"signing_key-{short}", replace(enrolled, holder=KeyHolder(short), key=KeyId("key")))
    assert acts_by(log) == short

"""Who looks at a plan's readiness does not change what stands in its way."""

import pytest

from adapters.event_store.store import LedgerEventStore
from application.rota.grounds import Gathering
from application.rota.publishing import PublishingRotas
from domain.agreement.commands import Shown
from domain.ids import PersonId
from domain.working_time.law import standard_law
from tests.application.desk import asked, handling, put, ward
from tests.domain.rota.plans import IMPORTED, PROPOSAL
from tests.examples import AGREEMENT_ID, ANNE, LEADER, NSF_REP, PLAN, PLANNER, RULE_SET, offer, signed


@pytest.fixture
def publishing(log: LedgerEventStore) -> PublishingRotas:
    """The plan proposed, NSF's agreement signed by its representative, the rest still missing."""
    ward(log)
    seen = Shown(PLAN, 1, PROPOSAL.fingerprint, RULE_SET, PROPOSAL.lines)
    put(log, f"rota_plan-{PLAN}", IMPORTED, PROPOSAL)
    put(log, f"agreement-{AGREEMENT_ID}", offer(), signed(seen=seen))
    return PublishingRotas(handling(log), Gathering(standard_law()))


@pytest.mark.parametrize("reader", [LEADER, PLANNER, NSF_REP, ANNE])
def test_a_signer_who_only_looks_is_no_obstacle(publishing: PublishingRotas, reader: PersonId) -> None:
    found = publishing.readiness(asked(reader), PLAN)
    assert (found.state, found.revision, found.fingerprint) == ("proposed", 1, PROPOSAL.fingerprint)
    codes = {o.code for o in found.obstacles}
    assert {"staffing.not_approved", "assessment.missing", "discussion.missing"} <= codes
    assert "segregation.both_sides" not in codes

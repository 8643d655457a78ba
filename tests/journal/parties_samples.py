"""Samples of what is stored of unions and of who is the same person."""

from collections.abc import Mapping

from domain.identity.identity import AccountsLinked, AccountsToldApart
from domain.ids import MandateId, PersonId
from domain.representation.union import AdministratorRecorded, UnionCorrected, UnionRegistered
from tests.examples import ANNE, NSF

REGISTRAR, IMPORTER, ALSO_ANNE = PersonId("registrar"), PersonId("import"), PersonId("anne-2")

PARTIES: Mapping[str, object] = {
    "union.registered.v1": UnionRegistered(NSF, right_of_nomination=True, by=REGISTRAR),
    "union.corrected.v1": UnionCorrected(NSF, right_of_nomination=False, because="too few members", by=REGISTRAR),
    "union.administrator_recorded.v1": AdministratorRecorded(
        NSF, {ANNE: MandateId("anne.fagforeningsadministrator.alle.2027-01-01")}
    ),
    "identity.accounts_linked.v1": AccountsLinked(ANNE, (ANNE, ALSO_ANNE), "the same staff number", IMPORTER),
    "identity.accounts_told_apart.v1": AccountsToldApart(ANNE, (ANNE,), "a typing error", IMPORTER),
}

"""Any change to one line takes away exactly the signatures that cover it, and signing again gives them back."""

from collections.abc import Mapping

from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.agreement.agreement import AGREEMENT
from domain.agreement.commands import SignAgreement
from domain.agreement.errors import NothingToSign
from domain.agreement.events import AgreementExtended, AgreementProposed, Ground
from domain.agreement.states import Offered
from domain.ids import Fingerprint, MandateId, PersonId, Union
from domain.rota.states import plan_fingerprint
from tests import examples as ex
from tests.examples import AGREEMENT_ID, LEADER, RULE_SET, offer, print_of, shown, standing
from tests.scenario import given

PEOPLE = [PersonId(f"p{n}") for n in range(10)]
UNIONS = [Union("NSF"), Union("Fagforbundet"), Union("Delta")]
MEMBERSHIPS = st.fixed_dictionaries({p: st.sampled_from([*UNIONS, None]) for p in PEOPLE})
FIRST = {p: print_of(f"{p} 1") for p in PEOPLE}


def scope_of(union: Union, members: Mapping[PersonId, Union | None]) -> dict[PersonId, Ground]:
    """The union's own, and those in none of them."""
    own = {p: Ground.MEMBER for p, u in members.items() if u == union}
    return own | {p: Ground.EXTENSION for p, u in members.items() if u is None}


def sign(proposed: AgreementProposed, lines: Mapping[PersonId, Fingerprint], revision: int) -> SignAgreement:
    union = proposed.union
    who = standing(PersonId(f"{union}-rep"), MandateId(f"{union}-mandate"), union)
    return ex.sign(proposed, shown(lines, revision, plan_fingerprint(lines)), who)


@for_all(MEMBERSHIPS, st.sampled_from(PEOPLE), st.sets(st.sampled_from(UNIONS)))
def test_one_changed_line(members: Mapping[PersonId, Union | None], changed: PersonId, extended: set[Union]) -> None:
    lines = {**FIRST, changed: print_of("changed")}
    for union in UNIONS:
        proposed = offer(union=union, scope=scope_of(union, members))
        if not proposed.scope:
            continue
        bound = {p for p, u in members.items() if u == union or (u is None and union in extended)}
        first = given(AGREEMENT, proposed).when(sign(proposed, FIRST, 1)).after
        if union in extended:
            first = given(AGREEMENT, *first.events, AgreementExtended(AGREEMENT_ID, 6, 10, LEADER))
        stands = first.stands(Offered)
        assert stands.holds_for(FIRST, RULE_SET) == bound

        assert stands.holds_for(lines, RULE_SET) == bound - {changed}
        assert stands.pending_for(lines, RULE_SET) == {changed} & set(proposed.scope)

        again = first.when(sign(proposed, lines, 2))
        if changed in proposed.scope:
            resigned = again.after.stands(Offered)
            assert resigned.holds_for(lines, RULE_SET) == bound
            assert resigned.pending_for(lines, RULE_SET) == frozenset()
            assert {p for p in PEOPLE if resigned.covered.get(p) != stands.covered.get(p)} == {changed}
            assert resigned.holds_for(FIRST, RULE_SET) == bound, "what was signed for before is signed for still"
        else:
            again.refused(NothingToSign)

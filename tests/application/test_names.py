"""Identities made from others: readable, ASCII, and different for different things."""

import re

from hypothesis import given
from hypothesis import strategies as st

from api.asking import ID_TEXT
from application.names import agreement_id
from domain.ids import PlanId, Union
from domain.working_time.model import Basis

PLAN = PlanId("med-2.2027-01-04")


def test_an_agreement_is_named_by_plan_paragraph_and_party() -> None:
    assert agreement_id(PLAN, Basis.AVERAGING, Union("NSF")) == "med-2.2027-01-04.10-5-2.NSF"
    assert agreement_id(PLAN, Basis.NIGHT, Union("Yngre Ø")) == "med-2.2027-01-04.10-11-9.Yngre~20~C3~98"


@given(st.sets(st.text(min_size=1, max_size=12, alphabet="aZ æøÅ./_~-é"), min_size=2, max_size=2))
def test_every_party_has_a_name_of_its_own_that_a_path_can_hold(parties: set[str]) -> None:
    names = {agreement_id(PLAN, Basis.REST, Union(party)) for party in parties}
    assert all(re.fullmatch(ID_TEXT, name) for name in names)
    assert len(names) == 2

"""An extension to all (AML § 10-12 (5)) asks for a majority bound by the very terms that are extended."""

from tests.api.conftest import Story
from tests.api.life import offered, ok, sign
from tests.api.test_life import refused
from tests.api.ward import FAG, LEADER, NSF, PLAN, REST

OFFERS, OF_NSF, OF_FAG = f"/rota-plans/{PLAN}/agreements", f"{REST}.NSF", f"{REST}.Fagforbundet"


def test_the_majority_is_bound_by_the_very_terms_that_are_extended(both: Story) -> None:
    offered(both)
    leader = both.by(LEADER)
    ok(sign(both, NSF, OF_NSF))
    ok(both.by(FAG).post(f"/agreements/{OF_FAG}/refusal", {"reason": "too little rest in return"}))
    terms = [{"basis": "AML § 10-8 (3)", "compensatory_rest": "innen et år"}]
    ok(leader.post(OFFERS, {"notice_weeks": 4, "terms": terms}))
    ok(sign(both, FAG, OF_FAG))
    for agreement in (OF_NSF, OF_FAG):
        answer = refused(leader.post(f"/agreements/{agreement}/extension"), 409, "agreement.no_majority")
        assert (answer["details"]["bound"], answer["details"]["doing_same_work"]) == (1, 3)

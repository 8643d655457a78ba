"""The list of obstacles is empty exactly when publication succeeds, whatever a plan has been through.

And where it is not empty, publication is refused with that list and nothing is recorded.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from api.composition import House, open_house
from api.settings import Settings
from domain.assessment.events import Audience, Conclusion
from domain.errors import Rejected
from domain.rota.errors import RotaPlanIsPublished, RotaPlanNotReady
from domain.rota.obstacles import Obstacle
from tests.api.solver import HandMade
from tests.application.participation import happenings as h
from tests.application.participation.happenings import Happening
from tests.application.participation.life import Life, unions
from tests.application.participation.ward import TODAY

LIVES = 40


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    """One house for all lives, each of a unit of its own."""
    with open_house(Settings("sqlite://", TODAY, development=True), HandMade()) as house:
        unions(house)
        yield house


def every(happening: Callable[..., object], *values: st.SearchStrategy[object]) -> st.SearchStrategy[Happening]:
    """The happening with whatever values."""
    return st.tuples(*values).map(lambda drawn: Named(happening, drawn))


class Named:
    """A happening that tells its name."""

    def __init__(self, happening: Callable[..., object], values: tuple[object, ...]) -> None:
        self.happening, self.values = happening, values

    def __call__(self, life: Life) -> object:
        return self.happening(life, *self.values)

    def __repr__(self) -> str:
        return f"{self.happening.__name__}{self.values}"


TWO, WEEK = st.sampled_from("ab"), st.integers(0, 1)
OF_LINES = st.one_of(
    every(Life.import_rota),
    every(h.move_a_shift, TWO, WEEK, st.integers(0, 2)),
    every(h.move_back, TWO, WEEK),
    every(h.drop_a_shift, TWO),
    every(Life.propose),
)
OF_AGREEMENTS = st.one_of(
    every(Life.offer),
    every(Life.sign),
    every(lambda life, who: life.sign(who, life.own(who)), TWO),
    every(Life.refuse),
    every(Life.extend),
    every(Life.give_notice, st.sampled_from(("nsf", "leder"))),
    every(h.revoke),
    every(h.grant_anew, st.sampled_from((3, 400))),
)
OF_THE_ASSESSMENT = st.one_of(
    every(h.assess),
    every(h.conclude, st.sampled_from((5, 60))),
    every(lambda life: life.conclude(Conclusion.NOT_SOUND, h.today(life) + timedelta(days=9), h.newest(life))),
    every(h.high_risk),
    every(h.accept_risk),
    every(lambda life: life.reopen(h.newest(life))),
    every(h.carry),
    every(lambda life, to: life.show(to, h.newest(life)), st.sampled_from(Audience)),
    every(Life.observe, st.sampled_from((60, 120))),
)
OF_PARTICIPATION = st.one_of(
    every(h.discuss, st.integers(0, 3)),
    every(h.invite_and_meet),
    every(h.dispute),
    every(h.comment, st.sampled_from(("nsf", "vo", "a"))),
    every(h.accept_change, TWO),
)
OF_TIME_AND_PEOPLE = st.one_of(
    every(h.pass_days, st.sampled_from((1, 1, 6, 25))),
    every(h.same_person, st.sampled_from(("b", "leder-2"))),
    every(h.tell_apart),
)
ACTS = st.one_of(OF_LINES, OF_AGREEMENTS, OF_THE_ASSESSMENT, OF_PARTICIPATION, OF_TIME_AND_PEOPLE)
MENDING = st.one_of(ACTS, ACTS, every(h.mend))
"""A plan that nobody cares for is never published; somebody does, now and then."""
STRETCH = st.lists(MENDING, max_size=5)
"""What happens between two attempts."""
CARED_FOR = st.integers(0, 3)
"""How often somebody goes over everything that is in the way, at the end of a stretch."""
LIFE = st.lists(st.tuples(STRETCH, CARED_FOR), min_size=2, max_size=6)
BEGINNINGS = st.sampled_from((h.begun, h.begun_and_ready))


def attempt(life: Life) -> str:
    """Try to publish, and hold what comes of it to what was read just before; what came of it."""
    read, head = h.ready(life), life.house.store.head()
    told: tuple[Obstacle, ...] | None = None
    try:
        life.publish()
    except RotaPlanIsPublished:
        assert read.state == "published"
        assert read.obstacles[0].code == "plan.is_published"
    except RotaPlanNotReady as refused:
        told = refused.obstacles
    else:
        assert read.obstacles == (), "published in spite of what stood in the way"
        assert h.ready(life).state == "published"
        return "published"
    assert life.house.store.head() == head, "nothing is recorded of a refusal"
    assert told is None or (told and told == read.obstacles), "refused for what was not read"
    return read.state


def test_readiness_is_empty_exactly_when_publication_succeeds(house: House) -> None:
    lives, met = Counter[str](), Counter[str]()

    @settings(max_examples=LIVES, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
    @given(begins=BEGINNINGS, stretches=LIFE)
    def any_life(begins: Happening, stretches: list[tuple[list[Happening], int]]) -> None:
        clock = house.story_clock
        assert clock is not None
        clock.set(TODAY)
        lives["lived"] += 1
        life = Life(house, f"l{lives['lived']:04}")
        begins(life)
        came = Counter[str]()
        for happenings, cared_for in stretches:
            for happening in happenings:
                with suppress(Rejected):
                    happening(life)
            for act in (None, *[h.mend] * cared_for):
                if act is not None:
                    act(life)
                met.update(o.code for o in h.ready(life).obstacles)
                came[attempt(life)] += 1
        note(f"{came}")
        lives.update(
            published=came["published"] > 0, again=came["published"] > 1, refused=came.total() > came["published"]
        )

    any_life()
    print(dict(lives), dict(met.most_common()))  # noqa: T201 - shown with -s, or when it fails
    assert 4 * lives["published"] > lives["lived"], f"too few lives reach publication: {lives}"
    assert 10 * lives["again"] > lives["lived"], f"too few are amended and published again: {lives}"
    assert len(met) >= 12, f"too little stood in the way: {met}"

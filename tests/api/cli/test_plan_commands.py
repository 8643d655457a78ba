"""`forsvarlig plan`, run as a program on a store file: the tables a person reads, and what each may see."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner, Result

import api.cli.plan  # noqa: F401 - it adds its commands
from adapters.event_store.store import migrate
from api.cli.main import plan_app
from api.cli.plan_words import CODES, HEADINGS, say_in
from api.composition import open_house
from api.main import create_app
from api.settings import Settings
from domain.agreement.states import Status
from domain.assessment.assumptions import Holds
from domain.assessment.events import Conclusion, Side
from domain.assessment.matrix import Risk
from domain.errors import Rejected
from domain.law import Confidence
from domain.rota.parties import Outcome
from domain.watched import Watched
from domain.working_time.wording import Language
from tests.api.cli.test_rota_commands import forsvarlig
from tests.api.conftest import KEY, Story
from tests.api.solver import HandMade
from tests.stories.participation.assessing import assessed, assessment_opened, assumed
from tests.stories.participation.discussing import commented, confirmed, discussed, invited
from tests.stories.participation.signing import extended, offered, refuses, signs
from tests.stories.participation.steps import agreement, done, drafted, moved_in, proposed
from tests.stories.participation.ward import (
    ANNA,
    AVERAGING,
    BERIT,
    DELTA,
    FAG,
    LEADER,
    LONG,
    NSF,
    PLAN,
    PLANNER,
    SAFETY,
    lines,
    ward,
)

TODAY = date(2026, 11, 16)
COMMANDS = ("readiness", "agreements", "discussion", "assessment")
VIEWS = "Mondays are too long [for many]."


def told(story: Story) -> None:
    """A plan before the parties: some have signed, one has refused, much was said."""
    moved_in(story, ward(AVERAGING))
    drafted(story, lines(usual=LONG))
    proposed(story)
    assessment_opened(story)
    assumed(story, "staffed", "vacant_positions", "at_most", 200)
    assessed(story, opened=True)
    done(story.by(SAFETY).post(f"/assessments/{PLAN}.r1/statements", {"statement": "Sees to it that [rest] is given."}))
    offered(story)
    signs(story, NSF, agreement(AVERAGING, "NSF"))
    signs(story, FAG, agreement(AVERAGING, "Fagforbundet"))
    refuses(story, DELTA, agreement(AVERAGING, "Delta"), "too many")
    extended(story, agreement(AVERAGING, "NSF"))
    invited(story, [NSF, FAG], sent_on=TODAY, meeting_on=TODAY)
    discussed(
        story, held_on=TODAY, by=[NSF, LEADER], outcome="not_agreed", views={NSF: VIEWS},
        answer="Two Mondays of six.",
    )  # fmt: skip
    confirmed(story, NSF)
    commented(story, ANNA, ANNA, "I cannot come early on Mondays.")


@contextmanager
def story_on(store: str) -> Iterator[Story]:
    """A house on a store file, on the story's first day."""
    migrate(store)
    with (
        open_house(Settings(store, TODAY, development=True), HandMade()) as house,
        TestClient(create_app(house, KEY)) as http,
    ):
        yield Story(house, http)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store file on which all that has happened."""
    store = f"sqlite:///{tmp_path_factory.mktemp('plan') / 'plans.sqlite'}"
    with story_on(store) as story:
        told(story)
    return store


def arguments(url: str, command: str, by: str = LEADER, plan: str = PLAN) -> list[str]:
    """What a person types, on the story's day."""
    return ["plan", command, "--store", url, "--plan", plan, "--as", by, "--today", "2026-11-20"]


def asked(url: str, command: str, *more: str, by: str = LEADER, plan: str = PLAN) -> Result:
    """The command, run here: starting the program takes longer than what it does."""
    return CliRunner().invoke(plan_app, [*arguments(url, command, by, plan)[1:], *more])


def refusal(result: Result) -> str:
    """The code of what the command refused with; the program says it and leaves with 1."""
    assert result.stdout == ""
    assert isinstance(result.exception, Rejected), result.exception
    return result.exception.code


def plain(url: str, command: str, by: str = LEADER) -> Any:
    """The same as JSON."""
    return json.loads(asked(url, command, "--json", by=by).stdout)


def test_readiness_says_what_is_missing_and_is_the_exit_code(url: str) -> None:
    said = asked(url, "readiness")
    assert said.exit_code == 1, said.output
    assert f"{PLAN}: proposed, revision 1" in said.stdout
    assert "comment.not_answered" in said.stdout
    assert "the unit leader or the rota planner" in " ".join(said.stdout.split())
    norwegian = asked(url, "readiness", "--language", "nb").stdout
    assert "lagt fram, revisjon 1" in norwegian
    assert "Innspillet c-1 har ikke fått noe begrunnet svar (AML § 8-2 (3))." in norwegian
    found = plain(url, "readiness")
    assert [o["code"] for o in found["obstacles"]] == ["comment.not_answered"]
    assert {"sentence_nb", "sentence_en", "paragraph", "who"} <= found["obstacles"][0].keys()


def test_agreements_say_how_far_each_has_come(url: str) -> None:
    said = asked(url, "agreements")
    assert said.exit_code == 0, said.output
    for words in ("AML § 10-5 (2)", "Fagforbundet", "refused", "signed", "8 of 8", "6 of 8 bound"):
        assert words in said.stdout
    norwegian = asked(url, "agreements", "--language", "nb").stdout
    for words in ("avslått", "signert", "8 av 8", "6 av 8 bundet"):
        assert words in norwegian
    states = {a["party"]: a["state"] for a in plain(url, "agreements")}
    assert states == {"NSF": "signed", "Fagforbundet": "signed", "Delta": "refused"}


def test_the_discussion_with_its_deadlines_views_and_comments(url: str) -> None:
    said = asked(url, "discussion")
    assert said.exit_code == 0, said.output
    for words in (
        "takes effect 2027-01-04; counts from 2026-11-16", "2026-12-21", "AML § 10-3", "not agreed",
        "confirmed r-nsf", f"r-nsf (tillitsvalgt): {VIEWS}", "the employer's answer: Two Mondays of six.",
        "I cannot come early on Mondays.", "not answered",
    ):  # fmt: skip
        assert words in said.stdout
    norwegian = asked(url, "discussion", "--language", "nb").stdout
    for words in ("trer i kraft 2027-01-04", "uenighet", "bekreftet", "arbeidsgivers svar", "ikke besvart"):
        assert words in norwegian
    assert plain(url, "discussion")["counts_from"] == "2026-11-16"


def test_the_assessment_with_both_sides_and_what_it_takes_for_granted(url: str) -> None:
    said = asked(url, "assessment", by=SAFETY)
    assert said.exit_code == 0, said.output
    for words in (
        "assessment of revision 1: sound with measures (few long days), by r-leder", "fatigue", "patient safety",
        "rest the same week", "staffed (vacant positions)", "at most 2.00 positions", "r-nsf (tillitsvalgt)",
        "r-vo (verneombud): Sees to it that [rest] is given.",
    ):  # fmt: skip
        assert words in said.stdout
    norwegian = asked(url, "assessment", "--language", "nb").stdout
    for words in ("forsvarlig med tiltak", "pasientsikkerhet", "høyst 2.00 positions", "lagt fram for"):
        assert words in norwegian
    assert plain(url, "assessment")["conclusion"]["conclusion"] == "sound_with_measures"


def test_an_employee_sees_that_it_was_discussed_and_not_what_others_said(url: str) -> None:
    own = asked(url, "discussion", by=ANNA).stdout
    assert "I cannot come early on Mondays." in own
    others = asked(url, "discussion", by=BERIT).stdout
    assert "not agreed" in others
    for words in (VIEWS, "I cannot come early"):
        assert words not in others


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_plan_and_a_stranger_are_refused_by_code(command: str, url: str) -> None:
    assert refusal(asked(url, command, plan="kir-1.2030-01-01")) == "rota_plan.unknown"
    assert refusal(asked(url, command, by="nobody")) == "access.not_allowed"


def test_the_program_says_the_code_and_leaves_with_one(url: str) -> None:
    unknown = forsvarlig(*arguments(url, "discussion", plan="kir-1.2030-01-01"))
    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert unknown.stderr.startswith("rota_plan.unknown: ")
    stranger = forsvarlig(*arguments(url, "readiness", by="nobody"))
    assert (stranger.returncode, stranger.stdout) == (1, "")
    assert stranger.stderr.startswith("access.not_allowed: ")


@pytest.mark.parametrize("command", ["readiness", "assessment"])
def test_what_is_for_those_who_see_how_a_plan_came_about_is_not_for_employees(command: str, url: str) -> None:
    assert refusal(asked(url, command, by=ANNA)) == "access.not_allowed"
    assert asked(url, command, by=PLANNER).stdout


def test_nothing_offered_is_said(tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path / 'plans.sqlite'}"
    with story_on(store) as story:
        moved_in(story, ward())
    assert "no agreement has been offered" in asked(store, "agreements").stdout
    assert refusal(asked(store, "assessment")) == "assessment.unknown"


SHOWN: tuple[type[Enum], ...] = (Status, Outcome, Conclusion, Side, Risk, Holds, Watched, Confidence)


@pytest.mark.parametrize("kind", SHOWN, ids=lambda kind: kind.__name__)
def test_every_value_shown_has_its_norwegian_word(kind: type[Enum]) -> None:
    said = say_in(Language.NORWEGIAN)
    assert all(said(value.value) for value in kind)
    assert not HEADINGS.keys() & CODES.keys()

"""`forsvarlig plan forecast`, run as a program on a store with the small ward."""

import json

import pytest

from tests.api.cli.test_rota_commands import WARD, forsvarlig

PLAN, LEADER = "obs-1.2027-01-04", "r-leder"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    where = f"sqlite:///{tmp_path_factory.mktemp('store') / 'plans.sqlite'}"
    done = forsvarlig("ward", "import", "--ward", str(WARD), "--store", where)
    assert done.returncode == 0, done.stderr
    return where


def asked(url: str, *more: str, person: str = LEADER, today: str = "2027-01-11") -> tuple[int, str, str]:
    done = forsvarlig("plan", "forecast", "--store", url, "--plan", PLAN, "--as", person, "--today", today, *more)
    return done.returncode, done.stdout, done.stderr


def test_what_ends_is_told_in_both_languages_and_as_json(url: str) -> None:
    code, english, _ = asked(url)
    assert code == 0
    assert "2027-04-01" in english
    assert "holds until 31 March 2027" in english
    assert "What was signed under it stands" in english
    _, norwegian, _ = asked(url, "--language", "nb")
    assert "gjelder til og med 31. mars 2027" in norwegian
    found = json.loads(asked(url, "--json")[1])
    assert (found["plan"], found["lines"], found["until"]) == (PLAN, "present", "2027-07-04")
    assert {(e["kind"], e["party"], e["employee"]) for e in found["endings"]} == {
        ("mandate", "Delta", None),
        ("adaptation", "", "obs-1-09"),
    }
    for ending in found["endings"]:
        assert ending["sentence_en"] in english
        assert ending["sentence_nb"] in norwegian


def test_nothing_that_ends_is_said_too(url: str) -> None:
    code, said, _ = asked(url, "--until", "2027-03-31")
    assert (code, "nothing ends" in said) == (0, True)


def test_who_may_not_know_is_told_less_or_refused(url: str) -> None:
    code, said, _ = asked(url, person="r-vo")
    assert code == 0
    assert "obs-1-09" not in said
    assert "r-delta" not in said
    for person in ("obs-1-09", "nobody"):
        code, _, wrong = asked(url, person=person)
        assert (code, "access.not_allowed" in wrong) == (1, True)
    missing = forsvarlig("plan", "forecast", "--store", url, "--plan", "nowhere", "--as", LEADER)
    assert (missing.returncode, "rota_plan.unknown" in missing.stderr) == (1, True)

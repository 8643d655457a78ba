"""Every refusal there is has its status and its words; nothing of a fault is told."""

import pkgutil
from importlib import import_module

import pytest
from fastapi.testclient import TestClient

import adapters
import api
import application
import domain
from api.main import create_app
from api.problems import HEADERS, REQUEST
from api.wording import WORDINGS
from application.ports.event_store import StoreUnavailable
from domain.errors import Rejected
from tests.api.conftest import KEY, Client, Story
from tests.api.test_life import refused
from tests.api.ward import LEADER, PLAN

OF_THE_REQUEST = {
    *HEADERS.values(), *REQUEST.values(), "request.header_malformed", "request.refused", "request.unusable",
}  # fmt: skip
"""Refusals that are made of a request before any use case sees it."""


PACKAGES = {p.__name__: p for p in (domain, application, adapters, api)}


def every_refusal() -> set[type[Rejected]]:
    for package in PACKAGES.values():
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    found: set[type[Rejected]] = set()
    waiting = [Rejected]
    while waiting:
        kinds = waiting.pop().__subclasses__()
        waiting += kinds
        found |= {
            kind for kind in kinds if kind.__module__.split(".")[0] in {"domain", "application", "adapters", "api"}
        }
    return found


def test_every_refusal_has_a_status_and_a_title() -> None:
    codes = {kind.code for kind in every_refusal()}
    assert len(codes) > 60
    assert codes | OF_THE_REQUEST == set(WORDINGS)


def test_no_code_is_used_twice() -> None:
    codes = [kind.code for kind in every_refusal()]
    assert sorted(codes) == sorted(set(codes))


def test_the_words_are_whole() -> None:
    for code, said in WORDINGS.items():
        assert 400 <= said.status < 600, code
        assert said.title[0].isupper(), code
        assert not said.title.endswith("."), code
        assert all(said.who), code


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [
        (RuntimeError("SECRET"), 500, "server.error"),
        (StoreUnavailable("no answer from the store"), 503, "store.unavailable"),
    ],
)
def test_a_fault_tells_nothing_of_itself(story: Story, fault: Exception, status: int, code: str) -> None:
    app = create_app(story.house, KEY)

    @app.get("/v1/broken")
    def broken() -> None:
        raise fault

    with TestClient(app, raise_server_exceptions=False) as http:
        answer = Client(http, LEADER).get("/broken")
    refused(answer, status, code)
    assert "SECRET" not in answer.text
    assert ("Retry-After" in answer.headers) == (status == 503)


def test_a_problem_is_never_kept_by_a_cache(story: Story) -> None:
    assert story.by("nobody").get(f"/rota-plans/{PLAN}").headers["Cache-Control"] == "no-store"
    assert story.by(LEADER).get(f"/rota-plans/{PLAN}").headers["Cache-Control"] == "no-store"

"""The contract: written in the repository, and kept by every answer."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, seed, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api import openapi
from api.main import create_app
from api.tokens import issue
from application.authority import Role
from domain.ids import PersonId
from tests.api.conftest import KEY, told
from tests.api.life import ready
from tests.api.ward import KARI, LEADER, NSF, PLAN, REST, UNIT

METHODS = {"get", "post", "put", "delete", "patch"}


def operations() -> Iterator[tuple[str, str, dict[str, object]]]:
    contract = json.loads(openapi.FILE.read_text(encoding="utf-8"))
    for path, item in contract["paths"].items():
        for method, operation in item.items():
            yield path, method, operation


def test_the_contract_in_the_repository_is_the_one_that_is_served() -> None:
    assert openapi.FILE.read_text(encoding="utf-8") == openapi.written(), "run python -m api.openapi"


def test_every_operation_says_who_may_ask_and_how_it_refuses() -> None:
    found = list(operations())
    assert len(found) > 35
    assert {method for _, method, _ in found} <= METHODS
    names = [operation["operationId"] for _, _, operation in found]
    assert len(set(names)) == len(names)
    for path, method, operation in found:
        where = f"{method} {path}"
        assert operation["security"] == [{"token": []}], where
        assert operation["tags"], where
        assert operation["description"], where
        responses = operation["responses"]
        assert isinstance(responses, dict)
        refusals = {code: answer for code, answer in responses.items() if not code.startswith("2")}
        assert {"401", "403", "404", "422", "500", "503"} <= set(refusals), where
        for answer in refusals.values():
            assert set(answer["content"]) == {"application/problem+json"}, where
        parameters = operation.get("parameters", [])
        assert isinstance(parameters, list)
        keys = [p for p in parameters if p["name"] == "Idempotency-Key"]
        assert [p["required"] for p in keys] == ([True] if method == "post" else []), where


REAL = {
    "plan": PLAN,
    "unit": UNIT,
    "employee": KARI,
    "agreement": f"{REST}.NSF",
    "assessment": f"{PLAN}.r1",
    "staffing_plan": PLAN,
    "mandate": f"{NSF}.tillitsvalgt.{UNIT}.2026-01-01",
    "holder": f"{LEADER}.enhetsleder.{UNIT}.2026-01-01",
    "discussion": "d-1",
    "comment": "c-1",
    "year": 2027,
    "entry": "e-1",
    "rest": "r-1",
}
"""So that what is made up reaches the use cases, and does not end at the first thing that is not found."""


contract = schemathesis.openapi.from_path(openapi.FILE)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """A house where a plan is ready to be published; whatever is sent moves it on from there."""
    stories = told(f"sqlite:///{tmp_path_factory.mktemp('contract') / 'log.sqlite'}")
    story = next(stories)
    ready(story)
    yield create_app(story.house, KEY)
    stories.close()


@contract.parametrize()
@seed(20261116)
@settings(
    max_examples=10,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
def test_whatever_is_sent_is_answered_as_the_contract_says(case: schemathesis.Case[Any], served: FastAPI) -> None:
    case.path_parameters = {name: REAL.get(name, value) for name, value in (case.path_parameters or {}).items()}
    token = issue(KEY, PersonId(LEADER), (Role.UNION_REGISTRAR, Role.IMPORTER))
    answer = case.call(app=served, headers={"Authorization": f"Bearer {token}"})
    case.validate_response(
        answer,
        checks=[
            not_a_server_error,
            status_code_conformance,
            content_type_conformance,
            response_schema_conformance,
            response_headers_conformance,
        ],
    )

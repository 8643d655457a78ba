"""Refusals as RFC 9457 problem documents: one place for every status, and the only one.

``code`` and ``type`` are stable; ``title`` is Norwegian, ``detail`` is the refusal's own English sentence.
"""

import logging
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import TypeAdapter
from starlette.exceptions import HTTPException

from api import obstacles as obstacles_form
from api.findings import FindingView, worded
from api.obstacles import ObstacleView
from api.wording import UNFORESEEN, Wording, wording
from application.ports.event_store import VersionConflict
from domain.errors import Rejected
from domain.rota.errors import GeneratedRotaIsUnlawful, RepairIsUnlawful, RotaPlanNotReady

MEDIA_TYPE = "application/problem+json"
AGAIN_IN = {503: "2", 429: "30"}
"""Seconds after which asking again makes sense, by status."""
_OBSTACLES = TypeAdapter(tuple[ObstacleView, ...])
_FINDINGS = TypeAdapter(tuple[FindingView, ...])
_log = logging.getLogger(__name__)

REQUEST = {400: "request.malformed", 404: "request.not_found", 405: "request.method_not_allowed"}
HEADERS = {
    ("idempotency-key", True): "request.idempotency_key_missing",
    ("idempotency-key", False): "request.idempotency_key_malformed",
    ("if-match", True): "request.if_match_missing",
    ("if-match", False): "request.if_match_malformed",
}
"""The code for a header that is missing (``True``) or wrong."""

SCHEMA: dict[str, Any] = {
    "title": "Problem",
    "description": "Why something was refused (RFC 9457), and what would be accepted.",
    "type": "object",
    "required": ["type", "title", "status", "code", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri", "description": "`urn:forsvarlig:problem:` and the code; stable."},
        "title": {"type": "string", "description": "What kind of refusal, in Norwegian (bokmål)."},
        "status": {"type": "integer"},
        "code": {"type": "string", "description": "Stable, `context.what`; see `docs/errors.md`."},
        "detail": {"type": "string", "description": "What was refused, where, and what would be accepted."},
        "instance": {"type": "string", "description": "The path that was asked for."},
        "details": {"type": "object", "description": "The same as plain values."},
        "paragraph": {"type": "string", "description": "The paragraph behind the refusal."},
        "who": {"type": "array", "items": {"type": "string"}, "description": "Who can help."},
        "obstacles": {"type": "array", "items": {"$ref": "#/components/schemas/ObstacleView"}},
        "findings": {"type": "array", "items": {"$ref": "#/components/schemas/FindingView"}},
        "errors": {
            "type": "array",
            "description": "Each field that cannot be used.",
            "items": {
                "type": "object",
                "required": ["where", "problem"],
                "properties": {"where": {"type": "string"}, "problem": {"type": "string"}},
            },
        },
    },
}


def problem(refusal: Rejected, instance: str, *, if_match: bool = False) -> dict[str, Any]:
    """The document for ``refusal``; ``if_match``: whether the caller named the version it had seen."""
    said = wording(type(refusal).code)
    status = 412 if if_match and isinstance(refusal, VersionConflict) else said.status
    document = _document(type(refusal).code, said, refusal.message, instance, status)
    if refusal.details:
        document["details"] = jsonable_encoder(refusal.details)
    if allowed := refusal.details.get("allowed"):
        document["who"] = jsonable_encoder(allowed)
    match refusal:
        case RotaPlanNotReady(obstacles=obstacles):
            document["obstacles"] = _OBSTACLES.dump_python(
                tuple(obstacles_form.worded(o) for o in obstacles), mode="json"
            )
        case GeneratedRotaIsUnlawful(findings=findings) | RepairIsUnlawful(findings=findings):
            document["findings"] = _FINDINGS.dump_python(tuple(worded(f) for f in findings), mode="json")
        case _:
            pass
    return document


def failed(instance: str) -> dict[str, Any]:
    """The document for a fault of the program itself; it tells nothing of the fault."""
    return _document("server.error", UNFORESEEN, "the server failed; nothing is known to be recorded", instance)


def answer(document: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> JSONResponse:
    """The document as an answer with its own status."""
    status = int(document["status"])
    also = dict(headers or {})
    if status in AGAIN_IN:
        also["Retry-After"] = AGAIN_IN[status]
    if status == 401:
        also["WWW-Authenticate"] = "Bearer"
    return JSONResponse(dict(document), status, also, media_type=MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Answer every refusal, unusable request and failure of ``app`` with a problem document."""
    app.add_exception_handler(Rejected, _refused)
    app.add_exception_handler(RequestValidationError, _unusable)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unforeseen)


async def _refused(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, Rejected):
        raise error
    return answer(problem(error, request.url.path, if_match="if-match" in request.headers))


async def _unusable(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, RequestValidationError):
        raise error
    path = request.url.path
    for e in error.errors():
        place, *rest = e["loc"]
        if place == "header" and rest:
            named = str(rest[0]).lower()
            code = HEADERS.get((named, e["type"] == "missing"), "request.header_malformed")
            detail = f"header {rest[0]}: {e['msg']}"
            return answer(_document(code, wording(code), detail, path))
    if any(e["type"] == "json_invalid" for e in error.errors()):
        return answer(_document("request.malformed", wording("request.malformed"), "the body is not JSON", path))
    # Never the value itself: it may be somebody's.
    wrong = [{"where": ".".join(str(part) for part in e["loc"]), "problem": e["msg"]} for e in error.errors()]
    listed = "; ".join(f"{w['where']}: {w['problem']}" for w in wrong[:20])
    document = _document("request.unusable", wording("request.unusable"), listed, path)
    return answer({**document, "errors": wrong})


async def _http(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        raise error
    code = REQUEST.get(error.status_code, "request.refused")
    said = wording(code)
    document = _document(code, said, f"{error.detail}", request.url.path, error.status_code)
    return answer(document, error.headers)


async def _unforeseen(request: Request, error: Exception) -> JSONResponse:
    _log.error("%s %s failed: %s", request.method, request.scope.get("path"), type(error).__name__)
    return answer(failed(request.url.path))


def _document(code: str, said: Wording, detail: str, instance: str, status: int | None = None) -> dict[str, Any]:
    document: dict[str, Any] = {
        "type": f"urn:forsvarlig:problem:{code}",
        "title": said.title,
        "status": said.status if status is None else status,
        "code": code,
        "detail": detail,
        "instance": instance,
    }
    if said.paragraph:
        document["paragraph"] = said.paragraph
    if said.who:
        document["who"] = list(said.who)
    return document

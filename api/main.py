"""The HTTP application: every use case under ``/v1``."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from joserfc.jwk import OctKey
from pydantic import TypeAdapter

from api import (
    agreements,
    assessments,
    development,
    discussions,
    employees,
    evaluating,
    explaining,
    forecast,
    hours,
    identities,
    jobs,
    keys,
    mandates,
    observations,
    problems,
    reads,
    repairing,
    rota,
    rules,
    scenarios,
    signing,
    staffing,
    unions,
)
from api.body_limit import BodyLimit
from api.composition import House
from api.findings import FindingView
from api.job_stream import Streams
from api.obstacles import ObstacleView
from api.unkept import Unkept

VERSION = "0.1.0"
DESCRIPTION = """\
Plans who works when in a Norwegian hospital, and shows years later that the plan was lawful.

Every command carries `Idempotency-Key`, a UUID that the client chooses: the same key with the same request gets the
first answer again. Readings give the version as `ETag`; a command takes it back in `If-Match`. A command's answer
names the log position it wrote; a reading takes it in `Forsvarlig-Min-Position`. Every refusal is a problem document
(RFC 9457) with a stable code, the paragraph, and who can help.
"""
LOCAL_TIME = r"^[0-2][0-9]:[0-5][0-9]:[0-5][0-9]$"
SHARED_SCHEMAS = {"ObstacleView": ObstacleView, "FindingView": FindingView}
"""What problem documents refer to."""


def create_app(house: House, key: OctKey | None = None) -> FastAPI:
    """The application on ``house``; ``key`` signs development tokens, without which every token is refused."""
    app = FastAPI(
        title="Forsvarlig",
        version=VERSION,
        description=DESCRIPTION,
        generate_unique_id_function=_operation_id,
        redirect_slashes=False,
        docs_url=None,
        redoc_url=None,
        openapi_url="/v1/openapi.json",
        servers=[{"url": "/", "description": "This server."}],
    )
    app.state.house = house
    app.state.key = key
    app.state.streams = Streams()
    for module in (
        rota,
        discussions,
        repairing,
        scenarios,
        reads,
        evaluating,
        explaining,
        forecast,
        rules,
        agreements,
        signing,
        assessments,
        observations,
        staffing,
        employees,
        mandates,
        unions,
        identities,
        keys,
        jobs,
        hours,
    ):
        app.include_router(module.router)
    if house.settings.development:
        app.include_router(development.router)
    problems.install(app)
    app.add_middleware(Unkept)
    app.add_middleware(BodyLimit)
    app.openapi = lambda: openapi(app)  # type: ignore[method-assign]  # the way FastAPI documents
    return app


def openapi(app: FastAPI) -> dict[str, Any]:
    """The contract, the same whenever it is written."""
    if app.openapi_schema is None:
        written = get_openapi(
            title=app.title,
            version=app.version,
            description=app.description,
            routes=app.routes,
            servers=app.servers,
        )
        schemas = written["components"]["schemas"]
        for name, shape in SHARED_SCHEMAS.items():
            schema = TypeAdapter(shape).json_schema(mode="serialization", ref_template="#/components/schemas/{model}")
            schemas |= {name: schema, **schema.pop("$defs", {})}
        written["components"]["schemas"] = dict(sorted((schemas | {"Problem": problems.SCHEMA}).items()))
        app.openapi_schema = _with_local_times(written)
    return app.openapi_schema


def _with_local_times(part: Any) -> Any:
    """A clock time of a shift is local and has no offset, so it is not what ``format: time`` promises."""
    match part:
        case {"type": "string", "format": "time", **rest}:
            return {"type": "string", "pattern": LOCAL_TIME, **rest}
        case dict():
            return {name: _with_local_times(inner) for name, inner in part.items()}
        case list():
            return [_with_local_times(inner) for inner in part]
        case _:
            return part


def _operation_id(route: APIRoute) -> str:
    return route.name

"""Who asks, what exactly, and on what premise: the parts of a request that every route shares."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from re import fullmatch
from typing import Annotated, TypeAlias
from uuid import UUID, uuid4

from fastapi import Depends, Header, Path, Request, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictInt, WithJsonSchema

from api import tokens
from api.composition import House
from application.authority import Actor
from application.handle import Asked
from domain.canonical import canonical
from domain.errors import Rejected
from domain.ids import AgreementId, AssessmentId, MandateId, PersonId, PlanId, ShiftCode, StaffingPlanId, UnitId

UUID_TEXT = r"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"
ETAG_TEXT = r'^"[0-9]{1,15}"$'
ID_TEXT = r"^[A-Za-z0-9][A-Za-z0-9._~-]{0,119}$"
"""Identities: ASCII, as the streams that are named after them must be."""
LINE_TEXT = r"^[^\x00-\x1f\x7f]*$"
PROSE_TEXT = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"
FINGERPRINT_TEXT = r"^[0-9a-f]{64}$"


class PositionNotReached(Rejected):
    """The reader asks to see a log position that has not been written."""

    code = "reads.not_reached"


class Body(BaseModel):
    """What a command carries. A field that is not asked for is refused, so nothing of the server's can be set."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _iso_day(value: object) -> object:
    if not isinstance(value, str) or not fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError("a day is written YYYY-MM-DD")
    return value


Day: TypeAlias = Annotated[date, BeforeValidator(_iso_day), WithJsonSchema({"type": "string", "format": "date"})]
Line: TypeAlias = Annotated[str, Field(min_length=1, max_length=200, pattern=LINE_TEXT, strict=True)]
Prose: TypeAlias = Annotated[str, Field(max_length=10_000, pattern=PROSE_TEXT, strict=True)]
Reason: TypeAlias = Annotated[str, Field(min_length=1, max_length=2_000, pattern=PROSE_TEXT, strict=True)]
Code: TypeAlias = Annotated[ShiftCode, Field(min_length=1, max_length=20, pattern=LINE_TEXT, strict=True)]
Person: TypeAlias = Annotated[PersonId, Field(pattern=ID_TEXT, strict=True)]
Unit: TypeAlias = Annotated[UnitId, Field(pattern=ID_TEXT, strict=True)]
Print: TypeAlias = Annotated[str, Field(pattern=FINGERPRINT_TEXT, strict=True)]
Level: TypeAlias = Annotated[StrictInt, Field(ge=1, le=5)]

PlanPath: TypeAlias = Annotated[PlanId, Path(pattern=ID_TEXT, description="A rota plan.")]
UnitPath: TypeAlias = Annotated[UnitId, Path(pattern=ID_TEXT, description="A unit.")]
AccountPath: TypeAlias = Annotated[PersonId, Path(pattern=ID_TEXT, description="An account of a person.")]
EmployeePath: TypeAlias = Annotated[PersonId, Path(pattern=ID_TEXT, description="An employee.")]
AgreementPath: TypeAlias = Annotated[AgreementId, Path(pattern=ID_TEXT, description="An agreement.")]
AssessmentPath: TypeAlias = Annotated[AssessmentId, Path(pattern=ID_TEXT, description="An assessment.")]
StaffingPlanPath: TypeAlias = Annotated[StaffingPlanId, Path(pattern=ID_TEXT, description="A staffing plan.")]
MandatePath: TypeAlias = Annotated[MandateId, Path(pattern=ID_TEXT, description="A mandate.")]

_bearer = HTTPBearer(
    auto_error=False,
    scheme_name="token",
    description="Who asks. So far only development tokens, which a server takes with `--development`; "
    "`forsvarlig token` issues them. Offices are never in the token: they are held by mandate.",
)


def the_house(request: Request) -> House:
    """The house that the application was made with."""
    house = request.app.state.house
    if not isinstance(house, House):
        raise TypeError("the application has no house")
    return house


TheHouse: TypeAlias = Annotated[House, Depends(the_house)]


def current_actor(
    request: Request, house: TheHouse, given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
) -> Actor:
    """Who the token speaks for. Raises ``NotSignedIn``."""
    if not house.settings.development:
        raise tokens.NotSignedIn(
            "this server takes no development tokens (it runs without --development), and has no other way to "
            "know who asks yet"
        )
    if given is None:
        raise tokens.NotSignedIn("send a development token: Authorization: Bearer …")
    return tokens.actor(request.app.state.key, given.credentials)


CurrentActor: TypeAlias = Annotated[Actor, Depends(current_actor)]


@dataclass(frozen=True, slots=True)
class Asking:
    """A command as it was sent, apart from its body."""

    actor: Actor
    method: str
    path: str
    command_id: UUID
    if_match: int | None

    def asked(self, body: Body | None = None) -> Asked:
        """What the use case is told; the same id with another body, path or actor is another request."""
        content = {
            "actor": self.actor.person,
            "method": self.method,
            "path": self.path,
            "body": None if body is None else _exact(body.model_dump(mode="json")),
        }
        request = sha256(canonical(content)).digest()
        return Asked(self.command_id, request, self.actor, self.command_id, self.if_match)


def _exact(sent: object) -> object:
    """A body with its fractions as text, for canonical bytes hold whole numbers only."""
    match sent:
        case float():
            return repr(sent)
        case dict():
            return {name: _exact(value) for name, value in sent.items()}
        case list():
            return [_exact(value) for value in sent]
        case other:
            return other


Key: TypeAlias = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        pattern=UUID_TEXT,
        description="Chosen by the client, a UUID: the id of the command. The same key with the same request gets "
        "the first answer again, for ever.",
        examples=["7b0f6d0a-2c1e-4c1f-9a4c-1f0c5b8f6e11"],
    ),
]
SeenVersion: TypeAlias = Annotated[
    str | None,
    Header(alias="If-Match", pattern=ETAG_TEXT, description='The version seen, as the ETag gave it: `"7"`.'),
]
DemandedVersion: TypeAlias = Annotated[
    str,
    Header(alias="If-Match", pattern=ETAG_TEXT, description='The version seen, as the ETag gave it: `"7"`; required.'),
]


def _asking(request: Request, actor: CurrentActor, key: Key, seen: SeenVersion = None) -> Asking:
    return Asking(actor, request.method, request.url.path, UUID(key), _version(seen))


def _asking_with_version(request: Request, actor: CurrentActor, key: Key, seen: DemandedVersion) -> Asking:
    return Asking(actor, request.method, request.url.path, UUID(key), _version(seen))


def _version(etag: str | None) -> int | None:
    return None if etag is None else int(etag.strip('"'))


Command: TypeAlias = Annotated[Asking, Depends(_asking)]
"""A command; the version seen may be named."""
CommandOnVersion: TypeAlias = Annotated[Asking, Depends(_asking_with_version)]
"""A command that must name the version seen."""


def reader(actor: CurrentActor) -> Asked:
    """A reading as the queries take it: nothing is recorded, so the id names nothing."""
    number = uuid4()
    return Asked(number, bytes(32), actor, number)


Reader: TypeAlias = Annotated[Asked, Depends(reader)]


def caught_up(
    response: Response,
    house: TheHouse,
    least: Annotated[
        int | None,
        Header(
            alias="Forsvarlig-Min-Position", ge=0, le=2**53 - 1,
            description="The answer must reflect at least this log position, as a command's answer named it.",
        ),
    ] = None,
) -> None:  # fmt: skip
    """Project what was recorded so far, and say how far the answer reaches. Raises ``PositionNotReached``."""
    reached = house.reads.catch_up()
    if least is not None and reached < least:
        raise PositionNotReached(f"the log has come to position {reached}, not to {least}", reached=reached)
    response.headers["Forsvarlig-Position"] = str(reached)


CaughtUp = Depends(caught_up)
"""For routes that read; the answer's ``Forsvarlig-Position`` is the least it reflects."""


def etag(response: Response, version: int) -> None:
    """Name the version of the aggregate that is shown."""
    response.headers["ETag"] = f'"{version}"'

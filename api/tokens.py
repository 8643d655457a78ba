"""Development tokens: who somebody says to be, signed with a key that only this machine's user holds.

They serve demonstrations and tests until real identity is there, and a server accepts them with
``--development`` only. Offices never stand in a token: they are read from mandates.
"""

import os
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from secrets import token_bytes

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from application.authority import Actor, Role
from domain.errors import Rejected
from domain.ids import PersonId

ALGORITHM = "HS256"
GRANTABLE = frozenset({Role.AUDITOR, Role.INTEGRATION, Role.UNION_REGISTRAR, Role.IMPORTER})
"""What a token may grant; everything else is held by mandate or employment."""
LIFETIME = timedelta(hours=12)


class NotSignedIn(Rejected):
    """No token, or one that this server does not accept."""

    code = "access.not_signed_in"


class RoleNotGrantable(Rejected):
    """A token cannot grant that role."""

    code = "access.role_not_grantable"


def key_file() -> Path:
    """Where the development key lies: ``FORSVARLIG_DEVELOPMENT_KEY``, or in the user's state directory."""
    named = os.environ.get("FORSVARLIG_DEVELOPMENT_KEY")
    if named:
        return Path(named)
    state = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return state / "forsvarlig" / "development.key"


def development_key(path: Path) -> OctKey:
    """The key in ``path``, made at random, for its owner's eyes only, when there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pass
    else:
        with os.fdopen(handle, "wb") as file:
            file.write(token_bytes(32))
    return OctKey.import_key(path.read_bytes())


def issue(key: OctKey, person: PersonId, granted: Iterable[Role] = ()) -> str:
    """A token for ``person``, good for twelve hours of the machine's clock. Raises ``RoleNotGrantable``."""
    roles = sorted(granted)
    for role in roles:
        if role not in GRANTABLE:
            raise RoleNotGrantable(
                f"{role} is held by mandate or employment; a token grants {', '.join(sorted(GRANTABLE))}", role=role
            )
    now = datetime.now(UTC)
    claims = {"iss": "forsvarlig-development", "sub": person, "roles": [r.value for r in roles],
              "iat": int(now.timestamp()), "exp": int((now + LIFETIME).timestamp())}  # fmt: skip
    return jwt.encode({"alg": ALGORITHM}, claims, key, algorithms=[ALGORITHM])


def actor(key: OctKey, token: str) -> Actor:
    """Who the token speaks for. Raises ``NotSignedIn``, without saying which check failed."""
    registry = jwt.JWTClaimsRegistry(
        iss={"essential": True, "value": "forsvarlig-development"},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
    )
    try:
        claims = jwt.decode(token, key, algorithms=[ALGORITHM]).claims
        registry.validate(claims)
        granted = frozenset(Role(r) for r in claims.get("roles", ()))
    except (JoseError, ValueError, TypeError) as error:
        raise NotSignedIn("the token is not one that this server accepts, or has run out") from error
    if not isinstance(claims["sub"], str) or not granted <= GRANTABLE:
        raise NotSignedIn("the token is not one that this server accepts, or has run out")
    return Actor(PersonId(claims["sub"]), granted)

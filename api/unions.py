"""Trade unions, as the hospital knows them."""

from typing import Annotated, TypeAlias

from fastapi import APIRouter, Depends, Path, Response, status
from pydantic import Field, StrictBool

from api.answers import COMMANDING, READING, Done, done
from api.asking import Body, Command, Reader, Reason, TheHouse, etag
from api.asking import current_actor as signed_in
from application.unions import UnionInFull
from domain.ids import Union

NAME = r"^[^\x00-\x1f\x7f/]+$"
UnionName: TypeAlias = Annotated[Union, Field(min_length=1, max_length=80, pattern=NAME)]
UnionPath: TypeAlias = Annotated[
    Union, Path(min_length=1, max_length=80, pattern=NAME, description="A union by its short name.")
]

router = APIRouter(prefix="/v1/unions", tags=["unions"], dependencies=[Depends(signed_in)])


class Registration(Body):
    """A union, and whether it has right of nomination (*innstillingsrett*)."""

    union: UnionName
    right_of_nomination: StrictBool


class Correction(Body):
    """How it is, and why that is recorded now."""

    right_of_nomination: StrictBool
    because: Reason


@router.post("", status_code=status.HTTP_201_CREATED, responses=COMMANDING)
def register_union(sent: Registration, command: Command, house: TheHouse, response: Response) -> Done:
    """Register a union; its first administrator is granted a mandate by the same registrar."""
    receipt = house.unions.register(command.asked(sent), sent.union, right_of_nomination=sent.right_of_nomination)
    return done(response, receipt)


@router.get("/{union}", responses=READING)
def show_union(union: UnionPath, asked: Reader, house: TheHouse, response: Response) -> UnionInFull:
    """One union; the ETag is its version."""
    found = house.unions.show(asked, union)
    etag(response, found.version)
    return found


@router.post("/{union}/correction", responses=COMMANDING)
def correct_union(union: UnionPath, sent: Correction, command: Command, house: TheHouse, response: Response) -> Done:
    """Say how it is; what was done before stands."""
    receipt = house.unions.correct(
        command.asked(sent), union, right_of_nomination=sent.right_of_nomination, because=sent.because
    )
    return done(response, receipt)

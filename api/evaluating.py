"""How good a plan's rota is."""

from fastapi import APIRouter, Depends, Response

from api.answers import READING
from api.asking import CaughtUp, PlanPath, Reader, TheHouse, etag
from api.asking import current_actor as signed_in
from api.evaluations import EvaluationView, viewed

router = APIRouter(prefix="/v1/rota-plans/{plan}", tags=["readings"], dependencies=[Depends(signed_in)])


@router.get("/evaluation", responses=READING, dependencies=[CaughtUp])
def show_evaluation(plan: PlanPath, asked: Reader, house: TheHouse, response: Response) -> EvaluationView:
    """The present lines in figures; a person's own go to the employer, the auditor and the person."""
    found = house.evaluating.evaluation(asked, plan)
    etag(response, found.version)
    return viewed(found.evaluation, found.people, found.version)

"""Judges what was recorded, in the order of the log and by nothing else: no decider, no readiness, no state."""

from collections.abc import Iterator, Sequence
from datetime import date

from application.ports.event_store import Recorded
from domain.agreement.events import AgreementNoticeGiven, AgreementSigned
from domain.assessment.events import AssessmentConcluded, AssessmentReopened
from domain.ids import PersonId
from domain.representation.events import MandateGranted, MandateRevoked, Office
from domain.rota.events import RotaLineChanged, RotaProposed, RotaPublished, RotaWithdrawn
from tests.application.participation.racing import Races
from tests.application.participation.ward import FIRST, TODAY

EMPLOYERS = {Office.UNIT_LEADER, Office.ROTA_PLANNER, Office.CLINIC_DIRECTOR}
Accounts = dict[PersonId, PersonId]
"""The other account of a person who has two."""


def unlawful(facts: Sequence[Recorded], accounts: Accounts) -> Iterator[str]:
    """Everything that stands in the log after what forbade it, for one plan that was proposed and ready before."""
    ended: dict[str, date] = {}
    reopened: set[str] = set()
    moved = published = gone = False
    employers: set[PersonId] = set()
    for r in facts:
        match r.event:
            case AgreementNoticeGiven(agreement=name, last_day=day) | MandateRevoked(mandate=name, last_day=day):
                ended[name] = day
            case MandateGranted(person=person, office=office) if office in EMPLOYERS:
                employers |= {person, accounts.get(person, person)}
            case AssessmentReopened(assessment=name):
                reopened.add(name)
            case AssessmentConcluded(assessment=name):
                reopened.discard(name)
            case RotaLineChanged():
                moved, published = True, False
            case RotaProposed():
                moved = False
            case RotaWithdrawn():
                gone = True
            case AgreementSigned(mandate=mandate, by=by):
                if mandate is not None and ended.get(mandate, TODAY) < TODAY:
                    yield f"{r.position}: signed under {mandate}, which had ended"
                if by in employers:
                    yield f"{r.position}: signed by {by}, who was on the employer's side"
            case RotaPublished(agreements=agreements, assessment=assessment):
                if not any(".10-8-3." in name for name in agreements):
                    yield f"{r.position}: published without the agreement it needs"
                if late := [name for name in agreements if ended.get(name, FIRST) < FIRST]:
                    yield f"{r.position}: published on {late}, which had ended"
                if assessment in reopened:
                    yield f"{r.position}: published on {assessment}, which was reopened"
                if moved:
                    yield f"{r.position}: published after a line was changed"
                if published or gone:
                    yield f"{r.position}: published what was published or given up"
                published = True
            case _:
                pass  # nothing else forbids or is forbidden here


def judged(races: Races, accounts: Accounts | None = None) -> None:
    """Nothing unlawful stands in the log; who was told "done" stands in it, and who was refused does not."""
    for unit, facts in races.facts.items():
        found = list(unlawful(facts, accounts or {}))
        assert not found, f"{unit}: {found}, {[(r.position, r.name, r.actor) for r in facts]}"
        commands = {}
        for r in facts:
            commands[r.command_id] = r.position
        for came in races.outcomes[unit]:
            if came.receipt is None:
                assert came.command not in commands, f"{unit}: refused ({came.told}), and recorded"
            else:
                assert commands.get(came.command) == came.receipt.position, f"{unit}: acknowledged, and lost"
        assert set(commands) <= {came.command for came in races.outcomes[unit]}

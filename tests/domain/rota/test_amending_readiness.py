"""What an amendment of a published plan asks of its discussion: nothing, where all those concerned accepted it."""

from dataclasses import replace

from domain.ids import PersonId
from domain.rota.events import ChangeAccepted, PlanLine, RotaPlanEvent
from domain.rota.readiness import readiness
from domain.rota.rota_plan import ROTA_PLAN
from domain.rota.states import Lines
from tests.domain.rota.plans import IMPORTED, IN_PLACE, PUBLISHED, ROTA, edit, proposal
from tests.examples import ANNE, BJORN, PERIOD, PLAN, A, D
from tests.scenario import given

MOVED = edit(edit(ROTA.lines, ANNE, PERIOD.last_day, A), BJORN, PERIOD.last_day, D)
"""Anne and Bjørn have one day more each."""


def amended(lines: Lines, revision: int = 2) -> tuple[RotaPlanEvent, ...]:
    taken = replace(IMPORTED, lines=tuple(PlanLine(e, days) for e, days in lines.items()))
    return (taken, proposal(lines, revision))


def accepted(employee: PersonId, lines: Lines, revision: int = 2) -> ChangeAccepted:
    return ChangeAccepted(PLAN, employee, revision, proposal(lines).lines[employee], employee)


def codes(*history: RotaPlanEvent) -> list[str]:
    return [o.code for o in readiness(given(ROTA_PLAN, *PUBLISHED, *history).state, IN_PLACE)]


def test_it_is_discussed_unless_everybody_whose_line_changes_accepted_it() -> None:
    after = amended(MOVED)
    assert codes(*after) == ["discussion.missing"]
    assert codes(*after, accepted(ANNE, MOVED)) == ["discussion.missing"]
    assert codes(*after, accepted(ANNE, MOVED), accepted(BJORN, MOVED)) == []


def test_what_was_accepted_is_that_very_line() -> None:
    after = (*amended(MOVED), accepted(ANNE, MOVED), accepted(BJORN, MOVED))
    other = edit(MOVED, ANNE, PERIOD.last_day, D)
    assert codes(*after, *amended(other, 3)) == ["discussion.missing"]
    assert codes(*after, *amended(other, 3), accepted(ANNE, other, 3)) == []


def test_lines_put_back_as_they_were_need_no_discussion() -> None:
    assert codes(*amended(ROTA.lines)) == []


def test_a_first_publication_is_never_merely_accepted() -> None:
    first = tuple(PUBLISHED[:2])
    history = (*first, proposal(ROTA.lines), *(accepted(e, ROTA.lines, 1) for e in (ANNE, BJORN)))
    found = [o.code for o in readiness(given(ROTA_PLAN, *history).state, IN_PLACE)]
    assert found == ["discussion.missing"]

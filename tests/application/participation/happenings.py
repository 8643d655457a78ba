"""What may happen to a plan, and how each thing that stands in its way is removed: through the use cases alone."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

from application.rota.publishing import Readiness
from domain.assessment.events import Audience, Conclusion, Side
from domain.calendar import DAY, Period
from domain.errors import Rejected
from domain.ids import UnitId
from domain.representation.events import Office
from domain.rota.obstacles import Obstacle
from tests.application.participation.life import ADMINISTRATOR, Life, asked
from tests.application.participation.ward import DAYTIME, FIRST, NSF, YEARS

Happening = Callable[[Life], object]
"""One act or several; a refusal is as good as a deed."""
AUDIENCES = {a.value: a for a in Audience}


def ready(life: Life) -> Readiness:
    """What stands in the way, as the leader reads it."""
    return life.house.publishing.readiness(life.by("leder"), life.plan)


def today(life: Life) -> date:
    """Where the story's clock stands."""
    clock = life.house.story_clock
    assert clock is not None
    return clock.today


def pass_days(life: Life, days: int) -> None:
    clock = life.house.story_clock
    assert clock is not None
    clock.set(clock.today + timedelta(days=days))


def begun(life: Life) -> None:
    """The ward, with somebody above the leader and somebody on the committee."""
    life.begin()
    life.appoint("sjef", Office.CLINIC_DIRECTOR)
    committee, unit = life.person("amu"), UnitId(life.unit)
    life.house.mandating.grant(life.importer(), committee, Office.COMMITTEE, (unit,), YEARS, None)


def begun_and_ready(life: Life) -> None:
    """The same, and nothing stands in the way."""
    begun(life)
    life.until_ready(begun=True)


def newest(life: Life) -> int:
    """The revision whose assessment is the plan's newest; the last revision where there is none."""
    last = ready(life).revision
    opened = (n for n in range(last, 0, -1) if life.house.store.stream(f"assessment-{life.assessment(n)}"))
    return next(opened, last)


def move_a_shift(life: Life, who: str, week: int, weekday: int) -> None:
    """The last day's shift of a week to another day, or back: as many hours as before."""
    monday = FIRST + 7 * week * DAY
    life.change(who, {monday + 3 * DAY: None, monday + (4 + weekday) * DAY: DAYTIME})


def move_back(life: Life, who: str, week: int) -> None:
    monday = FIRST + 7 * week * DAY
    life.change(who, {monday + 3 * DAY: DAYTIME, **{monday + day * DAY: None for day in (4, 5, 6)}})


def drop_a_shift(life: Life, who: str) -> None:
    """Fewer hours than are due."""
    life.change(who, {FIRST + DAY: None})


def assess(life: Life) -> None:
    """The last revision anew, and what it takes for granted."""
    life.open_assessment()
    life.look_at_both_sides(newest(life))
    life.assume(newest(life))


def high_risk(life: Life) -> None:
    """A hazard that is left as it is, and a conclusion that says so."""
    name, assessing, revision = life.assessment(newest(life)), life.house.assessing, newest(life)
    assessing.hazard(life.by("leder"), name, "gap", Side.PATIENT_SAFETY, "nobody there", "", 4, 4)
    assessing.measure(life.by("leder"), name, "gap", "call somebody", life.person("leder"), FIRST, 4, 4)
    with suppress(Rejected):
        life.reopen(revision)
    life.conclude(Conclusion.SOUND_WITH_MEASURES, today(life) + 60 * DAY, revision)


def low_risk(life: Life) -> None:
    name, assessing = life.assessment(newest(life)), life.house.assessing
    assessing.measure(life.by("leder"), name, "gap", "one more", life.person("leder"), FIRST, 1, 2)


def accept_risk(life: Life) -> None:
    name = life.assessment(newest(life))
    life.house.assessing.show(life.by("leder"), name, life.person("amu"), Audience.COMMITTEE)
    life.house.concluding.accept(life.by("sjef"), name, "for as long as it takes")


def conclude(life: Life, days: int = 60) -> None:
    life.conclude(Conclusion.SOUND, today(life) + days * DAY, newest(life))


def carry(life: Life) -> None:
    life.house.concluding.carry(life.by("leder"), life.assessment(newest(life)), "little has changed")


def comment(life: Life, who: str) -> None:
    life.house.commenting.comment(life.by(who), life.plan, None, None, "the weekends")


def accept_change(life: Life, who: str) -> None:
    """Somebody's own yes to the changed line as it stands."""
    person = life.person(who)
    line = life.house.reading.plan(life.by("leder"), life.plan).line_fingerprints.get(person)
    if line is None:
        return  # nothing is proposed
    life.house.amending.accept(life.by(who), life.plan, person, line)


def invite_and_meet(life: Life) -> None:
    """A meeting of whatever was sent out, three days ago at the earliest."""
    name = f"d-{life.house.store.head()}"
    there = (life.person("nsf"), life.person("vo"))
    life.house.discussing.invite(life.by("leder"), life.plan, name, today(life), today(life), there)
    life.discuss(name, today(life))


def discuss(life: Life, days_ago: int = 0, *, confirmed: bool = False) -> None:
    name = f"d-{life.house.store.head()}"
    life.discuss(name, today(life) - days_ago * DAY)
    if confirmed:
        life.confirm(name)


def dispute(life: Life) -> None:
    name = f"d-{life.house.store.head()}"
    life.discuss(name, today(life))
    life.house.discussing.dispute(life.by("nsf"), life.plan, name, "it was another day")


def grant_anew(life: Life, days: int) -> None:
    """The union's representative, from today for so long."""
    period = Period(today(life), today(life) + days * DAY)
    unit, by = UnitId(life.unit), asked(ADMINISTRATOR)
    life.house.mandating.grant(by, life.person("nsf"), Office.UNION_REPRESENTATIVE, (unit,), period, NSF)


def revoke(life: Life) -> None:
    life.revoke("nsf", Office.UNION_REPRESENTATIVE, today(life) - DAY)


def offer_and_sign(life: Life) -> None:
    with suppress(Rejected):
        life.offer()
    life.sign()


def same_person(life: Life, who: str) -> None:
    """It comes out that the leader has somebody else's account too."""
    life.link("leder", who)


def tell_apart(life: Life) -> None:
    life.house.identities.tell_apart(life.importer(), life.person("leder"), "mistaken")


def mend(life: Life) -> None:
    """Whatever stands in the way, removed by whoever can, as far as it goes in one round."""
    for obstacle in ready(life).obstacles:
        with suppress(Rejected):
            _mended(life, obstacle)


def _mended(life: Life, obstacle: Obstacle) -> None:
    match obstacle.code.partition("."):
        case "plan", _, "not_proposed":
            _propose(life)
        case "plan", _, _:
            amend(life)
        case "staffing", _, _:
            life.approve_need()
        case "finding", _, _:
            life.import_rota()
            life.propose()
        case "agreement", _, _:
            offer_and_sign(life)
        case "assessment", _, why:
            _assessed(life, why, obstacle)
        case "discussion", _, "late":
            for who in "ab":
                with suppress(Rejected):
                    accept_change(life, who)
        case "discussion", _, _:
            discuss(life, 1, confirmed=True)
        case "comment", _, _:
            answer = life.house.commenting.answer
            answer(life.by("leder"), life.plan, obstacle.subject, "it stays as it is", changed=False)
        case "segregation", _, _:
            tell_apart(life)
        case _:
            raise AssertionError(f"nobody knows how {obstacle.code} is removed")


def amend(life: Life) -> None:
    """Another draft of a published plan: a shift moved, one or another."""
    number = life.house.store.head()
    who, week = "ab"[number % 2], number // 2 % 2
    try:
        move_a_shift(life, who, week, number % 3)
    except Rejected:
        move_back(life, who, week)


def _propose(life: Life) -> None:
    try:
        life.propose()
    except Rejected:
        life.import_rota()
        life.propose()


def _assessed(life: Life, why: str, obstacle: Obstacle) -> None:
    match why:
        case "missing":
            assess(life)
        case "other_revision":
            try:
                carry(life)
            except Rejected:
                assess(life)
        case "not_shown":
            life.show(AUDIENCES[obstacle.because], newest(life))
        case "risk_not_accepted":
            accept_risk(life)
        case "review_due":
            life.reopen(newest(life))
            conclude(life)
        case _:
            for act in (Life.observe_little, low_risk, conclude):
                with suppress(Rejected):
                    act(life)

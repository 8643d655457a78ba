"""Input that cannot have been meant is refused by name, saying who, which shift and when."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.errors import Rejected
from domain.ids import PersonId
from domain.working_time.figures import Figures
from domain.working_time.input import (
    AgreementCoversNobody,
    LongerThanItsShift,
    ShiftEndsBeforeItStarts,
    ShiftsOverlap,
    ShiftTooLong,
    TooYoungToWork,
    checked,
)
from domain.working_time.judging import NotInTheCase, judge
from domain.working_time.model import Agreements, Basis, Case, Shift
from domain.working_time.register import standard_rule_set
from tests.domain.working_time.lines import (
    HALF_YEAR,
    PERSON,
    UNIT,
    agreed,
    called_out,
    line,
    shift,
    standby,
    with_extra,
    with_passive,
)

H = timedelta(hours=1)
EVENING = shift("2027-02-01", "15:00", "22:30")


def case(*shifts: Shift, born: str | None = None) -> Case:
    person = line(born=born).person
    other = replace(person, employee=PersonId("a"))
    return Case(HALF_YEAR, UNIT, {PERSON: person, other.employee: other}, shifts)


def lasting(hours: float, of: Shift = EVENING) -> Shift:
    return replace(of, ends=of.starts + timedelta(hours=hours))


def covering(*people: PersonId) -> Case:
    agreement = replace(agreed(Basis.REST, name="r-1"), covers=frozenset(people))
    return replace(case(), agreements=Agreements((agreement,)))


MEANT: Sequence[tuple[str, Case]] = [
    ("nothing", case()),
    ("24 h", case(lasting(24))),
    ("standby of a week", case(standby("2027-02-01", "08:00", "08:00", days=7))),
    ("one ends as the next starts", case(EVENING, shift("2027-02-01", "22:30", "07:00"))),
    ("a call-out inside standby", case(
        standby("2027-02-01", "16:00", "08:00"), called_out(shift("2027-02-01", "20:00", "22:00")))),
    ("two people at the same time", case(EVENING, replace(EVENING, employee=PersonId("a")))),
    ("breaks a minute shorter than the shift", case(shift("2027-02-01", "15:00", "15:31", unpaid=15, paid=15))),
    ("passive and extra all through", case(with_extra(with_passive(lasting(8), 8), 8))),
    ("15 years old on the day", case(EVENING, born="2012-02-01")),
    ("14 years old without work", case(born="2014-01-01")),
    ("nobody knows how old", case(EVENING)),
    ("02:30 to 03:30 over the October change", case(shift("2027-10-31", "02:30", "03:30"))),
]  # fmt: skip

REFUSED: Sequence[tuple[str, Case, type[Rejected], str]] = [
    ("it ends as it starts", case(lasting(0)), ShiftEndsBeforeItStarts, "p: shift 2027-02-01 15:00 to 15:00"),
    ("it ends before", case(lasting(-3)), ShiftEndsBeforeItStarts, "15:00 to 12:00"),
    (
        "02:30 to 03:15 over the March change, half an hour that is none",
        case(replace(shift("2027-03-28", "02:30", "03:30"), ends=shift("2027-03-28", "02:00", "03:00").ends)),
        ShiftEndsBeforeItStarts,
        "2027-03-28",
    ),
    ("30 h", case(lasting(30)), ShiftTooLong, "p: shift 2027-02-01 15:00 to 2027-02-02 21:00 is 30 h; up to 24 h"),
    ("24 h and a minute", case(lasting(24 + 1 / 60)), ShiftTooLong, "up to 24 h"),
    (
        "a week and a minute of standby",
        case(standby("2027-02-01", "08:00", "08:01", days=7)),
        ShiftTooLong,
        "p: standby 2027-02-01 08:00 to 2027-02-08 08:01 is 168.017 h; up to 168 h",
    ),
    ("a night of 25 h over the October change by the clock of 24", case(
        replace(EVENING, starts=shift("2027-10-30", "20:00", "21:00").starts,
                ends=shift("2027-10-31", "20:00", "21:00").starts)), ShiftTooLong, "is 25 h"),
    ("breaks as long as the shift", case(shift("2027-02-01", "15:00", "15:30", unpaid=10, paid=20)),
     LongerThanItsShift, "breaks of 0.5 h in 0.5 h"),
    ("a break that is less than none", case(shift("2027-02-01", "15:00", "16:00", unpaid=-10, paid=0)),
     LongerThanItsShift, "breaks of -0.166667 h"),
    ("passive time longer than the shift", case(with_passive(lasting(8), 9)), LongerThanItsShift, "time of 9 h"),
    ("more extra time than time", case(with_extra(lasting(8), 8.5)), LongerThanItsShift, "of 8.5 h in 8 h"),
    (
        "a minute in both",
        case(shift("2027-02-01", "22:29", "07:00"), EVENING),
        ShiftsOverlap,
        "p: shift 2027-02-01 15:00 to 22:30 and shift 2027-02-01 22:29 to 2027-02-02 07:00 overlap; only a call-out",
    ),
    ("the same shift twice", case(EVENING, EVENING), ShiftsOverlap, "overlap"),
    (
        "planned work inside standby",
        case(standby("2027-02-01", "16:00", "08:00"), shift("2027-02-01", "20:00", "22:00")),
        ShiftsOverlap,
        "p: standby 2027-02-01 16:00 to 2027-02-02 08:00 and shift 2027-02-01 20:00 to 22:00",
    ),
    ("a shift of somebody unknown", case(replace(EVENING, employee=PersonId("x"))), NotInTheCase, "x has a shift on"),
    (
        "the day before the fifteenth birthday",
        case(EVENING, born="2012-02-02"),
        TooYoungToWork,
        "p: shift 2027-02-01 15:00 to 22:30 at the age of 14; from 15 on",
    ),
    (
        "an agreement with somebody else",
        covering(PersonId("z")),
        AgreementCoversNobody,
        "agreement r-1 covers z, none",
    ),
    (
        "an agreement with nobody",
        covering(),
        AgreementCoversNobody,
        "covers nobody",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("label", "meant"), MEANT, ids=[label for label, _ in MEANT])
def test_what_can_be_meant_is_let_through(label: str, meant: Case) -> None:
    assert checked(meant) is meant


@pytest.mark.parametrize(("label", "refused", "by", "words"), REFUSED, ids=[label for label, *_ in REFUSED])
def test_what_cannot_be_meant_is_refused_by_name(label: str, refused: Case, by: type[Rejected], words: str) -> None:
    with pytest.raises(by) as refusal:
        checked(refused)
    assert words in refusal.value.message
    assert refusal.value.details


def test_judging_itself_refuses_nobody_but_the_unknown() -> None:
    for label, odd, by, _ in REFUSED:
        if by is not NotInTheCase:
            assert judge(odd, standard_rule_set()), label


def test_the_age_is_a_figure_of_the_set() -> None:
    figures = Figures()
    older = replace(figures, youth_age=replace(figures.youth_age, value=16))
    with pytest.raises(TooYoungToWork, match="from 16 on"):
        checked(case(EVENING, born="2012-02-01"), older)


def test_details_say_which_two() -> None:
    with pytest.raises(ShiftsOverlap) as refusal:
        checked(case(EVENING, shift("2027-02-01", "20:00", "23:00")))
    assert refusal.value.details == {
        "employee": "p",
        "first": "shift 2027-02-01 15:00 to 22:30",
        "second": "shift 2027-02-01 20:00 to 23:00",
    }

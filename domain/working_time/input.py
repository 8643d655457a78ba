"""What no case may hold: shifts that cannot have been meant, refused by name before anything is judged.

``judge`` itself is total and gives odd input findings; whoever reads input from outside asks here first.
"""

from collections.abc import Iterator
from itertools import chain

from domain.calendar import DAY, OSLO, WEEK
from domain.errors import Rejected
from domain.law import Figure
from domain.working_time.figures import Figures
from domain.working_time.judging import shifts_by_person
from domain.working_time.model import HOUR, ZERO, Agreed, Case, Shift, Terms
from domain.working_time.rules.plan import overlaps


class ShiftEndsBeforeItStarts(Rejected):
    """A shift ends before it has started, or as it starts."""

    code = "working_time.ends_before_it_starts"


class ShiftTooLong(Rejected):
    """One shift lasts more than 24 hours, or one standby more than a week; a longer duty is put as several."""

    code = "working_time.shift_too_long"


class LongerThanItsShift(Rejected):
    """Breaks, passive time or time beyond the agreed hours do not fit into the shift they are in."""

    code = "working_time.longer_than_its_shift"


class ShiftsOverlap(Rejected):
    """Two shifts of one person share time; only a call-out may lie inside standby."""

    code = "working_time.shifts_overlap"


class TooYoungToWork(Rejected):
    """A shift of somebody below the age from which the act's rules on young workers begin."""

    code = "working_time.too_young"


class AgreementCoversNobody(Rejected):
    """An agreement covers none of the people of the case."""

    code = "working_time.agreement_covers_nobody"


def checked(case: Case, figures: Figures | None = None) -> Case:
    """``case`` as it is, when it can be meant. An age that is not known is let pass.

    Raises the first of the refusals of this module, and ``NotInTheCase`` for a shift of somebody without terms.
    """
    youngest = (figures or Figures()).youth_age
    own = shifts_by_person(case)
    refusals = chain(
        chain.from_iterable(
            chain(_shifts(own[employee]), _too_young(person, own[employee], youngest))
            for employee, person in sorted(case.people.items())
        ),
        (_covers_nobody(each) for each in case.agreements.all if not each.covers & case.people.keys()),
    )
    for refusal in refusals:
        raise refusal
    return case


def _shifts(own: list[Shift]) -> Iterator[Rejected]:
    """What is wrong with the shifts of one person, each by itself first."""
    for shift in own:
        yield from _alone(shift)
    for before, after in overlaps(sorted(own, key=lambda s: (s.starts, s.ends))):
        yield ShiftsOverlap(
            f"{before.employee}: {_said(before)} and {_said(after)} overlap; only a call-out may lie inside standby",
            employee=before.employee,
            first=_said(before),
            second=_said(after),
        )


def _alone(shift: Shift) -> Iterator[Rejected]:
    lasts, who = shift.ends - shift.starts, {"employee": shift.employee, "shift": _said(shift)}
    said = f"{shift.employee}: {_said(shift)}"
    if lasts <= ZERO:
        yield ShiftEndsBeforeItStarts(f"{said}; an end after the start is accepted", **who)
    longest = WEEK if shift.standby else DAY
    if lasts > longest:
        yield ShiftTooLong(
            f"{said} is {lasts / HOUR:g} h; up to {longest / HOUR:g} h is accepted, so put a longer duty as several, "
            "one after the other",
            hours_at_most=longest / HOUR,
            **who,
        )
    breaks = shift.unpaid_break + shift.paid_break
    parts = {"breaks": breaks, "passive time": shift.passive, "time beyond the agreed hours": shift.extra}
    for what, part in parts.items():
        if part < ZERO or part > lasts or (part == lasts and what == "breaks"):
            yield LongerThanItsShift(
                f"{said}: {what} of {part / HOUR:g} h in {lasts / HOUR:g} h; no more than fits inside is accepted",
                **who,
            )


def _too_young(person: Terms, own: list[Shift], youngest: Figure[int]) -> Iterator[Rejected]:
    for shift in own:
        age = person.age(shift.day)
        if age is not None and age < youngest.value:
            yield TooYoungToWork(
                f"{person.employee}: {_said(shift)} at the age of {age}; from {youngest.value} on is accepted "
                f"({youngest.source.paragraph})",
                employee=person.employee,
                shift=_said(shift),
                age_at_least=youngest.value,
            )


def _covers_nobody(agreement: Agreed) -> Rejected:
    covered = ", ".join(sorted(agreement.covers)) or "nobody"
    return AgreementCoversNobody(
        f"agreement {agreement.name} covers {covered}, none of the case's people; name one of them",
        agreement=agreement.name,
    )


def _said(shift: Shift) -> str:
    """``2027-02-01 15:00 to 22:30``, by Oslo clocks; the end with its day where that is another."""
    starts, ends = shift.starts.astimezone(OSLO), shift.ends.astimezone(OSLO)
    until = f"{ends:%H:%M}" if ends.date() == starts.date() else f"{ends:%Y-%m-%d %H:%M}"
    return f"{'standby' if shift.standby else 'shift'} {starts:%Y-%m-%d %H:%M} to {until}"

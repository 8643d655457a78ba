"""One person's record of hours across the years that a stretch of days touches."""

from collections.abc import Iterator
from dataclasses import dataclass

from application.authority import Role, act_as, roles
from application.handle import Work
from application.names import hours_id
from domain.calendar import DAY, WEEK, Period, monday
from domain.hours.events import RestGiven
from domain.hours.hours import HOURS
from domain.hours.states import Debt, Entry, HoursOfYear
from domain.ids import PersonId
from domain.workforce.employee import EMPLOYEE, Registered
from domain.workforce.errors import EmployeeUnknown


@dataclass(frozen=True, slots=True)
class Records:
    """What the streams of ``years`` hold of one person."""

    years: dict[int, HoursOfYear]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that stand, in time order."""
        found = (e for year in self.years.values() for e in year.standing)
        return tuple(sorted(found, key=lambda e: (e.work.starts, e.work.ends)))

    @property
    def debts(self) -> Iterator[Debt]:
        """The debts of rest, by year."""
        return (debt for year in self.years.values() for debt in year.debts.values())

    @property
    def rests(self) -> Iterator[RestGiven]:
        """The rest that stands as given, by year."""
        return (rest for year in self.years.values() for rest in year.rests.values())

    def beside(self, year: int) -> "Records":
        """The same without that year."""
        return Records({y: hours for y, hours in self.years.items() if y != year})


def records(work: Work, employee: PersonId, days: Period) -> Records:
    """The person's records of every year that ``days`` touch, and the year before: rest owed then may be given now."""
    years = range(days.first_day.year - 1, days.last_day.year + 1)
    return Records({year: work.load(HOURS, hours_id(employee, year)) for year in years})


def whole_weeks(days: Period) -> Period:
    """The Monday-to-Sunday weeks that hold ``days``."""
    return Period(monday(days.first_day), monday(days.last_day) + 6 * DAY)


def wider(days: Period) -> Period:
    """``days`` with a week on either side, so that what is judged at an end sees its neighbours."""
    return Period(days.first_day - WEEK, days.last_day + WEEK)


def known_employee(work: Work, employee: PersonId) -> Registered:
    """The employee, to the person and to those who have to do with the unit. Raises ``EmployeeUnknown``."""
    found = work.load(EMPLOYEE, employee)
    person = work.asked.actor.person
    if not isinstance(found, Registered) or not (employee == person or roles(work, found.unit)):
        # The same words for somebody elsewhere and for nobody: who works where is not told by guessing.
        raise EmployeeUnknown(f"no employee {employee} is known to you", employee=employee)
    return found


def may_record(work: Work, employee: PersonId) -> Registered:
    """The employee, once the actor is found to be that person or the leader. Raises ``NotAllowed``."""
    found = known_employee(work, employee)
    act_as(work, found.unit, Role.EMPLOYEE if employee == work.asked.actor.person else Role.UNIT_LEADER)
    return found

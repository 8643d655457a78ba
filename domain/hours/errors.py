"""Refusals concerning hours worked and compensatory rest."""

from domain.errors import Rejected


class EntryIsRecorded(Rejected):
    """The entry's id is taken in that year or beside it; correct the entry, or choose another id."""

    code = "hours.is_recorded"


class EntryUnknown(Rejected):
    """No such entry in the person's record of that year."""

    code = "hours.unknown"


class EntryIsWithdrawn(Rejected):
    """The entry was withdrawn; record the hours as a new one."""

    code = "hours.is_withdrawn"


class NothingCorrected(Rejected):
    """A correction changes something."""

    code = "hours.nothing_corrected"


class EndsBeforeStart(Rejected):
    """Hours, and rest, end after they start."""

    code = "hours.ends_before_start"


class LongerThanADay(Rejected):
    """One entry of work is no longer than a day, one of standby away from the workplace no longer than a week."""

    code = "hours.too_long"


class InTheFuture(Rejected):
    """Hours, and rest, are recorded once they are over."""

    code = "hours.in_the_future"


class InAnotherYear(Rejected):
    """An entry stays in the year it starts in; withdraw it and record it anew there."""

    code = "hours.in_another_year"


class BreakTooLong(Rejected):
    """The breaks of an entry are shorter than the entry, and none is negative."""

    code = "hours.break_too_long"


class BeyondOutsideTheWork(Rejected):
    """Time beyond agreed hours begins within the entry; standby has none, the call-out has."""

    code = "hours.beyond_outside_the_work"


class HoursOverlap(Rejected):
    """Nobody works twice at once; only a call-out lies inside standby."""

    code = "hours.overlap"


class DebtUnknown(Rejected):
    """No such rest was found owed in the person's record of that year."""

    code = "hours.debt_unknown"


class RestIsGiven(Rejected):
    """The rest's id is taken in that year."""

    code = "hours.rest_is_given"


class RestUnknown(Rejected):
    """No such rest stands as given in the person's record of that year."""

    code = "hours.rest_unknown"


class MoreRestThanOwed(Rejected):
    """Rest is given up to what is outstanding; free time beyond it is not compensatory rest."""

    code = "hours.more_rest_than_owed"


class RestBeforeTheDebt(Rejected):
    """Rest makes good what was lost before it, never what is lost later."""

    code = "hours.rest_before_the_debt"


class RestDuringWork(Rejected):
    """Compensatory rest is free of work, and no hour of it is counted twice."""

    code = "hours.rest_during_work"

"""What an offer must say before it may be made, by the paragraph it stands on."""

from datetime import timedelta

from domain.agreement.commands import ProposeAgreement, RecordConsent
from domain.agreement.errors import (
    AgreementPeriodTooLong,
    AssessmentNotNamed,
    AveragingNotSet,
    CompensatoryRestNotSet,
    NobodyInScope,
    NoticeBackwards,
    PeriodTooLong,
    WrongGrantor,
)
from domain.working_time.model import Basis, Grantor

LONGEST_WEEKS = {
    Basis.AVERAGING_INDIVIDUAL: 52,
    Basis.AVERAGING: 52,
    Basis.AVERAGING_AUTHORITY: 26,
    Basis.SUNDAYS: 26,
}
"""Longest averaging period in weeks: AML § 10-5 (1), (2) and (3), § 10-8 (4)."""
COUNTERPARTS = {
    Grantor.INDIVIDUAL: ((False, True), "agreed with the individual employee"),
    Grantor.REPRESENTATIVES: ((True, False), "agreed with a union"),
    Grantor.UNION: ((True, False), "agreed with a union"),
    Grantor.AUTHORITY: (None, "granted by the Labour Inspection Authority and agreed with nobody"),
    Grantor.ASSESSMENT: (None, "an assessment of the plan and agreed with nobody"),
}
"""Whether an offer names a union and an employee, and in words with whom it is made, by who may grant the deviation."""
RESTED_FOR = frozenset({Basis.TOTAL_DAY, Basis.REST, Basis.NIGHT})
"""The bases whose agreement says how the rest is compensated: AML § 10-6 (9), § 10-8 (3), § 10-11 (9)."""
OF_NIGHTS = frozenset({Basis.NIGHT_PERIOD, Basis.NIGHT_OWN_WISH, Basis.NIGHT_WORK, Basis.NIGHT})
"""The bases of night work: AML § 10-11 (1), (3), (4) and (9)."""
LONG_UNLESS_SAID = frozenset({Basis.AVERAGING, Basis.TOTAL_DAY})
"""The bases that lengthen the day past 10 hours unless a shorter one is named: AML § 10-5 (2), § 10-6 (9)."""
LONG_DAY = timedelta(hours=10)
"""Above this many hours a day health and welfare weigh in particular (AML § 10-5 (2)), which is shown by assessment."""
OF_AVERAGES = frozenset(LONGEST_WEEKS)


def demand_terms(c: ProposeAgreement) -> None:
    """Refuse an offer that lacks what its basis asks for, each lack by its own class."""
    offered_to = (c.union is not None, c.employee is not None)
    asked_for, counterpart = COUNTERPARTS[c.basis.grantor]
    if offered_to != asked_for:
        raise WrongGrantor(
            f"agreement {c.agreement}: {c.basis} is {counterpart}",
            agreement=c.agreement,
            grantor=c.basis.grantor.value,
        )
    _demand_period(c)
    if c.basis in OF_AVERAGES and len(c.period) > LONGEST_WEEKS[c.basis] * 7:
        raise AgreementPeriodTooLong(
            f"agreement {c.agreement}: on {c.basis} it lasts {LONGEST_WEEKS[c.basis]} weeks at most, "
            f"not the {len(c.period)} days from {c.period.first_day} to {c.period.last_day}",
            agreement=c.agreement,
        )
    if c.notice_weeks < 0:
        raise NoticeBackwards(
            f"agreement {c.agreement}: {c.notice_weeks} weeks' notice; 0 or more is accepted", agreement=c.agreement
        )
    if not c.scope:
        raise NobodyInScope(f"agreement {c.agreement} concerns nobody in plan {c.plan}", agreement=c.agreement)
    if demands_rest_terms(c) and not c.terms.compensatory_rest:
        raise CompensatoryRestNotSet(
            f"agreement {c.agreement} on {c.basis} says how the rest is compensated, such as same_week; it does not",
            agreement=c.agreement,
        )
    if demands_assessment(c) and c.terms.assessment is None:
        raise AssessmentNotNamed(
            f"agreement {c.agreement} on {c.basis} is of nights or of more than 10 hours a day: it names the plan's "
            "sound-practice assessment, which must be opened first",
            agreement=c.agreement,
        )


def demand_consent(c: RecordConsent) -> None:
    """Refuse to record as the authority's consent what is granted by others, or averages over too long."""
    if c.basis.grantor is not Grantor.AUTHORITY:
        raise WrongGrantor(
            f"agreement {c.agreement}: {c.basis} is {COUNTERPARTS[c.basis.grantor][1]}, not granted by the "
            "Labour Inspection Authority",
            agreement=c.agreement,
            grantor=c.basis.grantor.value,
        )
    _demand_period(c)
    if not c.people:
        raise NobodyInScope(f"consent {c.agreement} concerns nobody in plan {c.plan}", agreement=c.agreement)


def _demand_period(c: ProposeAgreement | RecordConsent) -> None:
    """An average names its weeks, at most as many as the paragraph lets it have."""
    if c.basis not in OF_AVERAGES:
        return
    longest, weeks = LONGEST_WEEKS[c.basis], c.limits.averaging_weeks
    if weeks is None:
        raise AveragingNotSet(
            f"agreement {c.agreement}: {c.basis} says how many weeks are averaged over, {longest} at most",
            agreement=c.agreement,
        )
    if weeks > longest:
        raise PeriodTooLong(
            f"agreement {c.agreement}: {c.basis} averages over {longest} weeks at most, not {weeks}",
            agreement=c.agreement,
        )


def demands_rest_terms(c: ProposeAgreement) -> bool:
    """Whether the terms of compensatory rest must be set: the paragraph says so, or a tariff agreement touches rest."""
    touches_rest = c.limits.daily_rest is not None or c.limits.weekly_rest is not None
    return c.basis in RESTED_FOR or (c.basis.grantor is Grantor.UNION and (touches_rest or c.terms.whole_chapter))


def demands_assessment(c: ProposeAgreement) -> bool:
    """Whether it must name the assessment of the plan: more than 10 hours a day, and nights."""
    day = c.limits.hours_a_day
    if c.basis in OF_NIGHTS or c.terms.whole_chapter:
        return True
    return c.basis in LONG_UNLESS_SAID if day is None else day > LONG_DAY

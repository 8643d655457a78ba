"""One sentence for each finding, the same for the employee, the leader, the union and the inspector.

People are named by their id; whoever shows the sentence may put a name in its place.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.working_time import reasons_in_words as reasons
from domain.working_time.findings import RECORDS, Amount, Because, Finding, Reason, Verdict
from domain.working_time.model import Basis, Grantor
from domain.working_time.rule_set import Bound, Rule

SETTLED_HERE = ("unit agreement: ", "personal terms: ")
"""How the grounds begin that the unit or the person has settled."""
MINUTE = timedelta(minutes=1)
_CITED = re.compile(r"AML § [\d-]+ \(\d+\)|A2(?: § [\d.]+)?")


class Language(StrEnum):
    """The languages that findings are worded in."""

    ENGLISH = "en"
    NORWEGIAN = "nb"
    """Bokmål."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a language needs to say any finding."""

    units: Mapping[str, tuple[str, str]]
    """One and many of what a count counts."""
    months: tuple[str, ...]
    day: Callable[[date, tuple[str, ...]], str]
    span: str
    bounds: Mapping[Bound, str]
    no_record: str
    """Said where a record that must be there is not."""
    and_: str
    """Between paragraphs."""
    none: str
    """Said in place of a bound of nothing at all."""
    from_the_first: str
    """Said in place of such a bound where nothing is forbidden."""
    grantors: Mapping[Grantor, str]
    either: str
    hours: str
    minutes: str
    needs: str
    due: str
    due_days: str
    """For days off that are due, which are no compensatory rest."""
    due_amount: str
    due_by: str
    violation: str
    violation_of_terms: str
    """For a breach of what the unit or the person has settled, which those who settled it may change."""
    advisory: str
    rests_on: str
    because: str
    """How the reasons begin."""
    reasons: Mapping[Reason, str]
    """What each says, as a clause."""


def _day_en(day: date, months: tuple[str, ...]) -> str:
    return f"{day.day} {months[day.month - 1]} {day.year}"


def _day_nb(day: date, months: tuple[str, ...]) -> str:
    return f"{day.day}. {months[day.month - 1]} {day.year}"


ENGLISH = Words(
    units={
        "averaging_weeks": ("week", "weeks"),
        "breaks": ("break", "breaks"),
        "course_shifts": ("course shift", "course shifts"),
        "days": ("day", "days"),
        "months": ("month", "months"),
        "days_off": ("day off", "days off"),
        "nights": ("night", "nights"),
        "people": ("person", "people"),
        "records": ("record", "records"),
        "red_days": ("day", "days"),
        "replacement_days": ("replacement day", "replacement days"),
        "shifts": ("shift", "shifts"),
        "times": ("time", "times"),
        "weekends": ("weekend", "weekends"),
        "weeks": ("week in a row with none free", "weeks in a row with none free"),
        "years": ("year", "years"),
    },
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    day=_day_en,
    span="{first} to {last}",
    bounds={Bound.AT_MOST: "at most {limit}", Bound.AT_LEAST: "at least {limit}", Bound.EXACTLY: "exactly {limit}"},
    no_record="none on record, and there must be one",
    and_=" and ",
    none="none allowed",
    from_the_first="noted from the first",
    grantors={
        Grantor.INDIVIDUAL: "a written agreement with the employee ({basis})",
        Grantor.REPRESENTATIVES: "a written agreement with the elected representatives ({basis})",
        Grantor.UNION: "a tariff agreement with a union that has the right of nomination ({basis})",
        Grantor.AUTHORITY: "the Labour Inspection Authority's consent ({basis})",
        Grantor.ASSESSMENT: "an assessment that the plan is sound ({basis})",
    },
    either=" or ",
    hours="h",
    minutes="min",
    needs="It needs {permits}.",
    due="It is lawful{under}, against compensatory rest{owed} or other protection",
    due_days="It is lawful, and what lacks is due.",
    due_amount=" of {owed}",
    due_by=" by {day}",
    violation="It is not allowed, and no agreement named for the rule makes it so.",
    violation_of_terms="It is not allowed as long as that stands.",
    advisory="It is lawful, and listed for the assessment of whether the plan is sound.",
    rests_on=" under agreement {agreement}",
    because=", because ",
    reasons=reasons.ENGLISH,
)

NORWEGIAN = Words(
    units={
        "averaging_weeks": ("uke", "uker"),
        "breaks": ("pause", "pauser"),
        "course_shifts": ("kursvakt", "kursvakter"),
        "days": ("dag", "dager"),
        "months": ("måned", "måneder"),
        "days_off": ("fridag", "fridager"),
        "nights": ("natt", "netter"),
        "people": ("person", "personer"),
        "records": ("registrering", "registreringer"),
        "red_days": ("dag", "dager"),
        "replacement_days": ("erstatningsfridag", "erstatningsfridager"),
        "shifts": ("vakt", "vakter"),
        "times": ("gang", "ganger"),
        "weekends": ("helg", "helger"),
        "weeks": ("uke på rad uten fri", "uker på rad uten fri"),
        "years": ("år", "år"),
    },
    months=(
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ),
    day=_day_nb,
    span="{first} til {last}",
    bounds={Bound.AT_MOST: "høyst {limit}", Bound.AT_LEAST: "minst {limit}", Bound.EXACTLY: "nøyaktig {limit}"},
    no_record="ingen registrert, og det skal være en",
    and_=" og ",
    none="ingen tillatt",
    from_the_first="merkes fra den første",
    grantors={
        Grantor.INDIVIDUAL: "skriftlig avtale med den ansatte ({basis})",
        Grantor.REPRESENTATIVES: "skriftlig avtale med de tillitsvalgte ({basis})",
        Grantor.UNION: "tariffavtale med en fagforening med innstillingsrett ({basis})",
        Grantor.AUTHORITY: "samtykke fra Arbeidstilsynet ({basis})",
        Grantor.ASSESSMENT: "en vurdering av at planen er forsvarlig ({basis})",
    },
    either=" eller ",
    hours="t",
    minutes="min",
    needs="Det krever {permits}.",
    due="Det er lovlig{under}, mot kompenserende hvile{owed} eller annet vern",
    due_days="Det er lovlig, og det som mangler, skal gis.",
    due_amount=" på {owed}",
    due_by=" innen {day}",
    violation="Det er ikke tillatt, og ingen avtale som regelen nevner, kan tillate det.",
    violation_of_terms="Det er ikke tillatt så lenge dette gjelder.",
    advisory="Det er lovlig, og føres opp til vurderingen av om planen er forsvarlig.",
    rests_on=" etter avtale {agreement}",
    because=", fordi ",
    reasons=reasons.NORWEGIAN,
)

WORDS = {Language.ENGLISH: ENGLISH, Language.NORWEGIAN: NORWEGIAN}


def sentence(finding: Finding, rule: Rule, language: Language) -> str:
    """Who, when, what was measured, the limit and its ground; then what follows, and who may permit it."""
    words = WORDS[language]
    title = rule.title_en if language is Language.ENGLISH else rule.title_nb
    when = _when(finding, words)
    # a mean a second above its limit is said as the next minute, never as the limit itself
    over = rule.bound is Bound.AT_MOST
    measured, limit = _amount(finding.measured, finding.unit, words, up=over), _limit(finding, rule, words)
    under = words.rests_on.format(agreement=finding.rests_on) if finding.rests_on and not _due(finding) else ""
    ground = rule.ground_nb or finding.paragraph if language is Language.NORWEGIAN else finding.paragraph
    ground = ground.replace(" and ", words.and_)
    said = words.no_record if _missing_record(finding, rule) else f"{measured}, {limit}"
    saw = f"{finding.employee}, {when}, {title}: {said}{_because(finding, words)} ({ground}{under})."
    return f"{saw} {_consequence(finding, rule, words)}"


def _missing_record(finding: Finding, rule: Rule) -> bool:
    return finding.unit == RECORDS and not finding.measured and rule.bound is Bound.AT_LEAST


def cited(basis: Basis) -> str:
    """The paragraph alone: ``AML § 10-8 (3)``, ``A2 § 3.3``."""
    found = _CITED.match(basis.value)
    return found[0] if found else basis.value


def _due(finding: Finding) -> bool:
    return finding.verdict is Verdict.DUE


def _when(finding: Finding, words: Words) -> str:
    first = words.day(finding.first_day, words.months)
    if finding.last_day == finding.first_day:
        return first
    return words.span.format(first=first, last=words.day(finding.last_day, words.months))


def _limit(finding: Finding, rule: Rule, words: Words) -> str:
    if not finding.limit:
        return words.from_the_first if finding.verdict is Verdict.ADVISORY else words.none
    return words.bounds[rule.bound].format(limit=_amount(finding.limit, finding.unit, words))


def _because(finding: Finding, words: Words) -> str:
    """The clause on what the limit rests on beside the shifts, if anything."""
    if not finding.because:
        return ""
    *others, last = (_reason(each, words) for each in finding.because)
    return words.because + (f"{', '.join(others)}{words.and_}{last}" if others else last)


def _reason(each: Because, words: Words) -> str:
    amount, of = (_plain(some, words) for some in (each.amount, each.of))
    return words.reasons[each.name].format(amount=amount, of=of)


def _plain(amount: Amount | None, words: Words) -> str:
    return _duration(amount, words) if isinstance(amount, timedelta) else str(amount)


def _amount(amount: Amount, unit: str, words: Words, *, up: bool = False) -> str:
    if isinstance(amount, timedelta):
        return _duration(-(-amount // MINUTE) * MINUTE if up else amount, words)
    one, many = words.units[unit]
    return f"{amount} {one if amount == 1 else many}"


def _duration(amount: timedelta, words: Words) -> str:
    """Hours and whole minutes; a part of a minute, which only a mean has, is cut off."""
    hours, minutes = divmod(amount // MINUTE, 60)
    if not minutes:
        return f"{hours} {words.hours}"
    return f"{hours} {words.hours} {minutes:02} {words.minutes}" if hours else f"{minutes} {words.minutes}"


def _consequence(finding: Finding, rule: Rule, words: Words) -> str:
    match finding.verdict:
        case Verdict.NEEDS:
            permits = (words.grantors[p.grantor].format(basis=cited(p.basis)) for p in finding.permits)
            return words.needs.format(permits=words.either.join(permits))
        case Verdict.DUE if not isinstance(finding.measured, timedelta):
            return words.due_days
        case Verdict.DUE:
            owed = words.due_amount.format(owed=_duration(finding.owed, words)) if finding.owed else ""
            by = words.due_by.format(day=words.day(finding.due_by, words.months)) if finding.due_by else ""
            under = words.rests_on.format(agreement=finding.rests_on) if finding.rests_on else ""
            return words.due.format(under=under, owed=owed) + by + "."
        case Verdict.VIOLATION:
            of_terms = rule.law.paragraph.startswith(SETTLED_HERE)
            return words.violation_of_terms if of_terms else words.violation
        case Verdict.ADVISORY | Verdict.PASS:
            return words.advisory

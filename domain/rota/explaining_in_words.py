"""A sentence or two for each conflict and each of its members, the same for everybody who may see them.

People are named by their id; whoever shows the sentence may put a name in its place.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar import DAY
from domain.rota.explaining import Conflict, ConflictKind, Member, Owner, Price, Source
from domain.working_time.findings import Amount
from domain.working_time.model import HOUR
from domain.working_time.rule_set import Rule
from domain.working_time.wording import WORDS, Language, cited


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a language needs to say any conflict."""

    kinds: Mapping[ConflictKind, str]
    short: str
    held_short: str
    smallest: str
    not_shown_smallest: str
    again: str
    need: str
    all_shifts: str
    anybody: str
    heads: tuple[str, str]
    rule: str
    of: Mapping[Source, str]
    binds: str
    somebody: str
    """For those whom the reader may not know."""
    people: tuple[str, str]
    owners: Mapping[Owner, str]
    could: str
    """Where no agreement is made that could be."""
    gone: str
    gives: str
    gives_nothing: str
    step: str
    hours: str
    one_weekend: str
    days: str
    """Several days, not all in a row."""
    and_: str


ENGLISH = Phrases(
    kinds={
        ConflictKind.COVER: "Too few can be there",
        ConflictKind.WEEKENDS: "More weekend shifts are asked for than people may work",
        ConflictKind.NIGHTS: "More nights are asked for than people may work",
        ConflictKind.HOURS: "The need takes more hours than the contracts hold",
        ConflictKind.HELD: "Courses and kept shifts cannot all stand",
    },
    short="{kind}, {when}: at least {heads} must go uncovered",
    held_short="{kind}, {when}",
    smallest="These cannot all stand, and without any one of them the others can.",
    not_shown_smallest="These cannot all stand; whether fewer would do was not shown.",
    again="The same shows on {times} other occasions.",
    need="the need for {heads} {shift} ({skill}), {when}",
    all_shifts="of any kind",
    anybody="anybody",
    heads=("1 shift", "{n} shifts"),
    rule="{title}: {figure} ({ground})",
    of={
        Source.ABSENCE: "the absence of {people}",
        Source.ADAPTATION: "what is granted to {people} as an adaptation",
        Source.TERMS: "personal terms of {people}",
        Source.COURSE: "the course of {people}",
        Source.KEPT: "the kept day of {people}",
    },
    binds=", for {people}",
    somebody="somebody",
    people=("1 person", "{n} people"),
    owners={
        Owner.NOBODY: "Nobody can relax it.",
        Owner.PARTIES: "Those who made the agreement can widen it: {grantor}.",
        Owner.PERSON: "The employee can, with the employer.",
        Owner.LEADER: "The leader can.",
        Owner.LEADER_WITH_UNIONS: "The leader can, with the local unions.",
    },
    could="It can be widened by {grantor}.",
    gone="Without it nothing is shown to go uncovered",
    gives="Without it {gained} more can be covered, and at least {left} still go uncovered",
    gives_nothing="Relaxing it alone gives nothing, since more than it stands in the way",
    step="with {to}: {gained} more, {left} still uncovered",
    hours="{n} h",
    one_weekend="at most one of {n} weekends running",
    days="{count} days from {first} to {last}",
    and_=" and ",
)

NORWEGIAN = Phrases(
    kinds={
        ConflictKind.COVER: "For få kan være der",
        ConflictKind.WEEKENDS: "Det trengs flere helgevakter enn de ansatte kan gå",
        ConflictKind.NIGHTS: "Det trengs flere netter enn de ansatte kan gå",
        ConflictKind.HOURS: "Behovet tar flere timer enn avtalene rommer",
        ConflictKind.HELD: "Kurs og fastholdte vakter kan ikke stå sammen",
    },
    short="{kind}, {when}: minst {heads} må stå udekket",
    held_short="{kind}, {when}",
    smallest="Dette kan ikke stå sammen, og uten et hvilket som helst av leddene kan resten det.",
    not_shown_smallest="Dette kan ikke stå sammen; om færre ledd er nok, er ikke vist.",
    again="Det samme viser seg {times} ganger til.",
    need="behovet for {heads} {shift} ({skill}), {when}",
    all_shifts="av alle slag",
    anybody="alle",
    heads=("1 vakt", "{n} vakter"),
    rule="{title}: {figure} ({ground})",
    of={
        Source.ABSENCE: "fraværet til {people}",
        Source.ADAPTATION: "tilretteleggingen for {people}",
        Source.TERMS: "personlige vilkår for {people}",
        Source.COURSE: "kurset til {people}",
        Source.KEPT: "den fastholdte dagen til {people}",
    },
    binds=", for {people}",
    somebody="en eller flere ansatte",
    people=("1 ansatt", "{n} ansatte"),
    owners={
        Owner.NOBODY: "Ingen kan lempe på det.",
        Owner.PARTIES: "Avtalens parter kan utvide den: {grantor}.",
        Owner.PERSON: "Den ansatte kan, sammen med arbeidsgiveren.",
        Owner.LEADER: "Lederen kan.",
        Owner.LEADER_WITH_UNIONS: "Lederen kan, sammen med de lokale fagforeningene.",
    },
    could="Det kan utvides ved {grantor}.",
    gone="Uten dette er det ikke vist at noe må stå udekket",
    gives="Uten dette kan {gained} til dekkes, og minst {left} står fortsatt udekket",
    gives_nothing="Å lempe på dette alene gir ingenting, for mer enn dette står i veien",
    step="med {to}: {gained} til, {left} fortsatt udekket",
    hours="{n} t",
    one_weekend="høyst én av {n} helger på rad",
    days="{count} dager fra {first} til {last}",
    and_=" og ",
)

PHRASES = {Language.ENGLISH: ENGLISH, Language.NORWEGIAN: NORWEGIAN}
NAMED = 4
"""People that are named one by one; more are counted."""


def conflict_in_words(conflict: Conflict, language: Language) -> str:
    """What is too little, when, and whether the set is known to be smallest."""
    phrases = PHRASES[language]
    period = tuple(conflict.period.days())
    held = conflict.kind is ConflictKind.HELD
    said = (phrases.held_short if held else phrases.short).format(
        kind=phrases.kinds[conflict.kind],
        when=_when(period, language),
        heads=_count(phrases.heads, conflict.short),
    )
    again = f" {phrases.again.format(times=len(conflict.again))}" if conflict.again else ""
    return f"{said}. {phrases.smallest if conflict.minimal else phrases.not_shown_smallest}{again}"


def member_in_words(member: Member, rules: Mapping[str, Rule], language: Language) -> str:
    """What it is, who can relax it, and what that alone would give. ``rules`` are the register's, by id."""
    what = _what(member, rules, language)
    said = f"{what[:1].upper()}{what[1:]}. {_owner(member, language)}"
    prices = "; ".join(_price(price, member, language) for price in member.prices)
    return f"{said} {prices}." if prices else said


def _what(member: Member, rules: Mapping[str, Rule], language: Language) -> str:
    phrases = PHRASES[language]
    if member.source is Source.NEED:
        return phrases.need.format(
            heads=_count(phrases.heads, member.figure if isinstance(member.figure, int) else 0),
            shift=member.shift or phrases.all_shifts,
            skill=phrases.anybody if member.skill == "any" else member.skill,
            when=_when(member.days, language),
        )
    rule = rules.get(member.rule)
    people = _people(member, language)
    if member.source in phrases.of and (member.figure is None or rule is None):
        when = f", {_when(member.days, language)}" if member.days else ""
        term = "" if rule is None else f" ({_ground(rule, language)})"
        return phrases.of[member.source].format(people=people) + term + when
    if rule is None:
        return people
    title = rule.title_en if language is Language.ENGLISH else rule.title_nb
    ground = _ground(rule, language)
    binds = phrases.binds.format(people=people) if member.people else ""
    if member.figure is None:
        return f"{title} ({ground}){binds}"
    figure = _amount(member.figure, member.unit, language)
    return phrases.rule.format(title=title, figure=figure, ground=ground) + binds


def _ground(rule: Rule, language: Language) -> str:
    return rule.ground_nb or rule.law.paragraph if language is Language.NORWEGIAN else rule.law.paragraph


def _owner(member: Member, language: Language) -> str:
    phrases = PHRASES[language]
    grantor = ""
    if member.basis is not None:
        grantor = WORDS[language].grantors[member.basis.grantor].format(basis=cited(member.basis))
    if member.owner is Owner.PARTIES and member.source is Source.LAW:
        return phrases.could.format(grantor=grantor)
    return phrases.owners[member.owner].format(grantor=grantor)


def _price(price: Price, member: Member, language: Language) -> str:
    phrases = PHRASES[language]
    if price.to is not None:
        to = _amount(price.to, member.unit, language)
        return phrases.step.format(to=to, gained=price.gained, left=price.left)
    if not price.left:
        return phrases.gone
    return (phrases.gives if price.gained else phrases.gives_nothing).format(gained=price.gained, left=price.left)


def _people(member: Member, language: Language) -> str:
    phrases = PHRASES[language]
    if not member.people:
        return phrases.somebody
    if len(member.people) > NAMED:
        return _count(phrases.people, len(member.people))
    *others, last = member.people
    return f"{', '.join(others)}{phrases.and_}{last}" if others else last


def _count(words: tuple[str, str], n: int) -> str:
    return words[0] if n == 1 else words[1].format(n=n)


def _amount(amount: Amount, unit: str, language: Language) -> str:
    phrases, words = PHRASES[language], WORDS[language]
    if isinstance(amount, timedelta):
        hours = round(amount / HOUR, 1)
        return phrases.hours.format(n=int(hours) if hours == int(hours) else hours)
    if unit == "heads":
        return _count(phrases.heads, amount)
    if unit == "weekends":
        return phrases.one_weekend.format(n=amount)
    one, many = words.units[unit]
    return f"{amount} {one if amount == 1 else many}"


def _when(days: tuple[date, ...], language: Language) -> str:
    """One day, a stretch, or so many days from the first to the last."""
    words = WORDS[language]
    first, last = words.day(days[0], words.months), words.day(days[-1], words.months)
    if len(days) == 1:
        return first
    if days[-1] - days[0] == (len(days) - 1) * DAY:
        return words.span.format(first=first, last=last)
    return PHRASES[language].days.format(count=len(days), first=first, last=last)

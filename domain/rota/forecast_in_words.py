"""What ends, in plain words of both languages: what it comes to, what cures it, and what still holds."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.calendar import DAY
from domain.rota.forecast import Ending, Ends
from domain.rota.obstacles import LEADER, PLANNER, SAFETY
from domain.working_time.wording import WORDS, Language


@dataclass(frozen=True, slots=True)
class Told:
    """An ending in one language."""

    sentence: str
    """What ends when, and what it comes to, with the paragraph."""
    cure: str
    """What can be done about it, and by whom."""
    still_holds: str


@dataclass(frozen=True, slots=True)
class _Kind:
    """The words of one kind of ending; ``nothing`` where no shift and no agreement hangs on it."""

    what: str
    comes_to: str
    nothing: str
    cure: str
    still: str
    unnamed: str = ""
    """Where it is not said whose it is."""


@dataclass(frozen=True, slots=True)
class _Words:
    kinds: Mapping[str, _Kind]
    holds: str
    ended: str
    due: str
    shifts: tuple[str, str]
    findings: str
    either: str
    and_: str
    names: Mapping[str, str]
    """Roles and constraints."""


ENGLISH = _Words(
    kinds={
        Ends.AGREEMENT: _Kind(
            "Agreement {subject} with {party}",
            "{shifts} after that lose their basis ({paragraph}){findings}",
            "no shift after that loses its basis ({paragraph}){findings}",
            "Agree anew, or change what rests on it, from {day}: {who}.",
            "What was worked under it stands, and so does every shift within the law's own limits.",
            "An agreement with an employee",
        ),
        Ends.MANDATE: _Kind(
            "Mandate {subject}",
            "nobody can then sign for {party} when a line under {agreements} is changed ({paragraph})",
            "nobody then speaks for {party} when the plan is discussed or signed for ({paragraph})",
            "A mandate that is in force from {day}: {who}.",
            "What was signed under it stands; no shift loses its basis.",
            "The mandate of a representative of {party}",
        ),
        SAFETY: _Kind(
            "Mandate {subject}",
            "",
            "nobody can then be consulted, or shown an assessment, as safety representative ({paragraph})",
            "A mandate that is in force from {day}: {who}.",
            "What was shown under it stands; no shift loses its basis.",
        ),
        Ends.CERTIFICATE: _Kind(
            "The competence {subject} of {employee}",
            "{shifts} after that leave a need for it below its minimum ({paragraph})",
            "no need for it falls below its minimum by that ({paragraph})",
            "Renew it, or put somebody else who holds it on those shifts, from {day}: {who}.",
            "The shifts are lawful, and the person counts towards every other need.",
        ),
        Ends.ADAPTATION: _Kind(
            "The adaptation ({subject}) granted to {employee}",
            "{shifts} after that are such as it would have spared the person ({paragraph})",
            "no shift after that is such as it would have spared the person ({paragraph})",
            "Go through it with the employee before it ends, and prolong it or let it end: {who}.",
            "The shifts after it are lawful.",
            "An adaptation granted to an employee",
        ),
        Ends.REVIEW: _Kind(
            "Assessment {subject}",
            "",
            "it is to be looked at again ({paragraph})",
            "Look at the assessment again, and conclude: {who}.",
            "The plan stands, and no shift loses its basis.",
        ),
    },
    holds="{what} holds until {last}: {comes_to}.",
    ended="{what} ended on {last}: {comes_to}.",
    due="{what} stands for review by {last}: {comes_to}.",
    shifts=("1 shift", "{n} shifts"),
    findings="; what the rules find then: {list}",
    either=" or ",
    and_=" and ",
    names={
        LEADER: "the unit's leader",
        PLANNER: "the rota planner",
        "fagforeningsadministrator": "the union's administrator",
        "ansatt": "the employee",
        "arbeidstilsynet": "the Labour Inspection Authority",
        "no_nights": "no nights",
        "no_evenings": "no evenings",
        "day_off_weekday": "a fixed weekday off",
        "staffing need: competence": "the need that the rota is made from",
    },
)

NORWEGIAN = _Words(
    kinds={
        Ends.AGREEMENT: _Kind(
            "Avtalen {subject} med {party}",
            "{shifts} etter det mister grunnlaget sitt ({paragraph}){findings}",
            "ingen vakt etter det mister grunnlaget sitt ({paragraph}){findings}",
            "Ny avtale, eller endring av det som hviler på den, fra {day}: {who}.",
            "Det som er arbeidet under den, står, og det gjør hver vakt innenfor lovens egne grenser.",
            "En avtale med en ansatt",
        ),
        Ends.MANDATE: _Kind(
            "Vervet {subject}",
            "ingen kan da signere for {party} når en linje under {agreements} endres ({paragraph})",
            "ingen taler da for {party} når planen drøftes eller signeres ({paragraph})",
            "Et verv som gjelder fra {day}: {who}.",
            "Det som er signert under det, står; ingen vakt mister grunnlaget sitt.",
            "Vervet som tillitsvalgt for {party}",
        ),
        SAFETY: _Kind(
            "Vervet {subject}",
            "",
            "ingen kan da tas med på råd, eller få vist en vurdering, som verneombud ({paragraph})",
            "Et verv som gjelder fra {day}: {who}.",
            "Det som er vist fram under det, står; ingen vakt mister grunnlaget sitt.",
        ),
        Ends.CERTIFICATE: _Kind(
            "Kompetansen {subject} hos {employee}",
            "{shifts} etter det lar et behov for den komme under minimum ({paragraph})",
            "ingen behov for den kommer under minimum av det ({paragraph})",
            "Forny den, eller sett en annen som har den, på vaktene, fra {day}: {who}.",
            "Vaktene er lovlige, og den ansatte teller for alle andre behov.",
        ),
        Ends.ADAPTATION: _Kind(
            "Tilretteleggingen ({subject}) for {employee}",
            "{shifts} etter det er slike den ville ha spart den ansatte for ({paragraph})",
            "ingen vakt etter det er slik at den ville ha spart den ansatte for den ({paragraph})",
            "Gå gjennom den med den ansatte før den tar slutt, og forleng den eller la den ta slutt: {who}.",
            "Vaktene etter den er lovlige.",
            "En tilrettelegging for en ansatt",
        ),
        Ends.REVIEW: _Kind(
            "Vurderingen {subject}",
            "",
            "den skal gjennomgås på nytt ({paragraph})",
            "Gå gjennom vurderingen på nytt, og konkluder: {who}.",
            "Planen står, og ingen vakt mister grunnlaget sitt.",
        ),
    },
    holds="{what} gjelder til og med {last}: {comes_to}.",
    ended="{what} tok slutt {last}: {comes_to}.",
    due="{what} står til gjennomgang innen {last}: {comes_to}.",
    shifts=("1 vakt", "{n} vakter"),
    findings="; dette finner reglene da: {list}",
    either=" eller ",
    and_=" og ",
    names={
        LEADER: "enhetslederen",
        PLANNER: "turnusplanleggeren",
        "fagforeningsadministrator": "fagforeningens administrator",
        "ansatt": "den ansatte",
        "arbeidstilsynet": "Arbeidstilsynet",
        "no_nights": "ingen netter",
        "no_evenings": "ingen kvelder",
        "day_off_weekday": "en fast ukedag fri",
        "staffing need: competence": "behovet turnusen er laget etter",
    },
)

_WORDS = {Language.ENGLISH: ENGLISH, Language.NORWEGIAN: NORWEGIAN}


def told(ending: Ending, language: Language) -> Told:
    """The ending in words; people are named by their id, and not at all where the ending does not say whose it is."""
    words = _WORDS[language]
    kind = words.kinds[SAFETY if ending.office == SAFETY else ending.kind]
    calendar = WORDS[language]
    parts = {
        "subject": words.names.get(ending.subject, ending.subject),
        "party": words.names.get(ending.party, ending.party),
        "employee": ending.employee or "",
        "shifts": words.shifts[ending.concerned != 1].format(n=ending.concerned),
        "paragraph": words.names.get(ending.paragraph, ending.paragraph).replace(" and ", words.and_),
        "findings": _findings(ending, words),
        "agreements": words.and_.join(ending.agreements),
        "day": calendar.day(ending.day, calendar.months),
        "last": calendar.day(ending.last_day, calendar.months),
        "who": words.either.join(words.names.get(who, who) for who in ending.who),
    }
    hangs = ending.concerned or ending.agreements
    return Told(
        _frame(ending, words).format(
            what=(kind.unnamed if _hidden(ending) else kind.what).format(**parts),
            last=parts["last"],
            comes_to=(kind.comes_to if hangs else kind.nothing).format(**parts),
        ),
        kind.cure.format(**parts),
        kind.still,
    )


def _frame(ending: Ending, words: _Words) -> str:
    if ending.kind is Ends.REVIEW:
        return words.due
    return words.holds if ending.day == ending.last_day + DAY else words.ended


def _hidden(ending: Ending) -> bool:
    match ending.kind:
        case Ends.AGREEMENT:
            return not ending.party
        case Ends.ADAPTATION:
            return ending.employee is None
        case Ends.MANDATE:
            return not ending.subject
        case Ends.CERTIFICATE | Ends.REVIEW:
            return False


def _findings(ending: Ending, words: _Words) -> str:
    if not ending.findings:
        return ""
    return words.findings.format(list=", ".join(f"{rule} ({n})" for rule, n in ending.findings.items()))

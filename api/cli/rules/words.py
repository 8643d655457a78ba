"""What the listing of the rules says around them, in each language; the rules' own texts are English."""

from collections.abc import Mapping
from dataclasses import dataclass

from application.catalogues import CONCERNS
from application.rulebook import ENGLISH as PLAIN_ENGLISH
from domain.law import Confidence
from domain.working_time.rule_set import Concerns
from domain.working_time.wording import Language


@dataclass(frozen=True, slots=True)
class ListingWords:
    """Headings, and the words for units, values and confidence."""

    rule: str
    asks: str
    reads: str
    figure: str
    value: str
    source: str
    confidence: str
    conventions: str
    tariff: str
    other_figures: str
    classifications: str
    title: str
    """Of the whole listing; how many rules of how many are shown."""
    nothing: str
    own_figure: str
    permitted_by: str
    nobody: str
    concerns: Mapping[Concerns, str]
    """Whom a rule is judged for, when not for everybody."""
    how_sure: Mapping[Confidence, str]
    plain: Mapping[str, str]
    """Units and values that are words."""


ENGLISH = ListingWords(
    rule="rule",
    asks="what it asks",
    reads="what it reads",
    figure="figure",
    value="value",
    source="source",
    confidence="confidence",
    conventions="Conventions, which the parties or the trust may settle otherwise",
    tariff="Tariff of {area}, {first} to {last}: {document}",
    other_figures="Figures that no rule of the line reads",
    classifications="Classifications: minutes with a name; they forbid nothing by themselves",
    title="{shown} of {all} rules, rule set {version}, in force from {first}, tariff area {area}",
    nothing="Nothing of the rule set is so grounded.",
    own_figure="what it holds to stands in its ground",
    permitted_by="Otherwise only by {permits}.",
    nobody="No agreement is named that would permit otherwise.",
    concerns=CONCERNS,
    how_sure={
        Confidence.VERIFIED: "verified",
        Confidence.SECONDARY: "secondary",
        Confidence.GENERAL_KNOWLEDGE: "general knowledge",
        Confidence.INTERPRETATION: "interpretation",
    },
    plain=PLAIN_ENGLISH,
)

NORWEGIAN = ListingWords(
    rule="regel",
    asks="hva den krever",
    reads="hva den leser",
    figure="størrelse",
    value="verdi",
    source="kilde",
    confidence="hvor sikker",
    conventions="Konvensjoner, som partene eller foretaket kan fastsette annerledes",
    tariff="Tariff for {area}, {first} til {last}: {document}",
    other_figures="Størrelser som ingen regel for linjen leser",
    classifications="Klassifiseringer: minutter med et navn; de forbyr ikke noe i seg selv",
    title="{shown} av {all} regler, regelsett {version}, i kraft fra {first}, tariffområde {area}",
    nothing="Ingenting i regelsettet har et slikt grunnlag.",
    own_figure="det den holder seg til, står i grunnlaget",
    permitted_by="Ellers bare ved {permits}.",
    nobody="Ingen avtale er nevnt som kan tillate noe annet.",
    concerns={
        Concerns.EVERYBODY: "",
        Concerns.CHAPTER_10: ", for dem kapittel 10 gjelder",
        Concerns.ORDINARY_LIMITS: ", for dem kapittel 10 gjelder, unntatt leger med egen avtale",
        Concerns.DOCTORS: ", for sykehusleger med egen avtale",
    },
    how_sure={
        Confidence.VERIFIED: "lest i kilden",
        Confidence.SECONDARY: "sekundærkilde",
        Confidence.GENERAL_KNOWLEDGE: "allmenn kunnskap",
        Confidence.INTERPRETATION: "tolkning",
    },
    plain={
        "yes": "ja",
        "no": "nei",
        "off": "av",
        "advisory": "merknad",
        "verdict": "avgjørelse",
        "h": "t",
        "min an hour": "min per time",
        "days": "dager",
        "weeks": "uker",
        "months": "måneder",
        "years": "år",
        "nights": "netter",
        "weekends": "helger",
        "times": "ganger",
        "Sundays": "søndager",
        "% of the hours": "% av timene",
        "% of the duty": "% av vakten",
        "% of the passive time": "% av den passive tiden",
        "% of the red days": "% av helgedagene",
        "of the standby": "av beredskapsvakten",
        "of the home duty": "av hjemmevakten",
        "h of standby count as one": "t beredskapsvakt regnes som én",
    },
)

LISTING = {Language.ENGLISH: ENGLISH, Language.NORWEGIAN: NORWEGIAN}

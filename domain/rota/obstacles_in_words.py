"""What each obstacle says, with its paragraph and who can remove it, as one sentence or two in either language."""

from collections.abc import Mapping

from domain.rota.obstacles import Obstacle
from domain.working_time.wording import Language

WHAT: Mapping[Language, Mapping[str, str]] = {
    Language.NORWEGIAN: {
        "plan.not_open": "Det er ingen plan å kunngjøre",
        "plan.not_proposed": "Plan {subject} er et utkast og er ikke lagt fram for partene",
        "plan.is_published": "Planen {subject} er kunngjort slik den står; bare en endret linje gir noe å kunngjøre",
        "plan.other_rules": "Planen {subject} ble lagt fram under et annet regelsett enn det som gjelder nå; "
        "legg den fram på nytt",
        "staffing.not_approved": "Bemanningsplanen {subject} er ikke godkjent",
        "finding.violation": "Regelen {subject} forbyr noe i en linje fra {first_day}, og ingen avtale kan tillate "
        "det; endre linjen",
        "agreement.missing": "Reglene forbyr noe for {people} fra {first_day} uten avtale etter {subject}, og ingen "
        "slik avtale er foreslått",
        "agreement.not_signed": "Avtalen {subject} er ikke signert for linjene slik de står, for {people} fra "
        "{first_day}",
        "agreement.not_extended": "Avtalen {subject} er signert, men gjelder {people} først når den er gjort "
        "gjeldende for alle som gjør samme arbeid",
        "agreement.refused": "Motparten sa nei til avtalen {subject}, som {people} trenger fra {first_day}; den kan "
        "signeres likevel, eller linjene bringes innenfor lovens grenser",
        "agreement.ended": "Avtalen {subject} tar slutt {limit} og bærer ikke vaktene til {people} fra {first_day}; "
        "tilby den på nytt",
        "assessment.missing": "Ingen har vurdert om planen er forsvarlig",
        "assessment.other_revision": "Vurderingen {subject} gjelder en tidligere revisjon og er ikke videreført til "
        "denne",
        "assessment.not_shown": "Vurderingen {subject} er ikke lagt fram for {because}",
        "assessment.not_concluded": "Vurderingen {subject} har ingen konklusjon",
        "assessment.not_sound": "Vurderingen {subject} konkluderte med at planen ikke er forsvarlig; endre planen og "
        "vurder den på nytt",
        "assessment.reopened": "Vurderingen {subject} er gjenåpnet: {because}",
        "assessment.assumption_broken": "Planens egne linjer bryter en forutsetning i vurderingen {subject}: {because}",
        "assessment.risk_not_accepted": "Vurderingen {subject} etterlater høy risiko som ingen over lederen har "
        "godtatt eller arbeidsmiljøutvalget sett",
        "assessment.review_due": "Vurderingen {subject} skulle vært sett på igjen innen {limit}",
        "discussion.missing": "Revisjonen av {subject} er ikke drøftet med de tillitsvalgte",
        "discussion.no_representative": "Ingen tillitsvalgt var innkalt til eller deltok i drøftingen {subject}",
        "discussion.late": "Drøftingen av {subject} regnes fra {first_day}, men måtte vært holdt senest {limit}; en "
        "tillitsvalgt kan bekrefte en tidligere møtedato, eller planen begynne senere",
        "comment.not_answered": "Innspillet {subject} har ikke fått noe begrunnet svar",
        "segregation.both_sides": "Den som vil kunngjøre, har opptrådt for den andre siden i {subject}; en annen leder "
        "må kunngjøre",
    },
    Language.ENGLISH: {
        "plan.not_open": "There is no plan to publish",
        "plan.not_proposed": "Plan {subject} is a draft and has not been put before the parties",
        "plan.is_published": "Plan {subject} is published as it stands; only a changed line makes something to publish",
        "plan.other_rules": "Plan {subject} was proposed under another rule set than the one in force now; propose it "
        "again",
        "staffing.not_approved": "Staffing plan {subject} is not approved",
        "finding.violation": "Rule {subject} forbids something in a line from {first_day}, and no agreement can allow "
        "it; change the line",
        "agreement.missing": "The rules forbid something for {people} from {first_day} without an agreement on "
        "{subject}, and none is on offer",
        "agreement.not_signed": "Agreement {subject} is not signed for the lines as they stand, for {people} from "
        "{first_day}",
        "agreement.not_extended": "Agreement {subject} is signed, but binds {people} only once it is extended to all "
        "who do the same work",
        "agreement.refused": "The counterpart said no to agreement {subject}, which {people} need from {first_day}; it "
        "can still be signed, or the lines brought within the limits of the act",
        "agreement.ended": "Agreement {subject} ends on {limit} and does not bear the shifts of {people} from "
        "{first_day}; offer it anew",
        "assessment.missing": "Nobody has assessed whether the plan is sound",
        "assessment.other_revision": "Assessment {subject} is of an earlier revision and was not carried to this one",
        "assessment.not_shown": "Assessment {subject} has not been shown to {because}",
        "assessment.not_concluded": "Assessment {subject} has no conclusion",
        "assessment.not_sound": "Assessment {subject} concluded that the plan is not sound; change the plan and assess "
        "it anew",
        "assessment.reopened": "Assessment {subject} was reopened: {because}",
        "assessment.assumption_broken": "The plan's own lines break an assumption of assessment {subject}: {because}",
        "assessment.risk_not_accepted": "Assessment {subject} leaves a high risk that nobody above the leader has "
        "accepted or the working environment committee seen",
        "assessment.review_due": "Assessment {subject} was to be looked at again by {limit}",
        "discussion.missing": "The revision of {subject} has not been discussed with the representatives",
        "discussion.no_representative": "No union representative was invited to discussion {subject} or took part",
        "discussion.late": "The discussion of {subject} counts from {first_day}, and had to be held by {limit}; a "
        "representative can confirm that the meeting was held earlier, or the plan begin later",
        "comment.not_answered": "Comment {subject} has got no reasoned answer",
        "segregation.both_sides": "Whoever would publish has acted for the other side in {subject}; another leader "
        "must publish",
    },
}
"""By language and code; a test holds the codes to those of ``OBSTACLES``."""
WHO: Mapping[Language, Mapping[str, str]] = {
    Language.NORWEGIAN: {
        "enhetsleder": "enhetslederen",
        "turnusplanlegger": "turnusplanleggeren",
        "tillitsvalgt": "en tillitsvalgt",
        "verneombud": "verneombudet",
        "klinikksjef": "klinikksjefen",
        "amu": "arbeidsmiljøutvalget",
        "IND": "den ansatte selv, i avtale med arbeidsgiver",
        "TV": "de tillitsvalgte, i avtale med arbeidsgiver",
        "IR": "en fagforening med innstillingsrett, i tariffavtale",
        "AT": "Arbeidstilsynet",
        "assessment": "de som vurderer om planen er forsvarlig",
    },
    Language.ENGLISH: {
        "enhetsleder": "the unit leader",
        "turnusplanlegger": "the rota planner",
        "tillitsvalgt": "a union representative",
        "verneombud": "the safety representative",
        "klinikksjef": "the clinic director",
        "amu": "the working environment committee",
        "IND": "the employee, in agreement with the employer",
        "TV": "the union representatives, in agreement with the employer",
        "IR": "a union with right of nomination, in a tariff agreement",
        "AT": "the Labour Inspection Authority",
        "assessment": "those who assess whether the plan is sound",
    },
}
"""Roles and grantors; whoever else can remove an obstacle is a union or a person and stands as named."""
FRAME: Mapping[Language, tuple[str, str]] = {
    Language.NORWEGIAN: ("{what} ({paragraph}). Kan løses av {who}.", " eller "),
    Language.ENGLISH: ("{what} ({paragraph}). Can be removed by {who}.", " or "),
}
PEOPLE: Mapping[Language, tuple[str, str]] = {
    Language.NORWEGIAN: ("én ansatt", "{} ansatte"),
    Language.ENGLISH: ("one employee", "{} employees"),
}


def sentence(obstacle: Obstacle, language: Language) -> str:
    """What is missing, the paragraph that asks for it, and who can remove it. It names no employee but a party."""
    one, many = PEOPLE[language]
    count = len(obstacle.employees)
    what = WHAT[language][obstacle.code].format(
        subject=obstacle.subject,
        people=one if count == 1 else many.format(count),
        first_day=obstacle.first_day,
        limit=obstacle.limit,
        because=WHO[language].get(obstacle.because, obstacle.because),
    )
    frame, either = FRAME[language]
    who = either.join(WHO[language].get(name, name) for name in obstacle.who)
    return frame.format(what=what, paragraph=obstacle.paragraph, who=who)

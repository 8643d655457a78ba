"""The words of the signing document in Norwegian (bokmål) and English; the figures are put in by the document."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.agreement.events import Ground
from domain.working_time.wording import Language


@dataclass(frozen=True, slots=True)
class Words:
    """One language. What stands in braces is put in."""

    title: str
    purpose: str
    plan: str
    unit: str
    revision: str
    plan_fingerprint: str
    rule_set: str
    signer: str
    mandate: str
    oneself: str
    agreement: str
    basis: str
    party: str
    what: str
    period: str
    notice: str
    work: str
    all_work: str
    hours_a_day: str
    hours_a_week: str
    normal_a_day: str
    normal_a_week: str
    total_a_day: str
    limit_of_the_act: str
    """Instead of hours, where the agreement names none: how far the act itself lets such an agreement go."""
    averaging: str
    daily_rest: str
    weekly_rest: str
    standby: str
    standby_share: str
    extended_week: str
    whole_chapter: str
    compensatory_rest: str
    rest_codes: Mapping[str, str]
    """What a code of the terms of compensatory rest stands for."""
    assessment: str
    lines: str
    line: str
    in_agreement: str
    grounds: Mapping[Ground, str]
    count: str
    by_extension: str
    binding: str
    hours: str
    minutes: str
    seconds: str


WORDS = {
    Language.NORWEGIAN: Words(
        title="SIGNERINGSDOKUMENT: AVTALE OM ARBEIDSTID",
        purpose="Den som signerer, signerer denne teksten og ingenting annet.",
        plan="Turnusplan: {0}",
        unit="Enhet: {0}",
        revision="Revisjon: {0}",
        plan_fingerprint="Planens fingeravtrykk (SHA-256): {0}",
        rule_set="Regelsett: {0}",
        signer="Signeres av: {0}",
        mandate="I kraft av verv: {0}",
        oneself="På egne vegne",
        agreement="AVTALE {0} AV {1}: {2}",
        basis="Rettslig grunnlag: {0}",
        party="Inngås med: {0}",
        what="Innhold: {0}",
        period="Gjelder fra og med {0} til og med {1}",
        notice="Oppsigelsestid i uker: {0}",
        work="Omfatter arbeid som: {0}",
        all_work="Omfatter alt arbeid planen er for",
        hours_a_day="Arbeidstid i løpet av 24 timer: inntil {0} (AML § 10-4; avtalt etter {1})",
        hours_a_week="Arbeidstid i løpet av sju dager: inntil {0} (AML § 10-4; avtalt etter {1})",
        normal_a_day="Alminnelig arbeidstid i løpet av 24 timer: inntil {0} (AML § 10-4; avtalt etter {1})",
        normal_a_week="Alminnelig arbeidstid i løpet av sju dager: inntil {0} (AML § 10-4; avtalt etter {1})",
        total_a_day="Samlet arbeidstid i løpet av 24 timer: inntil {0} (AML § 10-6 (8); avtalt etter {1})",
        limit_of_the_act="den grensen loven setter for en slik avtale",
        averaging="Antall uker gjennomsnittet regnes over: {0} ({1})",
        daily_rest="Daglig arbeidsfri: minst {0} (AML § 10-8 (1); avtalt etter {1})",
        weekly_rest="Ukentlig arbeidsfri: minst {0} (AML § 10-8 (2); avtalt etter {1})",
        standby="Beredskapsvakt utenfor arbeidsstedet: {0} (AML § 10-4 (3); avtalt etter {1})",
        standby_share="{0} av tiden regnes som arbeidstid",
        extended_week="Utvidet arbeidstid: {0} i uken ({1})",
        whole_chapter="Fraviker alt som AML § 10-12 (4) lar en tariffavtale fravike",
        compensatory_rest="Kompenserende hvile: {0} ({1})",
        rest_codes={"same_week": "gis i samme uke"},
        assessment="Forsvarlighetsvurdering som ligger til grunn: {0} (AML § 10-2 (1))",
        lines="LINJER SIGNATUREN GJELDER",
        line="{0}: {1}; {2}",
        in_agreement="avtale {0} ({1})",
        grounds={
            Ground.MEMBER: "medlem",
            Ground.EXTENSION: "hvis avtalen gjøres gjeldende for alle",
            Ground.PARTY: "part",
            Ground.DECISION: "omfattet av samtykket",
        },
        count="Antall linjer: {0}.",
        by_extension="Den som ikke er medlem, er bundet først når arbeidsgiver har gjort avtalen gjeldende for alle "
        "(AML § 10-12 (5)).",
        binding="Signaturen gjelder hver linje slik den står her, vurdert etter dette regelsettet. Endres en linje, må "
        "det signeres på nytt for den. Signaturen gjelder ingen annen plan, enhet eller avtale.",
        hours="{0} t",
        minutes="{0} min",
        seconds="{0} s",
    ),
    Language.ENGLISH: Words(
        title="SIGNING DOCUMENT: AGREEMENT ON WORKING TIME",
        purpose="Whoever signs, signs this text and nothing else.",
        plan="Rota plan: {0}",
        unit="Unit: {0}",
        revision="Revision: {0}",
        plan_fingerprint="Fingerprint of the plan (SHA-256): {0}",
        rule_set="Rule set: {0}",
        signer="Signed by: {0}",
        mandate="By mandate: {0}",
        oneself="On one's own behalf",
        agreement="AGREEMENT {0} OF {1}: {2}",
        basis="Legal basis: {0}",
        party="Made with: {0}",
        what="Content: {0}",
        period="In force from {0} to {1}, both included",
        notice="Notice in weeks: {0}",
        work="Covers work as: {0}",
        all_work="Covers all work the plan is for",
        hours_a_day="Hours within 24 hours: at most {0} (AML § 10-4; agreed under {1})",
        hours_a_week="Hours within seven days: at most {0} (AML § 10-4; agreed under {1})",
        normal_a_day="Normal hours within 24 hours: at most {0} (AML § 10-4; agreed under {1})",
        normal_a_week="Normal hours within seven days: at most {0} (AML § 10-4; agreed under {1})",
        total_a_day="Total hours within 24 hours: at most {0} (AML § 10-6 (8); agreed under {1})",
        limit_of_the_act="the limit that the act sets for such an agreement",
        averaging="Number of weeks averaged over: {0} ({1})",
        daily_rest="Daily rest: at least {0} (AML § 10-8 (1); agreed under {1})",
        weekly_rest="Weekly rest: at least {0} (AML § 10-8 (2); agreed under {1})",
        standby="Standby away from the workplace: {0} (AML § 10-4 (3); agreed under {1})",
        standby_share="{0} of the time counts as working time",
        extended_week="Extended working time: {0} a week ({1})",
        whole_chapter="Derogates from all that AML § 10-12 (4) lets a tariff agreement derogate from",
        compensatory_rest="Compensatory rest: {0} ({1})",
        rest_codes={"same_week": "given in the same week"},
        assessment="Sound-practice assessment it rests on: {0} (AML § 10-2 (1))",
        lines="LINES THE SIGNATURE IS FOR",
        line="{0}: {1}; {2}",
        in_agreement="agreement {0} ({1})",
        grounds={
            Ground.MEMBER: "member",
            Ground.EXTENSION: "if the agreement is extended to all",
            Ground.PARTY: "party",
            Ground.DECISION: "covered by the consent",
        },
        count="Number of lines: {0}.",
        by_extension="Whoever is no member is bound only once the employer has extended the agreement to all "
        "(AML § 10-12 (5)).",
        binding="The signature is for each line as it stands here, judged by this rule set. When a line changes, it "
        "must be signed for anew. The signature is for no other plan, unit or agreement.",
        hours="{0} h",
        minutes="{0} min",
        seconds="{0} s",
    ),
}

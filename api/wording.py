"""The status and the Norwegian title of every refusal, by its code; nothing else in the program knows them."""

from dataclasses import dataclass

LEADER, PLANNER, REPRESENTATIVE, UNION = "enhetsleder", "turnusplanlegger", "tillitsvalgt", "fagforeningsadministrator"
OPERATOR, DIRECTOR = "drift", "klinikksjef"


@dataclass(frozen=True, slots=True)
class Wording:
    """How a refusal is answered."""

    status: int
    title: str
    """Norwegian, bokmål."""
    paragraph: str = ""
    who: tuple[str, ...] = ()
    """Who can help."""


UNFORESEEN = Wording(500, "Tjenesten sviktet", who=(OPERATOR,))

WORDINGS: dict[str, Wording] = {
    "access.both_sides": Wording(403, "Du har verv på begge sider i enheten", who=(UNION, LEADER)),
    "access.not_allowed": Wording(403, "Du har ikke den rollen dette krever"),
    "access.not_in_office": Wording(422, "Personen har ikke det vervet i enheten i dag"),
    "access.not_signed_in": Wording(401, "Du er ikke pålogget"),
    "access.role_not_grantable": Wording(422, "Rollen kan ikke gis i et adgangstegn"),
    "agreement.answered_by_oneself": Wording(403, "Merknaden besvares av den andre siden"),
    "agreement.assessment_not_named": Wording(
        409, "Avtalen må bygge på planens forsvarlighetsvurdering", "AML § 10-2 (1)", (LEADER, PLANNER)
    ),
    "agreement.averaging_not_set": Wording(422, "Avtalen sier ikke hva gjennomsnittet regnes over", "AML § 10-5"),
    "agreement.comment_is_answered": Wording(409, "Merknaden er allerede besvart"),
    "agreement.comment_is_made": Wording(409, "Avtalen har allerede en merknad med det navnet"),
    "agreement.comment_unknown": Wording(404, "Merknaden finnes ikke"),
    "agreement.compensatory_rest_not_set": Wording(
        422, "Avtalen sier ikke hvordan hvilen kompenseres", "AML § 10-8 (3)", (LEADER,)
    ),
    "agreement.decided_by_the_authority": Wording(409, "Arbeidstilsynets samtykke er ikke partenes å avtale"),
    "agreement.lasts_too_long": Wording(422, "Avtalen varer lenger enn loven tillater", "AML § 10-5"),
    "agreement.level_too_low": Wording(403, "Avtalen inngås på et høyere nivå", "AML § 10-12 (4)", (UNION,)),
    "agreement.no_right_of_nomination": Wording(
        403, "Fagforeningen er ikke registrert med innstillingsrett", "AML § 10-12 (4)", (UNION,)
    ),
    "agreement.not_in_force": Wording(409, "Avtalen gjelder ikke lenger", who=(LEADER,)),
    "agreement.not_sought": Wording(422, "Planen søker ingen avtale på dette grunnlaget"),
    "agreement.one_counterpart": Wording(422, "Det signeres for én part om gangen"),
    "agreement.other_document_shown": Wording(409, "Det som ble vist, er ikke det som står nå"),
    "agreement.other_plan_shown": Wording(409, "Avtalen gjelder en annen plan"),
    "agreement.rounds_overlap": Wording(409, "Den tidligere avtalen gjelder fortsatt for noen av dagene"),
    "agreement.signed_already": Wording(409, "Avtalen er signert og avsluttes ved oppsigelse"),
    "agreement.both_sides": Wording(403, "Ingen kan opptre på begge sider av en avtale", who=(REPRESENTATIVE,)),
    "agreement.is_proposed": Wording(409, "Avtalen er allerede foreslått"),
    "agreement.mandate_not_in_force": Wording(403, "Vervet gjelder ikke i dag", who=(UNION,)),
    "agreement.no_majority": Wording(409, "Flertallet er ikke bundet av avtalen", "AML § 10-12 (5)", (REPRESENTATIVE,)),
    "agreement.no_mandate": Wording(403, "Du har ikke verv fra fagforeningen i enheten", who=(UNION,)),
    "agreement.nobody_in_scope": Wording(409, "Avtalen gjelder ingen i planen"),
    "agreement.not_a_union_agreement": Wording(409, "Avtalen kan ikke gjøres gjeldende for alle", "AML § 10-12 (5)"),
    "agreement.not_signed": Wording(409, "Avtalen er ikke signert", who=(REPRESENTATIVE,)),
    "agreement.not_the_counterpart": Wording(403, "Bare avtalens egen motpart kan gjøre dette"),
    "agreement.nothing_to_sign": Wording(409, "Alle linjene er signert slik de står"),
    "agreement.notice_backwards": Wording(422, "Oppsigelsestiden kan ikke være negativ"),
    "agreement.notice_is_given": Wording(409, "Avtalen er sagt opp, eller løper ut før oppsigelsen virker"),
    "agreement.period_too_long": Wording(422, "Gjennomsnittsperioden er lengre enn loven tillater", "AML § 10-5"),
    "agreement.signature_missing": Wording(403, "Du må signere med nøkkelen du har innrullert"),
    "agreement.unknown": Wording(404, "Avtalen finnes ikke", who=(LEADER,)),
    "agreement.wrong_grantor": Wording(422, "Avtalen inngås med en annen part", "AML § 10-12"),
    "assessment.accepted_by_oneself": Wording(
        403, "Den som konkluderte, kan ikke selv godta risikoen", "AML § 3-1 (2)", (DIRECTOR,)
    ),
    "assessment.assumption_fails": Wording(409, "En forutsetning holder ikke", "AML § 10-2 (1)", (LEADER, PLANNER)),
    "assessment.assumption_unknown": Wording(422, "Forutsetningen er ikke ført opp i vurderingen"),
    "assessment.assumption_unusable": Wording(422, "Forutsetningen kan ikke følges slik den er skrevet"),
    "assessment.carried_backwards": Wording(409, "Vurderingen dekker allerede denne revisjonen"),
    "assessment.hazard_of_another": Wording(409, "Faren er ført av en annen, og gjøres ikke mindre ved å skrive over"),
    "assessment.hazard_unknown": Wording(422, "Faren er ikke ført opp i vurderingen"),
    "assessment.high_risk_left": Wording(409, "Det gjenstår høy risiko", "AML § 10-2 (1)", (LEADER,)),
    "assessment.is_concluded": Wording(409, "Vurderingen er konkludert", "AML § 10-2 (1)", (LEADER,)),
    "assessment.is_opened": Wording(409, "Revisjonen har allerede en vurdering"),
    "assessment.is_reopened": Wording(409, "Vurderingen er gjenåpnet", "AML § 10-2 (1)", (LEADER,)),
    "assessment.is_superseded": Wording(409, "En senere revisjon har sin egen vurdering"),
    "assessment.mapping_missing": Wording(
        409, "Det er ikke kartlagt noe å vurdere ut fra", "AML § 3-1 (2)", (LEADER, PLANNER)
    ),
    "assessment.matrix_unusable": Wording(422, "Risikomatrisen kan ikke brukes"),
    "assessment.measure_done_ahead": Wording(422, "Et tiltak føres som utført når det er utført"),
    "assessment.measure_is_done": Wording(409, "Tiltaket er allerede utført"),
    "assessment.measure_missing": Wording(409, "Vurderingen har ingen tiltak", "AML § 10-2 (1)", (LEADER,)),
    "assessment.measure_unknown": Wording(404, "Tiltaket finnes ikke"),
    "assessment.not_concluded": Wording(409, "Vurderingen er ikke konkludert", "AML § 10-2 (1)", (LEADER,)),
    "assessment.not_sound_to_carry": Wording(
        409, "Vurderingen sier at planen ikke er forsvarlig", "AML § 10-2 (1)", (LEADER,)
    ),
    "assessment.nothing_to_accept": Wording(409, "Det er ingen høy risiko som venter på å bli godtatt"),
    "assessment.off_the_matrix": Wording(422, "Sannsynlighet eller konsekvens ligger utenfor matrisen"),
    "assessment.review_in_the_past": Wording(422, "Neste gjennomgang må ligge fram i tid"),
    "assessment.shown_to_oneself": Wording(403, "Den som viser fram vurderingen, kan ikke være den som får se den"),
    "assessment.side_missing": Wording(
        409, "Både arbeidsmiljø og pasientsikkerhet må være vurdert", "AML § 10-2 (1)", (LEADER, PLANNER)
    ),
    "assessment.source_missing": Wording(422, "Kartleggingen har ingen kilde"),
    "assessment.unknown": Wording(404, "Vurderingen finnes ikke", who=(LEADER, PLANNER)),
    "case.two_alike": Wording(422, "To saker har samme id"),
    "case.unfit_value": Wording(422, "En verdi i saken mangler eller er ikke av riktig slag"),
    "case.unknown_agreement": Wording(422, "Avtalen har et grunnlag eller en avgrensning som ikke finnes"),
    "case.unknown_fact": Wording(422, "Ingen regel spør etter denne opplysningen"),
    "case.unknown_field": Wording(422, "Saken har et felt som ikke finnes"),
    "case.unknown_paragraph": Wording(422, "Ingen regel dømmer etter denne paragrafen"),
    "case.unreadable": Wording(422, "Filen er ingen liste av saker"),
    "clock.not_a_story": Wording(409, "Tjenesten går etter den virkelige klokken", who=(OPERATOR,)),
    "demo.folder_in_use": Wording(409, "Mappen er i bruk"),
    "demo.nobody_in_office": Wording(409, "Ingen i eksempelenheten har vervet"),
    "employee.absences_overlap": Wording(409, "Fraværene overlapper"),
    "employee.adaptation_weekday": Wording(422, "Tilretteleggingen og ukedagen passer ikke sammen"),
    "employee.competence_not_held": Wording(409, "Den ansatte har ikke kompetansen"),
    "employee.is_registered": Wording(409, "Den ansatte er allerede registrert"),
    "employee.position_out_of_range": Wording(422, "Stillingsprosent eller ukenorm er utenfor rammen"),
    "employee.unknown": Wording(404, "Den ansatte finnes ikke"),
    "employee.wish_weight_out_of_range": Wording(422, "Et ønske veier 1, 2 eller 3"),
    "employee.wish_is_doubled": Wording(409, "Det er allerede et ønske for dagen"),
    "hours.beyond_outside_the_work": Wording(422, "Tiden ut over avtalt arbeidstid ligger ikke i arbeidsøkten"),
    "hours.break_too_long": Wording(422, "Pausene er like lange som arbeidsøkten eller lengre"),
    "hours.debt_unknown": Wording(404, "Det er ikke funnet slik hviletid til gode", who=(LEADER,)),
    "hours.ends_before_start": Wording(422, "Tiden slutter før den begynner"),
    "hours.in_another_year": Wording(422, "Føringen begynner i et annet år"),
    "hours.in_the_future": Wording(422, "Tiden føres når den er omme"),
    "hours.is_recorded": Wording(409, "Føringen finnes allerede"),
    "hours.is_withdrawn": Wording(409, "Føringen er trukket tilbake"),
    "hours.more_rest_than_owed": Wording(409, "Det er mer hvile enn det står til gode", "AML § 10-8 (3)"),
    "hours.nothing_corrected": Wording(409, "Føringen har allerede dette innholdet"),
    "hours.overlap": Wording(409, "Tiden overlapper en annen føring", "AML § 10-7"),
    "hours.period_unusable": Wording(422, "Perioden kan ikke vises"),
    "hours.rest_before_the_debt": Wording(422, "Hvilen ligger før den ble til gode", "AML § 10-8 (3)"),
    "hours.rest_during_work": Wording(
        409, "Det ble arbeidet i tiden, eller den er alt regnet som hvile", "AML § 10-8 (3)"
    ),
    "hours.rest_is_given": Wording(409, "Hvilen er allerede ført"),
    "hours.rest_unknown": Wording(404, "Hvilen er ikke ført"),
    "hours.too_long": Wording(422, "Føringen er lengre enn et døgn, eller beredskapen lengre enn en uke"),
    "hours.unknown": Wording(404, "Føringen finnes ikke"),
    "identity.are_linked": Wording(409, "Kontoene er allerede ført som samme person"),
    "identity.stands_alone": Wording(409, "Kontoen er ikke ført sammen med noen annen"),
    "input.unusable": Wording(422, "Filene kan ikke brukes"),
    "jobs.cancelled": Wording(409, "Jobben ble avbrutt før den begynte"),
    "jobs.too_many": Wording(429, "Det står for mange jobber i kø"),
    "jobs.too_many_streams": Wording(429, "Det er for mange åpne strømmer"),
    "jobs.unknown": Wording(404, "Jobben finnes ikke"),
    "joint.not_to_be_shared": Wording(422, "Personen eller enheten er ikke blant dem som planlegges sammen"),
    "joint.person_in_two_units": Wording(409, "En ansatt planlegges av begge enhetene"),
    "joint.units_differ": Wording(409, "Enhetene kan ikke planlegges sammen slik vilkårene er"),
    "mandate.another_union": Wording(403, "Vervet hører til en annen fagforening", who=(UNION,)),
    "mandate.both_sides": Wording(409, "Personen har verv på den andre siden i samme enhet i tiden"),
    "mandate.deputy_out_of_bounds": Wording(422, "En vara kan ikke ha videre fullmakt enn den hun er vara for"),
    "mandate.is_granted": Wording(409, "Vervet er allerede gitt"),
    "mandate.revoked_backwards": Wording(422, "Et verv kan ikke avsluttes tilbake i tid"),
    "mandate.unknown": Wording(404, "Vervet finnes ikke", who=(UNION,)),
    "mandate.without_union": Wording(422, "Et verv for en fagforening nevner den, andre verv har ingen"),
    "mandate.without_unit": Wording(422, "Et verv nevner enhetene det gjelder i"),
    "observation.ahead": Wording(422, "En observasjon føres når den er gjort"),
    "observation.is_recorded": Wording(409, "Observasjonen er allerede ført"),
    "observation.unit_unknown": Wording(404, "Enheten har ingen turnusplan"),
    "observation.unusable": Wording(422, "Observasjonen kan ikke brukes slik den er"),
    "projection.stopped": Wording(503, "Lesemodellene har stanset", who=(OPERATOR,)),
    "reads.not_reached": Wording(409, "Loggen er ikke kommet så langt"),
    "request.header_malformed": Wording(400, "Et hodefelt i forespørselen kan ikke brukes"),
    "request.idempotency_key_malformed": Wording(400, "Idempotency-Key må være en UUID"),
    "request.idempotency_key_missing": Wording(400, "Idempotency-Key mangler"),
    "request.if_match_malformed": Wording(400, 'If-Match må være en versjon i anførselstegn, som "7"'),
    "request.if_match_missing": Wording(428, "If-Match mangler: si hvilken versjon du har sett"),
    "request.malformed": Wording(400, "Forespørselen kan ikke leses"),
    "request.method_not_allowed": Wording(405, "Dette kan ikke gjøres med denne adressen"),
    "request.not_found": Wording(404, "Adressen finnes ikke"),
    "request.refused": Wording(400, "Forespørselen ble avvist"),
    "request.shift_is_doubled": Wording(422, "To vakter på samme dag for samme ansatt"),
    "request.too_large": Wording(413, "Forespørselen er for stor"),
    "request.unusable": Wording(422, "Innholdet kan ikke brukes"),
    "request.views_doubled": Wording(422, "Synspunktene fra samme person står to ganger"),
    "rota.no_base_rota": Wording(422, "En grunnturnus på så mange uker går ikke opp i perioden"),
    "rota.no_lawful_rota": Wording(409, "Fant ingen lovlig turnus", who=(LEADER, PLANNER)),
    "rota.nothing_to_explain": Wording(404, "Det er ingen vakt eller noe avslått ønske å forklare der"),
    "rota_plan.accepted_by_another": Wording(403, "Endringen godtas av den som har linjen"),
    "rota_plan.answer_does_not_fit": Wording(409, "Svaret stemmer ikke med hva kommentaren har endret"),
    "rota_plan.answer_missing": Wording(422, "Synspunktene må få et begrunnet svar", "AML § 8-2 (3)", (LEADER,)),
    "rota_plan.answered_by_oneself": Wording(403, "Ingen svarer på sin egen kommentar", who=(LEADER, PLANNER)),
    "rota_plan.comment_is_answered": Wording(409, "Kommentaren er besvart"),
    "rota_plan.comment_on_anothers_line": Wording(
        403, "En ansatt kommenterer sin egen linje; tillitsvalgte kommenterer alle", who=(REPRESENTATIVE,)
    ),
    "rota_plan.comment_unknown": Wording(404, "Kommentaren finnes ikke"),
    "rota_plan.confirmed_by_oneself": Wording(403, "Referatet bekreftes av den andre parten", "AML § 8-2"),
    "rota_plan.confirmed_by_the_employer": Wording(
        403, "Den andre parten uttaler seg om referatet", "AML § 8-2", (REPRESENTATIVE,)
    ),
    "rota_plan.discussion_is_confirmed": Wording(409, "Du har bekreftet referatet"),
    "rota_plan.discussion_is_invited": Wording(409, "Det er allerede innkalt til drøftingen"),
    "rota_plan.discussion_is_recorded": Wording(409, "Drøftingen er allerede ført"),
    "rota_plan.discussion_unknown": Wording(404, "Drøftingen finnes ikke", who=(LEADER, PLANNER)),
    "rota_plan.generated_rota_is_unlawful": Wording(409, "Den foreslåtte turnusen er ikke lovlig", who=(OPERATOR,)),
    "rota_plan.held_in_the_future": Wording(422, "En drøfting føres når den er holdt", "AML § 10-3"),
    "rota_plan.invited_after_the_meeting": Wording(422, "Det innkalles før møtet", "AML § 8-2 (3)"),
    "rota_plan.is_empty": Wording(409, "Planen har ingen vakter", who=(PLANNER,)),
    "rota_plan.is_opened": Wording(409, "Planen er allerede åpnet"),
    "rota_plan.is_proposed": Wording(409, "Planen er allerede lagt fram"),
    "rota_plan.is_published": Wording(409, "Planen er allerede kunngjort"),
    "rota_plan.is_withdrawn": Wording(409, "Planen er trukket"),
    "rota_plan.line_not_changed": Wording(409, "Linjen er som i den gjeldende planen"),
    "rota_plan.moved_on": Wording(409, "Planens grunnlag ble endret underveis", who=(PLANNER,)),
    "rota_plan.not_at_the_discussion": Wording(
        403, "Referatet bekreftes av en tillitsvalgt som var til stede", "AML § 8-2", (REPRESENTATIVE,)
    ),
    "rota_plan.not_proposed": Wording(409, "Planen er ikke lagt fram", "AML § 10-3", (PLANNER,)),
    "rota_plan.not_ready": Wording(409, "Planen kan ikke kunngjøres ennå", "AML § 10-3"),
    "rota_plan.not_the_rota_asked_for": Wording(
        409, "Generatoren svarte på noe annet enn det den fikk", who=(OPERATOR,)
    ),
    "rota_plan.nothing_changed": Wording(409, "Linjen har allerede disse vaktene"),
    "rota_plan.nothing_to_swap": Wording(409, "Den ansatte har ingen vakt å bytte den dagen"),
    "rota_plan.other_line_shown": Wording(409, "Linjen er endret siden du så den", who=(PLANNER,)),
    "rota_plan.outside_the_plan": Wording(422, "Ansatt, dag eller vaktkode hører ikke til planen"),
    "rota_plan.repair_is_unlawful": Wording(409, "Reglene forbyr endringen", who=(PLANNER,)),
    "rota_plan.sent_in_the_future": Wording(422, "En innkalling føres når den er sendt"),
    "rota_plan.unknown": Wording(404, "Turnusplanen finnes ikke"),
    "scenario.agreement_unknown": Wording(422, "Planen bygger ikke på en slik avtale, eller den kan ikke inngås"),
    "scenario.cancelled": Wording(409, "Sammenligningen ble avbrutt"),
    "scenario.changes_nothing": Wording(422, "Scenarioet endrer ingenting"),
    "scenario.competence_unknown": Wording(422, "Kompetansen er ikke kjent i planen"),
    "scenario.need_unknown": Wording(422, "Det er ikke noe slikt behov i planen"),
    "scenario.outside_the_plan": Wording(422, "Dagen eller helgefrekvensen ligger utenfor planen"),
    "scenario.person_unknown": Wording(422, "Den ansatte hører ikke til planen"),
    "signature.invalid": Wording(422, "Signaturen kan ikke bekreftes"),
    "signing_key.is_enrolled": Wording(409, "Nøkkelen er eller har vært innrullert"),
    "signing_key.is_revoked": Wording(409, "Nøkkelen er allerede sperret"),
    "signing_key.malformed": Wording(422, "Den offentlige nøkkelen kan ikke leses"),
    "signing_key.not_the_holder": Wording(403, "Bare innehaveren selv kan innrullere en nøkkel"),
    "signing_key.unknown": Wording(404, "Innehaveren har ingen slik nøkkel"),
    "staffing_plan.is_approved": Wording(409, "Bemanningsplanen er allerede godkjent"),
    "staffing_plan.need_is_upside_down": Wording(422, "Minstebemanningen ligger over den ønskede"),
    "staffing_plan.no_need": Wording(409, "Bemanningsplanen har ingen behov", who=(LEADER, PLANNER)),
    "staffing_plan.unknown_shift": Wording(422, "Behovet gjelder en vakt som planen ikke har", who=(LEADER, PLANNER)),
    "staffing_plan.unknown": Wording(404, "Bemanningsplanen finnes ikke", who=(LEADER, PLANNER)),
    "store.command_id_reused": Wording(422, "Idempotency-Key er brukt til noe annet"),
    "store.schema_mismatch": Wording(500, "Databasen passer ikke til programmet", who=(OPERATOR,)),
    "store.unavailable": Wording(503, "Databasen er utilgjengelig"),
    "store.unknown_event": Wording(500, "Loggen har hendelser programmet ikke kjenner", who=(OPERATOR,)),
    "store.unknown_url": Wording(500, "Adressen til databasen kan ikke brukes", who=(OPERATOR,)),
    "store.unreadable_event": Wording(500, "Loggen har hendelser som ikke kan leses", who=(OPERATOR,)),
    "store.version_conflict": Wording(409, "Noe ble endret samtidig; se på nytt"),
    "union.has_administrator": Wording(409, "Fagforeningen har en administrator, som selv gir verv", who=(UNION,)),
    "union.is_registered": Wording(409, "Fagforeningen er allerede registrert"),
    "union.not_corrected": Wording(409, "Fagforeningen er allerede ført slik"),
    "union.unknown": Wording(404, "Fagforeningen er ikke registrert"),
    "working_time.agreement_covers_nobody": Wording(422, "Avtalen gjelder ingen av de ansatte"),
    "working_time.ends_before_it_starts": Wording(422, "En vakt slutter før den begynner"),
    "working_time.longer_than_its_shift": Wording(422, "Pauser, passiv tid eller ekstratid er lengre enn vakten"),
    "working_time.not_in_the_case": Wording(409, "En vakt hører til en ansatt uten vilkår", who=(PLANNER,)),
    "working_time.unknown_rule_set": Wording(404, "Regelsettet finnes ikke"),
    "working_time.rule_unknown": Wording(404, "Regelen finnes ikke"),
    "working_time.shift_too_long": Wording(422, "En vakt er lengre enn et døgn"),
    "working_time.shifts_overlap": Wording(422, "To vakter for samme ansatt overlapper"),
    "working_time.too_young": Wording(422, "Den ansatte er for ung til å settes opp", "AML § 11-2"),
}
"""Every refusal there is; ``if_match`` makes a version conflict 412."""


def wording(code: str) -> Wording:
    """How the refusal with ``code`` is answered. ``KeyError`` for one that has no line above."""
    return WORDINGS[code]

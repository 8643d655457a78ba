"""The table of the project's events: each under its stored name and today's schema version.

A name is never reused and never changed. A changed shape is the next version, with an upcast from the one before.
"""

from adapters.event_store.codec import EventTypes, Registered
from adapters.event_store.upcasts import UPCASTS
from domain.agreement import events as agreement
from domain.assessment import events as assessment
from domain.hours import events as hours
from domain.identity import identity
from domain.observation import observations as observation
from domain.representation import events as representation
from domain.representation import union
from domain.rota import events as rota
from domain.signing import events as signing
from domain.staffing import staffing_plan as staffing
from domain.workforce import events as workforce

EVENT_TYPES = EventTypes(
    (
        Registered("employee.registered", 1, workforce.EmployeeRegistered),
        Registered("employee.position_changed", 1, workforce.PositionChanged),
        Registered("employee.competence_certified", 2, workforce.CompetenceCertified),
        Registered("employee.competence_withdrawn", 1, workforce.CompetenceWithdrawn),
        Registered("employee.adaptation_granted", 1, workforce.AdaptationGranted),
        Registered("employee.absence_registered", 1, workforce.AbsenceRegistered),
        Registered("employee.wishes_registered", 1, workforce.WishesRegistered),
        Registered("mandate.granted", 2, representation.MandateGranted),
        Registered("mandate.revoked", 1, representation.MandateRevoked),
        Registered("union.registered", 1, union.UnionRegistered),
        Registered("union.corrected", 1, union.UnionCorrected),
        Registered("union.administrator_recorded", 1, union.AdministratorRecorded),
        Registered("identity.accounts_linked", 1, identity.AccountsLinked),
        Registered("identity.accounts_told_apart", 1, identity.AccountsToldApart),
        Registered("staffing_plan.need_set", 1, staffing.NeedSet),
        Registered("staffing_plan.approved", 1, staffing.StaffingPlanApproved),
        Registered("agreement.proposed", 2, agreement.AgreementProposed),
        Registered("agreement.signed", 2, agreement.AgreementSigned),
        Registered("agreement.refused", 1, agreement.AgreementRefused),
        Registered("agreement.extended", 1, agreement.AgreementExtended),
        Registered("agreement.notice_given", 1, agreement.AgreementNoticeGiven),
        Registered("agreement.withdrawn", 1, agreement.AgreementWithdrawn),
        Registered("agreement.commented", 1, agreement.AgreementCommented),
        Registered("agreement.comment_answered", 1, agreement.AgreementCommentAnswered),
        Registered("agreement.consent_recorded", 1, agreement.AgreementConsentRecorded),
        Registered("agreement.relied_on", 1, agreement.AgreementReliedOn),
        Registered("rota_plan.opened", 2, rota.RotaPlanOpened),
        Registered("rota_plan.generated", 2, rota.RotaGenerated),
        Registered("rota_plan.imported", 1, rota.RotaImported),
        Registered("rota_plan.line_changed", 2, rota.RotaLineChanged),
        Registered("rota_plan.proposed", 1, rota.RotaProposed),
        Registered("rota_plan.discussion_invited", 1, rota.DiscussionInvited),
        Registered("rota_plan.discussed", 2, rota.RotaDiscussed),
        Registered("rota_plan.discussion_confirmed", 1, rota.DiscussionConfirmed),
        Registered("rota_plan.discussion_disputed", 1, rota.DiscussionDisputed),
        Registered("rota_plan.commented", 1, rota.RotaCommented),
        Registered("rota_plan.comment_answered", 1, rota.CommentAnswered),
        Registered("rota_plan.change_accepted", 1, rota.ChangeAccepted),
        Registered("rota_plan.published", 2, rota.RotaPublished),
        Registered("rota_plan.withdrawn", 1, rota.RotaWithdrawn),
        Registered("assessment.opened", 2, assessment.AssessmentOpened),
        Registered("assessment.topic_mapped", 1, assessment.TopicMapped),
        Registered("assessment.participant_named", 1, assessment.ParticipantNamed),
        Registered("assessment.hazard_assessed", 1, assessment.HazardAssessed),
        Registered("assessment.measure_decided", 2, assessment.MeasureDecided),
        Registered("assessment.measure_done", 1, assessment.MeasureDone),
        Registered("assessment.assumption_stated", 1, assessment.AssumptionStated),
        Registered("assessment.shown", 1, assessment.AssessmentShown),
        Registered("assessment.statement_given", 1, assessment.StatementGiven),
        Registered("assessment.concluded", 2, assessment.AssessmentConcluded),
        Registered("assessment.risk_accepted", 1, assessment.RiskAccepted),
        Registered("assessment.carried", 1, assessment.AssessmentCarried),
        Registered("assessment.reopened", 2, assessment.AssessmentReopened),
        Registered("assessment.relied_on", 1, assessment.AssessmentReliedOn),
        Registered("observations.recorded", 1, observation.UnitObserved),
        Registered("hours.recorded", 1, hours.HoursRecorded),
        Registered("hours.corrected", 1, hours.HoursCorrected),
        Registered("hours.withdrawn", 1, hours.HoursWithdrawn),
        Registered("hours.rest_found_owed", 1, hours.RestFoundOwed),
        Registered("hours.owed_rest_taken_back", 1, hours.OwedRestTakenBack),
        Registered("hours.rest_given", 1, hours.RestGiven),
        Registered("hours.given_rest_withdrawn", 1, hours.GivenRestWithdrawn),
        Registered("signing_key.enrolled", 1, signing.SigningKeyEnrolled),
        Registered("signing_key.revoked", 1, signing.SigningKeyRevoked),
    ),
    UPCASTS,
)

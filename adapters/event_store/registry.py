"""The table of the project's events: each under its stored name and today's schema version.

A name is never reused and never changed. A changed shape is the next version, with an upcast from the one before.
"""

from adapters.event_store.codec import EventTypes, Registered
from adapters.event_store.upcasts import UPCASTS
from domain.agreement import events as agreement
from domain.assessment import events as assessment
from domain.hours import events as hours
from domain.representation import events as representation
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
        Registered("staffing_plan.need_set", 1, staffing.NeedSet),
        Registered("staffing_plan.approved", 1, staffing.StaffingPlanApproved),
        Registered("agreement.proposed", 1, agreement.AgreementProposed),
        Registered("agreement.signed", 1, agreement.AgreementSigned),
        Registered("agreement.refused", 1, agreement.AgreementRefused),
        Registered("agreement.extended", 1, agreement.AgreementExtended),
        Registered("agreement.notice_given", 1, agreement.AgreementNoticeGiven),
        Registered("agreement.relied_on", 1, agreement.AgreementReliedOn),
        Registered("rota_plan.opened", 2, rota.RotaPlanOpened),
        Registered("rota_plan.generated", 2, rota.RotaGenerated),
        Registered("rota_plan.imported", 1, rota.RotaImported),
        Registered("rota_plan.line_changed", 1, rota.RotaLineChanged),
        Registered("rota_plan.proposed", 1, rota.RotaProposed),
        Registered("rota_plan.discussed", 1, rota.RotaDiscussed),
        Registered("rota_plan.discussion_confirmed", 1, rota.DiscussionConfirmed),
        Registered("rota_plan.published", 2, rota.RotaPublished),
        Registered("rota_plan.withdrawn", 1, rota.RotaWithdrawn),
        Registered("assessment.opened", 1, assessment.AssessmentOpened),
        Registered("assessment.hazard_assessed", 1, assessment.HazardAssessed),
        Registered("assessment.measure_decided", 1, assessment.MeasureDecided),
        Registered("assessment.shown", 1, assessment.AssessmentShown),
        Registered("assessment.statement_given", 1, assessment.StatementGiven),
        Registered("assessment.concluded", 1, assessment.AssessmentConcluded),
        Registered("assessment.reopened", 1, assessment.AssessmentReopened),
        Registered("assessment.relied_on", 1, assessment.AssessmentReliedOn),
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

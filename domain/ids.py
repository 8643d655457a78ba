"""Identities. All are opaque text chosen outside the domain; none carries a name or a number of a person."""

from typing import NewType

PersonId = NewType("PersonId", str)
"""An employee, a leader or a representative, as the same id everywhere (roles never make a new person)."""
UnitId = NewType("UnitId", str)
PlanId = NewType("PlanId", str)
"""A rota plan (*arbeidsplan*): one unit and one plan period."""
AgreementId = NewType("AgreementId", str)
AssessmentId = NewType("AssessmentId", str)
ObservationId = NewType("ObservationId", str)
"""Something observed of a unit, by the id its source knows it by."""
MandateId = NewType("MandateId", str)
StaffingPlanId = NewType("StaffingPlanId", str)
HoursId = NewType("HoursId", str)
"""One employee's record of hours in one calendar year."""
EntryId = NewType("EntryId", str)
"""An entry in it."""
DebtId = NewType("DebtId", str)
"""Compensatory rest owed for some days under one rule."""
RestId = NewType("RestId", str)
"""Compensatory rest given."""
Union = NewType("Union", str)
"""A trade union's short name, as the parties use it."""
ShiftCode = NewType("ShiftCode", str)
KeyHolder = NewType("KeyHolder", str)
"""Whom a signing key signs for: a mandate's id, or the person id of an employee who signs for him- or herself."""
KeyId = NewType("KeyId", str)
"""A public key by the SHA-256 of its DER bytes, in lower-case hexadecimal."""
Fingerprint = NewType("Fingerprint", str)
"""A SHA-256 in lower-case hexadecimal."""

"""Identities. All are opaque text chosen outside the domain; none carries a name or a number of a person."""

from typing import NewType

PersonId = NewType("PersonId", str)
"""An employee, a leader or a representative, as the same id everywhere (roles never make a new person)."""
UnitId = NewType("UnitId", str)
PlanId = NewType("PlanId", str)
"""A rota plan (*arbeidsplan*): one unit and one plan period."""
AgreementId = NewType("AgreementId", str)
AssessmentId = NewType("AssessmentId", str)
MandateId = NewType("MandateId", str)
StaffingPlanId = NewType("StaffingPlanId", str)
Union = NewType("Union", str)
"""A trade union's short name, as the parties use it."""
ShiftCode = NewType("ShiftCode", str)
Fingerprint = NewType("Fingerprint", str)
"""A SHA-256 in lower-case hexadecimal."""

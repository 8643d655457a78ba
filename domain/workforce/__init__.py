"""Employees (*ansatte*): position, competence, adaptations, absences, wishes."""

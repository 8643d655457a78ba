"""The rules in columns: whole wards and whole regions judged with arrays, to the same figures as the plain rules."""

"""Which settings a rule reads when it counts red days, nights or Sunday hours: fields of ``Settings``."""

RED = ("holiday_starts", "great_eve_starts", "may_eve_starts", "holiday_ends")
NIGHT = ("night_starts", "night_ends")
COUNTED = ("counted_sunday_starts",)

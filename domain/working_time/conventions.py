"""What several rules share in the register: the settings they count by, and who may permit longer hours."""

from domain.working_time.model import Basis

RED = ("holiday_starts", "great_eve_starts", "may_eve_starts", "holiday_ends")
NIGHT = ("night_starts", "night_ends")
COUNTED = ("counted_sunday_starts",)
LONGER_HOURS = (Basis.AVERAGING_INDIVIDUAL, Basis.AVERAGING, Basis.AVERAGING_AUTHORITY, Basis.TARIFF)

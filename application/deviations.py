"""Who may permit what a rule forbids: the kinds of agreement that the law names for each rule."""

from collections.abc import Mapping

from domain.working_time.model import Basis

LONGER_HOURS = (Basis.AVERAGING_INDIVIDUAL, Basis.AVERAGING, Basis.AVERAGING_AUTHORITY, Basis.TARIFF)
SHORTER_REST = (Basis.REST, Basis.TARIFF)

DEVIATIONS: Mapping[str, tuple[Basis, ...]] = {
    "AML-10-2-1-FORSVARLIG": (Basis.SOUND_PRACTICE,),
    "AML-10-4-1-DAY9": LONGER_HOURS,
    "AML-10-4-1-WEEK40": LONGER_HOURS,
    "AML-10-4-2-PASSIVE": LONGER_HOURS,
    "AML-10-4-3-STANDBY": LONGER_HOURS,
    "AML-10-4-4-WEEK38": LONGER_HOURS,
    "AML-10-4-5-WEEK36": LONGER_HOURS,
    "AML-10-4-6-THREESPLIT": LONGER_HOURS,
    "AML-10-5-1-IND": LONGER_HOURS,
    "AML-10-5-2-TV": LONGER_HOURS,
    "AML-10-5-3-AT": LONGER_HOURS,
    "AML-10-8-1-DAILY-REST": SHORTER_REST,
    "AML-10-8-2-WEEKLY-REST": SHORTER_REST,
    "AML-10-8-4-SUNDAY-NEXT": (Basis.SUNDAYS,),
    "AML-10-8-4-SUNDAY-AVG26": (Basis.TARIFF,),
    "AML-10-10-2-NATURE": (Basis.SUNDAY_WORK,),
    "AML-10-11-2-NATURE": (Basis.NIGHT_OWN_WISH, Basis.NIGHT_WORK),
    "AML-10-11-6-NIGHT-AVG8": (Basis.NIGHT,),
    "AML-10-11-7-NIGHT-HARD8": (Basis.NIGHT,),
    "AML-10-12-4-IR": (Basis.MEAN_CONSENT,),
    "AML-10-12-5-EXTEND": (Basis.AVERAGING_INDIVIDUAL,),
    "AML-14-12-HIRE": (Basis.HIRE,),
    "TAR-LONGSHIFT": (Basis.AVERAGING, Basis.TARIFF),
    "TAR-DOC-60": (Basis.DOCTORS_DEVIATION,),
    "TAR-DOC-19": (Basis.DOCTORS_DEVIATION,),
    "TAR-DOC-ROLL": (Basis.DOCTORS_DEVIATION,),
    "TAR-DOC-FORSV": (Basis.SOUND_PRACTICE,),
}
"""By rule id, the least first; which of them reaches a given case, its finding says. A rule that is not here is
cured by no agreement."""

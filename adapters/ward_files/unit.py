"""What ``ward.toml`` says of the unit: who it is, its plan's days, its terms, and the agreements it seeks."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from adapters.ward_files import settings as to
from adapters.ward_files.cells import Unfit
from adapters.ward_files.problems import Problems
from adapters.ward_files.settings import Section, read_document
from application.ward import AgreementSought
from domain.calendar import Period
from domain.ids import Union, UnitId
from domain.working_time.model import AgreedLimits, Basis, Grantor, UnitTerms

TIMEZONE = "Europe/Oslo"
LONGEST_PLAN = 5 * 366
"""Days."""
LONGEST_PLAN_WEEKS = LONGEST_PLAN // 7
FULL_WEEK_AT_MOST = 40
"""Hours that full time may mean: no norm is above the ordinary week (AML § 10-4 (1))."""
DAY_HOURS, WEEK_HOURS = 24, 168

TABLES = {
    "plan": frozenset(
        {"first_day", "last_day", "averaging_weeks", "weekend_every"}
        | {"consecutive_shifts_at_most", "consecutive_nights_at_most"}
    ),
    "tariff": frozenset({"area", "full_time_hours_rota", "full_time_hours_night", "three_part_count"}),
    "assessed": frozenset({"particular_strain_at_night"}),
}
"""The tables there must be, and their settings."""
FIGURES: dict[str, Any] = {
    "averaging_weeks": to.whole(1, LONGEST_PLAN_WEEKS),
    "hours_a_day": to.duration(DAY_HOURS),
    "hours_a_week": to.duration(WEEK_HOURS),
    "daily_rest_hours": to.duration(DAY_HOURS),
    "weekly_rest_hours": to.duration(WEEK_HOURS),
    "compensatory_rest": to.text,
}
"""The fields an agreement may set, and how each is read."""
AVERAGING = frozenset({"averaging_weeks", "hours_a_day", "hours_a_week"})


@dataclass(frozen=True, slots=True)
class Asks:
    """The fields that an agreement on a basis must set, those it may, and those of which it must set one."""

    must: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    one_of: frozenset[str] = frozenset()

    @property
    def known(self) -> frozenset[str]:
        """All of them."""
        return self.must | self.may | self.one_of


ASKS = {
    Basis.AVERAGING_INDIVIDUAL: Asks(must=AVERAGING),
    Basis.AVERAGING: Asks(must=AVERAGING),
    Basis.REST: Asks(
        must=frozenset({"compensatory_rest"}), one_of=frozenset({"daily_rest_hours", "weekly_rest_hours"})
    ),
    Basis.SUNDAYS: Asks(must=frozenset({"averaging_weeks"})),
    Basis.NIGHT: Asks(must=frozenset({"compensatory_rest"})),
    Basis.TARIFF: Asks(may=frozenset({"compensatory_rest"}), one_of=frozenset(FIGURES) - {"compensatory_rest"}),
}
"""Rest that is shortened is owed back, so an agreement on it says when (AML §§ 10-8 (3), 10-11 (9)).
The authority's consent (§ 10-5 (3)) is applied for, not agreed, and is not among these."""


@dataclass(frozen=True, slots=True)
class UnitFile:
    """What was read; nothing where the file or a setting could not be."""

    unit: UnitId | None = None
    name: str | None = None
    health_trust: str | None = None
    period: Period | None = None
    terms: UnitTerms | None = None
    sought: tuple[AgreementSought, ...] = ()


def read_unit(folder: Path, problems: Problems) -> UnitFile:
    """Read ``ward.toml``."""
    document = read_document(folder / to.FILE, problems)
    if document is None:
        return UnitFile()
    top = document.top()
    top.only(frozenset({"unit", "name", "health_trust", "timezone", *TABLES, "agreement_sought"}))
    top.get("timezone", to.exactly(TIMEZONE))
    plan, tariff, assessed = (document.table(name) for name in TABLES)
    for section in (plan, tariff, assessed):
        if section:
            section.only(TABLES[section.name])
    return UnitFile(
        unit=UnitId(unit) if (unit := top.get("unit", to.an_id)) is not None else None,
        name=top.get("name", to.text),
        health_trust=top.get("health_trust", to.text),
        period=_period(plan) if plan else None,
        terms=_terms(plan, tariff, assessed),
        sought=_all_sought(document.tables("agreement_sought")),
    )


def _period(plan: Section) -> Period | None:
    first, last = plan.get("first_day", to.day), plan.get("last_day", to.day)
    if first is None or last is None:
        return None
    if last < first:
        plan.wrong("last_day", "is before first_day", f"{first} or later")
        return None
    if (last - first).days >= LONGEST_PLAN:
        plan.wrong("last_day", "makes the plan too long", f"at most {LONGEST_PLAN} days (five years)")
        return None
    return Period(first, last)


def _terms(plan: Section | None, tariff: Section | None, assessed: Section | None) -> UnitTerms | None:
    if plan is None or tariff is None or assessed is None:
        return None
    weekend = plan.get("weekend_every", to.whole(1, 52))
    shifts = plan.get("consecutive_shifts_at_most", to.whole(1, 31))
    nights = plan.get("consecutive_nights_at_most", to.whole(1, 31))
    weeks = plan.get("averaging_weeks", to.whole(1, LONGEST_PLAN_WEEKS))
    area = tariff.get("area", to.text)
    rota = tariff.get("full_time_hours_rota", to.duration(FULL_WEEK_AT_MOST))
    night = tariff.get("full_time_hours_night", to.duration(FULL_WEEK_AT_MOST))
    three = tariff.get("three_part_count", to.truth)
    strain = assessed.get("particular_strain_at_night", to.truth)
    if weekend is None or shifts is None or nights is None or weeks is None:
        return None
    if area is None or rota is None or night is None or three is None or strain is None:
        return None
    return UnitTerms(weekend, shifts, nights, weeks, area, rota, night, three, strain)


def _all_sought(sections: list[Section]) -> tuple[AgreementSought, ...]:
    found: list[AgreementSought] = []
    for section in sections:
        if (sought := _sought(section)) is None:
            continue
        if any(one.basis is sought.basis and _share_a_party(one, sought) for one in found):
            section.wrong("basis", "is sought twice of the same party", "one agreement a basis and party")
        found.append(sought)
    return tuple(found)


def _share_a_party(one: AgreementSought, other: AgreementSought) -> bool:
    return bool(set(one.unions) & set(other.unions)) or not (one.unions or other.unions)


def _sought(section: Section) -> AgreementSought | None:
    basis = section.get("basis", _basis)
    what = section.get("what", to.text)
    unions = section.get("unions", to.texts)
    if basis is None:
        section.only(frozenset({"basis", "what", "unions", *FIGURES}))
        return None
    asks = ASKS[basis]
    section.only(frozenset({"basis", "what", "unions"}) | asks.known)
    for field in sorted(asks.must - set(section.values)):
        section.wrong(field, "is missing", f"a figure {field}, which an agreement on {basis.value} sets")
    if asks.one_of and not asks.one_of & set(section.values):
        section.wrong("basis", "is sought without a figure", f"one of {', '.join(sorted(asks.one_of))}")
    limits = _limits({key: section.get_or_none(key, FIGURES[key]) for key in sorted(asks.known)})
    if what is None or unions is None:
        return None
    if (basis.grantor is Grantor.INDIVIDUAL) == bool(unions):
        section.wrong(
            "unions",
            f"does not go with {basis.value}",
            "no unions: each employee signs" if unions else "the unions that are to sign",
        )
    return AgreementSought(basis, what, limits, tuple(Union(one) for one in unions))


def _basis(value: object) -> Basis:
    words = {basis.value: basis for basis in ASKS}
    if not isinstance(value, str) or value not in words:
        raise Unfit("is not a basis that the parties can agree on", ", ".join(words))
    return words[value]


def _limits(figures: dict[str, Any]) -> AgreedLimits:
    def hours(key: str) -> timedelta | None:
        found = figures.get(key)
        return found if isinstance(found, timedelta) else None

    return AgreedLimits(
        hours_a_day=hours("hours_a_day"),
        hours_a_week=hours("hours_a_week"),
        averaging_weeks=figures.get("averaging_weeks"),
        daily_rest=hours("daily_rest_hours"),
        weekly_rest=hours("weekly_rest_hours"),
        compensatory_rest=figures.get("compensatory_rest"),
    )

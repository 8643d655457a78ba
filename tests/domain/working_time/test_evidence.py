"""Every finding of every boundary row can be recomputed from what it carries."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from typing import cast

import pytest

from api.findings import plain
from domain.calendar import DAY
from domain.working_time.findings import Amount, Because, Finding, Reason, Verdict
from domain.working_time.model import Basis, Shift, ShiftKind
from domain.working_time.rule_set import Bound, Rule
from domain.working_time.wording import WORDS, Language, sentence
from tests.domain.working_time.evidence import LIMITS, RULE_SET, Found, found
from tests.domain.working_time.lines import (
    UNIT,
    Boundary,
    agreed,
    day,
    line,
    says,
    shift,
    standby,
    week_of,
    weeks_of,
    with_extra,
)
from tests.domain.working_time.tables import ALL

H = timedelta(hours=1)


def sundays(first: str, how_many: int, every: int = 1) -> list[Shift]:
    """Sundays worked, eight hours each."""
    return [shift(day(first) + 7 * every * n * DAY, "08:00", "16:00") for n in range(how_many)]


AVERAGED = agreed(Basis.AVERAGING, weeks=8)
NIGHTS = [shift(day("2027-05-31") + n * DAY, "21:00", "07:00", ShiftKind.NIGHT) for n in range(25)]
THREE_PART = [
    *chain.from_iterable(
        (
            shift(day("2027-03-01") + 7 * n * DAY, "14:00", "22:00", ShiftKind.EVENING),
            shift(day("2027-03-03") + 7 * n * DAY, "22:00", "07:00", ShiftKind.NIGHT),
        )
        for n in range(16)
    ),
    *sundays("2027-02-28", 18),
]
OF_THE_WHOLE_LINE: Mapping[str, tuple[Boundary, ...]] = {
    "AML-10-4-4-WEEK38": (
        says(
            "one long week, and a third of all Sundays",
            line([*week_of("2027-01-04", 39), *sundays("2027-02-07", 9)]),
            "needs IND|TV",
        ),
    ),
    "AML-10-4-6-THREESPLIT": (
        says(
            "one long week, and three parts after it", line([*week_of("2027-01-04", 38.5), *THREE_PART]), "needs IND|TV"
        ),
    ),
    "AML-10-5-MEAN": (
        says(
            "eight weeks with no Sunday, and a third of all after them",
            line([*weeks_of("2027-01-04", [39] * 8), *sundays("2027-03-07", 9)], AVERAGED),
            "violation",
        ),
        says(
            "eight weeks with seven Sundays, which are too few of all",
            line([*weeks_of("2027-01-04", [35] * 8), *sundays("2027-01-10", 7)], AVERAGED),
            "violation",
        ),
    ),
    "AML-10-6-4-OT": (
        says(
            "a week of overtime, and nights after it",
            line([*(with_extra(each, 3) for each in week_of("2027-01-04", 50)), *NIGHTS]),
            "needs TV",
        ),
    ),
    "TAR-HOURS-ROTA": (
        says(
            "eight weeks by day, and one evening after them",
            line(
                [*weeks_of("2027-01-04", [36] * 8), shift("2027-06-01", "14:00", "22:00", ShiftKind.EVENING)],
                unit=replace(UNIT, averaging_weeks=8),
                week=37.5,
            ),
            "violation",
        ),
    ),
    "AML-10-11-6-NIGHT-AVG8": (
        says(
            "nights, and standby that takes them over",
            line(
                [
                    *NIGHTS[:17],
                    standby("2027-06-20", "08:00", "20:00"),
                    standby("2027-06-21", "08:00", "20:00"),
                    standby("2027-06-22", "08:00", "20:00"),
                    standby("2027-06-23", "08:00", "20:00"),
                    standby("2027-06-24", "08:00", "20:00"),
                ]
            ),
            "needs TV",
        ),
    ),
}
"""Lines whose limit the shifts of the finding would not give, or not alone."""

ALL_FOUND: Mapping[str, tuple[Found, ...]] = {
    rule.id: tuple(
        chain.from_iterable(found(rule.id, row) for row in (*ALL[rule.id], *OF_THE_WHOLE_LINE.get(rule.id, ())))
    )
    for rule in RULE_SET.rules
}


def beyond(measured: Amount, limit: Amount, bound: Bound) -> bool:
    """Whether the measure is beyond the limit, in the direction that the rule is bound in."""
    one, other = cast("tuple[int, int]", (measured, limit))  # of one kind, which a comparison would refuse otherwise
    return {Bound.AT_MOST: one > other, Bound.AT_LEAST: one < other, Bound.EXACTLY: one != other}[bound]


def short_of_hours(f: Finding) -> bool:
    """A shortfall is listed, though the rule's limit is a most."""
    return f.verdict is Verdict.ADVISORY and beyond(f.measured, f.limit, Bound.AT_LEAST)


def at_a_closed_time(f: Finding) -> bool:
    """Beside rests, which are at least so long, work at a time that is closed altogether is measured."""
    return f.limit == timedelta() and f.measured != timedelta()


def a_claim(f: Finding) -> bool:
    """A claim arises as soon as the time is reached."""
    return f.verdict is Verdict.ADVISORY and not beyond(f.measured, f.limit, Bound.AT_LEAST)


def none_spared(_: Finding) -> bool:
    """As for most rules."""
    return False


def by_its_shifts(each: Found) -> bool:
    """As for most rules: the same once more from the shifts named."""
    return each.recomputed


EXCEPTIONS: Mapping[str, Callable[[Finding], bool]] = {
    "TERMS-HOURS-DUE": short_of_hours,
    "AML-11-YOUTH-REST": at_a_closed_time,
    "FOR-2011-1355-§12-9-YOUTH-NIGHT": at_a_closed_time,
    "AML-14-12-3YEARS": a_claim,
    "AML-14-4A-ACTUAL-HOURS": a_claim,
}
"""What may be said of a measure that is not beyond its limit, by rule; why, each says."""


@pytest.mark.parametrize("rule", RULE_SET.rules, ids=lambda rule: rule.id)
def test_the_verdict_follows_from_what_is_carried(rule: Rule) -> None:
    spared = EXCEPTIONS.get(rule.id, none_spared)
    for each in ALL_FOUND[rule.id]:
        f = each.finding
        assert type(f.measured) is type(f.limit), each.label
        assert beyond(f.measured, f.limit, rule.bound) or spared(f), each.label
        assert bool(f.permits) is (f.verdict is Verdict.NEEDS), each.label
        if f.owed is not None:
            assert f.verdict is Verdict.DUE, each.label
            assert f.owed == abs(cast("timedelta", f.measured) - cast("timedelta", f.limit)), each.label


@pytest.mark.parametrize(("rule_id", "spared"), EXCEPTIONS.items(), ids=EXCEPTIONS)
def test_no_exception_is_idle(rule_id: str, spared: Callable[[Finding], bool]) -> None:
    bound = RULE_SET.rule(rule_id).bound
    outside = [f for f in (each.finding for each in ALL_FOUND[rule_id]) if not beyond(f.measured, f.limit, bound)]
    assert outside
    assert all(map(spared, outside))


@pytest.mark.parametrize("rule", RULE_SET.rules, ids=lambda rule: rule.id)
def test_a_finding_is_recomputed_from_what_it_carries(rule: Rule) -> None:
    follows = LIMITS.get(rule.id, by_its_shifts)
    assert ALL_FOUND[rule.id]
    for each in ALL_FOUND[rule.id]:
        assert follows(each), (each.label, each.finding, each.again)
        assert each.recomputed or each.finding.because, (each.label, each.again)


@pytest.mark.parametrize(
    ("rule_id", "row"), [(rule, row) for rule, rows in OF_THE_WHOLE_LINE.items() for row in rows if row.said]
)
def test_the_whole_line_is_told_by_reasons(rule_id: str, row: Boundary) -> None:
    (each,) = found(rule_id, row)
    assert (f"{each.finding.verdict} {each.finding.needs}".replace(" none", ""),) == row.said
    assert each.finding.because


@pytest.mark.parametrize("rule_id", LIMITS)
def test_no_rule_is_said_to_rest_on_reasons_without_one(rule_id: str) -> None:
    assert any(each.finding.because for each in ALL_FOUND[rule_id])


def test_hours_of_standby_are_those_of_the_standby_named() -> None:
    named = [
        (each, amount)
        for each in chain.from_iterable(ALL_FOUND.values())
        if (amount := each.by.get(Reason.STANDBY_COUNTED)) and each.rule.id != "AML-10-4-1-WEEK40-RUNNING"
    ]
    assert len({each.rule.id for each, _ in named}) > 5
    for each, amount in named:
        assert amount.of == sum((s.hours for s in each.own if s.standby), timedelta()), each.label
        assert timedelta() < cast("timedelta", amount.amount) < cast("timedelta", amount.of), each.label


def test_passive_hours_are_those_of_the_shifts_named() -> None:
    named = [each for each in chain.from_iterable(ALL_FOUND.values()) if Reason.PASSIVE_HOURS in each.by]
    assert named
    for each in named:
        assert each.by[Reason.PASSIVE_HOURS].amount == sum((s.passive for s in each.own), timedelta()), each.label


@pytest.mark.parametrize("language", Language)
def test_every_reason_has_words(language: Language) -> None:
    words = WORDS[language]
    assert set(words.reasons) == set(Reason)
    assert len(set(words.reasons.values())) == len(Reason)


def test_every_reason_is_given_and_said() -> None:
    given: dict[Reason, tuple[Found, Because]] = {}
    for each in chain.from_iterable(ALL_FOUND.values()):
        given.update({because.name: (each, because) for because in each.finding.because})
    assert set(given) == set(Reason)
    for each, because in given.values():
        for language in Language:
            text = sentence(each.finding, each.rule, language)
            clause = text.partition(WORDS[language].because)[2]
            assert all(part in clause for part in re.split(r"{\w+}", WORDS[language].reasons[because.name]))
            assert "None" not in text


def test_a_sentence_names_the_reasons() -> None:
    (each,) = found("AML-10-5-MEAN", OF_THE_WHOLE_LINE["AML-10-5-MEAN"][0])
    assert ": 39 h, at most 38 h, because work falls on 9 of 26 Sundays (AML § 10-5" in sentence(
        each.finding, each.rule, Language.ENGLISH
    )
    (each,) = found("AML-10-4-6-THREESPLIT", OF_THE_WHOLE_LINE["AML-10-4-6-THREESPLIT"][0])
    assert (
        ": 38 t 30 min, høyst 37 t 35 min, fordi det arbeides 18 av 26 søndager, nattarbeidet er 5 t 32 min i uken og "
        "søndagsarbeidet er 6 t 09 min i uken (AML § 10-4 (6))"
    ) in sentence(each.finding, each.rule, Language.NORWEGIAN)


@pytest.mark.parametrize("rule", RULE_SET.rules, ids=lambda rule: rule.id)
def test_what_is_shown_holds_all_of_a_finding(rule: Rule) -> None:
    for each in ALL_FOUND[rule.id]:
        f, shown = each.finding, cast("dict[str, object]", plain(each.finding))
        assert shown == {
            "rule": f.rule,
            "paragraph": f.paragraph,
            "rule_set": f.rule_set,
            "verdict": f.verdict.value,
            "needs": f.needs,
            "employee": f.employee,
            "from": f.first_day.isoformat(),
            "to": f.last_day.isoformat(),
            "measured": _number(f.measured),
            "limit": _number(f.limit),
            "unit": f.unit,
            "shifts": [{"date": s.day.isoformat(), "shift": s.code} for s in f.shifts],
            "permitted_by": [{"grantor": p.grantor.value, "basis": p.basis.value} for p in f.permits],
            "rests_on": f.rests_on,
            "owed": None if f.owed is None else _number(f.owed),
            "due_by": None if f.due_by is None else f.due_by.isoformat(),
            "because": [
                {"name": b.name.value, "amount": _number(b.amount), "of": None if b.of is None else _number(b.of)}
                for b in f.because
            ],
            "sentence_nb": sentence(f, rule, Language.NORWEGIAN),
            "sentence_en": sentence(f, rule, Language.ENGLISH),
        }


def _number(amount: Amount) -> object:
    return pytest.approx(amount / H, abs=0.0001) if isinstance(amount, timedelta) else amount

"""What is said of conflicts and their members, in both languages."""

from datetime import date, timedelta

import pytest

from domain.calendar import DAY, Period
from domain.ids import PersonId, ShiftCode
from domain.rota.explaining import Conflict, ConflictKind, Member, Owner, Price, Source
from domain.rota.explaining_in_words import PHRASES, conflict_in_words, member_in_words
from domain.working_time.model import Basis
from domain.working_time.register import standard_rule_set
from domain.working_time.wording import Language

ENGLISH, NORWEGIAN = Language.ENGLISH, Language.NORWEGIAN
RULES = {rule.id: rule for rule in standard_rule_set().rules}
MONDAY = date(2027, 3, 8)
P, Q = PersonId("p"), PersonId("q")


def conflict(kind: ConflictKind = ConflictKind.COVER, *, minimal: bool = True, again: int = 0) -> Conflict:
    return Conflict(
        kind, Period(MONDAY, MONDAY + 2 * DAY), (), 2, True, minimal, again=(Period(MONDAY, MONDAY),) * again
    )


def test_a_conflict_says_what_is_too_little_when_and_how_sure() -> None:
    assert conflict_in_words(conflict(), ENGLISH) == (
        "Too few can be there, 8 March 2027 to 10 March 2027: at least 2 shifts must go uncovered. "
        "These cannot all stand, and without any one of them the others can."
    )
    assert conflict_in_words(conflict(ConflictKind.HOURS, minimal=False, again=3), NORWEGIAN) == (
        "Behovet tar flere timer enn avtalene rommer, 8. mars 2027 til 10. mars 2027: minst 2 vakter må stå udekket. "
        "Dette kan ikke stå sammen; om færre ledd er nok, er ikke vist. Det samme viser seg 3 ganger til."
    )


def test_what_is_held_goes_uncovered_by_nobody() -> None:
    assert conflict_in_words(conflict(ConflictKind.HELD), ENGLISH).startswith(
        "Courses and kept shifts cannot all stand, 8 March 2027 to 10 March 2027. "
    )


@pytest.mark.parametrize(
    ("member", "english", "norwegian"),
    [
        (
            Member(
                Source.NEED, Owner.LEADER, "", (), (MONDAY, MONDAY + 2 * DAY), ShiftCode("N"), "telemetri", 2, "heads",
                prices=(Price(None, 2, 0), Price(1, 1, 1)),
            ),
            "The need for 2 shifts N (telemetri), 2 days from 8 March 2027 to 10 March 2027. The leader can. "
            "Without it nothing is shown to go uncovered; with 1 shift: 1 more, 1 still uncovered.",
            "Behovet for 2 vakter N (telemetri), 2 dager fra 8. mars 2027 til 10. mars 2027. Lederen kan. Uten dette "
            "er det ikke vist at noe må stå udekket; med 1 vakt: 1 til, 1 fortsatt udekket.",
        ),
        (
            Member(
                Source.UNIT_TERMS, Owner.LEADER_WITH_UNIONS, "UNIT-WEEKENDS", (P, Q), (), figure=3, unit="weekends",
                prices=(Price(None, 4, 1),),
            ),
            "Weekends worked: at most one of 3 weekends running (unit agreement: weekends), for p and q. The leader "
            "can, with the local unions. Without it 4 more can be covered, and at least 1 still go uncovered.",
            "Helger på arbeid: høyst én av 3 helger på rad (enhetens avtale: helger), for p og q. Lederen kan, sammen "
            "med de lokale fagforeningene. Uten dette kan 4 til dekkes, og minst 1 står fortsatt udekket.",
        ),
        (
            Member(
                Source.LAW, Owner.PARTIES, "AML-10-8-1-DAILY-REST", (P,), (), figure=timedelta(hours=11),
                basis=Basis.REST, prices=(Price(None, 0, 2),),
            ),
            "Daily rest: 11 h (AML § 10-8 (1)), for p. It can be widened by a written agreement "
            "with the elected representatives (AML § 10-8 (3)). Relaxing it alone gives nothing, since more than it "
            "stands in the way.",
            None,
        ),
        (
            Member(Source.ADAPTATION, Owner.PERSON, "TERMS-ADAPTATION", (P,), (MONDAY,)),
            "What is granted to p as an adaptation (personal terms: adaptation), 8 March 2027. The employee can, with "
            "the employer.",
            "Tilretteleggingen for p (den ansattes vilkår: tilrettelegging), 8. mars 2027. Den ansatte kan, sammen med "
            "arbeidsgiveren.",
        ),
        (
            Member(Source.KEPT, Owner.LEADER, "", (P,), (MONDAY,)),
            "The kept day of p, 8 March 2027. The leader can.",
            "Den fastholdte dagen til p, 8. mars 2027. Lederen kan.",
        ),
    ],
)  # fmt: skip
def test_a_member_says_what_it_is_whose_and_its_price(member: Member, english: str, norwegian: str | None) -> None:
    assert member_in_words(member, RULES, ENGLISH) == english
    if norwegian is not None:
        assert member_in_words(member, RULES, NORWEGIAN) == norwegian


def test_what_is_kept_from_the_reader_is_counted_not_named() -> None:
    behind = Member(Source.TERMS, Owner.PERSON, "", (), ())
    assert member_in_words(behind, RULES, ENGLISH).startswith("Personal terms of somebody. ")
    many = Member(Source.ABSENCE, Owner.PERSON, "TERMS-ABSENCE", tuple(PersonId(f"p{n}") for n in range(5)), (MONDAY,))
    assert "fraværet til 5 ansatte" in member_in_words(many, RULES, NORWEGIAN).lower()


@pytest.mark.parametrize("language", list(Language))
def test_every_kind_and_owner_has_its_words(language: Language) -> None:
    phrases = PHRASES[language]
    assert set(phrases.kinds) == set(ConflictKind)
    assert set(phrases.owners) == set(Owner)

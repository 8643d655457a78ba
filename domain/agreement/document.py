"""The signing document (*signeringsdokument*): the very text that is shown, signed and kept.

It is made of the offers, the revision and the signer alone, so that the same text is made again whenever it is asked
for. It is for the signer only: whom an agreement concerns, and why, tells of union membership.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from domain.agreement.commands import Shown, Standing
from domain.agreement.document_words import WORDS, Words
from domain.agreement.events import AgreementProposed, Ground
from domain.ids import Fingerprint, PersonId
from domain.working_time.model import Basis
from domain.working_time.wording import Language

AVERAGED = frozenset({Basis.AVERAGING, Basis.AVERAGING_INDIVIDUAL})
"""The bases of averaging that somebody signs for."""
PLAIN_MARKS = "«»\\"
"""Printable characters that stand as themselves only outside quotations."""


@dataclass(frozen=True, slots=True)
class SigningDocument:
    """The text in three parts: what concerns nobody in particular, and a part for each person between."""

    head: str
    shown: Mapping[PersonId, str]
    foot: str

    @property
    def text(self) -> str:
        """The whole, as it is shown: the people in order of id."""
        return self.head + "".join(self.shown[person] for person in sorted(self.shown)) + self.foot

    @property
    def sha256(self) -> Fingerprint:
        """Of its UTF-8 bytes, in lower-case hexadecimal: what a signature names."""
        return Fingerprint(sha256(self.text.encode()).hexdigest())


def signing_document(
    offers: Sequence[AgreementProposed], shown: Shown, standing: Standing, language: Language
) -> SigningDocument:
    """What ``standing`` is shown, and signs, for ``offers`` on the revision ``shown``; the offers in order of id."""
    words, ordered = WORDS[language], sorted(offers, key=lambda offer: offer.agreement)
    head = [*_about(ordered, shown, standing, words)]
    for number, offer in enumerate(ordered, 1):
        head += ["", words.agreement.format(number, len(ordered), offer.agreement), *_terms(offer, words)]
    head += ["", words.lines]
    lines = {
        person: words.line.format(person, shown.lines[person], _membership(ordered, person, words)) + "\n"
        for person in sorted({p for offer in ordered for p in offer.scope if p in shown.lines})
    }
    foot = ["", words.count.format(len(lines))]
    if any(ground is Ground.EXTENSION for offer in ordered for ground in offer.scope.values()):
        foot.append(words.by_extension)
    return SigningDocument(_text(head), lines, _text([*foot, words.binding]))


def _about(ordered: Sequence[AgreementProposed], shown: Shown, standing: Standing, words: Words) -> Iterator[str]:
    yield words.title
    yield words.purpose
    yield ""
    yield words.plan.format(shown.plan)
    yield words.unit.format(", ".join(dict.fromkeys(offer.unit for offer in ordered)))
    yield words.revision.format(shown.revision)
    yield words.plan_fingerprint.format(shown.plan_fingerprint)
    yield words.rule_set.format(shown.rule_set)
    yield words.signer.format(standing.person)
    yield words.oneself if standing.mandate is None else words.mandate.format(standing.mandate)


def _terms(offer: AgreementProposed, words: Words) -> Iterator[str]:
    limits, basis = offer.limits, offer.basis.value
    yield words.basis.format(basis)
    yield words.party.format(offer.employee if offer.union is None else _quoted(offer.union))
    yield words.what.format(_quoted(offer.what))
    yield words.period.format(offer.period.first_day, offer.period.last_day)
    yield words.notice.format(offer.notice_weeks)
    yield words.work.format(", ".join(map(_quoted, offer.work))) if offer.work else words.all_work
    yield from _hours(offer, words)
    for sentence, duration in (
        (words.daily_rest, limits.daily_rest),
        (words.weekly_rest, limits.weekly_rest),
        (words.extended_week, offer.extended_week),
    ):
        if duration is not None:
            yield sentence.format(_duration(duration, words), basis)
    if limits.averaging_weeks is not None:
        yield words.averaging.format(limits.averaging_weeks, basis)
    if offer.standby_ratio is not None:
        yield words.standby.format(words.standby_share.format(offer.standby_ratio), basis)
    if offer.whole_chapter:
        yield words.whole_chapter
    for rest in dict.fromkeys((limits.compensatory_rest or "", offer.compensatory_rest)):
        if rest:
            yield words.compensatory_rest.format(words.rest_codes.get(rest) or _quoted(rest), basis)
    if offer.assessment is not None:
        yield words.assessment.format(offer.assessment)


def _hours(offer: AgreementProposed, words: Words) -> Iterator[str]:
    """The longest day and week; where the basis lengthens them and no hours are named, that the act's limit holds."""
    limits, basis = offer.limits, offer.basis
    a_day, a_week, lengthens = words.hours_a_day, words.hours_a_week, (False, False)
    if basis in AVERAGED:
        a_day, a_week, lengthens = words.normal_a_day, words.normal_a_week, (True, True)
    elif basis is Basis.TOTAL_DAY:
        a_day, lengthens = words.total_a_day, (True, False)
    named = (limits.hours_a_day, limits.hours_a_week)
    for sentence, duration, unnamed in zip((a_day, a_week), named, lengthens, strict=True):
        if duration is not None:
            yield sentence.format(_duration(duration, words), basis.value)
        elif unnamed:
            yield sentence.format(words.limit_of_the_act, basis.value)


def _membership(ordered: Sequence[AgreementProposed], person: PersonId, words: Words) -> str:
    """Which of the agreements concern the person, and why."""
    return ", ".join(
        words.in_agreement.format(number, words.grounds[offer.scope[person]])
        for number, offer in enumerate(ordered, 1)
        if person in offer.scope
    )


def _duration(duration: timedelta, words: Words) -> str:
    """Hours, minutes and seconds, exactly; what is nothing is left out."""
    whole = int(duration.total_seconds())
    parts = ((words.hours, whole // 3600), (words.minutes, whole // 60 % 60), (words.seconds, whole % 60))
    return " ".join(name.format(count) for name, count in parts if count) or words.hours.format(0)


def _quoted(text: str) -> str:
    """Somebody's own words in quotation marks: nothing in them can pass for a line, or a mark, of the document."""
    return "«" + "".join(c if c.isprintable() and c not in PLAIN_MARKS else f"\\u{ord(c):04x}" for c in text) + "»"


def _text(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)

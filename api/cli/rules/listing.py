"""`forsvarlig rules list` and `show`: the rules with their figures, sources and confidence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

import typer
from pydantic import TypeAdapter
from rich.table import Table
from rich.text import Text

from api.cli.console import console
from api.cli.main import JsonOption, print_json
from api.cli.rules import rules_app
from api.cli.rules.words import LISTING, ListingWords
from application.rulebook import (
    ClassificationView,
    FigureView,
    RuleSetView,
    RuleView,
    in_words,
    narrowed,
    permits_in_words,
    rule_in,
    rulebook,
)
from domain.law import Confidence
from domain.working_time.register import standard_rule_set
from domain.working_time.wording import WORDS, Language

LanguageOption = Annotated[Language, typer.Option("--language", help="Of the table; JSON has both.")]
TERM = re.compile(r"\*([^*\n]+)\*")
NOT_READ = "yellow"
"""How a figure stands out whose primary text was not read, or needed our reading."""

_BOOK, _RULE = TypeAdapter(RuleSetView), TypeAdapter(RuleView)


@rules_app.command("list")
def list_rules(
    paragraph: Annotated[
        str | None, typer.Option("--paragraph", help='Only what is grounded in it: "AML § 10-8" with its subsections.')
    ] = None,
    confidence: Annotated[
        Confidence | None, typer.Option("--confidence", help="Only what reads a figure or convention of this kind.")
    ] = None,
    language: LanguageOption = Language.ENGLISH,
    json: JsonOption = False,
) -> None:
    """Every rule with its ground, what it asks, the figures and conventions it reads, and who may permit otherwise."""
    book = rulebook(standard_rule_set())
    shown = narrowed(book, paragraph, confidence)
    if json:
        print_json(_BOOK.dump_python(shown, mode="json"))
        return
    for table in _tables(shown, len(book.rules), language):
        console.print(table)


@rules_app.command()
def show(
    rule: Annotated[str, typer.Argument(help="The rule's id, as findings name it.")],
    language: LanguageOption = Language.ENGLISH,
    json: JsonOption = False,
) -> None:
    """One rule; an id that is not there is refused with those that look like it."""
    found = rule_in(rulebook(standard_rule_set()), rule)
    if json:
        print_json(_RULE.dump_python(found, mode="json"))
        return
    console.print(_rules((found,), LISTING[language], language, title=None))


def _tables(book: RuleSetView, of: int, language: Language) -> Iterator[Table | str]:
    words = LISTING[language]
    said = {"version": book.version, "first": book.in_force_from, "area": book.tariff.area}
    title = words.title.format(shown=len(book.rules), all=of, **said)
    yield _rules(book.rules, words, language, title) if book.rules else title
    if book.classifications:
        yield _classifications(book.classifications, words, language)
    tariff = words.tariff.format(
        area=book.tariff.area, first=book.tariff.first_day, last=book.tariff.last_day, document=book.tariff.document
    )
    lists = (
        (tariff, book.tariff.figures),
        (words.other_figures, book.other_figures),
        (words.conventions, book.settings),
    )
    for title, figures in lists:
        if figures:
            yield _figures(title, figures, words)
    if not (book.rules or book.classifications or any(figures for _, figures in lists)):
        yield words.nothing


def _rules(rules: Sequence[RuleView], words: ListingWords, language: Language, title: str | None) -> Table:
    table = _three_columns([r.rule for r in rules], words, title)
    for rule in rules:
        ground = rule.ground_nb if language is Language.NORWEGIAN else rule.paragraph
        table.add_row(
            Text.assemble((rule.rule, "bold"), "\n", ground),
            Text.assemble(
                (rule.title_nb if language is Language.NORWEGIAN else rule.title_en, "bold"),
                f", {_bound(rule, language)}{words.concerns[rule.concerns]}\n",
                _running(rule.text),
                (f"\n{_permits(rule, words, language)}", "dim"),
            ),
            _read(rule.reads, words) if rule.reads else words.own_figure,
        )
    return table


def _classifications(each: Sequence[ClassificationView], words: ListingWords, language: Language) -> Table:
    table = _three_columns([c.classification for c in each], words, words.classifications)
    for c in each:
        table.add_row(
            Text.assemble((c.classification, "bold"), "\n", c.paragraph),
            Text.assemble(
                (c.title_nb if language is Language.NORWEGIAN else c.title_en, "bold"),
                "\n",
                _running(c.text),
                "\n",
                _running(c.note),
            ),
            _read(c.settings, words),
        )
    return table


def _three_columns(ids: Iterable[str], words: ListingWords, title: str | None) -> Table:
    """No id is broken or cut, however narrow the terminal."""
    table = Table(title=title, show_lines=True, expand=True)
    table.add_column(words.rule, width=max(map(len, ids), default=0))
    table.add_column(words.asks, ratio=5)
    table.add_column(words.reads, ratio=4, overflow="fold")
    return table


def _figures(title: str, figures: Iterable[FigureView], words: ListingWords) -> Table:
    table = Table(words.figure, words.value, words.source, words.confidence, title=title)
    for f in figures:
        table.add_row(f.name, in_words(f, words.plain), f.source, Text(words.how_sure[f.confidence], _style(f)))
    return table


def _read(figures: Iterable[FigureView], words: ListingWords) -> Text:
    """A line for each: name, value, source, confidence."""
    lines = (
        Text.assemble(f"{f.name}: {in_words(f, words.plain)}; {f.source}; ", (words.how_sure[f.confidence], _style(f)))
        for f in figures
    )
    return Text("\n").join(lines)


def _style(figure: FigureView) -> str:
    return "" if figure.confidence is Confidence.VERIFIED else NOT_READ


def _permits(rule: RuleView, words: ListingWords, language: Language) -> str:
    permits = permits_in_words(rule, language)
    return words.permitted_by.format(permits=permits) if permits else words.nobody


def _bound(rule: RuleView, language: Language) -> str:
    return WORDS[language].bounds[rule.bound].format(limit="").strip()


def _running(text: str) -> Text:
    """Paragraphs without the line breaks of the source; Norwegian terms, ``*so*``, in italics."""
    plain = "\n".join(" ".join(paragraph.split()) for paragraph in text.replace("``", "").split("\n\n"))
    parts = TERM.split(plain)  # every other part is a term
    return Text.assemble(*((part, "italic" if n % 2 else "") for n, part in enumerate(parts)))

"""Text is text: an edition whose every plain field holds signs and a script shows them as they were written, in pages
and data files.

This is what can be read in the files; `browser/test_hostile.py` opens them.
"""

import html
import re

import hostile
import pytest
import yaml
from edition.exports import table as exports
from edition.grammar.refs import parse
from edition.load import load
from edition.pages import build, templates
from edition.records.record import KINDS
from edition.rendering.reader import reader
from edition.showing import markdown as marks
from helpers import TEMPLATES
from markdown import Markdown

EXTENSIONS = ["attr_list", "md_in_html", "def_list", "tables", "footnotes", "admonition", "toc", "meta"]

NOT_SHOWN = {"sources key", "variant words", "work language", "text author.family", "text author.given"}
"""Plain fields of records that no page made from data shows: the language of a work, keys within a record, the words at
which an entry stands; whose a text is stands under it, by the shell.
"""

LET_PAST = {
    "person": "affiliation", "place": "kind", "organization": "abbreviations.0", "event": "title", "quotation": "text",
    "note": "speaker", "variant": "title", "document": "archive", "work": "publisher",
    "text": "title",
}  # fmt: skip
"""For each kind a field that a test lets past the escaping."""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The hostile edition, its texts, and a template environment."""
    root, texts = hostile.make(tmp_path_factory.mktemp("hostile"))
    edition, findings = load(root)
    assert findings == []
    return edition, texts, templates.environment(TEMPLATES, edition)


@pytest.fixture(scope="module")
def built(made):
    """Its pages as HTML, by path."""
    edition, _, env = made
    return {page.path: as_html(edition, page.markdown) for page in build.build(edition, env)}


def as_html(edition, markdown: str) -> str:
    annotation = reader(edition)
    return marks.unescape(Markdown(extensions=[*EXTENSIONS, annotation]).convert(markdown))


def fields(places) -> set[str]:
    """Fields without the record they stand in: `person:frank-dyson names.0.form` -> `person names.form`."""
    found = (re.sub(r":\S+", "", re.sub(r"\.(\d+|new)(?=\.|$)", "", place)) for place in places)
    return {re.sub(r"^(?!edition)\S+ (sources.*)|^(\S+ \S+)", lambda match: match[1] or match[2], one) for one in found}


def test_every_kind_and_the_edition_itself_have_hostile_texts(made):
    _, texts, _ = made
    held = fields(texts.plain.values())
    assert {one.split()[0] for one in held} >= {"edition", *KINDS}
    assert held >= {
        "edition title",
        "edition rights",
        "person names.form",
        "work publisher",
        "work title",
        "event title",
        "document from",
        "note speaker",
        "sources.title",
    }


def test_every_page_shows_every_text_as_it_was_written(made, built):
    _, texts, _ = made
    seen: set[int] = set()
    assert [
        f"{path}: {problem}" for path, markup in built.items() for problem in hostile.problems_of(markup, texts, seen)
    ] == []
    shown_fields = fields(place for number, place in texts.plain.items() if number in seen)
    assert {one for one in fields(texts.plain.values()) - shown_fields if not one.startswith("edition ")} <= NOT_SHOWN


def test_front_matter_has_title_and_description_as_they_were_written(made):
    edition, texts, env = made
    heads = {
        page.path: yaml.safe_load(page.markdown.split("---\n")[1]) for page in build.build(edition, env) if page.ref
    }
    assert [
        problem
        for path, head in heads.items()
        for problem in hostile.misread(texts, [(path, head["title"]), (path, head["description"])])
    ] == []
    assert all(head["title"] == edition.get(parse(head["ref"])).label for head in heads.values())


@pytest.mark.parametrize("path", exports.EXPORTS)
def test_data_files_hold_every_text_as_it_was_written(made, path):
    edition, texts, _ = made
    export = exports.EXPORTS[path]
    seen: set[int] = set()
    if export.is_there(edition):
        assert list(hostile.misread(texts, hostile.in_json(export.text(edition)), seen)) == []
    if path == "data/records.json":
        assert set(texts.plain) - seen == {number for number, place in texts.plain.items() if place.endswith(" key")}


@pytest.mark.parametrize("kind", KINDS)
def test_one_field_let_past_the_escaping_is_found(made, monkeypatch, kind):
    edition, texts, env = made
    record = next(one for one in edition.by_kind[kind] if f"{one.ref} {LET_PAST[kind]}" in texts.places)
    past = texts.of(f"{record.ref} {LET_PAST[kind]}")
    escape = marks._escape_inline.__wrapped__
    monkeypatch.setattr(marks, "_escape_inline", lambda text: marks.Markup(text) if past in text else escape(text))
    marks._escape.cache_clear()
    page = env.select_template([f"{kind}.md", "record.md"]).render(record=record, kind=KINDS[kind])
    marks._escape.cache_clear()
    assert hostile.problems_of(as_html(edition, page), texts) != []


def test_a_text_misread_is_told(made):
    _, texts, _ = made
    number = next(iter(texts.plain))
    text = texts.written[number]
    assert hostile.problems_of(f"<p>{html.escape(text)}</p>", texts) == []
    assert hostile.problems_of(f"<p>{html.escape(text).replace('*s*', '<em>s</em>')}</p>", texts) != []
    assert hostile.problems_of(f"<p>{html.escape(text).replace('&amp;', '&')}</p>", texts) == []
    assert hostile.problems_of(f"<p>{text}</p>", texts) != []
    assert hostile.problems_of(f'<p title="{text}">x</p>', texts) != []

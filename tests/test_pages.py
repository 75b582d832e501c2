"""Pages: every template renders, names stay names, and every record leads back to what speaks of it."""

import html
import re

import pytest
from edition import pages, shown
from edition.annotation import Annotation
from edition.graph import Edition
from edition.records import KINDS
from edition.refs import Ref
from helpers import TEMPLATES, small_edition
from markdown import Markdown

EXTENSIONS = ["attr_list", "md_in_html", "def_list", "tables", "footnotes", "admonition", "toc", "meta"]


@pytest.fixture(scope="module")
def sample_pages(sample_edition) -> dict[str, pages.Page]:
    return made(sample_edition)


def made(edition: Edition) -> dict[str, pages.Page]:
    return {page.path: page for page in pages.build(edition, pages.environment(TEMPLATES, edition))}


def as_html(edition: Edition, markdown: str) -> str:
    annotation = Annotation(pages.resolver(edition), lambda number: shown.note_text(edition, number))
    return Markdown(extensions=[*EXTENSIONS, annotation]).convert(markdown)


def as_text(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", markup)).split())


def heading(markup: str) -> str:
    return as_text(re.search(r"<h1[^>]*>(.*?)</h1>", markup, re.S)[1])


# --- what is made ---------------------------------------------------------------------------------------------------


def test_every_record_and_every_kind_has_a_page(sample_edition, sample_pages):
    assert {page.ref for page in sample_pages.values() if page.ref} == set(sample_edition.located)
    assert {page.path for page in sample_pages.values() if page.kind and not page.ref} == {kind.index_page for kind in KINDS.values()}


def test_a_page_knows_the_file_it_comes_from(sample_pages):
    assert sample_pages["people/frank-dyson.md"].source == "data/people.yml"
    assert sample_pages["places/sobral.md"].source == "data/places/sobral.yml"


@pytest.mark.parametrize("kind", KINDS)
def test_the_heading_of_every_record_is_its_label(sample_edition, sample_pages, kind):
    records = sample_edition.by_kind[kind]
    assert [heading(as_html(sample_edition, sample_pages[record.docs_page].markdown)) for record in records] == [record.label for record in records]


@pytest.mark.parametrize("kind", KINDS)
def test_the_index_of_a_kind_links_all_its_records(sample_edition, sample_pages, kind):
    index = as_html(sample_edition, sample_pages[KINDS[kind].index_page].markdown)
    assert set(re.findall(rf'data-ref="({kind}:[^"]+)"', index)) == {str(record.ref) for record in sample_edition.by_kind[kind]}


@pytest.mark.parametrize("kind", KINDS)
def test_the_fallback_templates_serve_every_kind(sample_edition, kind):
    env = pages.environment(TEMPLATES, sample_edition)
    records = sample_edition.by_kind[kind]
    for record in records:
        page = env.get_template("record.md").render(record=record, kind=KINDS[kind])
        assert heading(as_html(sample_edition, page)) == record.label
    index = env.get_template("index.md").render(kind=KINDS[kind], records=records)
    assert all(f"]({record.ref})" in index for record in records)


def test_every_template_serves_a_kind_or_is_shared():
    names = {path.stem for path in TEMPLATES.glob("*.md") if not path.stem.startswith("_")}
    assert names <= {"record", "index", *KINDS, *(kind.plural for kind in KINDS.values())}


def test_a_page_made_twice_is_the_same(sample_edition, sample_pages):
    assert made(sample_edition) == sample_pages


# --- what a page says -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_leads_back_to_every_record_that_speaks_of_it(sample_edition, sample_pages, kind):
    missing = []
    for record in sample_edition.by_kind[kind]:
        page = sample_pages[record.docs_page].markdown
        missing += [f"{record.ref} <- {other.ref}" for other in sample_edition.in_records(record.ref) if f"({other.ref})" not in page]
    assert missing == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_leads_back_to_every_sentence_that_speaks_of_it(sample_edition, sample_pages, kind):
    missing = []
    for record in sample_edition.by_kind[kind]:
        page = sample_pages[record.docs_page].markdown
        missing += [f"{record.ref} <- {mention.sentence}" for mention in sample_edition.in_prose(record.ref) if str(shown.Shown(sample_edition).sentence(mention)) not in page]
    assert missing == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_markdown_is_left_over_in_the_html(sample_edition, sample_pages, kind):
    for record in sample_edition.by_kind[kind]:
        text = as_text(as_html(sample_edition, sample_pages[record.docs_page].markdown))
        assert re.findall(r"\]\(\w+|\{:|\{ #|\*\*", text) == [], record.ref


def test_a_reference_resolves_to_a_page_and_an_unknown_one_to_nothing(sample_edition):
    resolve = pages.resolver(sample_edition)
    assert resolve(Ref("person", "frank-dyson")) == pages.Target("/people/frank-dyson.md", "Frank Dyson")
    assert resolve(Ref("quotation", "weight-of-light")) == pages.Target("/quotations/weight-of-light.md", "“weight”", "weight")
    assert resolve(Ref("person", "nobody")) is None


# --- names stay names -----------------------------------------------------------------------------------------------


ODD_NAMES = ["A*b* c", "[A] (b)", "A | b", "A <b> & c", "A_b_ c", "`A`", "# A", "A \\ b", "![A](b)", "1. A", "- A", "A: b", "“A” 'b'"]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_whatever_a_name_holds_it_is_shown_as_it_is_written(tmp_path, name):
    written = name.replace("'", "''")
    edition = small_edition(tmp_path, {
        "data/people.yml": f"odd:\n  names: [{{form: '{written}'}}, {{form: '{written} again'}}]\n  affiliation: '{written}'\n",
        "data/documents.yml": f"letter:\n  title: '{written}'\n  kind: letter\n  from: [person:odd]\n  archive: '{written}'\n",
        "data/quotations.yml": f"words:\n  text: '{written}'\n  kind: direct\n  speaker: person:odd\n  paragraph: 1\n",
    })
    built = made(edition)
    person, people, letter, words = (as_html(edition, built[path].markdown) for path in ("people/odd.md", "people/index.md", "documents/letter.md", "quotations/words.md"))
    expected = " ".join(name.split())
    assert heading(person) == expected
    assert f"{expected} again" in as_text(person)
    assert as_text(person).count(expected) >= 3  # heading, affiliation, the list of names
    assert [as_text(cell) for cell in re.findall(r"<td>(.*?)</td>", people)][0] == expected
    assert heading(letter) == expected
    assert expected in as_text(letter.partition("</h1>")[2])
    assert expected in as_text(re.search(r"<blockquote>(.*?)</blockquote>", words, re.S)[1])


def test_a_name_in_another_script_is_marked_with_its_language(tmp_path):
    edition = small_edition(tmp_path, {"data/people.yml": "mao:\n  names: [{form: Mao Zedong}, {form: 毛澤東, lang: zh-Hant}]\n"})
    assert '<span lang="zh-Hant">毛澤東</span>' in as_html(edition, made(edition)["people/mao.md"].markdown)


@pytest.mark.parametrize(("longitude", "latitude", "expected"), [
    ("125.7547", "39.0194", "39.0194° N, 125.7547° E"), ("-40.35", "-3.69", "3.69° S, 40.35° W"), ("0", "0", "0° N, 0° E"),
])
def test_coordinates_are_shown_with_the_latitude_first(tmp_path, longitude, latitude, expected):
    edition = small_edition(tmp_path, {"data/places.yml": f"p:\n  names: [{{form: P}}]\n  kind: town\n  coordinates: {{longitude: {longitude}, latitude: {latitude}, certainty: certain, source: chapter}}\n"})
    assert expected in as_text(as_html(edition, made(edition)["places/p.md"].markdown))


# --- plain Markdown -------------------------------------------------------------------------------------------------


def test_plain_markdown_has_relative_links_and_typed_out_words(sample_edition):
    before = "[Dyson](person:frank-dyson) of ![](quotation:weight-of-light); see [the text](/reading.md#the-verdict)."
    assert pages.to_plain_markdown(sample_edition, "reading.md", before) == "[Dyson](people/frank-dyson.md) of [“weight”](quotations/weight-of-light.md); see [the text](reading.md#the-verdict)."
    assert pages.to_plain_markdown(sample_edition, "people/albert-einstein.md", before) == "[Dyson](frank-dyson.md) of [“weight”](../quotations/weight-of-light.md); see [the text](../reading.md#the-verdict)."


def test_a_link_defined_apart_stays_defined_apart(sample_edition):
    assert pages.to_plain_markdown(sample_edition, "index.md", "See [him][d].\n\n[d]: person:frank-dyson\n") == "See [him][d].\n\n[d]: people/frank-dyson.md\n"


def test_plain_markdown_defines_its_notes(sample_edition):
    assert pages.to_plain_markdown(sample_edition, "reading.md", "So.[^1]\n") == (
        "So.[^1]\n\n[^1]: *Attributed in the text.* Albert Einstein, “[Die Grundlage der allgemeinen Relativitätstheorie](works/einstein-1916.md)”. [Evidence](notes/1.md)\n"
    )

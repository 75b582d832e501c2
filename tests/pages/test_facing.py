"""The source text as a page: names linked, quotations set off, notes and signs in place, what answers it beside it."""

import gzip
import re

import pytest
from edition.grammar.refs import Ref
from edition.pages import facing
from edition.reading import material as reading
from edition.source import guard, stored
from edition.source import text as source_text
from edition.source.text import Anchor, SourceText
from edition.whole.edition import Edition
from helpers import REPOSITORY, SAMPLE, SOURCE_TEXT, copy_sample, mkdocs_build


@pytest.fixture(scope="module")
def text() -> SourceText:
    return source_text.load(SAMPLE / "source.txt")


@pytest.fixture
def public(tmp_path):
    """A copy of the sample whose text is not at hand."""
    root = copy_sample(tmp_path)
    (root / "source.txt").unlink()
    return root


def annotated(edition: Edition, words: str, *anchors: Anchor) -> str:
    return facing.annotated(edition, words, list(anchors))


def anchor(words: str, stretch: str, ref: str, role: str = "mention") -> Anchor:
    start = words.index(stretch)
    return Anchor(1, start, start + len(stretch), role, Ref(*ref.split(":")))


def test_names_are_links_and_what_markdown_would_read_is_escaped(sample_edition):
    words = "Frank Dyson * [sic] saw Sobral <1>."
    assert (
        annotated(
            sample_edition,
            words,
            anchor(words, "Frank Dyson", "person:frank-dyson"),
            anchor(words, "Sobral", "place:sobral"),
        )
        == "[Frank Dyson](person:frank-dyson) &#42; &#91;sic&#93; saw [Sobral](place:sobral) &lt;1&gt;."
    )


def test_a_colon_after_a_sign_is_a_colon(sample_edition):
    words = "He said that morning: “No.”"
    assert annotated(
        sample_edition, words, anchor(words, "that morning", "variant:hour-of-the-eclipse", "variant")
    ).endswith("![](variant:hour-of-the-eclipse): “No.”")


def test_a_sign_at_words_inside_a_name_stands_after_the_name(sample_edition):
    words = "At Sobral House it rained."
    anchors = (
        anchor(words, "Sobral House", "place:sobral"),
        anchor(words, "Sobral", "variant:hour-of-the-eclipse", "variant"),
    )
    assert (
        annotated(sample_edition, words, *anchors)
        == "At [Sobral House](place:sobral)![](variant:hour-of-the-eclipse) it rained."
    )


def test_a_note_marker_becomes_a_note_and_a_sign_stands_after_its_words(sample_edition):
    words = "It rained that morning.7 Then not."
    anchors = (
        anchor(words, "7", "note:7", "note"),
        anchor(words, "that morning", "variant:hour-of-the-eclipse", "variant"),
    )
    assert (
        annotated(sample_edition, words, *anchors)
        == "It rained that morning![](variant:hour-of-the-eclipse).[^7] Then not."
    )


def test_a_quotation_is_set_off_with_its_marks_and_names_inside_it_are_links(sample_edition):
    words = "He said: “The weight of Dyson.” Then"
    anchors = (
        anchor(words, "The weight of Dyson", "quotation:weight-of-light", "quotation"),
        anchor(words, "Dyson", "person:frank-dyson"),
    )
    assert (
        annotated(sample_edition, words, *anchors) == 'He said: <span class="quoted">“The weight of'
        ' [Dyson](person:frank-dyson).”</span>[¶](quotation:weight-of-light "Quotation: weight") Then'
    )


def test_a_quotation_within_another_closes_before_it(sample_edition):
    words = "“‘Mad,’ he said.”"
    anchors = (
        anchor(words, "‘Mad,’ he said.", "quotation:eddington-remembers", "quotation"),
        anchor(words, "Mad,", "quotation:dyson-go-mad", "quotation"),
    )
    made = re.sub(r" \"[^\"]*\"", "", annotated(sample_edition, words, *anchors))
    assert (
        made == '<span class="quoted">“<span class="quoted">‘Mad,’</span>[¶](quotation:dyson-go-mad) he'
        " said.”</span>[¶](quotation:eddington-remembers)"
    )


def test_a_misprinted_quotation_mark_is_shown_corrected_with_what_is_printed(sample_edition):
    words = "fighting a war.’ “11 The two “met” there.” He"
    made = annotated(sample_edition, words, anchor(words, "11", "note:11", "note"))
    assert (
        made
        == 'fighting a war.’<span class="corrected" title="The text prints “">”</span>[^11] The two “met” there.” He'
    )


def test_every_paragraph_faces_what_answers_it(sample_edition, text):
    attached = facing.attach(sample_edition, text)
    assert [(one.number, [number for number, _, _ in one.answers]) for one in attached.paragraphs] == [
        (1, ["1"]),
        (2, ["2"]),
        (3, ["3"]),
        (4, ["4"]),
    ]
    assert "[^" not in "".join(words for one in attached.paragraphs for _, _, words in one.answers)
    assert (attached.same, attached.lost) == (True, ())


def test_another_text_says_what_was_not_found_in_it(tmp_path, text):
    root = copy_sample(tmp_path)
    edition = Edition(reading.read(root))
    edition.annotations = stored.to_jsonld(text.sha256, stored.stored_annotations(edition, text))
    attached = facing.attach(edition, SourceText(text.paragraphs[:3]))
    assert not attached.same
    assert {one.annotation.paragraph for one in attached.lost} == {4}


def test_the_page_is_marked_private_and_kept_from_search_engines(tmp_path):
    root, site = copy_sample(tmp_path), tmp_path / "site"
    assert mkdocs_build(root, site, SITE_URL="https://eclipse.example/").returncode == 0
    page = (site / "texts" / "chapter" / "index.html").read_text("utf-8")
    assert "starlight that passed close to the sun" in page
    assert "<loc>" not in (site / "sitemap.xml").read_text("utf-8")
    pages = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    shown = {path: html for path, html in pages.items() if 'http-equiv="refresh"' not in html}
    assert len(shown) > 20
    for path, html in shown.items():
        assert '<meta name="robots" content="noindex' in html and "Private copy" in html, path


def test_without_the_text_the_site_says_how_to_attach_it_and_holds_none_of_it(public, tmp_path, text):
    site = tmp_path / "site"
    assert mkdocs_build(public, site, SITE_URL="https://eclipse.example/").returncode == 0
    page = (site / "texts" / "chapter" / "index.html").read_text("utf-8")
    assert "make serve SOURCE=" in page and "noindex" not in page
    edition = Edition(reading.read(public))
    assert repeated_in(site, text, edition) == []


def test_a_source_that_is_not_there_is_told(tmp_path):
    built = mkdocs_build(copy_sample(tmp_path), tmp_path / "site", SOURCE="nowhere.txt")
    assert built.returncode == 1 and "There is no source text at nowhere.txt." in built.stdout


def test_another_printing_builds_and_lists_what_it_lacks(tmp_path, text):
    root, site = copy_sample(tmp_path), tmp_path / "site"
    edition = Edition(reading.read(root))
    (root / "data" / "annotations.jsonld").write_text(
        stored.to_jsonld(text.sha256, stored.stored_annotations(edition, text)), "utf-8"
    )
    other = "\n".join(text.paragraphs[:3]).translate(str.maketrans("‘’“”", "''\"\""))
    (tmp_path / "other.txt").write_text(other, "utf-8")
    built = mkdocs_build(root, site, SOURCE=str(tmp_path / "other.txt"))
    assert built.returncode == 0, built.stdout
    page = (site / "texts" / "chapter" / "index.html").read_text("utf-8")
    assert "This is another text than the one" in page and 'id="not-found"' in page


def words_of(path) -> str:
    """What a file of a site says, whatever it is: packed files unpacked, bytes that are no text left out."""
    content = path.read_bytes()
    return (gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content).decode("utf-8", errors="ignore")


def repeated_in(site, text: SourceText, edition: Edition) -> list[str]:
    """Runs of the text's words in any file of a site, or in its name, quotations' words apart."""
    files = [
        (name := path.relative_to(site).as_posix(), f"{name} {re.sub(r'<[^>]*>', '', words_of(path))}")
        for path in sorted(site.rglob("*"))
        if path.is_file()
    ]
    assert len(files) > 20
    return list(map(str, guard.repeated(text, files, (quotation.text for quotation in edition.by_kind["quotation"]))))


def test_a_sentence_in_a_site_would_be_seen(sample_site, text, sample_edition):
    assert any("texts/chapter" in finding for finding in repeated_in(sample_site, text, sample_edition))


@pytest.mark.source
def test_the_public_site_holds_no_sentence_of_the_chapter(real_site):
    edition = Edition(reading.read(REPOSITORY))
    assert repeated_in(real_site, source_text.load(SOURCE_TEXT), edition) == []

"""How values look: sentences around mentions, attributions, notes under the text, escaped strings, collations."""

import html

import pytest
from edition.grammar.refs import Ref
from edition.records.quotation import Quotation
from edition.showing import mentions, sources, values
from edition.showing.markdown import escape, unescape
from edition.showing.notes import note_status, note_text
from edition.showing.quotations import collated, collation_counts
from edition.whole.words import plain
from helpers import small_edition


def test_a_backlink_shows_the_sentence_with_its_words_marked_and_its_links_flattened(sample_edition):
    [mention] = sample_edition.in_prose(Ref("event", "expeditions"))
    assert (
        str(mentions.sentence(sample_edition, mention))
        == "Dyson arranged for <mark>two expeditions</mark>, to Sobral and to Príncipe."
    )


def test_a_sentence_moved_to_another_page_keeps_no_relative_link(tmp_path):
    edition = small_edition(
        tmp_path,
        {
            "data/places.yml": "sobral:\n  names: [{form: Sobral}]\n  kind: town\n",
            "docs/about/index.md": "# About\n\nSee [the text](../chapter.md) on [Sobral](place:sobral).\n",
        },
    )
    [mention] = edition.in_prose(Ref("place", "sobral"))
    assert str(mentions.sentence(edition, mention)) == "See the text on <mark>Sobral</mark>."


def attributed(edition, id: str) -> str:
    """A quotation's attribution in plain words."""
    return "".join(
        piece if isinstance(piece, str) else edition.called(piece)
        for piece in edition.get(Ref("quotation", id)).attribution
    )


def test_a_quotation_is_attributed_to_whom_it_belongs(sample_edition):
    said = {id: attributed(sample_edition, id) for id in ("careful-study", "dyson-go-mad", "weight-of-light")}
    assert said == {
        "careful-study": "Frank Dyson to Royal Society, Royal Astronomical Society, 6 November 1919",
        "dyson-go-mad": "Frank Dyson, reported by Arthur Eddington, about March 1919",
        "weight-of-light": "",
    }


def test_a_note_under_the_text_gives_its_status_its_source_and_its_page(sample_edition):
    assert (
        note_text(sample_edition, "2")
        == "He told it to students, late in life. *Probable.* Arthur Eddington, “[Forty Years of"
        " Astronomy](work:eddington-forty-years)”. [Evidence](note:2)"
    )
    assert note_text(sample_edition, "99") is None


def test_escaping_leaves_plain_words_alone():
    assert escape("Ch’ŏngch’ŏn (River), 1950") == "Ch’ŏngch’ŏn (River), 1950"


@pytest.mark.parametrize(
    ("plain", "markdown"),
    [
        ("a*b <c> & d", "a&#42;b &lt;c&gt; &amp; d"),
        ("[A] | `B`_C", "&#91;A&#93; &#124; &#96;B&#96;&#95;C"),
        ("1. Armee", "1&#46; Armee"),
        ("two\nlines,\ttabs    and spaces", "two lines, tabs and spaces"),
        ("Smith {elder}", "Smith &#123;elder&#125;"),
        ("&amp; &#x3c;", "&amp;amp; &amp;&#35;x3c;"),
        (': "is" :smile:', "&#58; &quot;is&quot; &#58;smile:"),
        ("0–9, 09:30, work:x", "0–9, 09:30, work:x"),
    ],
)
def test_signs_of_markdown_are_escaped(plain, markdown):
    assert escape(plain) == markdown
    assert html.unescape(markdown) == " ".join(plain.split())


def test_signs_that_only_markdown_reads_stand_as_themselves_in_the_page():
    assert unescape("a&#42;b &lt;c&gt; &amp;&#35;x3c; &#8212;") == "a*b &lt;c&gt; &amp;#x3c; &#8212;"


def test_a_text_without_markup_has_its_signs_and_the_words_that_are_set_in(sample_edition):
    assert (
        plain(sample_edition, 'He said "go" to both, &amp; wrote <em>much</em>; 3 < 4. AT&T &copy 1950')
        == 'He said "go" to both, & wrote much; 3 < 4. AT&T &copy 1950'
    )
    assert (
        plain(sample_edition, "The ![](quotation:weight-of-light), said [](person:frank-dyson).<!-- no -->")
        == "The “weight”, said Frank Dyson."
    )


def test_a_note_has_its_status_as_a_class_and_in_words(sample_edition):
    assert note_status(sample_edition, "1") == ("attributed", "attributed in the text")
    assert note_status(sample_edition, "99") is None


@pytest.mark.parametrize(
    ("witnesses", "key"),
    [
        ([], "not-seen"),
        ([{"title": "A", "seen": "2020"}], "document"),
        ([{"title": "A", "seen": "2020", "words": "Wir gehen", "language": "de"}], "original"),
        ([{"title": "A", "seen": "2020", "words": "They go home at once"}], "differs"),
        ([{"title": "A", "seen": "2020", "words": "We all go home at once"}], "marked"),
        ([{"title": "A", "seen": "2020", "words": "we … go home at once."}], "same"),
        ([{"title": "A", "seen": "2020"}, {"title": "B", "seen": "2020", "words": "We all go home at once"}], "marked"),
    ],
)
def test_a_quotation_stands_as_well_as_its_best_witness(witnesses, key):
    quotation = Quotation.model_validate(
        {"id": "q", "text": "We … go home at once", "kind": "direct", "paragraph": 1, "witnesses": witnesses}
    )
    assert collated(quotation) == key


def test_collations_are_counted_from_the_best_to_the_least(sample_edition):
    assert collation_counts(sample_edition) == [
        ("same", "the words are the same", 1),
        ("differs", "the words differ", 1),
        ("not-seen", "not seen in a source", 3),
    ]


def test_a_sentence_carries_the_mark_of_its_source_on_its_own_page_and_none_elsewhere(tmp_path):
    edition = small_edition(
        tmp_path,
        {
            "data/places.yml": (
                "sobral:\n  names: [{form: Sobral}]\n  kind: town\n  description: A town.[^chapter] It has a"
                " railway.[^map]\n  sources: {life: {title: A life}, map: {title: A map}}\n"
            ),
            "docs/about/index.md": "# About\n\n[Sobral](place:sobral).\n",
        },
    )
    record = edition.get(Ref("place", "sobral"))
    assert (
        str(sources.marked(edition, record, record.description))
        == 'A town. It has a railway.<small class="source-mark">[S2](#source-2)</small>'
    )
    assert (
        str(values.shown(edition, record.description))
        == plain(edition, record.description)
        == "A town. It has a railway."
    )

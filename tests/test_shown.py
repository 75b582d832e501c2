"""How values look: sentences around mentions, attributions, notes under the text, escaped strings, collations."""

import pytest
from edition.records import Quotation
from edition.refs import Ref
from edition.shown import Shown, attribution, collated, collation_counts, escape, note_status, note_text, when
from helpers import small_edition


def test_a_backlink_shows_the_sentence_with_its_words_marked_and_its_links_flattened(sample_edition):
    [mention] = sample_edition.in_prose(Ref("event", "expeditions"))
    assert str(Shown(sample_edition).sentence(mention)) == "Dyson arranged for <mark>two expeditions</mark>, to Sobral and to Príncipe."


def test_a_sentence_moved_to_another_page_keeps_no_relative_link(tmp_path):
    edition = small_edition(tmp_path, {
        "data/places.yml": "sobral:\n  names: [{form: Sobral}]\n  kind: town\n",
        "docs/about/index.md": "# About\n\nSee [the text](../chapter.md) on [Sobral](place:sobral).\n",
    })
    [mention] = edition.in_prose(Ref("place", "sobral"))
    assert str(Shown(edition).sentence(mention)) == "See the text on <mark>Sobral</mark>."


def test_a_quotation_is_attributed_to_whom_it_belongs(sample_edition):
    said = {id: "".join(text for text, _ in attribution(sample_edition, sample_edition.get(Ref("quotation", id)))) for id in ("careful-study", "dyson-go-mad", "weight-of-light")}
    assert said == {
        "careful-study": "Frank Dyson to Royal Society, Royal Astronomical Society, 6 November 1919",
        "dyson-go-mad": "Frank Dyson, reported by Arthur Eddington, about March 1919",
        "weight-of-light": "",
    }


def test_a_note_under_the_text_gives_its_status_its_source_and_its_page(sample_edition):
    assert note_text(sample_edition, "2") == "*Probable.* Arthur Eddington, “[Forty Years of Astronomy](work:eddington-forty-years)”. [Evidence](note:2)"
    assert note_text(sample_edition, "99") is None


def test_escaping_leaves_plain_words_alone():
    assert escape("Ch’ŏngch’ŏn (River), 1950") == "Ch’ŏngch’ŏn (River), 1950"


@pytest.mark.parametrize(("plain", "markdown"), [
    ("a*b <c> & d", "a\\*b &lt;c&gt; &amp; d"),
    ("[A] | `B`_C", "\\[A\\] \\| \\`B\\`\\_C"),
    ("1. Armee", "1\\. Armee"),
    ("two\nlines", "two lines"),
])
def test_signs_of_markdown_are_escaped(plain, markdown):
    assert escape(plain) == markdown


def test_a_note_has_its_status_as_a_class_and_in_words(sample_edition):
    assert note_status(sample_edition, "1") == ("attributed", "attributed in the text")
    assert note_status(sample_edition, "99") is None


@pytest.mark.parametrize(("witnesses", "key"), [
    ([], "not-seen"),
    ([{"title": "A", "seen": "2020"}], "document"),
    ([{"title": "A", "seen": "2020", "words": "Wir gehen", "language": "de"}], "original"),
    ([{"title": "A", "seen": "2020", "words": "They go home at once"}], "differs"),
    ([{"title": "A", "seen": "2020", "words": "We all go home at once"}], "marked"),
    ([{"title": "A", "seen": "2020", "words": "we … go home at once."}], "same"),
    ([{"title": "A", "seen": "2020"}, {"title": "B", "seen": "2020", "words": "We all go home at once"}], "marked"),
])
def test_a_quotation_stands_as_well_as_its_best_witness(witnesses, key):
    quotation = Quotation.model_validate({"id": "q", "text": "We … go home at once", "kind": "direct", "paragraph": 1, "witnesses": witnesses})
    assert collated(quotation) == key


def test_collations_are_counted_from_the_best_to_the_least(sample_edition):
    assert collation_counts(sample_edition) == [("same", "the words are the same", 1), ("differs", "the words differ", 1), ("not-seen", "not seen in a source", 3)]


def test_a_sentence_carries_the_mark_of_its_source_on_its_own_page_and_none_elsewhere(tmp_path):
    edition = small_edition(tmp_path, {
        "data/places.yml": "sobral:\n  names: [{form: Sobral}]\n  kind: town\n  description: A town.[^chapter] It has a railway.[^map]\n  sources: {life: {title: A life}, map: {title: A map}}\n",
        "docs/about/index.md": "# About\n\n[Sobral](place:sobral).\n",
    })
    record = edition.get(Ref("place", "sobral"))
    assert str(Shown(edition).prose(record, record.description)) == 'A town. It has a railway.<small class="source-mark">[S2](#source-2)</small>'
    assert str(Shown(edition)(record.description)) == Shown(edition).plain(record.description) == "A town. It has a railway."


def dated(folder, events: str, *paragraphs: str) -> list[tuple[str, str] | None]:
    """The days that each paragraph tells of, where `events` are lines `id: date`."""
    records = "".join(f"{id}:\n  title: {id}\n  date: '{date}'\n" for id, date in (line.split() for line in events.splitlines()))
    text = "".join(f"{paragraph}\n{{: #p{number} answers=1 }}\n\n" for number, paragraph in enumerate(paragraphs, 1))
    edition = small_edition(folder, {"data/events.yml": records, "docs/chapter.md": f"# A\n\n{text}"})
    return [when(edition, f"p{number}") for number in range(1, len(paragraphs) + 1)]


def test_a_paragraph_tells_of_the_days_from_its_first_event_to_its_last(tmp_path):
    assert dated(tmp_path, "sailing 1919-03-08\nlanding 1919-04-23/1919-04-24", "[They landed](event:landing) after [sailing](event:sailing).") == [("1919-03-08", "1919-04-24")]


def test_a_paragraph_without_events_or_with_one_told_before_tells_of_no_day(tmp_path):
    assert dated(tmp_path, "sailing 1919-03-08", "[They sailed](event:sailing).", "It rained.", "Since [that day](event:sailing) it had rained.") == [("1919-03-08", "1919-03-08"), None, None]


def test_an_event_that_lasted_long_or_has_no_day_dates_no_paragraph(tmp_path):
    assert dated(tmp_path, "war 1914/1918\nfuture 1920-01-01/..", "[The war](event:war).", "[Later](event:future).") == [None, None]


def test_a_look_back_between_days_that_lie_close_together_is_an_aside(tmp_path):
    events = "sailing 1919-03-08\nnewton 1704-01-01\nlanding 1919-04-01"
    assert dated(tmp_path, events, "[Sailed](event:sailing).", "[As once](event:newton).", "[Landed](event:landing).") == [("1919-03-08", "1919-03-08"), None, ("1919-04-01", "1919-04-01")]


def test_a_part_of_the_text_about_another_time_is_no_aside(tmp_path):
    events = "sailing 1919-03-08\nnewton 1704-01-01\nreply 1704-01-20\nlanding 1919-04-01"
    told = dated(tmp_path, events, "[Sailed](event:sailing).", "[Once](event:newton).", "[Answered](event:reply).", "[Landed](event:landing).")
    assert [day and day[0][:4] for day in told] == ["1919", "1704", "1704", "1919"]

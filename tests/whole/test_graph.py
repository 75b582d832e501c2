"""The edition as a whole: who mentions whom, in which sentence, and what stands next to what."""

import pytest
from edition.grammar.refs import Ref
from helpers import small_edition

PLACES = (
    "data/places.yml",
    (
        "wonsan:\n  names: [{form: Wŏnsan}]\n  kind: port\n  description: On the coast.\nkorea:\n  names: [{form:"
        " Korea}]\n  kind: country\n"
    ),
)
WONSAN, KOREA = Ref("place", "wonsan"), Ref("place", "korea")


def test_a_mention_in_prose_has_its_paragraph_its_sentence_and_its_place_in_it(tmp_path):
    edition = small_edition(
        tmp_path,
        dict([PLACES])
        | {
            "docs/chapter.md": (
                "# C\n\n## S {#s}\n\nIt rained. Then [the port](place:wonsan) fell. All slept.\n{: #port-falls }\n"
            )
        },
    )
    [mention] = edition.backlinks[WONSAN]
    assert (mention.form, mention.source, mention.paragraph.id, mention.paragraph.section) == (
        "link",
        None,
        "port-falls",
        "S",
    )
    assert mention.sentence == "Then [the port](place:wonsan) fell."
    assert mention.sentence[slice(*mention.at)] == "[the port](place:wonsan)"


def test_a_mention_in_a_record_is_a_field_or_a_sentence_of_its_prose(tmp_path):
    edition = small_edition(
        tmp_path,
        {
            "data/places.yml": (
                PLACES[1].replace("On the coast.", "On the coast. A port of [the country](place:korea).")
                + "  part_of: place:wonsan\n"
            )
        },
    )
    assert [(str(m.source), m.form, m.field, m.sentence) for m in edition.backlinks[KOREA]] == [
        ("place:wonsan", "link", ("description",), "A port of [the country](place:korea).")
    ]
    assert [(str(m.source), m.form, m.field, m.sentence) for m in edition.backlinks[WONSAN]] == [
        ("place:korea", "field", ("part_of",), "")
    ]


def test_every_reference_is_a_backlink_of_what_it_names(sample_edition):
    """Mentions both ways: what goes out anywhere comes in somewhere, a record's references to itself apart."""
    out = {
        (mention.source or mention.paragraph.page, mention.target)
        for mention in sample_edition.mentions
        if mention.source != mention.target
    }
    back = {
        (mention.source or mention.paragraph.page, target)
        for target, mentions in sample_edition.backlinks.items()
        for mention in mentions
    }
    assert out == back
    assert ("reading.md", Ref("person", "frank-dyson")) in out
    assert (Ref("event", "eclipse"), Ref("event", "expeditions")) in out


def test_a_reference_to_itself_is_no_backlink(tmp_path):
    edition = small_edition(
        tmp_path, {"data/places.yml": PLACES[1].replace("On the coast.", "Always [here](place:wonsan).")}
    )
    assert WONSAN not in edition.backlinks


def test_a_quotation_set_in_alone_belongs_to_the_sentence_that_leads_to_it(tmp_path):
    edition = small_edition(
        tmp_path,
        {
            "data/quotations.yml": "no:\n  text: No.\n  kind: direct\n  paragraph: 1\n",
            "docs/chapter.md": "# C\n\nHe thought. Then he said:\n{: #he-said }\n\n![](quotation:no)\n",
        },
    )
    [mention] = edition.backlinks[Ref("quotation", "no")]
    assert (mention.form, mention.sentence, mention.paragraph.id) == ("set-in", "Then he said:", "he-said")


def test_two_mentions_in_one_sentence_are_shown_once(tmp_path):
    edition = small_edition(
        tmp_path,
        dict([PLACES])
        | {
            "docs/chapter.md": (
                "# C\n\n[Wŏnsan](place:wonsan) and [its port](place:wonsan) fell. [It](place:wonsan) rose.\n"
            )
        },
    )
    assert len(edition.backlinks[WONSAN]) == 3
    assert [mention.sentence for mention in edition.in_prose(WONSAN)] == [
        "[Wŏnsan](place:wonsan) and [its port](place:wonsan) fell.",
        "[It](place:wonsan) rose.",
    ]


def test_references_in_code_are_examples(tmp_path):
    edition = small_edition(tmp_path, dict([PLACES]) | {"docs/chapter.md": "# C\n\nWrite `[x](place:wonsan)`.\n"})
    assert Ref("place", "wonsan") not in edition.backlinks


def test_records_that_refer_are_listed_by_kind_and_by_field(sample_edition):
    meeting = Ref("event", "joint-meeting")
    assert [str(one.ref) for one in sample_edition.in_records(meeting)] == [
        "quotation:careful-study",
        "quotation:no-doubt",
        "note:3",
        "document:joint-meeting-report",
    ]
    assert [str(one.ref) for one in sample_edition.in_records(meeting, "quotation")] == [
        "quotation:careful-study",
        "quotation:no-doubt",
    ]
    assert [
        str(one.ref) for one in sample_edition.in_records(Ref("person", "arthur-eddington"), "quotation", "reported_by")
    ] == ["quotation:dyson-go-mad"]


def test_records_stand_in_the_order_of_their_kind(sample_edition):
    assert [one.id for one in sample_edition.by_kind["person"]] == [
        "frank-dyson",
        "arthur-eddington",
        "albert-einstein",
    ]
    assert [one.id for one in sample_edition.by_kind["event"]] == ["expeditions", "eclipse", "joint-meeting"]
    assert [one.id for one in sample_edition.by_kind["quotation"]] == [
        "weight-of-light",
        "eddington-remembers",
        "dyson-go-mad",
        "careful-study",
        "no-doubt",
    ]


@pytest.mark.parametrize(
    ("id", "before", "after"),
    [("expeditions", None, "eclipse"), ("eclipse", "expeditions", "joint-meeting"), ("joint-meeting", "eclipse", None)],
)
def test_neighbours_are_the_records_before_and_after(sample_edition, id, before, after):
    neighbours = sample_edition.neighbours(sample_edition.get(Ref("event", id)))
    assert tuple(one.id if one else None for one in neighbours) == (before, after)


def test_paragraphs_of_the_reading_text_are_numbered_from_one(sample_edition):
    numbers = {"light-is-bent": "1", "two-parties": "2", "the-day-itself": "3", "the-verdict": "4"}
    assert sample_edition.first.numbers == numbers


def test_the_chapters_paragraphs_know_what_answers_them(sample_edition):
    answering = sample_edition.first.answering
    assert {number: [one.id for one in paragraphs] for number, paragraphs in answering.items()} == {
        "1": ["light-is-bent"],
        "2": ["two-parties"],
        "3": ["the-day-itself"],
        "4": ["the-verdict"],
    }


@pytest.mark.parametrize(
    ("prose", "sentence"),
    [
        ("- It rained.\n- [The port](place:wonsan) fell. All slept.\n- It snowed.", "[The port](place:wonsan) fell."),
        ("1. It rained\n2. [The port](place:wonsan) fell\n", "[The port](place:wonsan) fell"),
        ("| It rained | [The port](place:wonsan) fell |\n|---|---|\n| a | b |", "[The port](place:wonsan) fell"),
        ("- It rained:\n    - [the port](place:wonsan) fell", "[the port](place:wonsan) fell"),
        ("## [The port](place:wonsan)", "[The port](place:wonsan)"),
        ("It rained on [the port][p].\n\n[p]: place:wonsan", "It rained on [the port](place:wonsan)."),
        (
            "He met Sen. Taft at [the port](place:wonsan) on Oct. 7. It rained.",
            "He met Sen. Taft at [the port](place:wonsan) on Oct. 7.",
        ),
    ],
)
def test_the_context_of_a_mention_is_its_own_sentence_item_or_cell(tmp_path, prose, sentence):
    edition = small_edition(tmp_path, dict([PLACES]) | {"docs/about.md": f"# About\n\n{prose}\n"})
    assert [mention.sentence for mention in edition.in_prose(WONSAN)] == [sentence]


def test_the_language_of_the_edition_divides_its_sentences(tmp_path):
    edition_file = "title: Small\nlanguage: zh-Hant\neditors: Us\nrelease: '1'\ndate: '2020-02-29'\nrights: Free\n"
    edition = small_edition(
        tmp_path,
        dict([PLACES])
        | {
            "data/edition.yml": edition_file,
            "docs/about.md": "# 一\n\n下雨了。[元山](place:wonsan)陷落了。他們睡了。\n",
        },
    )
    assert [mention.sentence for mention in edition.in_prose(WONSAN)] == ["[元山](place:wonsan)陷落了。"]

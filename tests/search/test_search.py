"""What the search knows: `search/index.json`, its units, and where the words of a large edition go instead."""

import json

import pytest
from edition.records.record import KINDS
from edition.search.index import export, is_whole
from edition.search.units import Unit, units_of
from edition.whole.edition import Edition
from helpers import small_edition

LIMITED = "title: Small\neditors: Us\nrelease: '1'\ndate: '2020-02-29'\nrights: Free\nsearch_whole: {whole}\n"


def by_address(edition: Edition) -> dict[str, Unit]:
    return {unit.address: unit for unit in units_of(edition)}


def limited(folder, whole: int) -> Edition:
    """An edition with one record of twelve characters, and so many characters that the browser may search itself."""
    return small_edition(
        folder,
        {
            "data/edition.yml": LIMITED.replace("{whole}", str(whole)),
            "data/people.yml": "jane: {names: [{form: Jane}], description: Twelve chars}\n",
        },
    )


def test_a_record_is_a_unit_with_its_names_apart_from_its_title(sample_edition):
    assert by_address(sample_edition)["people/arthur-eddington/"] == Unit(
        group=2,
        address="people/arthur-eddington/",
        title="Arthur Eddington",
        line="1882–1944 · Secretary",
        names=("Arthur Stanley Eddington",),
        derived=(),
        text="Astronomer. He led the party on Príncipe and wrote the report with Dyson.",
        first="",
        last="",
    )


def test_a_paragraph_of_the_reading_text_is_a_unit_at_its_own_address(sample_edition):
    unit = by_address(sample_edition)["reading/#the-day-itself"]
    assert (unit.group, unit.title, unit.line) == (0, "¶ 3", "The plates")
    assert unit.text.startswith("Clouds hung over Príncipe at the decisive hour, and the telegram")


def test_a_section_of_another_page_is_a_unit_and_its_paragraphs_are_one_text(tmp_path):
    edition = small_edition(
        tmp_path, {"docs/about/method.md": "# Method\n\nFirst.\n\n## Dates {#dates}\n\nOne.\n\nTwo.\n"}
    )
    units = by_address(edition)
    assert (units["about/method/"].title, units["about/method/"].text) == ("Method", "First.")
    assert (
        units["about/method/#dates"].title,
        units["about/method/#dates"].line,
        units["about/method/#dates"].text,
    ) == ("Dates", "Method", "One. Two.")


def test_every_record_and_every_numbered_paragraph_is_there_once(sample_edition):
    addresses = [unit.address for unit in units_of(sample_edition)]
    assert len(addresses) == len(set(addresses))
    records = [record for kind in sample_edition.by_kind.values() for record in kind]
    assert len(addresses) == len(records) + sum(len(text.numbers) for text in sample_edition.readable)


def test_the_text_is_plain_and_holds_what_a_note_and_an_entry_of_the_apparatus_say(sample_edition):
    units = by_address(sample_edition)
    assert (
        units["notes/2/"].text
        == "He told it to students, late in life. A reply of Dyson, as his companion told it later. The lecture"
        " tells the story of the clockmaker. None was found."
    )
    assert units["apparatus/hour-of-the-eclipse/"].text.startswith("The text speaks of the morning")
    assert not any(mark in unit.text for unit in units.values() for mark in ("](", "[^", "{:"))


@pytest.mark.parametrize(("address", "days"), [
    ("events/eclipse/", ("1919-05-29", "1919-05-29")),
    ("events/expeditions/", ("1919-03-08", "1919-08-31")),
    ("documents/joint-meeting-report/", ("1919-11-01", "1919-11-30")),
    ("documents/telegram-from-principe/", ("1919-05-29", "9999-12-31")),
    ("reading/#light-is-bent", ("1919-05-29", "1919-05-29")),
    ("reading/#two-parties", ("", "")),
    ("people/frank-dyson/", ("", "")),
])  # fmt: skip
def test_a_unit_has_the_first_and_the_last_day_it_is_about(sample_edition, address, days):
    unit = by_address(sample_edition)[address]
    assert (unit.first, unit.last) == days


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("-0043-03-15", ("-0043-03-15", "-0043-03-15")),
        ("0014-08-19", ("0014-08-19", "0014-08-19")),
        ("0000", ("0000-01-01", "0000-12-31")),
        ("../-0043", ("-0043-12-31", "-0043-12-31")),
        ("-0043/..", ("-0043-01-01", "9999-12-31")),
        ("Y-17000", ("-17000-01-01", "-17000-12-31")),
        ("Y17000", ("+17000-01-01", "+17000-12-31")),
    ],
)
def test_days_of_any_age_are_iso_days(tmp_path, date, days):
    edition = small_edition(tmp_path, {"data/events.yml": f"e: {{title: E, date: '{date}'}}\n"})
    assert (by_address(edition)["events/e/"].first, by_address(edition)["events/e/"].last) == days


def test_spellings_by_rule_stand_apart_from_those_that_somebody_wrote(tmp_path):
    edition = small_edition(
        tmp_path,
        {
            "data/people.yml": (
                "peng-dehuai: {names: [{form: Peng Dehuai}, {form: 彭德懷, lang: zh-Hant}], description: General}\n"
            )
        },
    )
    unit = by_address(edition)["people/peng-dehuai/"]
    assert (unit.names, unit.derived) == (("彭德懷",), ("P’eng Te-huai", "彭德怀", "彭徳懐"))


def test_the_file_names_its_kinds_in_the_order_of_their_numbers(sample_edition):
    file = json.loads(export(sample_edition))
    assert [name for name, *_ in file["kinds"]] == ["text-reading", "text-account", *KINDS, "page"]
    assert file["kinds"][by_address(sample_edition)["events/eclipse/"].group][:5] == [
        "event",
        "Events",
        "events/",
        "/",
        "event",
    ]


def test_the_file_has_every_value_of_every_unit(sample_edition):
    file = json.loads(export(sample_edition))
    lists = file["units"]
    assert {len(values) for values in lists.values()} == {len(units_of(sample_edition))}
    for at, unit in enumerate(units_of(sample_edition)):
        _, _, before, after, *_ = file["kinds"][lists["kind"][at]]
        id = lists["id"][at]
        assert (lists["kind"][at], id[1:] if id[0] == "/" else f"{before}{id}{after}") == (unit.group, unit.address)
        values = [unit.title, unit.line, list(unit.names), list(unit.derived), unit.text, unit.first]
        assert [lists[field][at] for field in ("title", "line", "names", "derived", "text", "from")] == values
        assert (lists["to"][at] or lists["from"][at]) == unit.last


def test_the_file_says_of_each_kind_what_a_search_does_with_it(sample_edition):
    said = {name: rest for name, _, _, _, *rest in json.loads(export(sample_edition))["kinds"]}
    assert [name for name, (_, _, marks) in said.items() if marks == "named"] == ["person", "place", "organization"]
    assert [name for name, (_, _, marks) in said.items() if marks == "quoted"] == ["quotation"]
    assert {name: weight for name, (_, weight, _) in said.items() if weight != 8} == {
        "text-reading": 12,
        "text-account": 12,
        "note": 6,
        "variant": 6,
    }
    assert {name: word for name, (word, _, _) in said.items() if word != name} == {
        "text-reading": "reading text",
        "text-account": "short account",
        "variant": "apparatus",
        "page": "about",
    }


def test_of_spellings_that_a_search_takes_for_one_the_first_is_enough(tmp_path):
    edition = small_edition(
        tmp_path,
        {
            "data/places.yml": (
                "chosan: {names: [{form: Ch’osan}, {form: Chosan}, {form: Ch'o-san}, {form: CH’O-SAN}, {form: Sozan}],"
                " kind: town, description: Town}\n"
            )
        },
    )
    assert by_address(edition)["places/chosan/"].names == ("Ch'o-san", "Sozan")


@pytest.mark.parametrize(("whole", "text"), [(12, "Twelve chars"), (11, "")])
def test_past_so_many_characters_the_file_has_names_and_no_text(tmp_path, whole, text):
    edition = limited(tmp_path, whole)
    file = json.loads(export(edition))
    assert file["whole"] is is_whole(edition, units_of(edition)) is bool(text)
    assert [file["units"][field] for field in ("id", "title", "text")] == [
        ["jane", "/chapter/", "chapter"],
        ["Jane", "The reading text", "The chapter"],
        [text, "", ""],
    ]


def test_of_a_large_edition_the_file_names_the_words_that_stand_nearly_everywhere(tmp_path):
    people = "".join(
        f"p{number}: {{names: [{{form: P{number}}}], description: The Général {'went' if number else 'stayed'} at"
        f" {number}}}\n"
        for number in range(4)
    )
    edition = small_edition(tmp_path, {"data/edition.yml": LIMITED.replace("{whole}", "0"), "data/people.yml": people})
    assert json.loads(export(edition))["common"] == ["at", "general", "the", "went"]


def test_a_file_with_the_whole_text_names_none(sample_edition):
    assert json.loads(export(sample_edition))["common"] == []


def test_the_text_left_out_of_the_file_is_still_there_to_be_indexed(tmp_path):
    assert [unit.text for unit in units_of(limited(tmp_path, 0))] == ["Twelve chars", "", ""]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("## Of [Jane](person:jane) {#s}", "Of Jane"),
        ("## *Sense* & `sense`[^1] {#s}", "Sense & sense"),
        ("Of [Jane](person:jane)\n---", "Of Jane"),
        ("## Of \\[Jane\\] <!-- hush --> {#s}", "Of [Jane]"),
    ],
)
def test_a_section_has_the_words_of_its_heading_as_title(tmp_path, heading, title):
    edition = small_edition(tmp_path, {"docs/about.md": f"# About\n\n{heading}\n\nWords.\n"})
    assert [unit.title for unit in units_of(edition) if unit.address.startswith("about/")] == [title]


@pytest.mark.parametrize(
    ("prose", "text"),
    [
        ("One <!-- hush --> two.", "One two."),
        ("- one\n- two", "one two"),
        ("<div><b>one</b> <!-- hush --> two</div>", "one two"),
        ("`[^key]` is a mark, \\*this\\* is none.", "[^key] is a mark, *this* is none."),
        ("One.\n\n```\n# code\n```\n\nTwo.", "One. Two."),
        ("AT&amp;T &lt;b&gt; _so_", "AT&T <b> so"),
    ],
)
def test_the_text_of_a_page_is_what_the_page_shows(tmp_path, prose, text):
    edition = small_edition(tmp_path, {"docs/about.md": f"# About\n\n{prose}\n"})
    assert [unit.text for unit in units_of(edition) if unit.address.startswith("about/")] == [text]

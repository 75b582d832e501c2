"""Exports: the records as data, complete, true to what was written, and the same every time."""

import json

import pytest
from edition.exports import table as exports
from helpers import small_edition


@pytest.fixture(scope="module")
def records(sample_edition) -> dict:
    return json.loads(dict(exports.build(sample_edition))["data/records.json"])


@pytest.fixture(scope="module")
def previews(sample_edition) -> dict:
    return json.loads(dict(exports.build(sample_edition))["data/previews.json"])


def entry(records: dict, plural: str, id: str) -> dict:
    return next(one for one in records[plural] if one["id"] == id)


def test_every_export_of_the_table_is_built(tmp_path):
    edition = small_edition(tmp_path, {"data/annotations.jsonld": "{}\n"})
    assert [path for path, _ in exports.build(edition)] == list(exports.EXPORTS)


def test_what_an_edition_has_not_is_no_file(sample_edition):
    assert "data/annotations.jsonld" not in dict(exports.build(sample_edition))


def test_an_export_made_twice_is_the_same_and_ends_its_last_line(sample_edition):
    first, second = exports.build(sample_edition), exports.build(sample_edition)
    assert first == second
    assert all(text.endswith("\n") for _, text in first)


def test_every_record_is_in_the_records_file(sample_edition, records):
    found = {
        (plural, one["id"])
        for plural, ones in records.items()
        if plural not in ("edition", "paragraphs")
        for one in ones
    }
    assert found == {(record.KIND.plural, record.id) for kind in sample_edition.by_kind.values() for record in kind}


def test_an_entry_has_its_title_its_address_its_names_and_its_fields_as_written(records):
    entry_of = entry(records, "people", "arthur-eddington")
    assert (entry_of["title"], entry_of["address"], entry_of["names"]) == (
        "Arthur Eddington",
        "/people/arthur-eddington/",
        ["Arthur Eddington", "Arthur Stanley Eddington"],
    )
    assert entry_of["fields"]["born"] == {"date": "1882-12-28", "place": "Kendal", "source": "chapter"}
    assert entry_of["fields"]["roles"] == [
        {"title": "Secretary", "organization": "organization:royal-astronomical-society", "from": "1912", "to": "1917"}
    ]


def test_an_entry_names_whatever_mentions_it(records):
    assert entry(records, "people", "arthur-eddington")["mentions"] == {
        "paragraphs": ["two-parties"],
        "pages": ["/"],
        "records": [
            "document:telegram-from-principe",
            "event:expeditions",
            "note:star",
            "quotation:dyson-go-mad",
            "quotation:eddington-remembers",
            "work:eddington-forty-years",
        ],
    }


def test_the_paragraphs_of_the_reading_text_are_listed_with_what_they_answer(records):
    assert records["paragraphs"][1] == {
        "id": "two-parties",
        "number": 2,
        "address": "/reading/#two-parties",
        "section": "A prediction",
        "answers": [2],
    }


def test_the_edition_itself_is_described(records):
    assert records["edition"]["title"] == "The Eclipse of 1919"
    assert [text["id"] for text in records["texts"]] == ["reading", "chapter", "account"]


def test_every_record_has_a_card(sample_edition, previews):
    assert set(previews) == {str(ref) for ref in sample_edition.located}


@pytest.mark.parametrize(
    ("ref", "title", "line", "beginning"),
    [
        (
            "person:frank-dyson",
            "Frank Dyson",
            "1868–1939 · Astronomer Royal",
            "He planned both expeditions, and announced what they had found.",
        ),
        (
            "event:eclipse",
            "Total eclipse of the sun",
            "29 May 1919",
            "Totality lasts some five minutes at either station.",
        ),
        (
            "work:einstein-1916",
            "Die Grundlage der allgemeinen Relativitätstheorie",
            "Albert Einstein · 1916",
            "The theory as a whole.",
        ),
        ("place:principe", "Príncipe", "island", "Island in the Gulf of Guinea, in the path of the total eclipse."),
    ],
)
def test_a_card_says_who_or_what_it_is(previews, ref, title, line, beginning):
    assert (previews[ref]["title"], previews[ref]["line"]) == (title, line)
    assert previews[ref]["text"].startswith(beginning)


def test_a_card_is_plain_text(previews):
    text = json.dumps(previews, ensure_ascii=False)
    assert "](" not in text
    assert "<" not in text


def test_letters_of_any_script_are_written_as_they_are(tmp_path):
    edition = small_edition(
        tmp_path, {"data/people.yml": "mao:\n  names: [{form: Mao Zedong}, {form: 毛澤東, lang: zh-Hant}]\n"}
    )
    built = dict(exports.build(edition))
    assert "毛澤東" in built["data/records.json"]
    assert json.loads(built["data/previews.json"])["person:mao"]["native"] == ["zh-Hant", "毛澤東"]

"""Records: what the kinds accept, how records are named and sorted, and what can be found inside them."""

import pytest
from edition.records import KINDS, Document, Event, Note, Organization, Person, Place, Quotation, Variant, Work, leaves, prose, references
from edition.refs import Ref
from edition.values import Coordinates, Name, Prose, SourceKey
from pydantic import ValidationError


def person(**fields) -> Person:
    return Person.model_validate({"id": "somebody", "names": [{"form": "Somebody"}]} | fields)


def quotation(**fields) -> Quotation:
    return Quotation.model_validate({"id": "words", "text": "Words", "kind": "direct", "paragraph": 1} | fields)


def test_the_kinds_stand_in_the_order_of_the_site():
    assert {name: kind.plural for name, kind in KINDS.items()} == {
        "person": "people", "place": "places", "organization": "organizations", "event": "events",
        "quotation": "quotations", "note": "notes", "variant": "apparatus", "document": "documents", "work": "works",
    }


def test_a_record_knows_its_reference_and_its_page():
    assert person(id="mao").ref == Ref("person", "mao")
    assert person(id="mao").docs_page == "people/mao.md"
    assert KINDS["person"].index_page == "people/index.md"


@pytest.mark.parametrize(("kind", "id", "safe"), [
    ("person", "mao-zedong", True), ("person", "a1", True), ("person", "Mao", False), ("person", "mao_zedong", False),
    ("person", "-mao", False), ("person", "mao--zedong", False), ("person", "mao/zedong", False), ("person", "máo", False),
    ("note", "12", True), ("note", "0", False), ("note", "01", False), ("note", "a", False),
])
def test_an_id_is_safe_in_an_address(kind, id, safe):
    assert bool(KINDS[kind].id_pattern.fullmatch(id)) is safe


def test_a_named_record_is_called_by_its_first_name():
    record = person(names=[{"form": "Peng Dehuai"}, {"form": "彭德懷", "lang": "zh-Hant"}, {"form": "P’eng Te-huai"}, {"form": "Peng Dehuai", "lang": "zh-Latn-pinyin"}])
    assert record.label == "Peng Dehuai"
    assert record.native == Name(form="彭德懷", lang="zh-Hant")
    assert record.name_forms == ("Peng Dehuai", "彭德懷", "P’eng Te-huai")


def test_abbreviations_are_forms_of_a_name():
    record = Organization.model_validate({"id": "ras", "names": [{"form": "Royal Astronomical Society"}], "kind": "society", "abbreviations": ["RAS"]})
    assert record.name_forms == ("Royal Astronomical Society", "RAS")


def test_a_long_quotation_is_called_by_its_first_nine_words():
    assert quotation(text="Hell no!").label == "“Hell no!”"
    assert quotation(text="one two three four five six seven eight nine ten eleven").label == "“one two three four five six seven eight nine ten eleven”"
    assert quotation(text="one two three four five six seven eight nine ten eleven twelve").label == "“one two three four five six seven eight nine …”"


def test_people_sort_by_the_form_for_lists_without_regard_to_accents():
    people = [person(id="c", names=[{"form": "Zhou Enlai"}]), person(id="b", names=[{"form": "Émile Aubert"}], sort="Áubert, Émile"), person(id="a", names=[{"form": "Walton Walker"}], sort="Walker, Walton")]
    assert [one.id for one in sorted(people, key=lambda one: one.sort_key)] == ["b", "a", "c"]


def test_events_sort_by_date_then_hour_then_the_whole_before_its_parts():
    def event(id, **fields):
        return Event.model_validate({"id": id, "title": id} | fields)

    events = [
        event("part", date="1950-10", part_of="event:whole"), event("evening", date="1950-10-15", time="18:00"),
        event("morning", date="1950-10-15", time="07:00"), event("whole", date="1950-10"), event("before", date="1950-09-30"),
    ]
    assert [one.id for one in sorted(events, key=lambda one: one.sort_key)] == ["before", "whole", "part", "morning", "evening"]


def test_a_document_without_a_date_stands_last():
    documents = [Document.model_validate({"id": id, "title": id, "kind": "letter", **({"date": date} if date else {})}) for id, date in [("undated", None), ("late", "1951"), ("early", "1950")]]
    assert [one.id for one in sorted(documents, key=lambda one: one.sort_key)] == ["early", "late", "undated"]


def test_notes_sort_as_numbers():
    notes = [Note.model_validate({"id": id, "paragraph": 1, "marks": "x", "status": "verified"}) for id in ("10", "9", "1")]
    assert [one.label for one in sorted(notes, key=lambda one: one.sort_key)] == ["Note 1", "Note 9", "Note 10"]


def test_the_apparatus_sorts_by_weight_and_then_by_paragraph():
    def variant(id, strength, paragraph):
        return Variant.model_validate({"id": id, "title": id, "kind": "date", "strength": strength, "paragraph": paragraph, "chapter_reading": "x", "concerns": ["event:e"]})

    variants = [variant("minor", "minor", 1), variant("late", "strong", 9), variant("early", "strong", 2), variant("medium", "medium", 1)]
    assert [one.id for one in sorted(variants, key=lambda one: one.sort_key)] == ["early", "late", "medium", "minor"]


def test_works_sort_by_author_or_editor_or_title_and_then_year():
    def work(id, **fields):
        return Work.model_validate({"id": id, "type": "book", "title": id} | fields)

    works = [work("Memoirs"), work("b", author=[{"family": "Acheson"}], issued="1969"), work("a", author=[{"family": "Acheson"}], issued="1960"), work("c", editor=[{"family": "Glennon"}])]
    assert [one.id for one in sorted(works, key=lambda one: one.sort_key)] == ["a", "b", "c", "Memoirs"]


def fault(make, **fields) -> tuple[str, str]:
    """Where the first fault lies, and of what type it is."""
    with pytest.raises(ValidationError) as caught:
        make(**fields)
    first = caught.value.errors()[0]
    return ".".join(map(str, first["loc"])), first["type"]


@pytest.mark.parametrize(("make", "fields", "expected"), [
    (person, {"height": "1.80"}, ("height", "extra_forbidden")),
    (person, {"names": []}, ("names", "too_short")),
    (person, {"names": [{"form": "A", "lang": "Korean!"}]}, ("names.0.lang", "string_pattern_mismatch")),
    (person, {"born": {"date": "last year", "source": "chapter"}}, ("born.date", "edtf")),
    (person, {"born": {"date": "1893"}}, ("born.source", "missing")),
    (person, {"roles": [{"title": "General", "organization": "person:a"}]}, ("roles.0.organization", "kind")),
    (person, {"authorities": [{"scheme": "viaf", "id": "1", "checked": "2026-11-22", "url": "viaf.org"}]}, ("authorities.0.url", "string_pattern_mismatch")),
    (quotation, {"kind": "heard"}, ("kind", "literal_error")),
    (quotation, {"speaker": "Mao"}, ("speaker", "reference")),
    (quotation, {"speaker": "place:yalu"}, ("speaker", "kind")),
    (quotation, {"paragraph": "first"}, ("paragraph", "int_parsing")),
    (Coordinates.model_validate, {"obj": {"longitude": 39.0, "latitude": 125.7, "certainty": "certain", "source": "chapter"}}, ("latitude", "coordinates")),
    (Coordinates.model_validate, {"obj": {"longitude": -180.1, "latitude": 0, "certainty": "certain", "source": "chapter"}}, ("longitude", "coordinates")),
])
def test_a_fault_is_named_where_it_lies(make, fields, expected):
    assert fault(make, **fields) == expected


@pytest.mark.parametrize("value", [["a", "b"], {"a": "b"}])
def test_prose_is_a_text_and_no_list_or_mapping(value):
    with pytest.raises(ValidationError):
        person(description=value)


def test_the_edge_of_the_world_is_still_on_it():
    point = Coordinates.model_validate({"longitude": "-180", "latitude": "90", "certainty": "certain", "source": "chapter"})
    assert (point.longitude, point.latitude) == (-180.0, 90.0)


def test_a_source_is_the_chapter_a_key_or_a_reference():
    record = person(names=[{"form": "A", "source": "chapter"}, {"form": "B", "source": "work:who"}])
    assert record.names[0].source == SourceKey("chapter")
    assert record.names[1].source == Ref("work", "who")


def test_a_party_is_a_reference_or_a_name():
    record = Document.model_validate({"id": "d", "title": "D", "kind": "letter", "from": ["person:a"], "to": ["The Admiral"]})
    assert (record.sender, record.recipient) == ((Ref("person", "a"),), ("The Admiral",))


def test_a_record_is_written_out_as_it_was_read():
    fields = {"title": "Letter", "kind": "letter", "date": "1950-10~", "from": ["person:a"], "published_in": "work:w", "description": "To [B](person:b)."}
    record = Document.model_validate({"id": "d"} | fields)
    assert record.model_dump(mode="json", by_alias=True, exclude_defaults=True) == fields


def test_leaves_are_every_value_with_its_way_by_yaml_keys():
    record = Place.model_validate({"id": "p", "names": [{"form": "P"}], "kind": "port", "part_of": "place:q", "sources": {"map": {"title": "A map"}}})
    assert list(leaves(record)) == [
        (("id",), "p"), (("sources", "map", "title"), "A map"), (("names", 0, "form"), "P"), (("names", 0, "lang"), "en"), (("kind",), "port"), (("part_of",), Ref("place", "q")),
    ]


def test_references_are_found_in_fields_and_prose_is_kept_apart():
    record = Document.model_validate({"id": "d", "title": "D", "kind": "letter", "from": ["person:a", "Somebody"], "published_in": "work:w", "description": "To [B](person:b)."})
    assert list(references(record)) == [(("from", 0), Ref("person", "a")), (("published_in",), Ref("work", "w"))]
    assert list(prose(record)) == [(("description",), Prose("To [B](person:b)."))]


@pytest.mark.parametrize("isbn", ["0-8351-1052-4", "9780671456542", "978-0-7006-0723-5", "0-306-40615-2"])
def test_an_isbn_is_kept_as_printed(isbn):
    assert Work(id="w", type="book", title="A Book", ISBN=isbn).ISBN == isbn


@pytest.mark.parametrize("isbn", ["0-8351-1052-5", "9780671456541", "978067145654", "none"])
def test_an_isbn_with_a_wrong_digit_is_refused(isbn):
    with pytest.raises(ValidationError, match="is no ISBN"):
        Work(id="w", type="book", title="A Book", ISBN=isbn)

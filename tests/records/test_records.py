"""Records: what the kinds accept, how records are named and sorted, and what can be found inside them."""

import pytest
from edition.grammar.refs import Ref
from edition.records.document import Document
from edition.records.event import Event
from edition.records.note import Note
from edition.records.organization import Organization
from edition.records.person import Person
from edition.records.place import Place
from edition.records.quotation import Quotation
from edition.records.record import KINDS, is_file_name, leaves, prose, references, rests_on_evidence
from edition.records.values import Coordinates, Name, Prose, SourceKey
from edition.records.variant import Variant
from edition.records.work import Work
from pydantic import ValidationError


def person(**fields) -> Person:
    return Person.model_validate({"id": "somebody", "names": [{"form": "Somebody"}]} | fields)


def quotation(**fields) -> Quotation:
    return Quotation.model_validate({"id": "words", "text": "Words", "kind": "direct", "paragraph": 1} | fields)


def test_the_kinds_stand_in_the_order_of_the_site():
    assert {name: kind.plural for name, kind in KINDS.items()} == {
        "person": "people",
        "place": "places",
        "organization": "organizations",
        "event": "events",
        "quotation": "quotations",
        "note": "notes",
        "variant": "apparatus",
        "document": "documents",
        "work": "works",
        "text": "texts",
    }


def test_a_record_knows_its_reference_and_its_page():
    assert person(id="mao").ref == Ref("person", "mao")
    assert person(id="mao").docs_page == "people/mao.md"
    assert KINDS["person"].index_page == "people/index.md"


@pytest.mark.parametrize(
    ("kind", "id", "safe"),
    [
        ("person", "mao-zedong", True),
        ("person", "a1", True),
        ("person", "Mao", False),
        ("person", "mao_zedong", False),
        ("person", "-mao", False),
        ("person", "mao--zedong", False),
        ("person", "mao/zedong", False),
        ("person", "máo", False),
        ("note", "12", True),
        ("note", "0", False),
        ("note", "01", False),
        ("note", "a", True),
    ],
)
def test_an_id_is_safe_in_an_address(kind, id, safe):
    assert bool(KINDS[kind].id_pattern.fullmatch(id)) is safe


def test_a_named_record_is_called_by_its_first_name():
    record = person(
        names=[
            {"form": "Peng Dehuai"},
            {"form": "彭德懷", "lang": "zh-Hant"},
            {"form": "P’eng Te-huai"},
            {"form": "Peng Dehuai", "lang": "zh-Latn-pinyin"},
        ]
    )
    assert record.label == "Peng Dehuai"
    assert record.native == Name(form="彭德懷", lang="zh-Hant")
    assert record.name_forms == ("Peng Dehuai", "彭德懷", "P’eng Te-huai")


def test_abbreviations_are_forms_of_a_name():
    record = Organization.model_validate(
        {"id": "ras", "names": [{"form": "Royal Astronomical Society"}], "kind": "society", "abbreviations": ["RAS"]}
    )
    assert record.name_forms == ("Royal Astronomical Society", "RAS")


def test_a_long_quotation_is_called_by_its_first_nine_words():
    assert quotation(text="Hell no!").label == "“Hell no!”"
    assert (
        quotation(text="one two three four five six seven eight nine ten eleven").label
        == "“one two three four five six seven eight nine ten eleven”"
    )
    assert (
        quotation(text="one two three four five six seven eight nine ten eleven twelve").label
        == "“one two three four five six seven eight nine …”"
    )


def test_people_sort_by_the_form_for_lists_without_regard_to_accents():
    people = [
        person(id="c", names=[{"form": "Zhou Enlai"}]),
        person(id="b", names=[{"form": "Émile Aubert"}], sort="Áubert, Émile"),
        person(id="a", names=[{"form": "Walton Walker"}], sort="Walker, Walton"),
    ]
    assert [one.id for one in sorted(people, key=lambda one: one.sort_key)] == ["b", "a", "c"]


def test_events_sort_by_date_then_hour_then_the_whole_before_its_parts():
    def event(id, **fields):
        return Event.model_validate({"id": id, "title": id} | fields)

    events = [
        event("part", date="1950-10", part_of="event:whole"),
        event("evening", date="1950-10-15", time="18:00"),
        event("morning", date="1950-10-15", time="07:00"),
        event("whole", date="1950-10"),
        event("before", date="1950-09-30"),
    ]
    assert [one.id for one in sorted(events, key=lambda one: one.sort_key)] == [
        "before",
        "whole",
        "part",
        "morning",
        "evening",
    ]


def event(id: str, date: str, clock: str = "", **fields) -> Event:
    """An event; `clock` is hour and offset, `03:00 +09:00`."""
    time, _, offset = clock.partition(" ")
    return Event.model_validate(
        {"id": id, "title": id, "date": date}
        | ({"time": time} if time else {})
        | ({"utc_offset": offset} if offset else {})
        | fields
    )


@pytest.mark.parametrize("ordered", [
    [event("korea", "1950-10-25", "03:00 +09:00"), event("washington", "1950-10-24", "15:00 -05:00")],
    [event("korea", "1950-10-25", "03:00 +09:00"), event("washington", "1950-10-24", "15:00 −05:00")],  # a minus sign
    [event("wake", "1950-10-15", "06:30 +12:00"), event("washington", "1950-10-14", "14:00 -05:00")],
    [event("peking", "1950-10-25", "00:30 +08:00"), event("korea", "1950-10-25", "01:45 +09:00"),
     event("greenwich", "1950-10-24", "17:00 +00:00")],
    # a day stands at its noon
    [event("day", "1950-10-24"), event("korea", "1950-10-25", "03:00 +09:00"), event("next-day", "1950-10-25")],
    [event("morning", "1950-10-24", "07:00"), event("day", "1950-10-24"), event("evening", "1950-10-24", "18:00")],
    [event("korean-day", "1950-10-24", " +09:00"), event("day", "1950-10-24"),
     event("american-day", "1950-10-24", " -05:00")],
    [event("day", "1950-10-24"), event("span", "1950-10-24/1950-10-26"), event("month", "1950-10-24/.."),
     event("after", "1950-10-25")],
    [event("ides", "-0043-03-15", "11:00 +01:00"), event("night", "-0043-03-15", "23:00 +01:00"),
     event("birth", "0014")],
], ids=lambda ordered: " ".join(one.id for one in ordered))  # fmt: skip
def test_events_stand_in_the_order_of_one_clock(ordered):
    assert [one.id for one in sorted(reversed(ordered), key=lambda one: one.sort_key)] == [one.id for one in ordered]


@pytest.mark.parametrize(
    ("later", "earlier", "certain"),
    [
        (event("washington", "1950-10-24", "15:00 -05:00"), event("korea", "1950-10-25", "03:00 +09:00"), True),
        (event("korea", "1950-10-25", "03:00 +09:00"), event("washington", "1950-10-24", "15:00 -05:00"), False),
        (event("korea", "1950-10-25"), event("washington", "1950-10-24"), True),
        (event("same", "1950-10-24", "15:00 -05:00"), event("same", "1950-10-24", "15:00 -05:00"), False),
        (event("after", "1950-10-24", "15:00 +00:00"), event("span", "1950-10-20/1950-10-30", "03:00 +00:00"), False),
        (event("vague", "1950-10-24?", "15:00 +00:00"), event("before", "1950-10-23", "03:00 +00:00"), True),
        (event("ad", "0001"), event("bc", "0000"), True),
    ],
)
def test_an_event_is_certainly_after_another_by_their_instants_or_else_by_their_days(later, earlier, certain):
    assert later.after(earlier) is certain


def test_a_document_without_a_date_stands_last():
    documents = [
        Document.model_validate({"id": id, "title": id, "kind": "letter", **({"date": date} if date else {})})
        for id, date in [("undated", None), ("late", "1951"), ("early", "1950")]
    ]
    assert [one.id for one in sorted(documents, key=lambda one: one.sort_key)] == ["early", "late", "undated"]


def test_notes_sort_as_numbers():
    notes = [
        Note.model_validate({"id": id, "paragraph": 1, "marks": "x", "status": "verified"}) for id in ("10", "9", "1")
    ]
    assert [one.label for one in sorted(notes, key=lambda one: one.sort_key)] == ["Note 1", "Note 9", "Note 10"]


def test_the_apparatus_sorts_by_weight_and_then_by_paragraph():
    def variant(id, strength, paragraph):
        return Variant.model_validate(
            {
                "id": id,
                "title": id,
                "kind": "date",
                "strength": strength,
                "paragraph": paragraph,
                "chapter_reading": "x",
                "concerns": ["event:e"],
            }
        )

    variants = [
        variant("minor", "minor", 1),
        variant("late", "strong", 9),
        variant("early", "strong", 2),
        variant("medium", "medium", 1),
    ]
    assert [one.id for one in sorted(variants, key=lambda one: one.sort_key)] == ["early", "late", "medium", "minor"]


def test_works_sort_by_author_or_editor_or_title_and_then_year():
    def work(id, **fields):
        return Work.model_validate({"id": id, "type": "book", "title": id} | fields)

    works = [
        work("Memoirs"),
        work("b", author=[{"family": "Acheson"}], issued="1969"),
        work("a", author=[{"family": "Acheson"}], issued="1960"),
        work("c", editor=[{"family": "Glennon"}]),
    ]
    assert [one.id for one in sorted(works, key=lambda one: one.sort_key)] == ["a", "b", "c", "Memoirs"]


def fault(make, **fields) -> tuple[str, str]:
    """Where the first fault lies, and of what type it is."""
    with pytest.raises(ValidationError) as caught:
        make(**fields)
    first = caught.value.errors()[0]
    return ".".join(map(str, first["loc"])), first["type"]


@pytest.mark.parametrize(
    ("make", "fields", "expected"),
    [
        (person, {"height": "1.80"}, ("height", "extra_forbidden")),
        (person, {"names": []}, ("names", "too_short")),
        (person, {"names": [{"form": "A", "lang": "Korean!"}]}, ("names.0.lang", "string_pattern_mismatch")),
        (person, {"born": {"date": "last year", "source": "chapter"}}, ("born.date", "edtf")),
        (person, {"born": {"date": "1893"}}, ("born.source", "missing")),
        (person, {"roles": [{"title": "General", "organization": "person:a"}]}, ("roles.0.organization", "kind")),
        (
            person,
            {"authorities": [{"scheme": "viaf", "id": "1", "checked": "2026-11-22", "url": "viaf.org"}]},
            ("authorities.0.url", "address"),
        ),
        (quotation, {"kind": "heard"}, ("kind", "literal_error")),
        (quotation, {"speaker": "Mao"}, ("speaker", "reference")),
        (quotation, {"speaker": "place:yalu"}, ("speaker", "kind")),
        (quotation, {"paragraph": "first"}, ("paragraph", "int_parsing")),
        (
            Coordinates.model_validate,
            {"obj": {"longitude": 39.0, "latitude": 125.7, "certainty": "certain", "source": "chapter"}},
            ("latitude", "coordinates"),
        ),
        (
            Coordinates.model_validate,
            {"obj": {"longitude": -180.1, "latitude": 0, "certainty": "certain", "source": "chapter"}},
            ("longitude", "coordinates"),
        ),
    ],
)
def test_a_fault_is_named_where_it_lies(make, fields, expected):
    assert fault(make, **fields) == expected


@pytest.mark.parametrize("issued", ["1951", "1938-05", "1938-05-07", "1950/1951", "193X", "1938~", "-0043", "../1950"])
def test_a_work_is_issued_on_an_edtf_date(issued):
    assert Work(id="w", type="book", title="A", issued=issued).issued.text == issued


@pytest.mark.parametrize("issued", ["1951, repr. 1990", "7 May 1951", "1950–51", "n.d.", "[1950]", "c1950", "1950-25"])
def test_whatever_else_a_work_says_of_its_date_is_refused(issued):
    with pytest.raises(ValidationError, match="is no EDTF date"):
        Work(id="w", type="book", title="A", issued=issued)


@pytest.mark.parametrize(
    "degrees",
    [
        "nan",
        "inf",
        "-inf",
        "1e400",
        "1e2",
        "1_0",
        "true",
        "",
        " 1",
        "１２",
        "0x10",
        "1,5",
        "1.",
        "1234.5",
        True,
        float("nan"),
        float("inf"),
    ],
)
def test_coordinates_are_decimal_numbers(degrees):
    with pytest.raises(ValidationError):
        Coordinates.model_validate({"longitude": degrees, "latitude": "0", "certainty": "certain", "source": "chapter"})


@pytest.mark.parametrize(
    ("id", "good"),
    [
        ("index", False),
        ("con", False),
        ("nul", False),
        ("aux", False),
        ("com1", False),
        ("lpt9", False),
        ("a" * 101, False),
        ("a" * 100, True),
        ("console", True),
        ("con-1", True),
        ("indexes", True),
        ("com10", True),
    ],
)
def test_an_id_is_the_name_of_a_file_everywhere(id, good):
    assert is_file_name(id) is good


@pytest.mark.parametrize(
    ("make", "fields"),
    [
        (person, {"affiliation": "a" * 1_001}),
        (person, {"names": [{"form": "a" * 1_001}]}),
        (person, {"description": "a" * 50_001}),
        (quotation, {"text": "a" * 50_001}),
    ],
)
def test_a_value_is_no_longer_than_a_page_can_take(make, fields):
    assert fault(make, **fields)[1] == "string_too_long"


def test_the_longest_values_are_taken():
    assert person(affiliation="a" * 1_000, description="a" * 50_000)
    assert quotation(text="a" * 50_000)


@pytest.mark.parametrize("language", ["english", "en_GB", "x" * 40, "e", "ko Hang"])
def test_a_language_is_a_tag(language):
    with pytest.raises(ValidationError):
        Work(id="w", type="book", title="A", language=language)


@pytest.mark.parametrize("value", [["a", "b"], {"a": "b"}])
def test_a_source_and_a_party_are_no_list_or_mapping(value):
    with pytest.raises(ValidationError):
        person(born={"date": "1893", "source": value})
    with pytest.raises(ValidationError):
        Document.model_validate({"id": "d", "title": "D", "kind": "letter", "from": [value]})


@pytest.mark.parametrize("value", [["a", "b"], {"a": "b"}])
def test_prose_is_a_text_and_no_list_or_mapping(value):
    with pytest.raises(ValidationError):
        person(description=value)


def test_the_edge_of_the_world_is_still_on_it():
    point = Coordinates.model_validate(
        {"longitude": "-180", "latitude": "90", "certainty": "certain", "source": "chapter"}
    )
    assert (point.longitude, point.latitude) == (-180.0, 90.0)


def test_a_source_is_the_chapter_a_key_or_a_reference():
    record = person(names=[{"form": "A", "source": "chapter"}, {"form": "B", "source": "work:who"}])
    assert record.names[0].source == SourceKey("chapter")
    assert record.names[1].source == Ref("work", "who")


def test_a_party_is_a_reference_or_a_name():
    record = Document.model_validate(
        {"id": "d", "title": "D", "kind": "letter", "from": ["person:a"], "to": ["The Admiral"]}
    )
    assert (record.sender, record.recipient) == ((Ref("person", "a"),), ("The Admiral",))


def test_a_record_is_written_out_as_it_was_read():
    fields = {
        "title": "Letter",
        "kind": "letter",
        "date": "1950-10~",
        "from": ["person:a"],
        "published_in": "work:w",
        "description": "To [B](person:b).",
    }
    record = Document.model_validate({"id": "d"} | fields)
    assert record.model_dump(mode="json", by_alias=True, exclude_defaults=True) == fields


def test_leaves_are_every_value_with_its_way_by_yaml_keys():
    record = Place.model_validate(
        {
            "id": "p",
            "names": [{"form": "P"}],
            "kind": "port",
            "part_of": "place:q",
            "sources": {"map": {"title": "A map"}},
        }
    )
    assert list(leaves(record)) == [
        (("id",), "p"),
        (("sources", "map", "title"), "A map"),
        (("names", 0, "form"), "P"),
        (("names", 0, "lang"), "en"),
        (("kind",), "port"),
        (("part_of",), Ref("place", "q")),
    ]


def test_references_are_found_in_fields_and_prose_is_kept_apart():
    record = Document.model_validate(
        {
            "id": "d",
            "title": "D",
            "kind": "letter",
            "from": ["person:a", "Somebody"],
            "published_in": "work:w",
            "description": "To [B](person:b).",
        }
    )
    assert list(references(record)) == [(("from", 0), Ref("person", "a")), (("published_in",), Ref("work", "w"))]
    assert list(prose(record)) == [(("description",), Prose("To [B](person:b)."))]


@pytest.mark.parametrize("isbn", ["0-8351-1052-4", "9780671456542", "978-0-7006-0723-5", "0-306-40615-2"])
def test_an_isbn_is_kept_as_printed(isbn):
    assert isbn == Work(id="w", type="book", title="A Book", ISBN=isbn).ISBN


@pytest.mark.parametrize("isbn", ["0-8351-1052-5", "9780671456541", "978067145654", "none"])
def test_an_isbn_with_a_wrong_digit_is_refused(isbn):
    with pytest.raises(ValidationError, match="is no ISBN"):
        Work(id="w", type="book", title="A Book", ISBN=isbn)


@pytest.mark.parametrize(
    ("sentence", "rests"),
    [
        ("It fell, as [the letter](document:letter) says.", True),
        ("It fell, as [Dyson](work:dyson) says.", True),
        ("It fell: ![](quotation:no-doubt).", True),
        ("It fell, as [the note](note:2) says.", True),
        ("It fell; [others differ](variant:day).", True),
        ("It fell.[^hall]", True),
        ("[The port](place:sobral) fell to [him](person:dyson).", False),
        ("It fell in [the eclipse](event:eclipse).", False),
        ("It fell.", False),
    ],
)
def test_a_sentence_rests_on_a_mark_or_on_a_piece_of_evidence_it_links_to(sentence, rests):
    assert rests_on_evidence(sentence) is rests

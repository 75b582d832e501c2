"""Spellings that follow from a record by rule, and the index of names."""

import pytest
from edition.pages.names_index import index_of
from edition.records.organization import Organization
from edition.records.person import Person
from edition.records.place import Place
from edition.records.work import Work
from edition.showing.spellings import derived, initials, numbered


def person(*names: dict) -> Person:
    return Person.model_validate({"id": "somebody", "names": list(names)})


def test_a_korean_person_is_spelt_family_name_first():
    assert "Bak Heonyeong" in derived(person({"form": "Pak Hŏn-yŏng"}, {"form": "박헌영", "lang": "ko-Hang"}))


def test_a_chinese_person_has_wade_giles_and_other_forms_of_the_characters():
    assert derived(person({"form": "Peng Dehuai"}, {"form": "彭德懷", "lang": "zh-Hant"})) == [
        "P’eng Te-huai",
        "彭德怀",
        "彭徳懐",
    ]


def test_what_the_record_has_is_not_derived_again():
    assert (
        derived(
            person(
                {"form": "Zhou Enlai"},
                {"form": "Chou En-lai", "lang": "zh-Latn-wadegile"},
                {"form": "周恩来", "lang": "zh-Hans"},
                {"form": "周恩來", "lang": "zh-Hant"},
            )
        )
        == []
    )


def test_a_name_in_latin_letters_alone_has_no_other():
    assert derived(person({"form": "Frank Dyson"})) == []


@pytest.mark.parametrize(("form", "other"), [
    ("Eighth Army", "8th Army"), ("X Corps", "10th Corps"), ("ROK II Corps", "ROK 2nd Corps"),
    ("38th parallel", "thirty-eighth parallel"), ("23rd Regiment", "twenty-third Regiment"),
    ("First Cavalry", "1st Cavalry"), ("Twelfth Night", "12th Night"), ("Ivan", "Ivan"), ("1950", "1950"),
])  # fmt: skip
def test_numbers_stand_in_figures_or_in_words(form, other):
    assert numbered(form) == other


@pytest.mark.parametrize(("numeral", "number"), [
    ("I", "1st"), ("II", "2nd"), ("III", "3rd"), ("IV", "4th"), ("V", "5th"), ("VI", "6th"), ("VII", "7th"),
    ("VIII", "8th"), ("IX", "9th"), ("X", "10th"), ("XI", "11th"), ("XII", "12th"),
])  # fmt: skip
def test_roman_numerals_to_twelve_stand_in_figures(numeral, number):
    assert numbered(f"{numeral} Corps") == f"{number} Corps"


@pytest.mark.parametrize(("form", "short"), [
    ("Eighth Army", "Eighth Army"), ("Joint Chiefs of Staff", "JCS"),
    ("Central Committee of the Party of Labour", "CCPL"), ("Supreme Command of the Allied Powers Pacific", "SCAPP"),
    ("A Board for Coal, Dyes, Earths and Fats", "A Board for Coal, Dyes, Earths and Fats"),
    ("UNESCO House Board", "UHB"), ("NATO House", "NATOH"), ("Assembly", "Assembly"),
    ("Joint chiefs of Staff", "Joint chiefs of Staff"),
])  # fmt: skip
def test_initials_are_of_two_words_or_more_and_have_three_to_five_letters(form, short):
    assert initials(form) == short


@pytest.mark.parametrize(
    ("form", "short"),
    [
        ("UN General Assembly", "UNGA"),
        ("Foreign Relations of the United States", "FRUS"),
        ("Royal Society", "Royal Society"),
        ("Navy", "Navy"),
    ],
)
def test_initials_are_those_of_the_words_with_a_capital(form, short):
    assert initials(form) == short


def test_a_work_is_found_by_its_authors():
    work = Work(id="w", type="book", title="A Book", author=[{"family": "Shen", "given": "Zhihua"}])
    assert derived(work) == ["Zhihua Shen", "Shen", "Shen Chih-hua"]


def listed(*records) -> list[tuple]:
    """Heading, then of each entry form, whether by rule, how many stand under it, and what it sends to."""
    return [
        (heading, [(entry.form, entry.by_rule, len(entry.own), [head for _, head in entry.see]) for entry in entries])
        for heading, _, entries in index_of(records)
    ]


def test_the_index_of_names_has_every_form_under_its_letter_and_sends_from_one_to_the_other():
    river = Place.model_validate(
        {
            "id": "r",
            "names": [{"form": "Ŭm River"}, {"form": "The Um"}, {"form": "음", "lang": "ko-Hang"}],
            "kind": "river",
        }
    )
    body = Organization.model_validate(
        {"id": "o", "names": [{"form": "Um Board"}, {"form": "Ŭm River"}], "kind": "board"}
    )
    assert listed(river, body) == [
        ("E", [("Eum", True, 0, ["Ŭm River"])]),
        ("T", [("The Um", False, 0, ["Ŭm River"])]),
        ("U", [("Um Board", False, 1, []), ("Ŭm River", False, 1, ["Um Board"])]),
        ("Hangul", [("음", False, 0, ["Ŭm River"])]),
    ]


def test_people_stand_in_the_index_under_the_form_they_are_sorted_by():
    dyson = Person.model_validate(
        {
            "id": "d",
            "sort": "Dyson, Frank",
            "names": [{"form": "Frank Dyson"}, {"form": "Dyson"}, {"form": "the astronomer"}],
        }
    )
    assert listed(dyson) == [
        ("D", [("Dyson, Frank", False, 1, [])]),
        ("F", [("Frank Dyson", False, 0, ["Dyson, Frank"])]),
        ("T", [("the astronomer", False, 0, ["Dyson, Frank"])]),
    ]

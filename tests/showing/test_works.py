"""The bibliography: records of works as CSL items, and as entries printed by a citation processor."""

import pytest
from edition.records.work import Work
from edition.showing.works import csl, entries


def work(**fields) -> Work:
    return Work.model_validate({"id": "w", "type": "book", "title": "A Title"} | fields)


APPLEMAN = {
    "title": "South to the Naktong, North to the Yalu",
    "author": [{"family": "Appleman", "given": "Roy E."}],
    "publisher": "Office of the Chief of Military History",
    "publisher-place": "Washington",
    "issued": "1961",
}


def test_a_work_is_a_csl_item_with_the_names_of_csl():
    assert csl(work(**APPLEMAN)) == {
        "id": "w",
        "type": "book",
        "title": "South to the Naktong, North to the Yalu",
        "author": [{"family": "Appleman", "given": "Roy E."}],
        "publisher": "Office of the Chief of Military History",
        "publisher-place": "Washington",
        "issued": {"date-parts": [[1961]]},
    }


@pytest.mark.parametrize(
    ("issued", "item", "printed"),
    [
        ("1961", {"date-parts": [[1961]]}, "1961"),
        ("1938-05", {"date-parts": [[1938, 5]]}, "1938"),
        ("1951-05-07", {"date-parts": [[1951, 5, 7]]}, "1951"),
        ("1950/1951", {"date-parts": [[1950], [1951]]}, "1950–1951"),
        ("1938~", {"date-parts": [[1938]], "circa": True}, "about 1938"),
        ("1938?", {"date-parts": [[1938]], "circa": True}, "1938 (uncertain)"),
        ("193X", {"date-parts": [[1930], [1939]]}, "1930s"),
        ("1950-21", {"date-parts": [[1950]], "season": 1}, "spring 1950"),
        ("1950-10/1951-02", {"date-parts": [[1950, 10], [1951, 2]]}, "October 1950 – February 1951"),
        ("../1950", {"date-parts": [[1950]], "literal": "by 1950"}, "by 1950"),
        ("-0043", {"date-parts": [[-44]]}, "44 BC"),
        ("0000", {"date-parts": [[-1]]}, "1 BC"),
        ("0120", {"date-parts": [[120]]}, "120"),
        ("-0043/0014", {"date-parts": [[-44], [14]]}, "44 BC – AD 14"),
    ],
)
def test_a_date_is_one_of_csl_and_printed_in_words(issued, item, printed):
    assert csl(work(issued=issued))["issued"] == item
    assert entries([work(issued=issued, publisher="Press")])["w"].endswith(f"Press, {printed}.")


def test_an_entry_is_printed_in_the_style_of_chicago():
    assert entries([work(**APPLEMAN)]) == {
        "w": (
            "Appleman, Roy E. <i>South to the Naktong, North to the Yalu</i>. Washington: Office of the Chief of"
            " Military History, 1961."
        )
    }


def test_what_a_record_does_not_say_is_left_out():
    assert (
        entries([work(author=[{"literal": "U.S. Department of State"}])])["w"]
        == "U.S. Department of State. <i>A Title</i>, n.d."
    )


def test_every_work_has_an_entry_of_its_own(sample_edition):
    printed = entries(sample_edition.by_kind["work"])
    assert set(printed) == {one.id for one in sample_edition.by_kind["work"]}
    assert "<i>Annalen der Physik</i> 49" in printed["einstein-1916"]
    assert "769–822" in printed["einstein-1916"]


def test_an_entry_ends_in_one_full_stop_and_keeps_marks_inside_quotation_marks(sample_edition):
    for entry in entries(sample_edition.by_kind["work"]).values():
        assert ".." not in entry
        assert "”." not in entry

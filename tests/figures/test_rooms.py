"""The drawing of the house: rooms in rows, and lines to what each rests on directly."""

import re
from xml.etree import ElementTree

import pytest
from edition.figures.rooms import direct, rooms


@pytest.mark.parametrize(
    ("rests_on", "drawn"),
    [
        ({"a": {"b"}, "b": set()}, {"a": ["b"], "b": []}),
        ({"a": {"b", "c"}, "b": {"c"}, "c": set()}, {"a": ["b"], "b": ["c"], "c": []}),
        ({"a": {"b", "d"}, "b": {"c"}, "c": {"d"}, "d": set()}, {"a": ["b"], "b": ["c"], "c": ["d"], "d": []}),
        ({"a": {"c", "d"}, "b": {"c"}, "c": set(), "d": set()}, {"a": ["c", "d"], "b": ["c"], "c": [], "d": []}),
    ],
)
def test_what_a_room_reaches_by_way_of_another_is_not_joined_to_it(rests_on, drawn):
    assert direct(rests_on) == drawn


def boxes(svg: str) -> dict[str, tuple[float, float]]:
    """Left and upper edge of every box, by its name."""
    found = re.findall(r'<rect x="([\d.]+)" y="(\d+)"[^>]*/><text [^>]*>([^<]+)</text>', svg)
    return {name: (float(x), float(y)) for x, y, name in found}


def test_a_level_stands_under_the_one_above_it_and_goes_on_in_a_second_row():
    places = boxes(rooms([["top"], ["a", "b", "c", "d", "e"], ["z"]], {"top": {"a"}}))
    rows = {name: y for name, (_, y) in places.items()}
    assert rows["top"] < rows["a"] == rows["b"] == rows["d"] < rows["e"] < rows["z"]
    assert len(set(places.values())) == 7


def test_no_line_crosses_a_box():
    """Past the rows between, a line goes by the way between two columns."""
    svg = rooms(
        [["top"], ["a", "b", "c", "d"], ["e", "f", "g", "h"], ["z"]], {"top": {"z", "e", "h"}, "a": {"z"}, "d": {"z"}}
    )
    ways = [float(x) for x in re.findall(r"([\d.]+) [\d.]+V", svg)]
    assert len(ways) == 5
    for left, _ in boxes(svg).values():
        assert not any(left <= way <= left + 98 for way in ways)


def test_it_is_sound_svg_without_styles_of_its_own_and_hidden_because_a_table_says_the_same():
    svg = rooms([["a <b>"], ["c"]], {"a <b>": {"c"}})
    root = ElementTree.fromstring(svg)
    assert root.get("aria-hidden") == "true"
    assert "style" not in svg
    assert ["".join(text.itertext()) for text in root.iter("text")] == ["a <b>", "c"]
    assert len(list(root.iter("path"))) == 1

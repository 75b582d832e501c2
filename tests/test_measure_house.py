"""What `make measure` counts is what it says it counts."""

import ast
from pathlib import Path

import measure_house as measure
import pytest
from edition.inserts import house
from helpers import write


@pytest.mark.parametrize(
    ("path", "source", "lines"),
    [
        ("hooks/a.py", "from edition.records.event import Event\nx = isinstance(y, Event)\n", {1, 2}),
        ("hooks/a.py", '"""event"""\nx = "person"\ny = "persons"\nz = f"people/{x}"\n', {2, 4}),
        ("hooks/a.py", "event = document.work\n", set()),
        ("overrides/a.md", "{% if x == 'note' %}\nA note.\n", {1}),
        ("overrides/a.js", "event.target; document.body\none('a.person')\n", {2}),
        ("overrides/a.css", ".person { color: var(--place) }\n.personal {}\n[data-kind=event] {}\n", {1, 3}),
    ],
)
def test_a_line_that_names_a_kind_is_counted(path, source, lines):
    assert measure.naming(Path(path), source) == lines


def test_what_stands_in_the_home_of_a_kind_is_not_counted(tmp_path):
    named = "x = 'person'\n"
    write(
        tmp_path,
        {
            "hooks/edition/records/person.py": named,
            "hooks/edition/showing/cards.py": named,
            "overrides/records/person.md": "{{ 'person' }}",
            "overrides/records/_parts.md": "{{ 'person' }}",
        },
    )
    assert dict(measure.outside(tmp_path)) == {"hooks/edition/showing/cards.py": 1, "overrides/records/_parts.md": 1}


@pytest.mark.parametrize(
    ("body", "ways"),
    [
        ("return 1", 1),
        ("if x: return 1", 2),
        ("return a and b or c", 3),
        ("for x in y:\n        if x: pass", 3),
        ("return [x for x in y if x]", 3),
        ("try: pass\n    except E: pass", 2),
        ("def inner():\n        if x: pass\n    return inner", 1),
    ],
)
def test_ways_through_a_function_are_counted_as_mccabe_does(body, ways):
    function = ast.parse(f"def f():\n    {body}\n").body[0]
    assert measure.complexity(function) == ways


def test_loose_types_are_counted():
    source = (
        "def f(a: Any, *b: list[Any], c: int = 1) -> dict[str, Any]:\n    x = cast(int, a)  # type: ignore\n    y: Any"
        " = 1\n"
    )
    assert measure.loose_types(source) == {"Any in signatures": 3, "casts": 1, "ignores": 1}


def test_a_room_that_imports_most_of_what_is_below_it_is_named():
    rooms = {
        name: house.Room(name, "", (), frozenset(imports))
        for name, imports in (("top", "abc"), ("side", "a"), ("a", ""), ("b", ""), ("c", ""), ("d", ""))
    }
    levels = [["top", "side"], ["a", "b", "c", "d"]]
    assert measure.too_many(rooms, levels) == ["top 3 of 4"]
    assert measure.arrows_up(rooms | {"a": house.Room("a", "", (), frozenset({"top"}))}, levels) == ["a -> top"]


def test_the_house_keeps_its_measures():
    rooms = house.house()
    levels = house.levels(rooms)
    assert (measure.arrows_up(rooms, levels), measure.too_many(rooms, levels)) == ([], [])
    sources = [path.read_text("utf-8") for path in sorted((measure.ROOT / "hooks").rglob("*.py"))]
    functions = [function for source in sources for function in measure.functions(ast.parse(source))]
    assert [function.name for function in functions if measure.length(function) > 40] == []

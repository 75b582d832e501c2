"""The page Architecture: its drawing follows the imports of the program, each row of its table leads to the name."""

import ast
import re
from pathlib import Path

import pytest
from edition.inserts import house
from edition.inserts.table import fill_in
from helpers import REPOSITORY, small_edition, write

MANUAL = REPOSITORY / "docs" / "about"
PAGE = (MANUAL / "architecture.md").read_text("utf-8") if MANUAL.is_dir() else ""
ROWS = re.findall(r"^\| ([^|]+) \| `([^`]+)` \| `([^`]+)` \|$", PAGE, re.M)
ABOUT = sorted(MANUAL.glob("*.md"))


def defined(source: str) -> set[str]:
    """The names that a module of Python gives to others."""
    names: set[str] = set()
    for node in ast.parse(source).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return names


def leads_to(path: Path, name: str) -> bool:
    """Whether a file has a name: in Python defines it, else says it as a word."""
    if not path.is_file():
        return False
    text = path.read_text("utf-8")
    return (
        name in defined(text) if path.suffix == ".py" else bool(re.search(rf"(?<![\w-]){re.escape(name)}(?!\w)", text))
    )


# --- where to look ----------------------------------------------------------------------------------------------------


@pytest.mark.manual
@pytest.mark.parametrize(("sought", "path", "name"), ROWS, ids=lambda value: value.rsplit("/")[-1])
def test_what_one_looks_for_is_in_the_file_under_the_name(sought, path, name):
    assert leads_to(REPOSITORY / path, name), f"{sought}: {name} is not in {path}"


@pytest.mark.manual
def test_the_table_is_read_whole():
    assert len(ROWS) == PAGE.partition("{#where}")[2].count("\n| ") - 1


@pytest.mark.manual
def test_every_room_is_somewhere_in_the_table():
    rooms = {Path(path).relative_to("hooks").parts[:2] for _, path, _ in ROWS if path.startswith("hooks/edition/")}
    packages = {
        name for name, room in house.house().items() if room.modules and (house.HOOKS / "edition" / name).is_dir()
    }
    assert packages - {parts[1] for parts in rooms} == set()


@pytest.mark.parametrize(
    ("path", "name", "found"),
    [
        ("a.py", "parse", True),
        ("a.py", "CODES", True),
        ("a.py", "said", False),
        ("a.py", "pars", False),
        ("b.py", "parse", False),
        ("a.css", "--person", True),
        ("a.css", "--pers", False),
    ],
)
def test_a_row_that_leads_nowhere_is_seen(tmp_path, path, name, found):
    write(tmp_path, {"a.py": "def parse(): said = 1\nCODES: dict = {}\n", "a.css": ":root { --person: red }"})
    assert leads_to(tmp_path / path, name) is found


@pytest.mark.manual
@pytest.mark.parametrize("page", ABOUT, ids=lambda path: path.name)
def test_every_file_of_the_program_that_the_manual_names_is_there(page):
    named = re.findall(r"`((?:hooks|overrides|tests|docs)/[\w/.-]+)`", page.read_text("utf-8"))
    assert [path for path in named if not (REPOSITORY / path).exists() and "ship" not in path] == []


# --- the rooms --------------------------------------------------------------------------------------------------------

HOUSE = {
    "edition/__init__.py": "",
    "edition/grammar/__init__.py": '"""Small languages.\n\nMore."""\n',
    "edition/grammar/refs.py": "from __future__ import annotations\nimport re\n",
    "edition/whole/__init__.py": '"""The whole."""\n',
    "edition/whole/edition.py": "from edition.grammar import refs\nfrom edition.whole import mentions\n",
    "edition/whole/mentions.py": "def late():\n    import edition.grammar.refs\n",
    "edition/load.py": '"""Both."""\nfrom edition import whole, grammar\n',
    "mkdocs_build.py": '"""The hook."""\nimport mkdocs\nfrom edition.load import load\n',
    "notes.txt": "",
}


def test_rooms_are_packages_and_single_files_with_what_they_say_and_import(tmp_path):
    rooms = house.house(write(tmp_path, HOUSE))
    assert {name: (room.says, room.modules, set(room.imports)) for name, room in rooms.items()} == {
        "grammar": ("Small languages.", ("refs",), set()),
        "load": ("Both.", (), {"grammar", "whole"}),
        "mkdocs_build": ("The hook.", (), {"load"}),
        "whole": ("The whole.", ("edition", "mentions"), {"grammar"}),
    }


def test_a_room_stands_above_all_that_it_imports(tmp_path):
    assert house.levels(house.house(write(tmp_path, HOUSE))) == [["mkdocs_build"], ["load"], ["whole"], ["grammar"]]


def test_the_program_has_no_arrow_up_and_every_room_says_what_it_is():
    rooms = house.house()
    heights = {name: at for at, level in enumerate(house.levels(rooms)) for name in level}
    assert [
        (name, other) for name, room in rooms.items() for other in room.imports if heights[other] <= heights[name]
    ] == []
    assert [name for name, room in rooms.items() if not re.fullmatch(r"[^|]+[.:]", room.says)] == []


def test_the_page_has_every_module_in_the_drawing_and_in_the_table(tmp_path):
    page = fill_in(small_edition(tmp_path, {}), "Rooms:\n\n<!-- edition:rooms -->\n")
    figure, _, table = page.partition("</figure>")
    rooms = house.house()
    assert re.findall(r">(\w+)</text>", figure) == re.findall(r"^\| \*\*`(\w+)`\*\*", table, re.M)
    assert {path.stem for path in house.HOOKS.rglob("*.py") if path.stem != "__init__"} <= set(
        re.findall(r"`(\w+)`", table)
    )
    assert len(rooms) == figure.count("<rect ")

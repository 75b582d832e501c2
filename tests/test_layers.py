"""The layers of the house: imports run downward only, one file knows MkDocs, and no code knows what the edition is
about.
"""

import ast
import re
from pathlib import Path

import pytest
from helpers import REPOSITORY

HOOKS = REPOSITORY / "hooks"
MODULES = sorted(path.relative_to(HOOKS / "edition").as_posix() for path in (HOOKS / "edition").rglob("*.py"))

ROOMS = [
    {"findings", "terminal", "__init__"},
    {"grammar"},
    {"annotation", "faces", "figures", "look", "records"},
    {"reading"},
    {"whole"},
    {"checks", "showing", "source"},
    {"inserts", "pages", "rendering", "search"},
    {"exports", "plain"},
    {"links"},
    {"load"},
    {"__main__"},
]
"""Rooms of `edition`, the lowest first: packages and single modules. Imports run downward only; inside a room a module
may import its siblings.
"""

LEVELS = {module: level for level, layer in enumerate(ROOMS) for module in layer}

KNOW_MKDOCS = {HOOKS / "mkdocs_build.py", HOOKS / "builder" / "once.py"}

SUBJECT = re.compile(r"\b(Korea(ns?)?|Mao|MacArthur)\b", re.I)


def part(module: str) -> str:
    """`exports/records.py` -> `exports`."""
    return module.split("/")[0].removesuffix(".py")


def imported(source: str) -> set[str]:
    """Dotted names of the modules a source imports: `from edition import refs` -> `edition.refs`."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute: a hook's own folder is on the path only while it is read"
            names |= (
                {f"{node.module}.{alias.name}" for alias in node.names} if node.module == "edition" else {node.module}
            )
    return names


def wrong_arrows(module: str, source: str) -> list[str]:
    """Imports that run up or sideways: `refs -> records`."""
    own = part(module)
    targets = sorted({name.split(".")[1] for name in imported(source) if name.startswith("edition.")})
    return [f"{own} -> {target}" for target in targets if target != own and LEVELS[target] >= LEVELS[own]]


def words(source: str) -> list[str]:
    """Everything a source says outside docstrings and comments: names, and strings that are values."""
    tree = ast.parse(source)
    docstrings = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    found = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]
    found += [
        getattr(node, field)
        for node in ast.walk(tree)
        for field in ("id", "attr", "name", "arg")
        if isinstance(getattr(node, field, None), str)
    ]
    return [word.replace("_", " ") for word in found]


def read(module: str) -> str:
    return (HOOKS / "edition" / module).read_text("utf-8")


@pytest.mark.parametrize("module", MODULES)
def test_imports_run_downward(module):
    assert part(module) in LEVELS, f"give {module} a level in the table above, and in the architecture page"
    assert wrong_arrows(module, read(module)) == []


@pytest.mark.parametrize("path", sorted(HOOKS.rglob("*.py")), ids=lambda path: path.relative_to(HOOKS).as_posix())
def test_the_hook_and_the_builder_alone_know_mkdocs(path: Path):
    knows = any(name.split(".")[0] in ("mkdocs", "material") for name in imported(path.read_text("utf-8")))
    assert path in KNOW_MKDOCS or path.is_relative_to(HOOKS / "builder") or not knows
    assert path not in KNOW_MKDOCS or knows


@pytest.mark.parametrize("module", MODULES)
def test_no_code_knows_what_the_edition_is_about(module):
    assert [word for word in words(read(module)) if SUBJECT.search(word)] == []


@pytest.mark.parametrize(
    ("module", "source", "expected"),
    [
        ("grammar/refs.py", "from edition.records.record import KINDS", ["grammar -> records"]),
        ("grammar/refs.py", "from edition.grammar import dates", []),
        ("grammar/refs.py", "import edition.whole.edition", ["grammar -> whole"]),
        ("whole/edition.py", "def late():\n    from edition.pages import build", ["whole -> pages"]),
        ("rendering/reader.py", "from edition.annotation import Annotation", []),
        ("annotation.py", "from edition.pages.build import Page", ["annotation -> pages"]),
        ("annotation.py", "from edition.showing.values import shown", ["annotation -> showing"]),
        ("exports/records.py", "from edition.exports import previews\nfrom edition.whole.edition import Edition", []),
        ("pages/build.py", "import mkdocs.config\nfrom edition.exports import table", ["pages -> exports"]),
    ],
)
def test_a_wrong_arrow_is_seen(module, source, expected):
    assert wrong_arrows(module, source) == expected


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ('"""A module about Korea."""\n# Mao\nX = 1\n"""Of Korean names."""\n', False),
        ('CAPITALS = {"Korea": "Seoul"}\n', True),
        ('shown = f"{name}, Korea"\n', True),
        ("def korea():\n    return 1\n", True),
        ("def find_mao():\n    return 1\n", True),
        ('TAG = "ko-Hang"\nNAME = "McCune–Reischauer"\nX = "maoist"\n', False),
    ],
)
def test_the_subject_is_seen_in_code_and_not_in_comments(source, seen):
    assert any(SUBJECT.search(word) for word in words(source)) is seen

"""The page that tells maintainers how the program is built: its rooms, read from its own imports, as a drawing and a
table.

A room is a package of `hooks/edition`, or a module that stands beside them; around them stand the two doors, the hook
and the command line, and `builder`. What the page says is thereby true of the program that made it.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markupsafe import Markup

from edition.figures import rooms as drawing

HOOKS = Path(__file__).resolve().parents[2]
"""The folder of the program."""


@dataclass(frozen=True)
class Room:
    """A part of the program with a name."""

    name: str
    """`grammar`, `annotation`, `mkdocs_build`."""
    says: str
    """The first line of its docstring."""
    modules: tuple[str, ...]
    """What stands in it, by name; empty where it is one file."""
    imports: frozenset[str]
    """The other rooms whose modules it imports."""


@cache
def house(hooks: Path = HOOKS) -> dict[str, Room]:
    """Every room by its name, in the order of names."""
    own = [path for path in (hooks / "edition").iterdir() if path.name != "__init__.py"]
    found = [path for path in (*own, *hooks.iterdir()) if path.name != "edition"]
    parts = {path.stem: path for path in found if path.suffix == ".py" or (path / "__init__.py").is_file()}
    return {name: _room(name, parts[name], parts.keys()) for name in sorted(parts)}


def _room(name: str, path: Path, names: Collection[str]) -> Room:
    files = sorted(path.glob("*.py")) if path.is_dir() else [path]
    trees = {file: ast.parse(file.read_text("utf-8")) for file in files}
    imported = {part for tree in trees.values() for part in _imported(tree)}
    said = ast.get_docstring(trees[path / "__init__.py" if path.is_dir() else path]) or ""
    modules = tuple(file.stem for file in files if path.is_dir() and file.stem != "__init__")
    return Room(name, said.partition("\n")[0], modules, frozenset(imported & set(names) - {name}))


def _imported(tree: ast.Module) -> set[str]:
    """The rooms that a module imports from: `from edition.grammar import refs` -> `grammar`; `from edition import
    links` -> `links`.
    """
    found: set[str] = set()
    for node in _statements(tree.body):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name.removeprefix("edition.").split(".")[0] for name in found}


def _statements(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a module, those inside others too; no expression imports anything."""
    for statement in body:
        yield statement
        for part in ("body", "orelse", "finalbody", "handlers"):
            yield from _statements(getattr(statement, part, ()))


def levels(house: dict[str, Room]) -> list[list[str]]:
    """The rooms in rows, the highest first: each stands above all that it imports, and no higher than it must."""
    heights: dict[str, int] = {}

    def height(name: str) -> int:
        if name not in heights:
            heights[name] = 0  # in a circle, which a test forbids, one has to come first
            heights[name] = max((height(other) + 1 for other in sorted(house[name].imports)), default=0)
        return heights[name]

    for name in house:
        height(name)
    return [[name for name in house if heights[name] == row] for row in range(max(heights.values()), -1, -1)]


def page() -> Markup:
    """The rooms as a figure and as a table with the same order."""
    built = house()
    order = levels(built)
    svg = drawing.rooms(order, {name: room.imports for name, room in built.items()})
    caption = (
        "Each room rests on those below that a line leads to. Lines that follow from others are left out; the table has"
        " all."
    )
    rows = [
        f"| {_named(room)} | {room.says} | {_listed(sorted(room.imports))} |"
        for row in order
        for room in map(built.get, row)
        if room
    ]
    table = "\n".join(["| Room | What it is | Imports |", "|---|---|---|", *rows])
    return Markup(f"<figure>{svg}<figcaption>{caption}</figcaption></figure>\n\n{table}")


def _named(room: Room) -> str:
    modules = f": {_listed(room.modules)}" if room.modules else ""
    return f"**`{room.name}`**{modules}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "nothing"

"""Where general code names a kind of record outside the rooms of that kind: `python tests/kinds_outside.py [FOLDER]`
lists the lines.

The rooms of a kind are its class, its template, the template of its index, its data, and the modules that are about it
alone (`ABOUT`). In Python a line names a kind by its class or by its name as a string; in shared templates and scripts
by its name as a string. Where a string is the form of a mention or the role of an annotation, not a kind, it does not
count.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from edition.records.record import KINDS

ABOUT = {
    "checks/differences.py": {"quotation", "variant"},
    "checks/evidence.py": {"note", "quotation", "variant"},
    "checks/texts.py": {"note", "quotation"},
    "checks/time.py": {"event", "person", "quotation", "document"},
    "inserts/table.py": {"note", "document"},
    "showing/bibliography.py": {"work"},
    "showing/collations.py": {"quotation"},
    "showing/notes.py": {"note"},
    "source/anchors.py": {"note", "variant"},
    "source/markers.py": {"note", "quotation"},
    "source/quotations.py": {"quotation"},
    "source/stored.py": {"variant"},
    "whole/cited.py": {"document", "work"},
}
"""Modules that hold rules of a kind or what is made of it, and of which: a new kind is not in them."""

NO_KIND = {"form", "role"}
"""Attributes whose values have the name of a kind and are none: `found.form == "note"`."""

KEYS = {"showing/collations.py": {"document"}, "source/stored.py": {"note", "quotation"}}
"""Strings that are keys of another table: what a collation came to, roles of annotations."""


def names_of_kinds() -> dict[str, str]:
    """Every word that names a kind -> the kind: `Person`, `person`, `people`."""
    return {word: kind.name for kind in KINDS.values() for word in (kind.name, kind.plural, kind.record.__name__)}


def in_python(source: str, allowed: frozenset[str] = frozenset()) -> list[int]:
    """The lines of a module that name a kind, those of the kinds it is about left out."""
    names, tree, found = names_of_kinds(), ast.parse(source), set()
    passed_over = {id(part) for node in ast.walk(tree) for part in _of_no_kind(node)}
    classes = {kind.record.__name__ for kind in KINDS.values()}
    imported = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    for node in ast.walk(tree):
        if id(node) in passed_over:
            continue
        word = node.id if isinstance(node, ast.Name) and node.id in classes & imported else ""
        word = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else word
        if word in names and names[word] not in allowed:
            found.add(node.lineno)
        if isinstance(node, ast.alias) and node.name in classes and names[node.name] not in allowed:
            found.add(node.lineno)
    return sorted(found)


def _of_no_kind(node: ast.AST) -> Iterator[ast.AST]:
    """What is compared with an attribute of `NO_KIND`, or handed on as one."""
    if isinstance(node, ast.Compare) and any(
        getattr(one, "attr", "") in NO_KIND for one in (node.left, *node.comparators)
    ):
        yield from (node.left, *node.comparators)
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Found", "Anchor"):
        yield from node.args


def in_text(source: str) -> list[int]:
    """The lines of a template or script that name a kind as a string or as a class of HTML."""
    words = "|".join(sorted(names_of_kinds(), key=len, reverse=True))
    named = re.compile(rf"""(?P<mark>["'`])(?:ref |record--)?(?:{words})(?P=mark)|:(?:{words})\b(?=[\s,)}}])""")
    return [number for number, line in enumerate(source.splitlines(), 1) if named.search(line)]


def outside(root: Path) -> list[str]:
    """Every such line: `hooks/edition/pages/build.py:69`."""
    found = []
    program = root / "hooks"
    for path in sorted(program.rglob("*.py")):
        module = path.relative_to(program).as_posix().removeprefix("edition/")
        if not module.startswith("records/"):
            allowed = frozenset(ABOUT.get(module, set()) | KEYS.get(module, set()))
            found += [f"{path.relative_to(root)}:{line}" for line in in_python(path.read_text("utf-8"), allowed)]
    own = {name for kind in KINDS.values() for name in (kind.name, kind.plural)}
    templates = [path for path in sorted((root / "overrides").rglob("*.md")) if path.stem not in own]
    for path in [
        *templates,
        *sorted((root / "overrides").rglob("*.html")),
        *sorted((root / "overrides" / "assets").glob("*.js")),
    ]:
        found += [f"{path.relative_to(root)}:{line}" for line in in_text(path.read_text("utf-8"))]
    return found


if __name__ == "__main__":
    lines = outside(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1])
    print(*lines, f"{len(lines)} lines", sep="\n")

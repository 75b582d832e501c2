"""How the house stands, in figures: `make measure`, or `python tests/measure_house.py FOLDER` for another state of it.

Reads the program as text and as trees; runs none of it but `edition.inserts.house`, which knows what a room is.
"""

from __future__ import annotations

import ast
import re
import statistics
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "hooks"))

from edition.inserts import house  # noqa: E402
from edition.records.record import KINDS  # noqa: E402

WIDTH = 120
NAMES = sorted({name for kind in KINDS.values() for name in (kind.name, kind.plural)}, key=len, reverse=True)
ORDINARY = {"text", "Text"}
"""A kind whose name is an ordinary word of any file, and of a type of values; its plural and its references count."""
NAMES = [name for name in NAMES if name not in ORDINARY]
CLASSES = {kind.record.__name__ for kind in KINDS.values()} - ORDINARY
KIND = "|".join(map(re.escape, NAMES))
OWN = re.compile(
    rf"(?:^|/)_?(?:{KIND}|{'|'.join(name.lower() for name in CLASSES)})\.(?:py|md|css)$"
    r"|(?:^|/)records/(?:values|records?)\.(?:py|md)$|edition/records\.py$"
)
"""The home of a kind: its class, templates and sheet, and modules of other rooms that bear its name because they are
about it alone (`checks/notes.py`). What all kinds have in common is no home, but its place; nothing in either counts.
"""
IN_TEXT = re.compile(
    rf"""(?<=["'])(?:{KIND})(?=["':/])"""  # a string that is a kind, its folder or a reference to it
    rf"""|(?<=["' ])[\w*]*\.(?:{KIND})(?![\w(-])"""  # a selector in a script: `a.person`
)
IN_STYLE = re.compile(rf"\.(?:{KIND})(?![\w-])|--(?:{KIND})\b|=[\"']?(?:{KIND})[\"'\]]")


# --- names of kinds ---------------------------------------------------------------------------------------------------


def naming(path: Path, source: str) -> set[int]:
    """The lines of a file that name a kind: its class in code, its name as a whole string, or as a class of style."""
    if path.suffix == ".py":
        return _naming(ast.parse(source))
    pattern = IN_STYLE if path.suffix == ".css" else IN_TEXT
    return {number for number, line in enumerate(source.splitlines(), 1) if pattern.search(line)}


def _naming(tree: ast.Module) -> set[int]:
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found: set[int] = set()
    for node in ast.walk(tree):
        if (
            (isinstance(node, ast.Name) and node.id in CLASSES)
            or (isinstance(node, ast.Attribute) and node.attr in CLASSES)
            or (isinstance(node, ast.alias) and node.name in CLASSES)
            or (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in said
                and re.fullmatch(rf"(?:{KIND})[:/]?", node.value)
            )
        ):
            found.add(node.lineno)
    return found


def outside(root: Path) -> Counter[str]:
    """How many lines of each file name a kind outside its home."""
    files = [path for folder in ("hooks", "overrides") for path in sorted((root / folder).rglob("*"))]
    read = [path for path in files if path.suffix in (".py", ".md", ".html", ".js", ".css", ".xml") and path.is_file()]
    named = {path.relative_to(root).as_posix(): path for path in read}
    counts = Counter(
        {name: len(naming(path, path.read_text("utf-8"))) for name, path in named.items() if not OWN.search(name)}
    )
    return +counts


# --- functions, lines, types ------------------------------------------------------------------------------------------

Function = ast.FunctionDef | ast.AsyncFunctionDef
BRANCHES = (
    ast.If, ast.IfExp, ast.For, ast.While, ast.ExceptHandler, ast.Assert, ast.comprehension, ast.match_case,
)  # fmt: skip


def functions(tree: ast.Module) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def complexity(function: Function) -> int:
    """Ways through a function, as McCabe counts them and radon does: what is defined in it is not part of it."""
    count, ahead = 1, list(ast.iter_child_nodes(function))
    while ahead:
        node = ahead.pop()
        if isinstance(node, (*Function.__args__, ast.Lambda, ast.ClassDef)):
            continue
        count += isinstance(node, BRANCHES) + (len(node.values) - 1 if isinstance(node, ast.BoolOp) else 0)
        count += len(node.ifs) if isinstance(node, ast.comprehension) else 0
        ahead += ast.iter_child_nodes(node)
    return count


def loose_types(source: str) -> Counter[str]:
    """Where types stop: `Any` in a signature, `cast`, `# type: ignore`."""
    tree = ast.parse(source)
    signatures = [
        hint
        for function in functions(tree)
        for hint in (
            function.returns,
            *(argument.annotation for argument in ast.walk(function.args) if isinstance(argument, ast.arg)),
        )
        if hint
    ]
    return Counter(
        {
            "Any in signatures": sum(_says_any(hint) for hint in signatures),
            "casts": sum(
                isinstance(node, ast.Call) and ast.unparse(node.func) in ("cast", "typing.cast")
                for node in ast.walk(tree)
            ),
            "ignores": len(re.findall(r"#\s*(?:type|pyright): ignore", source)),
        }
    )


def _says_any(hint: ast.AST) -> bool:
    return any(isinstance(node, ast.Name) and node.id == "Any" for node in ast.walk(hint))


def too_wide(root: Path) -> dict[str, int]:
    """Lines over `WIDTH` by kind of file in `overrides/`: `{".css": 92, …}`."""
    counts: Counter[str] = Counter()
    for path in (root / "overrides").rglob("*"):
        if path.suffix in (".css", ".js", ".md", ".html"):
            counts[path.suffix] += sum(len(line) > WIDTH for line in path.read_text("utf-8").splitlines())
    return dict(sorted(counts.items()))


def spread(values: Iterable[int]) -> str:
    """`median 6, p90 18, max 37`"""
    ordered = sorted(values)
    return f"median {statistics.median(ordered):g}, p90 {ordered[int(len(ordered) * 0.9)]}, max {ordered[-1]}"


# --- rooms ------------------------------------------------------------------------------------------------------------


def arrows_up(rooms: dict[str, house.Room], levels: list[list[str]]) -> list[str]:
    """Imports that do not run downward; there are some only where rooms import each other in a circle."""
    rows = {name: row for row, level in enumerate(levels) for name in level}
    return [f"{name} -> {other}" for name, room in rooms.items() for other in room.imports if rows[other] <= rows[name]]


def shares(rooms: dict[str, house.Room], levels: list[list[str]]) -> list[str]:
    """Each room with how many of the rooms below it it imports, the greatest share first: `links 9 of 14`."""
    below = {name: sum(len(level) for level in levels[row + 1 :]) for row, names in enumerate(levels) for name in names}
    ordered = sorted(rooms.values(), key=lambda room: -len(room.imports) / max(below[room.name], 1))
    return [f"{room.name} {len(room.imports)} of {below[room.name]}" for room in ordered if room.imports]


def too_many(rooms: dict[str, house.Room], levels: list[list[str]]) -> list[str]:
    """Rooms that import more than half of those below them; of fewer than four below, half is no measure."""
    parts = [(line, *map(int, re.findall(r"\d+", line))) for line in shares(rooms, levels)]
    return [line for line, some, all_ in parts if all_ > 3 and 2 * some > all_]


def main(root: Path = ROOT) -> None:
    counts = outside(root)
    css = sum(count for name, count in counts.items() if name.endswith(".css"))
    print(f"names of kinds outside their rooms: {counts.total()} lines in {len(counts)} files, {css} of them in styles")
    for name, count in counts.most_common(12):
        print(f"  {count:4}  {name}")
    if (root / "hooks" / "edition" / "grammar").is_dir():
        rooms = house.house(root / "hooks")
        levels = house.levels(rooms)
        print(f"rooms: {len(rooms)} in {len(levels)} levels; arrows up: {len(arrows_up(rooms, levels))}")
        print(f"rooms that import more than half of those below: {', '.join(too_many(rooms, levels)) or 'none'}")
    files = sorted((root / "hooks").rglob("*.py"))
    sources = {path: path.read_text("utf-8") for path in files}
    all_functions = [function for source in sources.values() for function in functions(ast.parse(source))]
    lines = [len(line) for source in sources.values() for line in source.splitlines()]
    print(
        f"Python: {len(files)} files, {len(lines):,} lines, {sum(line > WIDTH for line in lines)} over {WIDTH}"
        " characters"
    )
    print(
        f"scripts, styles, templates: {', '.join(f'{wide} of {kind}' for kind, wide in too_wide(root).items())} over"
        f" {WIDTH}"
    )
    print(f"lines of a function: {spread(map(length, all_functions))}, in {len(all_functions)} functions")
    print(
        f"complexity: {spread(map(complexity, all_functions))}, {sum(complexity(one) > 12 for one in all_functions)}"
        " over 12"
    )
    loose = sum((loose_types(source) for source in sources.values()), Counter())
    print("types: " + ", ".join(f"{loose[name]} {name}" for name in ("Any in signatures", "casts", "ignores")))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT)

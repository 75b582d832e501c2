"""The types of the program: mypy finds nothing, and what goes round it is counted."""

import ast
import re
import subprocess
import sys
import tokenize
import tomllib
from pathlib import Path

import pytest
from helpers import REPOSITORY

HOOKS = REPOSITORY / "hooks"

MOST = 10
"""Signatures and fields with `Any`, casts and ignored errors in the whole program."""


def untyped(settings: dict) -> list[str]:
    """Modules whose errors are left unsaid, `edition.showing.*` among them: from the settings of mypy in
    pyproject.toml.
    """
    overrides = settings["tool"]["mypy"]["overrides"]
    return [name for one in overrides if one.get("ignore_errors") for name in one["module"]]


def is_among(path: str, modules: list[str]) -> bool:
    """Whether a file of hooks/ is one of some modules: `edition/showing/values.py` of `edition.showing.*`."""
    name = path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
    return any(name == one or (one.endswith(".*") and f"{name}.".startswith(one[:-1])) for one in modules)


def ways_round(source: str) -> list[str]:
    """What goes round the types in a module, with its line: `12 Any in the signature of read`, `14 cast`, `15 type:
    ignore`.
    """
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            taken = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg]
            said = [node.returns, *(argument.annotation for argument in taken if argument)]
            if any(_names_any(part) for whole in said if whole for part in ast.walk(whole)):
                found.append(f"{node.lineno} Any in the signature of {node.name}")
        elif isinstance(node, ast.ClassDef):
            fields = [one for one in node.body if isinstance(one, ast.AnnAssign)]
            found += [
                f"{one.lineno} Any in a field of {node.name}"
                for one in fields
                if any(map(_names_any, ast.walk(one.annotation)))
            ]
        elif isinstance(node, ast.Call) and "cast" in (getattr(node.func, "id", ""), getattr(node.func, "attr", "")):
            found.append(f"{node.lineno} cast")
    lines = iter(source.splitlines(keepends=True))
    for token in tokenize.generate_tokens(lambda: next(lines, "")):
        if token.type == tokenize.COMMENT and re.match(r"#\s*(type:\s*ignore|mypy:|pyright:)", token.string):
            found.append(f"{token.start[0]} type: ignore")
    return found


def _names_any(part: ast.AST) -> bool:
    return "Any" in (getattr(part, "id", ""), getattr(part, "attr", ""), getattr(part, "value", ""))


@pytest.fixture(scope="module")
def settings() -> dict:
    return tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))


def test_mypy_finds_nothing():
    pytest.importorskip("mypy", reason="mypy is not installed (make test installs it)")
    run = subprocess.run([sys.executable, "-m", "mypy"], cwd=REPOSITORY, capture_output=True, text=True, timeout=600)
    assert (run.stdout.splitlines()[:-1], run.stderr, run.returncode) == ([], "", 0)


def test_few_places_go_round_the_types(settings):
    paths = [
        path
        for path in sorted(HOOKS.rglob("*.py"))
        if not is_among(path.relative_to(HOOKS).as_posix(), untyped(settings))
    ]
    found = [f"{path.relative_to(REPOSITORY)}:{way}" for path in paths for way in ways_round(path.read_text("utf-8"))]
    assert len(paths) > 40
    assert len(found) <= MOST, "\n".join(found)


def test_every_module_whose_types_are_not_said_exists(settings):
    paths = [path.relative_to(HOOKS).as_posix() for path in HOOKS.rglob("*.py")]
    assert [module for module in untyped(settings) if not any(is_among(path, [module]) for path in paths)] == []


def test_only_libraries_may_be_without_types(settings):
    missing = [
        name
        for one in settings["tool"]["mypy"]["overrides"]
        if one.get("ignore_missing_imports")
        for name in one["module"]
    ]
    imported = {name for path in HOOKS.rglob("*.py") for name in _imports(path)}
    ours = {path.relative_to(HOOKS).parts[0].removesuffix(".py") for path in HOOKS.rglob("*.py")}
    assert {name.split(".")[0] for name in missing} <= imported - ours


def _imports(path: Path) -> set[str]:
    """The first words of the modules a file imports: `from fontTools.ttLib import TTFont` -> `fontTools`."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    names = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    names += [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("def f(value: Any) -> str: ...", ["1 Any in the signature of f"]),
        ("def f() -> dict[str, list[Any]]: ...", ["1 Any in the signature of f"]),
        ("def f(*rest: typing.Any) -> None: ...", ["1 Any in the signature of f"]),
        ('def f(value: "Any") -> None: ...', ["1 Any in the signature of f"]),
        ("class C:\n    async def f(self, *, one: Any, two: Any) -> None: ...", ["2 Any in the signature of f"]),
        ("class C:\n    one: dict[str, Any]", ["2 Any in a field of C"]),
        ("x = cast(str, y)\nz = typing.cast('str', y)", ["1 cast", "2 cast"]),
        ("x = y  # type: ignore[arg-type]", ["1 type: ignore"]),
        ("# mypy: ignore-errors", ["1 type: ignore"]),
        ("def f(value: object) -> None:\n    '''Any value. # type: ignore'''\n    found: dict[str, Any] = {}", []),
    ],
)
def test_what_goes_round_the_types_is_seen(source, expected):
    assert ways_round(source) == expected


@pytest.mark.parametrize(
    ("path", "modules", "among"),
    [
        ("edition/showing/values.py", ["edition.showing.*"], True),
        ("edition/showing/__init__.py", ["edition.showing.*"], True),
        ("edition/showing_more.py", ["edition.showing.*"], False),
        ("edition/records/event.py", ["edition.records.event"], True),
        ("edition/records/event.py", ["edition.records.events"], False),
        ("mkdocs_build.py", ["mkdocs_build"], True),
    ],
)
def test_a_file_is_known_by_its_module(path, modules, among):
    assert is_among(path, modules) is among

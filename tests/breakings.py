"""Ways to break an edition while it is being written: what an author, an editor, a system may do under the preview.

Each is a function from the edition's folder and a source of chance to what the preview is to say; `None` where it
says nothing, for only time could tell that a program runs for ever.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

Breaking = Callable[[Path, random.Random], str | None]
BREAKINGS: dict[str, Breaking] = {}
"""Name -> function."""

DATA = ("people", "organizations", "events", "quotations", "notes", "apparatus", "documents", "works")
CODE = (
    "grammar/refs",
    "grammar/dates",
    "grammar/names",
    "records/values",
    "records/record",
    "reading/material",
    "whole/edition",
    "checks/table",
    "showing/markdown",
    "annotation",
    "pages/build",
    "links",
    "__main__",
)
"""Modules under hooks/edition/."""
TEMPLATES = ("person", "event", "quotation", "note", "place", "people", "_parts", "_names")


def breaking(function: Breaking) -> Breaking:
    BREAKINGS[function.__name__] = function
    return function


def hooks(root: Path) -> Path:
    return root.parents[1] / "hooks"


def overrides(root: Path) -> Path:
    return root.parents[1] / "overrides"


def add(path: Path, text: str | bytes) -> int:
    """Add to a file's end; the line where what was added begins."""
    before = path.read_bytes()
    path.write_bytes(before + (text.encode("utf-8") if isinstance(text, str) else text))
    return before.count(b"\n") + 1


def a_data_file(root: Path, chance: random.Random) -> tuple[Path, str]:
    path = root / "data" / f"{chance.choice(DATA)}.yml"
    return path, path.relative_to(root).as_posix()


# --- data -------------------------------------------------------------------------------------------------------------


@breaking
def a_quotation_mark_never_closed(root: Path, chance: random.Random) -> str:
    path, name = a_data_file(root, chance)
    line = add(path, 'broken: "never closed\nmore: of it\n')
    return f"{name}:{line}: Y004"


@breaking
def a_tab_in_data(root: Path, chance: random.Random) -> str:
    path, name = a_data_file(root, chance)
    line = add(path, "broken:\tvalue\n")
    return f"{name}:{line}: Y002"


@breaking
def data_in_cp1252(root: Path, chance: random.Random) -> str:
    path, name = a_data_file(root, chance)
    line = add(path, "# café\n".encode("cp1252"))
    return f"{name}:{line}: Y001"


@breaking
def data_in_utf16(root: Path, chance: random.Random) -> str:
    path, name = a_data_file(root, chance)
    path.write_bytes(path.read_text("utf-8").encode("utf-16"))
    return f"{name}:1: Y001 The file is UTF-16"


@breaking
def nul_bytes_in_data(root: Path, chance: random.Random) -> str:
    path, name = a_data_file(root, chance)
    line = add(path, b"#" + bytes(512))
    return f"{name}:{line}: Y003"


@breaking
def a_data_file_removed(root: Path, chance: random.Random) -> str:
    path, name = a_data_file(root, chance)
    path.unlink()
    return f"{name}:1: G011"


@breaking
def a_data_file_renamed(root: Path, chance: random.Random) -> str:
    path, _ = a_data_file(root, chance)
    path.rename(path.with_name(f"old-{path.name}"))
    return f"data/old-{path.name}:1: R007"


@breaking
def a_data_file_emptied(root: Path, chance: random.Random) -> str:
    path, name = a_data_file(root, chance)
    path.write_bytes(b"")
    return f"{name}:1: Y009"


@breaking
def the_data_folder_removed(root: Path, chance: random.Random) -> str:
    (root / "data").rename(root / "dataa")
    return "data:1: Y010"


@breaking
def the_editions_own_file_removed(root: Path, chance: random.Random) -> str:
    (root / "data/edition.yml").unlink()
    return "data/edition.yml:1: R002"


@breaking
def a_folder_named_like_a_file(root: Path, chance: random.Random) -> str:
    (root / "data" / "ships.yml").mkdir()
    return "data/ships.yml:1: Y010"


@breaking
def a_link_to_nowhere(root: Path, chance: random.Random) -> str:
    name = chance.choice(["data/ships.yml", "docs/ships.md"])
    (root / name).symlink_to("gone")
    return f"{name}:1: Y010"


@breaking
def a_link_to_itself(root: Path, chance: random.Random) -> str:
    (root / "data/places/ring.yml").symlink_to("ring.yml")
    return "data/places/ring.yml:1: Y010"


@breaking
def an_unknown_field(root: Path, chance: random.Random) -> str:
    line = add(root / "data/places/sobral.yml", "hight: 70 m\n")
    return f"data/places/sobral.yml:{line}: R001"


# --- prose ------------------------------------------------------------------------------------------------------------


@breaking
def a_dead_reference_in_prose(root: Path, chance: random.Random) -> str:
    path = root / "docs" / chance.choice(["index.md", "reading.md"])
    line = add(path, "\n## Of [one](person:nobody)\n") + 1
    return f"docs/{path.name}:{line}: G007"


@breaking
def a_dead_link_in_prose(root: Path, chance: random.Random) -> str:
    written, code = chance.choice(
        [
            ("[a](gone.md)", "L001"),
            ("[a](#gone)", "L002"),
            ("![a](gone.png)", "L003"),
            ('<a href="../gone/">a</a>', "L001"),
            ("[a][b]\n\n[b]: /gone.md", "L001"),
        ]
    )
    line = add(root / "docs/index.md", f"\n{written}\n") + 1 + written.count("\n")
    return f"docs/index.md:{line}: {code}"


@breaking
def prose_in_cp1252(root: Path, chance: random.Random) -> str:
    line = add(root / "docs/reading.md", "Príncipe\n".encode("cp1252"))
    return f"docs/reading.md:{line}: Y001"


@breaking
def the_reading_text_renamed(root: Path, chance: random.Random) -> str:
    (root / "docs/reading.md").rename(root / "docs/text.md")
    return "names the page reading.md, which does not exist"


@breaking
def the_prose_folder_removed(root: Path, chance: random.Random) -> str:
    (root / "docs").rename(root / "prose")
    return "docs"


# --- the site generator's file ----------------------------------------------------------------------------------------


@breaking
def mkdocs_yml_without_yaml(root: Path, chance: random.Random) -> str:
    add(root / "mkdocs.yml", chance.choice(["nav: [\n", "theme: {name: \n", 'extra: "\n', "\tx: y\n"]))
    return "mkdocs.yml"


@breaking
def mkdocs_yml_removed(root: Path, chance: random.Random) -> str:
    (root / "mkdocs.yml").unlink()
    return "mkdocs.yml"


@breaking
def mkdocs_yml_in_cp1252(root: Path, chance: random.Random) -> str:
    add(root / "mkdocs.yml", "# café\n".encode("cp1252"))
    return "mkdocs.yml"


@breaking
def an_unknown_plugin(root: Path, chance: random.Random) -> str:
    path = root / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace("plugins: []", "plugins: [no-such-plugin]"), "utf-8")
    return "no-such-plugin"


@breaking
def an_unknown_extension(root: Path, chance: random.Random) -> str:
    path = root / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace("attr_list,", "attr_list, no_such_extension,"), "utf-8")
    return "no_such_extension"


@breaking
def a_hook_that_is_not_there(root: Path, chance: random.Random) -> str:
    path = root / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace("hooks: [", "hooks: [no-such-hook.py, "), "utf-8")
    return "no-such-hook.py"


@breaking
def a_dead_page_in_the_navigation(root: Path, chance: random.Random) -> str:
    line = add(root / "mkdocs.yml", "\nnav: [index.md, gone.md]\n") + 1
    return f"mkdocs.yml:{line}: L001"


# --- templates and code -----------------------------------------------------------------------------------------------


@breaking
def a_template_that_is_no_template(root: Path, chance: random.Random) -> str:
    name = chance.choice(TEMPLATES)
    line = add(overrides(root) / f"records/{name}.md", "\n{% if %}\n") + 1
    return f"overrides/records/{name}.md:{line}: TemplateSyntaxError"


@breaking
def a_template_that_asks_for_what_is_not_there(root: Path, chance: random.Random) -> str:
    name = chance.choice(("person", "event", "quotation", "note", "place"))
    path = overrides(root) / f"records/{name}.md"
    lines = path.read_text("utf-8").split("\n")
    line = lines.index("{% endblock %}") + 1
    path.write_text("\n".join([*lines[: line - 1], "{{ record.hight }}", *lines[line - 1 :]]), "utf-8")
    return f"overrides/records/{name}.md:{line}: UndefinedError"


@breaking
def a_shell_that_is_no_template(root: Path, chance: random.Random) -> str:
    line = add(overrides(root) / "main.html", "\n{% block %}\n") + 1
    return f"overrides/main.html:{line}: TemplateSyntaxError"


@breaking
def a_template_removed(root: Path, chance: random.Random) -> str:
    (overrides(root) / "records/_names.md").unlink()
    return "TemplateNotFound: '_names.md'"


@breaking
def code_that_is_no_code(root: Path, chance: random.Random) -> str:
    name = chance.choice(CODE)
    line = add(hooks(root) / f"edition/{name}.py", "def half(:\n")
    return f"hooks/edition/{name}.py:{line}: SyntaxError"


@breaking
def code_that_cannot_be_imported(root: Path, chance: random.Random) -> str:
    name, (written, said) = (
        chance.choice(CODE),
        chance.choice(
            [
                ("import no_such_module", "ModuleNotFoundError"),
                ("1 / 0", "ZeroDivisionError"),
                ("nothing.of_the_kind", "NameError"),
            ]
        ),
    )
    line = add(hooks(root) / f"edition/{name}.py", written + "\n")
    return f"hooks/edition/{name}.py:{line}: {said}"


@breaking
def code_that_fails_when_it_runs(root: Path, chance: random.Random) -> str:
    name, function = chance.choice(
        [
            ("pages/build", "build(*_, **__)"),
            ("checks/table", "check(*_, **__)"),
            ("exports/table", "build(*_, **__)"),
            ("links", "check(*_, **__)"),
        ]
    )
    line = add(hooks(root) / f"edition/{name}.py", f"\n\ndef {function}:\n    raise LookupError('on purpose')\n") + 3
    return f"hooks/edition/{name}.py:{line}: LookupError: on purpose"


@breaking
def the_hook_broken(root: Path, chance: random.Random) -> str:
    written, said = chance.choice([("def half(:\n", "SyntaxError"), ("1 / 0\n", "ZeroDivisionError")])
    line = add(hooks(root) / "mkdocs_build.py", written)
    return f"hooks/mkdocs_build.py:{line}: {said}"


@breaking
def code_in_latin1(root: Path, chance: random.Random) -> str:
    add(hooks(root) / "edition/pages/build.py", "NAME = 'café'\n".encode("latin-1"))
    return "hooks/edition/pages/build.py"


@breaking
def code_removed(root: Path, chance: random.Random) -> str:
    name = chance.choice([name for name in CODE if name != "__main__"])
    (hooks(root) / f"edition/{name}.py").unlink()
    return name.rpartition("/")[2]


@breaking
def a_program_that_ends_itself(root: Path, chance: random.Random) -> str:
    add(
        hooks(root) / "edition/pages/build.py",
        chance.choice(
            [
                "\nimport os; os._exit(3)\n",
                "\nraise SystemExit(3)\n",
                "\nimport os, signal; os.kill(os.getpid(), signal.SIGKILL)\n",
            ]
        ),
    )
    return "without a report"


@breaking
def a_program_that_runs_for_ever(root: Path, chance: random.Random) -> None:
    add(hooks(root) / "edition/pages/build.py", "\nwhile True:\n    pass\n")


# --- the source text --------------------------------------------------------------------------------------------------


@breaking
def another_source_text(root: Path, chance: random.Random) -> str:
    (root / "source.txt").write_text(chance.choice(["", "Something else.\n", "One.\nTwo.\nThree.\nFour.\n"]), "utf-8")
    return "Q004"


@breaking
def a_source_text_in_cp1252(root: Path, chance: random.Random) -> str:
    add(root / "source.txt", "café\n".encode("cp1252"))
    return "source"

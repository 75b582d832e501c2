"""Ways to edit the sample edition so that it stays in order: what an author does between two builds.

Each is a function from the edition's folder, a source of chance and a word that nobody has written yet; its docstring
says what it has done.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

Edit = Callable[[Path, random.Random, str], None]
EDITS: list[Edit] = []

DESCRIBED = ("people", "organizations", "events", "quotations", "documents")
"""Data files in which a comment is written."""


def edit(function: Edit) -> Edit:
    EDITS.append(function)
    return function


def replace(path: Path, pattern: str, by: str) -> None:
    """The first match of a pattern by something else; there has to be one."""
    before = path.read_text("utf-8")
    after = re.sub(pattern, by, before, count=1, flags=re.M)
    assert after != before, f"nothing changed in {path}"
    path.write_text(after, "utf-8")


def turn(path: Path, one: str, other: str) -> None:
    """One text by another, or back again."""
    text = path.read_text("utf-8")
    path.write_text(text.replace(one, other) if one in text else text.replace(other, one), "utf-8")


def overrides(root: Path) -> Path:
    return root.parents[1] / "overrides"


@edit
def a_comment(root: Path, chance: random.Random, word: str) -> None:
    """A record has another comment, which mentions somebody."""
    path = root / "data" / f"{chance.choice(DESCRIBED)}.yml"
    key = chance.choice(re.findall(r"^([\w-]+):\n", path.read_text("utf-8"), re.M))
    text = path.read_text("utf-8")
    path.write_text(re.sub(rf"(^{key}:\n(?:  .*\n)*?)  comment: .*\n", r"\1", text, count=1, flags=re.M), "utf-8")
    replace(path, rf"(^{key}:\n)", rf"\1  comment: {word} [him](person:frank-dyson)\n")


@edit
def a_description(root: Path, chance: random.Random, word: str) -> None:
    """The description of a person or an event."""
    name = chance.choice(("people", "events"))
    replace(root / "data" / f"{name}.yml", "  description: ", f"  description: {word.capitalize()}. ")


@edit
def a_name(root: Path, chance: random.Random, word: str) -> None:
    """A name that many pages show."""
    replace(root / "data" / "people.yml", r"form: Frank (?:\w+ )?Dyson", f"form: Frank {word.capitalize()} Dyson")


@edit
def a_title(root: Path, chance: random.Random, word: str) -> None:
    """The title of an event."""
    replace(root / "data" / "events.yml", "title: Joint meeting.*", f"title: Joint meeting {word}")


@edit
def a_date(root: Path, chance: random.Random, word: str) -> None:
    """The day of an event."""
    turn(root / "data" / "events.yml", "date: '1919-11-06'", "date: '1919-11-07'")


@edit
def a_status(root: Path, chance: random.Random, word: str) -> None:
    """The status of a note."""
    turn(root / "data" / "notes.yml", "status: attributed\n", "status: probable\n")


@edit
def a_quotation(root: Path, chance: random.Random, word: str) -> None:
    """What is said of a quotation."""
    replace(root / "data" / "quotations.yml", r"^(no-doubt:\n)", rf"\1  description: Of the {word}.\n")
    text = (root / "data" / "quotations.yml").read_text("utf-8")
    kept = re.sub(r"(^no-doubt:\n  description: .*\n(?:  .*\n)*?)  description: .*\n", r"\1", text, flags=re.M)
    (root / "data" / "quotations.yml").write_text(kept, "utf-8")


@edit
def a_paragraph(root: Path, chance: random.Random, word: str) -> None:
    """A sentence of the reading text."""
    begin = f"{word.capitalize()} and clouds hung"
    replace(root / "docs" / "reading.md", r"^(?:Clouds|[A-Z]\w* and clouds) hung", begin)


@edit
def a_heading(root: Path, chance: random.Random, word: str) -> None:
    """A heading of the reading text."""
    replace(root / "docs" / "reading.md", r"^## .* \{#the-plates\}", f"## The {word} {{#the-plates}}")


@edit
def a_new_record(root: Path, chance: random.Random, word: str) -> None:
    """A person, and a sentence that names them."""
    replace(root / "docs" / "index.md", r"\Z", f" So is [{word}](person:{word}).\n")
    record = f"names: [{{form: {word.capitalize()} Longname}}]\n  description: Met [Dyson](person:frank-dyson).\n"
    replace(root / "data" / "people.yml", r"\Z", f"\n{word}:\n  {record}")


@edit
def the_editions_own_file(root: Path, chance: random.Random, word: str) -> None:
    """What stands on the title page or at the foot of every page."""
    field = chance.choice(("editors", "rights", "subtitle"))
    replace(root / "data" / "edition.yml", rf"^{field}: .*", f"{field}: The {word}")


@edit
def a_template(root: Path, chance: random.Random, word: str) -> None:
    """The template of a kind, or of what all have in common."""
    name = chance.choice(("record", "_parts", "person", "event", "people"))
    path = overrides(root) / "records" / f"{name}.md"
    if name == "record":
        replace(path, r"\Z", f"\n\nWritten by {word}.\n")
    else:
        replace(path, r"\A", f"{{# {word} #}}\n")


@edit
def the_shell(root: Path, chance: random.Random, word: str) -> None:
    """The template of every page."""
    block = "{% block extrahead %}"
    replace(overrides(root) / "main.html", block, f'{block}<meta name="word" content="{word}">')


@edit
def a_part_of_the_shell(root: Path, chance: random.Random, word: str) -> None:
    """The head of every page."""
    header = overrides(root) / "partials" / "header.html"
    replace(header, r'<header (?:data-word="\w*" )?', f'<header data-word="{word}" ')


@edit
def a_style(root: Path, chance: random.Random, word: str) -> None:
    """A style sheet."""
    path = overrides(root) / chance.choice(("assets/edition.css", "records/note.css"))
    replace(path, r"\Z", f"\n.record--{word} {{\n  color: red;\n}}\n")


@edit
def a_script(root: Path, chance: random.Random, word: str) -> None:
    """A script."""
    replace(overrides(root) / "assets" / "edition.js", r"\Z", f"\nconst {word} = 1;\n")


@edit
def the_configuration(root: Path, chance: random.Random, word: str) -> None:
    """The name of the site."""
    replace(root / "mkdocs.yml", "^site_name: .*", f"site_name: The {word.capitalize()} of 1919")


@edit
def an_extension(root: Path, chance: random.Random, word: str) -> None:
    """An extension of Markdown."""
    turn(root / "mkdocs.yml", "admonition, toc]", "admonition, sane_lists, toc]")


@edit
def the_program(root: Path, chance: random.Random, word: str) -> None:
    """A word that the program writes into pages."""
    replace(root.parents[1] / "hooks" / "edition" / "annotation.py", r'"Back to the \w+"', f'"Back to the {word}"')

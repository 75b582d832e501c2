"""The table of kinds, and that general code and templates ask it: few lines name a kind outside its home."""

import dataclasses
import re
from types import SimpleNamespace

import measure_house
import pytest
from edition.pages import templates
from edition.records import record
from edition.records.record import KINDS, Flags, Kind, Named, Record
from helpers import REPOSITORY, TEMPLATES, small_edition

MOST = 20
"""Lines outside the homes of the kinds that may name one."""


def test_the_kinds_stand_in_the_order_of_the_site_and_each_has_a_module_a_template_and_one_for_its_index():
    ours = ["person", "place", "organization", "event", "quotation", "note", "variant", "document", "work"]
    assert [name for name in KINDS if name in ours] == ours
    for kind in KINDS.values():
        assert kind.record.__module__ == f"edition.records.{kind.name}"
        assert {path.name for path in TEMPLATES.glob("*.md")} >= {f"{kind.name}.md", f"{kind.plural}.md"}


def test_a_kind_goes_where_its_order_puts_it_whenever_it_is_registered():
    before = dict(KINDS)
    try:
        for name, order in (("last", 100), ("first", 1), ("also", 100)):
            record.kind(name, f"{name}s", order=order)(type(name.capitalize(), (Record,), {"__doc__": "A record."}))
        assert [name for name in KINDS if name not in before] == ["first", "also", "last"]
        assert next(iter(KINDS)) == "first"
    finally:
        KINDS.clear()
        KINDS.update(before)


def test_what_a_kind_may_be_told_are_the_fields_of_the_table():
    fixed = {"name", "plural", "record", "id_pattern"}
    assert {field.name for field in dataclasses.fields(Kind)} - fixed == set(Flags.__annotations__)


def test_what_is_named_has_names_and_what_is_words_has_words():
    for kind in KINDS.values():
        assert kind.named == ("names" in kind.record.model_fields) == issubclass(kind.record, Named)
        assert kind.quoted == (kind.record.quoted is not Record.quoted)
        assert kind.dated or kind.record.days is Record.days


def test_few_lines_name_a_kind_outside_its_home():
    found = measure_house.outside(REPOSITORY)
    assert found.total() <= MOST, found


# --- what templates call --------------------------------------------------------------------------------------------


def calls() -> list[tuple[str, str, str]]:
    """What templates call by subject: file, module, function."""
    subjects = "|".join(module.__name__.rpartition(".")[2] for module in templates.SUBJECTS)
    found = [
        (path.name, *match)
        for path in sorted(TEMPLATES.glob("*.md"))
        for match in re.findall(rf"(?<![\w.])({subjects})\.(\w+)\(", path.read_text("utf-8"))
    ]
    assert len(found) > 80
    return found


def test_whatever_a_template_calls_is_a_function_of_the_module_of_that_name(tmp_path):
    env = templates.environment(TEMPLATES, small_edition(tmp_path, {}))
    missing = [call for call in calls() if not callable(getattr(env.globals[call[1]], call[2], None))]
    assert missing == []


def test_a_template_is_given_functions_and_nothing_private(tmp_path):
    env = templates.environment(TEMPLATES, small_edition(tmp_path, {}))
    spaces = {name: one for name, one in env.globals.items() if isinstance(one, SimpleNamespace)}
    assert len(spaces) == len(templates.SUBJECTS)
    assert [name for space in spaces.values() for name in vars(space) if name.startswith("_")] == []


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.md")), ids=lambda path: path.name)
def test_a_template_can_be_read(path):
    source = path.read_text("utf-8")
    assert [number for number, line in enumerate(source.splitlines(), 1) if len(line) > 200] == []
    assert not re.search(r"\{\s*[\"'][\w-]+[\"']\s*:", source), (
        "words belong in a table of the program, not in a template"
    )

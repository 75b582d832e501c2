"""What a page written by hand has computed into it, and what asks for something else."""

import pytest
from edition.findings import CODES
from edition.inserts.table import INSERTS, check, fill_in
from edition.load import load
from helpers import small_edition, write

TABLE = "| Quotations | Count |"


@pytest.mark.parametrize(
    "text",
    [
        "<!-- edition:collation -->",
        "One.\n\n<!-- edition:collation -->\n\nTwo.",
        "<!-- edition:collation -->\n<!-- a remark -->",
    ],
)
def test_a_comment_on_a_line_of_its_own_is_filled_in(text, tmp_path):
    assert TABLE in fill_in(small_edition(tmp_path, {}), text)


@pytest.mark.parametrize(
    "text",
    [
        "`<!-- edition:collation -->`",
        "```\n<!-- edition:collation -->\n```",
        "~~~ html\n<!-- edition:collation -->\n~~~",
        "One.\n\n    <!-- edition:collation -->\n",
        "<pre>\n<!-- edition:collation -->\n</pre>",
        "<!-- a remark -->",
        "<!-- the edition of 1920: see there -->",
        "No comment.",
    ],
)
def test_code_and_remarks_are_left_as_they_stand_and_are_no_finding(text, tmp_path):
    edition = small_edition(tmp_path, {"docs/about.md": f"# About\n\n{text}\n"})
    assert fill_in(edition, text) == text
    assert list(check(edition, tmp_path)) == []


@pytest.mark.parametrize(
    "text",
    [
        "<!-- edition:nothing -->",
        "<!-- edition:Collation -->",
        "<!--edition:collation-->",
        "<!-- edition: collation -->",
        "<!-- EDITION:collation -->",
        "  <!-- edition:collation -->",
        "a <!-- edition:collation --> b",
        "- <!-- edition:collation -->",
        "<!-- edition:collation --> ",
        "<!-- edition:\ncollation -->",
        "> <!-- edition:hosts -->",
        "| a |\n|--|\n| <!-- edition:hosts --> |",
        "- a\n\n    <!-- edition:hosts -->",
        "<!-- edition: -->",
    ],
)
def test_what_asks_for_nothing_known_or_not_on_its_own_line_is_a_finding(text, tmp_path):
    edition = small_edition(tmp_path, {"docs/about.md": f"# About\n\n{text}\n"})
    found = list(check(edition, tmp_path))
    assert [(one.path, one.code) for one in found] == [("docs/about.md", "P009")]
    assert (tmp_path / "docs/about.md").read_text("utf-8").split("\n")[found[0].line - 1].count("<!--") == 1
    assert fill_in(edition, text) == text


def test_the_remedy_names_all_there_is():
    assert all(f"`{name}`" in CODES["P009"].remedy for name in INSERTS)


@pytest.mark.parametrize("text", ["<!-- edition:hosts --> Jane.", "Jane. <!--edition:x-->"])
def test_a_record_has_nothing_computed_into_it(text, tmp_path):
    write(tmp_path, {"data/people.yml": f"jane: {{names: [{{form: Jane}}], description: '{text}'}}\n"})
    from helpers import SMALL

    found = [str(one) for one in load(write(tmp_path, SMALL))[1] if one.path == "data/people.yml"]
    assert len(found) == 1
    assert (
        found[0].startswith("data/people.yml:1: R003")
        and "only a page written by hand can have something computed into it" in found[0]
    )

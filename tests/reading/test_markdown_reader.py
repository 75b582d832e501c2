"""The reader of Markdown sees what the page shows: blocks with their lines, the very references that become links."""

import pytest
from edition.reading import prose
from probes import PROBES, READER, mentioned, on_the_page


def blocks(text: str) -> list[tuple[int, str, str]]:
    return [(block.line, block.tag, block.text) for block in READER.read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo\nlines.\n", [(1, "p", "One."), (3, "p", "Two\nlines.")]),
        (
            "- one\n- two\n    - three\n\nEnd.",
            [(1, "li", "one"), (2, "li", "two"), (3, "li", "three"), (5, "p", "End.")],
        ),
        ("1. one\n\n    more\n\n2. two", [(1, "p", "one"), (3, "p", "more"), (5, "p", "two")]),
        ("> one\n>\n> > two", [(1, "p", "one"), (3, "p", "two")]),
        ("| a | b |\n|---|---|\n| c | d |", [(1, "th", "a"), (1, "th", "b"), (3, "td", "c"), (3, "td", "d")]),
        ("term\n:   what it is", [(1, "dt", "term"), (2, "dd", "what it is")]),
        ('!!! note "Beware"\n    of it', [(1, "p", "Beware"), (2, "p", "of it")]),
        (
            "<div markdown>\ninside\n</div>\n\n<p>raw <b>words</b> &amp;</p>",
            [(2, "p", "inside"), (5, "html", "raw words &amp;")],
        ),
        ("<div>a <!-- b --> c</div>", [(1, "html", "a c")]),
        ("one[^own] two\n\n[^own]: the note", [(1, "p", "one two"), (3, "p", "the note")]),
        (
            "[Jane][j] came, [j], [J][].\n\n[j]: person:jane",
            [(1, "p", "[Jane](person:jane) came, [j](person:jane), [J](person:jane).")],
        ),
        ("twice\n\ntwice\n\ntwice", [(1, "p", "twice"), (3, "p", "twice"), (5, "p", "twice")]),
        ("---\ntitle: T\n---\nText", [(4, "p", "Text")]),
        ("title: T\nkey: value\n\nText", [(4, "p", "Text")]),
    ],
)
def test_a_block_is_what_the_page_has_as_one_with_its_line(text, expected):
    assert blocks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "```\ncode\n```",
        "    code",
        "~~~ python\ncode\n~~~",
        "<pre>code</pre>",
        "<script>code</script>",
        "<style>\ncode\n</style>",
        "***",
        "<!-- one -->",
        "<!--\n\ntwo\n\nlines\n-->",
        "<!-- a --> <!-- b -->",
        "[a]: https://example.org",
        "<div></div>",
        "- <!-- c -->",
    ],
)
def test_code_comments_lines_and_addresses_are_no_blocks(text):
    assert blocks(text) == []


@pytest.mark.parametrize(
    ("text", "words", "id"),
    [
        ("## A *b* `c` [d](person:e)[^1] {#x}\n\n[^1]: n", "A b c d", "x"),
        ("Set [out](person:a)\n======", "Set out", "set-out"),
        ("Setext\n---", "Setext", "setext"),
        ("## 5 &lt; 6 &amp; \\*7\\*", "5 < 6 & *7*", "5-6-7"),
        ("### Closed ###", "Closed", "closed"),
        ("## With <!-- a remark -->comment", "With comment", "with-comment"),
    ],
)
def test_a_heading_is_its_words_without_markup_and_has_the_id_of_the_page(text, words, id):
    heading = READER.read(text)[0]
    assert (heading.plain, heading.id) == (words, id)


@pytest.mark.parametrize(
    "text",
    [
        "```\n# no\n```\n\n# Yes",
        "    # no\n\n# Yes",
        "<!--\n# no\n-->\n\n# Yes",
        "\\# no\n\n# Yes",
        "text\n# Yes\ntext",
    ],
)
def test_only_what_the_page_has_as_a_heading_is_one(text):
    assert [block.plain for block in READER.read(text) if block.plain] == ["Yes"]


# --- mentions are the links of the page -------------------------------------------------------------------------------


@pytest.mark.parametrize("text", PROBES)
def test_what_is_mentioned_is_what_the_page_links(text):
    assert mentioned(text) == on_the_page(text)


@pytest.mark.parametrize(
    "text",
    [
        "<person:jane>",
        '<a href="person:jane">she</a>',
        "[[person:jane]]",
        "[she] (person:jane)",
        "[she](person: jane)",
        "[she](person:jane",
        "<p>[she](person:jane)</p>",
        "<img src=person:jane>",
        "[person:jane]",
        "<Person:jane>",
    ],
)
def test_what_looks_like_a_reference_and_is_no_link_is_told(text):
    page = prose.read_prose(f"Text.\n\n{text}\n", "docs/x.md", "x.md", READER)
    assert [bool(paragraph.unread) for paragraph in page.paragraphs] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "`<person:jane>`",
        "\\[\\[person:jane]]",
        "[person:jane](person:jane)",
        "[she](<person:jane>)",
        "<!-- [[person:jane]] -->",
        "    [[person:jane]]",
        "<https://example.org/person:jane>",
        "a person: jane",
        "[she](person:jane 'a title')",
    ],
)
def test_what_is_a_link_or_was_meant_as_it_stands_is_not(text):
    page = prose.read_prose(f"Text.\n\n{text}\n", "docs/x.md", "x.md", READER)
    assert [paragraph.unread for paragraph in page.paragraphs if paragraph.unread] == []

"""References: what is one, what is none, and where each stands in a text."""

import pytest
from edition.grammar import refs
from edition.grammar.refs import Found, Ref


def found(markdown: str) -> list[tuple[str, str, str]]:
    return [(str(one.ref), one.form, one.text) for one in refs.find(markdown)]


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("person:mao-zedong", Ref("person", "mao-zedong")),
        ("note:12", Ref("note", "12")),
        ("person", None),
        ("person:", None),
        ("Person:mao", None),
        ("person:Mao", None),
        ("person:mao zedong", None),
        ("person:mao-zedong.", None),
    ],
)
def test_a_reference_is_a_kind_and_an_id(text, ref):
    assert refs.parse(text) == ref


def test_a_reference_prints_as_it_is_written():
    assert str(Ref("person", "mao-zedong")) == "person:mao-zedong"


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("[her cousin](person:jane) came", [("person:jane", "link", "her cousin")]),
        ("He said ![](quotation:no).", [("quotation:no", "set-in", "")]),
        ("It was so.[^12]", [("note:12", "marker", "12")]),
        (
            "[one](person:a)[^1] and [two](place:b)",
            [("person:a", "link", "one"), ("note:1", "marker", "1"), ("place:b", "link", "two")],
        ),
        ("[a [sic] b](person:c)", [("person:c", "link", "a [sic] b")]),
        ('[a](person:b "a title")', [("person:b", "link", "a")]),
        ("[a](person:b 'a title')", [("person:b", "link", "a")]),
        ("[a](<person:b>)", [("person:b", "link", "a")]),
        ("[a][one]\n\n[one]: person:b", [("person:b", "definition", "one")]),
        ("[words\nacross lines](person:b)", [("person:b", "link", "words\nacross lines")]),
        ("[a](Person:Bad_Id)", [("Person:Bad_Id", "link", "a")]),
    ],
)
def test_prose_refers_by_link_by_setting_in_and_by_note(markdown, expected):
    assert found(markdown) == expected


@pytest.mark.parametrize(
    "markdown",
    [
        "[a](https://example.org/person:b)",
        "[a](mailto:somebody@example.org)",
        "[a](/people/b.md)",
        "![a](map.png)",
        "`[a](person:b)`",
        "``code with ` and [a](person:b)``",
        "```\n[a](person:b)\n[^1]\n```",
        "~~~ markdown\n[a](person:b)\n~~~",
        "[^1]: The definition of a note.",
        "person:b",
    ],
)
def test_addresses_code_and_definitions_are_no_references(markdown):
    assert found(markdown) == []


def test_the_place_of_a_reference_is_that_of_the_whole_construct():
    text = "P’yŏngyang, says [he](person:b)."
    assert list(refs.find(text)) == [Found(Ref("person", "b"), "link", "he", 17, 31)]
    assert text[17:31] == "[he](person:b)"


def test_a_link_defined_apart_stands_where_it_is_defined():
    text = "[he][b]\n\n[b]: person:b"
    assert [text[one.start : one.end] for one in refs.find(text)] == ["[b]: person:b"]


def test_a_reference_after_code_keeps_its_place():
    text = "`[a](person:a)` [b](person:b)"
    assert [text[one.start : one.end] for one in refs.find(text)] == ["[b](person:b)"]


def test_blanking_code_keeps_length_and_lines():
    text = "a\n```\ncode\n```\nb `c` d"
    assert refs.visible(text) == "a\n   \n    \n   \nb     d"


def test_plain_links_are_those_that_are_no_references():
    text = "[a](/a.md) [b](person:b) [c](https://c.example) ![d](d.png)"
    assert list(refs.plain_links(text)) == [("/a.md", 0), ("https://c.example", 25), ("d.png", 48)]


def test_references_are_replaced_and_what_is_given_none_for_stays():
    text = "[a](person:a) and [b](person:b), [c](/c.md)"
    assert (
        refs.replace(text, lambda one: one.text.upper() if one.ref.id == "a" else None)
        == "A and [b](person:b), [c](/c.md)"
    )


def test_marks_of_sources_are_told_from_notes_and_may_be_replaced():
    text = "Ambassador until 1951.[^wp][^war-college] He wrote it.[^12] `[^code]`"
    assert refs.source_marks(text) == ["wp", "war-college"]
    assert (
        refs.replace_source_marks("Until 1951.[^wp] A note.[^12]", lambda key: f"({key})")
        == "Until 1951.(wp) A note.[^12]"
    )


@pytest.mark.parametrize(
    ("text", "blanked"),
    [
        ("a `b` c", "a     c"),
        ("a <!-- b --> c", "a            c"),
        ("a \\[b\\] c", "a   b   c"),
        ("a\n\n    b\n\nc", "a\n\n     \n\nc"),
        ("- a\n\n    b\n\nc", "- a\n\n    b\n\nc"),
        ("~~~~\na\n~~~\nb\n~~~~", "    \n \n   \n \n    "),
        ("<pre>\na\n</pre>\nb", "     \n \n      \nb"),
        ("`a\n\nb`", "`a\n\nb`"),
        ("\\`a\\`", "  a  "),
    ],
)
def test_what_markdown_does_not_read_as_text_is_blanked_and_keeps_its_place(text, blanked):
    assert refs.visible(text) == blanked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <!-- b --> c", "a  c"),
        ("a <!-- b\nb --> c", "a  c"),
        ("<!--\n\na\n\n-->\nb", "\nb"),
        ("`<!-- a -->` b", "`<!-- a -->` b"),
        ("```\n<!-- a -->\n```", "```\n<!-- a -->\n```"),
        ("a <!-- b", "a <!-- b"),
        ("a <!---->b<!-- c -->", "a b"),
        ("a --> b", "a --> b"),
    ],
)
def test_comments_are_left_out_and_code_that_shows_one_is_not(text, expected):
    assert refs.without_comments(text) == expected


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("a <!-- b", 2),
        ("<!-- a\n\nb -->"[:6], 0),
        ("a <!-- b --> c <!-- d", 15),
        ("a <!-- b -->", None),
        ("`<!--`", None),
        ("a --> b", None),
        ("\\<!-- a -->", None),
    ],
)
def test_a_comment_that_nothing_closes_is_found_where_it_begins(text, at):
    assert refs.unclosed_comment(text) == at


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*a* **b** _c_ __d__ e_f_g", "a b c d e_f_g"),
        ("\\[a\\] \\*b\\*", "[a] *b*"),
        ("`<b> &amp; _x_` &amp; &lt;", "<b> &amp; _x_ & <"),
        ("a <b>c</b> <!-- d --> 5 < 6 > 4", "a c  5 < 6 > 4"),
        ("**a**{.k} {1}", "a {1}"),
    ],
)
def test_words_are_what_the_page_shows(text, expected):
    assert refs.words(text) == expected


@pytest.mark.parametrize("words", ["[a](person:b)", "*a* `b` _c_", "<b> & &amp;", "\\", "[^1]"])
def test_words_escaped_mean_nothing_but_themselves(words):
    assert list(refs.find(refs.escaped(words))) == []
    assert refs.words(refs.escaped(words)) == words


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("So he put it[^5]: thus.", ["5"]),
        ("Hell no![^1]", ["1"]),
        ("   [^1]: a definition", []),
        ("    [^1]"[4:], ["1"]),
        ("a\n[^2]: its text\n", []),
        ("[^1](person:a)", ["1"]),
    ],
)
def test_a_marker_is_a_note_before_a_colon_and_after_an_exclamation_too(text, notes):
    assert [one.ref.id for one in refs.find(text) if one.form == "marker"] == notes

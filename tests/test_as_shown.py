"""What is read as a reference and what the page links are the same: in every text, or there is a finding, or the build
stops.
"""

import random
import re

import pytest
from edition.checks.as_shown import as_shown
from edition.grammar import refs
from edition.load import load
from edition.reading import prose
from edition.reading.markdown_reader import is_plain
from helpers import copy_sample, mkdocs_build, small_edition, write
from probes import PROBES, READER, J, K, mentioned, on_the_page

MORE = [
    "[the [old [great] man] himself](person:j)", f"[[old]] {J}", "[a [b]](person:j)",
    "[![x](quotation:q) and more](person:j)", "[x](person:j)(place:k)", "[x](person:j)[y](place:k)",
    "![x](person:j){.c}", f"{J}: {K}", f"1. {J}\n2. {K}[^1]", f"> - {J}\n>     - {K}", f"term\n\n:   {J}\n\n    {K}",
    f"|a|b|\n|--|--|\n|`{J}`|{K}|", f"{J}\n{{: #id .c title=\"{K}\" }}", "[x](person:j 'it''s')",
    "[*a* `b` c](person:j)", f"<span lang='ko'>{J}</span>[^1]", f"<div markdown>\n\n- {J}\n\n</div>\n\n{K}",
    f"<!-- a -->\n{J}\n<!-- b -->", f"a\\\n{J}", f"&lbrack;x](person:j) {K}", "[x](person&#58;j)",
    "*[x](person:j)*[^2]**", f"[a]{J}", f"{J} \\<!-- {K} -->", f"[^1]: {J}\n\nText[^1]",
    f"Text[^own]\n\n[^own]: {J}\n\n    {K}[^2]", f"# {J} {{#x}}\n\n## {K}", f"* {J}\n\n\n* {K}",
    "[x]: person:j 'title'\n\n[x] and [x][] and [y][x]", f"{J}  \n{K}", f"***{J}***", f"\t\t{J}\n\n{K}",
    f"<![if {J}]> {K}", f"<?php {J} ?> {K}", f"http://a.example/{J}", f"<a name=x>{J}</a>",
]  # fmt: skip


def shown(text: str) -> list[str]:
    """What the page links, notes of its own apart."""
    own = {f"note:{name}" for name in re.findall(r"\[\^([^\]]+)\]:", text)}
    return [reference for reference in on_the_page(text) if reference not in own]


def told(text: str) -> list[str]:
    """What of a page is told as read otherwise than it is shown."""
    page = prose.read_prose(text, "docs/x.md", "x.md", READER)
    return [written for paragraph in (*page.paragraphs, *page.headings) for written in paragraph.unread]


@pytest.mark.parametrize("text", MORE)
def test_what_is_mentioned_is_what_the_page_links_or_is_told(text):
    assert mentioned(text) == shown(text) or told(text)


def test_nearly_all_probes_are_read_as_they_are_shown():
    differing = [text for text in (*PROBES, *MORE) if mentioned(text) != shown(text)]
    assert len(PROBES) + len(MORE) > 130
    assert len(differing) <= 6, differing


PIECES = (
    "[ ] (person:j) (place:k) ` `` \\ <!-- --> ! [^1] [^2] * _ <b> </b> [x](person:j) ![](quotation:q) [y][m] [m]"
    " <a|href='person:z'> </a> ( < > &amp; {:|#id|} {.c} | : <pre> </pre> word [[ ]] <person:j> 1.| -| >| #| <![x"
).split(" ")
BREAKS = (
    " ",
    " ",
    " ",
    "",
    "",
    "",
    "\n",
    "\n\n",
    "\n\n    ",
    "\n\n[m]: event:l\n\n",
    "\n```\n",
    "\n<div>\n",
    "\n</div>\n",
    "\n<div markdown>\n",
    "\n~~~\n",
)


def drawn(seed: int) -> str:
    random_ = random.Random(seed)
    return "".join(
        random_.choice(PIECES).replace("|", " ") + random_.choice(BREAKS) for _ in range(random_.randint(2, 12))
    )


@pytest.mark.parametrize("start", range(0, 600, 100))
def test_no_text_however_it_is_put_together_is_read_otherwise_in_silence(start):
    texts = [drawn(seed) for seed in range(start, start + 100)]
    assert [
        text
        for text in texts
        if mentioned(text) != shown(text) and not told(text) and refs.unclosed_comment(text) is None
    ] == []


@pytest.mark.parametrize("start", range(0, 3000, 1000))
def test_a_text_that_counts_as_plain_is_read_as_it_is_shown(start):
    pieces = (
        "[x](person:j)",
        "![](quotation:q)",
        "[^1]",
        "[^2]",
        "*",
        "**",
        "_",
        "word",
        "word",
        "A.",
        ":",
        "(",
        ")",
        "&amp;",
        "!",
        "#",
        ">",
        "-",
        "1.",
        "person:j",
        "(place:k)",
        "“",
        "”",
    )
    texts = []
    for seed in range(start, start + 1000):
        random_ = random.Random(seed)
        texts.append(
            "".join(random_.choice(pieces) + random_.choice(("", " ", "\n")) for _ in range(random_.randint(1, 8)))
        )
    plain = [text for text in texts if is_plain(text)]
    assert len(plain) > 300
    assert [text for text in plain[:150] if mentioned(text) != shown(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "[a [b]](person:j)",
        "`[a](person:j)`",
        "\\[a](person:j)",
        "<b>a</b>",
        "[a\nb](person:j)",
        "[a][b]",
        "[^a](person:j)",
        "[^a]: b",
        "[`a`](person:j)",
        "[a|b](person:j)",
        "a\n\nb",
        "    a",
        "[a](person:j){.c}",
        "[a](<person:j>)",
        "~~~\na",
    ],
)
def test_what_the_parser_must_be_asked_for_is_not_plain(text):
    assert not is_plain(text)


# --- records ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "address"), [
    ("[a](person:jane){: href=\"person:john\" }", "person:john"),
    ("a\n\n    [b](person:jane)\n\n- c\n\n    - [d](person:john){: href='place:x' }", "place:x"),
    ("[x]: person:jane", "person:jane"),
])  # fmt: skip
def test_a_text_of_a_record_that_is_read_otherwise_than_shown_is_a_finding(text, address, tmp_path):
    edition = small_edition(
        tmp_path,
        {
            "data/people.yml": (
                "jane:\n  names: [{form: Jane}]\n  description: |-\n"
                + "".join(f"    {line}\n" if line else "\n" for line in text.split("\n"))
            )
        },
    )
    found = [str(one) for one in as_shown(edition)]
    assert found and all("G009 person:jane description has" in one for one in found)
    assert any(address in one for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "[a](person:jane)",
        "[a [b]](person:jane)",
        "`[a](person:x)` [b](person:jane).[^s]",
        "[a][b]\n\n[b]: person:jane",
        "Has “[and] actively”.",
        "a\n\nb[^s]",
    ],
)
def test_what_is_read_as_it_is_shown_is_none(text, tmp_path):
    edition = small_edition(
        tmp_path,
        {
            "data/people.yml": (
                "jane:\n  names: [{form: Jane}]\n  description: |-\n"
                + "".join(f"    {line}\n" if line else "\n" for line in text.split("\n"))
            )
        },
    )
    assert list(as_shown(edition)) == []


def test_the_introductions_of_kinds_are_looked_at_too(tmp_path):
    from helpers import SMALL

    edition = small_edition(
        tmp_path,
        {
            "data/edition.yml": (
                SMALL["data/edition.yml"] + "intros: {person: '[a](person:jane){: href=\"person:john\" }'}\n"
            )
        },
    )
    assert {(one.path, one.line, one.code) for one in as_shown(edition)} == {("data/edition.yml", 6, "G009")}


# --- the check and the build ------------------------------------------------------------------------------------------

NOBODY = "[the [old [great] man] himself](person:nobody-at-all)"


@pytest.mark.parametrize(
    "text",
    [
        NOBODY,
        f"- {NOBODY}",
        f"## {NOBODY}",
        "[x][y]\n\n[y]: person:nobody-at-all",
        "See ![](person:nobody-at-all).",
        '<a href="person:nobody-at-all">x</a>',
        '<p>\n<a title="a > b"\nhref=person:nobody-at-all>x</a></p>',
        '<a href="persn:nobody-at-all">x</a>',
    ],
)
def test_a_page_that_links_to_nobody_fails_the_check_at_its_line(text, tmp_path):
    root = copy_sample(tmp_path)
    write(root, {"docs/more.md": f"# More\n\nText.\n\n{text}\n"})
    found = load(root)[1]
    assert {(one.path, one.code) for one in found} <= {("docs/more.md", code) for code in ("G006", "G007", "G009")}
    assert {one.line for one in found} == {5} and any("nobody-at-all" in one.message for one in found)


def test_such_a_page_stops_the_strict_build(tmp_path):
    root = copy_sample(tmp_path)
    write(root, {"docs/more.md": f"# More\n\n{NOBODY}\n"})
    built = mkdocs_build(root, tmp_path / "site")
    assert built.returncode == 1 and "docs/more.md:3: G007" in built.stdout
    assert not (tmp_path / "site").exists()


def test_a_reference_that_reaches_a_page_by_another_way_stops_the_strict_build(tmp_path):
    root = copy_sample(tmp_path)
    write(
        root,
        {
            "late.py": (
                f"def on_page_markdown(markdown, page, **_):\n    return markdown + '\\n\\n{NOBODY}\\n' if"
                " page.file.src_uri == 'people/index.md' else markdown\n"
            )
        },
    )
    config = root / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace(
            "hooks: [../../hooks/mkdocs_build.py]", "hooks: [../../hooks/mkdocs_build.py, late.py]"
        ),
        "utf-8",
    )
    built = mkdocs_build(root, tmp_path / "site")
    assert built.returncode == 1, built.stdout
    assert (
        "people/index.md: the page has a link to person:nobody-at-all, which is no record that could be found."
        in built.stdout
    )
    assert not (tmp_path / "site").exists()

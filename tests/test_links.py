"""Links: what Markdown makes of a text is looked for as the site generator looks for it."""

import pytest
from edition.links import check
from edition.reading.material import read
from edition.reading.site import Site
from edition.whole.edition import Edition
from helpers import SMALL, small_edition, write

PLACE = "names: [{form: Sobral}]\nkind: town\n"


def dead(root, page: str, **settings) -> list[str]:
    """Line and code of what is dead on one page, in an edition with a place, a picture and a table."""
    files = {
        "docs/about/index.md": "# About us {#us}\n\n## Two words\n\n<a id='raw'></a> <a name='old'></a>\n",
        "docs/about/page.md": page,
        "docs/a b.csv": "",
        "docs/plate.jpg": "",
        "data/places/sobral.yml": PLACE,
    }
    edition = small_edition(root, files)
    return [
        f"{one.line} {one.code}"
        for one in check(edition, root, Site(**settings), sound=True)
        if one.path == "docs/about/page.md"
    ]


@pytest.mark.parametrize("link", [
    "[a](index.md)", "[a](index.md#us)", "[a](/about/index.md#two-words)", "[a](./index.md#raw)",
    "[a](../about/index.md#old)", "[a](../chapter.md#small)", "[a](/places/sobral.md)", "[a](/places/index.md#places)",
    "[a](../a%20b.csv)", "[a](</a b.csv>)", "![a](../plate.jpg)", "![a](/plate.jpg 'A plate')",
    "[a](/data/records.json)", "[a](index.md?x=1#us)", "[a](#)", "[a](?x)", "[a](.)", "[a](https://a.example/b.md)",
    "[a](//a.example/b)", "[a](mailto:a@b.example)", "<a@b.example>", "[a](tel:+123)", "[a](data:text/plain,x)",
    "![a](data:image/png;base64,x)", "`[a](gone.md)`", "```\n[a](gone.md)\n```", "    [a](gone.md)",
    "<!-- [a](gone.md) -->", "\\[a](gone.md)", "[a][b]\n\n[b]: index.md#us", "[b]: gone.md", '<a href="../">a</a>',
    '<a href="/places/sobral/">a</a>', '<img src="../../plate.jpg" alt="">', '<a href="../../plate.jpg">a</a>',
    "## Here {#here}\n\n[a](#here)", "<p id='hier'>x</p>\n\n[a](#hier)", "[^1]\n\n[^1]: Words.\n\n[a](#fn:1)",
    "[a](/assets/edition.css)", "[a](person:x)",
])  # fmt: skip
def test_what_leads_somewhere_or_is_no_link_is_let_be(link, tmp_path):
    assert dead(tmp_path, f"# Page\n\n{link}\n") == []


@pytest.mark.parametrize(("link", "told"), [
    ("[a](gone.md)", "3 L001"), ("[a](/about.md)", "3 L001"), ("[a](../chapter.md#no)", "3 L002"),
    ("[a](../gone/)", "3 L001"), ("[a](chapter)", "3 L001"), ("## [a](gone.md)", "3 L001"),
    ("Words\nand [a](gone.md)", "4 L001"), ("[a][b]\n\n[b]: gone.md", "5 L001"),
    ("| A |\n|---|\n| [a](gone.md) |", "5 L001"), ("- one\n- [a](gone.md)", "4 L001"),
    ("[^1]\n\n[^1]: [a](gone.md)", "5 L001"), ("[a](#gone)", "3 L002"), ("[a](index.md#gone)", "3 L002"),
    ("[a](/places/sobral.md#gone)", "3 L002"), ("[a](index.md#Us)", "3 L002"), ("[a](?x#gone)", "3 L002"),
    ("![a](gone.png)", "3 L003"), ("![a](/about/plate.jpg)", "3 L003"), ("[a](gone.pdf)", "3 L003"),
    ("![a][b]\n\n[b]: gone.png", "5 L003"), ("[![a](gone.png)](index.md)", "3 L003"), ("![a](/PLATE.jpg)", "3 L003"),
    ('<a href="../gone/">a</a>', "3 L001"), ('<a href="index.md">a</a>', "3 L001"), ('<img src="gone.png">', "3 L003"),
    ('<div>\n<a href="#gone">a</a>\n</div>', "4 L002"), ('<div markdown="1">\n[a](gone.md)\n</div>', "4 L001"),
    ("[a](http://[::1)", "3 L001"), ("[a](%00.md)", "3 L001"), ("[a](plate.jpg~)", "3 L003"),
])  # fmt: skip
def test_what_leads_nowhere_is_a_finding_at_its_line(link, told, tmp_path):
    assert dead(tmp_path, f"# Page\n\n{link}\n") == [told]


def test_the_line_is_counted_with_what_stands_before_the_page(tmp_path):
    assert dead(tmp_path, "---\ntitle: Page\n---\n\n# Page\n\n[a](gone.md) and [a](index.md)\n\n[a](gone.md)\n") == [
        "7 L001",
        "9 L001",
    ]


@pytest.mark.parametrize("front", ["title: [Page", "- Page", "title:"])
def test_what_stands_before_a_page_and_cannot_be_read_is_a_finding(front, tmp_path):
    assert [line.split(" ")[1][0] for line in dead(tmp_path, f"---\n{front}\n---\n\n# Page\n")] == ["Y"]


def test_an_address_in_html_is_what_a_browser_asks_for(tmp_path):
    page = '# Page\n\n<a href="../places/sobral.html">a</a>\n'
    assert dead(tmp_path, page, directory_urls=False) == []
    assert dead(tmp_path, page.replace("places", "gone"), directory_urls=False) == ["3 L001"]


def test_dead_links_in_records_introductions_and_the_navigation_are_told_where_they_stand(tmp_path):
    edition = small_edition(
        tmp_path,
        {
            "data/edition.yml": SMALL["data/edition.yml"] + "intros:\n  place: 'Some [ports](/ports.md).'\n",
            "data/places/sobral.yml": (
                PLACE + "description: The [port](/port.md).\ncomment: See [here](../chapter.md) and"
                " [there](../chapter.md#there).\n"
            ),
        },
    )
    nav = (("chapter.md", 2), ("gone.md", 3), ("places/index.md", 4))
    found = [f"{one.path}:{one.line} {one.code}" for one in check(edition, tmp_path, Site(nav=nav), sound=True)]
    assert found == [
        "mkdocs.yml:3 L001",
        "data/edition.yml:7 L001",
        "data/places/sobral.yml:3 L001",
        "data/places/sobral.yml:4 L002",
    ]


def test_pages_of_records_that_could_not_be_read_are_not_called_dead(tmp_path):
    material = read(
        write(
            tmp_path,
            SMALL
            | {
                "docs/chapter.md": "# S\n\n[a](/places/sobral.md)\n",
                "data/places/sobral.yml": PLACE + "hight: 3\n",
            },
        )
    )
    assert list(check(Edition(material), tmp_path, Site(), sound=False)) == []

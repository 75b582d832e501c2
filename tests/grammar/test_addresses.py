"""Addresses: which address a page has, and which page an address; MkDocs is the rule."""

import re
from pathlib import Path

import pytest
from edition.grammar import addresses
from helpers import REPOSITORY
from mkdocs.structure.files import File

PAGES = {
    "index.md": "", "people/index.md": "people/", "people/mao-zedong.md": "people/mao-zedong/",
    "chapter.md": "chapter/", "chapter/index.md": "chapter/", "about/reindex.md": "about/reindex/",
    "reindex.md": "reindex/", "about/index.md.md": "about/index.md/",
    "about/index-of-names.md": "about/index-of-names/", "index/index.md": "index/", "index/x.md": "index/x/",
    "a/b/c/index.md": "a/b/c/", "about/cmd.md": "about/cmd/", "about/notes.mdx.md": "about/notes.mdx/", "README.md": "",
    "about/README.md": "about/", "about/readme.md": "about/readme/", "about/INDEX.md": "about/INDEX/",
    "about/indexes.md": "about/indexes/", "a b.md": "a%20b/", "über.md": "%C3%BCber/",
    "평양/index.md": "%ED%8F%89%EC%96%91/", "100%.md": "100%25/", "what?.md": "what%3F/", "a#b.md": "a%23b/",
}  # fmt: skip


@pytest.mark.parametrize(("page", "address"), PAGES.items())
def test_a_page_has_one_address(page, address):
    assert addresses.of(page) == address
    assert addresses.rooted(page) == f"/{address}"


@pytest.mark.parametrize("page", PAGES)
def test_it_is_the_one_that_mkdocs_gives(page):
    assert File(page, "docs", "site", use_directory_urls=True).url in (addresses.of(page), f"./{addresses.of(page)}")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("lead", ["", "/"])
def test_an_address_leads_back_to_its_page(page, lead):
    assert page in addresses.pages(lead + addresses.of(page))


@pytest.mark.parametrize(("page", "start", "href"), [
    ("people/mao.md", "people/index.md", "mao/"), ("people/mao.md", "people/zhou.md", "../mao/"),
    ("people/mao.md", "events/x.md", "../../people/mao/"), ("people/mao.md", "index.md", "people/mao/"),
    ("index.md", "people/mao.md", "../../"), ("people/index.md", "people/mao.md", "../"),
    ("people/mao.md", "people/mao.md", "./"), ("about/reindex.md", "about/index.md", "reindex/"),
    ("a b.md", "people/index.md", "../a%20b/"),
])  # fmt: skip
def test_a_page_is_linked_from_another(page, start, href):
    assert addresses.relative(page, start) == href


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("/people/mao/", ["people", "mao"]),
        ("../people/mao/", ["people", "mao"]),
        ("people/", ["people"]),
        ("/", []),
        ("", []),
        ("a%20b/", ["a b"]),
    ],
)
def test_an_address_is_its_folders(address, parts):
    assert addresses.folders(address) == parts


_BY_HAND = re.compile(r"""remove(suffix|prefix)\(["'](index)?\.md|~ ["'](\.md|index\.md)["']|\w\) ~ ["']/["']""")


def test_nothing_else_turns_a_page_into_an_address():
    files = [
        path
        for folder in ("hooks", "overrides")
        for ending in ("py", "html", "md")
        for path in Path(REPOSITORY, folder).rglob(f"*.{ending}")
    ]
    assert len(files) > 80
    found = [
        f"{path.name}: {line.strip()}"
        for path in files
        if path.name != "addresses.py"
        for line in path.read_text("utf-8").splitlines()
        if _BY_HAND.search(line)
    ]
    # the title of a page that names none; what a browser gets where addresses are names of files
    assert sorted(line.partition(":")[0] for line in found) == ["links.py", "prose.py"]

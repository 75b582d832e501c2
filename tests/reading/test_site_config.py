"""What mkdocs.yml says of the pages that are published, and of the Markdown that makes them; MkDocs itself is the
measure.
"""

import pytest
from edition.load import load
from edition.reading import site
from helpers import copy_sample, mkdocs_build, write
from markdown.extensions.toc import slugify_unicode
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

PAGES = [
    "index.md",
    "a.md",
    "draft.md",
    "notes/index.md",
    "notes/README.md",
    "lone/README.md",
    ".hidden.md",
    ".git/x.md",
    "templates/t.md",
    "deep/templates/t.md",
    "wip/one.md",
    "wip/keep.md",
    "b.markdown",
    "picture.png",
]


def published(folder, config: str) -> list[str]:
    return site.read(write(folder, {"mkdocs.yml": config}), []).published(PAGES)


@pytest.mark.parametrize(
    "config",
    [
        "site_name: T\n",
        "site_name: T\nexclude_docs: |\n  draft.md\n",
        "site_name: T\nexclude_docs: |\n  /wip/*\n  !keep.md\n",
        "site_name: T\nexclude_docs: |\n  *.md\n  !index.md\n",
        "site_name: T\nexclude_docs: |\n  # a remark\n\n  notes/index.md\n",
        "site_name: T\nexclude_docs: |\n  !.hidden.md\n",
        "site_name: T\nnot_in_nav: |\n  draft.md\n",
        "site_name: T\nextra: {x: !ENV [NO_SUCH, y]}\nexclude_docs: !ENV [NO_SUCH, 'a.md']\n",
        "INHERIT: base.yml\nsite_name: T\n",
    ],
)
def test_the_pages_published_are_those_that_mkdocs_publishes(tmp_path, config):
    write(
        tmp_path, {f"docs/{page}": "x\n" for page in PAGES} | {"base.yml": "exclude_docs: wip/\n", "mkdocs.yml": config}
    )
    files = get_files(load_config(str(tmp_path / "mkdocs.yml"), strict=False))
    assert published(tmp_path, config) == sorted(
        file.src_uri for file in files if file.inclusion.is_included() and file.is_documentation_page()
    )


@pytest.mark.parametrize("patterns", ["draft.md", "/draft.md\nwip/", "dra*"])
def test_a_draft_is_not_published_though_the_preview_shows_it(tmp_path, patterns):
    config = "draft_docs: |\n" + "".join(f"  {line}\n" for line in patterns.split("\n"))
    assert "draft.md" not in published(tmp_path, config)
    assert "a.md" in published(tmp_path, config)


@pytest.mark.parametrize(
    "config",
    [
        "",
        "- a list\n",
        "a: [\n",
        "exclude_docs: {a: b}\n",
        "markdown_extensions: 3\n",
        "!!python/object:x {}\n",
        "INHERIT: mkdocs.yml\n",
    ],
)
def test_a_file_that_says_nothing_excludes_nothing(tmp_path, config):
    assert "draft.md" in published(tmp_path, config)


def test_without_the_file_everything_is_published_that_mkdocs_would(tmp_path):
    assert site.read(tmp_path, []).published(["a.md", ".b.md"]) == ["a.md"]


def test_extensions_have_their_options_those_too_that_python_makes(tmp_path):
    config = site.read(
        write(
            tmp_path,
            {
                "mkdocs.yml": (
                    "markdown_extensions:\n- attr_list\n- toc:\n    permalink: '#'\n    slugify:"
                    " !!python/name:markdown.extensions.toc.slugify_unicode\n- footnotes:\n    BACKLINK_TEXT: ↩\n"
                )
            },
        ),
        [],
    )
    assert config.extensions == ("toc", "tables", "fenced_code", "attr_list", "footnotes")
    assert config.options == {
        "toc": {"permalink": "#", "slugify": slugify_unicode},
        "footnotes": {"BACKLINK_TEXT": "↩"},
    }


HIDDEN = (
    "# Draft\n\n[Nobody](person:nobody) met [Frank Dyson](person:frank-dyson) in secret.[^99]\n{: #light-is-bent"
    ' answers="7" }\n\n[A dead link](/gone.md)\n'
)


@pytest.mark.parametrize(
    ("key", "pattern", "page"),
    [
        ("exclude_docs", "draft.md", "draft.md"),
        ("draft_docs", "draft.md", "draft.md"),
        ("exclude_docs", "wip/", "wip/draft.md"),
        ("exclude_docs", "*", ".draft.md"),
    ],
)
def test_what_is_not_published_takes_no_part_in_mentions_search_and_checks(tmp_path, key, pattern, page):
    root = copy_sample(tmp_path)
    write(root, {f"docs/{page}": HIDDEN})
    if not page.startswith("."):
        (root / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text("utf-8") + f"\n{key}: {pattern}\n", "utf-8")
    assert load(root)[1] == []
    built = tmp_path / "site"
    assert mkdocs_build(root, built).returncode == 0
    assert [
        path
        for path in built.rglob("*")
        if path.suffix in (".html", ".json", ".xml") and "in secret" in path.read_text("utf-8")
    ] == []


def test_a_link_to_a_page_that_is_not_published_is_dead(tmp_path):
    root = copy_sample(tmp_path)
    write(root, {"docs/draft.md": "# Draft\n", "docs/more.md": "# More\n\nSee [the draft](draft.md).\n"})
    (root / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text("utf-8") + "\nexclude_docs: draft.md\n", "utf-8")
    assert [str(one).split(" ")[:2] for one in load(root)[1]] == [["docs/more.md:3:", "L001"]]


def test_a_page_with_another_ending_that_mkdocs_would_publish_is_a_finding(tmp_path):
    root = copy_sample(tmp_path)
    write(root, {"docs/more.markdown": "# More\n"})
    assert [str(one) for one in load(root)[1]] == [
        "docs/more.markdown:1: R007 Of pages, only files that end in .md are read. Rename it more.md."
    ]

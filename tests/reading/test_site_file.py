"""What the check reads in mkdocs.yml, and what it says of one that is broken."""

import pytest
from edition.reading.site import ALWAYS, OVERRIDES, Site, read
from helpers import REPOSITORY, SAMPLE, write


def problems(text: str, folder) -> list[str]:
    found = []
    read(write(folder, {"mkdocs.yml": text}), found)
    return [f"{one.line} {one.code}" for one in found]


def test_where_there_is_no_such_file_another_program_builds_the_site(tmp_path):
    found = []
    assert read(tmp_path, found) == Site()
    assert found == []


@pytest.mark.parametrize("root", [REPOSITORY, SAMPLE])
def test_the_editions_own_files_are_read_whole(root):
    found = []
    site = read(root, found)
    assert found == []
    assert {*ALWAYS, "footnotes", "attr_list"} <= set(site.extensions)
    assert site.theme.resolve() == OVERRIDES.resolve()


def test_settings_folders_and_navigation_are_taken_up(tmp_path):
    text = (
        "site_url: !ENV [SITE_URL, '']\ndocs_dir: prose\nuse_directory_urls: false\ntheme: {name: material, custom_dir:"
        " mine}\nmarkdown_extensions:\n  - footnotes: {BACKLINK_TEXT: x}\n  - attr_list\nnav:\n  - Home: index.md\n  -"
        " Part:\n    - a.md\n    - https://a.example/b.md\n"
    )
    found = []
    site = read(write(tmp_path, {"mkdocs.yml": text}), found)
    assert found == []
    assert site == Site(
        extensions=(*ALWAYS, "footnotes", "attr_list"), options={"footnotes": {"BACKLINK_TEXT": "x"}},
        nav=(("index.md", 9), ("a.md", 11)), docs="prose", theme=tmp_path / "mine", directory_urls=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nav: [a.md\n", "1 Y004"),
        ("site_name: A\ntheme: {name: material\n", "2 Y004"),
        ('site_name: A\nextra: "b\n\nplugins: []\n', "2 Y004"),
        ("site_name: A\n\tb: c\n", "2 Y004"),
        ("- a\n", "1 Y009"),
        ("", "1 Y009"),
        ("markdown_extensions:\n  - toc\n  - no_such_extension\n", "3 R003"),
        ("markdown_extensions:\n  - toc: {no_such_setting: 1}\n", "2 R003"),
        ("site_name: A\nplugins:\n  - search\n  - no-such-plugin: {a: b}\n", "4 R003"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(text, told, tmp_path):
    assert problems(text, tmp_path) == [told]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("# café\n".encode("cp1252"), "Y001"),
        ("site_name: A\n".encode("utf-16"), "Y001"),
        (None, "Y010"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(content, told, tmp_path):
    if content is None:
        (tmp_path / "mkdocs.yml").symlink_to("nowhere")
    else:
        (tmp_path / "mkdocs.yml").write_bytes(content)
    found = []
    assert read(tmp_path, found) == Site()
    assert [one.code for one in found] == [told]


def test_what_a_file_inherits_it_may_add_to(tmp_path):
    write(tmp_path, {
        "base.yml": (
            "docs_dir: prose\nexclude_docs: a.md\ntheme: {name: material, custom_dir: mine}\n"
            "INHERIT: root.yml\n"
        ),
        "root.yml": "use_directory_urls: false\ndocs_dir: other\nmarkdown_extensions: [footnotes]\n",
    })  # fmt: skip
    found = []
    site = read(
        write(tmp_path, {"mkdocs.yml": "INHERIT: base.yml\ntheme: {language: en}\nexclude_docs: b.md\n"}), found
    )
    assert found == []
    assert (site.docs, site.theme, site.directory_urls, site.extensions) == (
        "prose",
        tmp_path / "mine",
        False,
        (*ALWAYS, "footnotes"),
    )
    assert site.published(["a.md", "b.md"]) == ["a.md"]

"""Which files count: the author's, not those that editors and systems leave."""

import os

import pytest
from edition.reading.folders import is_left_over, walk
from edition.reading.material import read
from helpers import SMALL, small_edition, write


@pytest.mark.parametrize(
    "name",
    [
        ".#events.yml",
        "._people.yml",
        ".events.yml.swp",
        "events.yml.swp",
        "events.yml~",
        "#events.yml#",
        "events.yml.bak",
        "events.BAK",
        ".DS_Store",
        "Thumbs.db",
        "~$notes.docx",
        "4913",
        ".git",
        "__pycache__",
        "events.yml.orig",
        "x.part",
    ],
)
def test_what_editors_and_systems_leave_does_not_count(name):
    assert is_left_over(name)


@pytest.mark.parametrize("name", ["events.yml", "a-b.md", "#", "sobral.YML", "bak.yml", "Ch’osan.md", "swp"])
def test_the_authors_files_count(name):
    assert not is_left_over(name)


def test_files_are_walked_in_order_and_hidden_folders_left_out(tmp_path):
    write(tmp_path, {"b.yml": "", "a/c.yml": "", ".git/x.yml": "", "a/.#c.yml": "", "odd.yml/inner.yml": ""})
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "gone.yml").symlink_to("nowhere")
    assert [path.relative_to(tmp_path).as_posix() for path in walk(tmp_path)] == [
        "a/c.yml",
        "b.yml",
        "gone.yml",
        "odd.yml",
        "odd.yml/inner.yml",
    ]


def test_a_folder_that_is_not_there_has_no_files(tmp_path):
    assert list(walk(tmp_path / "nowhere")) == []


def test_leftovers_in_data_and_prose_are_not_read(tmp_path):
    edition = small_edition(
        tmp_path,
        {
            "data/._people.yml": "\x00",
            "data/events.yml~": "x: [",
            "data/.hidden/ships.yml": "a: b\n",
            "docs/#chapter.md#": "# x",
            "docs/.#x.md": "y",
        },
    )
    assert [page.page for page in edition.prose] == ["chapter.md"]


def test_an_editors_lock_that_leads_nowhere_is_not_read(tmp_path):
    root = write(tmp_path, SMALL)
    for folder in ("data", "docs"):
        os.symlink("somebody@host.123:456", root / folder / ".#events.yml")
    assert read(root).findings == []


@pytest.mark.parametrize(
    "name", ["data/sobral.YML", "data/places/sobral.yaml", "data/places/sobral.Yaml", "data/works.YAML"]
)
def test_a_data_file_with_another_ending_is_told(name, tmp_path):
    found = read(write(tmp_path, SMALL | {name: "a: {}\n"})).findings
    assert [(one.path, one.code) for one in found] == [(name, "R007")]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("docs/About.md", "docs/about.md"), "docs/about.md"),
        (("data/places/ring.yml", "data/places/Ring.yml"), "data/places/ring.yml"),
    ],
)
def test_names_that_differ_in_capitals_alone_are_told(names, told, tmp_path):
    found = read(write(tmp_path, SMALL | dict.fromkeys(names, "names: [{form: A}]\nkind: town\n"))).findings
    assert told in [one.path for one in found if one.code == "Y011"]


@pytest.mark.parametrize(("missing", "told"), [("data", ["data:1: Y010"]), ("docs", ["docs:1: Y010"])])
def test_a_folder_that_is_missing_is_one_finding(missing, told, tmp_path):
    root = write(tmp_path, SMALL)
    (root / missing).rename(root / "elsewhere")
    assert [" ".join(str(one).split(" ")[:2]) for one in read(root).findings] == told

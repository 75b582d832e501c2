"""A build that takes pages from an earlier one makes what a clean build makes, whatever has changed between them."""

import os
import random
import shutil
from pathlib import Path

import edits
import pytest
from builder.cache import Cache, Questions, digest
from helpers import SAMPLE, copy_program, digests, run

EDITS = int(os.environ.get("CACHE_EDITS", "8"))
SEED = int(os.environ.get("CACHE_SEED", "1919"))


@pytest.fixture
def sample(tmp_path) -> Path:
    """The sample with a program and templates of its own, and so with a cache of its own."""
    copy_program(tmp_path)
    shutil.copytree(SAMPLE, tmp_path / "tests" / "sample", ignore=shutil.ignore_patterns("site", "site.*"))
    return tmp_path / "tests" / "sample"


def build(root: Path, name: str) -> dict[str, str]:
    site = root / name
    shutil.rmtree(site, ignore_errors=True)
    own = {"PYTHONPATH": str(root.parents[1] / "hooks"), "SOURCE_DATE_EPOCH": "0", "SITE_URL": "https://a.example/b/"}
    built = run("mkdocs", "build", "--strict", "-d", site, cwd=root, **own)
    assert built.returncode == 0, built.stdout
    return digests(site)


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def pages(root: Path) -> Path:
    return root.parents[1] / ".cache" / "pages"


def test_after_any_edit_a_warm_build_is_a_clean_build(sample):
    chance = random.Random(SEED)
    build(sample, "site")
    print(f"cache: {EDITS} edits, seed {SEED}")
    for number in range(EDITS):
        for _ in range(chance.randrange(1, 3)):
            done = chance.choice(edits.EDITS)
            done(sample, chance, f"w{number}{chance.choice('abcdefg')}{chance.randrange(1000)}x")
        warm = build(sample, "warm")
        shutil.rmtree(pages(sample))
        assert differing(warm, build(sample, "clean")) == [], f"edit {number}: {done.__doc__}"


def test_a_copy_of_the_edition_takes_the_same_entries(sample):
    build(sample, "site")
    entries = sorted(pages(sample).iterdir())
    build(shutil.copytree(sample, sample.with_name("copy")), "site")
    assert entries and sorted(pages(sample).iterdir()) == entries


def test_a_damaged_a_shortened_and_a_foreign_entry_are_not_believed(sample):
    first = build(sample, "site")
    for number, path in enumerate(sorted(pages(sample).iterdir())):
        text = path.read_text("utf-8")
        damaged = (
            text.replace("e", "x", 1),
            text[: len(text) // 2],
            "",
            "not an entry",
            f"{digest(path.name, '{}')}\n{{}}",
        )
        path.write_text(damaged[number % 4], "utf-8")
    assert differing(first, build(sample, "again")) == []


def test_what_is_wrong_with_a_kept_page_is_said_again(sample):
    with (sample / "docs" / "index.md").open("a", encoding="utf-8") as file:
        file.write('\n<p style="color: red">x</p>\n')
    own = {"PYTHONPATH": str(sample.parents[1] / "hooks")}
    for _ in range(2):
        built = run("mkdocs", "build", "--strict", "-d", sample / "site", cwd=sample, **own)
        assert built.returncode and "Content-Security-Policy refuses" in built.stdout


def test_an_entry_is_what_was_put(tmp_path):
    kept = Cache(tmp_path / "pages")
    kept.put("a", {"html": "<p>é</p>", "n": [1, None]})
    assert Cache(tmp_path / "pages").get("a") == {"html": "<p>é</p>", "n": [1, None]}
    assert Cache(tmp_path / "pages").get("b") is None
    (tmp_path / "pages" / "b").write_bytes((tmp_path / "pages" / "a").read_bytes())
    assert Cache(tmp_path / "pages").get("b") is None, "an entry knows its own name"


def test_without_a_folder_nothing_is_kept():
    kept = Cache(None)
    kept.put("a", {})
    assert kept.get("a") is None


def test_what_nobody_used_lately_goes(tmp_path):
    for build_ in ("ab", "cd", "ef"):
        kept = Cache(tmp_path)
        for key in build_:
            kept.put(key, {})
            os.utime(tmp_path / key, (ord(key), ord(key)))
        kept.sweep()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c", "d", "e", "f"]


def test_another_answer_to_a_question_is_seen():
    answers = {"1": "one", "2": "two"}
    before, after = Questions(), Questions()
    ask = before.asking("note", answers.get, str)
    assert (ask("1"), ask("2"), ask("1")) == ("one", "two", "one")
    after.asking("note", {"1": "one", "2": "three"}.get, str)
    assert after.answered([("note", "1")]) == before.answered([("note", "1")])
    assert after.answered(before.asked) != before.answered(before.asked)

"""What may not be in the repository: sentences of the source text, and traces of the machines it was made on."""

import re
import subprocess
from pathlib import Path

import pytest
from edition.reading import material as reading
from edition.source import guard, quotations
from edition.source import text as source_text
from edition.source.text import SourceText
from edition.whole.edition import Edition
from helpers import LIMIT, REPOSITORY, SAMPLE, SOURCE_TEXT

PLANTED = (
    "It is told that it rained on Príncipe that morning, and the sixteen plates were exposed through drifting cloud."
)
"""Twelve words and more of the sample's own source text, among others."""


def tracked(folder: Path) -> list[Path]:
    """Files of the repository, those included that are not committed yet."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, timeout=LIMIT).stdout
    paths = [folder / name for name in listed.decode("utf-8").split("\0") if name]
    assert paths, "the tests of rights look at what git tracks; run them in the repository"
    return [path for path in paths if path.is_file()]


def texts(paths: list[Path], root: Path) -> list[tuple[str, str]]:
    return [(path.relative_to(root).as_posix(), path.read_bytes().decode("utf-8", errors="replace")) for path in paths]


def runs(text: SourceText, edition: Edition, files: list[tuple[str, str]]) -> list[str]:
    """Findings for runs of the source text in files, outside the words of quotation records."""
    return list(map(str, guard.repeated(text, files, (quotation.text for quotation in edition.by_kind["quotation"]))))


# --- the source text ------------------------------------------------------------------------------------------------


def test_a_planted_sentence_is_found(sample_edition):
    text = source_text.load(SAMPLE / "source.txt")
    assert runs(
        text,
        sample_edition,
        [("docs/clean.md", "Nothing of the kind."), ("docs/planted.md", f"# Weather\n\n{PLANTED}\n")],
    ) == [
        (
            "docs/planted.md:3: T001 “it rained on príncipe that morning and the sixteen plates were exposed …” stands"
            " in the source text. Say it in other words."
        ),
    ]


def test_the_sample_repeats_its_source_only_in_quotations(sample_edition):
    text = source_text.load(SAMPLE / "source.txt")
    files = texts(sorted(path for path in SAMPLE.rglob("*.*") if path.suffix in (".md", ".yml")), SAMPLE)
    assert runs(text, sample_edition, files) == []
    assert (
        len(list(guard.repeated(text, files))) == 4
    )  # three long quotations and the words of a witness, were they not allowed


@pytest.mark.needs("git")
@pytest.mark.source
def test_no_tracked_file_repeats_the_chapter():
    text = source_text.load(SOURCE_TEXT)
    edition = Edition(reading.read(REPOSITORY))
    assert runs(text, edition, texts(tracked(REPOSITORY), REPOSITORY)) == []


@pytest.mark.source
def test_every_quotation_of_the_chapter_stands_in_it_word_for_word():
    edition = Edition(reading.read(REPOSITORY))
    assert list(map(str, quotations.differing(edition, source_text.load(SOURCE_TEXT)))) == []


# --- machines and loose ends ----------------------------------------------------------------------------------------


def _either(*words: str) -> str:
    return "(?:" + "|".join(re.escape(word) for word in words) + ")"


# The forbidden words are put together here, so that this file does not hold them.
_NOT_IN_AN_ADDRESS = r"(?<![\w.~:/-])"
MACHINE = re.compile(
    _NOT_IN_AN_ADDRESS + "/" + _either("work", "root") + "/|" + _NOT_IN_AN_ADDRESS + "/" + "home" + r"/\w+"
)
SCRATCH = re.compile(_NOT_IN_AN_ADDRESS + "/" + "tmp" + "/")
REGISTRY = re.compile(
    _either(
        "py" + "pi.org",
        "python" + "hosted.org",
        "npm" + "js.org",
        "npm" + "js.com",
        "deb." + "debian.org",
        "crates" + ".io",
        "un" + "pkg.com",
        "js" + "delivr",
    )
)
LOOSE_END = re.compile(r"\b" + _either("TO" + "DO", "FIX" + "ME") + r"\b")


def traces(path: str, content: str) -> list[str]:
    """What a file holds that it should not, with its line."""
    patterns = [MACHINE, REGISTRY, LOOSE_END] + ([] if path.startswith("tests/") else [SCRATCH])
    return [
        f"{path}:{content.count(chr(10), 0, match.start()) + 1}: {match[0]}"
        for pattern in patterns
        for match in pattern.finditer(content)
    ]


@pytest.mark.parametrize(
    ("content", "trace"),
    [
        ("see /" + "work/main", "a.md:1: /" + "work/"),
        ("\ncd '/" + "root/x'", "a.md:2: /" + "root/"),
        ('open("/' + 'home/jane/text")', "a.md:1: /" + "home/jane"),
        ("writes to /" + "tmp/out", "a.md:1: /" + "tmp/"),
        ("--index-url https://py" + "pi.org/simple", "a.md:1: py" + "pi.org"),
        ("# TO" + "DO: later", "a.md:1: TO" + "DO"),
    ],
)
def test_a_trace_is_seen(content, trace):
    assert traces("a.md", content) == [trace]


@pytest.mark.parametrize(
    "content",
    [
        "https://example.org/" + "work/123",
        "people/" + "root/index.md",
        "~/" + "work/",
        "the homework of Todor",
        "mastodon",
        "./" + "tmp/x",
    ],
)
def test_an_address_or_a_word_is_no_trace(content):
    assert traces("a.md", content) == []


def test_tests_may_name_a_scratch_folder():
    assert traces("tests/test_a.py", "/" + "tmp/x") == []


@pytest.mark.needs("git")
def test_no_tracked_file_holds_a_trace():
    assert [trace for path, content in texts(tracked(REPOSITORY), REPOSITORY) for trace in traces(path, content)] == []

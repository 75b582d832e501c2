"""Sources by grade, and names that are nearly alike, in small editions."""

import pytest
from edition.load import load
from edition.records.source_list import SourceList, covering
from edition.showing import grades
from edition.whole.cited import count, graded
from helpers import copy_sample

LISTED = SourceList(
    hosts={"archive.example": "primary", "news.archive.example": "newspaper"},
    titles={"Gazette": "newspaper", "Gazette of the Army": "official-history"},
)


@pytest.mark.parametrize(
    ("title", "address", "grade"),
    [
        ("A letter", "https://archive.example/1", "primary"),
        ("A letter", "https://www.ARCHIVE.example.:443/1", "primary"),
        ("A report", "https://news.archive.example/1", "newspaper"),
        ("A report", "https://myarchive.example/1", "other"),
        ("The Gazette, 1919", "https://archive.example/1", "newspaper"),
        ("Gazette of the Army, 1919", None, "official-history"),
        ("A letter", None, "other"),
    ],
)
def test_a_title_goes_before_a_host_and_the_longest_goes_first(title, address, grade):
    assert graded(LISTED, title, address) == grade


@pytest.mark.parametrize(
    ("host", "name"),
    [("a.b.example", "b.example"), ("b.example", "b.example"), ("ab.example", None), ("example", None), ("", None)],
)
def test_a_host_covers_those_under_it(host, name):
    assert covering(host, {"b.example": "why"}) == name


def test_every_source_is_counted_once_by_grade_and_use(tmp_path):
    root = copy_sample(tmp_path)
    (root / "data" / "sources.yml").write_text("titles: {Title page: primary}\n", "utf-8")
    edition, findings = load(root)
    assert findings == []
    counts = {grade: dict(uses) for grade, uses in count(edition).items() if uses}
    assert counts == {
        "primary": {"fact": 1, "words": 2, "record": 2},
        "scholarly": {"words": 1, "record": 2},
        "other": {"words": 3, "record": 2},
    }
    assert grades.sentence(edition) == "7 citations: 3 primary, 1 scholarly work, 3 other"
    assert grades.table(edition).splitlines()[2] == "| Primary | 1 | 2 | 2 | 42.9 % |"
    assert grades.table(edition).splitlines()[-1] == "| All | 1 | 6 | 6 | |"


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (
            "hosts: {archive.example: weighty}\n",
            "R003 The list of sources: hosts.archive.example: 'weighty' is none of its values.",
        ),
        (
            "hosts: {'https://archive.example/': primary}\n",
            "R003 The list of sources: hosts: 'https://archive.example/' is no host such as archive.example.",
        ),
        (
            "not_citable: {Mirror.example: A copy.}\n",
            "R003 The list of sources: not_citable: 'Mirror.example' is no host such as archive.example.",
        ),
        ("host: {}\n", "R001 The list of sources: host is no field. Did you mean hosts?"),
    ],
)
def test_a_list_of_sources_with_a_fault_is_a_finding(text, finding, tmp_path):
    root = copy_sample(tmp_path)
    (root / "data" / "sources.yml").write_text(text, "utf-8")
    _, findings = load(root)
    assert [str(one).startswith(f"data/sources.yml:1: {finding}") for one in findings] == [True]


@pytest.mark.parametrize(
    ("spellings", "prose", "codes"),
    [
        ("{}", "Eddingtan was asked.", ["W001"]),
        ("{}", "Eddington’s plates, and the Eddingtons.", []),
        ("{}", "ÉDDINGTON was asked.", []),
        ("{}", "A simple sample. Simple, Sample.", []),
        ("{}", "See [him](person:arthur-eddington) and <https://Eddingtan.example/>.", []),
        ("{Eddingtan / Eddington: One is of another.}", "Eddingtan was asked.", []),
        ("{Eddington / Eddingtan: The order is nothing.}", "Eddingtan was asked.", []),
        ("{Eddingtan / Eddington: Gone.}", "Nobody was asked.", ["W002"]),
        ("{Eddingtan and Eddington: No pair.}", "Nobody was asked.", ["Y009"]),
        ("{Eddingtan / Eddington: One., Eddington / Eddingtan: Two.}", "Eddingtan was asked.", ["Y005"]),
    ],
)
def test_names_that_are_nearly_alike_are_decided_or_reported(spellings, prose, codes, tmp_path):
    root = copy_sample(tmp_path)
    (root / "data" / "spellings.yml").write_text(spellings + "\n", "utf-8")
    (root / "docs" / "weather.md").write_text(f"# The weather\n\n{prose}\n", "utf-8")
    _, findings = load(root)
    assert [finding.code for finding in findings] == codes


def test_an_edition_without_a_list_of_spellings_is_not_asked(tmp_path):
    root = copy_sample(tmp_path)
    (root / "docs" / "weather.md").write_text("# The weather\n\nEddingtan was asked.\n", "utf-8")
    assert load(root)[1] == []


ENTRY = """
article:
  title: The article
  kind: wording
  strength: minor
  paragraph: 4
  chapter_reading: The text has the article.
  words: a careful study
  readings: [{%s, reading: "%s"}]
  concerns: [quotation:careful-study]
"""


@pytest.mark.parametrize(
    ("reading", "words", "codes"),
    [
        ("source: document:joint-meeting-report", "The article is missing.", []),
        ("title: Another report", "Has “After careful study, of the plates”.", []),
        ("title: Another report", "Has “careful studies”.", ["A003"]),
    ],
)
def test_a_difference_is_entered_by_its_source_or_its_words(reading, words, codes, tmp_path):
    root = copy_sample(tmp_path)
    info, apparatus, text = root / "data" / "edition.yml", root / "data" / "apparatus.yml", root / "docs" / "reading.md"
    info.write_text(info.read_text("utf-8") + "require_reasons: true\n", "utf-8")
    apparatus.write_text(apparatus.read_text("utf-8") + ENTRY % (reading, words), "utf-8")
    text.write_text(
        text.read_text("utf-8").replace(
            "![](quotation:careful-study)", "![](quotation:careful-study)![](variant:article)"
        ),
        "utf-8",
    )
    _, findings = load(root)
    assert [finding.code for finding in findings if finding.code[0] == "A"] == codes

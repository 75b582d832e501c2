"""Texts in a built site: whatever its standing, a text reads alike; one of several pages is walked through."""

import re
from pathlib import Path

from helpers import SAMPLE, SMALL, copy_sample, mkdocs_build, write

WORDS = "Jane Roe sailed to Hull in May."
LINKED = "[Jane Roe](person:jane) sailed to [Hull](place:hull) in May."
TEXTS = """\
mine: {title: Mine, short: mine, standing: own, pages: [mine.md], rights: Ours}
theirs: {title: Theirs, short: theirs, standing: open, pages: [texts/theirs.md], rights: Free}
kept: {title: Kept, short: kept, standing: held, length: 1, notes: 0, file: words.txt, rights: Not ours}
"""


def three(folder: Path) -> dict[str, str]:
    """The page of a text of each standing, with the same paragraph in it."""
    page = "# A text\n\n## May {{#may}}\n\n{}\n{{: #{} }}\n"
    files = {
        "data/edition.yml": SMALL["data/edition.yml"],
        "data/texts.yml": TEXTS,
        "data/people.yml": "jane: {names: [{form: Jane Roe}]}\n",
        "data/places.yml": "hull: {names: [{form: Hull}], kind: port}\n",
        "data/addresses.txt": "release 1\n",
        "data/paragraph-ids.txt": "a\nb\n",
        "docs/index.md": "# Home\n",
        "docs/mine.md": page.format(LINKED, "a"),
        "docs/texts/theirs.md": page.format(WORDS, "b"),
        "words.txt": WORDS,
        "mkdocs.yml": (SAMPLE / "mkdocs.yml").read_text("utf-8"),
    }
    (folder / "tests").mkdir(parents=True)
    for name in ("hooks", "overrides"):
        (folder / name).symlink_to(SAMPLE.parents[1] / name)
    root, site = write(folder / "tests" / "three", files), folder / "site"
    built = mkdocs_build(root, site, SOURCE="words.txt")
    assert built.returncode == 0, built.stdout
    return {name: (site / name / "index.html").read_text("utf-8") for name in ("mine", "texts/theirs", "texts/kept")}


def test_one_paragraph_as_own_as_open_and_as_held_differs_in_address_alone(tmp_path):
    pages = three(tmp_path)
    shown = {}
    for name, page in pages.items():
        (paragraph,) = re.findall(r'<p class="para.*?</p>', page, re.S)
        paragraph = re.sub(r'<span class="moved".*?</span>', "", paragraph)
        shown[name] = re.sub(r'(id|href)="(?:#[\w-]+|[\w-]+)"', r'\1="here"', re.sub(r"(?:\.\./)+", "/", paragraph))
    assert len(set(shown.values())) == 1, shown
    assert 'class="ref person"' in shown["mine"]
    rights = {name: re.findall(r'<p class="rights">(.*?)</p>', page) for name, page in pages.items()}
    assert rights == {"mine": ["Ours"], "texts/theirs": ["Free"], "texts/kept": ["Not ours"]}


def test_previous_and_next_lead_through_the_pages_of_a_text(sample_site):
    first = (sample_site / "texts/account/index.html").read_text("utf-8")
    second = (sample_site / "texts/account/afterwards/index.html").read_text("utf-8")
    assert '<link rel="next" href="afterwards/">' in first and '<link rel="prev" href="../">' in second


def test_the_public_site_is_the_same_whether_or_not_the_words_lie_elsewhere(tmp_path):
    root = copy_sample(tmp_path)
    (root / "source.txt").rename(tmp_path / "words.txt")
    sites = [tmp_path / "one", tmp_path / "two"]
    for site in sites:
        assert mkdocs_build(root, site).returncode == 0
        (tmp_path / "words.txt").unlink(missing_ok=True)
    files = [
        {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()} for site in sites
    ]
    assert files[0] == files[1]

"""ProperDocs, the successor of MkDocs 1, builds the edition: the way on, should MkDocs be kept by nobody any more."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from edition.exports import redirects
from edition.reading import material
from edition.whole.edition import Edition
from helpers import ADDRESS, copy_sample, digests, run

GENERATOR = re.compile(r'<meta name="generator" content="mkdocs-([^,]*), mkdocs-material-[\d.]+">')
DAY = {"SOURCE_DATE_EPOCH": "1580000000"}


def built(by: str, root: Path, site: Path) -> subprocess.CompletedProcess[str]:
    return run(by, "build", "--strict", "-f", root / "mkdocs.yml", "-d", site, cwd=root, SITE_URL=ADDRESS, **DAY)


@pytest.fixture
def sites(sample: Path, tmp_path: Path) -> dict[str, Path]:
    """The sample's site built by each."""
    made = {by: tmp_path / by for by in ("mkdocs", "properdocs")}
    for by, site in made.items():
        process = built(by, sample, site)
        assert process.returncode == 0, process.stdout
    return made


def test_both_make_the_same_site_but_for_their_name(sites, sample):
    ours, theirs = (digests(site) for site in sites.values())
    assert ours.keys() == theirs.keys()
    differing = {name for name in ours if ours[name] != theirs[name]}
    moved = dict(redirects.pages(Edition(material.read(sample)))).keys()  # written without either
    assert moved and moved <= ours.keys()
    pages = {name for name in ours if name.endswith(".html")}
    assert differing == pages - moved, "each page says who made it"
    for name in differing:
        mkdocs, properdocs = ((site / name).read_text("utf-8") for site in sites.values())
        assert "ProperDocs" in GENERATOR.findall(properdocs)[0]
        assert GENERATOR.sub("", properdocs) == GENERATOR.sub("", mkdocs), name


@pytest.mark.parametrize(
    ("file", "fault", "said"),
    [
        ("data/people.yml", "\nann:\n  names: [{form: Ann}]\n  description: <script>x\n", "H001"),
        ("docs/index.md", "\n[a dead link](gone.md)\n", "L001"),
        ("docs/index.md", '\n<p style="color: red">x</p>\n', "Content-Security-Policy refuses"),
    ],
)
def test_what_is_wrong_stops_it_and_leaves_the_last_site(tmp_path, file, fault, said):
    root, site = copy_sample(tmp_path), tmp_path / "site"
    (site / "kept").mkdir(parents=True)
    (root / file).write_text((root / file).read_text("utf-8") + fault, "utf-8")
    process = built("properdocs", root, site)
    assert process.returncode != 0
    assert said in process.stdout
    assert [path.name for path in site.iterdir()] == ["kept"]
    assert [path.name for path in tmp_path.glob("site.*")] == []

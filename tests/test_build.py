"""The build as a maintainer runs it: `mkdocs build --strict` on copies of the sample edition."""

import re
import shutil

import pytest
from edition.records.record import KINDS
from helpers import FINDINGS, REPOSITORY, SAMPLE, copy_sample, digests, mkdocs_build, run, write

BROKEN = ["Y001", "Y004", "Y005", "R001", "R003", "G003", "G007", "N003", "Q004", "P004"]
"""Ten kinds of broken data: bytes, syntax, a key, fields, values, dates, references, notes, quotations, paragraphs."""


@pytest.fixture(scope="module")
def before(sample_site) -> dict[str, str]:
    """The site that was built before, file by file."""
    return digests(sample_site)


def test_the_sample_builds_without_a_warning(sample, tmp_path):
    built = mkdocs_build(sample, tmp_path / "site")
    assert built.returncode == 0, built.stdout
    assert "WARNING" not in built.stdout
    assert "ERROR" not in built.stdout
    assert not list(tmp_path.glob("site.building*"))


@pytest.mark.parametrize("code", BROKEN)
def test_broken_data_stops_the_build_and_leaves_the_site_as_it_was(code, tmp_path, sample_site, before):
    root, site = copy_sample(tmp_path, FINDINGS / code), tmp_path / "site"
    shutil.copytree(sample_site, site)
    built = mkdocs_build(root, site)
    assert built.returncode == 1
    for line in (FINDINGS / code / "expected.txt").read_text("utf-8").splitlines():
        assert line in built.stdout
    assert digests(site) == before
    assert not list(tmp_path.glob("site.building*"))


@pytest.mark.parametrize(
    ("link", "complaint"),
    [
        ("[nowhere](/nowhere.md)", "docs/index.md:11: L001 A link to /nowhere.md, which is no page."),
        (
            "[a place that is not there](/reading.md#no-such-place)",
            (
                "docs/index.md:11: L002 A link to /reading.md#no-such-place, but reading.md has no place"
                " #no-such-place. Mend the part after the #."
            ),
        ),
        (
            "![a picture](missing.png)",
            "docs/index.md:11: L003 An image missing.png, which is no file. Put the file under docs/",
        ),
    ],
)
def test_a_dead_link_in_prose_stops_the_build_and_leaves_the_site_as_it_was(
    link, complaint, sample, tmp_path, sample_site, before
):
    page, site = sample / "docs/index.md", tmp_path / "site"
    page.write_text(page.read_text("utf-8") + f"\nSee {link}.\n", "utf-8")
    shutil.copytree(sample_site, site)
    built = mkdocs_build(sample, site)
    assert built.returncode == 1
    assert complaint in built.stdout
    assert digests(site) == before
    assert not list(tmp_path.glob("site.building*"))


def test_a_site_mended_takes_the_place_of_the_last(sample, tmp_path):
    site = tmp_path / "site"
    write(site, {"index.html": "the last site", "gone/index.html": "a page that is no more"})
    assert mkdocs_build(sample, site).returncode == 0
    assert "The Eclipse of 1919" in (site / "index.html").read_text("utf-8")
    assert not (site / "gone").exists()


def test_the_same_input_gives_the_same_bytes(sample, tmp_path):
    """Also with other hash seeds: no set may decide an order."""
    first, second = tmp_path / "first", tmp_path / "second"
    for site, seed in ((first, "1"), (second, "2")):
        assert mkdocs_build(sample, site, SOURCE_DATE_EPOCH="1580000000", PYTHONHASHSEED=seed).returncode == 0
    assert digests(first) == digests(second)


SHIP = '''"""A new kind of record, as a maintainer would add it: three lines."""

from edition.records.record import Titled, kind


@kind("ship", "ships")
class Ship(Titled):
    """Three lines."""
'''


def test_a_new_kind_of_record_costs_three_lines_and_a_file(sample, tmp_path):
    write(
        sample,
        {
            "ship.py": SHIP,
            "data/ships.yml": (
                "anselm:\n  title: RMS Anselm\n  description: It took both parties from [Liverpool](place:principe) as"
                " far as Madeira.\n"
            ),
            "docs/voyage.md": "# The voyage\n\nThey sailed on the [Anselm](ship:anselm).\n",
        },
    )
    config = sample / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("hooks: [", "hooks: [ship.py, "), "utf-8")
    built = mkdocs_build(sample, tmp_path / "site")
    assert built.returncode == 0, built.stdout
    page, index, voyage = (
        (tmp_path / "site" / path / "index.html").read_text("utf-8") for path in ("ships/anselm", "ships", "voyage")
    )
    assert re.search(r"<h1[^>]*>RMS Anselm", page)
    assert 'class="ref ship" href="anselm/"' in index
    assert 'class="ref ship" href="../ships/anselm/"' in voyage
    assert '"ship:anselm"' in (tmp_path / "site/data/previews.json").read_text("utf-8")
    assert "ship" not in KINDS


PLAIN = """site_name: Plain
docs_dir: pages
strict: true
theme: mkdocs
markdown_extensions: [attr_list, md_in_html, def_list, tables, footnotes, admonition]
validation:
  omitted_files: warn
  unrecognized_links: warn
  links: {not_found: warn, anchors: warn, absolute_links: warn}
"""
"""A site generator that knows nothing of the edition."""


@pytest.mark.parametrize("whose", ["the sample's", "the real edition's"])
def test_pages_written_out_are_good_for_any_site_generator(whose, tmp_path):
    root = REPOSITORY if whose == "the real edition's" else SAMPLE
    written = run("edition", "pages", tmp_path / "pages", "--root", root)
    assert written.returncode == 0, written.stdout
    write(tmp_path, {"mkdocs.yml": PLAIN})
    built = mkdocs_build(tmp_path, tmp_path / "site")
    assert built.returncode == 0, built.stdout
    assert not re.search(
        rf"\]\((?:{'|'.join(KINDS)}):",
        "".join(without_code(path.read_text("utf-8")) for path in (tmp_path / "pages").rglob("*.md")),
    )


def without_code(markdown: str) -> str:
    return re.sub(r"```.*?```|`[^`\n]+`", "", markdown, flags=re.S)


@pytest.mark.parametrize(
    "remark",
    [
        "<!-- a private remark -->",
        "<!--\na private remark\n-->",
        "<!-- [a private remark](person:nobody-at-all)[^77] -->",
    ],
)
def test_a_comment_is_nowhere_in_the_site(sample, tmp_path, remark):
    page = sample / "docs/reading.md"
    page.write_text(
        page.read_text("utf-8").replace("Clouds hung over", f"{remark}\n\nClouds {remark} hung over")
        + f"\n- {remark}\n- An item.\n",
        "utf-8",
    )
    people = sample / "data/people.yml"
    people.write_text(
        people.read_text("utf-8").replace(
            "description: He planned", "description: >-\n    " + remark.replace("\n", "\n    ") + " He planned"
        ),
        "utf-8",
    )
    site = tmp_path / "site"
    built = mkdocs_build(sample, site)
    assert built.returncode == 0, built.stdout
    assert [
        path
        for path in site.rglob("*")
        if path.suffix in (".html", ".json", ".xml", ".js") and "private remark" in path.read_text("utf-8")
    ] == []
    assert "<li></li>" not in (site / "reading/index.html").read_text("utf-8")
    assert "He planned both expeditions" in (site / "people/frank-dyson/index.html").read_text("utf-8")
    assert run("edition", "pages", tmp_path / "plain", "--root", sample).returncode == 0
    assert "private remark" not in (tmp_path / "plain/reading.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("# The Eclipse of 1919", ['<h1 id="the-eclipse-of-1919">The Eclipse of 1919</h1>']),
        ("# The Eclipse of 1919 {#x}", ['<h1 id="x">The Eclipse of 1919</h1>']),
        ("The Eclipse of 1919\n===================", ['<h1 id="the-eclipse-of-1919">The Eclipse of 1919</h1>']),
        ("", ["<h1>The Eclipse of 1919</h1>"]),
        ("# Welcome", ["<h1>The Eclipse of 1919</h1>", '<h2 id="welcome">Welcome</h2>']),
    ],
)
def test_the_title_stands_once_on_the_title_page(sample, tmp_path, heading, expected):
    page, ledger = sample / "docs/index.md", sample / "data/addresses.txt"
    page.write_text(page.read_text("utf-8").replace("# The Eclipse of 1919", heading), "utf-8")
    ledger.write_text(ledger.read_text("utf-8").replace("/#the-eclipse-of-1919\n", ""), "utf-8")  # never published
    assert mkdocs_build(sample, tmp_path / "site").returncode == 0
    html = (tmp_path / "site/index.html").read_text("utf-8")
    assert re.findall(r"<h1.*?</h1>|<h2 id=.welcome.*?</h2>", html) == expected
    assert "put a theory to the test" in html


@pytest.mark.parametrize("heading", ["# The Eclipse of 1919 {#x}", "# Welcome {#x}"])
def test_an_old_id_of_the_title_pages_heading_leads_on(sample, tmp_path, heading):
    page, moved = sample / "docs/index.md", sample / "data/redirects.yml"
    page.write_text(page.read_text("utf-8").replace("# The Eclipse of 1919", heading), "utf-8")
    moved.write_text(moved.read_text("utf-8") + "/#the-eclipse-of-1919: /#x\n", "utf-8")
    built = mkdocs_build(sample, tmp_path / "site")
    assert built.returncode == 0, built.stdout
    html = (tmp_path / "site/index.html").read_text("utf-8")
    assert html.count("<h1") == 1 and html.count(' id="x"') == 1
    assert "The Eclipse of 1919</h1>" in html
    assert re.findall(r'id="the-eclipse-of-1919"[^>]*', html) == ['id="the-eclipse-of-1919" data-now="x"']

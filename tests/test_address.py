"""A site that knows its own address, and one that does not; pages that would not work are refused."""

import re

import pytest
from helpers import ADDRESS, copy_sample, mkdocs_build, write

NO_ADDRESS = (
    "No SITE_URL: pages have no canonical address, there is no sitemap, and the page for what is not found is a plain"
    " one."
)


@pytest.fixture(scope="module")
def with_address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("addressed")
    root, site = copy_sample(folder), folder / "site"
    (root / "source.txt").unlink()  # a site that has it is private
    return mkdocs_build(root, site, SITE_URL=ADDRESS), site


def test_without_an_address_the_build_says_in_a_line_what_is_missing(sample, tmp_path):
    built = mkdocs_build(sample, tmp_path / "site")
    assert built.returncode == 0
    assert built.stdout.splitlines().count(NO_ADDRESS) == 1


def test_without_an_address_there_is_no_empty_sitemap(sample_site):
    assert not list(sample_site.glob("sitemap*"))
    assert "canonical" not in (sample_site / "index.html").read_text("utf-8")


def test_without_an_address_the_page_for_what_is_not_found_needs_nothing_else(sample_site):
    page = (sample_site / "404.html").read_text("utf-8")
    assert "This page does not exist" in page and "The Eclipse of 1919" in page
    assert not re.search(r"\b(href|src)=", page), "it is served at any depth: no link from it can be right"


def test_with_an_address_sitemap_and_page_for_what_is_not_found_lead_where_they_should(with_address):
    built, site = with_address
    assert built.returncode == 0 and NO_ADDRESS not in built.stdout
    assert f"<loc>{ADDRESS}people/</loc>" in (site / "sitemap.xml").read_text("utf-8")
    assert 'href="/parallel/"' in (site / "404.html").read_text("utf-8").replace(
        'href="/parallel/."', 'href="/parallel/"'
    )


def test_addresses_without_a_slash_are_refused_before_anything_is_written(sample, tmp_path):
    with (sample / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\nuse_directory_urls: false\n")
    built = mkdocs_build(sample, tmp_path / "site")
    assert built.returncode == 1
    assert "mkdocs.yml: use_directory_urls is false" in built.stdout and "Traceback" not in built.stdout
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<p style="color: red">Red.</p>', 'style="color: red"'),
        ('<b onclick="alert(1)">Now</b>', 'onclick="alert(1)"'),
        ("![A picture](https://elsewhere.example/a.png)", 'src="https://elsewhere.example/a.png"'),
    ],
)
def test_what_browsers_would_leave_out_of_a_page_stops_the_build_and_names_the_page(written, part, sample, tmp_path):
    write(sample, {"docs/extra.md": f"# Extra\n\n{written}\n"})
    built = mkdocs_build(sample, tmp_path / "site")
    assert built.returncode == 1
    assert f"extra.md: the page has {part}, which the site's Content-Security-Policy refuses" in built.stdout


def test_a_record_named_in_arabic_or_hanja_alone_has_an_id_that_stays(sample, tmp_path):
    with (sample / "data" / "people.yml").open("a", encoding="utf-8") as file:
        for id, form, lang in (("first", "عبد الله", "ar"), ("second", "加藤", "ja")):
            file.write(
                f"{id}:\n  names: [{{form: {form}, lang: {lang}, source: s}}]\n  description: Of"
                " [Principe](place:principe).[^s]\n  sources: {s: {title: A source, url: 'https://example.org/',"
                " seen: '2026-01-01', supports: the name}}\n"
            )
    with (sample / "data" / "edition.yml").open("a", encoding="utf-8") as file:
        file.write("left_to_readers: {Arab: A name as its owner writes it.}\n")
    write(
        sample,
        {
            "docs/extra.md": (
                "# 平壤\n\n## 평양\n\nOf [him](person:first) and [him](person:second).\n\n## 서울\n\nMore.\n"
            )
        },
    )
    built = mkdocs_build(sample, tmp_path / "site")
    assert built.returncode == 0, built.stdout
    ids = {
        name: re.findall(r'<h[12] id="([^"]*)"', (tmp_path / "site" / name / "index.html").read_text("utf-8"))
        for name in ("extra", "people/first", "people/second", "people")
    }
    assert ids["extra"] == ["平壤", "평양", "서울"]
    assert (ids["people/first"][0], ids["people/second"][0]) == ("عبد-الله", "加藤")
    assert not [id for found in ids.values() for id in found if re.fullmatch(r"_\d+", id)]

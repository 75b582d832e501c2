"""An edition of the years before and after Christ: its calendar in the margin, and the months of its search."""

import pytest
from helpers import SMALL, copy_sample, mkdocs_build, write
from servers import served

EVENTS = {
    "ides": ("The Ides of March", "-0043-03-15"),
    "funeral": ("The funeral in the forum", "-0043-04-02"),
    "priest": ("The high priest in the forum", "-0011-03-06"),
    "death": ("The death at Nola in the forum", "0014-08-19"),
}
TEXT = "\n\n".join(
    f'They told of [it](event:{id}). {"Much was said of it in the forum. " * 40}\n{{: #{id} answers="{number}" }}'
    for number, id in enumerate(EVENTS, 1)
)


@pytest.fixture(scope="module")
def rome(tmp_path_factory):
    """The address of a site that tells of 44 BC, 12 BC and AD 14."""
    folder = tmp_path_factory.mktemp("rome")
    root = copy_sample(folder)
    for path in [*(root / "data").rglob("*.yml"), root / "source.txt"]:
        if path.name != "edition.yml":
            path.unlink()
    for path in (root / "docs" / "texts").rglob("*.md"):
        path.unlink()
    texts = SMALL["data/texts.yml"].replace("chapter.md", "reading.md").replace("length: 1", "length: 4")
    write(
        root,
        {
            "data/texts.yml": texts,
            "data/addresses.txt": "release 1.0.0\n",
            "data/paragraph-ids.txt": "".join(f"{id}\n" for id in EVENTS),
            "data/events.yml": "".join(
                f"{id}: {{title: {title}, date: '{date}'}}\n" for id, (title, date) in EVENTS.items()
            ),
            "docs/reading.md": f"# Lives\n\n## An end\n\n{TEXT}\n",
            "docs/index.md": "# Lives\n\nBegin.\n",
        },
    )
    built = mkdocs_build(root, folder / "site")
    assert built.returncode == 0, built.stdout
    with served(folder / "site") as url:
        yield url


def test_the_calendar_in_the_margin_runs_through_the_years_before_christ(open_page, rome):
    page = open_page(f"{rome}reading/")
    page.locator(".rail").wait_for(state="attached")
    assert page.locator(".rail__row span").all_text_contents() == ["Mar", "Apr", "12 BC", "AD 14"]
    assert page.locator(".rail__row").nth(0).locator("i").count() == 31
    page.locator("#priest").evaluate("p => scrollTo(0, p.getBoundingClientRect().top + scrollY - 100)")
    page.locator(".rail__date", has_text="6 March 12 BC".replace("6 ", "6\u00a0")).wait_for(state="attached")


def test_the_search_is_narrowed_by_months_before_christ_in_their_order(open_page, rome):
    page = open_page(f"{rome}reading/")
    page.locator(".search__input:visible, .search__open:visible").first.click()
    page.keyboard.type("forum")
    page.wait_for_function("() => document.querySelector('.search').dataset.shown === 'forum'")
    assert page.locator(".search__facets option").all_text_contents() == [
        "Any date",
        "March 44 BC",
        "April 44 BC",
        "March 12 BC",
        "August AD 14",
    ]
    page.locator(".search__facets select").select_option("-0011-03")
    assert "The high priest" in page.locator(".search__results").inner_text()
    assert "Nola" not in page.locator(".search__results").inner_text()

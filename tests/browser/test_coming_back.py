"""Going and coming back: links opened elsewhere change nothing here, and an index is as it was left."""

from __future__ import annotations

import pytest
from helpers import ADDRESS
from stage import NOTES

WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}

pytestmark = pytest.mark.stage


def open_in_place(page, site, address: str) -> None:
    """Have the theme open pages without a reload, which it does where the site's map names this very address."""
    here = (site / "sitemap.xml").read_text("utf-8").replace(ADDRESS, address)
    page.context.route("**/sitemap.xml", lambda route: route.fulfill(body=here, content_type="application/xml"))
    page.goto(page.url)
    page.wait_for_load_state("networkidle")
    page.evaluate("window.stays = true")


# --- links opened elsewhere -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "how",
    [
        {"modifiers": ["Control"]},
        {"modifiers": ["Shift"]},
        {"modifiers": ["Meta"]},
        {"modifiers": ["Control", "Shift"]},
        {"button": "middle"},
    ],
    ids=["ctrl", "shift", "meta", "both", "middle"],
)
def test_after_a_link_was_opened_elsewhere_a_section_is_gone_to_without_fetching_the_page_again(
    open_page, address, stage_site, how
):
    page = open_page("reading/")
    open_in_place(page, stage_site, address)
    if how == {
        "modifiers": ["Meta"]
    }:  # opens a tab on a Mac alone; elsewhere the key does nothing, and the theme lets it through
        page.evaluate("addEventListener('click', event => event.preventDefault(), { once: true })")
        page.evaluate(
            "document.querySelector('.chapter a.ref.person').dispatchEvent(new MouseEvent('click', { metaKey: true,"
            " bubbles: true, cancelable: true }))"
        )
    else:
        with page.context.expect_page():
            page.locator(".chapter > .para a.ref.person").first.click(**how)
    assert page.url == f"{address}reading/"
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("reading/") else None)
    page.locator(".md-sidebar--secondary .md-nav__link").nth(3).click()
    page.wait_for_url("**/reading/#*")
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    assert asked == []
    assert page.evaluate("window.stays")


def test_after_a_sheet_was_opened_by_touch_a_section_is_gone_to_without_fetching_the_page_again(
    open_page, address, stage_site
):
    page = open_page("reading/", viewport=NARROW, has_touch=True)
    open_in_place(page, stage_site, address)
    page.locator(".chapter .para a.ref.person").first.tap()
    page.locator("dialog.sheet").get_by_role("button", name="Close").tap()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("reading/") else None)
    page.evaluate("document.querySelector('.md-nav--secondary a[href*=\"#\"], .footnote-ref').click()")
    page.wait_for_url("**/reading/#*")
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    assert asked == []


def test_from_another_page_one_comes_back_to_the_first_by_the_arrow(open_page, address, stage_site):
    page = open_page("reading/")
    open_in_place(page, stage_site, address)
    page.locator(".md-tabs a", has_text="Register").click()
    page.locator("article h1", has_text="People").wait_for()
    page.go_back()
    page.locator(".chapter h1").wait_for()
    assert page.url == f"{address}reading/"
    assert page.evaluate("window.stays")


# --- an index ---------------------------------------------------------------------------------------------------------


def narrowed(page) -> tuple[str, str, int]:
    """Words and order of an index, and how many entries show."""
    return (
        page.get_by_label("Filter").input_value(),
        page.get_by_label("Order").input_value(),
        page.locator(".entries li:visible").count(),
    )


@pytest.fixture(params=["in place", "anew"])
def people(open_page, address, stage_site, request):
    """The index of people, where pages open in place, and where each is loaded anew."""
    page = open_page("people/")
    if request.param == "in place":
        open_in_place(page, stage_site, address)
    return page


def leave(page) -> None:
    page.locator(".entries li:visible a").last.click()
    page.wait_for_url("**/people/*/")
    page.locator(".record h1").wait_for()


def test_back_from_a_record_the_index_is_filtered_and_ordered_as_it_was(people):
    people.get_by_label("Filter").fill("lisb")
    people.get_by_label("Order").select_option("side")
    was = narrowed(people)
    leave(people)
    people.go_back()
    people.wait_for_function("() => document.querySelector('.tools input')?.value === 'lisb'")
    people.wait_for_function("() => document.querySelector('.entries.rearranged')")
    assert narrowed(people) == was
    assert 0 < was[2] < people.locator(".entries li").count()


def test_back_from_a_record_one_is_where_one_was(people):
    people.get_by_label("Filter").fill("obs")
    people.evaluate("scrollTo({ top: 900, behavior: 'instant' })")
    people.locator(".entries li:visible a").evaluate_all(
        "links => links.find(link => link.getBoundingClientRect().top > 200).click()"
    )
    people.wait_for_url("**/people/*/")
    people.locator(".record h1").wait_for()
    people.go_back()
    people.wait_for_function(
        "() => document.querySelector('.tools input')?.value === 'obs' && Math.abs(scrollY - 900) < 4"
    )


def test_by_a_link_the_index_is_whole(people):
    people.get_by_label("Filter").fill("dyson")
    leave(people)
    people.locator(".md-tabs a", has_text="Register").click()
    people.wait_for_url("**/people/")
    people.wait_for_function("() => document.querySelector('.entries')?.dataset.equipped")
    words, order, shown = narrowed(people)
    assert (words, order, shown) == ("", "", people.locator(".entries li").count())


def test_an_index_loaded_again_keeps_its_filter_and_another_index_has_none(people, address):
    people.get_by_label("Filter").fill("dyson")
    people.reload()
    people.wait_for_function("() => document.querySelector('.tools input').value === 'dyson'")
    assert 0 < people.locator(".entries li:visible").count() < 10
    people.goto(f"{address}places/")
    assert people.get_by_label("Filter").input_value() == ""


# --- paper ------------------------------------------------------------------------------------------------------------


def test_on_paper_every_note_has_its_marker_also_where_the_reader_put_the_marks_away(open_page):
    page = open_page("reading/")
    page.get_by_role("button", name="Reading").click()
    assert page.locator(".chapter sup a.footnote-ref:visible").count() == 0
    page.emulate_media(media="print")
    shown = page.locator(".chapter sup a.footnote-ref").evaluate_all(
        "all => all.filter(it => it.checkVisibility()).length"
    )
    assert (shown, page.locator(".footnote li:visible").count()) == (NOTES, NOTES)
    assert page.locator(".chapter a.ref.variant.mark").first.evaluate("it => it.checkVisibility()")
    page.emulate_media(media="screen")
    assert page.locator(".chapter sup a.footnote-ref:visible").count() == 0

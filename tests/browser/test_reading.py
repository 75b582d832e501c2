"""What a reader does with the chapter: notes, cards, paragraphs, links, keyboard only, without scripts."""

from __future__ import annotations

import pytest

WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
PAGES = ["", "chapter/", "people/", "places/", "organizations/", "events/", "quotations/", "notes/", "documents/", "works/",
         "people/zhou-enlai/", "places/wonsan/", "organizations/eighth-army/", "events/wake-island-conference/",
         "quotations/truman-hell-no/", "notes/21/", "documents/frus1950v07-d573/", "works/frus1950v07/", "about/", "about/method/", "about/chronology/", "data/", "apparatus/", "apparatus/announcement-of-halting/"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_kind_of_page_opens_without_error_and_without_sideways_scrolling(open_page, viewport, scheme):
    page = open_page("", viewport=viewport, color_scheme=scheme)
    base = page.url
    for path in PAGES:
        page.goto(base + path)
        assert page.locator("h1").count() >= 1, path
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, f"{path} is {overflow} px too wide"


def test_the_colour_scheme_follows_the_system(open_page):
    colours = [open_page("", color_scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor") for scheme in ("light", "dark")]
    assert colours == ["rgb(251, 249, 243)", "rgb(25, 24, 22)"]


def test_a_note_opens_as_a_card_on_hover_and_stays_while_the_pointer_is_in_it(open_page):
    page = open_page("chapter/", viewport={"width": 1100, "height": 900})
    marker = page.locator("a.footnote-ref").first
    marker.hover()
    card = page.locator("#card")
    card.wait_for(state="visible")
    assert "Note 1" in card.inner_text() and "Verified in part" in card.inner_text()
    card.hover()
    page.wait_for_timeout(500)
    assert card.is_visible()
    page.mouse.move(5, 5)
    card.wait_for(state="hidden")


def test_a_card_opens_on_keyboard_focus_and_escape_closes_it(open_page):
    page = open_page("chapter/")
    link = page.locator('article a.person[href$="/yakov-malik/"]').first
    link.evaluate("element => element.focus({focusVisible: true})")
    card = page.locator("#card")
    card.wait_for(state="visible")
    assert "Yakov" in card.inner_text()
    assert link.get_attribute("aria-describedby") == "card"
    page.keyboard.press("Escape")
    assert card.is_hidden()
    assert link.get_attribute("aria-describedby") is None


def test_a_card_shows_the_name_in_its_script(open_page):
    page = open_page("people/peng-dehuai/")
    page.locator('article a.person[href$="mao-zedong/"]').first.hover()
    page.locator("#card").wait_for(state="visible")
    assert page.locator('#card [lang="zh-Hant"]').inner_text() == "毛澤東"


def test_a_marker_leads_to_its_note_and_the_note_back(open_page):
    page = open_page("chapter/")
    page.locator("a.footnote-ref").nth(11).click()
    assert page.url.endswith("#fn:12")
    page.locator('li[id="fn:12"] a[role="doc-backlink"]').click()
    assert page.url.endswith("#fnref:12")


def test_from_a_sentence_to_the_archive_in_two_clicks(open_page):
    page = open_page("chapter/")
    page.locator('li[id="fn:3"] a.document').first.click()
    page.locator("h1").wait_for()
    assert page.locator('dl a[href^="https://history.state.gov/"]').count() == 1


def test_a_record_leads_back_to_the_paragraph_that_names_it(open_page):
    page = open_page("people/john-muccio/")
    page.locator('article a[href*="chapter/#"]').last.click()
    page.wait_for_url("**/chapter/#*")
    assert page.locator(".para:target").is_visible()


def test_search_finds_a_passage_and_marks_the_words(open_page):
    page = open_page("")
    page.keyboard.press("/")
    page.keyboard.type("Panikkar", delay=20)
    result = page.locator(".search__result").first
    result.wait_for()
    assert "Panikkar" in result.inner_text()
    page.keyboard.press("Escape")


def test_an_index_filters_without_accents_and_sorts(open_page):
    page = open_page("places/")
    page.get_by_label("Filter").fill("Pyongyang")
    entries = page.locator(".entries li:visible")
    assert "P’yŏngyang" in entries.first.inner_text()
    assert entries.count() < 8
    assert "of" in page.locator(".tools output").inner_text()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "P’yŏngyang"
    page.goto(page.url.replace("places", "people"))
    page.get_by_label("Order").select_option("side")
    assert page.locator(".entries h2").first.inner_text() == "China"
    page.get_by_label("Order").select_option("")
    assert page.locator(".entries h2").first.inner_text().startswith("A")


def test_a_mark_on_the_line_of_days_leads_to_its_event(open_page):
    page = open_page("people/mao-zedong/")
    page.locator(".timeline a").first.click()
    page.wait_for_url("**/events/*/")


def test_the_chapter_can_be_walked_by_keyboard_alone(open_page):
    page = open_page("")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.begin')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/chapter/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement !== document.body")


def test_without_scripts_text_notes_and_lists_remain(open_page):
    page = open_page("chapter/", java_script_enabled=False)
    assert page.locator(".footnote li").count() == 54
    assert page.locator("a.footnote-ref").first.get_attribute("href") == "#fn:1"
    assert page.locator(".para").count() > 60
    page.goto(page.url.replace("chapter", "events"))
    assert page.locator(".entries li").count() > 60


def test_previous_and_next_follow_the_order_of_the_kind(open_page):
    page = open_page("notes/21/")
    assert "Note 20" in page.locator(".md-footer__link--prev").inner_text()
    assert "Note 22" in page.locator(".md-footer__link--next").inner_text()
    page = open_page("events/rhee-rally/")
    assert page.locator(".md-footer__link--next").count() == 1

"""What a reader does with the chapter: notes, cards, paragraphs, links, keyboard only, without scripts."""

from __future__ import annotations

import pytest
from servers import LATER
from stage import NOTES, PARAGRAPHS

WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}

pytestmark = pytest.mark.stage


def test_the_colour_scheme_follows_the_system(open_page):
    colours = [
        open_page("", color_scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    ]
    assert colours == ["rgb(251, 249, 243)", "rgb(25, 24, 22)"]


def test_a_note_opens_as_a_card_on_hover_and_stays_while_the_pointer_is_in_it(open_page):
    page = open_page("reading/", viewport={"width": 1100, "height": 900})
    marker = page.locator("a.footnote-ref").first
    marker.hover()
    card = page.locator("#card")
    card.wait_for(state="visible")
    assert "Note 1" in card.inner_text() and "Attributed in the text" in card.inner_text()
    card.hover()
    page.evaluate(LATER)
    assert card.is_visible()
    page.mouse.move(5, 5)
    card.wait_for(state="hidden")


def test_a_card_opens_on_keyboard_focus_and_escape_closes_it(open_page):
    page = open_page("reading/")
    link = page.locator('article a.person[href$="/frank-dyson/"]').first
    link.evaluate("element => element.focus({focusVisible: true})")
    card = page.locator("#card")
    card.wait_for(state="visible")
    assert "Frank Dyson" in card.inner_text()
    assert link.get_attribute("aria-describedby") == "card"
    page.keyboard.press("Escape")
    assert card.is_hidden()
    assert link.get_attribute("aria-describedby") is None


def test_a_card_shows_the_name_in_its_script(open_page):
    page = open_page("events/plate-4/")
    page.locator('article a.person[href$="observer-4/"]').first.hover()
    page.locator("#card").wait_for(state="visible")
    assert page.locator('#card [lang="el"]').inner_text() == "Παρατηρητής 4"


def test_a_marker_leads_to_its_note_and_the_note_back(open_page):
    page = open_page("reading/")
    page.locator("a.footnote-ref").nth(11).click()
    assert page.url.endswith("#fn:12")
    page.locator('li[id="fn:12"] a[role="doc-backlink"]').click()
    assert page.url.endswith("#fnref:12")


def test_from_a_note_to_the_document_in_one_click(open_page):
    page = open_page("reading/")
    page.locator('li[id="fn:4"] a.document').first.click()
    page.locator("h1").wait_for()
    assert "Joint Eclipse Meeting" in page.locator("h1").inner_text()


def test_a_record_leads_back_to_the_paragraph_that_names_it(open_page):
    page = open_page("people/observer-7/")
    page.locator('article a[href*="reading/#"]').last.click()
    page.wait_for_url("**/reading/#*")
    assert page.locator(".para:target").is_visible()


def test_search_finds_a_passage_and_marks_the_words(open_page):
    page = open_page("")
    page.keyboard.press("/")
    page.keyboard.type("clockmaker")
    result = page.locator(".search__result").first
    result.wait_for()
    assert "clockmaker" in result.inner_text()
    page.keyboard.press("Escape")


def test_an_index_filters_without_accents_and_sorts(open_page):
    page = open_page("places/")
    page.get_by_label("Filter").fill("Principe")
    entries = page.locator(".entries li:visible")
    assert "Príncipe" in entries.first.inner_text()
    assert entries.count() == 1
    assert "of" in page.locator(".tools output").inner_text()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Príncipe"
    page.goto(page.url.replace("places", "people"))
    page.get_by_label("Order").select_option("side")
    assert page.locator(".entries h2").first.inner_text() == "Cambridge"
    page.get_by_label("Order").select_option("")
    assert page.locator(".entries h2").first.inner_text().startswith("D")


def test_a_mark_on_the_line_of_days_leads_to_its_event(open_page):
    page = open_page("people/arthur-eddington/")
    page.locator(".timeline a").first.click()
    page.wait_for_url("**/events/*/")


def test_the_chapter_can_be_walked_by_keyboard_alone(open_page):
    page = open_page("")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.begin')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/reading/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement !== document.body")


def test_a_note_on_a_wide_screen_is_lit_in_the_margin(open_page):
    page = open_page("reading/")
    page.locator("a.footnote-ref").nth(2).hover()
    page.locator(".margin__note.on").wait_for()
    assert page.locator(".margin__note.on").inner_text().startswith("3")
    assert page.locator("#card").is_hidden()


def test_touch_opens_a_sheet_from_which_the_page_is_opened(open_page):
    page = open_page("reading/", viewport=NARROW, has_touch=True)
    page.locator(".chapter .para a.ref.person").first.tap()
    sheet = page.locator("dialog.sheet")
    sheet.get_by_role("link", name="Open page").tap()
    page.wait_for_url("**/people/*/")
    assert sheet.count() == 0 or sheet.is_hidden()


# --- where one is ---------------------------------------------------------------------------------------------------


def test_the_rail_tells_paragraph_and_day(open_page):
    page = open_page("reading/")
    dated = page.locator(".chapter > .para[data-when]").nth(4)
    dated.evaluate("it => scrollTo({ top: it.getBoundingClientRect().top + scrollY - 200, behavior: 'instant' })")
    number = dated.evaluate("it => [...document.querySelectorAll('.chapter .para')].indexOf(it) + 1")
    page.locator(".rail__read", has_text=f"¶ {number} of").wait_for()
    assert page.locator(".rail__date").inner_text().startswith(dated.get_attribute("data-when"))
    assert page.locator(".rail .now").count() > 0


def test_a_link_within_the_page_is_followed_without_fetching_it_again_and_the_way_back_works(open_page):
    page = open_page("reading/")
    page.evaluate("document.querySelector('.chapter').kept = true")
    asked = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("reading/") else None)
    page.locator(".md-sidebar--secondary .md-nav__link").nth(3).click()
    before = page.evaluate("scrollY")
    page.locator("a.footnote-ref").nth(11).click()
    page.wait_for_url("**#fn:12")
    page.go_back()
    page.wait_for_function("before => Math.abs(scrollY - before) < 1200", arg=before)
    assert page.evaluate("document.querySelector('.chapter').kept")
    assert asked == []


def place(page, selector: str) -> tuple[float, str]:
    """Where on the screen the paragraph of an element stands, and its id."""
    return tuple(
        page.locator(selector).first.evaluate(
            "it => { const p = it.closest('.para'); return [p.getBoundingClientRect().top, p.id] }"
        )
    )


def test_from_a_record_one_comes_back_to_the_paragraph_where_it_was(open_page):
    page = open_page("reading/")
    selector = ".chapter > h2:nth-of-type(3) ~ .para a.ref.person"
    page.locator(selector).first.evaluate(
        "it => scrollTo({ top: it.getBoundingClientRect().top + scrollY - 417, behavior: 'instant' })"
    )
    was = place(page, selector)
    page.locator(selector).first.click()
    page.wait_for_url("**/people/*/")
    page.locator(".back").click()
    page.wait_for_url(f"**/reading/#{was[1]}")
    page.wait_for_function(
        "([top, id]) => Math.abs(document.getElementById(id)?.getBoundingClientRect().top - top) < 3", arg=list(was)
    )
    assert page.locator(".back").count() == 0


def test_from_a_note_at_the_end_one_comes_back_to_the_paragraph_where_it_was(open_page):
    page = open_page("reading/", viewport=NARROW)
    selector = ".chapter > h2:nth-of-type(2) ~ .para a.footnote-ref"
    page.locator(selector).first.evaluate(
        "it => scrollTo({ top: it.getBoundingClientRect().top + scrollY - 417, behavior: 'instant' })"
    )
    was = place(page, selector)
    page.locator(selector).first.click()
    page.locator(".back").click()
    assert place(page, selector) == (pytest.approx(was[0], abs=2), was[1])


# --- reading without marks, and citing ------------------------------------------------------------------------------


def marks(page) -> dict:
    """What of the annotation shows: markers, signs and notes of the margin that have a place, and links with a line."""
    return page.evaluate("""() => ({
      shown: [...document.querySelectorAll('.chapter sup a, .chapter a.ref.variant.mark, .margin__note')]
        .filter(it => it.checkVisibility()).length,
      lines: [...document.querySelectorAll('.chapter > .para a.ref')]
        .filter(it => it.checkVisibility()).map(it => getComputedStyle(it))
        .filter(it => it.backgroundImage !== 'none'
          || it.textDecorationLine !== 'none' && it.textDecorationColor !== 'rgba(0, 0, 0, 0)').length,
    })""")


SETTLED = """() => document.fonts.ready.then(() => new Promise((done) => {
  let last = -1;
  const look = () => {
    const height = document.documentElement.scrollHeight;
    if (height === last) return done();
    last = height;
    requestAnimationFrame(() => requestAnimationFrame(look));
  };
  look();
}))"""
"""The faces are there, and the page is as high as it was two frames ago: what was far down has been laid out."""


def test_reading_mode_hides_every_mark_keeps_the_line_and_is_remembered(open_page):
    page = open_page("reading/")
    page.evaluate(SETTLED)
    assert marks(page)["shown"] > 2 * NOTES and marks(page)["lines"] > 90
    page.evaluate("scrollTo({ top: 3000, behavior: 'instant' })")
    read = (
        "[...document.querySelectorAll('.chapter > .para')].findLast(it => it.getBoundingClientRect().top < innerHeight"
        " * .36)"
    )
    page.evaluate(SETTLED)
    page.evaluate(f"window.read = {read}")
    before = page.evaluate("window.read.getBoundingClientRect().top")
    page.get_by_role("button", name="Reading").click()
    page.evaluate(SETTLED)
    assert marks(page) == {"shown": 0, "lines": 0}
    assert abs(page.evaluate("window.read.getBoundingClientRect().top") - before) <= 1
    page.reload()
    page.locator(".reading[aria-pressed=true]").wait_for()
    assert marks(page) == {"shown": 0, "lines": 0}
    page.keyboard.press("Alt+r")
    assert marks(page)["lines"] > 90


def test_a_citation_names_edition_release_paragraph_and_address(open_page):
    page = open_page("reading/")
    paragraph = page.locator(".chapter > .para").nth(6)
    paragraph.hover()
    paragraph.locator(".cite").click()
    said = page.locator("dialog.sheet").inner_text()
    for part in ("The Eclipse of 1919", "release", "¶ 7", f"reading/#{paragraph.get_attribute('id')}"):
        assert part in said


# --- without scripts ------------------------------------------------------------------------------------------------


def test_without_scripts_text_notes_links_and_lists_remain(open_page):
    page = open_page("reading/", java_script_enabled=False)
    assert page.locator(".footnote li:visible").count() == NOTES
    assert page.locator("sup a.footnote-ref:visible").count() == NOTES
    assert page.locator("a.footnote-ref").first.get_attribute("href") == "#fn:1"
    assert page.locator(".para:visible").count() == PARAGRAPHS
    assert page.locator(".para a.ref:visible").count() > 90
    for control in (".reading", ".search"):  # what would do nothing is not shown
        assert page.locator(control).is_hidden()
    page.locator(".para a.ref.person").first.click()
    page.wait_for_url("**/people/*/")
    page.goto(page.url.rsplit("/people/", 1)[0] + "/events/")
    assert page.locator(".entries li:visible").count() > 30


def test_without_scripts_the_menu_of_narrow_screens_opens(open_page):
    page = open_page("people/", viewport=NARROW, java_script_enabled=False)
    page.locator('.md-header label[for="__drawer"]').click()
    page.locator(".md-sidebar--primary").get_by_role("link", name="Places").click()
    page.wait_for_url("**/places/")


def test_previous_and_next_follow_the_order_of_the_kind(open_page):
    page = open_page("notes/21/")
    assert "Note 20" in page.locator(".md-footer__link--prev").inner_text()
    assert "Note 22" in page.locator(".md-footer__link--next").inner_text()
    page = open_page("events/plate-1/")
    assert page.locator(".md-footer__link--next").count() == 1

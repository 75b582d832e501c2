"""WCAG 2.2 AA, by axe on every kind of page and in all that opens; and the keyboard alone, which axe cannot try."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
    "preload": False,
}
OF_COLOUR = ["color-contrast", "link-in-text-block"]
OF_SIGHT = [*OF_COLOUR, "target-size"]
"""Rules that look at what is drawn; they take nine tenths of the time."""


def some(rules: list[str]) -> dict:
    return RULES | {"runOnly": {"type": "rule", "values": rules}}


def violations(pages, opened: str | None = None) -> list[str]:
    """What axe finds in light and in dark, in all pages at once: `…/people/ (390, dark): color-contrast: <a …>`.

    In dark only rules of colour can tell anything else than in light. Where something has opened in a page that is
    looked at elsewhere, the rules of sight are asked of it alone.
    """
    but_sight = RULES | {"rules": {rule: {"enabled": False} for rule in OF_SIGHT}}
    light = [(opened, some(OF_SIGHT)), (None, but_sight)] if opened else [(None, RULES)]
    found = []
    for scheme, runs in (("light", light), ("dark", [(opened, some(OF_COLOUR))])):
        for page in pages:
            page.evaluate(
                "scheme => { document.body.dataset.mdColorScheme = scheme }",
                {"light": "default", "dark": "slate"}[scheme],
            )
            page.evaluate(Axe().axe_script)
            page.evaluate(
                "runs => { window.found = (async () => { const all = []; for (const [within, rules] of runs)"
                " all.push(...(await axe.run(within ?? document, rules)).violations); return all })() }",
                runs,
            )
        for page in pages:
            place = f"{page.url} ({page.viewport_size['width']}, {scheme})"
            found += [
                f"{place}: {rule['id']}: {node['html'][:200]}: {node['failureSummary']}"
                for rule in page.evaluate("window.found")
                for node in rule["nodes"]
            ]
    return found


@pytest.fixture
def both(open_page):
    """both(path) -> the page on a wide screen and on a narrow one; without motion, for a colour halfway to another is
    none of ours.
    """
    return lambda path: [
        open_page(path, viewport=viewport, has_touch=viewport is NARROW, reduced_motion="reduce")
        for viewport in (WIDE, NARROW)
    ]


# --- axe ------------------------------------------------------------------------------------------------------------


ALIKE = """() => {
  const seen = {};
  for (const it of document.querySelectorAll('article li:not(.footnote li), article tr')) {
    const parts = [...new Set([it, ...it.querySelectorAll('*')].map(part => `${part.tagName}.${part.className}`))];
    const shape = [it.parentElement.className, ...parts.sort()].join();
    if ((seen[shape] = (seen[shape] ?? 0) + 1) > 3) it.remove();
  }
}"""
"""Of lines that are made of the same parts three are enough: an index of hundreds would take axe most of its time."""


def test_no_kind_of_page_has_a_violation_of_any_impact(both, address, kinds_of_page):
    pages, found = both(""), []
    for path in kinds_of_page:
        for page in pages:
            page.goto(address + path)
            page.evaluate(ALIKE)
        found += violations(pages)
    assert found == []


def test_the_page_of_the_source_text_has_none_either(both, sample_address):
    assert violations(both(f"{sample_address}texts/chapter/")) == []


def legend(page):
    page.locator(".legend summary").click()


def note(page):
    page.locator("a.footnote-ref:visible").nth(3).hover()
    page.locator("a.footnote-ref.on, #card:visible").first.wait_for()


def card(page):
    page.locator(".chapter .para a.ref.person").first.hover()
    page.locator("#card").wait_for()


def citation(page):
    page.locator(".para-mark").first.focus()
    page.locator(".cite").click()
    page.locator("dialog.sheet").wait_for()


def search(page):
    page.keyboard.press("/")
    page.keyboard.type("Panikkar")
    page.locator(".search__result").first.wait_for()


def search_in_vain(page):
    page.keyboard.press("/")
    page.keyboard.type("zzzzqqq")
    page.locator(".search__status", has_text="Nothing").wait_for()


def way_back(page):
    page.locator("a.footnote-ref:visible").nth(3).focus()
    page.keyboard.press("Enter")
    page.locator(".back").wait_for()


def reading(page):
    page.keyboard.press("Alt+r")


def test_nothing_that_opens_in_the_chapter_has_a_violation(both):
    pages, found = both("chapter/"), []
    steps = [
        (legend, ".legend"),
        (note, ".margin, #card"),
        (card, "#card"),
        (citation, ".sheet"),
        (search, ".search"),
        (search_in_vain, ".search"),
        (way_back, ".back"),
        (reading, ".md-header"),
    ]
    for step, opened in steps:
        for page in pages:
            step(page)
        found += [f"{step.__name__}: {line}" for line in violations(pages, opened)]
        for page in pages:
            page.keyboard.press("Escape")
            page.mouse.move(0, 0)
    assert found == []


@pytest.mark.parametrize("link", ["a.ref.person", "a.footnote-ref"])
def test_the_sheet_that_touch_opens_has_no_violation(open_page, link):
    page = open_page("chapter/", viewport=NARROW, has_touch=True, reduced_motion="reduce")
    page.locator(f".chapter .para {link}").first.tap()
    page.locator("dialog.sheet").wait_for()
    assert violations([page], ".sheet") == []


def test_the_menu_of_narrow_screens_has_no_violation(open_page):
    page = open_page("people/", viewport=NARROW, reduced_motion="reduce")
    page.get_by_role("button", name="Menu").click()
    assert page.locator(".md-sidebar--primary").get_by_role("link", name="Home").is_visible()
    assert violations([page], ".md-sidebar--primary") == []


# --- the keyboard ---------------------------------------------------------------------------------------------------

FOCUSED = """until => {
  const it = document.activeElement;
  // the switch between light and dark is a hidden input: its label shows the focus
  const shown = it.matches('.md-option') ? it.nextElementSibling : it;
  const style = getComputedStyle(shown), boxes = [...shown.getClientRects()];
  const there = (x, y) => {
    const top = document.elementFromPoint(x, y);
    return top && (shown.contains(top) || top.contains(shown) && !top.matches('body, main, article, header'));
  };
  return {
    reached: it.matches(until),
    name: `${it.tagName.toLowerCase()}.${it.className} ${it.textContent.trim().slice(0, 30)}`,
    marked: style.outlineStyle !== 'none' && (style.outlineStyle === 'auto' || parseFloat(style.outlineWidth) >= 2)
      || style.boxShadow !== 'none',
    seen: boxes.some(({ left, right, top, bottom }) =>
      [0.1, 0.5, 0.9].some(part => there(left + (right - left) * part, (top + bottom) / 2))),
  };
}"""
"""The element that has the focus: whether a mark shows it, and whether any of it is on the screen and under nothing."""


def tab(page, until: str, most: int = 80, key: str = "Tab") -> list[dict]:
    """Press Tab until the selector has the focus; the stops on the way."""
    stops = []
    for _ in range(most):
        page.keyboard.press(key)
        stops.append(page.evaluate(FOCUSED, until))
        if stops[-1]["reached"]:
            return stops
    raise AssertionError(f"{until} is not reached by {most} presses of {key}: {[stop['name'] for stop in stops]}")


def unseen(stops: list[dict]) -> list[str]:
    return [stop["name"] for stop in stops if not (stop["marked"] and stop["seen"])]


@pytest.mark.stage
def test_the_first_stop_skips_to_the_content(open_page):
    page = open_page("reading/")
    assert tab(page, ".md-skip", most=1)[0]["seen"]
    page.keyboard.press("Enter")
    assert unseen(tab(page, ".para-mark", most=8)) == []


@pytest.mark.stage
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_stop_of_the_chapter_shows_the_focus_and_is_covered_by_nothing(open_page, viewport):
    page = open_page("reading/", viewport=viewport, reduced_motion="reduce")
    page.evaluate("document.querySelectorAll('.chapter .para')[12].querySelector('a').id = 'far'")
    assert unseen(tab(page, "#far", most=400)) == []
    assert unseen(tab(page, ".md-skip", most=400, key="Shift+Tab")) == []


@pytest.mark.stage
@pytest.mark.parametrize("path", ["", "people/frank-dyson/", "people/", "notes/12/"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_stop_of_other_pages_shows_the_focus(open_page, path, viewport):
    page = open_page(path, viewport=viewport, reduced_motion="reduce")
    page.evaluate("[...document.querySelectorAll('.md-footer a')].at(-1).id = 'last'")
    assert unseen(tab(page, "#last", most=300)) == []


@pytest.mark.stage
def test_the_menu_of_narrow_screens_opens_and_closes_by_keyboard(open_page):
    page = open_page("people/", viewport=NARROW, reduced_motion="reduce")
    menu = page.locator(".md-sidebar--primary").get_by_role("link", name="Home", include_hidden=True)
    assert menu.is_hidden()
    assert unseen(tab(page, ".menu", most=3)) == []
    page.keyboard.press("Enter")
    assert menu.is_visible()
    tab(page, ".md-sidebar--primary a", most=8)
    page.keyboard.press("Escape")
    assert menu.is_hidden()
    assert page.evaluate("document.activeElement.matches('.menu')")


@pytest.mark.stage
def test_wide_screens_have_no_menu_but_tabs(open_page):
    page = open_page("people/")
    assert page.locator(".menu").is_hidden()
    assert page.locator(".md-tabs").get_by_role("link", name="Register").is_visible()


@pytest.mark.stage
def test_the_search_is_walked_with_tab_and_arrows_and_escape_leaves_it(open_page):
    page = open_page("reading/")
    tab(page, ".search__input")
    page.keyboard.type("clockmaker")
    page.locator(".search__result").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.search__result')")
    assert page.evaluate(FOCUSED, "*")["marked"]
    page.keyboard.press("Escape")
    assert page.locator(".search__panel").is_hidden()
    assert page.evaluate("document.activeElement.matches('.search__input')")


@pytest.mark.stage
def test_paragraph_note_and_card_are_reached_and_escape_closes_each(open_page):
    page = open_page("reading/", viewport=NARROW)
    tab(page, ".para-mark")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.cite')")
    for selector in ("a.ref.person", "a.footnote-ref"):
        tab(page, f".chapter .para {selector}")
        page.locator("#card").wait_for(state="visible")
        page.keyboard.press("Escape")
        assert page.locator("#card").is_hidden()
        assert page.evaluate("selector => document.activeElement.matches(selector)", selector), (
            "the focus stays where it was"
        )


@pytest.mark.stage
def test_the_citation_takes_the_focus_keeps_it_and_gives_it_back(open_page):
    page = open_page("reading/")
    tab(page, ".cite")
    page.keyboard.press("Enter")
    page.locator("dialog.sheet").wait_for()
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || Boolean(document.activeElement.closest('dialog'))"
        )
    page.keyboard.press("Escape")
    assert page.locator("dialog.sheet").is_hidden()
    assert page.evaluate("document.activeElement.matches('.cite')")

"""Keys while a letter is being composed: arrows, Escape and Enter belong to the method of input, not to the page."""

from __future__ import annotations

import pytest

WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
KEYS = {"ArrowDown": 40, "ArrowUp": 38, "Escape": 27, "Enter": 13}

pytestmark = pytest.mark.stage


def compose(page, text: str) -> None:
    """Begin to compose in the field that has the focus, as an input method does."""
    page.context.new_cdp_session(page).send(
        "Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
    )


def composing(page, key: str, number: int | None = None) -> None:
    """A key pressed while composing, as browsers report it: by `isComposing`, or, as Safari does after the last letter,
    by 229 alone.
    """
    init = {"key": key, "keyCode": number or KEYS[key], "isComposing": number is None}
    page.evaluate(
        "init => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true,"
        " cancelable: true }))",
        init,
    )


def field(page, text: str = "평"):
    page.keyboard.press("/")
    compose(page, text)
    page.wait_for_function("text => document.querySelector('.search').dataset.shown === text", arg=text)
    return page.locator(".search__input")


@pytest.mark.parametrize("text", ["평", "毛", "ピョ"])
def test_what_is_being_composed_is_searched_for(open_page, text):
    page = open_page("people/")
    assert field(page, text).input_value() == text


@pytest.mark.parametrize("number", [None, 229], ids=["composing", "229"])
@pytest.mark.parametrize("key", KEYS)
def test_in_the_search_a_key_of_the_composition_moves_and_closes_nothing(open_page, key, number):
    page = open_page("people/")
    input_ = field(page)
    composing(page, key, number)
    assert input_.evaluate("field => field === document.activeElement")
    assert page.locator(".search__panel").is_visible()


@pytest.mark.parametrize("number", [None, 229], ids=["composing", "229"])
@pytest.mark.parametrize("key", KEYS)
def test_in_the_filter_of_an_index_it_moves_and_empties_nothing(open_page, key, number):
    page = open_page("people/")
    filter_ = page.get_by_label("Filter")
    filter_.fill("dyson")
    composing(page, key, number)
    assert filter_.evaluate("field => field === document.activeElement && field.value === 'dyson'")


def test_while_composing_escape_leaves_the_card_and_the_menu_as_they_are(open_page):
    page = open_page("reading/", viewport={"width": 1100, "height": 900})
    page.locator(".chapter a.ref.person").first.evaluate("link => link.focus({ focusVisible: true })")
    page.locator("#card").wait_for()
    composing(page, "Escape")
    assert page.locator("#card").is_visible()
    page = open_page("people/", viewport=NARROW)
    page.get_by_role("button", name="Menu").click()
    composing(page, "Escape")
    assert page.locator("#__drawer").is_checked()


def test_after_the_composition_the_keys_are_the_pages_again(open_page):
    page = open_page("people/")
    field(page, "Π")
    page.keyboard.insert_text("Παρατηρητής 4")
    page.locator(".search__result").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.search__result')")
    page.keyboard.press("Escape")
    assert page.locator(".search__panel").is_hidden()

"""Light or dark from the first picture on: before scripts run, without them, and with what the reader chose."""

from __future__ import annotations

import pytest
from servers import DRAWN

LIGHT, DARK = "rgb(251, 249, 243)", "rgb(25, 24, 22)"
GROUND = "getComputedStyle(document.body).backgroundColor"

pytestmark = pytest.mark.stage


def choose(page, scheme: str) -> None:
    """As a reader does, with the switch in the head; it is there when the other scheme is shown."""
    page.locator(f'label[title="Switch to {scheme}"]').click()
    page.wait_for_function(f"() => {GROUND} === '{DARK if scheme == 'dark' else LIGHT}'")


def hold_scripts(page, but: str = "") -> None:
    """Scripts are never answered, but the one named: what is seen is what a reader sees before they come."""
    page.route("**/*.js", lambda route: route.continue_() if but and but in route.request.url else None)


@pytest.mark.parametrize("path", ["", "reading/", "people/frank-dyson/"])
@pytest.mark.parametrize(("system", "ground"), [("light", LIGHT), ("dark", DARK)])
def test_the_first_picture_is_as_the_system_has_it(open_page, address, path, system, ground):
    page = open_page("data/records.json", color_scheme=system)
    hold_scripts(page, but="early.js")
    page.goto(address + path, wait_until="commit")
    page.locator(".md-footer").wait_for()
    page.evaluate(DRAWN)
    assert page.evaluate(GROUND) == ground


@pytest.mark.parametrize(("system", "ground"), [("light", LIGHT), ("dark", DARK)])
def test_without_scripts_it_is_as_the_system_has_it(open_page, system, ground):
    page = open_page("reading/", color_scheme=system, java_script_enabled=False)
    assert page.locator("html.no-js").count() == 1
    assert page.evaluate(GROUND) == ground


@pytest.mark.parametrize(("system", "chosen", "ground"), [("dark", "light", LIGHT), ("light", "dark", DARK)])
def test_what_the_reader_chose_goes_before_the_system_from_the_first_picture_on(
    open_page, address, system, chosen, ground
):
    page = open_page("reading/", color_scheme=system)
    choose(page, chosen)
    hold_scripts(page, but="early.js")
    page.goto(f"{address}people/", wait_until="commit")
    page.locator(".md-footer").wait_for()
    page.evaluate(DRAWN)
    assert page.evaluate(GROUND) == ground
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == chosen


def test_before_anything_has_come_the_window_is_dark_in_a_dark_system(open_page, address):
    page = open_page("data/records.json", color_scheme="dark")
    page.route("**/*.css", lambda route: None)
    hold_scripts(page)
    page.goto(f"{address}reading/", wait_until="commit")
    page.wait_for_function("() => document.querySelector('meta[name=color-scheme]')", polling=50)
    assert page.evaluate("getComputedStyle(document.documentElement).color") == "rgb(255, 255, 255)", (
        "what the browser writes on a dark ground"
    )


def test_a_choice_is_kept_by_the_theme_and_can_be_taken_back(open_page):
    page = open_page("reading/", color_scheme="dark")
    choose(page, "light")
    page.reload()
    assert page.evaluate(GROUND) == LIGHT
    choose(page, "dark")
    page.reload()
    assert page.evaluate(GROUND) == DARK


def test_the_switch_shows_the_scheme_that_is_seen(open_page):
    for system, other in (("light", "dark"), ("dark", "light")):
        page = open_page("reading/", color_scheme=system)
        page.locator(f'label[title="Switch to {other}"]:visible').wait_for()
        assert page.locator(f'label[title="Switch to {system}"]').is_hidden()


def test_on_paper_it_is_light_in_a_dark_system_also_without_scripts(open_page):
    page = open_page("reading/", color_scheme="dark", java_script_enabled=False)
    page.emulate_media(media="print")
    assert page.evaluate(f"[{GROUND}, getComputedStyle(document.querySelector('.para')).color]") == [
        "rgb(255, 255, 255)",
        "rgb(0, 0, 0)",
    ]


def test_an_edition_of_one_scheme_stays_light(open_page, sample_address):
    assert open_page(f"{sample_address}people/", color_scheme="dark").evaluate(GROUND) == LIGHT

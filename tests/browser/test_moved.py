"""Old addresses lead on: from a server, from a disk, with scripts and without."""

from __future__ import annotations

from pathlib import Path

import pytest

LEADS = {
    "people/a-s-eddington/": "people/arthur-eddington/",
    "people/eddington/": "people/arthur-eddington/",
    "essay/": "reading/",
    "essay/#light": "reading/#light-is-bent",
    "essay/#the-plates": "reading/#the-plates",
    "reading/#clouds-at-principe": "reading/#the-day-itself",
    "reading/#the-secretary": "people/frank-dyson/",
}


def arrives(browser, start: str, end: str, script: bool = True) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(start)
    page.wait_for_url(end)
    assert page.locator("h1").count() == 1
    context.close()


@pytest.mark.parametrize(("old", "new"), LEADS.items())
def test_an_old_address_leads_on(browser, sample_address, old, new):
    arrives(browser, sample_address + old, sample_address + new)


@pytest.mark.parametrize(("old", "new"), LEADS.items())
def test_an_old_address_leads_on_from_a_disk(browser, sample_site: Path, old, new):
    def file(address: str) -> str:
        page, sign, place = address.partition("#")
        return f"{(sample_site / page / 'index.html').as_uri()}{sign}{place}"

    context = browser.new_context()
    page = context.new_page()
    page.goto(file(old))
    page.wait_for_url(file(new))
    context.close()


@pytest.mark.parametrize("old", ["people/a-s-eddington/", "people/eddington/", "essay/"])
def test_a_page_leads_on_where_no_script_runs(browser, sample_address, old):
    arrives(browser, sample_address + old, f"{sample_address}{LEADS[old]}index.html", script=False)


def test_who_comes_without_scripts_for_a_place_that_went_is_told_where_and_nobody_else_is(browser, sample_address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{sample_address}reading/")
    said = page.locator("p.moved")
    assert not said.is_visible()
    page.goto(f"{sample_address}reading/#the-secretary")
    assert said.is_visible()
    box = said.bounding_box()
    assert box and 0 <= box["y"] <= page.viewport_size["height"] - box["height"]
    page.get_by_role("link", name="Frank Dyson").last.click()
    page.wait_for_url(f"{sample_address}people/frank-dyson/")
    context.close()


def test_a_place_that_has_another_id_is_scrolled_to_where_no_script_runs(browser, sample_address):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 500})
    page = context.new_page()
    page.goto(f"{sample_address}reading/#clouds-at-principe")
    box = page.locator("#the-day-itself").bounding_box()
    assert box and 0 <= box["y"] < 250
    context.close()

"""A text whose words come from a file reads as the reading text does; to ask something of it takes no more steps."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from helpers import ADDRESS, REPOSITORY, mkdocs_build
from servers import served

NARROW = {"width": 390, "height": 844}
TEXTS = ["reading/", "texts/chapter/"]
"""The reading text of the sample, and the text that its source brings."""


@pytest.fixture
def address(sample_address) -> str:
    return sample_address


@pytest.mark.parametrize("text", TEXTS)
def test_a_note_is_opened_and_left_by_the_same_two_keys(open_page, text):
    page = open_page(text)
    marker = page.locator("a.footnote-ref", has_text="2").first
    marker.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#fn:2")
    page.locator('li[id="fn:2"] a[role="doc-backlink"]').press("Enter")
    assert page.url.endswith("#fnref:2")


@pytest.mark.parametrize("text", TEXTS)
def test_notes_stand_beside_the_text_and_never_over_it(open_page, text):
    page = open_page(text)
    notes = page.locator(".margin > *")
    notes.first.wait_for()
    column = page.locator(".chapter > .para").first.bounding_box()
    boxes = [notes.nth(at).bounding_box() for at in range(notes.count())]
    assert all(box["x"] >= column["x"] + column["width"] for box in boxes)
    assert all(one["y"] + one["height"] <= other["y"] for one, other in pairwise(boxes))


@pytest.mark.parametrize(("text", "heading"), zip(TEXTS, ["The reading text", "The chapter"], strict=True))
def test_the_sentences_of_either_text_that_name_somebody_stand_on_their_page(open_page, text, heading):
    page = open_page("people/frank-dyson/")
    group = page.locator("h3.side", has_text=heading).locator("xpath=following-sibling::*[1]")
    assert "Dyson" in group.inner_text()
    group.locator("a").first.click()
    page.wait_for_url(f"**/{text}#*")
    assert page.locator(".para:target").is_visible()


@pytest.mark.parametrize(("text", "words"), zip(TEXTS, ["went too far", "drifting cloud"], strict=True))
def test_the_words_of_either_text_are_found(open_page, text, words):
    page = open_page(text)
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.locator(".search__result mark").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{text}*#*")


@pytest.mark.parametrize("text", TEXTS)
def test_a_paragraph_is_cited_by_text_number_and_address(open_page, text):
    page = open_page(text)
    paragraph = page.locator(".chapter > .para").nth(2)
    paragraph.hover()
    paragraph.locator(".cite").click()
    said = page.locator("dialog.sheet").inner_text()
    assert "¶ 3" in said and f"{text}#{paragraph.get_attribute('id')}" in said


def test_beside_a_paragraph_stand_its_notes_or_what_answers_it_as_the_reader_chooses(open_page):
    page = open_page("texts/chapter/")
    choice = page.get_by_role("group", name="Beside the text")
    notes, answers = choice.get_by_role("button").all()
    assert (notes.get_attribute("aria-pressed"), page.locator(".answer").count()) == ("true", 0)
    answers.focus()
    page.keyboard.press("Enter")
    assert page.locator(".answer").count() == 4 and page.locator(".margin > *").count() == 0
    assert "twice as far as an older reckoning" in page.locator(".answer").first.inner_text()
    page.reload()
    page.locator(".answer").first.wait_for()
    page.get_by_role("group", name="Beside the text").get_by_role("button").first.click()
    assert page.locator(".answer").count() == 0


def test_on_a_narrow_screen_what_answers_a_paragraph_stands_under_it(open_page):
    page = open_page("texts/chapter/", viewport=NARROW)
    page.get_by_role("group", name="Beside the text").get_by_role("button").last.click()
    paragraph, answer = page.locator("#p-1").bounding_box(), page.locator(".answer").first.bounding_box()
    assert answer["y"] >= paragraph["y"] + paragraph["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_without_scripts_the_text_and_its_notes_remain(open_page):
    page = open_page("texts/chapter/", java_script_enabled=False)
    assert "Newton" in page.locator("#p-1").inner_text()
    assert page.locator('li[id="fn:2"]').is_visible() and not page.locator(".answers").is_visible()


def test_the_address_that_the_text_had_leads_to_it_with_its_place(open_page):
    page = open_page("source-text/#source-3")
    page.wait_for_url("**/texts/chapter/#*")
    page.wait_for_function("() => document.querySelector('#p-3').getBoundingClientRect().top < innerHeight")


def test_a_text_with_numbers_of_its_own_shows_and_cites_them(open_page):
    page = open_page("texts/account/")
    paragraph = page.locator(".para", has_text="an island")
    mark = paragraph.locator(".para-mark")
    assert mark.evaluate("mark => getComputedStyle(mark, '::before').content.includes('1.3')")
    paragraph.hover()
    paragraph.locator(".cite").click()
    said = page.locator("dialog.sheet").inner_text()
    assert "¶ 1.3" in said and "texts/account/#an-island" in said


@pytest.fixture(scope="session")
def private_address(once: Callable[..., Path]) -> Iterator[str]:
    """The edition's own site with the text that its holder gives it."""

    def make(folder: Path) -> None:
        source = str(Path(os.environ["SOURCE"]).resolve())
        built = mkdocs_build(REPOSITORY, folder / "site", SITE_URL=ADDRESS, SOURCE=source)
        assert built.returncode == 0, built.stdout

    with served(once("private", make) / "site") as url:
        yield url


@pytest.mark.source
def test_the_holder_opens_the_text_in_one_step_and_finds_note_name_and_words_in_it(open_page, private_address):
    page = open_page(private_address)
    page.locator(".md-tabs__link").nth(1).click()
    page.wait_for_url("**/texts/chapter/")
    page.locator("a.footnote-ref", has_text="27").first.click()
    assert page.url.endswith("#fn:27")
    page.locator('li[id="fn:27"] a[role="doc-backlink"]').click()
    assert page.url.endswith("#fnref:27")
    page.keyboard.press("/")
    page.keyboard.type("hot pursuit")
    page.locator(".search__result mark").first.wait_for()
    assert page.locator('.search__result a[href*="texts/chapter/"], a.search__result[href*="texts/chapter/"]').count()
    page.keyboard.press("Escape")
    page.goto(f"{private_address}people/peng-dehuai/")
    first = page.locator("#in-the-text ~ h3.side").first
    assert first.inner_text().lower() == "the chapter"
    assert first.locator("xpath=following-sibling::*[1]").locator('a[href*="texts/chapter/#p-"]').count() == 3

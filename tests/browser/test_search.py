"""The search as a reader uses it: what is found first, keys, narrowing, opening, without a network, on a narrow screen,
in a large edition.

What has to be found stands in tests/search/: gold.tsv, not_first.tsv and fold.tsv.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import re
import threading
from collections import Counter
from pathlib import Path

import pytest
from edition.look import theme
from edition.records.record import KINDS
from edition.search.units import units_of
from helpers import ADDRESS, copy_sample, mkdocs_build

WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
FIRST_QUERY = 190_000
"""Bytes, compressed, that a first query may cost."""


def rows(name: str) -> list[list[str]]:
    """The lines of a file of tests/search, each as its fields."""
    text = (Path(__file__).parents[1] / "search" / name).read_text("utf-8")
    return [line.split("\t") for line in text.split("\n")[1:-1]]


def url(ref: str) -> str:
    kind, _, id = ref.partition(":")
    return f"chapter/#{id}" if kind == "chapter" else f"{KINDS[kind].plural}/{id}/"


def found(page, queries: list[str]) -> list[list[str]]:
    """The addresses of the first three results of each query."""
    call = (
        "async queries => { const all = []; for (const query of queries) all.push((await"
        " editionSearch.find(query)).slice(0, 3).map(result => result.url)); return all }"
    )
    return page.evaluate(call, queries)


def data(page) -> dict:
    """What the search has fetched."""
    return page.evaluate("async () => (await fetch(new URL('../search/index.json', location))).json()")


def units(page) -> dict[str, list]:
    return data(page)["units"]


def search(page, text: str):
    """Type into the field; the results, once they are those of the whole text."""
    page.locator(".search__input:visible, .search__open:visible").first.click()
    page.locator(".search__input").fill("")
    page.keyboard.type(text)
    page.wait_for_function("text => document.querySelector('.search').dataset.shown === text", arg=text)
    return page.locator(".search__results a")


def said(page) -> str:
    return page.locator(".search").get_by_role("status").inner_text()


# --- what is found ----------------------------------------------------------------------------------------------------


def test_of_the_gold_file_99_in_100_come_first_and_all_among_the_first_three(open_page):
    gold = rows("gold.tsv")
    results = found(open_page("people/"), [row[0] for row in gold])
    not_first = [
        (row[0], row[1], pages) for row, pages in zip(gold, results, strict=True) if pages[:1] != [url(row[1])]
    ]
    assert [miss for miss in not_first if url(miss[1]) not in miss[2]] == []
    assert len(not_first) <= len(gold) / 100, not_first


def test_nothing_comes_first_that_should_not(open_page):
    cases = rows("not_first.tsv")
    results = found(open_page("people/"), [row[0] for row in cases])
    assert [
        (row, pages)
        for row, pages in zip(cases, results, strict=True)
        if pages and (pages[0] == url(row[1]) or (row[2] and pages[0] != url(row[2])))
    ] == []


def test_the_browser_folds_as_the_build_does(open_page):
    cases = rows("fold.tsv")
    keys = open_page("people/").evaluate("texts => texts.map(editionSearch.fold)", [row[0] for row in cases])
    assert [(row, key) for row, key in zip(cases, keys, strict=True) if key != row[1]] == []


# --- typing, keys, opening --------------------------------------------------------------------------------------------


@pytest.mark.stage
def test_typing_shows_results_and_says_how_many(open_page):
    page = open_page("people/")
    results = search(page, "eddingtn")
    assert "Arthur Eddington" in results.first.inner_text()
    assert re.fullmatch(r"\d+ results", said(page))


@pytest.mark.stage
def test_a_spelling_that_only_a_rule_gives_is_said_to_be_one(open_page):
    page = open_page("people/")
    lists = units(page)
    derived = next(forms[0] for forms in lists["derived"] if forms)
    assert f"{derived}, by rule" in search(page, derived).first.inner_text()


@pytest.mark.stage
@pytest.mark.parametrize("key", ["/", "s"])
def test_a_key_opens_the_search_and_the_field_has_the_focus(open_page, key):
    page = open_page("people/frank-dyson/")
    page.keyboard.press(key)
    assert page.locator(".search__input").evaluate("field => field === document.activeElement && field.value === ''")
    assert page.locator(".search__panel").is_visible()


@pytest.mark.stage
def test_in_a_field_the_key_is_a_letter(open_page):
    page = open_page("places/")
    page.get_by_label("Filter").press_sequentially("s/")
    assert page.get_by_label("Filter").input_value() == "s/"
    assert page.locator(".search__panel").is_hidden()


@pytest.mark.stage
def test_arrows_walk_from_the_field_through_the_results_and_back(open_page):
    page = open_page("people/")
    search(page, "Observer")
    at = "() => [...document.querySelectorAll('.search__results a')].indexOf(document.activeElement)"
    walk = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
        walk.append(page.evaluate(at))
    assert walk == [0, 1, 0, -1, -1]
    assert page.locator(".search__input").evaluate("field => field === document.activeElement")


@pytest.mark.stage
def test_enter_opens_the_first_result_even_before_it_is_shown(open_page):
    page = open_page("people/")
    held: list = []
    page.route("**/search/index.json", lambda route: held.append(route))
    with page.expect_request("**/search/index.json"):
        page.keyboard.press("/")
    page.keyboard.insert_text("Principe")
    page.keyboard.press("Enter")
    assert page.locator(".search__result").count() == 0
    held[0].continue_()
    page.wait_for_url("**/places/principe/")


@pytest.mark.stage
def test_enter_on_a_passage_opens_it_at_its_paragraph_with_the_words_marked(open_page):
    page = open_page("people/")
    results = search(page, "clouds decisive")
    passage = results.filter(has_text="Reading text").first
    address = passage.get_attribute("href")
    passage.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/reading/#*")
    assert page.url == address
    page.wait_for_function("() => CSS.highlights.get('search')?.size > 0")
    assert "Clouds" in page.evaluate("[...CSS.highlights.get('search')].map(String)")
    assert page.locator(".para:target").is_visible()


@pytest.mark.stage
def test_the_marks_are_gone_on_the_next_page(open_page):
    page = open_page("people/")
    search(page, "Principe").first.click()
    page.wait_for_url("**/places/principe/")
    page.wait_for_function("() => CSS.highlights.get('search')?.size > 0")
    page.locator(".md-tabs a", has_text="Register").click()
    page.wait_for_url("**/people/")
    page.wait_for_function("() => !CSS.highlights.has('search')")


@pytest.mark.stage
def test_after_a_page_has_opened_without_loading_the_results_lead_where_they_should(open_page, address, stage_site):
    page = open_page("about/findings/")
    here = (stage_site / "sitemap.xml").read_text("utf-8").replace(ADDRESS, address)
    page.route("**/sitemap.xml", lambda route: route.fulfill(body=here, content_type="application/xml"))
    page.goto(f"{address}about/findings/")  # the theme opens pages so where the map of the site names this very address
    page.wait_for_load_state("networkidle")
    page.evaluate("window.stays = true")
    page.locator(".md-tabs a", has_text="Register").click()
    page.wait_for_url("**/people/")
    page.locator("h1", has_text="People").wait_for()
    page.locator('.entries a[href*="frank-dyson/"]:visible').first.click()
    page.wait_for_url("**/people/*/")
    assert page.evaluate("window.stays"), "the page was loaded anew"
    assert search(page, "Principe").first.get_attribute("href") == f"{address}places/principe/"
    assert page.locator(".search__foot a").evaluate("link => link.href") == f"{address}names/"


@pytest.mark.stage
def test_escape_closes_the_search_and_the_field_keeps_the_focus(open_page):
    page = open_page("people/")
    search(page, "Observer")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.locator(".search__panel").is_hidden()
    assert page.locator(".search__input").evaluate("field => field === document.activeElement")


@pytest.mark.stage
def test_a_click_elsewhere_closes_the_search(open_page):
    page = open_page("people/")
    search(page, "Observer")
    page.mouse.click(20, 850)
    assert page.locator(".search__panel").is_hidden()


# --- narrowing, phrases, nothing found --------------------------------------------------------------------------------


@pytest.mark.stage
def test_results_are_narrowed_by_kind_and_widened_again(open_page):
    page = open_page("people/")
    results = search(page, "plate")
    everything = said(page)
    facets = page.get_by_role("group", name="Narrow the results")
    facets.get_by_role("button", name="Events").click()
    assert set(results.locator(".search__kind").all_inner_texts()) == {"event"}
    assert said(page) != everything
    assert facets.get_by_role("button", name="Events").evaluate(
        "button => button === document.activeElement && button.ariaPressed === 'true'"
    )
    facets.get_by_role("button", name="All").click()
    assert said(page) == everything


@pytest.mark.stage
def test_results_are_narrowed_by_the_month_they_are_about(open_page):
    page = open_page("people/")
    results = search(page, "plate")
    page.get_by_label("Date", exact=True).select_option("September 1919")
    count = said(page)
    page.get_by_role("group", name="Narrow the results").get_by_role("button", name="Events").click()
    assert 0 < results.count() <= int(count.split()[0])
    addresses = [
        re.search(r"events/[^/]+/$", link)[0] for link in results.evaluate_all("links => links.map(link => link.href)")
    ]
    lists = units(page)
    days = {
        f"events/{id}/": (first, last or first)
        for id, first, last in zip(lists["id"], lists["from"], lists["to"], strict=True)
    }
    assert all(day.startswith("1919-09") for address in addresses for day in days[address])


@pytest.mark.stage
def test_narrowed_to_nothing_it_says_that_there_are_none_and_can_be_widened(open_page):
    page = open_page("people/")
    search(page, "plate")
    page.get_by_role("group", name="Narrow the results").get_by_role("button", name="People").click()
    page.get_by_label("Date", exact=True).select_option(index=1)
    assert said(page) == "0 results"
    page.get_by_role("group", name="Narrow the results").get_by_role("button", name="All").click()
    assert page.locator(".search__results a").count() > 0


@pytest.mark.stage
def test_more_results_are_shown_on_demand_and_the_first_of_them_has_the_focus(open_page):
    page = open_page("people/")
    results = search(page, "plate")
    assert results.count() == 12
    page.get_by_role("button", name="more").click()
    assert results.count() > 12
    assert results.nth(12).evaluate("link => link === document.activeElement")


@pytest.mark.stage
@pytest.mark.parametrize("marks", ['""', "“”", "„“", "«»"])
def test_words_in_quotation_marks_are_found_only_where_they_stand_together(open_page, marks):
    page = open_page("people/")
    kinds, lists = data(page)["kinds"], units(page)
    addresses = [kinds[kind][2] + id + kinds[kind][3] for kind, id in zip(lists["kind"], lists["id"], strict=True)]
    text = {
        address: " ".join(re.findall(r"\w+", words.casefold()))
        for address, words in zip(addresses, lists["text"], strict=True)
    }
    for phrase in ("go mad", "bad focus"):
        got = page.evaluate(
            "async query => (await editionSearch.find(query)).map(result => result.url)",
            f"{marks[0]}{phrase}{marks[1]}",
        )
        assert sorted(got) == sorted(address for address in text if f" {phrase} " in f" {text[address]} ")


@pytest.mark.stage
def test_an_unknown_word_gives_names_like_it(open_page):
    page = open_page("people/")
    results = search(page, "Edingtonow")
    assert said(page) == "Nothing for “Edingtonow”. Names like it:"
    assert "Arthur Eddington" in results.first.inner_text()
    search(page, "qqqqqqqqqqqqqqqq")
    assert results.count() == 0
    assert "index of names" in said(page)


@pytest.mark.stage
def test_nothing_typed_is_nothing_said(open_page):
    page = open_page("people/")
    search(page, "Principe")
    page.locator(".search__input").fill("")
    page.wait_for_function("() => document.querySelector('.search').dataset.shown === ''")
    assert (said(page), page.locator(".search__results a").count()) == ("", 0)


# --- without a network, without scripts, on a narrow screen, in few bytes ---------------------------------------------


@pytest.mark.stage
def test_once_loaded_it_answers_new_queries_without_a_network(open_page):
    page = open_page("people/")
    search(page, "Einsten").first.wait_for()  # shown in italics, whose face comes with the first of them
    page.evaluate("document.fonts.ready")
    page.context.set_offline(True)
    assert "Arthur Eddington" in search(page, "Eddingtn").first.inner_text()
    assert search(page, "clockmaker").count() > 0


@pytest.mark.stage
def test_without_scripts_the_index_of_names_is_at_hand(open_page):
    page = open_page("people/", java_script_enabled=False)
    assert page.locator(".search").is_hidden()
    page.locator("a[href$='names/']:visible").first.click()
    page.wait_for_url("**/names/")
    link = page.locator(".names a", has_text="Observer 7").first
    assert link.get_attribute("href").endswith("people/observer-7/")


@pytest.mark.stage
def test_on_a_narrow_screen_it_takes_the_whole_of_it_and_gives_it_back(open_page):
    page = open_page("people/", viewport=NARROW)
    opener = page.locator(".search__open")
    assert opener.get_attribute("aria-expanded") == "false"
    results = search(page, "Principe")
    assert opener.get_attribute("aria-expanded") == "true"
    box = page.locator(".search__box").bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, NARROW["width"], NARROW["height"])
    assert results.first.evaluate("link => link.scrollWidth <= link.clientWidth")
    page.keyboard.press("Escape")
    assert page.locator(".search__box").is_hidden()
    assert opener.evaluate("button => button === document.activeElement")
    opener.click()
    page.get_by_role("button", name="Close the search").click()
    assert page.locator(".search__box").is_hidden()


def test_a_first_query_costs_few_bytes_and_a_reader_who_never_searches_none_of_the_data(open_page, real_site):
    page = open_page("people/")
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url.partition("/parallel/")[2]))
    page.goto(page.url)
    page.wait_for_load_state("networkidle")
    assert [path for path in requested if "search" in path and not path.startswith("assets/")] == []
    search(page, "Principe")
    files = {path for path in requested if "search" in path}
    assert {"search/index.json", "assets/search.js"} <= files
    assert [path for path in requested if theme.left_out(path)] == []
    assert sum(len(gzip.compress((real_site / path).read_bytes(), 9)) for path in files) <= FIRST_QUERY


# --- in a large edition, whose words are Pagefind's -------------------------------------------------------------------


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """The sample edition as if it were large, on a server: its address."""
    root = copy_sample(tmp_path_factory.mktemp("large"))
    with (root / "data" / "edition.yml").open("a", encoding="utf-8") as file:
        file.write("search_whole: 10\n")
    built = mkdocs_build(root, root / "site")
    assert built.returncode == 0, built.stdout
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=root / "site")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_a_large_edition_finds_names_in_other_spellings_and_words(open_page, large):
    page = open_page(f"{large}people/")
    first = [pages[0] for pages in found(page, ["Principe", "Eddingtn", "clockmaker", "RAS"])]
    assert first == [
        "places/principe/",
        "people/arthur-eddington/",
        "notes/2/",
        "organizations/royal-astronomical-society/",
    ]
    assert search(page, "clockmaker").first.locator("mark").inner_text() == "clockmaker"


def test_a_large_edition_finds_a_phrase_only_where_its_words_stand_together(open_page, large):
    page = open_page(f"{large}people/")
    assert found(page, ["“go mad”", "“mad go”"])[0][:1] == ["quotations/dyson-go-mad/"]
    assert found(page, ["“bad focus”"]) == [["reading/#the-day-itself"]]
    assert "organizations/royal-astronomical-society/" in found(page, ["Royal Society"])[0]
    assert "organizations/royal-astronomical-society/" not in page.evaluate(
        "async () => (await editionSearch.find('“Royal Society”')).map(result => result.url)"
    )


def test_a_large_edition_does_not_insist_on_a_word_that_stands_nearly_everywhere(open_page, large, sample_edition):
    page = open_page(f"{large}people/")
    texts = {
        unit.address: re.findall(r"\w+", f"{unit.title} {unit.text}".casefold()) for unit in units_of(sample_edition)
    }
    stems = Counter(stem for words in texts.values() for stem in {word[:5] for word in words})
    lacking = [
        (address, common, word)
        for address, words in texts.items()
        for common in data(page)["common"]
        if common not in words
        for word in words
        if stems[word[:5]] == 1 and len(word) > 7
    ]
    assert lacking
    for address, common, word in lacking[:3]:
        assert address in found(page, [f"{common} {word}"])[0]


def test_a_large_edition_fetches_no_words_before_the_last_letter(open_page, large):
    page = open_page(f"{large}people/")
    fetched: list[str] = []
    page.on("response", lambda answer: fetched.append(answer.url) if answer.url.endswith(".pf_fragment") else None)
    search(page, "clockmaker")
    assert len(fetched) == 2  # both passages that have the word, and none for the letters before


def test_a_large_edition_finds_names_where_words_cannot_be_fetched(browser, large):
    page = browser.new_page(viewport=WIDE)
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{large}people/")
    assert "Príncipe" in search(page, "Principe").first.inner_text()
    page.close()

"""The Content-Security-Policy in a browser: it stops nothing of ours on any kind of page, and stops what has no
business there.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from helpers import ADDRESS, copy_sample, mkdocs_build
from servers import served

WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}

LISTEN = (
    "window.refused = []; addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>"
    " refused.push([effectiveDirective, blockedURI, sample].join(' ')));"
)


@pytest.fixture
def watched(browser):
    """watched(url, …) -> a page that notes what its policy refuses; at the end nothing may have been refused, in events
    or in the console.
    """
    refused: list[str] = []
    contexts = []

    def open_(url: str, **options):
        context = browser.new_context(**{"viewport": WIDE, **options})
        contexts.append(context)
        context.expose_function("report", lambda what: refused.append(what))
        context.add_init_script(
            "addEventListener('securitypolicyviolation', event => report([location.href, event.effectiveDirective,"
            " event.blockedURI].join(' ')));"
        )
        page = context.new_page()
        page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: refused.append(str(error)))
        page.goto(url)
        return page

    yield open_
    for context in contexts:
        for page in context.pages:
            page.evaluate(
                "new Promise(done => requestAnimationFrame(() => setTimeout(done)))"
            )  # events still on their way
    for context in contexts:
        context.close()
    assert refused == []


def search(page, text: str):
    page.locator(".search__input:visible, .search__open:visible").first.click()
    page.locator(".search__input").fill(text)
    page.wait_for_function("text => document.querySelector('.search').dataset.shown === text", arg=text)
    return page.locator(".search__results a")


def test_no_kind_of_page_has_anything_refused(watched, address, kinds_of_page):
    page = watched(address)
    for path in kinds_of_page:
        page.goto(address + path)
        assert page.locator("h1").count() == 1, path
        assert page.locator('meta[http-equiv="Content-Security-Policy"]').count() == 1, path


def test_what_opens_in_the_chapter_is_not_refused(watched, address):
    page = watched(f"{address}chapter/", viewport={"width": 1100, "height": 900})
    page.locator(".chapter .para a.ref.person").first.hover()
    page.locator("#card").wait_for()
    page.keyboard.press("Escape")
    page.locator(".para-mark").first.focus()
    page.locator(".cite").click()
    page.locator("dialog.sheet").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Reading").click()
    assert page.locator("html[data-reading]").count() == 1
    assert search(page, "Panikkar").count() > 0
    page.keyboard.press("Escape")
    page.locator('label[title="Switch to dark"]').click()
    page.wait_for_function("() => getComputedStyle(document.body).backgroundColor === 'rgb(25, 24, 22)'")
    assert page.pdf().startswith(b"%PDF")


def test_touch_and_the_menu_of_narrow_screens_are_not_refused(watched, address):
    page = watched(f"{address}chapter/", viewport=NARROW, has_touch=True)
    page.locator(".chapter .para a.ref.person").first.tap()
    page.locator("dialog.sheet").get_by_role("link", name="Open page").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Menu").click()
    page.locator(".md-sidebar--primary").get_by_role("link", name="Home").wait_for()


def test_the_filter_and_the_order_of_an_index_are_not_refused(watched, address):
    page = watched(f"{address}people/")
    page.get_by_label("Filter").fill("zhou")
    page.get_by_label("Order").select_option("side")
    assert page.locator(".entries li:visible").count() > 0


def opening_in_place(page, site, address):
    """Have the theme open pages without a reload, which it does where the site's map names this very address."""
    here = (site / "sitemap.xml").read_text("utf-8").replace(ADDRESS, address)
    page.route("**/sitemap.xml", lambda route: route.fulfill(body=here, content_type="application/xml"))
    with page.expect_response("**/sitemap.xml"):
        page.goto(page.url)
    page.wait_for_load_state("networkidle")
    page.evaluate("window.stays = true")


def test_pages_that_come_without_a_reload_are_not_refused(watched, address, real_site):
    page = watched(f"{address}about/")
    opening_in_place(page, real_site, address)
    for tab, path in (("Register", "people/"), ("The chapter", "chapter/"), ("Sources", "notes/")):
        page.locator(".md-tabs a", has_text=tab).click()
        page.wait_for_url(f"**/{path}")
        page.wait_for_function(
            "path => document.querySelector('.md-tabs__item--active a')?.pathname.endsWith(path) ||"
            " document.querySelector('h1')",
            arg=path,
        )
    page.locator("article h1", has_text="Notes").wait_for()
    assert search(page, "Wonsan").count() > 0
    assert page.evaluate("window.stays")


def test_without_a_server_styles_and_scripts_are_not_refused(browser, real_site):
    """What Chromium itself keeps from a page on a disk are faces and data; the policy keeps nothing."""
    context = browser.new_context(viewport=WIDE)
    context.add_init_script(LISTEN)
    page = context.new_page()
    page.goto((real_site / "chapter" / "index.html").as_uri())
    page.locator(".rail__date").wait_for(state="attached")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 249, 243)"
    assert page.evaluate("refused") == []
    context.close()


@pytest.fixture(scope="module")
def large_address(tmp_path_factory):
    """The sample edition as if its text were too much for a browser: its words are Pagefind's."""
    root = copy_sample(tmp_path_factory.mktemp("large"))
    with (root / "data" / "edition.yml").open("a", encoding="utf-8") as file:
        file.write("search_whole: 10\n")
    built = mkdocs_build(root, root / "site")
    assert built.returncode == 0, built.stdout
    with served(root / "site") as url:
        yield url


def test_the_search_of_a_large_edition_is_not_refused(watched, large_address):
    page = watched(f"{large_address}people/")
    with page.expect_response(re.compile(r"/pagefind/.*\.pf_fragment$")):
        results = search(page, "clockmaker")
    assert results.first.locator("mark").inner_text() == "clockmaker"


def test_only_a_large_edition_may_run_webassembly(browser, large_address, sample_address):
    run = "WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => 'runs', () => 'refused')"
    page = browser.new_page()
    answers = []
    for url in (large_address, sample_address):
        page.goto(f"{url}people/")
        page.evaluate(f"{run}.then(answer => (document.body.dataset.answer = answer))")
        answers.append(page.locator("body").get_attribute("data-answer"))
    page.close()
    assert answers == ["runs", "refused"]


PLANTED = """<script>window.planted = 'a script'</script>
<img src="missing.png" onerror="window.planted = 'a handler'">
<a id="tempting" href="javascript:window.planted = 'a link'">x</a>
<script src="https://elsewhere.example/a.js"></script>
<base href="https://elsewhere.example/">
<p id="red" style="color: rgb(255, 0, 0)">red</p></article>"""


def test_what_is_planted_in_a_page_does_not_run(browser, address, real_site):
    context = browser.new_context()
    context.add_init_script(LISTEN)
    page = context.new_page()
    html = (real_site / "about" / "index.html").read_text("utf-8").replace("</article>", PLANTED)
    page.route("**/about/", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.route("https://elsewhere.example/**", lambda route: route.fulfill(body="window.planted = 'from elsewhere'"))
    page.goto(f"{address}about/")
    page.locator("#tempting").evaluate("link => link.click()")
    page.wait_for_function("() => refused.filter(what => what.startsWith('script-src')).length >= 4")
    assert page.evaluate("window.planted") is None
    assert page.evaluate("document.baseURI") == f"{address}about/"
    assert page.evaluate("getComputedStyle(document.querySelector('#red')).color") != "rgb(255, 0, 0)"
    seen = {what.split()[0] for what in page.evaluate("refused")}
    assert {"script-src-elem", "script-src-attr", "base-uri", "style-src-attr"} <= seen
    context.close()


def test_what_is_planted_in_a_page_that_comes_without_a_reload_does_not_run_either(browser, address, real_site):
    context = browser.new_context(viewport=WIDE)
    context.add_init_script(LISTEN)
    page = context.new_page()
    html = (real_site / "people" / "index.html").read_text("utf-8").replace("</article>", PLANTED)
    page.goto(f"{address}about/")
    opening_in_place(page, real_site, address)
    page.route("**/people/", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.locator(".md-tabs a", has_text="Register").click()
    page.locator("#tempting").wait_for(state="attached")
    page.wait_for_function("() => refused.some(what => what.startsWith('script-src-elem'))")
    assert page.evaluate("[window.planted, window.stays]") == [None, True]
    context.close()


def test_the_tests_wait_for_functions():
    """A text is compiled anew at each look, which the policy forbids where the first look was too early: `"() => …"`,
    not `"…"`.
    """
    tests = {path.name: path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py")}
    waits = [
        (name, wait) for name, text in tests.items() for wait in re.findall(r'\.wait_for_function\(\s*f?"([^"]*)', text)
    ]
    assert len(waits) > 15
    assert [wait for wait in waits if not re.match(r"(async )?(\w+|\([^)]*\)) =>", wait[1])] == []

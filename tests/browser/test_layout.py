"""What stands where: nothing moves while a page loads, nothing is too wide, nothing overlaps, nothing is lost on paper;
and what it weighs.
"""

from __future__ import annotations

import gzip
import io
import re
import time
from pathlib import Path
from urllib.parse import urlsplit

import pypdf
import pytest
from helpers import ADDRESS, LIMIT, mkdocs_build, run, write
from servers import DRAWN, served

WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture
def chapter(open_page):
    """chapter(width, …) -> the chapter, with its faces and, where there is room, its notes in the margin."""

    def open_(width: int = 1440, **options):
        page = open_page("chapter/", viewport={"width": width, "height": 900}, **options)
        page.evaluate("document.fonts.ready")
        page.wait_for_function(
            "() => innerWidth < 1220 || document.querySelectorAll('.margin__note[style]').length === 54"
        )
        return page

    return open_


# --- every kind of page ---------------------------------------------------------------------------------------------


def test_no_kind_of_page_scrolls_sideways_at_any_width(open_page, address, kinds_of_page):
    """320 px wide, and 640 with two dots to a pixel, which is a window of 1280 at 200 %; no error, and nothing from
    elsewhere.
    """
    page, too_wide = open_page("", device_scale_factor=2), []
    for path in kinds_of_page:
        page.set_viewport_size(WIDE)
        page.goto(address + path)
        assert page.locator("h1").count() == 1, path
        for width, height in ((1440, 900), (960, 600), (640, 450), (390, 844), (320, 640)):
            page.set_viewport_size({"width": width, "height": height})
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            too_wide += [f"{path} at {width}: {over} px"] if over > 0 else []
    assert too_wide == []


# --- the chapter ----------------------------------------------------------------------------------------------------

SHIFTS = """window.shifts = [];
window.watch = new PerformanceObserver(list => shifts.push(...list.getEntries()));
watch.observe({ type: 'layout-shift', buffered: true });"""
"""Before a page's own scripts: keep every shift of the layout."""

SHIFT = "() => { shifts.push(...watch.takeRecords()); return shifts.reduce((sum, shift) => sum + shift.value, 0) }"
"""The sum of all shifts of the layout since the page was asked for."""


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_nothing_moves_while_the_chapter_loads_its_faces_come_late_and_it_is_scrolled(open_page, viewport):
    page = open_page("data/", viewport=viewport)
    held: list = []
    let_go: list[bool] = []
    page.add_init_script(SHIFTS)
    page.route("**/*.woff2", lambda route: route.continue_() if let_go else held.append(route))
    with page.expect_request("**/*.woff2"):
        page.goto(page.url.replace("data/", "chapter/"), wait_until="commit")
    page.locator(".md-footer").wait_for()
    page.evaluate(DRAWN)
    assert held, "no face came late"
    let_go.append(True)
    for route in held:
        route.continue_()
    page.evaluate("document.fonts.ready")
    for _ in range(8):
        page.mouse.wheel(0, 700)
        page.evaluate(DRAWN)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.evaluate(DRAWN)
    assert f"{page.evaluate(SHIFT):.2f}" == "0.00"


LINES = """() => [...document.querySelectorAll('.chapter > .para')].flatMap(paragraph => {
  const lines = new Map(), height = parseFloat(getComputedStyle(paragraph).lineHeight);
  const top = paragraph.getBoundingClientRect().top;
  const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT), range = new Range();
  while (walk.nextNode()) {
    if (walk.currentNode.parentElement.closest('sup, .mark, .para-mark')) continue;
    for (const word of walk.currentNode.data.matchAll(/\\S+\\s*/g)) {
      range.setStart(walk.currentNode, word.index);
      range.setEnd(walk.currentNode, word.index + word[0].length);
      const box = range.getClientRects()[0], line = Math.floor((box.top + box.height / 2 - top) / height);
      lines.set(line, (lines.get(line) ?? 0) + word[0].length);
    }
  }
  return [...lines.values()].slice(0, -1);
})"""
"""The number of characters of each line, the last of each paragraph left out."""


@pytest.mark.parametrize("width", [1280, 1440, 1920])
def test_a_line_of_the_chapter_has_60_to_75_characters(chapter, width, record_property):
    lines = chapter(width).evaluate(LINES)
    mean = sum(lines) / len(lines)
    record_property("figure", f"measure of the chapter at {width} px: {mean:.0f} characters")
    assert len(lines) > 400
    assert 60 <= mean <= 75


NOTES = """() => {
  const box = it => {
    const { left, right, top, bottom } = it.getBoundingClientRect();
    return { left, right, top: top + scrollY, bottom: bottom + scrollY };
  };
  const markers = [...document.querySelectorAll('.chapter sup a.footnote-ref')];
  return {
    notes: [...document.querySelectorAll('.margin__note')]
      .map((note, at) => ({ number: at + 1, marker: box(markers[at]).top, ...box(note) })),
    text: box(document.querySelector('.chapter')).right, legend: box(document.querySelector('.legend')).bottom,
    window: document.documentElement.clientWidth, foot: box(document.querySelector('.md-footer')).top,
  };
}"""


def misplaced(page) -> list[str]:
    """Notes of the margin that are on another, on the text, outside the window, or above their markers."""
    found = page.evaluate(NOTES)
    notes, problems, before = found["notes"], [], found["legend"]
    for note in notes:
        problems += (
            [f"note {note['number']} begins {before - note['top']:.0f} px too early"] if note["top"] < before else []
        )
        problems += (
            [f"note {note['number']} stands {note['marker'] - note['top']:.0f} px above its marker"]
            if note["top"] < note["marker"] - 8
            else []
        )
        problems += (
            [f"note {note['number']} runs out of its margin"]
            if note["left"] < found["text"] or note["right"] > found["window"] or note["bottom"] > found["foot"]
            else []
        )
        before = note["bottom"]
    assert len(notes) == 54
    return problems


@pytest.mark.parametrize("width", [1280, 1440, 1920])
def test_notes_of_the_margin_stand_at_their_markers_or_below_and_never_overlap(chapter, width, record_property):
    page = chapter(width)
    notes = page.evaluate(NOTES)["notes"]
    record_property(
        "figure",
        f"notes of the margin at {width} px: at most {max(note['top'] - note['marker'] for note in notes):.0f} px below"
        " their markers",
    )
    assert misplaced(page) == []


def test_notes_of_the_margin_follow_when_the_window_changes(chapter):
    page = chapter(1920)
    page.set_viewport_size({"width": 1280, "height": 900})
    end = time.monotonic() + LIMIT
    while misplaced(page) and time.monotonic() < end:
        page.evaluate(DRAWN)
    assert misplaced(page) == []
    page.set_viewport_size(NARROW)
    page.locator(".margin").wait_for(state="detached")


def squeezed(text: str) -> str:
    """Letters and figures alone: a line may break anywhere."""
    return "".join(re.findall(r"\w", text))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_the_chapter_has_its_text_and_every_note_in_black_on_white(chapter, scheme):
    page = chapter(color_scheme=scheme)
    paragraphs = page.evaluate(
        "[...document.querySelectorAll('.chapter > .para')].map(it => { const copy = it.cloneNode(true);"
        " copy.querySelectorAll('.para-mark, .cite').forEach(part => part.remove()); return copy.textContent })"
    )
    notes = page.evaluate(
        "[...document.querySelectorAll('.footnote li')].map(it => { const copy = it.cloneNode(true);"
        " copy.querySelectorAll('.footnote-backref').forEach(back => back.remove()); return copy.textContent })"
    )
    printed = squeezed(
        "".join(
            sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
        )
    )
    assert len(notes) == 54
    assert [text for text in notes if squeezed(text)[:60] not in printed] == []
    assert [text for text in paragraphs if squeezed(text)[:60] not in printed] == []
    page.emulate_media(media="print")
    assert page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('.para')).color]"
    ) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    for part in (".margin", ".md-header", ".strip", ".rail", ".cite"):
        assert page.locator(part).is_hidden(), part


# --- weight ---------------------------------------------------------------------------------------------------------


def weight(browser, url: str, site: Path, root: str) -> int:
    """Bytes, compressed, of the HTML, styles and scripts that a first visit fetches; no faces, data or source maps."""
    page = browser.new_page()
    fetched: list[str] = []
    page.on(
        "request",
        lambda request: (
            fetched.append(urlsplit(request.url).path.removeprefix(root))
            if request.resource_type in ("document", "stylesheet", "script")
            else None
        ),
    )
    page.goto(url, wait_until="networkidle")
    page.close()
    files = [site / path / "index.html" if path.endswith("/") else site / path for path in dict.fromkeys(fetched)]
    return sum(
        len(gzip.compress(re.sub(rb"/[/*]# sourceMappingURL=\S+( \*/)?", b"", file.read_bytes()), mtime=0))
        for file in files
    )


def test_the_chapter_weighs_at_most_115_per_cent_of_a_stock_page_of_the_same_text(
    browser, address, real_site, tmp_path, record_property
):
    assert run("edition", "pages", tmp_path / "pages").returncode == 0
    write(
        tmp_path,
        {
            "docs/chapter.md": (tmp_path / "pages" / "chapter.md").read_text("utf-8"),
            "mkdocs.yml": (
                "site_name: Stock\ntheme: {name: material, font: false}\nmarkdown_extensions: [attr_list, md_in_html,"
                " footnotes, toc]\n"
            ),
        },
    )
    assert run("mkdocs", "build", "--quiet", cwd=tmp_path).returncode == 0
    with served(tmp_path / "site") as stock_address:
        stock = weight(browser, f"{stock_address}chapter/", tmp_path / "site", urlsplit(stock_address).path)
    ours = weight(browser, f"{address}chapter/", real_site, urlsplit(address).path)
    record_property("figure", f"the chapter over the wire: {ours:,} bytes, {ours / stock:.2f} times a stock page")
    assert ours <= 1.15 * stock


def test_the_faces_of_the_text_weigh_at_most_105_kilobytes_and_all_faces_220(real_site, record_property):
    faces = {path.stem: path.stat().st_size for path in sorted((real_site / "assets" / "fonts").glob("*.woff2"))}
    letters = sum(faces[name] for name in ("serif", "serif-italic", "sans", "sans-italic"))
    record_property("figure", f"{len(faces)} faces: {sum(faces.values()):,} bytes, {letters:,} of them for the text")
    assert letters <= 105 * 1024
    assert sum(faces.values()) <= 220 * 1024


# --- numbers of sections --------------------------------------------------------------------------------------------


NUMBER = "(of) => [...document.querySelectorAll(of)].map((one) => getComputedStyle(one, '::before').content)"


def test_contents_number_the_sections_that_the_headings_number(browser, sample, tmp_path):
    """Sections of sections have no number in the text, and none beside it: `##`, `###`, `##` are 1 and 2."""
    page = sample / "docs/reading.md"
    page.write_text(
        page.read_text("utf-8").replace("## The plates", "### A station\n\n### Another\n\n## The plates"), "utf-8"
    )
    assert mkdocs_build(sample, tmp_path / "site", SITE_URL=ADDRESS).returncode == 0
    with served(tmp_path / "site") as address:
        opened = browser.new_page(viewport=WIDE)
        opened.goto(f"{address}reading/")
        headings = opened.evaluate(NUMBER, ".chapter h2, .chapter h3")
        contents = opened.evaluate(NUMBER, ".md-sidebar--secondary .md-nav__list .md-nav__link")
        counted = opened.evaluate(
            "[...document.querySelectorAll('.md-sidebar--secondary .md-nav__list .md-nav__link')].map((one) =>"
            " getComputedStyle(one, '::before').counterIncrement)"
        )
        opened.close()
    assert (
        [number.startswith("counter") for number in headings]
        == [number.startswith("counter") for number in contents]
        == [True, False, False, True]
    )
    assert [number != "none" for number in counted] == [True, False, False, True]

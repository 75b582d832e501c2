"""What draws Han, Hangul and kana: the glyphs on the page and on paper, whatever fonts the machine has, and what a page
fetches for them.
"""

from __future__ import annotations

import io
import re
from collections import Counter

import pypdf
import pytest
from helpers import copy_sample, mkdocs_build, write
from servers import served

EASTERN = "[\\u1100-\\u11ff\\u2e80-\\ua4cf\\uac00-\\ud7af\\uf900-\\ufaff\\uff00-\\uffef]+"
"""A run of Han, Hangul, kana and their signs, as a regular expression of JavaScript and of Python."""

PROBE = """pattern => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), nodes = [];
  while (walk.nextNode())
    if (!walk.currentNode.parentElement.closest('script, style, [hidden], svg')) nodes.push(walk.currentNode);
  for (const node of nodes) {
    const parts = node.data.split(new RegExp(`(${pattern})`));
    if (parts.length === 1) continue;
    node.replaceWith(...parts.map((part, index) => {
      if (index % 2 === 0) return part;
      const probe = document.createElement('span');
      probe.className = 'probe';
      probe.textContent = part;
      return probe;
    }));
  }
  return document.querySelectorAll('.probe').length;
}"""
"""Put each run in an element of its own, that can be asked for its font."""


def families(page, selector: str) -> Counter[tuple[str, bool]]:
    """(family, whether it came with the page) -> glyphs, of what the elements are drawn with."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    found: Counter[tuple[str, bool]] = Counter()
    for node in session.send("DOM.querySelectorAll", {"nodeId": root, "selector": selector})["nodeIds"]:
        for font in session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]:
            found[font["familyName"], font["isCustomFont"]] += int(font["glyphCount"])
    return found


def settled(page) -> None:
    """Wait until every face that the page shows has come."""
    page.evaluate("document.fonts.ready")
    page.wait_for_function("() => document.fonts.status === 'loaded'")


@pytest.mark.parametrize(
    "path", ["people/mao-zedong/", "people/kim-il-sung/", "places/pyongyang/", "names/", "chapter/"]
)
def test_our_own_faces_draw_every_such_character_of_a_page(open_page, path):
    page = open_page(path)
    assert page.evaluate(PROBE, EASTERN) > 0
    settled(page)
    found = families(page, ".probe")
    assert {family for family, ours in found if ours} <= {"Edition Han", "Edition Hans"}
    assert [font for font in found if not font[1]] == [] and found.total() > 0


def test_on_every_kind_of_page_our_own_faces_draw_them(open_page, address, kinds_of_page, record_property):
    page, foreign, drawn = open_page(""), {}, 0
    for path in kinds_of_page:
        page.goto(address + path)
        if page.evaluate(PROBE, EASTERN):
            settled(page)
            found = families(page, ".probe")
            drawn += found.total()
            if fonts := [font for font in found if not font[1]]:
                foreign[path] = fonts
    record_property("figure", f"{drawn:,} glyphs of Han, Hangul and kana on {len(kinds_of_page)} pages")
    assert foreign == {}
    assert drawn > 500


def test_a_name_has_the_shapes_of_its_country(open_page):
    page = open_page("people/mao-zedong/")
    settled(page)
    assert {family for family, _ in families(page, '.forms [lang="zh-Hans"]')} == {"Edition Hans"}
    assert {family for family, _ in families(page, '.forms [lang="zh-Hant"]')} == {"Edition Han"}


@pytest.mark.parametrize(("path", "kinds"), [("", 0), ("about/", 0), ("chapter/", 2), ("names/", 5)])
def test_a_page_fetches_only_the_faces_of_what_it_shows(open_page, path, kinds):
    page, fetched = open_page("data/"), []
    page.on(
        "request",
        lambda request: fetched.append(request.url) if re.search(r"/han[\w-]*\.woff2$", request.url) else None,
    )
    page.goto(page.url.replace("data/", path))
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    settled(page)
    assert len(set(fetched)) == kinds


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("people/mao-zedong/", "毛澤東 毛泽东"),
        ("people/kim-il-sung/", "김일성 金日成"),
        ("places/pyongyang/", "평양 平壤"),
    ],
)
def test_on_paper_the_names_stand_in_our_own_faces(open_page, path, words):
    page = open_page(path)
    settled(page)
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    fonts = [font.get_object() for sheet in sheets for font in sheet["/Resources"]["/Font"].values()]
    ours = [font for font in fonts if name_of(font).startswith("EditionHan")]
    assert set("".join(map(characters_of, ours))) >= set(words) - {" "}
    assert [name_of(font) for font in fonts if font not in ours and re.search(EASTERN, characters_of(font))] == []
    outlines = [glyph.get_object().get_data() for font in ours for glyph in font["/CharProcs"].values()]
    assert all(b" c\n" in outline or b" l\n" in outline for outline in outlines)
    assert set(words) - {" "} <= set("".join(sheet.extract_text() for sheet in sheets))


def name_of(font: dict) -> str:
    """A font's name in a PDF, without the letters that tell one cut of it from another: `EditionHan-Regular`."""
    name = font["/BaseFont"] if "/BaseFont" in font else font["/FontDescriptor"]["/FontName"]
    return name.lstrip("/").partition("+")[2]


def characters_of(font: dict) -> str:
    """The characters that a font in a PDF draws, by its table of what its glyphs mean."""
    table = font["/ToUnicode"].get_data().decode("ascii")
    single = [
        code
        for part in re.findall(r"beginbfchar(.*?)endbfchar", table, re.S)
        for code in re.findall(r"<\w+>\s*<(\w+)>", part)
    ]
    runs = [
        run
        for part in re.findall(r"beginbfrange(.*?)endbfrange", table, re.S)
        for run in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", part)
    ]
    codes = [
        *(int(code, 16) for code in single if len(code) == 4),
        *(int(to, 16) + n for first, last, to in runs for n in range(int(last, 16) - int(first, 16) + 1)),
    ]
    return "".join(map(chr, codes))


def is_seen(page, selector: str) -> bool:
    """Whether an element looks otherwise than its ground."""
    element = page.locator(selector)
    drawn = element.screenshot()
    element.evaluate("it => (it.style.color = 'transparent')")
    return drawn != element.screenshot()


def test_what_no_face_and_no_font_of_the_machine_has_is_seen_as_a_box(browser, tmp_path):
    """Tangut, which no common font has: left to the readers' own fonts, with a box for who has none; in the serif, the
    sans and italics.
    """
    root = copy_sample(tmp_path)
    edition = (root / "data" / "edition.yml").read_text("utf-8") + "left_to_readers: {Tang: To be seen as boxes.}\n"
    words = (
        "# Signs\n\n"
        + "".join(
            f'<{tag} class="{name}">𗼇</{tag}>\n\n'
            for tag, name in (("span", "serif"), ("small", "sans"), ("em", "italic"))
        )
        + '<span class="space">\u3000</span>\n'
    )
    write(root, {"data/edition.yml": edition, "docs/signs.md": words})
    built = mkdocs_build(root, tmp_path / "site")
    assert built.returncode == 0, built.stdout
    with served(tmp_path / "site") as url:
        page = browser.new_page(color_scheme="light")
        page.goto(url + "signs/")
        page.evaluate("document.fonts.ready")
        assert [name for name in ("serif", "sans", "italic", "space") if is_seen(page, f"article .{name}")] == [
            "serif",
            "sans",
            "italic",
        ]
        page.close()

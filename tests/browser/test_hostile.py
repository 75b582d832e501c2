"""Text is text in the browser: nothing of a hostile edition runs, and every text is read back as it was written.

Every page is opened, cards, search, filter and citation too. That a template which lets one field past is found is
tried with templates that do.
"""

from __future__ import annotations

import re
import shutil
from urllib.parse import urljoin

import hostile
import pytest
from edition.records.record import KINDS
from helpers import REPOSITORY, copy_sample, mkdocs_build, run
from servers import served

READ = """() => {
  const texts = [], attributes = [], walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walk.nextNode())
    if (!walk.currentNode.parentElement.closest("script, style")) texts.push(walk.currentNode.data);
  for (const element of document.querySelectorAll("*"))
    for (const { name, value } of element.attributes)
      attributes.push([`<${element.localName} ${name}>`, name, value]);
  const strange = [...document.querySelectorAll("unknown, b b, img[src=x], script:not([src])")]
    .filter((one) => one.localName !== "script" || one.text.includes("pwned"));
  return {
    pwned: window.pwned ?? null, title: document.title, text: texts.join(""), attributes,
    strange: strange.map((one) => one.outerHTML),
  };
}"""
"""What a page holds, as the browser has understood it."""


def problems(page, texts: hostile.Texts, seen: set[int] | None = None) -> list[str]:
    """What is wrong with an open page: a script has run, something came of a text, a text is shown otherwise than
    written.

    `data-shown` is what was asked of the search.
    """
    held = page.evaluate(READ)
    shown = [
        ("title", held["title"]),
        ("text", held["text"]),
        *(
            (where, value)
            for where, name, value in held["attributes"]
            if name != "data-shown" and not hostile.is_made_of_letters(name, value)
        ),
    ]
    return (
        ([f"pwned: {held['pwned']}"] if held["pwned"] is not None else [])
        + held["strange"]
        + list(hostile.misread(texts, shown, seen))
    )


@pytest.fixture(scope="module")
def hostile_address(hostile_site):
    """The hostile edition on a static server."""
    with served(hostile_site[0]) as url:
        yield url


@pytest.fixture(scope="module")
def texts(hostile_site) -> hostile.Texts:
    return hostile_site[1]


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    yield page
    context.close()


def first_text(texts: hostile.Texts, kind: str) -> tuple[str, str]:
    """The address of a record of the kind, and the text it is called by."""
    field = {"quotation": "text"}.get(kind) or (
        "title" if "title" in KINDS[kind].record.model_fields else "names.0.form"
    )
    place = next(place for place in texts.plain.values() if re.fullmatch(rf"{kind}:\S+ {re.escape(field)}", place))
    return f"{KINDS[kind].plural}/{place.split()[0].partition(':')[2]}/", texts.of(place)


CARDS = [kind for kind in KINDS if not KINDS[kind].alone]
"""Kinds whose records all have pages made from data, and cards; a text may begin on one that is written by hand."""
CALLED = [kind for kind in CARDS if kind != "note"]
"""Kinds whose records are called by a text; a note has its number."""


def test_no_page_runs_a_text_and_every_text_is_read_back(page, hostile_address, hostile_site, texts):
    seen: set[int] = set()
    wrong = []
    pages = sorted(
        path.relative_to(hostile_site[0]).as_posix().removesuffix("index.html")
        for path in hostile_site[0].rglob("*.html")
    )
    for path in pages:
        page.goto(hostile_address + path)
        wrong += [f"{path}: {problem}" for problem in problems(page, texts, seen)]
    assert wrong == []
    assert len(pages) > 40
    assert {
        texts.places.index(place)
        for place in texts.plain.values()
        if place.startswith("edition ") and place != "edition language"
    } <= seen


@pytest.mark.parametrize("kind", CALLED)
def test_a_records_text_is_its_title_heading_and_description(page, hostile_address, texts, kind):
    path, text = first_text(texts, kind)
    page.goto(hostile_address + path)
    title, heading, description = (
        page.title(),
        page.locator("h1").inner_text(),
        page.locator('meta[name="description"]').get_attribute("content"),
    )
    assert list(hostile.misread(texts, [("title", title), ("heading", heading), ("description", description)])) == []
    mark = f"F{hostile.number_of(text)}x "
    assert mark in title and mark in heading
    header = page.locator(".md-header__topic .md-ellipsis").all_text_contents()
    assert mark in header[-1] and list(hostile.misread(texts, [("header", one) for one in header])) == []


@pytest.mark.parametrize("path", ["heading/", "named/"])
def test_the_title_of_a_page_written_by_hand_is_text_in_head_header_and_menu(page, hostile_address, path):
    page.goto(hostile_address + path)
    assert page.title().startswith('Q & A, much <b>x</b> &amp; "q" – ')
    assert (
        page.locator(".md-header__topic .md-ellipsis").all_text_contents()[-1].strip()
        == 'Q & A, much <b>x</b> &amp; "q"'
    )
    assert 'Q & A, much <b>x</b> &amp; "q"' in [
        one.strip()
        for one in page.locator(".md-nav__link--active .md-ellipsis, a.md-nav__link--active").all_text_contents()
    ]
    if path == "named/":
        assert page.locator('meta[name="description"]').get_attribute("content") == 'Q & A, much <b>x</b> &amp; "q"'
        assert "Of one & <b>" in [
            one.strip() for one in page.locator(".md-nav--secondary .md-ellipsis").all_text_contents()
        ]


def test_a_description_of_prose_has_its_signs_and_no_tags(page, hostile_address):
    page.goto(f"{hostile_address}places/sobral/")
    assert (
        page.locator('meta[name="description"]')
        .get_attribute("content")
        .endswith('He said "go" to both, & wrote much; 3 < 4.')
    )
    assert page.locator("article em").first.inner_text() == "much"


def test_a_source_text_is_shown_as_it_is_written(page, tmp_path):
    root, texts = copy_sample(tmp_path), hostile.Texts()
    source = root / "source.txt"
    source.write_text(
        "\n".join(
            f"{line} {texts.new(f'paragraph {number}')}" if line else ""
            for number, line in enumerate(source.read_text("utf-8").split("\n"))
        ),
        "utf-8",
    )
    built = mkdocs_build(root, tmp_path / "site")
    assert built.returncode == 0, built.stdout
    with served(tmp_path / "site") as address:
        page.goto(f"{address}texts/chapter/")
        seen: set[int] = set()
        assert problems(page, texts, seen) == []
        assert seen == set(texts.plain)


@pytest.mark.parametrize("kind", CARDS)
def test_a_card_shows_texts_as_they_were_written(page, hostile_address, texts, kind):
    page.goto(f"{hostile_address}links/")
    page.locator(f"article a.ref.{kind}").first.evaluate("link => link.focus({focusVisible: true})")
    card = page.locator("#card")
    card.wait_for(state="visible")
    seen: set[int] = set()
    assert list(hostile.misread(texts, [("card", card.inner_text())], seen)) == []
    assert seen or kind == "note"
    assert problems(page, texts) == []


@pytest.mark.parametrize("kind", CALLED)
def test_the_search_finds_a_text_and_shows_it_as_it_was_written(page, hostile_address, texts, kind):
    path, text = first_text(texts, kind)
    page.goto(hostile_address)
    page.locator(".search__input").fill(f"F{hostile.number_of(text)}x")
    page.locator(f'.search__results a[href$="{path}"]').first.wait_for()
    shown = page.locator(".search__results a").all_text_contents()
    assert any(f"F{hostile.number_of(text)}x " in one for one in shown)
    assert problems(page, texts) == []


def test_what_is_asked_of_the_search_is_text_too(page, hostile_address):
    page.goto(hostile_address)
    page.locator(".search__input").fill("<qzqzqzqz>&amp;")
    page.wait_for_function("() => document.querySelector('.search__status').textContent.startsWith('Nothing')")
    assert "“<qzqzqzqz>&amp;”" in page.locator(".search__status").text_content()
    assert page.locator("qzqzqzqz").count() == 0


@pytest.mark.parametrize("kind", CALLED)
def test_an_index_is_filtered_and_arranged_by_texts_as_they_were_written(page, hostile_address, texts, kind):
    path, text = first_text(texts, kind)
    if kind == "person":  # stands in the index under the form it is sorted by
        text = texts.of(f"person:{path.split('/')[1]} sort")
    page.goto(f"{hostile_address}{KINDS[kind].plural}/")
    page.locator("#filter").fill(f"F{hostile.number_of(text)}x <b>")
    assert (
        page.locator(".entries li:not([hidden]) a.ref").first.get_attribute("href").endswith(f"{path.split('/')[1]}/")
    )
    page.locator("#filter").fill("")
    for order in page.locator(".tools option").all():
        page.locator(".tools select").select_option(order.get_attribute("value"))
        assert problems(page, texts) == []


def test_a_citation_names_the_edition_as_it_was_written(page, hostile_address, texts):
    page.goto(f"{hostile_address}reading/")
    page.locator(".para").first.hover()
    page.locator(".cite").click()
    sheet = page.locator("dialog.sheet")
    sheet.wait_for(state="visible")
    seen: set[int] = set()
    assert list(hostile.misread(texts, [("citation", sheet.inner_text())], seen)) == []
    assert {texts.places.index(f"edition {field}") for field in ("title", "editors", "release")} <= seen
    assert problems(page, texts) == []


LET_PAST = {
    "records/person.md": (
        "{% endif %}{{ record.affiliation }}",
        "{% endif %}{{ record.affiliation | md }}",
        "people/frank-dyson/",
    ),
    "records/work.md": ("record.publisher)", "record.publisher | md)", "works/eddington-forty-years/"),
    "records/document.md": (
        '"Archive", record.archive',
        '"Archive", record.archive | md',
        "documents/joint-meeting-report/",
    ),
    "records/event.md": (
        "<small>{{ participant.role }}",
        "<small>{{ participant.role | md }}",
        "events/joint-meeting/",
    ),
    "home.html": ("{{ edition.subtitle }}", "{{ edition.subtitle | safe }}", ""),
    "main.html": ("<title>{{ page.title }} –", "<title>{{ page.title | safe }} –", "events/eclipse/"),
}
"""A template, what it prints, what it prints without escaping, and a page on which that shows."""


@pytest.fixture(scope="module")
def careless(tmp_path_factory):
    """The hostile edition built with templates of which each lets one field past the escaping: its address, and its
    texts.
    """
    folder = tmp_path_factory.mktemp("careless")
    root, texts = hostile.make(folder)
    (folder / "overrides").unlink()
    shutil.copytree(REPOSITORY / "overrides", folder / "overrides")
    for template, (printed, unescaped, _) in LET_PAST.items():
        path = folder / "overrides" / template
        source = path.read_text("utf-8")
        assert source.count(printed) >= 1, template
        path.write_text(source.replace(printed, unescaped), "utf-8")
    site = folder / "site"
    built = run(
        "mkdocs", "build", "--no-strict", "-f", root / "mkdocs.yml", "-d", site, cwd=root
    )  # what gets past are links, too
    assert built.returncode == 0, built.stdout
    with served(site) as url:
        yield url, texts


@pytest.mark.parametrize("template", LET_PAST)
def test_a_template_that_lets_one_field_past_is_found(page, careless, template):
    address, texts = careless
    page.goto(urljoin(address, LET_PAST[template][2]))
    assert problems(page, texts) != []


def test_a_page_that_prints_no_field_unescaped_is_found_right_beside_them(page, careless):
    address, texts = careless
    page.goto(urljoin(address, "places/principe/"))
    assert problems(page, texts) == []

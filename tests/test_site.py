"""The site as readers get it: links, ids, notes and records of the real edition, and of the sample; and the checker
itself.
"""

from pathlib import Path

import pytest
import site_checker as checker
from edition.records.record import KINDS
from helpers import ADDRESS, write

PLURALS = {name: kind.plural for name, kind in KINDS.items()}

# --- the real edition -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(real_site: Path) -> checker.Site:
    return checker.read(real_site, ADDRESS)


@pytest.fixture(scope="module")
def records(real_site: Path) -> dict:
    return checker.load_records(real_site)


def test_every_link_and_every_fragment_resolves(site):
    assert checker.dead_links(site) == []


def test_no_id_stands_twice_on_a_page(site):
    assert checker.duplicate_ids(site) == []


def test_every_page_can_be_reached_from_the_home_page(site):
    assert checker.orphans(site) == []


def test_nothing_is_fetched_from_another_origin(site):
    assert checker.foreign_resources(site) == []


def test_no_reference_is_left_as_it_was_typed(site):
    assert checker.unresolved(site, list(KINDS)) == []


def test_the_notes_stand_in_order_and_lead_to_their_pages_and_back(site, records):
    first, held = records["texts"][0], next(text for text in records["texts"] if text["fields"]["standing"] == "held")
    page = f"{first['address'].strip('/')}/index.html"
    assert checker.note_problems(site, page, held["fields"]["notes"]) == []


def of_pages(records: dict) -> dict:
    """The records that have pages of their own; a text begins on one that is written by hand, or is its words."""
    return records | {"texts": []}


def test_every_record_has_a_page_with_its_title_and_links_both_ways(site, records):
    assert checker.record_problems(site, of_pages(records)) == []


def test_every_mention_exists_and_every_record_leads_back_to_it(site, records):
    assert checker.mention_problems(site, of_pages(records), PLURALS) == []


# --- the sample -----------------------------------------------------------------------------------------------------


def test_the_sample_has_no_problem_either(sample_site):
    site = checker.read(sample_site)
    assert (
        checker.dead_links(site) + checker.duplicate_ids(site) + checker.orphans(site) + checker.foreign_resources(site)
        == []
    )
    assert checker.note_problems(site, "reading/index.html", 3) == []
    records = of_pages(checker.load_records(sample_site))
    assert checker.record_problems(site, records) == []
    assert checker.mention_problems(site, records, PLURALS) == []


# --- the checker ----------------------------------------------------------------------------------------------------


def made_up(folder: Path, **pages: str) -> checker.Site:
    """A site of pages given as name -> HTML; `home` is the home page."""
    names = {name: "index.html" if name == "home" else f"{name}/index.html" for name in pages}
    return checker.read(write(folder, {names[name]: html for name, html in pages.items()}))


GOOD = (
    '<a href="people/#jane">Jane</a> <a href="./people/">all</a> <a href="/people/">all</a> <a href="#top">up</a> <a'
    ' href="https://example.org/">out</a> <a href="mailto:a@b.example">write</a>'
)


def test_a_sound_site_has_no_problem(tmp_path):
    site = made_up(tmp_path, home=GOOD, people='<p id="jane">Jane, <a href="../">home</a></p>')
    assert (
        checker.dead_links(site) + checker.duplicate_ids(site) + checker.orphans(site) + checker.foreign_resources(site)
        == []
    )


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ('<a href="peple/">x</a>', "index.html: peple/ leads to no file"),
        ('<a href="people/#john">x</a>', "index.html: people/#john leads to no place on people/index.html"),
        ('<a href="#nowhere">x</a>', "index.html: #nowhere leads to no place on index.html"),
        ('<a href="/people">x</a>', "index.html: /people leads to no file"),
        ('<img src="map.png">', "index.html: map.png leads to no file"),
        ('<img srcset="map.png 1x, map2.png 2x">', "index.html: map.png leads to no file"),
        (
            '<link rel="canonical" href="https://site.invalid/home/">',
            "index.html: https://site.invalid/home/ leads to no file",
        ),
        ('<script src="a.js"></script>', "index.html: a.js leads to no file"),
    ],
)
def test_a_dead_link_is_found(tmp_path, html, problem):
    assert problem in checker.dead_links(made_up(tmp_path, home=html, people='<p id="jane">Jane</p>'))


def test_an_address_of_the_site_itself_is_inside_it(tmp_path):
    write(
        tmp_path,
        {
            "index.html": (
                '<link rel="canonical" href="https://edition.example/book/"><a href="/book/p/">p</a><a href="/p/">p</a>'
            ),
            "p/index.html": "",
            "404.html": '<a href="/book/">home</a>',
        },
    )
    site = checker.read(tmp_path, "https://edition.example/book/")
    assert checker.dead_links(site) == []
    assert site.target(site.pages["index.html"], "/p/") is None


def test_letters_in_an_address_may_be_encoded(tmp_path):
    assert checker.dead_links(made_up(tmp_path, home='<a href="#%C3%A9t%C3%A9">x</a><p id="été">')) == []


def test_an_id_that_stands_twice_is_found(tmp_path):
    assert checker.duplicate_ids(made_up(tmp_path, home='<p id="a"></p><p id="b"></p><p id="a"></p>')) == [
        "index.html: the id a stands 2 times"
    ]


def test_a_page_without_a_way_to_it_is_found(tmp_path):
    site = made_up(
        tmp_path, home='<a href="a/">a</a>', a='<a href="../b/">b</a>', b="", island='<a href="../">home</a>'
    )
    assert checker.orphans(site) == ["island/index.html: no link leads here"]


def test_the_page_for_what_is_not_found_is_no_orphan(tmp_path):
    assert checker.orphans(checker.read(write(tmp_path, {"index.html": "", "404.html": ""}))) == []


@pytest.mark.parametrize(
    "html",
    [
        '<script src="https://cdn.example/a.js"></script>',
        '<script src="//cdn.example/a.js"></script>',
        '<img src="https://cdn.example/a.png">',
        '<img srcset="a.png 1x, https://cdn.example/a.png 2x">',
        '<link rel="stylesheet" href="https://fonts.example/css">',
        '<link rel="preload" as="font" href="https://fonts.example/a.woff2">',
        '<link rel="preconnect" href="https://fonts.example">',
        '<iframe src="https://video.example/"></iframe>',
        '<video poster="https://video.example/a.png"></video>',
        '<p style="background: url(https://cdn.example/a.png)">',
        '<svg><use href="https://cdn.example/a.svg#x"></use></svg>',
    ],
)
def test_whatever_would_be_fetched_from_elsewhere_is_found(tmp_path, html):
    assert len(checker.foreign_resources(made_up(tmp_path, home=html))) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://example.org/">out</a>',
        '<link rel="canonical" href="https://elsewhere.example/">',
        '<link rel="license" href="https://license.example/">',
        '<img src="data:image/png;base64,AAAA">',
        '<svg><use href="#x"></use></svg>',
        '<blockquote cite="https://example.org/">',
    ],
)
def test_what_a_reader_follows_is_not_fetched(tmp_path, html):
    assert checker.foreign_resources(made_up(tmp_path, home=html)) == []


def test_a_stylesheet_that_fetches_from_elsewhere_is_found(tmp_path):
    site = checker.read(
        write(
            tmp_path,
            {
                "a.css": (
                    "@import 'https://fonts.example/css';\np { background: url(\"//cdn.example/a.png\") }\nb {"
                    " background: url(b.png) }\n"
                )
            },
        )
    )
    assert checker.foreign_resources(site) == [
        "a.css: fetches https://fonts.example/css",
        "a.css: fetches //cdn.example/a.png",
    ]


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ('<a href="person:jane">Jane</a>', "index.html: the link person:jane is not resolved"),
        ("<p>[Jane](person:jane)</p>", "index.html: the page shows ](person:jane)"),
        ("<p>So.[^12]</p>", "index.html: the page shows [^12]"),
        ("<p>So.{: .lead }</p>", "index.html: the page shows {: .lead }"),
    ],
)
def test_a_reference_left_as_typed_is_found(tmp_path, html, problem):
    assert checker.unresolved(made_up(tmp_path, home=html), ["person", "note"]) == [problem]


def test_a_reference_in_code_is_an_example(tmp_path):
    assert (
        checker.unresolved(made_up(tmp_path, home="<p>Write <code>[Jane](person:jane)</code>.</p>"), ["person"]) == []
    )


MARKER = '<sup id="fnref:{0}"><a class="footnote-ref" href="#fn:{0}">{0}</a></sup>'
ENTRY = '<li id="fn:{0}"><p>Verified. <a href="../notes/{0}/">Evidence</a> <a href="#fnref:{0}">↩</a></p></li>'
NOTE = '<article><h1>Note</h1><a href="../../chapter/#p">¶ 1</a></article>'


def noted(
    folder: Path, markers: str = "12", entries: str = "12", entry: str = ENTRY, note: str = NOTE, pages: str = "12"
) -> list[str]:
    """Problems of a chapter of two notes."""
    marked, listed = "".join(MARKER.format(n) for n in markers), "".join(entry.format(n) for n in entries)
    chapter = f'<p id="p">{marked}</p><ol>{listed}</ol>'
    site = checker.read(write(folder, {"chapter/index.html": chapter} | {f"notes/{n}/index.html": note for n in pages}))
    return checker.note_problems(site, "chapter/index.html", 2)


def test_notes_in_order_with_entries_and_pages_are_sound(tmp_path):
    assert noted(tmp_path) == []


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        ({"markers": "21"}, "chapter/index.html: the markers are 2, 1"),
        ({"markers": "1"}, "chapter/index.html: the markers are 1"),
        ({"entries": "1"}, "chapter/index.html: note 2 has no entry"),
        ({"entry": '<li id="fn:{0}"><a href="#fnref:{0}">↩</a></li>'}, "chapter/index.html: note 1 has no entry"),
        (
            {"entry": '<li id="fn:{0}">Text. <a href="#fnref:{0}">↩</a></li>'},
            "chapter/index.html: note 1 does not lead to its page",
        ),
        (
            {"entry": '<li id="fn:{0}">Text. <a href="../notes/{0}/">x</a></li>'},
            "chapter/index.html: note 2 does not lead back to its marker",
        ),
        ({"pages": "1"}, "notes/2/index.html: there is no such page"),
        (
            {"note": '<nav><a href="../../chapter/#p">back</a></nav><article></article>'},
            "notes/1/index.html: no link leads back to the text",
        ),
        (
            {"note": '<article><a href="../../chapter/">back</a></article>'},
            "notes/1/index.html: no link leads back to the text",
        ),
    ],
)
def test_a_fault_of_the_notes_is_found(tmp_path, fault, problem):
    assert problem in noted(tmp_path, **fault)


JANE = '<article><h1>Jane<a href="#jane">#</a></h1><a href="../../#p">¶ 1</a> <a href="../john/">John</a></article>'
HOME = '<article><p id="p"><a href="people/jane/">Jane</a></p></article>'


def recorded(
    folder: Path,
    home: str = HOME,
    jane: str = JANE,
    paragraphs: tuple[str, ...] = ("p",),
    mentioned_by: tuple[str, ...] = ("person:john",),
    address: str = "/#p",
) -> list[str]:
    """Problems of an edition of one record, and a page of another."""
    files = {
        "index.html": home,
        "people/index.html": '<article><a href="jane/">Jane</a></article>',
        "people/jane/index.html": jane,
        "people/john/index.html": "",
    }
    records = {
        "edition": {},
        "paragraphs": [{"id": "p", "address": address}],
        "people": [
            {
                "id": "jane",
                "title": "Jane",
                "address": "/people/jane/",
                "mentions": {"paragraphs": list(paragraphs), "records": list(mentioned_by)},
            }
        ],
    }
    site = checker.read(write(folder, files))
    return checker.record_problems(site, records) + checker.mention_problems(site, records, {"person": "people"})


def test_a_record_with_title_and_links_both_ways_is_sound(tmp_path):
    assert recorded(tmp_path) == []


def test_a_record_without_a_page_is_found(tmp_path):
    records = {"edition": {}, "paragraphs": [], "people": [{"id": "jane", "title": "Jane", "address": "/people/jane/"}]}
    assert checker.record_problems(checker.read(tmp_path), records) == ["people/jane/index.html: there is no such page"]


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        ({"jane": JANE.replace("Jane", "Joan")}, "people/jane/index.html: the heading is 'Joan#', not 'Jane'"),
        ({"home": '<p id="p">Nobody.</p>'}, "people/jane/index.html: no page but its index links it"),
        (
            {"home": '<p id="p"></p><nav><a href="people/jane/">Jane</a></nav>'},
            "people/jane/index.html: no page but its index links it",
        ),
        (
            {"jane": "<article><h1>Jane</h1></article>", "paragraphs": (), "mentioned_by": ()},
            "people/jane/index.html: it links nothing",
        ),
        (
            {
                "jane": '<article><h1>Jane</h1><a href="https://example.org/">out</a><a href="./">self</a></article>',
                "paragraphs": (),
                "mentioned_by": (),
            },
            "people/jane/index.html: it links nothing",
        ),
        (
            {"paragraphs": ("p", "q")},
            "people/jane/index.html: it is said to be mentioned in the paragraph q, which does not exist",
        ),
        ({"address": "/#q", "paragraphs": ()}, "data/records.json: /#q is no paragraph"),
        ({"jane": JANE.replace("#p", "")}, "people/jane/index.html: it does not lead back to the paragraph p"),
        ({"jane": JANE.replace("john", "jane")}, "people/jane/index.html: it does not lead back to person:john"),
    ],
)
def test_a_fault_of_a_record_is_found(tmp_path, fault, problem):
    assert recorded(tmp_path, **fault) == [problem]

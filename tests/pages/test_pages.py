"""Pages: every template renders, names stay names, and every record leads back to what speaks of it."""

import html
import re

import pytest
from edition import plain
from edition.grammar.refs import Ref
from edition.grammar.targets import Target
from edition.pages import build, templates
from edition.records.record import KINDS
from edition.rendering.reader import reader, resolver
from edition.showing import dates, lists, mentions
from edition.whole import relations
from edition.whole.edition import Edition
from helpers import TEMPLATES, small_edition
from markdown import Markdown

EXTENSIONS = ["attr_list", "md_in_html", "def_list", "tables", "footnotes", "admonition", "toc", "meta"]


@pytest.fixture(scope="module")
def sample_pages(sample_edition) -> dict[str, build.Page]:
    return made(sample_edition)


def made(edition: Edition) -> dict[str, build.Page]:
    return {page.path: page for page in build.build(edition, templates.environment(TEMPLATES, edition))}


def as_html(edition: Edition, markdown: str) -> str:
    return Markdown(extensions=[*EXTENSIONS, reader(edition)]).convert(markdown)


def as_text(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", markup)).split())


def heading(markup: str) -> str:
    return as_text(re.search(r"<h1[^>]*>(.*?)</h1>", markup, re.S)[1])


# --- what is made ---------------------------------------------------------------------------------------------------


def test_every_record_and_every_kind_has_a_page(sample_edition, sample_pages):
    by_hand = {page.page for page in sample_edition.prose}  # a text begins there
    assert {page.ref for page in sample_pages.values() if page.ref} == {
        ref for ref, located in sample_edition.located.items() if located.record.docs_page not in by_hand
    }
    assert {page.path for page in sample_pages.values() if page.kind and not page.ref} == {
        kind.index_page for kind in KINDS.values()
    }


def test_a_page_knows_the_file_it_comes_from(sample_pages):
    assert sample_pages["people/frank-dyson.md"].source == "data/people.yml"
    assert sample_pages["places/sobral.md"].source == "data/places/sobral.yml"


@pytest.mark.parametrize("kind", KINDS)
def test_the_heading_of_every_record_is_its_label(sample_edition, sample_pages, kind):
    records = [record for record in sample_edition.by_kind[kind] if record.docs_page in sample_pages]
    assert [heading(as_html(sample_edition, sample_pages[record.docs_page].markdown)) for record in records] == [
        record.label for record in records
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_the_index_of_a_kind_links_all_its_records(sample_edition, sample_pages, kind):
    index = as_html(sample_edition, sample_pages[KINDS[kind].index_page].markdown)
    entries = re.search(r'<div class="entries[^"]*".*?</div>', index, re.S)[0]
    assert {f"/{record.docs_page}" for record in sample_edition.by_kind[kind]} <= set(
        re.findall(r'href="([^"]+)"', entries)
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_fallback_templates_serve_every_kind(sample_edition, kind):
    env = templates.environment(TEMPLATES, sample_edition)
    records = sample_edition.by_kind[kind]
    for record in records:
        page = env.get_template("record.md").render(record=record, kind=KINDS[kind])
        assert heading(as_html(sample_edition, page)) == record.label
    index = env.get_template("index.md").render(kind=KINDS[kind], records=records)
    assert all(f"]({record.ref})" in index for record in records)


def test_every_template_serves_a_kind_or_is_shared():
    names = {path.stem for path in TEMPLATES.glob("*.md") if not path.stem.startswith("_")}
    assert names <= {"record", "index", *KINDS, *(kind.plural for kind in KINDS.values())}


def test_a_page_made_twice_is_the_same(sample_edition, sample_pages):
    assert made(sample_edition) == sample_pages


def test_an_index_without_records_says_so_and_has_nothing_to_filter(tmp_path):
    index = made(small_edition(tmp_path, {}))
    assert "This edition has no people.\n" in index["people/index.md"].markdown
    assert "This edition has no entries in its apparatus.\n" in index["apparatus/index.md"].markdown
    assert not any(
        "<input" in page.markdown or "Mentions are counted" in page.markdown
        for page in index.values()
        if page.kind and page.kind != "text"
    )


def test_a_person_of_whom_the_name_alone_is_known_has_no_line_under_it(tmp_path):
    page = made(small_edition(tmp_path, {"data/people.yml": "jane: {names: [{form: Jane}]}\n"}))[
        "people/jane.md"
    ].markdown
    assert "{: .lead }" not in page


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        (
            (
                "born: {date: '-0105-01-03', source: chapter}, died: {date: '-0042-12-07', source: chapter},"
                " affiliation: Rome"
            ),
            "106–43 BC · Rome",
        ),
        ("died: {date: '0014-08-19', source: chapter}", "– AD 14"),
        ("born: {date: 186X, source: chapter}, died: {date: '1939', source: chapter}", "1860s–1939"),
        ("affiliation: Rome", "Rome"),
    ],
)
def test_a_life_of_any_age_stands_under_the_name(tmp_path, fields, line):
    edition = small_edition(tmp_path, {"data/people.yml": f"x: {{names: [{{form: X}}], {fields}}}\n"})
    assert f"\n{line}\n{{: .lead }}\n" in made(edition)["people/x.md"].markdown
    assert f'life">{line.partition(" · ")[0]}</small>' in made(edition)["people/index.md"].markdown or line == "Rome"


def test_an_office_of_one_year_says_it_once(tmp_path):
    edition = small_edition(
        tmp_path,
        {
            "data/people.yml": (
                "x: {names: [{form: X}], roles: [{title: Consul, from: '-0062', to: '-0062'}, {title: Augur, from:"
                " 1910/1911, to: '1915'}]}\n"
            )
        },
    )
    assert re.findall(r'class="when">([^<]+)</span> (\w+)', made(edition)["people/x.md"].markdown) == [
        ("63\u00a0BC", "Consul"),
        ("1910/1911 – 1915", "Augur"),
    ]


@pytest.mark.parametrize(
    ("issued", "term", "said"),
    [
        ("193X", "Year", "1930s"),
        ("1938-05", "Date", "May 1938"),
        ("1950/1951", "Date", "1950–1951"),
        ("-0043", "Year", "44 BC"),
        ("1938~", "Year", "about 1938"),
    ],
)
def test_a_work_says_when_it_was_issued_in_words(tmp_path, issued, term, said):
    page = made(small_edition(tmp_path, {"data/works.yml": f"w: {{type: book, title: A, issued: '{issued}'}}\n"}))[
        "works/w.md"
    ].markdown
    assert f"\n{term}\n:   {said}\n" in page


# --- what a page says -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_leads_back_to_every_record_that_speaks_of_it(sample_edition, sample_pages, kind):
    missing = []
    for record in sample_edition.by_kind[kind]:
        if record.docs_page not in sample_pages:
            continue  # a text that begins on a page written by hand
        page = sample_pages[record.docs_page].markdown
        missing += [
            f"{record.ref} <- {other.ref}"
            for other in sample_edition.in_records(record.ref)
            if f"({other.ref})" not in page
        ]
    assert missing == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_leads_back_to_every_sentence_that_speaks_of_it(sample_edition, sample_pages, kind):
    missing = []
    for record in sample_edition.by_kind[kind]:
        if record.docs_page not in sample_pages:
            continue  # a text that begins on a page written by hand
        page = sample_pages[record.docs_page].markdown
        missing += [
            f"{record.ref} <- {mention.sentence}"
            for mention in sample_edition.in_prose(record.ref)
            if str(mentions.sentence(sample_edition, mention)) not in page
        ]
    assert missing == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_markdown_is_left_over_in_the_html(sample_edition, sample_pages, kind):
    for record in sample_edition.by_kind[kind]:
        if record.docs_page not in sample_pages:
            continue
        text = as_text(as_html(sample_edition, sample_pages[record.docs_page].markdown))
        assert re.findall(r"\]\(\w+|\{:|\{ #|\*\*", text) == [], record.ref


def test_a_reference_resolves_to_a_page_and_an_unknown_one_to_nothing(sample_edition):
    resolve = resolver(sample_edition)
    assert resolve(Ref("person", "frank-dyson")) == Target("/people/frank-dyson.md", "Frank Dyson")
    assert resolve(Ref("quotation", "weight-of-light")) == Target(
        "/quotations/weight-of-light.md", "“weight”", "weight"
    )
    assert resolve(Ref("person", "nobody")) is None


# --- names stay names -----------------------------------------------------------------------------------------------


ODD_NAMES = [
    "A*b* c",
    "[A] (b)",
    "A | b",
    "A <b> & c",
    "A_b_ c",
    "`A`",
    "# A",
    "A \\ b",
    "![A](b)",
    "1. A",
    "- A",
    "A: b",
    "“A” 'b'",
]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_whatever_a_name_holds_it_is_shown_as_it_is_written(tmp_path, name):
    written = name.replace("'", "''")
    edition = small_edition(
        tmp_path,
        {
            "data/people.yml": (
                f"odd:\n  names: [{{form: '{written}'}}, {{form: '{written} again'}}]\n  affiliation: '{written}'\n"
            ),
            "data/documents.yml": (
                f"letter:\n  title: '{written}'\n  kind: letter\n  from: [person:odd]\n  archive: '{written}'\n"
            ),
            "data/quotations.yml": (
                f"words:\n  text: '{written}'\n  kind: direct\n  speaker: person:odd\n  paragraph: 1\n"
            ),
        },
    )
    built = made(edition)
    person, people, letter, words = (
        as_html(edition, built[path].markdown)
        for path in ("people/odd.md", "people/index.md", "documents/letter.md", "quotations/words.md")
    )
    expected = " ".join(name.split())
    assert heading(person) == expected
    assert f"{expected} again" in as_text(person)
    assert as_text(person).count(expected) >= 3  # heading, affiliation, the list of names
    assert as_text(re.search(r"<li>(<a .*?</a>)", people)[1]) == expected
    assert heading(letter) == expected
    assert expected in as_text(letter.partition("</h1>")[2])
    assert expected in as_text(re.search(r"<blockquote>(.*?)</blockquote>", words, re.S)[1])


def test_a_name_in_another_script_is_marked_with_its_language(tmp_path):
    edition = small_edition(
        tmp_path, {"data/people.yml": "mao:\n  names: [{form: Mao Zedong}, {form: 毛澤東, lang: zh-Hant}]\n"}
    )
    assert '<span lang="zh-Hant">毛澤東</span>' in as_html(edition, made(edition)["people/mao.md"].markdown)


@pytest.mark.parametrize(
    ("longitude", "latitude", "expected"),
    [
        ("125.7547", "39.0194", "39.0194° N, 125.7547° E"),
        ("-40.35", "-3.69", "3.69° S, 40.35° W"),
        ("0", "0", "0° N, 0° E"),
    ],
)
def test_coordinates_are_shown_with_the_latitude_first(tmp_path, longitude, latitude, expected):
    edition = small_edition(
        tmp_path,
        {
            "data/places.yml": (
                f"p:\n  names: [{{form: P}}]\n  kind: town\n  coordinates: {{longitude: {longitude}, latitude:"
                f" {latitude}, certainty: certain, source: chapter}}\n"
            )
        },
    )
    assert expected in as_text(as_html(edition, made(edition)["places/p.md"].markdown))


# --- registers ------------------------------------------------------------------------------------------------------


def section(markup: str, title: str) -> str:
    """What stands under a heading, as HTML."""
    return re.search(rf"<h2[^>]*>{title}.*?</h2>(.*?)(?=<h2|\Z)", markup, re.S)[1]


def items(markup: str) -> list[str]:
    return [as_text(item) for item in re.findall(r"<li>(.*?)</li>", markup, re.S)]


LIVES = {
    "data/people.yml": (
        "ann:\n  names: [{form: Ann}]\n  roles:\n    - {title: Keeper, organization: organization:house, from: '1918',"
        " to: '1920'}\n    - {title: Founder, organization: organization:house, to: '1900'}\n    - {title:"
        " Friend}\nben:\n  names: [{form: Ben}]\n  died: {date: '1900', source: chapter}\n  roles: [{title: Warden,"
        " organization: organization:house, from: '1890'}]\ncy:\n  names: [{form: Cy}]\n"
    ),
    "data/organizations.yml": (
        "house:\n  names: [{form: House}]\n  kind: house\n  part_of: organization:town\ntown:\n  names: [{form:"
        " Town}]\n  kind: town\n"
    ),
    "data/events.yml": (
        "first:\n  title: First\n  date: '1919-03-08'\n  participants: [{who: person:ann, role: host}, {who: person:cy,"
        " role: guest}, {who: organization:house}]\nsecond:\n  title: Second\n  date: '1919-03-09'\n  participants:"
        " [{who: person:ann}, {who: person:cy}]\nthird:\n  title: Third\n  date: '1919-03-20/1919-03-22'\nearly:\n "
        " title: Early\n  date: '1850-01-01'\n  participants: [{who: person:ann}]\n"
    ),
    "data/documents.yml": (
        "letter:\n  title: A letter\n  kind: letter\n  date: '1919-03-08'\n  from: [person:cy, The clerk]\n  to:"
        " [person:ann]\n"
    ),
    "data/quotations.yml": (
        "yes:\n  text: Yes\n  kind: direct\n  speaker: person:ann\n  addressee: [person:cy]\n  paragraph: 1\n"
    ),
}
"""Three people and a house in March 1919."""


@pytest.fixture
def lives(tmp_path) -> Edition:
    return small_edition(tmp_path, LIVES)


def test_the_period_is_the_longest_run_of_days_that_holds_half_of_the_events(lives, sample_edition):
    assert relations.period(lives).text == "1919-03-08/1919-03-20"
    assert relations.period(sample_edition).text == "1919-03-08/1919-11-06"
    assert dates.months(relations.period(sample_edition)) == "March–November 1919"


def test_offices_of_the_period_stand_first_with_their_dates_and_the_dead_hold_none(lives):
    ann, ben = (as_html(lives, made(lives)[f"people/{who}.md"].markdown) for who in ("ann", "ben"))
    assert items(section(ann, "Offices, March 1919")) == ["1918–1920 Keeper, House"]
    assert items(section(ann, "Other offices")) == ["until 1900 Founder, House", "no date Friend"]
    assert items(section(ben, "Offices")) == ["from 1890 Warden, House"]


def test_a_body_names_who_held_its_offices_in_the_order_of_time(lives):
    house = as_html(lives, made(lives)["organizations/house.md"].markdown)
    assert items(section(house, "Offices and their holders")) == [
        "from 1890 Ben Warden",
        "until 1900 Ann Founder",
        "1918–1920 Ann Keeper",
    ]
    assert "Part of Town" in as_text(house)


def test_a_person_has_the_events_of_their_life_with_their_part_in_each_on_a_line_and_in_a_list(lives):
    events = section(as_html(lives, made(lives)["people/ann.md"].markdown), "Part in events")
    assert items(events) == ["1 January 1850 Early", "8 March 1919 First host", "9 March 1919 Second"]
    assert re.findall(r'xlink:href="([^"]+)"', events) == ["../../events/first/", "../../events/second/"]
    assert "1 earlier" in as_text(events)


def test_dealings_are_counted_by_events_words_and_papers_and_lead_to_them(lives):
    people, bodies = relations.dealings(lives, lives.get(Ref("person", "ann")))
    assert [kind.partners for kind, _ in (people, bodies)] == ["People", "Bodies"]
    assert [(dealing.other.id, str(dealing), [record.id for record in dealing.records]) for dealing in people[1]] == [
        ("cy", "2 events, 1 passage, 1 paper", ["first", "second", "yes", "letter"])
    ]
    page = section(as_html(lives, made(lives)["people/ann.md"].markdown), "Dealings")
    assert [as_text(summary) for summary in re.findall(r"<summary>(.*?)</summary>", page)] == [
        "2 events, 1 passage, 1 paper with Cy",
        "1 event with House",
    ]
    assert {"/events/first.md", "/events/second.md", "/quotations/yes.md", "/documents/letter.md"} <= set(
        re.findall(r'href="([^"]+)"', page)
    )


def test_a_paper_says_who_is_on_its_other_side(lives):
    letter = lives.get(Ref("document", "letter"))
    assert (
        str(lists.beside(lives, letter, Ref("person", "ann")))
        == " <small>letter from [Cy](person:cy), The clerk</small>"
    )
    assert str(lists.beside(lives, letter, Ref("person", "cy"))) == " <small>letter to [Ann](person:ann)</small>"


def test_an_event_leads_to_those_before_and_after_it(lives):
    second = as_html(lives, made(lives)["events/second.md"].markdown)
    assert items(section(second, "Before and after")) == ["8 March 1919 First", "20–22 March 1919 Third"]


def test_an_index_of_dates_is_grouped_by_months_in_the_period_and_by_years_elsewhere(lives):
    groups = [
        (heading, [record.id for record in group])
        for heading, _, group in lists.by_month(lives, lives.by_kind["event"])
    ]
    assert groups == [("1850", ["early"]), ("March 1919", ["first", "second", "third"])]


def test_an_index_of_names_is_grouped_by_letters_without_accents_and_holds_every_spelling(tmp_path):
    edition = small_edition(
        tmp_path,
        {
            "data/places.yml": (
                "a:\n  names: [{form: Ŭiju}, {form: 의주, lang: ko-Hang}]\n  kind: town\nb:\n  names: [{form: Ulsan}]\n"
                "  kind: town\nc:\n  names: [{form: 38th parallel}]\n  kind: line\n"
            )
        },
    )
    index = as_html(edition, made(edition)["places/index.md"].markdown)
    assert [as_text(head) for head in re.findall(r"<h2[^>]*>(.*?)</h2>", index)] == ["0–9", "U", "By kind"]
    assert "<span hidden>의주</span>" in index
    assert items(section(index, "U"))[0].startswith("Ŭiju")


def test_notes_stand_by_number_and_by_status_in_the_page_itself(sample_edition, sample_pages):
    index = as_html(sample_edition, sample_pages["notes/index.md"].markdown)
    assert re.findall(r'class="cell cell--([a-z-]+)" href="(\d+)/"', section(index, "By status")) == [
        ("verified", "3"),
        ("attributed", "1"),
        ("probable", "2"),
    ]
    assert [item.split()[0] for item in items(section(index, "By number"))] == ["1", "2", "3", "*", "a"]


def test_names_stand_in_a_table_with_heads_of_rows_and_columns(sample_edition, sample_pages):
    table = section(as_html(sample_edition, sample_pages["people/arthur-eddington.md"].markdown), "Names")
    assert 'aria-labelledby="names"' in table
    assert [as_text(head) for head in re.findall(r'<th scope="(?:col|row)">(.*?)</th>', table)] == [
        "Form",
        "Writing",
        "Given by",
        "Arthur Eddington",
        "Arthur Stanley Eddington",
    ]


def test_marks_of_sources_stand_apart_and_lead_to_the_list_at_the_end(tmp_path):
    edition = small_edition(
        tmp_path,
        {
            "data/people.yml": (
                "ann:\n  names: [{form: Ann}]\n  description: A keeper.[^a][^b]\n  sources: {a: {title: One}, b:"
                " {title: Two}}\n"
            )
        },
    )
    page = as_html(edition, made(edition)["people/ann.md"].markdown)
    assert re.findall(r'<small class="source-mark"><a href="(#source-\d)">(S\d)</a></small>', page) == [
        ("#source-1", "S1"),
        ("#source-2", "S2"),
    ]
    assert items(section(page, "Sources")) == ["S1 One.", "S2 Two."]
    assert page.rindex("<h2") == page.index('<h2 id="sources">')


# --- plain Markdown -------------------------------------------------------------------------------------------------


def test_plain_markdown_has_relative_links_and_typed_out_words(sample_edition):
    before = "[Dyson](person:frank-dyson) of ![](quotation:weight-of-light); see [the text](/reading.md#the-verdict)."
    assert (
        plain.to_plain_markdown(sample_edition, "reading.md", before)
        == "[Dyson](people/frank-dyson.md) of [“weight”](quotations/weight-of-light.md); see [the"
        " text](reading.md#the-verdict)."
    )
    assert (
        plain.to_plain_markdown(sample_edition, "people/albert-einstein.md", before)
        == "[Dyson](frank-dyson.md) of [“weight”](../quotations/weight-of-light.md); see [the"
        " text](../reading.md#the-verdict)."
    )


def test_a_link_defined_apart_stays_defined_apart(sample_edition):
    assert (
        plain.to_plain_markdown(sample_edition, "index.md", "See [him][d].\n\n[d]: person:frank-dyson\n")
        == "See [him][d].\n\n[d]: people/frank-dyson.md\n"
    )


def test_plain_markdown_defines_its_notes(sample_edition):
    assert (
        plain.to_plain_markdown(sample_edition, "reading.md", "So.[^1]\n")
        == "So.[^1]\n\n[^1]: *Attributed in the text.* Albert Einstein, “[Die Grundlage der allgemeinen"
        " Relativitätstheorie](works/einstein-1916.md)”. [Evidence](notes/1.md)\n"
    )

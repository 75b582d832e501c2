"""Annotation: Markdown with references before, HTML after; who resolves them is a dictionary."""

import re

import pytest
from edition.annotation import Annotation
from edition.grammar.targets import Target
from edition.rendering.finished import unresolved
from markdown import Markdown

TARGETS = {
    "person:jane": Target("/people/jane.md", "Jane Austen"),
    "quotation:no": Target(
        "/quotations/no.md",
        "“No.”",
        "No.",
        attribution=(
            ("Jane Austen", "/people/jane.md"),
            (" to ", None),
            ("Cassandra", "/people/cassandra.md"),
            (", 1809", None),
        ),
    ),
    "quotation:bare": Target("/quotations/bare.md", "“Term”", "Term"),
    "variant:hour": Target("/apparatus/hour.md", "The hour", mark="‡"),
    "note:1": Target("/notes/1.md", "Note 1"),
}
NOTES = {"1": "Seen in the [letter](person:jane)."}


def html(markdown: str) -> str:
    annotation = Annotation(lambda ref: TARGETS.get(str(ref)), NOTES.get)
    return Markdown(extensions=["attr_list", "footnotes", "toc", annotation]).convert(markdown)


JANE = 'class="ref person" href="/people/jane.md"'


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("[her cousin](person:jane) came", f"<p><a {JANE}>her cousin</a> came</p>"),
        ("[*her* cousin](person:jane)", f"<p><a {JANE}><em>her</em> cousin</a></p>"),
        ("[](person:jane)", f"<p><a {JANE}>Jane Austen</a></p>"),
        (
            "She said ![](quotation:no) and left.",
            '<p>She said <a class="ref quotation" href="/quotations/no.md">“No.”</a> and left.</p>',
        ),
        (
            "At two.![](variant:hour)",
            (
                '<p>At two.<a aria-label="The record differs: The hour" class="ref variant mark"'
                ' href="/apparatus/hour.md">‡</a></p>'
            ),
        ),
        ("See ![](person:jane).", f"<p>See <a {JANE}>Jane Austen</a>.</p>"),
        ("## [Jane](person:jane)", f'<h2 id="jane"><a {JANE}>Jane</a></h2>'),
        ("- [Jane](person:jane)", f"<ul>\n<li><a {JANE}>Jane</a></li>\n</ul>"),
    ],
)
def test_a_reference_becomes_a_link_to_its_record(markdown, expected):
    assert html(markdown) == expected


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("[a stranger](person:john)", '<p><a href="person:john">a stranger</a></p>'),
        ("[a page](/about.md)", '<p><a href="/about.md">a page</a></p>'),
        ("[out](https://example.org/)", '<p><a href="https://example.org/">out</a></p>'),
        ("![A map](map.png)", '<p><img alt="A map" src="map.png" /></p>'),
        ("`[her](person:jane)`", "<p><code>[her](person:jane)</code></p>"),
        ("Nothing.", "<p>Nothing.</p>"),
    ],
)
def test_what_is_no_reference_or_does_not_resolve_stays_as_written(markdown, expected):
    assert html(markdown) == expected


def test_a_quotation_alone_is_a_figure_with_its_words_and_who_said_them():
    figure = html("![](quotation:no)")
    assert figure.startswith(
        '<figure class="set-in quotation">\n<blockquote>\n<p><span'
        ' class="words">No.</span></p>\n</blockquote>\n<figcaption>'
    )
    assert '<a href="/people/jane.md">Jane Austen</a> to <a href="/people/cassandra.md">Cassandra</a>, 1809' in figure
    assert 'class="ref quotation source" href="/quotations/no.md"' in figure


def test_a_quotation_alone_with_nobody_to_name_still_leads_to_its_record():
    figure = html("![](quotation:bare)")
    assert '<figcaption><a class="ref quotation" href="/quotations/bare.md">' in figure


def test_a_quotation_with_words_beside_it_is_no_figure():
    assert "<figure" not in html("She: ![](quotation:no)")


def test_a_note_after_a_quotation_alone_stands_after_its_words():
    assert '<p><span class="words">No.</span><sup id="fnref:1">' in html("![](quotation:no)[^1]")


def test_a_note_takes_its_text_from_its_record():
    page = html("It was so.[^1]")
    assert (
        '<p>It was so.<sup id="fnref:1"><a aria-label="Note 1" class="footnote-ref" href="#fn:1"'
        ' role="doc-noteref">1</a></sup></p>' in page
    )
    assert '<section aria-label="Notes" class="footnote" role="doc-endnotes">' in page
    assert (
        f'<li id="fn:1">\n<p>Seen in the <a {JANE}>letter</a>.&#160;<a aria-label="Back to the text"'
        ' class="footnote-backref" href="#fnref:1" role="doc-backlink"' in page
    )


def test_a_marker_says_how_far_its_note_was_established():
    annotation = Annotation(lambda ref: None, NOTES.get, {"1": ("verified-in-part", "verified in part")}.get)
    page = Markdown(extensions=["footnotes", annotation]).convert("It was so.[^1]")
    assert (
        '<a aria-label="Note 1, verified in part" class="footnote-ref" data-status="verified-in-part" href="#fn:1"'
        ' role="doc-noteref">1</a>' in page
    )


def test_a_note_without_a_record_stays_as_written():
    assert html("It was so.[^2]") == "<p>It was so.[^2]</p>"


def test_a_note_defined_by_hand_keeps_its_own_text():
    page = html("It was so.[^1]\n\n[^1]: By hand.")
    assert "By hand." in page
    assert "letter" not in page


def test_a_paragraph_with_an_id_has_a_permanent_link_and_says_what_it_answers():
    assert (
        html('One.\n{: #first answers="4, 5" }\n\nTwo.\n{: #second answers=6 }')
        == '<p class="para" data-answers="4, 5" id="first"><a aria-label="Paragraph 1" class="para-mark"'
        ' href="#first"></a>One.</p>\n<p class="para" data-answers="6" id="second"><a aria-label="Paragraph 2"'
        ' class="para-mark" href="#second"></a>Two.</p>'
    )


@pytest.mark.parametrize(
    ("days", "attributes"),
    [
        (("1919-05-29", "1919-05-29"), 'data-from="1919-05-29" data-when="29 May 1919"'),
        (
            ("1919-03-08", "1919-08-31"),
            'data-from="1919-03-08" data-to="1919-08-31" data-when="8 March – 31 August 1919"',
        ),
        (("1592-06-01", "1592-06-30"), 'data-from="1592-06-01" data-to="1592-06-30" data-when="June 1592"'),
        (
            ("1592-12-01", "1593-01-31"),
            'data-from="1592-12-01" data-to="1593-01-31" data-when="December 1592 – January 1593"',
        ),
    ],
)
def test_a_paragraph_shows_the_days_it_tells_of(days, attributes):
    annotation = Annotation(lambda ref: None, when={"#first": days}.get)
    page = Markdown(extensions=["attr_list", annotation]).convert("One.\n{: #first answers=4 }")
    assert f'<p class="para" data-answers="4" {attributes} id="first">' in page.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (("1919-03-08", "1919-05-29"), "8\u00a0March – 29\u00a0May 1919"),
        (("1919-05-28", "1919-05-29"), "28–\u206029\u00a0May 1919"),
    ],
)
def test_a_line_may_end_after_a_dash_between_spaces_and_before_the_year(days, words):
    annotation = Annotation(lambda ref: None, when=lambda id: days)
    page = Markdown(extensions=["attr_list", annotation]).convert("One.\n{: #first answers=4 }")
    assert f'data-when="{words}"' in page


def test_a_date_is_written_out_where_it_changes_and_the_year_where_that_does():
    days = {"a": "1919-05-28", "b": "1919-05-29", "c": "1919-05-29", "e": "1920-01-02", "f": "1920-01-03"}
    annotation = Annotation(lambda ref: None, when=lambda place: (days[place[1:]],) * 2 if place[1:] in days else None)
    page = Markdown(extensions=["attr_list", annotation]).convert(
        "".join(f"One.\n{{: #{id} answers=4 }}\n\n" for id in "abcdef")
    )
    assert re.findall('data-when="([^"]*)"', page.replace("\u00a0", " ")) == [
        "28 May 1919",
        "29 May",
        "2 January 1920",
        "3 January",
    ]


def test_a_paragraph_that_answers_nothing_is_left_alone():
    assert html("One.\n{: #first .aside }") == '<p class="aside" id="first">One.</p>'


def test_the_resolver_may_be_replaced_between_builds():
    annotation = Annotation(lambda ref: None)
    markdown = Markdown(extensions=[annotation])
    assert markdown.convert("[her](person:jane)") == '<p><a href="person:jane">her</a></p>'
    annotation.resolve = lambda ref: TARGETS.get(str(ref))
    assert markdown.convert("[her](person:jane)") == f"<p><a {JANE}>her</a></p>"


# --- notes on any page, and comments ----------------------------------------------------------------------------------

TEN = {str(number): f"Text {number}." for number in range(1, 11)}


def with_notes(markdown: str) -> str:
    annotation = Annotation(lambda ref: TARGETS.get(str(ref)), TEN.get, lambda number: ("verified", f"state {number}"))
    return Markdown(extensions=["attr_list", "footnotes", "toc", "fenced_code", annotation]).convert(markdown)


@pytest.mark.parametrize(
    ("markdown", "markers", "listed"),
    [
        ("One.[^3]", ["3"], [("3", ' value="3"')]),
        ("One.[^1] Two.[^2]", ["1", "2"], [("1", ""), ("2", "")]),
        ("One.[^3] Two.[^2] Again.[^3]", ["3", "2", "3"], [("3", ' value="3"'), ("2", ' value="2"')]),
        ("One.[^7] Two.[^8] Three.[^10]", ["7", "8", "10"], [("7", ' value="7"'), ("8", ""), ("10", ' value="10"')]),
        ("# Head[^4]\n\nOne.[^5]", ["4", "5"], [("4", ' value="4"'), ("5", "")]),
        ("One.[^own] Two.[^3]\n\n[^own]: By hand.", ["own", "3"], [("own", ' data-sign="own"'), ("3", ' value="3"')]),
        ("One.[^1]\n\n[^1]: By hand.", ["1"], [("1", "")]),
    ],
)
def test_a_note_has_its_own_number_on_every_page(markdown, markers, listed):
    page = with_notes(markdown)
    assert re.findall(r'href="#fn:[^"]+" role="doc-noteref">([^<]*)</a>', page) == markers
    shown = [(item, other + value) for other, item, value in re.findall(r'<li( [^>]*)? id="fn:([^"]+)"([^>]*)>', page)]
    assert shown == listed


def test_a_marker_has_the_label_and_the_standing_of_its_own_note():
    assert (
        '<a aria-label="Note 3, state 3" class="footnote-ref" data-status="verified" href="#fn:3"'
        ' role="doc-noteref">3</a>' in with_notes("One.[^3]")
    )
    assert 'aria-label="Note 1" class="footnote-ref" href="#fn:own"' in with_notes("One.[^own]\n\n[^own]: By hand.")


@pytest.mark.parametrize("markdown", ["Code `[^3]`.", "<!-- [^3] -->", "```\n[^3]\n```", "\\[^3]", "    [^3]"])
def test_a_note_without_a_marker_on_the_page_is_not_listed(markdown):
    assert "Text 3." not in with_notes(f"{markdown}\n\nEnd.")
    assert "footnote" not in with_notes(f"{markdown}\n\nEnd.")


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("One <!-- a remark --> two.", "<p>One  two.</p>"),
        ("<!-- a remark -->\n\nOne.", "\n<p>One.</p>"),
        ("<!--\n\na remark\n\n-->\n\nOne.", "\n<p>One.</p>"),
        ("- <!-- a remark -->\n- one", "<ul>\n<li>one</li>\n</ul>"),
        ("One\n<!-- a remark -->\ntwo.", "<p>One</p>\n\n<p>two.</p>"),
        ("One.\n\n- <!-- a remark -->", "<p>One.</p>"),
        ("<div>a<!-- a remark -->b</div>", "<div>ab</div>"),
        ("`<!-- code -->`", "<p><code>&lt;!-- code --&gt;</code></p>"),
        ("```\n<!-- code -->\n```", "<pre><code>&lt;!-- code --&gt;\n</code></pre>"),
        ("<!-- [her](person:jane)[^1] --> One.", "\n<p>One.</p>"),
    ],
)
def test_comments_are_not_published(markdown, expected):
    page = with_notes(markdown)
    assert "remark" not in page
    assert re.sub(r"\n+", "\n", page).strip() == re.sub(r"\n+", "\n", expected).strip()


@pytest.mark.parametrize(
    "markdown", ['- one\n{: #x answers="1" }', "## One {: #x answers=1 }", "> > one\n\n- a\n- b\n{: answers=2 }"]
)
def test_what_is_no_paragraph_answers_nothing_and_stays_valid(markdown):
    assert "answers" not in with_notes(markdown)


# --- what no reference came of ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("page", "left"), [
    ('<a href="person:x">a</a>', ["person:x"]), ("<img alt='' src='quotation:q'>", ["quotation:q"]),
    ("<a class=b href=person:x>", ["person:x"]), ('<A HREF="Person:X">', ["Person:X"]),
    ('<a href="person&#58;x">', ["person:x"]), ('<a href=" person:x ">', ["person:x"]),
    ('<a title="a > b" href="person:x">', ["person:x"]), ('<a\nhref="person:x"> <a href="person:x">', ["person:x"]),
    ('<code>&lt;a href="person:x"&gt;</code>', []), ('<!-- <a href="person:x"> -->', []),
    ('<a href="mailto:a@b.c">', []), ('<a href="https://a.example/person:x">', []), ('<a href="../people/x/">', []),
    ("<p title='href=\"person:x\"'>", []), ('<a href="&#109;ailto:x@y.z">', []), ('<a href="#person:x">', []),
    ("<![x] <a href='place:y'>", []),
])  # fmt: skip
def test_a_reference_left_in_a_page_is_found_wherever_it_stands(page, left):
    assert unresolved(page) == left


@pytest.mark.parametrize(
    "markdown",
    [
        "[the [old [great] man] himself](person:nobody-at-all)",
        "![](person:nobody-at-all)",
        "[x][y]\n\n[y]: person:nobody-at-all",
        '<a href="person:nobody-at-all">x</a>',
        "- a\n    - [*x*](person:nobody-at-all)",
    ],
)
def test_what_does_not_resolve_can_be_found_in_the_page(markdown):
    assert unresolved(html(markdown)) == ["person:nobody-at-all"]
    assert unresolved(html("[her](person:jane) ![](quotation:no) One.[^1]")) == []

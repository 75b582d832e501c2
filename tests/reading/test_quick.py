"""The parser without needless work makes the HTML that the parser as it comes makes."""

import pytest
from edition.reading import markup
from edition.reading.quick import SIGNS, Quick
from edition.rendering.reader import reader
from edition.whole.fields import fields
from helpers import SAMPLE
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor

EXTENSIONS = ["attr_list", "md_in_html", "def_list", "tables", "footnotes", "admonition", "toc"]

TEXTS = [
    "Plain words.",
    "A `code` and \\*no emphasis\\*, *one*, **two**, ***three***, _four_, a_b_c.",
    "[a](b.md) ![i](j.png) [r][1] ![r][1] [r] ![r] <https://a.example> <a@b.example>\n\n[1]: /x 'T'\n[r]: /y",
    "A line  \nbroken &amp; &#42; &nbsp; & <b>bold</b> <!-- comment --> a < b.",
    "A note.[^1]\n\n[^1]: Its *words*.",
    "| a | b |\n|---|---|\n| *x* | [y](z.md) |\n\nTerm\n:   [*Both* `c`](d.md)",
    '<div markdown="1">\n\n*In* [it](x.md)\n\n</div>',
    "![[nested](a.md)](b.png) [![image](c.png)](d.md) [a [b](c) d](e)",
]


def both(text: str, *more: Extension) -> tuple[str, str]:
    return tuple(
        Markdown(extensions=[*EXTENSIONS, markup.Markup(), *more, *last]).convert(text) for last in ([], [Quick()])
    )


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_rendered_as_ever(text):
    as_ever, quick = both(text)
    assert quick == as_ever


def test_every_page_of_the_sample_is_rendered_as_ever(sample_edition):
    texts = [path.read_text("utf-8") for path in sorted((SAMPLE / "docs").rglob("*.md"))]
    texts += [field.text for field in fields(sample_edition)]
    for text in texts:
        as_ever, quick = both(text, reader(sample_edition))
        assert quick == as_ever


def test_one_parser_renders_many_texts_as_each_its_own(sample_edition):
    one = Markdown(extensions=[*EXTENSIONS, markup.Markup(), reader(sample_edition), Quick()])
    for text in [*TEXTS, *reversed(TEXTS)]:
        own = Markdown(extensions=[*EXTENSIONS, markup.Markup(), reader(sample_edition)])
        assert one.reset().convert(text) == own.convert(text)


def test_the_patterns_are_those_of_the_parser():
    markdown = Markdown(extensions=EXTENSIONS)
    assert SIGNS.keys() == set(item.name for item in markdown.inlinePatterns._priority)


class _Tilde(Extension):
    def extendMarkdown(self, md):
        md.inlinePatterns.register(SimpleTagInlineProcessor(r"()~~(.+?)~~", "del"), "strike", 50)


def test_a_pattern_that_is_not_listed_is_looked_for_everywhere():
    as_ever, quick = both("A ~~word~~ struck.", _Tilde())
    assert quick == as_ever == "<p>A <del>word</del> struck.</p>"

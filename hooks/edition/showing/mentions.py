"""A mention on the page of what it mentions: the sentence around it, and where that stands."""

from __future__ import annotations

from markupsafe import Markup

from edition.grammar import refs
from edition.grammar.refs import Found
from edition.reading.prose import Paragraph
from edition.showing.markdown import escape, escape_prose
from edition.whole.edition import Edition
from edition.whole.mentions import Mention
from edition.whole.texts import WholeText
from edition.whole.words import MARK


def sentence(edition: Edition, mention: Mention) -> Markup:
    """The sentence around a mention, links flattened, the words that carry it marked."""
    out, last = [], 0
    for found in refs.find(mention.sentence):
        out.append(escape_prose(mention.sentence[last : found.start]))
        words = _words(edition, found)
        marked = (found.start, found.end) == mention.at and words
        out.append(Markup(f"<mark>{words}</mark>") if marked else words)
        last = found.end
    out.append(escape_prose(mention.sentence[last:]))
    return Markup("").join(out)


def _words(edition: Edition, found: Found) -> Markup:
    record = edition.get(found.ref)
    if found.form == "marker" or found.text == MARK:
        return Markup("")
    if found.form == "set-in":
        return escape(f"“{record.quoted}”") if record and record.quoted is not None else Markup("")
    return Markup(found.text) or escape(record.label if record else "")


def in_text(edition: Edition, mention: Mention) -> bool:
    """Whether a mention stands in a paragraph of a text."""
    paragraph = mention.paragraph
    return bool(paragraph and paragraph.id and edition.text_of(paragraph.page))


def by_text(edition: Edition, found: list[Mention]) -> list[tuple[WholeText, list[Mention]]]:
    """The mentions in each text, that which comes from a file before the others; texts without any left out."""
    each = (
        (text, [one for one in found if one.paragraph and one.paragraph.id and text.has(one.paragraph)])
        for text in edition.readable
    )
    return [(text, some) for text, some in each if some]


def margin(edition: Edition, mention: Mention) -> Markup:
    """The paragraph of a mention for the margin: `<span class="when">[¶ 14](…)</span>`."""
    assert mention.paragraph
    return Markup(f'<span class="when">{_numbered(edition, mention.paragraph)}</span>')


def place(edition: Edition, mention: Mention) -> Markup:
    """The place of a mention in prose, as a link: `¶ 14, The directive`."""
    paragraph = mention.paragraph
    assert paragraph
    if in_text(edition, mention):
        return _numbered(edition, paragraph) + Markup(f" <small>{escape(paragraph.section)}</small>")
    titles = (page.title for page in edition.prose if page.page == paragraph.page)
    title = paragraph.section or next(titles, paragraph.page.split("/")[0].capitalize())
    anchor = f"#{paragraph.section_id}" if paragraph.section_id else ""
    return Markup(f"[{escape(title)}](/{paragraph.page}{anchor})")


def _numbered(edition: Edition, paragraph: Paragraph) -> Markup:
    text = edition.text_of(paragraph.page)
    number = escape(text.number(paragraph) if text else "") or Markup("0")
    return Markup(f"[¶ {number}](/{paragraph.page}#{paragraph.id})")

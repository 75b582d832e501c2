"""The page of a text whose words come from a file, for whoever holds it: a page like that of any other text.

    Mao cabled Kim.33  ->  [Mao](person:mao-zedong) cabled [Kim](person:kim-il-sung).[^33]
                           {: #p-14 }

`given` puts it as a page of prose among those written by hand: its mentions, days, units of the search and everything
else are then found as they are in any text. `markdown_of` gives what the site generator renders: the same, with the
paragraphs that answer each at the end, hidden until a reader asks for them, and what could not be put in its place.
Nothing of the text is written elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from edition.pages.facing import Attached, Facing
from edition.showing.markdown import escape
from edition.whole.edition import Edition
from edition.whole.texts import WholeText

STANDFIRST, HEADINGS = "Private copy, made from a file on this machine.", " The headings are those of {}."
"""What stands above the first paragraph."""


ANOTHER = "This is another text than the one that was annotated. What was not found again is listed at the end."
"""What is said where the words are those of another printing."""


def given(edition: Edition, text: WholeText, attached: Attached) -> Edition:
    """The edition with this page."""
    path = edition.located[text.record.ref].path
    return edition.with_page("\n\n".join(_body(edition, text, attached)) + "\n", path, text.record.docs_page)


def markdown_of(edition: Edition, text: WholeText, attached: Attached) -> str:
    """The page as the site generator gets it."""
    head = f"---\ntitle: {json.dumps(text.record.title, ensure_ascii=False)}\nhide: [navigation]\n---"
    answers = _answers(attached, edition.first.record.title if edition.first else "")
    body = _body(edition, text, attached, moved='<span class="moved" id="source-{0}" data-now="p-{0}"></span>')
    return "\n\n".join([head, *body, *answers, *_astray(attached)]) + "\n"


def _body(edition: Edition, text: WholeText, attached: Attached, moved: str = "") -> Iterator[str]:
    """Title, what it is, and the paragraphs under the headings of those that answer them; `moved` stands before each
    for the id it had.
    """
    yield f"# {escape(text.record.title)}"
    first = edition.first if edition.first and edition.answered_by(edition.first) is text else None
    yield STANDFIRST + (HEADINGS.format(first.short) if first else "") + "\n{: .standfirst }"
    if not attached.same:
        yield ANOTHER
    given: set[str] = set()
    for paragraph in attached.paragraphs:
        heading = _heading(edition, paragraph.number)
        if heading and heading[0] not in given:
            given.add(heading[0])
            yield f"## {escape(heading[1])} {{ #{heading[0]} }}"
        caption = " .caption" if paragraph.caption else ""
        yield f"{moved.format(paragraph.number)}{paragraph.markdown}\n{{: #p-{paragraph.number}{caption} }}"


def _heading(edition: Edition, number: int) -> tuple[str, str] | None:
    """Id and title of the section of the first text that answers a paragraph."""
    answers = edition.first.answering.get(str(number)) if edition.first else None
    return (answers[0].section_id, answers[0].section) if answers and answers[0].section_id else None


def _answers(attached: Attached, title: str) -> Iterator[str]:
    """For each paragraph those that answer it, apart from the text."""
    yield f'<div class="answers" data-title="{escape(title)}" hidden markdown="1">'
    for paragraph in filter(_is_answered, attached.paragraphs):
        told = [f"[¶ {number}](/{place}) {text}" for number, place, text in paragraph.answers]
        yield "\n\n".join([f'<div data-for="p-{paragraph.number}" markdown="1">', *told, "</div>"])
    yield "</div>"


def _is_answered(paragraph: Facing) -> bool:
    return bool(paragraph.answers)


def _astray(attached: Attached) -> Iterator[str]:
    """What is shown otherwise than it is printed, and what could not be put in its place."""
    if attached.misprints:
        yield "## Quotation marks shown corrected { #corrected }"
        said = "the text prints an opening mark, {}, where the quotation ends."
        yield "\n".join(f"- [Paragraph {at}](#p-{at}): {said.format(escape(sign))}" for at, sign in attached.misprints)
    if attached.lost:
        yield "## Annotations not found { #not-found }"
        yield "\n".join(
            f"- Paragraph {one.annotation.paragraph}: [{one.annotation.target.id}]({one.annotation.target})"
            f" “{escape(one.annotation.quotes[0].exact)}”: {one.reason}."
            for one in attached.lost
        )

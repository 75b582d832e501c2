"""Annotation: the Python-Markdown extension that turns references, notes and paragraph ids into HTML.

    [her cousin](person:jane)   -> <a class="ref person" href="/people/jane.md">her cousin</a>
    ![](quotation:hell-no)      -> “Hell no!” linked to its record; alone in a paragraph, a figure with its attribution
    [^12]                       -> a note of the stock footnotes extension, its text from the record
    {: #an-id answers="4" }     -> <p id="an-id" class="para" data-answers="4" data-from="1919-05-29"
                                      data-when="29 May 1919">
                                   with a permanent link; the days are those it tells of, where they are known

It knows no record: `resolve(ref)`, `note_text(number)` and the like are passed in (`rendering.reader` does). What does
not resolve stays as written, `<a href="person:nobody">`: the checks have reported it, and the build looks for it in
every page with `rendering.finished.unresolved`. The reference itself is not repeated in the page: kind and id are the
link's class and the last part of its address.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown import Extension, Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from edition.grammar import dates, refs
from edition.grammar.days import from_iso, month_length
from edition.grammar.refs import Ref
from edition.grammar.targets import Target

Resolve = Callable[[Ref], Target | None]


class Annotation(Extension):
    """Register the processors.

    `note_status(id)` gives a note's status as a class name and in words, `sign(id)` what stands for it in the text;
    `when(place)` the first and the last day that a paragraph tells of, as `1919-05-29`, and `number(place)` the number
    it has in its text. A place is page and id: `chapter.md#first`.
    """

    def __init__(
        self,
        resolve: Resolve,
        note_text: Callable[[str], str | None] = lambda number: None,
        note_status: Callable[[str], tuple[str, str] | None] = lambda number: None,
        when: Callable[[str], tuple[str, str] | None] = lambda place: None,
        number: Callable[[str], str | None] = lambda place: None,
        sign: Callable[[str], str | None] = lambda note: None,
    ) -> None:
        super().__init__()
        self.resolve, self.note_text, self.note_status = resolve, note_text, note_status
        self.when, self.number, self.sign = when, number, sign
        self.page = ""
        """The page at hand, under docs/, where whoever renders it says so."""
        self.given: set[str] = set()
        """Numbers of the notes of the page at hand whose text is a record's."""

    def reset(self) -> None:
        """Know no page."""
        self.page = ""

    def extendMarkdown(self, md: Markdown) -> None:
        md.registerExtension(self)
        md.preprocessors.register(_Notes(md, self), "edition-notes", 24)
        md.treeprocessors.register(_Comments(md), "edition-comments", 19)
        # after inline patterns (20), before attribute lists (8) and the generator's own link resolver (0)
        md.treeprocessors.register(_References(md, self), "edition-references", 12)
        md.treeprocessors.register(_Paragraphs(md, self), "edition-paragraphs", 6)


class _Notes(Preprocessor):
    """Give the parser the text of every note that may stand on the page and is not defined there: `[^12]`."""

    def __init__(self, md: Markdown, annotation: Annotation) -> None:
        super().__init__(md)
        self.annotation = annotation

    def run(self, lines: list[str]) -> list[str]:
        assert self.md
        text = "\n".join(lines)
        self.annotation.given = set()
        footnotes = next((one for one in self.md.registeredExtensions if isinstance(one, FootnoteExtension)), None)
        if footnotes is None:
            return lines
        for number in dict.fromkeys(re.findall(r"\[\^([\w-]+)\]", text)):
            note = (
                None
                if re.search(rf"^(?: {{0,3}}>)* {{0,3}}\[\^{number}\]:", text, re.M)
                else self.annotation.note_text(number)
            )
            if note:
                footnotes.setFootnote(number, note)
                self.annotation.given.add(number)
        return lines


class _Comments(Treeprocessor):
    """Leave out comments, and the paragraphs and items that hold nothing else: what an editor wrote for nobody is not
    published.
    """

    COMMENT = re.compile(r"<!--.*?-->", re.S)
    HELD = re.compile("\x02wzxhzdk:(\\d+)\x03")
    """Where the parser keeps raw HTML apart, a comment among it."""

    def run(self, root: etree.Element) -> None:
        assert self.md
        stash = self.md.htmlStash.rawHtmlBlocks
        emptied = set()
        for number, raw in enumerate(stash):
            if isinstance(raw, str) and "<!--" in raw and not re.match(r"\s*<(script|style|textarea)\b", raw, re.I):
                stash[number] = kept = self.COMMENT.sub("", raw)
                if not kept.strip():
                    emptied.add(str(number))
        if emptied:
            self._leave_out(root, emptied)

    def _leave_out(self, parent: etree.Element, emptied: set[str]) -> None:
        for child in list(parent):
            before = len(child)
            self._leave_out(child, emptied)
            held = self.HELD.findall(child.text or "")
            nothing_else = (
                not len(child) and not self.HELD.sub("", child.text or "").strip() and emptied.issuperset(held)
            )
            if nothing_else and (held or before) and child.tag in ("p", "li", "ul", "ol"):
                _remove(parent, child)


def _remove(parent: etree.Element, child: etree.Element) -> None:
    """Take an element out and leave the text after it."""
    index = list(parent).index(child)
    if index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")
    parent.remove(child)


class _References(Treeprocessor):
    """Give links and set-in records their address and their shape."""

    def __init__(self, md: Markdown, annotation: Annotation) -> None:
        super().__init__(md)
        self.annotation = annotation

    def run(self, root: etree.Element) -> None:
        for link in root.iter("a"):
            if target := self._target(link.get("href")):
                _link(link, link.get("href", ""), target)
        for parent in list(root.iter()):
            images = [
                (index, child)
                for index, child in enumerate(parent)
                if child.tag == "img" and self._target(child.get("src"))
            ]
            if not images:
                continue
            alone = parent.tag == "p" and _stands_alone(parent)
            for _, image in images:
                ref = image.get("src", "")
                target = self._target(ref)
                assert target
                if alone:
                    _figure(parent, ref, target)
                else:
                    tail = image.tail
                    image.clear()
                    image.tag, image.tail = "a", tail
                    _link(image, ref, target)
                    image.text = target.mark or _text(f"“{target.words}”" if target.words else target.label)
                    if target.mark:
                        image.set("class", f"{image.get('class')} mark")
                        image.set("aria-label", _text(f"The record differs: {target.label}"))

    def _target(self, address: str | None) -> Target | None:
        ref = refs.parse(address or "")
        return self.annotation.resolve(ref) if ref else None


def _text(words: str) -> str:
    """Words of a record as the library wants a text that is not Markdown: it takes `&amp;` for what it has written
    itself.
    """
    return words.replace("&", f"{AMP_SUBSTITUTE}amp;")


def _link(element: etree.Element, ref: str, target: Target) -> None:
    element.set("class", f"ref {ref.partition(':')[0]}")
    element.set("href", target.href)
    if not len(element) and not element.text:
        element.text = _text(target.label)


def _stands_alone(paragraph: etree.Element) -> bool:
    """Whether a paragraph holds one set-in record and nothing else but a note's marker."""
    text = [paragraph.text, *(child.tail for child in paragraph)]
    return not any((piece or "").strip() for piece in text) and [child.tag for child in paragraph] in (
        ["img"],
        ["img", "sup"],
    )


def _figure(paragraph: etree.Element, ref: str, target: Target) -> None:
    """A paragraph that holds one set-in record becomes a figure: the words, and under them who said them."""
    note = next((child for child in paragraph if child.tag == "sup"), None)
    paragraph.clear()
    paragraph.tag = "figure"
    paragraph.set("class", f"set-in {ref.partition(':')[0]}")
    quote = etree.SubElement(paragraph, "blockquote")
    words = etree.SubElement(quote, "p")
    etree.SubElement(words, "span", {"class": "words"}).text = _text(target.words or target.label)
    if note is not None:
        words.append(note)
    caption = etree.SubElement(paragraph, "figcaption")
    for words_of, href in target.attribution:
        text = _text(words_of)
        if href:
            etree.SubElement(caption, "a", href=href).text = text
        elif len(caption):
            caption[-1].tail = (caption[-1].tail or "") + text
        else:
            caption.text = (caption.text or "") + text
    source = etree.SubElement(caption, "a", {"class": f"ref {ref.partition(':')[0]}", "href": target.href})
    source.text = "record"
    if len(caption) > 1 or caption.text:
        source.set("class", source.get("class", "") + " source")


class _Paragraphs(Treeprocessor):
    """Permanent links for paragraphs with an id, and the roles of digital publishing for notes (DPUB-ARIA 1.1)."""

    def __init__(self, md: Markdown, annotation: Annotation) -> None:
        super().__init__(md)
        self.annotation = annotation

    def run(self, root: etree.Element) -> None:
        counted, dated = 0, ""
        self._number_notes(root)
        for element in root.iter():
            classes = element.get("class", "").split()
            if element.tag != "p" and element.get("answers") is not None:
                del element.attrib["answers"]  # only a paragraph answers; what else is asked of it is a finding
            number = self._number(element)
            if element.tag == "p":
                element.attrib.pop("n", None)
            if element.tag == "p" and element.get("id") and (number or element.get("answers") is not None):
                counted += 1
                number = number or str(counted)
                dated = self._marked(element, number, number != str(counted), dated)
            elif element.tag == "a" and "footnote-ref" in classes:
                element.set("role", "doc-noteref")
                status = (
                    self.annotation.note_status(note)
                    if (note := _note_of(element.get("href"))) in self.annotation.given
                    else None
                )
                element.set("aria-label", f"Note {element.text}, {status[1]}" if status else f"Note {element.text}")
                if status:
                    element.set("data-status", status[0])
            elif element.tag == "a" and "footnote-backref" in classes:
                element.set("role", "doc-backlink")
                element.set("aria-label", "Back to the text")
                element.attrib.pop("title", None)
            elif element.tag == "div" and "footnote" in classes:
                element.tag = "section"
                element.set("role", "doc-endnotes")
                element.set("aria-label", "Notes")

    def _marked(self, element: etree.Element, number: str, shown: bool, dated: str) -> str:
        """Put its permanent link on a paragraph, its days, and its number where it is another than the page counts; the
        days that were told last.
        """
        element.set("class", f"para {element.get('class', '')}".strip())
        if (answers := element.attrib.pop("answers", None)) is not None:
            element.set("data-answers", answers)
        if shown:
            element.set("data-n", number)
        dated = self._date(element, dated)
        of = {"class": "para-mark", "href": f"#{element.get('id')}", "aria-label": f"Paragraph {number}"}
        mark = etree.Element("a", of | ({"data-n": number} if shown else {}))
        mark.tail, element.text = element.text, None
        element.insert(0, mark)
        return dated

    def _number(self, element: etree.Element) -> str | None:
        """The number that a paragraph has in its text."""
        return self.annotation.number(self._place(element)) if element.tag == "p" and element.get("id") else None

    def _place(self, element: etree.Element) -> str:
        return f"{self.annotation.page}#{element.get('id', '')}"

    def _number_notes(self, root: etree.Element) -> None:
        """Give markers and list the numbers of the records: the parser counts from 1 on every page. A page's own notes
        beside them have their own signs. A note whose marker the page does not show, because it stands in code or in a
        comment, is left out of the list."""
        given, markers = self.annotation.given, []
        for marker in root.iter("a"):
            if marker.get("class") == "footnote-ref":
                markers.append(note := _note_of(marker.get("href")))
                if given:
                    marker.text = self._sign(note)
        for division in [one for one in root.iter("div") if one.get("class") == "footnote"]:
            count = 0
            for notes in division.iter("ol"):
                items = {_note_of(item.get("id")): item for item in notes if item.get("id")}
                if given:
                    _reorder(notes, [items[note] for note in dict.fromkeys([*markers, *items]) if note in items])
                for note, item in items.items():
                    if note in given and note not in markers:
                        notes.remove(item)
                for item in notes if given else ():
                    count += 1
                    sign = self._sign(_note_of(item.get("id")))
                    if sign != str(count):
                        item.set("value" if sign.isdigit() else "data-sign", sign)
                        count = int(sign) if sign.isdigit() else count
                count = count or len(notes)
            if not count:
                root.remove(division)

    def _sign(self, note: str) -> str:
        """What stands for a note in its text: the sign of the record, or the name that its author gave it."""
        return (self.annotation.sign(note) if note in self.annotation.given else None) or note

    def _date(self, paragraph: etree.Element, before: str) -> str:
        """Put a paragraph's days on it, and in words where they are not those of the last that had any."""
        days = self.annotation.when(self._place(paragraph))
        if days is None:
            return before
        first, last = days
        paragraph.set("data-from", first)
        if last != first:
            paragraph.set("data-to", last)
        text = f"{first}/{last}"
        if text != before:
            shared = before and len({from_iso(day)[0] for day in (*before.split("/"), first, last)}) == 1
            paragraph.set("data-when", _in_words(first, last, from_iso(first)[0] if shared else None))
        return text


def _reorder(parent: etree.Element, children: list[etree.Element]) -> None:
    """Put the children of an element in another order."""
    for child in children:
        parent.remove(child)
    parent.extend(children)


def _note_of(address: str | None) -> str:
    """The note that a marker leads to, or an item of the list is: `#fn:3` -> `3`."""
    return (address or "").rpartition("fn:")[2]


def _in_words(first: str, last: str, year: int | None = None) -> str:
    """Two days as a date, whole months by their names: `1592-06-01`, `1592-06-30` -> `June 1592`; without a year that
    is known.

    A line may end after a dash between spaces and before the year: day and month, and `25–27`, are held together.
    """
    begin, end = from_iso(first), from_iso(last)
    whole_months = begin[2] == 1 and end[2] == month_length(*end[:2])
    words = dates.span_words(begin[:2], end[:2], year) if whole_months else dates.span_words(begin, end, year)
    return re.sub(r"(?<=\d) (?=[A-Z])", "\u00a0", re.sub(r"(?<=\d)–(?=\d)", "–\u2060", words))

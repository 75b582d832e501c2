"""How a record's values look as Markdown: links, dates, attributions, sources. Templates call `Shown` as `show`, by way of `Register`."""

from __future__ import annotations

from markupsafe import Markup
import re
from typing import Any

from edition.grammar import collation, dates, names, refs, sentences
from edition.grammar.refs import Found, Ref
from edition.records.document import Document
from edition.records.note import Note, STATUS
from edition.records.person import Person
from edition.records.quotation import Quotation
from edition.records.record import Dated, Named, Record, references
from edition.records.values import Agent, Authority, Coordinates, Moment, Participant, Prose, Role, SourceKey, Value, Witness
from edition.records.variant import Variant
from edition.records.work import Work
from edition.showing.collations import COLLATION, witnessed
from edition.showing.markdown import escape, escape_prose, held
from edition.whole.edition import Edition
from edition.whole.mentions import Mention


def attribution(edition: Edition, quotation: Quotation) -> list[tuple[str, str | None]]:
    """Who said it, to whom, when, as pieces of text with addresses: `Harry S. Truman to Dean Rusk, 15 October 1950`."""
    pieces: list[tuple[str, str | None]] = []

    def add(before: str, *targets: Ref) -> None:
        for index, ref in enumerate(targets):
            record = edition.get(ref)
            pieces.append((before if index == 0 else ", ", None))
            pieces.append((record.label if record else ref.id, f"/{record.docs_page}" if record else None))

    if quotation.speaker:
        add("", quotation.speaker)
    if quotation.addressee:
        add(" to ", *quotation.addressee)
    if quotation.reported_by:
        add(", reported by " if pieces else "Reported by ", quotation.reported_by)
    if quotation.date:
        pieces.append((f", {quotation.date}" if pieces else str(quotation.date), None))
    return [(text, href) for text, href in pieces if text]


class Shown:
    """How values look on a page; templates call it as `show`."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def __call__(self, value: Any) -> Markup:
        """Any field's value as Markdown."""
        if value is None:
            return Markup("")
        if isinstance(value, Prose):
            return Markup(refs.replace_source_marks(value))
        if isinstance(value, Ref):
            return self.link(value)
        if isinstance(value, (list, tuple)):
            return Markup(", ").join(self(item) for item in value)
        if isinstance(value, Agent):
            return escape(str(value))
        if isinstance(value, Participant):
            return self.link(value.who) + (Markup(" (") + escape(value.role) + Markup(")") if value.role else Markup(""))
        if isinstance(value, Moment):
            return escape(str(value.date)) + (Markup(", ") + escape(value.place) if value.place else Markup(""))
        if isinstance(value, Role):
            return self.role(value)
        if isinstance(value, Coordinates):
            return escape(self.degrees(value))
        if isinstance(value, Value):
            parts = [self(getattr(value, name)) for name in type(value).model_fields if getattr(value, name) not in (None, ())]
            return Markup(" · ").join(parts)
        return escape(str(value))

    def link(self, ref: Ref | str, text: str | None = None) -> Markup:
        """A reference as a link with the record's name; a plain name as it is."""
        if not isinstance(ref, Ref):
            return escape(ref)
        record = self.edition.get(ref)
        return Markup(f"[{escape(text or (record.label if record else ref.id))}]({ref})")

    def role(self, role: Role) -> Markup:
        """`Commanding general, Eighth Army, from 13 July 1950`"""
        parts = [escape(role.title)]
        if role.organization:
            parts.append(self.link(role.organization))
        if term := dates.term(role.start, role.end):
            parts.append(escape(term))
        return Markup(", ").join(parts)

    def degrees(self, point: Coordinates) -> str:
        """`39.0194° N, 125.7547° E`"""
        north, east = ("N" if point.latitude >= 0 else "S"), ("E" if point.longitude >= 0 else "W")
        return f"{abs(point.latitude):.10g}° {north}, {abs(point.longitude):.10g}° {east}"

    def name(self, name: Any) -> Markup:
        """A name's form marked with its language, for fonts and screen readers."""
        if name.lang == "en":
            return escape(name.form)
        return Markup(f'<span lang="{escape(name.lang)}">{escape(name.form)}</span>')

    def scheme(self, name: Any) -> str:
        """How a form is written: `McCune–Reischauer`."""
        return names.scheme_of(name.lang, name.scheme)

    def source(self, record: Record, source: Ref | SourceKey | None) -> Markup:
        """A mark after a fact that leads to its source: `S1`, the first of the record's sources; none for the chapter."""
        if source is None or source in ("chapter", "edition"):
            return Markup("")
        if isinstance(source, Ref):
            return Markup(" <small>") + self.link(source) + Markup("</small>")
        if source not in record.sources:
            return Markup("")
        number = list(record.sources).index(source) + 1
        return Markup(f'<small class="source-mark">[S{number}](#source-{number})</small>')

    def prose(self, record: Record, text: str | None) -> Markup:
        """A record's text, its marks of sources made links: `… until 1951.[^wp]` -> `… until 1951.S1`, two a thin space apart."""
        marked = refs.replace_source_marks(text or "", lambda key: str(self.source(record, SourceKey(key))))
        return Markup(marked.replace('</small><small class="source-mark">', '</small>\u2009<small class="source-mark">'))

    def resting(self, record: Record, field: str) -> Markup:
        """The mark of what a field rests on."""
        source = getattr(record, "rests_on", {}).get(field)
        if isinstance(source, Ref):
            return Markup(f'<small class="source-mark">{self.link(source, "source")}</small>')
        return self.source(record, source)

    def collation(self, quotation: Quotation, witness: Witness) -> Markup:
        """The chapter's words and the source's as two lines, the words that differ marked in each, those not read set back."""
        lines: dict[str, list[str]] = {"quoted": [], "source": []}
        for piece in collation.compare(quotation.text, witness.words or "", part=witness.second_hand):
            for side in lines:
                words = escape(getattr(piece, side))
                if words:
                    near = collation.ADJOINING if words.startswith(collation.ADJOINING) else ""
                    lines[side].append(words if piece.kind == "same" else f'{near}<span class="differs differs--{piece.kind}">{words.removeprefix(near)}</span>')
        return Markup(
            f'<div class="collation"><p><span class="collation__who">Chapter</span> {collation.together(lines["quoted"])}</p>'
            f'<p><span class="collation__who">Source</span> {collation.together(lines["source"])}</p></div>'
        )

    def witnessed(self, quotation: Quotation, witness: Witness) -> str:
        """What one witness came to, in words."""
        return COLLATION[witnessed(quotation, witness)]

    def candidate(self, candidate: Any) -> str:
        """What a candidate cites: `[Resolution 376 (V)](document:frus1950v07-d640), FRUS 1950, vol. VII, Document 640`."""
        record = self.edition.get(candidate.cites) if candidate.cites else None
        if isinstance(record, Document):
            date = f", {held(str(record.date))}" if record.date else ""
            return f"{self.link(record.ref)}{escape(date)}"
        if record is not None and record.ref.kind == "work":
            author = ", ".join(str(agent) for agent in getattr(record, "author", ()))
            title = str(self.link(record.ref))
            if str(getattr(record, "type", "")).startswith(("article", "chapter")):
                title = f"“{title}”"
            elif not re.search("[\u3040-\u9fff\uac00-\ud7af]", record.label):  # Han and Hangul have no italics
                title = f"*{title}*"
            return f"{escape(author)}{', ' if author else ''}{title}"
        return str(self.link(record.ref)) if record else str(escape(candidate.title or "source not identified"))

    def where(self, mention: Mention) -> Markup:
        """The place of a mention in prose, as a link: `¶ 14, The directive`."""
        paragraph = mention.paragraph
        assert paragraph
        if paragraph.id and paragraph.page == self.edition.info.chapter.page:
            number = self.edition.numbers.get(paragraph.id, 0)
            return Markup(f"[¶ {number}](/{paragraph.page}#{paragraph.id}) <small>{escape(paragraph.section)}</small>")
        title = next((page.title for page in self.edition.prose if page.page == paragraph.page), paragraph.page.split("/")[0].capitalize())
        anchor = f"#{paragraph.section_id}" if paragraph.section_id else ""
        return Markup(f"[{escape(paragraph.section or title)}](/{paragraph.page}{anchor})")

    def sentence(self, mention: Mention) -> Markup:
        """The sentence around a mention, links flattened, the words that carry it marked."""
        out, last = [], 0
        text = mention.sentence
        for found in refs.find(text):
            out.append(escape_prose(text[last : found.start]))
            record = self.edition.get(found.ref)
            if found.form == "note":
                words = Markup("")
            elif found.form == "set-in":
                words = escape(f"“{record.text}”") if isinstance(record, Quotation) else Markup("")
            else:
                words = Markup(found.text) or escape(record.label if record else "")
            marked = (found.start, found.end) == mention.at and words
            out.append(Markup(f"<mark>{words}</mark>") if marked else words)
            last = found.end
        out.append(escape_prose(text[last:]))
        return Markup("").join(out)

    def dated(self, ref: Ref | str) -> Markup:
        """The date of what a reference names, small, where it has one."""
        date = getattr(self.edition.get(ref), "date", None) if isinstance(ref, Ref) else None
        return Markup(" <small>") + escape(str(date)) + Markup("</small>") if date else Markup("")

    def answered(self, number: int) -> Markup:
        """The number of one of the chapter's paragraphs, as a link to the first of the text that answers it."""
        answers = self.edition.answering.get(number)
        return Markup(f"[{number}](/{answers[0].page}#{answers[0].id})") if answers else escape(str(number))

    def language(self, tag: str | None) -> str:
        """A language's name: `ru` -> `Russian`."""
        return names.scheme_of(tag) if tag else ""

    def authority(self, authority: Authority) -> str:
        """The name of an authority file: `lcnaf` -> `LCNAF`."""
        return {"wikidata": "Wikidata", "geonames": "GeoNames"}.get(authority.scheme, authority.scheme.upper())

    def others(self, record: Record, sections: list[tuple[str, list[Record]]], above: list[Record]) -> list[Record]:
        """Records that refer to this one and stand nowhere on its page: in none of the lists, in no field of its own; the
        apparatus has a section of its own."""
        listed = {item.ref for _, list_ in sections for item in list_} | {item.ref for item in above}
        listed |= {variant.ref for variant in self.edition.in_records(record.ref, "variant", "concerns")}
        listed |= {ref for path, ref in references(record) if path[0] not in ("names", "rests_on", "sources")}
        return [item for item in self.edition.in_records(record.ref) if item.ref not in listed]

    def age(self, record: Any) -> str:
        """A person's years: `1893–1976`, `106–43 BC`."""
        return dates.life(*(moment.date if moment else None for moment in (record.born, record.died)))

    def card(self, record: Record) -> dict[str, Any]:
        """What the card of a link shows, without what is empty: title, line, text, and the name in its own script."""
        card: dict[str, Any] = {"title": record.label, "line": self.line(record), "text": self.summary(record.description)}
        if isinstance(record, Named) and record.native:
            card["native"] = [record.native.lang, record.native.form]
        if isinstance(record, Note):
            card["text"] = self.plain(record.marks)
        if isinstance(record, Variant):
            other = record.readings[0] if record.readings else None
            source = self.edition.get(other.source) if other and other.source else None
            sides = [("The chapter", record.chapter_reading), (source.label if source else other.title if other else None, other.reading if other else None)]
            card["text"] = " ".join(f"{who or 'The record'}: {self.summary(text)}" for who, text in sides if text)
        if isinstance(record, Quotation):
            card |= {"title": f"“{record.text}”" if len(record.text) < 220 else record.label, "text": ""}
        return {key: value for key, value in card.items() if value}

    def line(self, record: Record) -> str:
        """The line under a title: years and office, kind, date, speaker, status."""
        if isinstance(record, Person):
            parts = [self.age(record), record.roles[0].title if record.roles else record.affiliation]
        elif isinstance(record, Quotation):
            return "".join(text for text, _ in attribution(self.edition, record)) or record.kind.replace("-", " ")
        elif isinstance(record, Note):
            parts = [STATUS[record.status].capitalize()]
        elif isinstance(record, Variant):
            parts = [record.kind.capitalize(), f"{record.strength} difference"]
        elif isinstance(record, Work):
            parts = [", ".join(map(str, record.author)), str(record.issued or "")]
        elif isinstance(record, Dated):
            date = getattr(record, "date", None)
            parts = [str(date) if date else "Date not established", getattr(record, "kind", None)]
        else:
            parts = [getattr(record, "kind", None), getattr(record, "affiliation", None)]
        return " · ".join(filter(None, parts))

    def described(self, record: Record) -> str:
        """A record in a line or two, for those who find its page from elsewhere: `1893–1976 · Chairman of …. He …`."""
        card = self.card(record)
        words = [card["title"]] if isinstance(record, Quotation) else []
        return " ".join(filter(None, [*words, card.get("line", "") and f"{card['line']}.", card.get("text", "")]))

    def summary(self, prose: str | None, longest: int = 240) -> str:
        """The first sentences of a text that fit in so many characters, at least one, without markup: for cards."""
        if not prose:
            return ""
        spans = sentences.spans(prose, self.edition.info.language)
        texts = [self.plain(prose[start:end]) for start, end in spans]
        kept = texts[:1]
        for text in texts[1:]:
            if len(" ".join([*kept, text])) > longest:
                break
            kept.append(text)
        return " ".join(kept)

    def plain(self, prose: str) -> str:
        """Markdown as plain text: tags left out, comments too, `&amp;` a sign again."""

        def words(found: Found) -> str:
            record = self.edition.get(found.ref)
            if found.form == "note":
                return ""
            if found.form == "set-in":
                return f"“{record.text}”" if isinstance(record, Quotation) else ""
            return refs.words(found.text) or (record.label if record else "")

        out, last = [], 0
        for found in refs.find(prose):
            if found.start >= last:
                out += [refs.words(prose[last : found.start]), words(found)]
                last = found.end
        return " ".join("".join([*out, refs.words(prose[last:])]).split())

"""How records and their values look as Markdown: links, dates, attributions, sentences around mentions, collations.

Templates call `Shown` as `show`; pages and exports use the rest. A plain string is escaped, so that a name with a star
or a bracket stays a name; what is already Markdown is Markup.
"""

from __future__ import annotations

import datetime
import html
import posixpath
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from markupsafe import Markup

from edition import collation, dates, names, refs, sentences
from edition.dates import Day, EdtfDate
from edition.graph import Edition, Mention
from edition.records import Document, Event, Note, Person, Quotation, Record
from edition.refs import Found, Ref
from edition.values import Agent, Authority, Coordinates, Moment, Participant, Prose, Role, SourceKey, Value, Witness

STATUS = {
    "verified": "verified",
    "verified-in-part": "verified in part",
    "attributed": "attributed in the text",
    "probable": "probable",
    "unidentified": "not identified",
}
"""A note's or candidate's status, for a reader."""

_OPENS_LIST = re.compile(r"^(\s*\d*)([.)+:-])(?=\s)")
_SPECIAL = re.compile(r"([\\`*_\[\]#|])")


def escape(text: str) -> Markup:
    """A plain string as Markdown that shows it: `a*b <c>` -> `a\\*b &lt;c&gt;`; what would open a list does not."""
    shown = _SPECIAL.sub(r"\\\1", html.escape(str(text), quote=False)).replace("\n", " ")
    return Markup(_OPENS_LIST.sub(r"\1\\\2", shown))


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


def note_status(edition: Edition, number: str) -> tuple[str, str] | None:
    """A note's status as it stands in its record and in words for a reader."""
    note = edition.get(Ref("note", number))
    return (note.status, STATUS[note.status]) if isinstance(note, Note) else None


def note_text(edition: Edition, number: str) -> str | None:
    """A note as it stands under the reading text: its status, what it may rest on, and the way to its page."""
    note = edition.get(Ref("note", number))
    if not isinstance(note, Note):
        return None
    shown = Shown(edition)
    named = [shown.candidate(candidate) for candidate in note.candidates if candidate.status != "unidentified"]
    parts = [f"*{STATUS[note.status].capitalize()}.*"]
    if named:
        near = "Nearest to it: " if note.status == "unidentified" else ""
        parts.append(near + "; ".join(dict.fromkeys(named)) + ".")
    else:
        parts.append("No source has been identified.")
    parts.append(f"[Evidence](note:{number})")
    return " ".join(parts)




COLLATION = {
    "same": "the words are the same",
    "marked": "the same but for cuts and insertions that are marked",
    "differs": "the words differ",
    "original": "seen in the original language",
    "second-hand": "seen only where another quotes them",
    "document": "document seen, but not the words",
    "not-seen": "not seen in a source",
}
"""What comparing a quotation with its sources came to, from the best to the least."""


def collated(quotation: Quotation) -> str:
    """A quotation's key in `COLLATION`: the best that any of its witnesses gives."""
    found = [_witnessed(quotation, witness) for witness in quotation.witnesses]
    return min(found, key=list(COLLATION).index, default="not-seen")


def _witnessed(quotation: Quotation, witness: Witness) -> str:
    if witness.words is None:
        return "document"
    if witness.second_hand:
        return "second-hand"
    if not witness.language.startswith("en"):
        return "original"
    pieces = collation.compare(quotation.text, witness.words)
    if collation.differs_silently(pieces):
        return "differs"
    return "marked" if any(piece.kind != "same" for piece in pieces) else "same"


def collation_counts(edition: Edition) -> list[tuple[str, str, int]]:
    """How many quotations stand where: key, words for a reader, number; keys nobody has are left out."""
    counts = Counter(collated(quotation) for quotation in edition.by_kind["quotation"])
    return [(key, words, counts[key]) for key, words in COLLATION.items() if counts[key]]


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
        """`Commanding general, Eighth Army, 1950-07-13 –`"""
        parts = [escape(role.title)]
        if role.organization:
            parts.append(self.link(role.organization))
        if role.start or role.end:
            ends = [str(end) if end else "" for end in (role.start, role.end)]
            parts.append(escape(" – ".join(ends).strip()))
        return Markup(", ").join(parts)

    def degrees(self, point: Coordinates) -> str:
        """`39.0194° N, 125.7547° E`"""
        north, east = ("N" if point.latitude >= 0 else "S"), ("E" if point.longitude >= 0 else "W")
        return f"{abs(point.latitude):.10g}° {north}, {abs(point.longitude):.10g}° {east}"

    def name(self, name: Any) -> Markup:
        """A name's form marked with its language, for fonts and screen readers."""
        if name.lang == "en":
            return escape(name.form)
        return Markup(f'<span lang="{html.escape(name.lang)}">{html.escape(name.form)}</span>')

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
        return Markup(f' <small class="source-mark">[S{number}](#source-{number})</small>')

    def prose(self, record: Record, text: str | None) -> Markup:
        """A record's text, its marks of sources made links: `… until 1951.[^wp]` -> `… until 1951. S1`."""

        def mark(key: str) -> str:
            return str(self.source(record, SourceKey(key))).strip()

        return Markup(refs.replace_source_marks(text or "", mark))

    def resting(self, record: Record, field: str) -> Markup:
        """The mark of what a field rests on."""
        return self.source(record, getattr(record, "rests_on", {}).get(field))

    def collation(self, quotation: Quotation, witness: Witness) -> Markup:
        """The chapter's words and the source's as two lines, the words that differ marked in each."""
        lines: dict[str, list[str]] = {"quoted": [], "source": []}
        for piece in collation.compare(quotation.text, witness.words or ""):
            for side in lines:
                words = html.escape(getattr(piece, side), quote=False)
                if words:
                    lines[side].append(words if piece.kind == "same" else f'<span class="differs differs--{piece.kind}">{words}</span>')
        return Markup(
            f'<div class="collation"><p><span class="collation__who">Chapter</span> {" ".join(lines["quoted"])}</p>'
            f'<p><span class="collation__who">Source</span> {" ".join(lines["source"])}</p></div>'
        )

    def witnessed(self, quotation: Quotation, witness: Witness) -> str:
        """What one witness came to, in words."""
        return COLLATION[_witnessed(quotation, witness)]

    def candidate(self, candidate: Any) -> str:
        """What a candidate cites: `[Resolution 376 (V)](document:frus1950v07-d640), FRUS 1950, vol. VII, Document 640`."""
        record = self.edition.get(candidate.cites) if candidate.cites else None
        if isinstance(record, Document):
            date = f", {record.date}" if record.date else ""
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
            if found.form == "note":
                words = ""
            elif found.form == "set-in":
                record = self.edition.get(found.ref)
                words = f"“{record.text}”" if isinstance(record, Quotation) else ""
            else:
                words = found.text or (record.label if (record := self.edition.get(found.ref)) else "")
            marked = (found.start, found.end) == mention.at and words
            out.append(Markup(f"<mark>{html.escape(words, quote=False)}</mark>") if marked else escape(words))
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
        """Records that refer to this one and stand in none of the lists; the apparatus has a section of its own."""
        listed = {item.ref for _, list_ in sections for item in list_} | {item.ref for item in above}
        listed |= {variant.ref for variant in self.edition.in_records(record.ref, "variant", "concerns")}
        return [item for item in self.edition.in_records(record.ref) if item.ref not in listed]

    def age(self, record: Any) -> str:
        """A person's years: `1893–1976`."""
        years = [re.sub(r"^(-?\d+)[^?~%]*([?~%]?).*", r"\1\2", moment.date.text).replace("~", "?") if moment else "" for moment in (record.born, record.died)]
        return f"{years[0]}–{years[1]}" if any(years) else ""

    def summary(self, prose: str | None, longest: int = 240) -> str:
        """The first sentences of a text that fit in so many characters, at least one, without markup: for cards."""
        if not prose:
            return ""
        spans = sentences.spans(prose)
        texts = [self.plain(prose[start:end]) for start, end in spans]
        kept = texts[:1]
        for text in texts[1:]:
            if len(" ".join([*kept, text])) > longest:
                break
            kept.append(text)
        return " ".join(kept)

    def plain(self, prose: str) -> str:
        """Markdown as plain text."""

        def words(found: Found) -> str:
            record = self.edition.get(found.ref)
            if found.form == "note":
                return ""
            if found.form == "set-in":
                return f"“{record.text}”" if isinstance(record, Quotation) else ""
            return found.text

        return " ".join(re.sub(r"[*`]", "", refs.replace(prose, words)).split())

    # --- registers and indexes --------------------------------------------------------------------------------------

    @cached_property
    def period(self) -> EdtfDate | None:
        """The days the edition is about: the longest run of days on which events begin without a gap of three weeks, if
        more than half of them lie in it; else from the first such day to the last. None where nothing has a day."""
        days = sorted(date.earliest for event in self.edition.by_kind["event"] if (date := event.date).earliest and _FROM_A_DAY.match(date.text))
        runs: list[list[Day]] = []
        for day in days:
            if runs and (datetime.date(*day) - datetime.date(*runs[-1][-1])).days <= 21:
                runs[-1].append(day)
            else:
                runs.append([day])
        longest = max(runs, key=len, default=days)
        chosen = longest if 2 * len(longest) > len(days) else days
        return dates.parse("/".join(datetime.date(*day).isoformat() for day in (chosen[0], chosen[-1]))) if chosen else None

    def months(self, date: EdtfDate) -> str:
        """The months a span of days touches: `September – November 1950`."""
        assert date.earliest and date.latest
        ends = [f"{year:04}-{month:02}" for year, month, _ in (date.earliest, date.latest)]
        return dates.display("/".join(dict.fromkeys(ends)))

    def when(self, date: EdtfDate | None, year: int | None = None) -> Markup:
        """A date for the margin, the year left off under a heading that gives it: `<time class="when" …>15 October</time>`."""
        if date is None:
            return Markup('<span class="when">no date</span>')
        said = str(date).replace(f" {year}", "")
        tag, attribute = ("time", f' datetime="{date.text}"') if _MACHINE.fullmatch(date.text) else ("span", "")
        return Markup(f'<{tag} class="when"{attribute}>{html.escape(said)}</{tag}>')

    def told(self, item: Record, of: Ref) -> Markup:
        """What a list on the page of `of` says of a record beside its name: a part in an event, the other side of words
        or papers. `first speaker`; `to Royal Society`; `telegram from Arthur Eddington`."""
        parts: list[Markup] = []
        if isinstance(item, Event):
            parts = [escape(one.role) for one in item.participants if one.who == of and one.role] or ([self(item.places)] if item.places and of not in item.places else [])
        elif isinstance(item, (Quotation, Document)):
            ours, theirs = ((item.speaker,), item.addressee) if isinstance(item, Quotation) else (item.sender, item.recipient)
            kind = escape(item.kind) if isinstance(item, Document) else Markup("")
            sides = [Markup(f"{word} ") + self(side) for word, side in (("from", ours), ("to", theirs)) if any(side) and of not in side]
            parts = [Markup(" ").join(filter(None, [kind, *sides]))]
            if isinstance(item, Quotation) and item.reported_by and item.reported_by != of:
                parts.append(Markup("reported by ") + self.link(item.reported_by))
        elif isinstance(item, Note):
            parts = [escape(STATUS[item.status])]
        parts = [part for part in parts if part]
        return Markup(" <small>") + Markup("; ").join(parts) + Markup("</small>") if parts else Markup("")

    def in_office(self, person: Person, then: bool) -> list[Role]:
        """A person's offices whose dates touch the period of the edition; or the others, those without dates among them."""
        alive = not (person.died and self.period and self.period.after(person.died.date))
        return [role for role in person.roles if (alive and self._in_period(role)) is then]

    def _in_period(self, role: Role) -> bool:
        ends = EdtfDate("", role.start.earliest if role.start else None, role.end.latest if role.end else None)
        return bool(role.start or role.end) and not (self.period is None or ends.after(self.period) or self.period.after(ends))

    def tenure(self, role: Role) -> Markup:
        """The dates of an office for the margin: `8 July 1950 – April 1951`, `from 1949`, `until 1951`."""
        ends = [date.text for date in (role.start, role.end) if date]
        words = dates.display("/".join(ends)) if ends else "no date"
        said = escape(f"{'' if len(ends) != 1 else 'from ' if role.start else 'until '}{words}")
        return Markup('<span class="when">') + said + Markup("</span>")

    def holders(self, body: Record) -> list[tuple[Person, Role]]:
        """Who held an office of a body, in the order of time; without dates last."""
        people = [record for record in self.edition.in_records(body.ref, "person", "roles") if isinstance(record, Person)]
        held = [(person, role) for person in people for role in person.roles if role.organization == body.ref]
        return sorted(held, key=lambda pair: (pair[1].start or pair[1].end or EdtfDate("", None, None)).sort_key)

    def attributed(self, quotation: Quotation) -> Markup:
        """Who said it, to whom, when, with links: `[Frank Dyson](person:frank-dyson) to …, 6 November 1919`."""
        return Markup("").join(Markup(f"[{escape(text)}]({href})") if href else escape(text) for text, href in attribution(self.edition, quotation))

    def above(self, record: Record) -> list[Record]:
        """What a record is part of, and what that is part of, the widest first."""
        found: list[Record] = []
        while (ref := getattr(record, "part_of", None)) and (parent := self.edition.get(ref)) and parent not in found:
            found.insert(0, parent)
            record = parent
        return found

    def dealings(self, record: Record, kind: str) -> list[Dealing]:
        """With whom a person or body had to do, most first: in events together, as speaker and addressee, by papers."""
        found: dict[Ref, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
        for item in self.edition.in_records(record.ref):
            for other in _met(item, record.ref):
                found[other][item.ref.kind].append(item)
        dealings = [
            Dealing(other, tuple(lists["event"]), tuple(lists["quotation"]), tuple(lists["document"]))
            for ref, lists in found.items() if ref.kind == kind and (other := self.edition.get(ref))
        ]
        return sorted(dealings, key=lambda dealing: (-len(dealing.records), dealing.other.sort_key))

    def happenings(self, record: Any, events: list[Record]) -> list[dict[str, Any]]:
        """Events as the figure of days wants them: date, label, and the address seen from a record's page or its kind's index."""
        here = record.docs_page if isinstance(record, Record) else record.index_page
        folder = here.removesuffix("index.md").removesuffix(".md")
        return [
            {"date": event.date, "label": event.label, "here": event is record, "href": "" if event is record else f"{posixpath.relpath(event.docs_page.removesuffix('.md'), folder)}/"}
            for event in events
        ]

    def nearby(self, event: Event) -> list[Record]:
        """An event with those it belongs with: before and after it in time, what it follows and brings about, its parts."""
        tied = [self.edition.get(ref) for ref in (*event.follows, *event.causes)]
        tied += [other for field in ("follows", "causes", "part_of") for other in self.edition.in_records(event.ref, "event", field)]
        return list({record.ref: record for record in [event, *self.edition.neighbours(event), *tied] if record}.values())

    def elsewhere(self, mention: Mention) -> bool:
        """Whether a mention stands outside the reading text."""
        return not (mention.paragraph and mention.paragraph.id and mention.paragraph.page == self.edition.info.chapter.page)

    def pilcrow(self, mention: Mention) -> Markup:
        """The paragraph of a mention for the margin: `<span class="when">[¶ 14](…)</span>`."""
        paragraph = mention.paragraph
        assert paragraph
        return Markup(f'<span class="when">[¶ {self.edition.numbers.get(paragraph.id or "", 0)}](/{paragraph.page}#{paragraph.id})</span>')

    def forms(self, record: Record, native: bool) -> list[Markup]:
        """Names in their own scripts, or in romanizations, for the head of a page."""
        return [self.name(name) for name in getattr(record, "names", ())[1:] if name.lang != "en" and name.form != record.label and names.is_native_script(name.lang) is native]

    def spellings(self, record: Record) -> Markup:
        """Every other spelling of a name, hidden, so that the filter of an index finds it."""
        known = names.fold(f"{getattr(record, 'sort', None) or ''} {record.label}")
        others = [form for form in record.name_forms if names.fold(form) not in known]
        return Markup(f" <span hidden>{html.escape('; '.join(others))}</span>") if others else Markup("")

    def lettered(self, records: list[Record]) -> list[tuple[str, list[Record]]]:
        """Records by the first letter of the form they are sorted by, accents and apostrophes disregarded."""
        groups: dict[str, list[Record]] = defaultdict(list)
        for key, record in sorted(((names.fold(getattr(one, "sort", None) or one.label), one) for one in records), key=lambda pair: pair[0]):
            letter = next((char.upper() for char in key if char.isalnum()), "")
            groups["0–9" if letter.isdigit() else letter or "–"].append(record)
        return list(groups.items())

    def grouped(self, records: list[Record], field: str) -> list[tuple[str, list[Record]]]:
        """Records by what a field says, in alphabetical order; those without it last."""
        return sorted(self.runs(records, field), key=lambda pair: (not pair[0], names.fold(pair[0])))

    def runs(self, records: list[Record], field: str) -> list[tuple[str, list[Record]]]:
        """Records by what a field says, in the order they come."""
        groups: dict[str, list[Record]] = defaultdict(list)
        for record in records:
            groups[str(getattr(record, field) or "")].append(record)
        return list(groups.items())

    def ordered(self, found: list[Ref]) -> list[Ref]:
        """References in the order of their records: people, then bodies."""
        return sorted(found, key=lambda ref: (ref.kind != "person", record.sort_key if (record := self.edition.get(ref)) else ()))

    def by_month(self, records: list[Record]) -> list[tuple[str, int | None, list[Record]]]:
        """Dated records under months of the period’s years, under years elsewhere: heading, its year, records in order."""
        years = range(self.period.earliest[0], self.period.latest[0] + 1) if self.period and self.period.earliest and self.period.latest else range(0)
        groups: dict[tuple[str, int | None], list[Record]] = defaultdict(list)
        for record in records:
            date = getattr(record, "date", None)
            day = (date.earliest or date.latest) if date else None
            if day is None:
                groups["Date not established", None].append(record)
            elif day[0] in years and not re.fullmatch(r"\d{4}[?~%]?", date.text):
                groups[dates.display(f"{day[0]:04}-{day[1]:02}"), day[0]].append(record)
            else:
                groups[dates.display(f"{day[0]:04}"), day[0]].append(record)
        return [(heading, year, group) for (heading, year), group in groups.items()]


def escape_prose(markdown: str) -> Markup:
    """Prose without references: other links flattened, since they are relative to another page, and no emphasis mark
    that the sentence's end has cut from its fellow."""
    markdown = refs.without_plain_links(markdown)
    return Markup(markdown if markdown.count("*") % 2 == 0 else markdown.replace("*", ""))


@dataclass(frozen=True)
class Dealing:
    """What somebody had to do with somebody else."""

    other: Record
    """The other person or body."""
    events: tuple[Record, ...]
    """Events in which both took part."""
    quotations: tuple[Record, ...]
    """Words of one to the other."""
    documents: tuple[Record, ...]
    """Papers of one to the other."""

    @property
    def records(self) -> tuple[Record, ...]:
        """All of them: events, then words, then papers."""
        return (*self.events, *self.quotations, *self.documents)

    def __str__(self) -> str:
        """`3 events, 1 passage`"""
        counts = [(len(self.events), "event"), (len(self.quotations), "passage"), (len(self.documents), "paper")]
        return ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts if count)


def _met(item: Record, one: Ref) -> list[Ref]:
    """With whom a record brings somebody together: the other participants, or the other side of words and papers."""
    if isinstance(item, Event):
        who = [participant.who for participant in item.participants]
        return [ref for ref in dict.fromkeys(who) if ref != one] if one in who else []
    if isinstance(item, (Quotation, Document)):
        ours, theirs = ((item.speaker,), item.addressee) if isinstance(item, Quotation) else (item.sender, item.recipient)
        other = theirs if one in ours else ours if one in theirs else ()
        return [ref for ref in dict.fromkeys(other) if isinstance(ref, Ref) and ref != one]
    return []


_FROM_A_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=/|$)")
_MACHINE = re.compile(r"\d{4}(-\d\d){0,2}")
"""A date as an HTML `time` may give it."""


LONGEST, FAR = 62, 31
"""Days: an event that lasted longer dates no paragraph, and one that lies farther from those told before and after it is an aside."""

Days = tuple[datetime.date, datetime.date]
"""The first and the last, included."""


def when(edition: Edition, id: str) -> tuple[str, str] | None:
    """The first and the last day that a paragraph of the reading text tells of: `("1919-05-29", "1919-05-29")`.

    They are those of the events that it is the first to link to; None where it tells of no new one.
    """
    days = _days_told(edition).get(id)
    return (min(first for first, _ in days).isoformat(), max(last for _, last in days).isoformat()) if days else None


@lru_cache(maxsize=1)
def _days_told(edition: Edition) -> dict[str, list[Days]]:
    """The days of events by the paragraph that tells of them first, asides left out."""
    told: dict[Ref, str] = {}
    for paragraph in edition.chapter.paragraphs if edition.chapter else ():
        for found in refs.find(paragraph.text):
            if found.ref.kind == "event" and paragraph.id in edition.numbers:
                told.setdefault(found.ref, paragraph.id)
    dated = [(id, days) for ref, id in told.items() if (days := _known_days(edition.get(ref)))]
    kept: dict[str, list[Days]] = defaultdict(list)
    for before, (id, days), after in zip([None, *dated], dated, [*dated[1:], None]):
        aside = before and after and _apart(before[1], days) > FAR < _apart(days, after[1]) and _apart(before[1], after[1]) <= FAR
        if not aside:
            kept[id].append(days)
    return kept


def _known_days(event: Record | None) -> Days | None:
    date = event.date if isinstance(event, Event) else None
    if not date or not date.earliest or not date.latest or date.earliest[0] < 1:
        return None
    first, last = datetime.date(*date.earliest), datetime.date(*date.latest)
    return (first, last) if (last - first).days < LONGEST else None


def _apart(one: Days, other: Days) -> int:
    """Days between two stretches of time; less than one where they touch."""
    return (max(one[0], other[0]) - min(one[1], other[1])).days

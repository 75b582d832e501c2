"""Records together on a page: in groups and by date, with whom somebody dealt, what a line says of an event."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
import html
from markupsafe import Markup
from typing import Any

from edition.grammar import addresses, dates, names
from edition.grammar.dates import EdtfDate
from edition.grammar.days import Day, iso, number
from edition.grammar.refs import Ref
from edition.records.document import Document
from edition.records.event import Event
from edition.records.note import Note, STATUS
from edition.records.person import Person
from edition.records.quotation import Quotation
from edition.records.record import KINDS, Record
from edition.records.values import Role
from edition.showing.markdown import escape, held
from edition.showing.values import Shown, attribution
from edition.whole.mentions import Mention


class Register(Shown):
    """Values and records as `Shown` has them, and lists of records as pages want them."""

    @cached_property
    def period(self) -> EdtfDate | None:
        """The days the edition is about: the longest run of days on which events begin without a gap of three weeks, if
        more than half of them lie in it; else from the first such day to the last. None where nothing has a day."""
        days = sorted(date.earliest for event in self.edition.by_kind["event"] if (date := event.date).earliest and date.begins_on_a_day)
        runs: list[list[Day]] = []
        for day in days:
            if runs and number(day) - number(runs[-1][-1]) <= 21:
                runs[-1].append(day)
            else:
                runs.append([day])
        longest = max(runs, key=len, default=days)
        chosen = longest if 2 * len(longest) > len(days) else days
        return dates.parse("/".join(iso(day) for day in (chosen[0], chosen[-1]))) if chosen else None

    def months(self, date: EdtfDate) -> str:
        """The months a span of days touches: `September – November 1950`."""
        assert date.earliest and date.latest
        return dates.span_words(date.earliest[:2], date.latest[:2])

    def when(self, date: EdtfDate | None, year: int | None = None) -> Markup:
        """A date for the margin, the year left off under a heading that gives it: `<time class="when" …>15 October</time>`."""
        if date is None:
            return Markup('<span class="when">no date</span>')
        said = dates.display_under(date.text, year)
        tag, attribute = ("time", f' datetime="{date.html}"') if date.html else ("span", "")
        return Markup(f'<{tag} class="when"{attribute}>{html.escape(held(said))}</{tag}>')

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
        return Markup('<span class="when">') + escape(held(dates.term(role.start, role.end) or "no date")) + Markup("</span>")

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
        return [
            {"date": event.date, "label": event.label, "here": event is record, "href": "" if event is record else addresses.relative(event.docs_page, here)}
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
        distinct = {name.form: name for name in reversed(getattr(record, "names", ())[1:])}
        return [self.name(name) for name in reversed(distinct.values()) if name.lang != "en" and name.form != record.label and names.is_native_script(name.lang) is native]

    def spellings(self, record: Record) -> Markup:
        """Every other spelling of a name, hidden, so that the filter of an index finds it."""
        known = names.fold(f"{getattr(record, 'sort', None) or ''} {record.label}")
        others = [form for form in record.name_forms if names.fold(form) not in known]
        return Markup(f" <span hidden>{escape('; '.join(others))}</span>") if others else Markup("")

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
        """References in the order of their kinds, and of a kind in that of its records: people, then bodies; documents, then works."""
        kinds = list(KINDS)
        return sorted(found, key=lambda ref: (kinds.index(ref.kind), record.sort_key if (record := self.edition.get(ref)) else ()))

    def by_month(self, records: list[Record]) -> list[tuple[str, int | None, list[Record]]]:
        """Dated records under months of the period’s years, under years elsewhere: heading, its year, records in order."""
        years = range(self.period.earliest[0], self.period.latest[0] + 1) if self.period and self.period.earliest and self.period.latest else range(0)
        groups: dict[tuple[str, int | None], list[Record]] = defaultdict(list)
        for record in records:
            date = getattr(record, "date", None)
            day = (date.earliest or date.latest) if date else None
            if day is None:
                groups["Date not established", None].append(record)
            elif day[0] in years and date.has_month:
                groups[dates.month_words(*day[:2]), day[0]].append(record)
            else:
                groups[dates.year_words(day[0]), day[0]].append(record)
        ordered = sorted(groups.items(), key=lambda pair: min(_local_day(record) for record in pair[1]))
        return [(heading, year, group) for (heading, year), group in ordered]


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


def _local_day(record: Record) -> tuple[float, int, int]:
    """The day a list puts a record under, by the clock of its place, which need not be the order of instants."""
    date = getattr(record, "date", None)
    return date.sort_key[0] if date else (float("inf"), 13, 1)


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

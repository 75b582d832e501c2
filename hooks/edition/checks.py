"""Checks across records: what is wrong when everything is read and put together.

Each check is a function from the edition to findings; `CHECKS` lists them all. References that lead nowhere, notes out
of order, events outside their parents, people who speak after death, records nobody mentions.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from edition import allowed_html, refs, sentences
from edition.findings import CODES, COMMAND, Finding, near_miss
from edition.graph import ONLY_SET_IN, Edition, is_number
from edition.records import KINDS, Named, leaves, prose
from edition.refs import Ref
from edition.texts import Path
from edition.values import Candidate, SourceKey


def check(edition: Edition) -> list[Finding]:
    """Every problem across records and prose, in the order of files."""
    return sorted(finding for check in CHECKS for finding in check(edition))


def finding(edition: Edition, ref: Ref, path: Path, code: str, message: str, hint: str = "") -> Finding:
    """A finding at a record's field."""
    located = edition.located[ref]
    return Finding(located.path, located.line(path), code, f"{ref} {message}", hint)


def _prose_path(edition: Edition, page: str) -> str:
    return next((prose.path for prose in edition.prose if prose.page == page), "data/edition.yml")


def _dangling(edition: Edition) -> Iterator[Finding]:
    """References that lead nowhere: in prose, in records, and in what is decided of the source text."""
    ids: dict[str, list[str]] = defaultdict(list)
    for ref in edition.located:
        ids[ref.kind].append(ref.id)
    for number, decisions in edition.decisions.items():
        for decision in decisions:
            if decision.to and not _exists(edition, decision.to):
                code, message, hint = _leads_nowhere(decision.to, ids)
                yield Finding("data/decisions.yml", decision.line, code, f"The decision about “{decision.words}” in paragraph {number} {message}", hint)
    for mention in edition.mentions:
        if _exists(edition, mention.target):
            continue
        code, message, hint = _leads_nowhere(mention.target, ids)
        if mention.source:
            yield finding(edition, mention.source, mention.field, code, f"{'.'.join(map(str, mention.field))} {message}", hint)
        else:
            assert mention.paragraph
            yield Finding(_prose_path(edition, mention.paragraph.page), mention.paragraph.line, code, f"The paragraph {message}", hint)


def _gone(edition: Edition) -> Iterator[Finding]:
    """Kinds whose file is gone, each once: what refers to its records is not blamed for it."""
    for name, mentions in edition.gone.items():
        kind = KINDS[name]
        of = f"{len({mention.target for mention in mentions})} of them are referred to, in {len(mentions)} places."
        yield Finding(f"data/{kind.plural}.yml", 1, "G013", f"There are no {kind.plural}, and {of}", f"Put data/{kind.plural}.yml back, or the folder data/{kind.plural}/.")


def _exists(edition: Edition, ref: Ref) -> bool:
    """Whether there is such a record, or one that could not be read."""
    return ref in edition.located or ref in edition.broken or ref.kind in edition.broken_kinds


def _leads_nowhere(ref: Ref, ids: dict[str, list[str]]) -> tuple[str, str, str]:
    """Code, message and hint for a reference to no record; `ids` are those there are, by kind."""
    if ref.kind not in KINDS:
        of_plural = {kind.plural: f"Did you mean {kind.name}?" for kind in KINDS.values()}
        return "G006", f"refers to {ref}, but {ref.kind!r} is no kind.", of_plural.get(ref.kind) or near_miss(ref.kind, KINDS) or "The data model lists the kinds."
    if ref.kind == "note":
        hint = "Add the record, or mend the number." if ref.id.isdigit() else "A note is a number, [^12]; the mark of a source stands in a record."
    else:
        hint = near_miss(ref.id, ids[ref.kind]).replace("mean ", f"mean {ref.kind}:") or "Add the record, or mend the id."
    return "G007", f"refers to {ref}, which is no record.", hint


def _malformed(edition: Edition) -> Iterator[Finding]:
    """Link targets that begin like a reference and are none: a space, a missing bracket."""
    for page in edition.prose:
        for paragraph in (*page.paragraphs, *page.headings):
            for written in dict.fromkeys(paragraph.unread):
                yield Finding(page.path, paragraph.line, "G009", f"The paragraph has {written!r}, which is no reference.", "Write [words](kind:id), without spaces and with the closing bracket.")
    for ref, located in edition.located.items():
        for path, text in prose(located.record):
            for written in refs.malformed(text, KINDS):
                yield finding(edition, ref, path, "G009", f"{'.'.join(map(str, path))} has {written!r}, which is no reference.", "Write [words](kind:id), without spaces and with the closing bracket.")


def _html(edition: Edition) -> Iterator[Finding]:
    """Tags, attributes and addresses in the prose of records and of edition.yml that could run, or lead astray."""
    hint = "Write it in Markdown, or with a mark of words such as <em> or <sup>; the sign itself is written &lt;."
    for ref, located in edition.located.items():
        for path, text in prose(located.record):
            for written in allowed_html.refused(text):
                yield finding(edition, ref, path, "H001", f"{'.'.join(map(str, path))} has {written}, which is not allowed there.", hint)
    for path, text in prose(edition.info):
        for written in allowed_html.refused(text):
            yield Finding("data/edition.yml", edition.info_line(*path), "H001", f"{'.'.join(map(str, path))} has {written}, which is not allowed there.", hint)


def _source_keys(edition: Edition) -> Iterator[Finding]:
    for ref, located in edition.located.items():
        known = ("chapter", "edition", *located.record.sources)
        cited = [(path, value) for path, value in leaves(located.record) if isinstance(value, SourceKey)]
        cited += [(path, key) for path, text in prose(located.record) for key in refs.source_marks(text)]
        for path, key in cited:
            if key not in known:
                yield finding(edition, ref, path, "G008", f"cites the source {key!r}, which it does not define.", near_miss(key, known) or f"Add it under `sources`, or use one of {', '.join(known)}.")


SOURCED_FIELDS = ("affiliation", "part_of", "country_then", "country_now", "abbreviations")
"""Fields of people, places and organizations that state a fact and whose source stands in `rests_on`."""

MOST_WITH_ONE_REASON = 5
"""How many quotations one `no_witness` may serve; beyond it, nobody looked for each."""

EVIDENCE = ("document", "work", "quotation", "note", "variant")
"""Kinds of record that are the source of a sentence which links to one."""


def _unsourced(edition: Edition) -> Iterator[Finding]:
    """In an edition that asks for it: names, offices, facts and sentences that rest on nothing that is named."""
    if not edition.info.require_sources:
        return
    for ref, located in edition.located.items():
        record = located.record
        if not isinstance(record, Named):
            continue
        facts = [(("names", index), f"the name {name.form!r}", name.source, "`source`") for index, name in enumerate(record.names)]
        facts += [(("roles", index), f"the office {role.title!r}", role.source, "`source`") for index, role in enumerate(getattr(record, "roles", ()))]
        stated = [field for field in SOURCED_FIELDS if getattr(record, field, None)]
        facts += [((field,), f"the field {field!r}", record.rests_on.get(field), f"`rests_on: {{{field}: …}}`") for field in stated]
        for field in record.rests_on:
            if field not in stated:
                yield finding(edition, ref, ("rests_on", field), "R001", f"names in rests_on {field!r}, a field that it does not have or that needs no source.", near_miss(field, stated) or "Remove it; names, dates of life, offices and points have a `source` of their own.")
        for path, what, source, place in facts:
            if source is None:
                yield finding(edition, ref, path, "S001", f"{what} has no source.", f"In {place}, name the one that was read.")
            elif source == "chapter" and not record.paragraphs:
                yield finding(edition, ref, path, "S001", f"{what} is said to be the chapter’s, but the record has no `paragraphs`.", "List the paragraphs of the chapter that name it, or name the source that was read.")
        for path, text in prose(record):
            for start, end in sentences.spans(text, edition.info.language) if path[0] in ("description", "identity", "comment") and not record.paragraphs else ():
                if not rests_on_evidence(text[start:end]):
                    words = " ".join(text[start:end].split()[:6])
                    yield finding(edition, ref, path, "S001", f"is not in the chapter, and “{words} …” names no source.", "Put the mark of a source after it, [^key]; of a record that the chapter names, list its `paragraphs`.")


def rests_on_evidence(sentence: str) -> bool:
    """Whether a sentence of a record names what it rests on: by a mark `[^key]`, or by a link to a piece of evidence."""
    return bool(refs.source_marks(sentence)) or any(found.ref.kind in EVIDENCE for found in refs.find(sentence) if found.form in ("link", "set-in"))


def _unmentioned(edition: Edition) -> Iterator[Finding]:
    if edition.broken or edition.broken_kinds:
        return  # what mentions it may be among what could not be read
    for ref in edition.located:
        if not edition.backlinks.get(ref):
            yield finding(edition, ref, (), "G002", "is mentioned nowhere.", "Link it from the text or from another record, or remove it.")


def _event_in_parent(edition: Edition) -> Iterator[Finding]:
    for event in edition.by_kind["event"]:
        parent = edition.get(event.part_of) if event.part_of else None
        if parent is not None and not event.date.lies_within(parent.date):
            message = f"({event.date.text}) is not within {parent.ref} ({parent.date.text})."
            yield finding(edition, event.ref, ("date",), "G003", message, "Mend one of the two dates, or `part_of`.")


def _order_in_time(edition: Edition) -> Iterator[Finding]:
    for event in edition.by_kind["event"]:
        for field, verb in (("follows", "before"), ("causes", "after")):
            for index, ref in enumerate(getattr(event, field)):
                other = edition.get(ref)
                if other is not None and (other.after(event) if field == "follows" else event.after(other)):
                    yield finding(edition, event.ref, (field, index), "G010", f"({event.date.text}) {field} {ref} ({other.date.text}), but happened {verb} it.", "Mend one of the dates, or the field.")


def _lives(edition: Edition) -> Iterator[Finding]:
    """People who act before their birth or after their death; where that is meant, the record says why, and nowhere else."""
    acts = [(quotation.ref, ("speaker",), quotation.speaker, quotation.date, "speak") for quotation in edition.by_kind["quotation"] if quotation.speaker]
    acts += [
        (document.ref, ("from", index), sender, document.date, "write")
        for document in edition.by_kind["document"]
        for index, sender in enumerate(document.sender)
        if isinstance(sender, Ref)
    ]
    acts += [
        (event.ref, ("participants", index, "who"), participant.who, event.date, "take part")
        for event in edition.by_kind["event"]
        for index, participant in enumerate(event.participants)
    ]
    exempt = _exempt_from_lives(edition)
    used: set[tuple[Ref, Path]] = set()
    hint = "Mend one of the dates, or the person; or say in `outside_life` why it is so."
    for ref, path, who, date, verb in acts:
        person = edition.get(who)
        if date is None or who.kind != "person" or person is None:
            continue
        problems = []
        if person.died and date.after(person.died.date):
            problems.append(f"has {who} {verb} ({date.text}) after their death ({person.died.date.text}).")
        if person.born and person.born.date.after(date):
            problems.append(f"has {who} {verb} ({date.text}) before their birth ({person.born.date.text}).")
        reason = next((place for place in ((*path[:-1], "outside_life"), ("outside_life",)) if (ref, place) in exempt), None)
        if problems and reason:
            used.add((ref, reason))
            continue
        for problem in problems:
            yield finding(edition, ref, path, "G004", problem, hint)
    for ref, path in exempt:
        if (ref, path) not in used and not (edition.broken or edition.broken_kinds):
            yield finding(edition, ref, path, "G012", "gives a reason for an act outside a life, and nobody acts outside theirs.", "Remove `outside_life`.")


def _exempt_from_lives(edition: Edition) -> list[tuple[Ref, Path]]:
    """Where records say why somebody acts outside their life."""
    found: list[tuple[Ref, Path]] = [(record.ref, ("outside_life",)) for kind in ("quotation", "document") for record in edition.by_kind[kind] if record.outside_life]
    return found + [
        (event.ref, ("participants", index, "outside_life"))
        for event in edition.by_kind["event"]
        for index, participant in enumerate(event.participants)
        if participant.outside_life
    ]


def _terms(edition: Edition) -> Iterator[Finding]:
    """Lives and offices that end before they begin."""
    for person in edition.by_kind["person"]:
        if person.born and person.died and person.born.date.after(person.died.date):
            message = f"dies ({person.died.date.text}) before being born ({person.born.date.text})."
            yield finding(edition, person.ref, ("died", "date"), "G011", message, "Mend one of the two dates.")
        for index, role in enumerate(person.roles):
            if role.start and role.end and role.start.after(role.end):
                message = f"leaves the office {role.title!r} ({role.end.text}) before entering it ({role.start.text})."
                yield finding(edition, person.ref, ("roles", index, "to"), "G011", message, "Mend `from` or `to`.")


def _cycles(edition: Edition) -> Iterator[Finding]:
    for name in ("part_of", "within", "continues", "follows", "causes"):
        steps = {ref: _as_tuple(getattr(located.record, name, None)) for ref, located in edition.located.items()}
        for ref in steps:
            if (way := _way_back(ref, steps)) is not None:
                by = ", ".join(map(str, way)) or "nothing else"
                yield finding(edition, ref, (name,), "G005", f"comes back to itself through {name}, by way of {by}.", "Break the chain.")


def _as_tuple(value: Ref | tuple[Ref, ...] | None) -> tuple[Ref, ...]:
    return () if value is None else value if isinstance(value, tuple) else (value,)


def _way_back(start: Ref, steps: dict[Ref, tuple[Ref, ...]]) -> list[Ref] | None:
    """The records between a record and itself along a field, or None where no way leads back."""
    ways: list[list[Ref]] = [[]]
    seen: set[Ref] = set()
    while ways:
        way = ways.pop(0)
        for step in steps.get(way[-1] if way else start, ()):
            if step == start:
                return way
            if step not in seen:
                seen.add(step)
                ways.append([*way, step])
    return None


def _notes(edition: Edition) -> Iterator[Finding]:
    if "note" in edition.broken_kinds:
        return
    numbers = {note.id for note in edition.by_kind["note"]} | {ref.id for ref in edition.broken if ref.kind == "note"}
    for number in (n for n in range(1, edition.info.chapter.notes + 1) if str(n) not in numbers):
        yield Finding("data/edition.yml", 1, "N004", f"The chapter has {edition.info.chapter.notes} notes; there is no note:{number}.", "Add the record.")
    for note in edition.by_kind["note"]:
        if note.number > edition.info.chapter.notes:
            yield finding(edition, note.ref, (), "N004", f"is beyond the chapter's {edition.info.chapter.notes} notes.", "Mend the number, or edition.yml.")
    if edition.chapter is None:
        return
    anchored: list[int] = []
    for mention in edition.mentions:
        if mention.form != "note" or mention.paragraph is None or mention.paragraph.page != edition.info.chapter.page or not is_number(mention.target.id):
            continue
        number, where = int(mention.target.id), (_prose_path(edition, mention.paragraph.page), mention.paragraph.line)
        if number in anchored:
            yield Finding(*where, "N003", f"The marker of note {number} stands a second time.", "Keep the first; use a link [note](note:N) elsewhere.")
        elif anchored and number < anchored[-1]:
            yield Finding(*where, "N001", f"The marker of note {number} stands after that of note {anchored[-1]}.", "Put the markers in order.")
        anchored.append(number)
    for note in edition.by_kind["note"]:
        if note.number not in anchored:
            yield finding(edition, note.ref, (), "N002", "has no marker in the text.", f"Put [^{note.number}] after the statement it marks.")


def _quotations(edition: Edition) -> Iterator[Finding]:
    for quotation in edition.by_kind["quotation"]:
        for field, code in (("speaker", "Q001"), ("note", "Q002")):
            value, reason = getattr(quotation, field), getattr(quotation, f"no_{field}")
            if value is None and reason is None:
                yield finding(edition, quotation.ref, (), code, f"has no {field}.", f"Name the {field}, or say in `no_{field}` why there is none.")
            if value is not None and reason is not None:
                yield finding(edition, quotation.ref, (f"no_{field}",), "Q003", f"has a {field} and a reason for having none.", f"Remove `no_{field}`.")
        note = edition.get(quotation.note) if quotation.note else None
        if note is not None and quotation.ref not in note.quotations:
            yield finding(edition, quotation.ref, ("note",), "N005", f"names {note.ref}, which does not list it.", f"Add it to `quotations` of {note.ref}.")
    for note in edition.by_kind["note"]:
        for index, ref in enumerate(note.quotations):
            quotation = edition.get(ref)
            if quotation is not None and quotation.note != note.ref:
                yield finding(edition, note.ref, ("quotations", index), "N005", f"lists {ref}, which names {quotation.note or 'no note'}.", "Mend one of the two.")


def _gaps(edition: Edition) -> Iterator[Finding]:
    """What is wanting, and whether its record says so, in an edition that asks for it. The marks of a scare-quote are the chapter's own."""
    for note in edition.by_kind["note"]:
        if note.missing and note.status == "verified":
            yield finding(edition, note.ref, ("missing",), "Q003", "is verified and says what is missing.", "Remove `missing`.")
        elif edition.info.require_reasons and not note.missing and note.status != "verified":
            yield finding(edition, note.ref, (), "N007", "is not verified and does not say what is missing.", "Say it in one sentence, in `missing`.")
    reasons: Counter[str] = Counter()
    for quotation in edition.by_kind["quotation"]:
        has_words = any(witness.words for witness in quotation.witnesses)
        if quotation.no_witness and has_words:
            yield finding(edition, quotation.ref, ("no_witness",), "Q003", "has the words of a source and a reason for having none.", "Remove `no_witness`.")
        elif edition.info.require_reasons and not quotation.no_witness and not has_words and quotation.kind != "scare-quote":
            yield finding(edition, quotation.ref, (), "Q006", "has no source’s words and does not say where they were looked for.", "Name the places in `no_witness`.")
        reasons[quotation.no_witness or ""] += 1
        if quotation.no_witness and reasons[quotation.no_witness] == MOST_WITH_ONE_REASON + 1:
            yield finding(edition, quotation.ref, ("no_witness",), "Q007", f"gives the reason of {MOST_WITH_ONE_REASON} quotations before it.", "Say where its own words were looked for.")


def _evidence(edition: Edition) -> Iterator[Finding]:
    for note in edition.by_kind["note"]:
        for index, candidate in enumerate(note.candidates):
            if candidate.status == "verified" and not _can_be_found(edition, candidate):
                yield finding(edition, note.ref, ("candidates", index), "V001", f"candidate {index + 1} is verified but cannot be found.", "Give its url, or the cited record's address, archive reference or place in print.")


def _can_be_found(edition: Edition, candidate: Candidate) -> bool:
    """By an address, an archive reference, or a place in something published; a locator alone leads nowhere.

    A cited record that could not be read is not blamed.
    """
    cited = edition.get(candidate.cites) if candidate.cites else None
    if candidate.cites and cited is None and _exists(edition, candidate.cites):
        return True
    published = any(getattr(cited, name, None) for name in ("publisher", "container_title", "published_in"))
    where = any(getattr(cited, name, None) for name in ("address", "archive", "URL"))
    return bool(candidate.url or where or (published and (candidate.locator or getattr(cited, "locator", None))))


def _apparatus(edition: Edition) -> Iterator[Finding]:
    page = edition.info.chapter.page
    for variant in edition.by_kind["variant"]:
        if not any(m.form == "set-in" and m.paragraph and m.paragraph.page == page for m in edition.backlinks.get(variant.ref, ())):
            yield finding(edition, variant.ref, (), "A001", "has no mark in the text.", f"Put ![]({variant.ref}) at the statement it concerns.")
        if not variant.readings and variant.kind not in ("inconsistency", "misprint", "clock"):
            yield finding(edition, variant.ref, (), "A002", f"is a difference of {variant.kind} without a reading.", "Add one under `readings`.")


def _paragraph_numbers(edition: Edition) -> Iterator[Finding]:
    last = edition.info.chapter.paragraphs
    for ref, located in edition.located.items():
        numbers = [(("paragraphs", index), number) for index, number in enumerate(located.record.paragraphs)]
        if hasattr(located.record, "paragraph"):
            numbers.append((("paragraph",), located.record.paragraph))
        for path, number in numbers:
            if not 1 <= number <= last:
                yield finding(edition, ref, path, "P006", f"names paragraph {number} of the chapter's {last}.", "Mend the number.")


_ATTRIBUTES = re.compile(r"(?:\A|\n)\s*(\{:?\s*[#.\w][^}\n]*\})\s*\Z")
"""An attribute list on a line of its own, that the page shows as it is typed."""


def _reading_text(edition: Edition) -> Iterator[Finding]:
    chapter = edition.chapter
    if chapter is None:
        yield Finding("data/edition.yml", 1, "R003", f"The chapter's page {edition.info.chapter.page} does not exist.", "Write it under docs/.")
        return
    last, ledger = edition.info.chapter.paragraphs, {id for id, _ in edition.ledger}
    seen: Counter[str] = Counter()
    with_id = [paragraph.id for paragraph in chapter.paragraphs if paragraph.id]
    if not ledger and len(with_id) > 1:
        yield Finding("data/paragraph-ids.txt", 1, "P003", f"The ledger has no id, and {len(with_id)} paragraphs have one.", f"Put the file back. If no id was ever published, run `{COMMAND} mint`.")
        ledger = set(with_id)
    for paragraph in chapter.paragraphs:
        where = (chapter.path, paragraph.line)
        if paragraph.id is None:
            if paragraph.own and paragraph.section and not ONLY_SET_IN.match(paragraph.text) and not _ATTRIBUTES.match(paragraph.text) and not paragraph.text.startswith("<!--"):
                yield Finding(*where, "P001", f"The paragraph “{' '.join(paragraph.text.split()[:6])} …” has no id.", '`{: #some-id answers="4" }` goes on the line after it.')
            continue
        seen[paragraph.id] += 1
        if seen[paragraph.id] == 2:
            yield Finding(*where, "P002", f"The id {paragraph.id!r} stands twice.", "Give one of the paragraphs another.")
        if paragraph.id not in ledger:
            yield Finding(*where, "P003", f"The id {paragraph.id!r} is not in the ledger.", f"If the paragraph is new, run `{COMMAND} mint`; if an old id was changed, put it back.")
        for number in paragraph.answers:
            if not is_number(number) or not 1 <= int(number) <= last:
                yield Finding(*where, "P006", f"{paragraph.id!r} answers paragraph {number!r} of the chapter's {last}.", "Mend the number.")
    for id, line in edition.ledger:
        if not seen[id]:
            yield Finding("data/paragraph-ids.txt", line, "P004", f"The paragraph {id!r} is gone from {chapter.path}.", "Put the id back on the paragraph that says it now.")
    for number in range(1, last + 1):
        if number not in edition.answering:
            yield Finding(chapter.path, 1, "P005", f"No paragraph answers paragraph {number} of the chapter.", f'Name {number} in the `answers` of the paragraph that tells it.')


def _beside_the_text(edition: Edition) -> Iterator[Finding]:
    """What an author put beside the text and every reader would see: an attribute list of nothing, a comment left open."""
    for page in edition.prose:
        for paragraph in (*page.paragraphs, *page.headings):
            text = refs.visible(paragraph.text)
            if (at := refs.unclosed_comment(paragraph.text)) is not None and paragraph.tag != "html":
                line = paragraph.line + paragraph.text[:at].count("\n")
                yield Finding(page.path, line, "P008", f"The comment “{paragraph.text[at:].split(chr(10))[0][:40]}” is not closed.", CODES["P008"].remedy)
            if listed := _ATTRIBUTES.search(text):
                yield Finding(page.path, paragraph.line + text[: listed.start(1)].count("\n"), "P007", f"{listed[1]} belongs to no paragraph.", CODES["P007"].remedy)
            elif paragraph.astray:
                yield Finding(page.path, paragraph.line, "P007", f"`answers` stands on something that is no paragraph of the text (“{' '.join(paragraph.text.split()[:6])} …”).", CODES["P007"].remedy)


CHECKS = (_gone, _dangling, _malformed, _html, _source_keys, _unsourced, _unmentioned, _event_in_parent, _order_in_time, _lives, _terms, _cycles, _notes, _quotations, _gaps, _evidence, _apparatus, _paragraph_numbers, _reading_text, _beside_the_text)
"""Every check across records: a function from the edition to findings."""

"""The chapter's own text, where whoever builds the edition holds it: quotations compared word for word, and a guard
that its sentences enter no file of the repository. The text itself is never written anywhere.

One paragraph a line; paragraphs are numbered from 1, empty lines apart. White space is evened when it is read. Quotation marks and apostrophes are compared without regard to
their shape.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path as FilePath

from edition import refs, sentences
from edition.checks import finding, rests_on_evidence
from edition.findings import Finding
from edition.graph import Edition
from edition.names import fold
from edition.records import Named
from edition.refs import Ref

LONGEST_RUN = 12
"""A run of this many words in common with the source text's own prose is a finding."""

SOURCE_TEXT = "data/source/chapter.txt"
"""Where the text is looked for, unless edition.yml names another place."""

_WORD = re.compile(r"[^\W_]+")
_MARKS = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"'})


_MONTHS = "January February March April May June July August September October November December"
_DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(_MONTHS.split())})")
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand".split())
_DERIVED = frozenset(fold(word) for word in _MONTHS.split())


@dataclass(frozen=True)
class SourceText:
    """The text by paragraphs."""

    paragraphs: tuple[str, ...]

    @cached_property
    def sha256(self) -> str:
        """Of the paragraphs joined by newlines, in UTF-8: what names this text in annotations."""
        return hashlib.sha256("\n".join(self.paragraphs).encode()).hexdigest()

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Offset of each paragraph in the whole text, in code points."""
        return tuple(accumulate((len(paragraph) + 1 for paragraph in self.paragraphs), initial=0))

    def __getitem__(self, number: int) -> str:
        """A paragraph by its number, from 1; empty where there is none."""
        return self.paragraphs[number - 1] if 1 <= number <= len(self.paragraphs) else ""


def load(path: FilePath) -> SourceText | None:
    """The text in a file, or None where there is no such file or it cannot be read; `read` says why."""
    return read(path, path.name)[0]


def read(path: FilePath, shown: str) -> tuple[SourceText | None, list[Finding]]:
    """The text in a file, and what is wrong with the file; None and nothing where there is no such file.

    UTF-8, or UTF-16 with its mark. White space is evened, so that a mark at the head, spaces at the ends of lines or two
    after a full stop, empty lines and other line ends make no other text of it.
    """
    if not path.exists():
        return None, []
    try:
        content = path.read_bytes()
        text = content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return None, [Finding(shown, line, "T003", f"The source text is not UTF-8: byte {content[error.start]:#x}.", "Save the file as UTF-8.")]
    except OSError as error:
        return None, [Finding(shown, 1, "T003", f"The source text cannot be read: {error.strerror}.", "Name the file of the text.")]
    if "\0" in text:
        return None, [Finding(shown, text[: text.index("\0")].count("\n") + 1, "T003", "The source text has a null character.", "Save the file as UTF-8 text.")]
    lines = (" ".join(unicodedata.normalize("NFC", line).split()) for line in re.split(r"\r\n|[\r\n\u2028\u2029]", text))
    paragraphs = tuple(filter(None, lines))
    if not paragraphs:
        return None, [Finding(shown, 1, "T003", "The source text is empty.", "Put the text into the file, or take the file away.")]
    return SourceText(paragraphs), []


@dataclass(frozen=True)
class Marker:
    """A note's number where it stands in the text."""

    number: int
    paragraph: int
    """From 1."""
    offset: int
    """Of the digits in the paragraph, in code points."""


def note_markers(text: SourceText, last: int) -> list[Marker]:
    """The markers of notes 1 to `last`: digits glued to a closing mark, found by their sequence.

    A number is a marker when it follows . , ; : ! ? or a closing quotation mark without a space, ends there, and the
    one before it has been found: `October 7.1`, `a war.’ “11`. After a digit (`19.6`, which may be a decimal) the
    sentence must end with it. A number that is not found is left out, and the search for the next goes on.
    """
    found: list[Marker] = []
    paragraph, offset = 1, 0
    for number in range(1, last + 1):
        marker = next(_candidates(text, number, paragraph, offset), None)
        if marker:
            found.append(marker)
            paragraph, offset = marker.paragraph, marker.offset + len(str(number))
    return found


def _candidates(text: SourceText, number: int, paragraph: int, offset: int) -> Iterator[Marker]:
    glued = re.compile(rf"(?<=[.,;:!?’”“\"')\]])(?<!\d[,:]){number}(?=\s|$)")
    for at in range(paragraph, len(text.paragraphs) + 1):
        words = text[at]
        for match in glued.finditer(words, offset if at == paragraph else 0):
            decimal = re.search(r"\d\.$", words[: match.start()])
            if not decimal or re.match(r"\s*$|\s+[“‘\"']?[A-ZÀ-Þ]", words[match.end() :]):
                yield Marker(number, at, match.start())


def check_notes(edition: Edition, text: SourceText) -> Iterator[Finding]:
    """Notes whose marker stands in another paragraph, or nowhere, and quotations that name another note than the next."""
    count = edition.info.chapter.paragraphs
    if len(text.paragraphs) != count:
        yield Finding("data/edition.yml", 1, "T002", f"The source text has {len(text.paragraphs)} paragraphs, not {count}.", "Is it the same text, with the same line breaks?")
    markers = note_markers(text, edition.info.chapter.notes)
    by_number = {marker.number: marker for marker in markers}
    for note in (one for one in edition.by_kind["note"] if one.number <= edition.info.chapter.notes):
        marker = by_number.get(note.number)
        if marker is None:
            yield finding(edition, note.ref, (), "N006", "has no marker in the source text.", f"Look for {note.number} after the statement it marks; if the text has no such note, mend `notes` in data/edition.yml.")
        elif marker.paragraph != note.paragraph:
            yield finding(edition, note.ref, ("paragraph",), "N006", f"has its marker in paragraph {marker.paragraph} of the source text, not {note.paragraph}.", "Mend `paragraph`.")
    for quotation in edition.by_kind["quotation"]:
        place = plain(text[quotation.paragraph]).find(plain(quotation.text))
        after = [marker for marker in markers if (marker.paragraph, marker.offset) >= (quotation.paragraph, place)]
        if quotation.note and place >= 0 and after and int(quotation.note.id) != after[0].number and text[quotation.paragraph].count(quotation.text) == 1:
            yield finding(edition, quotation.ref, ("note",), "N006", f"names {quotation.note}, but the next marker after its words is {after[0].number}.", "Mend `note`.")


def plain(text: str) -> str:
    """Quotation marks and apostrophes evened without changing any offset."""
    return text.translate(_MARKS)


def check(edition: Edition, text: SourceText) -> Iterator[Finding]:
    """Quotations whose words, paragraph or order differ from the text."""
    last = (0, 0)
    for quotation in edition.by_kind["quotation"]:
        words = _even(quotation.text)
        where = _even(text[quotation.paragraph])
        after = last[1] if last[0] == quotation.paragraph else 0
        place = where.find(words, after)
        if place < 0 <= where.find(words):
            yield finding(edition, quotation.ref, (), "Q005", f"stands in paragraph {quotation.paragraph} before the quotation that precedes it here.", "Keep the file in the order of the text.")
        elif place < 0:
            elsewhere = [number for number in range(1, len(text.paragraphs) + 1) if words in _even(text[number])]
            if elsewhere:
                yield finding(edition, quotation.ref, ("paragraph",), "Q005", f"stands in paragraph {elsewhere[0]}, not {quotation.paragraph}.", "Mend `paragraph`.")
            else:
                yield finding(edition, quotation.ref, ("text",), "Q004", f"differs from paragraph {quotation.paragraph}: {_difference(words, where)}", "Copy the words from the text.")
        else:
            last = (quotation.paragraph, place)


def places_of_quotations(edition: Edition, text: SourceText) -> dict[Ref, tuple[int, int, int]]:
    """Paragraph, start and end of each quotation's words, those apart that the text has not.

    Looked for in the order of the file, so that words that stand twice are found where their record means them.
    """
    found: dict[Ref, tuple[int, int, int]] = {}
    paragraph, start, before = 0, 0, None
    for quotation in edition.by_kind["quotation"]:
        after = 0
        if quotation.paragraph == paragraph:
            after = start if quotation.within == before else start + 1  # one within another may begin with it
        words = re.escape(plain(quotation.text)).replace(r"\ ", r"\s+")
        match = re.compile(words).search(plain(text[quotation.paragraph]), after)
        if match:
            found[quotation.ref] = (quotation.paragraph, *match.span())
            paragraph, start, before = quotation.paragraph, match.start(), quotation.ref
    return found


def check_names(edition: Edition, text: SourceText) -> Iterator[Finding]:
    """Names whose source is the chapter and which do not stand in it, in whatever shape of apostrophe."""
    whole = _even(" ".join(text.paragraphs)).casefold()  # captions are printed in capitals
    for ref, located in edition.located.items():
        for index, name in enumerate(getattr(located.record, "names", ())):
            if name.source == "chapter" and _even(name.form).casefold() not in whole:
                yield finding(edition, ref, ("names", index), "S002", f"the name {name.form!r} is not in the source text.", "Copy its form, or name another source.")


def check_facts(edition: Edition, text: SourceText) -> Iterator[Finding]:
    """Sentences that name no source and have a number, a day or a name which the text has not.

    For an edition whose facts are to be sourced, people, places and organizations. Names of records that the text
    names, and of the record itself, are not looked for: their own pages give their sources.
    """
    if not edition.info.require_sources:
        return
    whole = " ".join(text.paragraphs)
    known = set(_tokens(whole)) | _DERIVED
    days = {frozenset(match) for match in re.findall(r"(\d{1,2}) ([A-Z][a-z]+)", whole)} | {frozenset(match) for match in re.findall(r"([A-Z][a-z]+) (\d{1,2})", whole)}
    for ref, located in edition.located.items():
        record = located.record
        if not isinstance(record, Named) or not record.paragraphs:
            continue  # what is not in the text has every sentence sourced: S001
        for field in ("description", "identity"):
            prose = getattr(record, field) or ""
            for start, end in sentences.spans(prose, edition.info.language):
                sentence = prose[start:end]
                if rests_on_evidence(sentence):
                    continue
                linked = [edition.get(found.ref) for found in refs.find(sentence)]
                named = " ".join(form for one in [record, *linked] if one and one.paragraphs for form in one.name_forms)
                plain = refs.replace(sentence, lambda found: "" if found.form == "note" else found.text)
                missing = [word for word in _tokens(plain)[1:] if word not in known and word not in _tokens(named)]
                missing += [f"{day} {month}" for day, month in _DAY.findall(plain) if {day, month} not in days]
                if missing:
                    yield finding(edition, ref, (field,), "S003", f"“{' '.join(plain.split()[:6])} …” has {', '.join(missing)}, which the source text has not.", "Put the mark of its source after it: [^key].")


def _tokens(text: str) -> list[str]:
    """Numbers, and words with a capital, folded; the first word of a sentence has one in any case."""
    words = re.findall(r"[^\W_]+(?:['’ʼ][^\W_]+)*", re.sub(r"(?<=\d),(?=\d{3})", "", text))
    return [fold(re.sub(r"['’]s$", "", word)) for word in words if word[0].isupper() or word.isdigit() or word.casefold() in _NUMBERS]


def _even(text: str) -> str:
    return " ".join(text.translate(_MARKS).split())


def _difference(words: str, paragraph: str) -> str:
    """Where the longest beginning found in the paragraph stops."""
    parts = words.split(" ")
    count = next((n for n in range(len(parts), 0, -1) if " ".join(parts[:n]) in paragraph), 0)
    return f"not found after “{' '.join(parts[max(0, count - 4) : count])}”." if count else f"“{' '.join(parts[:4])}” is not found."


def words_of(text: str) -> list[str]:
    """Words for the guard: letters and digits, case and apostrophes aside."""
    return [word.lower() for word in _WORD.findall(re.sub(r"['‘’ʼ]", "", text))]


def repeated(text: SourceText, files: Iterable[tuple[str, str]], allowed: Iterable[str] = (), longest: int = LONGEST_RUN) -> Iterator[Finding]:
    """Runs of the source text's own words in other texts, given as (path, content).

    `allowed` are the words of quotation records, which are not the text's own: a run ends where one of them begins. One
    of a word or two, held at a distance, ends none.
    """
    quoted = [words_of(words) for words in allowed]
    runs = _own_runs(words_of(" | ".join(text.paragraphs)), quoted, longest)
    runs -= {tuple(words[at : at + longest]) for words in quoted for at in range(len(words) - longest + 1)}
    for path, content in files:
        lines = [number for number, line in enumerate(content.split("\n"), 1) for _ in words_of(line)]
        words = words_of(content)
        index = 0
        while index <= len(words) - longest:
            if tuple(words[index : index + longest]) in runs:
                yield Finding(path, lines[index], "T001", f"“{' '.join(words[index : index + longest])} …” stands in the source text.", "Say it in other words.")
                index += longest
            else:
                index += 1


_QUOTED = 5
"""Words from which on a quotation ends a run."""


def _own_runs(words: list[str], quoted: list[list[str]], longest: int) -> set[tuple[str, ...]]:
    """Every run of so many words that holds none of a quotation."""
    first: dict[str, list[list[str]]] = {}
    for quotation in quoted:
        if len(quotation) >= _QUOTED:
            first.setdefault(quotation[0], []).append(quotation)
    own = [True] * len(words)
    for at, word in enumerate(words):
        for quotation in first.get(word, ()):
            if words[at : at + len(quotation)] == quotation:
                own[at : at + len(quotation)] = [False] * len(quotation)
    return {tuple(words[at : at + longest]) for at in range(len(words) - longest + 1) if all(own[at : at + longest])}

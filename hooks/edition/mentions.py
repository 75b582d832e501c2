"""Mentions in the source text: every name of a person, place or organization, found in one pass, with the reason for each.

The longest name wins (`Joint Chiefs of Staff` before `Staff`), apostrophes of any shape are alike, case counts except in
text that is printed in capitals. What a name may mean is decided, in this order, by

    decision           a line of `decisions.yml` for this very place
    name               only one record has the form
    place or state     the form is both a country's and its state's: a place after a preposition of place, else the state
    named last         the form is a surname of several people: the one who was last named in full

What none of them decides is no mention, and is returned as open. `find` takes the edition and the text and writes nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from edition.findings import Finding
from edition.graph import Edition
from edition.records import Named, Person
from edition.refs import Ref
from edition.source_text import SourceText, plain

OF_PLACE = frozenset("in into to from across throughout within inside over through toward towards around outside near occupy occupied northern southern eastern western northeastern".split())
"""Words before a country's name that make it a place."""

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
_END = ""  # key of a complete form in the trie; no token is empty


@dataclass(frozen=True, order=True)
class Anchor:
    """A stretch of the source text that something is said of."""

    paragraph: int
    """From 1."""
    start: int
    """In the paragraph, in code points."""
    end: int
    role: str
    """`mention`, `note`, `quotation`, `variant`."""
    target: Ref
    why: str = field(default="", compare=False)
    """How it was found."""


@dataclass(frozen=True)
class Open:
    """A name that may mean several records, undecided."""

    paragraph: int
    start: int
    end: int
    form: str
    targets: tuple[Ref, ...]


@dataclass(frozen=True)
class _Token:
    text: str
    start: int
    end: int


class Names:
    """Every form of every name as a trie over tokens, for one edition."""

    def __init__(self, edition: Edition) -> None:
        self.bearers: dict[str, list[Ref]] = defaultdict(list)
        """Form -> what it may name."""
        self.full: set[str] = set()
        """Forms that name a person by more than one word."""
        surnames: dict[str, list[Ref]] = defaultdict(list)
        for kind in ("person", "place", "organization"):
            for record in edition.by_kind[kind]:
                assert isinstance(record, Named)
                demonyms = {name.form for name in record.names if name.demonym}
                for form in (form for form in record.name_forms if form not in demonyms):
                    form = re.sub(r"^[Tt]he ", "", form)
                    self.bearers[plain(form)].append(record.ref)
                    parts = plain(form).split()
                    if isinstance(record, Person) and len(parts) > 1:
                        self.full.add(plain(form))
                        for part in {parts[0], parts[-1]}:
                            surnames[part].append(record.ref)
        for form in [form for form in self.bearers if form in surnames]:  # a surname listed for one is borne by others too
            self.bearers[form] += [ref for ref in surnames[form] if ref not in self.bearers[form] and ref.kind == "person"]
        self.trie: dict = {}
        """Tokens of the forms, nested: {"Joint": {"Chiefs": {"": "Joint Chiefs", "of": {…}}}}."""
        self.capitals: dict = {}
        """The same in capitals, for captions; of short forms (`US`, `Mao`) only what has them anyway."""
        for form in self.bearers:
            tokens = [token.text for token in _tokens(form)]
            if tokens:
                _insert(self.trie, tokens, form)
                if len(form) > 4:
                    _insert(self.capitals, [token.upper() for token in tokens], form)

    def at(self, tokens: list[_Token], index: int) -> tuple[str, int] | None:
        """The longest form that begins at a token, and the number of its tokens."""
        found = _longest(self.trie, tokens, index)
        in_capitals = _longest(self.capitals, tokens, index) if tokens[index].text.isupper() else None
        return max(filter(None, (found, in_capitals)), key=lambda match: match[1], default=None)


def _insert(trie: dict, tokens: list[str], form: str) -> None:
    for token in tokens:
        trie = trie.setdefault(token, {})
    trie.setdefault(_END, form)


def _longest(trie: dict, tokens: list[_Token], index: int) -> tuple[str, int] | None:
    found, count = None, 0
    while index + count < len(tokens) and (trie := trie.get(tokens[index + count].text)) is not None:
        count += 1
        if _END in trie:
            found = trie[_END], count
    return found


def _tokens(text: str) -> list[_Token]:
    return [_Token(match[0], *match.span()) for match in _TOKEN.finditer(text)]


def find(edition: Edition, text: SourceText, names: Names | None = None) -> tuple[list[Anchor], list[Open]]:
    """Mentions in the order of the text, and the names that remain open."""
    names = names or Names(edition)
    last_named: dict[str, Ref] = {}
    anchors: list[Anchor] = []
    undecided: list[Open] = []
    for number, paragraph in enumerate(text.paragraphs, 1):
        words = plain(paragraph)
        decided = list(_decided(edition, words, number))
        anchors += [anchor for anchor, names_it in decided if names_it]
        for form, start, end in _forms(names, words):
            for anchor, names_it in decided:
                if names_it and (anchor.start, anchor.end) == (start, end):
                    _remember(names, form, anchor.target, last_named)
            if any(start < anchor.end and end > anchor.start for anchor, _ in decided):
                continue
            target, why = _decide(names, form, words, start, last_named)
            if target is None:
                undecided.append(Open(number, start, end, paragraph[start:end], tuple(names.bearers[form])))
            else:
                anchors.append(Anchor(number, start, end, "mention", target, why))
                _remember(names, form, target, last_named)
    return sorted(anchors), undecided


def _forms(names: Names, words: str) -> Iterator[tuple[str, int, int]]:
    """The names in a paragraph from left to right, each the longest that begins there: form, start, end."""
    tokens = _tokens(words)
    index = 0
    while index < len(tokens):
        match = names.at(tokens, index)
        if match:
            form, count = match
            start, end = tokens[index].start, tokens[index + count - 1].end
            if _whole(words, start, end):
                yield form, start, end
                index += count
                continue
        index += 1


def _decided(edition: Edition, words: str, number: int) -> Iterator[tuple[Anchor, bool]]:
    """Decisions for a paragraph as anchors, and whether each names a record that exists."""
    for decision in edition.decisions.get(number, ()):
        span = _nth(words, plain(decision.words), decision.nth)
        if span:
            yield Anchor(number, *span, "mention", decision.to or Ref("none", "none"), "decision"), decision.to in edition.located


def _nth(words: str, wanted: str, nth: int) -> tuple[int, int] | None:
    """The span of the nth occurrence of some whole words."""
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", words)]
    return found[nth - 1] if 1 <= nth <= len(found) else None


def _whole(words: str, start: int, end: int) -> bool:
    """Not a piece of a longer word that an apostrophe joins, a possessive apart: no `Brien` in `O'Brien`, but `Mao's`."""
    before, after = words[max(0, start - 2) : start], words[end : end + 3]
    return not re.fullmatch(r"\w'", before) and not (re.match(r"'\w", after) and not re.match(r"'s(?!\w)", after))


def _decide(names: Names, form: str, words: str, start: int, last_named: dict[str, Ref]) -> tuple[Ref | None, str]:
    bearers = list(dict.fromkeys(names.bearers[form]))
    if len(bearers) == 1:
        return bearers[0], "name"
    kinds = {ref.kind: ref for ref in bearers}
    if len(bearers) == 2 and set(kinds) == {"place", "organization"}:
        return (kinds["place"], "place or state: place") if _of_place(words[:start]) else (kinds["organization"], "place or state: state")
    if set(kinds) == {"person"} and last_named.get(form) in bearers:
        return last_named[form], "named last"
    return None, ""


def _of_place(before: str) -> bool:
    said = re.findall(r"[^\W_]+|[^\w\s]", before)[-2:]
    if said[-1:] == ["the"]:
        said = said[:-1]
    return bool(said) and said[-1].casefold() in OF_PLACE


def _remember(names: Names, form: str, target: Ref, last_named: dict[str, Ref]) -> None:
    if form in names.full and target.kind == "person":
        parts = form.split()
        last_named[parts[0]] = last_named[parts[-1]] = target


def check(edition: Edition, text: SourceText) -> Iterator[Finding]:
    """Names that nothing decides, and decisions that meet no words of their paragraph."""
    _, undecided = find(edition, text)
    for one in undecided:
        nth = len(re.findall(rf"(?<!\w){re.escape(plain(one.form))}(?!\w)", plain(text[one.paragraph])[: one.start])) + 1
        targets = " or ".join(map(str, one.targets))
        yield Finding("data/decisions.yml", 1, "M001", f"“{one.form}” ({nth}) in paragraph {one.paragraph} may be {targets}.", f'Decide it under \'{one.paragraph}\', as in {{words: "{one.form}", nth: {nth}, to: {one.targets[0]}}}.')
    for number, decisions in edition.decisions.items():
        for decision in decisions:
            if _nth(plain(text[number]), plain(decision.words), decision.nth) is None:
                yield Finding("data/decisions.yml", decision.line, "M002", f"“{decision.words}” ({decision.nth}) is not in paragraph {number} of the source text.", "Mend the words, their number or the paragraph.")

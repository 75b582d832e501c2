"""The forms of names as a tree of words, to find the longest that stands at a place in a text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
import re

from edition.grammar.refs import Ref
from edition.records.person import Person
from edition.records.record import Named
from edition.source.text import plain
from edition.whole.edition import Edition


_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")


_END = ""  # key of a complete form in the trie; no token is empty


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
            tokens = [token.text for token in tokens_of(form)]
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


def tokens_of(text: str) -> list[_Token]:
    return [_Token(match[0], *match.span()) for match in _TOKEN.finditer(text)]

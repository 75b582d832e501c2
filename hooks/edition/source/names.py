"""The forms of names as a tree of words, to find the longest that stands at a place in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from edition.grammar.refs import Ref
from edition.records.record import Named
from edition.source.text import plain
from edition.whole.edition import Edition

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")


@dataclass(frozen=True)
class _Token:
    text: str
    start: int
    end: int


@dataclass
class Node:
    """A place in the tree of words."""

    form: str | None = None
    """The form that is complete here."""
    next: dict[str, Node] = field(default_factory=dict)
    """Where each token leads from here."""


class Names:
    """Every form of every name as a trie over tokens, for one edition."""

    def __init__(self, edition: Edition) -> None:
        self.bearers: dict[str, list[Ref]] = defaultdict(list)
        """Form -> what it may name."""
        self.full: set[str] = set()
        """Forms that name a person by more than one word."""
        surnames: dict[str, list[Ref]] = defaultdict(list)
        for record in edition.all(Named):
            for form in _forms(record):
                self.bearers[form].append(record.ref)
                parts = form.split()
                if record.KIND.personal and len(parts) > 1:
                    self.full.add(form)
                    for part in {parts[0], parts[-1]}:
                        surnames[part].append(record.ref)
        for form in [
            form for form in self.bearers if form in surnames
        ]:  # a surname listed for one is borne by others too
            self.bearers[form] += [ref for ref in surnames[form] if ref not in self.bearers[form]]
        self.trie = Node()
        """Tokens of the forms, nested: Joint -> Chiefs, where a form ends, -> of -> Staff, where another does."""
        self.capitals = Node()
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


def _forms(record: Named) -> list[str]:
    """The forms of a record's names that are looked for in a text: without an article before them, no names of its
    people.
    """
    demonyms = {name.form for name in record.names if name.demonym}
    return [plain(re.sub(r"^[Tt]he ", "", form)) for form in record.name_forms if form not in demonyms]


def _insert(root: Node, tokens: list[str], form: str) -> None:
    node = root
    for token in tokens:
        node = node.next.setdefault(token, Node())
    node.form = node.form or form


def _longest(root: Node, tokens: list[_Token], index: int) -> tuple[str, int] | None:
    found, node = None, root
    for at in range(index, len(tokens)):
        if tokens[at].text not in node.next:
            break
        node = node.next[tokens[at].text]
        if node.form is not None:
            found = node.form, at - index + 1
    return found


def tokens_of(text: str) -> list[_Token]:
    return [_Token(match[0], *match.span()) for match in _TOKEN.finditer(text)]

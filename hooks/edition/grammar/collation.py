"""Collation: a quotation's words beside those of a source, word by word.

The chapter marks what it leaves out by … and what it puts in by [ ]; both are fair and are told apart from words that
are dropped, added or changed in silence. Case, punctuation and the shape of quotation marks are not compared. The
record of a source's words covers the stretch that is quoted, so a word more at its end is a word left out.

    compare("to withdraw … at once", "to withdraw four divisions at once")
      -> [("same", "to withdraw", "to withdraw"), ("cut", "…", "four divisions"), ("same", "at once", "at once")]
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

_TOKEN = re.compile(r"\[[^\]]*\]|…|\.\.\.|\S+")


_BARE = re.compile(r"[^\w]+")


@dataclass(frozen=True)
class Piece:
    """A stretch of the two texts."""

    kind: str
    """`same`; `cut` and `inserted` where the quotation marks it; `dropped`, `added`, `changed` where it doesn't;
    `beyond` what lies outside the part that was read.
    """
    quoted: str
    """The chapter's words."""
    source: str
    """The source's words."""


SILENT = frozenset({"dropped", "added", "changed"})
"""Differences the quotation does not mark."""


def compare(quoted: str, source: str, part: bool = False) -> list[Piece]:
    """The two texts aligned by words, in order.

    `part`: the source was read in part, where another quotes it; what the quotation has before and after it is
    `beyond`.
    """
    ours, theirs = _tokens(quoted), _tokens(source)
    matcher = difflib.SequenceMatcher(
        None, [_key(token) for token in ours], [_key(token) for token in theirs], autojunk=False
    )
    pieces = []
    for code, a, b, c, d in matcher.get_opcodes():
        mine, other = ours[a:b], theirs[c:d]
        pieces.append(Piece(_kind(code, mine, other), together(mine), together(other)))
    pieces = _joined(pieces)
    if part and any(piece.kind == "same" for piece in pieces):
        for at in (0, -1):
            if not pieces[at].source:
                pieces[at] = Piece("beyond", pieces[at].quoted, "")
    return pieces


ADJOINING = "\u2060"
"""Before a token, and a piece, that no space parts from the one before it: the word joiner of Unicode, which is not
seen.
"""


def _tokens(text: str) -> list[str]:
    return [
        ("" if match.start() == 0 or text[match.start() - 1].isspace() else ADJOINING) + match[0]
        for match in _TOKEN.finditer(text)
    ]


def together(parts: Iterable[str]) -> str:
    """Tokens or pieces as one text, a space between them where there was one: `[T]he house`."""
    return " ".join(filter(None, parts)).replace(f" {ADJOINING}", "")


def differs_silently(pieces: list[Piece]) -> bool:
    """Whether the quotation departs from the source without a mark."""
    return any(piece.kind in SILENT for piece in pieces)


def _key(token: str) -> str:
    """What two words are compared by: letters and digits without case; ellipses and brackets match nothing."""
    if _is_mark(token):
        return token.lstrip(ADJOINING) + "\0"
    return _BARE.sub("", token).casefold() or token.lstrip(ADJOINING)


def _is_mark(token: str) -> bool:
    token = token.lstrip(ADJOINING)
    return token.startswith("[") or token in ("…", "...")


def _kind(code: str, mine: list[str], other: list[str]) -> str:
    if code == "equal":
        return "same"
    if mine and all(_is_mark(token) for token in mine):
        return "cut" if any(not token.lstrip(ADJOINING).startswith("[") for token in mine) or other else "inserted"
    return {"insert": "dropped", "delete": "added"}.get(code, "changed")


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Neighbours of one kind as one piece; punctuation alone is no difference."""
    out: list[Piece] = []
    for piece in pieces:
        if piece.kind != "same" and not _BARE.sub("", piece.quoted + piece.source):
            piece = Piece("same" if piece.kind in SILENT else piece.kind, piece.quoted, piece.source)
        if out and out[-1].kind == piece.kind:
            last = out.pop()
            piece = Piece(piece.kind, together((last.quoted, piece.quoted)), together((last.source, piece.source)))
        out.append(piece)
    return out

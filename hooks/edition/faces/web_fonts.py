"""The web fonts of a site: in go the texts of an edition, out come files, rules for them, and which page needs which.

The build calls `make` when it knows every text, and `shown` for every page, so that one asks early for what it shows.

    make(marked=["<p>彭</p>"], plain=[], read=[]).shown("<p>彭</p>") -> ["han"]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from edition.faces import east_asian, fonts


@dataclass(frozen=True)
class WebFonts:
    """What is made for one site."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    """Path in the site -> bytes: the faces, and their licenses."""
    rules: str = ""
    """What a style sheet beside the folder of fonts says of Han, Hangul and kana; empty where the edition has none."""
    faces: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Name of each face of Han, Hangul and kana -> its characters."""

    def shown(self, content: str) -> list[str]:
        """The faces of Han, Hangul and kana that a page shows at once, by its HTML.

        What the page hides or says in attributes does not count.
        """
        if all(characters.isdisjoint(content) for characters in self.faces.values()):
            return []
        text = re.sub(r"<span hidden>[^<]*</span>|<[^>]*>", "", content)
        return [name for name, characters in self.faces.items() if not characters.isdisjoint(text)]


def make(*, marked: Iterable[str], plain: Iterable[str], read: Iterable[str], cache: Path | None = None) -> WebFonts:
    """The web fonts for all characters of some texts.

    `marked` are HTML or Markdown, in which simplified Chinese is told apart; `plain` any other texts. `read` are those
    of the reading text, among the others. What is slow to make is kept in `cache`.
    """
    outside, inside = east_asian.used(marked)
    for text in plain:
        outside |= set(text) - inside
    held = east_asian.parts(outside, inside, set().union(*east_asian.used(read)))
    files = fonts.build(outside | inside, cache) | east_asian.build(held, cache)
    rules = east_asian.rules(held, outside | inside) if held else ""
    return WebFonts(files, rules, {face.name: frozenset(some) for face, some in held.items()})

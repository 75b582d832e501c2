"""Characters that no typeface of the edition has: a reader without a font of their own for them sees a box.

In comes the edition and what tells whether a face has a character, out go findings; `load` calls `undrawable`. What is
rightly left to the readers' own fonts stands in edition.yml with the reason, by script or by character:

    left_to_readers:
      Deva: One name in Hindi, as its source writes it.
"""

from __future__ import annotations

import html
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator

from fontTools.unicodedata import script, script_extension, script_name

from edition.findings import Finding
from edition.grammar import characters
from edition.records.record import leaves
from edition.records.values import Prose
from edition.whole.edition import Edition

_UNDRAWN = {"Cc", "Cf", "Zs", "Zl", "Zp"}
"""General categories of what is not drawn: controls, joiners, spaces."""


Where = tuple[str, int, str]
"""File, line, and what to call what stands there."""


def undrawable(edition: Edition, has: Callable[[str], bool]) -> list[Finding]:
    """C001 for each text with characters that can't be drawn, C002 for each exemption without use."""
    exempt = edition.info.left_to_readers
    found: list[Finding] = []
    met: set[str] = set()
    every = {character for _, text in _texts(edition) for character in set(text)}
    boxes = frozenset(undrawn("".join(sorted(every)), has))
    for place, text in _texts(edition) if boxes else ():
        by_script: dict[str, list[str]] = defaultdict(list)
        for character in (one for one in dict.fromkeys(text) if one in boxes):
            keys = {character, *script_extension(character)}
            met |= keys
            if not keys & exempt.keys():
                by_script[script(character)].append(character)
        found += [_finding(place, name, some) for name, some in by_script.items()]
    stale = [key for key in exempt if key not in met]
    found += [
        Finding(
            "data/edition.yml",
            edition.info_line("left_to_readers", key),
            "C002",
            f"left_to_readers has {key!r}, and the edition uses nothing of that kind which its typefaces have not.",
            "Remove it; scripts have the four letters of ISO 15924: Arab, Deva, Tang.",
        )
        for key in stale
    ]
    return sorted(found)


def undrawn(text: str, has: Callable[[str], bool]) -> list[str]:
    """The characters of a text that no face has, in their order: `Old 𗀀 words` -> `["𗀀"]`; what no text may hold
    apart.
    """
    foreign = (character for character in text if not character.isascii())
    needs_none = (characters.is_refused, _is_not_drawn, _is_selector, has)
    return [character for character in foreign if not any(ask(character) for ask in needs_none)]


def _is_not_drawn(character: str) -> bool:
    return unicodedata.category(character) in _UNDRAWN


def _is_selector(character: str) -> bool:
    """Whether it only chooses a form of the character before it (Unicode, Variation Selectors)."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _texts(edition: Edition) -> Iterator[tuple[Where, str]]:
    """Everything of the edition that is shown: fields of records and of edition.yml, headings and
    paragraphs of prose.
    """
    for path, value in leaves(edition.info):
        if isinstance(value, str) and path[0] != "left_to_readers":
            yield ("data/edition.yml", edition.info_line(*path), ".".join(map(str, path))), value
    for ref, located in edition.located.items():
        for path, value in located.leaves:
            if isinstance(value, str):
                yield (
                    (located.path, located.line(path), f"{ref} {'.'.join(map(str, path))}"),
                    html.unescape(value) if isinstance(value, Prose) else value,
                )
    for page in edition.prose:
        for heading in page.headings:
            yield (page.path, heading.line, "The heading"), html.unescape(heading.text)
        for paragraph in page.paragraphs:
            yield (page.path, paragraph.line, "The paragraph"), html.unescape(paragraph.text)


def _finding(place: Where, name: str, characters: list[str]) -> Finding:
    path, line, what = place
    first = characters[0]
    others = f" and {len(characters) - 1} more" if len(characters) > 1 else ""
    by = f"`{first}`" if name in ("Zyyy", "Zinh") else f"{name} ({script_name(name)})"
    return Finding(
        path,
        line,
        "C001",
        f"{what} has {first!r} (U+{ord(first):04X}){others}, which no typeface of the edition has: many readers would"
        " see a box.",
        f"Write it otherwise, or leave {by} to the readers' own fonts under `left_to_readers` in data/edition.yml, with"
        " the reason.",
    )

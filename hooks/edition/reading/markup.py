"""What Python-Markdown would write otherwise than a page may have it: ids of headings in any script, and tables without
styles.

The build hands both to Markdown: `slugify` to its table of contents, `Markup` as an extension.

    slugify("Wŏnsan, 10 October", "-") -> "wonsan-10-october"
    slugify("평양", "-")               -> "평양"                 and not "", which would become `_1`, `_2` by its place
    <td style="text-align: right;">    -> <td class="align-right">     the policy of the site refuses styles in a page
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension, toc
from markdown.treeprocessors import Treeprocessor


def slugify(heading: str, separator: str) -> str:
    """The id of a heading that names none: its words in small letters.

    As Markdown makes it, in ASCII, where that leaves a letter: `Talk with Panikkar (美军)` -> `talk-with-panikkar`.
    Otherwise the letters of the heading stay, for figures alone are the same in many: `1950년 서울` -> `1950년-서울`.
    Where there is neither letter nor figure the code points of its signs take their place: an id never depends on what
    else stands on the page.
    """
    ascii_only = toc.slugify(heading, separator)
    if re.search("[a-z]", ascii_only):
        return ascii_only
    letters = "".join(
        char if char.isalnum() or unicodedata.category(char)[0] == "M" else " "
        for char in unicodedata.normalize("NFC", heading)
    )
    return (
        separator.join(letters.lower().split())
        or separator.join(f"u{ord(char):04x}" for char in heading if not char.isspace())
        or "section"
    )


def options_of(options: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The site's options of Markdown's extensions, by extension, with the ids of headings as the build makes them."""
    return {**options, "toc": {"slugify": slugify, **options.get("toc", {})}}


class Markup(Extension):
    """For Markdown: `Markup()`."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Cells(md), "cells", 0)


class _Cells(Treeprocessor):
    """The alignment of a column as a class of its cells."""

    def run(self, root: Element) -> None:
        for cell in (cell for tag in ("td", "th") for cell in root.iter(tag)):
            if found := re.fullmatch(r"text-align: (left|center|right);", cell.get("style", "")):
                del cell.attrib["style"]
                cell.set("class", f"{cell.get('class', '')} align-{found[1]}".strip())

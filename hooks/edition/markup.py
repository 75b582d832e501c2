"""What Python-Markdown would write otherwise than a page may have it: ids of headings in any script, and tables without styles.

The build hands both to Markdown: `slugify` to its table of contents, `Markup` as an extension.

    slugify("Wŏnsan, 10 October", "-") -> "wonsan-10-october"
    slugify("평양", "-")               -> "평양"                 and not "", which would become `_1`, `_2` by its place
    <td style="text-align: right;">    -> <td class="align-right">     the policy of the site refuses styles in a page
"""

from __future__ import annotations

import re
import unicodedata
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


def slugify(heading: str, separator: str) -> str:
    """The id of a heading that names none: its words in small letters.

    Latin letters lose their accents; letters and figures of other scripts stay. Where a heading has neither, as `…` or `☙`, the
    code points of its signs take their place, so that an id never depends on what else stands on the page.
    """
    plain = "".join(_plain(char) for char in unicodedata.normalize("NFC", heading))
    words = re.sub(r"[^\w\s-]", "", plain).strip().lower()
    slug = re.sub(rf"[{re.escape(separator)}\s]+", separator, words)
    if slug.strip("-_"):
        return slug
    signs = "".join(heading.split())
    return separator.join(f"u{ord(char):04x}" for char in signs) or "section"


def _plain(char: str) -> str:
    """ASCII for a letter that is one with an accent; the letter itself where it is of another script."""
    parts = unicodedata.normalize("NFKD", char)
    plain = parts.encode("ascii", "ignore").decode()
    return plain or (unicodedata.normalize("NFKC", char) if unicodedata.category(char)[0] in "LMN" else "")


class Markup(Extension):
    """For Markdown: `Markup()`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the name is Markdown's
        md.treeprocessors.register(_Cells(md), "cells", 0)


class _Cells(Treeprocessor):
    """The alignment of a column as a class of its cells."""

    def run(self, root: Element) -> None:
        for cell in (cell for tag in ("td", "th") for cell in root.iter(tag)):
            if found := re.fullmatch(r"text-align: (left|center|right);", cell.get("style", "")):
                del cell.attrib["style"]
                cell.set("class", f"{cell.get('class', '')} align-{found[1]}".strip())

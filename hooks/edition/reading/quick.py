"""The parser of Markdown without work that can find nothing: the same HTML in less time.

Python-Markdown runs every inline pattern over every piece of text, and there are many pieces; most have none of the
signs without which a pattern cannot match: a link has a bracket. `SIGNS` says which, by the names under which the
parser registers its patterns; what is not listed is looked for as ever. `tests/reading/test_quick.py` compares both.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import STX, AtomicString

SIGNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""A pattern of the parser -> signs, two at most, one of which stands wherever it matches."""

_ANY = re.compile(r"[`\\\[<&*_]|  \n")
"""Any of their beginnings."""


class Quick(Extension):
    """Put the two in the place of the parser's own; to be named last among the extensions."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Inline(md), "inline", 20)
        md.treeprocessors.register(_Unescape(md), "unescape", 0)


class _Inline(InlineProcessor):
    """Looks only for patterns whose sign is there. The two methods are the parser's own, under the names Python gives
    them; were they called otherwise, this would change nothing, and the test would see it.
    """

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        assert self.md
        places = {
            self.md.inlinePatterns.get_index_for_name(name): name for name in SIGNS if name in self.md.inlinePatterns
        }
        self.signs = [SIGNS[places[at]] if at in places else ("",) for at in range(len(self.md.inlinePatterns))]
        self.others = len(places) < len(self.signs)
        self.patterns = list(self.md.inlinePatterns)
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        if isinstance(data, AtomicString) or not (self.others or _ANY.search(data)):
            return data
        index, start = patternIndex, 0
        while index < len(self.patterns):
            signs = self.signs[index]
            if start or signs[0] in data or signs[-1] in data:
                apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
                data, matched, start = apply(self.patterns[index], data, index, start)
                if matched:
                    continue
            index += 1
        return data


class _Unescape(UnescapeTreeprocessor):
    """Looks only where something was escaped."""

    def unescape(self, text: str) -> str:
        return super().unescape(text) if STX in text else text

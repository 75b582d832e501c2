"""The HTML that the prose of records may hold: a few marks of the words themselves, and nothing that can run or lead
astray.

Records come from many hands and are shown on every page that speaks of them. `refused` reads the Markdown as it is
written and not what becomes of it, code included: what counts as code is another thing in every extension, and a
record has no use for a tag in code. What is not plainly allowed is refused, so that nothing depends on how a browser
mends what is broken.

    refused('a <b>bold</b> <a href="x">word</a>')  ->  ['<a href="x">', '</a>']
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

TAGS = frozenset(
    "abbr b bdi bdo br cite del dfn em i ins kbd mark q rp rt ruby s small span strong sub sup time u var wbr".split()
)
"""Elements of the HTML standard's text-level semantics that neither lead nor load."""


ATTRIBUTES = frozenset(("datetime", "dir", "lang", "title"))
"""What such an element, and Markdown's `{: lang=… }`, may have besides its name."""


_TAG = re.compile(r"""</([a-z]+)>|<([a-z]+)((?:[ ][a-z]+="[\w .,:;’'–+-]*")*)[ ]?/?>""")


_ADDRESS = re.compile(r"""<(?:https?://[^\s<>"'`\\]+|[\w.+-]+@[\w.-]+)>""")


_COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--)[^<>])*-->")


_OPENING = re.compile(r"<[A-Za-z/!?][^<>\n]{0,40}>?")


_BRACES = re.compile(r"\{[^\n]*\}")


_ATTRIBUTE_LIST = re.compile(r"""\{:?(?:[ ]*(?:lang|dir|title|datetime)=(?:"[\w .,:;’–+-]*"|[\w-]+))*[ ]*\}""")


_SCRIPT = re.compile(r"(?:java|vb|live)script:", re.I)


def refused(markdown: str) -> list[str]:
    """The tags, attributes and addresses of a text that it may not have, as they are written; each once."""
    return list(dict.fromkeys((*_tags(markdown), *_attributes(markdown), *_scripts(markdown))))


def _tags(markdown: str) -> Iterator[str]:
    for match in _OPENING.finditer(markdown):
        tag = _TAG.match(markdown, match.start())
        if (
            tag
            and (tag[1] or tag[2]) in TAGS
            and ATTRIBUTES.issuperset(re.findall(r"([a-z]+)=", re.sub('"[^"]*"', "", tag[3] or "")))
        ):
            continue
        if not _ADDRESS.match(markdown, match.start()) and not _COMMENT.match(markdown, match.start()):
            yield match[0]


def _attributes(markdown: str) -> Iterator[str]:
    """Attribute lists of Markdown, `{: onclick="…" }` or `{ #id .class }`, that set anything else: an id or a class may
    be one that a script goes by.
    """
    for match in _BRACES.finditer(markdown):
        if re.search(r"[=#]|\{ *[:.]", match[0]) and not _ATTRIBUTE_LIST.fullmatch(match[0]):
            yield match[0]


def _scripts(markdown: str) -> Iterator[str]:
    """Addresses that are scripts, also where signs of them are character references or space: `java&#115;cript:`."""
    plain = re.sub(r"[\s\\\x00-\x1f]", "", html.unescape(html.unescape(markdown)))
    yield from (f"{match[0]}" for match in _SCRIPT.finditer(plain))

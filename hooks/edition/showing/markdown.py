"""Plain strings as Markdown that shows them: a name with a star or a bracket stays a name."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

from edition.grammar import refs

_OPENS = re.compile(r"^( ?(?:\d+(?=[.)]))?)([-+.):;!?/])")
"""What at the head of a line is, or may be with an extension, a list, a definition, an admonition: `1.`, `- `, `: `,
`!!!`.
"""


_SIGNS = re.compile(r"""[\\`*_{}\[\]#|~^=$"&<>]|:(?=[A-Za-z0-9_+-]+:)|[\t-\r\x1c-\x1f\x85\u2028\u2029]+|[\t-\r ]{2,}""")


_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def escape(text: object) -> Markup:
    """A plain string as Markdown that shows it: `a*b <c>` -> `a&#42;b &lt;c&gt;`.

    Every sign that Markdown, one of its extensions or HTML may read becomes a character reference, which is the same
    in a line, a heading, a table, a link and its address, an attribute and a block of HTML, where a backslash would
    stand as it is. What would open a list or the like at the head of a line does not; line breaks and tabs are spaces.
    """
    return _escape(str(text))


def escape_inline(text: object) -> Markup:
    """The same for a piece inside a line, which opens nothing."""
    return _escape_inline(str(text))


@lru_cache(maxsize=1 << 16)
def _escape(text: str) -> Markup:
    return Markup(_OPENS.sub(lambda match: f"{match[1]}&#{ord(match[2])};", _escape_inline(text)))


@lru_cache(maxsize=1 << 16)
def _escape_inline(text: str) -> Markup:
    return Markup(
        _SIGNS.sub(lambda match: " " if match[0].isspace() else _NAMED.get(match[0]) or f"&#{ord(match[0])};", text)
    )


_ESCAPED = re.compile("&#({});".format("|".join(str(ord(sign)) for sign in "\\`*_{}[]#|~^=$-+.):;!?/")))


def unescape(markup: str) -> str:
    """HTML that was made from Markdown, with the signs that only Markdown reads as themselves: `a&#42;b &lt;c&gt;` ->
    `a*b &lt;c&gt;`.
    """
    return _ESCAPED.sub(lambda match: chr(int(match[1])), markup)


def held(words: str) -> str:
    """A date of which a line may end after a dash between spaces, but not within day, month and year."""
    return re.sub(r"(?<=\d) (?=[A-Z])|(?<=[a-z]) (?=\d{3}|AD )|(?<=AD) ", "\u00a0", words)


def escape_prose(markdown: str) -> Markup:
    """Prose without references: other links flattened, since they are relative to another page, and no emphasis mark
    that the sentence's end has cut from its fellow."""
    markdown = refs.without_plain_links(markdown)
    return Markup(markdown if markdown.count("*") % 2 == 0 else markdown.replace("*", ""))

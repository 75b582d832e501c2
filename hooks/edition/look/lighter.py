"""Scripts and styles as they are sent: without the comments and the indentation that only their authors need.

Lines go that are a comment as a whole, and the spaces at the heads of others. What stands within a line stays as it
is, so no string, pattern or template can be harmed; a file with a template that runs over lines is sent as written.
"""

from __future__ import annotations

import re

_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/[ \t]*|//[^\n]*)\n", re.M | re.S)
_INDENTATION = re.compile(r"^[ \t]+|\n(?=\n)", re.M)


def lighter(text: str) -> str:
    """`/* Why. */\n  const a = 1;\n` -> `const a = 1;\n`."""
    bare = _COMMENT.sub("", text)
    if any(line.count("`") % 2 for line in bare.splitlines()):
        return text
    return _INDENTATION.sub("", bare)

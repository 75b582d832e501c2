"""HTML taken apart as a browser does it, also where it is none: the standard library's reader, which gives up at
`<![x`.
"""

from __future__ import annotations

from html.parser import HTMLParser


class HtmlReader(HTMLParser):
    """`HTMLParser` that reads `<![…>` outside of SVG as the comment a browser takes it for (HTML, 13.2.5.42), and
    raises nothing.
    """

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Where what begins at `i` ends; -1 where the text ends before."""
        return self.parse_bogus_comment(i, bool(report))

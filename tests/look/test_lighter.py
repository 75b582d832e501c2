"""Scripts and styles are sent without what only their authors need, and say the same."""

from __future__ import annotations

import pytest
from edition.look.lighter import lighter


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("/* Why. */\n  const a = 1;\n", "const a = 1;\n"),
        ("/* Over\n   lines. */\na {\n  color: red;\n}\n", "a {\ncolor: red;\n}\n"),
        ("/* a */ b();\n/* c */\nd();\n", "/* a */ b();\nd();\n"),
        ("  // why\n  b(); // stays\n", "b(); // stays\n"),
        ("a\n\n\n  b\n", "a\nb\n"),
        ('const url = "https://a.example/*";\n', 'const url = "https://a.example/*";\n'),
        ("const fold = /[/*]/;\n", "const fold = /[/*]/;\n"),
        ("a::after {\n  content: '/* no comment */';\n}\n", "a::after {\ncontent: '/* no comment */';\n}\n"),
        ("const text = `one\n   two`;\n", "const text = `one\n   two`;\n"),
        ("", ""),
    ],
)
def test_comment_lines_and_indentation_go_and_nothing_else(written, sent):
    assert lighter(written) == sent

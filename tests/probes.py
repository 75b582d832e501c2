"""Texts with references, and two ways to ask what they refer to: what the page links, and what the edition mentions.

Whoever uses them holds the one against the other.
"""

from __future__ import annotations

from edition.annotation import Annotation
from edition.grammar import refs
from edition.grammar.html_text import HtmlReader
from edition.grammar.targets import Target
from edition.reading import prose
from edition.reading.markdown_reader import Reader, without_front_matter
from edition.reading.site import Site
from edition.records.record import KINDS
from markdown import Markdown

EXTENSIONS = Site().extensions
READER = Reader(EXTENSIONS, {})

NOTES = {str(number): "Its text." for number in range(1, 10)}


class _Links(HtmlReader):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = dict(attrs)
        if tag == "a" and "ref" in (given.get("class") or "").split():
            self.found.append(given["href"])
        elif tag == "a" and given.get("class") == "footnote-ref":
            self.found.append(given["href"].replace("#fn:", "note:"))


def on_the_page(text: str) -> list[str]:
    annotation = Annotation(lambda ref: Target(str(ref), "Label") if ref.kind in KINDS else None, NOTES.get)
    links = _Links()
    links.feed(Markdown(extensions=[*EXTENSIONS, annotation]).convert(without_front_matter(text)))
    return sorted(links.found)


def mentioned(text: str) -> list[str]:
    page = prose.read_prose(text, "docs/x.md", "x.md", READER)
    return sorted(
        str(found.ref) for paragraph in (*page.paragraphs, *page.headings) for found in refs.find(paragraph.text)
    )


J, K = "[x](person:j)", "[y](place:k)"
PROBES = [
    J,
    "![](quotation:q)",
    "![](quotation:q)[^1]",
    f"\\{J}",
    f"\\[x\\](person:j) {K}",
    f"\\\\{J}",
    f"<!-- {J} -->",
    f"a <!-- {J} --> b {K}",
    f"<!--\n\n{J}\n\n-->\n\n{K}",
    f"a <!-- b\n{J} --> {K}",
    f"text\n<!-- {J} -->\n{K}",
    f"<!-- x -->{K}",
    f"<!---->{J}",
    f"<!-- a -- b {J} -->",
    f"<!-- unclosed {J}\n\n{K}",
    f"`<!--` {J} `-->`",
    f"a <!-- <!-- b --> {J}",
    f"    {J}",
    f"\t{J}",
    f"para\n\n    {J}\n\n{K}",
    f"text\n    {J}",
    f"* * *\n\n    {J}",
    f"- a\n\n    {J}",
    f"- a\n\n        {J}",
    f"1. a\n\n    ```\n    {J}\n    ```\n",
    f"```\n{J}\n```",
    f"~~~~\n{J}\n~~~\n",
    f"~~~~\n{J}\n~~~~\n",
    f"~~~\n~~~\n{J}",
    f"```\na\n\n{J}\n\n```\n\n{K}",
    f"`{J}`",
    f"``{J} ` ``",
    f"`a {J}",
    f"a ` {J} ` b",
    f"a `` {J} ` b",
    f"\\`{J}\\`",
    "[a [b [c] d] e](person:j)",
    "[the [old [great] man] himself](person:j)",
    "[a [b](person:c) d](person:e)",
    "[![](quotation:q)](person:j)",
    "[x\\](person:j)",
    "[x\\]y](person:j)",
    "[`]`](person:j)",
    f"<pre>\n{J}\n</pre>",
    f"<pre>\n{J}\n\n{K}\n</pre>",
    f"<div>\n{J}\n</div>",
    f"<div markdown>\n{J}\n</div>",
    f"<code>{J}</code>",
    f"text <pre>{J}</pre>",
    f"<b>{J}</b>",
    f"<b title='>'>{J}</b>",
    f"<p>{J}</p> {K}",
    f"<script>\n{J}\n</script>",
    f'<span title="{J}">a</span>',
    f"a < b {J} > c",
    '[x](person:j "a title")',
    "[x](person:j 'y')",
    '[x](person:j "a [y](place:k) title")',
    '[x](person:j "t" )',
    "[x](<person:j>)",
    "[x]( person:j )",
    "[x](\nperson:j)",
    "[x\ny](person:j)",
    "[x\n\ny](person:j)",
    "[x]\n(person:j)",
    "[x] (person:j)",
    "[](person:j)",
    f"{J}{K}",
    f"{J}(person:k)",
    f"{J}{{.cls #id}}",
    "[x](http://a.b/(person:j))",
    f"http://a.b/{J}",
    "[x][m]\n\n[m]: person:j",
    "[m]\n\n[m]: person:j",
    "[m][]\n\n[m]: <person:j>",
    "[a]: person:j\n\nnothing",
    f"# A {J}[^1]\n\ntext[^2]",
    f"Set {J}\n======\n",
    f"Setext {J}\n---\n\n{K}",
    f"Text\n## H {J}\n{K}",
    f"> {J}\n> \n> > {K}",
    f"|a|{J}|\n|--|--|\n|[^1]|{K}|",
    f'!!! note "T {J}"\n    {K}',
    f"term {J}\n:   def {K}",
    f"*{J}* **{K}**",
    "[*x*](person:j)",
    f"- {J}\n- {K}\n    - [z](event:l)\n\nend",
    "<person:x>",
    '<a href="person:x">q</a>',
    "[[person:x]]",
    "[x](person: y)",
    "[x](person:y",
    "[x](person:j\\)",
    "text[^1]: then[^2]",
    "Stop![^1]",
    "text[^1][^2]",
    "text[^9]",
    "`[^1]` \\[^2]",
    f"[^1]({J}",
    f"---\ntitle: '{J}'\n---\n\n{K}",
    f"title: {J}\n\n{K}",
    f"***\n{J}",
    f"{{: #x }} {J}",
]

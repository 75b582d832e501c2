"""The theme's style sheet without what no page of the site uses: less than half of it is left for a reader to fetch.

In go the sheet and the site's pages and scripts, out comes a shorter sheet; the build calls `slim_site` when the site
is written. A rule goes when its selector names a class that stands in no page and in no script, a variable when nothing
reads it.

    slim(".md-nav{margin:0}.mermaid{color:red}", {"md-nav"}) -> ".md-nav{margin:0}"
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from edition.look.lighter import lighter

_TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|url\([^"\')]*\)|/\*.*?\*/|[{};]', re.S)


_CLASS = re.compile(r"\.((?:\\.|[\w-])+)")


_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")


def slim_site(site: Path) -> None:
    """Write styles and scripts in a site's folder anew: the theme's sheet by the pages, scripts and other sheets that
    stand there, our own without what only their authors need.
    """
    assets = site / "assets"
    scripts = [path.read_text("utf-8") for path in sorted(assets.rglob("*.js"))]
    own = [path.read_text("utf-8") for path in sorted(assets.glob("*.css"))]
    known = names((path.read_text("utf-8") for path in sorted(site.rglob("*.html"))), scripts)
    read = {name for text in (*own, *scripts) for name in re.findall(r"--[\w-]+", text)}
    for path in sorted((assets / "stylesheets").glob("main.*.css")):
        path.write_text(slim(path.read_text("utf-8"), known, read), "utf-8")
    for path in sorted([*assets.glob("*.css"), *assets.glob("*.js")]):
        path.write_text(lighter(path.read_text("utf-8")), "utf-8")


def names(pages: Iterable[str], scripts: Iterable[str]) -> set[str]:
    """What may be a class: the classes in pages, and in scripts the theme's own, which are set while one reads."""
    found = {name for page in pages for value in re.findall(r'\bclass="([^"]*)"', page) for name in value.split()}
    return found | {
        word for script in scripts for word in re.findall(r"\bmd-[\w-]+|\b(?:no-)?js\b|\bfocus-visible\b", script)
    }


def slim(css: str, known: Collection[str], read_elsewhere: Collection[str] = ()) -> str:
    """The sheet without rules for unknown classes and without variables that neither it nor anything elsewhere reads.

    A name that ends in two hyphens or underscores stands for all that begin with it: scripts put names together.
    """
    beginnings = tuple(word for word in known if word.endswith(("--", "__")) and len(word) > 4)

    def used(prelude: str, body: str) -> str:
        if prelude.startswith("@"):
            return f"{prelude}{{{body}}}"
        selectors = [
            one
            for one in _split(prelude, ",")
            if all(name in known or name.startswith(beginnings) for name in _classes(one))
        ]
        return f"{','.join(selectors)}{{{body}}}" if selectors else ""

    rules = _rewritten(css, used)
    read = {*_VARIABLE.findall(rules), *read_elsewhere}

    def without_unread(prelude: str, body: str) -> str:
        kept = [one for one in _split(body, ";") if not one.startswith("--") or one.partition(":")[0].strip() in read]
        return f"{prelude}{{{';'.join(kept)}}}" if kept else ""

    return _rewritten(rules, without_unread)


def _rewritten(css: str, rule: Callable[[str, str], str]) -> str:
    """The sheet with each rule, also those inside others, as `rule(prelude, body)` gives it; what is left
    empty goes.
    """
    out = []
    for prelude, body in _blocks(css):
        if body is None:
            out.append(f"{prelude};")
        elif prelude.startswith(("@media", "@supports")):
            inner = _rewritten(body, rule)
            out.append(f"{prelude}{{{inner}}}" if inner else "")
        else:
            out.append(rule(prelude, body))
    return "".join(out)


def _blocks(css: str) -> Iterator[tuple[str, str | None]]:
    """The sheet's rules as prelude and body, comments left out; a statement like @charset has no body."""
    depth, start, body, prelude = 0, 0, 0, ""
    for token in _TOKEN.finditer(css):
        if token[0] == "{":
            if depth == 0:
                prelude, body = css[start : token.start()], token.end()
            depth += 1
        elif token[0] == "}":
            depth -= 1
            if depth == 0:
                yield prelude.strip(), css[body : token.start()]
                start = token.end()
        elif depth == 0 and token[0] == ";":
            yield css[start : token.start()].strip(), None
            start = token.end()
        elif depth == 0 and token[0].startswith("/*"):
            start = token.end()


def _split(text: str, at: str) -> list[str]:
    """Parts between commas or semicolons that stand in no brackets and no string: `:is(a,b),c` -> `:is(a,b)`, `c`."""
    parts, depth, last = [], 0, 0
    for token in re.finditer(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|[()\[\],;]', text):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(token[0], 0)
        if depth == 0 and token[0] == at:
            parts.append(text[last : token.start()])
            last = token.end()
    return [part for part in (*parts, text[last:]) if part.strip()]


def _classes(selector: str) -> list[str]:
    """The classes that an element must have, or that one around it must: those in brackets are not looked at."""
    while (bare := re.sub(r"\([^()]*\)|\[[^\]]*\]", "", selector)) != selector:
        selector = bare
    return [re.sub(r"\\(.)", r"\1", name) for name in _CLASS.findall(selector)]


def running_head(title: str) -> str:
    """A sheet for paper: the title of the site at the head of every page; edition.css leaves the first without."""
    escaped = re.sub(r'["\\\x00-\x1f\x7f]', lambda match: f"\\{ord(match[0]):x} ", title)
    return f'@page {{ @top-left {{ content: "{escaped}" }} }}\n'

"""The search of the edition beside two plain ones over the same pages, measured in Chromium; `make bench-search` prints
one table.

    this search       the site as `make build` makes it
    plain Material    the Markdown of `python -m edition pages`, built with `plugins: [search]` and nothing of ours
    plain Pagefind    the HTML of the site, indexed by `python -m pagefind`, asked in Pagefind's own interface

Each at the edition's own size and at 10,000 records; those beyond the edition's are made up from 12,000 pseudo-words,
which are as unevenly common as the words of a language (Zipf). What is measured:

    first, in three   rows of gold.tsv whose record comes first, and among the first three. Plain searches know pages
                      and not paragraphs: for them a paragraph is found with any part of the reading text
    false             rows of not_first.tsv where something else comes first than should
    ms                median of 20 queries typed into the field, from the last keystroke until a result is in the page;
                      in brackets how many had one within ten seconds, and the slowest. Everything up to the last letter
                      is typed at 120 ms a key and given time to settle. The page's thread runs at a quarter of its
                      speed; Chromium cannot slow workers, in which the plain searches do most of their work
    KB first, never   sent for a first query typed on a fresh page, median of five (in brackets the most), and to a
                      reader who never searches: whatever has `search` or `pagefind` in its address, compressed with
                      gzip. Material's own script, which holds its search among other things, is not counted
    MB on disk        of the index
    build s           the whole build; in brackets how much of it is the search, where that can be told
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "hooks"))

LARGE = 10_000
QUERIES = 20
THROTTLE = 4
ALLOWED = 10
"""Seconds after which a query counts as having no result."""
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

FOLDERS = {
    "person": "people", "place": "places", "organization": "organizations", "event": "events",
    "quotation": "quotations", "note": "notes", "variant": "apparatus", "document": "documents", "work": "works",
}  # fmt: skip

PLAIN = """\
site_name: Plain
theme: {name: material, font: false}
plugins: [search]
markdown_extensions: [attr_list, md_in_html, def_list, tables, footnotes, admonition, toc]
not_in_nav: |
  /*/*
  !/*/index.md
"""

PAGEFIND = """\
<!doctype html><html lang="en"><title>Pagefind</title><link href="pagefind/pagefind-ui.css" rel="stylesheet">
<div id="search"></div><script src="pagefind/pagefind-ui.js"></script>
<script>addEventListener("DOMContentLoaded", () => new PagefindUI({element: "#search"}))</script>
"""


@dataclass(frozen=True)
class Search:
    """One of the three, built."""

    name: str
    site: Path
    """Folder to serve."""
    page: str
    """Address of a page with a field to type in."""
    field: str
    hits: str
    """Selectors of the field and of a result."""
    arrived: str
    """JavaScript: whether, after some `changes` of the page, a result for `query` is in it."""
    find: str
    """JavaScript: query -> addresses of its first results, without the interface."""
    disk: int
    """Bytes of the index."""
    build: str


def main() -> None:
    """Print the table, a row as soon as it is known."""
    print(
        f"{'':22}{'first':>8}{'in three':>10}{'false':>7}{'ms':>20}"
        f"{'KB first':>12}{'never':>7}{'MB on disk':>12}{'build s':>16}"
    )
    with tempfile.TemporaryDirectory() as folder, _chromium() as browser:
        for label, count in (("this edition", 0), (f"{LARGE:,} records", LARGE)):
            root = _copy(Path(folder, str(count)))
            typed = _typed(make_up(root, count) if count else [])
            print(label)
            for build in (_ours, _material, _pagefind):
                _print_row(build(root), browser, typed)


def _print_row(search: Search, browser: Browser, typed: list[str]) -> None:
    with _served(search.site) as (address, sent):
        first, three, false = _gold(search, browser, address)
        spent = _keystrokes(search, browser, address, typed)
        asked, never = _bytes(search, browser, address, sent, typed[:: len(typed) // 5][:5])
    times = f"{statistics.median(spent):.0f} ({len(spent)}, {max(spent):.0f})" if spent else "none"
    kilobytes = f"{statistics.median(asked) / 1000:.0f} ({max(asked) / 1000:.0f})"
    print(
        f"  {search.name:20}{first:8.1%}{three:10.1%}{false:7}{times:>20}"
        f"{kilobytes:>12}{never / 1000:7.0f}{search.disk / 1e6:12.2f}{search.build:>16}",
        flush=True,
    )


# --- the three searches -----------------------------------------------------------------------------------------------

ADDED = (
    "changes.some(change => [...change.addedNodes].some(node => node.nodeType === 1 && (node.matches(hits) ||"
    " node.querySelector(hits))))"
)


def _ours(root: Path) -> Search:
    from edition.reading import material as reading
    from edition.search import index, pagefind, units
    from edition.whole.edition import Edition

    seconds = _run("mkdocs", "build", "-f", root / "mkdocs.yml")
    edition = Edition(reading.read(root))
    start = time.perf_counter()
    index.export(edition)
    units = units.units_of(edition)
    if not index.is_whole(edition, units):
        pagefind.write(((unit.address, unit.title, unit.text) for unit in units), root / "again")
    share = time.perf_counter() - start
    return Search(
        "this search",
        root / "site",
        "people/",
        ".search input",
        ".search__results a",
        ADDED,
        "async query => (await editionSearch.find(query)).map(result => result.url)",
        _size(root / "site" / "search"),
        f"{seconds:.0f} ({share:.1f})",
    )


def _material(root: Path) -> Search:
    plain = root.with_name(f"{root.name}-material")
    _run("edition", "pages", plain / "docs", "--root", root)
    (plain / "mkdocs.yml").write_text(PLAIN, "utf-8")
    home = plain / "docs" / "index.md"
    home.write_text(home.read_text("utf-8").replace("template: home.html\n", ""), "utf-8")
    seconds = _run("mkdocs", "build", "-f", plain / "mkdocs.yml")
    find = """query => new Promise(done => {
      const hear = ({data}) => data.type === 3 && done(data.data.items.map(([page]) => page.location))
      worker.addEventListener("message", hear, {once: true})
      worker.postMessage({type: 2, data: query})
    })"""
    return Search(
        "plain Material",
        plain / "site",
        "people/",
        ".md-search__input",
        ".md-search-result__link",
        ADDED,
        find,
        _size(plain / "site" / "search"),
        f"{seconds:.0f}",
    )


def _pagefind(root: Path) -> Search:
    plain = root.with_name(f"{root.name}-pagefind")
    plain.mkdir()
    (plain / "index.html").write_text(PAGEFIND, "utf-8")
    seconds = _run("pagefind", "--site", root / "site", "--output-path", plain / "pagefind", "--silent")
    arrived = (
        "document.querySelector('.pagefind-ui__message')?.textContent.includes(query) && document.querySelector(hits)"
    )
    find = """async query => {
      const {search} = await import("/pagefind/pagefind.js")
      const {results} = await search(query)
      return (await Promise.all(results.slice(0, 3).map(result => result.data()))).map(({url}) => url.slice(1))
    }"""
    return Search(
        "plain Pagefind",
        plain,
        "",
        ".pagefind-ui__search-input",
        ".pagefind-ui__result-link",
        arrived,
        find,
        _size(plain / "pagefind"),
        f"HTML + {seconds:.0f}",
    )


def _run(*module: str | Path) -> float:
    """Wall seconds of a Python module that has to succeed."""
    environment = {key: value for key, value in os.environ.items() if key not in ("SOURCE", "SITE_URL")}
    environment |= {"PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    call = [sys.executable, "-m", *map(str, module)]
    done = subprocess.run(
        call, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=3600
    )
    if done.returncode:
        raise SystemExit(f"{module}:\n{done.stdout[-2000:]}")
    return time.perf_counter() - start


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


# --- a large edition --------------------------------------------------------------------------------------------------


def _copy(root: Path) -> Path:
    root.mkdir()
    for name in ("data", "docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__", "source"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def pseudo_words(count: int, seed: int = 1950) -> list[str]:
    """Different words of two to four syllables, the shorter and the more common first: `["tora", "mevin", …]`."""
    dice = random.Random(seed)

    def syllable() -> str:
        return (
            dice.choice("b d f g k l m n p r s t v z ch sh st tr".split())
            + dice.choice("a e i o u ai ea".split())
            + dice.choice(["", "", "", "", "n", "r", "l", "s"])
        )

    words: dict[str, None] = {}
    while len(words) < count:
        words["".join(syllable() for _ in range(2 + (len(words) > count // 20) * dice.choice([0, 0, 1, 1, 2])))] = None
    return list(words)


def make_up(root: Path, count: int) -> list[str]:
    """Records beside the edition's own until there are `count`: names, 150 words and eight links each. Returns queries
    for them.

    Four in ten are events, three people, two places, one an organization; every third person has a second spelling.
    """
    from edition.reading import material as reading

    dice = random.Random(1951)
    words = pseudo_words(12_000)
    common = [1 / (rank + 2.7) for rank in range(len(words))]
    names = [word.capitalize() for word in words[2000:6000]]
    have = len(reading.read(root).records)
    kinds = [
        ("event", "person", "place", "event", "person", "organization", "event", "person", "place", "event")[
            number % 10
        ]
        for number in range(have, count)
    ]
    lines: dict[str, list[str]] = {kind: [] for kind in kinds}
    queries = []
    for at, kind in enumerate(kinds):
        name = (
            " ".join(dice.sample(names, 2))
            if kind != "place"
            else dice.choice(names) + dice.choice(["", "", " River", "-ni", " Pass"])
        )
        fields = {
            "event": (
                f"title: The {dice.choice(words[:900])} of {name}\n  date:"
                f" '1950-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}'"
            ),
            "person": (
                f"names: [{{form: {name}, source:"
                f" chapter}}{f', {{form: {_respelt(name)}, source: chapter}}' if at % 3 == 0 else ''}]"
            ),
            "place": f"names: [{{form: {name}, source: chapter}}]\n  kind: town",
            "organization": f"names: [{{form: {name} Division, source: chapter}}]\n  kind: division",
        }[kind]
        text = dice.choices(words, common, k=142)
        for step in range(8):
            to = (at * 7 + step + 1) % len(kinds)
            text.insert(step * 17, f"[{dice.choice(words)}]({kinds[to]}:made-up-{to})" if to != at else "itself")
        lines[kind].append(f"made-up-{at}:\n  {fields}\n  paragraphs: [1]\n  description: >-\n    {' '.join(text)}.\n")
        if at % (len(kinds) // 12) == 5:
            queries.append(name if len(queries) % 2 else " ".join(text[30:33]))
    for kind, made in lines.items():
        with (root / "data" / f"{FOLDERS[kind]}.yml").open("a", encoding="utf-8") as file:
            file.write("".join(made))
    return queries


def _respelt(name: str) -> str:
    """`Tora Mevin` -> `To’ra Mevín`."""
    return f"{name[:2]}’{name[2:-2]}{name[-2:].translate(str.maketrans('aeiou', 'áéíóú'))}"


def _typed(made_up: list[str]) -> list[str]:
    """The queries to type: every so many of the gold file, half of them changed for made-up ones if there are any."""
    gold = _rows("gold.tsv")
    from_gold = [row[0] for row in gold[:: len(gold) // QUERIES][:QUERIES]]
    return from_gold[::2] + made_up[: QUERIES // 2] if made_up else from_gold


# --- a server that compresses, keeps nothing and counts ---------------------------------------------------------------


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *arguments, sent: dict[str, int], **named) -> None:
        self.sent = sent
        super().__init__(*arguments, **named)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        plain = path.read_bytes()
        packed = gzip.compress(plain, 6, mtime=0)
        body = min(plain, packed, key=len)
        self.sent[self.path] = len(body)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        if body is packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        with contextlib.suppress(ConnectionError):
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


@contextlib.contextmanager
def _served(folder: Path) -> Iterator[tuple[str, dict[str, int]]]:
    """Address of a server, and the bytes it sent by path, which may be cleared."""
    sent: dict[str, int] = {}
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=folder, sent=sent))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", sent
    server.shutdown()


# --- in the browser ---------------------------------------------------------------------------------------------------

WATCH = """(() => {
  const Plain = Worker
  window.Worker = class extends Plain { constructor(...given) { super(...given); window.worker = this } }
  let last = 0
  window.changed = 0
  window.spent = null
  addEventListener("input", event => {
    last = event.timeStamp; window.spent = null; window.query = event.target.value
  }, true)
  new MutationObserver(changes => {
    const hits = HITS, query = window.query
    window.changed = performance.now()
    if (window.spent === null && last && (ARRIVED)) window.spent = performance.now() - last
  }).observe(document, { childList: true, subtree: true, characterData: true })
})()"""


@contextlib.contextmanager
def _chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()


def _open(search: Search, browser: Browser, address: str) -> Page:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(WATCH.replace("HITS", json.dumps(search.hits)).replace("ARRIVED", search.arrived))
    page.goto(address + search.page)
    page.wait_for_load_state("networkidle")
    return page


def _gold(search: Search, browser: Browser, address: str) -> tuple[float, float, int]:
    """Shares of the gold file that come first and in the first three; how many come first that should not."""
    page = _open(search, browser, address)
    page.set_default_timeout(300_000)
    page.click(search.field)
    page.keyboard.type("Korea")
    page.wait_for_selector(search.hits)
    gold, not_first = _rows("gold.tsv"), _rows("not_first.tsv")
    exact = search.name == "this search"

    def ask(queries: list[str]) -> list[list[str]]:
        call = (
            "async queries => { const found = []; for (const query of queries) found.push((await"
            f" ({search.find})(query)).slice(0, 3)); return found }}"
        )
        return [found if exact else [url.partition("#")[0] for url in found] for found in page.evaluate(call, queries)]

    def url(ref: str) -> str:
        kind, _, id = ref.partition(":")
        return (f"chapter/#{id}" if exact else "chapter/") if kind == "chapter" else f"{FOLDERS[kind]}/{id}/"

    found = ask([row[0] for row in gold])
    first = sum(pages[:1] == [url(row[1])] for row, pages in zip(gold, found, strict=True))
    three = sum(url(row[1]) in pages for row, pages in zip(gold, found, strict=True))
    false = sum(
        bool(pages) and (pages[0] == url(row[1]) or (bool(row[2]) and pages[0] != url(row[2])))
        for row, pages in zip(not_first, ask([row[0] for row in not_first]), strict=True)
    )
    page.close()
    return first / len(gold), three / len(gold), false


def _keystrokes(search: Search, browser: Browser, address: str, queries: list[str]) -> list[float]:
    """Milliseconds from the last keystroke of each query to a result in the page, of those that had one; the first
    finds nothing loaded.
    """
    page = _open(search, browser, address)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
    spent = []
    for query in queries:
        page.click(search.field)
        page.keyboard.press("Control+A")
        page.keyboard.press("Delete")
        page.keyboard.type(query[:-1], delay=120)
        _settle(page)
        page.keyboard.type(query[-1])
        page.keyboard.press("Shift")  # a letter no key stands for comes without a keyup, for which Material waits
        with contextlib.suppress(TimeoutError):
            page.wait_for_function("window.spent !== null", timeout=ALLOWED * 1000)
            spent.append(page.evaluate("window.spent"))
    page.close()
    return spent


def _settle(page: Page) -> None:
    page.wait_for_timeout(500)
    page.wait_for_load_state("networkidle")
    page.wait_for_function("performance.now() - window.changed > 1000", timeout=120_000)


def _bytes(
    search: Search, browser: Browser, address: str, sent: dict[str, int], queries: list[str]
) -> tuple[list[int], int]:
    """Bytes of the search for a first query, each of a few, and for a reader who never searches."""

    def counted() -> int:
        return sum(size for path, size in sent.items() if re.search("search|pagefind", path))

    asked, never = [], []
    for query in queries:
        sent.clear()
        page = _open(search, browser, address)
        never.append(counted())
        page.click(search.field)
        page.keyboard.type(query, delay=120)
        _settle(page)
        asked.append(counted())
        page.close()
    return asked, max(never)


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (HERE / name).read_text("utf-8").splitlines()[1:]]


if __name__ == "__main__":
    main()

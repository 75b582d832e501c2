"""The words of a large edition as a Pagefind index: read in small pieces, as a reader asks, where the whole would be
too much.

`write` takes the units of the search (see `search.units`) and puts the index into a folder of the site. Pagefind is a
program that reads HTML, so each unit is first set down as a page of its own; the page says which unit it is.
"""

from __future__ import annotations

import html
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

UNUSED = ("*-ui.*", "pagefind-highlight.js")
"""Pagefind's own interfaces, which the search of the site has no use for."""


LIMIT = 3600
"""Seconds after which it hangs; it indexes thousands of units in one."""


class NotIndexed(Exception):
    """Pagefind could not be run: a matter of the machine, not of the data."""


def write(units: Iterable[tuple[str, str, str]], folder: Path) -> None:
    """Index units, each an address, a title and a text, into a folder. Raises NotIndexed with what Pagefind said."""
    with tempfile.TemporaryDirectory() as pages:
        for number, (address, title, text) in enumerate(units):
            shown = f"<h1>{html.escape(title)}</h1><p>{html.escape(text)}</p>"
            page = (
                '<!doctype html><html lang="en"><body data-pagefind-body'
                f' data-pagefind-meta="unit:{html.escape(address)}">{shown}</body></html>'
            )
            target = Path(pages, f"{number // 1000:03d}", f"{number}.html")
            target.parent.mkdir(exist_ok=True)
            target.write_text(page, "utf-8")
        call = [
            sys.executable,
            "-m",
            "pagefind",
            "--site",
            pages,
            "--output-path",
            str(folder),
            "--force-language",
            "en",
            "--silent",
        ]
        try:
            done = subprocess.run(call, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=LIMIT)
        except subprocess.TimeoutExpired as error:
            raise NotIndexed(f"Pagefind had not indexed the text after {LIMIT} seconds.") from error
    if done.returncode:
        raise NotIndexed(f"Pagefind could not index the text: {done.stdout.strip()}")
    for path in (path for pattern in UNUSED for path in folder.glob(pattern)):
        path.unlink()

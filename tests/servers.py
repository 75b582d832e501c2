"""A built site on a plain static server, under the path that the canonical addresses of the real site say; and how a
page is waited for.
"""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from helpers import ADDRESS

PREFIX = urlsplit(ADDRESS).path
"""Under which a site stands: `/parallel/`."""

DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
"""To be evaluated in a page: two pictures later; whatever was to be drawn is."""

LATER = "() => new Promise(done => setTimeout(done, 1000))"
"""To be evaluated in a page: by its own clock, so that every timer of a second or less that it had set has run before.
"""


class _Server(http.server.SimpleHTTPRequestHandler):
    """Files under the prefix."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(PREFIX[:-1])) if path.startswith(PREFIX) else ""

    def do_GET(self) -> None:
        """A browser asks for an icon of what is no page, too; there is none, and that is no error."""
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site while it is served: `http://127.0.0.1:PORT/parallel/`."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Server, directory=site))
    server.handle_error = lambda *_: None  # a browser may leave before all has come
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    server.shutdown()

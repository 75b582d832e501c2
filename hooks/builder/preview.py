"""The preview: serves the last good site whatever is broken, and says on every page what is.

    python -m builder.preview [--address 127.0.0.1:8000] [--config mkdocs.yml]

Three things go on beside one another. The server always answers, with the last site that had no finding. The watcher
looks at every file the site is made from. When one has changed, a build runs in a process of its own (`builder.once`),
which a newer change ends; if nothing is wrong its site takes the place of the last, and if something is, the findings
stand on the terminal and in a panel on each page. Open tabs load again by themselves. Before there is any good site,
each address shows the findings alone.

MkDocs' own server is not used: it stops answering while a site is built and after a build that failed, never reads
changed code again, and ends when the first build fails.
"""

from __future__ import annotations

import argparse
import contextlib
import html
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from types import FrameType

from edition.reading.folders import is_left_over
from edition.terminal import tell_anywhere

HOOKS = Path(__file__).resolve().parents[1]
OWN = "/-preview/"
"""Addresses under this are the preview's own."""
SHOWN = 100
"""How many findings the panel lists; the terminal has all."""
EVERY = 0.25
"""Seconds between two looks at the files."""
SETTLED = 0.1
"""Seconds in which nothing may change before a build begins: saving is several steps."""

Looks = dict[str, tuple[int, int, int, int]]
"""What the watcher saw: path -> time of change in nanoseconds, size, inode, mode; zeros where it cannot be seen."""


@dataclass
class State:
    """What is served now. Replaced whole, never changed, so that each request sees one state."""

    site: Path | None = None
    """The folder of the last site without a finding; None before there is one."""
    problems: list[str] = field(default_factory=list)
    """What is wrong with the files as they are now."""
    number: int = 0
    """Counts the states; a page that was given out under another is loaded again."""

    @property
    def heading(self) -> str:
        """What the panel is about, in one line."""
        if not self.problems:
            return "The site is being built."
        count = "1 finding" if len(self.problems) == 1 else f"{len(self.problems)} findings"
        shown = "the preview shows the last good state" if self.site else "there is no good state to show yet"
        return f"{count}; {shown}."


class Preview:
    """The watcher and the builds; `state` is what the server reads."""

    def __init__(self, config: Path, address: str, scratch: Path) -> None:
        self.config, self.address, self.scratch = config, address, scratch
        self.state = State()
        self.roots = {config, HOOKS, *(config.parent / name for name in ("data", "docs", "overrides"))}
        if source := os.environ.get("SOURCE"):
            self.roots.add(config.parent / source)
        self._builds = 0
        self._running: subprocess.Popen[bytes] | None = None
        self._ready: subprocess.Popen[bytes] | None = None
        """The process of the next build, which has read the program and waits."""
        self._code: Looks = {}
        """The program as it was when that process was started."""
        self._began = 0.0

    def run(self) -> None:
        """Watch and build until the process is ended."""
        seen: Looks | None = None
        while True:
            if (now := look(self.roots)) != seen:
                seen = self._settle(now)
                self._begin()
            elif self._running and self._running.poll() is not None:
                before = set(self.roots)
                self._finish()
                if new := self.roots - before:
                    looks = look(new)
                    late = any(changed > self._began * 1e9 for changed, *_ in looks.values())
                    seen = None if late else seen | looks
            time.sleep(EVERY)

    def _settle(self, now: Looks) -> Looks:
        """Wait for files to stop changing, though not for ever: something may write without end."""
        for _ in range(20):
            time.sleep(SETTLED)
            before, now = now, look(self.roots)
            if now == before:
                break
        return now

    def _begin(self) -> None:
        self.end()
        self._builds += 1
        self._began = time.time()
        ready, self._ready = self._ready, None
        if ready is None or ready.poll() is not None or self._code != look([HOOKS]):
            _kill(ready)
            ready = self._start()
        assert ready.stdin
        with contextlib.suppress(BrokenPipeError):  # it has just ended, and will be found without a report
            ready.stdin.write(json.dumps([str(self._site), str(self._report)]).encode() + b"\n")
            ready.stdin.close()
        self._running = ready

    def _start(self) -> subprocess.Popen[bytes]:
        """A process that will build when it is told to."""
        call = [sys.executable, "-m", "builder.once", str(self.config), self.address]
        path = os.pathsep.join([str(HOOKS), *filter(None, [os.environ.get("PYTHONPATH")])])
        environment = os.environ | {"PYTHONPATH": path, "PYTHONIOENCODING": ":backslashreplace"}
        self._code = look([HOOKS])
        return subprocess.Popen(
            call, cwd=self.config.parent, env=environment, start_new_session=True, stdin=subprocess.PIPE
        )

    @property
    def _site(self) -> Path:
        return self.scratch / str(self._builds)

    @property
    def _report(self) -> Path:
        return self.scratch / f"{self._builds}.json"

    def _finish(self) -> None:
        """Take over what a build that has ended made, or what it says is wrong."""
        assert self._running
        code, self._running = self._running.returncode, None
        if self._report.is_file():
            report = json.loads(self._report.read_text("utf-8"))
        else:
            report = {
                "problems": [f"The build ended with {code} and without a report; what it said is on the terminal."],
                "watch": [],
            }
        self.roots |= {Path(self.config.parent, path) for path in report["watch"]}
        problems, last = report["problems"], self.state
        if not problems:
            self.state = State(self._site, [], self._builds)
            print(f"Built in {time.time() - self._began:.1f} seconds.", flush=True)
        elif problems != last.problems:
            self.state = State(last.site, problems, self._builds)
            print(*problems, self.state.heading, sep="\n", file=sys.stderr, flush=True)
        self._clear({self.state.site, last.site})
        self._ready = self._ready or self._start()

    def _clear(self, kept: set[Path | None]) -> None:
        """Remove the sites of all builds but those; the one before stays while pages of it are still being read."""
        for path in self.scratch.iterdir():
            if path.is_dir() and path not in kept:
                shutil.rmtree(path, ignore_errors=True)

    def end(self) -> None:
        """End the build that is running, if one is."""
        _kill(self._running)
        self._running = None

    def close(self) -> None:
        """End whatever it has started."""
        self.end()
        _kill(self._ready)


def _kill(process: subprocess.Popen[bytes] | None) -> None:
    if process:
        process.kill()
        process.wait()


def look(roots: Iterable[Path]) -> Looks:
    """Every file and folder under the roots as it stands, the author's own ones; a root that is not there, too."""
    seen: Looks = {}
    folders: set[tuple[int, int]] = set()
    for root in roots:
        _look_at(os.fspath(root), seen, folders)
    return seen


def _look_at(path: str, seen: Looks, folders: set[tuple[int, int]]) -> None:
    """Add a file, or a folder and what is in it; `folders` are those looked at, for links may run in a circle."""
    if path in seen:
        return
    try:
        found = os.stat(path)
    except (OSError, ValueError):  # gone, a link to nowhere, or no name a file can have
        seen[path] = (0, 0, 0, 0)
        return
    if not stat.S_ISDIR(found.st_mode):
        seen[path] = (found.st_mtime_ns, found.st_size, found.st_ino, found.st_mode)
        return
    seen[path] = (0, 0, found.st_ino, found.st_mode)
    if (found.st_dev, found.st_ino) in folders:
        return
    folders.add((found.st_dev, found.st_ino))
    try:
        names = os.listdir(path)
    except OSError:
        return
    for name in names:
        if not is_left_over(name):
            _look_at(os.path.join(path, name), seen, folders)


def panel(state: State) -> str:
    """What the preview adds to a page: the findings, and the script that loads the page again.

    No script and no style stands in the page itself, so that the site's own Content-Security-Policy holds here too.
    """
    findings = ""
    if state.problems:
        items = [f"<li>{html.escape(problem)}</li>" for problem in state.problems[:SHOWN]]
        if more := len(state.problems[SHOWN:]):
            items.append(f"<li>and {more} more, on the terminal</li>")
        findings = (
            f'<link rel="stylesheet" href="{OWN}preview.css">'
            '<aside class="preview-findings" role="status" aria-label="Findings">'
            f"<details open><summary>{html.escape(state.heading)}</summary><ol>{''.join(items)}</ol></details></aside>"
        )
    return f'{findings}<script src="{OWN}preview.js" data-state="{state.number}"></script>'


def with_panel(page: bytes, state: State) -> bytes:
    """A page of the site with the panel at its end."""
    at = page.rfind(b"</body>")
    at = len(page) if at < 0 else at
    return page[:at] + panel(state).encode("utf-8") + page[at:]


def alone(state: State) -> bytes:
    """The page shown at every address while there is no good site."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f'<title>Preview</title><link rel="stylesheet" href="{OWN}preview.css"></head>'
        f'<body class="preview-alone"><h1>{html.escape(state.heading)}</h1><p>This page follows by itself.</p>'
        f"{panel(state)}</body></html>"
    ).encode()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    preview: Preview
    """Given to it before it serves; the preview wants to know the address first."""

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        """A browser that has gone away before its answer is no news; anything else is."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    """Answers from the state as it is when the request comes."""

    server: _Server

    def do_GET(self) -> None:
        state = self.server.preview.state
        path = self.path.partition("?")[0]
        if path.startswith(OWN):
            self._own(path.removeprefix(OWN), state)
        elif state.site is None:
            self._send(503, alone(state))
        else:
            self.directory = os.fspath(state.site)
            self._from_site(path, state)

    do_HEAD = do_GET

    def _own(self, name: str, state: State) -> None:
        if name == "state":
            self._send(200, str(state.number).encode(), "text/plain")
        elif name in ("preview.css", "preview.js"):
            self._send(200, (Path(__file__).parent / name).read_bytes(), self.guess_type(name))
        else:
            self._send(404, b"Not found", "text/plain")

    def _from_site(self, path: str, state: State) -> None:
        assert state.site
        file = Path(self.translate_path(path))
        if file.is_dir() and not path.endswith("/"):
            self.send_response(302)
            self.send_header("Location", f"{path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        file = file / "index.html" if path.endswith("/") else file
        if not file.is_file():
            missing = state.site / "404.html"
            self._send(404, with_panel(missing.read_bytes() if missing.is_file() else b"Not found", state))
            return
        content = file.read_bytes()
        self._send(200, with_panel(content, state) if file.suffix == ".html" else content, self.guess_type(file.name))

    def _send(self, code: int, content: bytes, kind: str = "text/html") -> None:
        self.send_response(code)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:
        """The terminal is for findings."""


def _address(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdigit() or int(port) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no address; write it like 127.0.0.1:8000")
    return host.strip("[]"), int(port)


def _ended(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main(arguments: list[str] | None = None) -> int:
    """Serve until ended; 1 where the address cannot be had."""
    parser = argparse.ArgumentParser(
        prog="python -m builder.preview", description="Serve the edition for reading while it is written."
    )
    parser.add_argument("--address", type=_address, default="127.0.0.1:8000")
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"))
    call = parser.parse_args(arguments)
    tell_anywhere()
    host, port = call.address
    try:
        server = _Server((host, port), _Handler)
    except OSError as error:
        print(
            f"{host}:{port} cannot be had ({error.strerror}). Another program may be there; "
            f"`make serve ADDRESS={host}:{port + 1}` takes another port.",
            file=sys.stderr,
        )
        return 1
    url = f"http://{host}:{server.server_address[1]}/"
    scratch = Path(tempfile.mkdtemp(prefix="preview-"))
    server.preview = preview = Preview(Path(os.path.abspath(call.config)), url, scratch)
    signal.signal(signal.SIGTERM, _ended)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"Serving on {url}", flush=True)
    try:
        preview.run()
    except KeyboardInterrupt:
        pass
    finally:
        preview.close()
        server.shutdown()
        server.server_close()
        shutil.rmtree(scratch, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

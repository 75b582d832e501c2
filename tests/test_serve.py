"""`mkdocs serve`, which some will call instead of `make serve`: it starts, and shows what has changed."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers import environment

LIMIT = 120
"""Seconds after which something hangs; nothing else depends on time."""


@pytest.fixture
def served(sample: Path) -> Iterator[str]:
    """The sample under MkDocs' own server; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    call = [sys.executable, "-m", "mkdocs", "serve", "--strict", "--livereload", "-a", host]
    with subprocess.Popen(
        call, cwd=sample, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield f"http://{host}/"
        finally:
            process.terminate()
            process.wait(LIMIT)


def page(address: str, has: str) -> str:
    """The page once it has that; fails when it has not for LIMIT seconds."""
    end = time.monotonic() + LIMIT
    text = ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=LIMIT) as answer:
                text = answer.read().decode("utf-8")
        except urllib.error.URLError:
            text = ""
        if has in text:
            return text
        time.sleep(0.2)
    raise AssertionError(f"{address} never had {has!r}; last it was:\n{text[:2000]}")


def test_mkdocs_serve_starts_and_takes_up_what_changes(served, sample):
    assert "put a theory to the test" in page(served, "<h1")
    before = page(f"{served}reading/", "Clouds hung over")
    assert 'class="footnote-ref"' in before
    text = sample / "docs" / "reading.md"
    text.write_text(text.read_text("utf-8").replace("Clouds hung over", "In another draft, clouds hung over"), "utf-8")
    after = page(f"{served}reading/", "In another draft, clouds")
    assert after.replace("In another draft, clouds", "Clouds").count("<a ") == before.count("<a "), (
        "it is annotated once"
    )

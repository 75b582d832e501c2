"""A browser over the built sites: Debian's Chromium, driven by Playwright, on a plain static server."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import needs
import pytest
import stage
from edition.records.record import KINDS
from helpers import ADDRESS, mkdocs_build
from servers import served

CHROMIUM = next(filter(None, map(shutil.which, needs.CHROMIUM)), None)


@pytest.fixture
def address(request: pytest.FixtureRequest) -> str:
    """Where pages are opened: on the stage if the test or its module is marked so, else on the site of the edition
    itself.
    """
    return request.getfixturevalue("stage_address" if request.node.get_closest_marker("stage") else "real_address")


@pytest.fixture(scope="session")
def real_address(real_site: Path) -> Iterator[str]:
    """The real site on a static server: `http://127.0.0.1:PORT/parallel/`."""
    with served(real_site) as url:
        yield url


@pytest.fixture(scope="session")
def stage_site(once: Callable[..., Path]) -> Path:
    """The site of `stage`, for what a reader does, whatever the edition; built once."""

    def make(folder: Path) -> None:
        folder.mkdir()
        built = mkdocs_build(stage.make(folder), folder / "site", SITE_URL=ADDRESS)
        assert built.returncode == 0, built.stdout

    return once("stage", make) / "site"


@pytest.fixture(scope="session")
def stage_address(stage_site: Path) -> Iterator[str]:
    """It on a static server."""
    with served(stage_site) as url:
        yield url


@pytest.fixture(scope="session")
def sample_address(sample_site: Path) -> Iterator[str]:
    """The sample's site, which has its source text."""
    with served(sample_site) as url:
        yield url


@pytest.fixture(scope="session")
def kinds_of_page(real_site: Path) -> list[str]:
    """A page of every kind: each index, the longest page of each kind of record, and every other page: `people/`,
    `people/mao-zedong/`, …
    """
    folders = {kind.plural for kind in KINDS.values()}
    pages = [path.relative_to(real_site) for path in sorted(real_site.rglob("*.html"))]
    records = [path for path in pages if path.parts[0] in folders and len(path.parts) > 2]
    longest = [
        max((path for path in records if path.parts[0] == folder), key=lambda path: (real_site / path).stat().st_size)
        for folder in sorted(folders)
    ]
    return [
        path.as_posix().removesuffix("index.html")
        for path in (*(path for path in pages if path not in records), *longest)
    ]


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the session."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser, address) -> Iterator[Callable]:
    """open_page(path, **context options) -> a page; at the end no error and no request off the origin may have been
    seen.
    """
    problems: list[str] = []
    contexts = []

    def open_(path: str, **options):
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda message: (
                problems.append(f"{page.url}: console: {message.text}") if message.type == "error" else None
            ),
        )
        page.on("pageerror", lambda error: problems.append(f"{page.url}: error: {error}"))
        page.on(
            "request",
            lambda request: (
                problems.append(f"{page.url}: off the origin: {request.url}")
                if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:"))
                else None
            ),
        )
        page.goto(path if path.startswith("http") else address + path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert problems == []

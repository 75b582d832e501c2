"""The preview, as a maintainer has it: one process, while a copy of the sample and its code is broken and mended."""

import html
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from breakings import BREAKINGS, add
from helpers import SAMPLE, copy_program, environment

LIMIT = 120
"""Seconds after which something hangs; nothing else depends on time."""
SEED = int(os.environ.get("PREVIEW_SEED", "1919"))
TIMES = int(os.environ.get("PREVIEW_BREAKINGS", "12"))
"""`make fuzz-preview` has 50."""
PARTS = ("data", "docs", "mkdocs.yml", "source.txt")


def whole_copy(folder: Path) -> Path:
    """The sample with a copy of the code and the templates that may be broken."""
    copy_program(folder)
    shutil.copytree(SAMPLE, folder / "tests" / "sample", ignore=shutil.ignore_patterns("site", "site.building*"))
    return folder / "tests" / "sample"


class Served:
    """A preview that runs, and what can be asked of it."""

    def __init__(self, root: Path, **changes: str) -> None:
        self.root = root
        hooks = root.parents[1] / "hooks"
        call = [sys.executable, "-m", "builder.preview", "--address", "127.0.0.1:0"]
        changed = environment(PYTHONPATH=str(hooks), PYTHONDONTWRITEBYTECODE="1", **changes)
        self.process = subprocess.Popen(
            call, cwd=root, env=changed, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.said: list[str] = []
        threading.Thread(target=lambda: self.said.extend(iter(self.process.stdout.readline, "")), daemon=True).start()
        self.url = self._wait(
            "the address", lambda: next((line.split()[-1] for line in self.said if line.startswith("Serving on")), None)
        )

    def get(self, path: str = "") -> tuple[int, str]:
        """Status and text of a page, entities resolved."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=LIMIT) as answer:
                return answer.status, html.unescape(answer.read().decode("utf-8", "replace"))
        except urllib.error.HTTPError as error:
            return error.code, html.unescape(error.read().decode("utf-8", "replace"))

    def wait(self, what: str, seen: Callable[[str], object], path: str = "") -> str:
        """The page once it is as wanted."""
        return self._wait(what, lambda: page if seen(page := self.get(path)[1]) else None)

    def heard(self, told: str, since: int) -> None:
        """Wait until the terminal says so, after the lines it had."""
        self._wait(f"word on the terminal: {told}", lambda: True if told in "".join(self.said[since:]) else None)

    def _wait(self, what: str, ask: Callable):
        end = time.monotonic() + LIMIT
        while (answer := ask()) is None:
            assert self.process.poll() is None, "".join(self.said)
            assert time.monotonic() < end, f"no {what}:\n" + "".join(self.said[-40:])
            time.sleep(0.1)
        return answer

    def end(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(LIMIT)
        finally:
            self.process.kill()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Starts previews, and ends them."""
    running: list[Served] = []

    def start(root: Path | None = None, **changes: str) -> Served:
        running.append(Served(root or whole_copy(tmp_path / "edition"), **changes))
        return running[-1]

    yield start
    for preview in running:
        preview.end()


def panel(page: str) -> str:
    """What the panel of a page lists; empty where there is none."""
    found = re.search(r'<aside class="preview-findings".*?</aside>', page, re.S)
    return found[0] if found else ""


def mend(root: Path, pristine: Path) -> None:
    """Put every file back as it was, and remove what is too many; what did not change is not touched."""
    for here, there in [
        *((root / part, pristine / "tests/sample" / part) for part in PARTS),
        *((root.parents[1] / part, pristine / part) for part in ("hooks", "overrides")),
    ]:
        wanted = {path.relative_to(there): path for path in [there, *there.rglob("*")]}
        for path in sorted([here, *here.rglob("*")] if here.is_dir() else [here], reverse=True):
            like = wanted.get(path.relative_to(here))
            if like is None or path.is_symlink() or path.is_dir() != like.is_dir():
                _remove(path)
        for relative, path in sorted(wanted.items()):
            target = here / relative
            if path.is_dir():
                target.mkdir(exist_ok=True)
            elif not target.is_file() or target.read_bytes() != path.read_bytes():
                target.write_bytes(path.read_bytes())
    for odd in ("dataa", "prose"):
        shutil.rmtree(root / odd, ignore_errors=True)


def _remove(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.is_dir():
        shutil.rmtree(path)


def test_whatever_is_broken_the_last_good_state_is_served_and_the_fault_named_on_the_page(
    serve, tmp_path, record_property
):
    chance = random.Random(SEED)
    names = [
        name for _ in range(TIMES // len(BREAKINGS) + 1) for name in chance.sample(list(BREAKINGS), len(BREAKINGS))
    ][:TIMES]
    record_property("figure", f"preview: {TIMES} breakings, seed {SEED}")
    whole_copy(tmp_path / "pristine")
    preview = serve()
    index = tmp_path / "pristine/tests/sample/docs/index.md"
    opening = index.read_text("utf-8")
    preview.wait("site", lambda page: "put a theory to the test" in page and not panel(page))
    for number, name in enumerate(names):
        before = len(preview.said)
        told = BREAKINGS[name](preview.root, chance)
        if told:
            page = preview.wait(f"word of {name}: {told}", lambda page, told=told: told in panel(page))
            preview.heard(told, before)
        else:
            page = preview.get()[1]
        assert "put a theory to the test" in page and (number == 0 or f"State {number}." in page), name
        assert "Albert Einstein" in preview.get("people/albert-einstein/")[1], name
        state = f"State {number + 1}."
        index.write_text(f"{opening}\n{state}\n", "utf-8")
        mend(preview.root, tmp_path / "pristine")
        preview.wait(f"recovery from {name}", lambda page, state=state: state in page and not panel(page))
    assert "Traceback" not in "".join(preview.said)


def test_an_edition_broken_from_the_start_shows_its_findings_and_comes_back(serve, tmp_path):
    root = whole_copy(tmp_path / "edition")
    people = root / "data/people.yml"
    sound = people.read_bytes()
    add(people, "nobody: {}\n")
    preview = serve(root)
    preview.wait("findings", lambda page: "data/people.yml:" in panel(page), "some/page/")
    assert preview.get()[0] == 503
    people.write_bytes(sound)
    preview.wait("site", lambda page: "put a theory to the test" in page)
    assert preview.get()[0] == 200


def test_a_program_broken_from_the_start_is_shown_and_comes_back(serve, tmp_path):
    root = whole_copy(tmp_path / "edition")
    pages = tmp_path / "edition/hooks/edition/pages/build.py"
    sound = pages.read_bytes()
    add(pages, "def half(:\n")
    preview = serve(root)
    preview.wait("the fault", lambda page: "hooks/edition/pages/build.py" in panel(page))
    pages.write_bytes(sound)
    preview.wait("site", lambda page: "put a theory to the test" in page)


def test_the_source_text_named_is_watched_though_it_lies_elsewhere(serve, tmp_path):
    source = tmp_path / "elsewhere" / "text.txt"
    source.parent.mkdir()
    shutil.copy(SAMPLE / "source.txt", source)
    preview = serve(SOURCE=str(source))
    preview.wait("site", lambda page: "put a theory to the test" in page)
    sound = source.read_bytes()
    source.unlink()
    preview.wait("a word about it", lambda page: "There is no source text at" in panel(page))
    source.write_text("Another text.\n", "utf-8")
    preview.wait("findings", lambda page: "Q004" in panel(page))
    source.write_bytes(sound)
    preview.wait("site", lambda page: not panel(page))


def test_a_new_folder_of_records_is_watched(serve):
    preview = serve()
    preview.wait("site", lambda page: "put a theory to the test" in page)
    (preview.root / "data/works").mkdir()
    (preview.root / "data/works/new.yml").write_text("type: book\nhight: 3\n", "utf-8")
    preview.wait("findings", lambda page: "data/works/new.yml:2: R001" in panel(page))


def test_what_an_editor_leaves_is_no_change(serve):
    preview = serve()
    preview.wait("site", lambda page: "put a theory to the test" in page)
    state = preview.get("-preview/state")[1]
    for name in (".#events.yml", "._people.yml", ".events.yml.swp", "events.yml~", "#events.yml#", "events.yml.bak"):
        (preview.root / "data" / name).write_bytes(b"\xff\xfe\x00")
    add(preview.root / "docs/index.md", "\nAnd a word more.\n")
    preview.wait("the word", lambda page: "And a word more." in page)
    assert int(preview.get("-preview/state")[1]) == int(state) + 1


def test_a_page_that_is_not_there_says_so_with_the_panel(serve):
    preview = serve()
    preview.wait("site", lambda page: "put a theory to the test" in page)
    status, page = preview.get("nowhere/")
    assert status == 404 and "preview.js" in page
    assert preview.get("-preview/nothing")[0] == 404
    assert preview.get("../../../../etc/passwd")[0] == 404


def test_the_site_that_is_built_has_nothing_of_the_preview(sample_site):
    assert not any(b"preview-findings" in path.read_bytes() for path in sample_site.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("taken", "cannot be had (Address already in use)"),
        ("nonsense", "'nonsense' is no address; write it like 127.0.0.1:8000"),
        ("127.0.0.1:99999", "'127.0.0.1:99999' is no address"),
        ("203.0.113.7:8000", "203.0.113.7:8000 cannot be had"),
    ],
)
def test_an_address_that_cannot_be_had_is_told_at_once_in_one_line(address, told, sample):
    with socket.create_server(("127.0.0.1", 0)) as other:
        wanted = f"127.0.0.1:{other.getsockname()[1]}" if address == "taken" else address
        call = [sys.executable, "-m", "builder.preview", "--address", wanted]
        ended = subprocess.run(call, cwd=sample, env=environment(), capture_output=True, text=True, timeout=LIMIT)
    assert ended.returncode in (1, 2)
    assert told in ended.stderr and "Traceback" not in ended.stderr
    assert "Built" not in ended.stdout

"""What pytest itself is told: fixtures built once, whether the source text is at hand, and that CI skips nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import hostile
import needs
import once as made
import pytest
from edition.reading import material as reading
from edition.whole.edition import Edition
from helpers import ADDRESS, REPOSITORY, SAMPLE, SOURCE_TEXT, copy_sample, mkdocs_build

MANUAL = REPOSITORY / "docs" / "about" / "architecture.md"
BROWSER = REPOSITORY / "tests" / "browser"


@pytest.fixture(autouse=True)
def _no_source_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE names the real chapter, with which no other edition may be compared."""
    monkeypatch.delenv("SOURCE", raising=False)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample edition that the test may change."""
    return copy_sample(tmp_path)


@pytest.fixture(scope="session")
def sample_edition() -> Edition:
    """The sample edition, read; not to be changed."""
    return Edition(reading.read(SAMPLE))


@pytest.fixture(scope="session")
def once(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """`once("sample", make)`: a folder that `make` has filled, for every process of the run; not to be changed."""
    own = tmp_path_factory.getbasetemp()
    return partial(made.once, own.parent if hasattr(request.config, "workerinput") else own)


def build(root: Path, site: Path, **changes: str) -> None:
    """A site, or what the build says against it."""
    built = mkdocs_build(root, site, **changes)
    assert built.returncode == 0, built.stdout


@pytest.fixture(scope="session")
def sample_site(once: Callable[..., Path]) -> Path:
    """The sample edition's site, built once; not to be changed."""
    return once("sample", lambda folder: build(SAMPLE, folder / "site")) / "site"


@pytest.fixture(scope="session")
def real_site(once: Callable[..., Path]) -> Path:
    """The real edition's site, built once; not to be changed."""
    return once("real", lambda folder: build(REPOSITORY, folder / "site", SITE_URL=ADDRESS)) / "site"


@pytest.fixture(scope="session")
def hostile_site(once: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, hostile.Texts]:
    """The site of an edition whose every plain field holds signs of HTML and a script, built once; and its texts."""
    root, texts = hostile.make(tmp_path_factory.mktemp("hostile"))
    return once("hostile-site", lambda folder: build(root, folder / "site")) / "site", texts


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "source: needs the chapter's own text, which is not in the repository")
    config.addinivalue_line(
        "markers", "stage: opens pages in the browser on the site of `stage`, not of the edition itself"
    )
    config.addinivalue_line("markers", "manual: reads the manual, docs/about, which another edition may not have")
    config.addinivalue_line("markers", "needs(name): needs a program of the machine, by its name in needs.NEEDS")


def pytest_report_header() -> list[str]:
    said = (
        f"source text: {SOURCE_TEXT}"
        if SOURCE_TEXT
        else "source text: not at hand; the tests that compare the edition with it are left out (name it in SOURCE)"
    )
    return [said, *(f"left out: the tests that want it, because there is {need.reason}" for need in needs.lacking())]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, not skip, what needs a text that the repository may not hold; skip what needs a program that is not
    here.
    """
    lacking = {name: need for name, need in needs.NEEDS.items() if need in needs.lacking()}
    for item in items:
        wanted = [name for mark in item.iter_markers("needs") for name in mark.args]
        wanted += ["chromium", "driver"] if BROWSER in item.path.parents else []
        for name in (name for name in wanted if name in lacking):
            item.add_marker(pytest.mark.skip(reason=lacking[name].reason))
    absent = [name for name, there in (("source", SOURCE_TEXT), ("manual", MANUAL.is_file())) if not there]
    if absent:
        left_out = [item for item in items if any(map(item.get_closest_marker, absent))]
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


def _skipped(config: pytest.Config) -> int:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return len(reporter.stats.get("skipped", ())) if reporter and os.environ.get("CI") else 0


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """In CI a skipped test is a failure: nobody would see that it stopped being run."""
    if _skipped(session.config) and exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Figures that tests record are printed: `record_property("figure", "recall 100 %")`."""
    for report in (
        report
        for reports in terminalreporter.stats.values()
        for report in reports
        if getattr(report, "when", "") == "call"
    ):
        for name, value in report.user_properties:
            if name == "figure":
                terminalreporter.write_line(value)
    if count := _skipped(config):
        terminalreporter.write_line(
            f"CI: {count} skipped, which is a failure here; a test that cannot run must say why by failing.", red=True
        )

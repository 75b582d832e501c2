"""In CI a skipped test makes the run fail, with one line that says so; and what is slow is made once in a run.

Both hold where two processes share the tests.
"""

from pathlib import Path

import once as made
import pytest
from helpers import REPOSITORY, run, write

SKIPPED = (
    "import pytest\n\n\ndef test_it_works():\n    assert True\n\n\n@pytest.mark.skip(reason='no browser')\ndef"
    " test_left_out():\n    assert False\n"
)
SKIPPED_WHOLE = "import pytest\n\npytest.skip('no browser', allow_module_level=True)\n"
PASSED = "def test_it_works():\n    assert True\n"


TWO_PROCESSES = ("--numprocesses", "2")
ONE_AND_TWO = pytest.mark.parametrize("processes", [(), TWO_PROCESSES], ids=["one process", "two processes"])


def run_pytest(folder: Path, test: str, ci: str, *arguments: str):
    """Pytest on one file beside our conftest."""
    if arguments:
        pytest.importorskip("xdist", reason="pytest-xdist is not installed (make test installs it)")
    write(
        folder,
        {
            "test_it.py": test,
            "conftest.py": (REPOSITORY / "tests/conftest.py").read_text("utf-8"),
            "pytest.ini": f"[pytest]\npythonpath = {REPOSITORY}/hooks {REPOSITORY}/tests\n",
        },
    )
    return run("pytest", "-p", "no:cacheprovider", "-o", "addopts=", *arguments, cwd=folder, CI=ci)


@ONE_AND_TWO
@pytest.mark.parametrize("test", [SKIPPED, SKIPPED_WHOLE], ids=["one test", "a whole file"])
def test_a_skip_fails_the_run_in_ci(tmp_path, test, processes):
    done = run_pytest(tmp_path, test, "true", *processes)
    assert done.returncode == 1
    said = next(line for line in done.stdout.splitlines() if "skipped, which is a failure here" in line)
    assert said.startswith("CI: 1 skipped")


def test_a_skip_passes_at_a_desk(tmp_path):
    done = run_pytest(tmp_path, SKIPPED, ci="")
    assert done.returncode == 0
    assert "failure here" not in done.stdout


def test_a_run_without_skips_passes_in_ci(tmp_path):
    done = run_pytest(tmp_path, PASSED, ci="true")
    assert done.returncode == 0
    assert "failure here" not in done.stdout


MAKES = """from pathlib import Path

def make(folder):
    folder.mkdir()
    with Path(__file__).with_name("made.txt").open("a") as made:
        made.write("once ")

def test_it(once):
    assert once("site", make).is_dir()

def test_it_again(once):
    assert once("site", make).is_dir()
"""


@pytest.mark.parametrize("processes", [(), (*TWO_PROCESSES, "--dist", "each")], ids=["one process", "two processes"])
def test_what_is_slow_is_made_once_in_a_run(tmp_path, processes):
    """Where there are two, each runs both tests."""
    done = run_pytest(tmp_path, MAKES, "true", *processes)
    assert f"{4 if processes else 2} passed" in done.stdout
    assert (tmp_path / "made.txt").read_text("utf-8") == "once "


def test_what_could_not_be_made_is_tried_again(tmp_path):
    with pytest.raises(ZeroDivisionError):
        made.once(tmp_path, "site", lambda folder: folder.mkdir() or 1 / 0)
    assert made.once(tmp_path, "site", Path.mkdir) == tmp_path / "site"


def test_the_header_says_whether_the_source_text_is_at_hand(tmp_path):
    text = write(tmp_path, {"text.txt": "It rained.\n"}) / "text.txt"
    assert (
        f"source text: {text}"
        in run("pytest", "--collect-only", "-q", "-v", "tests/test_conftest.py", SOURCE=str(text)).stdout
    )
    assert (
        "source text: not at hand"
        in run(
            "pytest", "--collect-only", "-q", "-v", "tests/test_conftest.py", SOURCE=str(tmp_path / "none.txt")
        ).stdout
    )

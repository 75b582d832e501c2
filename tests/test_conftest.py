"""In CI a skipped test makes the run fail, with one line that says so."""

from pathlib import Path

import pytest
from helpers import REPOSITORY, run, write

SKIPPED = (
    "import pytest\n\n\ndef test_it_works():\n    assert True\n\n\n@pytest.mark.skip(reason='no browser')\ndef"
    " test_left_out():\n    assert False\n"
)
SKIPPED_WHOLE = "import pytest\n\npytest.skip('no browser', allow_module_level=True)\n"
PASSED = "def test_it_works():\n    assert True\n"


def run_pytest(folder: Path, test: str, ci: str):
    """Pytest on one file beside our conftest."""
    write(
        folder,
        {
            "test_it.py": test,
            "conftest.py": (REPOSITORY / "tests/conftest.py").read_text("utf-8"),
            "pytest.ini": f"[pytest]\npythonpath = {REPOSITORY}/hooks {REPOSITORY}/tests\n",
        },
    )
    return run("pytest", "-p", "no:cacheprovider", "-o", "addopts=", cwd=folder, CI=ci)


@pytest.mark.parametrize("test", [SKIPPED, SKIPPED_WHOLE], ids=["one test", "a whole file"])
def test_a_skip_fails_the_run_in_ci(tmp_path, test):
    done = run_pytest(tmp_path, test, ci="true")
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

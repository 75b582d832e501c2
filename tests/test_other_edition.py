"""What tests want of the edition of this repository follows from its data: with another in its place they pass too."""

import re
from pathlib import Path

import other_edition
import pytest
from helpers import REPOSITORY

READS_THE_EDITION = re.compile(
    r"\breal_site\b|\bread\(REPOSITORY\)|REPOSITORY /"
    r" (?:folder|\"docs\"|\"data\"|\"mkdocs\.yml\")|tracked\(REPOSITORY\)"
)


LONG = ("test_other_edition.py", "test_valid.py")
"""Left to `make test-other`: this file, and the validator of HTML, which takes longest and is asked of the sample
anyway.
"""


def reading_it() -> list[str]:
    """The files of tests that read the edition of the repository, or its site; those in a browser left out."""
    files = [path for path in sorted((REPOSITORY / "tests").rglob("test_*.py")) if "browser" not in path.parts]
    read = [path for path in files if path.name not in LONG and READS_THE_EDITION.search(path.read_text("utf-8"))]
    return [path.relative_to(REPOSITORY).as_posix() for path in read]


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return other_edition.make(tmp_path_factory.mktemp("edition") / "other")


def test_the_tests_that_read_the_edition_pass_for_another(other):
    files = reading_it()
    assert {"tests/test_site.py", "tests/grammar/test_romanization.py", "tests/faces/test_fonts.py"} <= set(files)
    done = other_edition.test(other, "-x", *files)
    assert done.returncode == 0, done.stdout


def test_a_test_that_only_this_edition_passes_is_seen(other):
    """The other edition has three notes."""
    own = (
        'def test_it(real_site):\n    assert (real_site / "notes/3/index.html").is_file()\n    assert (real_site /'
        ' "notes/54/index.html").is_file()\n'
    )
    (other / "tests" / "test_of_one.py").write_text(own, "utf-8")
    done = other_edition.test(other, "tests/test_of_one.py")
    assert done.returncode == 1
    assert "notes/54/index.html" in done.stdout and "1 failed" in done.stdout

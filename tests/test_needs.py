"""A machine that lacks something is told what, in words; continuous integration brings all of it."""

import re
import shutil
import subprocess
import sys

import needs
import pytest
from helpers import REPOSITORY, run, write

IN_CI = (REPOSITORY / ".ci" / "run").read_text("utf-8")


@pytest.mark.parametrize("name", needs.NEEDS)
def test_ci_installs_what_tests_need(name):
    assert re.search(rf"(?<![\w-]){needs.NEEDS[name].package}(?![\w-])", IN_CI)


@pytest.mark.parametrize("processes", [(), ("--numprocesses", "2")], ids=["one process", "two processes"])
def test_without_any_program_the_run_says_once_what_is_left_out(tmp_path, processes):
    if processes:
        pytest.importorskip("xdist", reason="pytest-xdist is not installed (make test installs it)")
    test = "import pytest\n\n\n@pytest.mark.needs('java')\ndef test_it():\n    pass\n\n\ndef test_other():\n    pass\n"
    conftest = (REPOSITORY / "tests" / "conftest.py").read_text("utf-8")
    write(
        tmp_path,
        {
            "test_it.py": test,
            "conftest.py": conftest,
            "pytest.ini": f"[pytest]\npythonpath = {REPOSITORY}/hooks {REPOSITORY}/tests\n",
        },
    )
    options = ("-p", "no:cacheprovider", "-ra", *processes)
    done = run("pytest", *options, cwd=tmp_path, PATH=str(tmp_path / "nothing"), CI="")
    head = [line for line in done.stdout.splitlines() if line.startswith("left out: ")]
    for package in ("chromium", "default-jre-headless", "nodejs", "git"):
        assert [f"(Debian: apt-get install {package})" in line for line in head].count(True) == 1
    assert "SKIPPED [1] test_it.py" in done.stdout and "1 passed, 1 skipped" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("version", "said"), [((3, 9, 2), "is 3.9."), ((3, 10, 14), "is 3.10."), ((2, 7, 18), "is 2.7.")]
)
def test_an_older_python_is_told_so(tmp_path, version, said):
    asked = next(
        line for line in (REPOSITORY / "Makefile").read_text("utf-8").splitlines() if "sys.version_info" in line
    )
    older = (
        write(
            tmp_path,
            {
                "older": (
                    f"#!{shutil.which('sh')}\nexec '{sys.executable}' -c 'import sys; sys.version_info = {version};"
                    ' exec(sys.argv[1])\' "$2"\n'
                )
            },
        )
        / "older"
    )
    older.chmod(0o755)
    command = asked.strip().removeprefix("@").replace("$(PYTHON)", str(older))
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stderr.startswith("The edition needs Python 3.11 or later;") and said in done.stderr


def test_this_python_is_new_enough():
    asked = next(
        line for line in (REPOSITORY / "Makefile").read_text("utf-8").splitlines() if "sys.version_info" in line
    )
    command = (
        asked.strip().removeprefix("@").replace("$(PYTHON)", f"'{sys.executable}'", 1).replace("$(PYTHON)", "python")
    )
    assert subprocess.run(["sh", "-c", command], timeout=60).returncode == 0

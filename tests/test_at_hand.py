"""A command called at hand does what it does when Python is started for it."""

import subprocess
import sys

import at_hand
import pytest
from helpers import FINDINGS, LIMIT, SAMPLE, copy_sample, digests, environment, run, write


def by_itself(command: tuple[str, ...], folder, changed: dict[str, str]) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=changed,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=LIMIT,
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("edition", "check"), 1),
        (("edition", "check", "--root", str(SAMPLE)), 0),
        (("edition", "nothing"), 2),
        (("edition", "pages"), 2),
        (("mkdocs", "build", "--quiet", "--strict"), 1),
        (("mkdocs", "build", "--nothing"), 2),
        (("mkdocs", "--help"), 0),
    ],
)
def test_it_says_the_same_and_ends_with_the_same_code(command, code, tmp_path):
    root = copy_sample(tmp_path, FINDINGS / "G008")
    called = at_hand.call(command, root, environment(), LIMIT)
    assert called == by_itself(command, root, environment())
    assert called[0] == code and called[1]


def test_it_writes_the_same(sample, tmp_path):
    day = {"SOURCE_DATE_EPOCH": "1580000000"}
    for site, more in (("one", {}), ("other", {"PYTHONHASHSEED": "0"})):
        built = run("mkdocs", "build", "--strict", "-d", tmp_path / site, cwd=sample, **day, **more)
        assert built.returncode == 0, built.stdout
    assert digests(tmp_path / "one") == digests(tmp_path / "other")


CHANGES = (
    "import os\nfrom edition.records import record\nprint(os.environ.pop('GIVEN'), record.KINDS.pop('person').name)\n"
)


def test_what_one_command_changes_the_next_one_does_not_see(tmp_path):
    write(tmp_path, {"changes.py": CHANGES})
    for _ in range(2):
        assert at_hand.call(("changes",), tmp_path, environment(GIVEN="given"), LIMIT) == (0, "given person\n")


def test_a_command_that_hangs_is_ended_and_the_next_one_is_answered(tmp_path):
    write(tmp_path, {"hangs.py": "import signal\nsignal.pause()\n", "fails.py": "1 / 0\n"})
    with pytest.raises(subprocess.TimeoutExpired):
        at_hand.call(("hangs",), tmp_path, environment(), 1)
    code, said = at_hand.call(("fails",), tmp_path, environment(), LIMIT)
    assert code == 1 and "ZeroDivisionError" in said

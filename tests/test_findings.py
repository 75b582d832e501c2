"""Every code of finding is shown by a folder `findings/<CODE>/`: files laid over the sample edition, and the lines
expected of it.
"""

import pytest
from edition.findings import CODES, Finding, near_miss
from edition.load import load
from helpers import FINDINGS, SAMPLE, copy_sample


@pytest.mark.parametrize("code", CODES)
def test_the_findings_are_exactly_those_expected(code, tmp_path):
    root = copy_sample(tmp_path, overlay=FINDINGS / code)
    _, findings = load(root)
    assert "\n".join(map(str, findings)) == (FINDINGS / code / "expected.txt").read_text("utf-8").rstrip("\n")


def test_every_code_has_a_folder_and_every_folder_a_code():
    assert sorted(folder.name for folder in FINDINGS.iterdir()) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_folder_shows_its_own_code_and_no_other(code):
    lines = (FINDINGS / code / "expected.txt").read_text("utf-8").splitlines()
    assert {line.split(": ")[1].split(" ")[0] for line in lines} == {code}


def test_the_sample_itself_has_no_finding():
    _, findings = load(SAMPLE)
    assert findings == []


def test_a_finding_prints_as_place_code_message_and_hint():
    finding = Finding(
        "data/events.yml",
        41,
        "G007",
        "wake-conference takes place at place:wake-iland, which is no record.",
        "Did you mean place:wake-island?",
    )
    assert (
        str(finding)
        == "data/events.yml:41: G007 wake-conference takes place at place:wake-iland, which is no record. Did you mean"
        " place:wake-island?"
    )


def test_a_finding_without_a_hint_ends_with_its_message():
    assert str(Finding("a.yml", 1, "Y002", "A tab.")) == "a.yml:1: Y002 A tab."


def test_findings_sort_by_file_and_line():
    assert sorted(
        [Finding("b.yml", 1, "Y002", ""), Finding("a.yml", 10, "Y002", ""), Finding("a.yml", 9, "Y003", "")]
    ) == [
        Finding("a.yml", 9, "Y003", ""),
        Finding("a.yml", 10, "Y002", ""),
        Finding("b.yml", 1, "Y002", ""),
    ]


def test_a_near_miss_is_suggested_and_a_far_one_is_not():
    assert near_miss("descripton", ["description", "identity"]) == "Did you mean description?"
    assert near_miss("mayor", ["description", "identity"]) == ""

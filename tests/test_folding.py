"""The folding of the browser has its signs from the build's: they are written once."""

import json
import re
import subprocess

import pytest
from edition.grammar import names
from edition.search.folding import SIGNS, filled
from helpers import FOLDED, REPOSITORY

SCRIPT = (REPOSITORY / "overrides" / "assets" / "fold.js").read_text("utf-8")


def test_the_build_writes_the_signs_of_names_into_the_script():
    written = re.search(r"} = (\{.*?\});", filled(SCRIPT))
    assert written
    assert (
        json.loads(written[1])
        == {
            "APOSTROPHES": names.APOSTROPHES,
            "HYPHENS": names.HYPHENS,
            "MARKS": names.MARKS,
            "POSSESSIVE": names.POSSESSIVE,
        }
        == SIGNS
    )
    assert "= SIGNS;" not in filled(SCRIPT)


@pytest.mark.parametrize("name", ["fold.js", "search.js", "records.js", "edition.js"])
def test_no_script_has_a_class_of_apostrophes_hyphens_or_accents_of_its_own(name):
    text = re.sub(
        r"/\*.*?\*/|(?<!:)//[^\n]*", "", (REPOSITORY / "overrides" / "assets" / name).read_text("utf-8"), flags=re.S
    )
    assert re.findall(r"\[[^\]\n]*(?:[’‘ʼʻ´‐‑‒﹣－]|\\u0300|\\u036f)[^\]\n]*\]", text) == []


def test_the_site_has_the_filled_script(sample_site):
    assert (sample_site / "assets" / "fold.js").read_text("utf-8") == filled(SCRIPT)


@pytest.mark.needs("node")
def test_the_script_folds_as_the_build_does():
    program = (
        "globalThis.window = globalThis;"
        + filled(SCRIPT)
        + ";process.stdout.write(JSON.stringify(JSON.parse(process.argv[1]).map(edition.fold)))"
    )
    spellings = [row[0] for row in FOLDED]
    run = subprocess.run(
        ["node", "-e", program, json.dumps(spellings)], capture_output=True, text=True, timeout=60, check=True
    )
    assert json.loads(run.stdout) == [names.fold(spelling) for spelling in spellings]

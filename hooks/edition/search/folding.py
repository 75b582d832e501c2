"""The folding of the browser: `assets/fold.js` gets the characters that it drops from `grammar/names.py`, where the
build's stand.

const { APOSTROPHES, … } = SIGNS;   ->   const { APOSTROPHES, … } = {"APOSTROPHES": "’‘ʼʻ'`´", …};
"""

from __future__ import annotations

import json
import re

from edition.grammar import names

SIGNS = {
    "APOSTROPHES": names.APOSTROPHES,
    "HYPHENS": names.HYPHENS,
    "MARKS": names.MARKS,
    "POSSESSIVE": names.POSSESSIVE,
}
"""What the script calls them -> the characters, or a range of a character class."""


def filled(script: str) -> str:
    """The script with its signs; ASCII, so that no editor and no server changes a combining mark."""
    return re.sub(r"(?<== )SIGNS(?=;)", lambda match: json.dumps(SIGNS), script)

"""What the floor is built from: the Markdown that release 0.3.0 writes for the records of today.

    PYTHONPATH=PROGRAM/hooks python floor.py PROGRAM ROOT OUT

PROGRAM holds that release's `hooks` and `overrides`; `RELEASE` is its commit. So the floor is the same however our
pages grow. That release refuses fields that came later: they are left out here, and what it finds wrong is passed over.
"""

from __future__ import annotations

import re
import sys
import types
from pathlib import Path

RELEASE = "18d57cbd13000cd045d0475671b0ae2ee8c1e3ea"
"""The commit of release 0.3.0."""


def main(program: Path, root: Path, out: Path) -> None:
    sys.modules["edtf"], sys.modules["edtf.parser.edtf_exceptions"] = _edtf(), _exceptions()
    from edition import pages, reading
    from edition.graph import Edition

    reading._validate = _lenient(reading)
    edition = Edition(reading.read(root))
    environment = pages.environment(program / "overrides" / "records", edition)
    by_hand = [(prose.page, (root / prose.path).read_text("utf-8")) for prose in edition.prose]
    made = [(page.path, page.markdown) for page in pages.build(edition, environment)]
    for path, markdown in [*made, *by_hand]:
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        text = pages.to_plain_markdown(edition, path, markdown)
        (out / path).write_text(text.replace("template: home.html\n", ""), "utf-8")


def _lenient(reading: types.ModuleType):
    """The reading of a record, in which fields that the release does not know are left out."""
    from pydantic import ValidationError

    def validate(model: type, value: dict, *_: object):
        for _ in range(20):
            try:
                return model.model_validate(value)
            except ValidationError as error:
                if not any([_without(value, problem) or _as_it_was(value, problem) for problem in error.errors()]):
                    return None
        return None

    return validate


def _as_it_was(value: dict, problem: dict) -> bool:
    """Put in what stands in data/texts.yml now and stood in edition.yml; whether that was missing."""
    if (problem["type"], problem["loc"]) != ("missing", ("chapter",)):
        return False
    value["chapter"] = {"page": "chapter.md", "paragraphs": 1000, "notes": 1000}
    return True


def _without(value: dict | list, problem: dict) -> bool:
    """Take out the field that a problem is about, if it is an unknown one; whether it was."""
    if problem["type"] != "extra_forbidden":
        return False
    *above, last = problem["loc"]
    for step in above:
        value = value[step]
    del value[last]
    return True


def _edtf() -> types.ModuleType:
    """What that release asks of a library it had: the first and the last day of a date without a day."""
    edtf = types.ModuleType("edtf")
    edtf.parse_edtf = _Date
    return edtf


def _exceptions() -> types.ModuleType:
    exceptions = types.ModuleType("edtf.parser.edtf_exceptions")
    exceptions.EDTFParseException = ValueError
    sys.modules["edtf.parser"] = types.ModuleType("edtf.parser")
    return exceptions


class _Date:
    """`1950-10` from the first to the last of October; an open end has no day."""

    def __init__(self, text: str) -> None:
        self._start, _, end = text.partition("/")
        self._end = end or self._start

    def lower_strict(self):
        return _day(self._start, "01-01")

    def upper_strict(self):
        return _day(self._end, "12-28")


def _day(text: str, rest: str):
    """A day as the library gave it, or a float where there is none."""
    year, _, after = re.sub("[~?%]", "", text).partition("-")
    if not re.fullmatch(r"[\dX]{4}", year):
        return float("inf")
    month, _, day = after.partition("-")
    month = int(month) if month.isdigit() and int(month) < 13 else int(rest[:2])
    numbers = int(year.replace("X", "0")), month, int(day) if day.isdigit() else int(rest[3:])
    return types.SimpleNamespace(tm_year=numbers[0], tm_mon=numbers[1], tm_mday=numbers[2])


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))

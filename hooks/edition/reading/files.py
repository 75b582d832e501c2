"""A file as text; what no text of the edition may hold becomes findings."""

from __future__ import annotations

from pathlib import Path

from edition.findings import Finding
from edition.grammar import characters

_WIDE = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"\x00\x00\xfe\xff": "UTF-32"}
"""How a file begins that was saved in another form of Unicode."""


def read_bytes(path: Path, shown: str, findings: list[Finding]) -> bytes | None:
    """The file as it is; None with a finding where it cannot be had: a link to nowhere, a folder, not ours to read."""
    try:
        return path.read_bytes()
    except OSError as error:
        what = (
            "It is a link, and what it leads to is not there"
            if path.is_symlink() and not path.exists()
            else f"It cannot be read: {error.strerror}"
        )
        findings.append(
            Finding(shown, 1, "Y010", f"{what}.", "Put a file there that can be read, or remove what is in its place.")
        )
        return None


def decode(path: Path, shown: str, findings: list[Finding]) -> str | None:
    """The file's text, as it is but for a byte order mark at its head and Windows line ends; None where it has none."""
    content = read_bytes(path, shown, findings)
    if content is None:
        return None
    if wide := next((name for start, name in _WIDE.items() if content.startswith(start)), None):
        findings.append(Finding(shown, 1, "Y001", f"The file is {wide}, not UTF-8.", "Save the file as UTF-8."))
        return None
    try:
        text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        findings.append(
            Finding(
                shown, line, "Y001", f"Byte {error.object[error.start]:#x} is not UTF-8.", "Save the file as UTF-8."
            )
        )
        return None
    return text.replace("\r\n", "\n")


def read_text(path: Path, shown: str, findings: list[Finding]) -> str | None:
    """The file's text; findings for what no text of the edition may hold. None where it cannot be read."""
    text = decode(path, shown, findings)
    if text is None:
        return None
    sound = True
    for number, line in enumerate(text.split("\n"), 1):
        if path.suffix == ".yml" and "\t" in line:
            findings.append(Finding(shown, number, "Y002", "A tab.", "Use spaces."))
            sound = False
        if fault := characters.fault(line):
            findings.append(Finding(shown, number, "Y003", *fault))
            sound = sound and fault[0] == "Letters and accents are decomposed."
    return text if sound else None

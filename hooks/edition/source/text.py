"""The source text: the chapter's own words, read from a file that is never part of the edition."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from edition.findings import Finding
from edition.grammar.refs import Ref


@dataclass(frozen=True, order=True)
class Anchor:
    """A stretch of the source text that something is said of."""

    paragraph: int
    """From 1."""
    start: int
    """In the paragraph, in code points."""
    end: int
    role: str
    """One of the four below."""
    target: Ref
    why: str = field(default="", compare=False)
    """How it was found."""


MENTION, MARKER, WORDS, SIGN = "mention", "note", "quotation", "variant"
"""What a stretch of the text is: the name of a record, the marker of a note, words quoted, where a sign stands."""


LONGEST_QUOTE = 5
"""Words of the text in one selector; longer stretches are given by their first and last words."""


SOURCE_TEXT = "data/source/chapter.txt"
"""Where the text is looked for, unless edition.yml names another place."""


WORD = re.compile(r"[^\W_]+")


_MARKS = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"'})


@dataclass(frozen=True)
class SourceText:
    """The text by paragraphs."""

    paragraphs: tuple[str, ...]

    @cached_property
    def sha256(self) -> str:
        """Of the paragraphs joined by newlines, in UTF-8: what names this text in annotations."""
        return hashlib.sha256("\n".join(self.paragraphs).encode()).hexdigest()

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Offset of each paragraph in the whole text, in code points."""
        return tuple(accumulate((len(paragraph) + 1 for paragraph in self.paragraphs), initial=0))

    def __getitem__(self, number: int) -> str:
        """A paragraph by its number, from 1; empty where there is none."""
        return self.paragraphs[number - 1] if 1 <= number <= len(self.paragraphs) else ""


def load(path: Path) -> SourceText | None:
    """The text in a file, or None where there is no such file or it cannot be read; `read` says why."""
    return read(path, path.name)[0]


def read(path: Path, shown: str) -> tuple[SourceText | None, list[Finding]]:
    """The text in a file, and what is wrong with the file; None and nothing where there is no such file.

    UTF-8, or UTF-16 with its mark. White space is evened, so that a mark at the head, spaces at the ends of lines or
    two after a full stop, empty lines and other line ends make no other text of it.
    """
    if not path.exists():
        return None, []
    try:
        content = path.read_bytes()
        text = content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = f"The source text is not UTF-8: byte {error.object[error.start]:#x}."
        return None, [Finding(shown, line, "T003", message, "Save the file as UTF-8.")]
    except OSError as error:
        message = f"The source text cannot be read: {error.strerror}."
        return None, [Finding(shown, 1, "T003", message, "Name the file of the text.")]
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        return None, [
            Finding(shown, line, "T003", "The source text has a null character.", "Save the file as UTF-8 text.")
        ]
    paragraphs = _paragraphs(text)
    if not paragraphs:
        hint = "Put the text into the file, or take the file away."
        return None, [Finding(shown, 1, "T003", "The source text is empty.", hint)]
    return SourceText(paragraphs), []


def _paragraphs(text: str) -> tuple[str, ...]:
    """The lines that have words, in NFC, their white space evened."""
    lines = re.split(r"\r\n|[\r\n\u2028\u2029]", text)
    return tuple(filter(None, (" ".join(unicodedata.normalize("NFC", line).split()) for line in lines)))


def plain(text: str) -> str:
    """Quotation marks and apostrophes evened without changing any offset."""
    return text.translate(_MARKS)


def even(text: str) -> str:
    return " ".join(text.translate(_MARKS).split())

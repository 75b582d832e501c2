"""A text put together: its record, its pages, its paragraphs by id, their numbers, and what answers what.

In go the records and the pages written by hand, out come the texts in the order of `data/texts.yml`. Whatever the
standing of a text, its paragraphs are asked for here: of a held text there are none where its words are not at hand,
and its page is read like any other where they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from edition.reading.prose import PageOfProse, Paragraph
from edition.records.record import Record
from edition.records.text import Text


def is_number(text: str) -> bool:
    """Whether a text is a number that paragraphs and notes may have: ASCII digits, no more than count."""
    return text.isascii() and text.isdigit() and len(text) < 7


@dataclass(frozen=True, eq=False)
class WholeText:
    """A text with all that belongs to it."""

    record: Text
    pages: tuple[PageOfProse, ...]
    """Those of its pages that there are, in order; of a held text, where it is at hand, the one made from it."""

    @property
    def short(self) -> str:
        """What sentences call it: `the chapter`."""
        return self.record.short

    @cached_property
    def page_names(self) -> frozenset[str]:
        """Its pages under docs/."""
        return frozenset(page.page for page in self.pages)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of all its pages, in order, those without an id among them."""
        return tuple(paragraph for page in self.pages for paragraph in page.paragraphs)

    @cached_property
    def numbers(self) -> dict[str, str]:
        """The number a reader sees for each paragraph, by its id.

        Counted from 1 through all pages, or what the paragraph carries as `n`. In a text that answers another those
        count that answer something.
        """
        counted = [one for one in self.paragraphs if one.id and self._counts(one)]
        own = self.record.numbering == "own"
        return {one.id: (one.n or "") if own else str(at) for at, one in enumerate(counted, 1) if one.id}

    def _counts(self, paragraph: Paragraph) -> bool:
        return bool(paragraph.answers if self.record.answers else paragraph.id)

    @cached_property
    def by_number(self) -> dict[str, Paragraph]:
        """Its paragraphs by the number a reader sees."""
        by_id = {one.id: one for one in self.paragraphs}
        return {number: by_id[id] for id, number in self.numbers.items()}

    @cached_property
    def answering(self) -> dict[str, list[Paragraph]]:
        """For each paragraph of the text that it answers, by what `answers` names it by, those that do."""
        found: dict[str, list[Paragraph]] = defaultdict(list)
        for paragraph in self.paragraphs:
            for number in paragraph.answers:
                found[str(int(number)) if is_number(number) else number].append(paragraph)
        return found

    @property
    def length(self) -> int:
        """How many paragraphs it has."""
        return len(self.numbers) if self.record.length is None else self.record.length

    def has(self, paragraph: Paragraph | None) -> bool:
        """Whether a paragraph stands on one of its pages."""
        return paragraph is not None and paragraph.page in self.page_names

    def number(self, paragraph: Paragraph) -> str:
        """The number of one of its paragraphs; empty where it has none."""
        return self.numbers.get(paragraph.id or "", "")


def put_together(records: Iterable[Record], prose: Iterable[PageOfProse]) -> tuple[WholeText, ...]:
    """The texts of an edition, in the order of their records."""
    pages = {page.page: page for page in prose}
    texts = (record for record in records if isinstance(record, Text))
    return tuple(
        WholeText(one, tuple(pages[page] for page in one.pages or (one.docs_page,) if page in pages)) for one in texts
    )

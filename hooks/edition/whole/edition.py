"""The edition as a whole: look-up of records, their order, and both ends of every reference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from edition.findings import Finding
from edition.grammar import refs, sentences
from edition.grammar.refs import Ref
from edition.reading.material import Located, Material
from edition.reading.prose import PageOfProse, Paragraph, read_prose
from edition.reading.site import Site
from edition.records.edition_info import EditionInfo
from edition.records.record import KINDS, FieldPath, Record, line_of
from edition.records.values import Decision
from edition.whole.mentions import ONLY_SET_IN, Mention, mentions_in
from edition.whole.texts import WholeText, put_together

R = TypeVar("R", bound=Record)


def finding(edition: Edition, ref: Ref, path: FieldPath, code: str, message: str, hint: str = "") -> Finding:
    """A finding at a record's field."""
    located = edition.located[ref]
    return Finding(located.path, located.line(path), code, f"{ref} {message}", hint)


def prose_path(edition: Edition, page: str) -> str:
    return next((prose.path for prose in edition.prose if prose.page == page), "data/edition.yml")


MADE_FROM_CODE = {"about/findings.md": "_findings.md", "about/data-model.md": "_data-model.md"}
"""Pages that document the code and are made from it: path under docs/ -> template."""


MADE_FROM_ALL = {"names/index.md": "_names.md"}
"""Pages made from the edition as a whole: path under docs/ -> template."""


class Edition:
    """Records and prose with look-up, order, mentions and backlinks. Built anew for every build."""

    def __init__(self, material: Material) -> None:
        if material.info is None:
            raise ValueError("an edition needs its edition.yml")
        self.info: EditionInfo = material.info
        self._material = material
        self.located: dict[Ref, Located] = material.records
        self.broken, self.broken_kinds = material.broken, material.broken_kinds
        self.prose: list[PageOfProse] = material.prose
        self.ledger = material.ledger
        self.addresses, self.redirects = material.addresses, material.redirects
        self.annotations: str | None = material.annotations
        """The stored standoff annotations, as their file has them; None where there is none."""
        self.decisions: dict[str, list[Decision]] = material.decisions
        self.site: Site = material.site
        """How the site is made, as far as the edition must know it."""
        self.source_list, self.spellings = material.source_list, material.spellings
        self._info_lines = material.info_lines
        self.mentions: list[Mention] = [*self._mentions_in_prose(), *self._mentions_in_records()]
        self.gone: dict[str, list[Mention]] = self._gone()
        """Kinds of which there is no record though several are referred to, with what refers to them: their file is
        gone.
        """
        self.broken_kinds = self.broken_kinds | self.gone.keys()

    def with_page(self, markdown: str, path: str, name: str) -> Edition:
        """The same edition with one page more, `name` under docs/: a held text where its words are at hand."""
        page = read_prose(markdown, path, name)
        return Edition(replace(self._material, prose=[*self._material.prose, page]))

    def with_linked(self, markdown: dict[str, str], pages: dict[str, PageOfProse]) -> Edition:
        """The same edition in which pages of open texts have links for the names that were found in them."""
        prose = [pages.get(page.page, page) for page in self._material.prose]
        return Edition(replace(self._material, prose=prose, linked=markdown))

    @property
    def linked(self) -> dict[str, str]:
        """Pages of open texts with the names that were found in them linked, by their path under docs/."""
        return self._material.linked

    def _gone(self) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            found[mention.target.kind].append(mention)
        there = {ref.kind for ref in (*self.located, *self.broken)} | self.broken_kinds
        return {
            kind: found[kind]
            for kind in KINDS
            if kind not in there and len({mention.target for mention in found[kind]}) > 1
        }

    # --- look-up ----------------------------------------------------------------------------------------------------

    def info_line(self, *path: str | int) -> int:
        """The line of edition.yml that holds a field, or the nearest thing around it: `("intros", "person")` -> 17."""
        return line_of(self._info_lines, path)

    def get(self, ref: Ref) -> Record | None:
        """The record a reference names, or None."""
        found = self.located.get(ref)
        return found.record if found else None

    def find(self, ref: Ref | None, kind: type[R]) -> R | None:
        """The record a reference names, where there is one and it is of the kind: `find(quotation.note, Note)`."""
        found = self.get(ref) if ref else None
        return found if isinstance(found, kind) else None

    def all(self, kind: type[R]) -> list[R]:
        """Every record of a kind, in the order of its index: `all(Quotation)`; of what several kinds are, kind by kind:
        `all(Named)`.
        """
        names = [one.name for one in KINDS.values() if issubclass(one.record, kind)]
        return [record for name in names for record in self.by_kind[name] if isinstance(record, kind)]

    def called(self, ref: Ref) -> str:
        """What a reference is called: the record's label, or its id where there is none."""
        record = self.get(ref)
        return record.label if record else ref.id

    @cached_property
    def by_kind(self) -> dict[str, list[Record]]:
        """Records by kind, each list in the order of its index."""
        lists: dict[str, list[Record]] = {name: [] for name in KINDS}
        for ref, located in self.located.items():
            lists[ref.kind].append(located.record)
        return {name: sorted(records, key=lambda record: record.sort_key) for name, records in lists.items()}

    def neighbours(self, record: Record) -> tuple[Record | None, Record | None]:
        """The records before and after it in its kind's order."""
        before, after = self._neighbours[record.ref]
        return before, after

    @cached_property
    def _neighbours(self) -> dict[Ref, tuple[Record | None, Record | None]]:
        pairs: dict[Ref, tuple[Record | None, Record | None]] = {}
        for records in self.by_kind.values():
            padded = [None, *records, None]
            pairs |= {record.ref: (padded[i], padded[i + 2]) for i, record in enumerate(records)}
        return pairs

    # --- texts ------------------------------------------------------------------------------------------------------

    @cached_property
    def texts(self) -> tuple[WholeText, ...]:
        """Every text, in the order of its file."""
        return put_together((located.record for located in self.located.values()), self.prose)

    @property
    def first(self) -> WholeText | None:
        """The text that readers begin with."""
        return self.texts[0] if self.texts else None

    @property
    def meant(self) -> WholeText | None:
        """The text that the paragraphs of records mean: the one that the first answers, else the first itself."""
        first = self.first
        return (self.answered_by(first) or first) if first else None

    @property
    def held(self) -> WholeText | None:
        """The text whose words are not here, and come from a file."""
        return next((text for text in self.texts if text.record.is_held), None)

    @cached_property
    def readable(self) -> list[WholeText]:
        """The texts that have words here, that which comes from a file before the others."""
        return sorted((text for text in self.texts if text.pages), key=lambda text: not text.record.is_held)

    def answered_by(self, text: WholeText) -> WholeText | None:
        """The text that another answers."""
        return next((one for one in self.texts if one.record.ref == text.record.answers), None)

    @cached_property
    def _text_of_page(self) -> dict[str, WholeText]:
        return {page: text for text in self.texts for page in text.page_names}

    def text_of(self, page: str) -> WholeText | None:
        """The text that a page under docs/ belongs to."""
        return self._text_of_page.get(page)

    def telling(self, number: int) -> list[Paragraph]:
        """Where one of the paragraphs that records name by number can be read: itself, then those that answer it."""
        if self.first is None or self.meant is None:
            return []
        itself = self.meant.by_number.get(str(number))
        answers = [] if self.meant is self.first else self.first.answering.get(str(number), [])
        return [*([itself] if itself else []), *answers]

    # --- mentions ---------------------------------------------------------------------------------------------------

    @cached_property
    def backlinks(self) -> dict[Ref, list[Mention]]:
        """For each record, what mentions it, prose first; a record's own references to itself left out."""
        found: dict[Ref, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            if mention.source != mention.target:
                found[mention.target].append(mention)
        return found

    def in_prose(self, ref: Ref) -> list[Mention]:
        """Mentions in prose, one for each sentence."""
        seen, found = set(), []
        for mention in self.backlinks.get(ref, ()):
            if (
                mention.paragraph
                and (key := (mention.paragraph.page, mention.paragraph.id, mention.sentence)) not in seen
            ):
                seen.add(key)
                found.append(mention)
        return found

    def in_records(self, ref: Ref, kind: str | None = None, field: str | None = None) -> list[Record]:
        """Records that refer to it, in the order of their kind: all, or those of a kind, or in a field."""
        sources = {
            mention.source: (
                None  # a dict, for its order: records of one paragraph sort equal, and a set would deal them out anew
            )
            for mention in self.backlinks.get(ref, ())
            if mention.source
            and (kind is None or mention.source.kind == kind)
            and (field is None or mention.field[:1] == (field,))
        }
        return sorted(
            (self.located[source].record for source in sources),
            key=lambda r: (list(KINDS).index(r.ref.kind), r.sort_key),
        )

    def _mentions_in_prose(self) -> Iterator[Mention]:
        for page in self.prose:
            before: Paragraph | None = None
            for paragraph in sorted((*page.paragraphs, *page.headings), key=lambda one: one.line):
                if before and ONLY_SET_IN.match(paragraph.text):
                    # a quotation set in alone belongs to the sentence that leads to it
                    text = before.text
                    start, end = (sentences.spans(text, self.info.language) or [(0, len(text))])[-1]
                    for found in refs.find(paragraph.text):
                        yield Mention(found.ref, found.form, paragraph=before, sentence=text[start:end])
                    continue
                yield from mentions_in(paragraph, self.info.language)
                if paragraph not in page.headings:
                    before = paragraph
        for name, text in self.info.intros.items():
            if name in KINDS:
                yield from mentions_in(
                    Paragraph(KINDS[name].index_page, text, self._info_lines.get(("intros", name), 1)),
                    self.info.language,
                )

    def _mentions_in_records(self) -> Iterator[Mention]:
        for ref, located in self.located.items():
            for path, target in located.references:
                yield Mention(target, "field", source=ref, field=path)
            for path, text in located.prose:
                spans = sentences.spans(text, self.info.language)
                for found in refs.find(text):
                    if found.form == "marker" and not found.ref.id.isdigit():
                        continue  # a mark of the record's own source
                    start, end = sentences.around(text, found.start, found.end, spans)
                    yield Mention(
                        found.ref,
                        found.form,
                        source=ref,
                        field=path,
                        sentence=text[start:end],
                        at=(found.start - start, found.end - start),
                    )

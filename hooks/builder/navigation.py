"""Where record pages stand: under the index of their kind, before and after others of it.

No navigation lists them: a nav of thousands would be written into every page.
"""

from __future__ import annotations

from itertools import pairwise

from mkdocs.structure.files import Files
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from builder.begin import Build


class _UnderIndex(Section):
    """A kind's index as the parent of its records: breadcrumbs name it, and it is lit up in the tabs with them."""

    def __init__(self, index: Page) -> None:
        self.index = index
        super().__init__(index.title or "", [index])
        self.parent = index.parent

    @property
    def active(self) -> bool:
        """Whether one of the records is the current page."""
        return self.index.active

    @active.setter
    def active(self, value: bool) -> None:
        self.index.active = value


def place(files: Files, build: Build) -> None:
    """Give each record page its parent and its neighbours; called when every page has been read and has its title."""
    pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
    for path, made in build.pages.items():
        record = build.edition.get(made.ref) if made.ref else None
        if record is None or path not in pages:
            continue
        if index := pages.get(made.index):
            pages[path].parent = _UnderIndex(index)
        before, after = build.edition.neighbours(record)
        pages[path].previous_page = pages.get(before.docs_page) if before else None
        pages[path].next_page = pages.get(after.docs_page) if after else None
    for text in build.edition.texts:
        ordered = [pages[one.page] for one in text.pages if one.page in pages]
        for one, following in pairwise(ordered):
            one.next_page, following.previous_page = following, one

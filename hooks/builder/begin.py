"""The beginning of a build: read and check the edition, make its pages, tell MkDocs what follows from it.

In goes what mkdocs.yml says, out comes a `Build`: what is known until the site stands in its place. The hook makes a
new one for every build, because a preview runs many in one process.
"""

from __future__ import annotations

import logging
import os
import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from edition.faces import fonts
from edition.faces.web_fonts import WebFonts
from edition.load import find_text, is_other, load, source_path, summary
from edition.pages import build as pages
from edition.pages import templates
from edition.pages.build import Page
from edition.rendering import moved
from edition.search import index, units
from edition.terminal import tell_anywhere
from edition.whole.edition import Edition
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.nav import Navigation

from builder import place, progress, settings
from builder.cache import Cache, Questions
from builder.progress import Progress
from builder.shell import Shells

log = logging.getLogger("mkdocs.hooks.edition")


@dataclass
class Build:
    """What one build knows."""

    edition: Edition
    pages: dict[str, Page]
    """The pages made from data, by their path under docs/."""
    root: Path
    """The folder of mkdocs.yml."""
    progress: Progress
    """What says how far it is."""
    serving: bool
    """Whether this is for a preview, which keeps the last good site by itself."""
    site_dir: str
    """Where the site is to stand."""
    building: str
    """The folder beside it where the new site is made; empty for a preview and once the site is in its place."""
    fonts: WebFonts = field(default_factory=WebFonts)
    """The typefaces of Han, Hangul and kana; known when all files are."""

    questions: Questions = field(default_factory=Questions)
    """What is asked of the edition while pages are rendered."""
    warned: list[str] = field(default_factory=list)
    """What the policy of the site has against finished pages."""
    nav: Navigation = field(default_factory=lambda: Navigation([], []))
    """The navigation; known when MkDocs has put it together."""
    shells: Shells | None = None
    """The finished pages of earlier builds; known when all pages have been read."""

    @cached_property
    def cache(self) -> Cache:
        """What earlier builds have made."""
        folder = place.cache(place.PROGRAM)
        return Cache(folder and folder / "pages")

    @cached_property
    def moved(self) -> dict[str, list[moved.Mark]]:
        """The ids that were on each page and went elsewhere, by its address."""
        return moved.marks(self.edition)

    @cached_property
    def is_large(self) -> bool:
        """Whether its words are too many for one file, so that they are indexed by Pagefind."""
        return not index.is_whole(self.edition, units.units_of(self.edition))

    def discard(self) -> None:
        """Leave nothing half built, and say no more of it."""
        self.progress.end()
        place.discard(self.building)


def begin(config: MkDocsConfig, *, serving: bool) -> Build:
    """Read and check everything; where there is a finding, report all and stop, the last site untouched."""
    tell_anywhere()
    told = progress.begin(log)
    try:
        return _begun(config, told, serving=serving)
    except BaseException:
        told.end()
        raise


def _begun(config: MkDocsConfig, told: Progress, *, serving: bool) -> Build:
    settings.check_addresses(config, serving=serving)
    root = Path(config.config_file_path or "mkdocs.yml").parent
    source = _named_source(config, root)
    edition = _checked(config, root, source)
    text = find_text(edition, root, source)
    if text and is_other(edition, text):
        told.clear()
        said = "The source text is another than the one that was annotated"
        print(f"{said}; what was not found again is listed on its page.", file=sys.stderr)
    if text:
        edition = pages.given(edition, text)
        _put_first(config, edition)
    told.at("Making pages of records")
    environment = templates.environment(Path(config.theme.dirs[0]).resolve() / "records", edition)
    environment.bytecode_cache = place.compiled()
    made = pages.build(edition, environment, text)
    build = Build(edition, {page.path: page for page in made}, root, told, serving, config.site_dir, "")
    settings.set_markdown(config, edition, build.questions)
    settings.set_templates(config, edition, pagefind=build.is_large, serving=serving)
    if not serving:
        build.building = config.site_dir = place.beside(config.site_dir)
    return build


def _put_first(config: MkDocsConfig, edition: Edition) -> None:
    """Put the page of the held text before that of the text which answers it: there its tab leads."""
    first, held = edition.first, edition.held
    if first and held and config.nav:
        entry = {held.record.title: held.record.docs_page}
        config.nav = _led_by(config.nav, entry, first.record.docs_page, held.record.docs_page)


def _led_by(nav: object, entry: dict[str, str], before: str, page: str) -> list[object]:
    """A navigation in which an entry stands before another, and nowhere else."""
    out: list[object] = []
    for one in nav if isinstance(nav, list) else []:
        title, target = next(iter(one.items())) if isinstance(one, dict) else (None, one)
        if target == page:
            continue
        out += [entry] if target == before else []
        out.append({title: _led_by(target, entry, before, page)} if isinstance(target, list) else one)
    return out


def _named_source(config: MkDocsConfig, root: Path) -> Path | None:
    """The source text that the environment or mkdocs.yml names; None where the edition's own place is meant."""
    named = os.environ.get("SOURCE") or config.extra.get("source")
    source = Path(root, named) if named else None
    if source and not source.is_file():
        raise PluginError(f"There is no source text at {named}.")
    return source


def _checked(config: MkDocsConfig, root: Path, source: Path | None) -> Edition:
    """The edition, in which nothing is wrong. What the preview has to look at besides is known from here on."""
    try:
        edition, findings = load(root, source, any_text=True)
    except fonts.MissingFace as error:
        raise PluginError(str(error)) from error
    if edition:
        config.watch.append(str(source_path(edition, root, source)))
    if findings or edition is None:
        for finding in findings:
            log.error(str(finding))
        raise Abort(f"{summary(findings)}; the site was left as it was.")
    return edition

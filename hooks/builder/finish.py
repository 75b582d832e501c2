"""The end of a build: what can be made only of the whole site, and its change of places with the last one."""

from __future__ import annotations

import logging
from pathlib import Path

from edition.look import styles
from edition.search import pagefind
from edition.search.units import units_of
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils import CountHandler

from builder import place, unchanged
from builder.begin import Build


def finish(config: MkDocsConfig, build: Build) -> None:
    """Index a large edition's words; put the new site in place of the last, unless strictness is about to refuse it.

    What is as it was in the last one is left as it was.
    """
    build.progress.at("Finishing")
    site = Path(config.site_dir)
    if build.is_large:
        _index_words(build, site / "search" / "pagefind")
    if not build.serving:
        styles.slim_site(site)
    build.cache.sweep()
    if build.building and not (config.strict and _has_warned()):
        unchanged.leave(build.building, build.site_dir)
        place.swap(build.building, build.site_dir)
        config.site_dir, build.building = build.site_dir, ""
    build.progress.end()


def _index_words(build: Build, folder: Path) -> None:
    try:
        pagefind.write(((unit.address, unit.title, unit.text) for unit in units_of(build.edition)), folder)
    except pagefind.NotIndexed as error:
        raise PluginError(str(error)) from error


def _has_warned() -> bool:
    """Whether anything was wrong for MkDocs; under strictness it counts, and gives up when the build has ended.

    A successor of MkDocs counts at a logger of its own, above this one.
    """
    logger: logging.Logger | None = logging.getLogger("mkdocs")
    while logger:
        if any(isinstance(handler, CountHandler) and handler.get_counts() for handler in logger.handlers):
            return True
        logger = logger.parent
    return False

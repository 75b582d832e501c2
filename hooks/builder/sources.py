"""The files a site is made from: those under docs/ and of the theme, and what the edition adds to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from edition.exports import table as exports
from edition.faces import fonts, web_fonts
from edition.look import styles, theme
from edition.pages import kind_styles
from edition.pages.build import Page
from edition.reading import folders
from edition.rendering.reader import read_first
from edition.search import folding
from edition.whole.edition import Edition
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from builder import place
from builder.begin import Build
from builder.page import EditionPage, Parser

FONTS = "assets/fonts.css"
OF_RECORDS = "assets/records.css"
FILLED = {"assets/fold.js": folding.filled, "assets/edition.css": kind_styles.filled}
"""Scripts and sheets with a line that the program writes, and what writes it."""


def add(files: Files, config: MkDocsConfig, build: Build) -> None:
    """Add pages, data files, web fonts and a running head; leave out what editors left, and what no page uses of the
    theme.

    A page written by hand goes before one made from data; sheets of single kinds go into that of all records.
    """
    for file in [file for file in files if any(map(folders.is_left_over, file.src_uri.split("/")))]:
        files.remove(file)
    _lighten(files, config)
    for page in build.pages.values():
        if files.get_file_from_path(page.path) is None:
            files.append(_file(page, config, build.edition))
    build.progress.at("Cutting typefaces")
    build.fonts = _fonts(config, build)
    written: list[tuple[str, str | bytes]] = [*exports.build(build.edition), *build.fonts.files.items()]
    written.append(("assets/print.css", styles.running_head(config.site_name)))
    filled = {path: fill(_taken(files, path)) for path, fill in FILLED.items()}
    if build.fonts.rules:
        filled[FONTS] = _taken(files, FONTS) + build.fonts.rules
    own = [file.src_uri for file in files if file.src_uri.startswith("records/") and file.src_uri.endswith(".css")]
    filled[OF_RECORDS] = "".join(_taken(files, path) for path in (OF_RECORDS, *own))
    written += [(path, text) for path, text in filled.items() if text]
    for path, content in written:
        files.append(File.generated(config, path, content=content))
    parser = Parser(build.cache, build.questions)
    titles = dict(_titles(config.nav or []))
    for file in files.documentation_pages():
        if config.nav is None or file.src_uri in titles or file.src_uri in build.pages:
            EditionPage(titles.get(file.src_uri), file, config, parser)


def _lighten(files: Files, config: MkDocsConfig) -> None:
    """Leave out what the site goes without of the theme's own files, and the names of source maps in the others."""
    theirs = {folder for folder in config.theme.dirs if folder != config.theme.custom_dir}
    for file in [file for file in files if file.src_dir in theirs]:
        if theme.left_out(file.src_uri):
            files.remove(file)
        elif file.src_uri.endswith((".js", ".css")) and (text := file.content_string) != theme.without_map(text):
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=theme.without_map(text)))


def _titles(nav: object) -> Iterator[tuple[str, str | None]]:
    """The pages that the navigation names, with the titles it gives them: `[{"Home": "index.md"}]`."""
    for entry in nav if isinstance(nav, list) else [nav]:
        for title, named in entry.items() if isinstance(entry, dict) else [(None, entry)]:
            if isinstance(named, str):
                yield named, title
            else:
                yield from _titles(named)


def _taken(files: Files, path: str) -> str:
    """The text of a file that another is written instead of; empty where there is none."""
    file = files.get_file_from_path(path)
    if file is None:
        return ""
    files.remove(file)
    return file.content_string


def _file(page: Page, config: MkDocsConfig, edition: Edition) -> File:
    """A page made from data as a file of MkDocs; no navigation lists a record, or the index of a kind without any."""
    apart = page.ref or (page.kind and not edition.by_kind[page.kind])
    inclusion = InclusionLevel.NOT_IN_NAV if apart else InclusionLevel.INCLUDED
    file = File.generated(config, page.path, content=page.markdown, inclusion=inclusion)
    file.edit_uri = f"../{page.source}"
    return file


def _fonts(config: MkDocsConfig, build: Build) -> web_fonts.WebFonts:
    """The web fonts for every character of the edition."""
    pages = _readable((Path(config.docs_dir), Path(config.theme.dirs[0])), ".md", ".html")
    data = [build.root / "mkdocs.yml", *_readable((build.root / "data",), ".yml")]
    kept = place.cache(place.PROGRAM)
    try:
        return web_fonts.make(
            marked=[*map(_text, pages), *(page.markdown for page in build.pages.values())],
            plain=map(_text, data),
            read=read_first(build.edition),
            cache=kept and kept / "fonts",
        )
    except fonts.MissingFace as error:
        raise PluginError(str(error)) from error


def _readable(roots: Iterable[Path], *suffixes: str) -> Iterator[Path]:
    """The author's own files in some folders that end so."""
    for root in roots:
        yield from (path for path in folders.walk(root) if path.suffix in suffixes and folders.can_be_read(path))


def _text(path: Path) -> str:
    return path.read_text("utf-8", errors="ignore")

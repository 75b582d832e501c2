"""The file that knows MkDocs, with the rest of it in `builder`: its events, and what each of them asks of the edition.

    on_config      read and check everything; report all findings and stop, the last site untouched
    on_files       add the pages made from records, and the data files
    on_nav         give record pages their place: parent for the breadcrumb, previous and next of their kind
    on_post_page   mend what the theme's own templates write
    on_post_build  put the finished site where the last one was

A build is written beside the last one and takes its place only when nothing was wrong with it.
"""

from __future__ import annotations

import html
import logging
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace

from builder import errors, place
from edition import annotation, terminal
from edition.exports import table as exports
from edition.look import east_asian, fonts, policy, styles
from edition.pages import build, inserts, templates
from edition.reading import markup
from edition.records.record import KINDS
from edition.load import find_text, load
from edition.search import folding, index, pagefind
from edition.search.units import units_of
from edition.showing import markdown
from edition.showing.notes import note_status, note_text
from edition.source import stored
from edition.source.text import SOURCE_TEXT
from edition.whole import days as told_days
from edition.whole.edition import Edition
from edition.reading import folders as left_over
from edition.findings import counted
from jinja2 import Environment, TemplateError
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import CountHandler

log = logging.getLogger("mkdocs.hooks.edition")


HOOKS = Path(__file__).parent


class _State:
    """What one build knows; made anew in on_config, because a preview runs many builds in one process."""

    serving = False
    """Whether this is for the preview (`builder.preview`), which keeps the last good site by itself."""
    edition: Edition | None = None
    pages: dict[str, build.Page] = {}
    faces: dict[str, frozenset[str]] = {}
    """Name of each face of Han, Hangul and kana -> its characters, for pages to ask for early what they show."""
    site_dir = ""
    building = ""
    """The folder beside it where the new site is made; empty under the preview and when the site is in its place."""


def on_startup(command: str, **_: object) -> None:
    """Remember whether this is for the preview."""
    _State.serving = command == "serve"
    terminal.tell_anywhere()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the edition; hand the annotation to Markdown."""
    _check_addresses(config)
    root = Path(config.config_file_path or "mkdocs.yml").parent
    named = os.environ.get("SOURCE") or config.extra.get("source")
    source = Path(root, named) if named else None
    if source and not source.is_file():
        raise PluginError(f"There is no source text at {named}.")
    try:
        read, findings = load(root, source, any_text=True)
    except fonts.MissingFace as error:
        raise PluginError(str(error)) from error
    if read:
        config.watch.append(str(source or root / (read.info.chapter.source_text or SOURCE_TEXT)))
    if findings or read is None:
        for finding in findings:
            log.error(str(finding))
        raise Abort(f"{counted(len(findings), 'finding')}; the site was left as it was.")
    _State.edition = read
    text = find_text(read, root, source)
    if text and not stored.is_annotated(read, text):
        print("The source text is another than the one that was annotated; what was not found again is listed on its page.", file=sys.stderr)
    made = build.build(read, templates.environment(Path(config.theme.dirs[0]) / "records", read), text)
    _State.pages = {page.path: page for page in made}
    config.markdown_extensions = [item for item in config.markdown_extensions if type(item).__name__ not in ("Annotation", "Markup")]
    config.markdown_extensions.append(markup.Markup())
    config.mdx_configs.setdefault("toc", {}).setdefault("slugify", markup.slugify)
    config.markdown_extensions.append(
        annotation.Annotation(
            build.resolver(read), lambda number: note_text(read, number), lambda number: note_status(read, number), lambda paragraph: told_days.days_of(read, paragraph)
        )
    )
    info = read.info
    config.extra["edition"] = build.title_page(read)
    large = not index.is_whole(read, units_of(read))
    config.extra["policy"] = policy.policy(pagefind=large, preview=_State.serving)
    config.copyright = Markup(config.copyright) if config.copyright else f"{info.title}, release {info.release} ({info.date}). {info.rights}"
    if not _State.serving:
        _State.site_dir = config.site_dir
        _State.building = config.site_dir = place.beside(config.site_dir)
    return config


def _check_addresses(config: MkDocsConfig) -> None:
    """Refuse addresses that the edition does not make; say what is left out where the site does not know its own."""
    if not config.use_directory_urls:
        raise PluginError("mkdocs.yml: use_directory_urls is false, but every address of the edition ends in a slash. Take the line out.")
    if config.site_url or _State.serving:
        return
    print("No SITE_URL: pages have no canonical address, there is no sitemap, and the page for what is not found is a plain one.", file=sys.stderr)
    if "navigation.instant" in (features := config.theme.get("features") or []):
        features.remove("navigation.instant")  # it opens what the sitemap lists


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add pages and data files, leave out what editors left; a page written by hand goes before one made from data."""
    assert _State.edition
    for file in [file for file in files if any(map(left_over.is_left_over, file.src_uri.split("/")))]:
        files.remove(file)
    for page in _State.pages.values():
        if files.get_file_from_path(page.path) is None:
            apart = page.ref or (page.kind and not _State.edition.by_kind[page.kind])  # a record, or the index of a kind without any
            inclusion = InclusionLevel.NOT_IN_NAV if apart else InclusionLevel.INCLUDED
            file = File.generated(config, page.path, content=page.markdown, inclusion=inclusion)
            file.edit_uri = f"../{page.source}"
            files.append(file)
    try:
        cut = _faces(files, config)
    except fonts.MissingFace as error:
        raise PluginError(str(error)) from error
    if script := files.get_file_from_path("assets/fold.js"):
        files.remove(script)
        files.append(File.generated(config, script.src_uri, content=folding.filled(script.content_string)))
    for path, content in [*exports.build(_State.edition), *cut.items(), ("assets/print.css", styles.running_head(config.site_name))]:
        files.append(File.generated(config, path, content=content))
    return files


def _faces(files: Files, config: MkDocsConfig) -> dict[str, bytes | str]:
    """The web fonts for every character of the edition, path -> bytes, and the style sheet that names them."""
    root = Path(config.config_file_path or "mkdocs.yml").parent
    folders = (Path(config.docs_dir), Path(config.theme.dirs[0]))
    texts = [path.read_text("utf-8", errors="ignore") for folder in folders for path in _readable(folder, ".md", ".html")]
    outside, inside = east_asian.used([*texts, *(page.markdown for page in _State.pages.values())])
    for path in [root / "mkdocs.yml", *_readable(root / "data", ".yml")]:
        outside |= set(path.read_text("utf-8", errors="ignore")) - inside
    assert _State.edition
    chapter, notes = _State.edition.chapter, _State.edition.by_kind["note"]
    read = [*((part.text for part in (*chapter.headings, *chapter.paragraphs)) if chapter else ()), *(note_text(_State.edition, note.id) for note in notes)]
    held = east_asian.parts(outside, inside, set().union(*east_asian.used(read)))
    kept = place.cache(HOOKS.resolve().parent)
    cache = kept and kept / "fonts"
    made = fonts.build(outside | inside, cache) | east_asian.build(held, cache)
    _State.faces = {face.name: frozenset(some) for face, some in held.items()}
    sheet = files.get_file_from_path("assets/fonts.css")
    if sheet is None or not held:
        return made
    files.remove(sheet)
    return made | {sheet.src_uri: sheet.content_string + east_asian.rules(held, outside | inside)}


def _readable(folder: Path, *suffixes: str) -> Iterable[Path]:
    """The author's own files in a folder that end so."""
    return (path for path in left_over.walk(folder) if path.suffix in suffixes and left_over.can_be_read(path))


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Place record pages, which no navigation lists: a nav of thousands would be written into every page."""
    assert _State.edition
    for path, made in _State.pages.items():
        file = files.get_file_from_path(path)
        if made.ref is None or file is None:
            continue
        page = file.page or Page(None, file, config)
        index = files.get_file_from_path(KINDS[made.kind].index_page)
        if index is not None and index.page is not None:
            page.parent = _UnderIndex(index.page)  # type: ignore[assignment]
        record = _State.edition.get(made.ref)
        assert record
        before, after = _State.edition.neighbours(record)
        page.previous_page, page.next_page = (_page(other.docs_page, files, config) if other else None for other in (before, after))
    return nav


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Compute into a page written by hand what it asks for."""
    assert _State.edition
    return markdown if page.file.src_uri in _State.pages else inserts.fill_in(_State.edition, markdown)


def on_page_content(content: str, page: Page, **_: object) -> Markup:
    """Say of what Markdown made that it is HTML, and what of it no reference came of; a title is text, also where it was read from a heading."""
    for reference in annotation.unresolved(content):
        _warn(f"{page.file.src_uri}: the page has a link to {reference}, which is no record that could be found.")
    if "title" not in page.meta and "title" not in vars(page):
        page.title = html.unescape(page.title or "")
    _mark_as_html(page.toc)
    return Markup(markdown.unescape(content))


def _mark_as_html(toc: Iterable[AnchorLink]) -> None:
    for item in toc:
        item.title = Markup(markdown.unescape(item.title))
        _mark_as_html(item.children)


def on_env(env: Environment, config: MkDocsConfig, **_: object) -> None:
    """Tell templates what faces a text needs. Have the theme's templates escape whatever does not say that it is HTML: they print titles and descriptions as they are.

    And have them show the edition's own search where they would show their own: they ask for the plugin by name.
    """
    env.autoescape = True
    env.globals["faces_of"] = _faces_of
    if "material/search" not in config.plugins:
        dict.__setitem__(config.plugins, "material/search", _Shown())  # type: ignore[arg-type]


def _faces_of(content: str) -> list[str]:
    """The faces of Han, Hangul and kana that a page shows at once, by its HTML: what it hides or says in attributes does not count."""
    if all(characters.isdisjoint(content) for characters in _State.faces.values()):
        return []
    text = re.sub(r"<span hidden>[^<]*</span>|<[^>]*>", "", content)
    return [name for name, characters in _State.faces.items() if not characters.isdisjoint(text)]


class _Shown:
    """What the theme's templates ask of a search plugin."""

    config = SimpleNamespace(enabled=True)


def _page(path: str, files: Files, config: MkDocsConfig) -> Page | None:
    file = files.get_file_from_path(path)
    return (file.page or Page(None, file, config)) if file else None


class _UnderIndex:
    """A kind's index as the parent of its records: breadcrumbs name it, and it is lit up in the tabs with them."""

    def __init__(self, index: Page) -> None:
        self.index, self.children = index, [index]

    @property
    def title(self) -> str | None:
        return self.index.title

    @property
    def ancestors(self) -> list:
        return self.index.ancestors

    @property
    def active(self) -> bool:
        return self.index.active

    @active.setter
    def active(self, value: bool) -> None:
        self.index.active = value


MENDED = {'type="checkbox" id="__drawer" autocomplete="off"': 'type="checkbox" id="__drawer"', 'type="checkbox" id="__search" autocomplete="off"': 'type="checkbox" id="__search"'}
"""What the theme writes where no block of its templates can be overridden -> what is valid: a checkbox completes nothing."""


def on_post_page(output: str, page: Page, **_: object) -> str:
    """Mend what the theme's own templates write; a test has every page validated."""
    return _mended(output, page.file.src_uri)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig, **_: object) -> str:
    """The page for what is not found is a template, not a page; a sitemap without addresses is none."""
    if template_name == "sitemap.xml" and not config.site_url:
        return ""
    return _mended(output_content, template_name) if template_name.endswith(".html") else output_content


def _mended(page: str, name: str) -> str:
    for written, meant in MENDED.items():
        page = page.replace(written, meant)
    for part in dict.fromkeys(policy.refused(page)):
        _warn(f"{name}: the page has {part}, which the site's Content-Security-Policy refuses: a script or style belongs in a file of overrides/assets/.")
    return page


def _warn(said: str) -> None:
    """Say what strict mode stops at; in the preview, which a warning that is counted would hang, say it alone."""
    if _State.serving:
        print(said, file=sys.stderr)
    else:
        log.warning(said)


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Index a large edition's words; put the new site in place of the last, unless strictness is about to refuse it."""
    assert _State.edition
    units = units_of(_State.edition)
    if not index.is_whole(_State.edition, units):
        try:
            pagefind.write(((unit.address, unit.title, unit.text) for unit in units), Path(config.site_dir) / "search" / "pagefind")
        except pagefind.NotIndexed as error:
            raise PluginError(str(error)) from error
    if not _State.serving:
        _slim_theme(Path(config.site_dir))
    if not _State.building or config.strict and any(isinstance(h, CountHandler) and h.get_counts() for h in logging.getLogger("mkdocs").handlers):
        return
    place.swap(_State.building, _State.site_dir)
    config.site_dir, _State.building = _State.site_dir, ""


def _slim_theme(site: Path) -> None:
    """Leave out of the theme's style sheet what no page of this site uses."""
    assets = site / "assets"
    scripts = [path.read_text("utf-8") for path in sorted(assets.rglob("*.js"))]
    own = [path.read_text("utf-8") for path in sorted(assets.glob("*.css"))]
    known = styles.names((path.read_text("utf-8") for path in sorted(site.rglob("*.html"))), scripts)
    read = {name for text in (*own, *scripts) for name in re.findall(r"--[\w-]+", text)}
    for path in sorted((assets / "stylesheets").glob("main.*.css")):
        path.write_text(styles.slim(path.read_text("utf-8"), known, read), "utf-8")


def on_build_error(error: Exception, **_: object) -> None:
    """Leave nothing half built; say where a template is wrong, or a file that cannot be read or written."""
    place.discard(_State.building)
    if isinstance(error, (OSError, TemplateError)):
        root = Path.cwd()
        named = isinstance(error, OSError) and error.filename
        log.error(f"{error.filename}: {error.strerror}." if named else errors.where(error, root))
        raise Abort("The site was left as it was.") from error

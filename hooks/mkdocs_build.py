"""What MkDocs calls: its events, and what each of them asks of `builder`, where the rest stands that knows MkDocs."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from builder import errors, navigation, pages, sources
from builder.begin import Build, begin
from builder.finish import finish
from edition.inserts import table as inserts
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

serving = False  # whether this is for a preview
build: Build | None = None  # the one that is going on, once it has been begun


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    global serving
    serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    global build
    build = None
    build = begin(config, serving=serving)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    sources.add(files, config, _now())
    return files


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    _now().progress.step()
    if page.file.src_uri in _now().pages:
        return markdown
    return inserts.fill_in(_now().edition, pages.linked(markdown, page, _now()))


def on_page_content(html: str, page: Page, **_: object) -> str:
    return pages.marked(html, page, _now())


def on_nav(nav: Navigation, files: Files, **_: object) -> None:
    _now().nav = nav
    _now().progress.at("Rendering pages", len(files.documentation_pages()))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    navigation.place(files, _now())
    pages.set_templates(env, _now())
    pages.take_finished(files, config, _now())
    _now().progress.at("Putting pages into their frame", len(files.documentation_pages()))


def on_post_page(output: str, page: Page, **_: object) -> str:
    _now().progress.step()
    return pages.finish(output, page.file.src_uri, _now())


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    return pages.other(output_content, template_name, config, _now())


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    finish(config, _now())


def on_build_error(error: Exception) -> None:
    if build:
        build.discard()
    errors.stop_if_in_files(error, Path.cwd())


def _now() -> Build:
    assert build, "MkDocs calls on_config first"
    return build

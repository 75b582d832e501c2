"""What follows from the edition for MkDocs: the addresses it may have, its Markdown, what its templates are told."""

from __future__ import annotations

import sys

from edition.look import policy
from edition.pages import build as pages
from edition.reading import markup
from edition.rendering.reader import reader
from edition.whole.edition import Edition
from markdown import Extension
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from builder.cache import Questions


def check_addresses(config: MkDocsConfig, *, serving: bool) -> None:
    """Refuse addresses that the edition does not make; say what is left out where the site does not know its own."""
    if not config.use_directory_urls:
        said = "use_directory_urls is false, but every address of the edition ends in a slash. Take the line out."
        raise PluginError(f"mkdocs.yml: {said}")
    if config.site_url or serving:
        return
    said = "pages have no canonical address, there is no sitemap, and the page for what is not found is a plain one."
    print(f"No SITE_URL: {said}", file=sys.stderr)
    if "navigation.instant" in (features := config.theme.get("features") or []):
        features.remove("navigation.instant")  # it opens what the sitemap lists


def set_markdown(config: MkDocsConfig, edition: Edition, questions: Questions) -> None:
    """Have Markdown read references, notes and paragraph ids, and make ids of headings as the check expects them."""
    extensions: list[str | Extension] = [
        *config.markdown_extensions,
        markup.Markup(),
        reader(edition, questions.asking),
    ]
    config["markdown_extensions"] = extensions
    config.mdx_configs.setdefault("toc", {}).setdefault("slugify", markup.slugify)


def set_templates(config: MkDocsConfig, edition: Edition, *, pagefind: bool, serving: bool) -> None:
    """Tell the templates what they say of the edition, and the policy of its pages."""
    info = edition.info
    config.extra["edition"] = pages.title_page(edition)
    config.extra["policy"] = policy.policy(pagefind=pagefind, preview=serving)
    release = f"{info.title}, release {info.release} ({info.date}). {info.rights}"
    config.copyright = Markup(config.copyright) if config.copyright else release

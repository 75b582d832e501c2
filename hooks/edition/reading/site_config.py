"""`mkdocs.yml` as far as the edition must know it without MkDocs: which pages are published, and which Markdown makes them.

`read` takes the file; where there is none, everything is published that MkDocs would publish. What MkDocs makes of it is
the rule: patterns as in `.gitignore`, hidden files and `/templates/` left out, `README.md` left out beside `index.md`. A
draft is shown by the preview and takes no more part than a page that is excluded: the edition is what will be published.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from pathspec.gitignore import GitIgnoreSpec
import yaml
from yaml_env_tag import construct_env_tag


NAME = "mkdocs.yml"


BUILT_IN = ("toc", "tables", "fenced_code")
"""Markdown extensions that MkDocs uses in any case."""


USUAL = ("attr_list", "md_in_html", "def_list", "footnotes", "admonition")
"""Those of the edition, where no file says which."""


_ALWAYS_EXCLUDED = (".*", "/templates/")


_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


@dataclass(frozen=True)
class SiteConfig:
    """What of mkdocs.yml the edition needs."""

    excluded: GitIgnoreSpec = field(default_factory=lambda: _spec([]))
    """Pages under docs/ that are not published: `exclude_docs`, `draft_docs`, and what MkDocs leaves out by itself."""
    extensions: tuple[str, ...] = (*BUILT_IN, *USUAL)
    """Names of Markdown extensions."""
    options: dict[str, dict[str, object]] = field(default_factory=dict)
    """Their options, by name."""

    def published(self, pages: Iterable[str]) -> list[str]:
        """Of files under docs/, given as `about/index.md`, the pages of the site, in order."""
        kept = [page for page in pages if page.endswith(_SUFFIXES) and not self.excluded.match_file(page)]
        index = {page for page in kept if page.rpartition("/")[2].startswith("index.")}
        return sorted(page for page in kept if not (_is_readme(page) and any(f"{page.rpartition('README.')[0]}index{suffix}" in index for suffix in _SUFFIXES)))


def _is_readme(page: str) -> bool:
    return page.rpartition("/")[2].rpartition(".")[0] == "README"


class _Loader(yaml.SafeLoader):
    """YAML as MkDocs reads it; what a tag of Python would make, an emoji index for one, is None here."""


_Loader.add_constructor("!ENV", construct_env_tag)


_Loader.add_constructor("!relative", lambda loader, node: None)


_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)


def read(root: FilePath) -> SiteConfig:
    """The configuration in an edition's folder. What is wrong with it MkDocs tells; here it is as if it were not said."""
    values = _values(root / NAME, ())
    given = (values.get(key) for key in ("exclude_docs", "draft_docs"))
    patterns = [line for listed in given if isinstance(listed, str) for line in ("", *listed.splitlines())]
    extensions = list(_extensions(values["markdown_extensions"])) if values.get("markdown_extensions") else [(name, {}) for name in USUAL]
    names = dict.fromkeys((*BUILT_IN, *(name for name, _ in extensions)))
    return SiteConfig(_spec(patterns), tuple(names), {name: options for name, options in extensions if options})


def _spec(patterns: list[str]) -> GitIgnoreSpec:
    try:
        return GitIgnoreSpec.from_lines([*_ALWAYS_EXCLUDED, *patterns])
    except ValueError:  # no pattern of .gitignore
        return GitIgnoreSpec.from_lines(_ALWAYS_EXCLUDED)


def _values(path: FilePath, seen: tuple[FilePath, ...]) -> dict[str, object]:
    """The file's values over those of the file that it inherits from."""
    if path in seen:
        return {}
    try:
        values = yaml.load(path.read_bytes(), _Loader)  # noqa: S506 (a safe loader)
    except (OSError, ValueError, yaml.YAMLError):
        return {}
    if not isinstance(values, dict):
        return {}
    parent = values.get("INHERIT")
    return _values(path.parent / parent, (*seen, path)) | values if isinstance(parent, str) else values


def _extensions(listed: object) -> Iterable[tuple[str, dict[str, object]]]:
    """`[toc, {footnotes: {BACKLINK_TEXT: ↩}}]`, or one mapping, as names with options."""
    for item in listed.items() if isinstance(listed, dict) else listed if isinstance(listed, list) else ():
        for name, options in [item] if isinstance(item, tuple) else item.items() if isinstance(item, dict) else [(item, None)]:
            if isinstance(name, str):
                yield name, {key: value for key, value in options.items() if value is not None} if isinstance(options, dict) else {}

"""`mkdocs.yml`, as far as the edition must know it without MkDocs: what is published, what Markdown makes of it, how it
is addressed.

`read` takes the file; what MkDocs makes of it is the rule: patterns as in `.gitignore`, hidden files and `/templates/`
left out, `README.md` left out beside `index.md`. A draft is shown by the preview and takes no more part than a page
that is excluded: the edition is what will be published. Where there is no such file, another program builds the site:
everything is published that MkDocs would publish, with the extensions that the edition's own pages are written for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from pathlib import Path

import yaml
from markdown import Markdown
from pathspec.gitignore import GitIgnoreSpec
from yaml_env_tag import construct_env_tag

from edition.findings import Finding, near_miss
from edition.reading.files import decode
from edition.reading.yaml import unparsed

FILE = "mkdocs.yml"


ALWAYS = ("toc", "tables", "fenced_code")
"""Markdown extensions that MkDocs uses in any case."""


USUAL = ("attr_list", "md_in_html", "def_list", "footnotes", "admonition")
"""Those of the edition, where no file says which."""


OVERRIDES = Path(__file__).parents[3] / "overrides"


_ALWAYS_EXCLUDED = (".*", "/templates/")


_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


def _spec(patterns: list[str]) -> GitIgnoreSpec:
    try:
        return GitIgnoreSpec.from_lines([*_ALWAYS_EXCLUDED, *patterns])
    except ValueError:  # no pattern of .gitignore
        return GitIgnoreSpec.from_lines(_ALWAYS_EXCLUDED)


@dataclass(frozen=True)
class Site:
    """How the site is made."""

    path: str = FILE
    excluded: GitIgnoreSpec = field(default_factory=lambda: _spec([]))
    """Pages under docs/ that are not published: `exclude_docs`, `draft_docs`, and what MkDocs leaves out by itself."""
    extensions: tuple[str, ...] = (*ALWAYS, *USUAL)
    """Names of Markdown extensions."""
    options: dict[str, dict[str, object]] = field(default_factory=dict)
    """Their settings, by name."""
    nav: tuple[tuple[str, int], ...] = ()
    """Pages under docs/ that the navigation names, with their line."""
    docs: str = "docs"
    theme: Path = OVERRIDES
    """The folder of the templates, `records/` among them."""
    directory_urls: bool = True
    """Whether `people/x.md` is published as `people/x/` and not as `people/x.html`."""

    @property
    def templates(self) -> Path:
        """The folder of the records' templates."""
        return self.theme / "records"

    def published(self, pages: Iterable[str]) -> list[str]:
        """Of files under docs/, given as `about/index.md`, the pages of the site, in order."""
        kept = [page for page in pages if page.endswith(_SUFFIXES) and not self.excluded.match_file(page)]
        index = {page for page in kept if page.rpartition("/")[2].startswith("index.")}
        return sorted(
            page
            for page in kept
            if not (
                _is_readme(page)
                and index.intersection(f"{page.rpartition('README.')[0]}index{suffix}" for suffix in _SUFFIXES)
            )
        )


def _is_readme(page: str) -> bool:
    return page.rpartition("/")[2].rpartition(".")[0] == "README"


def read(root: Path, findings: list[Finding]) -> Site:
    """Read the file in an edition's folder; what is wrong with it, as far as it is read here, becomes findings; the
    usual is taken instead.
    """
    file = root / FILE
    text = decode(file, FILE, findings) if file.exists() or file.is_symlink() else None
    if text is None:
        return Site()
    try:
        node = yaml.compose(text, Loader=_Loader)
        values = yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        findings.append(unparsed(error, text, FILE))
        return Site()
    if not isinstance(node, yaml.MappingNode):
        findings.append(Finding(FILE, 1, "Y009", "The file is not a mapping.", "Write `site_name: …` and so on."))
        return Site()
    nodes = {key.value: value for key, value in node.value}
    values = _inherited(values, root, (file,))
    theme = values.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    names, options = _extensions(values.get("markdown_extensions"), nodes.get("markdown_extensions"), findings)
    _check_plugins(values.get("plugins"), nodes.get("plugins"), findings)
    return Site(
        excluded=_spec([line for key in ("exclude_docs", "draft_docs") for line in _lines(values.get(key))]),
        extensions=tuple(dict.fromkeys((*ALWAYS, *names))),
        options=options,
        nav=tuple(_leaves(nodes.get("nav"))),
        docs=str(values.get("docs_dir") or "docs"),
        theme=root / custom if isinstance(custom, str) else OVERRIDES,
        directory_urls=values.get("use_directory_urls") is not False,
    )


class _Loader(yaml.UnsafeLoader):
    """Reads tags as MkDocs does, `!!python/name:` and `!ENV` too; others, `!relative` for one, are no use here and
    become None.
    """


_Loader.add_multi_constructor("!", lambda loader, suffix, node: None)


_Loader.add_constructor("!ENV", construct_env_tag)


def _lines(patterns: object) -> list[str]:
    return ["", *patterns.splitlines()] if isinstance(patterns, str) else []


def _inherited(values: dict[str, object], folder: Path, seen: tuple[Path, ...]) -> dict[str, object]:
    """The file's values over those of the file that it inherits from; what is wrong with that one MkDocs tells."""
    parent = values.get("INHERIT")
    if not isinstance(parent, str) or (file := folder / parent) in seen:
        return values
    try:
        above = yaml.load(file.read_bytes(), Loader=_Loader)
    except (OSError, ValueError, yaml.YAMLError):
        return values
    return _over(values, _inherited(above, file.parent, (*seen, file))) if isinstance(above, dict) else values


def _over(values: Mapping[str, object], above: Mapping[str, object]) -> dict[str, object]:
    """One mapping over another, mappings in it key by key, as MkDocs joins them."""
    joined = {
        key: _over(value, under) if isinstance(value, dict) and isinstance(under := above.get(key), dict) else value
        for key, value in values.items()
    }
    return {**above, **joined}


def _named(values: object) -> Iterator[tuple[str, dict[str, object]]]:
    """What a list or mapping of extensions or plugins names, with the settings of each; one that is left empty is
    none.
    """
    for one in values.items() if isinstance(values, dict) else values if isinstance(values, list) else ():
        for name, settings in (
            [one] if isinstance(one, tuple) else one.items() if isinstance(one, dict) else [(one, None)]
        ):
            if isinstance(name, str):
                yield (
                    name,
                    (
                        {key: value for key, value in settings.items() if value is not None}
                        if isinstance(settings, dict)
                        else {}
                    ),
                )


def _line(node: yaml.Node | None, name: str) -> int:
    """The line of a word in a part of the file."""
    if node is None:
        return 1
    inner = (
        [child for pair in node.value for child in (pair if isinstance(pair, tuple) else (pair,))]
        if isinstance(node.value, list)
        else []
    )
    found = [_line(child, name) for child in inner] if inner else []
    if isinstance(node, yaml.ScalarNode):
        return node.start_mark.line + 1 if node.value == name else 0
    return max(found, default=0)


def _extensions(
    values: object, node: yaml.Node | None, findings: list[Finding]
) -> tuple[list[str], dict[str, dict[str, object]]]:
    """The extensions that can be used, with the settings of those that have some; findings for the others."""
    settings = dict(_named(values)) if values else {name: {} for name in USUAL}
    usable = []
    for name in settings:
        try:
            Markdown(extensions=[name], extension_configs={name: settings[name]})
        except (ImportError, AttributeError, KeyError, TypeError, ValueError) as error:
            message = f"The Markdown extension {name!r} cannot be used: {error}."
            findings.append(
                Finding(FILE, _line(node, name) or 1, "R003", message, "Mend its name or its settings, or install it.")
            )
        else:
            usable.append(name)
    return usable, {name: settings[name] for name in usable if settings[name]}


def _check_plugins(values: object, node: yaml.Node | None, findings: list[Finding]) -> None:
    known = {entry.name for entry in entry_points(group="mkdocs.plugins")}
    for name, _ in _named(values):
        if known and name not in known and f"material/{name}" not in known:
            hint = near_miss(name, known) or "Install it, or take it out."
            findings.append(
                Finding(FILE, _line(node, name) or 1, "R003", f"The plugin {name!r} is not installed.", hint)
            )


def _leaves(node: yaml.Node | None) -> Iterator[tuple[str, int]]:
    """The pages of a navigation: every value that ends in .md."""
    if isinstance(node, yaml.ScalarNode):
        if node.value.endswith(".md") and "://" not in node.value:
            yield node.value.lstrip("/"), node.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _leaves(child)
    elif isinstance(node, yaml.MappingNode):
        for _, child in node.value:
            yield from _leaves(child)

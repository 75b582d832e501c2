"""What the file of the site generator, mkdocs.yml, says that the check must know: extensions, navigation, folders.

The check runs without the generator, so the file is read here as plain YAML. Where there is none, another program
builds the site, and the extensions are those that the edition's own pages are written for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from markdown import Markdown
from pathlib import Path
import yaml

from edition.findings import Finding, near_miss
from edition.reading.files import decode
from edition.reading.yaml import unparsed


FILE = "mkdocs.yml"


ALWAYS = ("toc", "tables", "fenced_code")
"""What MkDocs adds to the extensions that are named."""


USUAL = ("attr_list", "md_in_html", "def_list", "footnotes", "admonition")
"""The extensions where no file names them."""


OVERRIDES = Path(__file__).parents[3] / "overrides"


@dataclass(frozen=True)
class Generator:
    """How the site is made, as far as links depend on it."""

    path: str = FILE
    extensions: tuple[str, ...] = (*ALWAYS, *USUAL)
    """Names of Python-Markdown extensions."""
    options: dict[str, dict[str, object]] = field(default_factory=dict)
    """Settings by extension."""
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


def read(root: Path, findings: list[Finding]) -> Generator:
    """Read the file; what is wrong with it, as far as it is read here, becomes findings; the usual is taken instead."""
    file = root / FILE
    text = decode(file, FILE, findings) if file.exists() or file.is_symlink() else None
    if text is None:
        return Generator()
    try:
        node = yaml.compose(text, Loader=_Loader)
        values = yaml.load(text, Loader=_Loader)  # noqa: S506 (a file that names the code to run is trusted)
    except yaml.YAMLError as error:
        findings.append(unparsed(error, text, FILE))
        return Generator()
    if not isinstance(node, yaml.MappingNode):
        findings.append(Finding(FILE, 1, "Y009", "The file is not a mapping.", "Write `site_name: …` and so on."))
        return Generator()
    nodes = {key.value: value for key, value in node.value}
    theme = values.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    names, options = _extensions(values.get("markdown_extensions"), nodes.get("markdown_extensions"), findings)
    _check_plugins(values.get("plugins"), nodes.get("plugins"), findings)
    return Generator(
        extensions=tuple(dict.fromkeys((*ALWAYS, *names))),
        options=options,
        nav=tuple(_leaves(nodes.get("nav"))),
        docs=str(values.get("docs_dir") or "docs"),
        theme=root / custom if isinstance(custom, str) else OVERRIDES,
        directory_urls=values.get("use_directory_urls") is not False,
    )


class _Loader(yaml.UnsafeLoader):
    """Reads tags as the generator does, `!!python/name:` too; `!ENV` and its like are no use here and become None."""


_Loader.add_multi_constructor("!", lambda loader, suffix, node: None)


def _named(values: object) -> Iterator[tuple[str, dict[str, object]]]:
    """What a list or mapping of extensions or plugins names, with the settings of each."""
    for one in values.items() if isinstance(values, dict) else values if isinstance(values, list) else ():
        for name, settings in (
            [one] if isinstance(one, tuple) else one.items() if isinstance(one, dict) else [(one, None)]
        ):
            if isinstance(name, str):
                yield name, settings if isinstance(settings, dict) else {}


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


def _extensions(values: object, node: yaml.Node | None, findings: list[Finding]) -> tuple[list[str], dict[str, dict[str, object]]]:
    """The extensions that can be used; findings for the others."""
    options = {name: settings for name, settings in _named(values)}
    usable = []
    for name, settings in options.items():
        try:
            Markdown(extensions=[name], extension_configs={name: settings})
        except (ImportError, AttributeError, KeyError, TypeError, ValueError) as error:
            findings.append(
                Finding(
                    FILE,
                    _line(node, name) or 1,
                    "R003",
                    f"The Markdown extension {name!r} cannot be used: {error}.",
                    "Mend its name or its settings, or install it.",
                )
            )
        else:
            usable.append(name)
    return usable, {name: options[name] for name in usable}


def _check_plugins(values: object, node: yaml.Node | None, findings: list[Finding]) -> None:
    known = {entry.name for entry in entry_points(group="mkdocs.plugins")}
    for name, _ in _named(values):
        if known and name not in known and f"material/{name}" not in known:
            findings.append(
                Finding(
                    FILE,
                    _line(node, name) or 1,
                    "R003",
                    f"The plugin {name!r} is not installed.",
                    near_miss(name, known) or "Install it, or take it out.",
                )
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

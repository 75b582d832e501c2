"""The theme: every mend still finds what it mends, and everything of ours still has its place in the theme's templates.

The pages are those of the sample as the theme writes them: a hook of the test's own keeps each before it is mended.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import material
import pytest
from edition.look import theme
from helpers import ADDRESS, REPOSITORY, copy_sample, mkdocs_build, write
from jinja2 import Environment, nodes

THEIRS = Path(material.__file__).parent / "templates"
OVERRIDES = REPOSITORY / "overrides"
FILES = [path.relative_to(THEIRS).as_posix() for path in sorted((THEIRS / "assets").rglob("*")) if path.is_file()]

KEEP = """
from pathlib import Path

from mkdocs.plugins import event_priority

FOLDER = Path(__file__).with_name("written")


def keep(name, page):
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / name.replace("/", "--")).write_text(page, "utf-8")


@event_priority(100)
def on_post_page(output, page, config):
    keep(page.file.dest_uri, output)


@event_priority(100)
def on_post_template(output_content, template_name, config):
    if template_name.endswith(".html"):
        keep(template_name, output_content)
"""

THEME = """theme:
  features: [navigation.tabs, navigation.path, navigation.footer]
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default, toggle: {icon: material/weather-night, name: Dark}}
    - {media: "(prefers-color-scheme: dark)", scheme: slate, toggle: {icon: material/weather-sunny, name: Light}}
"""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The sample's pages as the theme writes them, with the features and the palette that the edition has."""
    root = copy_sample(tmp_path_factory.mktemp("theme"))
    config = (root / "mkdocs.yml").read_text("utf-8")
    for old, new in (("theme:\n", THEME), ("hooks: [", "hooks: [keep.py, ")):
        assert old in config
        config = config.replace(old, new)
    write(root, {"keep.py": KEEP, "mkdocs.yml": config})
    built = mkdocs_build(root, root / "site", SITE_URL=ADDRESS)
    assert built.returncode == 0, built.stdout
    return {path.name: path.read_text("utf-8") for path in sorted((root / "written").iterdir())}


def blocks(template: Path) -> set[str]:
    tree = Environment().parse(template.read_text("utf-8"))
    return {block.name for block in tree.find_all(nodes.Block)}


def lost(entries: tuple[theme.Instead, ...]) -> list[str]:
    """What the theme no longer has, of what something else stands for."""
    return [entry.has for entry in entries if entry.has not in (THEIRS / entry.template).read_text("utf-8")]


def test_every_mend_finds_something(written):
    assert {"404.html", "index.html", "people--index.html"} <= written.keys()
    assert theme.outlived(written.values()) == []


@pytest.mark.parametrize(
    "planted",
    [
        theme.Mend("a class of an older theme", "planted", "9.8.1", re.compile('class="md-nowhere"')),
        replace(
            theme.MENDS[0],
            what="one attribute renamed",
            written=re.compile('(<input class="md-toggle"[^>]*) autocompletes="off"'),
        ),
        replace(theme.MENDS[0], what="right on every page", unless="<html"),
    ],
)
def test_a_mend_that_finds_nothing_is_seen(written, planted):
    assert theme.outlived(written.values(), (*theme.MENDS, planted)) == [planted.what]


def test_a_mended_page_has_nothing_left_to_mend(written):
    for page in written.values():
        assert theme.mended(theme.mended(page)) == theme.mended(page)
        assert [mend.what for mend in theme.MENDS if mend.apply(theme.mended(page))[1]] == []


@pytest.mark.parametrize(
    ("page", "meant"),
    [
        ('<input class="md-toggle" id="__drawer" autocomplete="off">', '<input class="md-toggle" id="__drawer">'),
        ('<input type="search" autocomplete="off">', '<input type="search" autocomplete="off">'),
        ('<label class="md-nav__link" for="a" tabindex="">', '<label class="md-nav__link" for="a">'),
        ('<label class="md-nav__link" for="a" tabindex="0">', '<label class="md-nav__link" for="a" tabindex="0">'),
        ('<svg tabindex="">', '<svg tabindex="">'),
        ('<label class="md-nav__title" for="__toc">', '<label class="md-nav__title">'),
        (
            '<input id="__toc"><label class="md-nav__title" for="__toc">',
            '<input id="__toc"><label class="md-nav__title" for="__toc">',
        ),
        ('a\n<link rel="stylesheet" href="../assets/stylesheets/palette.fb2.min.css">\n', "a\n"),
        (
            '<link rel="stylesheet" href="../assets/stylesheets/main.57a.min.css">',
            '<link rel="stylesheet" href="../assets/stylesheets/main.57a.min.css">',
        ),
        (
            '<script src="a.js"></script>\n<script src="b.js"></script></body>',
            '<script defer src="a.js"></script>\n<script defer src="b.js"></script></body>',
        ),
        (
            '<script src="early.js"></script></head><body><p>x</p></body>',
            '<script src="early.js"></script></head><body><p>x</p></body>',
        ),
        (
            '<script id="__config" type="application/json">{"a": [], "search": "../assets/javascripts/workers/'
            'search.a76.min.js", "tags": null}</script>',
            '<script id="__config" type="application/json">{"a": [], "tags": null}</script>',
        ),
        ("<script>__md_scope=1,f=e=>e<<5</script><p>x</p><script>y</script>", "<p>x</p><script>y</script>"),
        (
            '<script>var target=document.getElementById("mine")</script>',
            '<script>var target=document.getElementById("mine")</script>',
        ),
    ],
)
def test_what_is_meant_is_mended_and_nothing_beside_it(page, meant):
    assert theme.mended(page) == meant


def test_everything_that_is_left_out_is_among_the_files_of_the_theme():
    assert theme.unfound(FILES) == []
    planted = theme.LeftOut("assets/planted.*", "planted", "nobody asks for it", "9.8.1")
    assert theme.unfound(FILES, (*theme.LEFT_OUT, planted)) == ["planted"]


def test_a_site_has_nothing_that_is_left_out_and_names_none_of_it(sample_site):
    sent = {path.relative_to(sample_site).as_posix(): path for path in sample_site.rglob("*") if path.is_file()}
    assert [path for path in sent if theme.left_out(path)] == []
    texts = {path: file.read_text("utf-8") for path, file in sent.items() if file.suffix in (".html", ".js", ".css")}
    assert {"index.html", "assets/edition.css"} < texts.keys()
    names = [Path(path).name for path in FILES if theme.left_out(path)] + ["lunr", "sourceMappingURL"]
    assert [(path, name) for path, text in texts.items() for name in names if name in text] == []


def test_files_of_the_edition_s_own_are_sent_whatever_they_are_called(sample):
    own = {"assets/stylesheets/palette.mine.css": "a{}\n/*# sourceMappingURL=mine.map */\n", "assets/mine.map": "{}"}
    write(sample / "docs", own)
    built = mkdocs_build(sample, sample / "site")
    assert built.returncode == 0, built.stdout
    assert {path: (sample / "site" / path).read_text("utf-8") for path in own} == own


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("a();\n//# sourceMappingURL=a.js.map\n", "a();"),
        ("a{}\n/*# sourceMappingURL=a.css.map */", "a{}"),
        ("a{}/*# sourceMappingURL=a.css.map*/\n\n", "a{}"),
        ("const a = '//# sourceMappingURL=a.map';\nb();\n", "const a = '//# sourceMappingURL=a.map';\nb();\n"),
    ],
)
def test_a_script_names_no_map_that_is_not_sent(written, sent):
    assert theme.without_map(written) == sent


def test_the_theme_still_has_what_something_of_ours_stands_for():
    assert lost(theme.INSTEAD) == []
    assert lost((*theme.INSTEAD, replace(theme.INSTEAD[0], has="{{ gone }}"))) == ["{{ gone }}"]


def test_every_template_of_ours_that_hides_one_of_the_theme_is_listed():
    ours = {path.relative_to(OVERRIDES).as_posix() for path in OVERRIDES.rglob("*.html")}
    hiding = {name for name in ours if (THEIRS / name).exists()}
    assert hiding == {entry.template for entry in theme.INSTEAD} & ours | {
        "main.html",
        "404.html",
    }, "the theme leaves those two empty or nearly so"


def test_every_partial_of_ours_is_used():
    texts = "\n".join(
        path.read_text("utf-8")
        for folder in (OVERRIDES, THEIRS / "partials")
        for path in sorted(folder.rglob("*.html"))
    )
    texts += (THEIRS / "base.html").read_text("utf-8")
    assert [
        path.name for path in (OVERRIDES / "partials").rglob("*.html") if f'"partials/{path.name}"' not in texts
    ] == []


def test_every_block_of_ours_is_one_of_the_theme():
    theirs = blocks(THEIRS / "base.html")
    for path in sorted(OVERRIDES.glob("*.html")):
        assert blocks(path) <= theirs, path.name


def test_every_reason_is_said_and_no_version_is_newer_than_the_theme():
    installed = re.search(r"mkdocs-material-([\d.]+)", (THEIRS / "base.html").read_text("utf-8"))
    assert installed
    for entry in (*theme.MENDS, *theme.INSTEAD, *theme.LEFT_OUT):
        assert entry.what and entry.why
        assert tuple(map(int, entry.since.split("."))) <= tuple(map(int, installed[1].split("."))), entry.what

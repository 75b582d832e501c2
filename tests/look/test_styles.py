"""The theme's style sheet without what no page uses: sheets before and after."""

import pytest
from edition.look.styles import names, running_head, slim


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (".nav{margin:0}.mermaid{color:red}", ".nav{margin:0}"),
        (".nav,.mermaid{margin:0}", ".nav{margin:0}"),
        (".nav .mermaid>a{margin:0}a:hover{margin:0}", "a:hover{margin:0}"),
        (
            ".nav:not(.mermaid){margin:0}:is(.mermaid,h1){margin:0}",
            ".nav:not(.mermaid){margin:0}:is(.mermaid,h1){margin:0}",
        ),
        ("@media print{.mermaid{color:red}}@media screen{.nav{color:red}}", "@media screen{.nav{color:red}}"),
        ('@charset "UTF-8";/* {.nav} */@font-face{src:url(a;b)}', '@charset "UTF-8";@font-face{src:url(a;b)}'),
        (".md-tip--top{margin:0}", ".md-tip--top{margin:0}"),
        (":root{--icon:url('data:a;b{c}');--used:1}a{width:var(--used)}", ":root{--used:1}a{width:var(--used)}"),
        (":root{--icon:1}", ""),
        (":root{--theirs:1}", ":root{--theirs:1}"),
    ],
)
def test_rules_for_what_is_on_no_page_and_variables_that_nothing_reads_go(before, after):
    assert slim(before, {"nav", "md-tip--"}, {"--theirs"}) == after


@pytest.mark.parametrize(
    ("css", "known"),
    [
        (".md-tab{margin:0}.md-tabs{margin:0}", {"md-tab"}),
        (".md-tab{margin:0}.md-tab__link{margin:0}", {"md-tab"}),
        (".md-tab{margin:0}.b--c{margin:0}", {"md-tab", "b--"}),
        (".md-tab{margin:0}.js__c{margin:0}", {"md-tab", "js__"}),
    ],
)
def test_only_a_long_name_that_ends_like_a_beginning_stands_for_others(css, known):
    assert slim(css, known) == ".md-tab{margin:0}"


@pytest.mark.parametrize(
    ("before", "known", "after"),
    [
        (".md-tip--top{margin:0}", {"md-tip--"}, ".md-tip--top{margin:0}"),
        (".md-nav__item--active{margin:0}", {"md-nav__"}, ".md-nav__item--active{margin:0}"),
        (".header-extra{margin:0}", {"header"}, ""),  # a name that stands for itself alone
        (".md-tip-top{margin:0}", {"md-tip-"}, ""),
        (".a--b{margin:0}", {"a--"}, ""),  # too short to be a name of the theme: a sign of code in a script
        (".js__b{margin:0}", {"js__"}, ""),
        (".top-md-tip--{margin:0}", {"md-tip--"}, ""),
    ],
)
def test_a_name_that_ends_in_two_hyphens_or_underscores_stands_for_all_that_begin_with_it(before, known, after):
    assert slim(before, known) == after


def test_classes_are_those_of_pages_and_the_themes_own_in_scripts():
    assert names(['<p class="a b"><i class="c">'], ['el.classList.add("md-d","e")']) == {"a", "b", "c", "md-d"}


@pytest.mark.parametrize(
    ("title", "written"),
    [("Plain", '"Plain"'), ('The "Line"', '"The \\22 Line\\22 "'), ("a\\b", '"a\\5c b"'), ("평양 <b>", '"평양 <b>"')],
)
def test_the_running_head_is_a_string_of_css_whatever_the_title(title, written):
    assert running_head(title) == f"@page {{ @top-left {{ content: {written} }} }}\n"

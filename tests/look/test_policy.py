"""The Content-Security-Policy: what it says, that every page has the same one, and that no page has what it refuses."""

import html
import re
from pathlib import Path

import pytest
from edition.look.policy import policy, refused

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def rules(text: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in (rule.split() for rule in text.split("; "))}


def test_scripts_come_from_the_site_alone_and_none_stands_in_a_page():
    assert rules(policy(pagefind=False))["script-src"] == ["'self'", "file:"]
    assert "unsafe" not in policy(pagefind=False)


def test_nothing_is_embedded_and_no_base_or_form_leads_elsewhere():
    found = rules(policy(pagefind=False))
    assert (found["object-src"], found["base-uri"], found["form-action"]) == (["'none'"], ["'self'"], ["'self'"])


def test_webassembly_runs_only_where_pagefind_needs_it():
    assert "'wasm-unsafe-eval'" in rules(policy(pagefind=True))["script-src"]
    assert "'unsafe-eval'" not in policy(pagefind=True)


def test_the_preview_lets_the_script_of_its_server_in():
    assert "'unsafe-inline'" in rules(policy(pagefind=False, preview=True))["script-src"]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<script>x()</script>", ["<script>"]),
        ('<script type="module">x()</script>', ['<script type="module">']),
        ("<SCRIPT TYPE=text/javascript>x()</SCRIPT>", ["<SCRIPT TYPE=text/javascript>"]),
        ("<style>p { color: red }</style>", ["<style>"]),
        ('<p style="color: red">x</p>', ['style="color: red"']),
        ('<img src="a.png"onerror="x()">', ['onerror="x()"']),
        ("<body\nonload=x()>", ['onload="x()"']),
        ('<a href="javascript:x()">x</a>', ['href="javascript:x()"']),
        (
            '<a href=" Java\nscript:x()">x</a>',
            [],
        ),  # not looked at: browsers run it, the policy stops it, and nobody writes it by mistake
        ('<img src="https://elsewhere.example/a.png">', ['src="https://elsewhere.example/a.png"']),
        ('<script src="//elsewhere.example/a.js"></script>', ['src="//elsewhere.example/a.js"']),
        ('<object data="a.pdf"></object>', ['<object data="a.pdf">']),
    ],
)
def test_what_a_browser_would_refuse_is_found(page, found):
    assert refused(page) == found


@pytest.mark.parametrize(
    "page",
    [
        '<script src="../assets/a.js"></script>',
        '<script id="__config" type="application/json">{"a": "<style>"}</script>',
        '<script type="application/ld+json">{}</script>',
        "<code>&lt;script&gt;x()&lt;/script&gt;</code>",
        "<p>The word style = fashion, and once=1, onset = 2; javascript: is a scheme.</p>",
        "<!-- <script>x()</script> <p style='a'> -->",
        '<a href="https://elsewhere.example/">out</a>',
        '<img src="a.png"><svg width="100%"><rect x="1"/></svg>',
    ],
)
def test_what_a_browser_takes_is_not(page):
    assert refused(page) == []


@pytest.mark.parametrize("site", ["real_site", "sample_site"])
def test_every_page_has_the_same_policy_before_all_that_is_fetched_and_nothing_it_refuses(site, request):
    folder: Path = request.getfixturevalue(site)
    pages = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.html"))}
    assert "404.html" in pages
    assert {html.unescape(found) for page in pages.values() for found in META.findall(page)} == {policy(pagefind=False)}
    for name, page in pages.items():
        assert len(META.findall(page)) == 1, name
        assert page.index("Content-Security-Policy") < min(
            page.find(tag) % len(page) for tag in ("<link", "<script", "<body")
        )
        assert page.index("<meta charset") < 900, "browsers look for it in the first 1024 bytes"
        assert refused(page) == [], name

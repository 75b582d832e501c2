"""What HTML the prose of records may hold, and that nothing which runs gets past."""

import pytest
from edition.checks import table
from edition.grammar import allowed_html
from helpers import SMALL, small_edition


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, 3 < 4 and 5 > 4, a < b.",
        "He wrote <em>much</em>, <b>boldly</b>; H<sub>2</sub>O, 1<sup>st</sup>.",
        'The <span lang="ko-Hang" title="a port">원산</span>, <time datetime="1950-10-15">that day</time>.',
        "A line<br>and<br/>another<br />.",
        "An address <https://example.org/a?b=c> and <someone@example.org>.",
        "Seen.<!-- a remark for editors -->",
        "A [link](person:mao), a [page](https://example.org/?q=1&r=2), *emphasis*{: lang=ko }, x = y.",
        "{braces}",
        "They read JavaScript books about description: and transcripts.",
        "&lt;script&gt; as words",
    ],
)
def test_marks_of_words_are_allowed(text):
    assert allowed_html.refused(text) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<script>x</script>", ["<script>", "</script>"]),
        ("<SCRIPT SRC=//evil.example>", ["<SCRIPT SRC=//evil.example>"]),
        ("<img src=x onerror=alert(1)>", ["<img src=x onerror=alert(1)>"]),
        ("<svg/onload=alert(1)>", ["<svg/onload=alert(1)>"]),
        ("<b onclick=alert(1)>x</b>", ["<b onclick=alert(1)>"]),
        ('<b onclick="alert(1)">x</b>', ['<b onclick="alert(1)">']),
        ('<b title="a" onclick="alert(1)">x</b>', ['<b title="a" onclick="alert(1)">']),
        ('<b title="a"onclick="alert(1)">x</b>', ['<b title="a"onclick="alert(1)">']),
        ("<b title=\"[x](y 'onmouseover=alert(1)//')\">x</b>", ["<b title=\"[x](y 'onmouseover=alert(1)//')\">"]),
        ('<i style="position:fixed">x</i>', ['<i style="position:fixed">']),
        ('<i id="__config">x</i>', ['<i id="__config">']),
        ("<iframe srcdoc='<script>x</script>'>", ["<iframe srcdoc='", "<script>", "</script>"]),
        ("<img src=x onerror=alert(1) // never…", ["<img src=x onerror=alert(1) // never…"]),
        ("<!--><script>x</script>-->", ["<!-->", "<script>", "</script>"]),
        ("<!-- a -- b --><i>x</i>", ["<!-- a -- b -->"]),
        ("<?php echo 1 ?>", ["<?php echo 1 ?>"]),
        ("`<script>` in code, and \\`<script>\\` that is none", ["<script>"]),
        ("[x](y){: onclick=alert(1) }", ["{: onclick=alert(1) }"]),
        ("[x](y){ title='a' /onclick='alert(1)' }", ["{ title='a' /onclick='alert(1)' }"]),
        ("[x](y){onclick\t= alert(1)}", ["{onclick\t= alert(1)}"]),
        ("[x](javascript:alert(1))", ["javascript:"]),
        ("[x](JaVaScRiPt:alert(1))", ["JaVaScRiPt:"]),
        ("[x](java&#115;cript&colon;alert(1))", ["javascript:"]),
        ("[x](java\\\nscript:alert(1))", ["javascript:"]),
        ("[x][y]\n\n[y]: vbscript:x", ["vbscript:"]),
        ("if a<b then c", ["<b then c"]),
        ("[x](y){: title={ onclick=alert({}) }", ["{: title={ onclick=alert({}) }"]),
        ('[x](y){: title="a" x" onclick=alert(1) lang="b" }', ['{: title="a" x" onclick=alert(1) lang="b" }']),
        ('{"base": "//evil.example"}\n{: #__config }', ["{: #__config }"]),
        ("words\n{ .entries }", ["{ .entries }"]),
        ('<a href="x">word</a>', ['<a href="x">', "</a>"]),
        ("<details open ontoggle=alert(1)>", ["<details open ontoggle=alert(1)>"]),
    ],
)
def test_what_runs_or_leads_or_loads_is_refused(text, written):
    assert allowed_html.refused(text) == written


def test_a_finding_names_field_and_line_in_records_and_in_the_editions_own_file(tmp_path):
    edition = small_edition(
        tmp_path,
        {
            "data/people.yml": "ann:\n  names: [{form: Ann}]\n  description: |-\n    Fine.\n\n    <script>x\n",
            "data/edition.yml": SMALL["data/edition.yml"] + "intros:\n  person: <iframe src=x>\n",
        },
    )
    found = [str(one) for one in table.check(edition) if one.code == "H001"]
    assert [one.partition(" which")[0] for one in found] == [
        "data/edition.yml:7: H001 intros.person has <iframe src=x>,",
        "data/people.yml:3: H001 person:ann description has <script>,",
    ]

"""What Markdown writes for the edition: ids of headings in any script, the alignment of a column without a style."""

import re

import markdown
import pytest
from edition.reading.markup import Markup, slugify


@pytest.mark.parametrize(
    ("heading", "id"),
    [
        ("The Resolution of 7 October", "the-resolution-of-7-october"),
        ("Wŏnsan", "wonsan"),
        ("Talk with Panikkar (美军如越过)", "talk-with-panikkar"),
        ("snake_case and more", "snake_case-and-more"),
    ],
)
def test_where_latin_letters_are_the_id_is_what_it_was(heading, id):
    assert slugify(heading, "-") == id


@pytest.mark.parametrize(
    ("heading", "id"),
    [
        ("평양", "평양"),
        ("美軍如越過", "美軍如越過"),
        ("聂荣臻回忆录", "聂荣臻回忆录"),
        ("العربية", "العربية"),
        ("Загадочная война", "загадочная-война"),
        ("1950년 서울", "1950년-서울"),
        ("제1장: 평양", "제1장-평양"),
        ("हिन्दी", "हिन्दी"),
        ("1592", "1592"),
        ("…", "u2026"),
        ("☙ ☙", "u2619-u2619"),
        ("", "section"),
    ],
)
def test_a_heading_in_any_script_has_an_id_of_its_own(heading, id):
    assert slugify(heading, "-") == id


def test_the_order_of_headings_in_other_scripts_decides_no_id():
    def ids(*headings: str) -> set[str]:
        html = markdown.markdown(
            "\n\n".join(f"## {heading}" for heading in headings),
            extensions=["toc"],
            extension_configs={"toc": {"slugify": slugify}},
        )
        return set(re.findall(r'id="([^"]*)"', html))

    assert ids("평양", "서울", "美軍") == ids("美軍", "평양", "서울") == {"평양", "서울", "美軍"}


def test_the_alignment_of_a_column_is_a_class():
    html = markdown.markdown("| a | b | c |\n|---|--:|:-:|\n| 1 | 2 | 3 |\n", extensions=["tables", Markup()])
    assert "style" not in html
    assert '<th class="align-right">b</th>' in html
    assert '<td class="align-center">3</td>' in html
    assert "<td>1</td>" in html

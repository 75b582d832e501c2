"""One folding: of the build, of the search, of the filter of an index."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from edition.grammar.names import APOSTROPHES, HYPHENS, fold


def test_browser_and_build_fold_every_letter_and_sign_of_unicode_alike(open_page):
    signs = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code))[0] in "LMNPSZ"]
    keys = open_page("people/").evaluate("signs => signs.map(edition.fold)", signs)
    assert len(signs) > 140_000
    assert [
        (f"U+{ord(sign):04X}", fold(sign), key) for sign, key in zip(signs, keys, strict=True) if fold(sign) != key
    ] == []


def test_browser_and_build_drop_the_same_signs(open_page):
    assert open_page("people/").evaluate("[edition.APOSTROPHES, edition.HYPHENS]") == [APOSTROPHES, HYPHENS]


def first(page, query: str) -> str:
    return page.evaluate("async query => (await editionSearch.find(query))[0]?.url", query)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Ｍａｏ", "Mao"),
        ("３８ｔｈ　ｐａｒａｌｌｅｌ", "38th parallel"),
        ("ＵＮ", "UN"),
        ("Ｗａｄｅ－Ｇｉｌｅｓ", "Wade-Giles"),
        ("Wade‒Giles", "Wade-Giles"),
        ("Ⅹ Ｃｏｒｐｓ", "X Corps"),
        ("ﾏｯｸｱｰｻｰ", "マックアーサー"),
    ],
)
def test_the_search_takes_forms_of_the_same_letter_for_one(open_page, written, plain):
    page = open_page("people/")
    assert first(page, written) == first(page, plain)


def test_what_is_written_full_width_is_found(open_page):
    page = open_page("people/")
    assert first(page, "Ｍａｏ　Ｚｅｄｏｎｇ") == "people/mao-zedong/"
    assert first(page, "３８ｔｈ　ｐａｒａｌｌｅｌ") == first(page, "38th parallel") is not None


@pytest.mark.parametrize(
    ("path", "words", "name"),
    [
        ("people/", "Ｍａｏ", "Mao Zedong"),
        ("people/", "MAO‒ZEDONG", None),
        ("places/", "pʼyongyang", "P’yŏngyang"),
        ("places/", "ＷＯＮＳＡＮ", "Wŏnsan"),
    ],
)
def test_the_filter_of_an_index_folds_in_the_same_way(open_page, path, words, name):
    page = open_page(path)
    page.get_by_label("Filter").fill(words)
    shown = page.locator(".entries li:visible")
    assert shown.filter(has_text=name).count() > 0 if name else shown.count() == 0

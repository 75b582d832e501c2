"""Names: which spellings meet in the search, and what a language tag says to a reader."""

import unicodedata

import pytest
from edition.names import fold, is_native_script, scheme_of


@pytest.mark.parametrize(("spelling", "key"), [
    ("Ch’ŏngch’ŏn", "chongchon"),
    ("Ch'ongch'on", "chongchon"),
    ("Chʼŏngchʼŏn", "chongchon"),
    ("Chongchon", "chongchon"),
    ("CHONGCHON", "chongchon"),
    ("Cheongcheon", "cheongcheon"),
    ("P’eng Te-huai", "peng tehuai"),
    ("Peng Dehuai", "peng dehuai"),
    ("Zhōu Ēnlái", "zhou enlai"),
    ("Hŭngnam", "hungnam"),
    ("Hu\u0306ngnam", "hungnam"),
    ("Wŏn–san", "wonsan"),
    ("평양", "평양"),
    ("毛澤東", "毛澤東"),
    ("Сталин", "сталин"),
    ("Straße", "strasse"),
])
def test_a_spelling_folds_to_its_search_key(spelling, key):
    assert fold(spelling) == key


def test_hangul_stays_in_syllables():
    decomposed = unicodedata.normalize("NFD", "평양")
    assert decomposed != "평양"
    assert fold(decomposed) == "평양"


@pytest.mark.parametrize(("tag", "shown"), [
    ("ko-Latn-t-ko-m0-alaloc", "McCune–Reischauer"),
    ("ko-Latn-t-ko-m0-mcst", "Revised Romanization"),
    ("zh-Latn-wadegile", "Wade–Giles"),
    ("zh-Hant", "Traditional Chinese"),
    ("pt", "Portuguese"), ("tlh", "tlh"),
])
def test_a_tag_is_named_for_the_reader(tag, shown):
    assert scheme_of(tag) == shown


def test_a_scheme_of_its_own_goes_before_the_tag():
    assert scheme_of("ja-Latn", "Hepburn") == "Hepburn"


@pytest.mark.parametrize(("tag", "native"), [
    ("ko-Hang", True), ("ko-Hani", True), ("zh-Hans", True), ("ru-Cyrl", True), ("ja-Jpan", True),
    ("en", False), ("zh-Latn-pinyin", False), ("ko-Latn-t-ko-m0-alaloc", False),
])
def test_a_native_script_is_one_other_than_latin(tag, native):
    assert is_native_script(tag) is native

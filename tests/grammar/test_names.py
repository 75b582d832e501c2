"""Names: which spellings meet in the search, and what a language tag says to a reader."""

import unicodedata

import pytest
from edition.grammar.names import fold, is_native_script, scheme_of
from helpers import FOLDED


@pytest.mark.parametrize(
    ("spelling", "key"), [row[:2] for row in FOLDED], ids=[f"{row[0]} ({row[2]})" for row in FOLDED]
)
def test_a_spelling_folds_to_its_search_key(spelling, key):
    assert fold(spelling) == key


def test_hangul_stays_in_syllables():
    decomposed = unicodedata.normalize("NFD", "평양")
    assert decomposed != "평양"
    assert fold(decomposed) == "평양"


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("ko-Latn-t-ko-m0-alaloc", "McCune–Reischauer"),
        ("ko-Latn-t-ko-m0-mcst", "Revised Romanization"),
        ("zh-Latn-wadegile", "Wade–Giles"),
        ("zh-Hant", "Traditional Chinese"),
        ("pt", "Portuguese"),
        ("ko", "Korean"),
        ("qaa", "qaa"),
        ("pt-BR", "Portuguese (Brazil)"),
        ("es-419", "Spanish (Latin America)"),
        ("el-Grek", "Greek"),
        ("el", "Greek"),
        ("deu", "German"),
        ("deu-AT", "German (Austria)"),
        ("ota", "Ottoman Turkish"),
        ("ota-Latn", "Ottoman Turkish, romanized"),
        ("grc-Latn", "Ancient Greek, romanized"),
        ("uz-Cyrl", "Uzbek (Cyrillic)"),
        ("zh-Hant-TW", "Chinese (Traditional, Taiwan)"),
        ("de-CH-1996", "German (Switzerland)"),
        ("EN", "English"),
        ("xx-Latn", "xx-Latn"),
    ],
)
def test_a_tag_is_named_for_the_reader(tag, shown):
    assert scheme_of(tag) == shown


def test_a_scheme_of_its_own_goes_before_the_tag():
    assert scheme_of("ja-Latn", "Hepburn") == "Hepburn"


@pytest.mark.parametrize(
    ("tag", "native"),
    [
        ("ko-Hang", True),
        ("ko-Hani", True),
        ("zh-Hans", True),
        ("ru-Cyrl", True),
        ("ru", True),
        ("ja-Jpan", True),
        ("ja-Latn", False),
        ("sr-Latn-RS", False),
        ("grc", True),
        ("ota", True),
        ("am", True),
        ("syc", True),
        ("cop", True),
        ("yi", True),
        ("ell", True),
        ("zh-hant", True),
        ("ota-Latn", False),
        ("deu", False),
        ("la", False),
        ("tr", False),
        ("qaa", False),
        ("en", False),
        ("zh-Latn-pinyin", False),
        ("ko-Latn-t-ko-m0-alaloc", False),
    ],
)
def test_a_native_script_is_one_other_than_latin(tag, native):
    assert is_native_script(tag) is native

"""Spellings derived by rule: Revised Romanization, Wade–Giles, Cyrillic in Latin letters; against those that sources
have.
"""

import pytest
from edition.grammar.names import fold
from edition.grammar.romanization import revised, wade_giles
from edition.reading import material as reading
from helpers import REPOSITORY


@pytest.mark.parametrize(("hangul", "romanized"), [
    ("평양", "Pyeongyang"), ("원산", "Wonsan"), ("청천강", "Cheongcheongang"), ("압록강", "Amnokgang"),
    ("신라", "Silla"), ("독립문", "Dongnimmun"), ("백령도", "Baengnyeongdo"), ("한라산", "Hallasan"),
    ("왕십리", "Wangsimni"), ("대구", "Daegu"), ("부산", "Busan"), ("읍내", "Eumnae"), ("국어", "Gugeo"), ("값", "Gap"),
    ("김 일성", "Gim Ilseong"), ("원산 A", "Wonsan A"),
])  # fmt: skip
def test_hangul_is_romanized_by_the_rules_of_2000(hangul, romanized):
    assert revised(hangul) == romanized


@pytest.mark.parametrize(("pinyin", "romanized"), [
    ("Zhou Enlai", "Chou En-lai"), ("Peng Dehuai", "P’eng Te-huai"), ("Mao Zedong", "Mao Tse-tung"),
    ("Nie Rongzhen", "Nieh Jung-chen"), ("Zhu De", "Chu Te"), ("Deng Xiaoping", "Teng Hsiao-p’ing"),
    ("Jiang Jieshi", "Chiang Chieh-shih"), ("Liu Shaoqi", "Liu Shao-ch’i"), ("Běijīng", "Pei-ching"),
    ("Xi'an", "Hsi-an"), ("Lüshun", "Lü-shun"), ("Guo Moruo", "Kuo Mo-jo"), ("Sichuan", "Ssu-ch’uan"),
    ("Guizhou", "Kuei-chou"), ("Yuan Shikai", "Yüan Shih-k’ai"), ("Lin Juan", "Lin Chüan"), ("Quanzhou", "Ch’üan-chou"),
    ("Xuanzang", "Hsüan-tsang"), ("Xu Xiangqian", "Hsü Hsiang-ch’ien"), ("Junxian", "Chün-hsien"),
    ("Qunying", "Ch’ün-ying"), ("Xunwu", "Hsün-wu"),
])  # fmt: skip
def test_pinyin_is_rewritten_by_the_table_of_syllables(pinyin, romanized):
    assert wade_giles(pinyin) == romanized


@pytest.mark.parametrize("word", ["MacArthur", "Truman", "Strelsau", "Wŏnsan 1"])
def test_what_is_no_pinyin_has_no_other_spelling(word):
    assert wade_giles(word) is None


def test_the_rules_give_what_the_sources_of_the_edition_have(record_property):
    """Names with one form in Hangul and one in Revised Romanization, in which the same word is spelt; one in fifteen
    may be spelt otherwise.
    """
    compared = differing = 0
    for located in reading.read(REPOSITORY).records.values():
        names = getattr(located.record, "names", ())
        native = [name.form for name in names if name.lang == "ko-Hang"]
        romanized = [name.form for name in names if name.lang == "ko-Latn-t-ko-m0-mcst"]
        if len(native) == len(romanized) == 1:
            compared += 1
            differing += fold(revised(native[0])).replace(" ", "") not in (
                fold(romanized[0]).replace(" ", ""),
                fold(romanized[0]).replace(" ", "") + "ho",
            )
    record_property(
        "figure", f"Revised Romanization by rule and by source: {compared} names, {differing} spelt otherwise"
    )
    assert 15 * differing <= compared

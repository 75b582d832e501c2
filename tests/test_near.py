"""Spellings that are nearly alike."""

import pytest
from edition.grammar.near import distance, near_pairs


@pytest.mark.parametrize(
    ("words", "pairs"),
    [
        (["nicolai", "nikolai", "seoul"], {("nicolai", "nikolai")}),
        (["marshal", "marshall"], {("marshal", "marshall")}),
        (["schtykow", "shtykov"], {("schtykow", "shtykov")}),
        (["walker", "walter"], {("walker", "walter")}),
        (["walton", "wilson"], set()),  # two letters of six
        (["peng", "feng"], set()),  # too short
        (
            ["eddington", "eddingtons", "edington"],
            {("eddington", "eddingtons"), ("eddington", "edington"), ("eddingtons", "edington")},
        ),
        (["васильев", "василев"], {("василев", "васильев")}),
    ],
)
def test_words_are_a_pair_when_few_letters_part_them(words, pairs):
    assert near_pairs(words) == pairs


@pytest.mark.parametrize(
    ("one", "other", "steps"), [("nicolai", "nikolai", 1), ("abc", "abc", 0), ("abc", "cab", 2), ("", "ab", 2)]
)
def test_the_distance_is_that_of_levenshtein(one, other, steps):
    assert distance(one, other) == distance(other, one) == steps


def test_no_pair_is_missed_that_comparing_all_with_all_finds():
    words = sorted({f"{a}{b}ming{c}" for a in "kxt" for b in ("ai", "iu", "") for c in ("ton", "tan", "")})
    slow = {
        (one, other)
        for one in words
        for other in words
        if one < other
        and len(one) >= 6
        and len(other) >= 6
        and distance(one, other) <= (2 if min(len(one), len(other)) >= 7 else 1)
    }
    assert slow
    assert near_pairs(words) == slow

"""Sentences: where one ends, and the one around a place."""

import pytest
from edition import sentences


@pytest.mark.parametrize(("paragraph", "expected"), [
    ("He went north. He came back.", ["He went north.", "He came back."]),
    ("Why? Nobody knew! It was late… Then it was dark.", ["Why?", "Nobody knew!", "It was late…", "Then it was dark."]),
    ("He said “Go on.” They went.", ["He said “Go on.”", "They went."]),
    ("It was so.[^12] Nobody said it.", ["It was so.[^12]", "Nobody said it."]),
    ("He said “Go on.”[^3] They went.", ["He said “Go on.”[^3]", "They went."]),
    ("Gen. Walker met Lt. Col. Smith. They talked.", ["Gen. Walker met Lt. Col. Smith.", "They talked."]),
    ("J. C. Smith spoke. A U.S. Army truck came.", ["J. C. Smith spoke.", "A U.S. Army truck came."]),
    ("[Dr. X. Then](person:x) spoke. We heard.", ["[Dr. X. Then](person:x) spoke.", "We heard."]),
    ("[The end. Now](person:x) was told. We heard.", ["[The end. Now](person:x) was told.", "We heard."]),
    ("There were 1.5 million of them. 47 voted.", ["There were 1.5 million of them.", "47 voted."]),
    ("No end", ["No end"]),
    ("  Space around.  And between.  ", ["Space around.", "And between."]),
    ("", []),
])
def test_a_paragraph_is_cut_into_sentences(paragraph, expected):
    assert [paragraph[start:end] for start, end in sentences.spans(paragraph)] == expected


def test_the_sentence_around_a_reference_is_the_one_that_holds_it():
    paragraph = "One came. Then [two](person:b) came. Three left."
    start, end = sentences.around(paragraph, 15, 30)
    assert paragraph[15:30] == "[two](person:b)"
    assert paragraph[start:end] == "Then [two](person:b) came."


def test_a_note_after_the_full_stop_belongs_to_the_sentence_before():
    paragraph = "One came.[^1] Two came."
    start, end = sentences.around(paragraph, 9, 13)
    assert paragraph[start:end] == "One came.[^1]"

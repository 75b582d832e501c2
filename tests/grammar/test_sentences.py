"""Sentences: where one ends, and the one around a place."""

import pytest
from edition.grammar import sentences


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("He went north. He came back.", ["He went north.", "He came back."]),
        (
            "Why? Nobody knew! It was late… Then it was dark.",
            ["Why?", "Nobody knew!", "It was late…", "Then it was dark."],
        ),
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
    ],
)
def test_a_paragraph_is_cut_into_sentences(paragraph, expected):
    assert [paragraph[start:end] for start, end in sentences.spans(paragraph)] == expected


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("He said ![](quotation:q) Then he left.", ["He said ![](quotation:q)", "Then he left."]),
        ("He said ![](quotation:q)[^1] “Then he left.”", ["He said ![](quotation:q)[^1]", "“Then he left.”"]),
        (
            "He said ![](quotation:q) (see the letter). He left.",
            ["He said ![](quotation:q)", "(see the letter).", "He left."],
        ),
        ("He said ![](quotation:q) and left.", ["He said ![](quotation:q) and left."]),
        ("He said ![](quotation:q)Then more.", ["He said ![](quotation:q)Then more."]),
        ("He said ![](quotation:q)(So it was) more.", ["He said ![](quotation:q)(So it was) more."]),
        ("At two.![](variant:hour) Then he left.", ["At two.![](variant:hour)", "Then he left."]),
        ("At two ![](variant:hour) Harry left.", ["At two ![](variant:hour) Harry left."]),
    ],
)
def test_a_quotation_set_in_ends_a_sentence_where_another_begins_after_it(paragraph, expected):
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


BY_LANGUAGE = [
    ("en", ["He met Sen. Robert Taft in Ohio."]),
    ("en", ["On Oct. 7 the Assembly voted.", "It was late."]),
    ("en", ["They came at 3 a.m. on Friday.", "It rained."]),
    ("en", ["They came at 3 a.m.", "Then it rained."]),
    ("en", ["It began at 4 p.m.", "The guns fired first."]),
    ("en", ["Co. A held the hill.", "Co. B did not."]),
    ("en", ["John Smith Jr. spoke first.", "Nobody listened."]),
    ("en", ["So said John Smith Jr.", "Was he there?"]),
    ("en", ["Rep. Joseph Martin read the letter.", "It was long."]),
    ("en", ["They saw Mt. Paektu at dawn.", "It was white."]),
    ("en", ["See Vol. VII of the series.", "It has the text."]),
    ("en", ["See Fig. 3 and Figs. 4 and 5.", "They differ."]),
    ("en", ["Kim et al. say otherwise.", "Nobody knows."]),
    ("en", ["The 2nd Bn. of the 5th Cavalry crossed.", "It was cold."]),
    ("en", ["He met Gov. Dewey, Amb. Muccio and Sec. Acheson.", "They talked."]),
    ("en", ["The Brig. Gen. spoke.", "We heard."]),
    ("en", ["Maj. Gen. Hobart Gay led it.", "He won."]),
    ("en", ["The U.S. Army came.", "It stayed."]),
    ("en", ["He went to the U.S.", "Then he came back."]),
    ("en", ["The U.N. voted.", "It was 47 to 5."]),
    ("en", ["J. C. Smith spoke.", "A truck came."]),
    ("en", ["It was no. 5 in the list.", "The rest is lost."]),
    ("en", ["See pp. 5–7 and n. 3.", "They tell more."]),
    ("en", ["He was born c. 1890.", "He died in 1950."]),
    ("en", ["There were 1.5 million of them.", "47 voted."]),
    ("en", ["Who is it?", "Nobody knew!", "It was late…", "Then it was dark."]),
    ("en", ["He said “Go on.”", "They went."]),
    ("en", ["He said “Go on.” and they went.", "It was late."]),
    ("en", ["“Is.” is a word.", "So is it."]),
    ("en", ["The word is.", "It stays."]),
    ("en", ["“Why?” he asked.", "Nobody spoke."]),
    ("en", ["(He had left.)", "They stayed."]),
    ("en", ["He left (see p. 4).", "They stayed."]),
    ("en", ["It was so.[^12]", "Nobody said it."]),
    ("en", ["He said “Go on.”[^3]", "They went."]),
    ("en", ["It cost $3.50 in Jan. 1950.", "It was dear."]),
    ("en", ["On Nov. 24 the offensive began.", "It failed."]),
    ("en", ["On Dec. 1 he wrote.", "On Feb. 3 he left."]),
    ("en", ["Mr. Kim, Mrs. Lee and Dr. Rhee came.", "They ate."]),
    ("en", ["St. Petersburg is far.", "It is cold."]),
    ("en", ["See ch. 4, art. 2, sec. 9.", "They are short."]),
    ("en", ["Lt. Col. John H. Chiles wrote it.", "He signed."]),
    ("en", ["The firm Brown & Co. Ltd. made it.", "It broke."]),
    ("en", ["The firm was Brown & Co.", "It broke."]),
    ("en", ["He came vs. Yale.", "They lost."]),
    ("en", ["He wrote i.e. nothing, e.g. no letter.", "Nobody read it."]),
    ("en", ["It ended."]),
    ("en", ["Said Truman: “Hell no!”", "He meant it."]),
    ("en", ["Said Truman “Hell no!” and meant it.", "They left."]),
    ("en", ["Peking (ca. 1950) was large.", "It grew."]),
    ("en", ["It had three parts: 1. the north, 2. the south.", "They met."]),
    ("en", ["In 1950.", "In 1951."]),
    ("en", ["It rose to 38.", "The line held."]),
    ("en", ["After World War II they met.", "It was peace."]),
    ("en", ["Gen. Walton H. Walker died.", "He fell."]),
    ("en", ["He was there in Sept. and in Aug. of that year.", "Then he left."]),
    ("en", ["He had a Ph.D. from Yale.", "He taught."]),
    ("en", ["Capt. R. C. W. Thomas and Cpl. Lee fell.", "They were young."]),
    ("en", ["The Rev. Mr. Cho preached.", "They sang."]),
    ("en", ["See ibid. p. 4.", "It was wrong."]),
    ("en", ["“We go.”", "“We stay.”"]),
    ("en", ["He left….", "They stayed."]),
    ("en", ["Ściana fell.", "Šiauliai rose."]),
    ("ru", ["Он ушёл.", "Они остались.", "Это было в 1950 г. в Москве.", "Всё."]),
    ("el", ["Έφυγε.", "Τι έγινε;", "Δεν ξέρω."]),
    ("pl", ["Odszedł.", "Ściana runęła.", "Źle."]),
    ("cs", ["Odešel.", "Čekali.", "Řekl to."]),
    ("tr", ["Gitti.", "İstanbul uzaktı.", "Şehir düştü."]),
    ("zh", ["他走了。", "他們留下。", "為什麼？", "不知道！"]),
    ("zh", ["他說：「走吧。」", "他們走了。"]),
    ("ja", ["彼は去った。", "彼らは残った。", "なぜか？", "分からない。"]),
    ("ja", ["「行こう。」と彼は言った。", "彼らは去った。"]),
    ("ko", ["그는 떠났다.", "그들은 남았다.", "왜?", "모른다."]),
    ("ko", ["1950. 10. 7. 결의되었다.", "그는 떠났다."]),
    ("ar", ["ذهب الرجل.", "هل عاد؟", "لا نعرف."]),
    ("hi", ["वह चला गया।", "वे रुके।", "क्यों?", "पता नहीं।"]),
    ("de", ["Er kam am 3. Oktober an.", "Dann ging er."]),
    ("de", ["Er kam z. B. nicht.", "Dr. Müller kam."]),
    ("de", ["Das war am 7. 10. 1950.", "Ärger gab es nicht."]),
    ("fr", ["M. Dupont est venu.", "Il partit."]),
    ("fr", ["« Va ! » dit-il.", "Élan brisé."]),
    ("la", ["Cn. Pompeius venit.", "C. Caesar vicit."]),
    ("es", ["¿Quién es?", "¡Nadie!", "El Sr. López vino."]),
    ("hy", ["Նա գնաց։", "Նրանք մնացին։"]),
    ("am", ["ሄደ።", "ቀሩ።"]),
    ("ur", ["وہ گیا۔", "وہ رہا۔"]),
    ("ka", ["წავიდა.", "დარჩა."]),
    ("he", ["הוא הלך.", "הם נשארו.", "למה?", "לא ידוע."]),
    ("th", ["เขาไป เขาอยู่"]),
]
"""Language, and the sentences of a paragraph. A hand-made table, against which libraries were measured too."""


@pytest.mark.parametrize(("language", "expected"), BY_LANGUAGE)
def test_sentences_are_divided_as_their_language_does(language, expected):
    paragraph = ("" if language in ("zh", "ja") else " ").join(expected)
    assert [paragraph[start:end] for start, end in sentences.spans(paragraph, language)] == expected


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "He met Sen. [Robert Taft](person:taft) in Ohio.[^x] They spoke.",
            ["He met Sen. [Robert Taft](person:taft) in Ohio.[^x]", "They spoke."],
        ),
        (
            "On Oct. 7 [the Assembly](organization:un) voted.[^2]![](variant:v) It was late.",
            ["On Oct. 7 [the Assembly](organization:un) voted.[^2]![](variant:v)", "It was late."],
        ),
        ("He came at 3 a.m.[^1] Then it rained.", ["He came at 3 a.m.[^1]", "Then it rained."]),
        ("It left at 1 p.m. Washington time. It came.", ["It left at 1 p.m. Washington time.", "It came."]),
        (
            "He was in [Co. A of the 7th](organization:a). [Co. B](organization:b) came.",
            ["He was in [Co. A of the 7th](organization:a).", "[Co. B](organization:b) came."],
        ),
        ("It ends with ![](quotation:q). He left.", ["It ends with ![](quotation:q).", "He left."]),
        ("![](quotation:q)[^1] He left.", ["![](quotation:q)[^1]", "He left."]),
        ("![](quotation:q), he said. He left.", ["![](quotation:q), he said.", "He left."]),
        ("See `a. B` first. `c` is next.", ["See `a. B` first.", "`c` is next."]),
        (
            "**Verified.** [The source](work:w) was read. It says so.",
            ["**Verified.** [The source](work:w) was read.", "It says so."],
        ),
        ("He was **sure. They** left. **Not** we.", ["He was **sure.", "They** left.", "**Not** we."]),
        (
            "He called it “[sad.](quotation:q)” [They](person:p) left.",
            ["He called it “[sad.](quotation:q)”", "[They](person:p) left."],
        ),
        ("Read Is. 53 and Ps. 22. They are long.", ["Read Is. 53 and Ps. 22.", "They are long."]),
        ("He wrote 他走了。他們留下。 Then he left.", ["He wrote 他走了。", "他們留下。", "Then he left."]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("`code. Only`", ["`code. Only`"]),
        ("[^1]", ["[^1]"]),
        ("![](quotation:q)", ["![](quotation:q)"]),
    ],
)
def test_links_markers_and_records_set_in_stay_whole_and_with_their_sentence(paragraph, expected):
    assert [paragraph[start:end] for start, end in sentences.spans(paragraph)] == expected


@pytest.mark.parametrize("language", ["en", "en-GB", "pt-BR", "ota-Latn", "deu", "grc", "zh-Hant", "xx", ""])
def test_a_language_unknown_to_the_library_is_divided_all_the_same(language):
    assert [end for _, end in sentences.spans("One came. Two came.", language)] == [9, 19]

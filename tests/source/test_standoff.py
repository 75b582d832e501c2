"""Standoff annotation: written, read and found again, in the same text and in others; nothing of the text in it but
names.
"""

import json
import re
import textwrap

import pytest
from edition.grammar.refs import Ref
from edition.load import load
from edition.reading import material as reading
from edition.source import again, anchors, guard
from edition.source import text as source_text
from edition.source.again import anchor_again
from edition.source.stored import Quote, StoredAnnotation, from_jsonld, stored_annotations, to_jsonld
from edition.source.text import SourceText, plain
from edition.whole.edition import Edition
from helpers import REPOSITORY, SAMPLE, SOURCE_TEXT, copy_sample, run

STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})


@pytest.fixture(scope="module")
def text() -> SourceText:
    return source_text.load(SAMPLE / "source.txt")


@pytest.fixture(scope="module")
def items(sample_edition, text) -> list[StoredAnnotation]:
    return stored_annotations(sample_edition, text)


@pytest.fixture(scope="module")
def chapter() -> tuple[Edition, SourceText]:
    """The edition and the chapter's own text; only for tests marked `source`."""
    return Edition(reading.read(REPOSITORY)), source_text.load(SOURCE_TEXT)


def whole(text: SourceText) -> str:
    return "\n".join(text.paragraphs)


def another(words: str) -> SourceText:
    return SourceText(tuple(words.split("\n")))


def places(items: list[StoredAnnotation]) -> set[tuple[str, str, int]]:
    return {(one.role, str(one.target), one.start) for one in items}


def found_in(items, sha256: str, text: SourceText) -> tuple[set[tuple[str, str, int]], list[again.Lost]]:
    found, lost = anchor_again(items, sha256, text)
    return {(one.role, str(one.target), text.starts[one.paragraph - 1] + one.start) for one in found}, lost


# --- writing and reading ----------------------------------------------------------------------------------------------


def test_every_kind_of_thing_is_annotated_where_it_stands(text, items):
    stretches = {
        (one.role, str(one.target), whole(text)[one.start : one.end][:24]) for one in items if one.paragraph == 2
    }
    assert stretches == {
        ("mention", "person:frank-dyson", "Frank Dyson"),
        ("mention", "place:sobral", "Sobral"),
        ("mention", "person:arthur-eddington", "Arthur Eddington"),
        ("mention", "place:principe", "Príncipe"),
        ("note", "note:2", "2"),
        ("variant", "variant:order-of-the-words", "said Dyson"),
        ("quotation", "quotation:eddington-remembers", "‘Then,’ said Dyson, ‘Edd"),
        ("quotation", "quotation:dyson-go-mad", "Eddington will go mad, a"),
    }


def test_an_annotation_is_a_web_annotation_of_a_text_named_by_its_hash(text, items):
    document = json.loads(to_jsonld(text.sha256, items))
    assert (document["@context"], document["type"], document["total"]) == (
        "http://www.w3.org/ns/anno.jsonld",
        "AnnotationCollection",
        len(items),
    )
    first = next(item for item in document["first"]["items"] if item["body"] == "../notes/1/")
    at = whole(text).index("Africa.1") + len("Africa.")
    assert first["motivation"] == "linking"
    assert first["target"]["source"] == f"urn:sha256:{text.sha256}"
    assert first["target"]["selector"][0] == {"type": "TextPositionSelector", "start": at, "end": at + 1}


def test_what_is_written_is_read_back(text, items):
    assert from_jsonld(to_jsonld(text.sha256, items)) == (text.sha256, items)


@pytest.mark.parametrize(
    "file",
    [
        "",
        "[]",
        "{}",
        '{"first": {"items": [{}]}}',
        '{"first": {"items": [{"target": {"source": "x", "selector": []}}]}}',
    ],
)
def test_a_file_that_is_none_of_ours_is_refused(file):
    with pytest.raises(ValueError):
        from_jsonld(file)


def test_an_edition_that_stores_annotations_of_a_record_that_is_gone_is_told(tmp_path, text, items):
    root = copy_sample(tmp_path)
    (root / "data" / "annotations.jsonld").write_text(
        to_jsonld(text.sha256, items).replace("/sobral/", "/sobrel/"), "utf-8"
    )
    result = run("edition", "check", "--root", root)
    assert "M004 An annotation leads to place:sobrel, which is no record." in result.stdout and result.returncode == 1


def test_the_commands_write_find_and_list(tmp_path):
    root = copy_sample(tmp_path)
    assert run("edition", "annotate", "--root", root).returncode == 0
    assert run("edition", "check", "--root", root).returncode == 0
    table = run("edition", "mentions", "--root", root).stdout.splitlines()
    assert table[0].split("\t") == ["paragraph", "start", "end", "form", "target", "why"]
    assert "2\t0\t11\tFrank Dyson\tperson:frank-dyson\tname" in table
    same = run("edition", "anchors", root / "source.txt", "--root", root)
    assert same.stdout.startswith("The same text.") and same.returncode == 0
    (tmp_path / "other.txt").write_text("\n".join((root / "source.txt").read_text("utf-8").split("\n")[:3]), "utf-8")
    other = run("edition", "anchors", tmp_path / "other.txt", "--root", root)
    assert "paragraph 4: note note:3 “3”: its words" in other.stdout and other.returncode == 1


# --- finding them again -----------------------------------------------------------------------------------------------


def test_in_the_same_text_every_annotation_is_where_it_was(text, items):
    assert found_in(items, text.sha256, text) == (places(items), [])


def test_line_ends_and_a_last_newline_make_no_other_text(tmp_path, text):
    (tmp_path / "same.txt").write_bytes((whole(text) + "\r\n").replace("\n", "\r\n").replace("\r\r", "\r").encode())
    assert source_text.load(tmp_path / "same.txt").sha256 == text.sha256


def check_straight(text, items):
    assert found_in(items, text.sha256, another(whole(text).translate(STRAIGHT))) == (places(items), [])


def check_joined(text, items):
    at = text.starts[2] - 1
    joined = another(whole(text)[:at] + " " + whole(text)[at + 1 :])
    assert len(joined.paragraphs) == len(text.paragraphs) - 1
    assert found_in(items, text.sha256, joined) == (places(items), [])


WRAPPED = {
    "at 72 columns": lambda words: "\n".join(
        textwrap.fill(line, 72, break_on_hyphens=False) for line in words.split("\n")
    ),
    "at 30 columns, with empty lines between": lambda words: "\n\n".join(
        textwrap.fill(line, 30, break_on_hyphens=False) for line in words.split("\n")
    ),
    "into one line": lambda words: words.replace("\n", " "),
    "a sentence a line": lambda words: re.sub(r"(?<=[.?!’”]) (?=[A-Z])", "\n", words),
    "with two spaces after a full stop": lambda words: words.replace(". ", ".  "),
    "with spaces at the ends of lines and a mark at the head": lambda words: "\ufeff" + words.replace("\n", "  \n"),
}
"""Other white space -> a text in it."""


def check_wrapped(folder, text, items, how):
    (folder / "other.txt").write_text(WRAPPED[how](whole(text)), "utf-8")
    other = source_text.load(folder / "other.txt")
    assert " ".join(other.paragraphs) == " ".join(text.paragraphs)
    assert found_in(items, text.sha256, other) == (places(items), [])


@pytest.mark.parametrize("how", WRAPPED)
def test_however_the_text_is_wrapped_all_are_found(tmp_path, text, items, how):
    check_wrapped(tmp_path, text, items, how)


def check_missing(text, items, number):
    kept = [words for at, words in enumerate(text.paragraphs, 1) if at != number]
    gone = len(text[number]) + 1
    found, lost = found_in(items, text.sha256, SourceText(tuple(kept)))
    assert found == places([one for one in items if one.paragraph < number]) | {
        (role, target, start - gone) for role, target, start in places([one for one in items if one.paragraph > number])
    }
    assert {one.annotation.paragraph for one in lost} <= {number} and len(lost) == sum(
        one.paragraph == number for one in items
    )
    assert all(one.reason for one in lost)


def test_with_straight_quotation_marks_all_are_found(text, items):
    check_straight(text, items)


def test_with_two_paragraphs_joined_all_are_found(text, items):
    check_joined(text, items)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_with_a_paragraph_missing_its_own_are_told_and_all_others_found(text, items, number):
    check_missing(text, items, number)


def test_a_word_put_in_shifts_what_follows_and_a_changed_name_is_told(text, items):
    changed = another(
        whole(text).replace("The clockmaker Edwin", "The old clockmaker Edwin").replace("At Sobral", "At Sobrall")
    )
    found, lost = found_in(items, text.sha256, changed)
    assert [(str(one.annotation.target), one.reason) for one in lost] == [
        ("place:sobral", "its words stand elsewhere, but not in its place")
    ]
    assert len(found) == len(items) - 1
    assert ("note", "note:2", next(one.start for one in items if one.target == Ref("note", "2")) + len("old ")) in found


@pytest.mark.source
def test_the_chapters_annotations_are_found_in_other_printings_of_it(chapter):
    edition, text = chapter
    items = stored_annotations(edition, text)
    check_straight(text, items)
    check_joined(text, items)
    check_missing(text, items, 14)


@pytest.mark.source
@pytest.mark.parametrize("how", WRAPPED)
def test_the_chapters_annotations_are_found_however_it_is_wrapped(tmp_path, chapter, how):
    edition, text = chapter
    check_wrapped(tmp_path, text, stored_annotations(edition, text), how)


def test_of_another_text_it_is_said_that_it_is_another(tmp_path, text, items):
    root = copy_sample(tmp_path)
    (root / "data" / "annotations.jsonld").write_text(to_jsonld(text.sha256, items), "utf-8")
    (root / "source.txt").write_text(
        whole(text).replace("a handful", "a hatful").replace("clock", "cloak", 1) + " So it was.\n", "utf-8"
    )
    result = run("edition", "check", "--root", root)
    assert (
        "M004 The source text at hand is another than the one that was annotated" in result.stdout
        and result.returncode == 1
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda content: b"\xef\xbb\xbf" + content,
        lambda content: content.replace(b"\n", b"  \r\n"),
        lambda content: content.replace(b". ", b".  "),
        lambda content: content.decode().encode("utf-16"),
    ],
)
def test_white_space_and_a_mark_of_the_encoding_put_no_annotation_out_of_date(tmp_path, text, items, change):
    root = copy_sample(tmp_path)
    (root / "data" / "annotations.jsonld").write_text(to_jsonld(text.sha256, items), "utf-8")
    (root / "source.txt").write_bytes(change((root / "source.txt").read_bytes()))
    assert load(root)[1] == []


@pytest.mark.source
def test_all_notes_quotations_and_apparatus_entries_of_the_chapter_are_located(chapter):
    edition, text = chapter
    located = {(one.role, one.target.id) for one in anchors.anchors(edition, text) if one.role != "mention"}
    wanted = {(kind, record.id) for kind in ("note", "quotation", "variant") for record in edition.by_kind[kind]}
    assert located == wanted
    assert sum(role == "note" for role, _ in located) == 54


# --- what may not be in it --------------------------------------------------------------------------------------------


def known_runs(text: SourceText, items: list[StoredAnnotation], quotations: list[str]) -> list[str]:
    """Stretches of the text that can be put together from the annotations alone, by position and words, quotations'
    words apart.
    """
    words = plain(whole(text))
    known = bytearray(len(words))
    for one in items:
        # a short stretch has one quote, at its start; a longer one has its first words and its last
        for quote, at in zip(one.quotes, (one.start, one.end - len(one.quotes[-1].exact)), strict=False):
            start, end = at - len(quote.prefix), at + len(quote.exact) + len(quote.suffix)
            known[start:end] = b"\1" * (end - start)
    for quotation in quotations:
        for match in re.finditer(re.escape(plain(quotation)), words):
            known[match.start() : match.end()] = bytes(match.end() - match.start())
    known_text = "".join(char if seen else "\n" for char, seen in zip(words, known, strict=True))
    known_text = re.sub(r"\n\s", "\n", known_text)
    return known_text.split("\n")


@pytest.mark.source
def test_no_sentence_of_the_chapter_can_be_put_together_from_the_annotations(chapter):
    edition, text = chapter
    runs = known_runs(
        text, stored_annotations(edition, text), [quotation.text for quotation in edition.by_kind["quotation"]]
    )
    assert max(len(run.split()) for run in runs) < guard.LONGEST_RUN


def stored(text: str, *words: str | tuple[str, str]) -> list[StoredAnnotation]:
    """Words of a text of one paragraph, in their order, as annotations; of a longer stretch the first and the last."""
    made, at = [], 0
    for index, one in enumerate(words):
        first, last = (one, one) if isinstance(one, str) else one
        start = text.index(first, at)
        end = text.index(last, start) + len(last)
        quotes = (Quote(first),) if isinstance(one, str) else (Quote(first), Quote(last))
        made.append(StoredAnnotation("mention", Ref("place", f"p{index}"), 1, start, end, quotes))
        at = start + 1
    return made


@pytest.mark.parametrize(
    "now", ["Oslo, Bonn. Riga saw Oran. Then Lima, Kiev.", "Oslo, Bonn. Then Riga saw Oran: Lima, Kiev."]
)
def test_two_that_stood_apart_are_not_found_in_one_place(now):
    before = "Oslo, Bonn. Riga saw it; later Riga saw Oran. Then Lima, Kiev."
    found, lost = anchor_again(
        stored(before, "Oslo", "Bonn", "Riga", "Riga", "Oran", "Lima", "Kiev"), "another", SourceText((now,))
    )
    assert [one.annotation.quotes[0].exact for one in lost] == ["Riga"]
    assert sorted(now[one.start : one.end] for one in found) == ["Bonn", "Kiev", "Lima", "Oran", "Oslo", "Riga"]


@pytest.mark.parametrize(
    "before_it", ["", "The old house fell. ", "The old house, and again the old house. The old house fell. "]
)
def test_the_first_words_of_a_stretch_without_its_last_are_not_its_place(before_it):
    stretch = "The old house on the hill beside the river was burned."
    now = f"{before_it}{'It rained for a week. ' * 8}{stretch} {'The old house was gone. ' * 2}"
    found, lost = anchor_again(
        stored(stretch, ("The old house", "river was burned")), "another", SourceText((now.strip(),))
    )
    assert lost == []
    assert [now[one.start : one.end] for one in found] == ["The old house on the hill beside the river was burned"]


def test_a_stretch_whose_last_words_are_gone_is_lost():
    found, lost = anchor_again(
        stored("The old house on the hill was burned.", ("The old house", "was burned")),
        "another",
        SourceText(("The old house on the hill stands.",)),
    )
    assert (found, [one.reason for one in lost]) == ([], ["its words are not in this text"])


def test_a_sentence_given_away_would_be_seen(text, items):
    start, end = 0, whole(text).index("be bent")
    spilt = [
        *items,
        StoredAnnotation("mention", Ref("place", "sobral"), 1, start, end, (Quote(whole(text)[start:end]),)),
    ]
    assert max(len(run.split()) for run in known_runs(text, spilt, [])) >= 12

"""Twenty errors, planted one at a time in the sample's records, are all caught by comparing them with its own text."""

import pytest
from edition.load import load
from helpers import copy_sample

PLANTED = [
    ("quotations", "weight\n", "weights\n", "Q004"),  # a letter
    (
        "quotations",
        "Eddington will go mad, and you will have to come home alone.\n  kind",
        "Eddington will go mad, and you will not have to come home alone.\n  kind",
        "Q004",
    ),  # a "not" put in
    ("quotations", "said Dyson, ‘Eddington", "said Eddington, ‘Eddington", "Q004"),  # a changed name
    ("quotations", "have to come home alone.’", "have to come home.’", "Q004"),  # a word dropped at the end
    ("quotations", "‘Then,’ said", "Then, said", "Q004"),  # inner quotation marks
    ("quotations", "After a careful study", "After careful study", "Q004"),  # an article
    ("quotations", "of the plates,\n", "of the plate,\n", "Q004"),  # a number
    ("quotations", "there can be no doubt", "there can be doubt", "Q004"),  # a "no" dropped
    ("quotations", "that they confirm", "that they deny", "Q004"),  # the contrary
    ("quotations", "Einstein’s prediction.\n", "Newton’s prediction.\n", "Q004"),  # another name
    ("quotations", "I am prepared to say", "I am to say prepared", "Q004"),  # words in another order
    ("quotations", "prepared to say that there", "prepared to say there", "Q004"),  # a small word
    ("quotations", "paragraph: 1", "paragraph: 3", "Q005"),  # the paragraph of a quotation
    (
        "quotations",
        (
            "date: '1919-11-06'\n  occasion: event:joint-meeting\n  document: document:joint-meeting-report\n "
            " paragraph: 4\n  note: note:3\n  continues"
        ),
        "paragraph: 2\n  note: note:3\n  continues",
        "Q005",
    ),
    ("quotations", "note: note:2\n  within", "note: note:3\n  within", "N006"),  # a quotation given to the next note
    ("notes", "'1':\n  paragraph: 1", "'1':\n  paragraph: 2", "N006"),  # notes moved by one paragraph
    ("notes", "late in life.\n  paragraph: 2", "late in life.\n  paragraph: 1", "N006"),
    ("notes", "'3':\n  paragraph: 4", "'3':\n  paragraph: 3", "N006"),
    ("people", "{form: Albert Einstein}", "{form: Albert Einstien, source: chapter}", "S002"),  # a misspelt name
    ("texts", "length: 4", "length: 3", "T002"),  # a count
]


def test_there_are_twenty():
    assert len(PLANTED) == 20


@pytest.mark.parametrize(("file", "right", "wrong", "code"), PLANTED)
def test_a_planted_error_is_caught(tmp_path, file, right, wrong, code):
    root = copy_sample(tmp_path)
    path = root / "data" / f"{file}.yml"
    records = path.read_text("utf-8")
    assert right in records
    path.write_text(records.replace(right, wrong, 1), "utf-8")
    _, findings = load(root)
    assert code in {finding.code for finding in findings}


def test_the_sample_as_it_is_has_none(tmp_path):
    assert load(copy_sample(tmp_path))[1] == []


def test_a_marker_moved_in_the_text_is_caught(tmp_path):
    root = copy_sample(tmp_path)
    text = (root / "source.txt").read_text("utf-8")
    (root / "source.txt").write_text(text.replace("Africa.1", "Africa.").replace("in March.", "in March.1"), "utf-8")
    assert [str(finding) for finding in load(root)[1]] == [
        "data/notes.yml:2: N006 note:1 has its marker in paragraph 2 of the source text, not 1. Mend `paragraph`."
    ]

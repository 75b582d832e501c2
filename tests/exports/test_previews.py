"""What the card of a link says: title, line and first sentences of a record; and where the files of the site stand."""

import json

import pytest
from edition.exports import table as exports
from helpers import small_edition

LONG = (
    "It stood there for a hundred and twenty years, was burnt twice, built up again twice, and gave its name to the"
    " street, the square and the whole quarter around it"
)
"""150 characters; two such sentences are more than a card may hold, one and a short one are not."""


def card(folder, description: str) -> dict:
    edition = small_edition(
        folder,
        {
            "data/places.yml": (
                f"inn:\n  names: [{{form: The Inn}}]\n  kind: house\n  description: >-\n    {description}\n"
            )
        },
    )
    return json.loads(dict(exports.build(edition))["data/previews.json"])["place:inn"]


@pytest.mark.parametrize(
    ("description", "text"),
    [
        ("A house by the road.", "A house by the road."),
        ("A house by the road. It has a sign.", "A house by the road. It has a sign."),
        ("A house. A road. A sign.", "A house. A road. A sign."),
        (f"A house by the road. {LONG}.", f"A house by the road. {LONG}."),
        (f"{LONG}. It has a sign. {LONG}.", f"{LONG}. It has a sign."),
        (f"{LONG}. {LONG}. It has a sign.", f"{LONG}."),
        (f"{LONG}, {LONG}. It has a sign.", f"{LONG}, {LONG}."),
    ],
)
def test_a_card_has_the_sentences_that_fit_in_240_characters_and_at_least_the_first(tmp_path, description, text):
    assert card(tmp_path, description) == {"title": "The Inn", "line": "house", "text": text}


def test_a_plain_text_keeps_its_quotation_marks(tmp_path):
    assert (
        card(tmp_path, """They called it "the Inn", or 'home' & more.""")["text"]
        == """They called it "the Inn", or 'home' & more."""
    )


ANNOTATIONS = '{"type": "AnnotationCollection"}\n'


def test_annotations_are_published_as_they_are_beside_the_other_data(tmp_path):
    edition = small_edition(tmp_path, {"data/annotations.jsonld": ANNOTATIONS})
    assert dict(exports.build(edition))["data/annotations.jsonld"] == ANNOTATIONS
    assert exports.paths(edition) == {
        "data/annotations.jsonld",
        "data/previews.json",
        "data/records.json",
        "data/redirects.json",
        "search/index.json",
    }


def test_an_edition_without_annotations_publishes_none(tmp_path):
    edition = small_edition(tmp_path, {})
    assert (
        {path for path, _ in exports.build(edition)}
        == exports.paths(edition)
        == {"data/previews.json", "data/records.json", "data/redirects.json", "search/index.json"}
    )

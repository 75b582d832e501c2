"""Findings: what is wrong with the data, where, and what to do about it.

Readers and checks return findings instead of raising; the build prints all of them in one run and stops. A code is
permanent: it is documented in `CODES`, has a folder `tests/findings/<CODE>/`, and is never given a second meaning.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One problem in one place."""

    path: str
    """The file, relative to the edition's root, with forward slashes."""
    line: int
    """1-based line; 1 when the whole file is meant."""
    code: str
    """A key of `CODES`."""
    message: str
    """What is wrong, naming the record: `wake-conference takes place at place:wake-iland, which is no record.`"""
    hint: str = ""
    """What to do: `Did you mean place:wake-island?`"""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code} {self.message} {self.hint}".rstrip()


@dataclass(frozen=True)
class Code:
    """What a finding's code means, for the findings page of the documentation."""

    title: str
    remedy: str


COMMAND = "PYTHONPATH=hooks .venv/bin/python -m edition"
"""How the program is called from the edition's root, for findings that ask for it."""


CODES: dict[str, Code] = {
    # Y: the YAML file as text
    "Y001": Code("The file is not UTF-8", "Save it as UTF-8."),
    "Y002": Code("A tab stands in the file", "Use spaces; YAML forbids tabs in indentation."),
    "Y003": Code(
        "A character is not what it looks like",
        "Remove byte order marks, control and other invisible characters, also those written as `\\u…`; close marks of"
        " direction in their line; write text in composed form (Unicode NFC).",
    ),
    "Y004": Code(
        "The YAML cannot be parsed",
        "Mend the syntax at the line given or before it; a value with a colon or a hash needs quotes.",
    ),
    "Y005": Code("A key stands twice in one mapping", "Keep one; the other would be lost in silence."),
    "Y006": Code("A YAML tag", "Write the value itself; every scalar is read as it is written."),
    "Y007": Code("A YAML anchor or alias", "Write the value out; a record is read alone."),
    "Y008": Code(
        "A key without a value",
        "Give the value or leave the key out; `null` and `~` are YAML’s words for none, and a name that is such a word"
        " stands in quotes.",
    ),
    "Y009": Code(
        "The file has the wrong shape",
        "A file of records is a mapping from id to record; a folder holds one record a file.",
    ),
    "Y010": Code("A file or folder cannot be read", "Put the file or folder back, or remove what stands in its place."),
    "Y011": Code(
        "Two files whose names differ in capitals alone", "Rename one: on many machines they would be one file."
    ),
    # R: a record by itself
    "R001": Code("An unknown field", "Check the spelling against the data model; a near miss is named."),
    "R002": Code("A required field is missing", "Add it."),
    "R003": Code("A value of the wrong form", "Give a value of the form the message names."),
    "R004": Code(
        "A malformed date",
        "Write an EDTF date, level 1: 1950-10-07, 1950-10, 1950-11-04?, 1950-10-02/1950-10-03, ../1950-10-06.",
    ),
    "R005": Code(
        "Coordinates out of range", "Longitude lies in -180…180 and latitude in -90…90, in decimal degrees, WGS 84."
    ),
    "R006": Code(
        "An unsafe id",
        "Ids are lowercase ASCII letters, digits and single hyphens, a hundred at most. `index` is"
        " the index of the kind, and names that Windows keeps for devices, such as `con`, are no names of files there.",
    ),
    "R007": Code(
        "A file belongs to no kind of record",
        "Name files and folders in the data folder after a kind, and let their names end in .yml.",
    ),
    "R008": Code("A field that earlier releases had", "Write what the finding says, where it says."),
    # G: records together
    "G001": Code("Two records of one kind have the same id", "Rename one, or merge them."),
    "G002": Code("A record nobody mentions", "Link it from the text or from another record, or remove it."),
    "G003": Code("An event lies outside the dates of its parent", "Mend one of the two dates, or the parent."),
    "G004": Code(
        "A person acts or speaks outside their life",
        "Mend the date, the speaker or the life; or say in `outside_life`, beside the participant or in the quotation"
        " or document, why it is so.",
    ),
    "G005": Code(
        "A chain of records closes on itself", "A record cannot be part of itself, directly or through others."
    ),
    "G006": Code("A reference to a kind that is not admitted here", "Refer to a record of the kind the message names."),
    "G007": Code(
        "A reference to a record that does not exist", "Mend the id, or add the record; a near miss is named."
    ),
    "G008": Code("A source key the record does not define", "Add it under the record's `sources`, or mend the key."),
    "G009": Code(
        "Something that looks like a reference and is none",
        "Write `[words](kind:id)`, without spaces and with its closing bracket.",
    ),
    "G010": Code(
        "Events follow or cause one another against the order of their dates", "Mend one of the dates, or the field."
    ),
    "G011": Code("A life or an office ends before it begins", "Mend one of the two dates."),
    "G012": Code(
        "A reason for an act outside a life that is within it",
        "Remove `outside_life`: an exemption that nothing needs would hide the next error.",
    ),
    "G013": Code(
        "No record at all of a kind that is referred to",
        "Put the kind's file back into the data folder, or remove the references.",
    ),
    # N: notes
    "N001": Code("Notes out of order in the text", "Anchor notes in ascending order."),
    "N002": Code("A note never anchored in the text", "Put its marker after the statement it marks."),
    "N003": Code("A note anchored twice", "Keep one marker; refer to it elsewhere by a link."),
    "N008": Code(
        "A note that says nothing", "Give it `text`, or `paragraph`, `marks` and `status` of what is looked for."
    ),
    "N009": Code("A note at a text that is not its own", "Say in `of` whose note it is, or take the marker out."),
    "N004": Code("Notes are not numbered from 1 without a gap", "Number them as the chapter does."),
    "N005": Code("A note and a quotation disagree", "List the quotation under the note it names, and only there."),
    "N006": Code(
        "A note stands elsewhere in the source text",
        "Mend the paragraph of the note, the note that a quotation names, or the number of notes in data/texts.yml.",
    ),
    "N007": Code(
        "A note that is not verified does not say what is missing",
        "Say in one sentence, in `missing`, what would have to be read.",
    ),
    # Q: quotations
    "Q001": Code("A quotation without speaker", "Name the speaker, or say in `no_speaker` why there is none."),
    "Q002": Code("A quotation without note", "Name the note, or say in `no_note` why there is none."),
    "Q003": Code(
        "A reason for a gap that is not there",
        "Remove `no_speaker`, `no_note`, `no_witness`, `no_variant`, `no_times` or `missing`: the record has what it"
        " says is wanting.",
    ),
    "Q004": Code("A quotation's words differ from the source text", "Copy the words from the paragraph named."),
    "Q005": Code(
        "A quotation stands in another paragraph, or order, than the record says",
        "Mend `paragraph`, or the order of the file.",
    ),
    "Q006": Code(
        "A quotation without a source's words does not say where they were looked for",
        "Name the places in `no_witness`.",
    ),
    "Q007": Code(
        "One reason stands for more than five quotations",
        "Say of each in `no_witness` where its own words were looked for.",
    ),
    "Q008": Code(
        "Words of a text that stands here are given otherwise than it has them",
        "Copy them from the text; what is left out is marked by an ellipsis.",
    ),
    # P: paragraphs of the reading text, and of prose
    "P001": Code("A paragraph of the reading text has no id", 'Add `{: #some-id answers="4" }` on the line after it.'),
    "P002": Code("A paragraph id stands twice", "Ids are unique on a page."),
    "P003": Code(
        "A paragraph id is not in the ledger",
        f"Run `{COMMAND} mint` to record a new one, which is permanent from then on; where an old one was changed, put"
        " it back.",
    ),
    "P004": Code(
        "A paragraph id of the ledger is gone",
        "Put it back: others may have cited it; or say in `data/redirects.yml` which address tells it now.",
    ),
    "P005": Code(
        "A paragraph of the chapter is answered by none of the reading text",
        "Name it in the `answers` of the paragraph that tells it.",
    ),
    "P006": Code(
        "A paragraph number the chapter does not have", "Paragraphs are numbered from 1 to `length` in data/texts.yml."
    ),
    "P007": Code(
        "An attribute list that belongs to no paragraph",
        'Put `{: #some-id answers="4" }` on the line right after a paragraph; tables, lists, lines and raw HTML answer'
        " nothing.",
    ),
    "P008": Code("A comment that nothing closes", "Write `-->` after it: as it stands everybody reads it."),
    "P010": Code("A paragraph without the number that its text gives", 'Add it as `n`: `{: #some-id n="Jul. 32.1" }`.'),
    "P011": Code(
        "A page of a text stands outside its folder",
        "The first text may stand anywhere; the pages of others stand in `docs/texts/`, under their ids.",
    ),
    "P009": Code(
        "A page asks for something that is not computed",
        "Write `<!-- edition:NAME -->` on a line of its own; NAME is `chronology`, `collation`, `hosts`,"
        " `note-status`, `rooms` or `source-grades`.",
    ),
    # A: the apparatus
    "A001": Code(
        "An entry of the apparatus has no mark in the text", "Put `![](variant:id)` at the statement it concerns."
    ),
    "A002": Code(
        "An entry of the apparatus without a source's reading",
        "Give the reading, or call it an inconsistency, a misprint or a matter of clocks.",
    ),
    "A003": Code(
        "A source’s words differ from a quotation, and the apparatus lacks its reading",
        "Add an entry, or the reading to an entry that concerns the quotation, or say in `no_variant` of the witness"
        " why there is none.",
    ),
    # L: links in prose
    "L001": Code("A link to a page that does not exist", "Mend the address."),
    "L002": Code(
        "A link to a place that the page does not have",
        "Mend the part after the #: it is the id of a heading, a paragraph or a section of that page.",
    ),
    "L003": Code("An image or a file that does not exist", "Put the file under docs/, or mend its address."),
    # C: characters
    "C001": Code(
        "A character that no typeface of the edition has",
        "Write it otherwise, or leave its script to the readers' own fonts: `left_to_readers` in edition.yml, with the"
        " reason.",
    ),
    "C002": Code(
        "Something is left to the readers' own fonts that the edition does not use, or has typefaces for",
        "Remove it from `left_to_readers`.",
    ),
    # D: addresses, which stay
    "D001": Code(
        "An address that was published is gone",
        "Put it back, or say in `data/redirects.yml` what it leads to now: `/people/old/: /people/new/`.",
    ),
    "D002": Code("A redirect leads to what is no address of the edition", "Mend the address; a near miss is named."),
    "D003": Code("A redirect of an address that is still there, or never was", "Remove it."),
    "D004": Code("Redirects that go in a circle", "Let one of them lead to what is there."),
    "D005": Code(
        "The ledger of addresses is not that of the release",
        f"Run `{COMMAND} mint` when a release is made: what it publishes is permanent.",
    ),
    # H: HTML in prose
    "H001": Code(
        "HTML that the prose of a record may not hold",
        'Write it in Markdown. Allowed are marks of words, such as `<em>`, `<sup>` or `<span lang="ko">`, with `lang`,'
        " `dir`, `title` and `datetime`.",
    ),
    # T: the text that may not be repeated
    "T001": Code(
        "A run of the source text's own words", "Say it in our words; the words of actors stand in quotation records."
    ),
    "T002": Code(
        "The source text has another number of paragraphs",
        "Compare it with the text the records were made from; a line is a paragraph.",
    ),
    "T003": Code("The source text cannot be read", "Save it as UTF-8, a paragraph a line."),
    "T004": Code(
        "A text that is not what its standing says",
        "An `own` or `open` text has `pages`; one that is `held` has `length` and `notes`, and may have a `file`.",
    ),
    # M: mentions in the source text
    "M001": Code(
        "A name that may mean several records", "Decide it in `data/decisions.yml`, under the number of its paragraph."
    ),
    "M002": Code("A decision about words that are not there", "Mend its words, its number or its paragraph."),
    "M003": Code(
        "The words an entry of the apparatus stands at are not there", "Copy up to five words from its paragraph."
    ),
    "M004": Code(
        "The stored annotations are not those that the records and the text give",
        f"Mend what else is reported, then run `{COMMAND} annotate FILE`, FILE being the text.",
    ),
    # S: sources of facts
    "S001": Code(
        "A fact without a source",
        "Name the page or book that was read, under `sources`, and its key beside the fact; or `chapter` where the"
        " chapter says it, and its `paragraphs`.",
    ),
    "S002": Code(
        "A name said to be the chapter's is not in it", "Copy the form from the text, or name the source that has it."
    ),
    "S003": Code(
        "A sentence without a source says what the source text does not",
        "Put the mark of its source after the sentence, `[^key]`, or mend it.",
    ),
    "S004": Code(
        "An address at a host that is not citable",
        "Cite what it is a copy of; name the copy in words. `data/sources.yml` has the hosts, with the reason.",
    ),
    "S005": Code(
        "A grade of a source that says nothing",
        "Remove it: no source has that host or title, or its grade is known without.",
    ),
    "S006": Code("An encyclopedia that does not say so", "Write “(encyclopedia)” after the title."),
    # V: evidence
    "V001": Code(
        "A verified source without a place to find it",
        "Give the address or the archive reference that was seen, or lower the status.",
    ),
    "V002": Code(
        "What was sent to somebody has no hour at either end",
        "Give `sent` or `received`, as the print has it, or say in `no_times` why there is neither.",
    ),
    # W: words that are nearly alike
    "W001": Code(
        "Two names that are nearly alike",
        "Mend the one that is wrong, or write the pair into `data/spellings.yml` and say why both are right.",
    ),
    "W002": Code(
        "A decision about two names that decides nothing", "Remove it from `data/spellings.yml`, or mend its words."
    ),
}


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its word: `1 finding`, `2 findings`, `1 person`, `2 people`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def near_miss(word: str, known: Iterable[str]) -> str:
    """`Did you mean …?` for the closest known word, or the empty string."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"Did you mean {close[0]}?" if close else ""

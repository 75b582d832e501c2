"""Reading: YAML as it is written, with its lines; prose as paragraphs; a folder as an edition."""

import pytest
from edition.grammar.refs import Ref
from edition.reading.material import read
from edition.reading.prose import Paragraph, read_prose
from edition.reading.yaml import read_yaml
from helpers import SMALL, write


def values(text: str) -> dict:
    found, _, findings = read_yaml(text, "a.yml")
    assert findings == []
    return found


def problems(files: dict[str, str], folder) -> list[str]:
    return [str(finding) for finding in sorted(read(write(folder, SMALL | files)).findings)]


# --- YAML -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written", ["0700", "NO", "yes", "1:30", "1950-10-07", "1950", "0.10", "1e3", "nil", "nullable", "0x1F", "+82", "٣"]
)
def test_a_scalar_stays_as_it_is_written(written):
    assert values(f"key: {written}\n") == {"key": written}


@pytest.mark.parametrize("written", ["null", "~", "Null", "NULL", "''", "'  '", '"\\u3164"', '"\\u00ad\\u2060"'])
def test_nothing_is_no_value_however_it_is_written(written):
    _, _, findings = read_yaml(f"title: {written}\n", "a.yml")
    assert [(finding.line, finding.code) for finding in findings] == [(1, "Y008")]


@pytest.mark.parametrize("word", ["null", "~", "Null"])
def test_in_quotes_the_words_for_nothing_are_words(word):
    assert values(f"family: '{word}'\n") == {"family": word}


@pytest.mark.parametrize(
    "escape",
    [
        "\\a",
        "\\0",
        "\\u0007",
        "\\x1b",
        "\\u200b",
        "\\u202e",
        "\\u2028",
        "\\L",
        "\\N",
        "\\uFFFE",
        "\\U0001FFFF",
        "\\ufeff",
        "e\\u0301",
        "\\u2067",
    ],
)
def test_an_escape_brings_in_no_character_that_the_file_may_not_hold(escape):
    _, _, findings = read_yaml(f'names:\n  - "a{escape}b"\n', "a.yml")
    assert [(finding.line, finding.code) for finding in findings] == [(2, "Y003")]


@pytest.mark.parametrize("key", ["[a, b]", "{a: b}", "? [a]\n"])
def test_a_key_is_a_word(key):
    _, _, findings = read_yaml(f"{key}: 1\n", "a.yml")
    assert [finding.message for finding in findings] == ["The file has a list or a mapping for a key."]


def test_quotes_and_folds_are_the_only_things_yaml_does_to_a_text():
    assert values("a: 'it''s'\nb: \"x\\ny\"\nc: >-\n  one\n  two\nd: |-\n  one\n  two\n") == {
        "a": "it's",
        "b": "x\ny",
        "c": "one two",
        "d": "one\ntwo",
    }


def test_lists_and_mappings_keep_their_shape_and_keys_are_strings():
    assert values("12: {a: [x, {y: 1}]}\n") == {"12": {"a": ["x", {"y": "1"}]}}


def test_every_value_has_the_line_it_stands_on():
    _, lines, _ = read_yaml("# a comment\nmao:\n  names:\n    - {form: Mao}\n    - form: 毛\n      lang: zh\n", "a.yml")
    assert lines == {
        (): 2,
        ("mao",): 2,
        ("mao", "names"): 3,
        ("mao", "names", 0): 4,
        ("mao", "names", 0, "form"): 4,
        ("mao", "names", 1): 5,
        ("mao", "names", 1, "form"): 5,
        ("mao", "names", 1, "lang"): 6,
    }


def test_of_two_equal_keys_the_first_is_kept_and_the_second_named():
    found, _, findings = read_yaml("a: 1\nb: 2\na: 3\n", "a.yml")
    assert found == {"a": "1", "b": "2"}
    assert list(map(str, findings)) == ["a.yml:3: Y005 The key 'a' stands twice; first on line 1. Keep one."]


def test_a_star_or_an_ampersand_inside_a_text_is_no_alias():
    assert values("a: Smith & Wesson\nb: '*not* an alias'\nc: R&D\n") == {
        "a": "Smith & Wesson",
        "b": "*not* an alias",
        "c": "R&D",
    }


def test_a_file_with_windows_line_ends_reads_the_same(tmp_path):
    root = write(tmp_path, SMALL)
    (root / "data/places.yml").write_bytes(
        b"a:\r\n  names: [{form: A}]\r\n  kind: port\r\n  description: >-\r\n    one\r\n    two\r\n"
    )
    material = read(root)
    assert material.findings == []
    assert material.records[Ref("place", "a")].record.description == "one two"


# --- a folder as an edition -----------------------------------------------------------------------------------------


def test_records_are_read_from_a_file_of_many_and_from_files_of_one(tmp_path):
    material = read(
        write(
            tmp_path,
            SMALL
            | {
                "data/places.yml": "one:\n  names: [{form: One}]\n  kind: port\n",
                "data/places/two.yml": "names: [{form: Two}]\nkind: port\n",
            },
        )
    )
    assert {
        str(ref): (located.path, located.line(), located.line(("kind",)))
        for ref, located in material.records.items()
        if ref.kind == "place"
    } == {
        "place:two": ("data/places/two.yml", 1, 2),
        "place:one": ("data/places.yml", 1, 3),
    }


def test_a_value_without_a_line_of_its_own_is_where_the_thing_around_it_is(tmp_path):
    material = read(write(tmp_path, SMALL | {"data/places.yml": "one:\n  kind: port\n  names:\n    - form: One\n"}))
    located = material.records[Ref("place", "one")]
    assert located.line(("names", 0, "lang")) == 4
    assert located.line(("description",)) == 1


def test_a_misspelt_field_is_named_with_its_near_miss(tmp_path):
    assert problems({"data/places/a.yml": "names: [{form: A}]\nkind: port\ncuontry_now: Korea\n"}, tmp_path) == [
        "data/places/a.yml:3: R001 place:a: cuontry_now is no field. Did you mean country_now?",
    ]


def test_a_misspelt_field_inside_a_list_is_compared_with_the_fields_of_that_part(tmp_path):
    assert problems(
        {"data/people/a.yml": "names: [{form: A}]\nroles:\n  - title: General\n    organisation: organization:army\n"},
        tmp_path,
    ) == [
        "data/people/a.yml:4: R001 person:a: roles.0.organisation is no field. Did you mean organization?",
    ]


def test_one_fault_in_a_name_is_one_finding(tmp_path):
    assert problems({"data/places/a.yml": "names: [{form: A, sheme: McCune}]\nkind: port\n"}, tmp_path) == [
        "data/places/a.yml:1: R001 place:a: names.0.sheme is no field. Did you mean scheme?",
    ]


def test_all_faults_of_a_record_are_found_in_one_run(tmp_path):
    found = problems({"data/events/a.yml": "date: someday\ntime: noon\nplace: place:b\n"}, tmp_path)
    assert [line.split(" ")[1] for line in found] == ["R002", "R004", "R003", "R001"]


def test_an_edition_without_its_own_file_is_a_finding(tmp_path):
    found = read(write(tmp_path, {"docs/index.md": "# Home\n", "data/paragraph-ids.txt": ""})).findings
    assert list(map(str, found)) == [
        "data/edition.yml:1: R002 The edition's own file is missing. Write title, editors, release, date, rights."
    ]


def test_a_record_file_that_would_be_passed_over_is_a_finding(tmp_path):
    assert [
        line.split(" ")[:2] for line in problems({"data/places/a.yaml": "names: [{form: A}]\nkind: port\n"}, tmp_path)
    ] == [["data/places/a.yaml:1:", "R007"]]


def test_the_ledger_is_read_without_comments_and_blank_lines(tmp_path):
    assert read(write(tmp_path, SMALL | {"data/paragraph-ids.txt": "# ids\nfirst\n\nsecond \n"})).ledger == [
        ("first", 2),
        ("second", 4),
    ]


# --- prose ----------------------------------------------------------------------------------------------------------


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    return read_prose(text, "docs/p.md", "p.md").paragraphs


def test_a_paragraph_has_its_id_its_answers_its_line_and_its_section():
    text = '# Title\n\n## A part {#a-part}\n\nOne line,\nand another.\n{: #first answers="1, 2" }\n'
    assert paragraphs(text) == (
        Paragraph("p.md", "One line,\nand another.", 5, "first", ("1", "2"), section="A part", section_id="a-part"),
    )


@pytest.mark.parametrize(
    ("attributes", "answers"), [('answers="4"', ("4",)), ('answers="4 5"', ("4", "5")), ("answers=4", ("4",)), ("", ())]
)
def test_answers_are_numbers_of_paragraphs(attributes, answers):
    assert paragraphs(f"Text.\n{{: #x {attributes} }}\n")[0].answers == answers


def test_attributes_may_stand_without_a_colon():
    assert paragraphs("Text.\n{#x answers=1}\n")[0].id == "x"


def test_headings_and_blocks_of_code_are_no_paragraphs():
    assert [one.text for one in paragraphs("# A\n\n## B\n\nText `code`.\n\n```\nmore code\n```\n")] == ["Text `code`."]


def test_the_title_is_that_of_the_front_matter_or_the_first_heading_or_the_file():
    assert read_prose("---\ntitle: 'Front'\n---\n\n# Heading\n", "docs/p.md", "p.md").title == "Front"
    assert read_prose("# Heading\n", "docs/p.md", "p.md").title == "Heading"
    assert read_prose("Text.\n", "docs/p.md", "p.md").title == "p"


def test_lines_are_counted_from_the_head_of_the_file():
    assert [one.line for one in paragraphs("---\ntitle: T\n---\n\nOne.\n\n\nTwo.\n")] == [5, 8]


def test_anchors_are_the_ids_set_by_hand():
    assert read_prose("## A {#a}\n\nText.\n{: #b .c }\n", "docs/p.md", "p.md").anchors == {"a", "b"}


def test_values_nested_beyond_reading_are_a_finding():
    values, _, findings = read_yaml("a: " + "[" * 5000 + "]" * 5000, "a.yml")
    assert values is None and [finding.code for finding in findings] == ["Y004"]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('a:\n  title: "never closed\nb:\n  title: c\n', 2, "A quotation mark that is never closed."),
        ("a:\n  title: 'never closed\nb:\n  title: c\n", 2, "A quotation mark that is never closed."),
        ('a:\n  title: "open\nb:\n  title: "c"\n', 2, "A quotation mark opens here and is closed only on line 4"),
        (
            "a:\n  title: 'open\nb:\n  c: d\n  title: it's\n",
            2,
            "A quotation mark opens here and is closed only on line 5",
        ),
        ("a:\n  names: [{form: A}\nb:\n  title: c\n", 2, "A bracket or brace opens here"),
        ("a:\n  born: {date: '1950'\n  kind: b\n", 2, "A bracket or brace opens here"),
        ("a:\n  title: b: c\n", 2, "mapping values are not allowed"),
    ],
)
def test_what_is_opened_and_never_closed_is_named_where_it_begins(text, line, told, tmp_path):
    found = read(write(tmp_path, SMALL | {"data/places.yml": text})).findings
    assert [(one.line, one.code) for one in found] == [(line, "Y004")]
    assert found[0].message.startswith(told)


@pytest.mark.parametrize(
    "name", ["data/places.yml", "data/edition.yml", "docs/about.md", "data/paragraph-ids.txt", "data/decisions.yml"]
)
def test_a_byte_order_mark_at_the_head_of_a_file_is_read_past(name, tmp_path):
    files = SMALL | {
        "data/places.yml": "a:\n  names: [{form: A}]\n  kind: town\n",
        "docs/about.md": "# About\n",
        "data/paragraph-ids.txt": "a\n",
        "data/decisions.yml": "'1': [{words: a, nothing: b}]\n",
    }
    plain, marked = (
        read(write(tmp_path / "plain", files)),
        read(write(tmp_path / "marked", files | {name: f"\ufeff{files[name]}"})),
    )
    assert marked.findings == plain.findings
    assert (marked.info, marked.records.keys(), marked.prose, marked.ledger, marked.decisions) == (
        plain.info,
        plain.records.keys(),
        plain.prose,
        plain.ledger,
        plain.decisions,
    )


@pytest.mark.parametrize(
    "name",
    ["data/places.yml", "docs/about.md", "data/paragraph-ids.txt", "data/annotations.jsonld", "data/decisions.yml"],
)
@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-32", "shift-jis"])
def test_a_file_in_another_encoding_is_told(name, encoding, tmp_path):
    root = write(tmp_path, SMALL)
    (root / name).write_bytes(("x: café\n" if encoding != "shift-jis" else "x: 平壌\n").encode(encoding))
    found = [one for one in read(root).findings if one.path == name]
    assert found and {one.code for one in found} <= {"Y001", "Y003"}


@pytest.mark.parametrize(
    "name", ["data/places.yml", "docs/about.md", "data/paragraph-ids.txt", "data/annotations.jsonld"]
)
def test_a_folder_or_a_link_to_nowhere_in_the_place_of_a_file_is_told(name, tmp_path):
    root = write(tmp_path, SMALL)
    (root / name).mkdir()
    assert [(one.path, one.code) for one in read(root).findings] == [(name, "Y010")]
    (root / name).rmdir()
    (root / name).symlink_to("nowhere")
    assert [(one.path, one.code) for one in read(root).findings] == [(name, "Y010")]


def test_each_item_of_a_list_and_each_cell_is_a_paragraph_by_itself():
    found = paragraphs("- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n")
    assert [(one.text, one.line, one.own) for one in found] == [
        ("one", 1, False),
        ("two", 2, False),
        ("a", 4, False),
        ("b", 4, False),
        ("c", 6, False),
        ("d", 6, False),
    ]


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("## A [b](person:c) *d*[^1]\n\nText.", "A b d"),
        ("A [b](person:c)\n---\nText.", "A b"),
        ("Before\n## A\nText.", "A"),
        ("## A\n\n> ## B\n\nText.", "A"),
        ("## A\n\n```\n## B\n```\n\nText.", "A"),
    ],
)
def test_a_section_has_the_words_of_its_heading_as_the_page_shows_them(text, section):
    assert paragraphs(text)[-1].section == section


@pytest.mark.parametrize("comment", ["<!-- hush -->", "<!--\nhush\n-->", "<!-- [hush](person:nobody) [^77] -->"])
def test_a_comment_is_in_no_paragraph(comment):
    page = read_prose(f"# A\n\nOne {comment} two.\n\n{comment}\n\n- {comment}\n", "docs/p.md", "p.md")
    assert [" ".join(one.text.split()) for one in page.paragraphs if one.text.strip()][:1] == ["One two."]
    assert not any("hush" in one.text for one in page.paragraphs)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("He left. <!-- Really? -->", "He left."),
        ("<!-- a -->He <!-- b -->left.", "He left."),
        ("`<!-- a -->` is one.", "`<!-- a -->` is one."),
        ("He left.", "He left."),
    ],
)
def test_a_comment_in_a_record_is_nobodys(tmp_path, written, kept):
    material = read(
        write(tmp_path, SMALL | {"data/people.yml": f"jane:\n  names: [{{form: Jane}}]\n  description: '{written}'\n"})
    )
    assert material.findings == []
    assert material.records[Ref("person", "jane")].record.description == kept


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("He <!-- left.", "a comment begins here, <!--, and nothing closes it"),
        ("<!-- to be written -->", "there is nothing but a comment"),
    ],
)
def test_a_comment_left_open_or_alone_in_a_field_is_a_finding(tmp_path, written, said):
    found = problems({"data/people.yml": f"jane:\n  names: [{{form: Jane}}]\n  description: '{written}'\n"}, tmp_path)
    assert found == [
        f"data/people.yml:3: R003 person:jane: description: {said}. Give a value of the form the message names."
    ]

"""The command line: exit codes, counts, and what each command writes."""

import json
import re
import subprocess
import sys

import pytest
from edition.__main__ import main
from edition.exports.schemas import schemas
from edition.records.record import KINDS
from helpers import FINDINGS, SAMPLE, SMALL, copy_sample, environment, run, write


def test_check_counts_what_there_is_and_ends_with_zero(capsys):
    assert main(["check", "--root", str(SAMPLE)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        (
            "3 people, 3 places, 2 organizations, 3 events, 5 quotations, 5 notes, 2 apparatus, 2 documents, 4 works, 3"
            " texts; 8 paragraphs, 97 references."
        ),
        "Notes: 1 verified, 1 attributed in the text, 1 probable.",
        "Quotations: 1 the words are the same, 1 the words differ, 3 not seen in a source.",
        "Sources: 7 citations: 2 primary, 1 scholarly work, 4 other.",
        "Quotations, notes and names compared with the source text.",
        "0 findings.",
    ]


def test_one_is_no_plural_and_what_is_not_there_is_not_counted(tmp_path, capsys):
    write(
        tmp_path,
        SMALL
        | {
            "data/people.yml": "jane: {names: [{form: Jane}]}\n",
            "docs/chapter.md": '# Small\n\n[She](person:jane) came.\n{: #one answers="1" }\n',
            "data/paragraph-ids.txt": "one\n",
        },
    )
    assert main(["check", "--root", str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        (
            "1 person, 0 places, 0 organizations, 0 events, 0 quotations, 0 notes, 0 apparatus, 0 documents, 0 works, 2"
            " texts; 1 paragraph, 2 references."
        ),
        "The source text is not at hand: quotations were not compared with it.",
        "0 findings.",
    ]


def test_check_prints_findings_first_and_ends_with_one(tmp_path, capsys):
    assert main(["check", "--root", str(copy_sample(tmp_path, FINDINGS / "G008"))]) == 1
    out = capsys.readouterr().out
    assert out.startswith((FINDINGS / "G008" / "expected.txt").read_text("utf-8"))
    assert out.endswith("2 findings.\n")


def test_check_says_when_the_source_text_is_not_at_hand(sample, capsys):
    (sample / "source.txt").unlink()
    assert main(["check", "--root", str(sample)]) == 0
    assert "The source text is not at hand: quotations were not compared with it.\n" in capsys.readouterr().out


def test_another_source_text_may_be_named(sample, tmp_path, capsys):
    (tmp_path / "other.txt").write_text("Another text.\n", "utf-8")
    assert main(["check", "--root", str(sample), "--source", str(tmp_path / "other.txt")]) == 1
    assert " Q004 " in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["pages"], ["export"], ["nothing"], [], ["check", "--source", "no-such-file"]])
def test_a_wrong_call_ends_with_two(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--root", str(SAMPLE)])
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["pages", "export"])
def test_nothing_is_written_where_there_is_a_finding(tmp_path, command, capsys):
    root = copy_sample(tmp_path, FINDINGS / "G008")
    assert main([command, str(tmp_path / "out"), "--root", str(root)]) == 1
    assert " G008 " in capsys.readouterr().out
    assert not (tmp_path / "out").exists()


def test_export_writes_the_data_files(tmp_path):
    assert main(["export", str(tmp_path / "out"), "--root", str(SAMPLE)]) == 0
    assert (
        json.loads((tmp_path / "out/data/records.json").read_text("utf-8"))["edition"]["title"] == "The Eclipse of 1919"
    )


def test_mint_adds_new_ids_and_keeps_the_old(sample):
    ledger, page = sample / "data/paragraph-ids.txt", sample / "docs/reading.md"
    before = ledger.read_text("utf-8")
    page.write_text(page.read_text("utf-8").replace("#two-parties", "#two-groups"), "utf-8")
    assert main(["mint", "--root", str(sample)]) == 0
    assert ledger.read_text("utf-8") == before + "two-groups\n"
    assert main(["mint", "--root", str(sample)]) == 0
    assert ledger.read_text("utf-8") == before + "two-groups\n"


def test_mint_begins_a_ledger_where_there_is_none(sample):
    ledger = sample / "data/paragraph-ids.txt"
    ledger.unlink()
    assert main(["mint", "--root", str(sample)]) == 0
    assert re.sub(r"^#.*\n", "", ledger.read_text("utf-8")).split() == [
        *("light-is-bent", "two-parties", "the-day-itself", "the-verdict"),
        *("of-one-size", "a-line-of-verse", "an-island", "no-doubt-of-it"),
    ]


def test_there_is_a_schema_for_every_file_of_the_data_folder(sample):
    assert main(["schema", "--root", str(sample)]) == 0
    assert {path.stem for path in (sample / "schema").iterdir()} == {
        "edition",
        "sources",
        *KINDS,
        *(kind.plural for kind in KINDS.values()),
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_knows_the_fields_of_its_kind_and_refuses_others(kind):
    schema = schemas()[f"{kind}.json"]
    assert set(schema["properties"]) == {
        field.alias or name for name, field in KINDS[kind].record.model_fields.items()
    } - {"id"}
    assert schema["additionalProperties"] is False
    assert "id" not in schema.get("required", [])


HANGUL = "평양:\n  names: [{form: 평양}]\n"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-8"])
def test_a_finding_can_be_told_on_any_terminal(encoding, sample):
    with (sample / "data/people.yml").open("a", encoding="utf-8") as file:
        file.write(HANGUL)
    for command in (("edition", "check"), ("mkdocs", "build", "--strict")):
        told = run(*command, cwd=sample, PYTHONIOENCODING=encoding)
        assert told.returncode == 1
        assert ("평양" if encoding == "utf-8" else r"\ud3c9\uc591") in told.stdout
        assert "Traceback" not in told.stdout and "Logging error" not in told.stdout


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("check > /dev/full", "The output cannot be read or written: No space left on device."),
        ("export /dev/null/out", "/dev/null/out"),
        ("check | head -c 1 > /dev/null", ""),
    ],
)
def test_what_cannot_be_written_is_told_in_one_line(call, told, sample):
    ended = subprocess.run(
        f"{sys.executable} -m edition {call}",
        shell=True,
        cwd=sample,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.stderr.startswith(told) and len(ended.stderr.splitlines()) == bool(told)
